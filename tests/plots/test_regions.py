"""What a region promises: the answers of a network, their border, and the fruits on them."""

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_hex

from nnlesson.plots import COLOURS, decision_region, mark_fruit
from tests.plots.reading import FRUITS, TARGETS


def softer_than_half(fruit):
    return int(fruit[0] > 0.5)


def test_the_region_holds_what_the_network_answers():
    axes = decision_region(softer_than_half, FRUITS, TARGETS)
    answers = axes.images[0].get_array()
    sides = np.linspace(0, 1, answers.shape[0])
    np.testing.assert_array_equal(answers, np.tile(sides > 0.5, (len(sides), 1)))
    assert axes.images[0].get_extent() == [0, 1, 0, 1]
    assert axes.images[0].origin == "lower"


def test_softness_lies_on_x_and_darkness_on_y():
    axes = decision_region(lambda fruit: int(fruit[1] > 0.5), FRUITS, TARGETS)
    answers = axes.images[0].get_array()
    assert answers[-1].all()  # the top row is dark
    assert not answers[0].any()
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("softness", "darkness")


def test_fruits_stand_where_they_were_measured():
    axes = decision_region(softer_than_half, FRUITS, TARGETS)
    drawn = {c.get_label(): c for c in axes.collections if c.get_label() in ("ripe", "not ripe")}
    np.testing.assert_allclose(drawn["not ripe"].get_offsets(), [[0.2, 0.2]])
    np.testing.assert_allclose(drawn["ripe"].get_offsets(), [[0.8, 0.8], [0.9, 0.6]])
    assert to_hex(drawn["ripe"].get_facecolor()[0]) == COLOURS["ripe"]
    assert len(drawn["ripe"].get_paths()[0]) != len(drawn["not ripe"].get_paths()[0])  # markers differ too


def test_the_border_lies_between_the_two_tints():
    axes = decision_region(lambda fruit: int(fruit[1] > 0.2 + 0.4 * fruit[0]), FRUITS, TARGETS)
    (x, y) = np.vstack(
        [path.vertices for line in axes.collections for path in line.get_paths() if line.get_array() is not None]
    ).T
    np.testing.assert_allclose(y, 0.2 + 0.4 * x, atol=0.01)
    assert (x.min(), x.max()) == (0.0, 1.0)


def test_a_network_with_one_answer_has_no_border():
    with_border = decision_region(softer_than_half, FRUITS, TARGETS)
    without = decision_region(lambda _: 0, FRUITS, TARGETS)
    assert len(with_border.collections) == len(without.collections) + 1


def test_given_axes_are_used_and_returned():
    _, axes = plt.subplots()
    assert decision_region(softer_than_half, FRUITS, TARGETS, axes=axes) is axes
    assert mark_fruit(axes, (0.6, 0.5), "Ava") is axes
    np.testing.assert_allclose(axes.collections[-1].get_offsets(), [[0.6, 0.5]])


@pytest.mark.parametrize(
    ("inputs", "targets", "words"),
    [
        ([[0.1, 0.2, 0.3]], [[1.0]], "inputs must have 2 columns"),
        ([[0.1, 0.2]], [[1.0], [0.0]], r"targets must have shape \(1, 1\)"),
        ([0.1, 0.2], [[1.0]], "inputs must have shape"),
    ],
)
def test_refuses(inputs, targets, words):
    with pytest.raises(ValueError, match=words):
        decision_region(softer_than_half, inputs, targets)
