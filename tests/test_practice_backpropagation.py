"""What the checks of chapter 7 say to right, wrong and odd answers."""

import pytest

from nnlesson.losses import half_squared_error
from nnlesson.practice import check_backward, check_hidden_delta
from nnlesson.practice.backpropagation import BACKWARD, NAMES, _slipped, network_of
from nnlesson.slopes import numerical_gradient


def said(capsys):
    (line,) = capsys.readouterr().out.splitlines()
    return line


@pytest.mark.parametrize("case", BACKWARD.cases)
def test_the_truth_is_the_nudged_slope(case):
    parameters, inputs, targets = case
    nudged = numerical_gradient(lambda p: half_squared_error([network_of(p).forward(inputs)], [targets]), parameters)
    assert BACKWARD.truth(*case) == pytest.approx(nudged, rel=1e-6, abs=1e-10)


@pytest.mark.parametrize("case", BACKWARD.cases)
def test_what_makes_the_slips_makes_no_other(case):
    assert _slipped(*case) == pytest.approx(BACKWARD.truth(*case), rel=1e-12)


def test_the_right_slopes_pass(capsys):
    check_backward(BACKWARD.truth)
    assert said(capsys) == "Right: the package gives the same answer."


def test_a_wrong_slope_is_named_and_no_other_given_away(capsys):
    check_backward(lambda *case: [*BACKWARD.truth(*case)[:6], 0.5, *BACKWARD.truth(*case)[7:]])
    line = said(capsys)
    assert line.startswith(f"Not yet: the first wrong slope is that of {NAMES[6]}: it must be ")
    assert line.endswith(", yours is 0.5.")
    assert "[" not in line


def test_only_the_second_case_may_be_wrong(capsys):
    check_backward(lambda *_: BACKWARD.truth(*BACKWARD.cases[0]))
    assert "first wrong slope is that of w1" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda *_: None, "your function returns nothing"),
        (lambda *_: "slopes", "answer with a list of 12 numbers"),
        (lambda *_: 0.5, "answer with a list of 12 numbers"),
        (lambda *_: {"w1": 0.5}, "answer with a list of 12 numbers"),
        (lambda *_: [[0.5] * 6] * 2, "answer with a list of 12 numbers"),
        (lambda *_: [float("nan")] * 12, "answer with a list of 12 numbers"),
        (lambda *_: [None] * 12, "answer with a list of 12 numbers"),
        (lambda *_: [0.5] * 9, "answer with 12 slopes, one for each parameter, not with 9"),
        (lambda parameters, *_: parameters[99], "your function stops with IndexError"),
        (lambda: [0.5] * 12, "your function stops with TypeError"),
        (7, "the answer must be a function"),
        (None, "the answer must be a function"),
    ],
)
def test_odd_answers_get_a_sentence(capsys, answer, words):
    check_backward(answer)
    assert said(capsys).startswith(f"Not yet: {words}")


def test_an_answer_may_change_what_it_is_given(capsys):
    def greedy(parameters, inputs, targets):
        slopes = BACKWARD.truth(parameters, inputs, targets)
        parameters.clear()
        return slopes

    check_backward(greedy)
    assert said(capsys).startswith("Right")


@pytest.mark.parametrize(
    ("delta", "words"),
    [
        (-0.1, "Right"),
        (0.25 * (2 * 0.1 - 3 * 0.2), "Right"),
        (None, "Not yet: put your number"),
        (-0.4, "Not yet: the factor σ′(z)"),
        (0.05, "Not yet: that is the path through the first output only"),
        (-0.15, "Not yet: that is the path through the second output only"),
        (0.075, "Not yet: you added the two deltas without their weights"),
        (12, "Not yet: multiply each delta by its weight"),
        ("-0.1", "Not yet: write one number"),
        ([-0.1], "Not yet: write one number"),
        (float("nan"), "Not yet: write one number"),
        (True, "Not yet: write one number"),
    ],
)
def test_the_delta_of_a_hidden_node_is_judged(capsys, delta, words):
    check_hidden_delta(delta)
    line = said(capsys)
    assert line.startswith(words)
    assert "-0.1 " not in line
