"""Checks of a built site. Each takes the site and returns what is wrong, one line for each problem."""

import gzip
import re
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from bs4 import BeautifulSoup

LOADING = dict.fromkeys(("script", "img", "source", "iframe", "embed"), "src") | {"link": "href", "object": "data"}
ONLY_POINTING = {"canonical", "next", "prev", "index", "search", "author", "alternate"}  # <link>s that load nothing
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(r"""@import\s+(?:url\()?["']?([^"')]+)""")
TEXT = {".html", ".css", ".js", ".svg", ".json", ".ipynb"}  # what servers pack
EMPTY_TAGS = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page:
    """One built page."""

    def __init__(self, path, root):
        self.path, self.root = path, root
        self.html = path.read_text(encoding="utf-8")

    def __str__(self):
        return self.path.relative_to(self.root).as_posix()

    @cached_property
    def soup(self):
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def ids(self):
        return [tag["id"] for tag in self.soup.find_all(id=True)]

    @cached_property
    def links(self):
        return [tag["href"] for tag in self.soup.find_all("a", href=True)]

    @cached_property
    def loads(self):
        """The addresses that a browser asks for by itself when it shows the page."""
        found = []
        for tag in self.soup.find_all(LOADING):
            if tag.name == "link" and ONLY_POINTING & set(tag.get("rel", [])):
                continue
            found += [tag[LOADING[tag.name]]] if tag.get(LOADING[tag.name]) else []
            found += [part.split()[0] for part in tag.get("srcset", "").split(",") if part.strip()]
        styles = [tag.text for tag in self.soup.find_all("style")] + [
            tag["style"] for tag in self.soup.find_all(style=True)
        ]
        return found + in_style("\n".join(styles))

    def file(self, address):
        """Return the file of this site that an address means; 404.html counts from the top."""
        path = unquote(urlsplit(address).path)
        if not path:
            return self.path
        return (self.root / path[1:] if path.startswith("/") else self.path.parent / path).resolve()


class Site:
    """A built site: its pages and its style sheets."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        files = sorted(self.folder.rglob("*.html"))
        self.pages = [Page(path, self.folder) for path in files if "_static" not in path.relative_to(self.folder).parts]
        self.page_at = {page.path: page for page in self.pages}
        self.styles = {path: in_style(read(path)) for path in sorted(self.folder.rglob("*.css"))}


def read(path):
    """Return a text file without the comments of style sheets."""
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def in_style(text):
    """Return the addresses in the text of a style sheet."""
    return [first or second for first, second in IN_STYLE.findall(text)]


def is_foreign(address):
    """Say whether an address is on another host."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ftp")


def is_here(address):
    """Say whether an address is a file of the site (and not data, mail or another host)."""
    return not is_foreign(address) and not urlsplit(address).scheme


# ---- the checks


def dead_links(site):
    """A link, picture, script or style leads to a file that is there, and to an anchor that is there."""
    for page in site.pages:
        for address in filter(is_here, [*page.links, *page.loads]):
            target, anchor = page.file(address), unquote(urlsplit(address).fragment)
            if not target.is_file():
                yield f"{page}: no such file: {address}"
            elif anchor and target in site.page_at and anchor not in site.page_at[target].ids:
                yield f"{page}: no such anchor: {address}"
    for style, addresses in site.styles.items():
        for address in filter(is_here, addresses):
            if not (style.parent / unquote(urlsplit(address).path)).is_file():
                yield f"{style.name}: no such file: {address}"


def foreign_requests(site):
    """No page or style sheet loads anything from another host."""
    for page in site.pages:
        yield from (f"{page}: loads {address}" for address in filter(is_foreign, page.loads))
    for style, addresses in site.styles.items():
        yield from (f"{style.name}: loads {address}" for address in filter(is_foreign, addresses))


def pictures_without_text(site):
    """Every picture has a text that says what it shows, unless it only decorates."""
    for page in site.pages:
        for picture in page.soup.find_all("img"):
            text, link = picture.get("alt"), picture.find_parent("a")
            decorates = picture.get("role") == "presentation" or (link and link.get_text(strip=True))
            if text is None or (not text.strip() and not decorates):
                yield f"{page}: no text for {picture.get('src')}"
            elif re.fullmatch(r"\S*(/\S*|\.(png|svg|jpe?g|gif|webp))", text):
                yield f"{page}: a path instead of a text: {text}"
        for drawing in page.soup.find_all("svg", role="img"):
            if not drawing.get("aria-label") and not drawing.get("aria-labelledby") and not drawing.find("title"):
                yield f"{page}: a drawing without a text"


def pictures_without_size(site):
    """Every picture says its width and height, so that nothing jumps."""
    for page in site.pages:
        for picture in page.soup.find_all("img"):
            if not (picture.get("width", "").isdigit() and picture.get("height", "").isdigit()):
                yield f"{page}: no size for {picture.get('src')}"


def incomplete_pages(site):
    """Every page has a language, a title and a main heading."""
    for page in site.pages:
        language, title = page.soup.find("html", lang=True), page.soup.find("title")
        headings = [h1 for h1 in page.soup.find_all("h1") if not h1.find_parent(class_="onlyprint")]
        if not language or not language["lang"]:
            yield f"{page}: no language"
        if not title or not title.get_text(strip=True):
            yield f"{page}: no title"
        if len(headings) != 1 or not headings[0].get_text(strip=True):
            yield f"{page}: {len(headings)} main headings, not 1"


def duplicate_ids(site):
    """No id stands twice on a page."""
    for page in site.pages:
        twice = {name for name in page.ids if page.ids.count(name) > 1}
        yield from (f"{page}: id {name} twice" for name in sorted(twice))


def badly_nested(site):
    """Every tag is closed, in the reverse order (a heading inside a raw <div> breaks this)."""
    for page in site.pages:
        nesting = Nesting()
        nesting.feed(page.html)
        yield from (f"{page}: {problem}" for problem in nesting.problems[:1])  # the first one causes the others


class Nesting(HTMLParser):
    """Follows the opening and closing of tags."""

    def __init__(self):
        super().__init__()
        self.open, self.problems = [], []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002
        if tag not in EMPTY_TAGS:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag, attrs):
        """<path/> closes itself."""

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            last = "<{}> of line {}".format(*self.open[-1]) if self.open else "nothing"
            self.problems.append(f"line {self.getpos()[0]}: </{tag}> where {last} is open")
        if tag in [name for name, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass


def faulty_quizzes(site):
    """A quiz has a question, exactly one right answer, and for every answer a feedback that begins with the verdict."""
    for page in site.pages:
        for number, quiz in enumerate(page.soup.select(".quiz"), 1):
            answers = quiz.select("details.answer")
            right = [answer for answer in answers if "right" in answer["class"]]
            if len(right) != 1 or len(answers) < 2:
                yield f"{page}: quiz {number}: {len(right)} right among {len(answers)} answers"
            if len({answer.get("name") for answer in answers}) != 1 or not answers[0].get("name"):
                yield f"{page}: quiz {number}: its answers must share one name, so that only one is open"
            if not [text for text in quiz.find_all("p", recursive=False) if text.get_text(strip=True)]:
                yield f"{page}: quiz {number}: no question"
            for answer in answers:
                yield from (f"{page}: quiz {number}: {problem}" for problem in faulty_answer(answer))


def faulty_answer(answer):
    """Return what is wrong with one answer of a quiz."""
    summary = answer.find("summary")
    said = summary.get_text(" ", strip=True) if summary else ""
    feedback = answer.get_text(" ", strip=True).removeprefix(said).strip()
    verdict = "Right" if "right" in answer["class"] else "Not quite"
    if not said:
        yield "an answer without words"
    if not feedback:
        yield f"no feedback for {said!r}"
    elif not feedback.startswith(verdict):
        yield f"the feedback for {said!r} does not begin with {verdict!r}"


def missing_pages(site, toc):
    """Every page of the table of contents was built."""
    for file in files_of(yaml.safe_load(toc)):
        if not (site.folder / f"{file}.html").is_file():
            yield f"not built: {file}"


def files_of(toc):
    """Yield the files of a table of contents, in order."""
    for key, value in toc.items():
        if key in ("root", "file"):
            yield value
        elif isinstance(value, list):
            for part in value:
                yield from files_of(part)


CHECKS = (
    dead_links,
    foreign_requests,
    pictures_without_text,
    pictures_without_size,
    incomplete_pages,
    duplicate_ids,
    badly_nested,
    faulty_quizzes,
)


# ---- weight


def first_visit(page):
    """Return the files that a first visit loads, as far as HTML and styles tell, with their packed bytes."""
    files, new = {}, [page.path, *map(page.file, filter(is_here, page.loads))]
    while new:
        file = new.pop()
        if file in files or not file.is_file():
            continue
        files[file] = len(packed(file))
        if file.suffix == ".css":  # fonts are loaded only where a letter needs them: the browser test counts them
            new += [(file.parent / address).resolve() for address in filter(is_here, IMPORT.findall(read(file)))]
    return files


@cache
def packed(file):
    """Return a file's bytes as a server sends them; many pages load the same ones."""
    data = file.read_bytes()
    return gzip.compress(data, 6) if file.suffix in TEXT else data
