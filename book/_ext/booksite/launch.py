"""A reader's own copy of a page's notebook, on a machine elsewhere: on Binder, in Colab, or where it was downloaded to.

Binder makes its machine from the repository (.binder), so that the notebooks run there as they are. Colab opens one
notebook from GitHub, on a machine without the course, and a downloaded notebook may lie anywhere. So the copies that
the site gives away begin with one more cell, FIRST_CELL. The notebooks of the book do without it: their cells stay the
ones that were checked. The workflow that publishes the site puts the copies into a branch of the repository, for Colab.
Why it stays: the theme makes the same buttons for all pages, and leads them to the notebooks of the book.
"""

from __future__ import annotations

import json
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import nbformat
from nnlesson import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

OPENED_BY = {"binderhub_url": ("github.com", "gitlab.com"), "colab_url": ("github.com",)}  # button: hosts
COPIES = "colab"  # the branch; .github/workflows/publish.yml makes it
NOT_ON = {"torch": "Binder"}  # what a notebook needs: the button that leads to a machine without it
FIRST_CELL = Template(
    """\
# Is nnlesson $version here, for which this notebook was written? Then this cell does nothing.
import sys
from importlib.metadata import PackageNotFoundError, version

try:
    installed = version("nnlesson")
except PackageNotFoundError:
    installed = "none"
if "google.colab" in sys.modules:  # a new machine: fetch the whole course, some notebooks read a file of it
    if installed != "$version":
        !git -c advice.detachedHead=false clone -q --depth 1 --branch v$version $repository /content/course-$version
        %pip install -q "/content/course-$version[all]"
    %cd -q /content/course-$version/book
elif installed != "$version":
    print(f"This notebook was written for nnlesson $version, installed here: {installed}. To get the right one, run")
    print('%pip install "nnlesson[all] @ git+$repository@v$version"')"""
)


def offer(app: Sphinx, config: Config) -> None:
    """Show a button for each service that can open a notebook from where the repository is; at first it is nowhere."""
    host = urlsplit(config.html_theme_options["repository_url"]).netloc
    for button, hosts in OPENED_BY.items():
        if host not in hosts:
            del config.html_theme_options["launch_buttons"][button]


def lead_to_what_runs(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Let Colab open the copy, and leave out the button to a machine that lacks what the notebook needs."""
    branch = app.config.html_theme_options["repository_branch"]
    needs = json.loads(app.env.metadata[pagename].get("needs", "[]"))
    lacking = [NOT_ON.get(word) for word in needs]
    for group in context.get("header_buttons", []):
        if group["label"] == "launch-buttons":
            group["buttons"] = [button for button in group["buttons"] if button["text"] not in lacking]
            for button in group["buttons"]:
                del button["icon"]  # the name is enough
                button["url"] = button["url"].replace(f"/blob/{branch}/", f"/blob/{COPIES}/")


def copy_notebooks(app: Sphinx, error: Exception | None) -> None:
    """Put the first cell into the notebooks that the site gives away, where there is a repository to name in it."""
    repository = app.config.html_theme_options["repository_url"]
    if error or app.builder.name != "html" or not repository:
        return
    cell = FIRST_CELL.substitute(version=__version__, repository=repository)
    for page in app.env.found_docs:
        source = Path(app.env.doc2path(page))
        if source.suffix == ".ipynb":
            copy = with_first_cell(nbformat.read(source, as_version=4), cell)
            nbformat.write(copy, Path(app.outdir) / "_sources" / f"{page}.ipynb")


def with_first_cell(notebook: nbformat.NotebookNode, source: str) -> nbformat.NotebookNode:
    """Put a cell before all others of a notebook."""
    notebook.cells.insert(0, nbformat.v4.new_code_cell(source, id="is-nnlesson-here"))
    return notebook
