"""The exercises of the page "loss"."""

from collections.abc import Callable, Sequence

import numpy as np

from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number

Table = Sequence[Sequence[float]]


def _above(output: float, threshold: float) -> int:
    return 1 if output > threshold else 0


def _share(says: Callable[[float, float], int]) -> Callable[[Table, Table, float], float]:
    """Make the function that finds which share of samples is right, if an output says this class."""

    def accuracy(outputs: Table, targets: Table, threshold: float) -> float:
        pairs = zip(outputs, targets, strict=True)
        return sum(says(output, threshold) == target for (output,), (target,) in pairs) / len(outputs)

    return accuracy


_accuracy = _share(_above)


def _everybody_with_everybody(outputs: Table, targets: Table, threshold: float) -> float:
    pairs = [_above(output, threshold) == target for (output,) in outputs for (target,) in targets]
    return sum(pairs) / len(pairs)


def _drawn(rng: np.random.Generator) -> Case:
    """Draw outputs that often equal the threshold."""
    n = rng.integers(1, 6)
    outputs, targets = rng.integers(-2, 6, (n, 1)) / 4, rng.integers(0, 2, (n, 1)).astype(float)
    return outputs.tolist(), targets.tolist(), float(rng.choice([0.0, 0.25, 0.5, 0.75]))


check_accuracy = CodeExercise(
    id="accuracy",
    task="Write a function that takes the outputs and the targets, a list with one number for each sample, and a "
    "threshold, above which an output means class 1, and answers with the share of samples that are right.",
    answers={"accuracy": Function()},
    truth=_accuracy,
    returns=Number(),
    cases=[
        ([[0.9], [0.2], [0.6], [0.4], [0.7]], [[1.0], [0.0], [0.0], [1.0], [1.0]], 0.5),
        ([[0.25], [0.35], [0.5], [0.1]], [[0.0], [1.0], [1.0], [1.0]], 0.3),
        ([[0.5], [0.8]], [[0.0], [1.0]], 0.5),
        ([[0.7], [0.1], [0.9]], [[1.0], [0.0], [1.0]], 0.5),
    ],
    draw=_drawn,
    slips={
        "the index of the largest of one number is always 0, so you always answer 0; compare with the threshold": (
            _share(lambda *_: 0)
        ),
        "everybody is right: the index of the largest of one number is always 0, for outputs and for targets": (
            lambda *_: 1.0
        ),
        "that is the count; divide it by the number of samples": (
            lambda outputs, targets, threshold: len(outputs) * _accuracy(outputs, targets, threshold)
        ),
        "you compare every answer with every target; compare each answer with its own": _everybody_with_everybody,
        "your threshold is always 0.5; take the one that is given": _share(lambda output, _: _above(output, 0.5)),
        "an output that equals the threshold is not above it, so its class is 0": (
            _share(lambda output, threshold: 1 if output >= threshold else 0)
        ),
        "the classes are swapped: above the threshold is class 1": (
            _share(lambda output, threshold: 1 - _above(output, threshold))
        ),
        "the comparison is turned round: class 1 is above the threshold, not below": (
            _share(lambda output, threshold: 1 if output < threshold else 0)
        ),
        "nobody is right: each target is a list with one number, so compare with target[0]": lambda *_: 0.0,
    },
)

check_losses = PaperExercise(
    id="losses",
    task="Four samples have the targets 1, 0, 0 and 1, and a network answers 0 to all of them: what is its mean "
    "squared error, and what its half squared error?",
    answers={"mean_squared": Number(), "half_squared": Number()},
    blank="your two numbers",
    truth=(0.5, 0.25),
    right="the package gives the same two numbers",
    otherwise="square the four differences first, then take the mean; the half squared error is half of it",
    slips={
        "mean squared error: that is the sum of the squares; divide it by the number of samples": (2.0, ...),
        "mean squared error: the mean squared error has no half": (0.25, ...),
        "mean squared error: that is the mean of the differences; square them first": (-0.5, ...),
        "mean squared error: the answer 0 is wrong for two of the four samples, so it cannot be 0": (0.0, ...),
        "half squared error: that is half of the sum; it is the mean over the samples": (..., 1.0),
        "half squared error: that has no half": (..., 0.5),
        "half squared error: that is the sum of the squares; take half of it, and the mean over the samples": (
            ..., 2.0
        ),
        "half squared error: there is one half too many": (..., 0.125),
        "half squared error: the answer 0 is wrong for two of the four samples, so it cannot be 0": (..., 0.0),
    },
)  # fmt: skip
