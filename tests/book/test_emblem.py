"""The landing page and the README show the eight tries as the chapters print and draw them."""

import re

import nbformat
import pytest

from tests.building import ROOT
from tools import refresh
from tools.compare import all_text

LINE = re.compile(r"^try (\d), [^:]*: [\d,]+ of [\d,]+ known and ([\d,]+) of 2,000 fresh", re.MULTILINE)
PASSES = re.compile(r"^try (\d), [^\n]*\n +loss [\d.]+, ([\d,]+) passes$", re.MULTILINE)
CHAPTERS = [nbformat.read(path, as_version=4) for path in sorted((ROOT / "book").glob("0[1-8]-*.ipynb"))]


def printed(pattern):
    """Give what each try printed first in its own chapter, by its number."""
    texts = ["\n".join(all_text(cell.get("outputs", [])) for cell in chapter.cells) for chapter in CHAPTERS]
    found = {}
    for number, text in enumerate(texts, start=1):
        found |= {int(n): value for n, value in reversed(pattern.findall(text)) if int(n) == number}
    return found


def row(number):
    """Give the cells of one row of the landing page's table of tries."""
    return re.search(rf"^\| \[?{number}\. .*$", (ROOT / "index.md").read_text(encoding="utf-8"), re.MULTILINE)[0].split(
        "|"
    )


def test_every_chapter_prints_its_line():
    assert sorted(printed(LINE)) == list(range(1, len(CHAPTERS) + 1)) == list(range(1, 9))
    assert sorted(printed(PASSES)) == [5, 6, 7, 8]


@pytest.mark.parametrize("number", range(1, 9))
def test_the_landing_page_has_the_printed_figures(number):
    *_, fresh, passes, _ = (each.strip() for each in row(number))
    assert fresh == printed(LINE)[number]
    assert passes == printed(PASSES).get(number, "")


def test_the_strip_is_the_picture_of_chapter_8():
    picture = refresh.copies(CHAPTERS[-1])["drawings/strip.png"]
    assert (ROOT / "book" / "drawings" / "strip.png").read_bytes() == picture


@pytest.mark.parametrize("page", ["README.md", "index.md"])
def test_the_strip_is_shown_and_described(page):
    assert "book/drawings/strip.png" in (ROOT / page).read_text(encoding="utf-8")
