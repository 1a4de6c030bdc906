"""The exercises of the interlude Downhill."""

from collections.abc import Callable, Sequence

from nnlesson import _validate
from nnlesson.practice.exercise import Exercise

Numbers = Sequence[float]
POINTS = [(-1.0, 1.0), (0.0, 2.0), (1.0, 6.0)]


def _downhill(parameters: Numbers, gradient: Numbers, learning_rate: float) -> list[float]:
    return [p - learning_rate * g for p, g in zip(parameters, gradient, strict=True)]


def _only_the_first(parameters: Numbers, gradient: Numbers, learning_rate: float) -> list[float]:
    return [*_downhill(parameters[:1], gradient[:1], learning_rate), *parameters[1:]]


def _new_place_only(parameters: Numbers, gradient: Numbers, learning_rate: float) -> list[float]:
    return [-learning_rate * g for _, g in zip(parameters, gradient, strict=True)]


def _step_only(_parameters: Numbers, gradient: Numbers, learning_rate: float) -> list[float]:
    return [learning_rate * g for g in gradient]


DOWNHILL = Exercise(
    truth=_downhill,
    cases=[
        ([1.0], [-0.9], 0.1),
        ([1.0, 2.0], [10.0, -10.0], 0.1),
        ([0.5, -1.5, 3.0], [2.0, 0.0, -4.0], 0.25),
    ],
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


def _squares(given: list) -> str:
    """Say how large the loss of a line is."""
    [(w, b)] = given
    left = [y - (w * x + b) for x, y in POINTS]
    squares = sum(r * r for r in left)
    return f"the squared residuals of your line add up to {squares:.6g}; another line has less"


THREE_POINTS = Exercise(
    truth=lambda: [2.5, 3.0],
    otherwise=_squares,
    cases=[()],
    slips={
        "your line passes through the two outer points and forgets the middle one": lambda: [2.5, 3.5],
        "w and b are swapped: w is multiplied by x, b stands alone": lambda: [3.0, 2.5],
        "the axes are swapped: predict the target from x, not x from the target": lambda: [5 / 14, -15 / 14],
        "that w is a rise; divide it by its run": lambda: [5.0, 3.0],
        "the 2 before w² and the 3 before b² were lost on the way": lambda: [5.0, 9.0],
    },
)

EXERCISES = [DOWNHILL, THREE_POINTS]


def check_downhill(downhill: Callable[[Numbers, Numbers, float], list[float]]) -> None:
    """Judge the exercise "write downhill" of the interlude Downhill.

    Built in chapter 5, in its interlude Downhill.

    Parameters
    ----------
    downhill : callable
        The reader's function: takes the parameters, the slope of each, and the learning rate, answers with the list
        of new parameters.

    Examples
    --------
    >>> check_downhill(lambda parameters, gradient, learning_rate: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(DOWNHILL.verdict(downhill))


def check_three_points(w: float | None, b: float | None) -> None:
    """Judge the paper exercise "a line through three points" of the interlude Downhill.

    Built in chapter 5, in its interlude Downhill.

    Parameters
    ----------
    w, b : float or None
        The reader's line; None where the reader has not answered yet.

    Examples
    --------
    >>> check_three_points(1.0, 2.0)
    Not yet: the squared residuals of your line add up to 9; another line has less.
    """
    if w is None or b is None:
        print("Not yet: put your two numbers in the place of None.")
        return
    try:
        w, b = _validate.number(w, "w"), _validate.number(b, "b")
    except (TypeError, ValueError):
        print("Not yet: write two plain numbers, such as 1 and 0.5, without quotation marks.")
        return
    print(THREE_POINTS.verdict(lambda: [w, b]))
