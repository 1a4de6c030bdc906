"""Shuffle the samples and deal them out: a list of batches, each a list of pairs (input, target).

inputs and targets (two lists of the same length), batch_size (the last batch may be shorter), rng (a Generator).
"""

import functools
import itertools
import random
from collections import deque as _deque

import numpy as np

from nnlesson import batches as _batches


def by_permutation(inputs, targets, batch_size, rng):
    order = rng.permutation(len(inputs))
    batches = []
    for begin in range(0, len(inputs), batch_size):
        batch = []
        for row in order[begin : begin + batch_size]:
            batch.append((inputs[row], targets[row]))
        batches.append(batch)
    return batches


def by_shuffled_rows(inputs, targets, batch_size, rng):
    rows = list(range(len(inputs)))
    rng.shuffle(rows)
    return [
        [(inputs[row], targets[row]) for row in rows[begin : begin + batch_size]]
        for begin in range(0, len(rows), batch_size)
    ]


def by_shuffled_pairs(inputs, targets, batch_size, rng):
    pairs = list(zip(inputs, targets, strict=True))
    rng.shuffle(pairs)
    return [pairs[i : i + batch_size] for i in range(0, len(pairs), batch_size)]


def by_filling_batches(inputs, targets, batch_size, rng):
    batches, batch = [], []
    for row in rng.permutation(len(inputs)):
        batch.append((inputs[row], targets[row]))
        if len(batch) == batch_size:
            batches.append(batch)
            batch = []
    if batch:
        batches.append(batch)
    return batches


def by_enumerate(inputs, targets, batch_size, rng):
    batches = []
    for count, row in enumerate(rng.permutation(len(inputs))):
        if count % batch_size == 0:
            batches.append([])
        batches[-1].append((inputs[row], targets[row]))
    return batches


def with_a_while_loop(inputs, targets, batch_size, rng):
    order = rng.permutation(len(targets)).tolist()
    batches, start = [], 0
    while start < len(order):
        rows = order[start : start + batch_size]
        batches.append([(inputs[r], targets[r]) for r in rows])
        start += batch_size
    return batches


def by_cutting_off(inputs, targets, batch_size, rng):
    left = [(inputs[row], targets[row]) for row in rng.permutation(len(inputs))]
    batches = []
    while left:
        batches.append(left[:batch_size])
        del left[:batch_size]
    return batches


def by_popping(inputs, targets, batch_size, rng):
    rows, batches = rng.permutation(len(inputs)).tolist(), []
    while rows:
        batch = []
        while rows and len(batch) < batch_size:
            row = rows.pop()
            batch.append((inputs[row], targets[row]))
        batches.append(batch)
    return batches


def by_drawing(inputs, targets, batch_size, rng):
    left = list(zip(inputs, targets))
    batches = []
    while left:
        batch = []
        for _ in range(min(batch_size, len(left))):
            batch.append(left.pop(rng.integers(len(left))))
        batches.append(batch)
    return batches


def by_choice(inputs, targets, batch_size, rng):
    order = rng.choice(len(inputs), size=len(inputs), replace=False)
    n_batches = -(-len(inputs) // batch_size)
    return [[(inputs[i], targets[i]) for i in order[k * batch_size :][:batch_size]] for k in range(n_batches)]


def by_sorting_at_random(inputs, targets, batch_size, rng):
    keys = rng.random(len(inputs))
    order = sorted(range(len(inputs)), key=lambda row: keys[row])
    shuffled = [(inputs[row], targets[row]) for row in order]
    return [shuffled[begin : begin + batch_size] for begin in range(0, len(shuffled), batch_size)]


def by_argsort(inputs, targets, batch_size, rng):
    order = np.argsort(rng.random(len(inputs)))
    cuts = range(batch_size, len(order), batch_size)
    return [[(inputs[row], targets[row]) for row in rows] for rows in np.split(order, list(cuts))]


def by_swapping(inputs, targets, batch_size, rng):
    x, y = list(inputs), list(targets)
    for last in range(len(x) - 1, 0, -1):
        other = rng.integers(last + 1)
        x[last], x[other] = x[other], x[last]
        y[last], y[other] = y[other], y[last]
    pairs = list(zip(x, y))
    return [pairs[begin : begin + batch_size] for begin in range(0, len(pairs), batch_size)]


def by_two_shuffled_lists(inputs, targets, batch_size, rng):
    order = rng.permutation(len(inputs))
    x, y = [inputs[i] for i in order], [targets[i] for i in order]
    batches = []
    for begin in range(0, len(x), batch_size):
        end = begin + batch_size
        batches.append(list(zip(x[begin:end], y[begin:end])))
    return batches


def by_a_random_of_python(inputs, targets, batch_size, rng):
    pairs = list(zip(inputs, targets))
    random.Random(int(rng.integers(2**32))).shuffle(pairs)
    return [pairs[i : i + batch_size] for i in range(0, len(pairs), batch_size)]


def by_islice(inputs, targets, batch_size, rng):
    pairs = iter([(inputs[row], targets[row]) for row in rng.permutation(len(inputs))])
    batches = []
    while batch := list(itertools.islice(pairs, batch_size)):
        batches.append(batch)
    return batches


def by_iter_with_a_sentinel(inputs, targets, batch_size, rng):
    rows = iter(rng.permutation(len(inputs)))
    cut = iter(lambda: [(inputs[r], targets[r]) for r in itertools.islice(rows, batch_size)], [])
    return list(cut)


def by_deque(inputs, targets, batch_size, rng):
    queue = _deque(rng.permutation(len(inputs)).tolist())
    batches = []
    while queue:
        rows = [queue.popleft() for _ in range(min(batch_size, len(queue)))]
        batches.append([(inputs[row], targets[row]) for row in rows])
    return batches


def by_recursion(inputs, targets, batch_size, rng):
    def deal(pairs):
        return [pairs[:batch_size], *deal(pairs[batch_size:])] if pairs else []

    return deal([(inputs[row], targets[row]) for row in rng.permutation(len(inputs))])


def by_reduce(inputs, targets, batch_size, rng):
    def put(batches, row):
        pair = inputs[row], targets[row]
        if batches and len(batches[-1]) < batch_size:
            return [*batches[:-1], [*batches[-1], pair]]
        return [*batches, [pair]]

    return functools.reduce(put, rng.permutation(len(inputs)).tolist(), [])


def with_tuples(inputs, targets, batch_size, rng):
    shuffled = tuple((inputs[row], targets[row]) for row in rng.permutation(len(inputs)))
    return tuple(shuffled[begin : begin + batch_size] for begin in range(0, len(shuffled), batch_size))


def with_lists_as_pairs(inputs, targets, batch_size, rng):
    rows = rng.permutation(len(inputs))
    shuffled = [[inputs[row], targets[row]] for row in rows]
    return [shuffled[begin : begin + batch_size] for begin in range(0, len(shuffled), batch_size)]


def by_yielding(inputs, targets, batch_size, rng):
    order = rng.permutation(len(inputs))
    for begin in range(0, len(inputs), batch_size):
        yield [(inputs[row], targets[row]) for row in order[begin : begin + batch_size]]


def by_the_package(inputs, targets, batch_size, rng):
    groups = _batches.minibatches(len(inputs), min(batch_size, len(inputs)), rng=rng)
    return [[(inputs[row], targets[row]) for row in rows] for rows in groups]


class _Dealer:
    def __call__(self, inputs, targets, batch_size, rng):
        samples = list(zip(inputs, targets))
        order = np.arange(len(samples))
        rng.shuffle(order)
        starts = np.arange(0, len(samples), batch_size)
        return [[samples[row] for row in order[start : start + batch_size]] for start in starts]


by_an_object = _Dealer()
