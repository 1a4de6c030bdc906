"""Turns what a caller gave into a validated value, or raises.

Every public function that takes arrays or chance passes them through here once, at its edge.
"""

import math
import numbers
import os
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nnlesson.errors import ShapeError

Floats = NDArray[np.floating]  # float64, or float32 where it is kept
Integers = NDArray[np.int64]
Rng = int | np.random.Generator  # where chance comes from
T = TypeVar("T")
Function = TypeVar("Function", bound=Callable[..., object])


class HasWeights(Protocol):
    """A node, of which this room knows no more."""

    weights: list[float]


def real(values: ArrayLike, name: str, *, keep_float32: bool = False) -> Floats:
    """Copy the values into a float64 array; refuse text, objects, complex numbers, NaN and infinity."""
    array = plain(values, name)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, got {array.dtype}")
    array = array.astype(array.dtype if keep_float32 and array.dtype == np.float32 else np.float64)
    if not np.isfinite(array).all():
        row = int(np.argwhere(~np.isfinite(array))[0][0]) if array.ndim else 0
        raise ValueError(f"{name} holds NaN or infinity at row {row}")
    return array


def plain(values: ArrayLike, name: str) -> np.ndarray:
    """Make one array of the values; refuse rows of different lengths."""
    try:
        return np.asarray(values)
    except ValueError:
        raise ShapeError(f"{name} must have rows of equal length, got rows that differ") from None


def table(values: ArrayLike, name: str, columns: str, *, keep_float32: bool = False) -> Floats:
    """Copy the values into a two-dimensional float array with at least one row and column."""
    array = real(values, name, keep_float32=keep_float32)
    if array.ndim != 2:
        cure = f"; one column is {name}.reshape(-1, 1), one row {name}.reshape(1, -1)" if array.ndim == 1 else ""
        raise ShapeError(f"{name} must have shape (n_samples, {columns}), got {array.shape}{cure}")
    if 0 in array.shape:
        raise ShapeError(f"{name} must not be empty, got shape {array.shape}")
    return array


def float_dtype(dtype: DTypeLike) -> np.dtype[np.floating]:
    """Return one of the two dtypes in which networks calculate."""
    if isinstance(dtype, type | np.dtype | str):  # NumPy takes None, too
        for known in (np.dtype(np.float64), np.dtype(np.float32)):
            if dtype in (known, known.type, known.name):
                return known
    raise TypeError(f"dtype must be numpy.float64 or numpy.float32, got {dtype!r}")


def path(value: str | os.PathLike[str]) -> Path:
    """Return a path; refuse numbers, bytes and the like."""
    if not isinstance(value, str | os.PathLike):
        raise TypeError(f"path must be a text or a path, got {value!r}")
    return Path(value)


def cast(array: Floats, dtype: DTypeLike, name: str) -> Floats:
    """Return a validated array in another dtype; refuse numbers that float32 cannot hold."""
    with np.errstate(over="ignore"):
        array = array.astype(dtype, copy=False)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds numbers too large for {dtype}")
    return array


def labels(values: ArrayLike, name: str) -> Integers:
    """Copy the values into a one-dimensional array of whole numbers, each at least 0."""
    array = real(values, name)
    if array.ndim != 1 or not len(array):
        raise ShapeError(f"{name} must have shape (n_samples,) with at least one label, got {array.shape}")
    wrong = (array != np.floor(array)) | (array < 0) | (array >= 2.0**63)
    if wrong.any():
        row = int(np.argmax(wrong))
        raise ValueError(f"{name} must hold whole numbers from 0 on, got {array[row]:g} at row {row}")
    return array.astype(np.int64)


def number(value: float, name: str, *, above: float | None = None) -> float:
    """Return a finite real number; refuse truth values, text, and numbers that are too small."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if not is_finite(value):
        raise ValueError(f"{name} must be finite, got {value if isinstance(value, float) else 'too large a number'}")
    if above is not None and value <= above:
        raise ValueError(f"{name} must be larger than {above:g}, got {value:g}")
    return float(value)


def is_finite(value: float) -> bool:
    """Say whether a number is one that a float can hold; whole numbers may be too large."""
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def floats(values: Iterable[float], name: str) -> list[float]:
    """Copy the values into a list of finite Python floats; for the house of nodes."""
    if type(values) is not list:  # a list, the usual case, needs no further look
        if isinstance(values, str | bytes):
            raise TypeError(f"{name} must hold real numbers, got text")
        if isinstance(values, dict | set | frozenset):
            raise TypeError(f"{name} must hold real numbers in a row, got {values!r}")
    try:
        copied = [value if type(value) is float else _as_float(value) for value in values]
    except TypeError:
        raise TypeError(f"{name} must hold real numbers, got {values!r}") from None
    if not all(map(math.isfinite, copied)):
        raise ValueError(f"{name} must hold finite numbers, got {copied}")
    return copied


def _as_float(value: float) -> float:
    """Make a float of any real number, but not of text, truth values or arrays, which float() may take too."""
    if isinstance(value, str | bytes | bool | np.bool_) or getattr(value, "ndim", 0) > 0:
        raise TypeError
    try:
        return float(value)
    except OverflowError:
        return math.inf


def function(value: Function, name: str) -> Function:
    """Return what can be called; refuse all else."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, got {value!r}")
    return value


def all_of(values: Iterable[T], kind: type[T], name: str) -> list[T]:
    """Copy the values into a list that holds at least one, all of one kind."""
    if not isinstance(values, Iterable):
        raise TypeError(f"{name} must hold {kind.__name__} objects, got {values!r}")
    values = list(values)
    if not values:
        raise ShapeError(f"{name} must hold at least one {kind.__name__}, got none")
    for value in values:
        if not isinstance(value, kind):
            raise TypeError(f"{name} must hold {kind.__name__} objects, got {value!r}")
    return values


def sizes(values: Sequence[int]) -> list[int]:
    """Copy the sizes of a network: at least two whole numbers from 1 on."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise TypeError(f"sizes must be whole numbers, for example (2, 4, 2), got {values!r}")
    values = [count(value, "sizes") for value in values]
    if len(values) < 2:
        raise ShapeError(f"sizes must hold at least 2 numbers, inputs and outputs, got {len(values)}")
    return values


def count(value: int, name: str, at_least: int = 1) -> int:
    """Return a whole number of things; refuse fractions, truth values and too few."""
    if isinstance(value, bool) or not isinstance(value, numbers.Integral):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    if value < at_least:
        raise ValueError(f"{name} must be at least {at_least}, got {value}")
    return int(value)


def generator(rng: Rng) -> np.random.Generator:
    """Make a Generator of a seed, or pass a Generator on, so that every draw can be repeated."""
    if isinstance(rng, np.random.Generator):
        return rng
    return np.random.default_rng(count(rng, "rng", at_least=0))


def threshold(value: float | None, n_outputs: int) -> float | None:
    """Return where a single output is split into two classes; several outputs need none, and may have none."""
    if n_outputs > 1 and value is not None:
        raise ValueError(f"threshold is for a network with one output, this one has {n_outputs}; leave it out")
    if n_outputs == 1 and value is None:
        raise ValueError("threshold must be given for a network with one output, for example threshold=0.5")
    return None if value is None else number(value, "threshold")


def instance(value: object, kind: type[T], must_be: str) -> T:
    """Return a value of this kind, or raise with what it must be."""
    if not isinstance(value, kind):
        raise TypeError(f"{must_be}, got {value!r}")
    return value


def takes_plain_numbers(formula: Callable[..., float]) -> Callable[..., float]:
    """Let a formula of a node take other numbers than floats too, and say what is wrong with its inputs.

    Floats, the usual case, go straight through: to validate each of them at every call would take twice as long as
    the formula itself.
    """

    @wraps(formula)
    def validated(node: "HasWeights", inputs: Sequence[float]) -> float:
        try:
            z = formula(node, inputs)
            if type(z) is float and math.isfinite(z):
                return z
        except (TypeError, ValueError, OverflowError):
            pass
        values = floats(inputs, "inputs")
        if len(values) != len(node.weights):
            raise ShapeError(f"inputs must hold {len(node.weights)} numbers, one for each weight, got {len(values)}")
        z = formula(node, values)
        if not math.isfinite(z):
            raise ValueError(f"inputs must hold finite numbers, and none so large that z overflows, got {values}")
        return z

    return validated


# What drawings are given.


def row(values: ArrayLike, name: str, at_least: int = 1) -> Floats:
    """Copy the values into a one-dimensional array of at least so many numbers."""
    array = real(values, name)
    if array.ndim != 1 or len(array) < at_least:
        few = "number" if at_least == 1 else "numbers"
        raise ShapeError(f"{name} must have shape (n,) with at least {at_least} {few}, got shape {array.shape}")
    return array


def as_long(values: ArrayLike, name: str, length: int, what: str) -> Floats:
    """Copy the values into a one-dimensional array of exactly so many numbers."""
    array = real(values, name)
    if array.shape != (length,):
        raise ShapeError(f"{name} must have shape ({length},), one for each {what}, got {array.shape}")
    return array


def names(values: Sequence[str] | None, name: str, length: int, what: str) -> list[str]:
    """List exactly so many texts; nothing given means no text anywhere."""
    if isinstance(values, str):
        raise TypeError(f"{name} must be a list of texts, got one text, {values!r}")
    texts = [""] * length if values is None else [str(value) for value in values]
    if len(texts) != length:
        raise ShapeError(f"{name} must hold {length} texts, one for each {what}, got {len(texts)}")
    return texts


def span(low: float, high: float) -> tuple[float, float]:
    """Return where a picture begins and ends."""
    low = number(low, "low")
    return low, number(high, "high", above=low)


def answers(function: Callable[..., float], points: ArrayLike) -> Floats:
    """Ask a function about every point, with Python floats; a point is one number or a row of them."""
    if not callable(function):
        raise TypeError(f"function must be callable, got {function!r}")
    rows = np.asarray(points, dtype=np.float64).tolist()
    return row(
        [function(*point) if isinstance(point, list) else function(point) for point in rows], "function's answers"
    )


def pictures(values: ArrayLike, name: str) -> Floats:
    """Copy the values into an array of square pictures; a flat row of pixels is folded into its square."""
    array = real(values, name)
    if array.ndim == 2:
        side = math.isqrt(array.shape[1])
        if side * side == array.shape[1]:
            array = array.reshape(-1, side, side)
    if array.ndim != 3 or array.shape[1] != array.shape[2] or not array.size:
        raise ShapeError(f"{name} must have shape (n_samples, side, side) or (n_samples, side²), got {array.shape}")
    return array
