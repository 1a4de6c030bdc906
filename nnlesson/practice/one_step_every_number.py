"""The exercises of the page "one-step-every-number"."""

from collections.abc import Callable, Collection, Sequence

import numpy as np

from nnlesson.backprop import backward, update
from nnlesson.losses import half_squared_error
from nnlesson.practice.backpropagation import FIRST, NAMES, SECOND, drawn, network_of, slipped, slopes_of
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, Numbers, close

Row = Sequence[float]
BIASES = [name for name in NAMES if name.startswith("b")]


def _step(parameters: Row, inputs: Row, targets: Row, rate: float) -> list[float]:
    network = network_of(parameters)
    return update(network, backward(network, inputs, targets, half_squared_error), rate).parameters


def _slip(*, early: bool = False, still: Collection[str] = (), **slip: object) -> Callable[..., list[float]]:
    """Make a step with slipped slopes, from which some parameters stay as they are."""

    def step(parameters: Row, inputs: Row, targets: Row, rate: float) -> list[float]:
        find: Callable[..., list[float]] = slipped  # with whatever keywords it has
        slopes = find(parameters, inputs, targets, moved=rate if early else 0.0, **slip)
        moves = zip(NAMES, parameters, slopes, strict=True)
        return [p if name in still else p - rate * slope for name, p, slope in moves]

    return step


def _drawn(rng: np.random.Generator) -> Case:
    return *drawn(rng), float(rng.choice([0.1, 0.5, 1.0, 2.0]))


EXAMPLE = ([0.15, 0.20, 0.35, 0.25, 0.30, 0.35, 0.40, 0.45, 0.60, 0.50, 0.55, 0.60], [0.05, 0.10], [0.01, 0.99], 0.5)
OTHER = ([-0.4, 0.8, 0.1, 1.5, -2.0, -0.3, 0.7, 1.1, 0.2, -1.3, 0.9, 0.6], [0.2, 0.9], [1.0, 0.0], 1.5)


def _wrong_ones(case: Case, answer: object) -> str:
    """Name the parameters that are wrong."""
    triples = zip(NAMES, _step(*case), Numbers(12).read(answer), strict=True)
    where = "" if case == EXAMPLE else " (for other numbers than those of the page)"
    return f"after the step these are wrong{where}: {', '.join(name for name, *pair in triples if not close(*pair))}"


check_step = CodeExercise(
    id="full-step",
    task="Write a function that takes the twelve parameters w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 of a 2-2-2 "
    "network of sigmoids, two inputs, two targets and the rate, and answers with the twelve parameters after one step.",
    answers={"step": Function()},
    truth=_step,
    returns=Numbers(12),
    cases=[EXAMPLE, OTHER],
    draw=_drawn,
    otherwise=_wrong_ones,
    slips={
        "your hidden deltas use output weights that have already moved; find all twelve slopes first (with the biases "
        "left alone this slip gives the much-quoted loss 0.291027924)": _slip(early=True),
        "your hidden deltas use output weights that have already moved, and no bias moves; together this gives the "
        "much-quoted loss 0.291027924": _slip(early=True, still=BIASES),
        "no bias has moved, so the loss falls to 0.291027774 only; each bias has a slope too, the delta of its node": (
            _slip(still=BIASES)
        ),
        "you add rate times slope, which leads uphill; take it away": _slip(times=-1.0),
        "every slope is twice as large as it must be; the half squared error has a half": _slip(times=2.0),
        "the rate is missing; take away rate times slope": lambda p, x, y, _: _slip()(p, x, y, 1.0),
        "these are the slopes; the answer is the parameters after the step": lambda p, x, y, _: slopes_of(p, x, y),
        "only the outputs have moved; w1 to w4, b1 and b2 have slopes too": _slip(still=NAMES[:6]),
        "σ′ is missing at the hidden nodes": _slip(at_hidden=lambda _: 1.0),
        "each hidden node gets one path only, h1 that through o1 and h2 that through o2; add the other one": (
            _slip(paths=(FIRST, SECOND))
        ),
        "from h1 lead w5 and w7, from h2 lead w6 and w8; you took the two weights that lead into one output": (
            _slip(turned=True)
        ),
    },
)

H, OUT = (0.593269992, 0.596884378), (0.751365070, 0.772928465)  # of the example


def _w5(
    apart: float = OUT[0] - 0.99, bend: float = OUT[0] * (1.0 - OUT[0]), x: float = H[0], rate: float = 0.5
) -> float:
    return 0.40 - rate * apart * bend * x


def _how_close(w5: float) -> str:
    """Tell a number that was rounded on the way from one that is not found."""
    if close(w5, _w5(), within=1e-3):
        return "you are close. Keep at least seven digits on the way, and give six after the point"
    return "go through steps 6 to 9 for o1, then take rate times slope away from 0.40"


check_w5 = PaperExercise(
    id="w5",
    task="In the example of the page, what is w5 after one step if the first target is 0.99 in place of 0.01? Give at "
    "least six decimals.",
    answers={"w5": Number(within=2e-6)},
    blank="your number",
    truth=(_w5(),),
    otherwise=_how_close,
    slips={
        "that is w5 for the target 0.01, as on the page; here the first target is 0.99": (_w5(OUT[0] - 0.01),),
        "step 6 is o − y, not y − o; the slope has the wrong sign": (_w5(0.99 - OUT[0]),),
        "the factor σ′ of step 7 is missing": (_w5(bend=1.0),),
        "the rate is missing": (_w5(rate=1.0),),
        "that is the slope; w5 becomes 0.40 minus rate times slope": (0.40 - _w5(rate=1.0),),
        "that is only rate times slope; take it away from 0.40": (0.40 - _w5(),),
        "w5 receives h1, not h2": (_w5(x=H[1]),),
        "w5 receives h1, not x1": (_w5(x=0.05),),
        "the factor h1 of step 9 is missing": (_w5(x=1.0),),
        "that is w5 of the other output: w5 leads into o1": (_w5(OUT[1] - 0.99, OUT[1] * (1.0 - OUT[1])),),
    },
)
