"""What lines over epochs and over z promise."""

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

from nnlesson.activations import ACTIVATIONS, relu, step
from nnlesson.plots import COLOURS, activation_curve, training_curve
from tests.plots.reading import looks, texts


def test_training_is_solid_and_validation_dashed_and_both_say_so():
    axes = training_curve([0.9, 0.4, 0.2], [0.9, 0.5, 0.4], best_epoch=2)
    np.testing.assert_allclose(axes.lines[0].get_xydata(), [[1, 0.9], [2, 0.4], [3, 0.2]])
    np.testing.assert_allclose(axes.lines[1].get_ydata(), [0.9, 0.5, 0.4])
    assert looks(axes.lines[:2]) == [(COLOURS["loss"], "-"), (COLOURS["ink"], "--")]
    assert texts(axes) == ["best: epoch 2", "validation", "training"]
    assert list(axes.lines[2].get_xdata()) == [2, 2]


def test_an_accuracy_has_another_colour_and_a_loss_may_be_logarithmic():
    assert looks(training_curve([0.5, 0.9], measure="accuracy").lines) == [(COLOURS["ripe"], "-")]
    assert training_curve([0.5, 0.9], log=True).get_yscale() == "log"


@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=ACTIVATIONS)
def test_an_activation_is_drawn_with_its_derivative(activation):
    axes = activation_curve(activation, -3.0, 3.0)
    for line, function in zip(axes.lines, (activation, activation.derivative), strict=False):
        x, y = line.get_data()
        kept = ~np.isnan(y)
        np.testing.assert_allclose(y[kept], function(x[kept]))
    assert sorted(texts(axes)) == sorted([activation.name, "its derivative"])
    assert looks(axes.lines[:2]) == [(COLOURS["activation"], "-"), (COLOURS["ink"], "--")]


def test_an_activation_may_be_drawn_alone():
    axes = activation_curve(lambda z: 2.0 * z, -3.0, 3.0, derivative=False)
    curve, _ = axes.lines  # the other one is the line of height 0
    np.testing.assert_allclose(curve.get_ydata(), 2.0 * curve.get_xdata())
    assert texts(axes) == ["activation"]
    assert looks([curve]) == [(COLOURS["activation"], "-")]
    with pytest.raises(TypeError, match="activation must be one of"):
        activation_curve(lambda z: 2.0 * z)


def test_a_jump_is_a_gap():
    assert [np.isnan(line.get_ydata()).sum() for line in activation_curve(step).lines[:2]] == [1, 0]
    assert [np.isnan(line.get_ydata()).sum() for line in activation_curve(relu).lines[:2]] == [0, 1]


@pytest.mark.parametrize(("height", "gaps"), [(0.15, 0), (0.151, 1)])
def test_what_climbs_a_little_is_no_jump(height, gaps):
    line = activation_curve(lambda z: np.where(z > 0.0, height, 0.0), derivative=False).lines[0]
    assert np.isnan(line.get_ydata()).sum() == gaps
