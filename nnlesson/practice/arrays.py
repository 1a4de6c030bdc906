"""The exercises of the page "arrays"."""

import numpy as np

from nnlesson._validate import Floats
from nnlesson.activations import Activation, relu, sigmoid, tanh
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Shape, Table

SHAPES = {"X": (50, 64), "W": (64, 16), "b": (16,), "Z": (50, 16)}


def _first_fault(*shapes: tuple[int, ...]) -> str:
    """Say what to look at in the first shape that is wrong."""
    name, shape = next((name, shape) for name, shape in zip(SHAPES, shapes, strict=True) if shape != SHAPES[name])
    if name == "b":
        return "b: there is one bias for each node"
    if len(shape) != 2:
        return f"{name}: this is a table; its shape has two numbers, rows and columns"
    return f"{name}: how many rows does it have, and how many columns? Count samples, inputs and nodes"


check_shapes = PaperExercise(
    id="shapes",
    task="50 pictures of 64 dots each go into a layer of 16 nodes: which shapes do X, W, b and Z = X W + b have?",
    answers=dict.fromkeys(SHAPES, Shape()),
    blank="your shapes",
    truth=tuple(SHAPES.values()),
    right="the package makes tables of these shapes",
    slips={
        "X: X has a row for each sample, here for each picture, and a column for each input": ((64, 50), ..., ..., ...),
        "W: that is the transposed W; the inputs come first, then the nodes": (..., (16, 64), ..., ...),
        "b: as a column it would be laid along the samples; it is one row of numbers, with a shape of one number": (
            ..., ..., (16, 1), ...
        ),
        "b: as a table with one row it would work, but here b is a plain row of numbers; its shape has one number": (
            ..., ..., (1, 16), ...
        ),
        "b: all samples share the same biases; broadcasting uses them again for each row": (..., ..., (50, 16), ...),
        "Z: Z has a row for each sample and a column for each node": (..., ..., ..., (16, 50)),
    },
    otherwise=_first_fault,
)  # fmt: skip


def _layer(X: Floats, W: Floats, b: Floats, activation: Activation) -> Floats:
    return activation(X @ W + b)


FRUITS = np.array([[0.6, 0.5], [0.3, 0.1]])
WEIGHTS, BIAS = np.array([[0.8, 0.2], [0.1, 0.9]]), np.array([0.1, 0.15])


def _drawn(rng: np.random.Generator) -> Case:
    n_samples, n_inputs, n_nodes = rng.integers(1, 4, size=3)
    sizes = (n_samples, n_inputs), (n_inputs, n_nodes), n_nodes
    return *(rng.integers(-2, 3, size) / 2 for size in sizes), (sigmoid, tanh, relu)[rng.integers(3)]


def _where_wrong(case: Case, _answer: object) -> str:
    """Tell two fruits and two nodes from other numbers of them."""
    if case[0].shape == case[1].shape == (2, 2):
        return (
            "with 2 fruits and 2 nodes the answers are not those of the package; work out the first row by hand: "
            "each input times its weight, added up, plus the bias, then the activation"
        )
    return "with 2 fruits and 2 nodes it is right, with other numbers of them it is not"


check_dense = CodeExercise(
    id="dense",
    task="Write a function that takes the table of samples X, the weights W, the bias b and an activation, and answers "
    "with the outputs of the layer, a row for each sample.",
    answers={"forward": Function()},
    truth=_layer,
    returns=Table(),
    cases=[  # as many samples as inputs as nodes: every slip fits, and only the numbers tell
        (FRUITS, WEIGHTS, BIAS, sigmoid),
        (-FRUITS, 3.0 * WEIGHTS, -BIAS, tanh),
    ],
    draw=_drawn,
    otherwise=_where_wrong,
    slips={
        "W stands the wrong way round (transposed); with as many nodes as inputs it fits and nobody complains": (
            lambda X, W, b, activation: activation(X @ W.T + b)
        ),
        "the bias stands as a column, so each fruit gets its own; each node must get its own": (
            lambda X, W, b, activation: activation(X @ W + b[:, None])
        ),
        "the product is W X; the table of samples stands first": (lambda X, W, b, activation: activation(W @ X + b)),
        "`*` multiplies entry by entry; rows times columns is `@`": lambda X, W, b, activation: activation(X * W + b),
        "your answer is turned: give it a row for each sample": lambda X, W, b, activation: (
            _layer(X, W, b, activation).T
        ),
        "the bias is missing": lambda X, W, _b, activation: activation(X @ W),
        "the bias is added after the activation; it belongs to Z": lambda X, W, b, activation: activation(X @ W) + b,
        "the activation is missing": lambda X, W, b, _activation: X @ W + b,
        "the bias is subtracted": lambda X, W, b, activation: activation(X @ W - b),
    },
)
