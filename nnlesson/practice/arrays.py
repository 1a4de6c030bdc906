"""The exercises of chapter 9."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from nnlesson.activations import Activation, sigmoid, tanh
from nnlesson.practice.exercise import Exercise

Forward = Callable[[NDArray, NDArray, NDArray, Activation], NDArray]
Shape = Sequence[int]

# 50 pictures of 64 dots each go into a layer of 16 nodes.
SHAPES = {"X": (50, 64), "W": (64, 16), "b": (16,), "Z": (50, 16)}
TURNED = {
    "X": "X has a row for each sample, here for each picture, and a column for each input",
    "W": "that is the transposed W; the inputs come first, then the nodes",
    "Z": "Z has a row for each sample and a column for each node",
}


def _layer(X: NDArray, W: NDArray, b: NDArray, activation: Activation) -> NDArray:
    return activation(X @ W + b)


FRUITS = np.array([[0.6, 0.5], [0.3, 0.1]])
WEIGHTS, BIAS = np.array([[0.8, 0.2], [0.1, 0.9]]), np.array([0.1, 0.15])
SQUARE = Exercise(  # as many samples as inputs as nodes: every slip fits, and only the numbers tell
    truth=_layer,
    otherwise=lambda _: (
        "with 2 fruits and 2 nodes the answers are not those of the package; work out the first row by hand: "
        "each input times its weight, added up, plus the bias, then the activation"
    ),
    cases=[(FRUITS, WEIGHTS, BIAS, sigmoid), (-FRUITS, 3.0 * WEIGHTS, -BIAS, tanh)],
    slips={
        "W stands the wrong way round (transposed); with as many nodes as inputs it fits and nobody complains": (
            lambda X, W, b, activation: activation(X @ W.T + b)
        ),
        "the bias stands as a column, so each fruit gets its own; each node must get its own": (
            lambda X, W, b, activation: activation(X @ W + b.reshape(-1, 1))
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
OBLONG = Exercise(
    truth=_layer,
    otherwise=lambda _: "with 2 fruits and 2 nodes it is right, with other numbers of them it is not",
    cases=[
        (np.array([[0.6, 0.5], [0.3, 0.1], [0.9, 0.8]]), np.array([[1.0, -3.0, 0.5, 2.0], [2.0, 1.0, -1.0, 0.0]]),
         np.array([-0.6, 0.3, 0.1, 0.0]), sigmoid),
        (np.array([[0.6, 0.5, -0.2]]), np.array([[2.0], [-1.0], [0.5]]), np.array([-0.5]), sigmoid),
    ],
    slips={},
)  # fmt: skip

EXERCISES = [SQUARE, OBLONG]


def check_shapes(X: Shape | None, W: Shape | None, b: Shape | None, Z: Shape | None) -> None:
    """Judge the paper exercise "shapes of X W + b" of chapter 9.

    Built in chapter 9.

    Parameters
    ----------
    X, W, b, Z : tuple of int, or None
        The shapes of the inputs, the weights, the bias, and of X W + b; None before that.

    Examples
    --------
    >>> check_shapes(X=(50, 64), W=(16, 64), b=(16,), Z=(50, 16))
    Not yet: W: that is the transposed W; the inputs come first, then the nodes.
    """
    given = {"X": X, "W": W, "b": b, "Z": Z}
    if any(shape is None for shape in given.values()):
        print("Not yet: put your shapes in the place of None.")
        return
    for name, shape in given.items():
        words = _fault(name, shape)
        if words:
            print(f"Not yet: {name}: {words}.")
            return
    print("Right: the package makes tables of these shapes.")


def _fault(name: str, shape: object) -> str | None:
    """Say what is wrong with one shape, if anything."""
    wanted = SHAPES[name]
    if isinstance(shape, int | float) and shape == wanted[0] and len(wanted) == 1:
        return "a shape with a single number needs a comma: (5,) and not (5)"
    try:
        found = tuple(shape)
        if isinstance(shape, str) or not all(type(n) is int for n in found):
            raise TypeError
    except TypeError:
        return "write a shape as whole numbers in brackets, such as (3, 2)"
    if found == wanted:
        return None
    if name == "b":
        return _fault_of_bias(found)
    if len(found) != 2:
        return "this is a table; its shape has two numbers, rows and columns"
    if found == wanted[::-1]:
        return TURNED[name]
    return "how many rows does it have, and how many columns? Count samples, inputs and nodes"


def _fault_of_bias(found: tuple[int, ...]) -> str:
    """Say what is wrong with the shape of the bias."""
    if found == (16, 1):
        return "as a column it would be laid along the samples; it is one row of numbers, with a shape of one number"
    if found == (1, 16):
        return "as a table with one row it would work, but here b is a plain row of numbers; its shape has one number"
    if found == (50, 16):
        return "all samples share the same biases; broadcasting uses them again for each row"
    return "there is one bias for each node"


def check_dense(forward: Forward) -> None:
    """Judge the exercise "write the forward pass of a layer" of chapter 9.

    Built in chapter 9.

    Parameters
    ----------
    forward : callable
        The reader's function: takes X, W, b and an activation, answers with the outputs, a row for each sample.

    Examples
    --------
    >>> check_dense(lambda X, W, b, activation: activation(X @ W.T + b))
    Not yet: W stands the wrong way round (transposed); with as many nodes as inputs it fits and nobody complains.
    """
    verdict = SQUARE.verdict(forward)
    print(OBLONG.verdict(forward) if verdict.startswith("Right") else verdict)
