"""The exercises of the page "bias"."""

import pytest

from nnlesson.practice import check_and


@pytest.mark.parametrize(
    ("weights", "bias", "line"),
    [
        ([2, 3], -4, "Right: the node says 1 for 1 and 1, and 0 for all others."),
        ([1.0, 1.0], -1.5, "Not yet: these are the numbers from the page; find others."),
        ([1.0, 1.0], -2.0, "Not yet: for 1 and 1 z is 0, which is not above 0, so the node says 0. It must say 1."),
        ([1.0, 1.0], -0.5, "Not yet: for 0 and 1 z is 0.5, which is above 0, so the node says 1. It must say 0."),
        ([1.0, 1.0], 0.0, "Not yet: for 0 and 1 z is 1, which is above 0, so the node says 1. It must say 0."),
        ([1.0], 1.0, "Not yet: weights: give a list of 2 numbers, not of 1."),
        ([1.0, 1.0], [1.0], "Not yet: bias: give one number, without brackets."),
    ],
)
def test_the_node_for_and_is_judged(weights, bias, line):
    assert str(check_and.verdict(weights, bias)) == line
