"""The exercises of chapter 14."""

from collections.abc import Callable, Sequence

import numpy as np

from nnlesson.metrics import confusion_matrix
from nnlesson.practice.old_exercise import Exercise

Samples = tuple[list[list[float]], list[int]]  # inputs, and the digit that each of them is
Classify = Callable[[Sequence[Sequence[float]]], Sequence[int]]


def _first_number(inputs: Sequence[Sequence[float]]) -> list[int]:
    """Answer with the first number of each sample: a network whose answers can be seen."""
    return [int(sample[0]) for sample in inputs]


def _second_number(inputs: Sequence[Sequence[float]]) -> list[int]:
    """Answer with the second number of each sample."""
    return [int(sample[1]) for sample in inputs]


KNOWN = [[0.0, 1.0], [1.0, 1.0], [2.0, 0.0], [2.0, 2.0], [1.0, 0.0]], [0, 1, 2, 2, 1]
FRESH = [[0.0, 2.0], [1.0, 0.0], [1.0, 1.0], [2.0, 2.0], [2.0, 1.0], [0.0, 0.0], [1.0, 2.0]], [0, 0, 0, 2, 2, 1, 1]
CASES = [(_first_number, KNOWN, FRESH, 3), (_second_number, KNOWN, FRESH, 4)]


def _counts(classify: Classify, samples: Samples, n_classes: int) -> list[list[int]]:
    """Count answers with the package: rows wanted, columns answered."""
    inputs, labels = samples
    return confusion_matrix(classify(inputs), np.reshape(labels, (-1, 1)), n_classes).tolist()


def _shares(counts: list[list[int]]) -> list[list[float]]:
    """Divide each row by its sum."""
    return [[count / max(sum(row), 1) for count in row] for row in counts]


def _in_words(given: list) -> str:
    """Say what is wrong with the first table that is not right, if no slip explains it."""
    for answer, (classify, _, fresh, n_classes) in zip(given, CASES, strict=True):
        try:
            table = np.asarray(answer, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            table = np.zeros(0)
        if table.shape != (n_classes, n_classes):
            return f"for {n_classes} classes answer with a table of {n_classes} rows, each with {n_classes} counts"
        if table.sum() != len(fresh[1]):
            return f"there are {len(fresh[1])} fresh samples, your table counts {table.sum():g}"
        if not np.array_equal(table, _counts(classify, fresh, n_classes)):
            break
    return "the table counts all samples, but some in a wrong place; look at one sample at a time"


START_LOSS = Exercise(
    truth=lambda: 2.3,
    cases=[()],
    slips={
        "you took the loss by ten once more; cross-entropy has one number for a sample, not ten": lambda: 0.23,
        "that is the logarithm to base 10; ln is the one to base e, `math.log` in Python": lambda: 1.0,
        "that is the logarithm to base 2; ln is the one to base e, `math.log` in Python": lambda: 3.32,
        "ln of a share is negative, and the loss is minus ln": lambda: -2.3,
        "that is the share of the right answer; the loss is minus ln of it": lambda: 0.1,
        "that is the half squared error of ten shares; cross-entropy is minus ln of the right one": lambda: 0.45,
    },
)
CONFUSION = Exercise(
    truth=lambda classify, _known, fresh, n_classes: _counts(classify, fresh, n_classes),
    cases=CASES,
    slips={
        "rows and columns have changed places; a row is what was wanted": lambda classify, _known, fresh, n_classes: (
            np.transpose(_counts(classify, fresh, n_classes)).tolist()
        ),
        "you counted the known samples; a promise is measured on fresh ones": lambda classify, known, _fresh, n: (
            _counts(classify, known, n)
        ),
        "you counted known and fresh samples together": lambda classify, known, fresh, n_classes: _counts(
            classify, (known[0] + fresh[0], known[1] + fresh[1]), n_classes
        ),
        "these are shares; answer with counts": lambda classify, _known, fresh, n_classes: _shares(
            _counts(classify, fresh, n_classes)
        ),
    },
    otherwise=_in_words,
)

EXERCISES = [START_LOSS, CONFUSION]


def check_start_loss(loss: float | None, right: int | None) -> None:
    """Judge the paper exercise "ten equal shares" of chapter 14.

    Built in chapter 14.

    Parameters
    ----------
    loss : float or None
        The cross-entropy of a network that gives each of ten digits the same share; two decimals are enough.
    right : int or None
        How many of 360 digits are right, on average, if each answer is drawn by chance.

    Examples
    --------
    >>> check_start_loss(loss=0.2303, right=36)
    Not yet: you took the loss by ten once more; cross-entropy has one number for a sample, not ten.
    """
    if loss is None or right is None:
        print("Not yet: put your numbers in the place of None.")
        return
    try:
        if isinstance(loss, str | bool) or isinstance(right, str | bool):
            raise TypeError
        rounded, hits = round(float(loss), 2), float(right)
    except (TypeError, ValueError, OverflowError):
        print("Not yet: write two numbers, without quotation marks.")
        return
    words = START_LOSS.verdict(lambda: rounded)
    if words.startswith("Right") and hits != 36:
        words = "Not yet: the loss is right. Of ten answers drawn by chance one is right, on average."
    print(words)


def check_confusion(confusion: Callable[[Classify, Samples, Samples, int], Sequence[Sequence[int]]]) -> None:
    """Judge the exercise "write a confusion matrix" of chapter 14.

    Built in chapter 14.

    Parameters
    ----------
    confusion : callable
        The reader's function: takes a function that classifies a table of inputs, the known samples, the fresh ones
        (each a pair of inputs and labels) and the number of classes; answers with a table of counts.

    Examples
    --------
    >>> check_confusion(lambda classify, known, fresh, n_classes: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(CONFUSION.verdict(confusion))
