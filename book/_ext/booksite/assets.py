"""A page loads the scripts and styles that it uses.

Why it stays: extensions add theirs to every page, and a handler of Sphinx can add for one page, but not take away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html._assets import _CascadingStyleSheet, _JavaScript

# Part of a file's name (or of a script written into the page): what a page that needs it contains.
NEEDED_WITH = {
    "mathjax": 'class="math ',  # Sphinx gives it to a page with formulas, but also to one above it in the contents
    "mystnb": 'class="cell',
    "copybutton": 'class="highlight',
    "clipboard": 'class="highlight',
    "design": 'class="sd-',
    "exercise": 'class="exercise',
    "toggle": "dropdown admonition",
}


def name(asset: _JavaScript | _CascadingStyleSheet) -> str:
    """Return what tells an asset from others: its file, or the script itself."""
    return f"{asset.filename or ''} {asset.attributes.get('body') or ''}"


def is_used(asset: _JavaScript | _CascadingStyleSheet, body: str) -> bool:
    """Say whether a page with this body needs the asset."""
    return all(marker in body for part, marker in NEEDED_WITH.items() if part in name(asset).lower())


def keep_what_is_used(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Drop from one page what it does not use; to Sphinx, a script without a file is another if its file is ""."""
    for kind in ("script_files", "css_files"):
        used = [asset for asset in context[kind] if is_used(asset, context.get("body", ""))]
        context[kind] = list({name(asset): asset for asset in used}.values())
