"""How pytest runs the notebooks and shares the checks out; tools/compare.py says when two texts are the same."""

import gc
import os
import re
import sys
from collections import Counter

import pytest

from tools.compare import accept, all_text, differences, missing, needs, warm_fonts

LONGEST = "test_live_browser.py"
PIECES = "test_planted_mistakes.py"  # hundreds of checks that share nothing: they fill the gaps between the workers


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items):
    """Mark the notebooks that need more than the environment; put the longest part first, the many pieces last."""
    required = re.findall(r"\w+", os.environ.get("NNLESSON_REQUIRED", ""))
    for path in {item.path for item in items if item.path.suffix == ".ipynb"}:
        if not needs(path):
            continue
        marks = [pytest.mark.long]
        for word, why in missing(path).items():
            if word in required:
                raise pytest.UsageError(f"{path.name}: {why}, and NNLESSON_REQUIRED asks for it")
            marks.append(pytest.mark.skip(reason=why))
        for cell in [item for item in items if item.path == path]:
            for mark in marks:
                cell.add_marker(mark)
    items.sort(key=lambda item: (item.path.name == PIECES, "site" not in item.path.parts, item.path.name != LONGEST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Share the checks out among the workers of `run.py test`, in the order of `pytest_collection_modifyitems`.

    What shares something dear stays together: the cells of a notebook, the tests of a file, all that needs the site.
    Only the cells of all pages in a browser take so long that a second build is worth it. Ours, as xdist's own
    --dist=loadgroup keeps nothing together since pytest 9.2 (pytest-xdist, issue 1386).
    """
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.split("::")[0]
            if file.endswith(PIECES):
                return nodeid
            return "site" if "/site/" in file and not file.endswith(LONGEST) else file

    config.option.loadscopereorder = False
    return Together(config, log)


def pytest_terminal_summary(terminalreporter):
    """Say which notebooks were skipped, how many cells of them, and why."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if ".ipynb" in report.nodeid]
    for (page, why), cells in Counter((r.nodeid.split("::")[0], r.longrepr[2]) for r in skipped).items():
        terminalreporter.write_line(f"{page}: {cells} cells not run ({why.removeprefix('Skipped: ')})")


def pytest_configure(config):
    """Give nbval this comparison; its own is exact and stays the judge of everything that is not text."""
    if not config.getoption("nbval", default=False):
        return
    from nbval.plugin import IPyNbCell

    exact = IPyNbCell.compare_outputs

    def compare_outputs(cell, test, ref, skip_compare=None):
        if exact(cell, accept(ref, test), ref, skip_compare):
            return True
        moved = differences(all_text(ref), all_text(test))
        cell.comparison_traceback += ["", " committed -> now:", *(f"   {line}" for line in moved)]
        return False

    IPyNbCell.compare_outputs = compare_outputs


@pytest.fixture(autouse=True)
def _no_picture_stays_open():
    """Close what a test or an example drew: with more than twenty open, matplotlib warns whoever draws next."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def pytest_collection_finish(session):
    """Warm the font cache, where notebooks will run."""
    # Thousands of checks stay to the end: to look again and again whether they could go takes its time. From Python
    # 3.14 on hypothesis asks the collector who holds its generators, and what is frozen is not found.
    if sys.version_info < (3, 14):
        gc.freeze()
    if any(item.path.suffix == ".ipynb" for item in session.items):
        warm_fonts()
