"""Makes wrong programs of right ones: one change of the source for each, or one bad habit around it.

`wrong_programs(path)` lists (what was changed, maker of the function) for every public function of a file. Some are
right all the same; whoever uses them must try that.
"""

import ast
import copy
import gc
import linecache
import random
import signal
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np

with suppress(ImportError):  # Windows has none, and no clock for a process either
    import resource

OPERATORS = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Add, ast.Div],
    ast.Div: [ast.Mult],
    ast.FloorDiv: [ast.Mult],
    ast.Pow: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.And: [ast.Or],
    ast.Or: [ast.And],
}
NAMES = {"max": "min", "min": "max", "argmax": "argmin", "zeros": "ones", "sum": "max", "mean": "sum"}
MEMORY = 2 << 30  # bytes that a program may take
STATM = Path("/proc/self/statm")  # how much this process has
number = count()


class Endless(BaseException):
    """A program that does not end; no Exception, so that nobody takes it for one of the program."""


@contextmanager
def at_most(seconds):
    """Stop what takes longer, by the clock of this process, which other work on the machine does not move.

    Nor may it take all memory: beyond the limit it hears a MemoryError, and not the system of this process.

    Python collects no garbage meanwhile: there, nobody would see the exception. What measures coverage is not stopped
    either: it would keep its lock, and wait for it for ever.
    """

    def stop(_, frame):
        if "coverage" in frame.f_code.co_filename:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0.001)
        else:
            raise Endless

    before = signal.signal(signal.SIGVTALRM, stop)
    kept = resource.getrlimit(resource.RLIMIT_AS)
    if STATM.exists():  # elsewhere the limit means nothing
        now = int(STATM.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, kept[1]))
    gc.disable()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, kept)
        gc.enable()
        signal.signal(signal.SIGVTALRM, before)


def functions(tree):
    """The public functions of a module."""
    return [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def wrong_programs(path):
    """List (what was changed, maker of the function)."""
    tree, names = ast.parse(path.read_text(encoding="utf-8")), {"__name__": path.stem}
    exec(compile(tree, path, "exec"), names)
    found = []
    for definition in functions(tree):
        for place, node in enumerate(ast.walk(definition)):
            for changed in changes(node, definition):
                words = f"{definition.name}, line {getattr(node, 'lineno', '')}: {ast.unparse(changed)}"
                found.append((words, partial(made, definition, place, changed, names)))
        found += habits(definition.name, names[definition.name])
    return found


def made(definition, place, changed, names):
    """Make the function with one node in the place of another."""
    definition = copy.deepcopy(definition)
    old = list(ast.walk(definition))[place]
    for parent in ast.walk(definition):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, changed)
            elif isinstance(value, list) and any(each is old for each in value):
                value[:] = [changed if each is old else each for each in value]
    name, source = f"wrong program {next(number)}", ast.unparse(ast.fix_missing_locations(definition))
    linecache.cache[name] = len(source), None, source.splitlines(keepends=True), name
    names = dict(names)
    exec(compile(source, name, "exec"), names)
    return names[definition.name]


def changes(node, definition):
    """Yield what may stand in the place of a node."""
    for operator in OPERATORS.get(type(node), ()):
        yield operator()
    match node:
        case ast.Constant(value) if type(value) in (int, float):
            yield from map(ast.Constant, {value + 1, value - 1, -value} - {value})
        case ast.BinOp(left, ast.Sub() | ast.Div() | ast.MatMult() as operator, right):
            yield ast.BinOp(right, operator, left)
        case ast.UnaryOp(ast.USub(), operand):
            yield operand
        case ast.Call(function, [*some, last], keywords) if getattr(function, "id", "") == "range":
            yield from (ast.Call(function, [*some, shifted(last, by)], keywords) for by in (1, -1))
            yield ast.Call(function, [*(some or [ast.Constant(1)]), last], keywords)
        case ast.Call(function, [first, second, *rest], keywords):
            yield ast.Call(function, [second, first, *rest], keywords)
        case ast.Name(id) if id in NAMES:
            yield ast.Name(NAMES[id], ast.Load())
        case ast.Name(id, ast.Load()) if id in (arguments := [each.arg for each in definition.args.args]):
            yield from (ast.Name(other, ast.Load()) for other in arguments if other != id)
        case ast.Attribute(value, name) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], ast.Load())
        case ast.Subscript(value, ast.Slice(lower, upper, step), ast.Load()):
            yield ast.Subscript(value, ast.Slice(shifted(lower or ast.Constant(0), 1), upper, step), ast.Load())
            yield ast.Subscript(value, ast.Slice(lower, shifted(upper, -1) if upper else ast.Constant(-1), step))
        case ast.Subscript(value, index, ast.Load()) if not isinstance(index, ast.Tuple):
            yield from (ast.Subscript(value, shifted(index, by), ast.Load()) for by in (1, -1))
        case ast.stmt():
            yield from statements(node, definition)


def statements(node, definition):
    """Yield what may stand in the place of a statement."""
    match node:
        case ast.AugAssign(target, _, value):
            yield ast.Assign([target], value, lineno=0)
            yield ast.Pass()
        case ast.Assign() | ast.Expr():
            yield ast.Pass()
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
            yield ast.If(ast.Constant(True), body, orelse)
        case ast.For(ast.Tuple([place, value]), ast.Call(ast.Name("enumerate"), [ast.Name() as row]), body, orelse):
            yield by_value(place, value, row, body)
        case ast.For(place, ast.Call(ast.Name("range"), [ast.Call(ast.Name("len"), [ast.Name() as row])]), body):
            yield by_value(place, ast.Name("each_value", ast.Store()), row, body)
    if isinstance(node, ast.For):
        last = definition.body[-1]
        if isinstance(last, ast.Return) and last.value:  # early: inside the loop
            yield ast.For(node.target, node.iter, [*node.body, last], node.orelse, lineno=0)


def shifted(index, by):
    """An index that is off by one."""
    return ast.BinOp(index, ast.Add(), ast.Constant(by))


def by_value(place, value, row, body):
    """The loop over a row that finds the place of each value by looking for it."""
    look = ast.Call(ast.Attribute(row, "index", ast.Load()), [ast.Name(value.id, ast.Load())], [])
    return ast.For(value, row, [ast.Assign([place], look, lineno=0), *body], [], lineno=0)


def habits(name, function):
    """Yield what a right function becomes with a bad habit."""
    for place in range(function.__code__.co_argcount):
        yield f"{name} spoils argument {place}", partial(spoiling, function, place)
    yield f"{name} rolls dice", partial(by_chance, function)
    yield f"{name} remembers its first answer", partial(remembering, function)
    yield f"{name} is right to seven digits only", partial(blurred, function)


def spoiling(function, place):
    def spoils(*case):
        answer = copy.deepcopy(function(*case))
        spoil(case[place])
        return answer

    return spoils


def spoil(argument):
    """Write into a list or an array, as deep as it goes."""
    if isinstance(argument, list | np.ndarray) and len(argument):
        if isinstance(argument[-1], list):
            spoil(argument[-1])
        else:
            argument[-1] += 1


def by_chance(function):
    dice = random.Random(0)
    return lambda *case: moved(function(*case), dice.randint(0, 1))


def remembering(function):
    first = []

    def remembers(*case):
        first.append(function(*case))
        return first[0]

    return remembers


def blurred(function):
    return lambda *case: moved(function(*case), 1e-7)


def moved(answer, by):
    """An answer that lies beside the right one."""
    if isinstance(answer, list | tuple):
        return [moved(each, by) for each in answer]
    return answer * (1 + by) + by
