"""The exercises of the page "mini-batches"."""

import contextlib
import io
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from nnlesson.practice.exercise import Exercise, PaperExercise, Run, Verdict
from nnlesson.practice.kinds import Function, Number, Numbers
from nnlesson.practice.repairs import hint

SIZES = (10.0, 10.0, 3.0)


def _sizes_wrong(sizes: Sequence[float], _slope: float) -> str:
    """Say what is wrong with the sizes, or else with the slope."""
    if tuple(sizes) == SIZES:
        return "the slope of a batch is the mean of what its samples say"
    if sum(sizes) < 23:
        return f"{23 - sum(sizes):g} of the 23 samples are in no batch; the last batch is a short one"
    if sum(sizes) > 23:
        return f"there are 23 samples, your batches hold {sum(sizes):g}"
    return "every batch has 10 samples, as long as there are 10 left"


check_short_batch = PaperExercise(
    id="short-batch",
    task="There are 23 samples and the batch size is 10: how large are the batches of one epoch, and what is the slope "
    "that the last batch sees, if its samples say 0.3, 0.6 and 0.9?",
    answers={"sizes": Numbers(), "slope": Number()},
    blank="your numbers",
    truth=(SIZES, 0.6),
    otherwise=_sizes_wrong,
    slips={
        "you divided by the batch size, 10; divide by the number of samples that are there, 3": (SIZES, 0.18),
        "that is the sum; the slope of a batch is the mean": (SIZES, 1.8),
    },
)

Sample = tuple[tuple[float, ...], tuple[float, ...]]
Batches = list[list[Sample]]
CASES = [(7, 3), (8, 4), (7, 7), (7, 1), (5, 9)]  # samples and batch size: the short batch, then the corners
INPUTS = [[0.1 * number, 1.0 - 0.1 * number] for number in range(max(n_samples for n_samples, _ in CASES))]
TARGETS = [[float(number)] for number, _ in enumerate(INPUTS)]  # each input has one of its own, so that a swap shows


def _minibatches_judged(minibatches: Callable[..., object]) -> Verdict:
    """Try a reader's function on samples and batches of several sizes, and name what is wrong."""
    words = _wrong(minibatches, CASES[:1])
    with contextlib.redirect_stdout(io.StringIO()):  # what an answer prints is shown for the first case only
        words = words or _wrong(minibatches, CASES[1:])
        if words:
            return Verdict(False, hint(minibatches, lambda repaired: not _wrong(repaired, CASES)) or words)
    return Verdict(True, "every sample once, each with its target, in a new order for every epoch")


check_minibatches = Exercise(
    id="minibatches",
    task="Write a function that takes inputs, targets, the batch size and a generator, and answers with the list of "
    "batches of one epoch, each a list of pairs (input, target), in an order by chance.",
    answers={"minibatches": Function()},
    judge=_minibatches_judged,
)


def _wrong(minibatches: Callable[..., object], cases: list[tuple[int, int]]) -> str | None:
    """Say what is wrong in the first case in which something is."""
    return next(filter(None, (_wrong_in(minibatches, *case) for case in cases)), None)


def _wrong_in(minibatches: Callable[..., object], n_samples: int, batch_size: int) -> str | None:
    """Say what is wrong with four epochs of some samples, or with the first of them done once more."""
    pairs = list(zip(map(tuple, INPUTS[:n_samples]), map(tuple, TARGETS[:n_samples]), strict=True))
    runs = [_run(minibatches, n_samples, batch_size, epochs) for epochs in (4, 1)]
    words = next((run.words for run in runs if run.words), None)
    if words:
        return words
    if runs[0].spoiled is not None:
        return "you change the lists that you were given. Shuffle row numbers instead"
    try:
        epochs, again = [list(map(_plain, run.given)) for run in runs]
    except (TypeError, ValueError, IndexError, OverflowError):
        return "answer with a list of batches, each a list of pairs (input, target)"
    fault = next(filter(None, (_fault(batches, pairs, batch_size) for batches in epochs)), None)
    return fault or _order_fault(epochs, again[0], pairs)


def _run(minibatches: Callable[..., object], n_samples: int, batch_size: int, epochs: int) -> Run:
    """Deal out the same samples several times, with one generator."""
    rng = np.random.default_rng(0)
    return Run(
        lambda inputs, targets: minibatches(inputs, targets, batch_size, rng),
        [(INPUTS[:n_samples], TARGETS[:n_samples])] * epochs,
    )


def _plain(batches: Batches) -> Batches:
    """Copy batches as tuples of floats, which can be counted and compared."""
    return [[(tuple(map(float, each)), tuple(map(float, target))) for each, target in batch] for batch in batches]


def _fault(batches: Batches, wanted: list[Sample], batch_size: int) -> str | None:
    """Say what is wrong with the batches of one epoch, if anything."""
    pairs = [pair for batch in batches for pair in batch]
    known = {each for each, _ in wanted}
    if any(each not in known for each, _ in pairs):
        return "a batch holds an input that was not given"
    if any(pair not in wanted for pair in pairs):
        return "inputs and targets were shuffled apart: a fruit has another one's target"
    if max(Counter(pairs).values(), default=0) > 1:
        return "a sample is there twice in one epoch; shuffle the row numbers once, then cut them into slices"
    if len(pairs) < len(wanted):
        return f"{len(wanted) - len(pairs)} of {len(wanted)} samples are lost; the last batch may be short"
    sizes = [min(batch_size, len(wanted) - begin) for begin in range(0, len(wanted), batch_size)]
    if [len(batch) for batch in batches] != sizes:
        given = [len(batch) for batch in batches]
        return f"{len(wanted)} samples in batches of {batch_size} make batches of {sizes}, yours have {given}"
    return None


def _order_fault(epochs: list[Batches], again: Batches, unshuffled: list[Sample]) -> str | None:
    """Say that chance came in from elsewhere, not at all, not anew for every epoch, or only after the cutting."""
    orders = [[pair for batch in batches for pair in batch] for batches in epochs]
    if all(order == unshuffled for order in orders):
        return "nothing is shuffled"
    if all(order == orders[0] for order in orders):
        return "every epoch has the same order. Take chance from `rng`, and do not make a new one inside"
    members = [[sorted(batch) for batch in batches] for batches in epochs]
    if len(members[0]) > 1 and all(each == members[0] for each in members):
        return "the same samples share a batch in every epoch. Shuffle first, then cut"
    if epochs[0] != again:
        return "the same `rng` deals in another way the second time. Take all chance from `rng`"
    return None
