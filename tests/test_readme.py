"""The README shows the files and rooms that are really there."""

import re
import subprocess

import pytest

from nnlesson import __doc__ as package_map
from tests.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TREE, ROOMS = re.findall(r"```text\n(.*?)```", README, re.DOTALL)


def first_words(block):
    return [line.split()[0].rstrip("/") for line in block.splitlines()]


def test_what_the_tree_shows_is_there():
    assert [name for name in first_words(TREE) if not (ROOT / name).exists()] == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only git knows which files are the project's")
def test_the_tree_shows_every_file_of_the_project():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    assert set(first_words(TREE)) == {name for name in top if not name.startswith(".") and name != "README.md"}


def test_the_rooms_are_the_map():
    shown = [name.removesuffix(".py") for name in first_words(ROOMS)]
    assert shown == re.findall(r"^    (\w+) {2,}(?:try \d|chapter \d+|side|-) ", package_map, re.MULTILINE)
