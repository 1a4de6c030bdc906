"""Moves a whole table forward or a whole table of gradients backward, with no loop over rows or nodes.

The same network as in ``nnlesson.nodes`` and ``nnlesson.backprop``, as arrays: one row for each sample, one column for
each node, and Z = X W + b for a whole layer at once. `to_nodes` and `from_nodes` lead from one house to the other.
"""

import math
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlesson import _check
from nnlesson.activations import Activation, _is_named, _named, identity, relu, trusted_activation
from nnlesson.errors import DataError, ShapeError
from nnlesson.initializers import Initializer, he, trusted_initializer
from nnlesson.losses import Loss
from nnlesson.nodes import Layer, Network, Node


@dataclass
class Dense:
    """A layer as one table of weights: every input leads to every node.

    Built in chapter 9.

    Parameters
    ----------
    weights : array_like of shape (n_inputs, n_outputs)
        Column j holds the weights of node j. Copied; float32 stays float32, all else becomes float64.
    bias : array_like of shape (n_outputs,)
        One for each node. Copied.
    activation : Activation, default identity
        Applied to every entry of Z.

    Raises
    ------
    ShapeError
        If the two do not fit.
    TypeError, ValueError
        If they hold anything else than finite real numbers, or the activation is not one.

    Examples
    --------
    >>> Dense([[0.8, 0.2], [0.1, 0.9]], [0.0, 0.0]).forward(np.array([[0.6, 0.5]])).round(2).tolist()
    [[0.53, 0.57]]
    """

    weights: NDArray
    bias: NDArray
    activation: Activation = identity

    def __post_init__(self) -> None:
        self.weights = _check.table(self.weights, "weights", "n_outputs", keep_float32=True)
        self.bias = _check.cast(_check.real(self.bias, "bias"), self.weights.dtype, "bias")
        if self.bias.shape != self.weights.shape[1:]:
            raise ShapeError(f"bias must have shape {self.weights.shape[1:]}, one for each node, got {self.bias.shape}")
        self.activation = trusted_activation(self.activation)

    def __eq__(self, other: object) -> bool:
        """Say whether the other one holds the same numbers and the same activation."""
        return (
            isinstance(other, Dense)
            and self.activation == other.activation
            and np.array_equal(self.weights, other.weights)
            and np.array_equal(self.bias, other.bias)
        )

    def z(self, X: NDArray) -> NDArray:
        """Add up the bias and every input times its weight, for all rows and nodes: Z = X W + b.

        Built in chapter 9. Trusts its argument; `MLP` is the checked way.
        """
        return X @ self.weights + self.bias

    def forward(self, X: NDArray) -> NDArray:
        """Answer with the activation of Z. Built in chapter 9. Trusts its argument; `MLP` is the checked way."""
        return self.activation(self.z(X))


@dataclass
class MLP:
    """A network of dense layers: a multi-layer perceptron.

    Built in chapter 9.

    Parameters
    ----------
    layers : sequence of Dense
        At least one. Each takes as many inputs as the layer before it has nodes; all have one dtype.

    Raises
    ------
    ShapeError
        If there is no layer, or two neighbours do not fit.
    TypeError
        If something else than a layer is in the list, or their dtypes differ.

    Examples
    --------
    >>> mlp = MLP([Dense([[1.0], [2.0]], [0.0]), Dense([[10.0]], [1.0])])
    >>> mlp.forward([[3.0, 4.0]]).tolist()
    [[111.0]]
    """

    layers: list[Dense]

    def __post_init__(self) -> None:
        self.layers = _check.all_of(self.layers, Dense, "layers")
        for layer in self.layers:
            if layer.weights.dtype != self.dtype:
                raise TypeError(f"layers must have one dtype, got {self.dtype} and {layer.weights.dtype}")
        for number, (layer, following) in enumerate(pairwise(self.layers), start=2):
            if following.weights.shape[0] != layer.weights.shape[1]:
                raise ShapeError(
                    f"layer {number} must take {layer.weights.shape[1]} inputs, one for each node of the layer before "
                    f"it, got {following.weights.shape[0]}"
                )

    @classmethod
    def random(
        cls,
        sizes: Sequence[int],
        *,
        hidden: Activation = relu,
        output: Activation = identity,
        start: Initializer = he,
        rng: int | np.random.Generator,
        dtype: type = np.float64,
    ) -> "MLP":
        """Make a network with drawn weights and all biases 0.

        Built in chapter 9.

        Parameters
        ----------
        sizes : sequence of int
            Numbers of inputs, of the nodes of each hidden layer, and of outputs, for example (64, 64, 10).
        hidden, output : Activation, default relu and identity
            For the hidden layers and for the last one. Softmax is not one of them: it lives in `cross_entropy`.
        start : Initializer, default he
            One of `nnlesson.initializers`.
        rng : int or numpy.random.Generator
            Where chance comes from.
        dtype : {numpy.float64, numpy.float32}
            In what to calculate.

        Returns
        -------
        MLP
            The same numbers as `nnlesson.nodes.Network.random` with the same rng.

        Raises
        ------
        ShapeError, TypeError, ValueError
            If an argument is not as said above.

        Examples
        --------
        >>> mlp = MLP.random((784, 128, 10), rng=0)
        >>> sum(array.size for array in mlp.parameters)
        101770
        """
        sizes, start, rng = _check.sizes(sizes), trusted_initializer(start), _check.generator(rng)
        dtype = _check.float_dtype(dtype)
        hidden, output = trusted_activation(hidden), trusted_activation(output)
        layers = []
        for number, (n_inputs, n_outputs) in enumerate(pairwise(sizes), start=2):
            weights = _check.cast(start(n_inputs, n_outputs, rng=rng), dtype, "weights")
            layers.append(Dense(weights, np.zeros(n_outputs), output if number == len(sizes) else hidden))
        return cls(layers)

    @property
    def dtype(self) -> np.dtype:
        """In what the network calculates. Built in chapter 9."""
        return self.layers[0].weights.dtype

    @property
    def parameters(self) -> list[NDArray]:
        """The arrays themselves, not copies: weights and bias of each layer in turn. Built in chapter 9."""
        return [array for layer in self.layers for array in (layer.weights, layer.bias)]

    @property
    def parameter_names(self) -> list[str]:
        """What messages call them: "layer 1 weights", "layer 1 bias", and so on. Built in chapter 9."""
        return [f"layer {n} {what}" for n in range(1, len(self.layers) + 1) for what in ("weights", "bias")]

    def forward(self, X: ArrayLike) -> NDArray:
        """Pass all samples through all layers.

        Built in chapter 9.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_inputs)
            One row for each sample.

        Returns
        -------
        ndarray of shape (n_samples, n_outputs)
            One row for each sample.

        Raises
        ------
        ShapeError, TypeError, ValueError
            If X is not such a table of finite real numbers, or an output overflows.

        Examples
        --------
        >>> MLP([Dense([[2.0]], [1.0])]).forward([[3.0], [4.0]]).tolist()
        [[7.0], [9.0]]
        """
        outputs = self.outputs(self.trusted_inputs(X))
        if not np.isfinite(outputs).all():
            raise ValueError("inputs are too large for these weights: an output overflows")
        return outputs

    def outputs(self, X: NDArray) -> NDArray:
        """Do what `forward` does. Built in chapter 9. Trusts its argument; `forward` is the checked way."""
        with np.errstate(over="ignore", invalid="ignore"):
            for layer in self.layers:
                X = layer.forward(X)
        return X

    def classify(self, X: ArrayLike, threshold: float | None = None) -> NDArray[np.int64]:
        """Answer with the index of a class for every sample.

        Built in chapter 9.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_inputs)
            One row for each sample.
        threshold : float, optional
            Only for a network with one output, and required there; a loss knows its own: ``loss.threshold``.

        Returns
        -------
        ndarray of shape (n_samples,)
            Several outputs: the index of the largest. One output: 1 where it is above the threshold, else 0.

        Raises
        ------
        ShapeError, TypeError, ValueError
            As `forward`; also if a threshold is missing for one output, or given for several.

        Examples
        --------
        >>> MLP([Dense([[1.0, -1.0]], [0.0, 0.0])]).classify([[3.0], [-4.0]]).tolist()
        [0, 1]
        """
        return classes_of(self.forward(X), threshold)

    def loss_and_gradients(self, X: ArrayLike, Y: ArrayLike, loss: Loss) -> tuple[float, list[NDArray]]:
        """Find the loss, and how it changes with every weight and bias.

        Built in chapter 9.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_inputs)
            Inputs.
        Y : array_like of shape (n_samples, n_outputs)
            Targets; labels of shape (n_samples,) for the two cross-entropies.
        loss : Loss
            One of `nnlesson.losses`.

        Returns
        -------
        value : float
            The loss.
        gradients : list of ndarray
            In the order and shapes of `parameters`, each a fresh array.

        Raises
        ------
        ShapeError, TypeError, ValueError
            If X and Y are not such tables, or the loss does not fit the network, or a number overflows.

        Notes
        -----
        The formulas are those of `Pass`.

        Examples
        --------
        >>> from nnlesson.losses import half_squared_error
        >>> mlp = MLP([Dense([[0.2], [0.9]], [0.0])])
        >>> value, (weights, bias) = mlp.loss_and_gradients([[0.6, 0.5]], [[1.0]], half_squared_error)
        >>> round(value, 5), weights.round(4).tolist()
        (0.09245, [[-0.258], [-0.215]])
        """
        X = self.trusted_inputs(X)
        Y = self.trusted_targets(Y, len(X), loss)
        whole = Pass(self, loss, len(X))
        with np.errstate(over="ignore", invalid="ignore"):
            value = whole.run(X, Y)
            finite = math.isfinite(value) and whole.is_finite()
        if not finite:
            raise ValueError("inputs are too large for these weights: the loss or a gradient overflows")
        return value, whole.gradients

    def trusted_inputs(self, X: ArrayLike) -> NDArray:
        """Return X as a table that fits the network and has its dtype, or raise. Built in chapter 9."""
        X = _check.table(X, "inputs", "n_inputs", keep_float32=True)
        n_inputs = self.layers[0].weights.shape[0]
        if X.shape[1] != n_inputs:
            raise ShapeError(
                f"inputs must have {n_inputs} columns, one for each input of the first layer, got {X.shape[1]}"
            )
        return _check.cast(X, self.dtype, "inputs")

    def trusted_targets(self, Y: ArrayLike, n_samples: int, loss: Loss) -> NDArray:
        """Return Y as a table that fits the outputs and the loss, or raise. Built in chapter 9."""
        if not isinstance(loss, Loss):
            raise TypeError(f"loss must be one of nnlesson.losses, got {loss!r}")
        last = self.layers[-1]
        loss.fits(last.activation)
        return loss.trusted_targets(Y, (n_samples, last.weights.shape[1]), self.dtype)

    def save(self, path: str | os.PathLike) -> None:
        """Write the network into one file; all of it or nothing.

        Built in chapter 14.

        Parameters
        ----------
        path : str or path
            Where. A file that is there is replaced once the new one is complete.

        Raises
        ------
        TypeError, ValueError
            If `path` is no path, an activation is not one of `nnlesson.activations`, or a parameter is not finite.
        OSError
            If the file cannot be written; what was there stays.

        Examples
        --------
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     MLP.random((2, 3, 1), rng=0).save(folder + "/mine.npz")
        ...     len(MLP.load(folder + "/mine.npz").layers)
        2
        """
        path = _check.path(path).resolve()  # a link keeps leading to its file
        if path.exists() and not path.is_file():
            raise OSError(f"{path} is not a file; name one to write, such as mine.npz")
        for layer in self.layers:
            if not _is_named(layer.activation):
                raise ValueError(f"activation {layer.activation} cannot be saved, only those of nnlesson.activations")
        if not all(np.isfinite(parameter).all() for parameter in self.parameters):
            raise ValueError("the parameters hold NaN or infinity; such a network cannot be loaded again")
        content = {
            "format": np.array(FORMAT),
            "activations": np.array([layer.activation.name for layer in self.layers]),
            "alphas": np.array([np.nan if a.alpha is None else a.alpha for a in (y.activation for y in self.layers)]),
        }
        for number, layer in enumerate(self.layers, start=1):
            content[f"weights_{number}"], content[f"bias_{number}"] = layer.weights, layer.bias
        unfinished = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
        try:
            with unfinished.open("wb") as file:
                np.savez(file, **content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: str | os.PathLike) -> "MLP":
        """Read a network that `save` has written.

        Built in chapter 14.

        Parameters
        ----------
        path : str or path
            Where it is.

        Returns
        -------
        MLP
            The same numbers, to the last bit.

        Raises
        ------
        FileNotFoundError
            If there is no such file.
        DataError
            If the file is damaged, or is something else, or is of a newer version.

        Examples
        --------
        See `save`.
        """
        with _check.path(path).open("rb") as file:  # so that a missing file is said by Python itself
            try:
                with np.load(file, allow_pickle=False) as content:
                    return cls._from_content(dict(content))
            except Exception as error:  # the file is open: whatever goes wrong now lies in what it holds
                raise DataError(
                    f"{path} is not a network saved by nnlesson ({FORMAT}), or is damaged: {error}"
                ) from None

    @classmethod
    def _from_content(cls, content: dict[str, NDArray]) -> "MLP":
        """Build the network from what a file held."""
        if str(content["format"]) != FORMAT:
            raise ValueError(f"its format is {content['format']}")
        layers = []
        for number, (name, alpha) in enumerate(zip(content["activations"], content["alphas"], strict=True), start=1):
            activation = _named(str(name), None if np.isnan(alpha) else float(alpha))
            layers.append(Dense(content[f"weights_{number}"], content[f"bias_{number}"], activation))
        return cls(layers)


FORMAT = "nnlesson MLP 1"  # what a saved file says it is; the number changes with the content


class Pass:
    """One forward and backward pass for tables of a fixed number of rows, in arrays that are made once.

    Built in chapter 9. Trusts what it is given; `MLP.loss_and_gradients` is the checked way. `train` keeps one Pass for
    all its batches, so that nothing is allocated again and again. Numbers may overflow on the way, and NumPy would warn
    of it: who calls silences that, and looks at the loss and at `is_finite` instead.

    Parameters
    ----------
    mlp : MLP
        Its parameters are read at every run, so it may learn in between.
    loss : Loss
        Fits the network.
    n_samples : int
        How many rows each run has.

    Attributes
    ----------
    gradients : list of ndarray
        Of the last run, in the order and shapes of ``mlp.parameters``; overwritten by the next.

    Notes
    -----
    With H the inputs of a layer and L the loss:

    - forward:              Z = H W + b, outputs φ(Z)
    - delta of the outputs: Δ = ∂L/∂outputs ⊙ φ′(Z)
    - gradients:            ∂L/∂W = Hᵀ Δ, ∂L/∂b = column sums of Δ
    - the layer before:     Δ_before = (Δ Wᵀ) ⊙ φ′(Z_before)
    """

    def __init__(self, mlp: MLP, loss: Loss, n_samples: int) -> None:
        self.mlp, self.loss, self.n_samples = mlp, loss, n_samples
        self.z = [np.empty((n_samples, layer.weights.shape[1]), mlp.dtype) for layer in mlp.layers]
        self.deltas = [np.empty_like(z) for z in self.z]
        self.gradients = [np.empty(p.shape, mlp.dtype) for p in mlp.parameters]  # rows in order, whatever p's are
        self.product = np.dot if n_samples == 1 else np.matmul  # the same bits; matmul is quicker, but slow for one row

    def run(self, X: NDArray, Y: NDArray) -> float:
        """Return the loss; the gradients are in `gradients`. Built in chapter 9."""
        received = self._forward(X)
        outputs = received.pop()
        losses, loss_by_outputs = self.loss.of_rows(outputs, Y)
        self._backward(received, loss_by_outputs)
        return float(losses.sum()) / self.n_samples  # as losses.mean(), which takes four times as long

    def is_finite(self) -> bool:
        """Say whether every gradient of the last run is a finite number. Built in chapter 9."""
        if all(math.isfinite(np.vdot(gradient, gradient)) for gradient in self.gradients):
            return True  # quick, and sure: a sum of squares is finite only if all entries are
        return all(np.isfinite(gradient).all() for gradient in self.gradients)  # only the squares were too large

    def _forward(self, X: NDArray) -> list[NDArray]:
        """List what each layer received, and at the end what the last one answered."""
        received = [X]
        for layer, z in zip(self.mlp.layers, self.z, strict=True):
            np.matmul(received[-1], layer.weights, out=z)
            z += layer.bias
            received.append(z if layer.activation is identity else layer.activation.array(z))
        return received

    def _backward(self, received: list[NDArray], loss_by_outputs: NDArray) -> None:
        """Fill in the gradients, from the last layer to the first."""
        np.divide(loss_by_outputs, self.n_samples, out=self.deltas[-1])
        for number in reversed(range(len(received))):
            layer, delta = self.mlp.layers[number], self.deltas[number]
            if layer.activation is not identity:
                delta *= layer.activation.array_derivative(self.z[number])
            self.product(received[number].T, delta, out=self.gradients[2 * number])
            delta.sum(axis=0, out=self.gradients[2 * number + 1])
            if number:
                np.matmul(delta, layer.weights.T, out=self.deltas[number - 1])


def classes_of(outputs: NDArray, threshold: float | None = None) -> NDArray[np.int64]:
    """Turn a table of outputs into classes: the largest of several, or one against the threshold.

    Built in chapter 9.

    Examples
    --------
    >>> classes_of(np.array([[0.2, 0.7], [0.9, 0.1]])).tolist()
    [1, 0]
    """
    outputs = _check.table(outputs, "outputs", "n_outputs", keep_float32=True)
    if outputs.shape[1] == 1:
        if threshold is None:
            raise ValueError("threshold must be given for a network with one output, for example threshold=0.5")
        return (outputs[:, 0] > _check.number(threshold, "threshold")).astype(np.int64)
    if threshold is not None:
        raise ValueError(f"threshold is for a network with one output, this one has {outputs.shape[1]}; leave it out")
    return outputs.argmax(axis=1)


def to_nodes(mlp: MLP) -> Network:
    """Make the same network of nodes.

    Built in chapter 9.

    Examples
    --------
    >>> to_nodes(MLP([Dense([[1.0], [2.0]], [0.5])])).parameters
    [1.0, 2.0, 0.5]
    """
    if not isinstance(mlp, MLP):
        raise TypeError(f"mlp must be an MLP, got {mlp!r}")
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
    if not isinstance(network, Network):
        raise TypeError(f"network must be a Network of nnlesson.nodes, got {network!r}")
    layers = []
    for number, layer in enumerate(network.layers, start=1):
        activation = layer.nodes[0].activation
        if any(node.activation != activation for node in layer.nodes):
            raise ValueError(f"nodes of layer {number} must have one activation to become an array")
        columns = np.array([node.weights for node in layer.nodes])
        layers.append(Dense(columns.T, [node.bias for node in layer.nodes], activation))
    return MLP(layers)
