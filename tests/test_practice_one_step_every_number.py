"""What the checks of "One step, every number" say to right, wrong and odd answers."""

import pytest

from nnlesson.losses import half_squared_error
from nnlesson.practice import check_step, check_w5
from nnlesson.practice.backpropagation import network_of
from nnlesson.practice.one_step_every_number import EXAMPLE, STEP, W5


def said(capsys):
    (line,) = capsys.readouterr().out.splitlines()
    return line


def loss_after(step):
    network = network_of(step(*EXAMPLE))
    return half_squared_error([network.forward(EXAMPLE[1])], [EXAMPLE[2]])


def test_the_losses_that_the_slips_name_are_theirs():
    slips = list(STEP.slips.values())
    assert loss_after(STEP.truth) == pytest.approx(0.280471446791, abs=5e-13)
    assert loss_after(slips[1]) == pytest.approx(0.291027923905, abs=5e-13)
    assert loss_after(slips[2]) == pytest.approx(0.291027773694, abs=5e-13)


def test_a_right_step_passes(capsys):
    check_step(STEP.truth)
    assert said(capsys) == "Right: the package gives the same answer."


def test_an_answer_may_change_what_it_is_given(capsys):
    def greedy(parameters, inputs, targets, rate):
        answer = STEP.truth(parameters, inputs, targets, rate)
        parameters.clear()
        return answer

    check_step(greedy)
    assert said(capsys).startswith("Right")


def test_what_is_wrong_is_named_and_not_given_away(capsys):
    check_step(lambda *case: [*STEP.truth(*case)[:6], 0.5, *STEP.truth(*case)[7:]])
    assert said(capsys) == "Not yet: after the step these are wrong: w5."


def test_other_numbers_are_tried_too(capsys):
    check_step(lambda *_: STEP.truth(*EXAMPLE))
    assert said(capsys).startswith(
        "Not yet: after the step these are wrong (for other numbers than those of the page): w1"
    )


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda *_: None, "your function returns nothing"),
        (lambda *_: "weights", "answer with a list of 12 numbers"),
        (lambda *_: 0.5, "answer with a list of 12 numbers"),
        (lambda *_: {"w1": 0.5}, "answer with a list of 12 numbers"),
        (lambda *_: [[0.5] * 6] * 2, "answer with a list of 12 numbers"),
        (lambda *_: [float("nan")] * 12, "answer with a list of 12 numbers"),
        (lambda *_: [None] * 12, "answer with a list of 12 numbers"),
        (lambda *_: [0.5] * 8, "answer with 12 numbers, one for each parameter, not with 8"),
        (lambda parameters, *_: parameters[99], "your function stops with IndexError"),
        (lambda: [0.5] * 12, "your function stops with TypeError"),
        (7, "the answer must be a function"),
        (None, "the answer must be a function"),
    ],
)
def test_odd_answers_get_a_sentence(capsys, answer, words):
    check_step(answer)
    assert said(capsys).startswith(f"Not yet: {words}")


@pytest.mark.parametrize(
    ("w5", "words"),
    [
        (W5.truth(), "Right"),
        (round(W5.truth(), 6), "Right"),
        (round(W5.truth(), 4), "Not yet: you are close"),
        (None, "Not yet: put your number"),
        (0.35891648, "Not yet: that is w5 for the target 0.01"),
        (12, "Not yet: go through steps 6 to 9"),
        ("0.4", "Not yet: write one number"),
        ([0.4], "Not yet: write one number"),
        (float("nan"), "Not yet: write one number"),
        (True, "Not yet: write one number"),
    ],
)
def test_w5_is_judged(capsys, w5, words):
    check_w5(w5)
    line = said(capsys)
    assert line.startswith(words)
    assert "0.413" not in line


@pytest.mark.parametrize(("words", "slip"), W5.slips.items())
def test_a_rounded_slip_is_named_too(capsys, words, slip):
    check_w5(round(slip(), 6))
    assert said(capsys) == f"Not yet: {words}."
