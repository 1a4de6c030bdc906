"""Python in the page: every live cell of the book in a real browser, with every other host out of reach."""

import json
import os
import re
import time
from pathlib import Path

import pytest
from livecells import cells
from playwright.sync_api import sync_playwright

from run import Pages
from tests.building import ROOT
from tests.site.browsing import FLAGS, ONLY_THIS_MACHINE, served
from tools.compare import differences, equal

pytestmark = pytest.mark.long

NOTEBOOKS = {path.stem: json.loads(path.read_bytes()) for path in sorted((ROOT / "book").glob("*.ipynb"))}
LIVE = {name: list(cells.live(notebook).values()) for name, notebook in NOTEBOOKS.items() if cells.live(notebook)}
PLAIN = "01-weighted-sum"
PATIENCE = 400_000  # milliseconds for the longest page, on a busy machine
SHOWN = """cell => [...cell.querySelectorAll('.cell_output > *')].map(box => [
  {stream: 'stdout', text_plain: 'text/plain', text_latex: 'text/latex'}[box.classList[1]]
    ?? (box.matches('figure, img, :has(> img)') ? 'image/png' : box.classList[1]),
  (box.querySelector('pre') ?? box).textContent])"""


class Handler(Pages):
    """Serves the site as `run.py book` does, counts the bytes, and loses or changes the files that a test names."""

    sent = 0
    faults = {}  # noqa: RUF012  one for all requests, on purpose

    def do_GET(self):  # noqa: N802  the name that the server calls
        name = Path(self.path).name.partition("?")[0]
        fault = next((fault for part, fault in self.faults.items() if re.search(part, self.path)), None)
        if fault == "gone":
            self.close_connection = True
        elif fault == "missing":
            self.send_error(404)
        elif fault == "changed":
            self.send_changed(name)
        else:
            super().do_GET()

    def send_changed(self, name):
        data = bytearray(Path(self.translate_path(self.path)).read_bytes())
        data[-1] ^= 1
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(name))
        self.end_headers()
        self.wfile.write(data)

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/v0.2"))  # the site, under an address with a version too

    def copyfile(self, source, outputfile):
        type(self).sent += os.fstat(source.fileno()).st_size
        super().copyfile(source, outputfile)


class Reader:
    """A window on one page, and what a reader does there."""

    def __init__(self, window, address):
        self.window, self.address, self.asked, self.faults = window, address, [], []
        window.set_default_timeout(PATIENCE)
        window.on("request", lambda request: self.asked.append(request.url))
        window.on("pageerror", lambda error: self.faults.append(error.message))

    def open(self, name):
        self.window.goto(f"{self.address}book/{name}.html")
        return self

    def cell(self, number):
        """The cell with this number: 1 is the first, -1 the last."""
        return self.window.locator(".cell:has(.live-bar)").nth(number - (number > 0))

    def press(self, cell, words):
        """Press a button of a cell, even if it stands in a closed solution."""
        cell.locator(f".live-bar button:text-is('{words}')").evaluate("button => button.click()")

    def status(self, cell):
        return cell.locator("[role=status]").text_content()

    def wait(self, cell):
        """Wait until nothing runs; return what the bar of the cell says then."""
        bar = cell.locator(".live-bar").element_handle()
        self.window.wait_for_function("bar => bar.firstElementChild.ariaDisabled == 'false'", arg=bar)
        return self.status(cell)

    def run(self, cell):
        self.press(cell, "Run")
        return self.wait(cell)

    def type(self, cell, code):
        """Edit a cell by keyboard."""
        cell.get_by_role("button", name="Edit").press("Enter")
        self.window.keyboard.press("Control+A")
        self.window.keyboard.insert_text(code)

    def shown(self, cell):
        return cell.evaluate(SHOWN)


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, ONLY_THIS_MACHINE])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(pyodide, site):
    assert pyodide.is_dir()  # asked for before the site is built
    with served(site, Handler) as address:
        yield address


@pytest.fixture(autouse=True)
def no_fault():
    Handler.faults.clear()
    yield
    Handler.faults.clear()


@pytest.fixture(scope="module")
def profile(browser):
    """One reader who goes from page to page."""
    with browser.new_context() as context:
        yield context


@pytest.fixture
def again(profile, address):
    """This reader, on a new page."""
    with profile.new_page() as window:
        reader = Reader(window, address)
        yield reader
        assert reader.faults == []


@pytest.fixture
def newcomer(browser, address):
    """A reader who has never been here."""
    with browser.new_context() as context, context.new_page() as window:
        reader = Reader(window, address)
        yield reader
        assert reader.faults == []


@pytest.fixture(scope="module")
def table(report):
    lines = ["", "Python in the page: first output, all cells (seconds), bytes sent"]
    yield lines
    report += lines


# ---- Every cell of the book


def committed(cell):
    """Return what the book shows of a cell, as the page's outputs are read: (kind, text)."""
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            yield "stdout", "".join(output["text"])
        else:
            kind = next(kind for kind in ("image/png", "text/latex", "text/plain") if kind in output["data"])
            yield kind, "".join(output["data"][kind])


def unlike(cell, shown):
    """Say how the outputs of a cell differ from the committed ones."""
    expected = list(committed(cell))
    if [kind for kind, _ in expected] != [kind for kind, _ in shown]:
        yield f"{cell['id']}: {expected} -> {shown}"
        return
    for (kind, old), (_, new) in zip(expected, shown, strict=True):
        if kind in ("stdout", "text/plain") and not equal(old.rstrip("\n"), new.rstrip("\n")):
            yield f"{cell['id']}: {differences(old, new)}"


@pytest.mark.parametrize("name", LIVE)
def test_every_cell_shows_what_the_book_shows(again, name, table):
    reader = again.open(name)
    Handler.sent, start = 0, time.monotonic()
    first, last = reader.cell(1), reader.cell(-1)
    said = [reader.run(first)]
    to_first = time.monotonic() - start
    said.append(reader.run(last))
    table.append(f"{to_first:6.1f} {time.monotonic() - start:6.1f} {Handler.sent:11,}  {name}")
    shown = [reader.shown(reader.cell(place)) for place in range(1, len(LIVE[name]) + 1)]
    problems = [problem for pair in zip(LIVE[name], shown, strict=True) for problem in unlike(*pair)]
    assert problems == []
    assert said == ["Done.", "Done."]
    assert reader.window.locator(".cell:has(.live-bar)").count() == len(LIVE[name])
    assert reader.window.locator("img:not([alt]), img[alt='']:not(.logo__image)").count() == 0
    assert [url for url in reader.asked if not url.startswith((reader.address, "data:", "blob:"))] == []


# ---- What a reader does


def test_nothing_is_loaded_before_the_first_click(newcomer):
    newcomer.open(PLAIN).window.wait_for_load_state("networkidle")
    live = [url.partition("?")[0] for url in newcomer.asked if "/live/" in url]
    assert [Path(url).name for url in live] == ["page.css", "page.js"]
    assert newcomer.status(newcomer.cell(1)) == "The first run loads about 20 MB, once."


def test_edit_run_and_reset_by_keyboard(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    keyboard, pre = reader.window.keyboard, cell.locator(".cell_input pre")
    code, output = pre.text_content(), reader.shown(cell)
    reader.type(cell, "print('new')")
    keyboard.press("Enter")
    keyboard.type("20 + 3")
    keyboard.press("Control+Enter")
    assert reader.wait(cell) == "Done."
    assert reader.shown(cell) == [["stdout", "new\n"], ["text/plain", "23"]]
    keyboard.press("Escape")
    assert reader.window.evaluate("document.activeElement.textContent") == "Edit"
    cell.get_by_role("button", name="Reset").press("Enter")
    assert (pre.text_content(), reader.shown(cell)) == (code, output)
    assert cell.get_by_role("button", name="Reset").count() == 0
    assert reader.run(cell) == "Done."
    assert reader.shown(cell) == output


def test_the_focus_stays_in_the_bar_when_a_run_ends(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    reader.type(cell, "import time\ntime.sleep(2)")
    reader.press(cell, "Run")
    cell.get_by_role("button", name="Stop").focus()
    assert reader.wait(cell) == "Done."
    assert reader.window.evaluate("document.activeElement.textContent") == "Run"


def test_a_wide_formula_that_a_cell_shows_is_reached_by_keyboard(newcomer):
    reader = newcomer.open("derivatives")
    cell = reader.cell(1)
    reader.type(cell, "from IPython.display import Math\nMath('+'.join(['x_{12}'] * 200))")
    assert reader.run(cell) == "Done."
    wide = cell.locator(".live-output mjx-container").element_handle()
    reader.window.wait_for_function("formula => formula.tabIndex === 0", arg=wide, timeout=5000)


def test_a_figure_of_other_code_has_other_words(newcomer):
    reader = newcomer.open(PLAIN)
    cell = reader.cell(1)
    reader.type(cell, "import matplotlib.pyplot as plt\n_ = plt.figure(figsize=(2, 1))")
    assert reader.run(cell) == "Done."
    assert cell.locator(".cell_output img").get_attribute("alt") == "Figure drawn by the code above"


def test_an_error_stops_the_run_and_shows_the_readers_lines(newcomer):
    reader = newcomer.open(PLAIN)
    reader.type(reader.cell(1), "import json\njson.loads('{')")
    assert reader.run(reader.cell(2)) == "Cell 1, above, stopped at an error."
    [[kind, words]] = reader.shown(reader.cell(1))
    assert kind == "traceback"
    assert 'File "cell 1", line 2' in words
    assert ".py" not in words
    reader.window.keyboard.press("Escape")
    reader.type(reader.cell(1), "import unheard_of")
    assert reader.run(reader.cell(1)) == "Stopped at an error."
    assert "this page has no module named 'unheard_of'" in reader.shown(reader.cell(1))[0][1]


def test_print_streams_and_stop_takes_less_than_a_second(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    reader.type(cell, "print('begun')\nwhile True: pass")
    reader.press(cell, "Run")
    cell.locator(".stream", has_text="begun").wait_for()
    start = time.monotonic()
    cell.get_by_role("button", name="Stop").press("Enter")
    assert reader.wait(cell).startswith("Stopped.")
    assert time.monotonic() - start < 1
    assert reader.window.evaluate("document.activeElement.textContent") == "Run"
    reader.press(cell, "Reset")
    assert reader.run(reader.cell(2)) == "Done."  # Python starts again, and the first cell runs again


def test_stop_while_python_is_still_starting(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    reader.press(cell, "Run")
    reader.press(cell, "Stop")
    assert reader.wait(cell).startswith("Stopped.")
    assert reader.run(cell) == "Done."


def test_printing_is_quick(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    seconds = []
    for count in (1, 20_000, 40_000):
        reader.type(cell, f"for i in range({count}): print(i)")
        start = time.monotonic()
        assert reader.run(cell) == "Done."
        seconds.append(time.monotonic() - start)
        reader.window.keyboard.press("Escape")
    assert seconds[1] < 5
    assert seconds[2] < 2.3 * seconds[1] + 0.3


def test_endless_output_is_cut(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    reader.type(cell, "for i in range(40_000): print('0123456789')")
    assert reader.run(cell) == "Done."
    assert "the rest is not shown" in reader.shown(cell)[0][1]


# ---- What goes wrong


@pytest.mark.parametrize(
    ("file", "fault", "sentence"),
    [
        ("/live/", "gone", "Python could not be (loaded|started): there is no connection"),
        ("settings", "gone", "Python could not be loaded: there is no connection to 127"),
        ("pyodide.mjs", "missing", "pyodide.mjs is missing on 127"),
        ("asm.wasm", "missing", "pyodide.asm.wasm is missing on 127"),
        ("asm.mjs", "missing", "pyodide.asm.mjs is missing on 127"),
        ("asm.mjs", "changed", "pyodide.asm.mjs is not the file that this book was checked with"),
        ("stdlib", "changed", "python_stdlib.zip is not the file that this book was checked with"),
        ("lock.json", "changed", "pyodide-lock.json is not the file that this book was checked with"),
        ("/numpy", "changed", "numpy-.*whl is not the file that this book was checked with"),
        ("/nnlesson", "changed", "nnlesson-.*whl is not the file that this book was checked with"),
        ("/numpy", "gone", "Python could not be loaded: there is no connection"),
    ],
)
def test_a_failure_is_one_sentence(newcomer, file, fault, sentence):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    output = reader.shown(cell)
    Handler.faults[file] = fault
    said = reader.run(cell)
    assert re.search(sentence, said), said
    assert said.endswith(".")
    assert reader.shown(cell) == output


@pytest.mark.parametrize(("name", "fault"), [("pandas", ""), ("numpy", "missing"), ("nnlesson", "missing")])
def test_a_package_that_is_not_offered_is_an_error_of_its_cell(newcomer, name, fault):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    Handler.faults[f"/{name}"] = fault
    reader.type(cell, f"before = 1\ntry:\n    import {name}\nexcept ImportError:\n    print('none')")
    assert reader.run(cell) == "Done."
    assert reader.shown(cell) == [["stdout", "none\n"]]
    for code, said in ((f"import {name}", "Stopped at an error."), ("before", "Done.")):
        reader.window.keyboard.press("Escape")
        reader.type(cell, code)
        assert reader.run(cell) == said
        last = reader.shown(cell)[0][1]
        assert last == (f"ModuleNotFoundError: this page has no module named '{name}'\n" if "import" in code else "1")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import os\nos._exit(0)", r"Python stopped: Program terminated with exit\(0\)\."),
        ("def f(x):\n    sorted([x], key=f)\nf(1)", r"Python stopped: functions called one another too deeply\."),
    ],
)
def test_a_cell_that_ends_python_says_what_is_lost(newcomer, code, sentence):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    reader.type(cell, code)
    assert re.fullmatch(f"{sentence} What the cells had made is gone; Run makes it again.", reader.run(cell))
    assert reader.shown(cell) == []
    reader.press(cell, "Reset")
    assert reader.run(cell) == "Done."


@pytest.mark.parametrize(
    ("code", "place", "words"),
    [
        ("import sys\nsys.setrecursionlimit(10**6)\ndef f(): f()\nf()", 0, "RecursionError"),
        ("import pdb\npdb.set_trace()", -1, "a cell in a page cannot ask for input"),
        ("import numpy as np\nseveral = [np.empty(10**8) for _ in range(9)]", 0, "MemoryError"),
    ],
    ids=["endless recursion", "a debugger", "too large numbers"],
)
def test_it_is_an_error_like_others(newcomer, code, place, words):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    reader.type(cell, code)
    assert reader.run(cell) == "Stopped at an error."
    assert words in reader.shown(cell)[place][1]


def test_after_a_failure_the_next_run_starts_afresh(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    Handler.faults["settings"] = "gone"
    assert "no connection" in reader.run(cell)
    Handler.faults.clear()
    assert reader.run(cell) == "Done."


def test_a_browser_without_webassembly(newcomer):
    newcomer.window.add_init_script("delete window.WebAssembly")
    cell = newcomer.open(PLAIN).cell(1)
    assert newcomer.run(cell) == "This browser cannot run Python: it has no WebAssembly."


def test_a_page_from_the_disk(newcomer, site):
    newcomer.window.goto((site / "book" / f"{PLAIN}.html").as_uri())
    cell = newcomer.cell(1)
    assert newcomer.run(cell) == "Python needs a server: build and open the book with python3 run.py book."


def test_the_next_page_does_not_load_python_again(newcomer):
    reader = newcomer.open(PLAIN)
    assert reader.run(reader.cell(1)) == "Done."
    reader.open("02-bias")
    Handler.sent = 0
    assert reader.run(reader.cell(1)) == "Done."
    assert Handler.sent < 200_000


def test_after_one_visit_it_works_offline(newcomer):
    reader, cell = newcomer.open(PLAIN), newcomer.cell(1)
    output = reader.shown(cell)
    assert reader.run(cell) == "Done."
    reader.open(PLAIN)
    Handler.faults["/live/"] = "gone"
    assert reader.run(cell) == "Done."
    assert reader.shown(cell) == output


def test_a_new_version_takes_the_place_of_the_one_before(newcomer):
    reader = newcomer.open(PLAIN)
    live, elsewhere = f"{reader.address}_static/live/", f"{reader.address}another/_static/live/"
    older = [f"{live}v1.2.3/pyodide.mjs", f"{live}wheel-0000/nnlesson-0.0.1-py3-none-any.whl", f"{live}cell.py?v=0"]
    others = [f"{elsewhere}v1.2.3/pyodide.mjs", f"{elsewhere}cell.py"]
    keep = """async urls => {
      const kept = await caches.open('nnlesson.live');
      for (const url of urls) await kept.put(url, new Response('kept before'));
    }"""
    kept = "async () => (await (await caches.open('nnlesson.live')).keys()).map(each => each.url)"
    reader.window.evaluate(keep, older + others)
    assert reader.run(reader.cell(1)) == "Done."
    soon = time.monotonic() + 10  # the last file is kept a moment after Python has it
    while set(older) & (now := set(reader.window.evaluate(kept))) and time.monotonic() < soon:
        time.sleep(0.1)
    assert not set(older) & now
    assert set(others) <= now


def test_a_version_in_the_address_of_the_site_keeps_no_old_settings(newcomer):
    newcomer.address += "v0.2/"
    reader = newcomer.open(PLAIN)
    assert reader.run(reader.cell(1)) == "Done."
    reader.open(PLAIN)
    Handler.faults["settings.json"] = "missing"
    assert "settings.json is missing" in reader.run(reader.cell(1))
