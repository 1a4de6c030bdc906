"""The checks of chapter 8 name each slip, and take any answer kindly."""

import numpy as np
import pytest

from nnlesson.practice import check_minibatches, check_short_batch


def batches_of(pairs, size):
    return [pairs[begin : begin + size] for begin in range(0, len(pairs), size)]


def right(inputs, targets, batch_size, rng):
    return batches_of([(inputs[row], targets[row]) for row in rng.permutation(len(inputs))], batch_size)


def lost(inputs, targets, batch_size, rng):
    return right(inputs, targets, batch_size, rng)[:-1]


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


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (right, "Right: every sample once"),
        (lost, "Not yet: 1 of 7 samples are lost"),
        (apart, "Not yet: inputs and targets were shuffled apart"),
        (lambda *given: (batch for batch in right(*given)), "Right: every sample once"),
        (in_place, "Not yet: you change the lists that you were given"),
        (lambda *given: (batch for batch in in_place(*given)), "Not yet: you change the lists that you were given"),
        (rows_of_arrays, "Not yet: you change the lists that you were given"),
        (lambda *_: [(1 / 0 for _ in range(3))], "Not yet: your function stops with ZeroDivisionError"),
        (twice, "Not yet: a sample is there twice"),
        (unshuffled, "Not yet: nothing is shuffled"),
        (always_alike, "Not yet: every epoch has the same order"),
        (cut_first, "Not yet: the same samples share a batch"),
        (lambda *_: None, "Not yet: your function returns nothing"),
        (lambda *_: 7, "Not yet: answer with a list of batches"),
        (lambda *_: [[1, 2, 3]], "Not yet: answer with a list of batches"),
        (lambda *_: [[([9.0, 9.0], [0.0])]], "Not yet: a batch holds an input that was not given"),
        (lambda i, t, b, r: [[pair] for batch in right(i, t, b, r) for pair in batch], "Not yet: 7 samples in batches"),
        (lambda *_: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        (lambda *_: (1 / 0 for _ in range(3)), "Not yet: your function stops with ZeroDivisionError"),
        ("text", "Not yet: the answer must be a function"),
    ],
)
def test_minibatches(answer, words, capsys):
    check_minibatches(answer)
    assert capsys.readouterr().out.startswith(words)


@pytest.mark.parametrize(
    ("sizes", "slope", "words"),
    [
        (None, 0.6, "Not yet: put your numbers"),
        ([10, 10, 3], None, "Not yet: put your numbers"),
        ([10, 10, 3], 0.6, "Right"),
        ((10, 10, 3), 0.6, "Right"),
        ([10, 10, 3], 0.18, "Not yet: you divided by the batch size"),
        ([10, 10], 0.6, "Not yet: 3 of the 23"),
        ([10, 10, 10], 0.6, "Not yet: there are 23 samples, your batches hold 30"),
        ([8, 8, 7], 0.6, "Not yet: every batch has 10"),
        (23, 0.6, "Not yet: write the sizes as a list"),
        (["a"], 0.6, "Not yet: write the sizes as a list"),
        ("10, 10, 3", 0.6, "Not yet: write the sizes as a list"),
        ("23", 0.6, "Not yet: write the sizes as a list"),
        ([10, 10, 3.5], 0.6, "Not yet: write the sizes as a list"),
        ([10, 10, float("inf")], 0.6, "Not yet: write the sizes as a list"),
        ([10, 10, 3], "0.6", "Not yet: write the slope without"),
    ],
)
def test_short_batch(sizes, slope, words, capsys):
    check_short_batch(sizes, slope)
    assert capsys.readouterr().out.startswith(words)
