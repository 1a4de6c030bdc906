"""The control "judges", of try 5, says what the package says, and remembers its bias."""

import re
from itertools import pairwise

import pytest

from nnlesson.datasets import avocados
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.metrics import count_right
from nnlesson.tries import try_4_activation
from tests.site.handling import moment, number, positions, slider, words

pytestmark = pytest.mark.long

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
