"""What the checks of the interlude Downhill say, whatever a reader answers."""

import pytest

from nnlesson.practice import check_downhill, check_three_points
from nnlesson.practice.downhill import DOWNHILL, POINTS, THREE_POINTS
from nnlesson.slopes import downhill


def said(capsys):
    return capsys.readouterr().out.splitlines()


def test_the_package_passes(capsys):
    check_downhill(downhill)
    assert said(capsys) == ["Right: the package gives the same answer."]


def changes_a_local(parameters, gradient, learning_rate):
    parameters = [p - learning_rate * g for p, g in zip(parameters, gradient, strict=True)]


def moves_names(parameters, gradient, learning_rate):
    for p, g in zip(parameters, gradient, strict=True):
        p = p - learning_rate * g  # the slip itself
    return parameters


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (changes_a_local, "your function returns nothing"),
        (moves_names, "you return the old parameters"),
        (lambda p, g, rate: [a + rate * b for a, b in zip(p, g, strict=True)], "you go uphill"),
        (lambda p, g, _: [a - b for a, b in zip(p, g, strict=True)], "the learning rate is missing"),
        (lambda _, g, rate: [-rate * b for b in g], "you return the step"),
        (lambda _, g, rate: [rate * b for b in g], "you return the slope times the rate"),
        (lambda p, g, rate: p - rate * g, "your function stops with TypeError"),
        (lambda *_: "downhill", "for "),
        (lambda *_: [0.0], "for "),
        (lambda *_: {}, "for "),
        ("downhill", "the answer must be a function"),
        (None, "the answer must be a function"),
        (lambda: [1.0], "your function stops with TypeError"),
    ],
)
def test_whoever_gives_another_answer_gets_a_sentence(answer, words, capsys):
    check_downhill(answer)
    [line] = said(capsys)
    assert line.startswith(f"Not yet: {words}")


def test_no_two_slips_of_the_step_are_alike():
    given = [[slip(*case) for case in DOWNHILL.cases] for slip in DOWNHILL.slips.values()]
    assert all(a != b for number, a in enumerate(given) for b in given[:number])


def test_the_line_through_three_points_is_the_lowest():
    def squares(w, b):
        return sum((y - (w * x + b)) ** 2 for x, y in POINTS)

    w, b = THREE_POINTS.truth()
    assert squares(w, b) == 1.5
    around = [(w + i / 10, b + j / 10) for i in range(-20, 21) for j in range(-20, 21) if (i, j) != (0, 0)]
    assert min(squares(*line) for line in around) > 1.5


def test_the_line_through_three_points_is_judged(capsys):
    check_three_points(w=5 / 2, b=3)
    check_three_points(None, 3)
    check_three_points(2.5, 3.5)
    check_three_points(0, 0)
    lines = said(capsys)
    assert lines[0] == "Right: the package gives the same answer."
    assert lines[1] == "Not yet: put your two numbers in the place of None."
    assert lines[2].startswith("Not yet: your line passes through the two outer points")
    assert lines[3] == "Not yet: the squared residuals of your line add up to 41; another line has less."


@pytest.mark.parametrize("odd", ["2.5", True, [2.5], float("nan"), float("inf"), 10**400, 1j, {}])
def test_what_is_not_a_number_gets_a_sentence(odd, capsys):
    check_three_points(odd, 3)
    check_three_points(2.5, odd)
    assert said(capsys) == ["Not yet: write two plain numbers, such as 1 and 0.5, without quotation marks."] * 2


def test_a_huge_number_gets_a_sentence(capsys):
    check_three_points(1e200, 3)
    [line] = said(capsys)
    assert line.startswith("Not yet: the squared residuals")
