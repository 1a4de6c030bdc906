"""The exercises of the page "why-it-does-not-learn"."""

import numpy as np
import pytest

from nnlesson.activations import sigmoid
from nnlesson.datasets import truth_table
from nnlesson.dense import MLP
from nnlesson.initializers import constant, normal
from nnlesson.losses import mean_squared_error
from nnlesson.metrics import count_right
from nnlesson.optimizers import SGD
from nnlesson.practice import check_learn_xor
from nnlesson.practice.why_it_does_not_learn import _why
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
        (right, "solved from 5 of 5 starts"),
        (lambda rng: list(right(rng)), "solved from 5 of 5 starts"),
        (tiny, "the loss is 0.25 everywhere: the start is too small"),
        (equal, "your hidden nodes are all equal"),
        (one_seed, "two seeds give the same network"),
        (argmax, "your count is 2 for every network"),
        (argmax_of_both, "your count is 4 for every network"),
        (lambda rng: (learned(rng), 3), "with rng=0 you count 3 of 4 right, and 4 are"),
        (broken, "a weight has run away"),
        (random_only((3, 4, 1)), "the network must be 2-4-1"),
        (random_only((2, 4, 2)), "the network must be 2-4-1"),
        (random_only((2, 5, 1)), "the network must be 2-4-1"),
        (lambda _: ("a network", 4), "the first thing to return is the network"),
        (lambda rng: (MLP.random((2, 4, 1), rng=rng), "4"), "the second thing to return is a count"),
        (lambda rng: (MLP.random((2, 4, 1), rng=rng), True), "the second thing to return is a count"),
        (lambda rng: (MLP.random((2, 4, 1), rng=rng), 1.5), "the second thing to return is a count"),
        (lambda rng: MLP.random((2, 1), rng=rng), "return two things"),
        (lambda _: 7, "return two things"),
        (lambda _: "ab", "return two things"),
        (lambda _: None, "your function returns nothing"),
        (lambda _: ..., "your function returns nothing"),
        (lambda _: 1 / 0, "your function stops with ZeroDivisionError"),
        (too_fast, "some networks are far off"),
    ],
)
def test_learn_xor(answer, words):
    assert check_learn_xor.verdict(answer).words.startswith(words)


def test_a_network_on_its_way_is_told_so():
    words = check_learn_xor.verdict(unfinished).words
    assert words.startswith(("the network is on its way", "some networks are still on the plateau"))
    assert words.endswith("of 5 starts")


GOOD = [0.1] * 4


@pytest.mark.parametrize(
    ("losses", "words"),
    [
        ([0.4, *GOOD], "the network is on its way"),
        ([0.41, *GOOD], "some networks are far off"),
        ([0.2491, 0.2509], "the loss is 0.25 everywhere"),
        ([0.2489, *GOOD], "the network is on its way"),
        ([0.2511, *GOOD], "the network is on its way"),
        ([0.2491, *GOOD], "some networks are still on the plateau"),
    ],
)
def test_losses_say_why(losses, words):
    assert _why(losses, [False] * len(losses)).startswith(words)


@pytest.mark.parametrize(
    ("apart", "words"), [(9e-7, "your hidden nodes are all equal"), (1e-6, "two seeds give the same")]
)
def test_nodes_are_equal_up_to_rounding(apart, words):
    def nearly(rng):
        mlp = learned(rng, epochs=1)
        mlp.parameters[0][:] = mlp.parameters[2][:] = 0.0
        mlp.parameters[0][:, 0] = apart
        mlp.parameters[2][0] = 1.0
        return counted(mlp)

    assert check_learn_xor.verdict(nearly).words.startswith(words)


@pytest.mark.parametrize(("weight", "words"), [(9.9e99, "some networks are still"), (1e100, "a weight has run away")])
def test_a_weight_may_be_large_but_not_without_bounds(weight, words):
    def large(rng):
        mlp = learned(rng, epochs=1)
        mlp.parameters[0][0, 0] = weight
        return counted(mlp)

    assert check_learn_xor.verdict(large).words.startswith(words)
