"""The exercises of the page "arrays"."""

import numpy as np
import pytest

from nnlesson.dense import MLP, Dense
from nnlesson.practice import check_dense, check_shapes
from nnlesson.practice.arrays import SHAPES

RIGHT = {"X": (50, 64), "W": (64, 16), "b": (16,), "Z": (50, 16)}


def test_the_truth_is_the_layer_of_the_package():
    for X, W, b, activation in [*check_dense.cases, *check_dense.drawn()]:
        np.testing.assert_array_equal(check_dense.truth(X, W, b, activation), Dense(W, b, activation).forward(X))


def test_the_shapes_are_those_of_the_package():
    mlp, X = MLP.random((64, 16), rng=0), np.zeros((50, 64))
    weights, bias = mlp.parameters
    found = {"X": X.shape, "W": weights.shape, "b": bias.shape, "Z": mlp.layers[0].z(X).shape}
    assert found == SHAPES == RIGHT


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"Z": None}, "put your shapes in the place of None"),
        ({"W": (64,)}, "W: this is a table"),
        ({"W": 1024}, "W: give a shape in brackets"),
        ({"b": 16}, "b: give a shape in brackets"),
        ({"b": (64,)}, "b: there is one bias for each node"),
        ({"Z": (64, 16)}, "Z: how many rows"),
        ({"Z": "(50, 16)"}, "Z: give a shape in brackets"),
        ({"Z": (50, "16")}, "Z: give a shape in brackets"),
    ],
)
def test_a_wrong_shape_is_told_and_the_right_one_is_not(wrong, words):
    verdict = check_shapes.verdict(**RIGHT | wrong)
    assert verdict.words.startswith(words)
    assert not any(str(shape) in verdict.words for shape in RIGHT.values())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda X, W, b, activation: activation(X[:2] @ W + b), "with 2 fruits and 2 nodes it is right"),
        (lambda X, W, b, activation: activation(X @ W + b)[:1], "with 2 fruits and 2 nodes the answers"),
        (lambda *_: [[1.0], [1.0, 2.0]], "return a table whose rows are equally long"),
    ],
)
def test_an_unknown_slip_is_told_by_the_numbers_of_fruits_and_nodes(answer, words):
    assert check_dense.verdict(answer).words.startswith(words)
