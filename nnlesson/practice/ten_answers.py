"""The exercises of chapter 12."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from nnlesson import _validate
from nnlesson.activations import softmax
from nnlesson.losses import cross_entropy
from nnlesson.practice.old_exercise import Exercise

LOGITS = np.array([[1.0, 2.0, 0.1], [0.5, -1.0, 3.0]])
LABELS = [1, 0]
TEN = np.array([[0.0] * 10])  # each share is a tenth
FAR = np.array([[1001.0, 1000.0], [-1000.0, -1001.0]])  # two rows, so that one largest for all is not enough
HOPELESS = np.array([[0.0, 800.0]])  # the share of the first answer is too small for a float


def _rounded(shares: Sequence[float]) -> list[float]:
    """Round as on paper."""
    return [round(share, 3) for share in shares]


def _how_far(given: list) -> str:
    """Tell shares that are no whole from shares of another row."""
    [shares] = given
    if any(share < 0.0 for share in shares):
        return "a share cannot be negative"
    if not math.isclose(sum(shares), 1.0, abs_tol=0.005):
        return f"the three shares must add up to 1, yours add up to {sum(shares):g}"
    if all(math.isclose(a, b, abs_tol=0.006) for a, b in zip(shares, SOFTMAX.truth(), strict=True)):
        return "close, but the third digit is not right yet; keep four digits on the way, and round at the end"
    return "take the largest away from each, then e to the power of each, then divide by their total"


SOFTMAX = Exercise(
    truth=lambda: [0.09, 0.245, 0.665],
    otherwise=_how_far,
    cases=[()],
    slips={
        "you divided the logits themselves by their sum; first take e to the power of each": (
            lambda: _rounded([1 / 6, 2 / 6, 3 / 6])
        ),
        "these are the powers; now divide each by their total": lambda: _rounded(np.exp([-2.0, -1.0, 0.0]).tolist()),
        "the largest logit has the largest share; mind the order, and the minus in front of the 2 and the 1": (
            lambda: [0.665, 0.245, 0.09]
        ),
        "that is one-hot; softmax leaves something to the others too": lambda: [0.0, 0.0, 1.0],
    },
)


def _mean_surprise(logits: NDArray, labels: Sequence[int], *, axis: int = 1, twice: bool = False) -> float:
    """Do what `cross_entropy` does; each keyword makes one slip."""
    shares = logits
    for _ in range(1 + twice):
        e = np.exp(shares)
        shares = e / e.sum(axis=axis, keepdims=True)
    return float(-np.log(shares[np.arange(len(labels)), labels]).mean())


def _surprises(logits: NDArray, labels: Sequence[int]) -> NDArray:
    """Forget the mean."""
    return -np.log(softmax(logits)[np.arange(len(labels)), labels])


def _mean_share(logits: NDArray, labels: Sequence[int]) -> float:
    """Forget the logarithm."""
    return float(softmax(logits)[np.arange(len(labels)), labels].mean())


CROSS_ENTROPY = Exercise(
    truth=cross_entropy,
    otherwise=lambda _: "take the shares of each row, then −ln of the share at its label, then the mean over the rows",
    cases=[(LOGITS, LABELS), (TEN, [3])],
    slips={
        "softmax goes along each row (axis=1); you add up columns": lambda z, y: _mean_surprise(z, y, axis=0),
        "you divide by the number of answers too, and ten equal shares cost 0.2303; "
        "the mean is over the samples only": lambda z, y: _mean_surprise(z, y) / z.shape[1],
        "you take softmax twice; what you are given are logits, and one softmax is enough": (
            lambda z, y: _mean_surprise(z, y, twice=True)
        ),
        "that is the sum over the samples; take the mean": lambda z, y: _mean_surprise(z, y) * len(z),
        "the sign is wrong: ln of a share is negative, and the loss is −ln": lambda z, y: -_mean_surprise(z, y),
        "you take the largest share of each row; take the share of its label": (
            lambda z, _: _mean_surprise(z, z.argmax(axis=1).tolist())
        ),
        "this logarithm has the base 10; `np.log` is ln": lambda z, y: _mean_surprise(z, y) / math.log(10.0),
        "this logarithm has the base 2; `np.log` is ln": lambda z, y: _mean_surprise(z, y) / math.log(2.0),
        "that is one surprise for each row; take their mean": _surprises,
        "that is the mean share of the right answers; take −ln of each": _mean_share,
    },
)

EXERCISES = [SOFTMAX, CROSS_ENTROPY]


def check_softmax(shares: Sequence[float] | None) -> None:
    """Judge the paper exercise "softmax of 1, 2 and 3" of chapter 12.

    Built in chapter 12.

    Parameters
    ----------
    shares : sequence of three floats, or None
        The reader's shares, with three digits after the point.

    Examples
    --------
    >>> check_softmax([1 / 6, 2 / 6, 3 / 6])
    Not yet: you divided the logits themselves by their sum; first take e to the power of each.
    """
    if shares is None:
        print("Not yet: put your three shares in the place of None.")
        return
    try:
        given = [_validate.number(share, "share") for share in list(shares)]
    except (TypeError, ValueError):
        given = []
    if len(given) != 3:
        print("Not yet: write a list of three numbers, such as [0.2, 0.5, 0.3].")
        return
    print(SOFTMAX.verdict(lambda: _rounded(given)))


def check_cross_entropy(loss: Callable[[NDArray, list[int]], float]) -> None:
    """Judge the exercise "write cross_entropy" of chapter 12.

    Built in chapter 12.

    Parameters
    ----------
    loss : callable
        The reader's function: takes an array of logits of shape (n_samples, n_outputs) and a list of labels; answers
        with the mean surprise.

    Examples
    --------
    >>> check_cross_entropy(lambda logits, labels: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    >>> check_cross_entropy(lambda logits, labels: cross_entropy(logits, labels) / logits.shape[1]) # doctest: +ELLIPSIS
    Not yet: you divide by the number of answers too, and ten equal shares cost 0.2303; the mean is over the samples...
    """
    with np.errstate(all="ignore"):
        verdict = CROSS_ENTROPY.verdict(loss)
        print(_far_out(loss) if verdict.startswith("Right") else verdict)


def _far_out(loss: Callable) -> str:
    """Try a function that is right near 0 on logits where powers and shares leave the range of floats."""
    if not _agrees(loss, FAR, [1, 0]):
        return "Not yet: right, but not for logits such as 1001 and -1001. Take the largest of each row away first."
    if not _agrees(loss, HOPELESS, [0]):
        return (
            "Not yet: right, but not for the logits 0 and 800 if the first is right: its share is too small for a "
            "computer. Let the loss come straight from the logits, without the share."
        )
    return "Right: the package gives the same answer, far out too."


def _agrees(loss: Callable, logits: NDArray, labels: list[int]) -> bool:
    """Say whether a reader's function gives the loss of the package; if it stops, it does not."""
    try:
        return bool(math.isclose(float(loss(logits.copy(), list(labels))), cross_entropy(logits, labels)))
    except Exception:  # such as OverflowError of math.exp
        return False
