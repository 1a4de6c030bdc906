"""The exercises of the page "mini-batches"."""

# ruff: noqa: RET503  # a slip

import random

import numpy as np
import pytest

from nnlesson.practice import check_minibatches, check_short_batch


def batches_of(pairs, size):
    return [pairs[begin : begin + size] for begin in range(0, len(pairs), size)]


def right(inputs, targets, batch_size, rng):
    return batches_of([(inputs[row], targets[row]) for row in rng.permutation(len(inputs))], batch_size)


def lost(inputs, targets, batch_size, rng):
    return right(inputs, targets, batch_size, rng)[:-1]


def whole_batches_only(inputs, targets, batch_size, rng):
    return right(inputs, targets, batch_size, rng)[: max(1, len(inputs) // batch_size)]


def one_too_many(inputs, targets, batch_size, rng):
    order = rng.permutation(len(inputs))
    starts = [batch_size * number for number in range(len(inputs) // batch_size + 1)]
    return [[(inputs[row], targets[row]) for row in order[begin : begin + batch_size]] for begin in starts]


def apart(inputs, targets, batch_size, rng):
    rows, others = rng.permutation(len(inputs)), rng.permutation(len(inputs))
    return batches_of([(inputs[a], targets[b]) for a, b in zip(rows, others, strict=True)], batch_size)


def in_place(inputs, targets, batch_size, rng):
    rng.shuffle(inputs)
    return batches_of(list(zip(inputs, targets, strict=True)), batch_size)


def rows_of_arrays(inputs, targets, batch_size, rng):
    inputs[:] = np.array(inputs)[rng.permutation(len(inputs))]
    return batches_of(list(zip(inputs, targets, strict=True)), batch_size)


def twice(inputs, targets, batch_size, rng):
    return batches_of([(inputs[row], targets[row]) for row in rng.integers(len(inputs), size=7)], batch_size)


def unshuffled(inputs, targets, batch_size, _rng):
    return batches_of(list(zip(inputs, targets, strict=True)), batch_size)


def cut_first(inputs, targets, batch_size, rng):
    batches = batches_of(list(zip(inputs, targets, strict=True)), batch_size)
    return [[batch[place] for place in rng.permutation(len(batch))] for batch in batches]


def always_alike(inputs, targets, batch_size, _rng):
    return batches_of(list(zip(inputs, targets, strict=True))[::-1], batch_size)


def dice_of_its_own(inputs, targets, batch_size, _rng):
    pairs = list(zip(inputs, targets, strict=True))
    return batches_of(random.sample(pairs, len(pairs)), batch_size)


def early(inputs, targets, batch_size, rng):
    order = rng.permutation(len(inputs))
    batches = []
    for begin in range(0, len(order), batch_size):
        batches.append([(inputs[row], targets[row]) for row in order[begin : begin + batch_size]])
        return batches


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (right, "every sample once"),
        (lambda *given: (batch for batch in right(*given)), "every sample once"),
        (lost, "1 of 7 samples are lost"),
        (whole_batches_only, "1 of 7 samples are lost"),
        (one_too_many, "8 samples in batches of 4 make batches of [4, 4], yours have [4, 4, 0]"),
        (apart, "inputs and targets were shuffled apart"),
        (in_place, "you change the lists that you were given"),
        (lambda *given: (batch for batch in in_place(*given)), "you change the lists that you were given"),
        (rows_of_arrays, "you change the lists that you were given"),
        (lambda *_: [(1 / 0 for _ in range(3))], "your function stops with ZeroDivisionError"),
        (twice, "a sample is there twice"),
        (unshuffled, "nothing is shuffled"),
        (always_alike, "every epoch has the same order"),
        (cut_first, "the same samples share a batch"),
        (dice_of_its_own, "the same `rng` deals in another way"),
        (early, "`return` stands inside the loop"),
        (lambda *_: None, "your function returns nothing"),
        (lambda *_: 7, "answer with a list of batches"),
        (lambda *_: [[1, 2, 3]], "answer with a list of batches"),
        (lambda *_: [[([9.0, 9.0], [0.0])]], "a batch holds an input that was not given"),
        (lambda i, t, b, r: [[pair] for batch in right(i, t, b, r) for pair in batch], "7 samples in batches of 3"),
        (lambda *_: 1 / 0, "your function stops with ZeroDivisionError"),
    ],
)
def test_minibatches(answer, words):
    assert check_minibatches.verdict(answer).words.startswith(words)


@pytest.mark.parametrize(
    ("sizes", "slope", "words"),
    [
        ([10, 10, 3], 0.5, "the slope of a batch is the mean"),
        ([10, 10], 0.6, "3 of the 23"),
        ([10, 10, 10], 0.6, "there are 23 samples, your batches hold 30"),
        ([8, 8, 7], 0.6, "every batch has 10"),
        ([3, 10, 10], 0.6, "every batch has 10"),
    ],
)
def test_wrong_sizes_are_told(sizes, slope, words):
    assert check_short_batch.verdict(sizes, slope).words.startswith(words)
