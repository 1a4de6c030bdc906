"""The exercises of the page "digits"."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from nnlesson._validate import Floats, Integers
from nnlesson.metrics import confusion_matrix
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, Table, WholeNumber

check_start_loss = PaperExercise(
    id="equal-shares",
    task="A network gives each of ten digits the same share: what is its cross-entropy, and how many of 360 digits "
    "would be right, on average, if it drew each answer by chance?",
    answers={"loss": Number(within=0.005), "right": WholeNumber()},
    blank="your numbers",
    truth=(math.log(10), 36),
    slips={
        "you took the loss by ten once more; cross-entropy has one number for a sample, not ten": (0.23, ...),
        "that is the logarithm to base 10; ln is the one to base e, `math.log` in Python": (1.0, ...),
        "that is the logarithm to base 2; ln is the one to base e, `math.log` in Python": (math.log2(10), ...),
        "ln of a share is negative, and the loss is minus ln": (-math.log(10), ...),
        "that is the share of the right answer; the loss is minus ln of it": (0.1, ...),
        "that is the half squared error of ten shares; cross-entropy is minus ln of the right one": (0.45, ...),
        "the loss is right. Of ten answers drawn by chance one is right, on average": (math.log(10), ...),
    },
    otherwise="the loss is another one. Take minus ln of the share that the right digit gets",
)

Samples = tuple[list[list[float]], list[int]]  # inputs, and the class that each of them is
Classify = Callable[[Sequence[Sequence[float]]], list[int]]


def _first_number(inputs: Sequence[Sequence[float]]) -> list[int]:
    """Answer with the first number of each sample: a network whose answers can be seen."""
    return [int(sample[0]) for sample in inputs]


def _second_number(inputs: Sequence[Sequence[float]]) -> list[int]:
    """Answer with the second number of each sample."""
    return [int(sample[1]) for sample in inputs]


def _counts(classify: Classify, known: Samples, fresh: Samples, n_classes: int) -> Integers:  # noqa: ARG001
    inputs, labels = fresh
    return confusion_matrix(classify(inputs), np.reshape(labels, (-1, 1)), n_classes)


def _shares(counts: Integers) -> Floats:
    shares: Floats = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return shares


def _drawn(rng: np.random.Generator) -> Case:
    """Draw known and fresh samples; some classes may be missing among answers or labels."""
    n_classes = int(rng.integers(2, 5))
    known, fresh = (
        (rng.integers(n_classes, size=(n, 2)).astype(float).tolist(), rng.integers(n_classes, size=n).tolist())
        for n in rng.integers(1, 8, 2)
    )
    return (_first_number, _second_number)[rng.integers(2)], known, fresh, n_classes


def _where_wrong(case: Case, answer: object) -> str:
    """Say what is wrong with a table of counts."""
    (*_, (_, labels), n_classes), table = case, np.array(answer)
    if table.shape != (n_classes, n_classes):
        return f"for {n_classes} classes answer with a table of {n_classes} rows, each with {n_classes} counts"
    if table.sum() != len(labels):
        return f"there are {len(labels)} fresh samples, your table counts {table.sum():g}"
    return "the table counts all samples, but some in a wrong place; look at one sample at a time"


KNOWN = [[0.0, 1.0], [1.0, 1.0], [2.0, 0.0], [2.0, 2.0], [1.0, 0.0]], [0, 1, 2, 2, 1]
FRESH = [[0.0, 2.0], [1.0, 0.0], [1.0, 1.0], [2.0, 2.0], [2.0, 1.0], [0.0, 0.0], [1.0, 2.0]], [0, 0, 0, 2, 2, 1, 1]

check_confusion = CodeExercise(
    id="confusion",
    task="Write a function that takes a function that classifies a table of inputs, the known samples and the fresh "
    "ones (each a pair of inputs and labels) and the number of classes, and answers with the table of counts that "
    "makes a promise: a row for each wanted class, a column for each answer.",
    answers={"confusion": Function()},
    truth=_counts,
    returns=Table(row_for="class"),
    cases=[(_first_number, KNOWN, FRESH, 3), (_second_number, KNOWN, FRESH, 4)],
    draw=_drawn,
    slips={
        "rows and columns have changed places; a row is what was wanted": lambda *case: _counts(*case).T,
        "you counted the known samples; a promise is measured on fresh ones": (
            lambda classify, known, _fresh, n_classes: _counts(classify, known, known, n_classes)
        ),
        "you counted known and fresh samples together": lambda classify, known, fresh, n_classes: (
            _counts(classify, known, known, n_classes) + _counts(classify, known, fresh, n_classes)
        ),
        "these are shares; answer with counts": lambda *case: _shares(_counts(*case)),
    },
    otherwise=_where_wrong,
)
