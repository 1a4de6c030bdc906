"""The control "draw" calculates what the package calculates from the same file; it is drawn on by mouse and keys."""

import json
import math
import shutil

import numpy as np
import pytest
from playwright.sync_api import sync_playwright

from nnlesson.activations import identity, relu
from nnlesson.dense import MLP, Dense
from nnlesson.losses import cross_entropy
from nnlesson.saving import load, save
from tests.building import ROOT
from tests.site.browsing import FLAGS, served
from tests.tools.test_bench import made
from tools import train_reader

CONTROLS = ROOT / "book" / "_static" / "controls"
READER = CONTROLS / "reader.npz"
EXAMPLES = [3, 7, 4, 5, 2]
BARE = """<!doctype html><html lang="en"><title>Bare</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="draw.css"><article style="height: 3000px">
<div class="control" data-control="draw">no script</div></article>
<script defer src="controls.js"></script><script defer src="draw.js"></script></html>"""


# The network: the committed file, and the program that wrote it.


def test_the_committed_network_is_that_of_chapter_15():
    reader = load(READER)
    assert [layer.weights.shape for layer in reader.layers] == [(784, 128), (128, 10)]
    assert [layer.activation for layer in reader.layers] == [relu, identity]  # the script knows no others
    assert reader.dtype == np.float32
    assert READER.stat().st_size < 450_000


def test_the_program_writes_a_rounded_network(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(train_reader, "mnist", made)
    monkeypatch.setattr(train_reader, "EPOCHS", (1, 1))
    monkeypatch.setattr(train_reader, "TARGET", tmp_path / "reader.npz")
    train_reader.main()
    written = load(tmp_path / "reader.npz")
    exact, _ = train_reader.learned(train_reader.WIDE, made(), train_reader.RECIPES[train_reader.WIDE], (1, 1), 0)
    for rounded, array in zip(written.parameters, exact.parameters, strict=True):
        assert rounded.dtype == np.float32
        assert (rounded == array.astype(np.float32)).all()
    assert "of 10,000 test images right" in capsys.readouterr().out


@pytest.mark.long
def test_it_reads_as_many_as_the_bench_says(mnist_folder, monkeypatch):
    from nnlesson.datasets import mnist

    monkeypatch.setenv("NNLESSON_DATA", str(mnist_folder))
    measured = json.loads((ROOT / "book" / "bench.json").read_text(encoding="utf-8"))["mnist"]["recipe"]["784-128-10"]
    [committed] = [each["test"] for each in measured["seeds"] if each["seed"] == 0]
    assert abs(train_reader.right_of(load(READER), mnist("test")) - committed) <= 2


# The control on a page of its own.


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def folder(tmp_path):
    """A site of one page, with nothing but the control."""
    for name in ("controls.js", "draw.js", "draw.css", "reader.npz"):
        shutil.copy(CONTROLS / name, tmp_path)
    (tmp_path / "index.html").write_text(BARE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def page(browser, folder):
    """That page, open; it remembers what it asked for and what went wrong."""
    with served(folder) as address, browser.new_context(has_touch=True) as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.faults, page.asked = [], []
        page.on("console", lambda message: message.type == "error" and page.faults.append(message.text))
        page.on("pageerror", lambda error: page.faults.append(error.message))
        page.on("request", lambda request: page.asked.append(request.url.removeprefix(address)))
        page.goto(address)
        yield page
        page.close()


def press(page, words):
    page.locator("button", has_text=words).press("Enter")


def keys(page, words):
    """Press keys: "Space ArrowRight*12"."""
    for word in words.split():
        key, _, many = word.partition("*")
        for _ in range(int(many or 1)):
            page.keyboard.press(key)


def reading(page):
    """What the page has calculated, once it is there."""
    return page.wait_for_function("document.querySelector('.control').reading").json_value()


def hears(page, words):
    """Wait until a screen reader is told this."""
    page.wait_for_function("words => document.querySelector('[role=status]').textContent.includes(words)", arg=words)


def likeliest(page):
    return int(np.argmax(reading(page)["probabilities"]))


def place(page, x, y):
    """Where a point of the drawing lies in the window."""
    edge = page.locator(".draw-pad").bounding_box()
    return edge["x"] + edge["width"] * x / 28, edge["y"] + edge["height"] * y / 28


def scribble(page, *points):
    page.mouse.move(*place(page, *points[0]))
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*place(page, *point), steps=5)
    page.mouse.up()


SEVEN = "ArrowUp*8 ArrowLeft*6 Space ArrowRight*12" + " ArrowDown*2 ArrowLeft" * 8 + " Space"


@pytest.mark.long
@pytest.mark.parametrize("case", range(len(EXAMPLES) + 1))
def test_every_number_is_that_of_the_package(page, case):
    if case < len(EXAMPLES):
        for _ in range(case + 1):
            press(page, "Show me an example")
    else:
        scribble(page, (3, 3), (20, 25), (4, 14), (26, 2))
    page.wait_for_timeout(100)
    found = reading(page)
    double = [
        Dense(layer.weights.astype(float), layer.bias.astype(float), layer.activation) for layer in load(READER).layers
    ]
    inputs = np.array([found["inputs"]])
    assert inputs.shape == (1, 784)
    assert 10 < inputs.sum() < 400
    hidden = double[0].forward(inputs)
    logits = MLP(double).forward(inputs)
    assert found["hidden"] == pytest.approx(hidden[0].tolist(), rel=1e-9, abs=1e-11)
    assert found["logits"] == pytest.approx(logits[0].tolist(), rel=1e-9, abs=1e-11)
    probabilities = cross_entropy.probabilities(logits)[0].tolist()
    assert found["probabilities"] == pytest.approx(probabilities, rel=1e-9, abs=1e-15)
    assert np.allclose(found["logits"], load(READER).forward(inputs)[0], rtol=1e-5, atol=1e-4)  # as float32 has it
    if case < len(EXAMPLES):
        assert int(np.argmax(probabilities)) == EXAMPLES[case]
    assert page.faults == []


@pytest.mark.long
def test_what_is_shown_is_what_was_calculated(page):
    scribble(page, (9, 5), (18, 6), (10, 14), (18, 15), (17, 22), (9, 23))
    page.wait_for_timeout(100)
    found = reading(page)
    order = sorted(range(10), key=lambda digit: -found["probabilities"][digit])

    def words(p):
        return "under 0.01" if p < 0.005 else "over 0.99" if p >= 0.995 else f"{p:.2f}"

    first, second = ((digit, words(found["probabilities"][digit])) for digit in order[:2])
    hears(page, f"Most likely {first[0]} ({first[1]}), then {second[0]} ({second[1]}).")
    assert page.locator(".draw-share").all_text_contents() == [words(p) for p in found["probabilities"]]
    widths = page.locator(".draw-bar").evaluate_all(
        "bars => bars.map(b => +getComputedStyle(b).getPropertyValue('--share'))"
    )
    assert widths == pytest.approx(found["probabilities"])
    lit = page.locator(".draw-hidden rect:not(.draw-ground)").evaluate_all(
        "all => all.map(r => +r.getAttribute('opacity'))"
    )
    assert lit == pytest.approx([value / max(found["hidden"]) for value in found["hidden"]])
    assert page.locator(".draw-nodes").inner_text() == f"128 hidden nodes, {np.count_nonzero(lit)} above 0"
    shown = "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 == 3)"
    seen = page.locator(".draw-seen").evaluate(shown)
    assert np.abs(np.array(seen) - 255 * np.array(found["inputs"])).max() <= 1


# A drawing becomes a picture.


def ink(page, *strokes, function="picture"):
    pixels = page.evaluate("([name, strokes]) => nnControls.draw[name](strokes)", [function, strokes])
    return np.array(pixels).reshape(28, 28)


@pytest.mark.long
def test_a_line_leaves_as_much_ink_as_it_is_long(page):
    dot = math.pi * 1.3**2
    assert ink(page, [[14, 14]]).sum() == pytest.approx(dot, rel=0.05)
    assert ink(page, [[13, 14], [15, 14]]).sum() == pytest.approx(2 * 2.6 + dot, rel=0.05)
    assert ink(page, [[4, 14], [24, 14]]).sum() == pytest.approx(20 * 2.6 + dot, rel=0.05)
    assert ink(page, [[4, 6], [20, 18]], [[20, 18]]).sum() == pytest.approx(20 * 2.6 + dot, rel=0.05)
    assert ink(page, [[0, 0], [28, 0]])[2:].sum() == 0


DRAWINGS = {
    "upright": [[[9, 4], [12, 24]]],
    "flat": [[[2, 20], [26, 24]]],
    "small": [[[20, 3], [22, 3], [21, 6]]],
    "two strokes": [[[7, 6], [20, 5.5], [12, 24]], [[10, 14], [19, 13]]],
}


@pytest.mark.long
@pytest.mark.parametrize("name", DRAWINGS)
def test_it_is_prepared_as_mnist_was(page, name):
    picture = ink(page, *DRAWINGS[name], function="prepared")
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
    for axis in (0, 1):
        centre = (picture.sum(axis=1 - axis) * (np.arange(28) + 0.5)).sum() / picture.sum()
        assert 14 <= centre < 15  # as in the files of MNIST: from 14 to 15, for all 70,000
    moved = [[[x + 1.7, y - 2.4] for x, y in stroke] for stroke in DRAWINGS[name]]
    assert np.abs(ink(page, *moved, function="prepared") - picture).max() <= 1 / 8  # points on an edge may tip


# By keyboard, by mouse, by finger.


@pytest.mark.long
def test_a_digit_by_keyboard_alone(page):
    keys(page, "Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Drawing area"
    assert page.locator(".draw-cursor").is_visible()
    keys(page, SEVEN.removesuffix(" Space"))
    hears(page, "The pen is down. Most likely 7")
    keys(page, "Space")
    page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('Most likely 7')")
    before = reading(page)
    keys(page, "ArrowUp*5")  # the pen is up
    assert reading(page)["inputs"] == before["inputs"]
    assert page.evaluate("scrollY") == 0
    keys(page, "Delete")
    hears(page, "Nothing is drawn yet.")
    assert page.evaluate("document.querySelector('.control').reading") is None
    keys(page, "Tab Enter")  # Undo
    assert reading(page)["inputs"] == before["inputs"]
    assert page.faults == []


@pytest.mark.long
def test_undo_goes_back_stroke_by_stroke(page):
    first, second = [(8, 8), (20, 9)], [(14, 14), (14, 24)]
    scribble(page, *first)
    one = reading(page)["inputs"]
    scribble(page, *second)
    page.wait_for_timeout(100)
    two = reading(page)["inputs"]
    assert one != two
    press(page, "Clear")
    assert page.locator("button", has_text="Clear").get_attribute("aria-disabled") == "true"
    assert page.locator(".draw-hint").is_visible()
    press(page, "Undo")
    assert reading(page)["inputs"] == two
    press(page, "Undo")
    assert reading(page)["inputs"] == one
    press(page, "Undo")
    assert page.evaluate("document.querySelector('.control').reading") is None
    press(page, "Undo")  # there is nothing left
    press(page, "Clear")
    assert page.locator("button", has_text="Undo").get_attribute("aria-disabled") == "true"
    assert page.faults == []


@pytest.mark.long
def test_keys_in_the_middle_of_a_stroke_do_no_harm(page):
    page.mouse.move(*place(page, 5, 5))
    page.mouse.down()
    page.mouse.move(*place(page, 15, 5), steps=4)
    keys(page, "Delete")
    page.mouse.move(*place(page, 15, 15), steps=4)
    keys(page, "Space Space Space")
    page.mouse.move(*place(page, 5, 15), steps=4)
    page.mouse.up()
    assert page.faults == []


@pytest.mark.long
def test_a_finger_draws_and_does_not_scroll(page):
    network = page.context.new_cdp_session(page)
    points = [(14, 24 - step) for step in range(21)]
    for kind, point in [("touchStart", points[0]), *(("touchMove", point) for point in points[1:]), ("touchEnd", None)]:
        x, y = place(page, *(point or (0, 0)))
        network.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}] if point else []})
    assert likeliest(page) == 1
    assert page.evaluate("scrollY") == 0
    touch = "s => getComputedStyle(document.querySelector(s)).touchAction"
    assert [page.evaluate(touch, name) for name in (".draw-pad", ".control", "article")] == ["none", "auto", "auto"]
    assert page.faults == []


@pytest.mark.long
def test_a_second_finger_does_not_end_the_stroke_of_the_first(page):
    first = {"pointerId": 1, "isPrimary": True, "bubbles": True}
    second = {"pointerId": 2, "isPrimary": False, "bubbles": True}
    seven = [(8, 5), (20, 5), (14, 24)]

    def event(name, how, point):
        x, y = place(page, *point)
        page.locator(".draw-pad").dispatch_event(name, how | {"clientX": x, "clientY": y})

    page.evaluate("Element.prototype.setPointerCapture = () => {}")  # of pointers that no screen has seen
    event("pointerdown", first, seven[0])
    event("pointermove", first, seven[1])
    for name in ("pointerdown", "pointerup"):
        event(name, second, (3, 3))
    event("pointermove", first, seven[2])
    event("pointerup", first, seven[2])
    assert likeliest(page) == 7
    assert page.faults == []


@pytest.mark.long
def test_a_screen_reader_is_not_flooded(page):
    hears(page, "Nothing")
    page.evaluate("""window.told = 0;
        new MutationObserver(() => told++).observe(document.querySelector("[role=status]"), {childList: true})""")
    scribble(page, (8, 6), (18, 6), (12, 24), (8, 6), (18, 6), (12, 24))
    hears(page, "Most likely")
    keys(page, "Tab ArrowUp ArrowDown")
    page.wait_for_timeout(1000)
    assert page.evaluate("told") == 1


# The weights.


@pytest.mark.long
def test_the_weights_come_when_somebody_begins_and_only_once(page):
    hears(page, "Nothing is drawn yet.")
    assert "reader.npz" not in page.asked
    press(page, "Show me an example")
    reading(page)
    page.context.set_offline(True)
    press(page, "Clear")
    page.locator(".draw-pad").focus()
    keys(page, SEVEN)
    hears(page, "Most likely 7")
    assert page.asked.count("reader.npz") == 1
    assert page.faults == []


BROKEN = {
    "missing": lambda file: file.unlink(),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:200_000]),
    "empty": lambda file: file.write_bytes(b""),
    "a page in its place": lambda file: file.write_text("<!doctype html><title>Log in</title>" * 9),
    "another network": lambda file: save(train_reader.rounded(MLP.random((784, 16, 10), rng=0)), file),
    "not rounded": lambda file: save(MLP.random((784, 128, 10), rng=0), file),
}


@pytest.mark.long
@pytest.mark.parametrize("how", BROKEN)
def test_without_its_weights_the_page_says_so(page, folder, how):
    BROKEN[how](folder / "reader.npz")
    scribble(page, (8, 8), (20, 9))
    hears(page, "The weights could not be loaded, so the network cannot answer. Look at your connection, then reload")
    press(page, "Clear")
    hears(page, "Nothing is drawn yet.")
    scribble(page, (8, 8), (20, 9))
    hears(page, "The weights could not be loaded")
    assert [fault for fault in page.faults if "404" not in fault] == []


# The page of the book.


@pytest.mark.long
def test_the_page_of_the_book(browser, site):
    with served(site) as address, browser.new_context(viewport={"width": 400, "height": 800}) as context:
        page = context.new_page()
        faults = []
        page.on("console", lambda message: message.type == "error" and faults.append(message.text))
        page.on("request", lambda request: request.url.startswith(address) or faults.append(request.url))
        page.goto(f"{address}book/draw-a-digit.html")
        height = "document.querySelector('.control').getBoundingClientRect().height"
        before = page.evaluate(height)
        press(page, "Show me an example")
        hears(page, "Most likely 3")
        assert page.evaluate(height) == before  # nothing jumps
        buttons = "[...document.querySelectorAll('.control button')].map(b => b.getBoundingClientRect().height)"
        assert min(page.evaluate(buttons)) >= 44
        assert faults == []
