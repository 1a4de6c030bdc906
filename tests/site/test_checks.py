"""Every check of the site finds what it is for, and is silent where all is well."""

import pytest

from tests.site import checks

GOOD = """<!DOCTYPE html>
<html lang="en"><head><title>A page</title>
<link rel="stylesheet" href="_static/style.css?v=1"><link rel="canonical" href="https://example.org/"></head>
<body><h1 id="top">A page</h1>
<a href="#top">up</a> <a href="other.html#end">on</a> <a href="https://a.b/">away</a> <a href="mailto:a@b.c">write</a>
<img src="_static/a%20b.svg" alt="A falling line." width="10" height="5"><img src="data:," alt="0" width="1" height="1">
<a href="other.html"><img src="_static/a%20b.svg" alt="" width="10" height="5">Home</a>
<div class="quiz"><p>What is 1 + 1?</p>
<details class="answer wrong" name="q"><summary>3</summary><p>Not quite: count again.</p></details>
<details class="answer right" name="q"><summary>2</summary><p>Right.</p></details></div>
</body></html>
"""
OTHER = '<html lang="en"><head><title>Other</title></head><body><h1>Other</h1><p id="end">End</p></body></html>'


@pytest.fixture
def check_page(tmp_path):
    """Run a check on a small site whose index page is the good one after some changes."""

    def run(check, *changes, style="p { background: url(data:,) }"):
        html = GOOD
        for old, new in changes:
            assert html.count(old) >= 1, f"not in the page: {old}"
            html = html.replace(old, new)
        (tmp_path / "_static").mkdir(exist_ok=True)
        (tmp_path / "_static" / "style.css").write_text(style)
        (tmp_path / "_static" / "a b.svg").write_text("<svg/>")
        (tmp_path / "index.html").write_text(html)
        (tmp_path / "other.html").write_text(OTHER)
        return list(check(checks.Site(tmp_path)))

    return run


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_a_good_site_passes(check_page, check):
    assert check_page(check) == []


LINE = 'alt="A falling line." width="10" height="5"'
BAD = [
    (checks.dead_links, "other.html#end", "gone.html", "no such file: gone.html"),
    (checks.dead_links, "other.html#end", "other.html#gone", "no such anchor: other.html#gone"),
    (checks.dead_links, "#top", "#gone", "no such anchor: #gone"),
    (checks.dead_links, "style.css?v=1", "gone.css", "no such file: _static/gone.css"),
    (
        checks.foreign_requests,
        "</body>",
        '<script src="//cdn.example.org/a.js"></script></body>',
        "loads //cdn.example.org/a.js",
    ),
    (
        checks.foreign_requests,
        "</body>",
        '<iframe src="https://example.org/"></iframe></body>',
        "loads https://example.org/",
    ),
    (checks.foreign_requests, "canonical", "preload", "loads https://example.org/"),
    (checks.foreign_requests, "</body>", '<p style="background: url(http://a.b/c)">x</p></body>', "loads http://a.b/c"),
    (checks.foreign_requests, 'src="data:,"', 'src="data:," srcset="http://a.b/c 2x"', "loads http://a.b/c"),
    (checks.pictures_without_text, LINE, "", "no text for _static/a%20b.svg"),
    (checks.pictures_without_text, LINE, 'alt=" "', "no text for _static/a%20b.svg"),
    (checks.pictures_without_text, LINE, 'alt="_images/1f3a.png"', "a path instead of a text: _images/1f3a.png"),
    (checks.pictures_without_text, "</body>", '<svg role="img"></svg></body>', "a drawing without a text"),
    (checks.pictures_without_text, ">Home", ">", "no text for _static/a%20b.svg"),
    (checks.pictures_without_size, LINE, 'alt="A falling line." width="10"', "no size for _static/a%20b.svg"),
    (checks.incomplete_pages, ' lang="en"', "", "no language"),
    (checks.incomplete_pages, "<title>A page</title>", "<title> </title>", "no title"),
    (checks.incomplete_pages, "<h1", "<h2", "0 main headings, not 1"),
    (checks.duplicate_ids, "<p>What", '<p id="top">What', "id top twice"),
    (checks.badly_nested, "<p>What", "<div><p>What", "</body> where <div> of line 8 is open"),
    (
        checks.badly_nested,
        "again.</p></details>",
        "again.</details></p>",
        "line 9: </details> where <p> of line 9 is open",
    ),
    (checks.faulty_quizzes, "answer right", "answer wrong", "0 right among 2 answers"),
    (checks.faulty_quizzes, "answer wrong", "answer right", "2 right among 2 answers"),
    (checks.faulty_quizzes, "<p>Not quite: count again.</p>", "", "no feedback for '3'"),
    (
        checks.faulty_quizzes,
        "<p>Not quite: count",
        "<p>Right: count",
        "the feedback for '3' does not begin with 'Not quite'",
    ),
    (checks.faulty_quizzes, "<summary>2</summary>", "<summary></summary>", "an answer without words"),
    (checks.faulty_quizzes, 'wrong" name="q"', 'wrong" name="r"', "share one name"),
    (checks.faulty_quizzes, "<p>What is 1 + 1?</p>", "", "no question"),
]


@pytest.mark.parametrize(("check", "old", "new", "problem"), BAD, ids=[f"{case[0].__name__}-{case[3]}" for case in BAD])
def test_a_fault_is_found(check_page, check, old, new, problem):
    found = check_page(check, (old, new))
    assert [line for line in found if line.startswith("index.html: ") and problem in line]


@pytest.mark.parametrize(
    ("check", "style", "problem"),
    [
        (checks.dead_links, "@font-face { src: url(font.woff2) }", "style.css: no such file: font.woff2"),
        (checks.dead_links, '@import "gone.css";', "style.css: no such file: gone.css"),
        (checks.foreign_requests, 'p { background: url("https://a.b/c.png") }', "style.css: loads https://a.b/c.png"),
        (checks.foreign_requests, '@import "//a.b/c.css";', "style.css: loads //a.b/c.css"),
    ],
)
def test_a_fault_in_a_style_sheet_is_found(check_page, check, style, problem):
    assert check_page(check, style=style) == [problem]


def test_a_commented_address_in_a_style_sheet_is_none(check_page):
    assert check_page(checks.foreign_requests, style="/* url(https://a.b/) */") == []


def test_a_page_of_the_contents_that_was_not_built_is_found(tmp_path):
    (tmp_path / "index.html").write_text(GOOD)
    toc = "root: index\nparts:\n- caption: One\n  chapters:\n  - file: book/a\n    sections:\n    - file: book/b\n"
    assert list(checks.missing_pages(checks.Site(tmp_path), toc)) == ["not built: book/a", "not built: book/b"]


def test_the_first_visit_counts_every_file_once_and_packed(tmp_path):
    (tmp_path / "a.css").write_text('@import "b.css";' + " " * 10_000)
    (tmp_path / "b.css").write_text("p {}")
    (tmp_path / "p.png").write_bytes(bytes(500))
    page = '<link rel="stylesheet" href="a.css"><img src="p.png"><img src="p.png"><img src="data:,">'
    (tmp_path / "index.html").write_text(page)
    sizes = {file.name: size for file, size in checks.first_visit(checks.Site(tmp_path).pages[0]).items()}
    assert sorted(sizes) == ["a.css", "b.css", "index.html", "p.png"]
    assert sizes["p.png"] == 500
    assert sizes["a.css"] < 200
