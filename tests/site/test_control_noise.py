"""The control "noise" shows that small batches are noisier, by keyboard."""

import re

import pytest

from tests.site.handling import press, words

pytestmark = pytest.mark.long


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
