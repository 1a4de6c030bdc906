"""Moves one gradient backward, with plain numbers and plain loops. Read ``nnlesson.nodes`` first.

The delta of a node says how the loss changes with its z. At the outputs it comes from the loss; every earlier
node collects the deltas of the nodes that listen to it. Nothing is stored on the network: gradients are returned.

What is no such network, sample or loss raises `ShapeError`, `TypeError` or `ValueError`, and so do gradients that
overflow.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nnlesson import _validate
from nnlesson.errors import ShapeError
from nnlesson.losses import Loss
from nnlesson.nodes import Layer, Network
from nnlesson.slopes import downhill


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


Sample = tuple[Sequence[float], Sequence[float]]  # inputs and targets
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
    _validate_fit(network, loss)
    received, outputs = _forward(network, inputs)
    loss_by_outputs = loss.gradient_of_one(outputs, _validated_targets(targets, len(outputs), loss))
    gradients = []
    for layer, layer_inputs in zip(reversed(network.layers), reversed(received), strict=True):
        deltas = [
            slope * node.activation.derivative(node.z(layer_inputs))
            for slope, node in zip(loss_by_outputs, layer.nodes, strict=True)
        ]
        gradients.append([NodeGradient([delta * x for x in layer_inputs], delta) for delta in deltas])
        loss_by_outputs = _to_the_layer_before(layer, deltas)
    gradients = gradients[::-1]
    if not all(map(math.isfinite, flatten(gradients))):
        raise ValueError("gradients are not finite; the numbers in inputs, targets or network are too large")
    return gradients


def _forward(network: Network, inputs: Sequence[float]) -> tuple[list[list[float]], list[float]]:
    """Pass one sample through, and keep what each layer received."""
    received, outputs = [], _validate.floats(inputs, "inputs")
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


def mean_gradients(network: Network, samples: Iterable[Sample], loss: Loss) -> Gradients:
    """Average the gradients of several samples, pairs of inputs and targets.

    Built in try 7.

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
    _validate_fit(network, loss)
    each = [flatten(backward(network, inputs, targets, loss)) for inputs, targets in _pairs(samples)]
    if not each:
        raise ValueError("samples must hold at least one pair of inputs and targets, got none")
    totals = [0.0] * len(each[0])
    for gradient in each:
        totals = [total + slope for total, slope in zip(totals, gradient, strict=True)]
    return _unflatten(network, [total / len(each) for total in totals])


def update(network: Network, gradients: Gradients, learning_rate: float) -> Network:
    """Take one step against the gradients, by `nnlesson.slopes.downhill`, and return the network that comes out.

    Built in try 7.

    Examples
    --------
    >>> from nnlesson.nodes import Node
    >>> update(Network([Layer([Node([1.0])])]), [[NodeGradient([2.0], 1.0)]], 0.5).parameters
    [0.0, -0.5]
    """
    slopes = _validate.floats(flatten(gradients), "gradients")
    own = [[len(node.weights) for node in layer.nodes] for layer in _validated_network(network).layers]
    given = [[len(node.weights) for node in layer] for layer in gradients]
    if given != own:
        raise ShapeError(
            "gradients must hold one number for each parameter of this network; it has, layer by layer, nodes with "
            f"{own} weights, got {given}"
        )
    return network.with_parameters(downhill(network.parameters, slopes, learning_rate))


def flatten(gradients: Gradients) -> list[float]:
    """List all gradients in the order of `Network.parameters`.

    Built in try 7.

    Examples
    --------
    >>> flatten([[NodeGradient([1.0, 2.0], 3.0)], [NodeGradient([4.0], 5.0)]])
    [1.0, 2.0, 3.0, 4.0, 5.0]
    """
    try:
        return [slope for layer in gradients for node in layer for slope in (*node.weights, node.bias)]
    except (TypeError, AttributeError):
        raise TypeError(f"gradients must be what backward answers, a list for each layer, got {gradients!r}") from None


def _unflatten(network: Network, slopes: list[float]) -> Gradients:
    """Turn a list in the order of `Network.parameters` into gradients."""
    numbers = iter(slopes)
    return [
        [NodeGradient([next(numbers) for _ in node.weights], next(numbers)) for node in layer.nodes]
        for layer in network.layers
    ]


# What is refused.


def _validated_network(network: Network) -> Network:
    """Return a network, or raise."""
    return _validate.instance(network, Network, "network must be a Network of nnlesson.nodes")


def _validate_fit(network: Network, loss: Loss) -> None:
    """Raise if these are not a network and a loss, or the loss does not take such outputs."""
    outputs = _validated_network(network).layers[-1].nodes
    _validate.instance(loss, Loss, "loss must be one of nnlesson.losses")
    for node in outputs:
        loss.fits(node.activation)


def _validated_targets(targets: Sequence[float], n_outputs: int, loss: Loss) -> list[float]:
    """Copy the targets of one sample; what they may be, a cross-entropy says itself."""
    targets = _validate.floats(targets, "targets")
    if len(targets) != n_outputs:
        raise ShapeError(f"targets must hold {n_outputs} numbers, one for each output, got {len(targets)}")
    if loss.takes_logits:
        loss.validated_targets([targets], (1, n_outputs), float)
    return targets


def _pairs(samples: Iterable[Sample]) -> list[Sample]:
    """List the samples; each must be a pair."""
    try:
        return [(inputs, targets) for inputs, targets in samples]
    except (TypeError, ValueError) as error:
        raise TypeError(f"samples must hold pairs of inputs and targets: {error}") from error
