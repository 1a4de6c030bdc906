"""Every notebook keeps the rules that nbval does not know, and every rule can complain."""

import base64

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.book import rules
from tests.building import ROOT
from tools import refresh

BOOK = ROOT / "book"
NOTEBOOKS = sorted(BOOK.glob("*.ipynb"))
CHAPTERS = [path for path in NOTEBOOKS if path.name[:2].isdigit()]


def name(value):
    return getattr(value, "__name__", None) or getattr(value, "name", None)


def test_there_are_notebooks():
    assert NOTEBOOKS
    assert CHAPTERS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
@pytest.mark.parametrize("rule", rules.RULES, ids=name)
def test_notebook(path, rule):
    assert list(rule(nbformat.read(path, as_version=4))) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=name)
@pytest.mark.parametrize("rule", rules.CHAPTER_RULES, ids=name)
def test_chapter(path, rule):
    assert list(rule(nbformat.read(path, as_version=4))) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_notebook_is_in_canonical_form(path):
    text = path.read_text(encoding="utf-8")  # whatever ends its lines: that is git's affair, or a ZIP's
    unchanged = text == refresh.canonical(nbformat.reads(text, as_version=4))
    assert unchanged, f"{path.name} is not in canonical form; write it by: python3 run.py refresh"


# The rules themselves.

PIXEL = base64.b64encode(b"x").decode()
ALT = "A border rises from the left lower corner; the ripe fruits lie on both sides of it."
FIGURE = {"figure": {"name": "fig-fruits", "caption": "The fruits."}, "image": {"alt": ALT}}


def code(source="f()", *outs, count=1, tags=(), **mystnb):
    metadata = {"tags": list(tags), "mystnb": mystnb}
    return new_code_cell(source, id=f"c{count}", execution_count=count, outputs=list(outs), metadata=metadata)


def printed(text, stream="stdout"):
    return new_output("stream", name=stream, text=text)


def picture(pixels=PIXEL, kind="image/png"):
    return new_output("display_data", data={kind: pixels, "text/plain": "<Figure>"})


def error():
    return new_output("error", ename="ShapeError", evalue="no", traceback=["File nnlesson/nodes.py:1"])


CHAPTER = new_markdown_cell(
    "# Page\n\n:::{div} chapter-facts\n:::\n\n## Where we stand\n\n## The idea\n\n**Predict first.** What?\n\n"
    '## Mistakes that look right\n\n## Check yourself\n\n<div class="quiz"></div>\n\n## Exercises\n\n## Summary\n',
    id="text",
)
GOOD = new_notebook(
    cells=[
        CHAPTER,
        code("print(0.1234)", printed("0.1234 of 2,000; a/b, 1 / 2\n")),
        code("f()", count=2),
        code("draw()", picture(), count=3, **FIGURE),
        code("1 / 0", error(), count=4, tags=["raises-exception"]),
    ]
)


def chapter(old, new):
    return new_notebook(cells=[new_markdown_cell(CHAPTER.source.replace(old, new), id="text")])


def same_id():
    notebook = new_notebook(cells=[code(), code(count=2)])
    notebook.cells[1].id = "c1"  # only now: nbformat refuses to make such a notebook
    return notebook


BAD = [  # rule, bad cells or notebook, words of the complaint
    (rules.run_once_from_top_to_bottom, [code(count=None)], "got [None]"),
    (rules.run_once_from_top_to_bottom, [code(count=2), code(count=1)], "got [2, 1]"),
    (rules.run_once_from_top_to_bottom, [code(count=2)], "must be 1 to 1"),
    (rules.not_stripped, [code(), code(count=2)], "no code cell has an output"),
    (rules.no_empty_cell, [code(" \n")], "cell c1 is empty"),
    (rules.no_empty_cell, [new_markdown_cell("", id="text")], "cell text is empty"),
    (rules.no_last_semicolon, [code("plt.plot();\n")], "cell c1 ends with ';'"),
    (rules.nothing_on_stderr, [code("f()", printed("careful", "stderr"))], "careful"),
    (rules.nothing_unchecked, [code(tags=["nbval-skip"])], "nbval-skip"),
    (rules.nothing_unchecked, [code(tags=["nbval-ignore-output"])], "nbval-ignore-output"),
    (rules.nothing_unchecked, [code("f()\n# NBVAL_IGNORE_OUTPUT\n")], "NBVAL_IGNORE_OUTPUT"),
    (rules.exceptions_are_meant, [code("f()", error())], "stops with an exception"),
    (rules.exceptions_are_meant, [code(tags=["raises-exception"])], "raises none"),
    (rules.no_long_digits, [code("f()", printed("0.1234567891"))], "0.1234567891"),
    (rules.no_long_digits, [code("f()", new_output("execute_result", {"text/html": ".72163256095"}))], ".72163256095"),
    (rules.no_bare_objects, [code("f()", printed("np.float64(0.5)"))], "np.float64("),
    (rules.no_bare_objects, [code("f()", new_output("execute_result", {"text/plain": "array([1.])"}))], "array("),
    (rules.no_bare_objects, [code("f()", printed("dtype('float64')"))], "dtype"),
    (rules.no_places, [code("f()", printed("saved in /home/me/a.npz"))], "/home/"),
    (rules.no_places, [code("f()", printed("<Node object at 0x7f3a5c1d2e50>"))], "0x7f3a5c1d2e50"),
    (rules.no_places, [code("f()", printed(r"saved in C:\Users\me"))], "C:"),
    (rules.no_places, [code("f()", new_output("error", ename="E", evalue="", traceback=["/tmp/x.py"]))], "/tmp/"),
    (rules.pictures_are_described, [code("f()", picture())], "got ''"),
    (rules.pictures_are_described, [code("f()", picture(), image={"alt": "The fruits."})], "The fruits."),
    (rules.pictures_are_described, [code("f()", picture(), image={"alt": "Plot of " + ALT})], "Plot of"),
    (rules.pictures_are_figures, [code("f()", picture(), image={"alt": ALT})], "name and caption"),
    (rules.pictures_are_figures, [code("f()", picture(), figure={"name": "fig-fruits"})], "name and caption"),
    (rules.pictures_are_figures, [code("f()", **FIGURE)], "got 0"),
    (rules.pictures_are_figures, [code("f()", picture(), picture(), **FIGURE)], "got 2"),
    (rules.pictures_are_small, [code("f()", picture(base64.b64encode(bytes(50_001)).decode()))], "got 50,001"),
    (rules.pictures_are_small, [code("f()", picture("<" * 50_001, "image/svg+xml"))], "got 50,001"),
    (rules.columns_have_names, [new_markdown_cell("| | ripe |\n|---|---|\n| Ava | 1 |", id="a")], "got | | ripe |"),
    (rules.columns_have_names, [new_markdown_cell("| a | $x$ |\n|---|---:|\n| 1 | 2 |", id="a")], "got | a | $x$ |"),
    (rules.names_are_unique, same_id(), "cell id c1 is used 2 times"),
    (rules.names_are_unique, [code(**FIGURE), code(count=2, **FIGURE)], "figure fig-fruits is used 2 times"),
    (rules.ten_parts, chapter("## Exercises\n", ""), "in this order, got ## Where we stand"),
    (rules.ten_parts, chapter("## Where we stand", "## Summary"), "in this order"),
    (rules.ten_parts, chapter("## Summary", "### Summary"), "in this order"),
    (rules.begins_with_facts, chapter("chapter-facts", "facts"), "chapter-facts"),
    (rules.asks_before_it_tells, chapter("**Predict first.**", "Predict."), "Predict first"),
    (rules.has_a_quiz, chapter('class="quiz"', ""), "quiz"),
]


@pytest.mark.parametrize("rule", rules.RULES + rules.CHAPTER_RULES, ids=name)
def test_no_rule_complains_about_a_good_notebook(rule):
    assert list(rule(GOOD)) == []


@pytest.mark.parametrize(("rule", "bad", "words"), BAD, ids=[f"{rule.__name__}-{words}" for rule, _, words in BAD])
def test_rule_complains_about_a_bad_notebook(rule, bad, words):
    notebook = new_notebook(cells=bad) if isinstance(bad, list) else bad
    complaints = list(rule(notebook))
    assert len(complaints) == 1
    assert words in complaints[0]


def test_every_rule_has_a_bad_notebook():
    assert {rule for rule, _, _ in BAD} == set(rules.RULES + rules.CHAPTER_RULES)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("\n ", "\n  "),
        str.strip,
        lambda text: text.replace('"tags"', '"editable": true, "tags"'),
    ],
    ids=["indent", "no last line end", "metadata"],
)
def test_other_forms_are_not_canonical(spoil):
    text = refresh.canonical(GOOD)
    assert text == refresh.canonical(nbformat.reads(text, as_version=4))
    assert spoil(text) != refresh.canonical(nbformat.reads(spoil(text), as_version=4))
