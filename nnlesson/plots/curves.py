"""Lines over epochs, the lines of an activation and its derivative, and how a cost grows."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson._validate import Floats, Integers
from nnlesson.activations import Activation
from nnlesson.errors import ShapeError
from nnlesson.plots.style import COLOURS, label_ends, new_axes

POINTS = 601
JUMP = 0.15  # two neighbouring points further apart than this are not joined by a line
MEASURES = {"loss": "loss", "accuracy": "ripe"}  # and their colours
LOOKS = tuple(zip(("weights", "ink", "activation", "loss", "bias", "inputs"), "osPD^v", strict=True))
TICKS = 5  # at most so many sizes are named


def training_curve(
    training: ArrayLike,
    validation: ArrayLike | None = None,
    *,
    measure: str = "loss",
    log: bool = False,
    best_epoch: int | None = None,
    axes: Axes | None = None,
) -> Axes:
    """Draw how the loss or the accuracy went, epoch by epoch.

    Built in try 6; with validation in chapter 14.

    Parameters
    ----------
    training : array_like of shape (n_epochs,)
        Measured on the samples learned from, after each epoch: ``history.loss`` or ``history.accuracy``.
    validation : array_like of shape (n_epochs,), optional
        Measured on other samples after the same epochs.
    measure : {"loss", "accuracy"}
        What it is; an accuracy is a share from 0 to 1.
    log : bool, default False
        Give every factor of ten the same height: shows how a small loss still falls.
    best_epoch : int, optional
        An epoch to mark, counted from 1.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with a solid line for training and a dashed one for validation.

    Raises
    ------
    ShapeError
        If there is no epoch, or the two have different numbers of epochs.
    ValueError
        If the measure is not one of the two, an accuracy is not from 0 to 1, a number is not larger than 0 though
        `log` is wanted, or the best epoch is not one of the epochs.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = training_curve([0.9, 0.4, 0.2], [0.9, 0.5, 0.4])
    >>> [text.get_text() for text in axes.texts]
    ['validation', 'training']
    """
    lines = _measured(training, validation, measure, log)
    epochs = np.arange(1, len(lines["training"]) + 1)
    if best_epoch is not None and not 1 <= _validate.count(best_epoch, "best_epoch") <= len(epochs):
        raise ValueError(f"best_epoch must be from 1 to {len(epochs)}, got {best_epoch}")
    axes = axes or new_axes(6.4, 3.8)
    looks = {"training": (COLOURS[MEASURES[measure]], "-"), "validation": (COLOURS["ink"], (0, (4, 1.5)))}
    for name, line in lines.items():
        axes.plot(epochs, line, color=looks[name][0], linestyle=looks[name][1], label=name, marker=_marker(epochs))
    if best_epoch is not None:
        axes.axvline(best_epoch, color=COLOURS["ink"], linewidth=1, linestyle=":")
        axes.text(best_epoch, 1.02, f"best: epoch {best_epoch}", ha="center", transform=axes.get_xaxis_transform())
    axes.set(xlabel="epoch", ylabel=measure, yscale="log" if log else "linear")
    label_ends(axes, [(epochs[-1], line[-1], name, looks[name][0]) for name, line in lines.items()])
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    return axes


def _measured(training: ArrayLike, validation: ArrayLike | None, measure: str, log: bool) -> dict[str, Floats]:
    """Return the validated lines by their names."""
    if measure not in MEASURES:
        raise ValueError(f"measure must be one of {', '.join(MEASURES)}, got {measure!r}")
    lines = {"training": _validate.row(training, "training")}
    if validation is not None:
        lines["validation"] = _validate.as_long(validation, "validation", len(lines["training"]), "epoch")
    for name, line in lines.items():
        if measure == "accuracy" and (line.min() < 0 or line.max() > 1):
            raise ValueError(f"{name} must hold accuracies from 0 to 1, got {line.min():g} to {line.max():g}")
        if log and line.min() <= 0:
            raise ValueError(f"{name} must hold numbers larger than 0 for log=True, got {line.min():g}")
    return lines


def _marker(epochs: Integers) -> str:
    """Mark the single epochs where there are few of them; one epoch alone would be no line."""
    return "o" if len(epochs) <= 12 else ""


def activation_curve(
    activation: Activation,
    low: float = -5.0,
    high: float = 5.0,
    *,
    derivative: bool = True,
    axes: Axes | None = None,
) -> Axes:
    """Draw an activation, alone or together with its derivative.

    Built in chapter 4; the derivative is used from try 7.

    Parameters
    ----------
    activation : nnlesson.activations.Activation
        Anything that maps an array of z, has a `derivative` that does so too, and a `name`.
    low, high : float, default -5.0 and 5.0
        From which z to which.
    derivative : bool, default True
        Draw its derivative too.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with a solid line for the activation and a dashed one for its derivative, both broken where they jump.

    Raises
    ------
    TypeError
        If `activation` cannot be called, or has no derivative though one is wanted.
    ShapeError, ValueError
        If `low` is not below `high`, or an answer is not one finite number for each z.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from nnlesson.activations import sigmoid
    >>> [line.get_label() for line in activation_curve(sigmoid).lines[:2]]
    ['sigmoid', 'its derivative']
    """
    low, high = _validate.span(low, high)
    if not callable(activation) or (derivative and not callable(getattr(activation, "derivative", None))):
        raise TypeError(f"activation must be one of nnlesson.activations, got {activation!r}")
    z = np.linspace(low, high, POINTS)
    values = _validate.as_long(activation(z), "activation", POINTS, "z")
    lines: list[tuple[str, Floats, str, object]] = [
        (getattr(activation, "name", "activation"), values, "activation", "-")
    ]
    if derivative:
        slopes = _validate.as_long(activation.derivative(z), "activation.derivative", POINTS, "z")
        lines.append(("its derivative", slopes, "ink", (0, (4, 1.5))))
    axes = axes or new_axes(5.6, 3.6)
    ends = []
    for name, heights, colour, line in lines:
        axes.plot(*_with_gaps(z, heights), color=COLOURS[colour], linestyle=line, label=name)
        ends.append((z[-1], heights[-1], name, COLOURS[colour]))
    axes.axhline(0.0, color=COLOURS["ink"], linewidth=0.6, zorder=1)
    label_ends(axes, ends)
    axes.set(xlabel="z", xlim=(low, high))
    return axes


def _with_gaps(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Put a NaN wherever y jumps, so that no upright line is drawn there."""
    jumps = np.flatnonzero(np.abs(np.diff(y)) > JUMP) + 1
    return np.insert(x, jumps, x[jumps]), np.insert(y, jumps, np.nan)


def cost_curves(costs: Mapping[str, Mapping[int, float]], size: str, cost: str, *, axes: Axes | None = None) -> Axes:
    """Draw how a cost grows with a size, one line for each name, on scales that grow by equal factors.

    Built in chapter 9.

    Parameters
    ----------
    costs : mapping of str to mapping of int to float
        By name: the sizes, and what each of them costs; all larger than 0. At most six names.
    size, cost : str
        What they are, with the unit: the words at the two scales.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with a line and marks for each name. A line that climbs as much as it goes to the right grows in
        proportion: twice the size, twice the cost.

    Raises
    ------
    ShapeError
        If there is no name or more than six, or a name without sizes.
    ValueError
        If a size or a cost is not a finite number larger than 0.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = cost_curves({"nodes": {1: 50.0, 2: 100.0}, "arrays": {1: 20.0, 2: 21.0}}, "samples", "microseconds")
    >>> [line.get_label() for line in axes.lines], axes.get_xscale()
    (['nodes', 'arrays'], 'log')
    """
    if not 1 <= len(costs) <= len(LOOKS):
        raise ShapeError(f"costs must have 1 to {len(LOOKS)} names, got {len(costs)}")
    lines = {name: (_positive(list(row), name), _positive(list(row.values()), name)) for name, row in costs.items()}
    axes = axes or new_axes(6.4, 3.8)
    for (name, line), (tint, marker) in zip(lines.items(), LOOKS, strict=False):
        axes.plot(*line, color=COLOURS[tint], marker=marker, markersize=5, label=name)
    axes.set(xscale="log", yscale="log", xlabel=size, ylabel=cost)
    sizes = sorted({number for numbers, _ in lines.values() for number in numbers})
    shown = sizes[:: max(1, -(-len(sizes) // TICKS))]
    axes.set_xticks(shown, [f"{number:,.0f}" for number in shown])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    if len(lines) > 1:
        axes.legend()
    return axes


def _positive(numbers: list[float], name: str) -> Floats:
    """Return a validated row of numbers larger than 0."""
    row = _validate.row(numbers, name)
    if row.min() <= 0:
        raise ValueError(f"{name} must hold numbers larger than 0, got {row.min():g}")
    return row
