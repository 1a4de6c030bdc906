"""Prose does not lie: every number that a page states was printed, or stands in book/facts.yml with its source."""

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.book import prose
from tests.building import ROOT

NOTEBOOKS = sorted((ROOT / "book").glob("*.ipynb"))
PAGES = [ROOT / "README.md", ROOT / "index.md", *sorted((ROOT / "book").glob("*.md"))]
FACTS = ROOT / "book" / "facts.yml"


def name(path):
    return path.relative_to(ROOT).as_posix()


def read(path):
    return nbformat.read(path, as_version=4)


def missing():
    """Give the numbers of every page that nothing on it (for a .md page: nothing in any notebook) printed."""
    notebooks = {name(path): read(path) for path in NOTEBOOKS}
    anywhere = set().union(*map(prose.printed, notebooks.values()))
    found = {page: prose.stated(each) - prose.printed(each) - prose.written(each) for page, each in notebooks.items()}
    for path in PAGES:
        if path.is_file():
            found[name(path)] = prose.numbers(prose.visible(path.read_text(encoding="utf-8"))) - anywhere
    return found


def test_every_number_was_printed_or_has_a_source():
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8")) or []
    complaints = list(prose.unproved(facts, missing()))
    assert not complaints, "\n".join(complaints)


FACT = {"number": "0.25", "page": "index.md", "source": "a book, page 3"}


@pytest.mark.parametrize(
    ("facts", "missing", "words"),
    [
        ([], {"index.md": {"0.25"}}, ["index.md states 0.25: print it there"]),
        ([FACT], {"index.md": {"0.25"}}, []),
        ([FACT | {"number": "1,093 of 2,000"}], {"index.md": {"1093 of 2000"}}, []),
        ([FACT], {"index.md": set()}, ["index.md does not need the fact 0.25"]),
        ([FACT], {"README.md": {"0.25"}}, ["README.md states 0.25", "index.md does not need"]),
        ([FACT, FACT], {"index.md": {"0.25"}}, ["the fact 0.25 of index.md is there twice"]),
        ([FACT | {"number": 0.25}], {}, ["must be text in quotes"]),
        ([FACT | {"source": " "}], {}, ["must be text in quotes"]),
        ([FACT | {"number": "3"}], {}, ["must be one decimal or one count, got 3"]),
        ([{"number": "0.25", "page": "index.md"}], {}, ["must have number, page and source"]),
    ],
)
def test_facts_and_pages_are_held_against_each_other(facts, missing, words):
    complaints = list(prose.unproved(facts, missing))
    assert len(complaints) == len(words)
    assert all(part in complaint for part, complaint in zip(words, complaints, strict=True))


# The reading of numbers itself.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Right on .55, that is 0.55.", {"0.55"}),
        ("$0.2x^4 + 0.1x^3$", {"0.2", "0.1"}),
        (r"$1\times0.5-0.25$", {"0.5", "0.25"}),
        ("`Node([0.5, -2.0])`", {"0.5", "2.0"}),
        ("1,234.5 passes", {"1234.5"}),
        ("1,093 of 2,000 and 8 of the 20 starts", {"1093 of 2000", "8 of 20"}),
        ("| 0.53 | −0.57 |", {"0.53", "0.57"}),
        ("12.50 %", {"12.50"}),
        ("1.2e-05", {"1.2"}),
        ("one of two, 2000 fruits, part 3. Then", set()),
        ("Python 3.11, version 0.1, NumPy >= 2.4, 1.2.3, CC BY 4.0", set()),
        ("[page](https://example.org/a/0.5) and doi:10.1234/0.5 and <https://a.org/1.5>", set()),
        ("[page](file-0.5.md) says 0.7", {"0.7"}),
        ('<svg viewBox="0 0 10.5 3.5"><text x="1.5">0.53</text></svg>', {"0.53"}),
        ('<img src="a.svg" alt="It falls to 0.25." width="1.5">', {"0.25"}),
        ("<style>a { top: 0.5em }</style><!-- 0.7 --> 0.9", {"0.9"}),
        (":::{figure} a.svg\n:width: 0.5\n:alt: It falls to 0.25.\n:::", {"0.25"}),
        ("---\ntitle: 0.5\n---\n0.7", {"0.7"}),
        ("0.6 < 0.8 and 0.9 > 0.7", {"0.6", "0.8", "0.9", "0.7"}),
        ("```python\nprint(0.5)\n```", {"0.5"}),
    ],
)
def test_numbers_of_a_text(text, expected):
    assert prose.numbers(prose.visible(text)) == expected


def page(words, source="f(0.5)", output="0.57 on 1,093 of 2,000\n", **metadata):
    outputs = [new_output("stream", name="stdout", text=output)]
    return new_notebook(cells=[new_markdown_cell(words), new_code_cell(source, outputs=outputs, metadata=metadata)])


def lies(notebook):
    return prose.stated(notebook) - prose.printed(notebook) - prose.written(notebook)


def test_what_was_printed_or_written_is_proved():
    assert lies(page("0.57 and .57, 1,093 of the 2,000, and 0.5")) == set()


@pytest.mark.parametrize("words", ["0.58", ".570", "0.50", "1,094 of 2,000", "$0.58$", "1093.0 of it"])
def test_anything_else_is_not(words):
    assert len(lies(page(words))) == 1


def test_captions_descriptions_and_page_metadata_are_read():
    figure = {"mystnb": {"figure": {"caption": "It falls to 0.1."}, "image": {"alt": "A line falls to 0.2."}}}
    notebook = page("", **figure)
    notebook.metadata = nbformat.from_dict({"myst": {"html_meta": {"description": "0.3"}}, "og:description": "0.4"})
    assert lies(notebook) == {"0.1", "0.2", "0.3", "0.4"}


def test_html_outputs_prove_what_they_show_only():
    shown = new_output("display_data", data={"text/html": '<b style="top: 0.7em">0.25</b>', "text/plain": "<HTML>"})
    notebook = new_notebook(cells=[new_markdown_cell("0.25, 0.7"), new_code_cell("f()", outputs=[shown])])
    assert lies(notebook) == {"0.7"}
