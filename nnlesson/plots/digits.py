"""Handwritten digits: one with its numbers, and many that were misread."""

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson.errors import ShapeError
from nnlesson.plots.style import COLOURS, SMALL, new_axes, shades, short, text_on

MOST_NUMBERS = 10  # pixels along a side into which numbers can be written
CELL = 1.3  # from one misread digit to the next; a digit is 1 wide
LINE = 0.2  # height of the line of words above a digit


def digit_picture(pixels: ArrayLike, *, numbers: bool = False, axes: Axes | None = None) -> Axes:
    """Draw one digit in shades of grey, the largest number in ink, and the numbers themselves if wanted.

    Built in chapter 14.

    Parameters
    ----------
    pixels : array_like of shape (side, side) or (side²,)
        How much ink is where, row by row from the top.
    numbers : bool, default False
        Write its number into each pixel; for at most 10 × 10 of them.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with one image, and one text for each pixel if numbers are wanted.

    Raises
    ------
    ShapeError
        If the picture is not square, or too large for numbers.
    TypeError, ValueError
        If a pixel is not a finite number.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = digit_picture([[0, 16], [8, 0]], numbers=True)
    >>> [text.get_text() for text in axes.texts]
    ['0', '16', '8', '0']
    """
    pixels = _validate.real(pixels, "pixels")
    side = math.isqrt(pixels.size)
    if not side or pixels.shape not in ((side, side), (side * side,)):
        raise ShapeError(f"pixels must have shape (side, side) or (side²,), got {pixels.shape}")
    picture = pixels.reshape(side, side)
    if numbers and side > MOST_NUMBERS:
        raise ShapeError(f"pixels must be at most {MOST_NUMBERS} × {MOST_NUMBERS} for numbers, got {side} × {side}")
    axes = axes or new_axes(4.2, 4.2)
    image = axes.imshow(picture, cmap=shades("ink"), vmin=min(0.0, picture.min()), interpolation="nearest")
    colours = image.to_rgba(picture)
    for (row, column), value in np.ndenumerate(picture) if numbers else ():
        colour = text_on(tuple(colours[row, column]))
        axes.text(column, row, short(value), color=colour, size=11, ha="center", va="center")
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(True)
    return axes


def misread_digits(
    pictures: ArrayLike, predictions: ArrayLike, targets: ArrayLike, *, columns: int = 5, axes: Axes | None = None
) -> Axes:
    """Draw digits side by side, and above each one its prediction and its target.

    Built in chapter 14.

    Parameters
    ----------
    pictures : array_like of shape (n_samples, side, side) or (n_samples, side²)
        How much ink is where, row by row from the top.
    predictions, targets : array_like of shape (n_samples,)
        What the network answered, and what would have been right.
    columns : int, default 5
        How many pictures stand in one row.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with one image and one text for each sample.

    Raises
    ------
    ShapeError
        If a picture is not square, or pictures and labels are not equally many.
    TypeError, ValueError
        If a number is not finite, or a label not a whole number from 0 on.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = misread_digits([[[0, 16], [8, 0]]], [4], [9])
    >>> axes.texts[0].get_text()
    '4, not 9'
    """
    pictures = _validate.pictures(pictures, "pictures")
    predictions, targets = _validate.labels(predictions, "predictions"), _validate.labels(targets, "targets")
    if not len(predictions) == len(targets) == len(pictures):
        n_given = f"{len(predictions)} and {len(targets)}"
        raise ShapeError(f"predictions and targets must hold {len(pictures)} labels, got {n_given}")
    columns = min(_validate.count(columns, "columns"), len(pictures))
    rows = -(-len(pictures) // columns)
    axes = axes or new_axes(1.3 * columns, 1.3 * rows * (1 + LINE))
    for number, (picture, *labels) in enumerate(zip(pictures, predictions, targets, strict=True)):
        row, column = divmod(number, columns)
        x, y = column * CELL, -row * CELL
        axes.imshow(picture, extent=(x, x + 1, y, y + 1), cmap=shades("ink"), interpolation="nearest")
        axes.add_patch(Rectangle((x, y), 1, 1, fill=False, edgecolor=COLOURS["ink"], linewidth=0.6))
        axes.text(x + 0.5, y + 1.04, "{}, not {}".format(*labels), size=SMALL, ha="center", va="bottom")
    axes.set(xlim=(-0.15, columns * CELL - 0.15), ylim=(1 - rows * CELL + 0.2, 1 + LINE), aspect="equal")
    axes.axis("off")
    return axes
