"""Counts how often the answer is right."""

from numpy.typing import ArrayLike

from nnlesson import _check
from nnlesson.errors import ShapeError


def count_right(classes: ArrayLike, targets: ArrayLike) -> int:
    """Count the samples whose class is the one that was wanted.

    Built in try 1.

    Parameters
    ----------
    classes : array_like of shape (n_samples,)
        The index that the network chose for each sample, from 0 on.
    targets : array_like of shape (n_samples, 1) or (n_samples, n_outputs)
        One column: the wanted index itself. Several columns: a 1 in the wanted column, 0 elsewhere.

    Returns
    -------
    int
        A number of samples, from 0 to n_samples.

    Raises
    ------
    ShapeError
        If the two do not have the same number of samples, or either has another number of dimensions.
    TypeError, ValueError
        If a class is not a whole number from 0 on, or a row of several targets does not hold a single 1.

    Examples
    --------
    >>> count_right([1, 0, 1], [[1.0], [1.0], [1.0]])
    2
    """
    classes = _check.labels(classes, "classes")
    targets = _check.table(targets, "targets", "n_outputs")
    if len(classes) != len(targets):
        raise ShapeError(f"classes and targets must be equally many, got {len(classes)} and {len(targets)}")
    if targets.shape[1] == 1:
        return int((classes == _check.labels(targets[:, 0], "targets")).sum())
    if ((targets != 0.0) & (targets != 1.0)).any() or (targets.sum(axis=1) != 1.0).any():
        raise ValueError("targets must hold a single 1 in each row, and 0 elsewhere")
    if classes.max() >= targets.shape[1]:
        raise ValueError(f"classes must be from 0 to {targets.shape[1] - 1}, got {classes.max()}")
    return int((classes == targets.argmax(axis=1)).sum())


def accuracy(classes: ArrayLike, targets: ArrayLike) -> float:
    """Say which share of the samples got the class that was wanted.

    Built in try 1.

    Parameters
    ----------
    classes, targets : array_like
        As for `count_right`.

    Returns
    -------
    float
        A share without unit, from 0.0 (never right) to 1.0 (always right).

    Raises
    ------
    ShapeError, ValueError
        As `count_right`.

    Examples
    --------
    >>> accuracy([1, 0, 1, 1], [[1.0], [1.0], [1.0], [1.0]])
    0.75
    """
    return count_right(classes, targets) / len(classes)
