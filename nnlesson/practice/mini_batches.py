"""The exercises of chapter 8."""

import copy
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from nnlesson.practice.old_exercise import Exercise

SIZES = [10, 10, 3]
INPUTS = [[0.1 * number, 1.0 - 0.1 * number] for number in range(7)]
TARGETS = [[float(number)] for number in range(7)]  # each input has a target of its own, so that a swap shows

SHORT_BATCH = Exercise(
    truth=lambda: 0.6,
    cases=[()],
    slips={
        "you divided by the batch size, 10; divide by the number of samples that are there, 3": lambda: 0.18,
        "that is the sum; the slope of a batch is the mean": lambda: 1.8,
    },
)

EXERCISES = [SHORT_BATCH]


def check_short_batch(sizes: Sequence[int] | None, slope: float | None) -> None:
    """Judge the paper exercise "batches of 10 in 23" of chapter 8.

    Built in try 8.

    Parameters
    ----------
    sizes : list of int, or None
        How many samples each batch of the epoch has.
    slope : float or None
        The slope that the last batch sees.

    Examples
    --------
    >>> check_short_batch(sizes=[10, 10], slope=0.6)
    Not yet: 3 of the 23 samples are in no batch; the last batch is a short one.
    """
    if sizes is None or slope is None:
        print("Not yet: put your numbers in the place of None.")
        return
    try:
        whole = [int(size) for size in sizes]
        if isinstance(sizes, str) or whole != list(sizes):
            raise ValueError("not whole numbers")
    except (TypeError, ValueError, OverflowError):
        print("Not yet: write the sizes as a list of whole numbers, such as [5, 5, 2].")
        return
    if isinstance(slope, str):
        print("Not yet: write the slope without quotation marks.")
    elif whole == SIZES:
        print(SHORT_BATCH.verdict(lambda: slope))
    elif sum(whole) < 23:
        print(f"Not yet: {23 - sum(whole)} of the 23 samples are in no batch; the last batch is a short one.")
    elif sum(whole) > 23:
        print(f"Not yet: there are 23 samples, your batches hold {sum(whole)}.")
    else:
        print("Not yet: every batch has 10 samples, as long as there are 10 left.")


def check_minibatches(minibatches: Callable[[list, list, int, np.random.Generator], list]) -> None:
    """Judge the exercise "write minibatches" of chapter 8.

    Built in try 8.

    Parameters
    ----------
    minibatches : callable
        The reader's function: takes inputs, targets, the batch size and a Generator; answers with a list of batches,
        each a list of pairs (input, target).

    Examples
    --------
    >>> check_minibatches(lambda inputs, targets, batch_size, rng: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(_verdict(minibatches))


def _verdict(minibatches: Callable) -> str:
    """Try a reader's function on 7 samples in batches of 3, and name what is wrong."""
    if not callable(minibatches):
        return f"Not yet: the answer must be a function, got {minibatches!r}."
    inputs, targets, rng = copy.deepcopy(INPUTS), copy.deepcopy(TARGETS), np.random.default_rng(0)
    try:
        epochs = [_dealt(minibatches(inputs, targets, 3, rng)) for _ in range(4)]
    except Exception as error:  # whatever the reader's code does, the page goes on
        return f"Not yet: your function stops with {type(error).__name__}: {error}."
    if all(batches is None or batches is ... for batches in epochs):
        return "Not yet: your function returns nothing. Put `return` before the answer."
    if repr((inputs, targets)) != repr((INPUTS, TARGETS)):  # by their texts: arrays do not compare like lists
        return "Not yet: you change the lists that you were given. Shuffle row numbers instead."
    try:
        epochs = [_plain(batches) for batches in epochs]
    except (TypeError, ValueError, IndexError):
        return "Not yet: answer with a list of batches, each a list of pairs (input, target)."
    return next((f"Not yet: {words}." for words in map(_fault, epochs) if words), None) or _order(epochs)


def _dealt(batches: object) -> object:
    """Run what yields its values to the end, while its errors and its shuffling can still be seen."""
    if isinstance(batches, Iterator):
        batches = list(batches)
    if isinstance(batches, list):
        batches = [list(batch) if isinstance(batch, Iterator) else batch for batch in batches]
    return batches


def _plain(batches: Sequence) -> list[list[tuple]]:
    """Copy batches as tuples of floats, which can be counted and compared."""
    return [[(tuple(map(float, each)), tuple(map(float, target))) for each, target in batch] for batch in list(batches)]


def _fault(batches: list[list[tuple]]) -> str | None:
    """Say what is wrong with the batches of one epoch, if anything."""
    pairs = [pair for batch in batches for pair in batch]
    wanted = list(zip(map(tuple, INPUTS), map(tuple, TARGETS), strict=True))
    known = set(map(tuple, INPUTS))
    if any(each not in known for each, _ in pairs):
        return "a batch holds an input that was not given"
    if any(pair not in wanted for pair in pairs):
        return "inputs and targets were shuffled apart: a fruit has another one's target"
    if max(Counter(pairs).values(), default=0) > 1:
        return "a sample is there twice in one epoch; shuffle the row numbers once, then cut them into slices"
    if len(pairs) < len(wanted):
        return f"{len(wanted) - len(pairs)} of {len(wanted)} samples are lost; the last batch may be short"
    if [len(batch) for batch in batches] != [3, 3, 1]:
        return f"7 samples in batches of 3 are batches of 3, 3 and 1, yours have {[len(batch) for batch in batches]}"
    return None


def _order(epochs: list[list[list[tuple]]]) -> str:
    """Say whether chance came in, anew for every epoch, and before the cutting."""
    orders = [[pair for batch in batches for pair in batch] for batches in epochs]
    if all(order == sorted(order) for order in orders):
        return "Not yet: nothing is shuffled."
    if all(order == orders[0] for order in orders):
        return "Not yet: every epoch has the same order. Take chance from `rng`, and do not make a new one inside."
    members = [[sorted(batch) for batch in batches] for batches in epochs]
    if all(each == members[0] for each in members):
        return "Not yet: the same samples share a batch in every epoch. Shuffle first, then cut."
    return "Right: every sample once, each with its target, in a new order for every epoch."
