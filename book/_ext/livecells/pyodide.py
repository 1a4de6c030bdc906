"""Where Python for the browser comes from, and that it is the one we tested: Pyodide, in one version.

A plain build takes it from the public CDN. Where the environment variable NNLESSON_PYODIDE names a folder with its
files, the site carries them itself. Either way the browser refuses a file that is not the one meant: the sums below
are of Pyodide's own files, and its lock, one of them, has the sum of every package.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
from pathlib import Path

from sphinx.errors import ExtensionError

from .wheel import checksum

VERSION = "314.0.3"
CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
SUMS = {
    "pyodide.mjs": "sha256-XPxG9dy68qFvJuI2P0QYc+tCR2JgnMA9sA1qKs5NAOU=",
    "pyodide.asm.mjs": "sha256-Gpd1Qn726KuqfbiOzgUVQi0YhpFa5ckJN3ZBDIZd/Y0=",
    "pyodide.asm.wasm": "sha256-5/j6w2+L8RCFMJy8XIKbPsMFfBi/HXOwWmdBYS1jzb8=",
    "python_stdlib.zip": "sha256-REx3Df11oyCX/Ap9XBQT/TFAYB9Jw6Hy6a8DdvzRJLQ=",
    "pyodide-lock.json": "sha256-yWPSKFj2vLj0FYaiFC8DkFqzcMiOoiqGonNulfrCqPM=",
}
CORE = 7  # MB over the wire, packed
MEGABYTES = {"numpy": 3, "matplotlib": 10, "sympy": 5, "sklearn": 18}  # with what each needs beside NumPy


def size(packages: set[str]) -> int:
    """Return about how many MB Python and these packages are over the wire."""
    return CORE + sum(MEGABYTES.get(name, 0) for name in packages)


def provide(folder: Path) -> str:
    """Copy Pyodide's files into the site if they are here; return their place in the folder, or nothing."""
    source = os.environ.get("NNLESSON_PYODIDE", "").strip()
    if not source:
        return ""
    home = folder / f"v{VERSION}"
    home.mkdir(parents=True, exist_ok=True)
    for name, expected in files(Path(source).expanduser()).items():
        file = Path(source).expanduser() / name
        if not file.is_file():
            must = f"NNLESSON_PYODIDE must name a folder with Pyodide {VERSION}"
            raise ExtensionError(f"{must}; {name} is missing in {source}")
        if checksum(file) != expected:
            raise ExtensionError(f"{file} must be the one of Pyodide {VERSION} and is another; fetch it again")
        shutil.copyfile(file, home / name)
    return f"{home.name}/"


def files(source: Path) -> dict[str, str]:
    """Return the files that the site carries, with their sums: Pyodide's own, and each package that is here."""
    lock = source / "pyodide-lock.json"
    listed = json.loads(lock.read_text(encoding="utf-8"))["packages"].values() if lock.is_file() else []
    here = {each["file_name"]: each["sha256"] for each in listed if (source / each["file_name"]).is_file()}
    return SUMS | {name: "sha256-" + base64.b64encode(bytes.fromhex(digest)).decode() for name, digest in here.items()}
