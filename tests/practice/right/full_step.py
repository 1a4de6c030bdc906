"""One whole step of a 2-2-2 network of sigmoids, down the half squared error: all twelve parameters move.

parameters (w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4), inputs (two), targets (two), rate.
"""

import functools
import math

import numpy as np

from nnlesson import activations, backprop, convert, dense, losses, nodes, optimizers, slopes


def _sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _gradient(parameters, inputs, targets):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    (x1, x2), (y1, y2) = inputs, targets
    h1, h2 = _sigmoid(w1 * x1 + w2 * x2 + b1), _sigmoid(w3 * x1 + w4 * x2 + b2)
    o1, o2 = _sigmoid(w5 * h1 + w6 * h2 + b3), _sigmoid(w7 * h1 + w8 * h2 + b4)
    d3, d4 = (o1 - y1) * o1 * (1 - o1), (o2 - y2) * o2 * (1 - o2)
    d1, d2 = (d3 * w5 + d4 * w7) * h1 * (1 - h1), (d3 * w6 + d4 * w8) * h2 * (1 - h2)
    return [d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, d3 * h1, d3 * h2, d3, d4 * h1, d4 * h2, d4]


def by_letters(parameters, inputs, targets, rate):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    x1, x2 = inputs
    y1, y2 = targets
    h1 = _sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = _sigmoid(w3 * x1 + w4 * x2 + b2)
    o1 = _sigmoid(w5 * h1 + w6 * h2 + b3)
    o2 = _sigmoid(w7 * h1 + w8 * h2 + b4)
    d3 = (o1 - y1) * o1 * (1 - o1)
    d4 = (o2 - y2) * o2 * (1 - o2)
    d1 = (w5 * d3 + w7 * d4) * h1 * (1 - h1)
    d2 = (w6 * d3 + w8 * d4) * h2 * (1 - h2)
    w1 -= rate * d1 * x1
    w2 -= rate * d1 * x2
    b1 -= rate * d1
    w3 -= rate * d2 * x1
    w4 -= rate * d2 * x2
    b2 -= rate * d2
    w5 -= rate * d3 * h1
    w6 -= rate * d3 * h2
    b3 -= rate * d3
    w7 -= rate * d4 * h1
    w8 -= rate * d4 * h2
    b4 -= rate * d4
    return [w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4]


def by_z_and_derivative(parameters, inputs, targets, rate):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    x1, x2 = inputs
    s, ds = activations.sigmoid, activations.sigmoid.derivative
    z1, z2 = b1 + w1 * x1 + w2 * x2, b2 + w3 * x1 + w4 * x2
    h1, h2 = s(z1), s(z2)
    z3, z4 = b3 + w5 * h1 + w6 * h2, b4 + w7 * h1 + w8 * h2
    e1, e2 = (s(z3) - targets[0]) * ds(z3), (s(z4) - targets[1]) * ds(z4)
    e3, e4 = (w5 * e1 + w7 * e2) * ds(z1), (w6 * e1 + w8 * e2) * ds(z2)
    return (
        *(w1 - rate * e3 * x1, w2 - rate * e3 * x2, b1 - rate * e3),
        *(w3 - rate * e4 * x1, w4 - rate * e4 * x2, b2 - rate * e4),
        *(w5 - rate * e1 * h1, w6 - rate * e1 * h2, b3 - rate * e1),
        *(w7 - rate * e2 * h1, w8 - rate * e2 * h2, b4 - rate * e2),
    )


def by_indexes(parameters, inputs, targets, rate):
    slopes = _gradient(parameters, inputs, targets)
    new = []
    for i in range(len(parameters)):
        new.append(parameters[i] - rate * slopes[i])
    return new


def by_zip(parameters, inputs, targets, rate):
    return [p - rate * g for p, g in zip(parameters, _gradient(parameters, inputs, targets), strict=True)]


def on_a_copy(parameters, inputs, targets, rate):
    new = list(parameters)
    for i, slope in enumerate(_gradient(parameters, inputs, targets)):
        new[i] -= rate * slope
    return new


def with_a_while_loop(parameters, inputs, targets, rate):
    slopes, moved = _gradient(parameters, inputs, targets), []
    while len(moved) < 12:
        place = len(moved)
        moved.append(parameters[place] - rate * slopes[place])
    return moved


def by_map(parameters, inputs, targets, rate):
    return list(map(lambda p, g: p - rate * g, parameters, _gradient(parameters, inputs, targets)))


def by_reduce(parameters, inputs, targets, rate):
    pairs = zip(parameters, _gradient(parameters, inputs, targets))
    return functools.reduce(lambda moved, pair: [*moved, pair[0] - rate * pair[1]], pairs, [])


def node_by_node(parameters, inputs, targets, rate):
    table = [list(parameters[begin : begin + 3]) for begin in (0, 3, 6, 9)]

    def answer(node, values):
        return _sigmoid(sum(w * x for w, x in zip(node, [*values, 1])))

    h = [answer(node, inputs) for node in table[:2]]
    o = [answer(node, h) for node in table[2:]]
    outer = [(o[k] - targets[k]) * o[k] * (1 - o[k]) for k in range(2)]
    inner = [sum(outer[k] * table[2 + k][j] for k in range(2)) * h[j] * (1 - h[j]) for j in range(2)]
    for node, delta, values in zip(table, inner + outer, [inputs, inputs, h, h]):
        for i, value in enumerate([*values, 1]):
            node[i] -= rate * delta * value
    return [number for node in table for number in node]


def by_indexed_loops(p, x, y, rate):
    h, o, delta = [0.0] * 2, [0.0] * 2, [0.0] * 4
    for j in range(2):
        h[j] = activations.sigmoid(p[3 * j] * x[0] + p[3 * j + 1] * x[1] + p[3 * j + 2])
    for k in range(2):
        o[k] = activations.sigmoid(p[6 + 3 * k] * h[0] + p[7 + 3 * k] * h[1] + p[8 + 3 * k])
        delta[2 + k] = (o[k] - y[k]) * o[k] * (1 - o[k])
    for j in range(2):
        for k in range(2):
            delta[j] += delta[2 + k] * p[6 + 3 * k + j]
        delta[j] *= h[j] * (1 - h[j])
    new = []
    for node in range(4):
        seen = x if node < 2 else h
        for i in range(2):
            new.append(p[3 * node + i] - rate * delta[node] * seen[i])
        new.append(p[3 * node + 2] - rate * delta[node])
    return new


def by_a_dictionary(parameters, inputs, targets, rate):
    names = ["w1", "w2", "b1", "w3", "w4", "b2", "w5", "w6", "b3", "w7", "w8", "b4"]
    p, g = dict(zip(names, parameters)), dict(zip(names, _gradient(parameters, inputs, targets)))
    return [p[name] - rate * g[name] for name in names]


def by_numpy(parameters, inputs, targets, rate):
    table = np.array(parameters, dtype=float).reshape(2, 2, 3)
    x = np.array([*inputs, 1.0])
    h = np.array([*activations.sigmoid(table[0] @ x), 1.0])
    o = activations.sigmoid(table[1] @ h)
    outer = (o - np.array(targets)) * o * (1 - o)
    inner = outer @ table[1][:, :2] * h[:2] * (1 - h[:2])
    return (table - rate * np.array([np.outer(inner, x), np.outer(outer, h)])).ravel()


def by_numpy_as_list(parameters, inputs, targets, rate):
    return (np.array(parameters) - rate * np.array(_gradient(parameters, inputs, targets))).tolist()


def list_of_numpy_numbers(parameters, inputs, targets, rate):
    p = np.array(parameters, dtype=float)
    p -= np.multiply(rate, _gradient(parameters, inputs, targets))
    return list(p)


def _network(parameters):
    four = [nodes.Node(parameters[i : i + 2], parameters[i + 2], activations.sigmoid) for i in (0, 3, 6, 9)]
    return nodes.Network([nodes.Layer(four[:2]), nodes.Layer(four[2:])])


def by_nodes_of_the_package(parameters, inputs, targets, rate):
    network = _network(parameters)
    gradients = backprop.backward(network, inputs, targets, losses.half_squared_error)
    return backprop.update(network, gradients, rate).parameters


def by_downhill_of_the_package(parameters, inputs, targets, rate):
    gradients = backprop.backward(_network(parameters), inputs, targets, losses.half_squared_error)
    return slopes.downhill(list(parameters), backprop.flatten(gradients), rate)


def by_dense_of_the_package(parameters, inputs, targets, rate):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    first = dense.Dense([[w1, w3], [w2, w4]], [b1, b2], activations.sigmoid)
    mlp = dense.MLP([first, dense.Dense([[w5, w7], [w6, w8]], [b3, b4], activations.sigmoid)])
    _, gradients = mlp.loss_and_gradients([list(inputs)], [list(targets)], losses.half_squared_error)
    optimizers.SGD(rate).step(mlp.parameters, gradients)
    return convert.to_nodes(mlp).parameters


by_lambda = lambda parameters, inputs, targets, rate: [
    p - rate * g for p, g in zip(parameters, _gradient(parameters, inputs, targets))
]


class _Step:
    def __call__(self, parameters, inputs, targets, rate):
        self.moved = [*parameters]
        for place, slope in enumerate(_gradient(tuple(parameters), inputs, targets)):
            self.moved[place] = self.moved[place] - slope * rate
        return self.moved


by_an_object = _Step()
