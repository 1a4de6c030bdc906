"""Measure what the book says of speed.

    python3 run.py bench             all of it, some twenty minutes
    python3 run.py bench steps       one training step beside PyTorch, scikit-learn and JAX, and its parts
                         growth      how the cost grows; plain nodes beside NumPy's scalars
                         digits      the long runs of chapters 9 and 15 (no rivals; needs the files of MNIST)
                         race        to 9,800 of 10,000 test images, beside the rivals (needs the files of MNIST)
                         --quick     few repetitions, keeps nothing
                         --write     puts the figures where the pages read them: book/bench.json

Figures and pictures are kept in the folder .bench. What is not measured stays as it was.

Everything that is compared is measured in one run, with one thread and with as many as each takes by itself. "One
thread" is said to the libraries that can be told and, where the system can, enforced: their Python may use one core
only.
"""

import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import tomllib
import venv
from importlib.metadata import version
from pathlib import Path

from tools.bench import Figures

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "book" / "bench.json"
KEPT = ROOT / ".bench"  # the rivals, and what was measured last
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
THREADS = ("one thread", "as installed")


# The parts. Each returns what the file holds of it.


def steps(quick: bool) -> Figures:
    """Measure one step beside the rivals, and where its time goes."""
    from tools.bench import steps as rivals

    print("a step beside the rivals", file=sys.stderr, flush=True)
    figures = rivals.steps(lambda threads, name: a_python(threads, "steps.turns", name), THREADS, quick)
    parts = child("steps.parts", "one thread", quick)
    return {"machine": machine(), "versions": installed(peers_python()), "microseconds": figures, "parts": parts}


def growth(quick: bool) -> Figures:
    """Measure how the cost grows."""
    return {name: child(f"growth.{name}", "one thread", quick) for name in ("growth", "nodes")}


def digits(quick: bool) -> Figures:
    """Measure the long runs of chapters 9 and 15, in this Python."""
    from tools.bench.digits import handwritten_digits

    return {"mnist": {"machine": machine()} | handwritten_digits(quick)}


def race(quick: bool) -> Figures:
    """Measure how long each has to learn, from the same files."""
    import numpy as np

    from nnlesson.datasets import mnist

    with tempfile.TemporaryDirectory() as folder:
        images = Path(folder, "mnist.npz")
        known, fresh = mnist("train"), mnist("test")
        np.savez(images, trainX=known[0], trainY=known[1], testX=fresh[0], testY=fresh[1])
        return {"race": {threads: child("race.race", threads, str(images), quick) for threads in THREADS}}


PARTS = {"steps": steps, "growth": growth, "digits": digits, "race": race}


# A Python of its own: the number of threads is read when NumPy is loaded.


def child(function: str, threads: str, *arguments: bool | str) -> Figures:
    """Call a function of one of our modules in a Python with the rivals, and return what it answers."""
    print(f"{function}, {threads}", file=sys.stderr, flush=True)
    command = a_python(threads, function, *arguments)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def a_python(threads: str, function: str, *arguments: bool | str) -> list[str | Path]:
    """Return the command that starts such a child."""
    return [peers_python(), "-m", "tools.bench", "--child", threads, function, json.dumps(arguments)]


def answer(threads: str, function: str, arguments: str) -> Figures | None:
    """Be such a child; the libraries are not loaded yet."""
    if threads == "one thread":
        os.environ.update(ONE_THREAD)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    module, name = function.split(".")
    figures: Figures | None = getattr(importlib.import_module(f"tools.bench.{module}"), name)(*json.loads(arguments))
    return figures


def peers_python() -> Path:
    """Return a Python with the rivals in .bench, made at the first call: they are large, and few need them."""
    folder = KEPT / "rivals"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    wanted = [*groups["bench"], f"numpy=={version('numpy')}"]
    stamp, fitting = folder / "complete", str([*wanted, sys.version])
    if not (stamp.is_file() and stamp.read_text() == fitting and python.is_file()):
        print("Installing PyTorch, scikit-learn and JAX in .bench (once, about a minute)", file=sys.stderr, flush=True)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
        stamp.write_text(fitting)
    return python


def installed(python: Path) -> dict[str, str]:
    """Name the versions that were measured."""
    names = ("numpy", "torch", "scikit-learn", "scipy", "jax", "threadpoolctl")
    program = f"import json, importlib.metadata as m; print(json.dumps({{n: m.version(n) for n in {names}}}))"
    done = subprocess.run([python, "-c", program], stdout=subprocess.PIPE, text=True, check=True)
    versions: dict[str, str] = json.loads(done.stdout)
    return versions


def machine() -> Figures:
    """Say on what it is measured."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "numpy": version("numpy"),
    }


def processor() -> str:
    """Name the processor as the system does."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


# What is left of it: a file, and pictures.


def keep(target: Path, content: Figures) -> None:
    """Put the figures into a file, in one go; what was not measured stays as it was."""
    from tools.refresh import write

    if target.is_file():
        content = json.loads(target.read_text(encoding="utf-8")) | content
    write(target, json.dumps(content, indent=1) + "\n")


def draw(content: Figures) -> None:
    """Put pictures of what was measured beside the figures."""
    import matplotlib as mpl

    mpl.use("agg")
    import matplotlib.pyplot as plt

    from nnlesson.plots import cost_curves

    if "microseconds" in content:
        for threads, sizes in content["microseconds"].items():
            lines = {name: {int(size): row[name] / int(size) for size, row in sizes.items()} for name in sizes["1"]}
            cost_curves(lines, "samples in a batch", "microseconds for one sample")
            plt.savefig(KEPT / f"steps, {threads}.svg")
    for what, houses in content.get("growth", {}).items():
        lines = {house: {int(size): cost for size, cost in costs.items()} for house, costs in houses.items()}
        cost = "microseconds for an epoch" if what == "samples" else "microseconds for one sample"
        cost_curves(lines, what, cost)
        plt.savefig(KEPT / f"growth with {what}.svg")


def main(words: list[str]) -> int:
    """Measure the parts that are named, or all; return the exit code."""
    if words[:1] == ["--child"]:
        said = answer(*words[1:])
        if said is not None:  # a runner that takes turns has said all it had to say
            print(json.dumps(said))
        return 0
    options = {word for word in words if word.startswith("--")}
    wanted = [word for word in words if word not in options] or list(PARTS)
    if not (PARTS.keys() >= set(wanted) and options <= {"--quick", "--write"}):
        print(__doc__)
        return 0 if options == {"--help"} else 2
    from nnlesson.errors import DataError

    content: Figures = {}
    quick, failed = "--quick" in options, 0
    for part in wanted:
        try:
            content |= PARTS[part](quick)
        except (DataError, ImportError, ChildProcessError, subprocess.CalledProcessError) as error:
            print(f"{part} not measured: {error}", file=sys.stderr)
            failed = 1
            continue
        if not quick:  # part by part: nothing is lost when the next one is interrupted
            KEPT.mkdir(exist_ok=True)
            keep(KEPT / "bench.json", content)
            draw(content)
            if "--write" in options:
                keep(TARGET, content)
                print(f"written: {TARGET.name}", file=sys.stderr)
    if "microseconds" in content:
        from tools.bench.steps import table

        print(table(content.pop("microseconds")))
    print(json.dumps(content, indent=1))
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
