"""Every word of the glossary is explained on a page, and no page uses one before it is explained."""

import re
from itertools import chain

import nbformat
import pytest
import yaml

from tests.building import ROOT

GLOSSARY = (ROOT / "book" / "glossary.md").read_text(encoding="utf-8").split(":::{glossary}\n")[1].split("\n:::")[0]
WORDS = re.findall(r"^(?=\S)(.+)$", GLOSSARY, re.MULTILINE)
BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`>]+)>?`")


def in_order(entries):
    """List the pages of the contents in reading order."""
    for entry in entries:
        yield entry["file"]
        yield from in_order(entry.get("sections", []))


def text(page):
    path = ROOT / f"{page}.ipynb"
    if path.is_file():
        cells = nbformat.read(path, as_version=4).cells
        return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return (ROOT / f"{page}.md").read_text(encoding="utf-8") if (ROOT / f"{page}.md").is_file() else ""


PARTS = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))["parts"]
PAGES = [page for page in chain(*(in_order(part["chapters"]) for part in PARTS)) if "/api/" not in page]
TEXTS = {page: text(page) for page in PAGES}


def explains(page, word):
    """Say whether a page explains a word: there it stands in bold, perhaps in another form."""
    bold = {found.lower().rstrip(".:,") for found in BOLD.findall(TEXTS[page])}
    return not bold.isdisjoint(word.lower() + ending for ending in ("", "s", "es", "d"))


def test_there_are_words_and_each_stands_there_once():
    assert len(WORDS) > 50
    assert len(set(WORDS)) == len(WORDS)


def test_the_words_are_in_order():
    assert sorted(WORDS, key=str.lower) == WORDS


@pytest.mark.parametrize("word", WORDS)
def test_a_page_explains_it(word):
    assert [page for page in PAGES if explains(page, word)]


@pytest.mark.parametrize("page", PAGES)
def test_no_word_is_used_before_it_is_explained(page):
    so_far = PAGES[: PAGES.index(page) + 1]
    early = {word for word in TERM.findall(TEXTS[page]) if not any(explains(each, word) for each in so_far)}
    assert early == set()
