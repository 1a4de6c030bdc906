"""The checks of chapter 13 name each slip, and take any answer kindly."""

import pytest

from nnlesson.practice import check_adam_steps, check_momentum


def momentum(parameters, velocities, gradients, rate, share):
    new = [share * v - rate * g for v, g in zip(velocities, gradients, strict=True)]
    return [p + v for p, v in zip(parameters, new, strict=True)], new


def in_place(parameters, velocities, gradients, rate, share):
    for number, slope in enumerate(gradients):
        velocities[number] = share * velocities[number] - rate * slope
        parameters[number] += velocities[number]
    return parameters, velocities


def one_state(parameters, velocities, gradients, rate, share):
    v = velocities[0]
    new = [v := share * v - rate * g for g in gradients]
    return [p + v for p, v in zip(parameters, new, strict=True)], new


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (None, 1.6, "Not yet: put your numbers"),
        (1.7, None, "Not yet: put your numbers"),
        (1.7, 1.6, "Right"),
        (1.6999, 1.6004, "Right"),
        (1.7, 1.578, "Not yet: you divided by 1 − β at both steps"),
        (1.788, 1.701, "Not yet: your averages are not corrected"),
        (2.3, 2.4, "Not yet: you went with the slope"),
        (0.5, 0.8, "Not yet: that is rate times slope"),
        (1.7, 2.0, "Not yet: each of your steps"),
        (1.7, 1.8, "Not yet: the second slope is below 0"),
        (1.7, 1.65, "Not yet: at least one number is wrong"),
        (float("nan"), 1.6, "Not yet: at least one number is wrong"),
        (float("inf"), 10**300, "Not yet: at least one number is wrong"),
        ("1.7", 1.6, "Not yet: write numbers without quotation marks"),
        ([1.7, 1.6], 1.6, "Not yet: write one number for each"),
        (1.7, {}, "Not yet: write one number for each"),
        (10**400, 1.6, "Not yet: write one number for each"),
    ],
)
def test_adam_steps(first, second, words, capsys):
    check_adam_steps(first, second)
    said = capsys.readouterr().out
    assert said.startswith(words)
    assert said.startswith("Right") or "1.6" not in said  # a wrong guess is not given the solution


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (momentum, "Right"),
        (in_place, "Right"),
        (one_state, "Not yet: all parameters share one velocity"),
        (lambda p, v, g, r, s: momentum(p, [v[0]] * len(p), g, r, s), "Not yet: every parameter uses the velocity"),
        (lambda p, v, g, r, _: momentum(p, v, g, r, 0.0), "Not yet: the old velocity is forgotten"),
        (lambda *given: momentum(*given)[0], "Not yet: return the new velocities too"),
        (lambda p, v, g, r, s: momentum(p, v, g, -r, s), "Not yet: you go uphill"),
        (lambda *_: None, "Not yet: your function returns nothing"),
        (lambda *_: 7, "Not yet: answer with two lists"),
        (lambda *_: ([1.0], [2.0, 3.0]), "Not yet: answer with two lists"),
        (lambda *_: "text", "Not yet: answer with two lists"),
        (lambda *_: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        (lambda: None, "Not yet: your function stops with TypeError"),
        ("text", "Not yet: the answer must be a function"),
        (None, "Not yet: the answer must be a function"),
    ],
)
def test_momentum(answer, words, capsys):
    check_momentum(answer)
    assert capsys.readouterr().out.startswith(words)
