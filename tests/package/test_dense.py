"""What the room `dense` promises beyond the laws: classes, copies, shapes, the way to the nodes and back, and files."""

import copy
import pickle

import numpy as np
import pytest

from nnlesson.activations import elu, identity, relu, sigmoid, tanh
from nnlesson.dense import MLP, Dense, classes_of
from nnlesson.losses import LOSSES, cross_entropy, half_squared_error
from nnlesson.optimizers import SGD
from nnlesson.slopes import check_gradients
from tests.package.networks import ALL, X, Y, made


def test_one_output_is_held_against_the_threshold():
    assert classes_of(np.array([[0.2], [0.5], [0.7]]), threshold=0.5).tolist() == [0, 0, 1]
    assert MLP([Dense([[1.0]], [0.0])]).classify([[-1.0], [2.0]], threshold=0.0).tolist() == [0, 1]


def test_of_several_outputs_the_largest_answers_row_by_row():
    assert classes_of(np.array([[0.1, 0.9, 0.3], [0.8, 0.2, 0.7]])).tolist() == [1, 0]


def test_hidden_layers_and_the_last_have_their_own_activations():
    mlp = MLP.random((2, 3, 3, 1), hidden=relu, output=sigmoid, rng=0)
    assert [layer.activation for layer in mlp.layers] == [relu, relu, sigmoid]
    assert MLP.random((2, 3, 1), rng=0).layers[-1].activation is identity


def test_the_callers_arrays_are_copied():
    weights, bias = np.ones((2, 1)), np.zeros(1)
    layer = Dense(weights, bias)
    weights[:], bias[:] = 9.0, 9.0
    assert (layer.weights.tolist(), layer.bias.tolist()) == ([[1.0], [1.0]], [0.0])


def test_nothing_that_is_answered_shares_memory():
    X, mlp = np.ones((2, 2)), MLP([Dense(np.ones((2, 2)), [0.0, 0.0])])
    answers = [mlp.forward(X), mlp.forward(X)]
    for _ in range(2):
        answers += mlp.loss_and_gradients(X, X, half_squared_error)[1]
    for i, one in enumerate(answers):
        assert not any(np.shares_memory(one, other) for other in [X, *mlp.parameters, *answers[:i]])
    assert (X == 1.0).all()
    assert (mlp.parameters[0] == 1.0).all()


# Memory: what is shared and what is not.


def test_parameters_are_the_arrays_themselves():
    mlp = made()
    before = mlp.forward(X)
    assert [id(array) for array in mlp.parameters] == [
        id(array) for layer in mlp.layers for array in (layer.weights, layer.bias)
    ]
    mlp.parameters[3][...] += 1.0
    np.testing.assert_allclose(mlp.forward(X), before + 1.0, rtol=0, atol=1e-15)
    assert mlp.parameter_names == ["layer 1 weights", "layer 1 bias", "layer 2 weights", "layer 2 bias"]


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
def test_gradients_share_no_memory(loss):
    mlp = made()
    (value, first), (again, second) = (mlp.loss_and_gradients(X, Y, loss) for _ in range(2))
    assert value == again
    everything = [*first, *second, *mlp.parameters, X, Y]
    for i, one in enumerate(everything):
        assert not any(np.shares_memory(one, other) for other in everything[:i])
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("activation", ALL, ids=str)
def test_outputs_share_no_memory(activation):
    mlp = MLP([Dense(np.eye(2), np.zeros(2), activation)])
    first, second = mlp.forward(X), mlp.forward(X)
    assert not any(np.shares_memory(a, b) for a, b in ((first, second), (first, X), (first, mlp.parameters[0])))
    first[...] = 99.0
    np.testing.assert_array_equal(mlp.forward(X), second)


def test_inputs_and_targets_are_left_as_they_are():
    given, wanted = X.copy(), Y.copy()
    for array in (given, wanted):
        array.flags.writeable = False
    made().loss_and_gradients(given, wanted, cross_entropy)
    made().classify(given)
    np.testing.assert_array_equal(given, X)
    np.testing.assert_array_equal(wanted, Y)


# Shapes and dtypes.


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("hidden", ALL, ids=str)
def test_everything_stays_in_one_dtype(hidden, dtype):
    mlp = made(hidden, dtype=dtype)
    assert mlp.dtype == dtype
    value, gradients = mlp.loss_and_gradients(X, Y, cross_entropy)
    assert type(value) is float
    assert {array.dtype for array in (*mlp.parameters, *gradients, mlp.forward(X))} == {np.dtype(dtype)}
    assert [g.shape for g in gradients] == [p.shape for p in mlp.parameters]


@pytest.mark.parametrize("turned", ["weights", "inputs", "targets"])
def test_turned_tables_are_as_good_as_others(turned):
    # a transposed array is the same table in another order of memory
    tables = {"weights": np.array([[0.5, -1.0], [0.25, 2.0]]), "inputs": X, "targets": Y[:, :2]}
    mlp = MLP([Dense(tables["weights"], [0.0, 1.0], tanh), Dense(tables["weights"], [0.0, 1.0])])
    value, gradients = mlp.loss_and_gradients(tables["inputs"], tables["targets"], half_squared_error)
    tables[turned] = np.asfortranarray(tables[turned])
    mlp = MLP([Dense(tables["weights"], [0.0, 1.0], tanh), Dense(tables["weights"], [0.0, 1.0])])
    again, others = mlp.loss_and_gradients(tables["inputs"], tables["targets"], half_squared_error)
    assert again == pytest.approx(value, rel=1e-14)
    for one, other in zip(gradients, others, strict=True):
        np.testing.assert_allclose(other, one, rtol=1e-13)
    SGD(0.1).step(mlp.parameters, others)


def test_large_gradients_are_gradients():
    # 1e80 squared is 1e160, whose square no float holds
    value, (weights, bias) = MLP([Dense([[1.0]], [0.0])]).loss_and_gradients([[1e80]], [[0.0]], half_squared_error)
    assert (value, weights.item(), bias.item()) == pytest.approx((0.5e160, 1e160, 1e80))


def test_gradients_of_layers_with_different_activations():
    layers = [Dense([[1.0, -0.5], [0.3, 2.0]], [0.1, 0.2], tanh), Dense([[0.7], [-1.0]], [0.3], sigmoid)]
    mlp = MLP([*layers, Dense([[1.5, 0.2]], [0.0, 0.4], elu)])

    def loss(arrays):
        pairs = zip(arrays[::2], arrays[1::2], mlp.layers, strict=True)
        return half_squared_error(MLP([Dense(W, b, y.activation) for W, b, y in pairs]).forward(X), Y[:, :2])

    _, gradients = mlp.loss_and_gradients(X, Y[:, :2], half_squared_error)
    check_gradients(loss, mlp.parameters, gradients, names=mlp.parameter_names, tolerance=1e-8)


def test_the_result_does_not_depend_on_which_rows_come_together():
    mlp, rng = made(), np.random.default_rng(0)
    many = rng.normal(size=(50, 2))
    np.testing.assert_allclose(mlp.forward(many), np.vstack([mlp.forward(row[None]) for row in many]), rtol=1e-13)


# What a network can go through.


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda mlp: pickle.loads(pickle.dumps(mlp))])
def test_a_copied_network_learns(again):
    mlp = again(MLP.random((2, 3, 3), hidden=elu.with_alpha(0.5), rng=0))
    assert mlp.loss_and_gradients([[0.0, 1.0]], [2], cross_entropy)[0] > 0
    assert mlp == MLP.random((2, 3, 3), hidden=elu.with_alpha(0.5), rng=0)
    assert [layer.activation for layer in mlp.layers] == [elu.with_alpha(0.5), identity]


def test_networks_are_equal_if_their_numbers_and_activations_are():
    mlp, same = (MLP.random((2, 2, 1), rng=0) for _ in range(2))
    assert mlp == same
    assert mlp.layers[1] in same.layers
    same.layers[0].bias[1] = 1.0
    assert mlp != same
    assert mlp != MLP.random((2, 2, 1), hidden=sigmoid, rng=0)
    assert mlp != MLP.random((2, 2, 2), rng=0)
    assert mlp != "a network"


def test_a_float32_output_is_compared_with_its_threshold_in_float32():
    # as float64 the nearest float32 to 0.1 is larger than 0.1
    assert classes_of(np.float32([[0.1], [0.11]]), threshold=0.1).tolist() == [0, 1]
