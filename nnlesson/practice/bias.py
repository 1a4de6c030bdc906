"""The exercises of chapter 2."""

from collections.abc import Callable, Sequence

from nnlesson import _validate
from nnlesson.practice.exercise import Exercise

Numbers = Sequence[float]
AND = {(0.0, 0.0): 0, (0.0, 1.0): 0, (1.0, 0.0): 0, (1.0, 1.0): 1}


def _layer(weights: Sequence[Numbers], biases: Numbers, inputs: Numbers) -> list[float]:
    return [
        bias + sum(w * x for w, x in zip(row, inputs, strict=True)) for row, bias in zip(weights, biases, strict=True)
    ]


def _bias_for_every_input(weights: Sequence[Numbers], biases: Numbers, inputs: Numbers) -> list[float]:
    return [
        sum(w * x + bias for w, x in zip(row, inputs, strict=True)) for row, bias in zip(weights, biases, strict=True)
    ]


THREE = (
    [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, 0.27, 0.17, 0.87]],
    [2.0, 3.0, 0.5],
    [1.0, 2.0, 3.0, 2.5],
)

LAYER = Exercise(
    truth=_layer,
    cases=[THREE, ([[1.0, -1.0], [0.5, 0.5]], [0.0, -1.0], [3.0, 4.0])],
    slips={
        "you add the bias once for every input; it is added once for every node": _bias_for_every_input,
        "the bias is missing": lambda weights, biases, inputs: _layer(weights, [0.0] * len(biases), inputs),
        "you subtract the bias; it is added, and may itself be negative": (
            lambda weights, biases, inputs: _layer(weights, [-bias for bias in biases], inputs)
        ),
        "every node gets the bias of the first one": (
            lambda weights, biases, inputs: _layer(weights, [biases[0]] * len(biases), inputs)
        ),
    },
)

EXERCISES = [LAYER]


def check_layer(layer: Callable[[Sequence[Numbers], Numbers, Numbers], list[float]]) -> None:
    """Judge the exercise "a layer of three" of chapter 2.

    Built in try 2.

    Parameters
    ----------
    layer : callable
        The reader's function: takes the weights (one list for each node), the biases and the inputs, answers with a
        list of outputs.

    Examples
    --------
    >>> check_layer(lambda weights, biases, inputs: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(LAYER.verdict(layer))


def check_and(weights: Numbers | None, bias: float | None) -> None:
    """Judge the exercise "a node for and" of chapter 2.

    Built in try 2.

    Parameters
    ----------
    weights : two floats, or None
        The reader's weights.
    bias : float or None
        The reader's bias.

    Examples
    --------
    >>> check_and([1.0, 1.0], 0.0)
    Not yet: for 0 and 1 z is 1, which is above 0, so the node says 1. It must say 0.
    """
    if weights is None or bias is None:
        print("Not yet: put your numbers in the place of None.")
        return
    try:
        first, second = _validate.floats(weights, "weights")
        bias = _validate.number(bias, "bias")
    except (TypeError, ValueError):
        print("Not yet: write two numbers for the weights, such as [4, 5], and one for the bias.")
        return
    if [first, second, bias] == [1.0, 1.0, -1.5]:
        print("Not yet: these are the numbers from the page; find others.")
        return
    for inputs, wanted in AND.items():
        [z] = _layer([[first, second]], [bias], inputs)
        if int(z > 0.0) != wanted:
            a, b = inputs
            side = "above 0" if z > 0.0 else "not above 0"
            print(
                f"Not yet: for {a:g} and {b:g} z is {z:g}, which is {side}, so the node says {int(z > 0.0)}. "
                f"It must say {wanted}."
            )
            return
    print("Right: the node says 1 for 1 and 1, and 0 for all others.")
