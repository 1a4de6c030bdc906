"""What the exercises of chapter 6 promise, beside the slips that tests/test_practice.py tries."""

import pytest

from nnlesson.practice import check_numerical_gradient, check_passes
from nnlesson.slopes import numerical_gradient


def said(capsys):
    return capsys.readouterr().out.strip()


def test_the_function_of_the_package_is_right(capsys):
    check_numerical_gradient(numerical_gradient)
    assert said(capsys) == "Right: the package gives the same answer."


def test_a_list_that_is_put_back_exactly_is_right(capsys):
    def careful(function, parameters, step):
        slopes = []
        for i, value in enumerate(list(parameters)):
            parameters[i] = value + step
            above = function(parameters)
            parameters[i] = value - step
            slopes.append((above - function(parameters)) / (2 * step))
            parameters[i] = value
        return slopes

    check_numerical_gradient(careful)
    assert said(capsys).startswith("Right")


def test_right_slopes_and_a_spoiled_list_are_not_yet_right(capsys):
    def spoils(function, parameters, step):
        slopes = numerical_gradient(function, parameters, step)
        parameters[-1] += 1e-12
        return slopes

    check_numerical_gradient(spoils)
    assert said(capsys) == (
        "Not yet: the slopes are right, but the caller's list is no longer what it was. Nudge a copy of it."
    )


def stops(*_):
    raise RuntimeError("enough")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("text", "Not yet: the answer must be a function, got 'text'."),
        (None, "Not yet: the answer must be a function, got None."),
        (stops, "Not yet: your function stops with RuntimeError: enough."),
        (lambda parameters: parameters, "Not yet: your function stops with TypeError"),
        (lambda *_: ..., "Not yet: your function returns nothing."),
        (lambda *_: "text", "Not yet: for 'p[0] ** 3', [1.0], 0.1 the answer is [3.01], yours"),
        (lambda *_: [1.0, 2.0, 3.0, 4.0], "Not yet: for 'p[0] ** 3', [1.0], 0.1 the answer"),
        (lambda _function, parameters, _step: parameters.clear(), "Not yet: your function returns nothing."),
        (lambda *_: [[1.0], [2.0, 3.0]], "Not yet: for 'p[0] ** 3', [1.0], 0.1 the answer"),
    ],
    ids=["text", "none", "raises", "arguments", "ellipsis", "returns text", "too long", "clears", "ragged"],
)
def test_odd_functions_get_a_kind_sentence(answer, words, capsys):
    check_numerical_gradient(answer)
    assert said(capsys).startswith(words)


def test_the_bill_of_one_step(capsys):
    check_passes(12_212_400_000)
    check_passes(12_212_400_000.0)
    lines = said(capsys).splitlines()
    assert lines == ["Right: the package gives the same answer."] * 2


@pytest.mark.parametrize("answer", ["12", True, [1], 1.5, float("nan"), float("inf"), 1j, ..., b"1"])
def test_odd_numbers_get_a_kind_sentence(answer, capsys):
    check_passes(answer)
    assert said(capsys) == "Not yet: write one whole number, such as 123_000."


def test_a_wrong_number_does_not_get_the_solution(capsys):
    check_passes(None)
    check_passes(7)
    check_passes(-101_770)
    lines = said(capsys).splitlines()
    assert lines[0] == "Not yet: put your number in the place of None."
    assert lines[1] == lines[2]
    assert lines[1].startswith("Not yet: multiply")
    assert not any(digit in lines[1] for digit in "0123456789")
