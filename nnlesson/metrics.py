"""Counts how often the answer is right."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.errors import ShapeError


def count_right(classes: ArrayLike, targets: ArrayLike) -> int:
    """Count the samples whose class is their target.

    Built in try 1.

    Parameters
    ----------
    classes : array_like of shape (n_samples,)
        The index that the network chose for each sample, from 0 on.
    targets : array_like of shape (n_samples, 1) or (n_samples, n_outputs)
        One column: the index of the class itself. Several columns: a 1 in the column of the class, 0 elsewhere.

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
    classes, labels = _compared(classes, targets)
    return int((classes == labels).sum())


def accuracy(classes: ArrayLike, targets: ArrayLike) -> float:
    """Say which share of the samples got their class right.

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
    return count_right(classes, targets) / np.size(classes)


def confusion_matrix(classes: ArrayLike, targets: ArrayLike, n_classes: int) -> NDArray[np.int64]:
    """Count for each class how often it was the target, and what was predicted then.

    Built in chapter 14.

    Parameters
    ----------
    classes, targets : array_like
        As for `count_right`.
    n_classes : int
        How many classes there are, at least 2.

    Returns
    -------
    ndarray of shape (n_classes, n_classes)
        Row: the target; column: the prediction. The diagonal holds what was right.

    Raises
    ------
    ShapeError
        As `count_right`; also if several columns of targets are not n_classes.
    TypeError, ValueError
        As `count_right`; also if a class or a target is not below n_classes, or n_classes is not such a number.

    Examples
    --------
    >>> confusion_matrix([1, 1, 2], [[1.0], [0.0], [2.0]], 3).tolist()
    [[0, 1, 0], [0, 1, 0], [0, 0, 1]]
    """
    n_classes = _validate.count(n_classes, "n_classes", at_least=2)
    classes, labels = _compared(classes, targets)
    if np.shape(targets)[1] not in (1, n_classes):
        raise ShapeError(f"targets must have 1 or {n_classes} columns, got {np.shape(targets)[1]}")
    for name, indices in (("classes", classes), ("targets", labels)):
        if (indices >= n_classes).any():
            row = int(np.argmax(indices >= n_classes))
            raise ValueError(f"{name} must be from 0 to {n_classes - 1}, got {indices[row]} at row {row}")
    table = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(table, (labels, classes), 1)
    return table


def _compared(classes: ArrayLike, targets: ArrayLike) -> tuple[_validate.Integers, _validate.Integers]:
    """Return classes and the classes of the targets, as two rows of indices that are equally long, or raise."""
    classes = _validate.labels(classes, "classes")
    targets = _validate.table(targets, "targets", "n_outputs")
    if len(classes) != len(targets):
        raise ShapeError(f"classes and targets must be equally many, got {len(classes)} and {len(targets)}")
    if targets.shape[1] == 1:
        _validate.labels(targets[:, 0], "targets")
        return classes, target_classes(targets)
    if ((targets != 0.0) & (targets != 1.0)).any() or (targets.sum(axis=1) != 1.0).any():
        raise ValueError("targets must hold a single 1 in each row, and 0 elsewhere")
    if classes.max() >= targets.shape[1]:
        raise ValueError(f"classes must be from 0 to {targets.shape[1] - 1}, got {classes.max()}")
    return classes, target_classes(targets)


def target_classes(targets: Floats) -> NDArray[np.int64]:
    """Return the class that each row of targets stands for. Built in try 1. Trusts its argument, a table.

    Examples
    --------
    >>> target_classes(np.array([[0.0, 1.0], [1.0, 0.0]])).tolist(), target_classes(np.array([[2.0]])).tolist()
    ([1, 0], [2])
    """
    return targets[:, 0].astype(np.int64) if targets.shape[1] == 1 else targets.argmax(axis=1)
