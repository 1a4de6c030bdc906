"""What the room `optimizers` promises beyond the closed forms of tests/laws/test_properties.py."""

import numpy as np
import pytest

from nnlesson.optimizers import OPTIMIZERS, Adam

EVERY = pytest.mark.parametrize("kind", OPTIMIZERS)


@EVERY
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_arrays_are_moved_in_place_and_keep_their_dtype(kind, dtype):
    whole = np.ones((4, 6), dtype)
    view, optimizer = whole[::2, 1:4], kind(0.1)
    for _ in range(3):
        optimizer.step([view], [np.ones((2, 3), dtype)])
    assert whole.dtype == dtype
    assert (view < 1.0).all()
    assert (whole < 1.0).sum() == 6


@EVERY
def test_a_gradient_of_0_moves_nothing_that_stands_still(kind):
    p, optimizer = np.array([1.0, 2.0]), kind(0.1)
    for _ in range(3):
        optimizer.step([p], [np.zeros(2)])
    assert p.tolist() == [1.0, 2.0]


@EVERY
def test_two_with_the_same_settings_are_equal_and_share_nothing(kind):
    one, other = kind(0.1), kind(0.1)
    p, q = np.ones(2), np.ones(2)
    for _ in range(3):
        one.step([p], [np.array([1.0, -3.0])])
    assert one == other  # the settings count, not what was kept
    assert repr(one) == repr(other)
    for _ in range(3):
        other.step([q], [np.array([1.0, -3.0])])
    np.testing.assert_array_equal(p, q)


def test_adam_is_algorithm_1_of_the_paper():
    rng = np.random.default_rng(0)
    gradients = rng.normal(size=(20, 3)) * [1e-3, 1.0, 1e3]
    p, optimizer = np.ones(3), Adam(0.01, beta1=0.8, beta2=0.95, epsilon=1e-3)
    theta, m, v = np.ones(3), np.zeros(3), np.zeros(3)
    for t, g in enumerate(gradients, start=1):
        optimizer.step([p], [g])
        m, v = 0.8 * m + 0.2 * g, 0.95 * v + 0.05 * g**2
        theta = theta - 0.01 * (m / (1 - 0.8**t)) / (np.sqrt(v / (1 - 0.95**t)) + 1e-3)
        np.testing.assert_allclose(p, theta, rtol=1e-12)
