"""Which numbers a page states, and which numbers were printed or written in code.

A number counts as proved if the same digits stand somewhere as output or code: 0.55 is not proved by 0.5512, nor .5 by
0.50; only a 0 before the point may be missing. Signs are not compared (in $1 - 0.5$ the minus is not a sign).

Two forms are looked for: decimals (0.55) and counts (1,093 of 2,000; commas and "the" do not matter). They are looked
for everywhere a reader sees them: text, formulas, code spans, tables, captions, descriptions of pictures. Left out are
addresses, versions, tags of HTML (but not their alt and title), options of directives, comments and front matter.
"""

import re

from tools.compare import all_text

DECIMAL = re.compile(r"(?<![\d.])(?:\d[\d,]*)?\.\d+(?!\d|\.\d)")
COUNT = re.compile(r"(?<![\d.,])(\d[\d,]*) of (?:the |all )?(\d[\d,]*)(?!\d|\.\d)")

ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|doi:|10\.\d{4,}/)[^\s)>\]\"]*")
TARGET = re.compile(r"(?<=\])\([^)\s]*\)")  # of [words](target)
NAMED = r"v|versions?|python|numpy|scipy|matplotlib|sympy|scikit-learn|pytorch|pyodide|jupyter book|cc by(?:-\w+)*"
VERSION = re.compile(rf"(?i)\b(?:{NAMED})[ ~=<>≥]*\d+(?:\.\d+)+|\d+(?:\.\d+){{2,}}")
COMMENT = re.compile(r"<!--.*?-->|^%.*?$", re.DOTALL | re.MULTILINE)
UNSEEN = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
SEEN = re.compile(r"\b(?:alt|title|aria-label)=\"([^\"]*)\"")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
OPTION = re.compile(r"^\s*:(?!alt:|caption:)[\w-]+:.*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def numbers(text):
    """Collect the decimals and counts of a text, each in one spelling."""
    decimals = {re.sub(r"^0*\.", "0.", found.replace(",", "")) for found in DECIMAL.findall(text)}
    counts = {f"{part} of {whole}".replace(",", "") for part, whole in COUNT.findall(text)}
    return decimals | counts


def visible(text):
    """Cut out of markdown what a reader does not see, or what is no statement."""
    for unseen in (FRONT_MATTER, COMMENT, UNSEEN, OPTION):
        text = unseen.sub(" ", text)
    text = TAG.sub(lambda tag: " ".join(SEEN.findall(tag[0])) + " ", text)
    for name in (TARGET, ADDRESS, VERSION):
        text = name.sub(" ", text)
    return text


def strings(metadata):
    """Yield every text in nested metadata."""
    if isinstance(metadata, str):
        yield metadata
    elif isinstance(metadata, dict):
        for value in metadata.values():
            yield from strings(value)


def stated(notebook):
    """Collect the numbers that a notebook states: prose, captions, descriptions."""
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    texts += [text for cell in notebook.cells for text in strings(cell.metadata.get("mystnb", {}))]
    texts += [text for key in ("myst", "og:description", "title") for text in strings(notebook.metadata.get(key, {}))]
    return set().union(*(numbers(visible(text)) for text in texts)) if texts else set()


def printed(notebook):
    """Collect the numbers that a notebook prints."""
    return set().union(*(numbers(TAG.sub(" ", all_text(cell.get("outputs", [])))) for cell in notebook.cells))


def written(notebook):
    """Collect the numbers that stand in a notebook's code."""
    return set().union(*(numbers(cell.source) for cell in notebook.cells if cell.cell_type == "code"))


def unproved(facts, missing):
    """Yield what is wrong between the facts and the numbers that each page states without proof."""
    needed = {(number, page) for page, found in missing.items() for number in found}
    given = []
    for fact in facts:
        if set(fact) != {"number", "page", "source"}:
            yield f"a fact must have number, page and source, got {fact}"
        elif not all(isinstance(value, str) and value.strip() for value in fact.values()):
            yield f"number, page and source must be text in quotes, got {fact}"
        elif len(numbers(fact["number"])) != 1:
            yield f"number must be one decimal or one count, got {fact['number']}"
        else:
            given.append((*numbers(fact["number"]), fact["page"]))
    for number, page in sorted(needed - set(given), key=lambda pair: pair[::-1]):
        yield f"{page} states {number}: print it there, correct it, or give its source in book/facts.yml"
    for number, page in sorted(set(given) - needed):
        yield f"{page} does not need the fact {number} any more; delete it from book/facts.yml"
    for number, page in sorted({each for each in given if given.count(each) > 1}):
        yield f"the fact {number} of {page} is there twice"
