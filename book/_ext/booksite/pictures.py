"""Every picture says how large it is, so that nothing jumps while it loads.

Why it stays: Sphinx writes sizes only where the source names one, and the theme's logo comes from a template.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image

PICTURE = re.compile(r"<img\b[^>]*>")
SCREEN = 96  # a CSS inch


def size(path: Path) -> tuple[int, int]:
    """Return width and height in CSS pixels; a picture drawn with more dots per inch is shown just as large."""
    if path.suffix == ".svg":
        box = ET.parse(path).getroot().attrib["viewBox"].split()
        return round(float(box[2])), round(float(box[3]))
    with Image.open(path) as picture:
        scale = SCREEN / max(picture.info.get("dpi", (SCREEN, SCREEN))[0], SCREEN)
        return round(picture.width * scale), round(picture.height * scale)


@dataclass(frozen=True)
class Site:
    """Where the site's files lie, and which address its root has (404.html names its files from there)."""

    folder: Path
    root: str = "/"

    def file(self, address: str, page: Path) -> Path:
        """Return the file that a page means by an address."""
        path = unquote(urlsplit(address).path)
        return self.folder / path.removeprefix(self.root) if path.startswith("/") else page.parent / path


def add_size(tag: str, page: Path, site: Site) -> str:
    """Return an <img> tag with width and height, read from the file it shows."""
    source = re.findall(r'\ssrc="([^"]*)"', tag)[0]
    if re.search(r"\swidth=", tag) or urlsplit(source).scheme:  # said already, or data in the page
        return tag
    file = site.file(source, page)
    if not file.is_file():  # Sphinx has warned already
        return tag
    width, height = size(file)
    return f'<img width="{width}" height="{height}"{tag[4:]}'


def add_sizes(html: str, page: Path, site: Site) -> str:
    """Return the page with the size of each of its pictures."""
    return PICTURE.sub(lambda found: add_size(found[0], page, site), html)
