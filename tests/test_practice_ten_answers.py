"""The checks of chapter 12 name each slip, and take any answer kindly."""

import math

import numpy as np
import pytest

from nnlesson.losses import cross_entropy
from nnlesson.practice import check_cross_entropy, check_softmax


def from_shares(logits, labels):
    """Shift, but let the loss pass through the shares."""
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = e / e.sum(axis=1, keepdims=True)
    return -np.log(shares[np.arange(len(labels)), labels]).mean()


def clipped(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1.0)
    return -np.log(shares[np.arange(len(labels)), labels]).mean()


def without_shift(logits, labels):
    total = np.exp(logits).sum(axis=1)
    return (np.log(total) - logits[np.arange(len(labels)), labels]).mean()


def one_largest_for_all(logits, labels):
    shifted = logits - logits.max()
    return (np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]).mean()


def in_plain_numbers(logits, labels):
    losses = [math.log(sum(math.exp(z) for z in row)) - row[label] for row, label in zip(logits, labels, strict=True)]
    return sum(losses) / len(losses)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (cross_entropy, "Right: the package gives the same answer, far out too."),
        (
            lambda z, y: [cross_entropy([row], [label]) for row, label in zip(z, y, strict=True)],
            "Not yet: that is one surprise for each row",
        ),
        (from_shares, "Not yet: right, but not for the logits 0 and 800"),
        (clipped, "Not yet: right, but not for the logits 0 and 800"),
        (without_shift, "Not yet: right, but not for logits such as 1001"),
        (one_largest_for_all, "Not yet: right, but not for logits such as 1001"),
        (in_plain_numbers, "Not yet: right, but not for logits such as 1001"),
        (lambda z, y: cross_entropy(z, y) / z.shape[1], "Not yet: you divide by the number of answers too"),
        (lambda *_: 0.25, "Not yet: take the shares of each row"),
        (lambda *_: [1.0, 2.0], "Not yet: take the shares of each row"),
        (lambda *_: "text", "Not yet: take the shares of each row"),
        (lambda *_: None, "Not yet: your function returns nothing"),
        (lambda *_: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        ("text", "Not yet: the answer must be a function"),
        (None, "Not yet: the answer must be a function"),
    ],
)
def test_cross_entropy(answer, words, capsys):
    check_cross_entropy(answer)
    assert capsys.readouterr().out.startswith(words)


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        (None, "Not yet: put your three shares"),
        ([0.09, 0.245, 0.665], "Right"),
        ((0.09003057, 0.24472847, 0.66524096), "Right"),
        (np.array([0.09, 0.245, 0.665]), "Right"),
        ([0.135 / 1.503, 0.368 / 1.503, 1 / 1.503], "Right"),
        ([0.09, 0.24, 0.67], "Not yet: close, but"),
        ([1 / 6, 1 / 3, 1 / 2], "Not yet: you divided the logits"),
        ([0.135, 0.368, 1.0], "Not yet: these are the powers"),
        ([0.665, 0.245, 0.09], "Not yet: the largest logit has the largest share"),
        ([0.2, 0.3, 0.4], "Not yet: the three shares must add up to 1, yours add up to 0.9"),
        ([0.2, 0.3, 0.5], "Not yet: take the largest away"),
        ([-0.5, 0.5, 1.0], "Not yet: a share cannot be negative"),
        ([0.5, 0.5], "Not yet: write a list of three numbers"),
        (0.09, "Not yet: write a list of three numbers"),
        ("0.09", "Not yet: write a list of three numbers"),
        (["0.09", 0.245, 0.665], "Not yet: write a list of three numbers"),
        ([float("nan"), 0.245, 0.665], "Not yet: write a list of three numbers"),
    ],
)
def test_softmax(shares, words, capsys):
    check_softmax(shares)
    assert capsys.readouterr().out.startswith(words)
