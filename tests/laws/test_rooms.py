"""Law 3: a room imports only rooms above it; the map equals the folder; every public name says where it is built."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import nnlesson

PACKAGE = Path(nnlesson.__file__).parent
MAP = re.findall(r"^    (\w+) {2,}(?:try \d|chapter \d+|side|-) ", nnlesson.__doc__, re.MULTILINE)
SIDE = re.findall(r"^    (\w+) {2,}side ", nnlesson.__doc__, re.MULTILINE)
OUTSIDE = {  # what each room may import that does not come with Python
    "errors": set(),
    "_validate": {"numpy"},
    "activations": {"numpy"},
    "losses": {"numpy"},
    "metrics": {"numpy"},
    "initializers": {"numpy"},
    "slopes": {"numpy"},
    "nodes": set(),
    "backprop": set(),
    "dense": {"numpy"},
    "convert": {"numpy"},
    "batches": {"numpy"},
    "optimizers": {"numpy"},
    "training": {"numpy", "threadpoolctl", "tqdm"},
    "saving": {"numpy"},
    "derivations": {"sympy"},
    "datasets": {"numpy", "sklearn", "pooch", "tqdm"},
    "plots": {"matplotlib", "numpy"},
    "practice": {"numpy"},
    "tries": {"numpy"},
}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
MODULES = [".".join(("nnlesson", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in FILES]
MODULES = [name.removesuffix(".__init__") for name in MODULES]


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(source):
    """The dotted names that a file imports; `from nnlesson import x` counts as nnlesson.x."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "nnlesson":
            yield from (f"nnlesson.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def breaches(room, source):
    """What a room imports and may not."""
    for name in imports(source):
        top, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if top == "nnlesson":
            if other != room and MAP.index(other) > MAP.index(room):
                yield f"{room} imports {other}, which lies below it"
        elif top not in sys.stdlib_module_names and top not in OUTSIDE[room]:
            yield f"{room} imports {top} from outside"


def test_the_map_equals_the_folder():
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert set(MAP) == rooms - {"__init__"}
    assert set(OUTSIDE) == set(MAP)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_it_may(path):
    assert list(breaches(room_of(path), path.read_text(encoding="utf-8"))) == []


def test_a_planted_import_is_seen():
    assert list(breaches("errors", "from nnlesson.nodes import Node")) == ["errors imports nodes, which lies below it"]
    assert list(breaches("nodes", "import numpy as np")) == ["nodes imports numpy from outside"]
    assert list(breaches("metrics", "from nnlesson import plots")) == ["metrics imports plots, which lies below it"]


MAY_END_EARLY = {"plots/curves.py": 1, "practice/after_the_eighth_try.py": 1}  # zips of which one is meant to be longer


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_is_walked_together_is_equally_long(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    zips = [ast.unparse(call) for call in calls if ast.unparse(call.func) == "zip"]
    loose = [each for each in zips if not each.endswith(", strict=True)")]
    assert len(loose) == MAY_END_EARLY.get(path.relative_to(PACKAGE).as_posix(), 0), loose


@pytest.mark.parametrize("name", [name for name in MODULES if "._" not in name])
def test_public_names_say_where_they_are_built(name):
    module = importlib.import_module(name)
    for key, value in vars(module).items():
        if key.startswith("_") or getattr(value, "__module__", None) != name:
            continue
        if not (inspect.isclass(value) or inspect.isfunction(value)):
            continue
        said = re.search(r"Built in (try \d|chapter \d+)", inspect.getdoc(value) or "")
        assert said, f"{name}.{key} does not say where it is built"
        assert inspect.getdoc(value)[0].isupper()


def described_defaults(text):
    """The numbers and truth values that a docstring gives as defaults, as {parameter: value}."""
    found = {}
    for names, values in re.findall(r"^(\w+(?:, \w+)*) : .*default (.+)$", inspect.cleandoc(text), re.MULTILINE):
        names, values = names.split(", "), values.split(" and ")
        if len(values) in (1, len(names)):
            found |= dict(zip(names, values * (len(names) // len(values)), strict=True))
    return {name: ast.literal_eval(value) for name, value in found.items() if value[0] in "(-.0123456789FT"}


def described_callables():
    """Every public function, class and method that describes a default."""
    for name in MODULES:
        for key, value in vars(importlib.import_module(name)).items():
            if getattr(value, "__module__", None) == name and not key.startswith("_") and "._" not in name:
                methods = vars(value).items() if inspect.isclass(value) else ()
                for place, each in [(key, value), *((f"{key}.{k}", getattr(v, "__func__", v)) for k, v in methods)]:
                    if (inspect.isclass(each) or inspect.isfunction(each)) and described_defaults(each.__doc__ or ""):
                        yield pytest.param(each, id=f"{name}.{place}")


@pytest.mark.parametrize("described", [*described_callables()])
def test_a_default_is_the_one_that_is_described(described):
    parameters = inspect.signature(described).parameters
    for name, value in described_defaults(described.__doc__).items():
        default = parameters[name].default
        assert (default, type(default)) == (value, type(value)), name


def test_a_described_default_is_read():
    text = (
        "low, high : float, default -5.0 and 5.0\nn, m : int, default 3\nlog : bool, default False\nf : f, default he"
    )
    assert described_defaults(text) == {"low": -5.0, "high": 5.0, "n": 3, "m": 3, "log": False}


def test_importing_the_package_is_quick_and_light():
    heavy = "{'numpy', 'matplotlib', 'sympy', 'sklearn', 'tqdm', 'pooch'}"
    code = f"import nnlesson, sys; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_module_was_found():
    assert {module.name for module in pkgutil.iter_modules(nnlesson.__path__)} == set(MAP)


@pytest.mark.long
def test_report_of_sizes(report):
    """No law about lines, only a table to look at: functions, and how long their bodies are without docstrings."""
    report.append("room             lines  functions  median  longest")
    for room in MAP:
        files = [path for path in FILES if room_of(path) == room]
        trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
        bodies = sorted(
            sum(statement.end_lineno - statement.lineno + 1 for statement in node.body[bool(ast.get_docstring(node)) :])
            for tree in trees
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
        )
        lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
        median, longest = (bodies[len(bodies) // 2], bodies[-1]) if bodies else (0, 0)
        report.append(f"{room:15} {lines:6} {len(bodies):10} {median:7} {longest:8}")
    assert len(report) > len(MAP)
