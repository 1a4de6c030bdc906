"""What the room `optimizers` promises: closed forms, and what they do with the arrays they are given."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlesson.optimizers import OPTIMIZERS, SGD, Adam, Momentum

EVERY = pytest.mark.parametrize("kind", OPTIMIZERS)
law = settings(deadline=None, derandomize=True, max_examples=60, database=None)


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


# With the same gradient g at every step, what they do can be written down.

rates = st.floats(0.001, 1.0)
slopes = st.floats(0.01, 100.0) | st.floats(-100.0, -0.01)


def moved(optimizer, gradient, steps):
    """Where a parameter that starts at 0 stands after each step."""
    p, places = np.array([0.0]), []
    for _ in range(steps):
        optimizer.step([p], [np.array([gradient])])
        places.append(p.item())
    return places


@law
@given(rates, slopes)
def test_sgd_goes_the_rate_times_the_gradient(rate, g):
    np.testing.assert_allclose(moved(SGD(rate), g, 5), -rate * g * np.arange(1, 6), rtol=1e-12)


@law
@given(rates, slopes, st.floats(0.0, 0.99))
def test_momentum_adds_up_a_geometric_sum(rate, g, share):
    velocities = [-rate * g * sum(share**k for k in range(n)) for n in range(1, 11)]
    np.testing.assert_allclose(moved(Momentum(rate, share), g, 10), np.cumsum(velocities), rtol=1e-12)


@law
@given(rates, slopes)
def test_momentum_without_a_share_is_sgd(rate, g):
    assert moved(Momentum(rate, 0.0), g, 5) == moved(SGD(rate), g, 5)


@law
@given(rates, slopes)
def test_every_step_of_adam_on_a_slope_is_the_rate(rate, g):
    np.testing.assert_allclose(moved(Adam(rate), g, 10), -np.sign(g) * rate * np.arange(1, 11), rtol=1e-5)


def test_adam_goes_down_the_curve_as_by_hand():
    x, optimizer, steps = np.array([3.0]), Adam(0.1), []
    for _ in range(3):
        before = x.item()
        optimizer.step([x], [0.8 * x**3 + 0.3 * x**2 - 2.0 * x])  # of 0.2 x⁴ + 0.1 x³ − x² + 2
        steps.append(before - x.item())
    assert steps == pytest.approx([0.1, 0.09951, 0.098663], abs=5e-7)


@EVERY
def test_every_parameter_has_a_state_of_its_own(kind):
    rng = np.random.default_rng(0)
    gradients = [[rng.normal(size=2), rng.normal(size=(3, 1))] for _ in range(4)]
    together, optimizer = [np.ones(2), np.ones((3, 1))], kind(0.1)
    for pair in gradients:
        optimizer.step(together, pair)
    for i, joint in enumerate(together):
        alone, own = np.ones_like(joint), kind(0.1)
        for pair in gradients:
            own.step([alone], [pair[i]])
        np.testing.assert_array_equal(joint, alone)


@EVERY
def test_gradients_are_left_as_they_are(kind):
    gradient = np.array([1.0, -2.0])
    optimizer = kind(0.1)
    for _ in range(3):
        optimizer.step([np.zeros(2)], [gradient])
    assert gradient.tolist() == [1.0, -2.0]
