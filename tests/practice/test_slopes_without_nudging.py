"""The exercises of the page "slopes-without-nudging"."""

import pytest

from nnlesson.activations import elu
from nnlesson.derivations import ACTIVATIONS
from nnlesson.practice import check_elu_derivative, check_slopes_by_hand
from nnlesson.practice.slopes_without_nudging import PLACES
from nnlesson.slopes import slope


def test_the_truth_by_hand_is_the_nudged_slope():
    nudged = [slope(lambda x: 0.2 * x**4 + 0.1 * x**3 - x**2 + 2.0, x) for x in PLACES]
    assert check_slopes_by_hand.truth == pytest.approx(nudged, abs=1e-7)


def test_the_truth_of_elu_is_that_of_the_package_and_of_sympy():
    proved = ACTIVATIONS["elu"].as_function()
    for z, alpha in [*check_elu_derivative.cases, *check_elu_derivative.drawn()]:
        assert check_elu_derivative.truth(z, alpha) == pytest.approx(elu.with_alpha(alpha).derivative(z), rel=1e-12)
        assert check_elu_derivative.truth(z, alpha) == pytest.approx(proved(z, alpha=alpha), rel=1e-12)


@pytest.mark.parametrize(("answers", "x"), [((1.5, -1.3, -12.9), -2), ((0.0, 0.0, 0.0), -1)])
def test_the_first_wrong_place_is_named(answers, x):
    assert check_slopes_by_hand.verdict(*answers).words.startswith(f"look at x = {x} again")


def test_either_side_is_right_at_0():
    assert check_elu_derivative.verdict(lambda z, alpha: 1.0 if z >= 0 else elu.with_alpha(alpha).derivative(z)).right
