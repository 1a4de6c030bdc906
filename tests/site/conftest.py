"""What the tests of the site share: its pages, each parsed once."""

import pytest

from tests.site import checks


@pytest.fixture(scope="session")
def parsed(site):
    return checks.Site(site)
