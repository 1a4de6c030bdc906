"""The exercises of chapter 4."""

import math
from collections.abc import Sequence

from nnlesson import _validate
from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados
from nnlesson.metrics import count_right
from nnlesson.nodes import Layer, Network, Node
from nnlesson.practice.old_exercise import Exercise

Triple = Sequence[float]  # two weights and the bias of a node
WANTED = 95  # of 100 fruits
FIRST_VARIETY = (0.75, 1.5)  # where its folds lie: softness plus darkness
THREE_NUMBERS = "Not yet: write three numbers for each node, two weights and the bias, such as (20, 20, -15)."


def _two_layers(hidden: float, output: float) -> list[float]:
    """Round as on paper."""
    return [round(hidden, 4), round(output, 4)]


def _after_sigmoid(first: float, both: int = 1) -> list[float]:
    """Pass a sum through both layers; `both` counts how many hidden answers the output node adds up."""
    hidden = sigmoid(first)
    return _two_layers(hidden, sigmoid(both * hidden))


def _how_close(given: list) -> str:
    """Tell a number that is not rounded well from one that is not found."""
    [answer], right = given, FEED_FORWARD.truth()
    if all(math.isclose(a, b, abs_tol=0.006) for a, b in zip(answer, right, strict=True)):
        return "close, but round to four digits after the point"
    return "at least one number is wrong. Work out z first, then the sigmoid of it"


FEED_FORWARD = Exercise(
    truth=lambda: _after_sigmoid(3.0),
    otherwise=_how_close,
    cases=[()],
    slips={
        "these are the sums of chapter 3; each sum goes through the sigmoid before it is passed on": lambda: [3.0, 3.0],
        "the output node has a sigmoid too": lambda: _two_layers(sigmoid(3.0), sigmoid(3.0)),
        "the hidden nodes have a sigmoid too": lambda: _two_layers(3.0, sigmoid(3.0)),
        "you added both inputs; the weights are 0 and 1, so the first input counts nothing": lambda: _after_sigmoid(
            5.0
        ),
        "the weights are 0 and 1 in this order: the second input counts, not the first": lambda: _after_sigmoid(2.0),
        "the output node has the weights 0 and 1: only the second hidden node counts": lambda: _after_sigmoid(3.0, 2),
        "you took e to the z; in the sigmoid stands e to the minus z": (
            lambda: _two_layers(sigmoid(-3.0), sigmoid(-sigmoid(-3.0)))
        ),
    },
)

EXERCISES = [FEED_FORWARD]


def check_feed_forward(h: float | None, output: float | None) -> None:
    """Judge the paper exercise "the same network with a sigmoid" of chapter 4.

    Built in try 4.

    Parameters
    ----------
    h, output : float or None
        What each hidden node and the output node answer, to four digits; None where the reader has not answered yet.

    Examples
    --------
    >>> check_feed_forward(None, None)
    Not yet: put your two numbers in the place of None.
    >>> check_feed_forward(3, 3)
    Not yet: these are the sums of chapter 3; each sum goes through the sigmoid before it is passed on.
    """
    if h is None or output is None:
        print("Not yet: put your two numbers in the place of None.")
        return
    try:
        given = _two_layers(_validate.number(h, "h"), _validate.number(output, "output"))
    except (TypeError, ValueError):
        print("Not yet: write two numbers, without quotation marks.")
        return
    print(FEED_FORWARD.verdict(lambda: given))


def check_folds(old_enough: Triple | None, not_too_old: Triple | None, ripe: Triple | None) -> None:
    """Judge the exercise "two folds of your own" of chapter 4, on the 100 known fruits of the other variety.

    Built in try 4.

    Parameters
    ----------
    old_enough, not_too_old : sequence of three floats, or None
        The weights for softness and darkness, and the bias, of the two hidden nodes.
    ripe : sequence of three floats, or None
        The weights for the two hidden nodes, and the bias, of the node "ripe"; "not ripe" is its negative.

    Examples
    --------
    >>> check_folds((20, 20, -15), (-20, -20, 30), (10, 10, -5))
    Not yet: 40 of 100. One open fold is enough for "ripe". That is "or"; it must need both.
    """
    if old_enough is None or not_too_old is None or ripe is None:
        print("Not yet: put your numbers in the place of None.")
        return
    try:
        folds = _triple(old_enough), _triple(not_too_old)
        ripe = _triple(ripe)
        known = _hits(folds, ripe, 100, 1)
        if known >= WANTED:
            print(f"Right: {known} of 100 known and {_hits(folds, ripe, 2000, 2):,} of 2,000 fresh fruits.")
        else:
            print(f"Not yet: {known} of 100. {_slip(folds, ripe)}")
    except (TypeError, ValueError, OverflowError):
        print(THREE_NUMBERS)


def _triple(numbers: Triple) -> tuple[float, float, float]:
    """Trust two weights and a bias, or raise."""
    first, second, bias = _validate.floats(numbers, "numbers")
    return first, second, bias


def _hits(folds: tuple[Triple, Triple], ripe: Triple, n_samples: int, rng: int) -> int:
    """Count the fruits of the other variety for which two folds and their "ripe" are right."""
    first, second, bias = ripe
    outputs = [Node([-first, -second], -bias, sigmoid), Node([first, second], bias, sigmoid)]
    hidden = [Node(fold[:2], fold[2], sigmoid) for fold in folds]
    network = Network([Layer(hidden), Layer(outputs)])
    inputs, targets = avocados(n_samples, rng=rng, ripe_at=0.45)
    return count_right([network.classify(fruit) for fruit in inputs], targets)


def _slip(folds: tuple[Triple, Triple], ripe: Triple) -> str:
    """Say what is wrong with folds that do not enclose enough."""
    first, second, bias = ripe
    if first + second + bias <= 0.0:
        return f'With both folds open, z of "ripe" is {first + second + bias:g}, not larger than 0: nothing is ripe.'
    if max(first, second) + bias > 0.0:
        return 'One open fold is enough for "ripe". That is "or"; it must need both.'
    if folds[0][0] * folds[1][0] > 0.0 and folds[0][1] * folds[1][1] > 0.0:
        return "Both folds rise in the same direction. One must keep out the young fruits, the other the old ones."
    for name, (w1, w2, b) in zip(("old enough", "not too old"), folds, strict=True):
        fruits = _open_for(w1, w2, b)
        if fruits != "some":
            turned = _open_for(w1, w2, -b) == "some"
            cure = "check the sign of its bias" if turned else "its bias does not suit its weights"
            return f'"{name}" is above 0.5 for {fruits} fruit: {cure}.'
    if _hits(tuple([10.0 * number for number in fold] for fold in folds), ripe, 100, 1) >= WANTED:
        return "The folds lie well, but they are too gentle: take larger weights and biases."
    if _borders(folds) == FIRST_VARIETY:
        return "These folds suit the first variety. This one is ripe earlier."
    return "Work out for both folds at which sum of softness and darkness their z is 0. Are the ripe fruits between?"


def _open_for(w1: float, w2: float, bias: float) -> str:
    """Say for which of the known fruits a fold is open: every, some or no."""
    inputs = avocados(100, rng=1, ripe_at=0.45)[0].tolist()
    opened = [w1 * softness + w2 * darkness + bias > 0.0 for softness, darkness in inputs]
    if all(opened):
        return "every"
    return "some" if any(opened) else "no"


def _borders(folds: tuple[Triple, Triple]) -> tuple[float, ...]:
    """Say at which softness plus darkness each fold lies, for folds across the diagonal."""
    return tuple(round(-bias / first, 9) if first == second != 0.0 else math.nan for first, second, bias in folds)
