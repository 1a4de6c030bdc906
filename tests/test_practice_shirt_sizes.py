"""The checks of chapter 11 name each slip, and take any answer kindly."""

import numpy as np
import pytest

from nnlesson.datasets import shirts
from nnlesson.practice import check_scaler, check_shifted
from nnlesson.practice.shirt_sizes import KNOWN, NEW, SCALER


def scaled(known, new):
    return (new - known.mean(axis=0)) / known.std(axis=0)


def test_the_known_customers_are_those_of_the_page():
    assert shirts()[0].tolist() == KNOWN.tolist()


def test_the_truth_gives_the_known_ones_mean_0_and_spread_1():
    rows = SCALER.truth(KNOWN, KNOWN)
    np.testing.assert_allclose([rows.mean(axis=0), rows.std(axis=0)], [[0.0, 0.0], [1.0, 1.0]], atol=1e-12)


@pytest.mark.parametrize(
    ("pounds", "inches", "words"),
    [
        (None, 5.65, "Not yet: put your numbers in the place of None"),
        (25.94, None, "Not yet: put your numbers in the place of None"),
        (25.94, 5.65, "Right"),
        (25.93726, 5.653582, "Right"),
        (5.65, 25.94, "Not yet: the two numbers are right, but in the place of each other"),
        (266.24, -37.26, "Not yet: you swapped kilograms and centimetres"),
        (160.94, 71.65, "Not yet: these are pounds and inches; now shift them"),
        (94.94, -63.35, "Not yet: you swapped the two numbers of the shift"),
        (-62, 116, "Not yet: you subtracted 73 kilograms"),
        (25.9, 5.7, "Not yet: you are near; give two decimals"),
        (26, 6, "Not yet: at least one number is wrong"),
        (-25.94, -5.65, "Not yet: you subtracted the wrong way round"),
        (295.94, 137.65, "Not yet: you added the shift"),
        ("25.94", "5.65", "Not yet: write numbers without quotation marks"),
        ([25.94], 5.65, "Not yet: write one number"),
        (25.94, lambda: 5.65, "Not yet: write one number"),
        (float("nan"), float("inf"), "Not yet: at least one number is wrong"),
        (10**400, 1, "Not yet: write one number"),
    ],
)
def test_shifted(pounds, inches, words, capsys):
    check_shifted(pounds, inches)
    assert capsys.readouterr().out.startswith(words)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (scaled, "Right: the package"),
        (lambda known, new: scaled(known, new).tolist(), "Right: the package"),
        (lambda _, new: scaled(new, new), "Not yet: mean and spread must come from `known`"),
        (lambda known, new: scaled(new, known), "Not yet: you swapped the two"),
        (lambda known, new: new - known.mean(axis=0), "Not yet: that is the shift only"),
        (lambda known, new: scaled(known, new).round(1), "Not yet: subtract from each column of `new` the mean"),
        (lambda known, new: scaled(known, new)[0], "Not yet: subtract from each column of `new` the mean"),
        (lambda *_: "text", "Not yet: subtract from each column of `new` the mean"),
        (lambda *_: None, "Not yet: your function returns nothing"),
        (lambda *_: [[1.0], [2.0, 3.0]], "Not yet: subtract from each column of `new` the mean"),
        (lambda *_: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        ("text", "Not yet: the answer must be a function"),
        (None, "Not yet: the answer must be a function"),
    ],
)
def test_scaler(answer, words, capsys):
    check_scaler(answer)
    assert capsys.readouterr().out.startswith(words)


def test_no_answer_gives_the_solution_away(capsys):
    check_scaler(lambda _, new: new)
    check_shifted(1.0, 1.0)
    printed = capsys.readouterr().out
    assert "axis" not in printed
    assert not any(digits in printed for digits in ("25.9", "5.65", str(scaled(KNOWN, NEW)[0, 0])))
