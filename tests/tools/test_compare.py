"""The comparator of printed texts: what it lets pass, what it refuses, and that nbval asks it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.building import ROOT
from tools.compare import accept, differences, equal

EQUAL = [
    ("", ""),
    ("not ripe\n", "not ripe\n"),
    ("loss 0.1234", "loss 0.1234"),
    ("loss 0.1234", "loss 0.1235"),
    ("loss 0.1234\n", "loss 0.1233\n"),
    ("0.9999.", "1.0000."),
    ("-0.0", "0.0"),
    ("(-0.000, 1)", "(0.000, 1)"),
    ("-0.0001", "0.0000"),
    ("−0.25 and +0.25", "−0.26 and +0.24"),
    ("+0.00", "-0.00"),
    (".5", ".6"),
    (".99", "1.00"),
    ("1.2e-05", "1.3e-05"),
    ("9.99e-06", "1.00e-05"),
    ("1.00e-05", "9.99e-06"),
    ("-1.20E+03", "-1.21E+03"),
    ("[0.5, -0.25]", "[0.4, -0.26]"),
    ("   9.999 |", "  10.000 |"),
    ("  -0.000", "   0.000"),
    ("<td>0.5123</td>", "<td>0.5124</td>"),
    (r"$\sigma(0.50) = 0.62$", r"$\sigma(0.50) = 0.63$"),
    ("55.0%", "55.1%"),
    ("12345678901234567890123456789.01", "12345678901234567890123456789.02"),
]
UNEQUAL = [
    ("not ripe", "ripe"),
    ("a b", "a  b"),
    ("text\n", "text"),
    ("96 of 100", "97 of 100"),
    ("2,000", "2,001"),
    ("2,000", "2000"),
    ("0.1234", "0.1236"),
    ("0.1234", "0.123"),
    ("0.50", "0.5"),
    ("1", "1.0"),
    ("1.0", "1"),
    ("1.", "2."),
    ("[1. 0.]", "[2. 0.]"),
    (".5", ".7"),
    (".5", "0.5 "),
    ("0.25", "-0.25"),
    ("+0.25", "0.25"),
    ("0.25", "+0.25"),
    ("1.2e-05", "1.4e-05"),
    ("1.2e-05", "1.2e-06"),
    ("1.2e-05", "1.20e-05"),
    ("1.00e-05", "9.95e-06"),
    ("9.95e-06", "1.00e-05"),
    ("1.0e+00", "1.0"),
    ("1e-05", "2e-05"),
    ("1.2.3", "1.2.4"),
    ("21.11.2026", "21.12.2026"),
    ("x0.5", "x0.6"),
    ("0.5cm", "0.6cm"),
    ("3-0.50", "3+0.50"),
    ("inf", "nan"),
    ("0.5", "inf"),
    ("0.5 0.5", "0.5"),
    ("0.5", "0.5 0.5"),
    ("#0.5", "0.5#"),
    ("0.500 | 1", " 0.500 | 1"),
    ("0.12 0.99", "0.12 0.97"),
    ("Mistake at layer 1: 0.50", "Mistake at layer 2: 0.50"),
]


@pytest.mark.parametrize(("reference", "output"), EQUAL)
def test_equal(reference, output):
    assert equal(reference, output)
    assert differences(reference, output) == []


@pytest.mark.parametrize(("reference", "output"), UNEQUAL)
def test_unequal(reference, output):
    assert not equal(reference, output)


@pytest.mark.parametrize(("reference", "output"), EQUAL + UNEQUAL)
def test_the_order_of_the_two_does_not_matter(reference, output):
    assert equal(reference, output) == equal(output, reference)


def test_differences_name_the_numbers_that_moved():
    assert differences("a 0.50, 12 of 20\nb 1", "a 0.52, 13 of 20\nb 1") == [
        "0.50 -> 0.52, 12 -> 13   in: a 0.52, 13 of 20"
    ]


def test_differences_show_whole_lines_where_words_changed():
    assert differences("ripe 0.50\n", "green 0.50\n") == ["ripe 0.50 -> green 0.50"]
    assert differences("one\ntwo", "one") == ["- two"]


def test_accept_changes_only_equal_texts_and_only_the_copy():
    old = [stdout("0.10\n"), result("0.50"), result("<b>0.50</b>", "text/html")]
    new = [stdout("0.11\n"), result("0.90"), result("<b>0.51</b>", "text/html")]
    accepted = accept(old, new)
    assert [accepted[0].text, accepted[1].data, accepted[2].data] == [
        "0.10\n",
        {"text/plain": "0.90"},
        {"text/html": "<b>0.50</b>"},
    ]
    assert new[0].text == "0.11\n"


def test_fonts_are_warmed_only_where_notebooks_run(monkeypatch, pytestconfig):
    warmed, conftest = [], pytestconfig.pluginmanager.get_plugin(str(ROOT / "conftest.py"))
    monkeypatch.setattr(conftest, "warm_fonts", lambda: warmed.append("fonts"))
    for file, expected in (("test_nodes.py", []), ("01-weighted-sum.ipynb", ["fonts"])):
        conftest.pytest_collection_finish(SimpleNamespace(items=[SimpleNamespace(path=Path(file))]))
        assert warmed == expected


# From here on with nbval itself, in a process of its own, as a reader starts it.


def stdout(text):
    return new_output("stream", name="stdout", text=text)


def result(text, kind="text/plain"):
    return new_output("execute_result", data={kind: text}, execution_count=1)


def error(evalue):
    return new_output("error", ename="ValueError", evalue=evalue, traceback=["anything"])


def shown(kind, name, text):
    """What IPython's HTML, Latex and Markdown objects put on the page."""
    return new_output("display_data", data={"text/plain": f"<IPython.core.display.{name} object>", kind: text})


IMPORT = "from IPython.display import HTML, Latex, Markdown, display\n"

CELLS = {  # name: source, committed outputs, what nbval must say ("" is nothing: it must pass)
    "same": ("print('loss', 0.1234)", [stdout("loss 0.1234\n")], ""),
    "last digit": ("print('loss', 0.1234)", [stdout("loss 0.1235\n")], ""),
    "wrong number": ("print('loss', 0.1234)", [stdout("loss 0.1254\n")], "0.1254 -> 0.1234"),
    "wrong integer": ("print('96 of 100')", [stdout("95 of 100\n")], "95 -> 96"),
    "wrong word": ("print('ripe')", [stdout("green\n")], "green -> ripe"),
    "extra output": ("print(1); print(2)", [stdout("1\n")], "+ 2"),
    "unexpected output": ("print(1)", [], "+ 1"),
    "missing output": ("1", [result("1"), stdout("2\n")], "- 2"),
    "result": ("0.25", [result("0.26")], ""),
    "wrong result": ("0.25", [result("0.29")], "0.29 -> 0.25"),
    "exception": ("raise ValueError('got 0.50')", [error("got 0.51")], ""),
    "wrong exception": ("raise ValueError('got 0.50')", [error("got 0.70")], "0.70 -> 0.50"),
    "no exception": ("1", [error("got 0.70")], "'evalue'"),
    "rich": (
        IMPORT + "display(HTML('<b>0.50</b>'), Latex('$0.50$'), Markdown('0.50'))",
        [
            shown("text/html", "HTML", "<b>0.51</b>"),
            shown("text/latex", "Latex", "$0.51$"),
            shown("text/markdown", "Markdown", "0.51"),
        ],
        "",
    ),
    "wrong html": (IMPORT + "HTML('0.50')", [shown("text/html", "HTML", "0.80")], "0.80 -> 0.50"),
    "wrong latex": (IMPORT + "Latex('$0.50$')", [shown("text/latex", "Latex", "$0.80$")], "0.80 -> 0.50"),
    "wrong markdown": (IMPORT + "Markdown('0.50')", [shown("text/markdown", "Markdown", "0.80")], "0.80 -> 0.50"),
}


@pytest.fixture(scope="module")
def nbval_says(tmp_path_factory):
    """What nbval prints for each of the cells: they do not depend on each other, so one run does for all."""
    folder = tmp_path_factory.mktemp("nbval")
    cells = [
        new_code_cell(source, outputs=outputs, execution_count=1, metadata={"tags": ["raises-exception"]})
        for source, outputs, _ in CELLS.values()
    ]
    nbformat.write(new_notebook(cells=cells), folder / "cells.ipynb")
    (folder / "conftest.py").write_text((ROOT / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    words = ["--nbval", "--nbval-current-env", "-rA", "--color=no", "-p", "no:cacheprovider", "cells.ipynb"]
    command = [sys.executable, "-m", "pytest", *words]
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = dict.fromkeys(CELLS, "no report")
    for number, name in enumerate(CELLS):
        passed = f"PASSED cells.ipynb::Cell {number}\n" in done.stdout
        report = re.search(rf"_ cells.ipynb::Cell {number} _+\n(.*?)\n_{{5,}}|\Z", done.stdout, re.DOTALL)
        said[name] = "" if passed else (report and report[1]) or done.stdout
    return said


@pytest.mark.parametrize("name", CELLS)
def test_nbval_asks_the_comparator(nbval_says, name):
    source, _, expected = CELLS[name]
    assert bool(expected) == bool(nbval_says[name]), nbval_says[name]
    assert expected in nbval_says[name]
    if expected:
        assert source in nbval_says[name], "the message shows the cell"
