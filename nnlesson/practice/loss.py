"""The exercises of chapter 5."""

from collections.abc import Callable, Sequence

from nnlesson import _validate
from nnlesson.practice.old_exercise import Exercise

Table = Sequence[Sequence[float]]


def _share(answers: Sequence[int], wanted: Sequence[float]) -> float:
    return sum(answer == target for answer, target in zip(answers, wanted, strict=True)) / len(answers)


def _answers(outputs: Table, threshold: float) -> list[int]:
    return [1 if output > threshold else 0 for (output,) in outputs]


def _column(targets: Table) -> list[float]:
    return [target for (target,) in targets]


def _accuracy(outputs: Table, targets: Table, threshold: float) -> float:
    return _share(_answers(outputs, threshold), _column(targets))


def _everybody_with_everybody(outputs: Table, targets: Table, threshold: float) -> float:
    pairs = [answer == target for answer in _answers(outputs, threshold) for target in _column(targets)]
    return sum(pairs) / len(pairs)


ACCURACY = Exercise(
    truth=_accuracy,
    cases=[
        ([[0.9], [0.2], [0.6], [0.4], [0.7]], [[1.0], [0.0], [0.0], [1.0], [1.0]], 0.5),
        ([[0.25], [0.35], [0.5], [0.1]], [[0.0], [1.0], [1.0], [1.0]], 0.3),
        ([[0.5], [0.8]], [[0.0], [1.0]], 0.5),
        ([[0.7], [0.1], [0.9]], [[1.0], [0.0], [1.0]], 0.5),
    ],
    slips={
        "the index of the largest of one number is always 0, so you always answer 0; compare with the threshold": (
            lambda outputs, targets, _: _share([0] * len(outputs), _column(targets))
        ),
        "everybody is right: the index of the largest of one number is always 0, for outputs and for targets": (
            lambda *_: 1.0
        ),
        "that is the count; divide it by the number of samples": (
            lambda outputs, targets, threshold: len(outputs) * _accuracy(outputs, targets, threshold)
        ),
        "you compare every answer with every target; compare each answer with its own": _everybody_with_everybody,
        "your threshold is always 0.5; take the one that is given": (
            lambda outputs, targets, _: _accuracy(outputs, targets, 0.5)
        ),
        "an output that equals the threshold is not above it, so its class is 0": (
            lambda outputs, targets, threshold: _share(
                [1 if output >= threshold else 0 for (output,) in outputs], _column(targets)
            )
        ),
        "the classes are swapped: above the threshold is class 1": (
            lambda outputs, targets, threshold: _share(
                [1 - answer for answer in _answers(outputs, threshold)], _column(targets)
            )
        ),
        "the comparison is turned round: class 1 is above the threshold, not below": (
            lambda outputs, targets, threshold: _share(
                [1 if output < threshold else 0 for (output,) in outputs], _column(targets)
            )
        ),
        "nobody is right: each target is a list with one number, so compare with target[0]": lambda *_: 0.0,
    },
)

EXERCISES = [ACCURACY]

MEAN_SQUARED = {
    2.0: "that is the sum of the squares; divide it by the number of samples",
    0.25: "the mean squared error has no half",
    -0.5: "that is the mean of the differences; square them first",
    0.0: "the answer 0 is wrong for two of the four samples, so the error cannot be 0",
}
HALF_SQUARED = {
    1.0: "that is half of the sum; it is the mean over the samples",
    0.5: "that has no half",
    2.0: "that is the sum of the squares; take half of it, and the mean over the samples",
    0.125: "there is one half too many",
    0.0: "the answer 0 is wrong for two of the four samples, so the error cannot be 0",
}


def check_accuracy(accuracy: Callable[[Table, Table, float], float]) -> None:
    """Judge the exercise "accuracy for one output" of chapter 5.

    Built in try 5.

    Parameters
    ----------
    accuracy : callable
        The reader's function: takes the outputs (a list with one number for each sample), the targets (the same) and
        the threshold, answers with the share of samples that are right.

    Examples
    --------
    >>> check_accuracy(lambda outputs, targets, threshold: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(ACCURACY.verdict(accuracy))


def check_losses(mean_squared: float | None, half_squared: float | None) -> None:
    """Judge the paper exercise "two losses" of chapter 5.

    Built in try 5.

    Parameters
    ----------
    mean_squared, half_squared : float or None
        The reader's two errors of the predictions 0, 0, 0, 0 for the targets 1, 0, 0, 1; None where there is no
        answer yet.

    Examples
    --------
    >>> check_losses(2.0, 0.25)
    Not yet, mean squared error: that is the sum of the squares; divide it by the number of samples.
    """
    if mean_squared is None or half_squared is None:
        print("Not yet: put your two numbers in the place of None.")
        return
    try:
        given = [_validate.number(mean_squared, "mean_squared"), _validate.number(half_squared, "half_squared")]
    except (TypeError, ValueError):
        print("Not yet: write two numbers, without quotation marks.")
        return
    squares = "square the four differences first, then take the mean"
    for name, value, right, slips, otherwise in (
        ("mean squared error", given[0], 0.5, MEAN_SQUARED, squares),
        ("half squared error", given[1], 0.25, HALF_SQUARED, f"{squares}, and half of it"),
    ):
        if abs(value - right) > 1e-9:
            print(f"Not yet, {name}: {slips.get(value, otherwise)}.")
            return
    print("Right: the package gives the same two numbers.")
