"""Moves a whole table forward or a whole table of gradients backward, with no loop over rows or nodes.

The same network as in ``nnlesson.nodes`` and ``nnlesson.backprop``, as arrays: one row for each sample, one column for
each node, and Z = X W + b for a whole layer at once. ``nnlesson.convert`` leads from one to the other.

Inputs are a table of finite real numbers with as many columns as the first layer has inputs. What is no such table, or
does not fit, raises `ShapeError`, `TypeError` or `ValueError`, and so does an output that overflows.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.activations import Activation, identity, relu, validated_activation
from nnlesson.errors import ShapeError
from nnlesson.initializers import Initializer, he, validated_initializer
from nnlesson.losses import Loss


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

    Examples
    --------
    >>> Dense([[0.8, 0.2], [0.1, 0.9]], [0.0, 0.0]).forward(np.array([[0.6, 0.5]])).round(2).tolist()
    [[0.53, 0.57]]
    """

    weights: Floats
    bias: Floats
    activation: Activation = identity

    def __post_init__(self) -> None:
        self.weights = _validate.table(self.weights, "weights", "n_outputs", keep_float32=True)
        self.bias = _validate.cast(_validate.real(self.bias, "bias"), self.weights.dtype, "bias")
        if self.bias.shape != self.weights.shape[1:]:
            raise ShapeError(f"bias must have shape {self.weights.shape[1:]}, one for each node, got {self.bias.shape}")
        self.activation = validated_activation(self.activation)

    def __eq__(self, other: object) -> bool:
        """Say whether the other one holds the same numbers and the same activation."""
        return (
            isinstance(other, Dense)
            and self.activation == other.activation
            and np.array_equal(self.weights, other.weights)
            and np.array_equal(self.bias, other.bias)
        )

    def z(self, X: Floats, out: Floats | None = None) -> Floats:
        """Add up the bias and every input times its weight, for all rows and nodes: Z = X W + b.

        Built in chapter 9. Trusts its arguments; writes into `out`, if there is one.
        """
        Z = np.matmul(X, self.weights, out=out)
        Z += self.bias
        return Z

    def forward(self, X: ArrayLike) -> Floats:
        """Answer with the activation of Z, as an `MLP` of this layer alone. Built in chapter 9."""
        return MLP([self]).forward(X)


@dataclass
class MLP:
    """A network of dense layers: a multi-layer perceptron.

    Built in chapter 9.

    Parameters
    ----------
    layers : sequence of Dense
        At least one. Each takes as many inputs as the layer before it has nodes; all have one dtype.

    Examples
    --------
    >>> mlp = MLP([Dense([[1.0], [2.0]], [0.0]), Dense([[10.0]], [1.0])])
    >>> mlp.forward([[3.0, 4.0]]).tolist()
    [[111.0]]
    """

    layers: list[Dense]

    def __post_init__(self) -> None:
        self.layers = _validate.all_of(self.layers, Dense, "layers")
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
        dtype: DTypeLike = np.float64,
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

        Examples
        --------
        >>> mlp = MLP.random((784, 128, 10), rng=0)
        >>> sum(array.size for array in mlp.parameters)
        101770
        """
        sizes, start, rng = _validate.sizes(sizes), validated_initializer(start), _validate.generator(rng)
        dtype = _validate.float_dtype(dtype)
        hidden, output = validated_activation(hidden), validated_activation(output)
        layers = []
        for number, (n_inputs, n_outputs) in enumerate(pairwise(sizes), start=2):
            weights = _validate.cast(start(n_inputs, n_outputs, rng=rng), dtype, "weights")
            layers.append(Dense(weights, np.zeros(n_outputs), output if number == len(sizes) else hidden))
        return cls(layers)

    @property
    def dtype(self) -> np.dtype:
        """In what the network calculates. Built in chapter 9."""
        return self.layers[0].weights.dtype

    @property
    def parameters(self) -> list[Floats]:
        """The arrays themselves, not copies: weights and bias of each layer in turn. Built in chapter 9."""
        return [array for layer in self.layers for array in (layer.weights, layer.bias)]

    @property
    def parameter_names(self) -> list[str]:
        """What messages call them: "layer 1 weights", "layer 1 bias", and so on. Built in chapter 9."""
        return [f"layer {n} {what}" for n in range(1, len(self.layers) + 1) for what in ("weights", "bias")]

    def forward(self, X: ArrayLike) -> Floats:
        """Pass all samples, one a row, through all layers: (n_samples, n_inputs) to (n_samples, n_outputs).

        Built in chapter 9.

        Examples
        --------
        >>> MLP([Dense([[2.0]], [1.0])]).forward([[3.0], [4.0]]).tolist()
        [[7.0], [9.0]]
        """
        outputs = forward_pass(self.layers, self.validated_inputs(X))
        if not np.isfinite(outputs).all():
            raise ValueError("inputs are too large for these weights: an output overflows")
        return outputs

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

        Examples
        --------
        >>> MLP([Dense([[1.0, -1.0]], [0.0, 0.0])]).classify([[3.0], [-4.0]]).tolist()
        [0, 1]
        """
        outputs = self.forward(X)
        return classes_of(outputs, _validate.threshold(threshold, outputs.shape[1]))

    def loss_and_gradients(self, X: ArrayLike, Y: ArrayLike, loss: Loss) -> tuple[float, list[Floats]]:
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

        Notes
        -----
        The formulas are those of `ForwardBackward`.

        Examples
        --------
        >>> from nnlesson.losses import half_squared_error
        >>> mlp = MLP([Dense([[0.2], [0.9]], [0.0])])
        >>> value, (weights, bias) = mlp.loss_and_gradients([[0.6, 0.5]], [[1.0]], half_squared_error)
        >>> round(value, 5), weights.round(4).tolist()
        (0.09245, [[-0.258], [-0.215]])
        """
        X = self.validated_inputs(X)
        Y = self.validated_targets(Y, len(X), loss)
        whole = ForwardBackward(self, loss, len(X))
        with np.errstate(over="ignore", invalid="ignore"):
            value = whole.run(X, Y)
            finite = math.isfinite(value) and whole.is_finite()
        if not finite:
            raise ValueError("inputs are too large for these weights: the loss or a gradient overflows")
        return value, whole.gradients

    def validated_inputs(self, X: ArrayLike) -> Floats:
        """Return X as a table that fits the network and has its dtype, or raise. Built in chapter 9."""
        X = _validate.table(X, "inputs", "n_inputs", keep_float32=True)
        n_inputs = self.layers[0].weights.shape[0]
        if X.shape[1] != n_inputs:
            raise ShapeError(
                f"inputs must have {n_inputs} columns, one for each input of the first layer, got {X.shape[1]}"
            )
        return _validate.cast(X, self.dtype, "inputs")

    def validated_targets(self, Y: ArrayLike, n_samples: int, loss: Loss) -> Floats:
        """Return Y as a table that fits the outputs and the loss, or raise. Built in chapter 9."""
        last = self.layers[-1]
        _validate.instance(loss, Loss, "loss must be one of nnlesson.losses")
        loss.fits(last.activation)
        return loss.validated_targets(Y, (n_samples, last.weights.shape[1]), self.dtype)


def forward_pass(layers: Sequence[Dense], X: Floats) -> Floats:
    """Pass a table through layers. Built in chapter 9. Trusts both; `MLP.forward` validates them."""
    with np.errstate(over="ignore", invalid="ignore"):
        for layer in layers:
            X = layer.activation.array(layer.z(X))
    return X


class _LayerBuffers:
    """What one layer needs for a table of so many rows: its Z, its Δ, and the gradients of its weights and bias."""

    def __init__(self, layer: Dense, n_samples: int) -> None:
        n_inputs, n_outputs = layer.weights.shape
        self.z, self.delta, self.weights, self.bias = (
            np.empty(shape, layer.weights.dtype)  # rows in order, whatever the order of the weights
            for shape in ((n_samples, n_outputs), (n_samples, n_outputs), (n_inputs, n_outputs), (n_outputs,))
        )


class ForwardBackward:
    """One forward and backward pass for tables of a fixed number of rows, in arrays that are made once.

    Built in chapter 9. Trusts what it is given; `MLP.loss_and_gradients` validates it. `train` keeps one for all its
    batches, so that nothing is allocated again and again. Numbers may overflow on the way, and NumPy would warn of it:
    who calls silences that, and looks at the loss and at `is_finite` instead.

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
        self.buffers = [_LayerBuffers(layer, n_samples) for layer in mlp.layers]
        self.gradients = [array for each in self.buffers for array in (each.weights, each.bias)]
        self.product = np.dot if n_samples == 1 else np.matmul  # the same bits; matmul is quicker, but slow for one row

    def run(self, X: Floats, Y: Floats) -> float:
        """Return the loss; the gradients are in `gradients`. Built in chapter 9."""
        received = self._forward(X)
        outputs = received.pop()
        losses, loss_by_outputs = self.loss.per_sample(outputs, Y)
        self._backward(received, loss_by_outputs)
        return float(losses.sum()) / self.n_samples  # as losses.mean(), which takes four times as long

    def is_finite(self) -> bool:
        """Say whether every gradient of the last run is a finite number. Built in chapter 9."""
        if all(math.isfinite(np.vdot(gradient, gradient)) for gradient in self.gradients):
            return True  # quick, and sure: a sum of squares is finite only if all entries are
        return all(np.isfinite(gradient).all() for gradient in self.gradients)  # only the squares were too large

    def _forward(self, X: Floats) -> list[Floats]:
        """List what each layer received, and at the end what the last one answered."""
        received = [X]
        for layer, own in zip(self.mlp.layers, self.buffers, strict=True):
            z = layer.z(received[-1], out=own.z)
            received.append(z if layer.activation is identity else layer.activation.array(z))
        return received

    def _backward(self, received: list[Floats], loss_by_outputs: Floats) -> None:
        """Fill in the gradients, from the last layer to the first."""
        np.divide(loss_by_outputs, self.n_samples, out=self.buffers[-1].delta)
        before = [None, *self.buffers[:-1]]
        for layer, own, H, earlier in reversed(list(zip(self.mlp.layers, self.buffers, received, before, strict=True))):
            if layer.activation is not identity:
                own.delta *= layer.activation.array_derivative(own.z)
            self.product(H.T, own.delta, out=own.weights)
            own.delta.sum(axis=0, out=own.bias)
            if earlier:
                np.matmul(own.delta, layer.weights.T, out=earlier.delta)


def classes_of(outputs: Floats, threshold: float | None = None) -> NDArray[np.int64]:
    """Turn a table of outputs into classes: the largest of several, or one against the threshold.

    Built in chapter 9. Trusts its arguments; `MLP.classify` validates them.

    Examples
    --------
    >>> classes_of(np.array([[0.2, 0.7], [0.9, 0.1]])).tolist()
    [1, 0]
    """
    return outputs.argmax(axis=1) if threshold is None else (outputs[:, 0] > threshold).astype(np.int64)
