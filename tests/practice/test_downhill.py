"""The exercises of the page "downhill"."""

from nnlesson.practice import check_downhill, check_three_points
from nnlesson.practice.downhill import POINTS
from nnlesson.slopes import downhill


def test_the_package_is_right():
    assert check_downhill.verdict(downhill).right


def test_a_place_found_by_its_value_is_wrong_where_two_are_equal():
    assert not check_downhill.verdict(lambda p, g, rate: [x - rate * g[p.index(x)] for x in p]).right


def test_the_line_through_three_points_is_the_lowest():
    def squares(w, b):
        return sum((y - (w * x + b)) ** 2 for x, y in POINTS)

    w, b = check_three_points.truth
    assert squares(w, b) == 1.5
    around = [(w + i / 10, b + j / 10) for i in range(-20, 21) for j in range(-20, 21) if (i, j) != (0, 0)]
    assert min(squares(*line) for line in around) > 1.5


def test_a_line_that_is_not_the_lowest_gets_its_loss():
    words = "the squared residuals of your line add up to {}; another line has less"
    assert check_three_points.verdict(0, 0).words == words.format(41)
    assert check_three_points.verdict(1e200, 3).words == words.format("inf")
