"""The site in a real browser: every page, light and dark, on a wide screen and on a phone."""

import http.server
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from tests.site import checks
from tests.site.browsing import FLAGS, served
from tests.site.test_site import LIMIT

pytestmark = pytest.mark.long

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# Every rule that is on by itself and one more; without `preload`, axe would ask for the style sheets again. Contrast
# takes most of the time, so code is left out there if all that it shows, in colour, size, weight and ground, stood in
# code further up.
RUN_AXE = """async (where) => {
  const include = [...document.querySelectorAll(where)];
  const settings = {preload: false, resultTypes: ['violations']};
  const seen = new Set();
  const ground = (element) => {
    const { backgroundColor, opacity } = getComputedStyle(element);
    const below = element.parentElement ? ground(element.parentElement) : '';
    return `${backgroundColor} ${opacity} on ${below}`;
  };
  const looks = (word) => {
    const { color, fontSize, fontWeight } = getComputedStyle(word);
    return `${color} ${fontSize} ${fontWeight} on ${ground(word)}`;
  };
  const isAlike = (pre) => {
    const before = seen.size;
    for (const word of [pre, ...pre.querySelectorAll('*')]) seen.add(looks(word));
    return seen.size == before;
  };
  const exclude = [...document.querySelectorAll('pre')].filter((pre) => pre.checkVisibility()).filter(isAlike);
  const rules = {'label-content-name-mismatch': {enabled: true}, 'color-contrast': {enabled: false}};
  const most = await axe.run({include}, {...settings, rules});
  const contrast = await axe.run({include, exclude}, {...settings, runOnly: ['color-contrast']});
  return [...most.violations, ...contrast.violations];
}"""
WHAT_OPENS = "details, .admonition, .control"  # the rest of a page is looked at as it stands
UNSET = "[...document.querySelectorAll('.math:not(:has(mjx-container)), .math:has(mjx-merror)')]"
UNDRAWN = "[...document.querySelectorAll('[class*=fa-]')].filter(i => getComputedStyle(i).maskImage == 'none')"
OPEN_ALL = """() => {
  document.querySelectorAll('details').forEach(hidden => { hidden.open = true; });
  document.querySelectorAll('button.toggle-button').forEach(button => button.click());
  document.querySelectorAll('.control').forEach(control => control.querySelector('button:enabled')?.click());
}"""
SHOWN = [("wide", "light"), ("wide", "dark"), ("phone", "dark"), ("phone", "light")]
SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 400, "height": 800}}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Sends packed files, as public servers do, and counts the bytes."""

    protocol_version = "HTTP/1.1"
    sent = 0

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        data = checks.packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(data)))
        if data[:2] == b"\x1f\x8b":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        type(self).sent += len(data) + 200  # about what the headers take

    def log_message(self, *words):
        """Say nothing for each file."""


class Visitor:
    """A browser window that remembers what went wrong."""

    def __init__(self, window, address):
        self.window, self.address, self.faults = window, address, []
        self.network = window.context.new_cdp_session(window)
        window.on("console", lambda message: message.type == "error" and self.faults.append(f"console: {message.text}"))
        window.on("pageerror", lambda error: self.faults.append(f"script: {error.message}"))
        window.on("response", lambda reply: reply.status >= 400 and self.faults.append(f"{reply.status}: {reply.url}"))
        window.on("request", self.note_foreign)

    def note_foreign(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asks elsewhere: {request.url}")

    def open(self, page):
        """Open a page on a wide, light screen and wait until its formulas are set."""
        self.faults.clear()
        self.window.set_viewport_size(SIZES["wide"])
        self.window.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.window.goto(f"{self.address}{page}")
        self.window.evaluate("window.MathJax?.startup?.promise.then(() => document.fonts.ready).then(() => 1)")

    def show(self, size, mode):
        """Show the open page on a screen of this size, in this mode, and wait until the theme has followed."""
        resized = self.window.viewport_size != SIZES[size]
        self.window.set_viewport_size(SIZES[size])
        self.window.emulate_media(color_scheme=mode, reduced_motion="reduce")
        self.window.wait_for_function(f"document.documentElement.dataset.theme == '{mode}'")
        self.window.wait_for_timeout(400 if resized else 0)  # after 0.3 seconds it looks again what scrolls

    def open_first_time(self, page):
        """Open a page as someone who has never been here; return the bytes it took."""
        self.network.send("Network.clearBrowserCache")
        Handler.sent = 0
        self.open(page)
        return Handler.sent

    def violations(self, where=":root"):
        """Return what axe-core finds on the page, or on some parts of it, as they are shown."""
        if not self.window.evaluate("'axe' in window"):
            self.window.evaluate(AXE.read_text(encoding="utf-8"))
        for rule in self.window.evaluate(RUN_AXE, where):
            yield from (f"axe {rule['id']}: {node['html'][:200]}" for node in rule["nodes"])

    def unset_formulas(self):
        """Return the formulas that are not drawn, or drawn as an error."""
        yield from (f"formula not set: {text}" for text in self.window.evaluate(f"{UNSET}.map(m => m.textContent)"))

    def undrawn_icons(self):
        """Return the icons that have no outline."""
        yield from (f"icon not drawn: {name}" for name in self.window.evaluate(f"{UNDRAWN}.map(i => i.className)"))

    def looked_at(self, where=":root"):
        """Return what is wrong with the page, or with some parts of it, on either screen and in either mode."""
        problems = []
        for size, mode in SHOWN:
            self.show(size, mode)
            problems += [f"{size}, {mode}: {violation}" for violation in self.violations(where)]
            problems += [f"{size}: {pixels} pixels too wide" for pixels in [self.too_wide()] if pixels > 0]
        return problems

    def too_wide(self):
        """Return by how many pixels the page must be scrolled sideways."""
        return self.window.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.fixture(scope="module")
def visitor(chromium, site, tmp_path_factory):
    """One browser, with an empty profile, for all tests of this file."""
    profile = tmp_path_factory.mktemp("profile")
    with (
        served(site, Handler) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch_persistent_context(profile, executable_path=chromium, args=FLAGS) as context,
    ):
        yield Visitor(context.pages[0], address)


@pytest.fixture(scope="module")
def pages(parsed):
    return parsed.pages


@pytest.fixture(scope="module")
def chapter(pages):
    """The address of a page that has everything: a quiz, an exercise, formulas, a button at its foot."""
    return next(str(page) for page in pages if page.soup.select(".quiz") and page.soup.select(".done-button"))


@pytest.mark.timeout(2400)  # every page, shown in four ways: ten minutes beside other work
def test_every_page(visitor, pages):
    """No fault in the console, no request elsewhere, nothing for axe-core, nothing wider than the screen.

    First as a page opens; then with every answer and solution open, and each control used once.
    """
    problems = []
    for page in pages:
        visitor.open(page)
        found = [*visitor.unset_formulas(), *visitor.undrawn_icons(), *visitor.looked_at()]
        if page.soup.select(WHAT_OPENS):
            visitor.window.evaluate(OPEN_ALL)
            found += [f"all open, {problem}" for problem in visitor.looked_at(WHAT_OPENS)]
        problems += [f"{page}: {problem}" for problem in visitor.faults + found]
    assert not problems, "\n".join(problems)


@pytest.mark.timeout(1200)
def test_first_visit_is_light(visitor, pages, report):
    """Everything counts: the page, scripts, styles, pictures, and the letters of its formulas."""
    sizes = {str(page): visitor.open_first_time(page) for page in pages}
    report += ["", "bytes over the wire, first visit:", *(f"{size:9,}  {page}" for page, size in sizes.items())]
    assert {page: size for page, size in sizes.items() if size > LIMIT} == {}


def test_a_quiz_by_keyboard(visitor, chapter):
    visitor.open(chapter)
    for _ in range(500):
        visitor.window.keyboard.press("Tab")
        if visitor.window.evaluate("document.activeElement.matches('.quiz summary')"):
            break
    else:
        pytest.fail("Tab does not reach an answer of the quiz")
    assert not visitor.window.evaluate("document.activeElement.parentElement.open")
    visitor.window.keyboard.press("Enter")
    assert visitor.window.evaluate("document.activeElement.parentElement.open")
    assert visitor.faults == []


def test_a_done_chapter_is_remembered_and_ticked(visitor, chapter):
    visitor.open(chapter)
    button, tick = visitor.window.locator(".done-button"), visitor.window.locator(".bd-docs-nav .done-tick")
    assert (button.get_attribute("aria-pressed"), tick.count()) == ("false", 0)
    button.press("Space")
    assert (button.get_attribute("aria-pressed"), tick.count()) == ("true", 1)
    visitor.open(chapter)
    assert (button.get_attribute("aria-pressed"), tick.count()) == ("true", 1)
    visitor.open("index.html")
    assert chapter in tick.locator("..").get_attribute("href")
    visitor.open(chapter)
    button.press("Enter")
    assert (button.get_attribute("aria-pressed"), tick.count()) == ("false", 0)
    assert visitor.faults == []


def test_search_finds_words(visitor):
    visitor.open("search.html?q=weight")
    visitor.window.locator("#search-results li a").first.wait_for(timeout=10_000)
    assert visitor.faults == []


def test_a_cell_can_be_copied(visitor, chapter):
    visitor.open(chapter)
    visitor.window.evaluate("document.execCommand = () => true")  # a browser without a screen has no clipboard
    visitor.window.locator(".copybtn").first.press("Enter")
    assert "success" in visitor.window.locator(".copybtn").first.get_attribute("class")
    assert visitor.faults == []


def test_a_solution_opens_by_keyboard(visitor, chapter):
    visitor.open(chapter)
    solution = visitor.window.locator(".admonition.solution").first
    inside = solution.locator("xpath=*[not(contains(@class, 'admonition-title'))]").first
    assert not inside.is_visible()
    solution.locator("button.toggle-button").press("Enter")
    assert inside.is_visible()


@pytest.mark.parametrize("side", ["width", "height"])
def test_code_can_be_reached_by_keyboard_only_while_it_scrolls(visitor, chapter, side):
    visitor.open(chapter)
    code = visitor.window.locator("pre:visible").first.element_handle()
    for length, index in (("", -1), ("2em", 0), ("", -1)):
        code.evaluate(f"element => element.style.{side} = '{length}'")
        visitor.window.wait_for_function(f"element => element.tabIndex == {index}", arg=code, timeout=5000)
    assert visitor.faults == []
