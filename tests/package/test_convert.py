"""What the room `convert` promises: the same network in the other form, and back."""

import numpy as np
import pytest

from nnlesson.activations import ACTIVATIONS, elu, identity, leaky_relu, sigmoid, tanh
from nnlesson.convert import from_nodes, to_nodes
from nnlesson.dense import MLP, Dense
from nnlesson.initializers import uniform
from nnlesson.losses import cross_entropy
from nnlesson.optimizers import SGD

TWO_LAYERS = [Dense([[1.0, -1.0]], [0.5, 0.25], leaky_relu.with_alpha(0.3)), Dense([[2.0], [1.0]], [0.125], tanh)]
X, Y = np.array([[0.5, -1.0], [2.0, 0.0], [1.0, 1.0]]), np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
ALL = [*ACTIVATIONS.values(), leaky_relu.with_alpha(0.3), elu.with_alpha(0.1)]  # 0.1 is no sum of powers of two


def made(hidden=tanh, output=identity, dtype=np.float64, rng=0):
    mlp = MLP.random((2, 4, 3), hidden=hidden, output=output, start=uniform(2.0), rng=rng, dtype=dtype)
    for layer in mlp.layers:
        layer.bias += 1.0 / 3.0
    return mlp


def same(one, other):
    """Whether two networks are equal to the last bit."""
    return [
        (layer.weights.tobytes(), layer.weights.shape, layer.bias.tobytes(), layer.weights.dtype)
        for layer in one.layers
    ] == [
        (layer.weights.tobytes(), layer.weights.shape, layer.bias.tobytes(), layer.weights.dtype)
        for layer in other.layers
    ] and [repr(layer.activation) for layer in one.layers] == [repr(layer.activation) for layer in other.layers]


# The other house.


@pytest.mark.parametrize("hidden", ALL, ids=str)
def test_to_nodes_and_back(hidden):
    mlp = made(hidden, sigmoid)
    network = to_nodes(mlp)
    assert same(from_nodes(network), mlp)
    assert to_nodes(from_nodes(network)) == network
    assert from_nodes(network).layers[0].activation is hidden
    network.layers[0].nodes[0].weights[0] = 99.0
    assert same(mlp, made(hidden, sigmoid))


def test_a_network_made_of_nodes_can_learn():
    mlp = from_nodes(to_nodes(made()))
    value, gradients = mlp.loss_and_gradients(X, Y, cross_entropy)
    SGD(0.1).step(mlp.parameters, gradients)
    assert mlp.loss_and_gradients(X, Y, cross_entropy)[0] < value
