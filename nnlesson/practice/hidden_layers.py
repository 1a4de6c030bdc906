"""The exercises of chapter 3."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from nnlesson import _validate
from nnlesson.practice.exercise import Exercise

Sizes = Sequence[int]

# What a reader may have counted in a network of two inputs, four hidden nodes and two outputs.
SLIPS = {
    6: "that is how many nodes there are; count the numbers that they hold",
    8: "that is how many circles a drawing has; count the numbers that the nodes hold",
    10: "that is only the last layer; the hidden layer comes on top",
    12: "that is only the hidden layer; the last layer comes on top",
    14: "the weights of the last layer are missing",
    16: "the biases are missing, one for each node",
    18: "you counted one bias for each layer; there is one for each node",
    20: "the biases of the last layer are missing",
    24: "you gave the inputs a bias; an input is only a number that comes in",
}


def _weights(sizes: Sizes) -> int:
    return sum(n_inputs * n_nodes for n_inputs, n_nodes in pairwise(sizes))


def _parameters(sizes: Sizes) -> int:
    return _weights(sizes) + sum(sizes[1:])


COUNT = Exercise(
    truth=_parameters,
    cases=[((2, 4, 2),), ((64, 64, 10),), ((784, 16, 16, 10),), ((3, 1),)],
    slips={
        "the biases are missing, one for each node": _weights,
        "you counted the weights of the first layer only; 64-64-10 has 64 · 10 more in its last layer": (
            lambda sizes: sizes[0] * sizes[1] + sum(sizes[1:])
        ),
        "you gave the inputs a bias; an input is only a number that comes in": (
            lambda sizes: _parameters(sizes) + sizes[0]
        ),
        "a bias belongs to the node that receives; you gave one to each node that sends": (
            lambda sizes: _weights(sizes) + sum(sizes[:-1])
        ),
        "you counted one bias for each layer; there is one for each node": (
            lambda sizes: _weights(sizes) + len(sizes) - 1
        ),
        "the biases of the last layer are missing": lambda sizes: _weights(sizes) + sum(sizes[1:-1]),
        "you counted the nodes; count the numbers that they hold": lambda sizes: sum(sizes[1:]),
    },
)

EXERCISES = [COUNT]


def check_parameters(count: float | None) -> None:
    """Judge the paper exercise "how many parameters" of chapter 3.

    Built in try 3.

    Parameters
    ----------
    count : int or None
        How many parameters the reader found in the network 2-4-2; None before that.

    Examples
    --------
    >>> check_parameters(16)
    Not yet: the biases are missing, one for each node.
    """
    if count is None:
        print("Not yet: put your number in the place of None.")
        return
    try:
        number = _validate.number(count, "count")
    except (TypeError, ValueError):
        print("Not yet: write one number, without quotation marks.")
        return
    if number == _parameters((2, 4, 2)):
        print("Right: 12 in the hidden layer and 10 in the last one.")
    else:
        print(f"Not yet: {SLIPS.get(number, 'go layer by layer; each node holds its weights and one bias')}.")


def check_count_parameters(count_parameters: Callable[[Sizes], int]) -> None:
    """Judge the exercise "write count_parameters" of chapter 3.

    Built in try 3.

    Parameters
    ----------
    count_parameters : callable
        The reader's function: takes the sizes, such as (2, 4, 2), answers with a whole number.

    Examples
    --------
    >>> check_count_parameters(lambda sizes: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(COUNT.verdict(count_parameters))
