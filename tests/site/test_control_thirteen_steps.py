"""The control "thirteen steps" calculates what the package calculates, and goes through its steps by keyboard."""

import numpy as np
import pytest

from nnlesson.activations import sigmoid
from nnlesson.backprop import backward, update
from nnlesson.datasets import single_pair
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error
from nnlesson.nodes import Network
from tests.building import ROOT
from tests.site.browsing import one_window, served

pytestmark = pytest.mark.long

STATIC = ROOT / "book" / "_static" / "controls"
SCRIPTS = [STATIC / f"{name}.js" for name in ("controls", "arithmetic", "thirteen-steps")]
LAST = 14  # thirteen steps, and the step downhill
BARE = f"""<!doctype html><html lang="en"><title>Bare</title>
<div class="control" data-control="thirteen-steps">no script</div>
{"".join(f'<script src="{script.as_uri()}"></script>' for script in SCRIPTS)}</html>"""


@pytest.fixture(scope="module")
def window(chromium):
    """One browser window that remembers what went wrong."""
    with one_window(chromium) as page:
        yield page


@pytest.fixture
def bare(window, tmp_path):
    """The address of a page from the disk that holds nothing but the control."""
    file = tmp_path / "bare.html"
    file.write_text(BARE, encoding="utf-8")
    window.faults.clear()
    return file.as_uri()


# The arithmetic: the example of the page, and networks of other sizes.


def drawn(sizes, seed):
    """Draw a case: numbers of all kinds, negative ones too."""
    rng = np.random.default_rng(seed)
    n_inputs, n_hidden, n_outputs = sizes
    return {
        "sizes": sizes,
        "parameters": rng.normal(scale=2.0, size=(n_inputs + 1) * n_hidden + (n_hidden + 1) * n_outputs).tolist(),
        "inputs": rng.normal(size=n_inputs).tolist(),
        "targets": rng.uniform(size=n_outputs).tolist(),
        "rate": float(rng.uniform(0.01, 5.0)),
    }


EXAMPLE = {
    "sizes": (2, 2, 2),
    "parameters": [0.15, 0.20, 0.35, 0.25, 0.30, 0.35, 0.40, 0.45, 0.60, 0.50, 0.55, 0.60],
    "inputs": single_pair()[0][0].tolist(),
    "targets": single_pair()[1][0].tolist(),
    "rate": 0.5,
}
CASES = [EXAMPLE, *(drawn((2, 2, 2), seed) for seed in range(5)), drawn((3, 5, 4), 5), drawn((1, 1, 1), 6)]


def rows(nodes):
    """Write nodes as the script does: the weights, then the bias."""
    return [[*node.weights, node.bias] for node in nodes]


def by_package(case):
    """Every number of the thirteen steps, as the package has it."""
    shape = Network.random(case["sizes"], hidden=sigmoid, output=sigmoid, start=uniform(1.0), rng=0)
    network = shape.with_parameters(case["parameters"])
    gradients = backward(network, case["inputs"], case["targets"], half_squared_error)
    after = update(network, gradients, case["rate"])
    outputs = [network.layers[0].forward(case["inputs"]), network.forward(case["inputs"])]
    by_z = [[node.bias for node in gradient] for gradient in gradients]
    [by_outputs] = half_squared_error.gradient([outputs[1]], [case["targets"]]).tolist()
    by_hidden = np.transpose([node.weights for node in network.layers[1].nodes]) @ by_z[1]
    layers = []
    for i, (layer, entering) in enumerate(zip(network.layers, (case["inputs"], outputs[0]), strict=True)):
        z = [node.z(entering) for node in layer.nodes]
        layers.append(
            {
                "nodes": rows(layer.nodes),
                "z": z,
                "outputs": outputs[i],
                "byOutputs": by_outputs if i else by_hidden.tolist(),
                "slopes": [float(sigmoid.derivative(each)) for each in z],
                "byZ": by_z[i],
                "gradient": rows(gradients[i]),
                "after": rows(after.layers[i].nodes),
            }
        )
    losses = [half_squared_error([each.forward(case["inputs"])], [case["targets"]]) for each in (network, after)]
    return {"layers": layers, "loss": losses[0], "lossAfter": losses[1]}


def flat(numbers):
    """Yield every number of nested lists and dictionaries, with its place."""
    if isinstance(numbers, dict | list):
        pairs = numbers.items() if isinstance(numbers, dict) else enumerate(numbers)
        for place, inner in pairs:
            yield from ((f"{place}.{rest}", number) for rest, number in flat(inner))
    else:
        yield "", numbers


@pytest.mark.parametrize("number", range(len(CASES)))
def test_every_number_is_that_of_the_package(window, bare, number):
    window.goto(bare)
    found = dict(flat(window.evaluate("given => nnControls['thirteen-steps'].calculate(given)", CASES[number])))
    wanted = dict(flat(by_package(CASES[number])))
    assert found.keys() == wanted.keys()
    apart = {place: abs(found[place] - wanted[place]) for place in wanted}
    assert max(apart.values()) < 1e-12, max(apart, key=apart.get)


def test_the_example_is_not_changed(window, bare):
    window.goto(bare)
    changed = """given => {
        const before = JSON.stringify(given);
        nnControls['thirteen-steps'].calculate(given);
        return JSON.stringify(given) !== before;
    }"""
    assert not window.evaluate(changed, EXAMPLE)


# By keyboard.


def words(page):
    return page.locator(".control-words").inner_text()


def test_all_steps_by_keyboard(window, bare):
    window.goto(bare)
    assert words(window).startswith("What is given.")
    window.keyboard.press("Tab")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.textContent") == "Next step"
    for step in range(1, LAST):
        window.keyboard.press("Enter")
        assert words(window).startswith(f"Step {step} of 13: ")
        assert window.url.endswith(f"?thirteen-steps={step}")
    window.keyboard.press("Enter")
    assert "0.280471447" in words(window)
    window.keyboard.press("Enter")  # nothing is left, and the focus stays
    assert window.evaluate("document.activeElement.getAttribute('aria-disabled')") == "true"
    assert window.faults == []


def test_arrows_go_back_and_forth(window, bare):
    window.goto(f"{bare}?thirteen-steps=5#here")
    assert "0.298371109" in words(window)
    window.locator("button", has_text="Back").focus()
    window.keyboard.press("ArrowLeft")
    assert words(window).startswith("Step 4 of 13")
    assert window.url.endswith("?thirteen-steps=4#here")
    window.keyboard.press("ArrowRight")
    window.keyboard.press("ArrowRight")
    assert words(window).startswith("Step 6 of 13")
    window.keyboard.press("End")
    assert words(window).startswith("The step downhill.")
    window.locator("button", has_text="Start again").press("Enter")
    assert words(window).startswith("What is given.")
    assert window.url.endswith("?thirteen-steps=0#here")
    window.keyboard.press("ArrowLeft")  # there is nothing before
    assert words(window).startswith("What is given.")
    assert window.faults == []


@pytest.mark.parametrize("asked", ["99", "-1", "1.5", "two", ""])
def test_a_step_that_does_not_exist_is_the_start(window, bare, asked):
    window.goto(f"{bare}?thirteen-steps={asked}")
    assert words(window).startswith("What is given.")
    assert window.faults == []


@pytest.mark.parametrize("width", [400, 1280])
def test_it_fits_and_can_be_touched(window, bare, width):
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(f"{bare}?thirteen-steps=13")
    drawing = window.locator(".thirteen-drawing")
    assert ("is-tall" in drawing.get_attribute("class")) == (width == 400)
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    outside = """svg => {
        const edge = svg.getBoundingClientRect();
        const leaves = (box) => box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1;
        const drawn = [...svg.querySelectorAll("text, rect, circle")];
        return drawn.filter(each => leaves(each.getBoundingClientRect())).map(each => each.outerHTML);
    }"""
    assert drawing.evaluate(outside) == []


def test_the_page_shows_the_step_of_its_address(window, site):
    window.set_viewport_size({"width": 1280, "height": 900})
    window.faults.clear()
    with served(site) as address:
        window.goto(f"{address}book/one-step-every-number.html?thirteen-steps=8")
        assert words(window).startswith("Step 8 of 13")
        assert "0.138498562" in words(window)
        heights = window.evaluate(
            "[...document.querySelectorAll('.control-row button')].map(b => b.getBoundingClientRect().height)"
        )
        assert min(heights) >= 44
        window.goto("about:blank")
    assert window.faults == []


@pytest.mark.parametrize(("width", "steps"), [(400, 1), (1280, LAST)])
def test_nothing_jumps(window, site, width, steps):
    """The control has its place before the script has run, and keeps it at every step where its words have room."""
    window.set_viewport_size({"width": width, "height": 900})
    with served(site) as address:
        window.goto(f"{address}book/one-step-every-number.html")
        control = window.locator("[data-control=thirteen-steps]")
        heights = [control.bounding_box()["height"]]
        for _ in range(steps):
            control.get_by_role("button").nth(1).press("Enter")
            heights.append(control.bounding_box()["height"])
        control.evaluate("each => each.replaceChildren()")
        heights.append(control.bounding_box()["height"])
        window.goto("about:blank")
    assert heights == pytest.approx([heights[0]] * len(heights), abs=1)
