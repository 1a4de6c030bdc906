"""What the exercises of chapter 4 say: right answers pass, slips are named, odd answers get a kind sentence."""

import math

import pytest

from nnlesson.practice import check_feed_forward, check_folds

OLD_ENOUGH, NOT_TOO_OLD, BOTH = (20, 20, -10), (-20, -20, 25), (10, 10, -15)


def said(capsys, check, *arguments):
    check(*arguments)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    return lines[0]


@pytest.mark.parametrize("answer", [(0.9526, 0.7216), (0.9525741268224334, 0.7216325609518421)])
def test_the_sums_through_a_sigmoid(capsys, answer):
    assert said(capsys, check_feed_forward, *answer) == "Right: the package gives the same answer."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((None, 0.7216), "put your two numbers"),
        ((3, 3), "these are the sums of chapter 3"),
        ((0.9526, 0.9526), "the output node has a sigmoid too"),
        ((3, 0.9526), "the hidden nodes have a sigmoid too"),
        ((0.9933, 0.7297), "you added both inputs"),
        ((0.8808, 0.707), "the second input counts"),
        ((0.9526, 0.8705), "only the second hidden node counts"),
        ((0.0474, 0.4881), "e to the minus z"),
        ((0.95, 0.72), "close, but round to four digits"),
        ((0.9526, 0.5), "Work out z first"),
        (("0.9526", "0.7216"), "without quotation marks"),
        ((math.nan, 0.7), "write two numbers"),
        (([0.9526], 0.7216), "write two numbers"),
        ((True, 0.7216), "write two numbers"),
    ],
)
def test_a_slip_on_the_way_is_named_and_the_solution_is_not(capsys, answer, words):
    line = said(capsys, check_feed_forward, *answer)
    assert line.startswith("Not yet: ")
    assert words in line
    assert "7216" not in line


def test_two_folds_that_enclose_the_other_variety(capsys):
    line = said(capsys, check_folds, OLD_ENOUGH, NOT_TOO_OLD, BOTH)
    assert line == "Right: 99 of 100 known and 1,970 of 2,000 fresh fruits."
    assert said(capsys, check_folds, NOT_TOO_OLD, OLD_ENOUGH, BOTH) == line  # in either order


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((None, NOT_TOO_OLD, BOTH), "put your numbers in the place of None"),
        (((20, 20, -15), (-20, -20, 30), BOTH), "81 of 100. These folds suit the first variety"),
        (((40, 40, -30), (-10, -10, 15), BOTH), "These folds suit the first variety"),
        ((OLD_ENOUGH, (-20, -20, -25), BOTH), '"not too old" is above 0.5 for no fruit: check the sign'),
        (((20, 20, -0.5), NOT_TOO_OLD, BOTH), "its bias does not suit its weights"),
        (((0, 0, 0), NOT_TOO_OLD, BOTH), '"old enough" is above 0.5 for no fruit: its bias does not suit'),
        ((OLD_ENOUGH, (20, 20, 25), BOTH), "in the same direction"),
        (((20, 20, 10), NOT_TOO_OLD, BOTH), '"old enough" is above 0.5 for every fruit: check the sign'),
        ((OLD_ENOUGH, NOT_TOO_OLD, (10, 10, -5)), 'That is "or"'),
        ((OLD_ENOUGH, NOT_TOO_OLD, (10, 10, 0)), 'That is "or"'),
        ((OLD_ENOUGH, NOT_TOO_OLD, (10, 10, -20)), 'z of "ripe" is 0, not larger than 0'),
        ((OLD_ENOUGH, NOT_TOO_OLD, (-10, -10, 15)), "nothing is ripe"),
        (((2, 2, -1), (-2, -2, 2.5), BOTH), "too gentle"),
        ((OLD_ENOUGH, (20, 20, -25), BOTH), "in the same direction"),
        (((20, 20, -20), (-20, -20, 30), BOTH), "Work out for both folds"),
        (((0, 0, 1), (0, 0, 1), BOTH), "above 0.5 for every fruit"),
    ],
)
def test_a_slip_with_folds_is_named_and_the_solution_is_not(capsys, answer, words):
    line = said(capsys, check_folds, *answer)
    assert line.startswith("Not yet: ")
    assert words in line
    assert "-10" not in line


@pytest.mark.parametrize(
    "odd",
    ["20, 20, -15", 7, (20, 20), (20, 20, -15, 1), ("a", "b", "c"), (math.inf, 1, 1), (1e308, 1e308, 1e308), [[1]] * 3],
    ids=str,
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_odd_answer_gets_a_kind_sentence(capsys, odd, place):
    answer = [OLD_ENOUGH, NOT_TOO_OLD, BOTH]
    answer[place] = odd
    assert said(capsys, check_folds, *answer).startswith("Not yet: ")
