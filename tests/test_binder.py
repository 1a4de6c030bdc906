""".binder: the machine that Binder makes has what the notebooks import, in the versions of requirements.lock.

Its requirements are two lines: the package as it lies in the repository, and the lock as the limit of every version.
So no version stands there a second time.
"""

import ast
import importlib.metadata
import os
import subprocess
import sys
import tomllib

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.building import ROOT
from tests.test_lock import LOCK, PLATFORMS, closure, pinned

BINDER = ROOT / ".binder"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHON = (BINDER / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
REPO2DOCKER = "jupyter-repo2docker==2026.4.0"  # what Binder makes its machines with


@pytest.fixture(scope="module")
def packages():
    """The packages of this environment, by the name of each module."""
    return importlib.metadata.packages_distributions()


def imported(notebook):
    """The modules that the cells of a notebook import, without their parts."""
    for cell in nbformat.read(notebook, as_version=4).cells:
        for node in ast.walk(ast.parse(cell.source)) if cell.cell_type == "code" else ():
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module.split(".")[0]


@pytest.mark.parametrize("notebook", sorted((ROOT / "book").glob("*.ipynb")), ids=lambda path: path.name)
def test_the_package_with_its_extras_brings_what_a_notebook_imports(notebook, packages):
    brought = {canonicalize_name(needed.name) for needed in closure(["nnlesson[all]"])}
    stated = set(nbformat.read(notebook, as_version=4).metadata.get("needs", []))
    for module in (
        set(imported(notebook)) - set(sys.stdlib_module_names) - stated - {"nnlesson", "IPython"}
    ):  # which runs every notebook
        [package] = packages[module]
        assert canonicalize_name(package) in brought, f"{notebook.name} imports {module}"


def test_the_two_lines_name_what_is_there():
    limit, package = (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert (BINDER / limit.removeprefix("--constraint ")).resolve() == LOCK
    needed = Requirement(package.replace("--editable .", PROJECT["name"]))
    assert needed.extras <= set(PROJECT["optional-dependencies"])
    assert needed.extras


def test_its_python_is_one_that_the_package_takes():
    assert SpecifierSet(PROJECT["requires-python"]).contains(PYTHON)


def test_its_script_can_be_run():
    assert os.access(BINDER / "postBuild", os.X_OK)


@pytest.mark.long
def test_it_resolves_to_the_versions_of_the_lock(package_index):
    there = ["--python-platform", "linux", "--python-version", PYTHON, "--only-binary", ":all:"]
    done = package_index("compile", BINDER / "requirements.txt", *there, "--no-header", "--no-annotate")
    assert done.returncode == 0, done.stderr
    found = dict(line.split(" ")[0].split("==") for line in done.stdout.splitlines() if "==" in line)
    pins = pinned(**PLATFORMS["linux"], python_full_version=f"{PYTHON}.0", python_version=PYTHON)
    assert found
    assert found.items() <= pins.items()


@pytest.mark.long
def test_binder_understands_the_folder(tmp_path, package_index):
    """Let its own program write the recipe of the machine; that needs no Docker."""
    done = package_index("install", "--python", sys.executable, "--target", tmp_path, REPO2DOCKER)
    assert done.returncode == 0, done.stderr
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)]
    told = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    recipe = (told.stdout + told.stderr).splitlines()
    steps = ["COPY --chown=0:0 src/ ", "RUN ${KERNEL_PYTHON_PREFIX}/bin/pip install", "RUN ./.binder/postBuild"]
    places = [[n for n, line in enumerate(recipe) if line.startswith(step)] for step in steps]
    assert [len(found) for found in places] == [1, 1, 1], recipe
    assert places == sorted(places)  # the repository is there before its package is installed
    assert f"environment.py-{PYTHON}-" in told.stdout + told.stderr or f"python={PYTHON}" in told.stdout + told.stderr
