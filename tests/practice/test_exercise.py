"""What a record promises, whatever it asks: a verdict, one line, and never an error."""

import dataclasses

import numpy as np
import pytest

import nnlesson.practice
from nnlesson.practice import CodeExercise, Exercise, PaperExercise, Verdict, check_classify, check_outputs
from nnlesson.practice.kinds import Function, Number, Numbers

DOUBLES = CodeExercise(
    id="doubles",
    task="Double each number.",
    answers={"doubles": Function()},
    truth=lambda values: [2 * value for value in values],
    returns=Numbers(),
    cases=[([1.0],), ([3.0, 0.5],)],
    draw=lambda rng: (rng.integers(-2, 3, 3).astype(float).tolist(),),
    slips={"you squared": lambda values: [value * value for value in values]},
)


def spoils(values):
    for i in range(len(values)):
        values[i] *= 2
    return values


def spoils_and_squares(values):
    for i in range(len(values)):
        values[i] *= values[i]
    return values


def puts_back(values):
    values[0] += 0.1
    values[0] -= 0.2
    values[0] += 0.1
    return [2 * value for value in values]


def stops(values):
    answer = []
    for i in range(len(values)):
        answer.append(values[i + 1])
    return answer


def lazily(values):
    return (1 / 0 for _ in values)


def test_a_verdict_is_a_sentence():
    assert str(Verdict(True, "it is so")) == "Right: it is so."
    assert str(Verdict(False, "is it so?")) == "Not yet: is it so?"
    assert str(Verdict(False, "no. (Yes.)")) == "Not yet: no. (Yes.)"
    assert str(Verdict(False, "write (3, 2)")) == "Not yet: write (3, 2)."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda values: [value + value for value in values], "the package gives the same answer"),
        (lambda values: (2 * value for value in values), "the package gives the same answer"),
        (lambda values: 2 * np.array(values, np.float32), "the package gives the same answer"),
        (puts_back, "the package gives the same answer"),
        (spoils, "the answer is right, but `values` is no longer what it was when you were given it; change a copy"),
        (spoils_and_squares, "you squared"),
        (lambda _: None, "your function returns nothing. Put `return` before the answer"),
        (lambda _: ..., "your function returns nothing. Put `return` before the answer"),
        (lambda values: [3 * value for value in values], "for [1.0] the answer is [2.0], yours is [3.0]"),
        (
            lambda values: [2 * abs(value) for value in values],
            "for [-1.0, -1.0, -2.0] the answer is [-2.0, -2.0, -4.0], yours is [2.0, 2.0, 4.0]",
        ),
        (lambda _: "text", "return a list of numbers, without quotation marks"),
        (lambda _: [True], "return a number, not True"),
        (lambda: [], "your function stops with TypeError: <lambda>() takes 0 positional arguments"),
        (7, "give a function, not 7"),
        (None, "give a function, not None"),
    ],
)
def test_a_function_is_judged(answer, words):
    assert DOUBLES.verdict(answer).words[: len(words)] == words


@pytest.mark.parametrize(
    ("answer", "line", "words"),
    [
        (stops, 3, "IndexError: list index out of range, in line {}: `answer.append(values[i + 1])`"),
        (lazily, 1, "ZeroDivisionError: division by zero, in line {}: `return (1 / 0 for _ in values)`"),
    ],
)
def test_an_error_is_told_with_its_line(answer, line, words):
    number = answer.__code__.co_firstlineno + line
    assert DOUBLES.verdict(answer).words == f"your function stops with {words.format(number)}"


def test_cases_by_chance_are_those_of_the_seed():
    assert DOUBLES.drawn() == DOUBLES.drawn() != dataclasses.replace(DOUBLES, seed=1).drawn()
    assert len(DOUBLES.drawn()) == 20


def test_what_an_answer_prints_is_shown_for_the_cases_written_by_hand(capsys):
    DOUBLES(lambda values: print("here") or [2 * value for value in values])  # noqa: T201
    assert capsys.readouterr().out.splitlines() == ["here", "here", "Right: the package gives the same answer."]


def test_the_reader_may_stop_it():
    def waits(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        DOUBLES(waits)


def test_an_answer_that_changes_later_counts_as_it_was():
    kept = []

    def keeps(values):
        kept[:] = [2 * value for value in values]
        return kept

    assert DOUBLES.verdict(keeps).right


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((0.7, 1.3), "the package gives the same answer"),
        ((None, 1.3), "put your two numbers in the place of None"),
        ((..., 1.3), "put your two numbers in the place of None"),
        ((), "put your two numbers in the place of None"),
        ((0.7, "1.3"), "b: give a number without quotation marks"),
        ((1.1, 0.9), "at least one number is wrong. Work it out again, one step at a time"),
        ((1, 2, 3), "this exercise takes a, b"),
    ],
)
def test_values_are_judged(answers, words):
    assert check_outputs.verdict(*answers).words == words


def test_answers_may_be_named(capsys):
    check_outputs(b=1.3, a=0.7)
    check_classify(classify=lambda *_: 0)
    check_outputs(c=1)
    right, wrong, strange = capsys.readouterr().out.splitlines()
    assert right == "Right: the package gives the same answer."
    assert wrong.startswith("Not yet: for ")
    assert strange == "Not yet: this exercise takes a, b."


def test_a_blank_may_be_a_sentence_that_knows_the_other_answers():
    asks = Exercise(
        id="asks",
        task="And?",
        answers={"n": Number(), "m": Number()},
        blank=lambda n, _: f"give m for {n}",
        judge=lambda n, m: Verdict(n == m, "so"),
    )
    assert asks.verdict(2) == (False, "give m for 2")


def test_a_function_that_is_wrong_at_an_edge_only_hears_so():
    edgy = dataclasses.replace(DOUBLES, edges={"an empty list has no first number": ([],)})
    words = "an empty list has no first number"
    assert edgy.verdict(lambda values: [2 * value for value in values]).right
    assert edgy.verdict(lambda values: [2 * values[0], *(2 * value for value in values[1:])]) == (False, words)
    assert edgy.verdict(lambda values: [values[0] ** 2, *(value**2 for value in values[1:])]).words == "you squared"


def test_an_exercise_may_have_a_judge_of_its_own():
    even = Exercise(
        id="even",
        task="Name an even number.",
        answers={"n": Number()},
        judge=lambda n: Verdict(n % 2 == 0, f"{n:g}"),
    )
    assert even.verdict(4) == (True, "4")
    assert even.verdict(3) == (False, "3")


def test_a_slip_on_paper_may_leave_an_answer_open():
    pair = PaperExercise(
        id="pair",
        task="One and two?",
        answers={"a": Number(), "b": Number()},
        truth=(1, 2),
        slips={"a is too large": (2, ...)},
        otherwise=lambda a, b: f"{a:g} and {b:g}",
    )
    assert [pair.verdict(*each).words for each in [(2, 2), (2, 5), (3, 2)]] == ["a is too large"] * 2 + ["3 and 2"]


def test_answers_are_judged_as_data():
    assert nnlesson.practice.verdict("two-outputs", {"a": 0.7, "b": 1.3}).right
    assert not nnlesson.practice.verdict("two-outputs", {"a": 0.7}).right
    with pytest.raises(ValueError, match=r"id must be one of .*two-outputs.*, got 'three-outputs'"):
        nnlesson.practice.verdict("three-outputs", {})
