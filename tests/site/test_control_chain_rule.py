"""The control "chain rule", of try 7, multiplies as the package does, and goes through its steps by keyboard."""

import re
from itertools import pairwise

import pytest

from nnlesson.activations import sigmoid
from nnlesson.backprop import backward, flatten, update
from nnlesson.losses import half_squared_error
from nnlesson.nodes import Layer, Network, Node
from nnlesson.slopes import numerical_gradient
from tests.site.handling import moment, number, slider, words

pytestmark = pytest.mark.long


def button(control, name):
    return control.get_by_role("button", name=name, exact=True)


def lone(weight, bias):
    return Network([Layer([Node([weight], bias, sigmoid)])])


def loss_of(network, x, y):
    return half_squared_error([network.forward([x])], [[y]])


def table(control):
    """Return the numbers of the table, row by row."""
    rows = control.locator("tbody tr").all()
    return [[number(cell) for cell in row.locator("td").all_text_contents()] for row in rows]


@pytest.mark.parametrize(
    ("x", "w", "b", "y", "rate", "steps"),
    [
        (0.6, 2.0, -0.2, 1.0, 1.0, 0),
        (0.6, 2.0, -0.2, 1.0, 5.0, 9),
        (1.0, -3.0, -3.0, 0.5, 5.0, 50),
        (0.0, -1.5, 2.5, 0.0, 0.5, 3),
        (0.3, 0.0, 0.0, 0.5, 1.0, 2),
    ],
)
def test_every_factor_is_that_of_the_package(visit, x, w, b, y, rate, steps):
    network, before = lone(w, b), None
    for _ in range(steps):
        network, before = update(network, backward(network, [x], [y], half_squared_error), rate), network
    [node] = network.layers[0].nodes
    z, [o] = node.z([x]), network.forward([x])
    [[by_output]] = half_squared_error.gradient([[o]], [[y]]).tolist()
    calculated = flatten(backward(network, [x], [y], half_squared_error))
    nudged = numerical_gradient(lambda p: loss_of(lone(*p), x, y), network.parameters)

    control = visit("chain-rule", f"{x:g},{w:g},{b:g},{y:g},{rate:g},{steps}")
    rows = [[by_output] * 2, [sigmoid.derivative(z)] * 2, [x, 1], calculated, nudged]
    assert table(control) == [pytest.approx(row, abs=6e-7) for row in rows]
    said = [number(each) for each in re.findall(r"−?\d+\.\d{4,}", words(control))]
    fell = [loss_of(before, x, y) - loss_of(network, x, y)] if steps else []
    assert said == pytest.approx([node.weights[0], abs(node.bias), z, o, loss_of(network, x, y), *fell], abs=6e-5)


def test_the_product_and_the_nudge_agree_to_all_digits_that_are_shown(visit):
    """At every third position of the weight and the bias, and all of the input and the target."""
    differ = """() => {
        const { arithmetic: { outputs, links, numericalGradient }, tools: { fixed } } = nnControls;
        const tenths = (from, to, by) => Array.from({ length: (to - from) / by + 1 }, (_, i) => (from + i * by) / 10);
        let differ = 0, all = 0;
        for (const x of tenths(0, 10, 1)) for (const y of tenths(0, 10, 1))
            for (const w of tenths(-30, 30, 3)) for (const b of tenths(-30, 30, 3)) {
                const [o] = outputs([1, 1], [w, b], [x]);
                const nudged = numericalGradient([1, 1], [w, b], [[[x], [y]]]);
                [x, 1].forEach((input, i) => {
                    const product = links(o, y, input).reduce((a, b) => a * b);
                    all += 1;
                    differ += fixed(product, 6) !== fixed(nudged[i], 6);
                });
            }
        return [differ, all];
    }"""
    assert visit("chain-rule").page.evaluate(differ) == [0, 2 * 11 * 11 * 21 * 21]


def test_steps_by_keyboard(visit):
    control = visit("chain-rule")
    assert words(control).startswith("At the start: z = w · x + b = 2.0000 · 0.6 − 0.2000 = 1.0000, o = σ(z) = 0.7311,")
    assert moment(control) == ""
    forward, back, again = (button(control, name) for name in ("Step", "Back", "Start again"))
    forward.focus()
    for _ in range(7):
        control.page.keyboard.press("Enter")
    assert words(control).startswith("After step 7: ")
    assert moment(control) == "chain-rule=0.6,2,-0.2,1,1,7"
    back.press("Space")
    assert moment(control).endswith(",6")
    again.press("Enter")
    assert words(control).startswith("At the start: ")
    back.press("Enter")  # nothing is left, and the focus stays
    assert back.get_attribute("aria-disabled") == "true"
    forward.press("Enter")
    slider(control, "input x").press("Home")
    assert moment(control) == "chain-rule=0,2,-0.2,1,1,0"
    [_, _, [by_weight, by_bias], [of_weight, of_bias], _] = table(control)
    assert (by_weight, by_bias, of_weight) == (0, 1, 0)
    assert of_bias != 0  # the bias can still learn
    slider(control, "w at start").press("ArrowLeft")
    slider(control, "b at start").press("End")
    slider(control, "target y").press("ArrowLeft")
    control.get_by_label("learning rate").select_option("5")
    assert moment(control) == "chain-rule=0,1.9,3,0.9,5,0"
    control.page.reload()
    assert "2.9" not in words(control)
    assert "z = w · x + b = 1.9000 · 0 + 3.0000 = 3.0000" in words(control)


@pytest.mark.parametrize("start", ["0.6,2,-0.2,1,1,0", "1,3,3,0,5,0", "1,-3,2,1,0.5,0"])
def test_every_step_lowers_the_loss(visit, start):
    control = visit("chain-rule", start)
    losses = []
    for _ in range(50):
        losses.append(float(re.search(r"loss (\d\.\d{6})", words(control))[1]))
        button(control, "Step").press("Enter")
    assert all(after < before for before, after in pairwise(losses))
    assert moment(control).endswith(",50")
    assert button(control, "Step").get_attribute("aria-disabled") == "true"
