"""Runs the cells of a page: the Python half of live cells. Plain Python, so that it can be tried without a browser.

`run` executes one cell and hands everything it shows to a function, as (kind, text): "stdout" and "stderr" are printed
text, "image/png" is a picture in base64 and "traceback" an error; other kinds are the MIME types of a value.
"""

import ast
import base64
import contextlib
import io
import linecache
import os
import re
import sys
import tokenize
import traceback
import types
import warnings
from collections.abc import Callable
from typing import NoReturn

LIMIT = 100_000  # characters that one cell may show
AT_ONCE, PIECE = 1000, 200  # lines shown one by one; then so many characters together, or Stop would wait for the page
VALUE = 100  # a value that is displayed counts as so many at least, since it has a box of its own
CUT = f"\nThis cell shows more than {LIMIT:,} characters or {LIMIT // VALUE:,} values; the rest is not shown.\n"
COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # and what else a program tells a terminal
DEEPEST = 3000  # calls within calls; from about 5000 on the browser has no room for their end, and Python is lost
NO_INPUT = "a cell in a page cannot ask for input; write the value into the code, or print what you want to see"
KINDS = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_", "text/latex": "_repr_latex_"}

Show = Callable[[str, str], None]  # takes (kind, text)
Namespace = dict[str, object]


def imports(code: str) -> set[str]:
    """List what the code imports, each with all that leads to it: a.b.c gives a, a.b and a.b.c."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except SyntaxError:
        return set()  # running it will say so
    names = {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names}
    for node in [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]:
        names |= {f"{node.module}.{each.name}" for each in node.names}
    return {name.rsplit(".", dots)[0] for name in names for dots in range(name.count(".") + 1)}


def wanted(code: str, needs: dict[str, str]) -> list[str]:
    """List the packages that the code needs: what it imports, and what the modules it imports import when used."""
    found = imports(code)
    return sorted({name.partition(".")[0] for name in found} | {needs[name] for name in found & needs.keys()})


def fit(text: str, space: list[int], least: int = 0) -> str:
    """Return as much of a text as there is space for; where the space ends, it says so."""
    kept = COLOUR.sub("", text)[: space[0]]
    space[0] = max(0, space[0] - max(len(kept), least))
    return kept if space[0] or not kept else kept + CUT


class Printed(io.TextIOBase):
    """Hands on what is printed, up to the limit that the streams of a cell share: line by line, a flood in pieces."""

    def __init__(self, kind: str, show: Show, space: list[int]) -> None:
        self.kind, self.show, self.space, self.line, self.shown = kind, show, space, "", 0
        self.other = self  # the other stream: what waits there came first

    def write(self, text: str) -> int:
        """Take some text; show whole lines, and what is long."""
        if self.other is not self:
            self.other.flush()
        self.line += text
        is_whole = "\n" in text or "\r" in text
        if (is_whole and (self.shown < AT_ONCE or len(self.line) > PIECE)) or len(self.line) > 1000:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Show what has come, as far as there is space for it."""
        text, self.line = fit(self.line, self.space), ""
        if text:
            self.shown += 1
            self.show(self.kind, text)


class NoInput(io.TextIOBase):
    """Stands where other programs find the keyboard; the debugger asks it too."""

    def refuse(self, *_: object) -> NoReturn:
        """Say what to do instead."""
        raise RuntimeError(NO_INPUT)

    read = readline = readlines = __next__ = refuse


def run(code: str, number: int, namespace: Namespace, show: Show) -> bool:
    """Run one cell in the namespace of its page; say whether it came to its end."""
    space = [LIMIT]
    out, err = Printed("stdout", show, space), Printed("stderr", show, space)
    out.other, err.other = err, out

    def display(*values: object) -> None:
        out.flush()
        for value in values:
            for kind, text in forms(value):
                fitting = fit(text, space, VALUE) if kind == "text/plain" else text
                if fitting:
                    show(kind, fitting)

    def execute_and_display() -> None:
        value = execute(code, f"cell {number}", namespace)
        if value is not None:
            display(value)

    with warnings.catch_warnings():
        pass  # on the way out it forgets which warnings were shown, so that each run shows them
    namespace["display"] = display
    vars(sys.modules["IPython.display"])["display"] = display
    came_to_its_end = True
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        for part in (execute_and_display, show_figures):
            try:
                part()
            except BaseException as error:  # SystemExit too: a page has nothing to leave
                out.flush()
                show("traceback", explain(error))
                came_to_its_end = False
        out.flush()
        err.flush()
    return came_to_its_end


def execute(code: str, name: str, namespace: Namespace) -> object:
    """Execute the code; return the value of its last line if that is an expression."""
    linecache.cache[name] = len(code), None, code.splitlines(keepends=True), name  # tracebacks show its lines
    tree = ast.parse(code, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), namespace)
    if not isinstance(last, ast.Expr):
        return None
    value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
    return None if ends_with_semicolon(code) else value


def ends_with_semicolon(code: str) -> bool:
    """Say whether the last sign of the code, before blanks and comments, is a semicolon: it hides the value."""
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    signs = [token.string for token in tokens if token.type != tokenize.COMMENT and token.string.strip()]
    return signs[-1:] == [";"]


def forms(value: object) -> list[tuple[str, str]]:
    """Return how a value wants to be shown, as (kind, text): the best form it has."""
    if hasattr(value, "savefig"):  # a figure
        picture = io.BytesIO()
        value.savefig(picture, format="png", bbox_inches="tight")
        return [("image/png", base64.b64encode(picture.getvalue()).decode())]
    for kind, method in KINDS.items():
        text = getattr(value, method, lambda: None)() if not isinstance(value, type) else None
        if text:
            return [(kind, text)]
    return [("text/plain", repr(value))]


def show_figures() -> None:
    """Show the open figures and close them, also those that cannot be drawn."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if not pyplot:
        return
    try:
        sys.modules["IPython.display"].display(*map(pyplot.figure, pyplot.get_fignums()))
    finally:
        pyplot.close("all")


def explain(error: BaseException) -> str:
    """Return the traceback with the reader's lines only."""
    told = traceback.TracebackException.from_exception(error)
    keep_own_lines(told)
    text = "".join(told.format())
    if isinstance(error, ModuleNotFoundError):
        text = f"ModuleNotFoundError: this page has no module named {error.name!r}\n"
    return text


def keep_own_lines(told: traceback.TracebackException) -> None:
    """Drop from a traceback, and from those that led to it, every line that is not in a cell."""
    told.stack[:] = [frame for frame in told.stack if frame.filename.startswith("cell ")]
    for earlier in filter(None, (told.__cause__, told.__context__)):
        keep_own_lines(earlier)


class Wrapped:
    """A text that a cell wants to be shown as something else, such as a formula."""

    around = "{}"

    def __init__(self, text: str) -> None:
        self.text = self.around.format(text)


def prepare() -> None:
    """Make the page's own part of IPython, and name the backend that puts figures into the page (figures.py)."""
    display = types.ModuleType("IPython.display")
    for name, kind, around in (
        ("HTML", "text/html", "{}"),
        ("SVG", "image/svg+xml", "{}"),
        ("Latex", "text/latex", "{}"),
        ("Math", "text/latex", r"$\displaystyle {}$"),
    ):
        how = {"around": around, KINDS[kind]: lambda self: self.text}
        setattr(display, name, type(name, (Wrapped,), how))
    ipython = types.ModuleType("IPython")
    # matplotlib asks for the last two
    vars(ipython).update(display=display, get_ipython=lambda: None, version_info=(9, 0))
    sys.modules |= {"IPython": ipython, "IPython.display": display}
    sys.stdin = NoInput()
    sys.breakpointhook = NoInput().refuse
    set_limit = sys.setrecursionlimit
    sys.setrecursionlimit = lambda limit: set_limit(min(limit, DEEPEST))
    os.environ["MPLBACKEND"] = "module://live_figures"
    warnings.filterwarnings("ignore", r"JsProxy\.as_object_map", RuntimeWarning)  # threadpoolctl asks in an old way
