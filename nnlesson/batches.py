"""Decides which rows go together. It deals in row numbers and never reorders the caller's data.

Wrong sizes, shares and tables are refused at the call, by `ShapeError`, `TypeError` or `ValueError`.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlesson import _validate
from nnlesson.errors import ShapeError


def minibatches(n_samples: int, batch_size: int, *, rng: int | np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Shuffle the samples and deal them out in small groups, each sample once: an iterator of row numbers.

    Built in try 8.

    Parameters
    ----------
    n_samples, batch_size : int
        How many samples there are, and how many go together; the last group may be shorter.
    rng : int or numpy.random.Generator
        Where chance comes from. Pass a Generator to get another order at each call.

    Examples
    --------
    >>> [rows.tolist() for rows in minibatches(5, 2, rng=0)]
    [[2, 4], [3, 0], [1]]
    """
    n_samples, batch_size = _validate.count(n_samples, "n_samples"), _validate.count(batch_size, "batch_size")
    if batch_size > n_samples:
        raise ValueError(f"batch_size must be from 1 to {n_samples}, the number of samples, got {batch_size}")
    order = _validate.generator(rng).permutation(n_samples)
    return (order[start : start + batch_size] for start in range(0, n_samples, batch_size))


def train_test_split(
    X: ArrayLike, Y: ArrayLike, test_share: float, *, rng: int | np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Split samples by chance into those to learn from and those to test with: X_train, X_test, Y_train, Y_test.

    Built in chapter 14.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_inputs)
        Inputs.
    Y : array_like of shape (n_samples, n_outputs) or (n_samples,)
        Targets or labels, in the same order.
    test_share : float
        Which share is for testing, between 0 and 1; the number of rows is rounded up. No part may be empty.
    rng : int or numpy.random.Generator
        Where chance comes from.

    Examples
    --------
    >>> parts = train_test_split([[1], [2], [3], [4]], [[1], [2], [3], [4]], 0.25, rng=0)
    >>> [len(part) for part in parts]
    [3, 1, 3, 1]
    """
    _validate.table(X, "X", "n_inputs")
    if _validate.real(Y, "Y").ndim not in (1, 2):
        raise ShapeError(f"Y must have shape (n_samples, n_outputs) or (n_samples,), got {np.shape(Y)}")
    X, Y = np.asarray(X), np.asarray(Y)  # in the dtypes that they have
    if len(X) != len(Y):
        raise ShapeError(f"X and Y must have equally many rows, got shapes {X.shape} and {Y.shape}")
    share = min(max(_validate.number(test_share, "test_share"), 0.0), 1.0)
    n_test = int(np.ceil(round(share * len(X), 9)))  # 1 - 0.7 is a little more than 0.3
    if not 0 < n_test < len(X):
        raise ValueError(f"test_share must leave at least 1 of {len(X)} rows on each side, got {test_share:g}")
    order = _validate.generator(rng).permutation(len(X))
    test, train = order[:n_test], order[n_test:]
    return X[train], X[test], Y[train], Y[test]
