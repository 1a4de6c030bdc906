"""Live cells in the page: the editor, what a run shows, and how it ends; a small worker stands in for Python."""

import re
import time

import pytest

from run import Pages
from tests.site.browsing import one_window, served

pytestmark = pytest.mark.long

PAGE = "book/01-weighted-sum.html"
WORKER = """
const show = (kind, text) => postMessage({kind, text});
addEventListener("message", ({data}) => {
  postMessage({running: true});
  try { eval(data.code); } catch {}  // what a test writes into a cell is JavaScript
  if (!data.code.startsWith("later")) postMessage({ended: true});
});"""


class Handler(Pages):
    """Serves the site with a worker of ours, and with the faults that a test asks for."""

    policy, worker = "", WORKER

    def do_GET(self):  # noqa: N802  the name that the server calls
        if "/live/worker.js" not in self.path or self.worker is None:
            super().do_GET()
            return
        self.send_response(200 if self.worker else 404)
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()
        self.wfile.write(self.worker.encode())

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@pytest.fixture(scope="module")
def browser(chromium):
    with one_window(chromium) as window:
        yield window.context.browser


@pytest.fixture(scope="module")
def address(site):
    with served(site, Handler) as address:
        yield address


@pytest.fixture
def server(monkeypatch):
    """The settings of the server, for one test."""

    def change(**settings):
        for name, value in settings.items():
            monkeypatch.setattr(Handler, name, value)

    return change


@pytest.fixture
def page(browser, address, server):
    """A page with live cells, as one sees it for the first time."""
    server()
    with browser.new_context() as context, context.new_page() as page:
        page.set_default_timeout(20_000)
        page.goto(address + PAGE)
        yield page


def cell(page, number=1):
    return page.locator(".cell:has(.live-bar)").nth(number - 1)


def edit(page, number=1):
    """Open the editor of a cell, with all of its code chosen."""
    cell(page, number).get_by_role("button", name="Edit").press("Enter")
    page.keyboard.press("Control+A")
    return cell(page, number).locator("textarea")


def typed(page, words):
    """Type words in which <Enter> is a key."""
    for part in filter(None, re.split(r"(<\w[\w+]*>)", words)):
        if part.startswith("<"):
            page.keyboard.press(part[1:-1])
        else:
            page.keyboard.type(part)


def put(page, code, number=1):
    """Put code into a cell, and leave the editor."""
    edit(page, number).fill(code)
    page.keyboard.press("Escape")


def status(page, number=1):
    return cell(page, number).get_by_role("status").text_content()


def run(page, number=1):
    """Run a cell; return what its bar says at the end."""
    cell(page, number).locator(".live-bar button").first.click()
    bar = cell(page, number).locator(".live-bar").element_handle()
    page.wait_for_function("bar => bar.firstElementChild.ariaDisabled == 'false'", arg=bar)
    return status(page, number)


def printed(page, number=1):
    return cell(page, number).locator(".cell_output").all_inner_texts()


# ---- The editor


LINES = {  # what is typed: what stands there then
    "x = 1<Enter>print(x)": "x = 1\nprint(x)",
    "for x in [1, 2]:<Enter>total += x<Enter><Backspace>print(total)": (
        "for x in [1, 2]:\n    total += x\nprint(total)"),
    "if x:<Enter>if y:<Enter>z<Enter><Backspace><Backspace>w": "if x:\n    if y:\n        z\nw",
    "if x:<Enter><Space><Space><Backspace>y": "if x:\n    y",
    "a  <Backspace>b": "a b",
    "<Backspace>a<Enter><Backspace>b": "ab",
    "x<Tab>y<Enter><Tab>z": "x   y\n    z",
    "a<Enter>b<Control+A><Tab>": "    a\n    b",
    "a<Enter><Enter>b<Control+A><Tab><Tab>": "        a\n\n        b",
    "a<Enter>b<Home><Shift+ArrowUp><Tab>": "    a\nb",
    "a<Enter>b<Shift+ArrowUp><Tab>": "    a\n    b",
    "<Delete><Tab>a<Enter>b<Shift+Tab><Control+A><Tab><Shift+Tab><Shift+Tab>": "a\nb",
    "<Delete><Tab><Tab>a<Shift+Tab>b": "    ab",
    "<Delete><Tab><Shift+Tab>": "",
    "<Enter><Tab>a<Shift+Tab>b": "\nab",
    "'\N{PEAR}'<Enter>a<Home><Shift+ArrowUp><Tab>": "    '\N{PEAR}'\na",
    "a<Enter>bc<ArrowLeft><Enter>d": "a\nb\ndc",
    "print(8/2)<ArrowLeft><ArrowLeft>0": "print(8/02)",
}  # fmt: skip


@pytest.mark.parametrize("way", ["the platform's", "another"])
def test_the_keys_give_these_lines(page, way):
    if way == "another":  # a browser that does not offer the old command
        page.evaluate("document.execCommand = () => false")
    editor = edit(page)
    for words, code in LINES.items():
        typed(page, f"<Control+A>{words}")
        assert editor.input_value() == code, words
        assert cell(page).locator("pre").first.text_content() == f"{code}\n", words
    assert editor.evaluate("editor => editor === document.activeElement")


def test_undo_and_redo_go_through_all_that_was_typed(page):
    editor = edit(page)
    before = editor.input_value()
    typed(page, "if x:<Enter>y<Enter><Backspace>z<Control+A><Tab>")
    after = editor.input_value()
    for _ in range(20):
        page.keyboard.press("Control+Z")
    assert editor.input_value() == before
    for _ in range(20):
        page.keyboard.press("Control+Shift+Z")
    assert editor.input_value() == after == "    if x:\n        y\n    z"


@pytest.mark.parametrize("is_open", [True, False])
def test_the_copy_button_gives_the_lines(page, is_open):
    edit(page)
    typed(page, "if x:<Enter>y<Enter><Enter>z")
    if not is_open:
        page.keyboard.press("Escape")
    cell(page).hover()
    cell(page).locator("button.copybtn").first.click()
    cell(page).locator("button.copybtn.success").first.wait_for()
    editor = edit(page, 2)
    typed(page, "<Control+V>")
    assert editor.input_value() == "if x:\n    y\n    \n    z"


def test_what_is_chosen_is_copied_and_pasted_as_it_is(page):
    editor = edit(page)
    typed(page, "if x:<Enter>y<Control+A><Control+C><Control+End><Enter><Backspace><Control+V>")
    assert editor.input_value() == "if x:\n    y\nif x:\n    y"


def test_the_editor_is_named_and_changes_nothing_by_itself(page):
    editor = edit(page)
    assert editor.get_attribute("aria-label") == "Code of cell 1. Ctrl+Enter runs it, Escape leaves it."
    for name in ("autocapitalize", "autocorrect", "autocomplete"):
        assert editor.get_attribute(name) == "off"
    assert editor.get_attribute("spellcheck") == "false"
    assert editor.get_attribute("translate") == "no"


def test_the_keyboard_is_not_caught(page):
    edit(page)
    typed(page, "1<Escape>")
    assert page.evaluate("document.activeElement.textContent") == "Edit"
    typed(page, "<Shift+Tab>")
    assert page.evaluate("document.activeElement.textContent") == "Run"
    assert cell(page).locator("pre").first.text_content() == "1\n"


@pytest.mark.parametrize("composed", [{"isComposing": True}, {"keyCode": 229}])
def test_the_keys_that_choose_a_sign_stay_with_the_keyboard(page, composed):
    editor = edit(page)
    typed(page, "1 + 1")
    for key in ("Enter", "Escape", "Tab", "Backspace"):
        editor.evaluate(
            "(editor, how) => editor.dispatchEvent(new KeyboardEvent('keydown', how))",
            {"key": key, "bubbles": True, "cancelable": True, **composed},
        )
    assert editor.input_value() == "1 + 1"


@pytest.mark.parametrize("width", [1280, 400])
def test_the_editor_lies_where_the_code_is_and_grows_with_it(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    look = """element => {
      const {x, width, height} = element.getBoundingClientRect();
      const {font, padding, color, borderRadius} = getComputedStyle(element);
      return [x, width, height, font, padding, color, borderRadius];
    }"""
    before = cell(page, 2).locator("pre").first.evaluate(look)
    editor = edit(page, 2)
    typed(page, "<ArrowLeft>")
    assert editor.evaluate(look) == before
    typed(page, "<Control+End><Enter>" + "long " * 60)
    wide, high, seen, line = editor.evaluate(
        "it => [it.scrollLeft, it.scrollHeight, it.clientHeight, parseFloat(getComputedStyle(it).lineHeight)]"
    )
    assert wide > 0
    assert high == seen
    assert seen == pytest.approx(before[2] + line, abs=2)


def test_reset_brings_the_colours_back(page):
    pre = cell(page).locator("pre").first
    before = pre.inner_html()
    put(page, "1")
    assert pre.inner_html() == "1\n"
    cell(page).get_by_role("button", name="Reset").press("Enter")
    assert pre.inner_html() == before


def test_buttons_are_large_enough(page):
    edit(page)
    heights = [button.bounding_box()["height"] for button in page.locator(".live-bar button:visible").all()]
    assert min(heights) >= 24


# ---- What a run shows


def lines(page, count):
    """Print so many lines, one by one; return the seconds that it takes until all are there."""
    put(page, f"for (let i = 0; i < {count}; i++) show('stdout', `${{i}}\\n`)")
    start = time.monotonic()
    assert run(page) == "Done."
    seconds = time.monotonic() - start
    shown = cell(page).locator(".cell_output pre").text_content()
    assert shown == "".join(f"{i}\n" for i in range(count))
    return seconds


def test_printing_takes_time_for_what_is_new_only(page):
    lines(page, 10)  # the worker has started
    once, twice = (min(lines(page, count) for _ in range(2)) for count in (40_000, 80_000))
    assert once < 5
    assert twice < 3 * once  # about 2; it would be 4 if what is there were laid out again for each line


def stopped(page, code):
    """Run code that does not end; return the seconds that Stop takes."""
    put(page, f"{code} for (;;);")
    cell(page).get_by_role("button", name="Run").press("Enter")
    cell(page).locator(".live-output").wait_for()
    start = time.monotonic()
    cell(page).get_by_role("button", name="Stop").press("Enter")
    cell(page).get_by_role("status").filter(has_text="Stopped.").wait_for()
    return time.monotonic() - start


def test_stop_is_answered_in_the_midst_of_a_flood(page):
    # as much as a cell can show (cell.py): a thousand lines, then 100,000 characters in pieces
    flood = "for (let i = 0; i < 1500; i++) show('stdout', '\\n'.repeat(i < 1000 ? 1 : 200));"
    line = "show('stdout', '1\\n');"
    seconds = [(stopped(page, flood), stopped(page, line)) for _ in range(5)]
    in_flood, without = (sorted(each)[2] for each in zip(*seconds, strict=True))
    assert in_flood < max(1.0, 2.0 * without)  # a second, or on a busy machine as long as it takes there anyway


def test_what_is_printed_stands_before_what_is_shown_after_it(page):
    put(
        page,
        "for (const [kind, text] of [['stdout', 'a\\n'], ['stderr', 'b\\n'], ['text/plain', 'c'], "
        "['stdout', 'd'], ['stdout', 'e']]) show(kind, text)",
    )
    assert run(page) == "Done."
    kinds = cell(page).locator(".output").evaluate_all("all => all.map(each => [each.classList[1], each.textContent])")
    assert kinds == [["stream", "a\n"], ["stderr", "b\n"], ["text_plain", "c"], ["stream", "de"]]


def test_a_second_value_has_a_line_of_its_own(page):
    put(page, "show('text/plain', '1'); show('text/plain', '2')")
    assert run(page) == "Done."
    assert cell(page).locator(".text_plain").all_text_contents() == ["1", "2"]


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (["epoch 1/3\repoch 2/3"], "epoch 2/3"),
        (["epoch 1/3\r", "epoch 2/3\r", "epoch 3/3\n", "done\n"], "epoch 3/3\ndone\n"),
        (["a\n", "\rb", "\rc\n"], "a\nc\n"),
        (["a\r\n", "b\r\n"], "a\nb\n"),
    ],
)
def test_a_carriage_return_begins_its_line_again(page, texts, left):
    put(page, f"for (const text of {texts}) show('stdout', text)")
    assert run(page) == "Done."
    assert cell(page).locator(".cell_output pre").text_content() == left


def test_a_change_above_is_said(page):
    put(page, "1")
    assert run(page, 2) == "Done."
    said = "Cell 1, above, was changed; this one used it as it was."
    put(page, "2")
    assert status(page, 2) == said
    assert run(page, 2) == said  # the cell above has run, if with other code
    put(page, "1")
    assert status(page, 2) == ""
    put(page, "2")
    assert run(page, 1) == "Done."
    assert status(page, 2) == said
    assert run(page, 2) == "Done."


# ---- Ends


def test_the_worker_has_a_checksum_in_its_address(page):
    with page.expect_worker() as worker:
        run(page)
    assert re.search(r"/live/worker\.js\?v=[0-9a-f]{8}$", worker.value.url)


def test_a_frame_that_may_not_start_workers(page):
    page.set_content(f'<iframe sandbox="allow-scripts" width="1000" height="800" src="{page.url}"></iframe>')
    frame = page.frame_locator("iframe")
    first = frame.locator(".cell:has(.live-bar)").first
    for _ in range(2):
        first.get_by_role("button", name="Run").press("Enter")
        first.get_by_role("status").filter(
            has_text="Python could not be started: this browser does not allow it"
        ).wait_for()
        assert first.locator(".live-bar button").first.get_attribute("aria-disabled") == "false"


def test_a_site_that_forbids_webassembly(page, server):
    server(policy="script-src 'self' 'unsafe-inline'", worker=None)
    for _ in range(2):
        assert run(page) == "Python could not be started: this browser, or this site, does not allow WebAssembly."


def test_a_worker_that_is_missing(page, server):
    server(worker="")
    for _ in range(2):
        assert run(page) == "Python could not be started: there is no connection, or a file is missing."
    server(worker=WORKER)
    assert run(page) == "Done."


def test_a_failed_start_leaves_no_output_of_other_code(page, server):
    built = printed(page)
    server(worker="")
    run(page)
    assert printed(page) == built  # of this very code
    put(page, "1")
    run(page)
    assert printed(page) == []
    cell(page).get_by_role("button", name="Reset").press("Enter")
    assert printed(page) == built


def test_when_python_is_lost_its_variables_are_too_and_this_is_said(page):
    gone = "What the cells had made is gone; Run makes it again."
    put(page, "postMessage({failed: 'Python stopped.'})")
    assert run(page) == f"Python stopped. {gone}"
    put(page, "if (!self.again) postMessage({failed: 'Python stopped.'})", 2)
    put(page, "1")
    assert run(page, 2) == f"Python stopped. {gone}"
    assert printed(page, 2) == []


def test_what_a_run_has_shown_stays_when_the_code_is_changed_meanwhile(page):
    put(page, "later: setTimeout(() => { show('stdout', 'here'); postMessage({failed: 'Python stopped.'}); }, 500)")
    cell(page).get_by_role("button", name="Run").press("Enter")
    edit(page).fill("2")
    cell(page).get_by_role("status").filter(has_text="stopped").wait_for()
    assert printed(page) == ["here"]
