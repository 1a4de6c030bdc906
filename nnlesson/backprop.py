"""Moves one gradient backward, with plain numbers and plain loops. Read ``nnlesson.nodes`` first.

The delta of a node says how the loss changes with its z. At the outputs it comes from the loss; every earlier
node collects the deltas of the nodes that listen to it. Nothing is stored on the network: gradients are returned.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nnlesson.errors import ShapeError
from nnlesson.losses import Loss
from nnlesson.nodes import Layer, Network


class NodeGradient(NamedTuple):
    """How the loss changes with the weights and the bias of one node.

    Built in try 7.

    Examples
    --------
    >>> NodeGradient([0.12, -0.3], 0.2).bias
    0.2
    """

    weights: list[float]
    bias: float


Gradients = list[list[NodeGradient]]  # a list of layers, each a list of nodes


def backward(network: Network, inputs: Sequence[float], targets: Sequence[float], loss: Loss) -> Gradients:
    """Find how the loss of one sample changes with every weight and bias.

    Built in try 7.

    Parameters
    ----------
    network : Network
        Stays as it is.
    inputs, targets : sequence of float
        One sample.
    loss : Loss
        One of `nnlesson.losses`.

    Returns
    -------
    list of list of NodeGradient
        A list for each layer, with one entry for each node.

    Raises
    ------
    ShapeError
        If inputs or targets do not fit the network.

    Notes
    -----
    With z_j of node j, its activation φ, its inputs x_i, and w_jk the weight from node j to node k of the next layer:

    - delta of an output:       δ_j = ∂L/∂o_j · φ′(z_j)
    - delta of a hidden node:   δ_j = (Σ_k w_jk δ_k) · φ′(z_j)
    - gradient:                 ∂L/∂w_ij = δ_j x_i and ∂L/∂b_j = δ_j

    Examples
    --------
    >>> from nnlesson.losses import half_squared_error
    >>> from nnlesson.nodes import Node
    >>> network = Network([Layer([Node([0.2, 0.9])])])
    >>> [[node]] = backward(network, [0.6, 0.5], [1.0], half_squared_error)
    >>> [round(slope, 4) for slope in node.weights], round(node.bias, 4)
    ([-0.258, -0.215], -0.43)
    """
    received, outputs = _forward(network, inputs)
    if len(targets) != len(outputs):
        raise ShapeError(f"targets must hold {len(outputs)} numbers, one for each output, got {len(targets)}")
    loss_by_outputs = loss.gradient_of_one(outputs, targets)
    gradients = []
    for layer, layer_inputs in zip(reversed(network.layers), reversed(received), strict=True):
        deltas = [
            slope * node.activation.derivative(node.z(layer_inputs))
            for slope, node in zip(loss_by_outputs, layer.nodes, strict=True)
        ]
        gradients.append([NodeGradient([delta * x for x in layer_inputs], delta) for delta in deltas])
        loss_by_outputs = _to_the_layer_before(layer, deltas)
    return gradients[::-1]


def _forward(network: Network, inputs: Sequence[float]) -> tuple[list[list[float]], list[float]]:
    """Pass one sample through, and keep what each layer received."""
    received, outputs = [], list(inputs)
    for layer in network.layers:
        received.append(outputs)
        outputs = layer.forward(outputs)
    return received, outputs


def _to_the_layer_before(layer: Layer, deltas: list[float]) -> list[float]:
    """Collect, for each input of a layer, the deltas of all nodes that listen to it, times their weights."""
    collected = [0.0] * layer.n_inputs
    for node, delta in zip(layer.nodes, deltas, strict=True):
        for i, weight in enumerate(node.weights):
            collected[i] += weight * delta
    return collected


def mean_gradients(
    network: Network, samples: Iterable[tuple[Sequence[float], Sequence[float]]], loss: Loss
) -> Gradients:
    """Average the gradients of several samples.

    Built in try 7.

    Parameters
    ----------
    network : Network
        Stays as it is.
    samples : iterable of pairs
        Inputs and targets of each sample; at least one.
    loss : Loss
        One of `nnlesson.losses`.

    Returns
    -------
    list of list of NodeGradient
        As `backward`.

    Raises
    ------
    ValueError
        If there is no sample.
    ShapeError
        As `backward`.

    Notes
    -----
    The products are averaged, sample by sample, not their factors: averaging the deltas first and multiplying them
    with the last sample's inputs looks alike and is wrong.

    Examples
    --------
    >>> from nnlesson.losses import half_squared_error
    >>> from nnlesson.nodes import Node
    >>> network = Network([Layer([Node([1.0])])])
    >>> [[node]] = mean_gradients(network, [([1.0], [0.0]), ([3.0], [3.0])], half_squared_error)
    >>> node.weights, node.bias
    ([0.5], 0.5)
    """
    each = [flatten(backward(network, inputs, targets, loss)) for inputs, targets in samples]
    if not each:
        raise ValueError("samples must hold at least one pair of inputs and targets, got none")
    totals = [0.0] * len(each[0])
    for gradient in each:
        totals = [total + slope for total, slope in zip(totals, gradient, strict=True)]
    return _unflatten(network, [total / len(each) for total in totals])


def update(network: Network, gradients: Gradients, learning_rate: float) -> Network:
    """Take one step against the gradients.

    Built in try 7.

    Parameters
    ----------
    network : Network
        Stays as it is.
    gradients : list of list of NodeGradient
        What `backward` or `mean_gradients` answered for this network.
    learning_rate : float
        How far to go for each unit of slope, larger than 0.

    Returns
    -------
    Network
        A new network after the step.

    Raises
    ------
    ValueError
        If the learning rate is not larger than 0.
    ShapeError
        If the gradients are those of another network.

    Examples
    --------
    >>> from nnlesson.nodes import Node
    >>> update(Network([Layer([Node([1.0])])]), [[NodeGradient([2.0], 1.0)]], 0.5).parameters
    [0.0, -0.5]
    """
    if not learning_rate > 0.0:
        raise ValueError(f"learning_rate must be larger than 0, got {learning_rate}")
    parameters, slopes = network.parameters, flatten(gradients)
    if len(parameters) != len(slopes):
        raise ShapeError(f"gradients must hold {len(parameters)} numbers, one for each parameter, got {len(slopes)}")
    return network.with_parameters([p - learning_rate * g for p, g in zip(parameters, slopes, strict=True)])


def flatten(gradients: Gradients) -> list[float]:
    """List all gradients in the order of `Network.parameters`.

    Built in try 7.

    Examples
    --------
    >>> flatten([[NodeGradient([1.0, 2.0], 3.0)], [NodeGradient([4.0], 5.0)]])
    [1.0, 2.0, 3.0, 4.0, 5.0]
    """
    return [slope for layer in gradients for node in layer for slope in (*node.weights, node.bias)]


def _unflatten(network: Network, slopes: list[float]) -> Gradients:
    """Turn a list in the order of `Network.parameters` into gradients."""
    numbers = iter(slopes)
    return [
        [NodeGradient([next(numbers) for _ in node.weights], next(numbers)) for node in layer.nodes]
        for layer in network.layers
    ]
