"""The page "NumPy in ten minutes" explains every name of NumPy that a notebook uses."""

import re

import nbformat
import pytest

from tests.building import ROOT

BOOK = ROOT / "book"
PAGE = BOOK / "numpy-in-ten-minutes.ipynb"
NAME = re.compile(r"\bnp\.([a-z_]\w*(?:\.[a-z_]\w*)*)")


def names(path, kinds):
    """Collect the names that stand behind `np.` in cells of some kinds."""
    cells = nbformat.read(path, as_version=4).cells
    return {name for cell in cells if cell.cell_type in kinds for name in NAME.findall(cell.source)}


EXPLAINED = names(PAGE, {"code", "markdown"})


def test_it_explains_some():
    assert {"array", "random.default_rng", "linalg.norm", "atleast_2d"} <= EXPLAINED


@pytest.mark.parametrize("path", sorted(set(BOOK.glob("*.ipynb")) - {PAGE}), ids=lambda path: path.name)
def test_it_explains_the_names_of_a_notebook(path):
    missing = sorted(names(path, {"code"}) - EXPLAINED)
    assert not missing, f"put np.{', np.'.join(missing)} into the last table of {PAGE.name}"
