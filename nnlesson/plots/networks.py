"""A network as nodes and lines: what is thick counts much, what is dashed counts against."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from numpy.typing import ArrayLike, NDArray

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.convert import to_nodes
from nnlesson.dense import MLP
from nnlesson.errors import ShapeError
from nnlesson.nodes import Network
from nnlesson.plots.style import COLOURS, SMALL, Style, card, new_axes, short

ACROSS, DOWN, RADIUS = 3.0, 1.5, 0.46  # between columns, between nodes of a column, of a node; one unit is INCH inches
INCH = 0.72
ROOMY = 6  # nodes in a column; with more, all is drawn smaller and without numbers in and below the nodes
MOST_NODES = 8  # in a column; more cannot be told apart
MOST_LABELS = 16  # weights between two columns; more are drawn without their numbers


def network_diagram(
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike | None] | None = None,
    values: Sequence[ArrayLike | None] | None = None,
    *,
    deltas: Sequence[ArrayLike | None] | None = None,
    captions: Sequence[str] | None = None,
    input_names: Sequence[str] | None = None,
    output_names: Sequence[str] | None = None,
    highlight: Sequence[tuple[int, int, int]] | None = None,
    axes: Axes | None = None,
) -> Axes:
    """Draw a network: a column of nodes for each layer, a line for each weight, a number below each node for its bias.

    Built in try 1; hidden layers from try 3, deltas from try 7. A line is thicker the further its weight is from 0;
    teal and solid above 0, orange and dashed below, thin and dotted at 0. A column of more than six nodes leaves no
    room for values, biases and deltas, and more than 16 weights between two columns none for their numbers.

    Parameters
    ----------
    weights : sequence of array_like of shape (n_inputs, n_outputs)
        One table for each layer; the entry in row i and column j leads from node i to node j.
    biases : sequence of array_like of shape (n_outputs,), optional
        One list for each layer.
    values : sequence of array_like, optional
        What to write into the nodes: the inputs, then the outputs of each layer; None for a column that stays empty.
    deltas : sequence of array_like of shape (n_outputs,), optional
        One list for each layer: how the loss changes with the z of each node; written above the nodes in red.
    captions : sequence of str, optional
        What to write above each column; "inputs", "hidden layer", "outputs" if left out.
    input_names, output_names : sequence of str, optional
        What to write beside the nodes of the first and of the last column.
    highlight : sequence of (layer, i, j), optional
        Weights that stand out, all others fade: for one path through the network. Counted from 0.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with one line for each weight, layer by layer and row by row, and one circle for each node.

    Raises
    ------
    ShapeError
        If two layers do not fit, a list has another length than its column, or a column has more than 8 nodes.
    ValueError, TypeError
        If a number is not finite and real, or a highlighted weight does not exist.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> axes = network_diagram([[[0.8, 0.2], [0.1, 0.9]]], values=[[0.6, 0.5], None])
    >>> len(axes.lines), len(axes.patches)
    (4, 4)
    """
    tables, sizes = _tables(weights)
    biases = _columns(biases, "biases", sizes[1:])
    values = _columns(values, "values", sizes)
    deltas = _columns(deltas, "deltas", sizes[1:])
    captions = _captions(len(sizes)) if captions is None else captions
    captions = _validate.names(captions, "captions", len(sizes), "column of nodes")
    input_names = _validate.names(input_names, "input_names", sizes[0], "input")
    output_names = _validate.names(output_names, "output_names", sizes[-1], "output")
    strong = _highlighted(highlight, tables)
    grid = _Grid(tuple(sizes))
    axes = axes or new_axes(*grid.inches)
    for layer, (table, kept) in enumerate(zip(tables, strong, strict=True)):
        _draw_weights(axes, grid, layer, table, kept, max(np.abs(t).max() for t in tables))
    for column, caption in enumerate(captions):
        _draw_nodes(axes, grid, column, values[column])
        _draw_biases(axes, grid, column, [None, *biases][column])
        _draw_deltas(axes, grid, column, [None, *deltas][column])
        axes.text(grid.x(column), grid.top + 0.25, caption, ha="center", weight="bold")
    _draw_names(axes, grid, 0, input_names, -1)
    _draw_names(axes, grid, len(sizes) - 1, output_names, 1)
    left, right = -RADIUS - 0.2, grid.x(len(sizes) - 1) + RADIUS + 0.2
    axes.set(xlim=(left, right), ylim=(-grid.top - 0.05, grid.top + 0.55), aspect="equal")
    axes.axis("off")
    return axes


def diagram_of(network: Network | MLP, inputs: Sequence[float] | None = None, **options: Any) -> Axes:  # noqa: ANN401
    """Draw a network of nodes or of arrays, and if inputs are given, what every node answers to them.

    Built in try 1.

    Parameters
    ----------
    network : nnlesson.nodes.Network or nnlesson.dense.MLP
        What to draw. Biases that are all 0 are left out.
    inputs : sequence of float, optional
        One example.
    **options
        As for `network_diagram`.

    Returns
    -------
    matplotlib.axes.Axes
        As from `network_diagram`.

    Raises
    ------
    ShapeError, TypeError, ValueError
        As `network_diagram`; also if the network does not take these inputs.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from nnlesson.nodes import Layer, Network, Node
    >>> axes = diagram_of(Network([Layer([Node([0.5, -2.0])])]), [3.0, 0.25])
    >>> [text.get_text() for text in axes.texts]
    ['0.5', '−2', '3', '0.25', 'inputs', '1', 'outputs']
    """
    if isinstance(network, MLP):
        network = to_nodes(network)
    layers = _validate.instance(network, Network, "network must have layers").layers
    weights = [np.array([node.weights for node in layer.nodes]).T for layer in layers]
    biases = [[node.bias for node in layer.nodes] for layer in layers]
    values = None
    if inputs is not None:
        values = [_validate.as_long(inputs, "inputs", layers[0].n_inputs, "input").tolist()]
        for layer in layers:
            values.append(layer.forward(values[-1]))
    return network_diagram(weights, biases if any(map(any, biases)) else None, values, **options)


@dataclass(frozen=True)
class _Grid:
    """Where things lie: the first node of a column on top, each column around 0."""

    sizes: tuple[int, ...]

    @property
    def crowding(self) -> float:
        return 1.0 if max(self.sizes) <= ROOMY else max(self.sizes) / 4  # then as high as four roomy nodes

    @property
    def top(self) -> float:
        return DOWN * max(self.sizes) / 2

    @property
    def inches(self) -> tuple[float, float]:
        return INCH * (ACROSS * len(self.sizes) + 0.6), INCH * (DOWN * max(self.sizes) / self.crowding + 1.1)

    def x(self, column: int) -> float:
        return column * ACROSS * self.crowding

    def y(self, column: int) -> list[float]:
        return [DOWN * ((self.sizes[column] - 1) / 2 - row) for row in range(self.sizes[column])]

    def beside(self, column: int, numbers: Floats | None) -> list[tuple[float, float]]:
        """Pair the height of each node with its number; no pair where there is no number, or no room."""
        if numbers is None or self.crowding > 1:
            return []
        return list(zip(self.y(column), numbers.tolist(), strict=True))


def _tables(weights: Sequence[ArrayLike]) -> tuple[list[Floats], list[int]]:
    """Return the tables of weights, and how many nodes each column has."""
    tables = [_validate.real(table, f"weights[{layer}]") for layer, table in enumerate(weights)]
    if not tables:
        raise ShapeError("weights must hold one table for each layer, got none")
    for layer, table in enumerate(tables):
        if table.ndim != 2 or not table.size:
            raise ShapeError(f"weights[{layer}] must have shape (n_inputs, n_outputs), got {table.shape}")
    for layer, (table, following) in enumerate(pairwise(tables), start=1):
        if len(following) != table.shape[1]:
            raise ShapeError(
                f"weights[{layer}] must have {table.shape[1]} rows, one for each node, got {len(following)}"
            )
    sizes = [len(tables[0]), *(table.shape[1] for table in tables)]
    if max(sizes) > MOST_NODES:
        raise ShapeError(f"weights must lead to at most {MOST_NODES} nodes in a column to be drawn, got {max(sizes)}")
    return tables, sizes


def _columns(given: Sequence[ArrayLike | None] | None, name: str, sizes: list[int]) -> list[Floats | None]:
    """Return one list of numbers for each column, None where nothing is to be written."""
    given = [None] * len(sizes) if given is None else list(given)
    if len(given) != len(sizes):
        raise ShapeError(f"{name} must hold {len(sizes)} lists, one for each column of nodes, got {len(given)}")
    return [
        None if numbers is None else _validate.as_long(numbers, f"{name}[{i}]", size, "node")
        for i, (numbers, size) in enumerate(zip(given, sizes, strict=True))
    ]


def _captions(columns: int) -> list[str]:
    """Name the columns."""
    hidden = ["hidden layer"] if columns == 3 else [f"hidden layer {i}" for i in range(1, columns - 1)]
    return ["inputs", *hidden, "outputs"]


def _highlighted(highlight: Sequence[tuple[int, int, int]] | None, tables: list[Floats]) -> list[NDArray[np.bool]]:
    """Say for each weight whether it is drawn in full strength."""
    kept: list[NDArray[np.bool]] = [np.full(table.shape, highlight is None) for table in tables]
    for layer, i, j in highlight or []:
        if not (0 <= layer < len(kept) and 0 <= i < kept[layer].shape[0] and 0 <= j < kept[layer].shape[1]):
            raise ValueError(f"highlight must name weights (layer, i, j) of the network, got {(layer, i, j)}")
        kept[layer][i, j] = True
    return kept


def _draw_weights(axes: Axes, grid: _Grid, layer: int, table: Floats, kept: NDArray[np.bool], largest: float) -> None:
    """Draw a line for each weight between two columns; its number stands near the column with more nodes."""
    left, right = grid.y(layer), grid.y(layer + 1)
    along = 0.34 if len(left) > len(right) else 0.66
    x = np.array([grid.x(layer), grid.x(layer + 1)])
    for (i, j), weight in np.ndenumerate(table):
        name, dashes = _look(weight)
        width = 0.8 + 3.4 * abs(weight) / (largest or 1.0)
        alpha = 1.0 if kept[i, j] else 0.18
        axes.plot(x, [left[i], right[j]], color=COLOURS[name], linewidth=width, linestyle=dashes, alpha=alpha, zorder=1)
        if table.size <= MOST_LABELS and kept[i, j]:
            place = x[0] + along * (x[1] - x[0]), left[i] + along * (right[j] - left[i])
            style: Style = {"color": COLOURS[name], "size": SMALL, "ha": "center", "va": "center", "bbox": card(0.1)}
            axes.text(*place, short(weight), zorder=2, **style)


def _look(weight: float | np.floating) -> tuple[str, object]:
    """Choose the colour and the dashes of a line by the sign of its weight."""
    if weight == 0:
        return "ink", ":"
    return ("weights", "-") if weight > 0 else ("negative", (0, (4, 1.2)))


def _draw_nodes(axes: Axes, grid: _Grid, column: int, numbers: Floats | None) -> None:
    """Draw a circle for each node of a column, with its value inside."""
    colour = COLOURS["inputs" if column == 0 else "activation"]
    for y in grid.y(column):
        circle: Style = {"facecolor": COLOURS["paper"], "edgecolor": colour, "linewidth": 2, "zorder": 3}
        axes.add_patch(Circle((grid.x(column), y), RADIUS, **circle))
    for y, number in grid.beside(column, numbers):
        axes.text(grid.x(column), y, short(number), ha="center", va="center", size=10.5, zorder=4)


def _draw_biases(axes: Axes, grid: _Grid, column: int, numbers: Floats | None) -> None:
    """Write the bias below each node of a column."""
    style: Style = {"color": COLOURS["bias"], "size": SMALL, "ha": "center", "va": "top", "bbox": card(0.05)}
    for y, bias in grid.beside(column, numbers):
        axes.text(grid.x(column), y - RADIUS - 0.07, f"bias {short(bias)}", zorder=4, **style)


def _draw_deltas(axes: Axes, grid: _Grid, column: int, numbers: Floats | None) -> None:
    """Write the delta above each node of a column."""
    style: Style = {"color": COLOURS["loss"], "size": SMALL, "ha": "center", "va": "bottom", "bbox": card(0.05)}
    for y, delta in grid.beside(column, numbers):
        axes.text(grid.x(column), y + RADIUS + 0.05, f"δ {short(delta)}", zorder=4, **style)


def _draw_names(axes: Axes, grid: _Grid, column: int, names: list[str], side: int) -> None:
    """Write names beside the nodes of a column: to the left (side -1) or to the right (side 1)."""
    x, align = grid.x(column) + side * (RADIUS + 0.15), "right" if side < 0 else "left"
    for y, name in zip(grid.y(column), names, strict=True):
        if name:
            axes.text(x, y, name, ha=align, va="center")
