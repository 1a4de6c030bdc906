"""Answers to "the same number as scikit-learn", each with the slip that its docstring names."""

# these are slips

import numpy as np


def _relu(row):
    return [max(0.0, z) for z in row]


def turned(coefs, intercepts, X, Y):
    """you turned the first table. scikit-learn keeps a row for each input, as we do; it is PyTorch that turns it"""
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        hidden = _relu(coefs[0] @ x + intercepts[0])
        total += ((hidden @ coefs[1] + intercepts[1] - y) ** 2).sum()
    return total / Y.size / 2


def no_half(coefs, intercepts, X, Y):
    """the half is missing"""
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        hidden = _relu(x @ coefs[0] + intercepts[0])
        total += ((hidden @ coefs[1] + intercepts[1] - y) ** 2).sum()
    return total / Y.size


def turned_without_half(coefs, intercepts, X, Y):
    """the half is missing, and you turned the first table, which scikit-learn keeps as we do"""
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        hidden = _relu(coefs[0] @ x + intercepts[0])
        total += ((hidden @ coefs[1] + intercepts[1] - y) ** 2).sum()
    return total / Y.size


def ours(coefs, intercepts, X, Y):
    """
    that is our half squared error. For two outputs it is twice what scikit-learn reports: there, the outputs are
    averaged too
    """
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        hidden = _relu(x @ coefs[0] + intercepts[0])
        total += ((hidden @ coefs[1] + intercepts[1] - y) ** 2).sum() / 2
    return total / len(X)


def no_mean(coefs, intercepts, X, Y):
    """that is a sum over the samples; take the mean"""
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        hidden = _relu(x @ coefs[0] + intercepts[0])
        total += ((hidden @ coefs[1] + intercepts[1] - y) ** 2).sum() / 2
    return total


def all_squares(coefs, intercepts, X, Y):
    """the half is missing, and that is a sum over the samples; take the mean"""
    total = 0.0
    for x, y in zip(X, Y, strict=True):
        hidden = _relu(x @ coefs[0] + intercepts[0])
        total += ((hidden @ coefs[1] + intercepts[1] - y) ** 2).sum()
    return total


def straight(coefs, intercepts, X, Y):
    """ReLU is missing in the hidden layer"""
    hidden = X.dot(coefs[0]) + intercepts[0]
    answers = hidden.dot(coefs[1]) + intercepts[1]
    return np.square(answers - Y).sum() / 2 / Y.size


def relu_twice(coefs, intercepts, X, Y):
    """the output of MLPRegressor has no activation"""
    outputs = X
    for W, b in zip(coefs, intercepts, strict=True):
        outputs = np.array([_relu(row) for row in outputs @ W + b])
    return np.square(outputs - Y).sum() / 2 / Y.size


def no_bias(coefs, intercepts, X, Y):
    """the biases are missing"""
    hidden = np.array([_relu(row) for row in X @ coefs[0]])
    return np.square(hidden @ coefs[1] - Y).sum() / 2 / Y.size


def no_square(coefs, intercepts, X, Y):
    """the number is another one. Write down the shapes of X W1 + b1 and of the outputs first"""
    hidden = np.array([_relu(row) for row in X @ coefs[0] + intercepts[0]])
    return np.abs(hidden @ coefs[1] + intercepts[1] - Y).mean() / 2
