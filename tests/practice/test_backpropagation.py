"""The exercises of the page "backpropagation"."""

import pytest

from nnlesson.losses import half_squared_error
from nnlesson.practice import check_backward
from nnlesson.practice.backpropagation import NAMES, network_of, slipped
from nnlesson.slopes import numerical_gradient

CASES = [*check_backward.cases, *check_backward.drawn()]


@pytest.mark.parametrize("case", CASES)
def test_the_truth_is_the_nudged_slope(case):
    parameters, inputs, targets = case
    nudged = numerical_gradient(lambda p: half_squared_error([network_of(p).forward(inputs)], [targets]), parameters)
    assert check_backward.truth(*case) == pytest.approx(nudged, rel=1e-6, abs=1e-10)


@pytest.mark.parametrize("case", CASES)
def test_what_makes_the_slips_makes_no_other(case):
    assert slipped(*case) == pytest.approx(check_backward.truth(*case), rel=1e-12, abs=1e-15)


def test_a_wrong_slope_is_named_and_no_other_given_away():
    def one_wrong(*case):
        slopes = check_backward.truth(*case)
        return [*slopes[:6], 0.5, *slopes[7:]]

    words = check_backward.verdict(one_wrong).words
    assert words.startswith(f"the first wrong slope is that of {NAMES[6]}: it must be ")
    assert words.endswith(", yours is 0.5")
    assert "[" not in words


def test_only_the_second_case_may_be_wrong():
    words = check_backward.verdict(lambda *_: check_backward.truth(*check_backward.cases[0])).words
    assert words.startswith("the first wrong slope is that of w1")
