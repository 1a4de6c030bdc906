"""Finds the commonest slips of any function: its source is repaired in one place, and what comes of it is tried.

These slips are `return` inside the loop, `=` in the place of `+=`, and `print` in the place of `return`.
"""

import ast
import copy
import inspect
import linecache
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import TypeGuard, cast

EARLY = "`return` stands inside the loop, in line {}, so it ends after the first turn"


def hint(function: Callable[..., object], accepts: Callable[[Callable[..., object]], bool]) -> str | None:
    """Name the slip of a wrong function: the one whose repair makes it right, or a `return` that is plainly too early.

    Built in try 1.

    Parameters
    ----------
    function : callable
        The reader's, which is wrong; None is returned where its source is not to be had.
    accepts : callable
        Takes a function and says whether it is right.
    """
    python = cast(FunctionType, function)
    definition = _definition(python)
    if definition is None:
        return None
    if not any(isinstance(node, ast.While) for node in ast.walk(definition)):  # a repaired one might not end
        for words, repaired in _repaired(definition):
            made = _made(python, repaired)
            if made and accepts(made):
                return words
    early = next(filter(_ends_early, ast.walk(definition)), None)
    return EARLY.format(early.body[-1].lineno) if early else None


def _definition(function: FunctionType) -> ast.FunctionDef | None:
    """Find the source of a function, with the line numbers of its file or cell."""
    try:
        code = function.__code__
        tree = ast.parse("".join(linecache.getlines(code.co_filename)))
    except (AttributeError, SyntaxError):  # no function of Python; a cell with other things than Python in it
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == code.co_name:
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            if first == code.co_firstlineno:
                return node
    return None


def _repaired(definition: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield each way to repair one place, with the words for its slip."""
    for place, node in enumerate(ast.walk(definition)):
        for repair in REPAIRS.get(type(node), ()):
            changed = copy.deepcopy(definition)
            words = repair(changed, list(ast.walk(changed))[place])
            if words:
                yield words, changed


def _made(function: FunctionType, definition: ast.FunctionDef) -> FunctionType | None:
    """Make a function from a repaired source, with the names that the old one could see."""
    definition.decorator_list = []
    module = ast.fix_missing_locations(ast.Module([definition], []))
    try:
        names = {**function.__globals__, **inspect.getclosurevars(function).nonlocals}
        exec(compile(module, function.__code__.co_filename, "exec"), names)
    except Exception:  # whatever the reader's defaults do
        return None
    made: FunctionType = names[definition.name]
    made.__defaults__, made.__kwdefaults__ = function.__defaults__, function.__kwdefaults__
    return made


def _ends_early(node: ast.AST) -> TypeGuard[ast.For | ast.While]:
    """Say whether a node is a loop that returns at the end of its first turn."""
    return (
        isinstance(node, ast.For | ast.While)
        and isinstance(node.body[-1], ast.Return)
        and not any(isinstance(each, ast.Continue) for each in ast.walk(node))
    )


def _return_behind_its_loop(definition: ast.FunctionDef, node: ast.AST) -> str | None:
    if not _ends_early(node):
        return None
    early = node.body.pop()
    node.body = node.body or [ast.Pass()]
    _put(definition, node, node, early)
    return f"{EARLY.format(early.lineno)}; move it to the left, behind the loop"


def _return_at_the_end(definition: ast.FunctionDef, node: ast.AST) -> str | None:
    if not _ends_early(node):
        return None
    early = node.body.pop()
    node.body = node.body or [ast.Pass()]
    definition.body.append(early)
    return f"{EARLY.format(early.lineno)}; move it to the left, behind all loops"


def _add(definition: ast.FunctionDef, node: ast.Assign) -> str | None:
    if not isinstance(node.targets[0], ast.Name):
        return None
    name, loops = node.targets[0].id, [each for each in ast.walk(definition) if isinstance(each, ast.For)]
    if name in _names(node.value) or not any(node in ast.walk(loop) for loop in loops):
        return None
    _put(definition, node, ast.AugAssign(ast.Name(name, ast.Store()), ast.Add(), node.value))
    return f"in line {node.lineno} `{name} =` forgets what was there; write `{name} +=`, which adds to it"


def _return_what_is_printed(definition: ast.FunctionDef, node: ast.AST) -> str | None:
    match node:
        case ast.Expr(ast.Call(ast.Name("print"), [value], [])) if node is definition.body[-1]:
            definition.body[-1] = ast.Return(value)
            return f"`print` in line {node.lineno} only shows the answer; write `return` in its place"
    return None


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _put(definition: ast.FunctionDef, old: ast.stmt, *new: ast.stmt) -> None:
    """Put statements in the place of one."""
    for parent in ast.walk(definition):
        for block in (getattr(parent, "body", None), getattr(parent, "orelse", None)):
            if isinstance(block, list) and old in block:
                place = block.index(old)
                block[place : place + 1] = new
                return


REPAIRS: dict[type[ast.AST], tuple[Callable[..., str | None], ...]] = {
    ast.For: (_return_behind_its_loop, _return_at_the_end),
    ast.Assign: (_add,),
    ast.Expr: (_return_what_is_printed,),
}
