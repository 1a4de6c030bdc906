"""Answers to "write the forward pass of a layer", each with the slip that its docstring names."""

import numpy as np


def transposed(X, W, b, activation):
    """W stands the wrong way round (transposed); with as many nodes as inputs it fits and nobody complains"""
    Z = np.zeros((len(X), len(b)))
    for s in range(len(X)):
        for j in range(len(b)):
            Z[s, j] = sum(X[s, i] * W[j, i] for i in range(X.shape[1])) + b[j]
    return activation(Z)


def bias_by_sample(X, W, b, activation):
    """the bias stands as a column, so each fruit gets its own; each node must get its own"""
    Z = X @ W
    for s in range(len(Z)):
        for j in range(len(b)):
            Z[s, j] += b[s]
    return activation(Z)


def weights_first(X, W, b, activation):
    """the product is W X; the table of samples stands first"""
    return activation(np.dot(W, X) + b)


def star(X, W, b, activation):
    """`*` multiplies entry by entry; rows times columns is `@`"""
    return activation(np.multiply(X, W) + b)


def turned(X, W, b, activation):
    """your answer is turned: give it a row for each sample"""
    columns = []
    for j in range(W.shape[1]):
        columns.append(activation(X @ W[:, j] + b[j]))
    return np.array(columns)


def no_bias(X, W, b, activation):
    """the bias is missing"""
    Z = np.zeros((X.shape[0], W.shape[1]))
    for s in range(X.shape[0]):
        for j in range(W.shape[1]):
            for i in range(X.shape[1]):
                Z[s, j] += X[s, i] * W[i, j]
    return activation(Z)


def bias_last(X, W, b, activation):
    """the bias is added after the activation; it belongs to Z"""
    A = activation(X.dot(W))
    for j in range(len(b)):
        A[:, j] += b[j]
    return A


def straight(X, W, b, activation):
    """the activation is missing"""
    return np.array(
        [[sum(x * w for x, w in zip(row, W[:, j], strict=True)) + b[j] for j in range(len(b))] for row in X]
    )


def minus(X, W, b, activation):
    """the bias is subtracted"""
    Z = X.dot(W)
    for j in range(len(b)):
        Z[:, j] -= b[j]
    return activation(Z)
