"""A slope by nudging or by rules, the way downhill, the V of rounding, and all slopes of a network as bars."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.errors import ShapeError
from nnlesson.plots.style import COLOURS, SMALL, Style, card, label_ends, new_axes, short

POINTS = 401
MOST_ARROWS = 10  # steps of a path; more are drawn without heads


def secant(
    function: Callable[[float], float],
    x: float,
    nudge: float,
    *,
    sides: int = 2,
    low: float | None = None,
    high: float | None = None,
    axes: Axes | None = None,
) -> Axes:
    """Draw a function, a point on it, the nudged points, and the line through them: its slope is the answer.

    Built in chapter 6.

    Parameters
    ----------
    function : callable
        Takes a float, answers with a float.
    x : float
        Where.
    nudge : float
        How far to nudge, larger than 0; large enough to be seen.
    sides : {2, 1}
        2: nudge up and down; 1: only up.
    low, high : float, optional
        From where to where; three nudges to both sides if left out.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with the curve and the dashed line, the point as a disc and the nudged points as diamonds.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as said above, or an answer is not a finite number.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> secant(lambda x: x * x, 1.0, 0.5).texts[0].get_text()
    'slope 2'
    """
    x, nudge = _validate.number(x, "x"), _validate.number(nudge, "nudge", above=0.0)
    if sides not in (1, 2):
        raise ValueError(f"sides must be 1 or 2, got {sides!r}")
    low, high = _validate.span(x - 3 * nudge if low is None else low, x + 3 * nudge if high is None else high)
    if low > x - nudge * (sides - 1) or high < x + nudge:
        raise ValueError(f"low and high must leave room for the nudged points, got {low:g} and {high:g}")
    curve = _sampled(function, low, high)
    marks = {"x + nudge": x + nudge, "x": x} | ({"x − nudge": x - nudge} if sides == 2 else {})
    places = np.array(list(marks.values()))
    heights = _validate.answers(function, places)
    axes = axes or new_axes(6.0, 4.0)
    axes.plot(*curve, color=COLOURS["loss"])
    _draw_chord(axes, curve, places[[0, -1]], heights[[0, -1]])
    axes.plot(places, heights, "D", color=COLOURS["paper"], markeredgecolor=COLOURS["ink"], zorder=4)
    axes.plot(x, heights[1], "o", color=COLOURS["ink"], markersize=8, zorder=5)
    for name, place, height in zip(marks, places, heights, strict=True):
        style: Style = {"ha": "left", "va": "top", "bbox": card(0.1), "zorder": 3}
        axes.annotate(name, (place, height), xytext=(7, -7), textcoords="offset points", **style)
    axes.set(xlabel="x", ylabel="f(x)")
    return axes


def tangent(
    function: Callable[[float], float],
    x: float,
    derivative: float,
    *,
    low: float | None = None,
    high: float | None = None,
    axes: Axes | None = None,
) -> Axes:
    """Draw a function, a point on it, and the line through this point that is as steep as the function there.

    Built in chapter 7.

    Parameters
    ----------
    function : callable
        Takes a float, answers with a float.
    x : float
        Where.
    derivative : float
        How steep the function is there, as the rules say.
    low, high : float, optional
        From where to where; 2 to both sides if left out.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with the curve, the dashed line and the point as a disc.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as said above, or an answer is not a finite number.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> tangent(lambda x: x * x, 3.0, 6.0).texts[0].get_text()
    'slope 6'
    """
    x, derivative = _validate.number(x, "x"), _validate.number(derivative, "derivative")
    low, high = _validate.span(x - 2.0 if low is None else low, x + 2.0 if high is None else high)
    if not low <= x <= high:
        raise ValueError(f"x must lie from low to high, from {low:g} to {high:g}, got {x:g}")
    curve, [height] = _sampled(function, low, high), _validate.answers(function, [x])
    axes = axes or new_axes(6.0, 4.0)
    axes.plot(*curve, color=COLOURS["loss"])
    _draw_line(axes, curve, (x, height), derivative)
    axes.plot(x, height, "o", color=COLOURS["ink"], markersize=8, zorder=5)
    axes.set(xlabel="x", ylabel="f(x)")
    return axes


def descent_path(
    function: Callable[[float], float],
    points: ArrayLike,
    *,
    low: float | None = None,
    high: float | None = None,
    axes: Axes | None = None,
) -> Axes:
    """Draw a function of one number and the steps that were taken on it.

    Built in chapter 6.

    Parameters
    ----------
    function : callable
        Takes a float, answers with a float.
    points : array_like of shape (n_steps + 1,)
        Where each step began, and where the last one ended.
    low, high : float, optional
        From where to where; the points and a little more if left out.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with the curve, an arrow for each step, a square at the start and a disc at the end.

    Raises
    ------
    ShapeError
        If `points` is not one row of numbers.
    TypeError, ValueError
        If an argument is not as said above, or an answer is not a finite number.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = descent_path(lambda x: x * x, [2.0, 1.0, 0.5])
    >>> [text.get_text() for text in axes.texts if text.get_text()]
    ['start', 'after 2 steps']
    """
    points = _validate.row(points, "points")
    margin = 0.15 * np.ptp(points) or 1.0
    low = points.min() - margin if low is None else low
    low, high = _validate.span(low, points.max() + margin if high is None else high)
    curve, heights = _sampled(function, low, high), _validate.answers(function, points)
    axes = axes or new_axes(6.0, 4.0)
    axes.plot(*curve, color=COLOURS["loss"])
    draw_path(axes, points, heights)
    axes.margins(y=0.15)  # room for the words below the lowest point
    axes.set(xlabel="x", ylabel="f(x)")
    return axes


def draw_path(axes: Axes, x: Floats, y: Floats) -> None:
    """Draw an arrow for each step, a square at the start and a disc at the end.

    Built in chapter 6.
    """
    head = "-|>" if len(x) <= MOST_ARROWS + 1 else "-"
    arrow: Style = {"arrowstyle": head, "color": COLOURS["ink"], "shrinkA": 2, "shrinkB": 2, "mutation_scale": 10}
    for begin, end in pairwise(zip(x, y, strict=True)):
        axes.annotate("", end, begin, arrowprops=arrow, zorder=3)
    axes.plot(x[1:-1], y[1:-1], "o", color=COLOURS["ink"], markersize=3, zorder=4)
    axes.plot(x[:1], y[:1], "s", color=COLOURS["paper"], markeredgecolor=COLOURS["ink"], markersize=8, zorder=5)
    back = 1 if len(x) < 2 or x[0] >= x[1] else -1  # the words stand where the path does not go
    style: Style = {"textcoords": "offset points", "bbox": card(0.1), "zorder": 6}
    axes.annotate("start", (x[0], y[0]), xytext=(9 * back, 0), ha="left" if back > 0 else "right", va="top", **style)
    if len(x) > 1:
        axes.plot(x[-1:], y[-1:], "o", color=COLOURS["ink"], markersize=8, zorder=5)
        steps = f"after {len(x) - 1:,} step{'s' if len(x) > 2 else ''}"
        down = y[-1] <= y[-2]
        place: Style = {"xytext": (0, -9 if down else 9), "ha": "center", "va": "top" if down else "bottom"}
        axes.annotate(steps, (x[-1], y[-1]), **place, **style)


def slope_errors(nudges: ArrayLike, one_side: ArrayLike, two_sides: ArrayLike, *, axes: Axes | None = None) -> Axes:
    """Draw how wrong a nudged slope is against how far was nudged: the V of rounding.

    Built in chapter 6.

    Parameters
    ----------
    nudges : array_like of shape (n_nudges,)
        How far was nudged, each larger than 0, at least two.
    one_side, two_sides : array_like of shape (n_nudges,)
        How far the slope was from the true one, at least 0. An error of exactly 0 leaves a gap: it has no logarithm.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, both scales logarithmic, with a line for each way of nudging and a mark at its smallest error.

    Raises
    ------
    ShapeError
        If there are fewer than two nudges, or not one error for each.
    ValueError
        If a nudge is not larger than 0, an error is below 0, or all errors of a line are 0.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = slope_errors([1e-2, 1e-4], [1e-2, 1e-4], [1e-4, 1e-8])
    >>> axes.get_xscale(), axes.get_yscale()
    ('log', 'log')
    """
    nudges = _validate.row(nudges, "nudges", at_least=2)
    if nudges.min() <= 0:
        raise ValueError(f"nudges must be larger than 0, got {nudges.min():g}")
    order = np.argsort(nudges)
    lines = {
        "one side": _errors(one_side, "one_side", len(nudges)),
        "two sides": _errors(two_sides, "two_sides", len(nudges)),
    }
    axes = axes or new_axes(6.4, 4.2)
    looks = {"one side": ("negative", (0, (4, 1.5)), "^"), "two sides": ("weights", "-", "o")}
    ends = []
    for name, errors in lines.items():
        colour, line, marker = COLOURS[looks[name][0]], *looks[name][1:]
        axes.plot(nudges[order], errors[order], color=colour, linestyle=line, label=name)
        best = np.nanargmin(errors)
        axes.plot(nudges[best], errors[best], marker, color=colour, markeredgecolor="white", markersize=10)
        last = order[np.flatnonzero(~np.isnan(errors[order]))[-1]]
        ends.append((nudges[last], errors[last], name, colour))
    axes.set(xscale="log", yscale="log", xlabel="nudge", ylabel="error of the slope")
    label_ends(axes, ends)
    axes.text(0.02, 0.02, "← rounding", size=SMALL, transform=axes.transAxes)
    axes.text(0.98, 0.02, "too far apart →", size=SMALL, ha="right", transform=axes.transAxes)
    return axes


def slope_bars(slopes: ArrayLike, sizes: Sequence[int] | None = None, *, axes: Axes | None = None) -> Axes:
    """Draw the slope of each parameter of a network as a bar.

    Built in chapter 6.

    Parameters
    ----------
    slopes : array_like of shape (n_parameters,)
        In the order of ``network.parameters``: layer by layer, node by node, weights before the bias.
    sizes : sequence of int, optional
        Inputs, hidden nodes, outputs: with them each bar gets the name of its parameter and each node its group.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with one bar for each slope: teal above 0, orange and hatched below.

    Raises
    ------
    ShapeError
        If there is no slope, or not as many as a network of these sizes has parameters.
    TypeError, ValueError
        If a slope is not a finite number, or a size not a whole number from 1 on.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = slope_bars([0.1, -0.2, 0.3], (2, 1))
    >>> [label.get_text() for label in axes.get_xticklabels()]
    ['w1', 'w2', 'b']
    """
    slopes = _validate.row(slopes, "slopes")
    groups = _groups(sizes) if sizes is not None else []
    n_parameters = sum(size for _, size in groups)
    if sizes is not None and n_parameters != len(slopes):
        raise ShapeError(
            f"slopes must hold {n_parameters} numbers, one for each parameter of {tuple(sizes)}, got {len(slopes)}"
        )
    axes = axes or new_axes(8.4, 3.4)
    places = np.arange(1, len(slopes) + 1)
    for kept, colour, hatch in ((slopes >= 0, "weights", ""), (slopes < 0, "negative", "///")):
        axes.bar(places[kept], slopes[kept], 0.72, color=COLOURS[colour], hatch=hatch, edgecolor=COLOURS["paper"])
    axes.axhline(0.0, color=COLOURS["ink"], linewidth=0.8)
    axes.set(ylabel="slope of the loss", xlim=(0.3, len(slopes) + 0.7))
    if groups:
        _name_bars(axes, groups)
    else:
        axes.set_xlabel("parameter")
    return axes


def _sampled(function: Callable[[float], float], low: float, high: float) -> tuple[Floats, Floats]:
    """Ask a function everywhere between two places."""
    places = np.linspace(low, high, POINTS)
    return places, _validate.answers(function, places)


def _draw_chord(axes: Axes, curve: tuple[Floats, Floats], places: Floats, heights: Floats) -> None:
    """Draw the line through two points."""
    steep = (heights[0] - heights[1]) / (places[0] - places[1])
    _draw_line(axes, curve, (places[1], heights[1]), steep)


def _draw_line(axes: Axes, curve: tuple[Floats, Floats], point: tuple[float, float], steep: float) -> None:
    """Draw a line through a point, as far as the picture goes, and write its slope at its right end."""
    places, heights = curve
    x = np.unique(np.append(places, point[0]))  # with the point: a steep line may pass between two others
    line = point[1] + steep * (x - point[0])
    room = 0.2 * np.ptp(heights)
    inside = (line >= heights.min() - room) & (line <= heights.max() + room)
    axes.plot(x[inside], line[inside], color=COLOURS["ink"], linestyle=(0, (4, 1.5)), linewidth=1.5)
    label_ends(axes, [(x[inside][-1], line[inside][-1], f"slope {short(steep)}", COLOURS["ink"])])


def _errors(errors: ArrayLike, name: str, length: int) -> Floats:
    """Return validated errors, NaN where they are exactly 0."""
    errors = _validate.as_long(errors, name, length, "nudge")
    if errors.min() < 0 or not errors.any():
        raise ValueError(f"{name} must hold errors from 0 on, not all 0, got {errors.min():g} to {errors.max():g}")
    return np.where(errors == 0, np.nan, errors)


def _groups(sizes: Sequence[int]) -> list[tuple[str, int]]:
    """Name each node behind the inputs, and say how many parameters it has."""
    sizes = [_validate.count(size, "sizes") for size in sizes]
    if len(sizes) < 2:
        raise ShapeError(f"sizes must hold at least 2 numbers, inputs and outputs, got {len(sizes)}")
    groups = []
    for layer, (n_inputs, n_outputs) in enumerate(pairwise(sizes), start=1):
        kind = "output" if layer == len(sizes) - 1 else "hidden" if len(sizes) == 3 else f"hidden {layer},"
        groups += [(f"{kind} {node}", n_inputs + 1) for node in range(1, n_outputs + 1)]
    return groups


def _name_bars(axes: Axes, groups: list[tuple[str, int]]) -> None:
    """Write w1, w2, ... b below the bars, and below them the node they belong to."""
    names = [name for _, size in groups for name in (*(f"w{i}" for i in range(1, size)), "b")]
    axes.set_xticks(range(1, len(names) + 1), names, size=SMALL)
    axes.tick_params(axis="x", length=0)
    for label in axes.get_xticklabels():
        label.set_color(COLOURS["bias" if label.get_text() == "b" else "ink"])
    end = 0
    for name, size in groups:
        middle, below = end + (size + 1) / 2, axes.get_xaxis_transform()
        axes.text(middle, -0.12, name, ha="center", va="top", size=SMALL, weight="bold", transform=below)
        end += size
        if end < len(names):
            axes.axvline(end + 0.5, color=COLOURS["ink"], linewidth=0.6, linestyle=":")
