"""The loss that an MLPRegressor with one hidden layer of ReLU reports: half the mean over samples and outputs.

coefs (two tables of weights), intercepts (two lists of biases), X (inputs), Y (targets, one column for each output).
"""

import math

import numpy as np


def by_mean(coefs, intercepts, X, Y):
    H = np.maximum(0, X @ coefs[0] + intercepts[0])
    answers = H @ coefs[1] + intercepts[1]
    return ((answers - Y) ** 2).mean() / 2


def by_unpacking(coefs, intercepts, X, Y):
    W1, W2 = coefs
    b1, b2 = intercepts
    hidden = (X @ W1 + b1).clip(min=0)
    return 0.5 * np.mean(np.square(hidden @ W2 + b2 - Y))


def by_where(coefs, intercepts, X, Y):
    z = np.dot(X, coefs[0]) + intercepts[0]
    h = np.where(z > 0, z, 0)
    answers = np.dot(h, coefs[1]) + intercepts[1]
    return float(np.average((answers - Y) ** 2)) / 2


def by_a_mask(coefs, intercepts, X, Y):
    z = X @ coefs[0] + intercepts[0]
    z[z < 0] = 0
    answers = z @ coefs[1] + intercepts[1]
    return np.sum((answers - Y) ** 2) / (2 * Y.size)


def by_a_product(coefs, intercepts, X, Y):
    z = np.matmul(X, coefs[0]) + intercepts[0]
    h = z * (z > 0)
    apart = np.matmul(h, coefs[1]) + intercepts[1] - Y
    return (apart * apart).sum() / Y.shape[0] / Y.shape[1] / 2


def by_the_size_of_z(coefs, intercepts, X, Y):
    z = X @ coefs[0] + intercepts[0]
    apart = Y - (z + abs(z)) / 2 @ coefs[1] - intercepts[1]
    return np.vdot(apart, apart) / apart.size / 2


def by_norm(coefs, intercepts, X, Y):
    h = np.fmax(X @ coefs[0] + intercepts[0], 0.0)
    return np.linalg.norm(h @ coefs[1] + intercepts[1] - Y) ** 2 / (2 * Y.size)


def by_two_means(coefs, intercepts, X, Y):
    h = np.maximum(X @ coefs[0] + intercepts[0], 0)
    squares = (h @ coefs[1] + intercepts[1] - Y) ** 2
    return squares.mean(axis=1).mean() / 2


def by_a_sum_and_a_mean(coefs, intercepts, X, Y):
    h = np.maximum(X @ coefs[0] + intercepts[0], 0)
    half_squared = 0.5 * ((h @ coefs[1] + intercepts[1] - Y) ** 2).sum(axis=1).mean()
    return half_squared / Y.shape[1]


def output_by_output(coefs, intercepts, X, Y):
    h = np.maximum(X @ coefs[0] + intercepts[0], 0)
    losses = []
    for k in range(Y.shape[1]):
        answers = h @ coefs[1][:, k] + intercepts[1][k]
        losses.append(((answers - Y[:, k]) ** 2).mean() / 2)
    return np.mean(losses)


def sample_by_sample(coefs, intercepts, X, Y):
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        h = np.maximum(x @ coefs[0] + intercepts[0], 0)
        total += ((h @ coefs[1] + intercepts[1] - y) ** 2).mean()
    return total / len(X) / 2


def layer_by_layer(coefs, intercepts, X, Y):
    outputs = X
    for number, (W, b) in enumerate(zip(coefs, intercepts)):
        outputs = outputs @ W + b
        if number < len(coefs) - 1:
            outputs = np.maximum(outputs, 0)
    return ((outputs - Y) ** 2).mean() / 2


def by_indexes(coefs, intercepts, X, Y):
    n_samples, n_outputs = len(X), len(Y[0])
    total = 0.0
    for s in range(n_samples):
        hidden = []
        for j in range(len(intercepts[0])):
            z = intercepts[0][j]
            for i in range(len(X[s])):
                z += X[s][i] * coefs[0][i][j]
            hidden.append(max(0.0, z))
        for k in range(n_outputs):
            answer = intercepts[1][k]
            for j in range(len(hidden)):
                answer += hidden[j] * coefs[1][j][k]
            total += (answer - Y[s][k]) ** 2
    return total / (2 * n_samples * n_outputs)


def by_comprehension(coefs, intercepts, X, Y):
    def layer(table, weights, bias):
        columns = list(zip(*weights))
        return [[sum(x * w for x, w in zip(row, column)) + b for column, b in zip(columns, bias)] for row in table]

    hidden = [[max(z, 0) for z in row] for row in layer(X, coefs[0], intercepts[0])]
    answers = layer(hidden, coefs[1], intercepts[1])
    squares = [(p - y) ** 2 for row, targets in zip(answers, Y) for p, y in zip(row, targets)]
    return math.fsum(squares) / len(squares) / 2


def by_einsum(coefs, intercepts, X, Y):
    h = np.maximum(np.einsum("si,ij->sj", X, coefs[0]) + intercepts[0], 0)
    apart = np.einsum("sj,jk->sk", h, coefs[1]) + intercepts[1] - Y
    return np.einsum("sk,sk->", apart, apart) / (2 * apart.size)


def by_ravel(coefs, intercepts, X, Y):
    h = np.maximum(X @ coefs[0] + intercepts[0], 0)
    apart = (h @ coefs[1] + intercepts[1] - Y).ravel()
    return apart @ apart / len(apart) / 2


def by_var_and_mean(coefs, intercepts, X, Y):
    h = np.maximum(X @ coefs[0] + intercepts[0], 0)
    apart = h @ coefs[1] + intercepts[1] - Y
    return (apart.var() + apart.mean() ** 2) / 2


def with_the_bias_as_a_weight(coefs, intercepts, X, Y):
    ones = np.ones((len(X), 1))
    h = np.maximum(np.hstack([X, ones]) @ np.vstack([coefs[0], intercepts[0]]), 0)
    answers = np.hstack([h, ones]) @ np.vstack([coefs[1], intercepts[1]])
    return np.mean((answers - Y) ** 2) * 0.5


def with_helpers_inside(coefs, intercepts, X, Y):
    def relu(z):
        return np.maximum(z, 0)

    def forward(X):
        return relu(X @ coefs[0] + intercepts[0]) @ coefs[1] + intercepts[1]

    def loss(predictions):
        return np.mean((predictions - Y) ** 2) / 2

    return loss(forward(X))


def in_place(coefs, intercepts, X, Y):
    h = X @ coefs[0]
    h += intercepts[0]
    np.maximum(h, 0, out=h)
    apart = h @ coefs[1]
    apart += intercepts[1]
    apart -= Y
    apart **= 2
    return apart.mean().item() / 2


by_lambda = lambda coefs, intercepts, X, Y: (
    np.mean((np.maximum(X @ coefs[0] + intercepts[0], 0) @ coefs[1] + intercepts[1] - Y) ** 2) / 2
)


class _Loss:
    def __call__(self, coefs, intercepts, X, Y):
        self.coefs, self.intercepts = coefs, intercepts
        return np.square(self.forward(X) - Y).mean() / 2

    def forward(self, X):
        hidden = np.maximum(X @ self.coefs[0] + self.intercepts[0], 0)
        return hidden @ self.coefs[-1] + self.intercepts[-1]


by_an_object = _Loss()
