"""The same numbers on another processor and with the oldest NumPy: what a reader's machine may be."""

import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from tests.building import ROOT

OLDEST_NUMPY = "2.0.2"  # of the series that pyproject.toml asks for
CHECKS = ["book", "nnlesson", "tests/laws", "--ignore=tests/laws/test_planted_mistakes.py", "-m", "not long"]

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]  # each runs most checks once more


def run_checks(**variables):
    """Run notebooks, doctests and laws in a Python of their own, with other variables."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CHECKS]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


@pytest.mark.skipif(sys.platform != "linux", reason="the names of the kernels are those of NumPy's wheels for Linux")
def test_the_kernels_of_an_old_processor_print_the_same():
    # OpenBLAS without AVX, NumPy without its newer loops: sums are added up in another order
    run_checks(OPENBLAS_CORETYPE="Nehalem", NPY_DISABLE_CPU_FEATURES="X86_V3 X86_V4", NPY_ENABLE_CPU_FEATURES="")


def test_the_oldest_numpy_prints_the_same(oldest_numpy):
    program = "import numpy; print(numpy.__version__)"
    printed = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | {"PYTHONPATH": oldest_numpy}, capture_output=True, text=True
    ).stdout
    assert printed.strip() == OLDEST_NUMPY != np.__version__
    run_checks(PYTHONPATH=oldest_numpy)


@pytest.fixture
def oldest_numpy(tmp_path, package_index):
    """A folder with the oldest NumPy, to be put before the environment's own."""
    where = ["--python", sys.executable, "--target", tmp_path]
    done = package_index("install", *where, "--only-binary", ":all:", f"numpy=={OLDEST_NUMPY}")
    assert done.returncode == 0, done.stderr
    yield str(tmp_path)
    shutil.rmtree(tmp_path)
