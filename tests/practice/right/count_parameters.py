"""How many weights and biases has a network? sizes, such as (2, 4, 2): inputs, hidden nodes, outputs."""

import functools
import itertools
import math
from collections import deque as _deque

import numpy as np


def by_indexes(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total = total + sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total


def from_the_second_on(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i] * (sizes[i - 1] + 1)
    return total


def by_zip(sizes):
    total = 0
    for before, after in zip(sizes, sizes[1:]):
        total += (before + 1) * after
    return total


def by_zip_of_slices(s):
    return sum((a + 1) * b for a, b in zip(s[:-1], s[1:], strict=True))


def by_pairwise(sizes):
    return sum(n_nodes * n_inputs + n_nodes for n_inputs, n_nodes in itertools.pairwise(sizes))


def by_enumerate(sizes):
    count = 0
    for place, size in enumerate(sizes):
        if place == 0:
            continue
        count += size * sizes[place - 1]
        count += size
    return count


def weights_then_biases(sizes):
    weights = sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))
    biases = sum(sizes[1:])
    return weights + biases


def by_remembering_the_last(sizes):
    last, total = None, 0
    for size in sizes:
        if last is not None:
            total += (last + 1) * size
        last = size
    return total


def with_a_while_loop(sizes):
    i, total = 0, 0
    while i + 1 < len(sizes):
        total += (sizes[i] + 1) * sizes[i + 1]
        i += 1
    return total


def by_recursion(sizes):
    if len(sizes) < 2:
        return 0
    n_inputs, n_nodes = sizes[:2]
    return (n_inputs + 1) * n_nodes + by_recursion(sizes[1:])


def by_reduce(sizes):
    total, _ = functools.reduce(lambda so_far, n: (so_far[0] + (so_far[1] + 1) * n, n), sizes[1:], (0, sizes[0]))
    return total


def node_by_node(sizes):
    parameters = 0
    for layer in range(1, len(sizes)):
        for _ in range(sizes[layer]):
            parameters += sizes[layer - 1]  # its weights
            parameters += 1  # its bias
    return parameters


def by_lists_of_layers(sizes):
    layers = []
    for n_inputs, n_nodes in zip(sizes, sizes[1:]):
        layers.append({"weights": n_inputs * n_nodes, "biases": n_nodes})
    return sum(layer["weights"] + layer["biases"] for layer in layers)


def by_popping(sizes):
    left = list(sizes)
    total, n_inputs = 0, left.pop(0)
    while left:
        n_nodes = left.pop(0)
        total += n_inputs * n_nodes + n_nodes
        n_inputs = n_nodes
    return total


def by_deque(sizes):
    queue, total = _deque(sizes), 0
    while len(queue) > 1:
        n_inputs = queue.popleft()
        total += (n_inputs + 1) * queue[0]
    return total


def by_iterator(sizes):
    numbers = iter(sizes)
    before, total = next(numbers), 0
    for after in numbers:
        total += after * (before + 1)
        before = after
    return total


def by_map(sizes):
    return sum(map(lambda n_inputs, n_nodes: n_inputs * n_nodes + n_nodes, sizes[:-1], sizes[1:]))


def by_walrus(sizes):
    before = sizes[0]
    return sum((before + 1) * (before := after) for after in sizes[1:])


def as_a_float(sizes):
    total = 0.0
    for before, after in zip(sizes, sizes[1:]):
        total += (before + 1.0) * after
    return total


def by_numpy(sizes):
    sizes = np.array(sizes)
    return ((sizes[:-1] + 1) * sizes[1:]).sum()


def by_numpy_as_int(sizes):
    return int(np.dot(sizes[:-1], sizes[1:]) + np.sum(sizes[1:]))


def by_math(sizes):
    return sum(math.prod(pair) + pair[1] for pair in zip(sizes, sizes[1:]))


def by_try(sizes):
    total, i = 0, 0
    while True:
        try:
            total += (sizes[i] + 1) * sizes[i + 1]
        except IndexError:
            return total
        i += 1


by_lambda = lambda sizes: sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
