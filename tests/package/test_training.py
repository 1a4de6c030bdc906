"""What the room `training` promises: the order of the calls, and a history that tells the truth."""

import random
import sys
from types import ModuleType

import numpy as np
import pytest

from nnlesson.activations import sigmoid, tanh
from nnlesson.batches import minibatches
from nnlesson.datasets import avocados, truth_table
from nnlesson.dense import MLP, Dense, classes_of
from nnlesson.losses import (
    LOSSES,
    binary_cross_entropy,
    cross_entropy,
    half_squared_error,
    mean_squared_error,
    one_hot,
)
from nnlesson.metrics import accuracy
from nnlesson.optimizers import OPTIMIZERS, SGD, Adam, Momentum
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


# Eleven samples without sense, in three classes, to be learned by heart.

RNG = np.random.default_rng(0)
INPUTS, LABELS = RNG.normal(size=(11, 2)), RNG.integers(3, size=11)
ROWS = one_hot(LABELS, 3)
OTHERS, OF_OTHERS = RNG.normal(size=(7, 2)), one_hot(RNG.integers(3, size=7), 3)


def made(dtype=np.float64, rng=0):
    return MLP.random((2, 4, 3), hidden=tanh, rng=rng, dtype=dtype)


def copies(mlp):
    return [array.copy() for array in mlp.parameters]


def equal(some, others):
    return all(np.array_equal(one, other) for one, other in zip(some, others, strict=True))


def run(mlp, optimizer=None, loss=cross_entropy, targets=ROWS, **settings):
    optimizer = SGD(0.5) if optimizer is None else optimizer
    return train(mlp, INPUTS, targets, loss, optimizer, **{"epochs": 3, "batch_size": 4, "rng": 5} | settings)


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
            optimizer.step(by_hand.parameters, by_hand.loss_and_gradients(INPUTS[rows], ROWS[rows], loss)[1])
    for one, other in zip(trained.parameters, by_hand.parameters, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-10, atol=1e-12)


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
    given = [array.copy() for array in (INPUTS, ROWS, OTHERS, OF_OTHERS)]
    for array in given:
        array.flags.writeable = False
    np.random.seed(0)  # noqa: NPY002  the hidden global must stay as it was
    random.seed(0)
    before = np.random.get_state()[1].tolist(), random.getstate(), np.geterr(), np.get_printoptions()  # noqa: NPY002
    train(made(), *given[:2], cross_entropy, SGD(0.5), epochs=2, batch_size=4, rng=0, validation=tuple(given[2:]))
    after = np.random.get_state()[1].tolist(), random.getstate(), np.geterr(), np.get_printoptions()  # noqa: NPY002
    assert after == before
    assert equal(given, (INPUTS, ROWS, OTHERS, OF_OTHERS))


# The history.


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
def test_every_figure_of_an_epoch_belongs_to_the_weights_after_it(loss):
    whole = run(made(), loss=loss, epochs=4, validation=(OTHERS, OF_OTHERS))
    assert len(whole.loss) == len(whole.accuracy) == len(whole.validation_loss) == len(whole.validation_accuracy) == 4
    for epochs in (1, 2, 3, 4):
        mlp = made()
        run(mlp, loss=loss, epochs=epochs)
        known, fresh = mlp.forward(INPUTS), mlp.forward(OTHERS)
        assert whole.loss[epochs - 1] == pytest.approx(loss(known, ROWS), rel=1e-12)
        assert whole.validation_loss[epochs - 1] == pytest.approx(loss(fresh, OF_OTHERS), rel=1e-12)
        assert whole.accuracy[epochs - 1] == accuracy(known.argmax(axis=1), ROWS)
        assert whole.validation_accuracy[epochs - 1] == accuracy(fresh.argmax(axis=1), OF_OTHERS)
    assert (whole.stopped, whole.best_epoch) == ("finished", None)


def test_targets_that_are_no_classes_have_no_accuracy():
    history = run(made(), loss=half_squared_error, targets=ROWS + 0.5, validation=(OTHERS, OF_OTHERS + 0.5))
    assert (len(history.loss), history.accuracy) == (3, [])
    assert (len(history.validation_loss), history.validation_accuracy) == (3, [])


def test_validation_is_measured_and_nothing_is_learned_from_it():
    with_it, without = made(), made()
    history, plain = run(with_it, validation=[OTHERS.tolist(), OF_OTHERS]), run(without)
    assert equal(with_it.parameters, without.parameters)
    assert (history.loss, history.accuracy) == (plain.loss, plain.accuracy)
    assert (plain.validation_loss, plain.validation_accuracy) == ([], [])


@pytest.mark.parametrize(("loss", "threshold"), [(binary_cross_entropy, 0.0), (mean_squared_error, 0.5)], ids=str)
def test_one_output_is_split_at_the_threshold_of_the_loss(loss, threshold):
    mlp = MLP([Dense([[1.0]], [0.0])])  # answers −0.2, 0.2 and 0.7: two of them lie between the wrong thresholds
    inputs, targets = [[-0.2], [0.2], [0.7]], [[0.0], [float(threshold < 0.2)], [1.0]]
    history = train(mlp, inputs, targets, loss, SGD(1e-9), epochs=1, batch_size=3, rng=0)
    assert history.accuracy == [1.0]


# Patience.


def impatient(mlp, **settings):
    """Learn by heart from eleven samples without sense; on seven others it soon gets worse."""
    return run(mlp, Momentum(0.5), validation=(OTHERS, OF_OTHERS), **{"epochs": 200, "patience": 5} | settings)


def test_patience_stops_and_goes_back_to_the_best_weights():
    mlp, until_then = made(), made()
    history = impatient(mlp)
    best = history.best_epoch
    assert history.stopped == "patience"
    assert history.validation_loss[best - 1] == min(history.validation_loss)
    assert len(history.loss) == best + 5 < 200
    run(until_then, Momentum(0.5), epochs=best)
    assert equal(mlp.parameters, until_then.parameters)
    assert cross_entropy(mlp.forward(OTHERS), OF_OTHERS) == pytest.approx(history.validation_loss[best - 1], rel=1e-12)


def test_patience_that_never_ends_still_goes_back():
    mlp = made()
    history = impatient(mlp, epochs=30, patience=1000)
    assert (history.stopped, len(history.loss)) == ("finished", 30)
    assert history.best_epoch < 30
    assert cross_entropy(mlp.forward(OTHERS), OF_OTHERS) == pytest.approx(min(history.validation_loss), rel=1e-12)


def test_no_better_means_not_lower():
    mlp = MLP([Dense([[0.0]], [0.0])])  # inputs and targets of 0: nothing ever changes
    nothing = np.zeros((2, 1))
    settings = {"epochs": 9, "batch_size": 1, "rng": 0, "validation": (nothing, nothing)}
    history = train(mlp, nothing, nothing, half_squared_error, SGD(0.1), **settings, patience=3)
    assert (history.stopped, history.best_epoch, len(history.loss)) == ("patience", 1, 4)


# Interrupted.


def test_an_interrupted_training_can_go_on():
    mlp, optimizer = made(), Optimizer(at=5, do=interrupt)  # 3 batches in an epoch: in the second epoch
    history = run(mlp, optimizer, epochs=100)
    assert history.stopped == "interrupted"
    assert len(history.loss) == len(history.accuracy) == 1
    assert equal(mlp.parameters, optimizer.after[-1])
    assert len(optimizer.after) == 4
    assert np.isfinite(mlp.forward(INPUTS)).all()
    assert run(mlp, epochs=1).stopped == "finished"  # it can go on


def test_an_interrupted_training_with_patience_goes_back_too():
    mlp = made()
    history = run(mlp, Optimizer(at=8, do=interrupt), epochs=100, validation=(OTHERS, OF_OTHERS), patience=50)
    assert (history.stopped, len(history.loss)) == ("interrupted", 2)
    assert cross_entropy(mlp.forward(OTHERS), OF_OTHERS) == pytest.approx(min(history.validation_loss), rel=1e-12)


def test_interrupted_before_the_first_step():
    mlp = made()
    history = run(mlp, Optimizer(at=1, do=interrupt), validation=(OTHERS, OF_OTHERS), patience=1)
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


def test_small_tables_are_measured_by_one_thread(monkeypatch):
    pools = pytest.importorskip("threadpoolctl").threadpool_info
    before, seen = pools(), []
    monkeypatch.setattr("nnlesson.training._Measure.note", lambda *_: seen.append(pools()))
    run(made(), epochs=2)
    assert len(seen) == 2
    assert all(pool["num_threads"] == 1 for each in seen for pool in each if pool["user_api"] == "blas")
    assert pools() == before


def test_without_threadpoolctl_nothing_is_kept(monkeypatch):
    usual, other = made(), made()
    run(usual)
    monkeypatch.setitem(sys.modules, "threadpoolctl", None)
    run(other)
    assert equal(usual.parameters, other.parameters)


@pytest.mark.parametrize("measured", [1, 2, 3, 4, 5, 6, 7])
def test_an_interrupted_history_holds_whole_epochs(monkeypatch, measured):
    """Wherever Ctrl+C comes, every list ends with the same epoch."""
    left = iter(range(measured))

    def interrupted(*given):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return classes_of(*given)

    monkeypatch.setattr("nnlesson.training.classes_of", interrupted)
    X, Y = np.array([[0.0], [1.0]]), np.array([[0.0], [1.0]])
    mlp = MLP.random((1, 1), output=sigmoid, rng=0)
    history = train(
        mlp, X, Y, half_squared_error, SGD(0.1), epochs=9, batch_size=1, rng=0, validation=(X, Y), patience=9
    )
    lists = (history.loss, history.accuracy, history.validation_loss, history.validation_accuracy)
    assert [len(each) for each in lists] == [measured // 2] * 4
    assert history.stopped == "interrupted"
    assert (history.best_epoch or 0) <= measured // 2
