"""The whole program of each try, one screen each: only the order of the steps, no formula.

Run one with ``python -m nnlesson.tries.try_1_weighted_sum``.
"""

from collections.abc import Callable, Iterable

from numpy.typing import ArrayLike

from nnlesson.metrics import count_right

Fruits = tuple[Iterable[list[float]], ArrayLike]  # inputs and targets


def report(
    title: str,
    classify: Callable[[list[float]], int],
    known: Fruits,
    fresh: Fruits,
    loss: float | None = None,
    passes: int | None = None,
) -> str:
    """Say how often a network is right on the fruits it was made for and on fresh ones, and what it cost.

    Built in try 1.

    Parameters
    ----------
    title : str
        Number and name of the try.
    classify : callable
        Takes the softness and darkness of one fruit, answers 0 (not ripe) or 1 (ripe).
    known, fresh : pair of array_like
        Inputs and targets of the two sets.
    loss : float, optional
        The loss on the known fruits, from try 5 on.
    passes : int, optional
        The bill, from try 5 on: how often one fruit went through the network, forward or backward, to find the weights.

    Returns
    -------
    str
        One line; from try 5 on a second one, with the loss and the bill.

    Examples
    --------
    >>> report("always ripe", lambda fruit: 1, ([[0.6, 0.5]], [[1.0]]), ([[0.1, 0.1]], [[0.0]]))
    'always ripe: 1 of 1 known and 0 of 1 fresh fruits right'
    """
    counts = []
    for inputs, targets in (known, fresh):
        classes = [classify(fruit) for fruit in inputs]
        counts.append(f"{count_right(classes, targets):,} of {len(classes):,}")
    line = f"{title}: {counts[0]} known and {counts[1]} fresh fruits right"
    return line if loss is None else f"{line}\n       loss {loss:.4f}, {passes:,} passes"
