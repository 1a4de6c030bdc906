"""Trusts what a drawing was given, or raises before anything is drawn."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from nnlesson import _check
from nnlesson.errors import ShapeError


def row(values: ArrayLike, name: str, at_least: int = 1) -> _check.FLOATS:
    """Copy the values into a one-dimensional array of at least so many numbers."""
    array = _check.real(values, name)
    if array.ndim != 1 or len(array) < at_least:
        few = "number" if at_least == 1 else "numbers"
        raise ShapeError(f"{name} must have shape (n,) with at least {at_least} {few}, got shape {array.shape}")
    return array


def as_long(values: ArrayLike, name: str, length: int, what: str) -> _check.FLOATS:
    """Copy the values into a one-dimensional array of exactly so many numbers."""
    array = _check.real(values, name)
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
    low = _check.number(low, "low")
    return low, _check.number(high, "high", above=low)


def answers(function: Callable[..., float], points: ArrayLike) -> _check.FLOATS:
    """Ask a function about every point, with Python floats; a point is one number or a row of them."""
    if not callable(function):
        raise TypeError(f"function must be callable, got {function!r}")
    rows = np.asarray(points, dtype=np.float64).tolist()
    return row(
        [function(*point) if isinstance(point, list) else function(point) for point in rows], "function's answers"
    )


def pictures(values: ArrayLike, name: str) -> _check.FLOATS:
    """Copy the values into an array of square pictures; a flat row of pixels is folded into its square."""
    array = _check.real(values, name)
    if array.ndim == 2:
        side = math.isqrt(array.shape[1])
        if side * side == array.shape[1]:
            array = array.reshape(-1, side, side)
    if array.ndim != 3 or array.shape[1] != array.shape[2] or not array.size:
        raise ShapeError(f"{name} must have shape (n_samples, side, side) or (n_samples, side²), got {array.shape}")
    return array
