"""The exercises of the page "downhill"."""

from collections.abc import Sequence

import numpy as np

from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, Numbers

Row = Sequence[float]
POINTS = [(-1.0, 1.0), (0.0, 2.0), (1.0, 6.0)]


def _downhill(parameters: Row, gradient: Row, learning_rate: float) -> list[float]:
    return [p - learning_rate * g for p, g in zip(parameters, gradient, strict=True)]


def _only_the_first(parameters: Row, gradient: Row, learning_rate: float) -> list[float]:
    return [*_downhill(parameters[:1], gradient[:1], learning_rate), *parameters[1:]]


def _new_place_only(parameters: Row, gradient: Row, learning_rate: float) -> list[float]:
    return [-learning_rate * g for _, g in zip(parameters, gradient, strict=True)]


def _step_only(_parameters: Row, gradient: Row, learning_rate: float) -> list[float]:
    return [learning_rate * g for g in gradient]


def _drawn(rng: np.random.Generator) -> Case:
    n = rng.integers(1, 5)
    parameters, gradient = (rng.integers(-2, 3, n).astype(float).tolist() for _ in range(2))
    return parameters, gradient, float(rng.choice([0.1, 0.25, 0.5, 2.0]))


check_downhill = CodeExercise(
    id="downhill",
    task="Write a function that takes a list of parameters, a list with the slope of each and the learning rate, and "
    "answers with the list of new parameters.",
    answers={"downhill": Function()},
    truth=_downhill,
    returns=Numbers(),
    cases=[
        ([1.0], [-0.9], 0.1),
        ([1.0, 2.0], [10.0, -10.0], 0.1),
        ([0.5, -1.5, 3.0], [2.0, 0.0, -4.0], 0.25),
    ],
    draw=_drawn,
    slips={
        "you go uphill: the step is subtracted, not added": (
            lambda parameters, gradient, learning_rate: _downhill(parameters, gradient, -learning_rate)
        ),
        "the learning rate is missing; a slope is no distance": (
            lambda parameters, gradient, _: _downhill(parameters, gradient, 1.0)
        ),
        "you divide by the learning rate; multiply the slope by it": (
            lambda parameters, gradient, learning_rate: _downhill(parameters, gradient, 1.0 / learning_rate)
        ),
        "you return the old parameters; a name inside the loop changes no list": (
            lambda parameters, _gradient, _rate: list(parameters)
        ),
        "you return the step; return where we stand after it": _new_place_only,
        "you return the slope times the rate; subtract it from the parameter": _step_only,
        "only the first parameter moves; each one has a slope of its own": _only_the_first,
    },
)


def _squares(w: float, b: float) -> str:
    """Say how large the loss of a line is."""
    squares = sum((y - (w * x + b)) * (y - (w * x + b)) for x, y in POINTS)
    return f"the squared residuals of your line add up to {squares:.6g}; another line has less"


check_three_points = PaperExercise(
    id="three-points",
    task="Which line w x + b has the smallest sum of squared residuals for three points: at −1 the target is 1, "
    "at 0 it is 2, at 1 it is 6?",
    answers={"w": Number(), "b": Number()},
    blank="your two numbers",
    truth=(2.5, 3.0),
    otherwise=_squares,
    slips={
        "your line passes through the two outer points and forgets the middle one": (2.5, 3.5),
        "w and b are swapped: w is multiplied by x, b stands alone": (3.0, 2.5),
        "the axes are swapped: predict the target from x, not x from the target": (5 / 14, -15 / 14),
        "that w is a rise; divide it by its run": (5.0, 3.0),
        "the 2 before w² and the 3 before b² were lost on the way": (5.0, 9.0),
    },
)
