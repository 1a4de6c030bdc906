"""Answers to "a layer of three", each with the slip that its docstring names."""


def bias_in_the_inner_loop(weights, biases, inputs):
    """you add the bias once for every input; it is added once for every node"""
    outputs = []
    for j in range(len(weights)):
        z = 0
        for i in range(len(inputs)):
            z += weights[j][i] * inputs[i] + biases[j]
        outputs.append(z)
    return outputs


def no_bias(weights, biases, inputs):
    """the bias is missing"""
    outputs = []
    for row in weights:
        z = 0
        for weight, x in zip(row, inputs, strict=True):
            z += weight * x
        outputs.append(z)
    return outputs


def minus_bias(weights, biases, inputs):
    """you subtract the bias; it is added, and may itself be negative"""
    outputs = []
    for row, bias in zip(weights, biases, strict=True):
        z = 0
        for weight, x in zip(row, inputs, strict=True):
            z += weight * x
        outputs.append(z - bias)
    return outputs


def always_the_first(weights, biases, inputs):
    """every node gets the bias of the first one"""
    outputs = []
    for row in weights:
        z = biases[0]
        for i in range(len(row)):
            z += row[i] * inputs[i]
        outputs.append(z)
    return outputs
