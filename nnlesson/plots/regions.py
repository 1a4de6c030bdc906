"""The same picture of every try: where the network says ripe, and the fruits themselves."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from numpy.typing import ArrayLike

from nnlesson import _check
from nnlesson.errors import ShapeError
from nnlesson.plots.style import COLOURS, new_axes

STEPS = 241  # points along each side of the picture at which the network is asked
TINTS = ListedColormap(["#f7e8c3", "#cfdfc6"])  # pale unripe and pale ripe
KINDS = (("not ripe", "unripe", "^"), ("ripe", "ripe", "o"))


def decision_region(
    classify: Callable[[list[float]], int], inputs: ArrayLike, targets: ArrayLike, *, axes: Axes | None = None
) -> Axes:
    """Draw what a network answers everywhere, and the fruits it is asked about.

    Built in try 1.

    Parameters
    ----------
    classify : callable
        Takes the softness and darkness of one fruit, answers 0 (not ripe) or 1 (ripe).
    inputs : array_like of shape (n_samples, 2)
        Softness and darkness of the fruits, from 0 to 1.
    targets : array_like of shape (n_samples, 1)
        1.0 for a ripe fruit, 0.0 for one that is not.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with a tinted image, the border, and one set of markers for each kind of fruit.

    Raises
    ------
    ShapeError
        If `inputs` does not have two columns, or `targets` one for each row of `inputs`.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = decision_region(lambda fruit: int(fruit[0] > 0.5), [[0.2, 0.2], [0.8, 0.8]], [[0.0], [1.0]])
    >>> axes.get_xlabel(), axes.get_ylabel()
    ('softness', 'darkness')
    """
    inputs, targets = _check.table(inputs, "inputs", "2"), _check.table(targets, "targets", "1")
    if inputs.shape[1] != 2:
        raise ShapeError(f"inputs must have 2 columns, softness and darkness, got {inputs.shape[1]}")
    if targets.shape != (len(inputs), 1):
        raise ShapeError(f"targets must have shape ({len(inputs)}, 1), one for each fruit, got {targets.shape}")
    axes = axes or new_axes()
    sides = np.linspace(0.0, 1.0, STEPS)
    answers = np.array([[classify([x, y]) for x in sides.tolist()] for y in sides.tolist()])
    axes.imshow(answers, extent=(0, 1, 0, 1), origin="lower", cmap=TINTS, vmin=0, vmax=1, interpolation="nearest")
    if answers.min() < answers.max():
        axes.contour(sides, sides, answers, levels=[0.5], colors=COLOURS["ink"], linewidths=1.5)
    for kind, (label, colour, marker) in enumerate(KINDS):
        x, y = inputs[targets[:, 0] == kind].T
        axes.scatter(x, y, s=26, c=COLOURS[colour], marker=marker, edgecolors="white", linewidths=0.6, label=label)
    axes.set(xlabel="softness", ylabel="darkness", xlim=(0, 1), ylim=(0, 1))
    axes.legend(loc="upper left", bbox_to_anchor=(0.0, 1.1), ncols=2, borderaxespad=0, handletextpad=0.2)
    return axes


def mark_fruit(axes: Axes, fruit: Sequence[float], name: str) -> Axes:
    """Put a star on one fruit and write its name beside it.

    Built in try 1.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where to draw.
    fruit : sequence of two floats
        Its softness and darkness.
    name : str
        What to write.

    Returns
    -------
    matplotlib.axes.Axes
        The same axes.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from nnlesson.plots.style import new_axes
    >>> mark_fruit(new_axes(), [0.6, 0.5], "Ava").texts[-1].get_text()
    'Ava'
    """
    x, y = fruit
    axes.scatter([x], [y], s=190, c=COLOURS["ink"], marker="*", edgecolors="white", linewidths=0.8, zorder=3)
    box = {"boxstyle": "round,pad=0.15", "facecolor": COLOURS["paper"], "edgecolor": "none", "alpha": 0.9}
    axes.annotate(name, (x, y), xytext=(10, -14), textcoords="offset points", weight="bold", bbox=box)
    return axes
