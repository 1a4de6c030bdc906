"""The exercises of the page "activation"."""

import pytest

from nnlesson.practice import check_feed_forward, check_folds

OLD_ENOUGH, NOT_TOO_OLD, BOTH = (20, 20, -10), (-20, -20, 25), (10, 10, -15)


@pytest.mark.parametrize(
    ("answer", "right"),
    [((0.9526, 0.7216), True), ((0.95257413, 0.72163256), True), ((0.9525, 0.7216), False), ((0.9526, 0.7217), False)],
)
def test_four_digits_are_asked(answer, right):
    assert check_feed_forward.verdict(*answer).right == right


@pytest.mark.parametrize(("answer", "words"), [((0.95, 0.72), "close, but"), ((0.9526, 0.5), "at least one number")])
def test_what_is_nearly_right_is_told_from_what_is_wrong(answer, words):
    assert check_feed_forward.verdict(*answer).words.startswith(words)


def test_two_folds_that_enclose_the_other_variety():
    line = "Right: 99 of 100 known and 1,970 of 2,000 fresh fruits."
    assert str(check_folds.verdict(OLD_ENOUGH, NOT_TOO_OLD, BOTH)) == line
    assert str(check_folds.verdict(NOT_TOO_OLD, OLD_ENOUGH, BOTH)) == line  # in either order


@pytest.mark.parametrize(
    ("answer", "words"),
    [
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
        ((OLD_ENOUGH, (20, -20, 0), BOTH), "Work out for both folds"),  # only one of its weights has the sign
        ((OLD_ENOUGH, (-20, 20, 0), BOTH), "Work out for both folds"),
        (((20, 20, -20), (-20, -20, 30), BOTH), "Work out for both folds"),
        (((0, 0, 1), (0, 0, 1), BOTH), "above 0.5 for every fruit"),
        (((1e308, 1e308, 1e308), NOT_TOO_OLD, BOTH), "too large to add up"),
        (((1.001e100, 0, 0), NOT_TOO_OLD, BOTH), "too large to add up"),
        (((1e100, 1e100, 1e100), NOT_TOO_OLD, BOTH), "above 0.5 for every fruit"),
    ],
)
def test_a_slip_with_folds_is_named_and_the_solution_is_not(answer, words):
    verdict = check_folds.verdict(*answer)
    assert not verdict.right
    assert words in verdict.words
    assert "-10" not in verdict.words
