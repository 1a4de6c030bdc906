"""What the room `batches` promises; that each row comes once, says tests/laws/test_properties.py."""

import numpy as np
import pytest

from nnlesson.batches import minibatches, train_test_split


def dealt(n_samples, batch_size, rng):
    return [rows.tolist() for rows in minibatches(n_samples, batch_size, rng=rng)]


def test_the_same_seed_deals_the_same_rows():
    assert dealt(10, 3, 7) == dealt(10, 3, 7) == dealt(10, 3, np.random.default_rng(7))
    assert dealt(10, 3, 7) != dealt(10, 3, 8)


@pytest.mark.parametrize(
    ("n_samples", "batch_size", "sizes"), [(10, 3, [3, 3, 3, 1]), (9, 3, [3, 3, 3]), (4, 4, [4]), (3, 1, [1, 1, 1])]
)
def test_only_the_last_batch_may_be_shorter(n_samples, batch_size, sizes):
    assert [len(rows) for rows in minibatches(n_samples, batch_size, rng=0)] == sizes


def test_rows_are_shuffled_at_the_call():
    rng = np.random.default_rng(0)
    first, second = minibatches(20, 20, rng=rng), minibatches(20, 20, rng=rng)
    assert next(second).tolist() != next(first).tolist()
    after = rng.random()
    again = np.random.default_rng(0)
    dealt(20, 20, again), dealt(20, 20, again)
    assert again.random() == after


def test_a_split_is_repeatable_and_made_of_copies():
    X, Y = np.arange(20.0).reshape(10, 2), np.arange(10)
    before = X.copy(), Y.copy()
    parts, again = train_test_split(X, Y, 0.3, rng=5), train_test_split(X, Y, 0.3, rng=5)
    for part, same in zip(parts, again, strict=True):
        np.testing.assert_array_equal(part, same)
        assert not any(np.shares_memory(part, whole) for whole in (X, Y, same))
        part[...] = 99
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(Y, before[1])
    assert not np.array_equal(train_test_split(X, Y, 0.3, rng=6)[1], again[1])


def test_a_split_keeps_the_dtypes_and_shapes():
    X, labels = np.ones((5, 3), np.float32), np.arange(5, dtype=np.uint8)
    known, fresh, of_known, of_fresh = train_test_split(X, labels, 0.4, rng=0)
    assert {known.dtype, fresh.dtype} == {np.dtype(np.float32)}
    assert {of_known.dtype, of_fresh.dtype} == {np.dtype(np.uint8)}
    assert (known.shape, fresh.shape, of_known.shape, of_fresh.shape) == ((3, 3), (2, 3), (3,), (2,))


@pytest.mark.parametrize(
    ("n_samples", "share", "n_test"),
    [(1797, 0.2, 360), (4, 0.25, 1), (10, 0.01, 1), (3, 0.5, 2), (500, 1 - 0.7, 150), (100, 0.07, 7)],
)
def test_the_number_of_test_rows_is_rounded_up(n_samples, share, n_test):
    X = np.zeros((n_samples, 1))
    assert [len(part) for part in train_test_split(X, X, share, rng=0)] == [n_samples - n_test, n_test] * 2
