"""What the room `saving` promises: a file holds the whole network or the old one, and only such files are read."""

import dataclasses
import errno
import os
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from nnlesson.activations import leaky_relu, tanh
from nnlesson.dense import MLP, Dense
from nnlesson.errors import DataError
from nnlesson.saving import load, save
from tests.package.networks import ALL, TWO_LAYERS, X, made, same

# Files


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_saved_network_comes_back_to_the_last_bit(tmp_path, dtype):
    mlp = MLP.random((3, 4, 2), hidden=leaky_relu.with_alpha(0.3), rng=0, dtype=dtype)
    save(mlp, tmp_path / "net.npz")
    loaded = load(tmp_path / "net.npz")
    for one, other in zip(mlp.parameters, loaded.parameters, strict=True):
        np.testing.assert_array_equal(one, other)
    assert loaded.dtype == dtype
    assert [str(layer.activation) for layer in loaded.layers] == ["leaky_relu(alpha=0.3)", "identity"]
    assert [path.name for path in tmp_path.iterdir()] == ["net.npz"]


def test_a_save_that_stops_halfway_leaves_the_old_file(tmp_path, monkeypatch):
    save(MLP(TWO_LAYERS), tmp_path / "net.npz")
    before = (tmp_path / "net.npz").read_bytes()

    def stop_halfway(file, **_):
        file.write(b"PK half of it")
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez", stop_halfway)
    with pytest.raises(KeyboardInterrupt):
        save(MLP.random((1, 1), rng=0), tmp_path / "net.npz")
    assert (tmp_path / "net.npz").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["net.npz"]


def changed(path, **entries):
    """Save a network, then the same file with other entries; None leaves one out."""
    save(MLP(TWO_LAYERS), path)
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
        load(tmp_path / "net.npz")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("activation", ALL, ids=str)
def test_what_was_saved_is_loaded_to_the_last_bit(activation, dtype, tmp_path):
    mlp = made(activation, leaky_relu.with_alpha(0.7), dtype)
    save(mlp, tmp_path / "net.npz")
    loaded = load(str(tmp_path / "net.npz"))
    assert same(loaded, mlp)
    np.testing.assert_array_equal(loaded.forward(X), mlp.forward(X))
    assert [p.name for p in tmp_path.iterdir()] == ["net.npz"]
    loaded.parameters[0][...] = 0.0  # it is a network like any other
    assert same(load(tmp_path / "net.npz"), mlp)


def test_turned_weights_are_saved_too(tmp_path):
    mlp = MLP([Dense(np.arange(6.0).reshape(2, 3).T, [0.0, 0.5])])
    save(mlp, tmp_path / "net.npz")
    np.testing.assert_array_equal(load(tmp_path / "net.npz").parameters[0], mlp.parameters[0])


def test_a_name_is_taken_as_it_is(tmp_path):
    save(made(), tmp_path / "my network")
    assert [p.name for p in tmp_path.iterdir()] == ["my network"]
    assert same(load(tmp_path / "my network"), made())


def test_saving_again_replaces_the_file(tmp_path):
    save(made(rng=0), tmp_path / "net.npz")
    save(made(rng=1), tmp_path / "net.npz")
    assert same(load(tmp_path / "net.npz"), made(rng=1))
    assert [p.name for p in tmp_path.iterdir()] == ["net.npz"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(error, tmp_path, monkeypatch):
    save(made(rng=0), tmp_path / "net.npz")

    def half_a_file(file, **_):
        file.write(b"PK\x03\x04 half of it")
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(np, "savez", half_a_file)
        for name in ("net.npz", "new.npz"):
            with pytest.raises(type(error)):
                save(made(rng=1), tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == ["net.npz"]
    assert same(load(tmp_path / "net.npz"), made(rng=0))


def test_a_foreign_file_is_refused(tmp_path):
    path = tmp_path / "net.npz"
    np.savez(path, a=np.ones(3))
    with pytest.raises(DataError, match="is not a network saved by nnlesson"):
        load(path)
    with path.open("wb") as file:
        np.save(file, np.ones(3))
    with pytest.raises(DataError, match="is not a network saved by nnlesson"):
        load(path)


def test_a_cut_file_is_refused(tmp_path):
    save(made(), tmp_path / "net.npz")
    whole = (tmp_path / "net.npz").read_bytes()
    for share in (0.01, 0.5, 0.9, 0.999):
        (tmp_path / "net.npz").write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(DataError, match="or is damaged"):
            load(tmp_path / "net.npz")


def test_a_pickle_is_never_loaded(tmp_path, capsys):
    (tmp_path / "net.npz").write_bytes(pickle.dumps(Harmful()))
    with pytest.raises(DataError, match="is not a network saved by nnlesson"):
        load(tmp_path / "net.npz")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("known", [tanh, leaky_relu], ids=repr)
def test_an_activation_of_ones_own_is_not_saved_under_a_known_name(known, tmp_path):
    mine = dataclasses.replace(known, array=lambda z: 1.7 * known.array(z))
    with pytest.raises(ValueError, match="cannot be saved, only those of nnlesson"):
        save(MLP.random((1, 1), output=mine, rng=0), tmp_path / "mine.npz")
    assert not list(tmp_path.iterdir())


def test_what_could_not_be_loaded_is_not_saved(tmp_path):
    mlp = MLP.random((2, 1), rng=0)
    save(mlp, tmp_path / "mine.npz")
    mlp.layers[0].weights[1, 0] = np.nan
    with pytest.raises(ValueError, match="NaN or infinity"):
        save(mlp, tmp_path / "mine.npz")
    assert np.isfinite(load(tmp_path / "mine.npz").layers[0].weights).all()


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
        save(MLP.random((1, 1), rng=0), what)
    assert not path.is_file()
    assert not list(tmp_path.glob("*.part"))


@not_on_windows
def test_a_link_keeps_leading_to_its_file(tmp_path):
    (tmp_path / "link.npz").symlink_to("real.npz")
    save(MLP.random((1, 1), rng=0), tmp_path / "link.npz")
    assert (tmp_path / "link.npz").is_symlink()
    assert load(tmp_path / "real.npz") == MLP.random((1, 1), rng=0)


def test_threads_may_save_to_one_file(tmp_path):
    mlp = MLP.random((20, 20), rng=0)
    with ThreadPoolExecutor(4) as several:
        list(several.map(lambda _: save(mlp, tmp_path / "mine.npz"), range(40)))
    assert load(tmp_path / "mine.npz") == mlp
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_is_whole_on_the_disk_before_it_takes_its_name(tmp_path, monkeypatch):
    written = []
    monkeypatch.setattr("os.fsync", lambda number: written.append(os.fstat(number).st_size))
    save(MLP([Dense([[1.0]], [0.0])]), tmp_path / "small.npz")
    assert written == [(tmp_path / "small.npz").stat().st_size]
