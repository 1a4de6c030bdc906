"""The commonest slips are found in the source of any function, and only where their repair makes it right."""

# ruff: noqa: ARG001, RET503, T201  # these are slips

from pathlib import Path

import pytest

from nnlesson.practice import check_classify, check_downhill, check_layer

FACTOR = 1.0


def early(weights, biases, inputs):
    outputs = []
    for row, bias in zip(weights, biases, strict=True):
        z = bias
        for w, x in zip(row, inputs, strict=True):
            z += w * x
        outputs.append(z)
        return outputs


def early_in_both(weights, biases, inputs):
    outputs = []
    for row, bias in zip(weights, biases, strict=True):
        outputs.append(bias)
        for w, x in zip(row, inputs, strict=True):
            outputs[-1] += w * x
            return outputs


def forgets(weights, biases, inputs):
    outputs = []
    for row, bias in zip(weights, biases, strict=True):
        z = bias
        for w, x in zip(row, inputs, strict=True):
            z = w * x
        outputs.append(z)
    return outputs


def prints(weights, biases, inputs):
    print([b + sum(w * x for w, x in zip(row, inputs, strict=True)) for row, b in zip(weights, biases, strict=True)])


def two_slips(weights, biases, inputs):
    outputs = []
    for row in weights:
        z = 0
        for w, x in zip(row, inputs, strict=True):
            z = w * x
        outputs.append(z)
    return outputs


def early_and_more(weights, biases, inputs):
    outputs = []
    for row in weights:
        outputs.append(row[0])
        return outputs


def line_of(function, text):
    """The number of a function's line that holds a text."""
    lines = Path(__file__).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if n > function.__code__.co_firstlineno and text in line)


@pytest.mark.parametrize(
    ("function", "text", "words"),
    [
        (early, "return", "`return` stands inside the loop, in line {}, so it ends after the first turn; move it to"),
        (early_in_both, "return", "`return` stands inside the loop, in line {}, so it ends after the first turn; move"),
        (forgets, "z = w", "in line {} `z =` forgets what was there; write `z +=`, which adds to it"),
        (prints, "print", "`print` in line {} only shows the answer; write `return` in its place"),
        (early_and_more, "return", "`return` stands inside the loop, in line {}, so it ends after the first turn"),
    ],
)
def test_a_common_slip_is_named_with_its_line(function, text, words):
    right, said = check_layer.verdict(function)
    assert not right
    assert said.startswith(words.format(line_of(function, text)))


def test_two_slips_get_the_usual_words():
    assert check_layer.verdict(two_slips).words.startswith("for [[0.2, 0.8")


def test_what_is_right_after_the_repair_only_is_no_slip():
    assert check_layer.verdict(early_and_more).words.endswith("after the first turn")


def test_a_repaired_function_sees_the_names_around_it():
    factor = 1.0

    def moved(parameters, gradient, rate, sign=-1.0):
        new = []
        for p, g in zip(parameters, gradient, strict=True):
            new.append(p + FACTOR * factor * sign * rate * g)
            return new

    assert "move it to the left" in check_downhill.verdict(moved).words


def test_a_repaired_function_is_not_decorated_again():
    seen = []

    def note(function):
        seen.append(function)
        return function

    @note
    def first_only(parameters, gradient, rate):
        new = []
        for p, g in zip(parameters, gradient, strict=True):
            new.append(p - rate * g)
            return new

    assert "move it to the left" in check_downhill.verdict(first_only).words
    assert seen == [first_only]


def test_a_loop_without_end_is_not_made():
    def waits(weights, inputs):
        while True:
            return 0

    assert "in line" in check_classify.verdict(waits).words


def test_without_a_source_the_usual_words_remain():
    names = {}
    exec("def answer(w, x):\n    for row in w:\n        return 0", names)
    assert check_classify.verdict(names["answer"]).words.startswith("for [[0.3, 0.4]")
    assert check_classify.verdict(max).words.startswith("your function stops with TypeError")
