"""What do the nodes of a layer answer? weights (one row for each node), biases (one for each node), inputs."""

import functools
import operator

import numpy as np

from nnlesson import dense, nodes


def _node(weights, bias, inputs):
    z = bias
    for weight, value in zip(weights, inputs, strict=True):
        z += weight * value
    return z


def by_indexes(weights, biases, inputs):
    outputs = []
    for j in range(len(weights)):
        z = 0
        for i in range(len(inputs)):
            z += weights[j][i] * inputs[i]
        outputs.append(z + biases[j])
    return outputs


def by_zip(weights, biases, inputs):
    outputs = []
    for row, bias in zip(weights, biases):
        z = bias
        for w, x in zip(row, inputs):
            z += w * x
        outputs.append(z)
    return outputs


def by_enumerate(weights, biases, inputs):
    result = []
    for k, row in enumerate(weights):
        total = biases[k]
        for i, w in enumerate(row):
            total = total + w * inputs[i]
        result.append(total)
    return result


def by_comprehension(weights, biases, inputs):
    return [sum(w * x for w, x in zip(row, inputs)) + b for row, b in zip(weights, biases)]


def by_a_helper(weights, biases, inputs):
    return [_node(weights[k], biases[k], inputs) for k in range(len(weights))]


def with_a_helper_inside(weights, biases, inputs):
    def dot(row):
        return sum(row[i] * inputs[i] for i in range(len(row)))

    answers = []
    for row, bias in zip(weights, biases, strict=True):
        answers.append(dot(row) + bias)
    return answers


def as_a_tuple(weights, biases, inputs):
    return tuple(_node(row, bias, inputs) for row, bias in zip(weights, biases))


def by_prepared_list(weights, biases, inputs):
    outputs = [0.0] * len(biases)
    for k in range(len(outputs)):
        for w, x in zip(weights[k], inputs):
            outputs[k] += w * x
        outputs[k] += biases[k]
    return outputs


def on_a_copy_of_the_biases(weights, biases, inputs):
    outputs = list(biases)
    for node, row in enumerate(weights):
        for place, weight in enumerate(row):
            outputs[node] += weight * inputs[place]
    return outputs


def input_by_input(weights, biases, inputs):
    outputs = list(biases)
    for i, x in enumerate(inputs):
        outputs = [z + row[i] * x for z, row in zip(outputs, weights)]
    return outputs


def with_while_loops(weights, biases, inputs):
    outputs, node = [], 0
    while node < len(weights):
        z, i = biases[node], 0
        while i < len(inputs):
            z += weights[node][i] * inputs[i]
            i += 1
        outputs += [z]
        node += 1
    return outputs


def by_map(weights, biases, inputs):
    return list(map(lambda row, bias: sum(map(operator.mul, row, inputs), bias), weights, biases))


def by_reduce(weights, biases, inputs):
    return [
        functools.reduce(lambda z, pair: z + pair[0] * pair[1], zip(row, inputs), bias)
        for row, bias in zip(weights, biases)
    ]


def by_recursion(weights, biases, inputs):
    if len(weights) == 0:
        return []
    return [_node(weights[0], biases[0], inputs), *by_recursion(weights[1:], biases[1:], inputs)]


def with_the_bias_as_a_weight(weights, biases, inputs):
    longer = [*inputs, 1]
    return [sum(w * x for w, x in zip([*row, bias], longer)) for row, bias in zip(weights, biases)]


def by_numpy(weights, biases, inputs):
    return np.array(weights) @ np.array(inputs) + np.array(biases)


def by_numpy_as_list(weights, biases, inputs):
    return (np.dot(weights, inputs) + biases).tolist()


def list_of_numpy_numbers(weights, biases, inputs):
    return [np.dot(row, inputs) + bias for row, bias in zip(weights, biases)]


def by_einsum(weights, biases, inputs):
    return list(np.einsum("ji,i->j", np.asarray(weights, float), np.asarray(inputs, float)) + np.asarray(biases))


def by_nodes_of_the_package(weights, biases, inputs):
    return [nodes.Node(row, bias).forward(inputs) for row, bias in zip(weights, biases, strict=True)]


def by_layer_of_the_package(weights, biases, inputs):
    row_of_nodes = [nodes.Node(row, bias) for row, bias in zip(weights, biases, strict=True)]
    return nodes.Layer(row_of_nodes).forward(inputs)


def by_dense(weights, biases, inputs):
    return dense.Dense(np.transpose(weights), biases).forward(np.array([inputs]))[0].tolist()


class _Layer:
    def __call__(self, weights, biases, inputs):
        return [self.node(row, bias, inputs) for row, bias in zip(weights, biases)]

    def node(self, row, bias, inputs):
        return bias + sum(w * x for w, x in zip(row, inputs))


by_an_object = _Layer()
