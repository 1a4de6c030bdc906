"""Small networks that several tests take, and when two are the same."""

import numpy as np

from nnlesson.activations import ACTIVATIONS, elu, identity, leaky_relu, tanh
from nnlesson.dense import MLP, Dense
from nnlesson.initializers import uniform

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
