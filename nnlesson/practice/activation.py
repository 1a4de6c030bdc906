"""The exercises of the page "activation"."""

import math
from collections.abc import Sequence

import numpy as np

from nnlesson._validate import Floats
from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados
from nnlesson.metrics import count_right
from nnlesson.nodes import Layer, Network, Node
from nnlesson.practice.exercise import Exercise, PaperExercise, Verdict
from nnlesson.practice.kinds import Number, Numbers, close

Triple = Floats  # two weights and the bias of a node
WANTED = 95  # of 100 fruits
LARGEST = 1e100
FIRST_VARIETY = (0.75, 1.5)  # where its folds lie: softness plus darkness


def _answers(z: float, both: int = 1) -> tuple[float, float]:
    """Pass a sum through both layers; `both` counts how many hidden answers the output node adds up."""
    return sigmoid(z), sigmoid(both * sigmoid(z))


def _how_close(*given: float) -> str:
    """Tell a number that is not rounded well from one that is not found."""
    if close(given, _answers(3.0), within=0.006):
        return "close, but round to four digits after the point"
    return "at least one number is wrong. Work out z first, then the sigmoid of it"


check_feed_forward = PaperExercise(
    id="feed-forward-bent",
    task="In a network of two hidden nodes and an output node every node has the weights 0 and 1, the bias 0 and a "
    "sigmoid: what does a hidden node answer for the inputs 2 and 3, and what the output node, to four digits?",
    answers=dict.fromkeys(("h", "output"), Number(within=6e-5)),
    blank="your two numbers",
    truth=_answers(3.0),
    otherwise=_how_close,
    slips={
        "these are the sums of chapter 3; each sum goes through the sigmoid before it is passed on": (3.0, 3.0),
        "the output node has a sigmoid too": (sigmoid(3.0), sigmoid(3.0)),
        "the hidden nodes have a sigmoid too": (3.0, sigmoid(3.0)),
        "you added both inputs; the weights are 0 and 1, so the first input counts nothing": _answers(5.0),
        "the weights are 0 and 1 in this order: the second input counts, not the first": _answers(2.0),
        "the output node has the weights 0 and 1: only the second hidden node counts": _answers(3.0, both=2),
        "you took e to the z; in the sigmoid stands e to the minus z": (sigmoid(-3.0), sigmoid(-sigmoid(-3.0))),
    },
)


def _folds_judged(*numbers: Triple) -> Verdict:
    """Try two folds and their "ripe" on the fruits of the other variety."""
    if np.abs(numbers).max() > LARGEST:
        return Verdict(False, "these numbers are too large to add up; take smaller ones")
    *folds, ripe = numbers
    known = _hits(folds, ripe, 100, 1)
    if known >= WANTED:
        return Verdict(True, f"{known} of 100 known and {_hits(folds, ripe, 2000, 2):,} of 2,000 fresh fruits")
    return Verdict(False, f"{known} of 100. {_slip(folds, ripe)}")


check_folds = Exercise(
    id="folds",
    task="Find two weights and a bias for each of two folds, and for the node that needs both, so that at least 95 of "
    "100 fruits of the other variety are right.",
    answers=dict.fromkeys(("old_enough", "not_too_old", "ripe"), Numbers(3)),
    blank="your numbers",
    judge=_folds_judged,
)


def _hits(folds: Sequence[Triple], ripe: Triple, n_samples: int, rng: int) -> int:
    """Count the fruits of the other variety for which two folds and their "ripe" are right."""
    first, second, bias = ripe
    outputs = [Node([-first, -second], -bias, sigmoid), Node([first, second], bias, sigmoid)]
    hidden = [Node(list(fold[:2]), fold[2], sigmoid) for fold in folds]
    network = Network([Layer(hidden), Layer(outputs)])
    inputs, targets = avocados(n_samples, rng=rng, ripe_at=0.45)
    return count_right([network.classify(fruit) for fruit in inputs], targets)


def _slip(folds: Sequence[Triple], ripe: Triple) -> str:
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
    if _hits([10.0 * fold for fold in folds], ripe, 100, 1) >= WANTED:
        return "The folds lie well, but they are too gentle: take larger weights and biases."
    if _borders(folds) == FIRST_VARIETY:
        return "These folds suit the first variety. This one is ripe earlier."
    return "Work out for both folds at which sum of softness and darkness their z is 0. Are the ripe fruits between?"


def _open_for(w1: float, w2: float, bias: float) -> str:
    """Say for which of the known fruits a fold is open: every, some or no."""
    inputs, _ = avocados(100, rng=1, ripe_at=0.45)
    opened = inputs @ [w1, w2] + bias > 0.0
    return "every" if opened.all() else "some" if opened.any() else "no"


def _borders(folds: Sequence[Triple]) -> tuple[float, ...]:
    """Say at which softness plus darkness each fold lies, for folds across the diagonal."""
    return tuple(round(-bias / first, 9) if first == second != 0.0 else math.nan for first, second, bias in folds)
