"""The control "pass mark", of try 4, says what the package says, and works by keyboard."""

import re

import pytest

from nnlesson.activations import sigmoid, step
from nnlesson.nodes import Node
from tests.site.handling import moment, number, positions, slider, words

pytestmark = pytest.mark.long

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
