"""What the exercises of chapter 5 say: right answers pass, slips are named, odd answers get a kind sentence."""

import math

import numpy as np
import pytest

from nnlesson.practice import check_accuracy, check_losses


def said(capsys, check, *arguments):
    check(*arguments)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    return lines[0]


@pytest.mark.parametrize("answer", [(0.5, 0.25), (1 / 2, np.float64(0.25))])
def test_the_two_errors(capsys, answer):
    assert said(capsys, check_losses, *answer) == "Right: the package gives the same two numbers."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((None, 0.25), "put your two numbers"),
        ((0.5, None), "put your two numbers"),
        ((2, 0.25), "mean squared error: that is the sum of the squares; divide it"),
        ((0.25, 0.25), "mean squared error: the mean squared error has no half"),
        ((-0.5, 0.25), "mean squared error: that is the mean of the differences; square"),
        ((0, 0), "the answer 0 is wrong for two"),
        ((0.5, 0), "half squared error: the answer 0 is wrong for two"),
        ((0.5, 0.5), "half squared error: that has no half"),
        ((0.5, 1), "half squared error: that is half of the sum"),
        ((0.5, 2), "half squared error: that is the sum of the squares"),
        ((0.7, 0.25), "mean squared error: square the four differences first"),
        ((0.5, 0.3), "then take the mean, and half of it"),
        ((0.5, 0.125), "half squared error: there is one half too many"),
        (("0.5", 0.25), "without quotation marks"),
        (([0.5], 0.25), "write two numbers"),
        ((math.nan, 0.25), "write two numbers"),
        ((10**400, 0.25), "write two numbers"),
        ((True, 0.25), "write two numbers"),
    ],
)
def test_a_slip_on_paper_is_named_and_the_solution_is_not(capsys, answer, words):
    line = said(capsys, check_losses, *answer)
    assert line.startswith("Not yet")
    assert words in line
    assert "0.5" not in line
    assert "0.25" not in line


def test_accuracy_may_be_written_with_arrays(capsys):
    def by_arrays(outputs, targets, threshold):
        return np.mean((np.array(outputs) > threshold) == np.array(targets))

    assert said(capsys, check_accuracy, by_arrays) == "Right: the package gives the same answer."


def test_a_row_against_a_column_is_named(capsys):
    def stretched(outputs, targets, threshold):
        return ((np.array(outputs)[:, 0] > threshold) == np.array(targets)).mean()

    assert "every answer with every target" in said(capsys, check_accuracy, stretched)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "must be a function"),
        ("0.6", "must be a function"),
        (lambda *_: None, "returns nothing"),
        (lambda *_: "0.6", "yours is '0.6'"),
        (lambda *_: [0.6], "yours is [0.6]"),
        (lambda _outputs, _targets: 0.6, "stops with TypeError"),
        (lambda outputs, *_: outputs / 0, "stops with TypeError"),
    ],
)
def test_an_odd_answer_gets_a_sentence(capsys, answer, words):
    line = said(capsys, check_accuracy, answer)
    assert line.startswith("Not yet: ")
    assert words in line
