"""The controls of tries 4, 5 and 7 say what the package says, show what their chapters claim, and work by keyboard."""

import re
from itertools import pairwise

import pytest

from nnlesson.activations import sigmoid, step
from nnlesson.backprop import backward, flatten, update
from nnlesson.datasets import avocados
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.metrics import count_right
from nnlesson.nodes import Layer, Network, Node
from nnlesson.slopes import numerical_gradient
from nnlesson.tries import try_4_activation
from tests.site.browsing import one_window, served

pytestmark = pytest.mark.long

PAGES = {"pass-mark": "04-activation", "judges": "05-loss", "chain-rule": "07-backpropagation"}


@pytest.fixture(scope="module")
def browser(chromium, site):
    """One browser window that remembers what went wrong, and the address of the site."""
    with served(site) as address, one_window(chromium) as page:
        yield page, address


@pytest.fixture
def visit(browser):
    """A function that opens the page of a control at a moment, and returns the control; nothing may go wrong there."""
    page, address = browser
    page.faults.clear()
    page.set_viewport_size({"width": 1280, "height": 900})

    def opened(name, moment=None):
        page.goto(f"{address}book/{PAGES[name]}.html" + (f"?{name}={moment}" if moment is not None else ""))
        return page.locator(f"[data-control={name}]")

    yield opened
    assert page.faults == []


def words(control):
    return control.get_by_role("status").text_content()


def slider(control, name):
    return control.get_by_role("slider", name=name, exact=True)


def button(control, name):
    return control.get_by_role("button", name=name, exact=True)


def moment(control):
    """What stands in the address."""
    return control.page.url.partition("?")[2]


def number(text):
    return float(text.replace("−", "-"))


def positions(slider, how_many):
    """Move a slider through all of its positions, from the lowest."""
    slider.press("Home")
    yield slider
    for _ in range(how_many - 1):
        slider.press("ArrowRight")
        yield slider


# Try 4: the pass mark.

WEIGHTS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]


def answers(control):
    """Weight, bias, z, what the sigmoid and the step answer, and over how many marks z goes from −5 to 5."""
    pattern = r"Weight (\S+), bias (\S+)\. .* z = (\S+): .* answers (\S+), the step (\d)\. .* it is ([\d.]+) mark"
    return [number(each) for each in re.match(pattern, words(control)).groups()]


def judged(weight, pass_mark, mark):
    """What the package says."""
    node = Node([weight], -weight * pass_mark, sigmoid)
    z = node.z([mark])
    return [weight, node.bias, z, node.forward([mark]), step(z), 10 / weight]


def test_the_pass_mark_by_keyboard(visit):
    control = visit("pass-mark")
    assert moment(control) == ""  # a page that nobody has touched keeps its address
    assert "the sigmoid answers 0.37754, the step 0." in words(control)  # as the chapter prints it
    slider(control, "weight").focus()
    for _ in range(3):
        control.page.keyboard.press("ArrowRight")
    assert "the sigmoid answers 0.00669, the step 0." in words(control)
    assert (moment(control), slider(control, "weight").get_attribute("aria-valuetext")) == ("pass-mark=1,50,45", "1")
    control.page.keyboard.press("Tab")
    control.page.keyboard.press("ArrowLeft")
    control.page.keyboard.press("Tab")
    control.page.keyboard.press("End")
    assert moment(control) == "pass-mark=1,49,100"
    control.page.reload()
    assert answers(control) == pytest.approx(judged(1, 49, 100), abs=5e-6)


def test_the_larger_the_weight_the_closer_to_a_step(visit):
    control = visit("pass-mark")
    gaps, apart, widths = [], [], []
    for weight, _ in zip(WEIGHTS, positions(slider(control, "weight"), len(WEIGHTS)), strict=True):
        *_, gentle, strict, width = found = answers(control)
        assert found == pytest.approx(judged(weight, 50, 45), abs=5e-6)
        drawn = control.locator(".control-activation").get_attribute("d")
        heights = [float(y) for y in re.findall(r"[ML]\S+ (\S+?)(?=L|$)", drawn)]
        low, high = max(heights), min(heights)
        jump = [step(place / 10 - 50) for place in range(len(heights))]
        apart.append(sum(abs((low - y) / (284 - 40) - j) for y, j in zip(heights, jump, strict=True)) / len(jump))
        assert 40 <= high < low <= 284  # of the picture
        gaps.append(abs(gentle - strict))
        widths.append(width)
    for numbers in (gaps, apart, widths):
        assert sorted(numbers, reverse=True) == numbers
    assert (gaps[-1], apart[-1] < 0.005, widths[-1]) == (0, True, 1)


def test_the_mark_that_just_passes(visit):
    control = visit("pass-mark", "1,37,37")
    for _ in positions(slider(control, "weight"), len(WEIGHTS)):
        assert "the sigmoid answers 0.50000, the step 1." in words(control)


# Try 5: two judges.

BIASES = [-15 + place / 20 for place in range(141)]


def test_the_two_judges_say_what_the_package_says(visit):
    inputs, targets = avocados(100, rng=1, ripe_at=0.45)
    inputs, wanted = inputs.tolist(), one_hot(targets[:, 0], 2)
    hand_made = try_4_activation.build()
    numbers = hand_made.parameters
    one = next(fruit for fruit, [ripe] in zip(inputs, targets, strict=True) if ripe > hand_made.classify(fruit))

    control = visit("judges")
    said, stairs = [], []
    for bias, at in zip(BIASES, positions(slider(control, "bias"), len(BIASES)), strict=True):
        assert number(at.get_attribute("aria-valuetext")) == pytest.approx(bias)
        network = hand_made.with_parameters([*numbers[:2], bias, *numbers[3:]])
        outputs = [network.forward(fruit) for fruit in inputs]
        hits = count_right([each.index(max(each)) for each in outputs], targets)
        loss = half_squared_error(outputs, wanted)
        found = re.match(r"Bias (\S+): (\d+) of 100 right, loss (\d\.\d{6})\.", words(control)).groups()
        assert [number(each) for each in found] == pytest.approx([bias, hits, loss], abs=2e-6)

        of_one = control.locator(".control-words").last.text_content()
        not_ripe, ripe, loss = map(float, re.search(r"outputs (\S+) and (\S+),.* = (\S+)\. ", of_one).groups())
        assert [not_ripe, ripe] == pytest.approx(network.forward(one), abs=1e-4)
        assert loss == pytest.approx(half_squared_error([network.forward(one)], [[0, 1]]), abs=1e-4)
        assert of_one.endswith("right." if loss < 0.25 else "wrong.") == (network.classify(one) == (loss < 0.25))
        said.append((hits, float(found[2])))
        stairs.append(re.search(r"from (−\S+) to (−\S+),", words(control)))

    # Where the count says nothing, the loss does.
    assert (said[0], min(loss for _, loss in said)) == ((81, 0.144501), said[BIASES.index(-10.8)][1])
    moves = list(pairwise(said))
    assert sum(before[0] == after[0] for before, after in moves) > 120
    assert all(before[1] != after[1] for before, after in moves)

    # A stair ends where the count changes.
    hits = [count for count, _ in said]
    for place, stair in enumerate(stairs):
        first, last = (BIASES.index(number(end)) for end in stair.groups()) if stair else (place, place)
        assert first <= place <= last
        assert set(hits[first : last + 1]) == {hits[place]}
        assert all(hits[outside] != hits[place] for outside in (first - 1, last + 1) if 0 <= outside < len(hits))


def test_the_judges_remember_the_bias(visit):
    control = visit("judges", "-12.5")
    assert words(control).startswith("Bias −12.50: 86 of 100 right")
    slider(control, "bias").press("ArrowRight")
    assert moment(control) == "judges=-12.45"
    assert visit("judges", "-12.45").get_by_role("slider").get_attribute("aria-valuetext") == "−12.45"


# Try 7: the chain rule for one node.


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


# All three.


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
