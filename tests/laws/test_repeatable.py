"""Law 5: same rng, same numbers; no global state is touched; nothing shares memory."""

import random

import numpy as np
import pytest

from nnlesson.activations import ACTIVATIONS, softmax
from nnlesson.batches import train_test_split
from nnlesson.datasets import avocados
from nnlesson.dense import Dense
from nnlesson.losses import LOSSES
from nnlesson.nodes import Node
from nnlesson.slopes import downhill, numerical_gradient
from nnlesson.tries import try_1_weighted_sum


def test_the_first_fruits_are_the_same_everywhere():
    inputs, targets = avocados(100, rng=1)
    np.testing.assert_allclose(inputs[:2], [[0.55176, 0.43367], [0.22446, 0.29042]], atol=5e-6)
    assert int(targets.sum()) == 40


def test_a_try_prints_the_same_line_twice(capsys):
    try_1_weighted_sum.main()
    first = capsys.readouterr().out
    try_1_weighted_sum.main()
    assert capsys.readouterr().out == first


def test_no_global_chance_is_used():
    np.random.seed(0)  # noqa: NPY002  the hidden global must stay as it was
    random.seed(0)
    before = np.random.get_state()[1].tolist(), random.getstate()  # noqa: NPY002
    avocados(100, rng=1)
    try_1_weighted_sum.build()
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before  # noqa: NPY002


def test_results_share_no_memory():
    first, second = avocados(100, rng=1), avocados(100, rng=1)
    assert not any(np.shares_memory(a, b) for a in first for b in second)
    assert not np.shares_memory(*first)


def test_what_is_made_from_one_table_shares_nothing():
    row, table = [0.0, 1.0], np.ones((2, 2))
    first, second = Node(row), Node(row)
    one, other = Dense(table, table[0]), Dense(table, table[0])
    first.weights[1] = one.weights[1, 1] = one.bias[1] = 5.0
    assert second.weights == row == [0.0, 1.0]
    assert all((kept == 1.0).all() for kept in (other.weights, other.bias, table))


@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=str)
def test_an_activation_leaves_its_z_alone(activation):
    z = np.array([[-1.0, 0.5], [2.0, -3.0]])
    before = z.copy()
    for function in (activation, activation.derivative, softmax):
        assert not np.shares_memory(function(z), z)
    np.testing.assert_array_equal(z, before)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
def test_a_loss_leaves_what_it_compares_alone(loss):
    predictions, targets = np.array([[-1.0, 0.5], [2.0, -3.0]]), np.eye(2)
    before = predictions.copy()
    loss(predictions, targets)
    gradient = loss.gradient(predictions, targets)
    gradient[:] = 7.0
    np.testing.assert_array_equal(predictions, before)
    np.testing.assert_array_equal(targets, np.eye(2))


def test_steps_and_splits_leave_what_they_are_given_alone():
    X = np.arange(12.0).reshape(6, 2)
    before = X.copy()
    downhill(X, X, 0.1)
    numerical_gradient(lambda p: float(p.sum()), X)
    for part in train_test_split(X, X, 0.5, rng=0):
        part[:] = 7.0
    assert (before == X).all()
