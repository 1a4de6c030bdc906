"""The exercises of the page "ten-answers"."""

import math
from collections.abc import Sequence

import numpy as np

from nnlesson._validate import Floats
from nnlesson.activations import softmax
from nnlesson.losses import cross_entropy
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, Numbers, close

SHARES = softmax([1.0, 2.0, 3.0])


def _how_far(shares: Floats) -> str:
    """Tell shares that are no whole from shares of another row."""
    if (shares < 0.0).any():
        return "a share cannot be negative"
    if not math.isclose(shares.sum(), 1.0, abs_tol=0.005):
        return f"the three shares must add up to 1, yours add up to {shares.sum():g}"
    if close(shares, SHARES, within=0.006):
        return "close, but the third digit is not right yet; keep four digits on the way, and round at the end"
    return "take the largest away from each, then e to the power of each, then divide by their total"


check_softmax = PaperExercise(
    id="softmax",
    task="Three logits are 1, 2 and 3: work out their shares, with three digits after the point.",
    answers={"shares": Numbers(3, within=0.0005)},
    blank="your three shares",
    truth=(SHARES,),
    slips={
        "you divided the logits themselves by their sum; first take e to the power of each": ([1 / 6, 2 / 6, 3 / 6],),
        "these are the powers; now divide each by their total": (np.exp([-2.0, -1.0, 0.0]),),
        "the largest logit has the largest share; mind the order, and the minus in front of the 2 and the 1": (
            SHARES[::-1],
        ),
        "that is one-hot; softmax leaves something to the others too": ([0.0, 0.0, 1.0],),
    },
    otherwise=_how_far,
)

Labels = Sequence[int]


def _loss(logits: Floats, labels: Labels) -> float:
    return cross_entropy(logits, labels)


def _shares(logits: Floats, labels: Labels) -> Floats:
    return softmax(logits)[np.arange(len(labels)), labels]


def _by_columns(logits: Floats, labels: Labels) -> float:
    shares = np.exp(logits) / np.exp(logits).sum(axis=0)
    return float(-np.log(shares[np.arange(len(labels)), labels]).mean())


def _drawn(rng: np.random.Generator) -> Case:
    """Draw logits near 0, and rows of them that lie far out, or far apart from each other."""
    n_samples, n_answers = rng.integers((1, 2), (5, 5))
    logits = rng.integers(-4, 5, (n_samples, n_answers)) / 2
    logits = logits * rng.choice([1, 1, 400], (n_samples, 1)) + rng.choice([0, 0, 1000, -1000], (n_samples, 1))
    return logits, rng.integers(n_answers, size=n_samples).tolist()


check_cross_entropy = CodeExercise(
    id="cross-entropy",
    task="Write a function that takes an array of logits, one row for each sample, and a list of labels, and answers "
    "with the mean surprise; it must stand logits of 1,000 and of −1,000.",
    answers={"loss": Function()},
    truth=_loss,
    returns=Number(),
    cases=[(np.array([[1.0, 2.0, 0.1], [0.5, -1.0, 3.0]]), [1, 0]), (np.zeros((1, 10)), [3])],
    draw=_drawn,
    edges={  # two rows, so that one largest for all is not enough
        "right, but not for logits such as 1001 and -1001. Take the largest of each row away first": (
            np.array([[1001.0, 1000.0], [-1000.0, -1001.0]]),
            [1, 0],
        ),
        "right, but not for the logits 0 and 800 if the first is right: its share is too small for a computer. Let the "
        "loss come straight from the logits, without the share": (np.array([[0.0, 800.0]]), [0]),
    },
    slips={
        "softmax goes along each row (axis=1); you add up columns": _by_columns,
        "you divide by the number of answers too, and ten equal shares cost 0.2303; "
        "the mean is over the samples only": (lambda logits, labels: _loss(logits, labels) / logits.shape[1]),
        "you take softmax twice; what you are given are logits, and one softmax is enough": (
            lambda logits, labels: _loss(softmax(logits), labels)
        ),
        "that is the sum over the samples; take the mean": lambda logits, labels: _loss(logits, labels) * len(labels),
        "the sign is wrong: ln of a share is negative, and the loss is −ln": (
            lambda logits, labels: -_loss(logits, labels)
        ),
        "you take the largest share of each row; take the share of its label": (
            lambda logits, _: _loss(logits, logits.argmax(axis=1))
        ),
        "this logarithm has the base 10; `np.log` is ln": lambda logits, labels: _loss(logits, labels) / math.log(10.0),
        "this logarithm has the base 2; `np.log` is ln": lambda logits, labels: _loss(logits, labels) / math.log(2.0),
        "that is one surprise for each row; take their mean": lambda logits, labels: -np.log(_shares(logits, labels)),
        "that is the mean share of the right answers; take −ln of each": (
            lambda logits, labels: _shares(logits, labels).mean()
        ),
    },
    otherwise=lambda *_: "take the shares of each row, then −ln of the share at its label, then the mean over the rows",
    right="the package gives the same answer, far out too",
)
