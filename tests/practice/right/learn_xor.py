"""Make a 2-4-1 network, let it learn XOR, and answer with the network and how many of the four samples are right.

rng (a seed or a Generator). What does not solve XOR from every start here tries again, or learns on.
"""

import functools
import itertools

import numpy as np

from nnlesson import activations, datasets, dense, initializers, losses, metrics, optimizers, training

_X, _Y = datasets.truth_table("xor")
_SIGMOIDS = {"hidden": activations.sigmoid, "output": activations.sigmoid}
_WAY = {"epochs": 200, "batch_size": 4}


def with_plain_steps(rng):
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
    training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), **_WAY, rng=rng)
    return mlp, metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)


def with_everything_written_out(rng):
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    network = dense.MLP.random(
        [2, 4, 1],
        hidden=activations.sigmoid,
        output=activations.sigmoid,
        start=initializers.normal(1.0),
        rng=rng,
    )
    training.train(
        network,
        X,
        Y,
        losses.mean_squared_error,
        optimizers.SGD(learning_rate=8.0),
        epochs=200,
        batch_size=4,
        rng=0,
    )
    right = 0
    answers = network.forward(X)
    for row in range(4):
        if answers[row, 0] > 0.5:
            answer = 1
        else:
            answer = 0
        if answer == Y[row, 0]:
            right += 1
    return network, right


def with_half_squared_errors(rng):
    rng = np.random.default_rng(rng)
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
    training.train(mlp, _X, _Y, losses.half_squared_error, optimizers.SGD(16), **_WAY, rng=rng)
    said = mlp.classify(_X, 0.5)
    return mlp, sum(int(a == y) for a, y in zip(said, _Y[:, 0], strict=True))


def with_a_share(rng):
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
    training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), **_WAY, rng=rng)
    return mlp, 4 * metrics.accuracy(mlp.classify(_X, threshold=0.5), _Y)


def with_the_history(rng):
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
    history = training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), **_WAY, rng=rng)
    return mlp, round(4 * history.accuracy[-1])


def with_a_numpy_number(rng):
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
    training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), **_WAY, rng=rng)
    return [mlp, ((mlp.forward(_X) > 0.5) == (_Y == 1)).sum()]


def with_own_layers(rng):
    rng = np.random.default_rng(rng)
    hidden = dense.Dense(rng.normal(size=(2, 4)), np.zeros(4), activations.sigmoid)
    output = dense.Dense(rng.normal(size=(4, 1)), np.zeros(1), activations.sigmoid)
    mlp = dense.MLP([hidden, output])
    right = 0
    while right < 4:
        training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), epochs=100, batch_size=4, rng=rng)
        right = int(np.sum(np.round(mlp.forward(_X)) == _Y))
    return mlp, right


def with_another_start_if_it_fails(rng):
    rng, right = np.random.default_rng(rng), 0
    while right != 4:
        mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.uniform(3), rng=rng)
        way = {"epochs": 100, "batch_size": 4, "rng": rng}
        training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.Momentum(1.0), **way)
        right = metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)
    return mlp, right


def with_tanh(rng):
    rng = np.random.default_rng(rng)
    for _ in range(20):
        ends = {"hidden": activations.tanh, "output": activations.sigmoid}
        mlp = dense.MLP.random((2, 4, 1), **ends, start=initializers.normal(1), rng=rng)
        way = {"epochs": 120, "batch_size": 4, "rng": rng}
        history = training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.Adam(0.1), **way)
        if history.loss[-1] < 0.05:
            break
    return mlp, metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)


def with_relu(rng):
    """ReLU nodes can die, so the best of the starts is kept, and one is enough if it solves XOR."""
    rng, best = np.random.default_rng(rng), (None, -1)
    while best[1] < 4:
        start = {"hidden": activations.relu, "output": activations.sigmoid, "start": initializers.he}
        mlp = dense.MLP.random((2, 4, 1), **start, rng=rng)
        way = {"epochs": 120, "batch_size": 4, "rng": rng}
        training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.Adam(0.1), **way)
        right = metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)
        best = max(best, (mlp, right), key=lambda pair: pair[1])
    return best


def without_an_activation_at_the_output(rng):
    rng = np.random.default_rng(rng)
    while True:
        mlp = dense.MLP.random((2, 4, 1), hidden=activations.tanh, start=initializers.normal(1), rng=rng)
        way = {"epochs": 150, "batch_size": 4, "rng": rng}
        training.train(mlp, _X, _Y, losses.half_squared_error, optimizers.Momentum(0.05), **way)
        right = metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)
        if right == len(_X):
            return mlp, right


def with_single_samples(rng):
    rng = np.random.default_rng(rng)
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
    optimizer, right = optimizers.SGD(2), 0
    for _ in range(20):
        training.train(mlp, _X, _Y, losses.mean_squared_error, optimizer, epochs=50, batch_size=1, rng=rng)
        right = len([1 for a, [y] in zip(mlp.classify(_X, threshold=0.5), _Y) if a == y])
        if right == 4:
            break
    return mlp, right


def by_recursion(rng):
    rng = np.random.default_rng(rng)
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
    way = {"epochs": 150, "batch_size": 2, "rng": rng}
    training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.Momentum(0.5), **way)
    right = metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)
    return (mlp, right) if right == 4 else by_recursion(rng)


def with_a_helper_inside(rng):
    rng = np.random.default_rng(rng)

    def attempt():
        mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
        training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), **_WAY, rng=rng)
        said = [1 if output > 0.5 else 0 for [output] in mlp.forward(_X).tolist()]
        return mlp, [a == y for a, y in zip(said, [0, 1, 1, 0])].count(True)

    return attempt()


def by_next_of_many(rng):
    rng = np.random.default_rng(rng)

    def attempts():
        for _ in itertools.count():
            mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.uniform(2), rng=rng)
            way = {"epochs": 200, "batch_size": 4, "rng": rng}
            training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), **way)
            yield mlp, metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)

    return next(pair for pair in attempts() if pair[1] == 4)


def _solve(rng, start, rate):
    mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=start, rng=rng)
    training.train(mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(rate), **_WAY, rng=rng)
    return mlp, metrics.count_right(mlp.classify(_X, threshold=0.5), _Y)


by_lambda = lambda rng: _solve(rng, initializers.normal(1), rate=8)

by_partial = functools.partial(_solve, start=initializers.normal(1), rate=8)


class _Learner:
    def __call__(self, rng):
        self.mlp = dense.MLP.random((2, 4, 1), **_SIGMOIDS, start=initializers.normal(1), rng=rng)
        training.train(self.mlp, _X, _Y, losses.mean_squared_error, optimizers.SGD(8), **_WAY, rng=rng)
        return self.mlp, self.right()

    def right(self):
        return np.count_nonzero(self.mlp.classify(_X, threshold=0.5) == _Y.ravel())


by_an_object = _Learner()
