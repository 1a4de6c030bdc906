"""Law 6: what must hold for any numbers; of optimizers see package/test_optimizers.py."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlesson.activations import ACTIVATIONS, sigmoid, softmax, tanh
from nnlesson.batches import minibatches, train_test_split
from nnlesson.dense import MLP
from nnlesson.losses import LOSSES

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
