"""Finds every place of a source text where one small change makes a mutant, and says what the change is.

The operators: arithmetic, comparisons, `and` and `or`, numbers, truth values, conditions, results, statements left
out, arguments swapped, axes, copies left out. A mutant replaces one piece of text and leaves every other byte as it is.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

OTHER: dict[type[ast.AST], list[type[Any]]] = {  # the others are of the same sort: a comparison for a comparison
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div],
    ast.Div: [ast.Mult],
    ast.FloorDiv: [ast.Mult],
    ast.Mod: [ast.Mult],
    ast.Pow: [ast.Mult],
    ast.Lt: [ast.LtE, ast.GtE],
    ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE],
    ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn],
    ast.NotIn: [ast.In],
    ast.And: [ast.Or],
    ast.Or: [ast.And],
    ast.USub: [],
    ast.Not: [],
}
OPERATION = (ast.BinOp, ast.BoolOp, ast.UnaryOp, ast.Compare)
SYMMETRIC = {"np.maximum", "np.minimum", "np.hypot", "np.array_equal"}  # the order of their arguments means nothing
BORDERS = attrgetter("lineno", "col_offset", "end_lineno", "end_col_offset")
NOT_RUN = {"annotation", "returns", "type_params"}  # fields of a node that no test can notice


@dataclass(frozen=True)
class Mutant:
    """One change of one module: the bytes from `start` to `end` become `text`."""

    module: str
    function: str
    line: int
    lines: range  # of the statement it belongs to: what a test must touch to notice it
    start: int
    end: int
    text: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"nnlesson/{self.module}:{self.line}  {self.old}  ->  {self.new}"


def mutate(source: str, mutant: Mutant) -> str:
    """Make the change."""
    data = source.encode()
    return (data[: mutant.start] + mutant.text.encode() + data[mutant.end :]).decode()


def is_a_program(source: str) -> bool:
    """Say whether a text can be parsed: a piece taken out of an f-string may not fit in again."""
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def find(module: str, source: str) -> list[Mutant]:
    """List all mutants of a module, in the order of its text."""
    data = source.encode()
    starts = [0]
    for text_line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(text_line))
    tree, mutants = ast.parse(source), []
    for place in places(tree, Place("module", range(0), tree)):
        for replacement in alternatives(place.node, place.field):
            whole = place.whole
            line, left, last_line, right = BORDERS(whole)
            start, end = starts[line - 1] + left, starts[last_line - 1] + right
            text = written(copy.deepcopy(whole, {id(place.node): replacement}))
            before, after = data[starts[line - 1] : start], data[end : starts[last_line]]
            old, new = (words(before + middle + after) for middle in (data[start:end], text.encode()))
            if old != new:
                mutants.append(Mutant(module, place.function, line, place.lines, start, end, text, old, new))
    return mutants


def words(data: bytes) -> str:
    """Bring some lines of source text to one line."""
    return " ".join(data.decode().split())


def written(node: ast.AST) -> str:
    """Write a node as text that can stand inside another expression."""
    text = ast.unparse(node)
    return f"({text})" if isinstance(node, OPERATION) else text


@dataclass(frozen=True)
class Place:
    """Where the walk through a module is."""

    function: str
    lines: range
    node: ast.AST
    field: str = ""
    text: ast.JoinedStr | None = None  # the f-string around it: Python 3.11 does not know where its pieces stand

    @property
    def whole(self) -> ast.AST:
        """The node that is written anew."""
        return self.text or self.node


def places(parent: ast.AST, around: Place) -> Iterator[Place]:
    """Walk through all nodes that are run."""
    for field, value in ast.iter_fields(parent):
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, ast.AST) or field in NOT_RUN or is_type(node) or is_axis(field, parent):
                continue
            function, lines = around.function, around.lines
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                function = node.name if function == "module" else f"{function}.{node.name}"
            if isinstance(node, ast.stmt):
                lines = range(node.lineno, header_end(node) + 1)
            text = around.text or (node if isinstance(node, ast.JoinedStr) else None)
            place = Place(function, lines, node, field, text)
            yield place
            yield from places(node, place)


def header_end(statement: ast.stmt) -> int:
    """Find the last line of a statement without the statements inside it."""
    inside = getattr(statement, "body", None)
    return max(statement.lineno, inside[0].lineno - 1) if inside else statement.end_lineno or statement.lineno


def alternatives(node: ast.AST, field: str) -> Iterator[ast.AST]:
    """Yield what could stand in place of a node."""
    if field == "test" and isinstance(node, ast.expr) and not isinstance(node, OPERATION):
        yield ast.UnaryOp(ast.Not(), node)
    match node:
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1 if isinstance(value, int) else 2 * value or 1.0)
        case ast.Subscript(value=ast.Attribute(attr="shape")) | ast.keyword(arg="axis"):
            yield from other_axis(node)
        case ast.Attribute(attr="T", value=array):
            yield array
        case ast.Call():
            yield from other_calls(node)
        case ast.Return(value=ast.AST() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Raise() | ast.Break() | ast.Continue() | ast.Expr(value=ast.Call() | ast.Yield()):
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()
        case _:
            yield from other_operations(node)


def is_type(node: ast.AST) -> bool:
    """Say whether a statement tells something to the type checker only: `T = TypeVar("T")`."""
    return isinstance(node, ast.Assign) and getattr(getattr(node.value, "func", None), "id", "") == "TypeVar"


def is_axis(field: str, parent: ast.AST) -> bool:
    """Say whether what stands here counts an axis: `other_axis` has it."""
    if isinstance(parent, ast.Subscript):
        return field == "slice" and getattr(parent.value, "attr", "") == "shape"
    return isinstance(parent, ast.keyword) and parent.arg == "axis"


def other_axis(node: ast.Subscript | ast.keyword) -> Iterator[ast.AST]:
    """Yield rows for columns, and columns for rows."""
    name = "slice" if isinstance(node, ast.Subscript) else "value"
    number = ast.unparse(getattr(node, name))
    if number in ("0", "1", "-1"):
        changed = copy.copy(node)
        setattr(changed, name, ast.Constant(1 if number == "0" else 0))
        yield changed


def other_calls(node: ast.Call) -> Iterator[ast.AST]:
    """Yield the call with two neighbours among its arguments swapped, or what it copies."""
    arguments = node.args if ast.unparse(node.func) not in SYMMETRIC else []
    for k in range(len(arguments) - 1):
        if not any(isinstance(each, ast.Starred) for each in arguments[k : k + 2]):
            swapped = [*arguments[:k], arguments[k + 1], arguments[k], *arguments[k + 2 :]]
            yield ast.Call(node.func, swapped, node.keywords)
    match node:
        case ast.Call(func=ast.Attribute(attr="copy", value=ast.Name(id="np" | "copy")), args=[original, *_]):
            yield original
        case ast.Call(func=ast.Attribute(attr="copy" | "deepcopy", value=original), args=[]):
            yield original
        case ast.Call(func=ast.Attribute(attr="array" | "deepcopy"), args=[ast.Name() as original]):
            yield original


def other_operations(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the node with another operator."""
    match node:
        case ast.BinOp(left=left, op=ast.MatMult() as op, right=right):
            yield ast.BinOp(right, op, left)
        case ast.BinOp(left=left, op=op, right=right):
            yield from (ast.BinOp(left, other(), right) for other in OTHER.get(type(op), ()))
        case ast.AugAssign(target=target, op=op, value=value):
            yield from (ast.AugAssign(target, other(), value) for other in OTHER.get(type(op), ()))
            yield ast.Pass()
        case ast.BoolOp(op=op, values=values):
            yield from (ast.BoolOp(other(), values) for other in OTHER[type(op)])
        case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
            yield operand
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            for k, each in enumerate(ops):
                for other in OTHER[type(each)]:
                    yield ast.Compare(left, [*ops[:k], other(), *ops[k + 1 :]], comparators)
