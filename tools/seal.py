"""Tells the book's own notebooks from those that a reader has worked in: `run.py refresh` seals what it writes.

The seal is a sum over everything else in the notebook, however it is laid out in its file. Needs nothing but Python:
run.py looks at it before there is an environment.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

KEY = "seal"  # in the metadata of a notebook


def seal(notebook: dict[str, Any]) -> str:
    """Work out the seal of a notebook.

    Examples
    --------
    >>> seal({"metadata": {"seal": "of before"}, "cells": []}) == seal({"cells": [], "metadata": {}})
    True
    """
    metadata = {key: value for key, value in notebook["metadata"].items() if key != KEY}
    text = json.dumps(notebook | {"metadata": metadata}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_sealed(content: bytes) -> bool:
    """Say whether a file holds a notebook as `run.py refresh` wrote it."""
    try:
        notebook = json.loads(content)
        return bool(notebook["metadata"].get(KEY) == seal(notebook))
    except (ValueError, KeyError, TypeError, AttributeError):  # no notebook at all
        return False


def edited(folder: Path) -> list[Path]:
    """List the notebooks of a folder that are not as `run.py refresh` wrote them."""
    return [path for path in sorted(folder.glob("*.ipynb")) if not is_sealed(path.read_bytes())]
