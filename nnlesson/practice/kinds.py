"""The kinds of answers: what a number, a list, a shape or a letter is, and what to say of what is none.

A kind reads what somebody gave and returns it clean, or raises `Unreadable` with the rest of a sentence that begins
with "give" or "return". All guards live here, so that every exercise behaves alike.
"""

import math
import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import Any, cast

import numpy as np

from nnlesson._validate import Floats

Clean = Any  # what a kind has read
SHORT = reprlib.Repr()
SHORT.maxlist = SHORT.maxtuple = 12
SHORT.maxother = SHORT.maxstring = 60


class Unreadable(Exception):  # noqa: N818  # not an error of a program: it says what is wanted
    """What was given is not of the kind; the message says what is wanted.

    Built in try 1.
    """


def shown(value: object) -> str:
    """Write a value on one line: no digits beyond the ninth, no types of NumPy, and no more than fits.

    Built in try 1.

    Examples
    --------
    >>> shown(np.array([0.1 + 0.2, 1.0]))
    '[0.3, 1.0]'
    """
    try:
        return " ".join(SHORT.repr(_plain(value)).split())
    except ValueError:  # Python does not write whole numbers of thousands of digits
        return "something very long"


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return type(value)(_plain(each) for each in value)
    return round(value, 9) if isinstance(value, float) else value


def close(value: object, other: object, within: float = 0.0) -> bool:
    """Say whether two numbers or tables, or lists of such, agree: in shape, and up to rounding; `within` widens it.

    A float32 carries seven digits, and is held to as many.

    Built in try 1.

    Examples
    --------
    >>> close([0.1 + 0.2], [0.3]), close([0.3], 0.3), close(np.float32(0.1), 0.1), close(0.1 + 1e-8, 0.1)
    (True, False, True, False)
    """
    try:
        value, other = np.asarray(value), np.asarray(other)
        rtol, atol = (1e-5, 1e-6) if np.float32 in (value.dtype, other.dtype) else (1e-9, 1e-12)
        return bool(value.shape == other.shape and np.allclose(value, other, rtol=rtol, atol=max(atol, within)))
    except (TypeError, OverflowError):  # no numbers
        return False
    except ValueError:  # several lengths or shapes: one by one
        if not (isinstance(value, list | tuple) and isinstance(other, list | tuple) and len(value) == len(other)):
            return False
        return all(close(each, its, within) for each, its in zip(value, other, strict=True))


class Kind:
    """What every kind can do.

    Built in try 1.
    """

    def read(self, value: object) -> object:
        """Return a clean value, or raise `Unreadable`."""
        raise NotImplementedError

    def same(self, value: Clean, other: Clean) -> bool:
        """Say whether two clean values are the same answer."""
        return bool(value == other)


class _Measured(Kind):
    """A kind whose answers agree up to rounding."""

    within = 0.0

    def same(self, value: object, other: object) -> bool:
        """Say whether two clean values agree."""
        return close(value, other, self.within)


@dataclass(frozen=True)
class Number(_Measured):
    """A number; it may come from NumPy.

    Built in try 1.

    Parameters
    ----------
    within : float, optional
        How far from the truth it may be, for numbers that are rounded on paper.

    Examples
    --------
    >>> Number().read(np.array(0.5))
    0.5
    """

    within: float = 0.0

    def read(self, value: object) -> float | np.float32:
        """Return a float, or raise `Unreadable`."""
        if isinstance(value, np.ndarray) and value.ndim == 0:
            value = value[()]
        if isinstance(value, str | bytes):
            raise Unreadable("a number without quotation marks")
        if isinstance(value, list | tuple | Mapping | Set | np.ndarray | Iterator | range):
            raise Unreadable("one number, without brackets")
        if isinstance(value, bool | np.bool) or not isinstance(value, Real | Decimal):
            raise Unreadable(f"a number, not {shown(value)}")
        try:
            number = value if isinstance(value, np.float32) else float(value)
        except OverflowError:
            raise Unreadable("a smaller number; this one is beyond every float") from None
        if not math.isfinite(number):
            raise Unreadable(f"a number, not {number}")
        return number


@dataclass(frozen=True)
class WholeNumber(Kind):
    """A whole number, such as an index or a count; 22.0 is one too.

    Built in try 1.

    Examples
    --------
    >>> WholeNumber().read(22.0)
    22
    """

    def read(self, value: object) -> int:
        """Return an int, or raise `Unreadable`."""
        if isinstance(value, int) and not isinstance(value, bool):
            return int(value)  # of any size
        number = float(Number().read(value))
        if not number.is_integer():
            raise Unreadable(f"a whole number, not {shown(value)}")
        return int(number)


@dataclass(frozen=True)
class Numbers(_Measured):
    """Several numbers in a row: a list, a tuple, an array or whatever yields them.

    Built in try 1.

    Parameters
    ----------
    n : int, optional
        How many they must be.
    within : float, optional
        How far from the truth each may be.

    Examples
    --------
    >>> Numbers(2).read(range(2))
    array([0., 1.])
    """

    n: int | None = None
    within: float = 0.0

    def read(self, value: object) -> Floats:
        """Return an array with one axis, or raise `Unreadable`."""
        wanted = f"a list of {self.n or 'numbers'}{' numbers' * bool(self.n)}"
        numbers = [Number().read(each) for each in _in_a_row(value, wanted)]
        if self.n not in (None, len(numbers)):
            raise Unreadable(f"{wanted}, not of {len(numbers)}")
        return np.array(numbers, dtype=np.float32 if any(isinstance(each, np.float32) for each in numbers) else float)


@dataclass(frozen=True)
class Table(_Measured):
    """Rows of numbers: a list of lists, or an array with two axes.

    Built in try 1.

    Parameters
    ----------
    row_for : str, optional
        What has a row of its own.

    Examples
    --------
    >>> Table().read([[1, 2], [3, 4]]).shape
    (2, 2)
    """

    row_for: str = "sample"

    def read(self, value: object) -> Floats:
        """Return an array with two axes, or raise `Unreadable`."""
        wanted = f"a table, a row of numbers for each {self.row_for}"
        rows = [Numbers().read(_in_a_row(row, wanted)) for row in _in_a_row(value, wanted)]
        if len({len(row) for row in rows}) > 1:
            raise Unreadable("a table whose rows are equally long")
        return np.array(rows)


@dataclass(frozen=True)
class Pair(Kind):
    """Two answers together.

    Built in try 1.

    Parameters
    ----------
    first, second : Kind
        What kind each is.
    wanted : str
        What both are, as in "two lists, the new parameters and the new velocities".

    Examples
    --------
    >>> Pair(Number(), Letter("AB"), "a number and a letter").read([1, "b"])
    (1.0, 'B')
    """

    first: Kind
    second: Kind
    wanted: str

    def read(self, value: object) -> tuple[Clean, Clean]:
        """Return a tuple of both, or raise `Unreadable`."""
        try:
            first, second = _in_a_row(value, self.wanted)
            return self.first.read(first), self.second.read(second)
        except (Unreadable, ValueError):  # no two
            raise Unreadable(self.wanted) from None

    def same(self, value: tuple[Clean, Clean], other: tuple[Clean, Clean]) -> bool:
        """Say whether both agree."""
        return self.first.same(value[0], other[0]) and self.second.same(value[1], other[1])


@dataclass(frozen=True)
class Shape(Kind):
    """The shape of an array.

    Built in try 1.

    Examples
    --------
    >>> Shape().read([50, 16])
    (50, 16)
    """

    def read(self, value: object) -> tuple[int, ...]:
        """Return a tuple of ints, or raise `Unreadable`."""
        wanted = "a shape in brackets, such as (3, 2) for a table, or (5,) for a row of numbers"
        try:
            return tuple(WholeNumber().read(size) for size in _in_a_row(value, wanted))
        except Unreadable:
            raise Unreadable(wanted) from None


@dataclass(frozen=True)
class Letter(Kind):
    """One of some letters, large or small.

    Built in try 1.

    Parameters
    ----------
    letters : str
        Those that are meant.

    Examples
    --------
    >>> Letter("ABC").read(" b")
    'B'
    """

    letters: str

    def read(self, value: object) -> str:
        """Return the letter, or raise `Unreadable`."""
        letter = value.strip().upper() if isinstance(value, str) else ""
        if len(letter) != 1 or letter not in self.letters:
            raise Unreadable(f"one letter, {self.letters[0]} to {self.letters[-1]}, in quotation marks")
        return letter


@dataclass(frozen=True)
class Function(Kind):
    """Whatever can be called.

    Built in try 1.

    Examples
    --------
    >>> Function().read(print)
    <built-in function print>
    """

    def read(self, value: object) -> Callable[..., object]:
        """Return it as it is, or raise `Unreadable`."""
        if not callable(value):
            raise Unreadable(f"a function, not {shown(value)}")
        return value


def _in_a_row(value: object, wanted: str) -> list[object]:
    """List what has an order; refuse the rest."""
    if isinstance(value, str | bytes):
        raise Unreadable(f"{wanted}, without quotation marks")
    try:
        if isinstance(value, Mapping | Set):
            raise TypeError
        return list(cast(Iterable[object], value))
    except TypeError:
        raise Unreadable(f"{wanted}, not {shown(value)}") from None
