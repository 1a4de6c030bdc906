"""The control "thirteen steps" calculates what the package calculates, and goes through its steps by keyboard."""

import numpy as np
import pytest

from nnlesson.activations import sigmoid
from nnlesson.backprop import backward, update
from nnlesson.datasets import single_pair
from nnlesson.losses import half_squared_error
from nnlesson.nodes import Layer, Network, Node
from tests.building import ROOT
from tests.site.browsing import one_window, served

pytestmark = pytest.mark.long

SCRIPT = ROOT / "book" / "_static" / "controls" / "thirteen-steps.js"
LAST = 14  # thirteen steps, and the step downhill
BARE = f"""<!doctype html><html lang="en"><title>Bare</title>
<div class="control" data-control="thirteen-steps">no script</div>
<script src="{SCRIPT.as_uri()}"></script>
<script>nnControls["thirteen-steps"].start(document.querySelector(".control"))</script></html>"""


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
    layers = [
        {"weights": rng.normal(scale=2.0, size=(n, before)).tolist(), "biases": rng.normal(size=n).tolist()}
        for before, n in ((n_inputs, n_hidden), (n_hidden, n_outputs))
    ]
    inputs, targets = rng.normal(size=n_inputs).tolist(), rng.uniform(size=n_outputs).tolist()
    rate = float(rng.uniform(0.01, 5.0))
    return {"inputs": inputs, "targets": targets, "hidden": layers[0], "output": layers[1], "rate": rate}


EXAMPLE = {
    "inputs": single_pair()[0][0].tolist(),
    "targets": single_pair()[1][0].tolist(),
    "hidden": {"weights": [[0.15, 0.20], [0.25, 0.30]], "biases": [0.35, 0.35]},
    "output": {"weights": [[0.40, 0.45], [0.50, 0.55]], "biases": [0.60, 0.60]},
    "rate": 0.5,
}
CASES = [EXAMPLE, *(drawn((2, 2, 2), seed) for seed in range(5)), drawn((3, 5, 4), 5), drawn((1, 1, 1), 6)]


def nodes(case):
    """Build the network of a case."""
    return Network(
        [
            Layer([Node(w, b, sigmoid) for w, b in zip(case[name]["weights"], case[name]["biases"], strict=True)])
            for name in ("hidden", "output")
        ]
    )


def parts(network):
    """Take a network apart as the script writes it."""
    return [
        {"weights": [node.weights for node in layer.nodes], "biases": [node.bias for node in layer.nodes]}
        for layer in network.layers
    ]


def loss_of(network, case):
    return half_squared_error([network.forward(case["inputs"])], [case["targets"]])


def by_package(case):
    """Every number of the thirteen steps, as the package has it."""
    network = nodes(case)
    hidden, output = network.layers
    h = hidden.forward(case["inputs"])
    z1, z2 = [node.z(case["inputs"]) for node in hidden.nodes], [node.z(h) for node in output.nodes]
    outputs = network.forward(case["inputs"])
    first, second = backward(network, case["inputs"], case["targets"], half_squared_error)
    after = update(network, [first, second], case["rate"])
    unmoved = nodes(case)
    for layer, stepped in zip(unmoved.layers, after.layers, strict=True):
        for node, new in zip(layer.nodes, stepped.nodes, strict=True):
            node.weights = new.weights
    by_z1, by_z2 = [node.bias for node in first], [node.bias for node in second]
    [by_outputs] = half_squared_error.gradient([outputs], [case["targets"]]).tolist()
    slopes1, slopes2 = [[float(sigmoid.derivative(z)) for z in zs] for zs in (z1, z2)]
    new_hidden, new_output = parts(after)
    return {
        "z1": z1,
        "h": h,
        "z2": z2,
        "outputs": outputs,
        "loss": loss_of(network, case),
        "byOutputs": by_outputs,
        "slopes2": slopes2,
        "byZ2": by_z2,
        "byWeights2": [node.weights for node in second],
        "byBiases2": by_z2,
        "byH": (np.transpose(case["output"]["weights"]) @ by_z2).tolist(),
        "slopes1": slopes1,
        "byZ1": by_z1,
        "byWeights1": [node.weights for node in first],
        "byBiases1": by_z1,
        "after": {
            "hidden": new_hidden,
            "output": new_output,
            "outputs": after.forward(case["inputs"]),
            "loss": loss_of(after, case),
            "lossIfBiasesStay": loss_of(unmoved, case),
        },
    }


def flat(numbers):
    """Yield every number of nested lists and dictionaries, with its place."""
    if isinstance(numbers, dict | list):
        pairs = numbers.items() if isinstance(numbers, dict) else enumerate(numbers)
        for place, inner in pairs:
            yield from ((f"{place}.{rest}", number) for rest, number in flat(inner))
    else:
        yield "", numbers


@pytest.mark.parametrize("number", range(len(CASES)))
def test_every_number_is_that_of_the_package(window, number):
    window.goto("about:blank")
    window.add_script_tag(path=SCRIPT)
    found = dict(flat(window.evaluate("given => nnControls['thirteen-steps'].calculate(given)", CASES[number])))
    wanted = dict(flat(by_package(CASES[number])))
    assert found.keys() == wanted.keys()
    apart = {place: abs(found[place] - wanted[place]) for place in wanted}
    assert max(apart.values()) < 1e-12, max(apart, key=apart.get)


def test_the_example_is_not_changed(window):
    window.goto("about:blank")
    window.add_script_tag(path=SCRIPT)
    changed = """given => {
        const before = JSON.stringify(given);
        nnControls['thirteen-steps'].calculate(given);
        return JSON.stringify(given) !== before;
    }"""
    assert not window.evaluate(changed, EXAMPLE)


# By keyboard.


def words(page):
    return page.locator(".thirteen-words").inner_text()


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
    assert "thirteen-steps" not in window.url
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
            "[...document.querySelectorAll('.thirteen-buttons button')].map(b => b.getBoundingClientRect().height)"
        )
        assert min(heights) >= 44
        window.goto("about:blank")
    assert window.faults == []
