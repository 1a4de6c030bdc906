"""The checks of chapter 9 name each slip, and take any answer kindly."""

import numpy as np
import pytest

from nnlesson.dense import MLP, Dense
from nnlesson.practice import check_dense, check_shapes
from nnlesson.practice.arrays import EXERCISES, SHAPES

RIGHT = {"X": (50, 64), "W": (64, 16), "b": (16,), "Z": (50, 16)}


def test_the_truth_is_the_layer_of_the_package():
    for exercise in EXERCISES:
        for X, W, b, activation in exercise.cases:
            np.testing.assert_array_equal(exercise.truth(X, W, b, activation), Dense(W, b, activation).forward(X))


def test_the_shapes_are_those_of_the_package():
    mlp, X = MLP.random((64, 16), rng=0), np.zeros((50, 64))
    weights, bias = mlp.parameters
    found = {"X": X.shape, "W": weights.shape, "b": bias.shape, "Z": mlp.layers[0].z(X).shape}
    assert found == SHAPES == RIGHT


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({}, "Right: the package makes tables"),
        ({"X": [50, 64]}, "Right: the package makes tables"),
        ({"Z": None}, "Not yet: put your shapes"),
        ({"X": (64, 50)}, "Not yet: X: X has a row for each sample"),
        ({"W": (16, 64)}, "Not yet: W: that is the transposed W"),
        ({"W": (64,)}, "Not yet: W: this is a table"),
        ({"W": 1024}, "Not yet: W: write a shape as whole numbers"),
        ({"b": 16}, "Not yet: b: a shape with a single number needs a comma"),
        ({"b": (16, 1)}, "Not yet: b: as a column"),
        ({"b": (1, 16)}, "Not yet: b: as a table with one row"),
        ({"b": (50, 16)}, "Not yet: b: all samples share"),
        ({"b": (64,)}, "Not yet: b: there is one bias for each node"),
        ({"Z": (16, 50)}, "Not yet: Z: Z has a row for each sample"),
        ({"Z": (64, 16)}, "Not yet: Z: how many rows"),
        ({"Z": "(50, 16)"}, "Not yet: Z: write a shape as whole numbers"),
        ({"Z": (50, 16.0)}, "Not yet: Z: write a shape as whole numbers"),
        ({"Z": (50, "16")}, "Not yet: Z: write a shape as whole numbers"),
        ({"Z": np.zeros((50, 16))}, "Not yet: Z: write a shape as whole numbers"),
    ],
)
def test_shapes(wrong, words, capsys):
    check_shapes(**RIGHT | wrong)
    printed = capsys.readouterr().out
    assert printed.startswith(words)
    assert printed.startswith("Right") or not any(str(shape) in printed for shape in RIGHT.values())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda X, W, b, activation: activation(X @ W + b), "Right"),
        (lambda X, W, b, activation: activation(W.T @ X.T + b.reshape(-1, 1)).T.tolist(), "Right"),
        (lambda X, W, b, activation: activation(X @ W.T + b), "Not yet: W stands the wrong way round"),
        (lambda X, W, b, activation: activation(X @ W + b.reshape(-1, 1)), "Not yet: the bias stands as a column"),
        (lambda X, W, b, activation: activation(X[:2] @ W + b), "Not yet: with 2 fruits and 2 nodes it is right"),
        (lambda X, W, b, activation: activation(X @ W + b)[0], "Not yet: with 2 fruits and 2 nodes the answers"),
        (lambda *_: None, "Not yet: your function returns nothing"),
        (lambda *_: "text", "Not yet: with 2 fruits and 2 nodes the answers"),
        (lambda *_: [[1.0], [1.0, 2.0]], "Not yet: with 2 fruits and 2 nodes the answers"),
        (lambda *_: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        ("text", "Not yet: the answer must be a function"),
        (None, "Not yet: the answer must be a function"),
    ],
)
def test_dense(answer, words, capsys):
    check_dense(answer)
    assert capsys.readouterr().out.startswith(words)
