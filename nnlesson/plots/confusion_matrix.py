"""Which answers are taken for which: the confusion matrix."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson.errors import ShapeError
from nnlesson.plots.style import Style, new_axes, shades, text_on


def confusion(counts: ArrayLike, names: Sequence[str] | None = None, *, axes: Axes | None = None) -> Axes:
    """Draw how often each class was the target and each the prediction, darker the larger its share of the row.

    Built in chapter 14.

    Parameters
    ----------
    counts : array_like of shape (n_classes, n_classes)
        Row: target; column: prediction. From `nnlesson.metrics.confusion_matrix`.
    names : sequence of str, optional
        What to call the classes; their numbers from 0 on if left out.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with one image of the shares from 0 to 1, and the counts in words row by row.

    Raises
    ------
    ShapeError
        If the table is not square, or there are not as many names as classes.
    TypeError, ValueError
        If a count is not a whole number from 0 on.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = confusion([[9, 1], [0, 30]], ["not ripe", "ripe"])
    >>> axes.images[0].get_array().tolist()
    [[0.9, 0.1], [0.0, 1.0]]
    """
    counts = _validate.table(counts, "counts", "n_classes")
    n_classes = len(counts)
    if counts.shape != (n_classes, n_classes):
        raise ShapeError(f"counts must have as many columns as rows, got {counts.shape}")
    if (counts < 0).any() or (counts != np.floor(counts)).any():
        raise ValueError("counts must hold whole numbers from 0 on")
    names = _validate.names([str(i) for i in range(n_classes)] if names is None else names, "names", n_classes, "class")
    totals = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, totals, out=np.zeros_like(counts), where=totals > 0)
    side = 1.8 + 0.44 * max(n_classes, 4)
    axes = axes or new_axes(side, side)
    image = axes.imshow(shares, cmap=shades("weights"), vmin=0, vmax=1, interpolation="nearest")
    colours = image.to_rgba(shares)
    for (row, column), count in np.ndenumerate(counts):
        style: Style = {"ha": "center", "va": "center", "weight": "bold" if row == column else "normal"}
        axes.text(column, row, f"{count:,.0f}", color=text_on(tuple(colours[row, column])), **style)
    axes.set_xticks(range(n_classes), names)
    axes.set_yticks(range(n_classes), names)
    axes.tick_params(length=0)
    axes.set(xlabel="prediction", ylabel="target")
    axes.spines[:].set_visible(True)
    return axes
