"""Leads from a network of nodes to the same network in arrays, and back.

Both hold the same numbers in another order: nodes list the weights and the bias of one node after the other, arrays
those of a whole layer.
"""

from collections.abc import Sequence

import numpy as np

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.dense import MLP, Dense
from nnlesson.nodes import Layer, Network, Node


def to_nodes(mlp: MLP) -> Network:
    """Make the same network of nodes.

    Built in chapter 9.

    Examples
    --------
    >>> to_nodes(MLP([Dense([[1.0], [2.0]], [0.5])])).parameters
    [1.0, 2.0, 0.5]
    """
    _validate.instance(mlp, MLP, "mlp must be an MLP")
    return Network(
        [
            Layer(
                [
                    Node(column, bias, layer.activation)
                    for column, bias in zip(layer.weights.T.tolist(), layer.bias.tolist(), strict=True)
                ]
            )
            for layer in mlp.layers
        ]
    )


def from_nodes(network: Network) -> MLP:
    """Make the same network of arrays.

    Built in chapter 9.

    Raises
    ------
    ValueError
        If the nodes of a layer have different activations.

    Examples
    --------
    >>> from_nodes(Network([Layer([Node([1.0, 2.0], 0.5)])])).parameters[0].tolist()
    [[1.0], [2.0]]
    """
    _validate.instance(network, Network, "network must be a Network of nnlesson.nodes")
    layers = []
    for number, layer in enumerate(network.layers, start=1):
        activation = layer.nodes[0].activation
        if any(node.activation != activation for node in layer.nodes):
            raise ValueError(f"nodes of layer {number} must have one activation to become an array")
        columns = np.array([node.weights for node in layer.nodes])
        bias = np.array([node.bias for node in layer.nodes])
        layers.append(Dense(columns.T, bias, activation))
    return MLP(layers)


def in_node_order(arrays: Sequence[Floats]) -> list[float]:
    """List the numbers of `MLP.parameters`, or of their gradients, in the order of `Network.parameters`.

    Built in chapter 9. Trusts its argument.

    Examples
    --------
    >>> in_node_order([np.array([[1.0, 4.0], [2.0, 5.0]]), np.array([3.0, 6.0])])
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    """
    layers = zip(arrays[::2], arrays[1::2], strict=True)
    return [number for weights, bias in layers for number in np.vstack([weights, bias]).T.ravel().tolist()]
