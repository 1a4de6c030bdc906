"""The few icons in use, in one small style sheet, in place of the theme's script of 1.4 MB with all of them.

The theme draws icons with Font Awesome: a class `fa-bars` names one. This module looks up which names the built
pages, the theme's scripts and our own style sheet use, takes their outlines from the theme's own script, and
writes them as masks: they take the colour of the text, need no font and say nothing to a screen reader.
Why it stays: the theme has no setting for fewer icons.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
QUOTED = re.compile(r"""["'][^"'<>]*\bfa-[^"'<>]*["']""")  # class="fa-solid fa-bars", in a page or a script
CLASS = re.compile(rf"\bfa-({NAME})")
VARIABLE = re.compile(rf"var\(--icon-({NAME})\)")
# One entry of the script: bars:[448,512,["navicon"],"f0c9","M0 96C0..."]
ENTRY = re.compile(rf'["{{,]({NAME})"?:\[(\d+),(\d+),(\[[^\]]*\]),"[0-9a-f]+",("[^"]*"|\[[^\]]*\])\]')
NOT_NAMES = {"solid", "regular", "brands", "lg", "fw", "sm", "xs", "spin"}  # families and sizes
RULE = (
    ".fa,.fas,.far,.fab,.fa-solid,.fa-regular,.fa-brands"
    "{display:inline-block;width:1.25em;height:1em;vertical-align:-.125em;background:currentColor;"
    "-webkit-mask:var(--icon) center/contain no-repeat;mask:var(--icon) center/contain no-repeat}\n"
)


def outlines(script: str) -> dict[str, str]:
    """Return each icon of Font Awesome's script as SVG, by name and by alias.

    Where a name exists in several families the last one counts: the script lists brands, regular, solid.
    """
    icons, aliases = {}, {}
    for name, width, height, others, paths in ENTRY.findall(script):
        outline = json.loads(paths)
        path = outline if isinstance(outline, str) else "".join(outline)
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'><path d='{path}'/></svg>"
        icons[name] = svg
        aliases.update({alias: svg for alias in json.loads(others) if isinstance(alias, str)})
    return aliases | icons


def names_used(texts: Iterable[str]) -> set[str]:
    """Return the icon names in pages, scripts (both as classes) and style sheets (as variables)."""
    names = set()
    for text in texts:
        names |= {name for classes in QUOTED.findall(text) for name in CLASS.findall(classes)}
        names |= set(VARIABLE.findall(text))
    return names - NOT_NAMES


def style_sheet(names: Iterable[str], icons: dict[str, str]) -> str:
    """Return the style sheet that draws these icons; a name without an outline is an error, not an empty square."""
    missing = sorted(set(names) - set(icons))
    if missing:
        message = f"no outline for the icons {', '.join(missing)} in the theme's fontawesome.js"
        raise ExtensionError(message)
    drawn = {name: f'url("data:image/svg+xml,{icons[name].replace("#", "%23")}")' for name in sorted(names)}
    variables = "".join(f"--icon-{name}:{url};\n" for name, url in drawn.items())
    classes = "".join(f".fa-{name}{{--icon:var(--icon-{name})}}\n" for name in drawn)
    return f"/* Icons: Font Awesome Free, fontawesome.com, CC BY 4.0 */\n:root{{\n{variables}}}\n{RULE}{classes}"
