"""What the tests of the site share: its pages, each parsed once, and a browser window on them."""

import pytest

from tests.site import checks
from tests.site.browsing import one_window, served

PAGES = {"pass-mark": "04-activation", "judges": "05-loss", "chain-rule": "07-backpropagation"}


@pytest.fixture(scope="session")
def parsed(site):
    return checks.Site(site)


@pytest.fixture(scope="module")
def window(chromium, site):
    """One browser window that remembers what went wrong, and the address of the site."""
    with served(site) as address, one_window(chromium) as page:
        yield page, address


@pytest.fixture
def visit(window):
    """A function that opens the page of a control at a moment, and returns the control; nothing may go wrong there."""
    page, address = window
    page.faults.clear()
    page.set_viewport_size({"width": 1280, "height": 900})

    def opened(name, moment=None):
        page.goto(f"{address}book/{PAGES[name]}.html" + (f"?{name}={moment}" if moment is not None else ""))
        return page.locator(f"[data-control={name}]")

    yield opened
    assert page.faults == []
