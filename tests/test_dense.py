"""What the room `dense` promises beyond the laws: classes, copies, and files."""

import numpy as np
import pytest

from nnlesson import dense
from nnlesson.activations import identity, leaky_relu, relu, sigmoid, tanh
from nnlesson.dense import MLP, Dense, classes_of
from nnlesson.errors import DataError
from nnlesson.losses import half_squared_error

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
    "a pickle": ({"weights_1": np.array([[Harmful()]], dtype=object)}, "allow_pickle"),
}


@pytest.mark.parametrize(("entries", "words"), WRONG_FILES.values(), ids=WRONG_FILES)
def test_a_file_that_holds_something_else_is_refused(tmp_path, capsys, entries, words):
    changed(tmp_path / "net.npz", **entries)
    with pytest.raises(DataError, match=rf"net\.npz is not a network saved by nnlesson .*{words}"):
        MLP.load(tmp_path / "net.npz")
    assert capsys.readouterr().out == ""
