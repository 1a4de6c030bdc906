"""The exercises of the page "shirt-sizes"."""

import numpy as np

from nnlesson._validate import Floats
from nnlesson.datasets import SHIFT, pounds_and_inches
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, Table

POUNDS, INCHES = pounds_and_inches(kg=73, cm=182)
DOWN, BACK = SHIFT

check_shifted = PaperExercise(
    id="shirt-units",
    task="Where is somebody of 73 kg and 182 cm after the shift by 135 pounds and 66 inches? Two decimals are enough.",
    answers=dict.fromkeys(("pounds", "inches"), Number(within=0.006)),
    blank="your numbers",
    truth=(POUNDS - DOWN, INCHES - BACK),
    slips={
        "the two numbers are right, but in the place of each other": (INCHES - BACK, POUNDS - DOWN),
        "you swapped kilograms and centimetres": tuple(np.subtract(pounds_and_inches(kg=182, cm=73), SHIFT)),
        "these are pounds and inches; now shift them": (POUNDS, INCHES),
        "you swapped the two numbers of the shift": (POUNDS - BACK, INCHES - DOWN),
        "you divided by 2.20462 and by 0.393701; multiply": (73 / 2.20462 - DOWN, 182 / 0.393701 - BACK),
        "you added the shift; subtract it": (POUNDS + DOWN, INCHES + BACK),
        "you subtracted the wrong way round; take 135 and 66 from the measurements": (DOWN - POUNDS, BACK - INCHES),
        "you are near; give two decimals": (round(POUNDS - DOWN, 1), round(INCHES - BACK, 1)),
        "you subtracted 73 kilograms and 182 centimetres as they are": (73 - DOWN, 182 - BACK),
    },
    otherwise="at least one number is wrong. Work it out again, one step at a time",
)


def _standardised(known: Floats, new: Floats) -> Floats:
    standardised: Floats = (new - known.mean(axis=0)) / known.std(axis=0)
    return standardised


def _drawn(rng: np.random.Generator) -> Case:
    """Draw two tables; in each column of `known` at least two numbers differ, for else there is no spread."""
    n_known, n_new, n_columns = rng.integers((2, 1, 1), (6, 5, 4))
    known, new = (rng.integers(-4, 5, (n, n_columns)) / 2 for n in (n_known, n_new))
    known[0] += known.min(axis=0) == known.max(axis=0)
    return known, new


KNOWN = np.array([[133.0, 65.0], [160.0, 72.0], [152.0, 70.0], [120.0, 60.0]])
NEW = np.array([[128.0, 63.0], [155.0, 68.0], [141.0, 71.0]])

check_scaler = CodeExercise(
    id="scaler",
    task="Write a function that takes two tables, known and new, one row for each sample, and answers with the rows of "
    "new, standardised.",
    answers={"scaler": Function()},
    truth=_standardised,
    returns=Table(),
    cases=[(KNOWN, NEW), (NEW, KNOWN)],
    draw=_drawn,
    slips={
        "mean and spread must come from `known`, yours come from `new`": lambda _, new: _standardised(new, new),
        "mean and spread must come from `known` alone, yours come from all rows together": (
            lambda known, new: _standardised(np.vstack([known, new]), new)
        ),
        "you swapped the two: you return `known`, scaled by `new`": lambda known, new: _standardised(new, known),
        "you return the rows of `known`; scale those of `new`": lambda known, _: _standardised(known, known),
        "that is the shift only; now divide by the standard deviation": lambda known, new: new - known.mean(axis=0),
        "you divided, but you did not shift": lambda known, new: new / known.std(axis=0),
        "you swapped mean and spread: subtract the mean, divide by the spread": (
            lambda known, new: (new - known.std(axis=0)) / known.mean(axis=0)
        ),
        "each column needs a mean and a spread of its own; write axis=0": (
            lambda known, new: (new - known.mean()) / known.std()
        ),
        "the spread must come from `known` too, yours comes from `new`": (
            lambda known, new: (new - known.mean(axis=0)) / new.std(axis=0)
        ),
        "you divided the squares by one less than their number; take the plain mean, ddof=0": (
            lambda known, new: (new - known.mean(axis=0)) / known.std(axis=0, ddof=1)
        ),
        "only the mean was divided; put the subtraction in parentheses": (
            lambda known, new: new - known.mean(axis=0) / known.std(axis=0)
        ),
        "you divided by the mean squared distance; take its root": (
            lambda known, new: (new - known.mean(axis=0)) / known.var(axis=0)
        ),
    },
    otherwise=lambda *_: (
        "subtract from each column of `new` the mean of that column in `known`, then divide by its spread there"
    ),
)
