"""The exercises of chapter 1."""

from collections.abc import Callable, Sequence

from nnlesson.practice.exercise import Exercise

Weights = Sequence[Sequence[float]]


def _outputs(weights: Weights, inputs: Sequence[float]) -> list[float]:
    return [sum(weight * value for weight, value in zip(row, inputs, strict=True)) for row in weights]


def _swapped(weights: Weights) -> Weights:
    return list(zip(*weights, strict=True))


def _index_of_largest(outputs: list[float]) -> int:
    return outputs.index(max(outputs))


def _largest(weights: Weights, inputs: Sequence[float]) -> int:
    return _index_of_largest(_outputs(weights, inputs))


def _from_zero(weights: Weights, inputs: Sequence[float]) -> int:
    best, index = 0.0, 0
    for number, output in enumerate(_outputs(weights, inputs)):
        if output > best:
            best, index = output, number
    return index


def _never_set_back(weights: Weights, inputs: Sequence[float]) -> int:
    z, outputs = 0.0, []
    for output in _outputs(weights, inputs):
        z += output
        outputs.append(z)
    return _index_of_largest(outputs)


def _smallest(weights: Weights, inputs: Sequence[float]) -> int:
    outputs = _outputs(weights, inputs)
    return outputs.index(min(outputs))


CLASSIFY = Exercise(
    truth=_largest,
    cases=[
        ([[0.3, 0.4], [0.6, 0.7]], [1.0, 1.0]),
        ([[0.3, 0.4], [0.6, 0.7]], [-2.0, 1.0]),
        ([[1.0, -1.0], [2.0, 0.5]], [-3.0, 1.0]),
        ([[0.8, 0.1], [0.2, 0.9]], [0.6, 0.5]),
        ([[0.0, 2.0], [1.0, 0.0]], [2.0, 1.5]),
        ([[-1.0, -1.0], [-0.5, -0.5]], [1.0, 1.0]),
        ([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], [0.1, 0.2, 0.3]),
    ],
    slips={
        "you return the largest output itself; return its index, which is 0 for the first node": (
            lambda weights, inputs: max(_outputs(weights, inputs))
        ),
        "inputs and outputs are swapped: `weights[1]` belongs to node 1, one weight for each input": (
            lambda weights, inputs: _largest(_swapped(weights), inputs)
        ),
        "you start from 0 as the best so far; start from the first output, which may be negative": _from_zero,
        "z is not set back to 0.0 before each node": _never_set_back,
        "you chose the smallest output; the largest answers": _smallest,
        "you count the nodes from 1; the first index is 0": lambda weights, inputs: _largest(weights, inputs) + 1,
    },
)

OUTPUTS = Exercise(
    truth=lambda: [0.7, 1.3],
    cases=[()],
    slips={
        "each node has its own two weights: 0.3 and 0.4 for A, 0.6 and 0.7 for B": lambda: [0.9, 1.1],
        "the order is A first, then B": lambda: [1.3, 0.7],
        "you multiplied the weights with each other; multiply each weight by its input, then add": lambda: [0.12, 0.42],
    },
)

EXERCISES = [CLASSIFY, OUTPUTS]


def check_classify(classify: Callable[[Weights, Sequence[float]], int]) -> None:
    """Judge the exercise "write classify" of chapter 1.

    Built in try 1.

    Parameters
    ----------
    classify : callable
        The reader's function: takes the weights (one list for each node) and the inputs, answers with an index.

    Examples
    --------
    >>> check_classify(lambda weights, inputs: ...)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(CLASSIFY.verdict(classify))


def check_outputs(a: float | None, b: float | None) -> None:
    """Judge the paper exercise "two outputs" of chapter 1.

    Built in try 1.

    Parameters
    ----------
    a, b : float or None
        The outputs of nodes A and B; None where the reader has not answered yet.

    Examples
    --------
    >>> check_outputs(None, None)
    Not yet: put your two numbers in the place of None.
    """
    if a is None or b is None:
        print("Not yet: put your two numbers in the place of None.")
    elif isinstance(a, str) or isinstance(b, str):
        print("Not yet: write numbers without quotation marks.")
    else:
        print(OUTPUTS.verdict(lambda: [a, b]))
