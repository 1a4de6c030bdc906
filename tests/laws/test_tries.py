"""Law 4: each try runs, opens only rooms it may, prints its line, keeps its promise."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import nnlesson
from nnlesson.datasets import avocados
from nnlesson.metrics import accuracy
from nnlesson.tries import try_1_weighted_sum

FOLDER = Path(nnlesson.__file__).parent / "tries"
TRIES = sorted(path.stem for path in FOLDER.glob("try_*.py"))
OPENED = dict(re.findall(r"^    (\w+) {2,}try (\d)", nnlesson.__doc__, re.MULTILINE))


@pytest.mark.parametrize("name", TRIES)
def test_a_try_fits_on_one_screen(name):
    assert len((FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize("name", TRIES)
def test_a_try_opens_no_later_room(name):
    number = int(name.split("_")[1])
    source = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    for room, opened in OPENED.items():
        if f"nnlesson.{room}" in source:
            assert int(opened) <= number, f"{name} uses {room}, which try {opened} opens"


@pytest.mark.parametrize("name", TRIES)
def test_a_try_runs_and_prints_its_line(name):
    printed = subprocess.run(
        [sys.executable, "-m", f"nnlesson.tries.{name}"], capture_output=True, text=True, check=True
    ).stdout
    pattern = r"try \d, [a-z -]+: \d+ of 100 known and [\d,]+ of 2,000 fresh fruits right\n"
    assert re.fullmatch(pattern, printed)
    assert callable(importlib.import_module(f"nnlesson.tries.{name}").main)


def test_try_1_is_no_better_than_never_saying_ripe():
    network = try_1_weighted_sum.build()
    gains = []
    for seed in range(20):
        inputs, targets = avocados(2000, rng=seed)
        ours = accuracy([network.classify(fruit) for fruit in inputs], targets)
        gains.append(ours - accuracy([0] * 2000, targets))
        assert 0.5 < ours < 0.57
    assert max(gains) < 0.02
    assert sum(gains) / len(gains) < 0.0
