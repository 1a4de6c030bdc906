"""Live cells without a browser: which they are, what the site carries for them, and the Python that runs them."""

import base64
import importlib
import io
import json
import sys
import warnings
from types import SimpleNamespace
from zipfile import ZipFile

import matplotlib.pyplot as plt
import pytest
from livecells import cells, pyodide, wheel
from livecells.site import cell
from PIL import Image
from sphinx.errors import ExtensionError

from tests.building import ROOT
from tools.compare import needs

NOTEBOOKS = sorted((ROOT / "book").glob("*.ipynb"))
REASONS = {  # what a cell says that cannot run in the page: why not
    "bench.json": "the page's Python does not have this file",
}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def code_of(notebook):
    return ["".join(each["source"]) for each in notebook["cells"] if each["cell_type"] == "code"]


# ---- Which cells are live


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_cell_is_live_or_there_is_a_reason(path):
    notebook = read(path)
    live = ["".join(each["source"]) for each in cells.live(notebook).values()]
    if needs(path):
        assert live == []
        return
    others = [code for code in code_of(notebook) if code not in live]
    for place, code in enumerate(others, 1):  # a reason of its own, or of a cell above whose variables it uses
        assert any(what in "".join(others[:place]) for what in REASONS), code
    assert not [code for code in live if any(what in code for what in REASONS)], "it cannot run in the page"


def test_the_number_of_live_cells(report):
    counts = {path.stem: len(cells.live(read(path))) for path in NOTEBOOKS}
    total = sum(len(code_of(read(path))) for path in NOTEBOOKS)
    report += ["", f"live cells: {sum(counts.values())} of {total}, on {sum(map(bool, counts.values()))} pages"]
    chapters = [count for name, count in counts.items() if name[:2].isdigit() and name[:2] != "15"]
    assert min(chapters) > 10
    assert sum(counts.values()) > 0.9 * total - 100


def made(source, *tags):
    return {"cell_type": "code", "id": "one", "metadata": {"tags": list(tags)}, "source": [source]}


def test_hidden_cells_are_listed_with_their_code_and_in_order():
    few = [made("a = 1"), made("b = 2", "remove-cell"), made("c", "no-live"), made("1 / 0", "raises-exception")]
    notebook = {"metadata": {}, "cells": few}
    found = [cells.entry(each) for each in cells.live(notebook).values()]
    assert found == [{"id": "cell-one"}, {"code": "b = 2"}, {"id": "cell-one", "raises": True}]


# ---- What the site carries


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_page_shows_the_code_that_runs(path, site, parsed):
    page = parsed.page_at[(site / "book" / f"{path.stem}.html").resolve()].soup
    live = list(cells.live(read(path)).values())
    for what in ("script[src*='live/page.js']", "link[href*='live/page.css']", "#live-cells"):
        assert len(page.select(what)) == bool(live), what
    if not live:
        return
    listed = json.loads(page.select_one("#live-cells").string)
    shown = [page.select_one(f"#{each['id']} .cell_input pre").get_text() for each in listed["cells"]]
    assert [code.strip("\n") for code in shown] == ["".join(each["source"]).strip("\n") for each in live]


def test_a_page_says_how_much_it_loads():
    names = {"nnlesson": "numpy", "nnlesson.plots": "matplotlib"}
    assert cells.megabytes([made("x = 1")], names) == 7
    assert cells.megabytes([made("import numpy"), made("from nnlesson.plots import strip_of_tries")], names) == 20


def test_a_page_without_cells_loads_nothing(site):
    for name in ("index.html", "book/glossary.html", "book/api/nodes.html", "book/15-handwritten-digits.html"):
        assert "live/" not in (site / name).read_text(encoding="utf-8"), name


def test_the_worker_finds_what_its_settings_name(site):
    folder = site / "_static" / "live"
    settings = read(folder / "settings.json")
    file = folder / settings["wheel"]
    assert settings["sums"][file.name] == wheel.checksum(file)
    assert settings["pyodide"] == pyodide.CDN or (folder / settings["pyodide"] / "pyodide.mjs").is_file()
    assert {each.name for each in folder.iterdir() if each.is_file()} == {
        "settings.json", "page.js", "page.css", "worker.js", "offline.js", "cell.py", "figures.py"}  # fmt: skip


def test_the_wheel_is_the_same_each_time_and_says_so_in_its_address(tmp_path):
    homes = [tmp_path / "one", tmp_path / "two"]
    for home in homes:
        home.mkdir()
    (homes[0] / "wheel-of-before").mkdir()
    first, second = (wheel.build(ROOT, home) for home in homes)
    assert first == second
    assert [each.name for each in homes[0].iterdir()] == [first[0].split("/")[0]]


def test_the_wheel_says_that_the_package_has_types(tmp_path):
    address, _ = wheel.build(ROOT, tmp_path)
    assert "nnlesson/py.typed" in ZipFile(tmp_path / address).namelist()


def test_a_wheel_that_cannot_be_built_says_why(tmp_path):
    with pytest.raises(ExtensionError, match="was not built; hatchling says"):
        wheel.build(tmp_path, tmp_path)


@pytest.fixture
def small_set(tmp_path, monkeypatch):
    """A folder like Pyodide's, in small; the sums fit."""
    source = tmp_path / "set"
    source.mkdir()
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of the letters abc
    lock = {"packages": {name: {"file_name": f"{name}.whl", "sha256": digest} for name in ("here", "elsewhere")}}
    (source / "pyodide-lock.json").write_text(json.dumps(lock))
    (source / "here.whl").write_text("abc")
    (source / "package.json").write_text("not asked for")
    monkeypatch.setattr(pyodide, "SUMS", {"pyodide-lock.json": wheel.checksum(source / "pyodide-lock.json")})
    monkeypatch.setenv("NNLESSON_PYODIDE", str(source))
    return source


@pytest.mark.usefixtures("small_set")
def test_the_site_carries_the_set_that_is_named(tmp_path):
    assert pyodide.provide(tmp_path) == f"v{pyodide.VERSION}/"
    assert {each.name for each in (tmp_path / f"v{pyodide.VERSION}").iterdir()} == {"pyodide-lock.json", "here.whl"}


def test_a_set_with_another_byte_is_refused(small_set, tmp_path):
    (small_set / "here.whl").write_text("xyz")
    with pytest.raises(ExtensionError, match=r"here\.whl must be the one of Pyodide"):
        pyodide.provide(tmp_path)


def test_a_set_without_a_file_is_refused(small_set, tmp_path):
    (small_set / "pyodide-lock.json").unlink()
    with pytest.raises(ExtensionError, match=r"pyodide-lock\.json is missing in"):
        pyodide.provide(tmp_path)


def test_without_a_set_the_settings_hold(monkeypatch, tmp_path):
    monkeypatch.delenv("NNLESSON_PYODIDE", raising=False)
    assert pyodide.provide(tmp_path) == ""
    assert pyodide.CDN.endswith(f"/v{pyodide.VERSION}/full/")


# ---- The Python half


@pytest.fixture
def page(monkeypatch):
    """A page's Python: page(code, ...) runs the cells and returns what the last one showed, as (kind, text)."""
    for name in ("IPython", "IPython.display"):
        monkeypatch.setitem(sys.modules, name, None)  # to be put back as it was
    for name in ("stdin", "breakpointhook", "setrecursionlimit"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setenv("MPLBACKEND", "agg")
    cell.prepare()
    namespace, shown = {}, []

    def run(*codes):
        for number, code in enumerate(codes, 1):
            shown.clear()
            run.ended = cell.run(code, number, namespace, lambda *each: shown.append(each))
        return shown

    return run


def text(shown, kind="stdout"):
    return "".join(words for each, words in shown if each == kind)


def test_cells_share_their_variables(page):
    assert text(page("a = 2", "print(a + 1)")) == "3\n"
    assert page.ended


def test_the_last_expression_is_shown(page):
    assert page("1 + 1\n'a'") == [("text/plain", "'a'")]
    assert page("None") == page("x = 1") == page("") == page("# a comment") == []


def test_print_streams_in_order_with_what_is_displayed(page):
    assert page("print('a', end=' ')\nprint('b')\ndisplay(1)\nprint('c', end='')") == [
        ("stdout", "a b\n"), ("text/plain", "1"), ("stdout", "c")]  # fmt: skip


def test_the_best_form_of_a_value(page):
    assert page("class A:\n    def _repr_html_(self):\n        return '<b>x</b>'\nA()") == [("text/html", "<b>x</b>")]
    assert page("from IPython.display import Math\nMath('x^2')") == [("text/latex", r"$\displaystyle x^2$")]
    assert page("A")[0][0] == "text/plain"


def test_output_is_cut_with_a_sentence(page):
    shown = text(page("for i in range(30_000):\n    print('0123456789')"))
    assert shown.endswith(cell.CUT)
    assert len(shown) == cell.LIMIT + len(cell.CUT)


def test_values_are_cut_too(page):
    shown = page("for i in range(2000):\n    display(i)")
    assert len(shown) == 1000
    assert shown[-1][1].endswith(cell.CUT)
    [[_, words]] = page("list(range(10**5))")
    assert len(words) == cell.LIMIT + len(cell.CUT)


def test_a_semicolon_hides_the_value(page):
    for code in ("2;", "x = 1; x;  # so", "(1,\n 2) ;\n\n# the end\n"):
        assert page(code) == [], code
    assert page("x = 1; x") == [("text/plain", "1")]
    assert page("';'  # ;") == [("text/plain", "';'")]


def test_a_warning_is_shown_at_each_run(page, monkeypatch):
    shown = []
    code = "import warnings\nfor i in range(2):\n    warnings.warn('beware')"
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        monkeypatch.setattr(warnings, "showwarning", lambda message, *_: shown.append(str(message)))
        page(code, code)
        assert shown == ["beware", "beware"]
        page("import warnings\nwarnings.simplefilter('ignore')", code)
        assert shown == ["beware", "beware"], "a filter stays until it is changed"


def test_what_is_meant_for_a_terminal(page):
    assert text(page("print('\\x1b[1;31mred\\x1b[0m and \\x1b[2Kgone')")) == "red and gone\n"
    assert page("print('1/3', end='\\r')\nprint('2/3', end='\\r')") == [("stdout", "1/3\r"), ("stdout", "2/3\r")]


@pytest.mark.parametrize(
    "code",
    ["input('?')", "import sys\nsys.stdin.read()", "import sys\nfor line in sys.stdin:\n    pass", "breakpoint()",
     "import sys\nsys.stdin.readlines()"],
)  # fmt: skip
def test_a_cell_cannot_ask(page, code):
    told = text(page(code), "traceback")
    assert told.endswith(f"RuntimeError: {cell.NO_INPUT}\n")
    assert ".py" not in told


def test_calls_within_calls_stay_few_enough_for_the_page(page):
    before = sys.getrecursionlimit()
    try:
        page("import sys\nsys.setrecursionlimit(10**6)")
        assert sys.getrecursionlimit() == cell.DEEPEST
    finally:
        sys.setrecursionlimit(before)


@pytest.mark.parametrize(("n", "most"), [(3, 3), (1000, 1000), (99_000, 1500)])
def test_a_flood_is_shown_in_pieces(page, n, most):
    shown = page(f"for _ in range({n}): print()")
    assert len(shown) <= most
    assert text(shown) == n * "\n"
    assert n > 1000 or shown == [("stdout", "\n")] * n


def test_both_streams_keep_their_order_in_a_flood(page):
    code = "import sys\nfor n in range(3000):\n    print(n, file=[sys.stdout, sys.stderr][n % 2])"
    assert "".join(words for _, words in page(code)).split() == [str(n) for n in range(3000)]


def test_a_traceback_has_the_readers_lines_only(page):
    code = "import json\n\ndef f():\n    return json.loads('{')\n\nf()"
    told = text(page("x = 1", code), "traceback")
    assert not page.ended
    assert told.startswith('Traceback (most recent call last):\n  File "cell 2", line 6, in <module>\n    f()')
    assert 'File "cell 2", line 4, in f\n    return json.loads(' in told
    assert "JSONDecodeError" in told
    assert "decoder.py" not in told
    assert "cell.py" not in told


def test_the_error_before_an_error_is_told_with_the_readers_lines_too(page):
    code = "import json\ntry:\n    json.loads('{')\nexcept ValueError as error:\n    raise KeyError(1) from error"
    told = text(page(code), "traceback")
    assert told.count('File "cell 1"') == 2
    assert ".py" not in told


def test_a_slip_in_the_grammar_is_shown_in_its_place(page):
    told = text(page("x = (1,\ny ="), "traceback")
    assert 'File "cell 1", line' in told
    assert "SyntaxError" in told


def test_other_ends(page):
    assert "SystemExit" in text(page("raise SystemExit"), "traceback")
    assert "no module named 'unheard_of'" in text(page("import unheard_of"), "traceback")
    assert text(page("import sys\nprint('w', file=sys.stderr)"), "stderr") == "w\n"


@pytest.fixture
def backend(monkeypatch):
    """The backend of the page, as matplotlib finds it there."""
    monkeypatch.setitem(sys.modules, "live_cell", cell)
    figures = importlib.import_module("livecells.site.figures")
    monkeypatch.setitem(sys.modules, "live_figures", figures)
    plt.switch_backend("module://live_figures")
    yield
    plt.switch_backend("agg")


@pytest.mark.usefixtures("backend")
def test_figures_come_where_they_are_shown_and_at_the_end(page):
    code = "import matplotlib.pyplot as plt\n_ = plt.figure()\nplt.show()\nprint('between')\n_ = plt.figure()"
    shown = page(code)
    assert [kind for kind, _ in shown] == ["image/png", "stdout", "image/png"]
    assert Image.open(io.BytesIO(base64.b64decode(shown[0][1]))).format == "PNG"
    assert page("plt.get_fignums()") == [("text/plain", "[]")]


@pytest.mark.usefixtures("backend")
@pytest.mark.parametrize("shown", ["", "\nplt.show()"])
def test_a_figure_that_cannot_be_drawn_is_an_error_of_its_cell(page, shown):
    code = f"import matplotlib.pyplot as plt\nprint('before')\n_ = plt.title('$x_$'){shown}"
    kinds = [kind for kind, _ in page(code)]
    assert not page.ended
    assert kinds == ["stdout", "traceback"]
    assert page("plt.get_fignums()") == [("text/plain", "[]")]


@pytest.mark.usefixtures("backend")
def test_figures_of_a_cell_that_stops_come_below_its_error(page):
    assert [kind for kind, _ in page("import matplotlib.pyplot as plt\n_ = plt.figure()\n1 / 0")] == [
        "traceback", "image/png"]  # fmt: skip
    assert not page.ended


def test_what_a_cell_imports():
    code = "import a.b\nfrom c import d, e\ndef f():\n    import g as h\n"
    assert cell.imports(code) == {"a", "a.b", "c", "c.d", "c.e", "g"}
    assert cell.imports("import (") == set()


def test_what_must_be_loaded():
    names = {"nnlesson": "numpy", "nnlesson.plots": "matplotlib", "nnlesson.datasets.digits": "sklearn"}
    assert cell.wanted("from nnlesson.datasets import digits", names) == ["nnlesson", "numpy", "sklearn"]
    assert cell.wanted("from nnlesson.plots.style import COLOURS", names) == ["matplotlib", "nnlesson", "numpy"]
    assert cell.wanted("from nnlesson.datasets import avocados", names) == ["nnlesson", "numpy"]


def test_other_builders_are_left_alone():
    env = SimpleNamespace(doc2path=lambda _: "a.ipynb")
    cells.mark(SimpleNamespace(builder=SimpleNamespace(format="latex"), env=env), None, "a")  # touches nothing
