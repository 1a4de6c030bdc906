"""The exercises of the page "numerical-slope"."""

import pytest

from nnlesson.practice import check_numerical_gradient, check_passes
from nnlesson.slopes import numerical_gradient


def test_the_function_of_the_package_is_right():
    assert check_numerical_gradient.verdict(numerical_gradient).right


@pytest.mark.parametrize("left", [0.0, 1e-12, 1e-6])
def test_a_nudge_that_is_put_back_up_to_rounding_is_right(left):
    def leaves_a_little(function, parameters, nudge):
        slopes = numerical_gradient(function, parameters, nudge)
        parameters[-1] += left
        return slopes

    assert check_numerical_gradient.verdict(leaves_a_little).right == (left < 1e-9)


def test_the_bill_of_one_step_is_exact():
    assert check_passes.verdict(12_212_400_000.0).right
    assert not check_passes.verdict(12_212_400_001).right
