"""Instruments that find out whether a program is right without reading it.

Each takes a `Program` and gives a `Reading`: green, red, or none because the program stops. Each looks at one thing
and says nothing about the rest. Chapter 17 puts them to its broken programs, and to the reader's own.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from itertools import pairwise
from typing import Any

import numpy as np

from nnlesson._validate import Floats, Integers
from nnlesson.activations import relu
from nnlesson.datasets import digits
from nnlesson.dense import MLP, Dense
from nnlesson.losses import cross_entropy
from nnlesson.optimizers import SGD
from nnlesson.practice.programs import Program
from nnlesson.slopes import numerical_gradient, relative_difference

Answer = Any  # of a program, which may give anything
PARTS = tuple(field.name for field in fields(Program))
NAMES = ("W1", "b1", "W2", "b2")
SIZES = (64, 64, 10)  # for the digits; the first table is square, as tables happen to be
UNEQUAL = (5, 4, 3)
TOLERANCE = 1e-6  # of a gradient against nudging, as in `check_gradients`
SAME = 1e-9  # two ways to the same numbers
RATE = 0.3
LARGEST = 1000  # a loss above it is not worth its digits


@dataclass(frozen=True)
class Reading:
    """What an instrument shows.

    Built in chapter 17.

    Parameters
    ----------
    instrument : str
        Its name.
    red : bool or None
        True: something is wrong. False: not what this instrument looks at. None: the program stops, so there is nothing
        to read.
    lines : tuple of str
        What was measured.

    Examples
    --------
    >>> print(Reading("start_loss", False, ("all parameters 0: loss 2.3026",)))
    start_loss: green
      all parameters 0: loss 2.3026
    """

    instrument: str
    red: bool | None
    lines: tuple[str, ...]

    def __str__(self) -> str:
        light = {True: "RED", False: "green", None: "no reading"}[self.red]
        return "\n".join([f"{self.instrument}: {light}", *(f"  {line}" for line in self.lines)])


class _Stop(Exception):  # noqa: N818  it never leaves this room
    """A program stopped, or gave something of another form."""


def _ask(program: Program, part: str, *given: object) -> Answer:
    """Call one of the five functions; whatever goes wrong there becomes a sentence."""
    try:
        with np.errstate(all="ignore"):
            return getattr(program, part)(*given)
    except Exception as error:  # the reader's code may do anything
        raise _Stop(f"the program stops in {part}, with {type(error).__name__}") from None


def _instrument(measure: Callable[[Program], tuple[bool, list[str]]]) -> Callable[[Program], Reading]:
    """Make an instrument of a function that measures: refuse what is no program, and report one that stops."""

    @wraps(measure)
    def instrument(program: Program) -> Reading:
        for part in PARTS:
            if not callable(getattr(program, part, None)):
                raise TypeError(f"program must be a Program, for example broken(1), got {program!r}")
        try:
            red, lines = measure(program)
        except _Stop as stop:
            return Reading(measure.__name__, None, (f"{stop}; shape_check comes first",))
        except (TypeError, ValueError, IndexError, AttributeError):
            return Reading(measure.__name__, None, ("the shapes do not fit; shape_check comes first",))
        return Reading(measure.__name__, bool(red), tuple(lines))

    return instrument


def _made(sizes: tuple[int, int, int], n_samples: int) -> tuple[Floats, Integers, np.random.Generator]:
    """Draw inputs and labels of any size."""
    rng = np.random.default_rng(17)
    return rng.normal(size=(n_samples, sizes[0])), rng.integers(sizes[2], size=n_samples), rng


def _digits(n_samples: int) -> tuple[Floats, Integers]:
    """Give the first digits, brought to 0..1. The first ten are one of each."""
    X, labels = digits()
    return X[:n_samples] / 16.0, labels[:n_samples]


def _right(program: Program, parameters: list[Floats], X: Floats, labels: Integers) -> int:
    """Count the right answers."""
    return int((np.argmax(_ask(program, "forward", parameters, X), axis=1) == labels).sum())


def _shapes_are_right(program: Program, sizes: tuple[int, int, int]) -> str:
    """Say what is wrong with the shapes for these sizes, if anything."""
    X, labels, rng = _made(sizes, 7)
    wanted = [shape for n_in, n_out in pairwise(sizes) for shape in ((n_in, n_out), (n_out,))]
    try:
        parameters = _ask(program, "start", sizes, rng)
        outputs = _ask(program, "forward", parameters, X)
        _, gradients = _ask(program, "loss_and_gradients", parameters, X, labels)
        after = _ask(program, "learn", parameters, X, labels, 1, 3, RATE, rng)
    except _Stop as stop:
        return str(stop)
    except (TypeError, ValueError):
        return "loss_and_gradients does not answer with a loss and a list"
    for what, arrays, shapes in (
        ("the parameters", parameters, wanted),
        ("the outputs", [outputs], [(7, sizes[2])]),
        ("the gradients", gradients, wanted),
        ("the parameters after learning", after, wanted),
    ):
        try:
            found = [np.shape(array) for array in arrays]
        except (TypeError, ValueError):
            found = None
        if found != shapes:
            return f"{what} must have the shapes {str(shapes)[1:-1]}"
    return "every shape is right"


@_instrument
def shape_check(program: Program) -> tuple[bool, list[str]]:
    """Run the program with three sizes that all differ, and with three that are equal.

    Built in chapter 17.

    Examples
    --------
    >>> from nnlesson.practice.programs import SOUND
    >>> print(shape_check(SOUND))
    shape_check: green
      sizes 5-4-3, 7 samples: every shape is right
      sizes 4-4-4, 7 samples: every shape is right
    """
    found = {sizes: _shapes_are_right(program, sizes) for sizes in (UNEQUAL, (4, 4, 4))}
    lines = [f"sizes {'-'.join(map(str, sizes))}, 7 samples: {words}" for sizes, words in found.items()]
    return any(words != "every shape is right" for words in found.values()), lines


@_instrument
def gradient_check(program: Program) -> tuple[bool, list[str]]:
    """Hold the gradients of a small network against nudging its own loss, for six samples and for one alone.

    Built in chapter 17.

    Examples
    --------
    >>> from nnlesson.practice.programs import SOUND
    >>> print(gradient_check(SOUND))
    gradient_check: green
      relative difference      W1      b1      W2      b2
      6 samples            < 1e-6  < 1e-6  < 1e-6  < 1e-6
      1 sample             < 1e-6  < 1e-6  < 1e-6  < 1e-6
    """
    sizes = (4, 4, 3)
    X, labels, rng = _made(sizes, 6)
    parameters = _ask(program, "start", sizes, rng)
    red, lines = False, ["relative difference" + "".join(f"{name:>8}" for name in NAMES)]
    for n_samples in (6, 1):
        few = X[:n_samples], labels[:n_samples]

        def loss(nudged: list[Floats], few: tuple[Floats, Integers] = few) -> float:
            return float(_ask(program, "loss_and_gradients", nudged, *few)[0])

        value, gradients = _ask(program, "loss_and_gradients", parameters, *few)
        if not np.isfinite(value):
            return True, [f"loss_and_gradients answers with the loss {value}: there is nothing to nudge"]
        nudged = numerical_gradient(loss, parameters)
        pairs = zip(gradients, nudged, strict=True)
        apart = [0.0 if _agree(a, n) else relative_difference(a, n) for a, n in pairs]  # 0 and noise agree
        shown = "".join(f"{'< 1e-6' if each <= TOLERANCE else f'{each:.4f}':>8}" for each in apart)
        lines.append(f"{f'{n_samples} samples' if n_samples > 1 else '1 sample':19}{shown}")
        red = red or not all(each <= TOLERANCE for each in apart)
    return red, lines


@_instrument
def start_loss(program: Program) -> tuple[bool, list[str]]:
    """Look at the loss before anything is learned: with all parameters 0 it must be ln K for K classes.

    Built in chapter 17.

    Examples
    --------
    >>> from nnlesson.practice.programs import SOUND
    >>> print(start_loss(SOUND))
    start_loss: green
      20 digits, all parameters 0: loss 2.3026, must be ln 10 = 2.3026
      20 digits, its own start: loss 2.4583, must be from 1.1513 to 4.6052
    """
    X, labels = _digits(20)
    parameters = _ask(program, "start", SIZES, np.random.default_rng(0))
    zero = float(_ask(program, "loss_and_gradients", [0.0 * array for array in parameters], X, labels)[0])
    own = float(_ask(program, "loss_and_gradients", parameters, X, labels)[0])
    wanted = math.log(SIZES[-1])
    lines = [
        f"20 digits, all parameters 0: loss {zero:.4f}, must be ln 10 = {wanted:.4f}",
        f"20 digits, its own start: loss {own:.4f}, must be from {wanted / 2:.4f} to {2 * wanted:.4f}",
    ]
    return not (abs(zero - wanted) <= SAME and wanted / 2 <= own <= 2 * wanted), lines


@_instrument
def look_at_z(program: Program) -> tuple[bool, list[str]]:
    """Count, before anything is learned, the hidden nodes whose z has the same sign for every digit.

    Built in chapter 17.

    Examples
    --------
    >>> from nnlesson.practice.programs import SOUND
    >>> print(look_at_z(SOUND))
    look_at_z: green
      100 digits, 64 hidden nodes: z never above 0 in 7 of 64, always in 5 of 64
    """
    X, _ = _digits(100)
    W1, b1, *_ = _ask(program, "start", SIZES, np.random.default_rng(0))
    on = (X @ W1 + b1 > 0.0).mean(axis=0)
    never, always = int((on == 0.0).sum()), int((on == 1.0).sum())
    words = f"z never above 0 in {never} of {len(on)}, always in {always} of {len(on)}"
    return never + always > len(on) / 2, [f"100 digits, {len(on)} hidden nodes: {words}"]


@_instrument
def ten_samples(program: Program) -> tuple[bool, list[str]]:
    """Let the program learn ten digits by heart: the loss must come close to 0.

    Built in chapter 17.

    Examples
    --------
    >>> from nnlesson.practice.programs import SOUND
    >>> ten_samples(SOUND).red
    False
    """
    X, labels = _digits(10)
    rng = np.random.default_rng(0)
    parameters = _ask(program, "start", SIZES, rng)
    losses = [float(_ask(program, "loss_and_gradients", parameters, X, labels)[0])]
    for more in (1, 9, 90):
        parameters = _ask(program, "learn", parameters, X, labels, more, len(X), RATE, rng)
        losses.append(float(_ask(program, "loss_and_gradients", parameters, X, labels)[0]))
    right = _right(program, parameters, X, labels)
    shown = ", ".join(f"above {LARGEST:,}" if loss >= LARGEST else f"{loss:.4f}" for loss in losses)
    lines = [f"10 digits, loss after 0, 1, 10, 100 steps: {shown}", f"{right} of 10 right"]
    return not (losses[-1] <= 0.1 and right == 10), lines


@_instrument
def two_houses(program: Program) -> tuple[bool, list[str]]:
    """Take the same steps with nnlesson, from the same start on the same 100 digits, and compare every number.

    Built in chapter 17.

    Examples
    --------
    >>> from nnlesson.practice.programs import SOUND
    >>> print(two_houses(SOUND))
    two_houses: green
      start:   output equal, loss equal
      step 1:  W1 equal, b1 equal, W2 equal, b2 equal, loss equal
      step 2:  W1 equal, b1 equal, W2 equal, b2 equal, loss equal
      step 5:  W1 equal, b1 equal, W2 equal, b2 equal, loss equal
    """
    X, labels = _digits(100)
    rng = np.random.default_rng(0)
    theirs = _ask(program, "start", SIZES, rng)
    ours = MLP([Dense(theirs[0], theirs[1], relu), Dense(theirs[2], theirs[3])])
    optimizer, lines = SGD(RATE), []
    for step in range(6):
        if step:
            optimizer.step(ours.parameters, ours.loss_and_gradients(X, labels, cross_entropy)[1])
            theirs = _ask(program, "learn", theirs, X, labels, 1, 100, RATE, rng)
        if step in (0, 1, 2, 5):
            if step:
                pairs: list[tuple[str, Answer, Floats | float]] = [*zip(NAMES, theirs, ours.parameters, strict=True)]
            else:
                pairs = [("output", _ask(program, "forward", theirs, X), ours.forward(X))]
            loss, _ = _ask(program, "loss_and_gradients", theirs, X, labels)
            pairs.append(("loss", loss, cross_entropy(ours.forward(X), labels)))
            said = ", ".join(f"{name} {'equal' if _agree(a, b) else 'DIFFERS'}" for name, a, b in pairs)
            lines.append(f"{f'step {step}' if step else 'start'}:".ljust(9) + said)
    return any("DIFFERS" in line for line in lines), lines


def _agree(one: Floats | float, other: Floats | float) -> bool:
    """Say whether two results are the same up to rounding."""
    return bool(np.shape(one) == np.shape(other) and np.allclose(one, other, rtol=SAME, atol=SAME))


@_instrument
def fresh_data(program: Program) -> tuple[bool, list[str]]:
    """Five times, let the program split 200 digits in half, learn and test; then show it digits it never had.

    Built in chapter 17.

    Examples
    --------
    >>> from nnlesson.practice.programs import SOUND
    >>> fresh_data(SOUND).red
    False
    """
    X, labels = _digits(1797)
    order = np.random.default_rng(0).permutation(len(X))
    fresh, promised, right, tested = order[1000:], 0, 0, 0
    for number in range(5):
        rng, mine = np.random.default_rng(number), order[200 * number : 200 * (number + 1)]
        known, test, of_known, of_test = _ask(program, "split", X[mine], labels[mine], 0.5, rng)
        learned = _ask(program, "start", SIZES, rng)
        learned = _ask(program, "learn", learned, known, of_known, 30, 20, RATE, rng)
        promised, tested = promised + _right(program, learned, test, of_test), tested + len(test)
        right += _right(program, learned, X[fresh], labels[fresh])
    n_fresh = 5 * len(fresh)
    share = right / n_fresh
    chance = 3.0 * math.sqrt(max(share * (1.0 - share), 0.01) / tested)
    lines = [
        f"its own test: {promised:,} of {tested:,} right",
        f"fresh digits: {right:,} of {n_fresh:,} right, as many as {share * tested:.0f} of {tested:,}",
    ]
    return promised / tested - share > chance, lines


INSTRUMENTS = {
    each.__name__: each
    for each in (shape_check, gradient_check, start_loss, look_at_z, ten_samples, two_houses, fresh_data)
}
