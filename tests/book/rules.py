"""What nbval lets pass but this book may not have: one small function for each rule.

A rule takes a notebook and yields one complaint for each place that breaks it. `RULES` hold for every notebook of
book/, `CHAPTER_RULES` for the numbered chapters too. tests/book/test_notebooks.py asks them of every notebook, and
proves on small bad notebooks that each of them can complain.
"""

import base64
import re

from tools.compare import all_text

LONGEST = 9  # digits after a point: another processor gives other digits from about the twelfth on
LARGEST = 50_000  # bytes of a picture
ALT = 40  # characters that a description needs, to say something
UNCHECKED = re.compile(r"^\s*#\s*(NBVAL_\w+|PYTEST_VALIDATE_IGNORE_OUTPUT)\s*$", re.MULTILINE)
TABLE_HEAD = re.compile(r"^(\|.*\|)[ ]*\n\|[ :|-]+\|[ ]*$", re.MULTILINE)
BARE = re.compile(r"\barray\(|\bnp\.\w+\(|\bdtype\b")
PLACE = re.compile(
    r"0x[0-9a-fA-F]{6,}|(?<![\w.<])/(?:home|tmp|usr|root|work|Users|private|var|opt)/|\b[A-Za-z]:\\\w|ipykernel_\d"
)
EMPTY_WORDS = re.compile(r"(?i)^(a |the )?(plot|picture|figure|image|graph|chart|diagram)s? (of|showing|that shows)\b")

PARTS = ("## Where we stand", "## Mistakes that look right", "## Check yourself", "## Exercises", "## Summary")


def code_cells(notebook):
    """List the code cells, each with a name to find it by."""
    return [(f"cell {cell.id}", cell) for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    """Yield every output with the name of its cell."""
    for where, cell in code_cells(notebook):
        for output in cell.outputs:
            yield where, output


def pictures(cell):
    """List the pictures that a cell puts on the page, by kind and content."""
    data = [output.data for output in cell.outputs if "data" in output]
    return [(kind, content) for each in data for kind, content in each.items() if kind.startswith("image/")]


def prose(notebook):
    """Join all markdown cells."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def run_once_from_top_to_bottom(notebook):
    counts = [cell.execution_count for _, cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"execution counts must be 1 to {len(counts)} in order, got {counts}; run refresh"


def not_stripped(notebook):
    cells = code_cells(notebook)
    if cells and not any(cell.outputs for _, cell in cells):
        yield "no code cell has an output; run refresh"


def no_empty_cell(notebook):
    for cell in notebook.cells:
        if not cell.source.strip():
            yield f"cell {cell.id} is empty; delete it"


def no_last_semicolon(notebook):
    for where, cell in code_cells(notebook):
        if cell.source.rstrip().endswith(";"):
            yield f"{where} ends with ';', which nbval does not honour; end with plt.show() or assign the value"


def nothing_on_stderr(notebook):
    for where, output in outputs(notebook):
        if output.get("name") == "stderr":
            yield f"{where} writes to stderr: {output.text.strip()[:80]}"


def nothing_unchecked(notebook):
    for where, cell in code_cells(notebook):
        for tag in cell.metadata.get("tags", []):
            if tag.lower().startswith("nbval"):
                yield f"{where} has the tag {tag}, so it would not be checked"
        for comment in UNCHECKED.findall(cell.source):
            yield f"{where} has the comment {comment}, so it would not be checked"


def exceptions_are_meant(notebook):
    for where, cell in code_cells(notebook):
        raises = any(output.output_type == "error" for output in cell.outputs)
        tagged = "raises-exception" in cell.metadata.get("tags", [])
        if raises and not tagged:
            yield f"{where} stops with an exception; mend it, or tag it raises-exception if that is its point"
        if tagged and not raises:
            yield f"{where} is tagged raises-exception but raises none"


def no_long_digits(notebook):
    for where, output in outputs(notebook):
        for number in re.findall(rf"\d*\.\d{{{LONGEST + 1},}}", all_text([output])):
            yield f"{where} prints {number}, more than {LONGEST} digits after the point; format it"


def no_bare_objects(notebook):
    for where, output in outputs(notebook):
        for found in BARE.findall(all_text([output])):
            yield f"{where} shows a bare array or scalar ({found}...), which NumPy prints otherwise one day; format it"


def no_places(notebook):
    for where, output in outputs(notebook):
        for found in PLACE.findall(all_text([output]) + "\n".join(output.get("traceback", []))):
            yield f"{where} shows a path or an address of one machine: {found}"


def pictures_are_described(notebook):
    for where, cell in code_cells(notebook):
        alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "").strip()
        if pictures(cell) and (len(alt) < ALT or EMPTY_WORDS.search(alt)):
            yield f"{where}: mystnb.image.alt must say what the picture shows, in {ALT} characters or more, got {alt!r}"


def pictures_are_figures(notebook):
    for where, cell in code_cells(notebook):
        figure = cell.metadata.get("mystnb", {}).get("figure", {})
        if pictures(cell) and not (figure.get("name") and figure.get("caption")):
            yield f"{where}: a picture needs mystnb.figure with name and caption, got {dict(figure)}"
        if figure and len(pictures(cell)) != 1:
            yield f"{where}: a figure must be one picture, got {len(pictures(cell))}"


def pictures_are_small(notebook):
    for where, cell in code_cells(notebook):
        for kind, content in pictures(cell):
            size = len(content) if kind == "image/svg+xml" else len(base64.b64decode(content))
            if size > LARGEST:
                yield f"{where}: a picture may have {LARGEST:,} bytes, got {size:,}"


def columns_have_names(notebook):
    for head in TABLE_HEAD.findall(prose(notebook)):
        for cell in head.strip("| ").split("|") if not head.startswith("| |") else [""]:
            if not re.sub(r"\$[^$]*\$", "", cell).strip():
                yield f"each column of a table needs a name in words, for a screen reader; got {head}"


def names_are_unique(notebook):
    figures = [cell.metadata.get("mystnb", {}).get("figure", {}).get("name") for _, cell in code_cells(notebook)]
    for what, names in ("cell id", [cell.get("id") for cell in notebook.cells]), ("figure", [f for f in figures if f]):
        for name in sorted({name for name in names if names.count(name) > 1}, key=str):
            yield f"the {what} {name} is used {names.count(name)} times"


def ten_parts(notebook):
    headings = [line.strip() for line in prose(notebook).splitlines() if line.startswith("## ")]
    found = [heading for heading in headings if heading in PARTS]
    if found != list(PARTS):
        yield f"a chapter must have the headings {', '.join(PARTS)} in this order, got {', '.join(found) or 'none'}"


def begins_with_facts(notebook):
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    if "chapter-facts" not in first:
        yield "the first cell must have a chapter-facts block: minutes, what you need, what you will be able to do"


def asks_before_it_tells(notebook):
    if "**Predict first.**" not in prose(notebook):
        yield "a chapter must have a question that begins with **Predict first.**"


def has_a_quiz(notebook):
    if 'class="quiz"' not in prose(notebook):
        yield 'a chapter must have a quiz (class="quiz")'


RULES = (
    run_once_from_top_to_bottom,
    not_stripped,
    no_empty_cell,
    no_last_semicolon,
    nothing_on_stderr,
    nothing_unchecked,
    exceptions_are_meant,
    no_long_digits,
    no_bare_objects,
    no_places,
    pictures_are_described,
    pictures_are_figures,
    pictures_are_small,
    columns_have_names,
    names_are_unique,
)
CHAPTER_RULES = (ten_parts, begins_with_facts, asks_before_it_tells, has_a_quiz)
