"""Which cells are live, and what a page must know of them.

Live is every code cell, except those with the tag `no-live` (they need what the page does not have, such as a file) and
those of a notebook that needs more than the environment ("needs" in its metadata).
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from . import pyodide
from .site import cell as python_half

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Cell = dict[str, Any]  # of a notebook, as JSON holds it

HIDDEN = {"remove-cell", "remove-input"}  # the page does not show their code


def tags(cell: Cell) -> set[str]:
    """Return the tags of a cell."""
    return set(cell["metadata"].get("tags", []))


def live(notebook: dict[str, Any]) -> dict[int, Cell]:
    """Return the live cells of a notebook, in order, by their place among all cells."""
    if notebook["metadata"].get("needs"):
        return {}
    numbered = enumerate(notebook["cells"])
    return {place: cell for place, cell in numbered if cell["cell_type"] == "code" and "no-live" not in tags(cell)}


def entry(cell: Cell) -> dict[str, str | bool]:
    """Return what the page must know of a cell: where it stands, or its code if the page does not show it."""
    found = {"code": "".join(cell["source"])} if tags(cell) & HIDDEN else {"id": f"cell-{cell['id']}"}
    return found | ({"raises": True} if "raises-exception" in tags(cell) else {})


def megabytes(cells: list[Cell], needs: dict[str, str]) -> int:
    """Return about how many MB the first run of all these cells loads."""
    packages = [python_half.wanted("".join(cell["source"]), needs) for cell in cells]
    return pyodide.size(set().union(*packages))


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each live cell that a page shows its id, and keep the page's list."""
    path = Path(app.env.doc2path(docname))
    if app.builder.format != "html" or path.suffix != ".ipynb":
        return
    found = live(json.loads(path.read_text(encoding="utf-8")))
    if not found:
        return
    for node in doctree.findall(nodes.container):
        cell = found.get(node.get("cell_index"), {}) if node.get("nb_element") == "cell_code" else {}
        if cell and not tags(cell) & HIDDEN:
            node["ids"].append(entry(cell)["id"])
    cells = list(found.values())
    listed = {"megabytes": megabytes(cells, app.config.livecells_needs), "cells": [entry(cell) for cell in cells]}
    doctree["livecells"] = json.dumps(listed, separators=(",", ":")).replace("<", "\\u003c")


@cache
def version(folder: Path) -> str:
    """Return a checksum of all that Python in the page is started with."""
    files = sorted(file for file in folder.iterdir() if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


def add_to_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page with live cells its list, its script and its style."""
    listed = doctree.get("livecells") if doctree else None
    if listed:
        context["body"] += f'<script type="application/json" id="live-cells">{listed}</script>\n'
        app.add_css_file("live/page.css")
        of_all: dict[str, Any] = {"data-version": version(Path(app.outdir, "_static", "live"))}
        app.add_js_file("live/page.js", loading_method="defer", **of_all)
