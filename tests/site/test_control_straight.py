"""The control "straight", of tries 1 to 3, draws and counts what the package answers, and works by keyboard."""

import re

import numpy as np
import pytest
from booksite import controls

from nnlesson.datasets import AVA, avocados
from nnlesson.metrics import count_right
from nnlesson.nodes import Layer, Network, Node
from nnlesson.tries import try_1_weighted_sum, try_2_bias, try_3_hidden_layers
from tests.site.browsing import one_window, served
from tests.site.handling import words

pytestmark = pytest.mark.long

CHAPTERS = {1: "01-weighted-sum", 2: "02-bias", 3: "03-hidden-layers"}
SIDE = 360  # of the square in the picture, in its own units


def first(not_ripe_softness, not_ripe_darkness, softness, darkness):
    return Network([Layer([Node([not_ripe_softness, not_ripe_darkness]), Node([softness, darkness])])])


def second(softness, darkness, bias):
    return Network([Layer([Node([0, 0]), Node([softness, darkness], bias)])])


def third(softness, darkness, old_enough, not_too_old, bias):
    hidden = Layer([Node([softness, 1], -0.75), Node([-1, darkness], 1.5)])
    return Network([hidden, Layer([Node([0, 0]), Node([old_enough, not_too_old], bias)])])


NETWORK = {1: first, 2: second, 3: third}
CASES = [  # the try, and where its sliders stand
    (1, (0.8, 0.1, 0.2, 0.9)),
    (1, (-0.4, 1.0, 0.3, 0.2)),
    (1, (0.5, 0.1, -0.6, 1.0)),
    (1, (0.0, 0.0, 0.7, 0.9)),
    (1, (0.3, 0.4, 0.3, 0.4)),
    (2, (1.0, 1.0, -0.75)),
    (2, (1.0, 1.0, -1.25)),
    (2, (-0.7, 2.0, 0.15)),
    (2, (0.0, 0.0, 0.5)),
    (2, (0.3, 0.2, 2.0)),
    (3, (1.0, -1.0, 2.0, 1.0, -0.75)),
    (3, (-1.5, -0.5, -1.5, -2.0, -0.75)),
    (3, (2.0, 0.5, 0.5, -1.5, 1.25)),
    (3, (1.0, -1.0, 1.0, 1.0, 0.0)),
]


@pytest.fixture(scope="module")
def window(chromium, site):
    """One browser window that remembers what went wrong, and the address of the site."""
    with served(site) as address, one_window(chromium) as page:
        yield page, address
        assert page.faults == []


def visit(window, number, query=""):
    """Open the chapter of a try; return its control."""
    page, address = window
    page.goto(f"{address}book/{CHAPTERS[number]}.html{query}")
    return page.locator(f".control[data-control=straight][data-try='{number}']")


def right(network):
    inputs, targets = avocados(100, rng=1)
    return count_right([network.classify(fruit) for fruit in inputs.tolist()], targets)


def points(path):
    """Turn a drawn path back into softness and darkness."""
    drawn = [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path or "")]
    return [(x / SIDE, 1 - y / SIDE) for x, y in drawn]


def inside(place, corners):
    """Whether a place lies in a shape that has no dent: to the left of each side, walking around it."""
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    turns = [(b[0] - a[0]) * (place[1] - a[1]) - (b[1] - a[1]) * (place[0] - a[0]) for a, b in sides]
    return len(corners) > 2 and min(turns) >= 0


def test_the_fruits_are_those_of_the_chapters():
    inputs, targets = avocados(100, rng=1)
    drawn, wanted = zip(*controls.data()["straight"]["samples"], strict=True)
    assert np.abs(np.array(drawn) - inputs).max() < 1e-6
    assert np.array_equal(np.array(wanted)[:, 1], targets[:, 0])


@pytest.mark.parametrize(
    ("number", "build", "known"),
    [(1, try_1_weighted_sum, 63), (2, try_2_bias, 81), (3, try_3_hidden_layers, 81)],
)
def test_an_untouched_control_shows_the_try_of_its_chapter(window, number, build, known):
    control = visit(window, number)
    assert "straight" not in window[0].url
    not_ripe, ripe = build.build().forward(AVA)
    assert words(control).startswith(f"{known} of 100 known fruits right.")
    assert right(build.build()) == known
    assert words(control).endswith(f"Ava: not ripe {not_ripe:.4g}, ripe {ripe:.4g}, so ripe.")


@pytest.mark.parametrize(("number", "values"), CASES)
def test_picture_and_count_are_those_of_the_package(window, number, values):
    """The address sets the sliders; the green part is where the package says ripe, the border where both tie."""
    control = visit(window, number, f"?straight={','.join(map(str, values))}")
    network = NETWORK[number](*values)
    assert [float(field.input_value()) for field in control.locator("input").all()] == list(values)
    assert words(control).startswith(f"{right(network)} of 100 known fruits right.")

    region = points(control.locator(".control-region").get_attribute("d"))
    for place in np.random.default_rng(0).uniform(size=(500, 2)).tolist():
        not_ripe, ripe = network.forward(place)
        if abs(ripe - not_ripe) > 2e-3:  # the drawing is rounded to a tenth of a unit
            assert inside(place, region) == (ripe > not_ripe), place

    border = points(control.locator(".control-border").get_attribute("d"))
    assert len(border) <= 2  # never a corner in it
    for place in border:
        not_ripe, ripe = network.forward(place)
        assert ripe == pytest.approx(not_ripe, abs=5e-3)
    if number == 1 and border:
        assert min(abs(x) + abs(y) for x, y in border) < 1e-9  # without a bias: through (0, 0)


@pytest.mark.parametrize(("number", "values"), [case for case in CASES if case[0] == 3])
def test_both_layers_in_one(window, number, values):
    """The single node beside the picture answers what the network answers, and both hidden borders are drawn."""
    control = visit(window, number, f"?straight={','.join(map(str, values))}")
    shown = control.locator(".control-sums p").first.text_content().replace("−", "-")
    numbers = re.fullmatch(r"Both layers in one, ripe: (.+) · softness \+ (.+) · darkness \+ (.+)", shown)
    softness, darkness, bias = (float(number.strip("()")) for number in numbers.groups())
    network = NETWORK[number](*values)
    for fruit in avocados(100, rng=1)[0].tolist():
        assert Node([softness, darkness], bias).forward(fruit) == pytest.approx(network.forward(fruit)[1], abs=1e-12)

    drawn = control.locator(".control-hidden")
    assert drawn.count() == 2
    for node, each in zip(network.layers[0].nodes, drawn.all(), strict=True):
        for place in points(each.get_attribute("d")):
            assert node.forward(place) == pytest.approx(0, abs=5e-3)


@pytest.mark.parametrize("number", CHAPTERS)
def test_the_sums_are_worked_out(window, number):
    """Each line of sums, calculated again from what stands there, is what stands behind its equals sign."""
    control = visit(window, number)
    control.locator("input").first.press("ArrowLeft")
    lines = [line.replace("−", "-") for line in control.locator(".control-sums p").all_text_contents()]
    sums = [line.split(": ")[1].split(" = ") for line in lines if " = " in line]
    assert len(sums) == (4 if number == 3 else 2)
    for left, result in sums:
        terms = [[float(each.strip("()")) for each in term.split(" · ")] for term in left.split(" + ")]
        assert float(result) == pytest.approx(sum(np.prod(term) for term in terms), abs=1e-4), left


@pytest.mark.parametrize("number", CHAPTERS)
def test_by_keyboard_alone(window, number):
    """Tab goes from slider to slider, arrows move each; name, value, picture, count and address follow."""
    control, page = visit(window, number), window[0]
    fields = control.locator("input")
    page.locator("body").press("Home")
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.control input')"):
            break
    values = []
    for at in range(fields.count()):
        assert fields.nth(at).evaluate("field => field === document.activeElement")
        before = float(fields.nth(at).input_value())
        page.keyboard.press("ArrowLeft")
        values.append(float(fields.nth(at).input_value()))
        assert values[-1] < before
        assert float(fields.nth(at).get_attribute("aria-valuetext").replace("−", "-")) == values[-1]
        page.keyboard.press("Tab")
    assert [float(value) for value in page.url.split("?straight=")[1].split(",")] == values
    assert words(control).startswith(f"{right(NETWORK[number](*values))} of 100 known fruits right.")

    said = words(control)
    page.reload()
    assert words(control) == said
    control.get_by_role("button", name="Start again").press("Enter")
    page.keyboard.press("Enter")  # the focus has stayed
    assert words(control).startswith(f"{63 if number == 1 else 81} of 100 known fruits right.")


def test_each_slider_has_a_name_and_a_group(window):
    control = visit(window, 1)
    for node in ("Weights of “not ripe”", "Weights of “ripe”"):
        group = control.get_by_role("group", name=node, exact=True)
        for name in ("softness", "darkness"):
            assert group.get_by_role("slider", name=name, exact=True).count() == 1


def test_only_a_bias_moves_the_border_off_the_corner(window):
    control = visit(window, 2, "?straight=1,-1,0")
    assert "a straight line from (0, 0) to (1, 1)" in words(control)
    control.get_by_role("slider", name="bias").press("ArrowRight")
    assert "(0, 0)" not in words(control)


@pytest.mark.parametrize(
    ("number", "query", "said"),
    [
        (1, "0.5,0.5,0.5,0.5", "There is no border: all fruits get the same answer."),
        (1, "0.5,0.5,0.5,0.5", "ripe 0.55, a tie, so the first one wins: not ripe."),
        (1, "0,0,1,1", "The border meets the picture only at (0, 0)."),
        (2, "1,1,1", "The border lies outside the picture."),
        (2, "1,0,-0.5", "The border is a straight line from (0.5, 0) to (0.5, 1)."),
        (2, "nonsense,,9", "81 of 100 known fruits right."),
        (3, "%3Cscript%3E", "81 of 100 known fruits right."),
    ],
)
def test_what_the_address_may_hold(window, number, query, said):
    assert said in words(visit(window, number, f"?straight={query}"))
    assert window[0].faults == []


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("number", CHAPTERS)
def test_nothing_jumps(window, number, width):
    """Before the script has run, at the start and at the widest numbers, the control takes the same place."""
    page = window[0]
    page.set_viewport_size({"width": width, "height": 900})
    control = visit(window, number)
    last = control.get_by_role("button", name="Start again")

    def room():
        box = control.bounding_box()
        return box["height"], last.bounding_box()["y"] - box["y"]

    rooms = {room()}
    for key in ("Home", "End", "ArrowLeft"):
        for field in control.locator("input").all():
            field.press(key)
        rooms.add(room())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    control.evaluate("each => each.replaceChildren()")
    bare = control.bounding_box()["height"]
    page.set_viewport_size({"width": 1280, "height": 900})
    assert rooms == {(bare, next(iter(rooms))[1])}
