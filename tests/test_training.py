"""What the room `training` promises: the order of the calls, and a history that tells the truth."""

import numpy as np
import pytest

from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados, truth_table
from nnlesson.dense import MLP, Dense
from nnlesson.losses import binary_cross_entropy, cross_entropy, half_squared_error, one_hot
from nnlesson.metrics import accuracy
from nnlesson.optimizers import SGD, Adam
from nnlesson.training import train

X, Y = avocados(30, rng=1)
FRESH = avocados(20, rng=2)


class Still:
    """An optimizer that moves nothing and notes the gradients of the last bias, one list for each step."""

    learning_rate = 0.1

    def __init__(self):
        self.seen = []

    def step(self, _, gradients):
        self.seen.append(gradients[-1].tolist())


class Stops(SGD):
    """An optimizer that is interrupted at its third step."""

    steps = 0

    def step(self, parameters, gradients):
        self.steps += 1
        if self.steps == 3:
            raise KeyboardInterrupt
        super().step(parameters, gradients)


def numbered(n_samples):
    """A network that answers 0, and targets so that the gradient of sample i is −i, of a batch their mean."""
    return MLP([Dense([[0.0]], [0.0])]), np.zeros((n_samples, 1)), np.arange(float(n_samples)).reshape(-1, 1)


def test_all_figures_of_an_epoch_belong_to_its_last_weights():
    for epochs in (1, 3):
        mlp = MLP.random((2, 4, 1), hidden=sigmoid, rng=0)
        history = train(mlp, X, Y, binary_cross_entropy, SGD(1.0), epochs=epochs, batch_size=8, rng=0, validation=FRESH)
        for losses, shares, inputs, targets in (
            (history.loss, history.accuracy, X, Y),
            (history.validation_loss, history.validation_accuracy, *FRESH),
        ):
            assert len(losses) == len(shares) == epochs
            assert losses[-1] == pytest.approx(binary_cross_entropy(mlp.forward(inputs), targets), rel=1e-12)
            assert shares[-1] == accuracy(mlp.classify(inputs, 0.0), targets)
        assert (history.stopped, history.best_epoch) == ("finished", None)


def test_accuracy_is_for_classes_only():
    mlp, inputs, targets = numbered(4)
    assert train(mlp, inputs, targets, half_squared_error, Still(), epochs=2, batch_size=2, rng=0).accuracy == []
    mlp = MLP.random((2, 2), rng=0)
    history = train(mlp, X, Y[:, 0], cross_entropy, SGD(0.1), epochs=1, batch_size=10, rng=0)
    assert history.accuracy == [accuracy(mlp.classify(X), one_hot(Y[:, 0], 2))]


def test_each_sample_counts_once_in_an_epoch_and_in_another_order_in_the_next():
    (mlp, inputs, targets), still = numbered(30), Still()
    train(mlp, inputs, targets, half_squared_error, still, epochs=2, batch_size=1, rng=0)
    first, second = [-gradient for (gradient,) in still.seen[:30]], [-gradient for (gradient,) in still.seen[30:]]
    assert sorted(first) == sorted(second) == list(range(30))
    assert first != second
    assert first != sorted(first)


def test_the_short_last_batch_takes_a_step_and_is_averaged_over_its_own_rows():
    (mlp, inputs, targets), still = numbered(5), Still()
    train(mlp, inputs, targets, half_squared_error, still, epochs=1, batch_size=2, rng=0)
    assert len(still.seen) == 3
    *pairs, last = [-gradient for (gradient,) in still.seen]
    assert 2 * sum(pairs) + last == 0 + 1 + 2 + 3 + 4


def test_the_callers_data_stay_as_they_are():
    inputs, targets = X.copy(), Y.copy()
    train(MLP.random((2, 1), rng=0), inputs, targets, half_squared_error, SGD(0.1), epochs=2, batch_size=7, rng=0)
    np.testing.assert_array_equal(inputs, X)
    np.testing.assert_array_equal(targets, Y)


def test_the_same_rng_gives_the_same_numbers():
    lines = []
    for rng in (3, np.random.default_rng(3), 4):
        mlp = MLP.random((2, 3, 1), hidden=sigmoid, rng=0)
        lines.append(train(mlp, X, Y, half_squared_error, Adam(0.1), epochs=2, batch_size=7, rng=rng).loss)
    assert lines[0] == lines[1] != lines[2]


def test_patience_goes_back_to_the_best_weights():
    mlp, inputs, targets = MLP([Dense([[0.0]], [0.0])]), [[1.0]], [[10.0]]  # learns 10; the best answer is 3
    history = train(
        mlp,
        inputs,
        targets,
        half_squared_error,
        SGD(0.05),
        epochs=100,
        batch_size=1,
        rng=0,
        validation=([[1.0]], [[3.0]]),
        patience=4,
    )
    assert history.stopped == "patience"
    assert len(history.loss) == history.best_epoch + 4
    assert min(history.validation_loss) == history.validation_loss[history.best_epoch - 1]
    assert half_squared_error(mlp.forward([[1.0]]), [[3.0]]) == min(history.validation_loss)


def test_an_interrupted_training_returns_what_there_is():
    mlp = MLP.random((2, 1), rng=0)
    history = train(mlp, X, Y, half_squared_error, Stops(0.1), epochs=9, batch_size=15, rng=0)
    assert (history.stopped, len(history.loss)) == ("interrupted", 1)
    assert np.isfinite(mlp.forward(X)).all()


def test_a_step_that_is_not_finite_is_not_taken():
    mlp = MLP([Dense([[1e200]], [0.0])])
    with pytest.raises(FloatingPointError, match=r"in epoch 1: loss inf at learning rate 0.1; .* step was not taken"):
        train(mlp, [[1e200]], [[0.0]], half_squared_error, SGD(0.1), epochs=1, batch_size=1, rng=0)
    assert [p.tolist() for p in mlp.parameters] == [[[1e200]], [0.0]]


def test_too_large_a_rate_is_named():
    mlp = MLP.random((2, 1), rng=0)
    with pytest.raises(FloatingPointError, match="at learning rate 1e\\+06; try a smaller one"):
        train(mlp, X, Y, half_squared_error, SGD(1e6), epochs=999, batch_size=30, rng=0)
    assert np.isfinite(mlp.parameters[0]).all()


def test_a_table_of_truth_is_learned():
    mlp = MLP.random((2, 4, 1), hidden=sigmoid, rng=0)
    inputs, targets = truth_table("xor")
    history = train(mlp, inputs, targets, binary_cross_entropy, Adam(0.1), epochs=300, batch_size=4, rng=0)
    assert history.accuracy[-1] == 1.0
