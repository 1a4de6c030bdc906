"""The exercises of the page "weighted-sum"."""

from collections.abc import Sequence

import numpy as np

from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, WholeNumber

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


def _drawn(rng: np.random.Generator) -> Case:
    """Draw a few nodes and inputs; such numbers tie often, and add up without rounding."""
    n_nodes, n_inputs = rng.integers(1, 4, size=2)
    return (rng.integers(-2, 3, (n_nodes, n_inputs)) / 2).tolist(), (rng.integers(-2, 3, n_inputs) / 2).tolist()


check_classify = CodeExercise(
    id="classify",
    task="Write a function that takes the weights, one row for each node, and the inputs, and answers with the index "
    "of the node that has the largest output; of equal ones the first wins.",
    answers={"classify": Function()},
    truth=_largest,
    returns=WholeNumber(),
    cases=[
        ([[0.3, 0.4], [0.6, 0.7]], [1.0, 1.0]),
        ([[0.3, 0.4], [0.6, 0.7]], [-2.0, 1.0]),
        ([[1.0, -1.0], [2.0, 0.5]], [-3.0, 1.0]),
        ([[0.8, 0.1], [0.2, 0.9]], [0.6, 0.5]),
        ([[0.0, 2.0], [1.0, 0.0]], [2.0, 1.5]),
        ([[-1.0, -1.0], [-0.5, -0.5]], [1.0, 1.0]),
        ([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], [0.1, 0.2, 0.3]),
    ],
    draw=_drawn,
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

check_outputs = PaperExercise(
    id="two-outputs",
    task="Node A has the weights 0.3 and 0.4, node B has 0.6 and 0.7, and both inputs are 1: work out the two outputs.",
    answers={"a": Number(), "b": Number()},
    blank="your two numbers",
    truth=(0.7, 1.3),
    slips={
        "each node has its own two weights: 0.3 and 0.4 for A, 0.6 and 0.7 for B": (0.9, 1.1),
        "the order is A first, then B": (1.3, 0.7),
        "you multiplied the weights with each other; multiply each weight by its input, then add": (0.12, 0.42),
    },
    otherwise="at least one number is wrong. Work it out again, one step at a time",
)
