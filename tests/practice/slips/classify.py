"""Answers to "write classify", each with the slip that its docstring names."""

# ruff: noqa: SIM113  # these are slips


def the_output_itself(weights, inputs):
    """you return the largest output itself; return its index, which is 0 for the first node"""
    largest = None
    for row in weights:
        total = 0
        for i in range(len(inputs)):
            total = total + row[i] * inputs[i]
        if largest is None or total > largest:
            largest = total
    return largest


def by_columns(weights, inputs):
    """inputs and outputs are swapped: `weights[1]` belongs to node 1, one weight for each input"""
    outputs = []
    for node in range(len(weights)):
        z = 0.0
        for i in range(len(inputs)):
            z += weights[i][node] * inputs[i]
        outputs.append(z)
    return outputs.index(max(outputs))


def best_so_far_is_zero(weights, inputs):
    """you start from 0 as the best so far; start from the first output, which may be negative"""
    best = 0
    answer = 0
    for j in range(len(weights)):
        z = 0
        for i in range(len(inputs)):
            z += weights[j][i] * inputs[i]
        if z > best:
            best = z
            answer = j
    return answer


def total_above_both_loops(weights, inputs):
    """z is not set back to 0.0 before each node"""
    outputs = []
    z = 0.0
    for row in weights:
        for weight, value in zip(row, inputs, strict=True):
            z += weight * value
        outputs.append(z)
    return outputs.index(max(outputs))


def smallest_wins(weights, inputs):
    """you chose the smallest output; the largest answers"""
    lowest = float("inf")
    for j, row in enumerate(weights):
        z = sum(w * x for w, x in zip(row, inputs, strict=True))
        if z < lowest:
            lowest, answer = z, j
    return answer


def first_node_is_one(weights, inputs):
    """you count the nodes from 1; the first index is 0"""
    best, answer, number = None, None, 0
    for row in weights:
        number += 1
        z = sum(w * x for w, x in zip(row, inputs, strict=True))
        if best is None or z > best:
            best, answer = z, number
    return answer
