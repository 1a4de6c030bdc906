"""The exercises of the interlude "One step, every number"."""

from collections.abc import Callable, Sequence
from functools import partial

from nnlesson import _validate
from nnlesson.backprop import backward, update
from nnlesson.losses import half_squared_error
from nnlesson.practice.backpropagation import NAMES, network_of, slopes_of
from nnlesson.practice.old_exercise import Exercise

Numbers = Sequence[float]
BIASES = {name for name in NAMES if name.startswith("b")}
NEAR = 2e-6  # apart from the truth, for a number that was rounded to six digits on the way
CLOSE = 1e-3


def _step(parameters: Numbers, inputs: Numbers, targets: Numbers, rate: float) -> list[float]:
    network = network_of(parameters)
    return update(network, backward(network, inputs, targets, half_squared_error), rate).parameters


def _move(parameters: Numbers, slopes: Numbers, rate: float, still: set[str] = frozenset()) -> list[float]:
    """Move all parameters but those that stay still."""
    moves = zip(NAMES, parameters, slopes, strict=True)
    return [p if name in still else p - rate * slope for name, p, slope in moves]


def _slipped(
    parameters: Numbers,
    inputs: Numbers,
    targets: Numbers,
    rate: float,
    *,
    early: bool = False,
    still: set[str] = frozenset(),
    bend: Callable[[float], float] = lambda h: h * (1.0 - h),
    both_paths: bool = True,
    into: bool = False,
) -> list[float]:
    """Do what `_step` does, with the hidden deltas worked out as in the slip; each keyword makes one."""
    slopes, network = slopes_of(parameters, inputs, targets), network_of(parameters)
    h, deltas = network.layers[0].forward(inputs), (slopes[8], slopes[11])
    rows = network_of(_move(parameters, slopes, rate)).layers[1].nodes if early else network.layers[1].nodes
    for node, (place, output) in enumerate(zip((0, 3), h, strict=True)):
        weights = rows[node].weights if into else [row.weights[node] for row in rows]
        paths = [weight * delta for weight, delta in zip(weights, deltas, strict=True)]
        delta = (sum(paths) if both_paths else paths[node]) * bend(output)
        slopes[place : place + 3] = [delta * inputs[0], delta * inputs[1], delta]
    return _move(parameters, slopes, rate, still)


EXAMPLE = ([0.15, 0.20, 0.35, 0.25, 0.30, 0.35, 0.40, 0.45, 0.60, 0.50, 0.55, 0.60], [0.05, 0.10], [0.01, 0.99], 0.5)
OTHER = ([-0.4, 0.8, 0.1, 1.5, -2.0, -0.3, 0.7, 1.1, 0.2, -1.3, 0.9, 0.6], [0.2, 0.9], [1.0, 0.0], 1.5)


def _wrong_ones(given: list) -> str:
    """Name the parameters that are wrong, in the first case in which some are."""
    for case, answer in zip(STEP.cases, given, strict=True):
        try:
            numbers = _validate.floats(answer, "parameters")
        except (TypeError, ValueError):
            return "answer with a list of 12 numbers, the parameters after the step"
        if len(numbers) != len(NAMES):
            return f"answer with 12 numbers, one for each parameter, not with {len(numbers)}"
        right = zip(NAMES, STEP.truth(*case), numbers, strict=True)
        wrong = [name for name, wanted, number in right if abs(wanted - number) > 1e-9]
        if wrong:
            where = "" if case is EXAMPLE else " (for other numbers than those of the page)"
            return f"after the step these are wrong{where}: {', '.join(wrong)}"
    return "something differs in a late digit. Check every factor"


STEP = Exercise(
    truth=_step,
    otherwise=_wrong_ones,
    cases=[EXAMPLE, OTHER],
    slips={
        "your hidden deltas use output weights that have already moved; find all twelve slopes first (with the biases "
        "left alone this slip gives the much-quoted loss 0.291027924)": partial(_slipped, early=True),
        "your hidden deltas use output weights that have already moved, and no bias moves; together this gives the "
        "much-quoted loss 0.291027924": partial(_slipped, early=True, still=BIASES),
        "no bias has moved, so the loss falls to 0.291027774 only; each bias has a slope too, the delta of its node": (
            partial(_slipped, still=BIASES)
        ),
        "you add rate times slope, which leads uphill; take it away": lambda p, x, y, rate: _move(
            p, slopes_of(p, x, y), -rate
        ),
        "the rate is missing; take away rate times slope": lambda p, x, y, _: _move(p, slopes_of(p, x, y), 1.0),
        "these are the slopes; the answer is the parameters after the step": lambda p, x, y, _: slopes_of(p, x, y),
        "only the outputs have moved; w1 to w4, b1 and b2 have slopes too": partial(_slipped, still=set(NAMES[:6])),
        "σ′ is missing at the hidden nodes": partial(_slipped, bend=lambda _: 1.0),
        "each hidden node gets one path only, h1 that through o1 and h2 that through o2; add the other one": (
            partial(_slipped, both_paths=False)
        ),
        "from h1 lead w5 and w7, from h2 lead w6 and w8; you took the two weights that lead into one output": (
            partial(_slipped, into=True)
        ),
    },
)


H, OUT = (0.593269992, 0.596884378), (0.751365070, 0.772928465)  # of the example


def _w5(
    apart: float = OUT[0] - 0.99, bend: float = OUT[0] * (1.0 - OUT[0]), x: float = H[0], rate: float = 0.5
) -> float:
    return 0.40 - rate * apart * bend * x


W5 = Exercise(
    truth=_w5,
    cases=[()],
    slips={
        "that is w5 for the target 0.01, as on the page; here the first target is 0.99": lambda: _w5(OUT[0] - 0.01),
        "step 6 is o − y, not y − o; the slope has the wrong sign": lambda: _w5(0.99 - OUT[0]),
        "the factor σ′ of step 7 is missing": lambda: _w5(bend=1.0),
        "the rate is missing": lambda: _w5(rate=1.0),
        "that is the slope; w5 becomes 0.40 minus rate times slope": lambda: 0.40 - _w5(rate=1.0),
        "that is only rate times slope; take it away from 0.40": lambda: 0.40 - _w5(),
        "w5 receives h1, not h2": lambda: _w5(x=H[1]),
        "w5 receives h1, not x1": lambda: _w5(x=0.05),
        "the factor h1 of step 9 is missing": lambda: _w5(x=1.0),
        "that is w5 of the other output: w5 leads into o1": lambda: _w5(OUT[1] - 0.99, OUT[1] * (1.0 - OUT[1])),
    },
)

EXERCISES = [STEP, W5]


def check_w5(w5: float | None) -> None:
    """Judge the paper exercise "w5 for another target" of "One step, every number".

    Built in try 7.

    Parameters
    ----------
    w5 : float or None
        The reader's number, with at least six digits after the point; None where there is none yet.

    Examples
    --------
    >>> check_w5(None)
    Not yet: put your number in the place of None.
    >>> check_w5(0.358916)
    Not yet: that is w5 for the target 0.01, as on the page; here the first target is 0.99.
    """
    if w5 is None:
        print("Not yet: put your number in the place of None.")
        return
    try:
        number = _validate.number(w5, "w5")
    except (TypeError, ValueError):
        print("Not yet: write one number, without quotation marks or brackets.")
        return
    known = [W5.truth(), *(slip() for slip in W5.slips.values())]
    nearest = min(known, key=lambda value: abs(value - number))
    if abs(nearest - number) <= NEAR:
        print(W5.verdict(lambda: nearest))
    elif abs(known[0] - number) <= CLOSE:
        print("Not yet: you are close. Keep at least seven digits on the way, and give six after the point.")
    else:
        print("Not yet: go through steps 6 to 9 for o1, then take rate times slope away from 0.40.")


def check_step(step: Callable[[Numbers, Numbers, Numbers, float], list[float]]) -> None:
    """Judge the exercise "a full step" of "One step, every number".

    Built in try 7.

    Parameters
    ----------
    step : callable
        The reader's function: takes the twelve parameters in the order w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4,
        the two inputs, the two targets and the learning rate; answers with the twelve parameters after the step.

    Examples
    --------
    >>> check_step(lambda parameters, inputs, targets, rate: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    >>> check_step(lambda parameters, inputs, targets, rate: parameters)
    Not yet: after the step these are wrong: w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4.
    """
    print(STEP.verdict(step))
