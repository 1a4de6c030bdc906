"""Moves one example forward, with plain numbers and plain loops.

Read from top to bottom: a node answers with one number, a layer is a list of nodes that look at the
same inputs, a network is a list of layers that pass their answers on. Every number is a Python float.

Inputs are as many finite real numbers as a node has weights. Fewer, more or others raise `ShapeError`, `TypeError`
or `ValueError`, and so does a z that overflows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nnlesson import _validate
from nnlesson.activations import Activation, identity, validated_activation
from nnlesson.errors import ShapeError
from nnlesson.initializers import Initializer, validated_initializer


@dataclass
class Node:
    """A weighted sum of the inputs, plus a bias, passed through an activation.

    Built in try 1 (weights), try 2 (bias) and try 4 (activation); the defaults leave out what came later.

    Parameters
    ----------
    weights : sequence of float
        How much each input counts; at least one. No unit. Copied.
    bias : float, default 0.0
        Added to the weighted sum.
    activation : Activation, default identity
        Applied to the result.

    Examples
    --------
    >>> Node([0.5, -2.0], bias=1.0).z([3.0, 0.25])
    2.0
    """

    weights: list[float]
    bias: float = 0.0
    activation: Activation = identity

    def __post_init__(self) -> None:
        self.weights = _validate.floats(self.weights, "weights")
        (self.bias,) = _validate.floats([self.bias], "bias")
        self.activation = validated_activation(self.activation)
        if not self.weights:
            raise ShapeError("weights must hold at least one number, got none")

    @_validate.takes_plain_numbers
    def z(self, inputs: Sequence[float]) -> float:
        """Add up the bias and every input times its weight: z = b + w1 x1 + w2 x2 + ... Built in try 1."""
        z = self.bias
        for weight, value in zip(self.weights, inputs, strict=True):
            z += weight * value
        return z

    def forward(self, inputs: Sequence[float]) -> float:
        """Answer with the activation of z. Built in try 1."""
        return self.activation(self.z(inputs))


@dataclass
class Layer:
    """Nodes that look at the same inputs, each with its own weights.

    Built in try 1 as the row of outputs, used for hidden layers from try 3.

    Parameters
    ----------
    nodes : sequence of Node
        At least one; all take the same number of inputs.

    Examples
    --------
    >>> Layer([Node([1.0, 0.0]), Node([0.0, 2.0])]).forward([3.0, 4.0])
    [3.0, 8.0]
    """

    nodes: list[Node]

    def __post_init__(self) -> None:
        self.nodes = _validate.all_of(self.nodes, Node, "nodes")
        sizes = {len(node.weights) for node in self.nodes}
        if len(sizes) > 1:
            raise ShapeError(f"nodes of a layer must take equally many inputs, got {sorted(sizes)}")

    @property
    def n_inputs(self) -> int:
        """How many numbers the layer takes. Built in try 1."""
        return len(self.nodes[0].weights)

    def forward(self, inputs: Sequence[float]) -> list[float]:
        """Let every node answer to the same inputs: one output for each, in their order. Built in try 1."""
        return [node.forward(inputs) for node in self.nodes]


@dataclass
class Network:
    """Layers, each taking the outputs of the one before it.

    Built in try 1 with one layer, in try 3 with more.

    Parameters
    ----------
    layers : sequence of Layer
        At least one. Each takes as many inputs as the layer before it has nodes.

    Examples
    --------
    >>> network = Network([Layer([Node([0.8, 0.1]), Node([0.2, 0.9])])])
    >>> [round(output, 2) for output in network.forward([0.6, 0.5])], network.classify([0.6, 0.5])
    ([0.53, 0.57], 1)
    """

    layers: list[Layer]

    def __post_init__(self) -> None:
        self.layers = _validate.all_of(self.layers, Layer, "layers")
        for number, (layer, following) in enumerate(pairwise(self.layers), start=2):
            if following.n_inputs != len(layer.nodes):
                raise ShapeError(
                    f"layer {number} must take {len(layer.nodes)} inputs, one for each node of the layer before it, "
                    f"got {following.n_inputs}"
                )

    def forward(self, inputs: Sequence[float]) -> list[float]:
        """Pass one example through all layers: one output for each node of the last. Built in try 1."""
        outputs = _validate.floats(inputs, "inputs")
        for layer in self.layers:
            outputs = layer.forward(outputs)
        return outputs

    def classify(self, inputs: Sequence[float], threshold: float | None = None) -> int:
        """Answer with the index of a class instead of numbers.

        Built in try 1.

        Parameters
        ----------
        inputs : sequence of float
            One example.
        threshold : float, optional
            Only for a network with one output, and required there: class 1 if the output is larger, else class 0.

        Returns
        -------
        int
            Several outputs: the index of the largest, the first one if two are equally large. One output: 0 or 1.
        """
        outputs = self.forward(inputs)
        threshold = _validate.threshold(threshold, len(outputs))
        return outputs.index(max(outputs)) if threshold is None else int(outputs[0] > threshold)

    @classmethod
    def random(
        cls,
        sizes: Sequence[int],
        *,
        hidden: Activation,
        output: Activation,
        start: Initializer,
        rng: _validate.Rng,
    ) -> "Network":
        """Make a network with drawn weights and all biases 0.

        Built in try 5.

        Parameters
        ----------
        sizes : sequence of int
            Numbers of inputs, of the nodes of each hidden layer, and of outputs, for example (2, 4, 2).
        hidden, output : Activation
            For the nodes of the hidden layers and of the last one.
        start : Initializer
            One of `nnlesson.initializers`.
        rng : int or numpy.random.Generator
            Where chance comes from; `nnlesson.dense.MLP.random` draws the same numbers from it.

        Examples
        --------
        >>> from nnlesson.activations import sigmoid
        >>> from nnlesson.initializers import uniform
        >>> network = Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=1)
        >>> len(network.parameters)
        22
        """
        sizes, start, rng = _validate.sizes(sizes), validated_initializer(start), _validate.generator(rng)
        hidden, output = validated_activation(hidden), validated_activation(output)
        layers = []
        for number, (n_inputs, n_outputs) in enumerate(pairwise(sizes), start=2):
            columns = start(n_inputs, n_outputs, rng=rng).T.tolist()  # column j holds the weights of node j
            activation = output if number == len(sizes) else hidden
            layers.append(Layer([Node(column, 0.0, activation) for column in columns]))
        return cls(layers)

    @property
    def parameters(self) -> list[float]:
        """All weights and biases as a new list: layer by layer, node by node, weights before bias. Built in try 5."""
        return [number for layer in self.layers for node in layer.nodes for number in (*node.weights, node.bias)]

    def with_parameters(self, values: Sequence[float]) -> "Network":
        """Make the same network with other weights and biases, in the order of `parameters`.

        Built in try 5.

        Examples
        --------
        >>> Network([Layer([Node([1.0, 2.0])])]).with_parameters([3.0, 4.0, 5.0]).layers[0].nodes[0].bias
        5.0
        """
        values, n_parameters = _validate.floats(values, "values"), len(self.parameters)
        if len(values) != n_parameters:
            raise ShapeError(f"values must hold {n_parameters} numbers, one for each parameter, got {len(values)}")
        numbers = iter(values)
        return Network(
            [
                Layer(
                    [
                        Node([next(numbers) for _ in node.weights], next(numbers), node.activation)
                        for node in layer.nodes
                    ]
                )
                for layer in self.layers
            ]
        )
