"""The exercises of the page "ten-answers"."""

import pytest

from nnlesson.losses import cross_entropy
from nnlesson.practice import check_cross_entropy, check_softmax


def test_the_package_is_right():
    assert check_cross_entropy.verdict(cross_entropy).right


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([0.09, 0.245, 0.665], "the package"),
        ([0.135 / 1.503, 0.368 / 1.503, 1 / 1.503], "the package"),
        ([0.09, 0.24, 0.67], "close, but"),
        ([0.09, 0.244, 0.666], "close, but"),
        ([0.2, 0.3, 0.4], "the three shares must add up to 1, yours add up to 0.9"),
        ([0.2, 0.3, 0.5], "take the largest away"),
        ([-0.5, 0.5, 1.0], "a share cannot be negative"),
        ([0.5, 0.5], "give a list of 3 numbers, not of 2"),
    ],
)
def test_shares_are_judged_with_three_digits(shares, words):
    assert check_softmax.verdict(shares).words.startswith(words)
