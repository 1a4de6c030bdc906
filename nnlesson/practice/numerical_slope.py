"""The exercises of chapter 6."""

from collections.abc import Callable
from numbers import Real

from nnlesson.practice.exercise import Exercise

Function = Callable[[list[float]], float]
Gradient = Callable[[Function, list[float], float], list[float]]

# A case names its function by a text, so that a message can show it.
FUNCTIONS = {
    "p[0] ** 3": lambda p: p[0] * p[0] * p[0],
    "p[0] * p[1] * p[2]": lambda p: p[0] * p[1] * p[2],
    "p[0] ** 2 + 3 * p[1] ** 2": lambda p: p[0] * p[0] + 3.0 * p[1] * p[1],
}
CASES = [
    ("p[0] ** 3", [1.0], 0.1),
    ("p[0] * p[1] * p[2]", [2.0, 5.0, -3.0], 0.1),
    ("p[0] ** 2 + 3 * p[1] ** 2", [4.0, 0.5], 0.01),
]


def _nudged(name: str, parameters: list[float], place: int, nudge: float) -> float:
    moved = list(parameters)
    moved[place] += nudge
    return FUNCTIONS[name](moved)


def _rises(name: str, parameters: list[float], step: float) -> list[float]:
    places = range(len(parameters))
    return [_nudged(name, parameters, i, step) - _nudged(name, parameters, i, -step) for i in places]


def _gradient(name: str, parameters: list[float], step: float) -> list[float]:
    return [round(rise / (2.0 * step), 9) for rise in _rises(name, parameters, step)]


def _one_side(name: str, parameters: list[float], step: float) -> list[float]:
    here = FUNCTIONS[name](parameters)
    return [(_nudged(name, parameters, i, step) - here) / step for i in range(len(parameters))]


def _never_back(name: str, parameters: list[float], step: float) -> list[float]:
    moved, slopes = list(parameters), []
    for i in range(len(moved)):
        moved[i] += step
        above = FUNCTIONS[name](moved)
        moved[i] -= 2.0 * step
        slopes.append((above - FUNCTIONS[name](moved)) / (2.0 * step))
    return slopes


def _never_back_from_one_side(name: str, parameters: list[float], step: float) -> list[float]:
    moved, slopes = list(parameters), []
    for i in range(len(moved)):
        moved[i] += step
        slopes.append((FUNCTIONS[name](moved) - FUNCTIONS[name](parameters)) / step)
    return slopes


def _all_at_once(name: str, parameters: list[float], step: float) -> list[float]:
    above, below = [p + step for p in parameters], [p - step for p in parameters]
    return [(FUNCTIONS[name](above) - FUNCTIONS[name](below)) / (2.0 * step)] * len(parameters)


NUMERICAL_GRADIENT = Exercise(
    truth=_gradient,
    cases=CASES,
    slips={
        "you nudge to one side only; nudge up, then down, and compare these two": _one_side,
        "you divide by `step`, but the two points are 2 * step apart": (
            lambda name, parameters, step: [rise / step for rise in _rises(name, parameters, step)]
        ),
        "you do not divide; a slope is the rise divided by how far the two points are apart": _rises,
        "`/ 2 * step` divides by 2 and then multiplies by step; write `/ (2 * step)`": (
            lambda name, parameters, step: [rise / 2.0 * step for rise in _rises(name, parameters, step)]
        ),
        "the nudge is not put back: when you come to the next parameter, the one before it still stands aside": (
            _never_back
        ),
        "you nudge to one side only, and the nudge is not put back before the next one": _never_back_from_one_side,
        "your second nudge only undoes the first, so the lower point is the start; go one step below it": (
            lambda name, parameters, step: [slope / 2.0 for slope in _one_side(name, parameters, step)]
        ),
        "you nudge all parameters at once; nudge one, and leave the others where they are": _all_at_once,
        "you subtract the wrong way round: the function above, minus the function below": (
            lambda name, parameters, step: [-slope for slope in _gradient(name, parameters, step)]
        ),
        "you nudge by a number of your own; nudge by `step`": (
            lambda name, parameters, _: _gradient(name, parameters, 1e-5)
        ),
        "you return too early; there is one slope for each parameter": (
            lambda name, parameters, step: _gradient(name, parameters, step)[:1]
        ),
    },
)

WEIGHTS, BIASES, PICTURES = 784 * 128 + 128 * 10, 128 + 10, 60_000
PASSES = Exercise(
    truth=lambda: 2 * (WEIGHTS + BIASES) * PICTURES,
    otherwise=lambda _: "multiply how many parameters there are, nudges for each of them, and pictures",
    cases=[()],
    slips={
        "each parameter is nudged up and down, which takes two passes of every picture": (
            lambda: (WEIGHTS + BIASES) * PICTURES
        ),
        "the loss is a mean over all pictures, so for every nudge all of them must pass": (
            lambda: 2 * (WEIGHTS + BIASES)
        ),
        "each node behind the inputs has a bias too, which is nudged like a weight": lambda: 2 * WEIGHTS * PICTURES,
        "that is the bill of 800 steps; the question is about one": lambda: 800 * 2 * (WEIGHTS + BIASES) * PICTURES,
        "that is the number of parameters; each is nudged twice, and all pictures pass each time": (
            lambda: WEIGHTS + BIASES
        ),
    },
)

EXERCISES = [NUMERICAL_GRADIENT, PASSES]


def check_numerical_gradient(gradient: Gradient) -> None:
    """Judge the exercise "write numerical_gradient" of chapter 6.

    Built in try 6.

    Parameters
    ----------
    gradient : callable
        The reader's function: takes a function of a list of floats, the list, and how far to nudge; answers with a
        list of slopes.

    Examples
    --------
    >>> check_numerical_gradient(lambda function, parameters, step: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    changed = []

    def watched(name: str, parameters: list[float], step: float) -> list[float]:
        given = list(parameters)
        slopes = gradient(FUNCTIONS[name], given, step)
        changed.append(given != parameters)
        return slopes

    verdict = NUMERICAL_GRADIENT.verdict(watched if callable(gradient) else gradient)
    if verdict.startswith("Right") and any(changed):
        verdict = "Not yet: the slopes are right, but the caller's list is no longer what it was. Nudge a copy of it."
    print(verdict)


def check_passes(passes: int | None) -> None:
    """Judge the paper exercise "one step of a larger network" of chapter 6.

    Built in try 6.

    Parameters
    ----------
    passes : int or None
        How many passes one step takes; None where the reader has not answered yet.

    Examples
    --------
    >>> check_passes(None)
    Not yet: put your number in the place of None.
    """
    if passes is None:
        print("Not yet: put your number in the place of None.")
    elif isinstance(passes, bool) or not isinstance(passes, Real) or passes != passes // 1:
        print("Not yet: write one whole number, such as 123_000.")
    else:
        print(PASSES.verdict(lambda: int(passes)))
