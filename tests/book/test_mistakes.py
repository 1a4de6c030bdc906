"""The table of mistakes tells the truth: its numbers stand on the pages it names, its laws are tests."""

import re

import nbformat
import pytest

from tests.book import prose
from tests.building import ROOT

LAWS, TABLE = (
    [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| ")][1:]
    for part in (ROOT / "book" / "mistakes.md").read_text(encoding="utf-8").split("## The table")
)


def page_of(row):
    return re.search(r"<([\w-]+)>", row[0])[1]


def test_every_law_is_a_file_of_tests_and_is_needed():
    for law, _, file in LAWS:
        assert law == "none" or (ROOT / "tests" / file.strip("`")).is_file(), file
        assert law in {row[3] for row in TABLE}, f"no mistake is caught by {law}"
    assert {row[3] for row in TABLE} <= {law for law, *_ in LAWS}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{page_of(row)}: {row[1]}")
def test_the_numbers_are_printed_on_the_page_that_is_named(row):
    notebook = nbformat.read(ROOT / "book" / f"{page_of(row)}.ipynb", as_version=4)
    assert prose.numbers(prose.visible(row[2])) <= prose.printed(notebook) | prose.written(notebook)


@pytest.mark.parametrize("page", sorted({page_of(row) for row in TABLE}))
def test_every_slip_of_a_page_is_in_the_table(page):
    text = "\n\n".join(cell.source for cell in nbformat.read(ROOT / "book" / f"{page}.ipynb", as_version=4).cells)
    section = re.split(r"^## ", text.split("## Mistakes that look right")[1], flags=re.MULTILINE)[0]
    slips = set(re.findall(r"(?:^|\n\n)\*\*(.+?)\*\*", section)) - {"Predict first."}
    assert len([row for row in TABLE if page_of(row) == page]) >= len(slips), slips


def test_every_page_that_runs_mistakes_is_in_the_table():
    pages = {path.stem for path in (ROOT / "book").glob("*.ipynb") if "## Mistakes that look right" in path.read_text()}
    assert pages == {page_of(row) for row in TABLE}
