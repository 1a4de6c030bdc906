"""The checks of chapter 15 name each slip, and take any answer kindly."""

import numpy as np
import pytest

from nnlesson.datasets import read_idx
from nnlesson.practice import check_digit_parameters, check_read_digits
from nnlesson.practice.handwritten_digits import IMAGES_FILE, LABELS_FILE


def reads(pixels_at=16, labels_at=8, white=255, pixels=12, labels=None):
    """A reader's function that begins at some bytes, and takes that many."""

    def read(images_file, labels_file):
        taken = [byte / white for byte in images_file[pixels_at:][:pixels]]
        return [taken[begin : begin + 4] for begin in range(0, len(taken), 4)], list(labels_file[labels_at:][:labels])

    return read


def by_the_package(images_file, labels_file):
    return read_idx(images_file) / 255, read_idx(labels_file)


def rolled(images_file, labels_file):
    pictures, labels = by_the_package(images_file, labels_file)
    return pictures, np.roll(labels, 1)


def test_the_small_files_are_whole():
    assert read_idx(IMAGES_FILE).shape == (3, 2, 2)
    assert read_idx(LABELS_FILE).shape == (3,)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (reads(), "Right: the package reads the same"),
        (by_the_package, "Right: the package reads the same"),
        (lambda *files: [list(each) for each in by_the_package(*files)], "Right: the package reads the same"),
        (reads(pixels_at=8), "Not yet: you took the last 8 bytes of the head for pixels"),
        (reads(pixels_at=8, pixels=None), "Not yet: you took the last 8 bytes of the head for pixels"),
        (reads(pixels_at=0, pixels=None), "Not yet: you took the last 16 bytes of the head for pixels"),
        (reads(pixels_at=4, white=1), "Not yet: you took the last 12 bytes of the head for pixels"),
        (reads(pixels_at=17), "Not yet: some pixels are missing"),
        (reads(pixels=8), "Not yet: some pixels are missing"),
        (reads(white=1), "Not yet: the pixels are right, but still bytes; divide them by 255"),
        (reads(white=256), "Not yet: the largest byte is 255"),
        (reads(labels_at=4), "Not yet: the pixels are right, but you took the last 4 bytes of the head for labels"),
        (reads(labels_at=0, labels=3), "Not yet: the pixels are right, but you took the last 8 bytes of the head"),
        (reads(labels_at=7), "Not yet: the pixels are right, but you took the last byte of the head"),
        (reads(labels_at=9), "Not yet: the pixels are right, but the small files hold 3 labels"),
        (rolled, "Not yet: the labels are shifted"),
        (lambda *files: (reads()(*files)[0], [7, 2, 8]), "Not yet: the pixels are right, but a label is not"),
        (lambda *files: (reads()(*files)[0], []), "Not yet: the pixels are right, but the small files hold 3 labels"),
        (lambda *files: (reads()(*files)[0], 7), "Not yet: return a pair"),
        (
            lambda *files: ([by_the_package(*files)[0].ravel()], [7, 2, 9]),
            "Not yet: the pixels are right, but each of the 3",
        ),
        (lambda *_: ([[9.0] * 4] * 3, [7, 2, 9]), "Not yet: a pixel is wrong"),
        (lambda *_: ([[9.0] * 2] * 3, [7, 2, 9]), "Not yet: the small files hold 3 pictures of 4 pixels"),
        (lambda *_: ([], []), "Not yet: the small files hold 3 pictures"),
        (lambda *_: (["a"], [1]), "Not yet: return a pair"),
        (lambda *_: 7, "Not yet: return a pair"),
        (lambda *_: "ab", "Not yet: return a pair"),
        (lambda *_: None, "Not yet: your function returns nothing"),
        (lambda *_: ..., "Not yet: your function returns nothing"),
        (lambda: 1, "Not yet: your function stops with TypeError"),
        (lambda *_: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
        (None, "Not yet: the answer must be a function"),
        ("text", "Not yet: the answer must be a function"),
    ],
)
def test_read_digits(answer, words, capsys):
    check_read_digits(answer)
    assert capsys.readouterr().out.startswith(words)


@pytest.mark.parametrize(
    ("wide", "narrow", "words"),
    [
        (None, 13_002, "Not yet: put your numbers"),
        (101_770, None, "Not yet: put your numbers"),
        (101_770, 13_002, "Right"),
        (101_770.0, 13_002.0, "Right"),
        (101_632, 12_960, "Not yet: you left out the biases"),
        (102_554, 13_786, "Not yet: the pixels need no bias"),
        (101_770, 12_960, "Not yet: 784-128-10 is right"),
        (1, 13_002, "Not yet: 784-16-16-10 is right"),
        (13_002, 101_770, "Not yet: at least one number is wrong"),
        ("101770", 13_002, "Not yet: write numbers without"),
        ([101_770], {}, "Not yet: at least one number is wrong"),
        (np.array([101_770, 1]), 13_002, "Not yet: "),
    ],
)
def test_digit_parameters(wide, narrow, words, capsys):
    check_digit_parameters(wide, narrow)
    assert capsys.readouterr().out.startswith(words)
