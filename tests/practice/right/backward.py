"""Twelve slopes of the half squared error of a 2-2-2 network of sigmoids.

parameters (w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4), inputs (two), targets (two).
"""

import itertools
import math

import numpy as np

from nnlesson import activations, backprop, dense, losses, nodes


def _sigmoid(z):
    return 0.5 + 0.5 * math.tanh(z / 2)


def by_letters(parameters, inputs, targets):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    x1, x2 = inputs
    y1, y2 = targets
    h1 = _sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = _sigmoid(w3 * x1 + w4 * x2 + b2)
    o1 = _sigmoid(w5 * h1 + w6 * h2 + b3)
    o2 = _sigmoid(w7 * h1 + w8 * h2 + b4)
    d3 = (o1 - y1) * o1 * (1 - o1)
    d4 = (o2 - y2) * o2 * (1 - o2)
    d1 = (d3 * w5 + d4 * w7) * h1 * (1 - h1)
    d2 = (d3 * w6 + d4 * w8) * h2 * (1 - h2)
    return [d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, d3 * h1, d3 * h2, d3, d4 * h1, d4 * h2, d4]


def by_z_and_derivative(parameters, inputs, targets):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    x1, x2 = inputs
    sigmoid = activations.sigmoid
    z1 = b1 + w1 * x1 + w2 * x2
    z2 = b2 + w3 * x1 + w4 * x2
    h1, h2 = sigmoid(z1), sigmoid(z2)
    z3 = b3 + w5 * h1 + w6 * h2
    z4 = b4 + w7 * h1 + w8 * h2
    d3 = (sigmoid(z3) - targets[0]) * sigmoid.derivative(z3)
    d4 = (sigmoid(z4) - targets[1]) * sigmoid.derivative(z4)
    d1 = (d3 * w5 + d4 * w7) * sigmoid.derivative(z1)
    d2 = (d3 * w6 + d4 * w8) * sigmoid.derivative(z2)
    return (d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, d3 * h1, d3 * h2, d3, d4 * h1, d4 * h2, d4)


def by_indexes(p, x, y):
    h = [0.0, 0.0]
    for j in range(2):
        h[j] = activations.sigmoid(p[3 * j] * x[0] + p[3 * j + 1] * x[1] + p[3 * j + 2])
    o = [0.0, 0.0]
    for k in range(2):
        o[k] = activations.sigmoid(p[6 + 3 * k] * h[0] + p[7 + 3 * k] * h[1] + p[8 + 3 * k])
    slopes = [0.0] * 12
    for k in range(2):
        delta = (o[k] - y[k]) * o[k] * (1 - o[k])
        slopes[6 + 3 * k] = delta * h[0]
        slopes[7 + 3 * k] = delta * h[1]
        slopes[8 + 3 * k] = delta
    for j in range(2):
        back = 0.0
        for k in range(2):
            back += slopes[8 + 3 * k] * p[6 + 3 * k + j]
        delta = back * h[j] * (1 - h[j])
        slopes[3 * j] = delta * x[0]
        slopes[3 * j + 1] = delta * x[1]
        slopes[3 * j + 2] = delta
    return slopes


def path_by_path(parameters, inputs, targets):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    x1, x2 = inputs
    h1, h2 = _sigmoid(w1 * x1 + w2 * x2 + b1), _sigmoid(w3 * x1 + w4 * x2 + b2)
    answers = [_sigmoid(w5 * h1 + w6 * h2 + b3), _sigmoid(w7 * h1 + w8 * h2 + b4)]
    slopes = [0.0] * 12
    for place, (o, y, to_1, to_2) in enumerate(zip(answers, targets, (w5, w7), (w6, w8))):
        delta = (o - y) * o * (1 - o)
        begin = 6 + 3 * place
        slopes[begin : begin + 3] = [delta * h1, delta * h2, delta]
        one, two = delta * to_1 * h1 * (1 - h1), delta * to_2 * h2 * (1 - h2)
        slopes[:6] = [a + b for a, b in zip(slopes, [one * x1, one * x2, one, two * x1, two * x2, two])]
    return slopes


def by_a_dictionary(parameters, inputs, targets):
    names = ["w1", "w2", "b1", "w3", "w4", "b2", "w5", "w6", "b3", "w7", "w8", "b4"]
    p = dict(zip(names, parameters))
    h1 = _sigmoid(p["b1"] + p["w1"] * inputs[0] + p["w2"] * inputs[1])
    h2 = _sigmoid(p["b2"] + p["w3"] * inputs[0] + p["w4"] * inputs[1])
    o1 = _sigmoid(p["b3"] + p["w5"] * h1 + p["w6"] * h2)
    o2 = _sigmoid(p["b4"] + p["w7"] * h1 + p["w8"] * h2)
    d = {}
    d["b3"] = (o1 - targets[0]) * (o1 - o1**2)
    d["b4"] = (o2 - targets[1]) * (o2 - o2**2)
    d["w5"], d["w6"] = d["b3"] * h1, d["b3"] * h2
    d["w7"], d["w8"] = d["b4"] * h1, d["b4"] * h2
    d["b1"] = (d["b3"] * p["w5"] + d["b4"] * p["w7"]) * (h1 - h1**2)
    d["b2"] = (d["b3"] * p["w6"] + d["b4"] * p["w8"]) * (h2 - h2**2)
    d["w1"], d["w2"] = d["b1"] * inputs[0], d["b1"] * inputs[1]
    d["w3"], d["w4"] = d["b2"] * inputs[0], d["b2"] * inputs[1]
    return [d[name] for name in names]


def by_nested_lists(parameters, inputs, targets):
    numbers = iter(parameters)
    layers = [[[next(numbers) for _ in range(3)] for _ in range(2)] for _ in range(2)]
    received = [list(inputs)]
    for layer in layers:
        last = received[-1]
        received.append([_sigmoid(sum(w * x for w, x in zip(node, last)) + node[-1]) for node in layer])
    back = [o - y for o, y in zip(received[-1], targets)]
    slopes = []
    for layer, came_in, went_out in zip(layers[::-1], received[-2::-1], received[::-1]):
        deltas = [b * o * (1 - o) for b, o in zip(back, went_out)]
        of_layer = [[*(d * x for x in came_in), d] for d in deltas]
        slopes = [*itertools.chain(*of_layer), *slopes]
        back = [sum(d * node[i] for d, node in zip(deltas, layer)) for i in range(2)]
    return slopes


def by_recursion(parameters, inputs, targets):
    def through(layers, x):
        if not layers:
            return [], [o - y for o, y in zip(x, targets)]
        (*w, b), (*v, c) = layers[0][:3], layers[0][3:]
        out = [_sigmoid(w[0] * x[0] + w[1] * x[1] + b), _sigmoid(v[0] * x[0] + v[1] * x[1] + c)]
        later, back = through(layers[1:], out)
        d, e = (slope * o * (1 - o) for slope, o in zip(back, out))
        mine = [d * x[0], d * x[1], d, e * x[0], e * x[1], e]
        return mine + later, [w[0] * d + v[0] * e, w[1] * d + v[1] * e]

    slopes, _ = through([list(parameters[:6]), list(parameters[6:])], list(inputs))
    return slopes


def by_try(parameters, inputs, targets):
    def sigmoid(z):
        try:
            return 1 / (1 + math.exp(-z))
        except OverflowError:
            return 0.0

    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    x1, x2 = inputs
    h1, h2 = sigmoid(w1 * x1 + w2 * x2 + b1), sigmoid(w3 * x1 + w4 * x2 + b2)
    o1, o2 = sigmoid(w5 * h1 + w6 * h2 + b3), sigmoid(w7 * h1 + w8 * h2 + b4)
    d3, d4 = (o1 - targets[0]) * o1 * (1 - o1), (o2 - targets[1]) * o2 * (1 - o2)
    d1, d2 = (w5 * d3 + w7 * d4) * h1 * (1 - h1), (w6 * d3 + w8 * d4) * h2 * (1 - h2)
    slopes = []
    for delta, seen in [(d1, inputs), (d2, inputs), (d3, (h1, h2)), (d4, (h1, h2))]:
        for value in seen:
            slopes.append(delta * value)
        slopes.append(delta)
    return slopes


def with_a_helper_inside(parameters, inputs, targets):
    def three(delta, first, second):
        return [delta * first, delta * second, delta]

    def node(place, first, second):
        w, v, b = parameters[place : place + 3]
        return _sigmoid(w * first + v * second + b)

    h1, h2 = node(0, *inputs), node(3, *inputs)
    o1, o2 = node(6, h1, h2), node(9, h1, h2)
    d3, d4 = o1 * (1 - o1) * (o1 - targets[0]), o2 * (1 - o2) * (o2 - targets[1])
    d1 = h1 * (1 - h1) * (parameters[6] * d3 + parameters[9] * d4)
    d2 = h2 * (1 - h2) * (parameters[7] * d3 + parameters[10] * d4)
    return three(d1, *inputs) + three(d2, *inputs) + three(d3, h1, h2) + three(d4, h1, h2)


def by_extending(parameters, inputs, targets):
    first, second = parameters[:6], parameters[6:]
    h = []
    for w, v, b in (first[:3], first[3:]):
        h.append(_sigmoid(w * inputs[0] + v * inputs[1] + b))
    deltas = []
    for (w, v, b), y in zip((second[:3], second[3:]), targets):
        o = _sigmoid(w * h[0] + v * h[1] + b)
        deltas.append((o - y) * o * (1 - o))
    slopes = []
    for j in (0, 1):
        delta = (second[j] * deltas[0] + second[3 + j] * deltas[1]) * h[j] * (1 - h[j])
        slopes.extend([delta * inputs[0], delta * inputs[1], delta])
    for delta in deltas:
        slopes.extend([delta * h[0], delta * h[1], delta])
    return slopes


def by_numpy(parameters, inputs, targets):
    table = np.array(parameters, dtype=float).reshape(2, 2, 3)  # layer, node, two weights and the bias
    x, y = np.array(inputs, dtype=float), np.array(targets, dtype=float)
    h = activations.sigmoid(table[0, :, :2] @ x + table[0, :, 2])
    o = activations.sigmoid(table[1, :, :2] @ h + table[1, :, 2])
    delta_2 = (o - y) * o * (1 - o)
    delta_1 = table[1, :, :2].T @ delta_2 * h * (1 - h)
    slopes = np.empty((2, 2, 3))
    slopes[0] = np.outer(delta_1, [*x, 1])
    slopes[1] = np.outer(delta_2, [*h, 1])
    return slopes.ravel()


def by_numpy_as_list(parameters, inputs, targets):
    p = np.asarray(parameters, dtype=float)
    W1, b1, W2, b2 = p[[0, 1, 3, 4]].reshape(2, 2), p[[2, 5]], p[[6, 7, 9, 10]].reshape(2, 2), p[[8, 11]]
    x = np.asarray(inputs, dtype=float)
    z1 = W1 @ x + b1
    h = activations.sigmoid(z1)
    z2 = W2 @ h + b2
    d2 = (activations.sigmoid(z2) - np.asarray(targets)) * activations.sigmoid.derivative(z2)
    d1 = (d2 @ W2) * activations.sigmoid.derivative(z1)
    slopes = np.zeros(12)
    slopes[[0, 1, 3, 4]] = np.outer(d1, x).ravel()
    slopes[[2, 5]] = d1
    slopes[[6, 7, 9, 10]] = np.outer(d2, h).ravel()
    slopes[[8, 11]] = d2
    return slopes.tolist()


def by_nodes_of_the_package(parameters, inputs, targets):
    p = list(parameters)
    layers = []
    for begin in (0, 6):
        one, two = p[begin : begin + 3], p[begin + 3 : begin + 6]
        layers.append(nodes.Layer([nodes.Node(each[:2], each[2], activations.sigmoid) for each in (one, two)]))
    gradients = backprop.backward(nodes.Network(layers), inputs, targets, losses.half_squared_error)
    return backprop.flatten(gradients)


def by_dense_of_the_package(parameters, inputs, targets):
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    first = dense.Dense([[w1, w3], [w2, w4]], [b1, b2], activations.sigmoid)
    last = dense.Dense([[w5, w7], [w6, w8]], [b3, b4], activations.sigmoid)
    mlp = dense.MLP([first, last])
    _, slopes = mlp.loss_and_gradients([list(inputs)], [list(targets)], losses.half_squared_error)
    answer = []
    for weights, biases in (slopes[:2], slopes[2:]):
        for column, bias in zip(weights.T, biases):
            answer += [*column.tolist(), float(bias)]
    return answer


class _Number:
    """A number that remembers what it was made of, and how steep it is in each part."""

    def __init__(self, value, parts=()):
        self.value, self.parts, self.slope = value, parts, 0.0

    def __add__(self, other):
        return _Number(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        return _Number(self.value * other.value, [(self, other.value), (other, self.value)])

    def sigmoid(self):
        s = _sigmoid(self.value)
        return _Number(s, [(self, s * (1 - s))])

    def push(self, slope):
        self.slope += slope
        for part, steepness in self.parts:
            part.push(slope * steepness)


def by_numbers_that_remember(parameters, inputs, targets):
    numbers = [_Number(p) for p in parameters]

    def node(place, first, second):
        return (numbers[place] * first + numbers[place + 1] * second + numbers[place + 2]).sigmoid()

    x = [_Number(value) for value in inputs]
    h = [node(0, *x), node(3, *x)]
    for o, y in zip([node(6, *h), node(9, *h)], targets):
        o.push(o.value - y)
    return [number.slope for number in numbers]


class _Backward:
    def __call__(self, parameters, inputs, targets):
        self.p, self.x, self.y = parameters, inputs, targets
        self.forward()
        d3, d4 = (self.delta(o, o - y) for o, y in zip(self.o, self.y))
        d1 = self.delta(self.h[0], self.p[6] * d3 + self.p[9] * d4)
        d2 = self.delta(self.h[1], self.p[7] * d3 + self.p[10] * d4)
        received = [*self.x, 1], [*self.x, 1], [*self.h, 1], [*self.h, 1]
        return [d * value for d, values in zip((d1, d2, d3, d4), received) for value in values]

    def forward(self):
        self.h = [self.node(place, self.x) for place in (0, 3)]
        self.o = [self.node(place, self.h) for place in (6, 9)]

    def node(self, place, values):
        return _sigmoid(self.p[place] * values[0] + self.p[place + 1] * values[1] + self.p[place + 2])

    def delta(self, output, arrives):
        return arrives * output * (1 - output)


by_an_object = _Backward()
