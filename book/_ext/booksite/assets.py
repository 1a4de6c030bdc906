"""A page loads the scripts and styles that it uses, each once, and none that need a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Part of a file's name (or of a script written into the page): what a page that needs it contains.
NEEDED_WITH = {
    "mathjax": 'class="math ',
    "mystnb": 'class="cell',
    "copybutton": 'class="highlight',
    "clipboard": 'class="highlight',
    "design": 'class="sd-',
    "exercise": 'class="exercise',
    "toggle": "dropdown admonition",
    "controls/": 'class="control"',
    "controls/straight": 'data-control="straight"',
    "controls/pass-mark": 'data-control="pass-mark"',
    "controls/judges": 'data-control="judges"',
    "controls/chain-rule": 'data-control="chain-rule"',
    "controls/descent": 'data-control="descent"',
    "controls/border": 'data-control="border"',
    "controls/noise": 'data-control="noise"',
    "controls/thirteen-steps": 'data-control="thirteen-steps"',
    "controls/draw": 'data-control="draw"',
    "thebe": None,  # runs code on a server; Jupyter Book always loads it
}


def is_used(asset: str, body: str) -> bool:
    """Say whether a page with this body needs the asset."""
    needs = [marker for part, marker in NEEDED_WITH.items() if part in asset.lower()]
    return all(marker is not None and marker in body for marker in needs)


def named(asset: object) -> str:
    """Return what tells an asset from others: its file, or the script itself."""
    return f"{getattr(asset, 'filename', asset) or ''} {getattr(asset, 'attributes', {}).get('body') or ''}"


def keep_what_is_used(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Drop from one page what it does not use and what is listed twice."""
    body = context.get("body", "")
    for kind in ("script_files", "css_files"):
        once = {named(asset): asset for asset in context.get(kind, [])}
        context[kind] = [asset for name, asset in once.items() if is_used(name, body)]
