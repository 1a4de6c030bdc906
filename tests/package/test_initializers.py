"""What the room `initializers` promises."""

import math

import numpy as np
import pytest

from nnlesson.initializers import INITIALIZERS, constant, glorot, he, normal, uniform

EVERY = pytest.mark.parametrize("start", INITIALIZERS, ids=str)


@EVERY
def test_weights_have_the_shape_of_the_layer_and_come_from_rng_alone(start):
    weights = start(3, 5, rng=7)
    assert (weights.shape, weights.dtype) == ((3, 5), np.float64)
    np.testing.assert_array_equal(weights, start(3, 5, rng=np.random.default_rng(7)))
    assert not np.shares_memory(weights, start(3, 5, rng=7))
    if start is not INITIALIZERS[0]:
        assert not np.array_equal(weights, start(3, 5, rng=8))


@EVERY
def test_one_generator_gives_other_weights_to_the_next_layer(start):
    rng = np.random.default_rng(0)
    first, second = start(4, 4, rng=rng), start(4, 4, rng=rng)
    assert np.array_equal(first, second) == (start is INITIALIZERS[0])


@pytest.mark.parametrize(
    ("start", "width"), [(uniform(3.0), 3.0), (uniform(0.1), 0.1), (glorot, math.sqrt(6.0 / 500))], ids=str
)
def test_even_within_a_width(start, width):
    weights = start(200, 300, rng=0)
    assert -width <= weights.min() < -0.999 * width
    assert 0.999 * width < weights.max() <= width
    shares, _ = np.histogram(weights, bins=4, range=(-width, width))
    np.testing.assert_allclose(shares / weights.size, 0.25, atol=0.01)


@pytest.mark.parametrize(
    ("start", "deviation"), [(normal(2.0), 2.0), (normal(0.01), 0.01), (he, math.sqrt(2.0 / 200))], ids=str
)
def test_a_bell_curve_around_0(start, deviation):
    weights = start(200, 300, rng=0) / deviation
    assert weights.mean() == pytest.approx(0.0, abs=0.02)
    assert weights.std() == pytest.approx(1.0, abs=0.02)
    for reach, share in ((1.0, 0.6827), (2.0, 0.9545), (3.0, 0.9973)):
        assert (np.abs(weights) < reach).mean() == pytest.approx(share, abs=0.01)


def test_a_constant_is_the_same_everywhere():
    assert constant(-0.5)(2, 3, rng=0).tolist() == [[-0.5] * 3] * 2
    assert constant(0)(1, 1, rng=0).tolist() == [[0.0]]


def test_names():
    assert [repr(start) for start in INITIALIZERS] == ["constant(0.5)", "uniform(1)", "normal(1)", "glorot", "he"]
