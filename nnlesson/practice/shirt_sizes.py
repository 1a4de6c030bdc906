"""The exercises of chapter 11."""

from collections.abc import Callable

import numpy as np

from nnlesson.datasets import SHIFT, pounds_and_inches
from nnlesson.practice.old_exercise import Exercise

KNOWN = np.array([[133.0, 65.0], [160.0, 72.0], [152.0, 70.0], [120.0, 60.0]])
NEW = np.array([[128.0, 63.0], [155.0, 68.0], [141.0, 71.0]])


def _shifted(kg: float, cm: float, digits: int = 2) -> list[float]:
    """Where somebody is after the shift, as a reader writes it down: to two decimals."""
    return np.subtract(pounds_and_inches(kg=kg, cm=cm), SHIFT).round(digits).tolist()


UNITS = Exercise(
    truth=lambda: _shifted(73, 182),
    cases=[()],
    slips={
        "you swapped kilograms and centimetres": lambda: _shifted(182, 73),
        "these are pounds and inches; now shift them": lambda: np.add(_shifted(73, 182), SHIFT).round(2).tolist(),
        "you swapped the two numbers of the shift": lambda: (
            (np.add(_shifted(73, 182), SHIFT) - SHIFT[::-1]).round(2).tolist()
        ),
        "you divided by 2.20462 and by 0.393701; multiply": lambda: (
            np.subtract((73 / 2.20462, 182 / 0.393701), SHIFT).round(2).tolist()
        ),
        "you added the shift; subtract it": lambda: np.add(_shifted(73, 182), 2 * np.array(SHIFT)).round(2).tolist(),
        "you subtracted the wrong way round; take 135 and 66 from the measurements": lambda: np.negative(
            _shifted(73, 182)
        ).tolist(),
        "you are near; give two decimals": lambda: _shifted(73, 182, digits=1),
        "you subtracted 73 kilograms and 182 centimetres as they are": lambda: [73 - 135.0, 182 - 66.0],
    },
)


def _standardised(of: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Shift and scale one table by the mean and the spread of another, column by column."""
    return (of - by.mean(axis=0)) / by.std(axis=0)


SCALER = Exercise(
    truth=lambda known, new: _standardised(new, known),
    cases=[(KNOWN, NEW), (NEW, KNOWN)],
    slips={
        "mean and spread must come from `known`, yours come from `new`": lambda _, new: _standardised(new, new),
        "mean and spread must come from `known` alone, yours come from all rows together": lambda known, new: (
            _standardised(new, np.vstack([known, new]))
        ),
        "you swapped the two: you return `known`, scaled by `new`": lambda known, new: _standardised(known, new),
        "you return the rows of `known`; scale those of `new`": lambda known, _: _standardised(known, known),
        "that is the shift only; now divide by the standard deviation": lambda known, new: new - known.mean(axis=0),
        "you divided, but you did not shift": lambda known, new: new / known.std(axis=0),
        "you swapped mean and spread: subtract the mean, divide by the spread": lambda known, new: (
            (new - known.std(axis=0)) / known.mean(axis=0)
        ),
        "each column needs a mean and a spread of its own; write axis=0": lambda known, new: (
            (new - known.mean()) / known.std()
        ),
        "the spread must come from `known` too, yours comes from `new`": lambda known, new: (
            (new - known.mean(axis=0)) / new.std(axis=0)
        ),
        "you divided the squares by one less than their number; take the plain mean, ddof=0": lambda known, new: (
            (new - known.mean(axis=0)) / known.std(axis=0, ddof=1)
        ),
        "only the mean was divided; put the subtraction in parentheses": lambda known, new: (
            new - known.mean(axis=0) / known.std(axis=0)
        ),
        "you divided by the mean squared distance; take its root": lambda known, new: (
            (new - known.mean(axis=0)) / known.var(axis=0)
        ),
    },
    otherwise=lambda _: (
        "subtract from each column of `new` the mean of that column in `known`, then divide by its spread there"
    ),
)

EXERCISES = [UNITS, SCALER]


def check_shifted(pounds: float | None, inches: float | None) -> None:
    """Judge the paper exercise "73 kg, 182 cm" of chapter 11.

    Built in chapter 11.

    Parameters
    ----------
    pounds, inches : float or None
        Weight and height in the units of the shirts, after the shift; two decimals are enough.

    Examples
    --------
    >>> check_shifted(pounds=266.24, inches=-37.26)
    Not yet: you swapped kilograms and centimetres.
    """
    if pounds is None or inches is None:
        print("Not yet: put your numbers in the place of None.")
        return
    if isinstance(pounds, str) or isinstance(inches, str):
        print("Not yet: write numbers without quotation marks.")
        return
    try:
        both = [round(float(pounds), 2), round(float(inches), 2)]
    except (TypeError, ValueError, OverflowError):
        print("Not yet: write one number for the pounds and one for the inches.")
        return
    words = UNITS.verdict(lambda: both)
    if not words.startswith("Right") and UNITS.verdict(lambda: both[::-1]).startswith("Right"):
        words = "Not yet: the two numbers are right, but in the place of each other."
    print(words)


def check_scaler(scaler: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> None:
    """Judge the exercise "write a scaler" of chapter 11.

    Built in chapter 11.

    Parameters
    ----------
    scaler : callable
        The reader's function: takes the tables `known` and `new`, answers with the standardised rows of `new`.

    Examples
    --------
    >>> check_scaler(lambda known, new: new - known.mean(axis=0))
    Not yet: that is the shift only; now divide by the standard deviation.
    """
    print(SCALER.verdict(scaler))
