"""The exercises of "Slopes without nudging": what is true is right, and whoever answers oddly gets a kind sentence."""

import pytest

from nnlesson.activations import elu
from nnlesson.derivations import ACTIVATIONS
from nnlesson.practice import check_elu_derivative, check_slopes_by_hand
from nnlesson.practice.slopes_without_nudging import BY_HAND, ELU
from nnlesson.slopes import slope


def said(capsys):
    return capsys.readouterr().out


def test_the_truth_by_hand_is_the_nudged_slope():
    for (x,) in BY_HAND.cases:
        assert BY_HAND.truth(x) == pytest.approx(slope(lambda x: 0.2 * x**4 + 0.1 * x**3 - x**2 + 2.0, x), abs=1e-7)


def test_the_truth_of_elu_is_that_of_the_package_and_of_sympy():
    proved = ACTIVATIONS["elu"].as_function()
    for z, alpha in ELU.cases:
        assert ELU.truth(z, alpha) == pytest.approx(elu.with_alpha(alpha).derivative(z), rel=1e-12)
        assert ELU.truth(z, alpha) == pytest.approx(proved(z, alpha=alpha), rel=1e-12)


@pytest.mark.parametrize("exercise", [BY_HAND, ELU])
def test_no_two_slips_are_the_same(exercise):
    answers = [tuple(round(slip(*case), 9) for case in exercise.cases) for slip in exercise.slips.values()]
    assert len(set(answers)) == len(answers)
    assert tuple(round(exercise.truth(*case), 9) for case in exercise.cases) not in answers


def test_right_answers_pass(capsys):
    check_slopes_by_hand(1.5, -1.2, -12.9)
    check_elu_derivative(elu_derivative)
    assert said(capsys) == "Right: the package gives the same answer.\n" * 2


def elu_derivative(z, alpha):
    return elu.with_alpha(alpha).derivative(z)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((1.5, None, -12.9), "Not yet: put your three numbers in the place of None."),
        ((1.5, ..., -12.9), "Not yet: put your three numbers in the place of None."),
        (("1.5", -1.2, -12.9), "Not yet: write a number for each of the three"),
        (([1.5], -1.2, -12.9), "Not yet: write a number for each of the three"),
        ((float("nan"), -1.2, -12.9), "Not yet: write a number for each of the three"),
        ((True, -1.2, -12.9), "Not yet: write a number for each of the three"),
        ((-0.9, 3.6, 18.3), "Not yet: these are the slopes at 1, 2 and 3"),
        ((1.5, -1.3, -12.9), "Not yet: look at x = -2 again."),
        ((0.0, 0.0, 0.0), "Not yet: look at x = -1 again."),
    ],
)
def test_of_other_numbers_something_kind_is_said(answers, words, capsys):
    check_slopes_by_hand(*answers)
    line = said(capsys)
    assert line.startswith(words)
    assert not any(number in line for number in ("1.5", "-1.2", "12.9"))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "Not yet: the answer must be a function"),
        (3.0, "Not yet: the answer must be a function"),
        (lambda _z, _alpha: None, "Not yet: your function returns nothing."),
        (lambda _z: 1.0, "Not yet: your function stops with TypeError"),
        (lambda _z, _alpha: 1.0 / 0.0, "Not yet: your function stops with ZeroDivisionError"),
        (lambda _z, _alpha: "steep", "Not yet: for 2.0, 1.0 the answer is 1.0, yours is 'steep'."),
        (lambda _z, _alpha: [1.0, 2.0], "Not yet: for 2.0, 1.0 the answer is 1.0, yours is [1.0, 2.0]."),
        (lambda _z, _alpha: 1.0, "Not yet: for -1.0, 1.0 the answer is 0.36787944117144233, yours is 1.0."),
    ],
)
def test_of_other_functions_too(answer, words, capsys):
    check_elu_derivative(answer)
    assert said(capsys).startswith(words)
