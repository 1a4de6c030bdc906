"""Try the course with the newest version of everything that it needs, before a reader meets it.

    python3 run.py newest            what `run.py test` does, in a copy of the course whose lock is made anew
                   --all             the long checks too

Nothing here changes: the copy lies in .newest, with an environment of its own. What is pinned in pyproject.toml stays.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from run import BASE, NOT_COPIED, ROOT

COPY = ROOT / ".newest"
RESOLVE = "pip compile pyproject.toml --group dev --extra all --universal --upgrade"
QUIETLY = "--no-header --no-annotate --no-emit-index-url --quiet -o requirements.lock"


def pins(lock: Path) -> dict[str, str]:
    """Read which version of each package a lock names; a package may have several, for several systems."""
    lines = [line.partition(" ;")[0].partition("==") for line in lock.read_text(encoding="utf-8").splitlines()]
    return {name: version for name, _, version in lines}


def moved(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """List what has another version, came or went."""
    names = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    return [f"{name:32} {old.get(name, '-'):>16} -> {new.get(name, '-')}" for name in names]


def main(words: list[str]) -> int:
    """Copy the course, make its lock anew, and run its checks there."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT, COPY, ignore=shutil.ignore_patterns(*NOT_COPIED))
    uv = shutil.which("uv", path=Path(sys.executable).parent)
    if subprocess.run([str(uv), *RESOLVE.split(), *QUIETLY.split()], cwd=COPY, check=False).returncode:
        sys.exit("No new lock could be made; the lines above say why.")
    changes = moved(pins(ROOT / "requirements.lock"), pins(COPY / "requirements.lock"))
    print(*(changes or ["Every pin is the newest that there is."]), sep="\n", flush=True)
    return subprocess.run([BASE, "run.py", "test", *words], cwd=COPY, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
