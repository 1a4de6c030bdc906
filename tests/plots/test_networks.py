"""What the picture of a network promises: its nodes, its weights and its numbers."""

import itertools

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

from matplotlib.colors import to_hex
from matplotlib.text import Text

from nnlesson.activations import sigmoid
from nnlesson.convert import to_nodes
from nnlesson.datasets import AVA
from nnlesson.dense import MLP
from nnlesson.plots import COLOURS, diagram_of, network_diagram
from tests.plots.reading import looks, texts


def test_weights_are_lines_from_node_to_node():
    axes = network_diagram([[[2.0, -1.0], [0.0, 4.0]]])
    circles = [tuple(circle.center) for circle in axes.patches]
    ends = [
        ((line.get_xdata()[0], line.get_ydata()[0]), (line.get_xdata()[1], line.get_ydata()[1])) for line in axes.lines
    ]
    assert ends == [(circles[i], circles[2 + j]) for i in range(2) for j in range(2)]
    assert circles[0][1] > circles[1][1]  # the first node lies on top


def test_the_sign_is_colour_and_dashes_and_the_size_is_width():
    axes = network_diagram([[[2.0, -1.0], [0.0, 4.0]]])
    solid, dashed, dotted, widest = axes.lines
    assert looks(axes.lines) == [
        (COLOURS["weights"], "-"),
        (COLOURS["negative"], "--"),
        (COLOURS["ink"], ":"),
        (COLOURS["weights"], "-"),
    ]
    widths = [line.get_linewidth() for line in (dotted, dashed, solid, widest)]
    assert widths == sorted(widths)
    assert widths[3] - widths[0] == pytest.approx(4 * (widths[1] - widths[0]))


@pytest.mark.parametrize("sizes", [(2, 2), (2, 4, 2), (2, 2, 1), (2, 2, 2), (4, 1)])
def test_no_number_of_a_network_covers_another(sizes):
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=pair).round(2) * 10 for pair in itertools.pairwise(sizes)]
    values, biases = [rng.normal(size=size) for size in sizes], [rng.normal(size=size) for size in sizes[1:]]
    axes = network_diagram(weights, biases, values)
    axes.figure.canvas.draw()
    assert len(axes.texts) == sum(w.size for w in weights) + 2 * sum(sizes) - sizes[0] + len(sizes)
    for one, other in itertools.combinations(axes.texts, 2):
        assert not Text.get_window_extent(one).overlaps(Text.get_window_extent(other)), (one, other)


def test_values_stand_in_their_nodes_and_biases_below_in_purple():
    axes = network_diagram([[[1.0], [1.0]]], [[-0.75]], [[0.6, 0.5], [0.35]])
    inside = {tuple(text.get_position()): text.get_text() for text in axes.texts}
    assert [inside[tuple(circle.center)] for circle in axes.patches] == ["0.6", "0.5", "0.35"]
    (bias,) = [text for text in axes.texts if text.get_text() == "bias −0.75"]
    assert to_hex(bias.get_color()) == COLOURS["bias"]
    assert bias.get_position()[0] == axes.patches[2].center[0]
    assert bias.get_position()[1] < axes.patches[2].center[1] - axes.patches[2].radius


def test_deltas_stand_above_their_nodes_in_red():
    rng = np.random.default_rng(0)
    weights, deltas = [rng.normal(size=(2, 4)), rng.normal(size=(4, 2))], [[0.1, 0.2, 0.3, 0.4], [-0.5, 0.6]]
    axes = network_diagram(weights, [np.ones(4), np.ones(2)], [np.ones(2), np.ones(4), np.ones(2)], deltas=deltas)
    red = [text for text in axes.texts if to_hex(text.get_color()) == COLOURS["loss"]]
    assert [text.get_text() for text in red] == ["δ 0.1", "δ 0.2", "δ 0.3", "δ 0.4", "δ −0.5", "δ 0.6"]
    for text, circle in zip(red, axes.patches[2:], strict=True):
        assert text.get_position()[0] == circle.center[0]
        assert text.get_position()[1] > circle.center[1] + circle.radius
    axes.figure.canvas.draw()
    for one, other in itertools.combinations(axes.texts, 2):
        assert not Text.get_window_extent(one).overlaps(Text.get_window_extent(other)), (one, other)


def test_many_weights_lose_their_numbers_and_many_nodes_theirs():
    assert len(texts(network_diagram([np.ones((4, 4))]))) == 16 + 2
    assert len(texts(network_diagram([np.ones((4, 5))]))) == 2
    assert len(texts(network_diagram([np.ones((7, 1))], [[1.0]], [[1.0] * 7, [1.0]]))) == 7 + 2


def test_a_highlighted_path_stands_out():
    axes = network_diagram([np.ones((2, 2)), np.ones((2, 1))], highlight=[(0, 1, 0), (1, 0, 0)])
    assert [line.get_alpha() == 1 for line in axes.lines] == [False, False, True, False, True, False]
    assert texts(axes).count("1") == 2


def test_nodes_and_arrays_give_the_same_drawing():
    rows = MLP.random((2, 4, 2), hidden=sigmoid, output=sigmoid, rng=1)
    rows.parameters[1][:] = 0.5
    of_arrays, of_nodes = diagram_of(rows, AVA), diagram_of(to_nodes(rows), AVA)
    assert texts(of_arrays) == texts(of_nodes)
    assert f"{rows.forward([AVA])[0, 1]:.3g}" in texts(of_nodes)
    for one, other in zip(of_arrays.lines, of_nodes.lines, strict=True):
        np.testing.assert_allclose(one.get_xydata(), other.get_xydata())
