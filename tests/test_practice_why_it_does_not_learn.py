"""The checks of chapter 10 name each slip, and take any answer kindly."""

import numpy as np
import pytest

from nnlesson.activations import sigmoid
from nnlesson.datasets import truth_table
from nnlesson.dense import MLP
from nnlesson.initializers import constant, normal
from nnlesson.losses import mean_squared_error
from nnlesson.metrics import count_right
from nnlesson.optimizers import SGD
from nnlesson.practice import check_learn_xor, check_zero_weights
from nnlesson.training import train

X, Y = truth_table("xor")


WIDE = normal(1.0)


def learned(rng, *, start=WIDE, epochs=300, rate=8.0):
    mlp = MLP.random((2, 4, 1), hidden=sigmoid, output=sigmoid, start=start, rng=rng)
    train(mlp, X, Y, mean_squared_error, SGD(rate), epochs=epochs, batch_size=4, rng=rng)
    return mlp


def counted(mlp):
    return mlp, count_right(mlp.classify(X, threshold=0.5), Y)


def right(rng):
    return counted(learned(rng))


def tiny(rng):
    return counted(learned(rng, start=normal(0.01), epochs=20))


def equal(rng):
    return counted(learned(rng, start=constant(1.0), epochs=20))


def one_seed(_rng):
    return counted(learned(0, epochs=20))


def unfinished(rng):
    return counted(learned(rng, start=normal(1.5), epochs=40))


def too_fast(rng):
    return counted(learned(rng, rate=10_000.0, epochs=40))


def argmax(rng):
    mlp = learned(rng)
    return mlp, count_right(mlp.forward(X).argmax(axis=1), Y)


def argmax_of_both(rng):
    mlp = learned(rng, epochs=20)
    return mlp, int((mlp.forward(X).argmax(axis=1) == Y.argmax(axis=1)).sum())


def broken(rng):
    mlp = learned(rng, epochs=1)
    mlp.parameters[0][0, 0] = np.nan
    return mlp, 0


def random_only(sizes):
    return lambda rng: (MLP.random(sizes, rng=rng), 2)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (right, "Right: solved from 5 of 5 starts"),
        (lambda rng: list(right(rng)), "Right: solved from 5 of 5 starts"),
        (tiny, "Not yet: the loss is 0.25 everywhere: the start is too small"),
        (equal, "Not yet: your hidden nodes are all equal"),
        (one_seed, "Not yet: two seeds give the same network"),
        (argmax, "Not yet: your count is 2 for every network"),
        (argmax_of_both, "Not yet: your count is 4 for every network"),
        (lambda rng: (learned(rng), 3), "Not yet: with rng=0 you count 3 of 4 right, and 4 are."),
        (broken, "Not yet: a weight has run away"),
        (random_only((3, 4, 1)), "Not yet: the network must have two inputs and one output"),
        (random_only((2, 4, 2)), "Not yet: the network must have two inputs and one output"),
        (lambda _: ("a network", 4), "Not yet: the first thing to return is the network"),
        (lambda rng: (MLP.random((2, 1), rng=rng), "4"), "Not yet: the second thing to return is a count"),
        (lambda rng: (MLP.random((2, 1), rng=rng), True), "Not yet: the second thing to return is a count"),
        (lambda rng: (MLP.random((2, 1), rng=rng), 1.0), "Not yet: the second thing to return is a count"),
        (lambda rng: MLP.random((2, 1), rng=rng), "Not yet: return two things"),
        (lambda _: 7, "Not yet: return two things"),
        (lambda _: "ab", "Not yet: return two things"),
        (lambda _: None, "Not yet: your function returns nothing"),
        (lambda _: ..., "Not yet: your function returns nothing"),
        (lambda _: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        (too_fast, "Not yet: some networks are far off"),
        ("text", "Not yet: the answer must be a function"),
        (None, "Not yet: the answer must be a function"),
    ],
)
def test_learn_xor(answer, words, capsys):
    check_learn_xor(answer)
    assert capsys.readouterr().out.startswith(words)


def test_a_network_on_its_way_is_told_so(capsys):
    check_learn_xor(unfinished)
    verdict = capsys.readouterr().out
    assert verdict.startswith(("Not yet: the network is on its way", "Not yet: some networks are still on the plateau"))
    assert "of 5 starts" in verdict


@pytest.mark.parametrize(
    ("answer", "loss", "slope", "words"),
    [
        (None, 0.25, 0.0, "Not yet: put your numbers"),
        (0.5, None, 0.0, "Not yet: put your numbers"),
        (0.5, 0.25, None, "Not yet: put your numbers"),
        (0.5, 0.25, 0, "Right"),
        (np.float64(0.5), 0.25, 0.0, "Right"),
        (0.5, 0.125, 0.0, "Not yet: that is half the squared error"),
        (0.5, 1.0, 0.0, "Not yet: that is the sum"),
        (0.5, 0.25, 0.125, "Not yet: that is the slope of a sample"),
        (0.5, 0.25, -0.125, "Not yet: that is the slope of a sample with the target 1"),
        (0.7, 0.3, 0.1, "Not yet: at least one number is wrong"),
        ("0.5", 0.25, 0.0, "Not yet: write three numbers"),
        (0.5, 0.25, False, "Not yet: write three numbers"),
        (0.5, [0.25] * 4, 0.0, "Not yet: write three numbers"),
        (float("nan"), 0.25, 0.0, "Not yet: at least one number is wrong"),
    ],
)
def test_zero_weights(answer, loss, slope, words, capsys):
    check_zero_weights(answer, loss, slope)
    assert capsys.readouterr().out.startswith(words)
