"""tools/bench and its parts, on made digits and for a short while; and what the committed file promises."""

import json
import sys
from functools import partial
from itertools import islice, product
from pathlib import Path

import numpy as np
import pytest

from nnlesson.activations import relu, sigmoid
from nnlesson.backprop import backward, update
from nnlesson.convert import from_nodes, to_nodes
from nnlesson.dense import MLP, Dense
from nnlesson.errors import DataError
from nnlesson.losses import half_squared_error
from tests.building import ROOT
from tools.bench import __main__ as program
from tools.bench import digits, growth, race, steps

BOOK = ROOT / "book"
COMMITTED = json.loads((BOOK / "bench.json").read_text(encoding="utf-8"))
PROMISED = {"784-128-10": 9_800, "784-16-16-10": 9_500}  # right of 10,000, from each of the three starts


def made(part="train"):
    """As `mnist`, but few, and read at a glance: the label says which of ten columns is dark."""
    rng = np.random.default_rng(len(part))
    labels = rng.integers(10, size=600 if part == "train" else 100)
    images = rng.random((len(labels), 28, 28)) / 4
    images[np.arange(len(labels)), :, 2 * labels + 4] = 1.0
    return images.reshape(-1, 784), labels


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """The command, which measures short runs on made digits, and keeps its figures in folders of the test."""
    monkeypatch.setattr(program, "TARGET", tmp_path / "bench.json")
    monkeypatch.setattr(program, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(digits, "mnist", made)
    monkeypatch.setattr(digits, "EPOCHS", (1, 1))
    monkeypatch.setattr(digits, "OLD_EPOCHS", 3)
    return program


def shape(value):
    """Say what a JSON value is made of: its keys at every level, and nothing of its numbers."""
    if isinstance(value, dict):
        return {key: shape(below) for key, below in value.items()}
    return "a list" if isinstance(value, list) else "a value"


@pytest.mark.long  # it measures: seconds
def test_one_part_is_measured_and_the_rest_of_the_file_stays(bench, capsys):
    bench.TARGET.write_text(json.dumps({"microseconds": "as they were", "mnist": "old"}))
    assert bench.main(["digits", "--write"]) == 0
    written = json.loads(bench.TARGET.read_text())
    assert written["microseconds"] == "as they were"
    assert shape(written["mnist"]) == shape(COMMITTED["mnist"])
    assert written["mnist"]["full_batch"]["after"] == [1, 2]
    assert [each["seed"] for each in written["mnist"]["recipe"]["784-128-10"]["seeds"]] == [0, 1, 2]
    assert "written: bench.json" in capsys.readouterr().err


@pytest.mark.long  # it measures: seconds
def test_only_write_touches_the_book(bench):
    assert bench.main(["digits"]) == 0
    assert not bench.TARGET.exists()
    assert list(json.loads((bench.KEPT / "bench.json").read_text())) == ["mnist"]


def test_quick_keeps_nothing(bench, capsys):
    assert bench.main(["digits", "--quick", "--write"]) == 0
    assert not bench.TARGET.exists()
    assert not bench.KEPT.exists()
    assert '"seconds_per_epoch"' in capsys.readouterr().out


def nowhere(part):
    raise DataError(f"no {part} files")


def test_without_the_files_the_old_figures_stay(bench, monkeypatch, capsys):
    monkeypatch.setattr(digits, "mnist", nowhere)
    bench.TARGET.write_text('{"mnist": "old"}')
    assert bench.main(["digits", "--write"]) == 1
    assert json.loads(bench.TARGET.read_text()) == {"mnist": "old"}
    assert "digits not measured: no train files" in capsys.readouterr().err


def test_what_is_measured_is_kept_when_the_next_part_is_interrupted(bench, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setitem(bench.PARTS, "growth", lambda _: {"nodes": "new"})
    monkeypatch.setitem(bench.PARTS, "race", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bench.main(["growth", "race", "--write"])
    assert json.loads(bench.TARGET.read_text()) == {"nodes": "new"}


@pytest.mark.parametrize("words", [["minst"], ["--fast"], ["steps", "--wirte"]])
def test_an_unknown_word_gets_the_help(bench, capsys, words):
    assert bench.main(words) == 2
    assert "run.py bench" in capsys.readouterr().out


def test_the_pictures_show_what_was_measured(bench):
    bench.KEPT.mkdir()
    bench.draw(COMMITTED)
    names = {picture.name for picture in bench.KEPT.glob("*.svg")}
    of_growth = {f"growth with {what}.svg" for what in ("samples", "width", "depth", "batch")}
    assert names == {"steps, one thread.svg", "steps, as installed.svg"} | of_growth


def test_what_is_compared_runs_in_a_python_of_its_own(bench, monkeypatch):
    """With one core for one thread; here that Python is ours, and the function a short one."""
    monkeypatch.setattr(bench, "peers_python", lambda: Path(sys.executable))
    assert set(bench.child("growth.nodes", "one thread", True)) == {"nodes", "NumPy scalars"}


@pytest.fixture
def made_rivals(bench, monkeypatch):
    """The folders in which the environment of the rivals was made, without loading anything."""
    folders = []
    monkeypatch.setattr(bench.venv, "create", lambda folder, **_: folders.append(folder))
    monkeypatch.setattr(
        bench.subprocess,
        "run",
        lambda command, **_: (command[0].parent.mkdir(parents=True, exist_ok=True), command[0].touch()),
    )
    return folders


def test_the_rivals_have_a_folder_of_their_own_and_are_installed_once(bench, made_rivals):
    assert bench.peers_python() == bench.peers_python()
    [folder] = made_rivals
    assert folder.parent == bench.KEPT, "its folder is emptied when they are installed again, and figures lie in KEPT"


def test_rivals_of_another_python_are_installed_again(bench, made_rivals, monkeypatch):
    bench.peers_python()
    monkeypatch.setattr(bench.sys, "version", "3.99")
    bench.peers_python().unlink()
    assert len(made_rivals) == 2
    bench.peers_python()
    assert len(made_rivals) == 3


@pytest.fixture
def measured(bench, monkeypatch):
    """The measuring of steps, with this Python for each runner."""
    monkeypatch.setattr(bench, "peers_python", lambda: Path(sys.executable))
    monkeypatch.setattr(steps, "TURNS", 1)
    return partial(
        steps.steps,
        lambda threads, name: bench.a_python(threads, "steps.turns", name),
        ["one thread"],
        quick=True,
    )


@pytest.mark.long  # it measures: seconds
def test_runners_take_turns_each_in_a_python_of_its_own(measured, monkeypatch, capfd):
    monkeypatch.setattr(steps, "NAMES", ("nnlesson", "floor"))
    monkeypatch.setattr(steps, "BATCHES", (8, 32))
    figures = measured()["one thread"]
    assert list(figures) == ["8", "32"]
    assert all(list(row) == ["nnlesson", "floor"] and min(row.values()) > 0 for row in figures.values())
    assert capfd.readouterr().err.splitlines() == ["  start 1 of 1, one thread: measured"]


def test_every_start_counts_and_no_first_turn(monkeypatch):
    answers = {  # the first turn of each start is slow; the median of the others of both starts is 6.5
        "one thread": iter(["1000", "1", "3", "1000", "10", "20"]),
        "as installed": iter(["2000", "2", "6", "2000", "20", "40"]),
    }
    answering = "import sys; answers = iter(sys.argv[1:]); [print(next(answers), flush=True) for _ in sys.stdin]"

    def command(threads, _):
        return [sys.executable, "-c", answering, *islice(answers[threads], 3)]

    monkeypatch.setattr(steps, "NAMES", ("any",))
    monkeypatch.setattr(steps, "BATCHES", (8,))
    monkeypatch.setattr(steps, "STARTS", 2)
    monkeypatch.setattr(steps, "TURNS", 2)
    figures = steps.steps(command, answers, quick=False)
    assert figures == {"one thread": {"8": {"any": 6.5}}, "as installed": {"8": {"any": 13.0}}}


def test_a_runner_that_ends_in_its_turn_is_named(measured, monkeypatch):
    monkeypatch.setattr(steps, "NAMES", ("unheard of",))
    with pytest.raises(ChildProcessError, match="the Python of unheard of has ended"):
        measured()


@pytest.mark.long  # it measures: seconds
def test_a_runner_that_ends_between_two_turns_is_named(monkeypatch):
    monkeypatch.setattr(steps, "NAMES", ("tired",))
    monkeypatch.setattr(steps, "PAUSE", 1.0)  # seconds, in which it surely ends
    with pytest.raises(ChildProcessError, match="the Python of tired has ended"):
        steps.steps(lambda *_: [sys.executable, "-c", "print(input())"], ["one thread"], quick=True)


def test_when_a_part_fails_the_next_is_measured_all_the_same(bench, monkeypatch, capsys):
    def growth(_):
        raise ChildProcessError("the Python of JAX has ended")

    def nodes(_):
        return bench.child("no_such_module.any", "one thread", True)

    monkeypatch.setattr(bench, "peers_python", lambda: Path(sys.executable))
    monkeypatch.setattr(bench, "PARTS", {"growth": growth, "nodes": nodes, "race": lambda _: {"race": 1}})
    assert bench.main([]) == 1
    said = capsys.readouterr()
    assert "growth not measured: the Python of JAX has ended" in said.err
    assert "nodes not measured: " in said.err
    assert '"race": 1' in said.out


# The yardsticks do what they say.


def test_the_step_by_scalars_is_the_step_in_nodes():
    mlp, rng = MLP.random((5, 4, 3, 2), hidden=sigmoid, output=sigmoid, rng=0), np.random.default_rng(0)
    inputs, targets = rng.normal(size=5), np.array([1.0, 0.0])
    layers = [(layer.weights.T.copy(), layer.bias.copy()) for layer in mlp.layers]
    growth.by_scalars(layers, inputs, targets, rate=0.5)
    network = to_nodes(mlp)
    moved = update(network, backward(network, inputs.tolist(), targets.tolist(), half_squared_error), 0.5)
    for (weights, bias), layer in zip(layers, from_nodes(moved).layers, strict=True):
        np.testing.assert_allclose(weights.T, layer.weights, rtol=1e-12)
        np.testing.assert_allclose(bias, layer.bias, rtol=1e-12)


@pytest.mark.parametrize("batch_size", [1, 8])
def test_the_fused_step_is_our_step(monkeypatch, batch_size):
    X, labels = steps.made_data()
    parameters = steps.made_parameters()
    first, first_bias, second, second_bias = parameters
    mlp = MLP([Dense(first, first_bias, relu), Dense(second, second_bias)])
    monkeypatch.setattr(steps, "made_parameters", lambda: parameters)
    monkeypatch.setattr(steps, "RATE", 0.5)
    monkeypatch.setattr(steps.MLP, "random", lambda *_, **__: mlp)
    batches = [np.arange(n, n + batch_size) for n in (0, 10, 20)]
    for runner in (steps.nnlesson, steps.fused):
        runner(X, labels, batch_size)(batches)
    for ours, theirs in zip(mlp.parameters, parameters, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_the_floor_learns_nothing(monkeypatch):
    parameters, before = steps.made_parameters(), steps.made_parameters()
    monkeypatch.setattr(steps, "made_parameters", lambda: parameters)
    steps.floor(*steps.made_data(), 8)([np.arange(8)])
    assert all(np.array_equal(p, q) for p, q in zip(parameters, before, strict=True))


def test_the_parts_of_a_step_are_those_of_the_step():
    figures = steps.parts(quick=True)
    assert list(figures) == [str(batch_size) for batch_size in steps.BATCHES]
    assert all(list(row) == list(steps.PARTS) and min(row.values()) > 0 for row in figures.values())


def raced(monkeypatch, folder, names):
    """Let some race on made digits, to a goal that all reach."""
    known, fresh = made(), made("test")
    np.savez(folder / "images.npz", trainX=known[0], trainY=known[1], testX=fresh[0], testY=fresh[1])
    monkeypatch.setattr(race, "GOAL", 90)
    monkeypatch.setattr(race, "RACERS", {name: race.RACERS[name] for name in names})
    results = race.race(str(folder / "images.npz"), quick=False)
    assert list(results) == names
    for starts in results.values():
        assert [each["seed"] for each in starts] == [0, 1, 2]
        assert min(each["test"] for each in starts) >= 90
        assert max(each["epochs"] for each in starts) <= 15


def test_the_race_ends_when_enough_are_read(monkeypatch, tmp_path):
    raced(monkeypatch, tmp_path, ["nnlesson", "nnlesson, 64 bits", "scikit-learn"])


@pytest.mark.long
@pytest.mark.usefixtures("torch")
def test_pytorch_races_too(monkeypatch, tmp_path):
    raced(monkeypatch, tmp_path, ["PyTorch"])


# What the committed file promises.


SIZES = ["1", "8", "32", "128", "1024"]


def test_every_size_of_batch_was_measured():
    for sizes in COMMITTED["microseconds"].values():
        assert list(sizes) == SIZES


@pytest.mark.parametrize(
    ("threads", "rival", "size"),
    list(product(COMMITTED["microseconds"], ["PyTorch", "scikit-learn"], SIZES)),
)
def test_the_package_is_quicker_at_every_size_of_batch(threads, rival, size):
    row = COMMITTED["microseconds"][threads][size]
    assert row[rival] / row["nnlesson"] > 1.0, row


def test_plain_nodes_are_quicker_than_scalars():
    assert COMMITTED["nodes"]["nodes"] < COMMITTED["nodes"]["NumPy scalars"]


def test_the_floor_lies_below_the_package():
    for threads, sizes in COMMITTED["microseconds"].items():
        for size, row in sizes.items():
            assert row["floor"] < row["nnlesson"], (threads, size)


@pytest.mark.parametrize("threads", ["one thread", "as installed"])
def test_the_race_was_run_to_its_end(threads):
    for name, starts in COMMITTED["race"][threads].items():
        assert [each["seed"] for each in starts] == [0, 1, 2]
        assert name == "scikit-learn" or min(each["test"] for each in starts) >= 9_800


def test_the_test_images_choose_nothing(monkeypatch):
    asked = []
    monkeypatch.setattr(digits, "mnist", lambda part: asked.append(part) or made(part))
    figures = digits.choice(digits.WIDE, digits.mnist("train"), epochs=(1, 1))
    assert (figures["images"], figures["set_aside"], asked) == (500, 100, ["train"])


def test_an_epoch_in_nodes_is_extrapolated():
    figures = digits.in_nodes((784, 16, 16, 10), made(), n_images=3)
    assert figures["images"] == 3
    assert figures["seconds_per_epoch"] == pytest.approx(figures["microseconds_per_image"] * 600 / 1e6, abs=0.06)


@pytest.mark.parametrize("sizes", PROMISED)
def test_the_committed_file_was_measured_with_this_program(sizes):
    layers, committed = tuple(map(int, sizes.split("-"))), COMMITTED["mnist"]
    figures, tried = committed["recipe"][sizes], committed["choice"][sizes]["tried"]
    recipe = digits.recipe(digits.RECIPES[layers]) | {
        "batch_size": digits.BATCH,
        "epochs": list(digits.EPOCHS),
    }
    assert figures.items() >= recipe.items()
    assert [each | {"right": None} for each in tried] == [
        digits.recipe(candidate) | {"right": None} for candidate in digits.CANDIDATES[layers][0]
    ]
    [chosen] = [each["right"] for each in tried if digits.recipe(digits.RECIPES[layers]).items() <= each.items()]
    best = max(sum(each["right"]) for each in tried)
    assert sum(chosen) >= best - len(chosen)  # one picture more or less is no reason for the less simple one
    assert committed["full_batch"]["after"] == list(digits.OLD_SHOWN)
    assert committed["nodes"][sizes]["images"] >= 20


@pytest.mark.parametrize("sizes", PROMISED)
def test_the_committed_file_keeps_the_promise(sizes):
    results = COMMITTED["mnist"]["recipe"][sizes]["seeds"]
    assert [each["seed"] for each in results] == [0, 1, 2]
    assert min(each["test"] for each in results) >= PROMISED[sizes]


@pytest.mark.long
@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("sizes", PROMISED)
def test_real_digits_are_read(mnist_folder, monkeypatch, sizes, seed):
    from nnlesson.datasets import mnist

    monkeypatch.setenv("NNLESSON_DATA", str(mnist_folder))
    layers = tuple(map(int, sizes.split("-")))
    [result] = digits.by_recipe(layers, mnist("train"), mnist("test"), digits.EPOCHS, [seed])["seeds"]
    committed = COMMITTED["mnist"]["recipe"][sizes]["seeds"][seed]
    assert result["test"] >= PROMISED[sizes]
    assert abs(result["test"] - committed["test"]) <= 2  # another processor may tip an image that is on the edge
