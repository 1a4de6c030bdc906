"""One exercise: what is true, on which cases it is tried, and which slips it knows by name."""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Exercise:
    """A task that is solved by writing a function, together with the slips that readers make.

    Built in try 1.

    Parameters
    ----------
    truth : callable
        The right function.
    cases : sequence of tuples
        Arguments on which answers are tried.
    slips : mapping of str to callable
        What to say, and the function that makes exactly this slip.
    otherwise : callable, optional
        What to say where no slip fits: takes the reader's answers, one for each case, and returns the words. If left
        out, the first wrong case is shown.

    Examples
    --------
    >>> double = Exercise(lambda x: 2 * x, [(1.0,), (3.0,)], {"you squared": lambda x: x * x})
    >>> print(double.verdict(lambda x: x + x))
    Right: the package gives the same answer.
    >>> print(double.verdict(lambda x: x**2))
    Not yet: you squared.
    """

    truth: Callable
    cases: Sequence[tuple]
    slips: Mapping[str, Callable]
    otherwise: Callable[[list], str] | None = None

    def verdict(self, answer: Callable) -> str:
        """Compare a reader's function with the truth on every case.

        Built in try 1.

        Parameters
        ----------
        answer : callable
            The reader's function, with the arguments of `truth`.

        Returns
        -------
        str
            A sentence that begins with "Right" or "Not yet".

        Examples
        --------
        >>> print(Exercise(lambda: 1, [()], {}).verdict(lambda: None))
        Not yet: your function returns nothing. Put `return` before the answer.
        """
        if not callable(answer):
            return f"Not yet: the answer must be a function, got {answer!r}."
        given = []
        for case in self.cases:
            try:
                given.append(answer(*copy.deepcopy(case)))
            except Exception as error:  # whatever the reader's code does, the page goes on
                return f"Not yet: your function stops with {type(error).__name__}: {error}."
        wanted = [self.truth(*case) for case in self.cases]
        if all(value is None or value is ... for value in given):
            return "Not yet: your function returns nothing. Put `return` before the answer."
        if _same(given, wanted):
            return "Right: the package gives the same answer."
        for words, slip in self.slips.items():
            if _same(given, [slip(*case) for case in self.cases]):
                return f"Not yet: {words}."
        if self.otherwise:
            return f"Not yet: {self.otherwise(given)}."
        case, value, right = next(
            (case, value, right)
            for case, value, right in zip(self.cases, given, wanted, strict=True)
            if not _same([value], [right])
        )
        if not case:
            return "Not yet: at least one number is wrong. Work it out again, one step at a time."
        if isinstance(right, int) and isinstance(value, bool | np.bool):
            return f"Not yet: return an index such as 0 or 1, not {bool(value)}."
        arguments = ", ".join(repr(argument) for argument in case)
        return f"Not yet: for {arguments} the answer is {right!r}, yours is {value!r}."


def _same(values: Sequence, others: Sequence) -> bool:
    """Say whether two lists of answers agree, up to rounding; whole numbers must be whole."""
    return all(_alike(value, other) for value, other in zip(values, others, strict=True))


def _alike(value: object, other: object) -> bool:
    """Say whether two answers agree; an index 1 and an output 1.0 are different answers."""
    if isinstance(other, int) and (isinstance(value, bool) or not isinstance(value, int | np.integer)):
        return False
    try:
        return bool(np.shape(value) == np.shape(other) and np.allclose(value, other, rtol=1e-9, atol=1e-12))
    except (TypeError, ValueError, OverflowError):
        return False
