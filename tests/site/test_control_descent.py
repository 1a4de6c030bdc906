"""The control "descent" walks downhill by keyboard, and keeps its state."""

import pytest

from tests.site.handling import press, words

pytestmark = pytest.mark.long


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
