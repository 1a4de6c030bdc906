"""Law 4: each try runs, opens only rooms it may, prints its line, keeps its promise."""

import ast
import re
import runpy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import nnlesson
from nnlesson.activations import sigmoid
from nnlesson.batches import minibatches
from nnlesson.convert import to_nodes
from nnlesson.datasets import AVA, avocados
from nnlesson.dense import MLP
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.metrics import accuracy, count_right
from nnlesson.tries import (
    try_1_weighted_sum,
    try_2_bias,
    try_3_hidden_layers,
    try_4_activation,
    try_5_loss,
    try_6_numerical_slope,
    try_7_derivative,
    try_8_mini_batch,
)

FOLDER = Path(nnlesson.__file__).parent / "tries"
TRIES = sorted(path.stem for path in FOLDER.glob("try_*.py"))
OPENED = dict(re.findall(r"^    (\w+) {2,}try (\d)", nnlesson.__doc__, re.MULTILINE))


@pytest.mark.parametrize("name", TRIES)
def test_a_try_fits_on_one_screen(name):
    assert len((FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= 40


def rooms_of(source):
    """The rooms of nnlesson that a program imports."""
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name}" for name in names]
        yield from (name.split(".")[1] for name in names if name.startswith("nnlesson."))


def not_open_yet(number, source):
    """The rooms that a program imports and its try must not know; one without a try's number opens after the eighth."""
    opened = {room for room, first in OPENED.items() if int(first) <= number} | {"datasets", "tries"}
    return set(rooms_of(source)) - opened


@pytest.mark.parametrize("name", TRIES)
def test_a_try_opens_no_later_room(name):
    source = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    assert not not_open_yet(int(name.split("_")[1]), source)


@pytest.mark.parametrize(
    ("number", "line", "rooms"),
    [
        (1, "from nnlesson.nodes import Node", set()),
        (1, "from nnlesson.training import train", {"training"}),
        (8, "from nnlesson.dense import MLP", {"dense"}),
        (8, "import nnlesson.optimizers as moves", {"optimizers"}),
        (4, "from nnlesson import activations, losses", {"losses"}),
        (4, "def late():\n    from nnlesson.losses import LOSSES", {"losses"}),
    ],
)
def test_a_room_that_is_not_open_yet_is_seen(number, line, rooms):
    assert not_open_yet(number, line) == rooms


LINES = {
    "try_1_weighted_sum": "try 1, weighted sum: 63 of 100 known and 1,078 of 2,000 fresh fruits right\n",
    "try_2_bias": "try 2, bias: 81 of 100 known and 1,628 of 2,000 fresh fruits right\n",
    "try_3_hidden_layers": "try 3, hidden layers: 81 of 100 known and 1,628 of 2,000 fresh fruits right\n",
    "try_4_activation": "try 4, activation: 100 of 100 known and 1,981 of 2,000 fresh fruits right\n"
    "try 4, other variety: 81 of 100 known and 1,518 of 2,000 fresh fruits right\n",
    "try_5_loss": "try 5, loss: 79 of 100 known and 1,584 of 2,000 fresh fruits right\n"
    "       loss 0.2204, 100,000 passes\n",
    "try_6_numerical_slope": "try 6, numerical slope: 100 of 100 known and 1,965 of 2,000 fresh fruits right\n"
    "       loss 0.0085, 3,520,000 passes\n",
    "try_7_derivative": "try 7, backpropagation: 100 of 100 known and 1,965 of 2,000 fresh fruits right\n"
    "       loss 0.0085, 160,000 passes\n",
    "try_8_mini_batch": "try 8, mini-batch: 982 of 1,000 known and 1,963 of 2,000 fresh fruits right\n"
    "       loss 0.0179, 40,000 passes\n",
}
SLOW = "try_6_numerical_slope"  # half a minute


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.long] * (name == SLOW)) for name in TRIES])
def test_a_try_prints_its_line(name, capsys):
    runpy.run_path(str(FOLDER / f"{name}.py"), run_name="__main__")
    assert capsys.readouterr().out == LINES[name]


def test_a_try_runs_as_its_chapter_says():
    command = [sys.executable, "-m", "nnlesson.tries.try_1_weighted_sum"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed == LINES["try_1_weighted_sum"]


def test_try_6_prints_its_line_with_the_network_of_try_7(monkeypatch, capsys):
    # both take the same steps (below); only try 7 takes them in seconds
    monkeypatch.setattr(try_6_numerical_slope, "learn", try_7_derivative.learn)
    try_6_numerical_slope.main()
    assert capsys.readouterr().out == LINES[SLOW]


def test_all_eight_are_there():
    assert [int(name.split("_")[1]) for name in TRIES] == [1, 2, 3, 4, 5, 6, 7, 8]


def shares(network, **variety):
    """How often a network of nodes is right on 2,000 fresh fruits, for 20 sets of them."""
    for seed in range(20):
        inputs, targets = avocados(2000, rng=seed, **variety)
        yield accuracy([network.classify(fruit) for fruit in inputs], targets)


def learned(gradients_of, start, steps=800):
    """The network of tries 6 and 7 as arrays, after its steps: 20 starts in the time of one."""
    inputs, targets = avocados(100, rng=1)
    mlp = MLP.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=start)
    for _ in range(steps):
        gradients = gradients_of(mlp, inputs, one_hot(targets[:, 0], 2))
        for parameter, gradient in zip(mlp.parameters, gradients, strict=True):
            parameter -= 5.0 * gradient
    return mlp


def by_calculus(mlp, inputs, targets):
    return mlp.loss_and_gradients(inputs, targets, half_squared_error)[1]


def test_try_1_is_no_better_than_never_saying_ripe():
    never = [accuracy([0] * 2000, avocados(2000, rng=seed)[1]) for seed in range(20)]
    gains = [ours - base for ours, base in zip(shares(try_1_weighted_sum.build()), never, strict=True)]
    assert max(gains) < 0.02
    assert sum(gains) / len(gains) < 0.0


def test_try_1_says_what_chapter_1_works_out():
    assert try_1_weighted_sum.build().forward(AVA) == pytest.approx([0.53, 0.57], abs=1e-12)


def test_try_2_gets_past_the_corner():
    results = list(shares(try_2_bias.build()))
    assert min(results) > 0.79
    assert max(results) < 0.85


def test_try_3_is_the_same_line_again():
    inputs, _ = avocados(2000, rng=2)
    one_layer, two_layers = try_2_bias.build(), try_3_hidden_layers.build()
    different = [fruit for fruit in inputs if one_layer.classify(fruit) != two_layers.classify(fruit)]
    assert len(different) == 0


def test_try_4_encloses_the_ripe_fruits_but_only_of_this_variety():
    network = try_4_activation.build()
    assert min(shares(network)) > 0.98
    assert max(shares(network, ripe_at=0.45)) < 0.80


def test_try_5_finds_something_but_not_much():
    network, loss = try_5_loss.search(1000, rng=0)
    results = list(shares(network))
    assert min(results) > 0.55
    assert max(results) < 0.9
    assert 0.15 < loss < 0.25


@pytest.mark.long
def test_try_5_had_luck_as_chapter_5_says():
    inputs, targets = avocados(100, rng=1)
    fresh, wanted = avocados(2000, rng=2)
    by_loss, by_count = [], []
    for seed in range(20):
        rng, found = np.random.default_rng(seed), []
        for _ in range(1000):
            mlp = MLP.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=rng)
            outputs = mlp.forward(inputs)
            right = count_right(outputs.argmax(axis=1), targets)
            found.append((half_squared_error(outputs, one_hot(targets[:, 0], 2)), right, mlp))
        for counts, best in (
            (by_loss, min(found, key=lambda each: each[0])),
            (by_count, max(found, key=lambda each: each[1])),
        ):
            counts.append(count_right(best[2].classify(fresh), wanted))
    assert (min(by_loss), by_loss[0], max(by_loss)) == (872, 1584, 1584)
    assert (min(by_count), max(by_count)) == (1596, 1758)


def test_tries_6_and_7_learn_from_nearly_every_start():
    inputs, targets = avocados(2000, rng=2)
    results = sorted(accuracy(learned(by_calculus, start).classify(inputs), targets) for start in range(20))
    assert (results[9] + results[10]) / 2 >= 0.95


def test_try_6_takes_the_steps_of_try_7():
    nudged, nudged_loss = try_6_numerical_slope.learn(5, rng=0)
    calculated, calculated_loss = try_7_derivative.learn(5, rng=0)
    assert nudged.parameters == pytest.approx(calculated.parameters, rel=1e-7, abs=1e-9)
    assert nudged_loss == pytest.approx(calculated_loss, rel=1e-9)


def test_try_7_is_the_network_of_arrays():
    network, _ = try_7_derivative.learn(100, rng=3)
    mlp = learned(by_calculus, 3, steps=100)
    assert to_nodes(mlp).parameters == pytest.approx(network.parameters, rel=1e-9)


def test_try_8_is_the_network_of_arrays():
    network, _ = try_8_mini_batch.learn(2, rng=3)
    rng, (inputs, targets) = np.random.default_rng(3), avocados(1000, rng=1)
    wanted = one_hot(targets[:, 0], 2)
    mlp = MLP.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=rng)
    for _ in range(2):
        for rows in minibatches(1000, 10, rng=rng):
            gradients = by_calculus(mlp, inputs[rows], wanted[rows])
            for parameter, gradient in zip(mlp.parameters, gradients, strict=True):
                parameter -= 5.0 * gradient
    assert to_nodes(mlp).parameters == pytest.approx(network.parameters, rel=1e-9)


@pytest.mark.long
def test_try_6_gives_the_loss_of_try_7_to_eight_digits():
    _, nudged = try_6_numerical_slope.learn(800, rng=0)
    _, calculated = try_7_derivative.learn(800, rng=0)
    assert nudged == pytest.approx(calculated, rel=1e-8)


@pytest.mark.long
def test_try_6_relearns_the_other_variety():
    # with the gradients of try 7, which are the same and 22 times cheaper
    network, _ = try_7_derivative.learn(800, rng=0, ripe_at=0.45)
    assert min(shares(network, ripe_at=0.45)) > 0.9


@pytest.mark.long
def test_try_8_learns_from_nearly_every_start():
    inputs, targets = avocados(2000, rng=2)
    results = sorted(
        accuracy([network.classify(fruit) for fruit in inputs], targets)
        for network, _ in (try_8_mini_batch.learn(20, rng=start) for start in range(20))
    )
    assert (results[9] + results[10]) / 2 >= 0.97
