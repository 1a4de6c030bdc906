"""MathJax from the site itself, so that formulas need no other host.

Why it stays: sphinx-mathjax-offline, as an extension, would put all of its 24 MB into the site.
"""

from __future__ import annotations

import shutil
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What a page can ask for: 1.9 of the package's 24 MB. The explorer and the speech engine stay behind.
FILES = ("tex-chtml.js", "a11y/assistive-mml.js", "output/chtml/fonts/woff-v2/*.woff", "input/tex/extensions/*.js")


def source() -> Path:
    """Return the folder of MathJax in the installed package."""
    return Path(str(distribution("sphinx-mathjax-offline").locate_file("sphinx-mathjax-offline/static/mathjax")))


def serve_from_site(app: Sphinx) -> None:
    """Copy MathJax into the site (early, so that Sphinx can put a checksum into its address)."""
    app.config.mathjax_path = "mathjax/tex-chtml.js"
    if app.builder.format != "html":
        return
    for pattern in FILES:
        for file in sorted(source().glob(pattern)):
            copy = Path(app.outdir, "_static", "mathjax", file.relative_to(source()))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
