"""What the room `practice` promises: right answers pass, and every slip is named."""

import importlib
import inspect
import pkgutil

import pytest

import nnlesson.practice
from nnlesson.practice.old_exercise import Exercise

EXERCISES = [
    (f"{module.name}-{number}", exercise)
    for module in pkgutil.iter_modules(nnlesson.practice.__path__)
    for number, exercise in enumerate(
        getattr(importlib.import_module(f"nnlesson.practice.{module.name}"), "EXERCISES", [])
    )
]
SLIPS = [
    pytest.param(exercise, words, slip, id=f"{name}-{words[:30]}")
    for name, exercise in EXERCISES
    for words, slip in exercise.slips.items()
]


def test_there_are_exercises():
    assert len(EXERCISES) >= 2


@pytest.mark.parametrize("exercise", [pytest.param(exercise, id=name) for name, exercise in EXERCISES])
def test_the_truth_is_right(exercise):
    assert exercise.verdict(exercise.truth).startswith("Right")


@pytest.mark.parametrize(("exercise", "words", "slip"), SLIPS)
def test_every_slip_is_named(exercise, words, slip):
    assert exercise.verdict(slip) == f"Not yet: {words}."


def test_an_unknown_mistake_shows_the_first_wrong_case():
    double = Exercise(lambda x: 2 * x, [(0.0,), (1.0,)], {})
    assert double.verdict(lambda x: 3 * x) == "Not yet: for 1.0 the answer is 2.0, yours is 3.0."


def test_an_answer_that_stops_is_reported():
    assert (
        Exercise(lambda x: x, [(1.0,)], {})
        .verdict(lambda x: x / 0)
        .startswith("Not yet: your function stops with ZeroDivisionError")
    )


def test_an_answer_may_change_what_it_is_given():
    take_last = Exercise(lambda values: values[-1], [([1.0, 2.0],), ([3.0],)], {})
    assert take_last.verdict(lambda values: values.pop()).startswith("Right")
    assert take_last.verdict(lambda values: values.pop()).startswith("Right")


def test_an_index_is_a_whole_number():
    first = Exercise(lambda: 1, [()], {})
    assert first.verdict(lambda: True).startswith("Not yet")
    assert first.verdict(lambda: 1.0).startswith("Not yet")


def test_true_is_not_an_index():
    first = Exercise(lambda _: 1, [(0.0,)], {})
    assert first.verdict(lambda _: True) == "Not yet: return an index such as 0 or 1, not True."


def test_what_is_not_a_function_is_said():
    assert Exercise(lambda: 1, [()], {}).verdict(7) == "Not yet: the answer must be a function, got 7."


CHECKS = {name: getattr(nnlesson.practice, name) for name in nnlesson.practice.__all__ if name.startswith("check_")}
ODD = [
    10**400,
    [10**400],
    (10**400,) * 2,
    [[10**400]],
    lambda *_: 10**400,
    lambda *_: [10**400] * 3,
    lambda *_: ([[10**400]], [10**400]),
]


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_numbers_beyond_every_float_are_wrong_and_no_more(check, capsys):
    names = inspect.signature(check).parameters
    for odd in ODD:
        check(**dict.fromkeys(names, odd))
        assert capsys.readouterr().out.startswith("Not yet")
