"""The checks of chapter 14 name each slip, and take any answer kindly."""

import numpy as np
import pytest

from nnlesson.practice import check_confusion, check_start_loss


def counted(classify, samples, n_classes):
    table = [[0] * n_classes for _ in range(n_classes)]
    for said, wanted in zip(classify(samples[0]), samples[1], strict=True):
        table[wanted][said] += 1
    return table


def right(classify, _known, fresh, n_classes):
    return counted(classify, fresh, n_classes)


def swapped(classify, _known, fresh, n_classes):
    return [list(column) for column in zip(*counted(classify, fresh, n_classes), strict=True)]


def training_rows(classify, known, _fresh, n_classes):
    return counted(classify, known, n_classes)


def both(classify, known, fresh, n_classes):
    together = np.array(counted(classify, known, n_classes)) + counted(classify, fresh, n_classes)
    return together.tolist()


def shares(*given):
    return [[count / max(sum(row), 1) for count in row] for row in right(*given)]


def changes_what_it_gets(classify, known, fresh, n_classes):
    known[0].clear()
    return right(classify, known, fresh, n_classes)


def as_large_as_the_labels(classify, _known, fresh, _n_classes):
    return counted(classify, fresh, max(fresh[1]) + 1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (right, "Right: the package gives the same answer."),
        (lambda *given: np.array(right(*given)), "Right: the package gives the same answer."),
        (changes_what_it_gets, "Right: the package gives the same answer."),
        (swapped, "Not yet: rows and columns have changed places"),
        (training_rows, "Not yet: you counted the known samples"),
        (both, "Not yet: you counted known and fresh samples together"),
        (shares, "Not yet: these are shares"),
        (lambda *given: right(*given)[0], "Not yet: for 3 classes answer with a table of 3 rows"),
        (lambda *_: 7, "Not yet: for 3 classes answer with a table of 3 rows"),
        (lambda *_: "text", "Not yet: for 3 classes answer with a table of 3 rows"),
        (lambda *_: [[1, 2], [3]], "Not yet: for 3 classes answer with a table of 3 rows"),
        (as_large_as_the_labels, "Not yet: for 4 classes answer with a table of 4 rows"),
        (lambda *_: [[1, 0, 0]] * 3, "Not yet: there are 7 fresh samples, your table counts 3"),
        (lambda *_: [[7, 0, 0], [0] * 3, [0] * 3], "Not yet: the table counts all samples, but some in a wrong place"),
        (lambda *_: None, "Not yet: your function returns nothing"),
        (lambda *_: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        ("text", "Not yet: the answer must be a function"),
    ],
)
def test_confusion(answer, words, capsys):
    check_confusion(answer)
    assert capsys.readouterr().out.startswith(words)


@pytest.mark.parametrize(
    ("loss", "hits", "words"),
    [
        (None, 36, "Not yet: put your numbers"),
        (2.3, None, "Not yet: put your numbers"),
        (2.302585092994046, 36, "Right"),
        (2.303, 36.0, "Right"),
        (2.30, 36, "Right"),
        (0.2303, 36, "Not yet: you took the loss by ten once more"),
        (1, 36, "Not yet: that is the logarithm to base 10"),
        (3.3219, 36, "Not yet: that is the logarithm to base 2"),
        (-2.3026, 36, "Not yet: ln of a share is negative"),
        (0.1, 36, "Not yet: that is the share"),
        (0.45, 36, "Not yet: that is the half squared error"),
        (5.0, 36, "Not yet: at least one number is wrong"),
        (float("nan"), 36, "Not yet: at least one number is wrong"),
        (float("inf"), 36, "Not yet: at least one number is wrong"),
        (2.303, 10, "Not yet: the loss is right. Of ten answers"),
        ("2.303", 36, "Not yet: write two numbers"),
        (2.303, "36", "Not yet: write two numbers"),
        ([2.303], 36, "Not yet: write two numbers"),
        (True, 36, "Not yet: write two numbers"),
    ],
)
def test_start_loss(loss, hits, words, capsys):
    check_start_loss(loss, hits)
    assert capsys.readouterr().out.startswith(words)
