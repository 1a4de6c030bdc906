"""A whole learning program in five functions: one that is right, and ten with one planted fault each.

Chapter 17 lets the reader find the faults with the instruments of `nnlesson.practice.instruments`. If you want to find
them yourself, do not read on: they stand below, each as one keyword.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

import numpy as np

from nnlesson import _validate
from nnlesson._validate import Floats, Integers

Arrays = list[Floats]
Function = Callable[..., Any]  # a reader's may give anything


@dataclass(frozen=True)
class Program:
    """Five functions that together learn to tell classes apart, with one hidden layer.

    Built in chapter 17.

    Parameters
    ----------
    split : callable
        ``split(X, labels, test_share, rng)`` gives X_train, X_test, labels_train, labels_test.
    start : callable
        ``start(sizes, rng)`` gives the parameters: a list of W1, b1, W2, b2, with W1 of shape (n_inputs, n_hidden).
    forward : callable
        ``forward(parameters, X)`` gives the logits, one row for each sample.
    loss_and_gradients : callable
        ``loss_and_gradients(parameters, X, labels)`` gives the loss and a list of gradients in the shapes of the
        parameters.
    learn : callable
        ``learn(parameters, X, labels, epochs, batch_size, learning_rate, rng)`` gives the parameters after so many
        epochs, and leaves those that it was given alone.

    Raises
    ------
    TypeError
        If one of the five is not a function.

    Examples
    --------
    >>> [array.shape for array in SOUND.start((64, 16, 10), np.random.default_rng(0))]
    [(64, 16), (16,), (16, 10), (10,)]
    """

    split: Function
    start: Function
    forward: Function
    loss_and_gradients: Function
    learn: Function

    def __post_init__(self) -> None:
        for each in fields(self):
            _validate.function(getattr(self, each.name), each.name)


# The sound program. In each function a keyword makes one fault; without it everything is right.


def _split(
    X: Floats, labels: Integers, test_share: float, rng: np.random.Generator, *, first: int | None = None
) -> tuple[Floats, Floats, Integers, Integers]:
    order = rng.permutation(len(X))
    n_test = int(np.ceil(test_share * len(X)))
    test, train = order[:n_test], order[n_test if first is None else first :]
    return X[train], X[test], labels[train], labels[test]


def _he(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    return rng.normal(scale=(2.0 / shape[0]) ** 0.5, size=shape)


def _start(sizes: Sequence[int], rng: np.random.Generator, *, draw: Function = _he) -> Arrays:
    n_inputs, n_hidden, n_classes = sizes
    W1, W2 = draw(rng, (n_inputs, n_hidden)), draw(rng, (n_hidden, n_classes))
    return [W1, np.zeros(n_hidden), W2, np.zeros(n_classes)]


def _forward(parameters: Arrays, X: Floats) -> Floats:
    W1, b1, W2, b2 = parameters
    return np.maximum(X @ W1 + b1, 0.0) @ W2 + b2


def _loss_and_gradients(
    parameters: Arrays,
    X: Floats,
    labels: Integers,
    *,
    bend: Function = lambda Z: Z > 0.0,
    axis: int = 1,
    share: float = 1.0,
    rows: slice = slice(None),
) -> tuple[float, Arrays]:
    W1, b1, W2, b2 = parameters
    Z1 = X @ W1 + b1
    H = np.maximum(Z1, 0.0)
    Z2 = H @ W2 + b2
    of_the_label = np.arange(len(X)), labels
    with np.errstate(all="ignore"):  # a fault may lead anywhere
        shifted = Z2 - Z2.max(axis=axis, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
        shares = np.exp(logs)
    loss = -float(logs[of_the_label].mean()) * share
    shares[of_the_label] -= 1.0
    deltas_2 = shares / len(X)
    deltas_1 = deltas_2 @ W2.T * bend(Z1)
    slopes = []
    for received, deltas in ((X, deltas_1), (H, deltas_2)):
        total = deltas if rows == slice(None) else deltas.sum(axis=0, keepdims=True)
        slopes += [received[rows].T @ total, deltas.sum(axis=0)]
    return loss, slopes


def _learner(
    loss_and_gradients: Function, *, sign: float = 1.0, moving: Sequence[int] = (0, 1, 2, 3), apart: bool = False
) -> Function:
    def learn(
        parameters: Arrays,
        X: Floats,
        labels: Integers,
        epochs: int,
        batch_size: int,
        learning_rate: float,
        rng: np.random.Generator,
    ) -> Arrays:
        parameters = [array.copy() for array in parameters]
        for _ in range(epochs):
            order = rng.permutation(len(X))
            partners = rng.permutation(len(X)) if apart else order
            for begin in range(0, len(X), batch_size):
                batch = slice(begin, begin + batch_size)
                with np.errstate(all="ignore"):
                    _, gradients = loss_and_gradients(parameters, X[order[batch]], labels[partners[batch]])
                    for place in moving:
                        parameters[place] -= sign * learning_rate * gradients[place]
        return parameters

    return learn


def _program(
    split: Function = _split,
    start: Function = _start,
    forward: Function = _forward,
    loss_and_gradients: Function = _loss_and_gradients,
    learner: Function = _learner,
) -> Program:
    return Program(split, start, forward, loss_and_gradients, learner(loss_and_gradients))


SOUND = _program()
"""The program without a fault. Built in chapter 17."""

# The ten. Do not read on before you have found them.


def _turned(function: Function) -> Function:
    def with_first_table_turned(parameters: Arrays, *given: Floats) -> object:
        answer = function([parameters[0].T, *parameters[1:]], *given)
        if isinstance(answer, tuple):
            return answer[0], [answer[1][0].T, *answer[1][1:]]
        return answer

    return with_first_table_turned


_BROKEN = {
    1: _program(loss_and_gradients=partial(_loss_and_gradients, bend=lambda _: 1.0)),
    2: _program(loss_and_gradients=partial(_loss_and_gradients, share=0.1)),
    3: _program(learner=partial(_learner, apart=True)),
    4: _program(forward=_turned(_forward), loss_and_gradients=_turned(_loss_and_gradients)),
    5: _program(loss_and_gradients=partial(_loss_and_gradients, rows=slice(-1, None))),
    6: _program(start=partial(_start, draw=lambda rng, shape: rng.random(shape))),
    7: _program(learner=partial(_learner, moving=(0, 2))),
    8: _program(loss_and_gradients=partial(_loss_and_gradients, axis=0)),
    9: _program(split=partial(_split, first=0)),
    10: _program(learner=partial(_learner, sign=-1.0)),
}


def broken(n: int) -> Program:
    """Give one of the ten programs of chapter 17 that have a fault.

    Built in chapter 17.

    Parameters
    ----------
    n : int
        Which one, from 1 to 10.

    Returns
    -------
    Program
        It looks like the sound one from outside.

    Raises
    ------
    ValueError
        If there is no such program.

    Examples
    --------
    >>> broken(1).start((2, 3, 2), np.random.default_rng(0))[1].tolist()
    [0.0, 0.0, 0.0]
    """
    if isinstance(n, bool) or not isinstance(n, int) or n not in _BROKEN:
        raise ValueError(f"n must be a whole number from 1 to {len(_BROKEN)}, got {n!r}")
    return _BROKEN[n]
