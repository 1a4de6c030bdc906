"""What holds of all controls: they calculate what the package calculates, work by keyboard, and bear any address."""

import math
from itertools import pairwise

import numpy as np
import pytest
from booksite import controls

from nnlesson.activations import ACTIVATIONS, sigmoid
from nnlesson.backprop import backward, flatten, mean_gradients
from nnlesson.datasets import avocados
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.nodes import Node
from nnlesson.slopes import downhill, numerical_gradient, slope
from tests.building import ROOT
from tests.site.handling import network, words

pytestmark = pytest.mark.long

STATIC = ROOT / "book" / "_static" / "controls"


# The arithmetic: one table of cases, for the scripts and for the package.


def f(x):
    return 0.2 * x**4 + 0.1 * x**3 - x**2 + 2


def walk(start, rate, steps):
    places = [start]
    for _ in range(steps):
        [place] = downhill([places[-1]], [slope(f, places[-1])], rate)
        places.append(place)
    return places


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


@pytest.mark.parametrize(
    ("name", "asked", "usual"),
    [
        ("pass-mark", "", "Weight 0.1, bias −5.0. The mark 45 "),
        ("pass-mark", "0.3,1e9,%3Cscript%3E", "Weight 0.1, bias −5.0. The mark 45 "),
        ("judges", "-7", "Bias −15.00: "),
        ("judges", "two,3", "Bias −15.00: "),
        ("chain-rule", "2,NaN,,-1,0.7,-1", "At the start: z = w · x + b = 2.0000 · 0.6 − 0.2000"),
        ("chain-rule", ",,,,,1e6", "At the start: z = w · x + b = 2.0000 · 0.6 − 0.2000"),
    ],
)
def test_an_address_that_makes_no_sense_is_the_start(visit, name, asked, usual):
    assert words(visit(name, asked)).startswith(usual)


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("pass-mark", ["0.1,50,45", "0.02,90,100", "10,10,0"]),
        ("judges", ["-15", "-12.35", "-10.8"]),
        ("chain-rule", ["0.6,2,-0.2,1,1,0", "0.6,-3,-3,0.7,5,50", "1,0,0,1,1,1"]),
    ],
)
def test_it_fits_and_nothing_jumps(visit, width, name, moments):
    ends = []  # of the control and of all that can be moved, from its top
    for each in moments:
        control = visit(name, each)
        control.page.set_viewport_size({"width": width, "height": 900})
        assert control.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert control.evaluate("element => element.scrollWidth <= element.clientWidth")
        fields = control.get_by_role("slider").all() + control.get_by_role("button").all()
        boxes = [part.bounding_box() for part in (control, *fields)]
        assert min(box["height"] for box in boxes) >= 44
        ends.append([box["y"] - boxes[0]["y"] + box["height"] for box in boxes])
    assert all(now == pytest.approx(ends[0], abs=1) for now in ends)
