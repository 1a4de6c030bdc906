"""What several tests share: the built site, and the parts that not every machine has."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import QUICK, ROOT, build

OPTIONAL = {  # a word in NNLESSON_REQUIRED: words for the reader
    "browser": "browser",
    "pyodide": "python in the page",
    "mnist": "handwritten digits",
    "torch": "PyTorch",
    "index": "package index",
    "npm": "linter of the scripts",
}
BIOME = "@biomejs/biome@2.6.8"  # the linter of the scripts; biome.json says what it asks of them
MNIST = os.environ.get("NNLESSON_DATA", "")  # before a test takes it away
WHAT_RAN = pytest.StashKey[dict[str, str]]()
REPORT = pytest.StashKey[list[str]]()


def pytest_configure(config):
    config.stash[WHAT_RAN] = {}
    config.stash[REPORT] = []


def pytest_sessionfinish(session):
    """Hand what this worker has to say to the run that started it."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput |= {"ran": session.config.stash[WHAT_RAN], "report": session.config.stash[REPORT]}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Take what a worker has to say."""
    said = getattr(node, "workeroutput", {})
    node.config.stash[WHAT_RAN] |= said.get("ran", {})
    node.config.stash[REPORT] += said.get("report", [])


def pytest_terminal_summary(terminalreporter, config):
    """Say for each optional part whether it ran, and print what tests had to report."""
    for line in config.stash[REPORT]:
        terminalreporter.write_line(line)
    for part, words in OPTIONAL.items():
        terminalreporter.write_line(f"{words}: {config.stash[WHAT_RAN].get(part, 'no test of this run needs it')}")


def optional(config, part, found, why_not):
    """Return what an optional part needs; where it is missing, skip, or fail if this run requires it."""
    config.stash[WHAT_RAN][part] = "ran" if found else f"skipped ({why_not})"
    if found:
        return found
    required = part in re.findall(r"\w+", os.environ.get("NNLESSON_REQUIRED", ""))
    return pytest.fail(f"{why_not}, and NNLESSON_REQUIRED asks for it") if required else pytest.skip(why_not)


@pytest.fixture(scope="session")
def report(pytestconfig):
    """Lines that the end of the run shows."""
    return pytestconfig.stash[REPORT]


@pytest.fixture(scope="session")
def chromium(pytestconfig):
    """Where Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return optional(pytestconfig, "browser", found, "no Chromium found")


@pytest.fixture(scope="session")
def pyodide(pytestconfig):
    """The folder with the set that runs Python in the page."""
    folder = os.environ.get("NNLESSON_PYODIDE", "")
    found = Path(folder) if folder and Path(folder).is_dir() else None
    return optional(pytestconfig, "pyodide", found, "NNLESSON_PYODIDE names no folder")


@pytest.fixture(scope="session")
def mnist_folder(pytestconfig):
    """The folder with the real files of MNIST."""
    found = Path(MNIST).expanduser() if MNIST and any(Path(MNIST).expanduser().glob("train-images*")) else None
    return optional(pytestconfig, "mnist", found, "NNLESSON_DATA names no folder with the files of MNIST")


@pytest.fixture(scope="session")
def torch(pytestconfig):
    """PyTorch, where it is installed."""
    found = importlib.util.find_spec("torch") and importlib.import_module("torch")
    return optional(pytestconfig, "torch", found, "PyTorch is not installed")


@pytest.fixture(scope="session")
def package_index(pytestconfig):
    """A function that lets the environment's own uv ask the package index, and returns how that ended."""
    uv = shutil.which("uv", path=Path(sys.executable).parent)

    def ask(*words):
        command = [uv, "pip", *map(str, words), "--quiet", "--system-certs"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        reached = not re.search(r"error sending request|dns error|Network connectivity is disabled", done.stderr)
        optional(pytestconfig, "index", reached, "the package index cannot be reached")
        return done

    return ask


@pytest.fixture(scope="session")
def biome(pytestconfig):
    """The command of the linter of the scripts; npx fetches it once, into npm's own cache."""
    command = [shutil.which("npx") or "npx", "--yes", BIOME]
    found = shutil.which("npx") and not subprocess.run([*command, "--version"], capture_output=True).returncode
    return optional(pytestconfig, "npm", found and command, "there is no npx, or it could not fetch the linter")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Build the book, cold: (site, seconds). Once, or up to three times if the machine was too busy to be quick."""
    builds = [build(tmp_path_factory.mktemp("book"))]
    while builds[-1][1] >= QUICK and len(builds) < 3:
        builds.append(build(tmp_path_factory.mktemp("book")))
    return min(builds, key=lambda each: each[1])


@pytest.fixture(scope="session")
def site(built):
    """The folder of the built site."""
    return built[0]


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The folder of a site that was built with a public address, from a copy of the book."""
    copy = tmp_path_factory.mktemp("published") / "book"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "_build", "dist", "__pycache__"))
    settings = copy / "_config.yml"
    old, new = settings.read_text(encoding="utf-8"), "url: https://github.com/ada/eight-tries"
    assert old.count('url: ""') == 1
    settings.write_text(old.replace('url: ""', new), encoding="utf-8")
    return build(copy.parent / "out", source=copy)[0]
