"""The exercises of the page "numerical-slope"."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnlesson.practice import kinds
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise

Function = Callable[[list[float]], float]


@dataclass(frozen=True)
class Formula:
    """A function of a list that shows how it is made.

    Built in try 6.

    Parameters
    ----------
    text : str
        As Python writes it, with the list p.

    Examples
    --------
    >>> Formula("p[0] * p[1]")([2.0, 3.0])
    6.0
    """

    text: str

    def __call__(self, p: list[float]) -> float:
        """Put numbers in."""
        value: float = eval(self.text, {"p": p})
        return value

    def __repr__(self) -> str:
        return self.text


CUBE, PRODUCT, BOWL = (Formula(text) for text in ("p[0] ** 3", "p[0] * p[1] * p[2]", "p[0] ** 2 + 3 * p[1] ** 2"))


def _nudged(function: Function, parameters: list[float], place: int, nudge: float) -> float:
    moved = list(parameters)
    moved[place] += nudge
    return function(moved)


def _rises(function: Function, parameters: list[float], nudge: float) -> list[float]:
    places = range(len(parameters))
    return [_nudged(function, parameters, i, nudge) - _nudged(function, parameters, i, -nudge) for i in places]


def _gradient(function: Function, parameters: list[float], nudge: float) -> list[float]:
    return [rise / (2.0 * nudge) for rise in _rises(function, parameters, nudge)]


def _one_side(function: Function, parameters: list[float], nudge: float) -> list[float]:
    here = function(parameters)
    return [(_nudged(function, parameters, i, nudge) - here) / nudge for i in range(len(parameters))]


def _never_back(function: Function, parameters: list[float], nudge: float) -> list[float]:
    moved, slopes = list(parameters), []
    for i in range(len(moved)):
        moved[i] += nudge
        above = function(moved)
        moved[i] -= 2.0 * nudge
        slopes.append((above - function(moved)) / (2.0 * nudge))
    return slopes


def _never_back_from_one_side(function: Function, parameters: list[float], nudge: float) -> list[float]:
    moved, slopes = list(parameters), []
    for i in range(len(moved)):
        moved[i] += nudge
        slopes.append((function(moved) - function(parameters)) / nudge)
    return slopes


def _all_at_once(function: Function, parameters: list[float], nudge: float) -> list[float]:
    above, below = [p + nudge for p in parameters], [p - nudge for p in parameters]
    return [(function(above) - function(below)) / (2.0 * nudge)] * len(parameters)


def _drawn(rng: np.random.Generator) -> Case:
    """Draw a list of whole numbers, often with equal ones; all of it matters to the function."""
    n = int(rng.integers(1, 5))
    text = " + ".join(f"{k + 2} * p[{k}] ** {rng.integers(1, 4)}" for k in range(n)) + " + 5 * p[0] * p[-1] ** 2"
    return Formula(text), rng.integers(-2, 3, n).astype(float).tolist(), float(rng.choice([0.1, 0.25, 0.5]))


check_numerical_gradient = CodeExercise(
    id="numerical-gradient",
    task="Write a function that takes a function of a list, the list and the nudge, and answers with one slope for "
    "each number in the list, from two sides.",
    answers={"gradient": kinds.Function()},
    truth=_gradient,
    returns=kinds.Numbers(),
    cases=[(CUBE, [1.0], 0.1), (PRODUCT, [2.0, 5.0, -3.0], 0.1), (BOWL, [4.0, 0.5], 0.01)],
    draw=_drawn,
    slips={
        "you nudge to one side only; nudge up, then down, and compare these two": _one_side,
        "you divide by `nudge`, but the two points are 2 * nudge apart": (
            lambda function, parameters, nudge: [rise / nudge for rise in _rises(function, parameters, nudge)]
        ),
        "you do not divide; a slope is the rise divided by how far the two points are apart": _rises,
        "`/ 2 * nudge` divides by 2 and then multiplies by nudge; write `/ (2 * nudge)`": (
            lambda function, parameters, nudge: [rise / 2.0 * nudge for rise in _rises(function, parameters, nudge)]
        ),
        "the nudge is not put back: when you come to the next parameter, the one before it still stands aside": (
            _never_back
        ),
        "you nudge to one side only, and the nudge is not put back before the next one": _never_back_from_one_side,
        "your second nudge only undoes the first, so the lower point is the start; go one nudge below it": (
            lambda function, parameters, nudge: [slope / 2.0 for slope in _one_side(function, parameters, nudge)]
        ),
        "you nudge all parameters at once; nudge one, and leave the others where they are": _all_at_once,
        "you subtract the wrong way round: the function above, minus the function below": (
            lambda function, parameters, nudge: [-slope for slope in _gradient(function, parameters, nudge)]
        ),
        "you nudge by a number of your own; nudge by `nudge`": (
            lambda function, parameters, _: _gradient(function, parameters, 1e-5)
        ),
        "you return too early; there is one slope for each parameter": (
            lambda function, parameters, nudge: _gradient(function, parameters, nudge)[:1]
        ),
    },
)

WEIGHTS, BIASES, PICTURES = 784 * 128 + 128 * 10, 128 + 10, 60_000

check_passes = PaperExercise(
    id="passes",
    task="A network with 784 inputs, 128 hidden nodes and 10 outputs learns from 60,000 pictures: how many passes does "
    "one step take by nudging, from two sides?",
    answers={"passes": kinds.WholeNumber()},
    blank="your number",
    truth=(2 * (WEIGHTS + BIASES) * PICTURES,),
    otherwise="multiply how many parameters there are, nudges for each of them, and pictures",
    slips={
        "each parameter is nudged up and down, which takes two passes of every picture": (
            (WEIGHTS + BIASES) * PICTURES,
        ),
        "the loss is a mean over all pictures, so for every nudge all of them must pass": (2 * (WEIGHTS + BIASES),),
        "each node behind the inputs has a bias too, which is nudged like a weight": (2 * WEIGHTS * PICTURES,),
        "that is the bill of 800 steps; the question is about one": (800 * 2 * (WEIGHTS + BIASES) * PICTURES,),
        "that is the number of parameters; each is nudged twice, and all pictures pass each time": (WEIGHTS + BIASES,),
    },
)
