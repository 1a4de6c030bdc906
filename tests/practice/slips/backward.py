"""Answers to "write backward", each with the slip that its docstring names."""

from math import exp as _exp


def _sigma(z):
    return 1 / (1 + _exp(-z))


def _steep(z):
    return _sigma(z) * (1 - _sigma(z))


def _forward(parameters, inputs):
    """Both z of the hidden nodes, both of the outputs."""
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    z1 = w1 * inputs[0] + w2 * inputs[1] + b1
    z2 = w3 * inputs[0] + w4 * inputs[1] + b2
    return z1, z2, w5 * _sigma(z1) + w6 * _sigma(z2) + b3, w7 * _sigma(z1) + w8 * _sigma(z2) + b4


def _listed(inputs, h1, h2, d1, d2, d3, d4):
    x1, x2 = inputs
    return [d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, d3 * h1, d3 * h2, d3, d4 * h1, d4 * h2, d4]


def flat_outputs(parameters, inputs, targets):
    """σ′ is missing at the output nodes"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = _sigma(z3) - targets[0], _sigma(z4) - targets[1]
    d1, d2 = (w5 * d3 + w7 * d4) * _steep(z1), (w6 * d3 + w8 * d4) * _steep(z2)
    return _listed(inputs, _sigma(z1), _sigma(z2), d1, d2, d3, d4)


def flat_hidden(parameters, inputs, targets):
    """σ′ is missing at the hidden nodes"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = (_sigma(z3) - targets[0]) * _steep(z3), (_sigma(z4) - targets[1]) * _steep(z4)
    return _listed(inputs, _sigma(z1), _sigma(z2), w5 * d3 + w7 * d4, w6 * d3 + w8 * d4, d3, d4)


def flat(parameters, inputs, targets):
    """σ′ is missing in both layers"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = _sigma(z3) - targets[0], _sigma(z4) - targets[1]
    return _listed(inputs, _sigma(z1), _sigma(z2), w5 * d3 + w7 * d4, w6 * d3 + w8 * d4, d3, d4)


def bent_twice(parameters, inputs, targets):
    """you give σ′ the output of the node; it takes z"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    h1, h2, o1, o2 = _sigma(z1), _sigma(z2), _sigma(z3), _sigma(z4)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = (o1 - targets[0]) * _steep(o1), (o2 - targets[1]) * _steep(o2)
    d1, d2 = (w5 * d3 + w7 * d4) * _steep(h1), (w6 * d3 + w8 * d4) * _steep(h2)
    return _listed(inputs, h1, h2, d1, d2, d3, d4)


def first_path(parameters, inputs, targets):
    """each hidden node gets only the path through the first output; add the other one"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    d3, d4 = (_sigma(z3) - targets[0]) * _steep(z3), (_sigma(z4) - targets[1]) * _steep(z4)
    d1, d2 = parameters[6] * d3 * _steep(z1), parameters[7] * d3 * _steep(z2)
    return _listed(inputs, _sigma(z1), _sigma(z2), d1, d2, d3, d4)


def second_path(parameters, inputs, targets):
    """each hidden node gets only the path through the second output; add the other one"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    d3, d4 = (_sigma(z3) - targets[0]) * _steep(z3), (_sigma(z4) - targets[1]) * _steep(z4)
    d1, d2 = parameters[9] * d4 * _steep(z1), parameters[10] * d4 * _steep(z2)
    return _listed(inputs, _sigma(z1), _sigma(z2), d1, d2, d3, d4)


def mean_of_paths(parameters, inputs, targets):
    """the contributions of the two paths are averaged; they are added"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = (_sigma(z3) - targets[0]) * _steep(z3), (_sigma(z4) - targets[1]) * _steep(z4)
    d1, d2 = (w5 * d3 + w7 * d4) / 2 * _steep(z1), (w6 * d3 + w8 * d4) / 2 * _steep(z2)
    return _listed(inputs, _sigma(z1), _sigma(z2), d1, d2, d3, d4)


def row_for_column(parameters, inputs, targets):
    """the first hidden node collects over w5 and w6, but w6 leaves from the other hidden node"""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = (_sigma(z3) - targets[0]) * _steep(z3), (_sigma(z4) - targets[1]) * _steep(z4)
    d1, d2 = (w5 * d3 + w6 * d4) * _steep(z1), (w7 * d3 + w8 * d4) * _steep(z2)
    return _listed(inputs, _sigma(z1), _sigma(z2), d1, d2, d3, d4)


def _with_start(parameters, inputs, e1, e2):
    """What follows from the slopes of the loss by the outputs."""
    z1, z2, z3, z4 = _forward(parameters, inputs)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = e1 * _steep(z3), e2 * _steep(z4)
    d1, d2 = (w5 * d3 + w7 * d4) * _steep(z1), (w6 * d3 + w8 * d4) * _steep(z2)
    return _listed(inputs, _sigma(z1), _sigma(z2), d1, d2, d3, d4)


def target_minus_output(parameters, inputs, targets):
    """every slope has the wrong sign: start from o − y, not from y − o"""
    _, _, z3, z4 = _forward(parameters, inputs)
    return _with_start(parameters, inputs, targets[0] - _sigma(z3), targets[1] - _sigma(z4))


def no_half(parameters, inputs, targets):
    """every slope is twice as large as it must be; the half squared error has a half"""
    _, _, z3, z4 = _forward(parameters, inputs)
    return _with_start(parameters, inputs, 2 * (_sigma(z3) - targets[0]), 2 * (_sigma(z4) - targets[1]))


def _outputs_first(parameters, inputs, targets, rate):
    z1, z2, z3, z4 = _forward(parameters, inputs)
    h1, h2 = _sigma(z1), _sigma(z2)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d3, d4 = (_sigma(z3) - targets[0]) * _steep(z3), (_sigma(z4) - targets[1]) * _steep(z4)
    w5, w6, w7, w8 = w5 - rate * d3 * h1, w6 - rate * d3 * h2, w7 - rate * d4 * h1, w8 - rate * d4 * h2
    d1, d2 = (w5 * d3 + w7 * d4) * _steep(z1), (w6 * d3 + w8 * d4) * _steep(z2)
    return _listed(inputs, h1, h2, d1, d2, d3, d4)


def step_of_a_tenth(parameters, inputs, targets):
    """the output weights have already taken a step (learning rate 0.1) when the hidden deltas use them; use those of
    the forward pass
    """
    return _outputs_first(parameters, inputs, targets, 0.1)


def step_of_a_half(parameters, inputs, targets):
    """the output weights have already taken a step (learning rate 0.5) when the hidden deltas use them; use those of
    the forward pass
    """
    return _outputs_first(parameters, inputs, targets, 0.5)


def step_of_one(parameters, inputs, targets):
    """the output weights have already taken a step (learning rate 1) when the hidden deltas use them; use those of
    the forward pass
    """
    return _outputs_first(parameters, inputs, targets, 1)


def step_of_five(parameters, inputs, targets):
    """the output weights have already taken a step (learning rate 5) when the hidden deltas use them; use those of
    the forward pass
    """
    return _outputs_first(parameters, inputs, targets, 5)
