"""The controls of the pages calculate what the package calculates, keep their state, and work by keyboard."""

import math
import re
from itertools import pairwise

import numpy as np
import pytest
from booksite import controls

from nnlesson.activations import ACTIVATIONS, sigmoid
from nnlesson.backprop import backward, flatten, mean_gradients, update
from nnlesson.datasets import avocados
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.metrics import count_right
from nnlesson.nodes import Network, Node
from nnlesson.slopes import downhill, numerical_gradient, slope
from tests.building import ROOT
from tests.site.browsing import one_window, served

pytestmark = pytest.mark.long

STATIC = ROOT / "book" / "_static" / "controls"


@pytest.fixture(scope="module")
def window(chromium, site):
    """One browser window, and the address of the site."""
    with served(site) as address, one_window(chromium) as page:
        yield page, address


# The arithmetic: one table of cases, for the scripts and for the package.


def f(x):
    return 0.2 * x**4 + 0.1 * x**3 - x**2 + 2


def walk(start, rate, steps):
    places = [start]
    for _ in range(steps):
        [place] = downhill([places[-1]], [slope(f, places[-1])], rate)
        places.append(place)
    return places


def network(sizes, parameters, activation="sigmoid"):
    bend = ACTIVATIONS[activation]
    shape = Network.random(sizes, hidden=bend, output=bend, start=uniform(1.0), rng=0)
    return shape.with_parameters(parameters)


def as_one_layer(sizes, parameters):
    """Multiply the layers out; the script asks from outside."""
    weights, biases = np.eye(sizes[0]), np.zeros(sizes[0])
    for layer in network(sizes, parameters).layers:
        rows = np.array([node.weights for node in layer.nodes])
        weights, biases = rows @ weights, rows @ biases + [node.bias for node in layer.nodes]
    return np.column_stack([weights, biases]).ravel().tolist()


def loss_of(sizes, parameters, samples):
    predictions = [network(sizes, parameters).forward(inputs) for inputs, _ in samples]
    return half_squared_error(predictions, [targets for _, targets in samples])


def links(output, target, entering):
    [[by_output]] = half_squared_error.gradient([[output]], [[target]]).tolist()
    z = math.log(output / (1 - output))
    return [by_output, sigmoid.derivative(z), slope(lambda weight: Node([weight]).z([entering]), 1.0)]


PACKAGE = {
    "sigmoid": sigmoid,
    "step": ACTIVATIONS["step"],
    "landscape": f,
    "steepness": lambda x: slope(f, x),
    "downhill": downhill,
    "descent": walk,
    "outputs": lambda sizes, parameters, inputs, *named: network(sizes, parameters, *named).forward(inputs),
    "classify": lambda sizes, parameters, inputs, *named: network(sizes, parameters, *named).classify(inputs),
    "asOneLayer": as_one_layer,
    "loss": loss_of,
    "halfSquaredError": half_squared_error,
    "backward": lambda sizes, parameters, inputs, targets: flatten(
        backward(network(sizes, parameters), inputs, targets, half_squared_error)
    ),
    "meanGradient": lambda sizes, parameters, samples: flatten(
        mean_gradients(network(sizes, parameters), samples, half_squared_error)
    ),
    "numericalGradient": lambda sizes, parameters, samples: numerical_gradient(
        lambda nudged: loss_of(sizes, nudged, samples), parameters
    ),
    "links": links,
    "mean": lambda numbers: float(np.mean(numbers)),
    "spread": lambda numbers: float(np.std(numbers)),
}


def cases():
    """Yield the name of a function and its arguments."""
    for z in (-800.0, -5.0, 0.0, 0.3, 40.0, 800.0):
        yield "sigmoid", z
        yield "step", z
    for output in (0.01, 0.5, 0.7311, 0.99):
        yield from (("links", output, target, entering) for target in (0.0, 0.3, 1.0) for entering in (0.0, 0.6, 1.0))
    for x in (-3.0, -1.78, 0.0, 1.0, 2.0, 3.0):
        yield "landscape", x
        yield "steepness", x
    yield from (("descent", 3.0, rate, 5) for rate in (0.03, 0.1))
    yield "descent", -0.1, 0.3, 20
    rng = np.random.default_rng(0)
    for sizes in ([2, 4, 2], [1, 1], [3, 5, 4, 2]):
        many = sum((a + 1) * b for a, b in pairwise(sizes))
        parameters = rng.normal(scale=2.0, size=many).tolist()
        samples = [(rng.normal(size=sizes[0]).tolist(), rng.uniform(size=sizes[-1]).tolist()) for _ in range(7)]
        yield "downhill", parameters, rng.normal(size=many).tolist(), 5.0
        yield "outputs", sizes, parameters, samples[0][0]
        yield "outputs", sizes, parameters, samples[0][0], "identity"
        yield from [("classify", sizes, parameters, inputs) for inputs, _ in samples if sizes[-1] > 1]
        yield from [("classify", sizes, parameters, inputs, "identity") for inputs, _ in samples if sizes[-1] > 1]
        yield "asOneLayer", sizes, parameters
        yield "backward", sizes, parameters, *samples[0]
        yield "loss", sizes, parameters, samples
        yield "meanGradient", sizes, parameters, samples
        yield "numericalGradient", sizes, parameters, samples
        yield "halfSquaredError", [targets for _, targets in samples], [targets for _, targets in samples[::-1]]
        yield "mean", parameters
        yield "spread", parameters


def test_the_table_covers_the_package():
    assert {name for name, *_ in cases()} == set(PACKAGE)


def test_the_scripts_calculate_what_the_package_calculates(window):
    page, _ = window
    page.goto("about:blank")
    page.add_script_tag(path=STATIC / "arithmetic.js")
    assert set(page.evaluate("Object.keys(nnControls.arithmetic)")) == set(PACKAGE) | {"forward"}  # in outputs
    for name, *arguments in cases():
        answer = page.evaluate("([name, given]) => nnControls.arithmetic[name](...given)", [name, arguments])
        nudged = name in ("steepness", "descent", "numericalGradient", "links")  # by the package at least
        close = 1e-8 if nudged else 1e-12
        assert answer == pytest.approx(PACKAGE[name](*arguments), rel=close, abs=close), (name, arguments)


def test_a_walk_that_leaves_every_valley_ends(window):
    page, _ = window
    page.goto("about:blank")
    page.add_script_tag(path=STATIC / "arithmetic.js")
    places = page.evaluate("nnControls.arithmetic.descent(3, 1, 60).length")
    assert 3 < places < 61


def test_the_data_are_those_of_the_chapters():
    data = controls.data()
    inputs, targets = avocados(100, rng=1)
    drawn, wanted = zip(*data["border"]["samples"], strict=True)
    assert np.abs(np.array(drawn) - inputs).max() < 1e-6
    assert list(wanted) == one_hot(targets[:, 0], 2).astype(int).tolist()
    assert len(data["noise"]["samples"]) == 1000


# The pages.


def words(page, name):
    return page.locator(f".control[data-control={name}] .control-words").text_content()


def press(page, words, name):
    page.locator(f".control[data-control={name}] button", has_text=words).press("Enter")


def test_descent_by_keyboard(window):
    page, address = window
    page.goto(f"{address}book/downhill.html")
    assert "descent" not in page.url  # a page that nobody has touched keeps its address
    assert words(page, "descent").startswith("At the start: x = 3.0000, f(x) = 11.9000, slope 18.3000.")
    press(page, "Next step", "descent")
    assert words(page, "descent").startswith("After step 1: x = 1.1700")
    assert page.url.endswith("?descent=3,0.1,1")
    page.reload()
    assert words(page, "descent").startswith("After step 1: x = 1.1700")
    page.locator("[data-control=descent] input").press("ArrowLeft")
    assert words(page, "descent").startswith("At the start: x = 2.9000")
    page.locator("[data-control=descent] select").select_option("1")
    press(page, "Next step", "descent")
    press(page, "Next step", "descent")
    assert "left the picture" in words(page, "descent")
    press(page, "Back", "descent")
    press(page, "Start again", "descent")
    assert words(page, "descent").startswith("At the start: x = 2.9000")


def test_the_border_bends_as_in_the_chapter(window):
    page, address = window
    page.goto(f"{address}book/06-numerical-slope.html?border=0,5,1")
    inputs, targets = avocados(100, rng=1)
    wanted = one_hot(targets[:, 0], 2)
    samples = list(zip(inputs.tolist(), wanted.tolist(), strict=True))
    trainer = network((2, 4, 2), controls.start(0))
    for step in range(1, 12):
        trainer = update(trainer, mean_gradients(trainer, samples, half_squared_error), 5.0)
        if step in (1, 11):
            loss = half_squared_error([trainer.forward(fruit) for fruit, _ in samples], wanted)
            right = count_right([trainer.classify(fruit) for fruit, _ in samples], targets)
            begin = f"After step {step}: loss {loss:.4f}, {right} of 100 known fruits right."
            assert words(page, "border").startswith(begin)
            press(page, "10 steps", "border")
    press(page, "Play", "border")
    press(page, "Pause", "border")
    assert re.search(r"\?border=0,5,\d+$", page.url)
    press(page, "Start again", "border")
    assert words(page, "border").startswith("Before the first step")


def test_small_batches_are_noisier(window):
    page, address = window
    page.goto(f"{address}book/08-mini-batches.html?noise=1,7")
    slider = page.locator("[data-control=noise] input")

    def spread():
        return float(re.search(r"\(standard deviation\) of (0\.\d+)", words(page, "noise"))[1])

    spreads = [spread()]
    for _ in range(9):
        slider.press("ArrowRight")
        spreads.append(spread())
    assert spreads[0] > spreads[3] > spreads[6] > spreads[-1] == 0.0
    assert page.url.endswith("?noise=1000,7")
    press(page, "30 other batches", "noise")
    assert page.url.endswith("?noise=1000,8")


def test_tab_reaches_every_part_of_every_control(window, parsed):
    page, address = window
    pages = [each for each in parsed.pages if each.soup.select(".control")]
    assert len(pages) == 11
    for each in pages:
        page.goto(f"{address}{each}")
        parts = page.locator(".control :is(button, input, select, [tabindex])").filter(visible=True).all()
        assert parts, each
        parts[0].focus()
        for part in parts[1:]:
            page.keyboard.press("Tab")
            reached = part.evaluate("part => part === document.activeElement")
            assert reached, f"{each}: {part.evaluate('part => part.outerHTML')}"


@pytest.mark.parametrize(
    ("page_name", "query"),
    [
        ("downhill", "?descent=nonsense,,-5"),
        ("06-numerical-slope", "?border=99,7,1e9"),
        ("08-mini-batches", "?noise=3,-1"),
        ("downhill", "?descent=%3Cscript%3E,0.1,2"),
    ],
)
def test_an_address_that_makes_no_sense_does_no_harm(window, page_name, query):
    page, address = window
    faults = []
    page.once("pageerror", lambda error: faults.append(error))
    page.goto(f"{address}book/{page_name}.html{query}")
    assert page.locator(".control-words").first.text_content()
    assert faults == []
