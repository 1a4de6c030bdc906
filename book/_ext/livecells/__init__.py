"""Code cells that run in the page, with Python in the reader's own browser.

========  ============================================================================
module    what it sees to
========  ============================================================================
cells     which cells are live, and what a page must know of them
pyodide   where Python for the browser comes from, and that it is the one we tested
wheel     the course's own package, as the page's Python installs it
site/     what the browser gets: the page's script and style, the worker, the Python half
========  ============================================================================
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from . import cells, pyodide, wheel

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SITE = Path(__file__).with_name("site")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect each module to the moment of the build that it needs."""
    app.add_config_value("livecells_pyodide", pyodide.CDN, "html", str)
    app.add_config_value("livecells_needs", {}, "html", dict)
    app.connect("builder-inited", write)  # early, so that Sphinx can put a checksum into the addresses
    app.connect("doctree-resolved", cells.mark)
    app.connect("html-page-context", cells.add_to_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def write(app: Sphinx) -> None:
    """Put into the site what the worker loads: files of ours, the wheel, Pyodide if it is here, and the settings."""
    if app.builder.format != "html":
        return
    folder = Path(app.outdir, "_static", "live")
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    address, sum_of_wheel = wheel.build(Path(app.srcdir), folder)
    settings = {
        "pyodide": pyodide.provide(folder) or app.config.livecells_pyodide,
        "wheel": address,
        "needs": app.config.livecells_needs,
        "sums": pyodide.SUMS | {Path(address).name: sum_of_wheel},
    }
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
