"""The README shows the files and rooms that are really there."""

import re
import subprocess

from nnlesson import __doc__ as package_map
from tests.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TREE, ROOMS = re.findall(r"```text\n(.*?)```", README, re.DOTALL)


def first_words(block):
    return [line.split()[0].rstrip("/") for line in block.splitlines()]


def test_the_tree_is_the_folder():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    assert set(first_words(TREE)) == {name for name in top if not name.startswith(".") and name != "README.md"}


def test_the_rooms_are_the_map():
    assert first_words(ROOMS) == re.findall(r"^    (\w+) {2,}(?:try \d|chapter \d+|side|-) ", package_map, re.MULTILINE)
