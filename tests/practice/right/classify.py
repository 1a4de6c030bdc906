"""Which node has the largest output? weights (one row for each node), inputs; of several that tie, the first."""

import functools
import operator

import numpy as np

from nnlesson import nodes


def _weighted_sum(weights, inputs):
    z = 0.0
    for weight, value in zip(weights, inputs, strict=True):
        z += weight * value
    return z


def by_indexes(weights, inputs):
    best = 0
    largest = None
    for j in range(len(weights)):
        z = 0
        for i in range(len(inputs)):
            z = z + weights[j][i] * inputs[i]
        if largest is None or z > largest:
            largest = z
            best = j
    return best


def by_zip(weights, inputs):
    outputs = []
    for row in weights:
        outputs.append(sum(w * x for w, x in zip(row, inputs)))
    return outputs.index(max(outputs))


def by_comprehension(weights, inputs):
    outputs = [sum([w * x for w, x in zip(row, inputs)]) for row in weights]
    return outputs.index(max(outputs))


def by_enumerate(weights, inputs):
    winner, record = -1, float("-inf")
    for place, row in enumerate(weights):
        z = _weighted_sum(row, inputs)
        if z > record:
            winner, record = place, z
    return winner


def from_the_end(weights, inputs):
    winner = len(weights) - 1
    record = _weighted_sum(weights[winner], inputs)
    for place in range(len(weights) - 2, -1, -1):
        z = _weighted_sum(weights[place], inputs)
        if z >= record:
            winner, record = place, z
    return winner


def with_early_continue(weights, inputs):
    outputs = [_weighted_sum(row, inputs) for row in weights]
    best = 0
    for place in range(1, len(outputs)):
        if outputs[place] <= outputs[best]:
            continue
        best = place
    return best


def with_a_while_loop(w, x):
    best = 0
    best_z = _weighted_sum(w[0], x)
    node = 1
    while node < len(w):
        z = _weighted_sum(w[node], x)
        if best_z < z:
            best, best_z = node, z
        node += 1
    return best


def by_max_with_a_key(weights, inputs):
    return max(range(len(weights)), key=lambda node: _weighted_sum(weights[node], inputs))


def by_getitem(weights, inputs):
    outputs = [_weighted_sum(row, inputs) for row in weights]
    return max(range(len(outputs)), key=outputs.__getitem__)


def by_pairs(weights, inputs):
    best = max((_weighted_sum(row, inputs), -place) for place, row in enumerate(weights))
    return -best[1]


def by_sorting(weights, inputs):
    outputs = [_weighted_sum(row, inputs) for row in weights]
    return sorted(range(len(outputs)), key=lambda k: outputs[k], reverse=True)[0]


def by_a_dictionary(weights, inputs):
    outputs = {}
    for place, row in enumerate(weights):
        outputs[place] = _weighted_sum(row, inputs)
    return max(outputs, key=outputs.get)


def by_map(weights, inputs):
    outputs = list(map(lambda row: sum(map(operator.mul, row, inputs)), weights))
    return outputs.index(max(outputs))


def by_reduce(weights, inputs):
    outputs = [functools.reduce(lambda z, pair: z + pair[0] * pair[1], zip(row, inputs), 0.0) for row in weights]
    return functools.reduce(lambda best, k: k if outputs[k] > outputs[best] else best, range(len(outputs)))


def by_recursion(weights, inputs):
    def total(row, x):
        return row[0] * x[0] + total(row[1:], x[1:]) if len(row) > 0 else 0.0

    def best_from(place):
        if place == len(weights) - 1:
            return place
        later = best_from(place + 1)
        return place if total(weights[place], inputs) >= total(weights[later], inputs) else later

    return best_from(0)


def by_next(weights, inputs):
    outputs = [_weighted_sum(row, inputs) for row in weights]
    record = max(outputs)
    return next(place for place, z in enumerate(outputs) if z == record)


def by_walrus(weights, inputs):
    best, record = 0, float("-inf")
    for place, row in enumerate(weights):
        if (z := _weighted_sum(row, inputs)) > record:
            best, record = place, z
    return best


def by_try(weights, inputs):
    record = None
    for place, row in enumerate(weights):
        z = _weighted_sum(row, inputs)
        try:
            better = z > record
        except TypeError:
            better = True
        if better:
            best, record = place, z
    return best


def by_numpy(weights, inputs):
    return np.argmax([np.dot(row, inputs) for row in weights])


def by_numpy_as_int(weights, inputs):
    products = np.asarray(weights) * np.asarray(inputs)
    return int(products.sum(axis=1).argmax())


def by_matmul(weights, inputs):
    """Adds in another order than a loop, so the last digit may differ: only exact ties are ties."""
    return np.argmax(np.array(weights) @ np.array(inputs))


def by_the_package(weights, inputs):
    outputs = nodes.Layer([nodes.Node(row) for row in weights]).forward(inputs)
    return outputs.index(max(outputs))


by_lambda = lambda weights, inputs: int(np.argmax([_weighted_sum(row, inputs) for row in weights]))


class _Classifier:
    def __call__(self, weights, inputs):
        self.outputs = [_weighted_sum(row, inputs) for row in weights]
        return self.outputs.index(max(self.outputs))


by_an_object = _Classifier()
