"""Builds the book for the tests."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QUICK = 30  # seconds of work for a whole build; two cores share it, so that a reader waits for less than 20


def build(output, source=ROOT):
    """Build the book into a folder; return the site and the seconds of work, which a busy machine does not stretch."""
    jupyter_book = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", jupyter_book, "build", source, "--path-output", output, "-W", "-n", "--keep-going"]
    before = os.times()
    done = subprocess.run([*command, "-q"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    if done.returncode:
        printed = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)  # without colours
        said = re.findall(r".*(?:WARNING|ERROR|Error:|repair applied).*", printed) or [printed]
        pytest.fail("the book was not built:\n" + "\n".join(said), pytrace=False)
    return output / "_build" / "html", seconds
