"""The exercises of the page "bias"."""

from collections.abc import Sequence

import numpy as np

from nnlesson.practice.exercise import Case, CodeExercise, Exercise, Verdict
from nnlesson.practice.kinds import Function, Number, Numbers

Row = Sequence[float]
AND = {(0.0, 0.0): 0, (0.0, 1.0): 0, (1.0, 0.0): 0, (1.0, 1.0): 1}


def _layer(weights: Sequence[Row], biases: Row, inputs: Row) -> list[float]:
    return [
        bias + sum(w * x for w, x in zip(row, inputs, strict=True)) for row, bias in zip(weights, biases, strict=True)
    ]


def _bias_for_every_input(weights: Sequence[Row], biases: Row, inputs: Row) -> list[float]:
    return [
        sum(w * x + bias for w, x in zip(row, inputs, strict=True)) for row, bias in zip(weights, biases, strict=True)
    ]


THREE = (
    [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, 0.27, 0.17, 0.87]],
    [2.0, 3.0, 0.5],
    [1.0, 2.0, 3.0, 2.5],
)


def _drawn(rng: np.random.Generator) -> Case:
    n_nodes, n_inputs = rng.integers(1, 5, size=2)
    weights, biases, inputs = (rng.integers(-2, 3, size) / 2 for size in ((n_nodes, n_inputs), n_nodes, n_inputs))
    return weights.tolist(), biases.tolist(), inputs.tolist()


check_layer = CodeExercise(
    id="layer",
    task="Write a function that takes the weights, one row for each node, the biases and the inputs, and answers with "
    "the list of outputs.",
    answers={"layer": Function()},
    truth=_layer,
    returns=Numbers(),
    cases=[THREE, ([[1.0, -1.0], [0.5, 0.5]], [0.0, -1.0], [3.0, 4.0])],
    draw=_drawn,
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


def _and_judged(weights: Row, bias: float) -> Verdict:
    """Try the node on all four pairs."""
    if [*weights, bias] == [1.0, 1.0, -1.5]:
        return Verdict(False, "these are the numbers from the page; find others")
    for inputs, wanted in AND.items():
        [z] = _layer([weights], [bias], inputs)
        if int(z > 0.0) != wanted:
            a, b = inputs
            side = "above 0" if z > 0.0 else "not above 0"
            said = f"for {a:g} and {b:g} z is {z:g}, which is {side}, so the node says {int(z > 0.0)}"
            return Verdict(False, f"{said}. It must say {wanted}")
    return Verdict(True, "the node says 1 for 1 and 1, and 0 for all others")


check_and = Exercise(
    id="and",
    task="Find two weights and a bias, other than 1, 1 and −1.5, with which a node is above 0 for the inputs 1 and 1, "
    "and not above 0 for the three other pairs.",
    answers={"weights": Numbers(2), "bias": Number()},
    blank="your numbers",
    judge=_and_judged,
)
