"""What the room `slopes` promises; how good nudging is, says tests/laws/test_gradients.py."""

import numpy as np
import pytest

from nnlesson.errors import GradientError
from nnlesson.slopes import check_gradients, downhill, numerical_gradient, relative_difference, slope

FORMS = [
    3.0,
    [3.0],
    [3.0, -1.0, 0.0],
    np.array([3.0, -1.0]),
    np.array([[3.0, -1.0], [0.0, 2.0]]),
    [np.array([[3.0, -1.0]]), np.array([2.0])],
    [np.array([[1.0], [2.0]]), np.array(4.0)],
]
EVERY = pytest.mark.parametrize("parameters", FORMS, ids=["number", "one", "list", "row", "table", "arrays", "scalar"])


def numbers_of(parameters):
    return np.concatenate([np.ravel(entry) for entry in parameters]) if isinstance(parameters, list) else parameters


def squares(parameters):
    return float(np.square(numbers_of(parameters)).sum())


def shape_of(parameters):
    if isinstance(parameters, list):
        return [type(entry) for entry in parameters], [np.shape(entry) for entry in parameters]
    return type(parameters), np.shape(parameters)


@EVERY
def test_answers_come_in_the_form_of_the_question(parameters):
    for sides, near in ((2, 1e-8), (1, 1.1e-5)):
        slopes = numerical_gradient(squares, parameters, sides=sides)
        assert shape_of(slopes) == shape_of(parameters)
        np.testing.assert_allclose(numbers_of(slopes), 2.0 * numbers_of(parameters), rtol=0, atol=near)
    moved = downhill(parameters, slopes, 0.5)
    assert shape_of(moved) == shape_of(parameters)
    np.testing.assert_allclose(numbers_of(moved), 0.0, atol=1e-5)
    assert check_gradients(squares, parameters, numerical_gradient(squares, parameters)) == 0.0


@EVERY
def test_the_function_gets_copies_and_the_callers_numbers_stay(parameters):
    before = np.array(numbers_of(parameters))

    def spoils(given):
        value = squares(given)
        for entry in given if isinstance(given, list) else [given]:
            if isinstance(entry, np.ndarray):
                entry[...] = 99.0
        if isinstance(given, list):
            given.clear()
        return value

    for sides in (1, 2):
        slopes = numerical_gradient(spoils, parameters, sides=sides)
        np.testing.assert_allclose(numbers_of(slopes), 2.0 * before, rtol=0, atol=1.1e-5)
    moved = downhill(parameters, slopes, 0.5)
    for entry in moved if isinstance(moved, list) else []:
        assert not any(np.shares_memory(entry, mine) for mine in parameters)
    np.testing.assert_array_equal(numbers_of(parameters), before)


@pytest.mark.parametrize(("sides", "calls"), [(1, 4), (2, 6)])
def test_how_often_the_function_is_called(sides, calls):
    places = []
    numerical_gradient(lambda p: float(places.append(p) or 0.0), [1.0, 2.0, 3.0], nudge=0.5, sides=sides)
    assert len(places) == calls
    assert {place for p in places for place in p} <= {0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5}
    if sides == 1:
        assert places == [[1.0, 2.0, 3.0], [1.5, 2.0, 3.0], [1.0, 2.5, 3.0], [1.0, 2.0, 3.5]]


def test_a_straight_line_has_its_slope_everywhere():
    for x in (-1e6, 0.0, 1e6):
        assert slope(lambda x: 3.0 * x + 1.0, x, nudge=0.5) == 3.0
        assert slope(lambda x: 3.0 * x + 1.0, x, nudge=0.5, sides=1) == 3.0


def test_at_a_kink_two_sides_give_the_middle():
    assert slope(abs, 0.0) == 0.0
    assert slope(abs, 0.0, sides=1) == 1.0


def test_a_function_may_answer_with_any_real_number():
    assert slope(lambda x: int(x > 0), 0.0, nudge=0.5) == 1.0
    assert slope(lambda x: np.float32(x), 1.0, nudge=0.5) == 1.0


def test_steps_lead_downhill():
    p = [5.0, -3.0]
    for _ in range(200):
        p = downhill(p, numerical_gradient(squares, p), 0.1)
    assert p == pytest.approx([0.0, 0.0], abs=1e-9)


def test_the_check_answers_with_the_worst_difference():
    parameters = [np.array([1.0, 2.0]), np.array([3.0])]
    gradients = [np.array([2.0, 4.0]), np.array([6.0 * (1 + 1e-7)])]
    assert check_gradients(squares, parameters, gradients) == pytest.approx(5e-8, rel=0.01)


@pytest.mark.parametrize(
    ("parameters", "gradients", "words"),
    [
        (3.0, 7.0, "parameters at this point: gradient 7, slope by nudging 6, difference 1 "),
        ([1.0, 2.0], [2.0, 5.0], "parameters at 1: gradient 5, slope by nudging 4, "),
        (np.ones((2, 2)), np.array([[2, 2], [-2, 2.0]]), r"parameters at \(1, 0\): gradient -2, slope by nudging 2"),
        ([np.ones(1), np.ones(2)], [2 * np.ones(1), np.array([2.0, 1.0])], "parameters 1 at 1: gradient 1, "),
    ],
)
def test_the_check_names_the_worst_entry(parameters, gradients, words):
    with pytest.raises(GradientError, match=words):
        check_gradients(squares, parameters, gradients)


def test_a_tolerance_may_be_looser():
    assert check_gradients(squares, 3.0, 6.01, tolerance=1e-2) == pytest.approx(0.01 / 12.01, rel=1e-3)


def test_relative_difference():
    assert relative_difference(np.zeros(3), np.zeros(3)) == 0.0
    assert relative_difference(np.array([1.0]), np.array([-1.0])) == 1.0
    assert relative_difference(np.array([0.0]), np.array([1e-300])) == 1.0
    assert relative_difference(np.array([3e300, 4e300]), np.array([3e300, 4e300])) == 0.0
    assert relative_difference(np.array([3.0, 4.0]), np.array([3.0, 4.1])) == pytest.approx(
        0.1 / (5.0 + np.hypot(3.0, 4.1))
    )
