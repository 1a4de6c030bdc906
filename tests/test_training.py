"""What the room `training` promises."""

import random
import sys
from types import ModuleType

import numpy as np
import pytest

from nnlesson.activations import sigmoid, tanh
from nnlesson.batches import minibatches
from nnlesson.datasets import avocados
from nnlesson.dense import MLP, Dense
from nnlesson.losses import (
    LOSSES,
    binary_cross_entropy,
    cross_entropy,
    half_squared_error,
    mean_squared_error,
    one_hot,
)
from nnlesson.metrics import accuracy
from nnlesson.optimizers import OPTIMIZERS, SGD, Momentum
from nnlesson.training import train

RNG = np.random.default_rng(0)
X, LABELS = RNG.normal(size=(11, 2)), RNG.integers(3, size=11)
Y = one_hot(LABELS, 3)
FRESH, OF_FRESH = RNG.normal(size=(7, 2)), one_hot(RNG.integers(3, size=7), 3)


def made(dtype=np.float64, rng=0):
    return MLP.random((2, 4, 3), hidden=tanh, rng=rng, dtype=dtype)


def copies(mlp):
    return [array.copy() for array in mlp.parameters]


def equal(some, others):
    return all(np.array_equal(one, other) for one, other in zip(some, others, strict=True))


def run(mlp, optimizer=None, loss=cross_entropy, targets=Y, **settings):
    optimizer = SGD(0.5) if optimizer is None else optimizer
    return train(mlp, X, targets, loss, optimizer, **{"epochs": 3, "batch_size": 4, "rng": 5} | settings)


class Optimizer:
    """Steps like SGD, and looks back: keeps what it was given; may call something after so many steps."""

    def __init__(self, learning_rate=0.5, at=None, do=None):
        self.learning_rate, self.at, self.do, self.after = learning_rate, at, do, []

    def step(self, parameters, gradients):
        if len(self.after) + 1 == self.at:
            self.do()
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter -= self.learning_rate * gradient
        self.after.append([parameter.copy() for parameter in parameters])


def interrupt():
    raise KeyboardInterrupt


# The steps.


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
@pytest.mark.parametrize("batch_size", [1, 4, 11])  # of 11 samples: the last of three batches holds 3
def test_training_is_a_loop_that_anyone_can_write(kind, loss, batch_size):
    trained, by_hand = made(), made()
    run(trained, kind(0.1), loss, batch_size=batch_size)
    rng, optimizer = np.random.default_rng(5), kind(0.1)
    for _ in range(3):
        for rows in minibatches(11, batch_size, rng=rng):
            optimizer.step(by_hand.parameters, by_hand.loss_and_gradients(X[rows], Y[rows], loss)[1])
    for one, other in zip(trained.parameters, by_hand.parameters, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-10, atol=1e-12)


def test_a_short_last_batch_is_divided_by_its_own_size():
    # one weight, no bias to speak of: each step goes the mean of (p − y) x over the rows of that batch
    mlp, samples = MLP([Dense([[0.0]], [0.0])]), np.array([[1.0], [2.0], [3.0]])
    last = list(minibatches(3, 2, rng=1))[-1]
    optimizer = Optimizer(1e-9)
    train(mlp, samples, samples, half_squared_error, optimizer, epochs=1, batch_size=2, rng=1)
    first, second = (after[0].item() for after in optimizer.after)
    assert (second - first) / 1e-9 == pytest.approx(samples[last].item() ** 2, rel=1e-6)
    assert first / 1e-9 == pytest.approx((14.0 - samples[last].item() ** 2) / 2, rel=1e-6)


def test_the_same_seed_gives_the_same_network_and_history():
    one, other, different = made(), made(), made()
    history = run(one)
    assert run(other, rng=np.random.default_rng(5)) == history
    assert equal(one.parameters, other.parameters)
    assert run(different, rng=6) != history
    assert not equal(one.parameters, different.parameters)


def test_each_epoch_has_an_order_of_its_own():
    rng = np.random.default_rng(5)
    together, apart = made(), made()
    run(together, epochs=2, batch_size=1)
    for _ in range(2):
        run(apart, epochs=1, batch_size=1, rng=rng)
    assert equal(together.parameters, apart.parameters)
    twice_the_same = made()
    for _ in range(2):
        run(twice_the_same, epochs=1, batch_size=1, rng=5)
    assert not equal(together.parameters, twice_the_same.parameters)


def test_labels_are_as_good_as_rows():
    one, other = made(), made()
    assert run(one, targets=LABELS) == run(other)
    assert equal(one.parameters, other.parameters)


def test_the_arrays_of_the_network_stay_the_same_arrays():
    mlp = made()
    before = mlp.parameters
    run(mlp)
    assert all(one is other for one, other in zip(before, mlp.parameters, strict=True))


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_everything_stays_in_one_dtype(kind, dtype):
    mlp = made(dtype)
    history = run(mlp, kind(0.1), epochs=20)
    assert {array.dtype for array in mlp.parameters} == {np.dtype(dtype)}
    assert {type(number) for number in (*history.loss, *history.accuracy)} == {float}
    assert history.loss[-1] < history.loss[0]
    reference = made()
    assert history.loss == pytest.approx(run(reference, kind(0.1), epochs=20).loss, rel=1e-3)


def test_nothing_else_is_changed():
    given = [array.copy() for array in (X, Y, FRESH, OF_FRESH)]
    for array in given:
        array.flags.writeable = False
    np.random.seed(0)  # noqa: NPY002  the hidden global must stay as it was
    random.seed(0)
    before = np.random.get_state()[1].tolist(), random.getstate(), np.geterr(), np.get_printoptions()  # noqa: NPY002
    train(made(), *given[:2], cross_entropy, SGD(0.5), epochs=2, batch_size=4, rng=0, validation=tuple(given[2:]))
    after = np.random.get_state()[1].tolist(), random.getstate(), np.geterr(), np.get_printoptions()  # noqa: NPY002
    assert after == before
    assert equal(given, (X, Y, FRESH, OF_FRESH))


# The history.


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
def test_every_figure_of_an_epoch_belongs_to_the_weights_after_it(loss):
    whole = run(made(), loss=loss, epochs=4, validation=(FRESH, OF_FRESH))
    assert len(whole.loss) == len(whole.accuracy) == len(whole.validation_loss) == len(whole.validation_accuracy) == 4
    for epochs in (1, 2, 3, 4):
        mlp = made()
        run(mlp, loss=loss, epochs=epochs)
        known, fresh = mlp.forward(X), mlp.forward(FRESH)
        assert whole.loss[epochs - 1] == pytest.approx(loss(known, Y), rel=1e-12)
        assert whole.validation_loss[epochs - 1] == pytest.approx(loss(fresh, OF_FRESH), rel=1e-12)
        assert whole.accuracy[epochs - 1] == accuracy(known.argmax(axis=1), Y)
        assert whole.validation_accuracy[epochs - 1] == accuracy(fresh.argmax(axis=1), OF_FRESH)
    assert (whole.stopped, whole.best_epoch) == ("finished", None)


@pytest.mark.parametrize(
    ("loss", "output", "threshold"), [(binary_cross_entropy, None, 0.0), (mean_squared_error, sigmoid, 0.5)], ids=str
)
def test_one_output_is_split_at_the_threshold_of_the_loss(loss, output, threshold):
    inputs, targets = avocados(60, rng=1)
    mlp = MLP.random((2, 4, 1), hidden=tanh, **({"output": output} if output else {}), rng=0)
    history = train(mlp, inputs, targets, loss, Momentum(0.5), epochs=30, batch_size=10, rng=0)
    assert history.accuracy[-1] == accuracy(mlp.classify(inputs, threshold), targets) > 0.7


def test_targets_that_are_no_classes_have_no_accuracy():
    history = run(made(), loss=half_squared_error, targets=Y + 0.5, validation=(FRESH, OF_FRESH + 0.5))
    assert (len(history.loss), history.accuracy) == (3, [])
    assert (len(history.validation_loss), history.validation_accuracy) == (3, [])


def test_validation_is_measured_and_nothing_is_learned_from_it():
    with_it, without = made(), made()
    history, plain = run(with_it, validation=[FRESH.tolist(), OF_FRESH]), run(without)
    assert equal(with_it.parameters, without.parameters)
    assert (history.loss, history.accuracy) == (plain.loss, plain.accuracy)
    assert (plain.validation_loss, plain.validation_accuracy) == ([], [])


# Patience.


def impatient(mlp, **settings):
    """Learn by heart from eleven samples without sense; on seven others it soon gets worse."""
    return run(mlp, Momentum(0.5), validation=(FRESH, OF_FRESH), **{"epochs": 200, "patience": 5} | settings)


def test_patience_stops_and_goes_back_to_the_best_weights():
    mlp, until_then = made(), made()
    history = impatient(mlp)
    best = history.best_epoch
    assert history.stopped == "patience"
    assert history.validation_loss[best - 1] == min(history.validation_loss)
    assert len(history.loss) == best + 5 < 200
    run(until_then, Momentum(0.5), epochs=best)
    assert equal(mlp.parameters, until_then.parameters)
    assert cross_entropy(mlp.forward(FRESH), OF_FRESH) == pytest.approx(history.validation_loss[best - 1], rel=1e-12)


def test_patience_that_never_ends_still_goes_back():
    mlp = made()
    history = impatient(mlp, epochs=30, patience=1000)
    assert (history.stopped, len(history.loss)) == ("finished", 30)
    assert history.best_epoch < 30
    assert cross_entropy(mlp.forward(FRESH), OF_FRESH) == pytest.approx(min(history.validation_loss), rel=1e-12)


def test_no_better_means_not_lower():
    mlp = MLP([Dense([[0.0]], [0.0])])  # inputs and targets of 0: nothing ever changes
    nothing = np.zeros((2, 1))
    settings = {"epochs": 9, "batch_size": 1, "rng": 0, "validation": (nothing, nothing)}
    history = train(mlp, nothing, nothing, half_squared_error, SGD(0.1), **settings, patience=3)
    assert (history.stopped, history.best_epoch, len(history.loss)) == ("patience", 1, 4)


# Interrupted.


def test_an_interrupted_training_returns_what_there_is():
    mlp, optimizer = made(), Optimizer(at=5, do=interrupt)  # 3 batches in an epoch: in the second epoch
    history = run(mlp, optimizer, epochs=100)
    assert history.stopped == "interrupted"
    assert len(history.loss) == len(history.accuracy) == 1
    assert equal(mlp.parameters, optimizer.after[-1])
    assert len(optimizer.after) == 4
    assert np.isfinite(mlp.forward(X)).all()
    assert run(mlp, epochs=1).stopped == "finished"  # it can go on


def test_an_interrupted_training_with_patience_goes_back_too():
    mlp = made()
    history = run(mlp, Optimizer(at=8, do=interrupt), epochs=100, validation=(FRESH, OF_FRESH), patience=50)
    assert (history.stopped, len(history.loss)) == ("interrupted", 2)
    assert cross_entropy(mlp.forward(FRESH), OF_FRESH) == pytest.approx(min(history.validation_loss), rel=1e-12)


def test_interrupted_before_the_first_step():
    mlp = made()
    history = run(mlp, Optimizer(at=1, do=interrupt), validation=(FRESH, OF_FRESH), patience=1)
    assert (history.stopped, history.loss, history.best_epoch) == ("interrupted", [], None)
    assert equal(mlp.parameters, made().parameters)


# Diverged.


def line():
    """One weight on x = 1, without a bias worth the name: at learning rate η each step multiplies its error."""
    return MLP([Dense([[1.0]], [0.0])])


def test_a_training_that_diverges_stops_before_the_step():
    mlp, optimizer = line(), Optimizer(1e200)
    with pytest.raises(FloatingPointError) as caught:
        train(mlp, [[1.0]] * 4, [[0.0]] * 4, half_squared_error, optimizer, epochs=9, batch_size=1, rng=0)
    said = str(caught.value)
    assert "training diverged in epoch 1: loss inf at learning rate 1e+200; try a smaller one." in said
    assert "The step was not taken." in said
    assert all(np.isfinite(array).all() for array in mlp.parameters)
    assert equal(mlp.parameters, optimizer.after[-1])
    assert len(optimizer.after) == 1


def test_the_epoch_and_the_loss_are_named():
    mlp, optimizer = line(), Optimizer(1e60)  # the loss goes 0.5, 1e120, 1e240, beyond
    with pytest.raises(FloatingPointError, match=r"in epoch 2: loss inf at learning rate 1e\+60"):
        train(mlp, [[1.0]] * 2, [[0.0]] * 2, half_squared_error, optimizer, epochs=9, batch_size=1, rng=0)
    assert all(np.isfinite(array).all() for array in mlp.parameters)
    assert equal(mlp.parameters, optimizer.after[-1])


def test_a_loss_that_is_not_finite_after_the_epoch_stops_too():
    mlp = line()
    with pytest.raises(FloatingPointError, match=r"in epoch 1: loss inf .* The weights are too large by now"):
        train(mlp, [[1.0]], [[0.0]], half_squared_error, SGD(1e200), epochs=9, batch_size=1, rng=0)
    assert all(np.isfinite(array).all() for array in mlp.parameters)


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_step_beyond_the_largest_float_is_not_taken(kind):
    mlp = line()
    with pytest.raises(FloatingPointError, match=r"in epoch 1: .* at learning rate 1e\+308"):
        train(mlp, [[100.0]], [[0.0]], half_squared_error, kind(1e308), epochs=9, batch_size=1, rng=0)
    assert all(np.isfinite(array).all() for array in mlp.parameters)


# The progress bar.


def test_progress_is_a_bar_over_the_epochs(monkeypatch):
    bars, module = [], ModuleType("tqdm.auto")

    def bar(epochs, **settings):
        bars.append((list(epochs), settings))
        return epochs

    module.tqdm = bar
    monkeypatch.setitem(sys.modules, "tqdm.auto", module)
    assert run(made(), progress=True) == run(made())
    assert bars == [([1, 2, 3], {"unit": "epoch"})]


def test_the_true_bar_writes_to_stderr_only(capsys):
    pytest.importorskip("tqdm")
    run(made(), progress=True)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "3/3" in printed.err
    run(made())
    assert capsys.readouterr() == ("", "")


def test_a_missing_bar_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    mlp = made()
    with pytest.raises(
        ImportError, match=r"progress=True needs tqdm; install it with: pip install nnlesson\[progress\]"
    ):
        run(mlp, progress=True)
    assert equal(mlp.parameters, made().parameters)
    run(mlp)  # and without a bar it is not missed
