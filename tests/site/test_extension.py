"""The book's own extension: repairs that cannot fail in silence, icons, sizes, and the one public address."""

import shutil
from types import SimpleNamespace

import pytest
from booksite import address, assets, finish, icons, pictures, repairs
from PIL import Image
from sphinx.errors import ExtensionError

from tests.building import ROOT, build

SCRIPT = (
    'x={github:[496,512,[],"f09b","M1 2"],star:[9,9,[],"e1","M0"]},'
    'y={bars:[448,512,["navicon",9776],"f0c9","M0 96C0"],"angle-left":[320,512,[],"f104",["M1","M2"]],'
    'star:[1,1,[],"e1","M7"]}'
)


def test_a_repair_applies_once():
    once = repairs.Repair("b for a", "a", "b")
    assert once.apply("xax") == ("xbx", None)
    assert once.apply("xx")[1] == "repair applied 0 times, not 1: b for a"
    assert once.apply("aa")[1] == "repair applied 2 times, not 1: b for a"


def test_a_repair_applies_as_often_as_it_is_due():
    each = repairs.Repair("b for a", "<i>a", "<i>b", per="<i>")
    assert each.apply("<i>a<i>a") == ("<i>b<i>b", None)
    assert each.apply("none here") == ("none here", None)
    assert each.apply("<i>a<i>c")[1] == "repair applied 1 times, not 2: b for a"


def test_all_problems_of_a_page_are_told():
    two = (repairs.Repair("first", "a", "b"), repairs.Repair("second", "c", "d"))
    told = ["repair applied 0 times, not 1: first", "repair applied 0 times, not 1: second"]
    assert repairs.repair("nothing", two) == ("nothing", told)


def test_a_repair_that_no_longer_applies_stops_the_build(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html>another theme</html>")
    with pytest.raises(ExtensionError, match=r"page\.html: repair applied 0 times, not 1: the theme's script"):
        finish.finish_pages([page], pictures.Site(tmp_path))


@pytest.mark.parametrize("repair", repairs.REPAIRS, ids=lambda repair: repair.why)
def test_the_built_pages_are_repaired(repair, site):
    for page in [page for page in site.rglob("*.html") if "_static" not in page.parts]:
        html = page.read_text(encoding="utf-8")
        assert repair.apply(html)[0] == html, page.name


def test_outlines_are_found_by_name_alias_and_last_family():
    found = icons.outlines(SCRIPT)
    assert set(found) == {"github", "star", "bars", "navicon", "angle-left"}
    assert found["navicon"] == found["bars"]
    assert "viewBox='0 0 448 512'" in found["bars"]
    assert "d='M1M2'" in found["angle-left"]
    assert "d='M7'" in found["star"]


def test_icon_names_come_from_classes_scripts_and_styles():
    page = '<i class="fa-solid fa-bars fa-lg"></i> the word fa-mous <a id="alfa-beta">'
    script = 'f.classList="fa-solid fa-xmark"'
    assert icons.names_used([page, script, "p{mask:var(--icon-check)}"]) == {"bars", "xmark", "check"}


def test_the_style_sheet_draws_each_icon():
    sheet = icons.style_sheet({"bars"}, icons.outlines(SCRIPT))
    assert "--icon-bars:url(" in sheet
    assert ".fa-bars{--icon:var(--icon-bars)}" in sheet


def test_a_missing_icon_stops_the_build():
    with pytest.raises(ExtensionError, match="no outline for the icons unheard-of"):
        icons.style_sheet({"bars", "unheard-of"}, icons.outlines(SCRIPT))


def test_a_theme_without_font_awesome_in_its_style_stops_the_build(tmp_path):
    style = tmp_path / "theme.css"
    style.write_text('a{}@font-face{src:url(../fontawesome/a.woff2)}.fa-a:before,.fa-b:before{content:"x"}b{}')
    finish.trim_style(style)
    assert style.read_text() == "a{}b{}"
    with pytest.raises(ExtensionError, match="nothing of Font Awesome"):
        finish.trim_style(style)


def test_pictures_get_the_size_they_are_shown_in(tmp_path):
    Image.new("RGB", (300, 200)).save(tmp_path / "plain.png")
    Image.new("RGB", (300, 200)).save(tmp_path / "fine.png", dpi=(192, 192))
    (tmp_path / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 62.5 10"/>')
    assert pictures.size(tmp_path / "plain.png") == (300, 200)
    assert pictures.size(tmp_path / "fine.png") == (150, 100)
    assert pictures.size(tmp_path / "drawing.svg") == (62, 10)


@pytest.mark.parametrize("source", ["../plain.png", "/plain.png", "/book/plain.png"])
def test_a_picture_is_found_from_the_page_and_from_the_root(tmp_path, source):
    Image.new("RGB", (30, 20)).save(tmp_path / "plain.png")
    site = pictures.Site(tmp_path, "/book/" if source.startswith("/book") else "/")
    (tmp_path / "deep").mkdir()
    html = pictures.add_sizes(f'<img alt="x" src="{source}"/>', tmp_path / "deep" / "page.html", site)
    assert html == f'<img width="30" height="20" alt="x" src="{source}"/>'


@pytest.mark.parametrize("tag", ['<img src="data:,"/>', '<img width="9" src="a.png"/>', '<img src="gone.png"/>'])
def test_other_pictures_stay_as_they_are(tmp_path, tag):
    assert pictures.add_sizes(tag, tmp_path / "page.html", pictures.Site(tmp_path)) == tag


@pytest.mark.parametrize(
    ("file", "script", "body", "used"),
    [
        ("mathjax/tex-chtml.js", None, '<span class="math notranslate">', True),
        ("mathjax/tex-chtml.js", None, "<p>no formula</p>", False),
        ("", "window.MathJax = {}", "<p>no formula</p>", False),
        ("style.css", None, "", True),
    ],
)
def test_a_page_loads_what_it_uses(file, script, body, used):
    assert assets.is_used(SimpleNamespace(filename=file, attributes={"body": script}), body) is used


def test_nothing_is_loaded_twice():
    twice = [SimpleNamespace(filename=file, attributes={"body": "let a"}) for file in (None, "")]
    context = {"body": "", "script_files": twice, "css_files": []}
    assets.keep_what_is_used(None, "page", "", context, None)
    assert len(context["script_files"]) == 1


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("how-to-use", []),
        ("downhill", ["controls.css", "controls.js", "arithmetic.js", "descent.js"]),
        ("05-loss", ["controls.css", "controls.js", "arithmetic.js", "judges-data.js", "judges.js"]),
        ("draw-a-digit", ["controls.css", "draw.css", "controls.js", "arithmetic.js", "draw.js"]),
    ],
)
def test_a_page_loads_the_files_of_its_controls(parsed, page, files):
    page = parsed.page_at[parsed.folder / "book" / f"{page}.html"]
    paths = [page.file(address) for address in page.loads]
    assert sorted(path.name for path in paths if path.parent.name == "controls") == sorted(files)


def test_every_control_has_its_script(parsed):
    for page in parsed.pages:
        loaded = {page.file(address).name for address in page.loads}
        assert {f"{each['data-control']}.js" for each in page.soup.select("[data-control]")} <= loaded, str(page)


def public(url):
    config = SimpleNamespace(html_theme_options={"repository_url": url}, html_baseurl="", notfound_urls_prefix=None)
    address.publish(None, config)
    return config


def test_without_an_address_no_link_leads_out():
    config = public("")
    assert not any(config.html_theme_options.values())
    assert (config.html_baseurl, config.notfound_urls_prefix) == ("", "/")


def test_one_address_switches_all_links_on():
    config = public("https://github.com/ada/eight-tries")
    assert all(config.html_theme_options[f"use_{what}_button"] for what in ("repository", "edit_page", "issues"))
    assert (config.html_baseurl, config.notfound_urls_prefix) == ("https://ada.github.io/eight-tries/", "/eight-tries/")


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        ("https://github.com/ada/eight-tries/", "https://ada.github.io/eight-tries/"),
        ("https://github.com/ada/eight-tries.git", "https://ada.github.io/eight-tries/"),
        ("https://github.com/ada/ada.github.io", "https://ada.github.io/"),
    ],
    ids=["with a slash", "as the host's own button copies it", "the site of a person"],
)
def test_an_address_may_be_spelled_in_other_ways(repository, site):
    config = public(repository)
    assert config.html_baseurl == site
    assert config.html_theme_options["repository_url"] == repository.removesuffix("/").removesuffix(".git")


def test_an_unknown_host_gives_links_but_no_own_address():
    assert public("https://code.example.org/ada/eight-tries").html_baseurl == ""


@pytest.mark.long
def test_the_links_of_a_published_site(published):
    """Every page has its links, and 404.html finds its files."""
    page = (published / "book" / "how-to-use.html").read_text(encoding="utf-8")
    assert "https://github.com/ada/eight-tries/edit/main/book/how-to-use.md" in page
    assert "https://github.com/ada/eight-tries/issues/new" in page
    assert '<link rel="canonical" href="https://ada.github.io/eight-tries/book/how-to-use.html"' in page
    assert 'src="/eight-tries/_static/logo.svg"' in (published / "404.html").read_text(encoding="utf-8")


def test_the_plain_site_names_no_other_address(site):
    page = (site / "book" / "how-to-use.html").read_text(encoding="utf-8")
    assert "github" not in page
    assert "canonical" not in page


@pytest.mark.long
def test_a_second_build_finishes_only_what_is_new(tmp_path):
    """Nothing changed, then one page changed: both builds pass, and the site has its icons and repairs as before."""
    copy = tmp_path / "book"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "_build", "dist", "__pycache__"))
    for words in ("", "", "\nOne more line.\n"):
        page = copy / "book" / "glossary.md"
        page.write_text(page.read_text(encoding="utf-8") + words, encoding="utf-8")
        site, _ = build(tmp_path / "out", source=copy)
    assert "One more line." in (site / "book" / "glossary.html").read_text(encoding="utf-8")
    assert "--icon-bars" in (site / "_static" / "icons.css").read_text(encoding="utf-8")
