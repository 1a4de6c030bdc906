"""The course's own package, as the page's Python installs it."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sphinx.errors import ExtensionError


def checksum(file: Path) -> str:
    """Return a file's SHA-256 as a browser wants it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()


def build(project: Path, folder: Path) -> tuple[str, str]:
    """Build the project's wheel into the folder; return its address there and its checksum.

    Its contents are in the address, so that no browser takes an old one for the new.
    """
    with tempfile.TemporaryDirectory() as away:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", away]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True)
        if done.returncode:
            raise ExtensionError(f"the wheel of {project.name} was not built; hatchling says:\n{done.stderr.strip()}")
        [built] = Path(away).glob("*.whl")
        for old in folder.glob("wheel-*"):
            shutil.rmtree(old)
        home = folder / f"wheel-{hashlib.sha256(built.read_bytes()).hexdigest()[:8]}"
        home.mkdir()
        file = Path(shutil.move(built, home))
    return file.relative_to(folder).as_posix(), checksum(file)
