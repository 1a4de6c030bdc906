"""What the room `convert` promises: the same network in the other form, and back."""

import pytest

from nnlesson.activations import sigmoid
from nnlesson.convert import from_nodes, to_nodes
from nnlesson.losses import cross_entropy
from nnlesson.optimizers import SGD
from tests.package.networks import ALL, X, Y, made, same

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
