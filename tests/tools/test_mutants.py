"""run.py mutants: each operator makes the change that it names, a hole among the tests is found, nothing is touched."""

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.building import ROOT
from tools.mutations import find, is_a_program, mutate

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork, which this system does not have")

OPERATORS = {
    "a + b": ["a - b"],
    "a - b": ["a + b"],
    "a * b": ["a / b"],
    "a / b": ["a * b"],
    "a // b": ["a * b"],
    "a % b": ["a * b"],
    "a ** b": ["a * b"],
    "a @ b": ["b @ a"],
    "-a": ["a"],
    "not a": ["a"],
    "a < b": ["a <= b", "a >= b"],
    "a <= b": ["a < b", "a > b"],
    "a > b": ["a >= b", "a <= b"],
    "a >= b": ["a > b", "a < b"],
    "a == b": ["a != b"],
    "a != b": ["a == b"],
    "a is b": ["a is not b"],
    "a not in b": ["a in b"],
    "a < b < c": ["a <= b < c", "a >= b < c", "a < b <= c", "a < b >= c"],
    "a and b": ["a or b"],
    "a or b or c": ["a and b and c"],
    "800": ["801"],
    "0.5": ["1.0"],
    "0.0": ["1.0"],
    "True": ["False"],
    "a if b else c": ["a if not b else c"],
    "[a for a in b if c]": [],
    "f(a, b, c)": ["f(b, a, c)", "f(a, c, b)"],
    "f(*a, b)": [],
    "np.maximum(a, b)": [],
    "f(a, axis=0)": ["f(a, axis=1)"],
    "f(a, axis=-1)": ["f(a, axis=0)"],
    "a.shape[1]": ["a.shape[0]"],
    "a[1]": ["a[2]"],
    "a.T": ["a"],
    "a.copy()": ["a"],
    "np.copy(a)": ["a"],
    "np.array(a)": ["a"],
    "copy.deepcopy(a)": ["a"],
    "f'{a + b}'": ["f'{a - b}'"],
    "'text'": [],
    "None": [],
}
STATEMENTS = {
    "a += b": ["a -= b", "pass"],
    "a *= b": ["a /= b", "pass"],
    "a[b] = c": ["pass"],
    "a.b = c": ["pass"],
    "a = b": [],
    "A = TypeVar(b, c)": [],
    "f(a)": ["pass"],
    "raise a": ["pass"],
    "return a": ["return None"],
    "return None": [],
    "if a: f(b)": ["if not a: f(b)", "if a: pass"],
    "while a: break": ["while not a: break", "while a: pass"],
    "def f(a: int = 1) -> 2: 'What it does.'": ["def f(a: int = 2) -> 2: 'What it does.'"],
}


def plain(text):
    """A text without the brackets that a mutant brings along."""
    return re.sub(r"(?<!\w)\(([^()]*)\)", r"\1", text)


@pytest.mark.parametrize(("old", "new"), OPERATORS.items(), ids=OPERATORS)
def test_an_operator_makes_its_change(old, new):
    source = f"x = {old}\n"
    assert [plain(mutate(source, each)) for each in find("room.py", source)] == [f"x = {each}\n" for each in new]


@pytest.mark.parametrize(("old", "new"), STATEMENTS.items(), ids=STATEMENTS)
def test_a_statement_is_changed_or_left_out(old, new):
    assert [plain(mutate(old, each)) for each in find("room.py", old)] == new


def test_a_mutant_says_where_it_is():
    source = (
        "class Room:\n    def size(self):\n        return (\n            self.a\n            + 'ä' * 2\n        )\n"
    )
    mutants = find("room.py", source)
    plus, twice = (next(each for each in mutants if sign in each.new) for sign in ("- 'ä'", "* 3"))
    assert str(plus) == "nnlesson/room.py:4  self.a + 'ä' * 2  ->  (self.a - 'ä' * 2)"
    assert (twice.function, twice.line, twice.lines) == ("Room.size", 5, range(3, 7))
    assert mutate(source, twice) == source.replace("2", "3")


@pytest.mark.long  # seven thousand
def test_every_mutant_of_the_package_is_a_program_and_another_one():
    for file in sorted((ROOT / "nnlesson").glob("*.py")):
        source = file.read_text(encoding="utf-8")
        for mutant in find(file.name, source):
            assert mutate(source, mutant) != source
            assert is_a_program(mutate(source, mutant)), mutant


def test_every_equivalent_is_still_there_and_has_its_proof():
    for each in yaml.safe_load((ROOT / "tools" / "equivalents.yml").read_text(encoding="utf-8")):
        source = (ROOT / "nnlesson" / each["module"]).read_text(encoding="utf-8")
        there = [(mutant.function, mutant.old, mutant.new) for mutant in find(each["module"], source)]
        assert (each["function"], each["old"], each["new"]) in there
        assert len(each["proof"]) > 20


ROOM = "def half(number):\n    return number / 2\n\n\ndef third(number):\n    return number / 3\n"
TEST = "from nnlesson.room import half\n\n\ndef test_half():\n    assert half(8) == 4\n"


def mutants(folder, *words):
    command = [sys.executable, "-m", "tools.mutants", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def small_course(tmp_path):
    """A course with one room, one test, and one page."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    output = new_output("execute_result", {"text/plain": "3.0"}, execution_count=1)
    cell = new_code_cell("from nnlesson.room import third\nthird(9)", outputs=[output], execution_count=1)
    page = new_notebook(cells=[cell])
    page.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    known = "{module: room.py, function: third, old: return number / 3, new: return None, proof: nobody asks for it}"
    files = {
        "nnlesson/__init__.py": "",
        "nnlesson/room.py": ROOM,
        "tests/package/test_room.py": TEST,
        "book/page.ipynb": nbformat.writes(page),
        "pyproject.toml": '[tool.pytest.ini_options]\naddopts = ["--nbval", "--nbval-current-env"]\n',
        "tools/equivalents.yml": f"- {known}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.long  # ten seconds: it measures coverage and forks
@needs_fork
def test_a_hole_is_found_and_nothing_is_touched(small_course):
    before = {path: path.stat().st_mtime_ns for path in small_course.rglob("*.py")}
    done = mutants(small_course, "--quick")
    assert done.returncode == 1, done.stderr
    assert sorted(line for line in done.stdout.splitlines() if line.startswith("survived:")) == [
        "survived: nnlesson/room.py:6  return number / 3  ->  return (number * 3)",
        "survived: nnlesson/room.py:6  return number / 3  ->  return number / 4",
    ]
    assert re.search(r"\nroom\.py +3 +2 +1\nall +3 +2 +1\n\n60\.0% noticed", done.stdout)
    assert {path: path.stat().st_mtime_ns for path in small_course.rglob("*.py")} == before


@pytest.mark.long
@needs_fork
def test_a_page_notices_what_no_test_does(small_course):
    done = mutants(small_course)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\nall +6 +0 +0\n", done.stdout)


@pytest.mark.long
@needs_fork
def test_without_green_tests_nothing_is_changed(small_course):
    (small_course / "tests" / "package" / "test_room.py").write_text(TEST.replace("4", "5"))
    done = mutants(small_course, "--quick")
    assert done.returncode == 1
    assert "The tests must pass before anything is changed." in done.stderr
