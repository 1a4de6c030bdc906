"""Moves one example forward, with plain numbers and plain loops.

Read from top to bottom: a node answers with one number, a layer is a list of nodes that look at the
same inputs, a network is a list of layers that pass their answers on. Every number is a Python float.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nnlesson import _check
from nnlesson.activations import Activation, identity, trusted_activation
from nnlesson.errors import ShapeError
from nnlesson.initializers import Initializer, trusted_initializer


@dataclass
class Node:
    """A weighted sum of the inputs, plus a bias, passed through an activation.

    Built in try 1 (weights), try 2 (bias) and try 4 (activation); the defaults leave out what came later.

    Parameters
    ----------
    weights : sequence of float
        How much each input counts, one weight for each input; no unit. Copied.
    bias : float, default 0.0
        Added to the weighted sum.
    activation : Activation, default identity
        Applied to the result.

    Raises
    ------
    ShapeError
        If there is no weight.
    TypeError, ValueError
        If a weight or the bias is not a finite real number.

    Notes
    -----
    With inputs x1, x2, ..., weights w1, w2, ... and bias b: z = b + w1 x1 + w2 x2 + ...

    Examples
    --------
    >>> Node([0.5, -2.0]).forward([3.0, 0.25])
    1.0
    """

    weights: list[float]
    bias: float = 0.0
    activation: Activation = identity

    def __post_init__(self) -> None:
        self.weights = _check.floats(self.weights, "weights")
        (self.bias,) = _check.floats([self.bias], "bias")
        self.activation = trusted_activation(self.activation)
        if not self.weights:
            raise ShapeError("weights must hold at least one number, got none")

    def z(self, inputs: Sequence[float]) -> float:
        """Add up the bias and every input times its weight.

        Built in try 1.

        Parameters
        ----------
        inputs : sequence of float, one for each weight
            The numbers that the node looks at.

        Returns
        -------
        float
            The weighted sum plus the bias.

        Raises
        ------
        ShapeError
            If there are more or fewer inputs than weights.
        TypeError, ValueError
            If an input is not a finite real number, or so large that z overflows.

        Examples
        --------
        >>> Node([0.5, -2.0], bias=1.0).z([3.0, 0.25])
        2.0
        """
        try:
            z = self.bias
            for weight, value in zip(self.weights, inputs, strict=True):
                z += weight * value
            if type(z) is float and math.isfinite(z):
                return z
        except (TypeError, ValueError, OverflowError):
            pass
        return self.z(self._as_floats(inputs))

    def _as_floats(self, inputs: Sequence[float]) -> list[float]:
        """Make Python floats of other numbers, or say what is wrong with the inputs."""
        numbers = _check.floats(inputs, "inputs")
        if len(numbers) != len(self.weights):
            raise ShapeError(f"inputs must hold {len(self.weights)} numbers, one for each weight, got {len(numbers)}")
        if all(type(value) is float for value in inputs):
            raise ValueError(f"inputs must hold finite numbers, and none so large that z overflows, got {numbers}")
        return numbers

    def forward(self, inputs: Sequence[float]) -> float:
        """Answer with the activation of z.

        Built in try 1.

        Parameters
        ----------
        inputs : sequence of float, one for each weight
            The numbers that the node looks at.

        Returns
        -------
        float
            The node's output.

        Raises
        ------
        ShapeError
            If there are more or fewer inputs than weights.
        TypeError, ValueError
            If an input is not a finite real number, or so large that z overflows.

        Examples
        --------
        >>> Node([0.2, 0.8, -0.5, 1.0]).forward([1.0, 2.0, 3.0, 2.5])
        2.8
        """
        return self.activation(self.z(inputs))


@dataclass
class Layer:
    """Nodes that look at the same inputs, each with its own weights.

    Built in try 1 as the row of outputs, used for hidden layers from try 3.

    Parameters
    ----------
    nodes : sequence of Node
        At least one; all take the same number of inputs.

    Raises
    ------
    ShapeError
        If there is no node, or two nodes take different numbers of inputs.
    TypeError
        If something else than a node is in the list.

    Examples
    --------
    >>> Layer([Node([1.0, 0.0]), Node([0.0, 2.0])]).forward([3.0, 4.0])
    [3.0, 8.0]
    """

    nodes: list[Node]

    def __post_init__(self) -> None:
        self.nodes = _check.all_of(self.nodes, Node, "nodes")
        sizes = {len(node.weights) for node in self.nodes}
        if len(sizes) > 1:
            raise ShapeError(f"nodes of a layer must take equally many inputs, got {sorted(sizes)}")

    @property
    def n_inputs(self) -> int:
        """How many numbers the layer takes. Built in try 1."""
        return len(self.nodes[0].weights)

    def forward(self, inputs: Sequence[float]) -> list[float]:
        """Let every node answer to the same inputs.

        Built in try 1.

        Parameters
        ----------
        inputs : sequence of float, one for each weight of a node
            The numbers that all nodes look at.

        Returns
        -------
        list of float
            One output for each node, in their order.

        Raises
        ------
        ShapeError
            If there are more or fewer inputs than weights.
        TypeError, ValueError
            If an input is not a finite real number, or so large that z overflows.

        Examples
        --------
        >>> Layer([Node([0.5, 0.5]), Node([1.0, -1.0])]).forward([3.0, 1.0])
        [2.0, 2.0]
        """
        return [node.forward(inputs) for node in self.nodes]


@dataclass
class Network:
    """Layers, each taking the outputs of the one before it.

    Built in try 1 with one layer, in try 3 with more.

    Parameters
    ----------
    layers : sequence of Layer
        At least one. Each takes as many inputs as the layer before it has nodes.

    Raises
    ------
    ShapeError
        If there is no layer, or two neighbours do not fit.
    TypeError
        If something else than a layer is in the list.

    Examples
    --------
    >>> network = Network([Layer([Node([0.8, 0.1]), Node([0.2, 0.9])])])
    >>> [round(output, 2) for output in network.forward([0.6, 0.5])]
    [0.53, 0.57]
    """

    layers: list[Layer]

    def __post_init__(self) -> None:
        self.layers = _check.all_of(self.layers, Layer, "layers")
        for number, (layer, following) in enumerate(pairwise(self.layers), start=2):
            if following.n_inputs != len(layer.nodes):
                raise ShapeError(
                    f"layer {number} must take {len(layer.nodes)} inputs, one for each node of the layer before it, "
                    f"got {following.n_inputs}"
                )

    def forward(self, inputs: Sequence[float]) -> list[float]:
        """Pass one example through all layers.

        Built in try 1.

        Parameters
        ----------
        inputs : sequence of float, one for each input of the first layer
            One example.

        Returns
        -------
        list of float
            One output for each node of the last layer.

        Raises
        ------
        ShapeError
            If there are more or fewer inputs than the first layer takes.
        TypeError, ValueError
            If an input is not a finite real number.

        Examples
        --------
        >>> Network([Layer([Node([1.0, 2.0])]), Layer([Node([10.0])])]).forward([3.0, 4.0])
        [110.0]
        """
        outputs = _check.floats(inputs, "inputs")
        for layer in self.layers:
            outputs = layer.forward(outputs)
        return outputs

    def classify(self, inputs: Sequence[float], threshold: float | None = None) -> int:
        """Answer with the index of a class instead of numbers.

        Built in try 1.

        Parameters
        ----------
        inputs : sequence of float, one for each input of the first layer
            One example.
        threshold : float, optional
            Only for a network with one output, and required there: class 1 if the output is larger, else class 0.

        Returns
        -------
        int
            Several outputs: the index of the largest, the first one if two are equally large. One output: 0 or 1.

        Raises
        ------
        ShapeError, TypeError, ValueError
            As `forward`; also if a threshold is missing for one output, or given for several.

        Examples
        --------
        >>> Network([Layer([Node([0.8, 0.1]), Node([0.2, 0.9])])]).classify([0.6, 0.5])
        1
        >>> Network([Layer([Node([1.0, 1.0])])]).classify([0.6, 0.5], threshold=0.75)
        1
        """
        outputs = self.forward(inputs)
        if len(outputs) == 1:
            if threshold is None:
                raise ValueError("threshold must be given for a network with one output, for example threshold=0.5")
            return int(outputs[0] > _check.floats([threshold], "threshold")[0])
        if threshold is not None:
            raise ValueError(f"threshold is for a network with one output, this one has {len(outputs)}; leave it out")
        return outputs.index(max(outputs))

    @classmethod
    def random(
        cls,
        sizes: Sequence[int],
        *,
        hidden: Activation,
        output: Activation,
        start: Initializer,
        rng: _check.Rng,
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
            Where chance comes from.

        Returns
        -------
        Network
            The same numbers as `nnlesson.dense.MLP.random` with the same rng.

        Raises
        ------
        ShapeError
            If there are fewer than two sizes.
        TypeError, ValueError
            If a size is not a whole number from 1 on, or an activation is not one.

        Examples
        --------
        >>> from nnlesson.activations import sigmoid
        >>> from nnlesson.initializers import uniform
        >>> network = Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=1)
        >>> len(network.parameters)
        22
        """
        sizes, start, rng = _check.sizes(sizes), trusted_initializer(start), _check.generator(rng)
        hidden, output = trusted_activation(hidden), trusted_activation(output)
        layers = []
        for number, (n_inputs, n_outputs) in enumerate(pairwise(sizes), start=2):
            columns = start(n_inputs, n_outputs, rng=rng).T.tolist()  # column j holds the weights of node j
            activation = output if number == len(sizes) else hidden
            layers.append(Layer([Node(column, 0.0, activation) for column in columns]))
        return cls(layers)

    @property
    def parameters(self) -> list[float]:
        """All weights and biases as one new list: layer by layer, node by node, weights before the bias.

        Built in try 5.
        """
        return [number for layer in self.layers for node in layer.nodes for number in (*node.weights, node.bias)]

    def with_parameters(self, values: Sequence[float]) -> "Network":
        """Make the same network with other weights and biases.

        Built in try 5.

        Parameters
        ----------
        values : sequence of float
            As many as `parameters`, in that order.

        Returns
        -------
        Network
            A new network; this one stays as it is.

        Raises
        ------
        ShapeError
            If there are more or fewer values than parameters.
        TypeError, ValueError
            If a value is not a finite real number.

        Examples
        --------
        >>> Network([Layer([Node([1.0, 2.0])])]).with_parameters([3.0, 4.0, 5.0]).layers[0].nodes[0].bias
        5.0
        """
        values = _check.floats(values, "values")
        wanted = sum(len(node.weights) + 1 for layer in self.layers for node in layer.nodes)
        if len(values) != wanted:
            raise ShapeError(f"values must hold {wanted} numbers, one for each parameter, got {len(values)}")
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
