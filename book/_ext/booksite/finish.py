"""After Sphinx has written its pages: repair them, size their pictures, draw their icons, drop what none uses.

Why it stays: Sphinx copies a theme's files as they are, and has no event for a page that is written.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from . import icons, pictures, repairs

if TYPE_CHECKING:
    from sphinx.application import Sphinx

THEME_STYLE = "styles/pydata-sphinx-theme.css"
CLOCKS = 0.1  # seconds by which a file system's clock may be behind
# Nothing asks for these: notes for the theme's developers, its translations, Font Awesome, a list of all sources.
UNUSED = (
    "_static/**/*.map",
    "_static/**/*.LICENSE.txt",
    "_static/*macros.html",
    "_static/locales",
    "_static/images",
    "_static/scripts/fontawesome.js",
    "_static/vendor/fontawesome",
    "_modules/index.html",
)
FONT_AWESOME = re.compile(r"@font-face\{[^}]*fontawesome[^}]*\}|(?:\.fa-[a-z0-9-]+:before,?)+\{[^}]*\}")


def finish(app: Sphinx, error: Exception | None, start: float) -> None:
    """Finish the site, or say everything that stands in the way; pages from before the start are finished already."""
    if error or app.builder.name != "html":
        return
    folder, since = Path(app.outdir), start - CLOCKS
    pages = [page for page in folder.rglob("*.html") if "_static" not in page.parts and page.stat().st_mtime >= since]
    if not pages:
        return
    finish_pages(sorted(pages), pictures.Site(folder, app.config.notfound_urls_prefix))
    write_icons(folder / "_static")
    trim_style(folder / "_static" / THEME_STYLE)
    drop_unused(folder)


def finish_pages(pages: list[Path], site: pictures.Site) -> None:
    """Repair the pages and size their pictures."""
    problems = []
    for page in pages:
        html, found = repairs.repair(page.read_text(encoding="utf-8"))
        page.write_text(pictures.add_sizes(html, page, site), encoding="utf-8")
        problems += [f"{page.name}: {problem}" for problem in found]
    if problems:
        raise ExtensionError("\n".join(problems))


def write_icons(static: Path) -> None:
    """Write the style sheet with the icons of all pages, the theme's scripts and our style sheet."""
    script = static / "scripts" / "fontawesome.js"
    users = [*static.parent.rglob("*.html"), *static.glob("scripts/*theme.js"), static / "style.css"]
    names = icons.names_used(user.read_text(encoding="utf-8") for user in users)
    sheet = icons.style_sheet(names, icons.outlines(script.read_text(encoding="utf-8")))
    (static / "icons.css").write_text(sheet, encoding="utf-8")


def trim_style(path: Path) -> None:
    """Take Font Awesome's fonts and its 1,900 icons out of the theme's style sheet."""
    style, count = FONT_AWESOME.subn("", path.read_text(encoding="utf-8"))
    if not count:
        message = f"nothing of Font Awesome found in {path.name}: adapt booksite.finish to the new theme"
        raise ExtensionError(message)
    path.write_text(style, encoding="utf-8")


def drop_unused(folder: Path) -> None:
    """Remove the files that no page asks for."""
    for pattern in UNUSED:
        for path in list(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
