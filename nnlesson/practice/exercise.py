"""The records of exercises: what is asked, what is true, and which slips are known by name.

A record can be called as the pages call it, and then prints its verdict; `Exercise.verdict` returns it instead.
"""

import contextlib
import copy
import inspect
import io
import traceback
from collections.abc import Callable, Iterator, KeysView, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from nnlesson.practice.kinds import Kind, Unreadable, close, shown
from nnlesson.practice.repairs import hint

HERE = Path(__file__).parent
Case = tuple[Any, ...]  # the arguments of one call
DRAWN = 20  # cases by chance, beside those written by hand


class Verdict(NamedTuple):
    """What there is to say of an answer.

    Built in try 1.

    Parameters
    ----------
    right : bool
        Whether the answer is right.
    words : str
        Why, as it is said behind "Right" or "Not yet".

    Examples
    --------
    >>> print(Verdict(False, "the bias is missing"))
    Not yet: the bias is missing.
    """

    right: bool
    words: str

    def __str__(self) -> str:
        end = "" if self.words.endswith((".", "?", ".)")) else "."
        return f"{'Right' if self.right else 'Not yet'}: {self.words}{end}"


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A task with an answer that can be judged; the records of the pages are `PaperExercise`, `CodeExercise` and this.

    Built in try 1.

    Parameters
    ----------
    id : str
        Its name for ever: the label of the exercise on its page, without ``ex-``.
    task : str
        What is to be answered, in one sentence.
    answers : mapping of str to Kind
        The names of the answers, in order, and what kind each is.
    blank : str or callable, optional
        What the reader puts in the place of None, such as "your two numbers", or a function that takes the answers and
        returns the whole sentence; none where a function is asked.
    judge : callable, optional
        Takes the answers, read by their kinds, and returns a `Verdict`; the two other records bring their own.

    Examples
    --------
    >>> from nnlesson.practice.kinds import Number
    >>> positive = Exercise(
    ...     id="positive",
    ...     task="Name a number above 0.",
    ...     answers={"x": Number()},
    ...     blank="your number",
    ...     judge=lambda x: Verdict(x > 0.0, f"{x:g} it is"),
    ... )
    >>> positive(3)
    Right: 3 it is.
    >>> positive.verdict(x=None)
    Verdict(right=False, words='put your number in the place of None')
    """

    id: str
    task: str
    answers: Mapping[str, Kind]
    blank: str | Callable[..., str] | None = None
    judge: Callable[..., Verdict] | None = None

    def __post_init__(self) -> None:
        either = inspect.Parameter.POSITIONAL_OR_KEYWORD
        signature = inspect.Signature([inspect.Parameter(name, either, default=None) for name in self.answers])
        object.__setattr__(self, "__signature__", signature)  # so that help says which answers there are
        object.__setattr__(self, "__doc__", f"{self.task}\n\nAnswers: {', '.join(self.answers)}.")

    def __call__(self, *given: object, **named: object) -> None:
        """Print the verdict."""
        print(self.verdict(*given, **named))

    def verdict(self, *given: object, **named: object) -> Verdict:
        """Judge answers, given in order or by name; whatever they are, nothing is raised."""
        try:
            bound = inspect.signature(self).bind(*given, **named)
        except TypeError:
            return Verdict(False, f"this exercise takes {', '.join(self.answers)}")
        bound.apply_defaults()
        if self.blank and any(value is None or value is ... for value in bound.args):
            words = self.blank(*bound.args) if callable(self.blank) else f"put {self.blank} in the place of None"
            return Verdict(False, words)
        clean = []
        for (name, kind), value in zip(self.answers.items(), bound.args, strict=True):
            try:
                clean.append(kind.read(value))
            except Unreadable as need:
                return Verdict(False, f"{name}: give {need}" if len(self.answers) > 1 else f"give {need}")
        return self.judged(*clean)

    def judged(self, *clean: object) -> Verdict:
        """Judge answers that are read already."""
        return self.judge(*clean)  # type: ignore[misc]  # without one, a record has this method of its own


@dataclass(frozen=True, kw_only=True)
class PaperExercise(Exercise):
    """An exercise whose answers are values: numbers, shapes, letters.

    Built in try 1.

    Parameters
    ----------
    truth : tuple
        The right answers, in order.
    slips : mapping of str to tuple
        What to say, and the answers that show this slip; ``...`` stands for any.
    otherwise : str or callable
        What to say where no slip fits, or a function that takes the answers and returns it.
    right : str, optional
        What to say of the right answers.

    Examples
    --------
    >>> from nnlesson.practice.kinds import Number
    >>> half = PaperExercise(
    ...     id="half",
    ...     task="What is half of 3?",
    ...     answers={"half": Number()},
    ...     blank="your number",
    ...     truth=(1.5,),
    ...     slips={"that is the double": (6,)},
    ...     otherwise="divide 3 by 2",
    ... )
    >>> half(6)
    Not yet: that is the double.
    """

    truth: tuple[object, ...]
    slips: Mapping[str, tuple[object, ...]]
    otherwise: str | Callable[..., str]
    right: str = "the package gives the same answer"

    def judged(self, *clean: object) -> Verdict:
        """Compare with the truth, then with each slip."""
        if self._same(clean, self.truth):
            return Verdict(True, self.right)
        for words, slip in self.slips.items():
            if self._same(clean, slip):
                return Verdict(False, words)
        return Verdict(False, self.otherwise if isinstance(self.otherwise, str) else self.otherwise(*clean))

    def _same(self, clean: tuple[object, ...], values: tuple[object, ...]) -> bool:
        """Say whether each answer is the same as this value."""
        kinds = self.answers.values()
        return all(
            value is ... or kind.same(answer, kind.read(value))
            for kind, answer, value in zip(kinds, clean, values, strict=True)
        )


@dataclass(frozen=True, kw_only=True)
class CodeExercise(Exercise):
    """An exercise whose answer is a function.

    Built in try 1.

    Parameters
    ----------
    truth : callable
        The right function.
    returns : Kind
        What the function must return.
    cases : sequence of tuples
        Arguments on which answers are tried: those of the page, and corner cases.
    draw : callable
        Takes a NumPy generator and returns one more case. This is what says which arguments are allowed.
    slips : mapping of str to callable
        What to say, and the function that makes exactly this slip.
    edges : mapping of str to tuple
        What to say, and the case that only a function with this fault answers wrong, if it is right on `cases`.
    otherwise : callable, optional
        What to say of the first wrong case where no slip fits: takes the case and the reader's answer. If left out,
        the case is shown.
    right : str, optional
        What to say of a right function.
    seed : int, optional
        Of the cases by chance.

    Examples
    --------
    >>> from nnlesson.practice.kinds import Function, Number
    >>> double = CodeExercise(
    ...     id="double",
    ...     task="Write a function that doubles a number.",
    ...     answers={"double": Function()},
    ...     truth=lambda x: 2 * x,
    ...     returns=Number(),
    ...     cases=[(1.0,), (3.0,)],
    ...     draw=lambda rng: (float(rng.integers(-3, 4)),),
    ...     slips={"you squared": lambda x: x * x},
    ... )
    >>> double(lambda x: x + x)
    Right: the package gives the same answer.
    >>> double(lambda x: x**2)
    Not yet: you squared.
    >>> double(lambda x: x + 1.0)
    Not yet: for 3.0 the answer is 6.0, yours is 4.0.
    >>> double(abs)
    Not yet: for 1.0 the answer is 2.0, yours is 1.0.
    """

    truth: Callable[..., object]
    returns: Kind
    cases: Sequence[Case]
    draw: Callable[[np.random.Generator], Case]
    slips: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    edges: Mapping[str, Case] = field(default_factory=dict)
    otherwise: Callable[[Case, object], str] | None = None
    right: str = "the package gives the same answer"
    seed: int = 0

    def judged(self, function: Callable[..., object]) -> Verdict:  # type: ignore[override]  # the only answer
        """Try the function on the cases written by hand, then on the edges and on cases by chance."""
        spoiled = None
        for fault, cases, printing in self._rounds():
            with printing:
                run = Run(function, cases)
            if run.words or not self.accepts(run):
                return Verdict(False, fault or self._why(function, run))
            spoiled = spoiled or run.spoiled
        if spoiled is not None:
            return Verdict(False, self._spoiled(spoiled))
        return Verdict(True, self.right)

    def drawn(self, n: int = DRAWN) -> list[Case]:
        """Draw cases by chance; the same seed draws the same."""
        rng = np.random.default_rng(self.seed)
        return [self.draw(rng) for _ in range(n)]

    def _rounds(self) -> Iterator[tuple[str | None, Sequence[Case], contextlib.AbstractContextManager[object]]]:
        """Yield the fault that each round shows, and its cases; what an answer prints is shown in the first only."""
        yield None, self.cases, contextlib.nullcontext()
        for fault, case in self.edges.items():
            yield fault, [case], contextlib.redirect_stdout(io.StringIO())
        yield None, self.drawn(), contextlib.redirect_stdout(io.StringIO())

    def _accepts_all(self, function: Callable[..., object]) -> bool:
        """Say whether a function is right on all cases, in silence."""
        with contextlib.redirect_stdout(io.StringIO()):
            return all(self.accepts(Run(function, cases)) for _, cases, _ in self._rounds())

    def accepts(self, run: "Run") -> bool:
        """Say whether a run gave the right answers."""
        return not run.words and all(map(self._agrees, run.cases, run.given))

    def _agrees(self, case: Case, value: object) -> bool:
        try:
            return self.returns.same(self.returns.read(value), self.returns.read(settled(self.truth(*case))))
        except Unreadable:
            return False

    def _why(self, function: Callable[..., object], run: "Run") -> str:
        """Name the slip of a wrong function, or say what is wrong first."""
        return self._named(run) or hint(function, self._accepts_all) or run.words or self._first_wrong(run)

    def _named(self, run: "Run") -> str | None:
        """Return the words of the slip that gives the same answers, if one does."""
        for words, slip in self.slips.items():
            made = Run(slip, run.cases)
            if not (run.words or made.words) and all(map(close, run.given, made.given)):
                return words
        return None

    def _first_wrong(self, run: "Run") -> str:
        """Say what is wrong with the first answer that is."""
        case, value = next(pair for pair in zip(run.cases, run.given, strict=True) if not self._agrees(*pair))
        try:
            self.returns.read(value)
        except Unreadable as need:
            return f"return {need}"
        if self.otherwise:
            return self.otherwise(case, value)
        arguments = ", ".join(map(shown, case))
        return f"for {arguments} the answer is {shown(self.truth(*case))}, yours is {shown(value)}"

    def _spoiled(self, place: int) -> str:
        name = list(inspect.signature(self.truth).parameters)[place]
        return f"the answer is right, but `{name}` is no longer what it was when you were given it; change a copy"


class Run:
    """What a function answers to some cases: `given`; `words` if it stops or returns nothing; which argument it spoils.

    Built in try 1.
    """

    def __init__(self, function: Callable[..., object], cases: Sequence[Case]) -> None:
        self.cases = cases
        self.given: list[Any] = []
        self.words: str | None = None
        self.spoiled: int | None = None
        for case in cases:
            arguments = copy.deepcopy(case)
            try:
                with np.errstate(all="ignore"):
                    self.given.append(settled(function(*arguments)))
            except Exception as error:  # whatever the reader's code does, the page goes on
                self.words = f"your function stops with {stop_words(error)}"
                return
            changed = [i for i, (now, before) in enumerate(zip(arguments, case, strict=True)) if _changed(now, before)]
            self.spoiled = changed[0] if changed and self.spoiled is None else self.spoiled
        if all(value is None or value is ... for value in self.given):
            self.words = "your function returns nothing. Put `return` before the answer"


def settled(value: object) -> object:
    """Take an answer as it is now: what yields values becomes their list, and later changes leave it alone.

    Built in try 1.

    Examples
    --------
    >>> settled(map(abs, (-1, 2)))
    [1, 2]
    """
    if isinstance(value, Iterator | KeysView | ValuesView | range | list | tuple):
        return [settled(each) for each in value]
    return value.copy() if isinstance(value, np.ndarray) else value


def stop_words(error: Exception) -> str:
    """Name an error, its line in the reader's code, and what stands there.

    Built in try 1.
    """
    name, _, said = " ".join("".join(traceback.format_exception_only(error)).split()).partition(": ")
    words = ": ".join(filter(None, (name.rpartition(".")[2], said)))
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent != HERE]
    own = [frame for frame in frames if frame.filename == frames[0].filename]  # not that of what it calls elsewhere
    return f"{words}, in line {own[-1].lineno}: `{own[-1].line}`" if own and own[-1].line else words


def _changed(now: object, before: object) -> bool:
    """Say whether an argument is another one than before, beyond rounding."""
    if now is before or callable(before):
        return False
    if isinstance(before, list | tuple):
        return not isinstance(now, list | tuple) or len(now) != len(before) or any(map(_changed, now, before))
    return not close(now, before)
