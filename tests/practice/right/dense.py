"""What does a layer answer to a table of samples? X, W (a column for each node), b (one for each node), activation."""

import functools

import numpy as np

from nnlesson import dense as _dense
from nnlesson import nodes


def by_matmul(X, W, b, activation):
    return activation(X @ W + b)


def in_three_lines(X, W, b, activation):
    Z = np.matmul(X, W)
    Z = Z + b
    return activation(Z)


def in_place(X, W, b, activation):
    Z = X @ W
    Z += b
    return activation(Z)


def by_dot(X, W, b, activation):
    return activation(np.dot(X, W) + np.array(b))


def by_method_dot(samples, weights, bias, phi):
    z = samples.dot(weights)
    return phi(z + bias)


def by_einsum(X, W, b, activation):
    return activation(np.einsum("si,ij->sj", X, W) + b)


def by_tensordot(X, W, b, activation):
    return activation(np.tensordot(X, W, axes=1) + b)


def by_turning_twice(X, W, b, activation):
    return activation((W.T @ X.T).T + b)


def with_the_bias_as_a_row(X, W, b, activation):
    ones = np.ones((len(X), 1))
    return activation(np.hstack([X, ones]) @ np.vstack([W, b]))


def with_the_bias_as_a_column(X, W, b, activation):
    return activation((W.T @ X.T + np.reshape(b, (-1, 1))).T)


def by_broadcasting(X, W, b, activation):
    products = X[:, :, None] * W[None, :, :]
    return activation(products.sum(axis=1) + b)


def input_by_input(X, W, b, activation):
    Z = np.zeros((X.shape[0], W.shape[1])) + b
    for i in range(W.shape[0]):
        Z += np.outer(X[:, i], W[i])
    return activation(Z)


def row_by_row(X, W, b, activation):
    rows = []
    for x in X:
        rows.append(activation(x @ W + b))
    return np.array(rows)


def list_of_rows(X, W, b, activation):
    return [activation(x @ W + b) for x in X]


def column_by_column(X, W, b, activation):
    columns = [activation(X @ W[:, j] + b[j]) for j in range(W.shape[1])]
    return np.column_stack(columns)


def by_indexes(X, W, b, activation):
    n_samples, n_inputs = X.shape
    n_nodes = W.shape[1]
    H = np.zeros((n_samples, n_nodes))
    for s in range(n_samples):
        for j in range(n_nodes):
            z = b[j]
            for i in range(n_inputs):
                z += X[s, i] * W[i, j]
            H[s, j] = activation(z)
    return H


def by_lists(X, W, b, activation):
    table = []
    for row in X:
        answers = []
        for column, bias in zip(W.T, b, strict=True):
            z = float(bias)
            for x, w in zip(row, column):
                z += float(x * w)
            answers.append(float(activation(z)))
        table.append(answers)
    return table


def by_comprehension(X, W, b, activation):
    n_inputs, n_nodes = np.shape(W)
    return [
        [activation(sum(row[i] * W[i][j] for i in range(n_inputs)) + b[j]) for j in range(n_nodes)]
        for row in X.tolist()
    ]


def with_tuples(X, W, b, activation):
    columns = list(zip(*W))
    return tuple(
        tuple(activation(sum(x * w for x, w in zip(row, column)) + bias) for column, bias in zip(columns, b))
        for row in X
    )


def by_apply_along_axis(X, W, b, activation):
    return np.apply_along_axis(lambda x: activation(x @ W + b), 1, X)


def by_reduce(X, W, b, activation):
    Z = functools.reduce(lambda Z, i: Z + X[:, [i]] * W[i], range(len(W)), np.tile(b, (len(X), 1)))
    return activation(Z)


def entry_by_entry(X, W, b, activation):
    Z = X @ W + b
    for place in np.ndindex(Z.shape):
        Z[place] = activation(Z[place])
    return Z


def with_a_helper_inside(X, W, b, activation):
    def z():
        return X @ W + b

    return activation(z())


def by_nodes_of_the_package(X, W, b, activation):
    layer = nodes.Layer([nodes.Node(column, bias) for column, bias in zip(W.T, b)])
    return [[activation(z) for z in layer.forward(row)] for row in X]


def by_dense_of_the_package(X, W, b, activation):
    return activation(_dense.Dense(W, b).z(X))


by_lambda = lambda X, W, b, activation: activation(b + X @ W)


class _Forward:
    def __call__(self, X, W, b, activation):
        self.Z = np.add(np.matmul(X, W), b)
        self.H = activation(self.Z)
        return self.H


by_an_object = _Forward()
