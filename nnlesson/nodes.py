"""Moves one example forward, with plain numbers and plain loops.

Read from top to bottom: a node answers with one number, a layer is a list of nodes that look at the
same inputs, a network is a list of layers that pass their answers on. Every number is a Python float.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nnlesson.activations import Activation, identity
from nnlesson.errors import ShapeError


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
        self.weights = _numbers(self.weights, "weights")
        (self.bias,) = _numbers([self.bias], "bias")
        if not self.weights:
            raise ShapeError("weights must hold at least one number, got none")
        if not isinstance(self.activation, Activation):
            raise TypeError(f"activation must be one of nnlesson.activations, got {self.activation!r}")

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

        Examples
        --------
        >>> Node([0.5, -2.0], bias=1.0).z([3.0, 0.25])
        2.0
        """
        if len(inputs) != len(self.weights):
            raise ShapeError(f"inputs must hold {len(self.weights)} numbers, one for each weight, got {len(inputs)}")
        z = self.bias
        for weight, value in zip(self.weights, inputs, strict=True):
            z += weight * value
        return z

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
        self.nodes = _all_of(self.nodes, Node, "nodes")
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
        self.layers = _all_of(self.layers, Layer, "layers")
        for number, (layer, following) in enumerate(zip(self.layers, self.layers[1:], strict=False), start=2):
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
        outputs = _numbers(inputs, "inputs")
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
            return int(outputs[0] > _numbers([threshold], "threshold")[0])
        if threshold is not None:
            raise ValueError(f"threshold is for a network with one output, this one has {len(outputs)}; leave it out")
        return outputs.index(max(outputs))


def _numbers(values: Iterable[float], name: str) -> list[float]:
    """Copy the values into a list of finite floats."""
    if isinstance(values, str | bytes):
        raise TypeError(f"{name} must hold real numbers, got text")
    try:
        numbers = [value if type(value) is float else _number(value) for value in values]
    except TypeError:
        raise TypeError(f"{name} must hold real numbers, got {values!r}") from None
    if not all(map(math.isfinite, numbers)):
        raise ValueError(f"{name} must hold finite numbers, got {numbers}")
    return numbers


def _number(value: float) -> float:
    """Make a float of any real number, but not of text, which float() would take too."""
    if isinstance(value, str | bytes):
        raise TypeError
    return float(value)


def _all_of(values: Iterable, kind: type, name: str) -> list:
    """Copy the values into a list that holds at least one, all of one kind."""
    values = list(values)
    if not values:
        raise ShapeError(f"{name} must hold at least one {kind.__name__}, got none")
    for value in values:
        if not isinstance(value, kind):
            raise TypeError(f"{name} must hold {kind.__name__} objects, got {value!r}")
    return values
