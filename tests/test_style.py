"""The tools that watch over form have nothing to say."""

import shutil
import subprocess
import sys

import pytest

from tests.building import ROOT

FORM = [["ruff", "check"], ["ruff", "format", "--check"], ["codespell_lib"]]
FORM += [pytest.param(["mypy"], marks=pytest.mark.long)]  # ten seconds


@pytest.mark.parametrize("words", FORM, ids=" ".join)
def test_form(words):
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def lint(biome, folder):
    """Let the linter look at the scripts of a book; return its exit code and what it says."""
    done = subprocess.run([*biome, "lint", "--error-on-warnings", "book"], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.long
def test_the_form_of_the_scripts(biome):
    code, said = lint(biome, ROOT)
    assert code == 0, said
    assert f"Checked {len(list((ROOT / 'book').rglob('*.js')))} files" in said


@pytest.mark.long
@pytest.mark.parametrize(
    ("mistake", "rule"),
    [
        ("{ const unused = 1; }", "noUnusedVariables"),
        ("addEventListener('load', (unused, used) => used);", "noUnusedFunctionParameters"),
        ("total = 1;", "noUndeclaredVariables"),
        ("{ let never = 1; addEventListener('load', () => never); }", "useConst"),
        ("if (location.href == NaN) stop();", "useIsNan"),
    ],
)
def test_a_mistake_in_a_script_is_found(biome, tmp_path, mistake, rule):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "mistake.js").write_text(mistake, encoding="utf-8")
    shutil.copyfile(ROOT / "biome.json", tmp_path / "biome.json")
    code, said = lint(biome, tmp_path)
    assert code == 1
    assert rule in said
