"""The tools that watch over form have nothing to say."""

import subprocess
import sys

import pytest

from tests.building import ROOT

FORM = [["ruff", "check"], ["ruff", "format", "--check"], ["codespell_lib"], ["mypy"]]


@pytest.mark.parametrize("words", FORM, ids=" ".join)
def test_form(words):
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
