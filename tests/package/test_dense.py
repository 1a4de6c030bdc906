"""What the room `dense` promises beyond the laws: classes, copies, shapes, the way to the nodes and back, and files."""

import copy
import dataclasses
import errno
import os
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from nnlesson import dense
from nnlesson.activations import ACTIVATIONS, elu, identity, leaky_relu, relu, sigmoid, tanh
from nnlesson.dense import MLP, Dense, classes_of, from_nodes, to_nodes
from nnlesson.errors import DataError
from nnlesson.initializers import uniform
from nnlesson.losses import LOSSES, cross_entropy, half_squared_error
from nnlesson.optimizers import SGD
from nnlesson.slopes import check_gradients

TWO_LAYERS = [Dense([[1.0, -1.0]], [0.5, 0.25], leaky_relu.with_alpha(0.3)), Dense([[2.0], [1.0]], [0.125], tanh)]


def test_one_output_is_held_against_the_threshold():
    assert classes_of(np.array([[0.2], [0.5], [0.7]]), threshold=0.5).tolist() == [0, 0, 1]
    assert MLP([Dense([[1.0]], [0.0])]).classify([[-1.0], [2.0]], threshold=0.0).tolist() == [0, 1]


def test_of_several_outputs_the_largest_answers_row_by_row():
    assert classes_of(np.array([[0.1, 0.9, 0.3], [0.8, 0.2, 0.7]])).tolist() == [1, 0]


def test_hidden_layers_and_the_last_have_their_own_activations():
    mlp = MLP.random((2, 3, 3, 1), hidden=relu, output=sigmoid, rng=0)
    assert [layer.activation for layer in mlp.layers] == [relu, relu, sigmoid]
    assert MLP.random((2, 3, 1), rng=0).layers[-1].activation is identity


def test_the_callers_arrays_are_copied():
    weights, bias = np.ones((2, 1)), np.zeros(1)
    layer = Dense(weights, bias)
    weights[:], bias[:] = 9.0, 9.0
    assert (layer.weights.tolist(), layer.bias.tolist()) == ([[1.0], [1.0]], [0.0])


def test_nothing_that_is_answered_shares_memory():
    X, mlp = np.ones((2, 2)), MLP([Dense(np.ones((2, 2)), [0.0, 0.0])])
    answers = [mlp.forward(X), mlp.forward(X)]
    for _ in range(2):
        answers += mlp.loss_and_gradients(X, X, half_squared_error)[1]
    for i, one in enumerate(answers):
        assert not any(np.shares_memory(one, other) for other in [X, *mlp.parameters, *answers[:i]])
    assert (X == 1.0).all()
    assert (mlp.parameters[0] == 1.0).all()


X, Y = np.array([[0.5, -1.0], [2.0, 0.0], [1.0, 1.0]]), np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
ALL = [*ACTIVATIONS.values(), leaky_relu.with_alpha(0.3), elu.with_alpha(0.1)]  # 0.1 is no sum of powers of two


def made(hidden=tanh, output=identity, dtype=np.float64, rng=0):
    mlp = MLP.random((2, 4, 3), hidden=hidden, output=output, start=uniform(2.0), rng=rng, dtype=dtype)
    for layer in mlp.layers:
        layer.bias += 1.0 / 3.0
    return mlp


def same(one, other):
    """Whether two networks are equal to the last bit."""
    return [
        (layer.weights.tobytes(), layer.weights.shape, layer.bias.tobytes(), layer.weights.dtype)
        for layer in one.layers
    ] == [
        (layer.weights.tobytes(), layer.weights.shape, layer.bias.tobytes(), layer.weights.dtype)
        for layer in other.layers
    ] and [repr(layer.activation) for layer in one.layers] == [repr(layer.activation) for layer in other.layers]


# Memory: what is shared and what is not.


def test_parameters_are_the_arrays_themselves():
    mlp = made()
    before = mlp.forward(X)
    assert [id(array) for array in mlp.parameters] == [
        id(array) for layer in mlp.layers for array in (layer.weights, layer.bias)
    ]
    mlp.parameters[3][...] += 1.0
    np.testing.assert_allclose(mlp.forward(X), before + 1.0, rtol=0, atol=1e-15)
    assert mlp.parameter_names == ["layer 1 weights", "layer 1 bias", "layer 2 weights", "layer 2 bias"]


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
def test_gradients_share_no_memory(loss):
    mlp = made()
    (value, first), (again, second) = (mlp.loss_and_gradients(X, Y, loss) for _ in range(2))
    assert value == again
    everything = [*first, *second, *mlp.parameters, X, Y]
    for i, one in enumerate(everything):
        assert not any(np.shares_memory(one, other) for other in everything[:i])
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("activation", ALL, ids=str)
def test_outputs_share_no_memory(activation):
    mlp = MLP([Dense(np.eye(2), np.zeros(2), activation)])
    first, second = mlp.forward(X), mlp.forward(X)
    assert not any(np.shares_memory(a, b) for a, b in ((first, second), (first, X), (first, mlp.parameters[0])))
    first[...] = 99.0
    np.testing.assert_array_equal(mlp.forward(X), second)


def test_inputs_and_targets_are_left_as_they_are():
    given, wanted = X.copy(), Y.copy()
    for array in (given, wanted):
        array.flags.writeable = False
    made().loss_and_gradients(given, wanted, cross_entropy)
    made().classify(given)
    np.testing.assert_array_equal(given, X)
    np.testing.assert_array_equal(wanted, Y)


# Shapes and dtypes.


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("hidden", ALL, ids=str)
def test_everything_stays_in_one_dtype(hidden, dtype):
    mlp = made(hidden, dtype=dtype)
    assert mlp.dtype == dtype
    value, gradients = mlp.loss_and_gradients(X, Y, cross_entropy)
    assert type(value) is float
    assert {array.dtype for array in (*mlp.parameters, *gradients, mlp.forward(X))} == {np.dtype(dtype)}
    assert [g.shape for g in gradients] == [p.shape for p in mlp.parameters]


@pytest.mark.parametrize("turned", ["weights", "inputs", "targets"])
def test_turned_tables_are_as_good_as_others(turned):
    # a transposed array is the same table in another order of memory
    tables = {"weights": np.array([[0.5, -1.0], [0.25, 2.0]]), "inputs": X, "targets": Y[:, :2]}
    mlp = MLP([Dense(tables["weights"], [0.0, 1.0], tanh), Dense(tables["weights"], [0.0, 1.0])])
    value, gradients = mlp.loss_and_gradients(tables["inputs"], tables["targets"], half_squared_error)
    tables[turned] = np.asfortranarray(tables[turned])
    mlp = MLP([Dense(tables["weights"], [0.0, 1.0], tanh), Dense(tables["weights"], [0.0, 1.0])])
    again, others = mlp.loss_and_gradients(tables["inputs"], tables["targets"], half_squared_error)
    assert again == pytest.approx(value, rel=1e-14)
    for one, other in zip(gradients, others, strict=True):
        np.testing.assert_allclose(other, one, rtol=1e-13)
    SGD(0.1).step(mlp.parameters, others)


def test_large_gradients_are_gradients():
    # 1e80 squared is 1e160, whose square no float holds
    value, (weights, bias) = MLP([Dense([[1.0]], [0.0])]).loss_and_gradients([[1e80]], [[0.0]], half_squared_error)
    assert (value, weights.item(), bias.item()) == pytest.approx((0.5e160, 1e160, 1e80))


def test_gradients_of_layers_with_different_activations():
    layers = [Dense([[1.0, -0.5], [0.3, 2.0]], [0.1, 0.2], tanh), Dense([[0.7], [-1.0]], [0.3], sigmoid)]
    mlp = MLP([*layers, Dense([[1.5, 0.2]], [0.0, 0.4], elu)])

    def loss(arrays):
        pairs = zip(arrays[::2], arrays[1::2], mlp.layers, strict=True)
        return half_squared_error(MLP([Dense(W, b, y.activation) for W, b, y in pairs]).forward(X), Y[:, :2])

    _, gradients = mlp.loss_and_gradients(X, Y[:, :2], half_squared_error)
    check_gradients(loss, mlp.parameters, gradients, names=mlp.parameter_names, tolerance=1e-8)


def test_the_result_does_not_depend_on_which_rows_come_together():
    mlp, rng = made(), np.random.default_rng(0)
    many = rng.normal(size=(50, 2))
    np.testing.assert_allclose(mlp.forward(many), np.vstack([mlp.forward(row[None]) for row in many]), rtol=1e-13)


# The other house.


@pytest.mark.parametrize("hidden", ALL, ids=str)
def test_to_nodes_and_back(hidden):
    mlp = made(hidden, sigmoid)
    network = to_nodes(mlp)
    assert same(from_nodes(network), mlp)
    assert to_nodes(from_nodes(network)) == network
    assert from_nodes(network).layers[0].activation is hidden
    network.layers[0].nodes[0].weights[0] = 99.0
    assert same(mlp, made(hidden, sigmoid))


def test_a_network_made_of_nodes_can_learn():
    mlp = from_nodes(to_nodes(made()))
    value, gradients = mlp.loss_and_gradients(X, Y, cross_entropy)
    SGD(0.1).step(mlp.parameters, gradients)
    assert mlp.loss_and_gradients(X, Y, cross_entropy)[0] < value


# Files


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_saved_network_comes_back_to_the_last_bit(tmp_path, dtype):
    mlp = MLP.random((3, 4, 2), hidden=leaky_relu.with_alpha(0.3), rng=0, dtype=dtype)
    mlp.save(tmp_path / "net.npz")
    loaded = MLP.load(tmp_path / "net.npz")
    for one, other in zip(mlp.parameters, loaded.parameters, strict=True):
        np.testing.assert_array_equal(one, other)
    assert loaded.dtype == dtype
    assert [str(layer.activation) for layer in loaded.layers] == ["leaky_relu(alpha=0.3)", "identity"]
    assert [path.name for path in tmp_path.iterdir()] == ["net.npz"]


def test_a_save_that_stops_halfway_leaves_the_old_file(tmp_path, monkeypatch):
    MLP(TWO_LAYERS).save(tmp_path / "net.npz")
    before = (tmp_path / "net.npz").read_bytes()

    def stop_halfway(file, **_):
        file.write(b"PK half of it")
        raise KeyboardInterrupt

    monkeypatch.setattr(dense.np, "savez", stop_halfway)
    with pytest.raises(KeyboardInterrupt):
        MLP.random((1, 1), rng=0).save(tmp_path / "net.npz")
    assert (tmp_path / "net.npz").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["net.npz"]


def changed(path, **entries):
    """Save a network, then the same file with other entries; None leaves one out."""
    MLP(TWO_LAYERS).save(path)
    with np.load(path) as content:
        entries = dict(content) | entries
    np.savez(path, **{name: entry for name, entry in entries.items() if entry is not None})


class Harmful:
    """What a pickle may do: run anything."""

    def __reduce__(self):
        return print, ("this must never run",)


WRONG_FILES = {
    "a newer version": ({"format": np.array("nnlesson MLP 2")}, "its format is nnlesson MLP 2"),
    "layers that do not fit": ({"weights_2": np.ones((3, 1))}, "layer 2 must take 2 inputs"),
    "a bias that does not fit": ({"bias_1": np.zeros(3)}, r"bias must have shape \(2,\)"),
    "a NaN": ({"weights_2": np.array([[np.nan], [1.0]])}, "weights holds NaN"),
    "an unknown activation": ({"activations": np.array(["mine", "tanh"])}, "mine"),
    "no bias": ({"bias_2": None}, "bias_2"),
    "fewer alphas": ({"alphas": np.array([np.nan])}, "is shorter"),
    "another format": ({"format": np.array("other 1")}, "its format is other 1"),
    "no format": ({"format": None}, "format"),
    "no weights": ({"weights_2": None}, "weights_2"),
    "fewer activations": ({"activations": np.array(["leaky_relu"])}, "longer"),
    "no layers": ({"activations": np.array([]), "alphas": np.array([])}, "at least one"),
    "an alpha for tanh": ({"alphas": np.array([0.3, 0.5])}, "tanh has no alpha"),
    "flat weights": ({"weights_1": np.ones(2)}, "weights must have shape"),
    "text": ({"bias_2": np.array(["0.125"])}, "bias must hold real numbers"),
    "two dtypes": ({"weights_1": np.ones((1, 2), np.float32)}, "layers must have one dtype"),
    "a pickle": ({"weights_1": np.array([[Harmful()]], dtype=object)}, "allow_pickle"),
}


@pytest.mark.parametrize(("entries", "words"), WRONG_FILES.values(), ids=WRONG_FILES)
def test_a_file_that_holds_something_else_is_refused(tmp_path, capsys, entries, words):
    changed(tmp_path / "net.npz", **entries)
    with pytest.raises(DataError, match=rf"net\.npz is not a network saved by nnlesson .*{words}"):
        MLP.load(tmp_path / "net.npz")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("activation", ALL, ids=str)
def test_what_was_saved_is_loaded_to_the_last_bit(activation, dtype, tmp_path):
    mlp = made(activation, leaky_relu.with_alpha(0.7), dtype)
    mlp.save(tmp_path / "net.npz")
    loaded = MLP.load(str(tmp_path / "net.npz"))
    assert same(loaded, mlp)
    np.testing.assert_array_equal(loaded.forward(X), mlp.forward(X))
    assert [p.name for p in tmp_path.iterdir()] == ["net.npz"]
    loaded.parameters[0][...] = 0.0  # it is a network like any other
    assert same(MLP.load(tmp_path / "net.npz"), mlp)


def test_turned_weights_are_saved_too(tmp_path):
    mlp = MLP([Dense(np.arange(6.0).reshape(2, 3).T, [0.0, 0.5])])
    mlp.save(tmp_path / "net.npz")
    np.testing.assert_array_equal(MLP.load(tmp_path / "net.npz").parameters[0], mlp.parameters[0])


def test_a_name_is_taken_as_it_is(tmp_path):
    made().save(tmp_path / "my network")
    assert [p.name for p in tmp_path.iterdir()] == ["my network"]
    assert same(MLP.load(tmp_path / "my network"), made())


def test_saving_again_replaces_the_file(tmp_path):
    made(rng=0).save(tmp_path / "net.npz")
    made(rng=1).save(tmp_path / "net.npz")
    assert same(MLP.load(tmp_path / "net.npz"), made(rng=1))
    assert [p.name for p in tmp_path.iterdir()] == ["net.npz"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(error, tmp_path, monkeypatch):
    made(rng=0).save(tmp_path / "net.npz")

    def half_a_file(file, **_):
        file.write(b"PK\x03\x04 half of it")
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(np, "savez", half_a_file)
        for name in ("net.npz", "new.npz"):
            with pytest.raises(type(error)):
                made(rng=1).save(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == ["net.npz"]
    assert same(MLP.load(tmp_path / "net.npz"), made(rng=0))


def test_a_foreign_file_is_refused(tmp_path):
    path = tmp_path / "net.npz"
    np.savez(path, a=np.ones(3))
    with pytest.raises(DataError, match="is not a network saved by nnlesson"):
        MLP.load(path)
    with path.open("wb") as file:
        np.save(file, np.ones(3))
    with pytest.raises(DataError, match="is not a network saved by nnlesson"):
        MLP.load(path)


def test_a_cut_file_is_refused(tmp_path):
    made().save(tmp_path / "net.npz")
    whole = (tmp_path / "net.npz").read_bytes()
    for share in (0.01, 0.5, 0.9, 0.999):
        (tmp_path / "net.npz").write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(DataError, match="or is damaged"):
            MLP.load(tmp_path / "net.npz")


def test_a_pickle_is_never_loaded(tmp_path, capsys):
    (tmp_path / "net.npz").write_bytes(pickle.dumps(Harmful()))
    with pytest.raises(DataError, match="is not a network saved by nnlesson"):
        MLP.load(tmp_path / "net.npz")
    assert capsys.readouterr().out == ""


# What a network can go through.


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda mlp: pickle.loads(pickle.dumps(mlp))])
def test_a_copied_network_learns(again):
    mlp = again(MLP.random((2, 3, 3), hidden=elu.with_alpha(0.5), rng=0))
    assert mlp.loss_and_gradients([[0.0, 1.0]], [2], cross_entropy)[0] > 0
    assert mlp == MLP.random((2, 3, 3), hidden=elu.with_alpha(0.5), rng=0)
    assert [layer.activation for layer in mlp.layers] == [elu.with_alpha(0.5), identity]


def test_networks_are_equal_if_their_numbers_and_activations_are():
    mlp, same = (MLP.random((2, 2, 1), rng=0) for _ in range(2))
    assert mlp == same
    assert mlp.layers[1] in same.layers
    same.layers[0].bias[1] = 1.0
    assert mlp != same
    assert mlp != MLP.random((2, 2, 1), hidden=sigmoid, rng=0)
    assert mlp != MLP.random((2, 2, 2), rng=0)
    assert mlp != "a network"


@pytest.mark.parametrize("known", [tanh, leaky_relu], ids=repr)
def test_an_activation_of_ones_own_is_not_saved_under_a_known_name(known, tmp_path):
    mine = dataclasses.replace(known, array=lambda z: 1.7 * known.array(z))
    with pytest.raises(ValueError, match="cannot be saved, only those of nnlesson"):
        MLP.random((1, 1), output=mine, rng=0).save(tmp_path / "mine.npz")
    assert not list(tmp_path.iterdir())


def test_what_could_not_be_loaded_is_not_saved(tmp_path):
    mlp = MLP.random((2, 1), rng=0)
    mlp.save(tmp_path / "mine.npz")
    mlp.layers[0].weights[1, 0] = np.nan
    with pytest.raises(ValueError, match="NaN or infinity"):
        mlp.save(tmp_path / "mine.npz")
    assert np.isfinite(MLP.load(tmp_path / "mine.npz").layers[0].weights).all()


not_on_windows = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders, and links only for some")


@pytest.mark.parametrize("what", ["folder", pytest.param("pipe", marks=not_on_windows), ""])
def test_only_a_file_is_replaced(what, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif what:
        os.mkfifo(path)
    with pytest.raises(OSError, match="is not a file; name one to write"):
        MLP.random((1, 1), rng=0).save(what)
    assert not path.is_file()
    assert not list(tmp_path.glob("*.part"))


@not_on_windows
def test_a_link_keeps_leading_to_its_file(tmp_path):
    (tmp_path / "link.npz").symlink_to("real.npz")
    MLP.random((1, 1), rng=0).save(tmp_path / "link.npz")
    assert (tmp_path / "link.npz").is_symlink()
    assert MLP.load(tmp_path / "real.npz") == MLP.random((1, 1), rng=0)


def test_threads_may_save_to_one_file(tmp_path):
    mlp = MLP.random((20, 20), rng=0)
    with ThreadPoolExecutor(4) as several:
        list(several.map(lambda _: mlp.save(tmp_path / "mine.npz"), range(40)))
    assert MLP.load(tmp_path / "mine.npz") == mlp
    assert len(list(tmp_path.iterdir())) == 1
