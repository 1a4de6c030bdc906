"""Answers to "a full step", each with the slip that its docstring names."""

from math import exp as _exp


def _sigma(z):
    return 1 / (1 + _exp(-z))


def _passed(parameters, inputs, targets):
    """The outputs of the hidden nodes, and the deltas of the output nodes."""
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    h1 = _sigma(w1 * inputs[0] + w2 * inputs[1] + b1)
    h2 = _sigma(w3 * inputs[0] + w4 * inputs[1] + b2)
    o1 = _sigma(w5 * h1 + w6 * h2 + b3)
    o2 = _sigma(w7 * h1 + w8 * h2 + b4)
    return h1, h2, (o1 - targets[0]) * o1 * (1 - o1), (o2 - targets[1]) * o2 * (1 - o2)


def _slopes(parameters, inputs, targets):
    """All twelve, right."""
    h1, h2, e1, e2 = _passed(parameters, inputs, targets)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d1, d2 = (w5 * e1 + w7 * e2) * h1 * (1 - h1), (w6 * e1 + w8 * e2) * h2 * (1 - h2)
    x1, x2 = inputs
    return [d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, e1 * h1, e1 * h2, e1, e2 * h1, e2 * h2, e2]


def outputs_first(parameters, inputs, targets, rate):
    """your hidden deltas use output weights that have already moved; find all twelve slopes first (with the biases left
    alone this slip gives the much-quoted loss 0.291027924)
    """
    w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 = parameters
    h1, h2, e1, e2 = _passed(parameters, inputs, targets)
    w5 -= rate * e1 * h1
    w6 -= rate * e1 * h2
    b3 -= rate * e1
    w7 -= rate * e2 * h1
    w8 -= rate * e2 * h2
    b4 -= rate * e2
    d1 = (w5 * e1 + w7 * e2) * h1 * (1 - h1)
    d2 = (w6 * e1 + w8 * e2) * h2 * (1 - h2)
    w1 -= rate * d1 * inputs[0]
    w2 -= rate * d1 * inputs[1]
    b1 -= rate * d1
    w3 -= rate * d2 * inputs[0]
    w4 -= rate * d2 * inputs[1]
    b2 -= rate * d2
    return [w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4]


def outputs_first_without_biases(parameters, inputs, targets, rate):
    """your hidden deltas use output weights that have already moved, and no bias moves; together this gives the
    much-quoted loss 0.291027924
    """
    moved = outputs_first(parameters, inputs, targets, rate)
    for place in (2, 5, 8, 11):
        moved[place] = parameters[place]
    return moved


def no_bias(parameters, inputs, targets, rate):
    """no bias has moved, so the loss falls to 0.291027774 only; each bias has a slope too, the delta of its node"""
    moved = []
    for place, slope in enumerate(_slopes(parameters, inputs, targets)):
        moved.append(parameters[place] if place % 3 == 2 else parameters[place] - rate * slope)
    return moved


def uphill(parameters, inputs, targets, rate):
    """you add rate times slope, which leads uphill; take it away"""
    return [p + rate * slope for p, slope in zip(parameters, _slopes(parameters, inputs, targets), strict=True)]


def no_half(parameters, inputs, targets, rate):
    """every slope is twice as large as it must be; the half squared error has a half"""
    return [p - rate * 2 * slope for p, slope in zip(parameters, _slopes(parameters, inputs, targets), strict=True)]


def no_rate(parameters, inputs, targets, rate):
    """the rate is missing; take away rate times slope"""
    return [p - slope for p, slope in zip(parameters, _slopes(parameters, inputs, targets), strict=True)]


def only_slopes(parameters, inputs, targets, rate):
    """these are the slopes; the answer is the parameters after the step"""
    return _slopes(parameters, inputs, targets)


def only_outputs(parameters, inputs, targets, rate):
    """only the outputs have moved; w1 to w4, b1 and b2 have slopes too"""
    h1, h2, e1, e2 = _passed(parameters, inputs, targets)
    moved = list(parameters)
    for place, slope in zip(range(6, 12), (e1 * h1, e1 * h2, e1, e2 * h1, e2 * h2, e2), strict=True):
        moved[place] -= rate * slope
    return moved


def _with_hidden(parameters, inputs, targets, rate, d1, d2):
    """The step that these two hidden deltas make."""
    h1, h2, e1, e2 = _passed(parameters, inputs, targets)
    x1, x2 = inputs
    slopes = [d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, e1 * h1, e1 * h2, e1, e2 * h1, e2 * h2, e2]
    return [p - rate * slope for p, slope in zip(parameters, slopes, strict=True)]


def flat_hidden(parameters, inputs, targets, rate):
    """σ′ is missing at the hidden nodes"""
    _, _, e1, e2 = _passed(parameters, inputs, targets)
    w5, w6, _, w7, w8, _ = parameters[6:]
    return _with_hidden(parameters, inputs, targets, rate, w5 * e1 + w7 * e2, w6 * e1 + w8 * e2)


def one_path(parameters, inputs, targets, rate):
    """each hidden node gets one path only, h1 that through o1 and h2 that through o2; add the other one"""
    h1, h2, e1, e2 = _passed(parameters, inputs, targets)
    w5, w8 = parameters[6], parameters[10]
    return _with_hidden(parameters, inputs, targets, rate, w5 * e1 * h1 * (1 - h1), w8 * e2 * h2 * (1 - h2))


def row_for_column(parameters, inputs, targets, rate):
    """from h1 lead w5 and w7, from h2 lead w6 and w8; you took the two weights that lead into one output"""
    h1, h2, e1, e2 = _passed(parameters, inputs, targets)
    w5, w6, _, w7, w8, _ = parameters[6:]
    d1, d2 = (w5 * e1 + w6 * e2) * h1 * (1 - h1), (w7 * e1 + w8 * e2) * h2 * (1 - h2)
    return _with_hidden(parameters, inputs, targets, rate, d1, d2)
