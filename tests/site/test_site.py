"""The built book passes every check that needs no browser."""

import pytest

from tests.building import QUICK, ROOT, build
from tests.site import checks

LIMIT = 1_000_000  # bytes of a first visit, over the wire


def test_the_book_builds_quickly(built):
    _, seconds = built
    assert seconds < QUICK


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_check(parsed, check):
    assert list(check(parsed)) == []


def test_every_page_of_the_contents_is_there(parsed):
    assert list(checks.missing_pages(parsed, (ROOT / "_toc.yml").read_text(encoding="utf-8"))) == []


def test_first_visit_is_light(parsed):
    """Fonts of formulas come on top: the browser test counts everything."""
    sums = {str(page): sum(checks.first_visit(page).values()) for page in parsed.pages}
    assert {page: size for page, size in sums.items() if size > LIMIT} == {}


def test_only_pages_with_formulas_load_mathjax(parsed):
    for page in parsed.pages:
        loads = any("mathjax" in address for address in page.loads)
        assert loads == bool(page.soup.select(".math")), str(page)


def test_no_script_with_all_icons(site):
    assert [str(file) for file in site.rglob("*") if "fontawesome" in file.name.lower() or file.suffix == ".map"] == []


def test_notebooks_can_be_downloaded(parsed):
    for notebook in (ROOT / "book").glob("*.ipynb"):
        page = parsed.page_at[parsed.folder / "book" / f"{notebook.stem}.html"]
        copies = [page.file(link) for link in page.links if link.endswith(".ipynb")]
        assert [copy for copy in copies if copy.read_bytes() == notebook.read_bytes()], notebook.name


@pytest.mark.long
def test_two_builds_are_equal(site, tmp_path):
    again, _ = build(tmp_path)
    files = {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert files == {file.relative_to(again): file.read_bytes() for file in again.rglob("*") if file.is_file()}
