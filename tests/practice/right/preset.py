"""Rebuild a preset: circle, noise 20, 500 points, 70 % of them known, a 2-3-1 network of tanh, targets -1 and 1.

rng (a seed or a Generator). The answer: the untrained network, known inputs, test inputs, known targets, test targets.
"""

import math

import numpy as np

from nnlesson import activations, batches, datasets, dense, initializers

_ENDS = {"hidden": activations.tanh, "output": activations.tanh}


def in_the_order_of_the_page(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    X, test, Y, test_kinds = batches.train_test_split(X, 2 * Y - 1, 0.3, rng=rng)
    mlp = dense.MLP.random((2, 3, 1), hidden=activations.tanh, output=activations.tanh, rng=rng)
    return mlp, X, test, Y, test_kinds


def network_first(rng):
    network = dense.MLP.random((2, 3, 1), **_ENDS, rng=rng)
    points, kinds = datasets.circle(500, rng=rng, noise=0.2)
    known, test, known_kinds, test_kinds = batches.train_test_split(points, kinds * 2 - 1, 0.3, rng=rng)
    return network, known, test, known_kinds, test_kinds


def by_stars(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), *batches.train_test_split(X, 2 * Y - 1, 0.3, rng=rng)


def as_a_list(rng):
    rng = np.random.default_rng(rng)
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    parts = batches.train_test_split(X, np.where(Y == 1, 1.0, -1.0), test_share=0.3, rng=rng)
    return [dense.MLP.random([2, 3, 1], **_ENDS, rng=rng), *parts]


def with_the_weights_of_the_playground(rng):
    X, Y = datasets.circle(500, noise=20 / 100, rng=rng)
    parts = batches.train_test_split(X, 2 * Y - 1, 0.3, rng=rng)
    mlp = dense.MLP.random((2, 3, 1), **_ENDS, start=initializers.uniform(0.5), rng=rng)
    return mlp, *parts


def with_biases_of_the_playground(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    parts = batches.train_test_split(X, 2 * Y - 1, 0.3, rng=rng)
    mlp = dense.MLP.random((2, 3, 1), **_ENDS, start=initializers.uniform(0.5), rng=rng)
    for layer in mlp.layers:
        layer.bias[:] = 0.1
    return mlp, *parts


def with_a_bell_curve(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    Y = Y + Y - 1
    parts = batches.train_test_split(X, Y, 0.3, rng=rng)
    mlp = dense.MLP.random((2, 3, 1), **_ENDS, start=initializers.normal(1), rng=rng)
    return (mlp, *parts)


def targets_changed_in_place(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    Y[Y == 0] = -1
    parts = batches.train_test_split(X, Y, 0.3, rng=rng)
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), *parts


def targets_changed_last(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    known, test, known_kinds, test_kinds = batches.train_test_split(X, Y, 0.3, rng=rng)
    mlp = dense.MLP.random((2, 3, 1), **_ENDS, rng=rng)
    return mlp, known, test, known_kinds * 2 - 1, test_kinds * 2 - 1


def targets_in_a_loop(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    wanted = np.zeros((500, 1))
    for row in range(500):
        if Y[row, 0] > 0.5:
            wanted[row, 0] = 1
        else:
            wanted[row, 0] = -1
    parts = batches.train_test_split(X, wanted, 0.3, rng=rng)
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), *parts


def targets_by_sign(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    parts = batches.train_test_split(X, np.sign(Y - 0.5), 0.3, rng=rng)
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), *parts


def targets_by_comprehension(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    wanted = [[1.0] if kind == 1 else [-1.0] for [kind] in Y]
    parts = batches.train_test_split(X, wanted, 0.3, rng=rng)
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), *parts


def whole_numbers_as_targets(rng):
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    parts = batches.train_test_split(X, 2 * Y.astype(int) - 1, 0.3, rng=rng)
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), *parts


def by_own_permutation(rng):
    rng = np.random.default_rng(rng)
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    order = rng.permutation(500)
    known, test = order[:350], order[350:]
    Y = 2 * Y - 1
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), X[known], X[test], Y[known], Y[test]


def by_choosing_rows(rng):
    rng = np.random.default_rng(rng)
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    chosen = np.zeros(500, dtype=bool)
    chosen[rng.choice(500, size=round(0.7 * 500), replace=False)] = True
    Y = np.where(Y > 0, 1.0, -1.0)
    return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng), X[chosen], X[~chosen], Y[chosen], Y[~chosen]


def by_split_and_shuffle(rng):
    rng = np.random.default_rng(rng)
    table = np.hstack(datasets.circle(500, noise=0.2, rng=rng))
    rng.shuffle(table)
    known, test = np.split(table, [350])
    mlp = dense.MLP.random((2, 3, 1), **_ENDS, rng=rng)
    return mlp, known[:, :2], test[:, :2], 2 * known[:, 2:] - 1, 2 * test[:, 2:] - 1


def with_own_layers(rng):
    rng = np.random.default_rng(rng)
    X, Y = datasets.circle(500, noise=0.2, rng=rng)
    parts = batches.train_test_split(X, 2 * Y - 1, 0.3, rng=rng)
    layers = []
    for n_inputs, n_nodes in [(2, 3), (3, 1)]:
        weights = rng.normal(scale=1 / math.sqrt(n_inputs), size=(n_inputs, n_nodes))
        layers.append(dense.Dense(weights, np.zeros(n_nodes), activations.tanh))
    return dense.MLP(layers), *parts


def with_helpers_inside(rng):
    def points():
        X, Y = datasets.circle(500, noise=0.2, rng=rng)
        return batches.train_test_split(X, 2 * Y - 1, 0.3, rng=rng)

    def network():
        return dense.MLP.random((2, 3, 1), **_ENDS, rng=rng)

    parts = points()
    return network(), *parts


class _Preset:
    def __init__(self, share, noise):
        self.share, self.noise = share, noise

    def __call__(self, rng):
        X, Y = datasets.circle(500, noise=self.noise, rng=rng)
        self.parts = batches.train_test_split(X, 2 * Y - 1, self.share, rng=rng)
        return dense.MLP.random((2, 3, 1), **_ENDS, start=initializers.glorot, rng=rng), *self.parts


by_an_object = _Preset(share=0.3, noise=0.2)
