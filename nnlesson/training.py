"""Orders the calls and keeps the history; it holds no formula."""

import copy
import math
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson._validate import Floats, Integers
from nnlesson.batches import minibatches
from nnlesson.dense import MLP, ForwardBackward, classes_of, forward_pass
from nnlesson.losses import Loss
from nnlesson.metrics import target_classes
from nnlesson.optimizers import Optimizer

TWO_THREADS_FROM = 30_000_000  # multiplications in the largest product: a second thread pays (measured by bench)


@dataclass
class History:
    """What training went through, epoch by epoch; all figures of an epoch belong to the same weights.

    Built in chapter 9.

    Attributes
    ----------
    loss, accuracy : list of float
        On the samples learned from, after each epoch. Accuracy is missing if the targets are not classes.
    validation_loss, validation_accuracy : list of float
        On the validation samples, if there are any.
    stopped : {"finished", "patience", "interrupted"}
        Why training ended.
    best_epoch : int or None
        With patience: the epoch, counted from 1, whose weights the network has now.
    """

    loss: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    stopped: str = "finished"
    best_epoch: int | None = None


def train(
    mlp: MLP,
    X: ArrayLike,
    Y: ArrayLike,
    loss: Loss,
    optimizer: Optimizer,
    *,
    epochs: int,
    batch_size: int,
    rng: int | np.random.Generator,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    patience: int | None = None,
    progress: bool = False,
) -> History:
    """Let a network learn from samples, in mini-batches.

    Built in chapter 9.

    Parameters
    ----------
    mlp : MLP
        Learns: its parameters are changed in place.
    X : array_like of shape (n_samples, n_inputs)
        Inputs.
    Y : array_like of shape (n_samples, n_outputs)
        Targets; labels of shape (n_samples,) for the two cross-entropies.
    loss : Loss
        What is to become small.
    optimizer : SGD, Momentum or Adam
        How to step.
    epochs : int
        How often to go through all samples.
    batch_size : int
        How many samples make one step, from 1 to n_samples.
    rng : int or numpy.random.Generator
        Where the order of the samples comes from.
    validation : pair of array_like, optional
        Inputs and targets to measure on after each epoch; nothing is learned from them.
    patience : int, optional
        Stop after so many epochs without a lower validation loss, and go back to the best weights.
    progress : bool, default False
        Show a progress bar (needs tqdm).

    Returns
    -------
    History
        Ctrl+C ends training early and returns the history so far, with ``stopped="interrupted"``.

    Raises
    ------
    ShapeError, TypeError, ValueError
        If an argument is not as said above.
    FloatingPointError
        If the loss or a gradient is no longer finite; such a step is not taken.
    ImportError
        If a progress bar is wanted and tqdm is missing.

    Examples
    --------
    >>> from nnlesson.losses import half_squared_error
    >>> from nnlesson.optimizers import SGD
    >>> mlp = MLP.random((1, 1), rng=0)
    >>> X, Y = [[0.0], [1.0]], [[1.0], [3.0]]
    >>> history = train(mlp, X, Y, half_squared_error, SGD(0.5), epochs=100, batch_size=2, rng=0)
    >>> mlp.forward([[2.0]]).round(3).tolist()
    [[5.0]]
    """
    _validate.instance(mlp, MLP, "mlp must be an MLP")
    if isinstance(optimizer, type) or not callable(getattr(optimizer, "step", None)):
        raise TypeError(f"optimizer must be one of nnlesson.optimizers, for example SGD(0.1), got {optimizer!r}")
    X = mlp.validated_inputs(X)
    Y = mlp.validated_targets(Y, len(X), loss)
    epochs, rng = _validate.count(epochs, "epochs"), _validate.generator(rng)
    minibatches(len(X), batch_size, rng=0)  # refuses a wrong batch size before anything begins
    validation = None if validation is None else _validated_pair(mlp, validation, loss)
    patience = None if patience is None else _validate.count(patience, "patience")
    if patience and validation is None:
        raise ValueError("patience needs validation=(inputs, targets), to see when it no longer gets better")
    history, best, measured = History(), _EarlyStopping(mlp, patience), 0
    trainer = Trainer(mlp, loss, optimizer, batch_size)
    measure = _Measure(mlp, X, Y, loss)
    measure_validation = None if validation is None else _Measure(mlp, *validation, loss)
    try:
        with limit_threads(mlp, len(X))():  # while measuring; while stepping the trainer sees to it
            for epoch in _counted(epochs, progress):
                trainer.epoch(X, Y, minibatches(len(X), batch_size, rng=rng), epoch)
                measure.note(history.loss, history.accuracy)
                if measure_validation:
                    measure_validation.note(history.validation_loss, history.validation_accuracy)
                measured = epoch
                _stop_if_diverged(history, optimizer)
                best.update(history)
                if best.is_too_old(history):
                    history.stopped = "patience"
                    break
    except KeyboardInterrupt:
        history.stopped = "interrupted"
        for figures in (history.loss, history.accuracy, history.validation_loss, history.validation_accuracy):
            del figures[measured:]  # of an epoch that was not measured to its end
    best.restore(history)
    return history


def _validated_pair(mlp: MLP, pair: tuple[ArrayLike, ArrayLike], loss: Loss) -> tuple[Floats, Floats]:
    """Return the validation samples as tables that fit, or raise."""
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise TypeError("validation must be a pair, (inputs, targets)")
    inputs = mlp.validated_inputs(pair[0])
    return inputs, mlp.validated_targets(pair[1], len(inputs), loss)


class Trainer:
    """Takes the steps of an epoch, in arrays that are made once for each size of batch.

    Built in chapter 9. Trusts what it is given; `train` validates it.
    """

    def __init__(self, mlp: MLP, loss: Loss, optimizer: Optimizer, batch_size: int) -> None:
        self.mlp, self.loss, self.optimizer, self.parameters = mlp, loss, optimizer, mlp.parameters
        self.buffers = {batch_size: self._make_buffers(batch_size)}
        self.limit_threads = limit_threads(mlp, batch_size)

    def _make_buffers(self, n_samples: int) -> tuple[ForwardBackward, Floats, Floats]:
        """Make a pass and the tables that a batch of this size is gathered in."""
        n_inputs, n_outputs = self.mlp.layers[0].weights.shape[0], self.mlp.layers[-1].weights.shape[1]
        inputs, targets = (np.empty((n_samples, width), self.mlp.dtype) for width in (n_inputs, n_outputs))
        return ForwardBackward(self.mlp, self.loss, n_samples), inputs, targets

    def epoch(self, X: Floats, Y: Floats, batches: Iterable[Integers], epoch: int) -> None:
        """Take one step for each batch. Built in chapter 9."""
        with self.limit_threads(), np.errstate(over="ignore", invalid="ignore"):  # each step looks for itself
            for rows in batches:
                self._step(X, Y, rows, epoch)

    def _step(self, X: Floats, Y: Floats, rows: Integers, epoch: int) -> None:
        """Gather a batch, go forward and backward, and let the optimizer move the parameters."""
        if len(rows) not in self.buffers:  # the short last batch
            self.buffers[len(rows)] = self._make_buffers(len(rows))
        step, inputs, targets = self.buffers[len(rows)]
        X.take(rows, axis=0, out=inputs, mode="clip")  # clip: without it take makes a copy first
        Y.take(rows, axis=0, out=targets, mode="clip")
        value = step.run(inputs, targets)
        if not (math.isfinite(value) and step.is_finite()):
            raise _diverged(epoch, value, self.optimizer, "The step was not taken.")
        try:
            with np.errstate(over="raise"):
                self.optimizer.step(self.parameters, step.gradients)
        except FloatingPointError:
            raise _diverged(epoch, value, self.optimizer, "The step was too long for floats.") from None


class _EarlyStopping:
    """Keeps the weights with the lowest validation loss, if there is patience."""

    def __init__(self, mlp: MLP, patience: int | None) -> None:
        self.mlp, self.patience = mlp, patience
        self.parameters: list[Floats] = []

    def update(self, history: History) -> None:
        """Keep the weights if they are the best so far."""
        losses = history.validation_loss
        if self.patience and (history.best_epoch is None or losses[-1] < losses[history.best_epoch - 1]):
            self.parameters, history.best_epoch = copy.deepcopy(self.mlp.parameters), len(losses)

    def is_too_old(self, history: History) -> bool:
        """Say whether the best weights are `patience` epochs old."""
        if self.patience is None or history.best_epoch is None:
            return False
        return len(history.validation_loss) - history.best_epoch >= self.patience

    def restore(self, history: History) -> None:
        """Give the network its best weights back."""
        if history.best_epoch is not None:
            for parameter, kept in zip(self.mlp.parameters, self.parameters, strict=True):
                parameter[...] = kept


def _stop_if_diverged(history: History, optimizer: Optimizer) -> None:
    """Stop if a loss that was just measured is no finite number."""
    for losses in (history.loss, history.validation_loss):
        if losses and not math.isfinite(losses[-1]):
            raise _diverged(len(history.loss), losses[-1], optimizer, "The weights are too large by now.")


def _diverged(epoch: int, value: float, optimizer: Optimizer, consequence: str) -> FloatingPointError:
    """Say what happened, and what to do."""
    return FloatingPointError(
        f"training diverged in epoch {epoch}: loss {value:g} at learning rate {optimizer.learning_rate:g}; "
        f"try a smaller one. {consequence}"
    )


def limit_threads(mlp: MLP, n_samples: int) -> Callable[[], AbstractContextManager[object]]:
    """Keep NumPy to one thread while tables are small: handing out the work would take longer than doing it.

    Built in chapter 9. On a busy machine two threads can be many times slower than one. The results are the same but
    for rounding. Trusts its arguments. Without threadpoolctl nothing is kept.
    """
    if n_samples * max(layer.weights.size for layer in mlp.layers) >= TWO_THREADS_FROM:
        return nullcontext
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return nullcontext
    return partial(ThreadpoolController().limit, limits=1, user_api="blas")


def _counted(epochs: int, progress: bool) -> Iterable[int]:
    """Count the epochs from 1, with a progress bar if wanted."""
    if not progress:
        return range(1, epochs + 1)
    try:
        from tqdm.auto import tqdm
    except ImportError as error:
        raise ImportError("progress=True needs tqdm; install it with: pip install nnlesson[progress]") from error
    bar: Iterable[int] = tqdm(range(1, epochs + 1), unit="epoch")
    return bar


class _Measure:
    """Measures the loss and, where targets are classes, the accuracy of a network on the same samples again and again.

    Trusts what it is given, and finds the classes of the targets only once.
    """

    def __init__(self, mlp: MLP, X: Floats, Y: Floats, loss: Loss) -> None:
        self.mlp, self.X, self.Y, self.loss = mlp, X, Y, loss
        self.labels = target_classes(Y) if _are_classes(Y) else None
        self.threshold = loss.threshold if Y.shape[1] == 1 else None

    def note(self, losses: list[float], accuracies: list[float]) -> None:
        """Note the figures of the weights as they are now."""
        outputs = forward_pass(self.mlp.layers, self.X)
        with np.errstate(over="ignore", invalid="ignore"):
            losses.append(float(self.loss.per_sample(outputs, self.Y)[0].mean()))
        if self.labels is not None and math.isfinite(losses[-1]):  # else `train` stops
            accuracies.append(float(np.mean(classes_of(outputs, self.threshold) == self.labels)))


def _are_classes(Y: Floats) -> bool:
    """Say whether targets are 0 and 1, with one 1 in each row if there are several columns."""
    return bool(np.isin(Y, (0.0, 1.0)).all() and (Y.shape[1] == 1 or (Y.sum(axis=1) == 1.0).all()))
