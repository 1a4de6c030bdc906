"""Turns what a caller gave into a trusted array, or raises.

Every public function that takes arrays or chance passes them through here once, at its edge.
"""

import math
import numbers

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlesson.errors import ShapeError

FLOATS = NDArray[np.float64]
INTEGERS = NDArray[np.int64]
Rng = int | np.random.Generator  # where chance comes from


def real(values: ArrayLike, name: str, *, keep_float32: bool = False) -> FLOATS:
    """Copy the values into a float64 array; refuse text, objects, complex numbers, NaN and infinity."""
    array = plain(values, name)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, got {array.dtype}")
    array = array.astype(array.dtype if keep_float32 and array.dtype == np.float32 else np.float64)
    if not np.isfinite(array).all():
        row = int(np.argwhere(~np.isfinite(array))[0][0]) if array.ndim else 0
        raise ValueError(f"{name} holds NaN or infinity at row {row}")
    return array


def plain(values: ArrayLike, name: str) -> NDArray:
    """Make one array of the values; refuse rows of different lengths."""
    try:
        return np.asarray(values)
    except ValueError:
        raise ShapeError(f"{name} must have rows of equal length, got rows that differ") from None


def table(values: ArrayLike, name: str, columns: str, *, keep_float32: bool = False) -> FLOATS:
    """Copy the values into a two-dimensional float array with at least one row and column."""
    array = real(values, name, keep_float32=keep_float32)
    if array.ndim != 2:
        cure = f"; one column is {name}.reshape(-1, 1)" if array.ndim == 1 else ""
        raise ShapeError(f"{name} must have shape (n_samples, {columns}), got {array.shape}{cure}")
    if 0 in array.shape:
        raise ShapeError(f"{name} must not be empty, got shape {array.shape}")
    return array


def labels(values: ArrayLike, name: str) -> INTEGERS:
    """Copy the values into a one-dimensional array of whole numbers, each at least 0."""
    array = real(values, name)
    if array.ndim != 1 or not len(array):
        raise ShapeError(f"{name} must have shape (n_samples,) with at least one label, got {array.shape}")
    if (array != np.floor(array)).any() or (array < 0).any():
        row = int(np.argwhere((array != np.floor(array)) | (array < 0))[0][0])
        raise ValueError(f"{name} must hold whole numbers from 0 on, got {array[row]:g} at row {row}")
    return array.astype(np.int64)


def number(value: float, name: str, *, above: float | None = None) -> float:
    """Return a finite real number; refuse truth values, text, and numbers that are too small."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be finite, got {value}")
    if above is not None and value <= above:
        raise ValueError(f"{name} must be larger than {above:g}, got {value:g}")
    return float(value)


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
