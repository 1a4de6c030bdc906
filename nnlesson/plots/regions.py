"""The same picture of every try: where the network says ripe, and the fruits themselves."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson._validate import Floats, Integers
from nnlesson.errors import ShapeError
from nnlesson.plots.style import COLOURS, card, new_axes

STEPS = 250  # points along each side at which the network is asked; on a rounder grid, ties would dent a border
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
    ValueError
        If a target or an answer is neither 0 nor 1.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = decision_region(lambda fruit: int(fruit[0] > 0.5), [[0.2, 0.2], [0.8, 0.8]], [[0.0], [1.0]])
    >>> axes.get_xlabel(), axes.get_ylabel()
    ('softness', 'darkness')
    """
    inputs, targets = fruits(inputs, targets)
    answers = everywhere(classify, STEPS)
    axes = axes or new_axes()
    draw_region(axes, answers, (0.0, 0.0))
    draw_fruits(axes, inputs, targets, (0.0, 0.0), size=26)
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

    Raises
    ------
    ShapeError
        If `fruit` does not hold two numbers.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from nnlesson.plots.style import new_axes
    >>> mark_fruit(new_axes(), [0.6, 0.5], "Ava").texts[-1].get_text()
    'Ava'
    """
    x, y = _validate.as_long(fruit, "fruit", 2, "measurement").tolist()
    axes.scatter([x], [y], s=190, c=COLOURS["ink"], marker="*", edgecolors="white", linewidths=0.8, zorder=3)
    axes.annotate(name, (x, y), xytext=(10, -14), textcoords="offset points", weight="bold", bbox=card())
    return axes


# Parts that the strip of all tries draws with too; `corner` is where the lower left end of the picture lies.


def fruits(inputs: ArrayLike, targets: ArrayLike) -> tuple[Floats, Floats]:
    """Trust inputs and targets, or raise. Built in try 1."""
    inputs, targets = _validate.table(inputs, "inputs", "2"), _validate.table(targets, "targets", "1")
    if inputs.shape[1] != 2:
        raise ShapeError(f"inputs must have 2 columns, softness and darkness, got {inputs.shape[1]}")
    if targets.shape != (len(inputs), 1):
        raise ShapeError(f"targets must have shape ({len(inputs)}, 1), one for each fruit, got {targets.shape}")
    if not np.isin(targets, (0.0, 1.0)).all():
        raise ValueError("targets must be 0 (not ripe) or 1 (ripe), nothing else")
    return inputs, targets


def everywhere(classify: Callable[[list[float]], int], steps: int) -> Integers:
    """Ask about every point of a grid over the picture; row 0 is its lower end. Built in try 1."""
    sides = np.linspace(0.0, 1.0, steps).tolist()
    answers = np.array([[classify([x, y]) for x in sides] for y in sides])
    if answers.shape != (steps, steps) or not np.isin(answers, (0, 1)).all():
        raise ValueError("classify must answer 0 (not ripe) or 1 (ripe) for every fruit, nothing else")
    return answers


def draw_region(axes: Axes, answers: Integers, corner: tuple[float, float]) -> None:
    """Tint the two sides, and draw the border if there is one. Built in try 1."""
    x, y = corner
    axes.imshow(
        answers, extent=(x, x + 1, y, y + 1), origin="lower", cmap=TINTS, vmin=0, vmax=1, interpolation="nearest"
    )
    if answers.min() < answers.max():
        sides = np.linspace(0.0, 1.0, len(answers))
        axes.contour(x + sides, y + sides, answers, levels=[0.5], colors=COLOURS["ink"], linewidths=1.5)


def draw_fruits(axes: Axes, inputs: Floats, targets: Floats, corner: tuple[float, float], size: float) -> None:
    """Put a marker on every fruit. Built in try 1."""
    for kind, (label, colour, marker) in enumerate(KINDS):
        x, y = (inputs[targets[:, 0] == kind] + corner).T
        axes.scatter(
            x, y, s=size, c=COLOURS[colour], marker=marker, edgecolors="white", linewidths=0.12 * size**0.5, label=label
        )
