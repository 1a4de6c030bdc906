"""Compares predictions with targets, and says in which direction they are wrong.

Each loss is one value of the record `Loss`. It says once how it adds up, and its gradient is the derivative of
exactly the number that it reports. Each works on a table, one row for each sample, and on one sample in plain
numbers. Sorted from simple to clever.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.activations import Activation, identity, shifted_exponentials, sigmoid, softmax, softmax_of_one
from nnlesson.errors import ShapeError

Numbers = Sequence[float]


@dataclass(frozen=True)
class Loss:
    """One number for how wrong predictions are, together with its gradient.

    Built in try 5 (the number) and try 7 (the gradient).

    Parameters
    ----------
    name : str
        How messages and saved files call it.
    per_sample : callable
        Takes two validated tables, answers with the loss of each row and its derivative by each prediction of the row.
    gradient_of_one : callable
        The same derivative for one sample in plain numbers, for the node house.
    threshold : float or None
        Where a single output is split into two classes; None for a loss that takes no single output.
    to_probabilities : callable or None
        Turns logits into probabilities, for the two cross-entropies.
    exclusive : bool, default False
        Whether exactly one class is right in each row, so that at least two outputs are needed.

    Notes
    -----
    The loss of a table is the mean over its samples (rows). What a row is, each loss says itself.

    Examples
    --------
    >>> half_squared_error([[0.5]], [[1.0]])
    0.125
    >>> half_squared_error.gradient([[0.5]], [[1.0]]).tolist()
    [[-0.5]]
    """

    name: str
    per_sample: Callable[[Floats, Floats], tuple[Floats, Floats]]
    gradient_of_one: Callable[[Numbers, Numbers], list[float]]
    threshold: float | None
    to_probabilities: Callable[[Floats], Floats] | None = None
    exclusive: bool = False

    def __post_init__(self) -> None:
        for name in ("per_sample", "gradient_of_one"):
            _validate.function(getattr(self, name), name)

    def __call__(self, predictions: ArrayLike, targets: ArrayLike) -> float:
        """Say how wrong the predictions are.

        Built in try 5.

        Parameters
        ----------
        predictions : array_like of shape (n_samples, n_outputs)
            What the network says.
        targets : array_like of shape (n_samples, n_outputs)
            What it should say. The two cross-entropies take labels of shape (n_samples,) too.

        Returns
        -------
        float
            The mean loss of a sample, at least 0; 0 only if nothing is wrong.

        Raises
        ------
        ShapeError
            If the two do not fit.
        TypeError, ValueError
            If they hold anything else than finite real numbers, or targets that make no sense for this loss, or are so
            far apart that the loss overflows.

        Examples
        --------
        >>> mean_squared_error([[0.0], [0.0], [0.0], [0.0]], [[1.0], [0.0], [0.0], [1.0]])
        0.5
        """
        predictions, targets = self.validated(predictions, targets)
        with np.errstate(over="ignore"):
            losses, _ = self.per_sample(predictions, targets)
            return float(_finite(losses.mean()))

    def gradient(self, predictions: ArrayLike, targets: ArrayLike) -> Floats:
        """Say how the loss changes with each prediction.

        Built in try 7.

        Parameters
        ----------
        predictions, targets : array_like
            As for the loss itself.

        Returns
        -------
        ndarray of shape (n_samples, n_outputs)
            The derivative of the mean loss by each prediction.

        Raises
        ------
        ShapeError, TypeError, ValueError
            As the loss itself.

        Examples
        --------
        >>> half_squared_error.gradient([[0.5], [1.0]], [[1.0], [1.0]]).tolist()
        [[-0.25], [0.0]]
        """
        predictions, targets = self.validated(predictions, targets)
        with np.errstate(over="ignore"):
            _, gradients = self.per_sample(predictions, targets)
            return _finite(gradients) / len(predictions)

    def probabilities(self, predictions: ArrayLike) -> Floats:
        """Turn a network's logits into probabilities.

        Built in chapter 12.

        Parameters
        ----------
        predictions : array_like of shape (n_samples, n_outputs)
            The logits.

        Returns
        -------
        ndarray of the same shape
            Numbers from 0 to 1; for `cross_entropy` each row adds up to 1.

        Raises
        ------
        ValueError
            For a loss that does not work on logits.

        Examples
        --------
        >>> binary_cross_entropy.probabilities([[0.0]]).tolist()
        [[0.5]]
        """
        if self.to_probabilities is None:
            raise ValueError(f"{self.name} does not take logits; its predictions are what they are")
        return self.to_probabilities(_validate.table(predictions, "predictions", "n_outputs", keep_float32=True))

    @property
    def takes_logits(self) -> bool:
        """Whether sigmoid or softmax lives inside this loss. Built in chapter 12."""
        return self.to_probabilities is not None

    def validated(self, predictions: ArrayLike, targets: ArrayLike) -> tuple[Floats, Floats]:
        """Return both as tables that fit this loss, or raise.

        Built in try 5.
        """
        predictions = _validate.table(predictions, "predictions", "n_outputs", keep_float32=True)
        return predictions, self.validated_targets(targets, predictions.shape, predictions.dtype)

    def validated_targets(self, targets: ArrayLike, shape: tuple[int, int], dtype: DTypeLike) -> Floats:
        """Return the targets as a table of this shape and dtype that fits this loss, or raise.

        Built in try 5.
        """
        if self.exclusive and shape[1] == 1:
            raise ShapeError("cross_entropy needs at least 2 outputs, got 1; for one output use binary_cross_entropy")
        if self.takes_logits and _validate.plain(targets, "targets").ndim == 1:
            targets = self._labels_as_table(targets, shape)
        targets = _validate.table(targets, "targets", "n_outputs", keep_float32=True)
        if targets.shape != shape:
            raise ShapeError(f"targets must have the shape of predictions, {shape}, got {targets.shape}")
        if self.takes_logits and ((targets < 0.0) | (targets > 1.0)).any():
            raise ValueError(f"targets of {self.name} must be from 0 to 1, got {targets.min():g} to {targets.max():g}")
        if self.exclusive and (np.abs(targets.sum(axis=1) - 1.0) > 1e-6).any():
            row = int(np.argmax(np.abs(targets.sum(axis=1) - 1.0)))
            raise ValueError(
                f"targets of cross_entropy must add up to 1 in each row, row {row} adds up to "
                f"{targets[row].sum():g}; nnlesson.losses.one_hot makes such rows"
            )
        return _validate.cast(targets, dtype, "targets")

    def fits(self, activation: Activation) -> None:
        """Raise if the outputs of a network with this output activation are no predictions for this loss.

        Built in chapter 12.
        """
        if self.takes_logits and activation is not identity:
            raise ValueError(
                f"{self.name} has its own {'softmax' if self.exclusive else 'sigmoid'} inside: "
                f"the output activation must be identity, got {activation}"
            )

    def _labels_as_table(self, labels: ArrayLike, shape: tuple[int, int]) -> Floats:
        """Make a table of labels: one column of 0 and 1, or one column for each class."""
        labels = _validate.labels(labels, "targets")
        if shape[1] > 1:
            return one_hot(labels, shape[1])
        if (labels > 1).any():
            raise ValueError(f"targets of a single output must be 0 or 1, got {labels.max()}")
        return labels[:, None].astype(np.float64)

    def __repr__(self) -> str:
        return self.name


def _finite(result: Floats) -> Floats:
    """Return a loss or its gradient if it did not overflow."""
    if not np.isfinite(result).all():
        raise ValueError("predictions and targets are too far apart: the loss or its gradient overflows")
    return result


# In the formulas below p are predictions, z logits (predictions before sigmoid or softmax), y targets.

# Half squared error: ½ Σ (p − y)², the sum over the outputs. The half cancels the 2 of the derivative.


def _half_squared(p: Floats, y: Floats) -> tuple[Floats, Floats]:
    apart = p - y
    return 0.5 * np.square(apart).sum(axis=1), apart


half_squared_error = Loss(
    "half_squared_error",
    _half_squared,
    lambda p, y: [a - b for a, b in zip(p, y, strict=True)],
    threshold=0.5,
)
"""Half the squared difference: sum over the outputs, mean over the samples. Built in try 5."""

# Mean squared error: (1 / n_outputs) Σ (p − y)².


def _mean_squared(p: Floats, y: Floats) -> tuple[Floats, Floats]:
    apart = p - y
    return np.square(apart).mean(axis=1), apart * (2.0 / p.shape[1])


mean_squared_error = Loss(
    "mean_squared_error",
    _mean_squared,
    lambda p, y: [2.0 * (a - b) / len(p) for a, b in zip(p, y, strict=True)],
    threshold=0.5,
)
"""The squared difference: mean over outputs and samples, as scikit-learn and PyTorch have it. Built in try 5."""

# Binary cross-entropy: −y ln σ(z) − (1 − y) ln(1 − σ(z)) = ln(1 + eᶻ) − y z, written without log(0).


def _binary_surprise(z: Floats, y: Floats) -> tuple[Floats, Floats]:
    return (np.logaddexp(0.0, z, dtype=z.dtype) - y * z).sum(axis=1), sigmoid(z) - y


binary_cross_entropy = Loss(
    "binary_cross_entropy",
    _binary_surprise,
    lambda z, y: [sigmoid(a) - b for a, b in zip(z, y, strict=True)],
    threshold=0.0,
    to_probabilities=sigmoid,
)
"""Surprise at yes-or-no answers, from logits: sum over the outputs, mean over the samples. Built in chapter 12."""

# Cross-entropy: −Σ yₖ ln softmax(z)ₖ = ln Σ eᶻ − Σ yₖ zₖ where the yₖ add up to 1; a shift of all z changes nothing.


def _surprise(z: Floats, y: Floats) -> tuple[Floats, Floats]:
    shifted, e, total = shifted_exponentials(z)
    return np.log(total[:, 0]) - np.vecdot(y, shifted), e / total - y


cross_entropy = Loss(
    "cross_entropy",
    _surprise,
    lambda z, y: [a - b for a, b in zip(softmax_of_one(z), y, strict=True)],
    threshold=None,
    to_probabilities=softmax,
    exclusive=True,
)
"""Surprise at the right class, from logits: one number a sample, mean over the samples. Built in chapter 12."""

LOSSES = {loss.name: loss for loss in (half_squared_error, mean_squared_error, binary_cross_entropy, cross_entropy)}


def one_hot(labels: ArrayLike, n_classes: int) -> NDArray[np.float64]:
    """Turn class labels into rows with a single 1.

    Built in try 5.

    Parameters
    ----------
    labels : array_like of shape (n_samples,)
        Whole numbers from 0 to n_classes − 1.
    n_classes : int
        How many classes there are, at least 2.

    Returns
    -------
    ndarray of shape (n_samples, n_classes)
        1.0 in the column of the label, 0.0 elsewhere.

    Raises
    ------
    ShapeError, TypeError, ValueError
        If the labels are not such numbers, or n_classes is not.

    Examples
    --------
    >>> one_hot([2, 0], 3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    n_classes = _validate.count(n_classes, "n_classes", at_least=2)
    labels = _validate.labels(labels, "labels")
    if (labels >= n_classes).any():
        row = int(np.argmax(labels >= n_classes))
        raise ValueError(f"labels must be from 0 to {n_classes - 1}, got {labels[row]} at row {row}")
    table = np.zeros((len(labels), n_classes))
    table[np.arange(len(labels)), labels] = 1.0
    return table
