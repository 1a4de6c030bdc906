"""The loss as a landscape over two parameters, seen from above."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.errors import ShapeError
from nnlesson.plots.slopes import draw_path
from nnlesson.plots.style import COLOURS, SMALL, new_axes, shades, short

STEPS = 81  # points along each side at which the function is asked
BANDS = 9  # between the lines of equal height


def loss_map(
    function: Callable[[float, float], float],
    path: ArrayLike | None = None,
    *,
    across: tuple[float, float] = (-5.0, 5.0),
    up: tuple[float, float] | None = None,
    names: Sequence[str] = ("first weight", "second weight"),
    sight: float | None = None,
    axes: Axes | None = None,
) -> Axes:
    """Draw a function of two numbers as a map, darker where it is higher, and a path on it.

    Built in chapter 6. From line to line the height changes little near the lowest place, and much far above it.

    Parameters
    ----------
    function : callable
        Takes two floats, answers with one.
    path : array_like of shape (n_steps + 1, 2), optional
        Where each step began, and where the last one ended.
    across : pair of float, default (-5.0, 5.0)
        From where to where the first number goes.
    up : pair of float, optional
        From where to where the second number goes; as the first if left out.
    names : sequence of two str
        What to write along the two sides.
    sight : float, optional
        Put fog over all that is further from the path than this: what one knows who only walked there.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with the map, its lines of equal height, and the path from its square to its disc.

    Raises
    ------
    ShapeError
        If the path does not have two columns.
    TypeError, ValueError
        If an argument is not as said above, an answer is not a finite number, or all answers are the same.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = loss_map(lambda a, b: a * a + b * b, [[4.0, 3.0], [2.0, 1.5]])
    >>> axes.get_xlabel(), axes.get_ylabel()
    ('first weight', 'second weight')
    """
    (left, right), (bottom, top) = _validate.span(*across), _validate.span(*(up or across))
    names = _validate.names(names, "names", 2, "parameter")
    path = _path(path, sight)
    x, y = np.meshgrid(np.linspace(left, right, STEPS), np.linspace(bottom, top, STEPS))
    heights = _validate.answers(function, np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
    levels = _levels(heights)
    axes = axes or new_axes(5.8, 4.8)
    colours = [shades("loss")(0.02 + 0.58 * band / (BANDS - 1)) for band in range(BANDS)]
    axes.contourf(x, y, heights, levels=levels, colors=colours)
    lines = axes.contour(x, y, heights, levels=levels[1:-1], colors=COLOURS["loss"], linewidths=0.7)
    axes.clabel(lines, levels[1:-1:2], fmt=short, fontsize=SMALL, colors=COLOURS["ink"], zorder=1)
    if sight is not None:
        _draw_fog(axes, x, y, path, sight)
    if len(path):
        draw_path(axes, *path.T)
    axes.set(xlabel=names[0], ylabel=names[1], xlim=(left, right), ylim=(bottom, top))
    return axes


def _path(path: ArrayLike | None, sight: float | None) -> Floats:
    """Return a validated path; no path is one without a point."""
    if sight is not None:
        _validate.number(sight, "sight", above=0.0)
        if path is None:
            raise ValueError("sight needs a path from which one looks")
    if path is None:
        return np.empty((0, 2))
    path = _validate.table(path, "path", "2")
    if path.shape[1] != 2:
        raise ShapeError(f"path must have 2 columns, one for each parameter, got {path.shape[1]}")
    return path


def _levels(heights: Floats) -> Floats:
    """Choose heights for the lines, closer together near the lowest."""
    lowest, highest = heights.min(), heights.max()
    levels: Floats = lowest + (highest - lowest) * np.linspace(0.0, 1.0, BANDS + 1) ** 2
    if not (np.diff(levels) > 0.0).all():
        raise ValueError(f"function must not be the same everywhere on the map, got {short(lowest)} at every point")
    return levels


def _draw_fog(axes: Axes, x: Floats, y: Floats, path: Floats, sight: float) -> None:
    """Cover what is further than `sight` from every point of the path."""
    nearest = np.min([np.hypot(x - a, y - b) for a, b in path], axis=0)
    if nearest.max() > sight:
        axes.contourf(x, y, nearest, levels=[sight, nearest.max()], colors=[shades("ink")(0.16)], zorder=2)
