"""The book's own Sphinx extension: what the theme and Jupyter Book leave to be done for this site.

===========  =========================================================================
module       what it sees to
===========  =========================================================================
address      one setting, the repository's address, switches all public links on or off
launch       a notebook opens on Binder and in Colab, and its copy sees to it that the package is there
assets       a page loads no script or style that it does not use
controls     the small demos of the pages get their scripts, styles and fruits
mathjax      formulas are set by files of the site itself
repairs      the theme's HTML is repaired where assistive technology would stumble
pictures     every picture says how large it is, so that nothing jumps while it loads
icons        the few icons in use come from one small style sheet
finish       runs the last three over the pages that a build has written
===========  =========================================================================
"""

from __future__ import annotations

import atexit
import gc
import os
import time
from functools import partial
from typing import TYPE_CHECKING

from . import address, assets, controls, finish, launch, mathjax

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect each module to the moment of the build that it needs."""
    gc.disable()  # a build keeps nearly all it makes: to look for what could go takes a quarter of its time
    atexit.register(gc.freeze)  # and it need not be looked for at the end either, which takes two seconds
    app.parallel = os.cpu_count() or 1  # pages are read and written side by side; Jupyter Book has no word for it
    app.add_css_file("style.css")
    app.add_js_file("progress.js", loading_method="defer")
    app.add_js_file("scrolling.js", loading_method="defer")
    app.connect("config-inited", address.publish)
    app.connect("config-inited", launch.offer)
    app.connect("config-inited", trust_numbering)
    app.connect("builder-inited", mathjax.serve_from_site)
    app.connect("builder-inited", controls.write)
    app.connect("html-page-context", controls.add_to_page)
    app.connect("html-page-context", assets.keep_what_is_used, priority=900)  # after all others have added theirs
    app.connect("html-page-context", launch.lead_to_what_runs, priority=900)  # after the theme has made its buttons
    app.connect("build-finished", launch.copy_notebooks)
    app.connect("build-finished", partial(finish.finish, start=time.time()))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def trust_numbering(app: Sphinx, config: Config) -> None:
    """Say for an extension what it does not say itself: it works when all pages are read."""
    app.extensions["sphinx_multitoc_numbering"].parallel_read_safe = True
