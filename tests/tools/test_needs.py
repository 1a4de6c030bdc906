"""A notebook that needs more than the environment runs where it can, and is skipped with a reason elsewhere."""

import os
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.building import ROOT
from tools import compare, refresh

CELLS = [new_code_cell("2 + 3", execution_count=1), new_code_cell("print(6)", execution_count=2)]
CELLS[1].outputs = [new_output("stream", text="6\n")]
CELLS[0].outputs = [new_output("execute_result", data={"text/plain": "5"}, execution_count=1)]


@pytest.fixture
def folder(tmp_path):
    """A folder with one notebook that needs MNIST and one that needs nothing."""
    for name, wants in (("digits", ["mnist"]), ("plain", [])):
        notebook = new_notebook(cells=CELLS, metadata={"needs": wants} if wants else {})
        nbformat.write(notebook, tmp_path / f"{name}.ipynb")
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = long\n")
    return tmp_path


@pytest.fixture
def mnist(tmp_path_factory):
    """A folder that has the names of the four files."""
    there = tmp_path_factory.mktemp("mnist")
    for name in ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"):
        (there / f"{name}-ubyte.gz").touch()
    return there


def run(folder, *words, data, required=""):
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", *words]
    variables = os.environ | {"PYTHONPATH": str(ROOT), "NNLESSON_DATA": str(data), "NNLESSON_REQUIRED": required}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, timeout=120, check=False)


def test_where_the_files_are_all_cells_run(folder, mnist):
    assert "4 passed" in run(folder, data=mnist).stdout


def test_elsewhere_it_is_skipped_with_a_count_and_a_reason(folder):
    done = run(folder, data=folder)
    assert "2 passed, 2 skipped" in done.stdout
    assert "digits.ipynb: 2 cells not run (the files of MNIST are not here; NNLESSON_DATA can name" in done.stdout


def test_a_run_that_requires_it_stops(folder):
    done = run(folder, data=folder, required="browser mnist")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "digits.ipynb: the files of MNIST are not here" in done.stderr


def test_it_is_a_long_check(folder, mnist):
    assert "2 passed, 2 deselected" in run(folder, "-m", "not long", data=mnist).stdout


def test_refresh_leaves_it_as_it_is(folder, monkeypatch, capsys):
    monkeypatch.setenv("NNLESSON_DATA", str(folder))
    before = (folder / "digits.ipynb").read_bytes()
    assert refresh.refresh(["digits"], folder=folder) == 0
    assert (folder / "digits.ipynb").read_bytes() == before
    assert "digits.ipynb is left as it is: the files of MNIST are not here" in capsys.readouterr().out


def test_what_a_notebook_needs_is_kept_when_it_is_written():
    notebook = new_notebook(cells=CELLS, metadata={"needs": ["torch"]})
    assert nbformat.reads(refresh.canonical(notebook), as_version=4).metadata.needs == ["torch"]


def test_the_notebooks_of_the_book_name_only_what_is_known():
    for page in (ROOT / "book").glob("*.ipynb"):
        assert set(compare.needs(page)) <= set(compare.NEEDS), page.name
