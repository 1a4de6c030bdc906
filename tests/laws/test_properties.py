"""Law 6: what must hold for any numbers, and optimizers by closed form."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlesson.activations import ACTIVATIONS, sigmoid, softmax, tanh
from nnlesson.batches import minibatches, train_test_split
from nnlesson.dense import MLP
from nnlesson.losses import LOSSES
from nnlesson.optimizers import OPTIMIZERS, SGD, Adam, Momentum

law = settings(deadline=None, derandomize=True, max_examples=60, database=None)

numbers = st.floats(-30.0, 30.0)
rows = arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=numbers)
seeds = st.integers(0, 2**32)


@law
@given(numbers)
def test_sigmoid_is_symmetric(z):
    assert sigmoid(-z) == pytest.approx(1.0 - sigmoid(z), abs=1e-15)
    assert sigmoid.derivative(-z) == sigmoid.derivative(z)


@law
@given(numbers)
def test_tanh_is_a_stretched_sigmoid(z):
    assert tanh(z) == pytest.approx(2.0 * sigmoid(2.0 * z) - 1.0, abs=1e-15)
    assert tanh.derivative(z) == pytest.approx(4.0 * sigmoid.derivative(2.0 * z), rel=1e-14)


@law
@given(rows, st.floats(-1000.0, 1000.0))
def test_a_shift_does_not_move_softmax(z, shift):
    np.testing.assert_allclose(softmax(z + shift), softmax(z), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(softmax(z).sum(axis=1), 1.0, rtol=1e-14)


def test_softmax_takes_the_largest_floats():
    assert softmax([1e308, -1e308]).tolist() == [1.0, 0.0]


def test_each_row_of_softmax_has_its_own_largest():
    np.testing.assert_allclose(softmax([[2000.0, 1999.0], [-2000.0, -2001.0]]), [softmax([1.0, 0.0])] * 2, rtol=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=str)
@pytest.mark.parametrize("z", [-1e308, -1000.0, 1000.0, 1e308])
def test_activations_take_the_largest_floats(activation, z):
    for function in (activation, activation.derivative):
        assert np.isfinite(function(z))
        assert function(np.array([z])).tolist() == [function(z)]


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
@law
@given(seed=seeds, n_samples=st.integers(1, 6), n_outputs=st.integers(2, 4))
def test_a_doubled_batch_has_the_same_loss_and_gradients(loss, seed, n_samples, n_outputs):
    rng = np.random.default_rng(seed)
    mlp = MLP.random((3, 4, n_outputs), hidden=tanh, rng=rng)
    X, Y = rng.normal(size=(n_samples, 3)), softmax(rng.normal(size=(n_samples, n_outputs)))
    once, gradients = mlp.loss_and_gradients(X, Y, loss)
    twice, doubled = mlp.loss_and_gradients(np.vstack([X, X]), np.vstack([Y, Y]), loss)
    assert twice == pytest.approx(once, rel=1e-13)
    for one, two in zip(gradients, doubled, strict=True):
        np.testing.assert_allclose(two, one, rtol=1e-10, atol=1e-14)


@law
@given(seed=seeds, n_samples=st.integers(1, 50), share=st.floats(0.01, 1.0))
def test_each_sample_comes_once_in_an_epoch(seed, n_samples, share):
    batch_size = max(1, int(share * n_samples))
    batches = list(minibatches(n_samples, batch_size, rng=seed))
    assert sorted(np.concatenate(batches)) == list(range(n_samples))
    assert {len(batch) for batch in batches[:-1]} <= {batch_size}
    assert 1 <= len(batches[-1]) <= batch_size


@law
@given(seeds)
def test_batches_have_other_members_in_the_next_epoch(seed):
    rng = np.random.default_rng(seed)
    first, second = ([frozenset(batch.tolist()) for batch in minibatches(100, 10, rng=rng)] for _ in range(2))
    assert not set(first) & set(second)


@law
@given(seed=seeds, n_samples=st.integers(2, 40), share=st.floats(0.05, 0.5))
def test_a_split_keeps_every_row_once_and_pairs_together(seed, n_samples, share):
    X = np.arange(n_samples).reshape(-1, 1)
    known, fresh, of_known, of_fresh = train_test_split(X, 10 * X[:, 0], share, rng=seed)
    assert sorted([*known[:, 0], *fresh[:, 0]]) == list(range(n_samples))
    assert (of_known == 10 * known[:, 0]).all()
    assert (of_fresh == 10 * fresh[:, 0]).all()
    assert len(fresh) == np.ceil(share * n_samples)


# Optimizers. With the same gradient g at every step, what they do can be written down.

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


@pytest.mark.parametrize("kind", OPTIMIZERS)
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


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_gradients_are_left_as_they_are(kind):
    gradient = np.array([1.0, -2.0])
    optimizer = kind(0.1)
    for _ in range(3):
        optimizer.step([np.zeros(2)], [gradient])
    assert gradient.tolist() == [1.0, -2.0]
