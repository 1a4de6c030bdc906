"""The exercises of chapter 17."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnlesson.activations import relu
from nnlesson.dense import MLP, Dense
from nnlesson.losses import half_squared_error
from nnlesson.practice.instruments import INSTRUMENTS
from nnlesson.practice.old_exercise import Exercise

WIDTH = 76  # characters that fit a line of a page
FAULTS = {
    "A": "the slopes of the weights use the inputs of the last sample only",
    "B": "test samples are among those that are learned from",
    "C": "softmax runs down the columns, not along the rows",
    "D": "every starting weight is above 0",
    "E": "the activation's derivative is missing in the hidden layer",
    "F": "the short last batch is lost",
    "G": "inputs and labels are shuffled apart",
    "H": "the biases never move",
    "J": "the loss is a mean over the classes as well as over the samples",
    "K": "the first table of weights is used transposed",
    "L": "the step adds rate times slope",
    "M": "softmax is applied twice",
    "N": "all starting weights are equal",
}
"""What may be wrong with a program, by letter; some of it is wrong with none of the ten. Built in chapter 17."""


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with one of the ten programs, and which instruments show it.

    Built in chapter 17.

    Parameters
    ----------
    letter : str
        One of `FAULTS`.
    nearest : str
        The instrument that points at the place.
    others : tuple of str
        Those that turn red too.
    hint : str
        What the nearest instrument says, as a question.

    Examples
    --------
    >>> DIAGNOSES[9].nearest
    'fresh_data'
    """

    letter: str
    nearest: str
    others: tuple[str, ...]
    hint: str


DIAGNOSES = {
    1: Diagnosis(
        "E",
        "gradient_check",
        ("two_houses",),
        "the slopes of the last layer pass, those of the layer before do not. What lies between the two?",
    ),
    2: Diagnosis(
        "J",
        "start_loss",
        ("gradient_check", "two_houses"),
        "how many times too small is the loss? And is anything wrong with the parameters after a step?",
    ),
    3: Diagnosis(
        "G",
        "ten_samples",
        ("two_houses",),
        "loss and slopes pass, and still the loss stays near ln 10, as if the inputs said nothing about the labels",
    ),
    4: Diagnosis(
        "K",
        "shape_check",
        ("two_houses",),
        "with three equal sizes it runs, with three unequal ones it stops. What does a square table hide?",
    ),
    5: Diagnosis(
        "A",
        "gradient_check",
        ("ten_samples", "two_houses"),
        "one sample alone passes, six do not, and the biases always pass. What does a weight's slope need that a "
        "bias's does not?",
    ),
    6: Diagnosis(
        "D",
        "look_at_z",
        ("start_loss", "ten_samples"),
        "before the first step every hidden node is on for every digit. The pixels are 0 or more: what of the weights?",
    ),
    7: Diagnosis(
        "H", "two_houses", (), "after step 1 two of the four arrays are equal and two are not. Which two are they?"
    ),
    8: Diagnosis(
        "C",
        "start_loss",
        ("gradient_check", "ten_samples", "two_houses"),
        "there are 20 digits in the batch, and the loss of all zeros is ln 20. Over what do the shares add up to 1?",
    ),
    9: Diagnosis("B", "fresh_data", (), "its own test goes better than fresh digits do. How can that be?"),
    10: Diagnosis(
        "L",
        "ten_samples",
        ("two_houses",),
        "the loss rises from the first step on. What sends a step uphill?",
    ),
}

BLIND = {  # why an instrument stays green though something is wrong
    "shape_check": "it looks at shapes only, and every shape here is right",
    "gradient_check": "it holds the slopes against the program's own loss, and here these two fit; it takes no step "
    "and splits no samples",
    "start_loss": "it looks at the loss before the first step, and up to there all is well",
    "look_at_z": "it looks at the hidden z before anything is learned, and they are as they should be",
    "ten_samples": "this program learns ten digits by heart all the same",
    "two_houses": "nnlesson gets the same start and the same digits from the program, and then the same numbers; what "
    "comes before that it cannot see",
    "fresh_data": "what its own test promises holds for fresh digits too, be it much or little",
}


def judge(n: int, instrument: Callable | str | None, fault: str | None) -> None:
    """Judge the exercise "the ten" of chapter 17: what is wrong with program n, and which instrument shows it.

    Built in chapter 17.

    Parameters
    ----------
    n : int
        Which of the ten programs, as in `broken`.
    instrument : callable, str or None
        One of the seven instruments, or its name.
    fault : str or None
        A letter of `FAULTS`.

    Examples
    --------
    >>> judge(1, "shape_check", "E")
    Not yet: shape_check is green for program 1: it looks at shapes only, and
      every shape here is right.
    """
    print(textwrap.fill(_judged(n, instrument, fault), WIDTH, subsequent_indent="  "))


def _judged(n: object, instrument: object, fault: object) -> str:
    """Return the sentence."""
    if isinstance(n, bool) or not isinstance(n, int) or n not in DIAGNOSES:
        return f"Not yet: the programs have the numbers 1 to {len(DIAGNOSES)}."
    if instrument is None or fault is None:
        return f"Not yet: for program {n}, put an instrument and a letter in the place of None."
    name = getattr(instrument, "__name__", instrument)
    if not isinstance(name, str) or name not in INSTRUMENTS:
        return f"Not yet: the instruments are {', '.join(INSTRUMENTS)}."
    letter = fault.strip().upper() if isinstance(fault, str) else ""
    if letter not in FAULTS:
        return f"Not yet: name the fault by one letter, {', '.join(FAULTS)}."
    truth = DIAGNOSES[n]
    if name not in (truth.nearest, *truth.others):
        return f"Not yet: {name} is green for program {n}: {BLIND[name]}."
    if letter != truth.letter:
        hint = truth.hint if truth.hint.endswith("?") else f"{truth.hint}."
        if name == truth.nearest:
            return f"Not yet: the instrument is well chosen, the fault is another one. Look again: {hint}"
        return f"Not yet: the fault is another one. {name} sees that something is wrong; {truth.nearest} says more."
    said = f"Right: in program {n} {FAULTS[letter]}."
    return said if name == truth.nearest else f"{said} ({name} sees it too; {truth.nearest} points closer.)"


LINES = {
    "A": "nn.Linear(64, 10)",
    "B": "nn.CrossEntropyLoss()",
    "C": "loss.backward()",
    "D": "optimizer.step()",
    "E": "optimizer.zero_grad()",
    "F": "DataLoader(samples, batch_size=30, shuffle=True)",
    "G": "model(X).argmax(dim=1)",
}
PARTNERS = {  # of ours: the letter in PyTorch, and what to say to other letters
    "dense": ("A", {}),
    "cross_entropy": ("B", {}),
    "gradients": ("C", {"D": "step moves the parameters; it needs slopes that are there already"}),
    "sgd_step": ("D", {"C": "backward finds the slopes and moves nothing"}),
    "minibatches": ("F", {}),
    "classify": ("G", {}),
    "no_partner": ("E", {"C": "backward has a partner: the second half of loss_and_gradients"}),
}
SHAPE = (10, 64)


def check_names(
    *,
    dense: str | None = None,
    cross_entropy: str | None = None,
    gradients: str | None = None,
    sgd_step: str | None = None,
    minibatches: str | None = None,
    classify: str | None = None,
    no_partner: str | None = None,
    shape: Sequence[int] | None = None,
) -> None:
    """Judge the paper exercise "names in PyTorch" of chapter 17.

    Built in chapter 17.

    Parameters
    ----------
    dense, cross_entropy, gradients, sgd_step, minibatches, classify : str or None
        The letter of the line of PyTorch that does the work of this name of nnlesson.
    no_partner : str or None
        The letter of the line that nnlesson has nothing for.
    shape : pair of int, or None
        The shape of the weights of ``nn.Linear(64, 10)``.

    Examples
    --------
    >>> check_names(dense="A")
    Not yet: put a letter in the place of each None, and a shape in the last.
    """
    given = (dense, cross_entropy, gradients, sgd_step, minibatches, classify, no_partner)
    if any(each is None for each in given) or shape is None:
        print("Not yet: put a letter in the place of each None, and a shape in the last.")
        return
    print(_names_judged(dict(zip(PARTNERS, given, strict=True)), shape))


def _names_judged(given: dict[str, object], shape: object) -> str:
    """Return the sentence."""
    for name, letter in given.items():
        letter = letter.strip().upper() if isinstance(letter, str) else ""
        if letter not in LINES:
            return f"Not yet: for {name} write one letter, A to G, in quotation marks."
        right, words = PARTNERS[name]
        if letter != right:
            return f"Not yet: {LINES[letter]} is not what {name} asks for{_because(words.get(letter))}."
    whole = isinstance(shape, tuple | list) and all(type(size) is int for size in shape)
    sizes = tuple(shape) if whole else ()
    if sizes == SHAPE[::-1]:
        return "Not yet: that is the shape in nnlesson. PyTorch keeps the table transposed."
    if sizes != SHAPE:
        return "Not yet: write the shape as two whole numbers in brackets, such as (3, 2)."
    return "Right: every line has its partner, and one has none: our gradients are returned, so nothing is left over."


def _because(words: str | None) -> str:
    return f": {words}" if words else ""


Tables = Sequence[NDArray]


def _scikit_loss(
    coefs: Tables,
    intercepts: Tables,
    X: NDArray,
    Y: NDArray,
    *,
    turned: bool = False,
    half: float = 0.5,
    total: Callable = np.mean,
    bend: Callable = lambda Z: np.maximum(Z, 0.0),
    last: Callable = lambda Z: Z,
    bias: float = 1.0,
) -> float:
    """Say which loss MLPRegressor reports; each keyword makes one slip."""
    (W1, W2), (b1, b2) = coefs, intercepts
    W1 = np.transpose(W1) if turned else np.asarray(W1)
    H = bend(np.asarray(X) @ W1 + bias * np.asarray(b1))
    answers = last(H @ np.asarray(W2) + bias * np.asarray(b2))
    return float(half * total((answers - np.asarray(Y)) ** 2))


def _ours(coefs: Tables, intercepts: Tables, X: NDArray, Y: NDArray) -> float:
    """Say what our half squared error is: the sum over the outputs."""
    mlp = MLP([Dense(coefs[0], intercepts[0], relu), Dense(coefs[1], intercepts[1])])
    return half_squared_error(mlp.forward(X), Y)


def _network(n_outputs: int) -> tuple[list[NDArray], list[NDArray], NDArray, NDArray]:
    """Draw a network with a square first table, four samples, and their targets."""
    rng = np.random.default_rng(n_outputs)
    coefs = [rng.normal(size=(3, 3)).round(2), rng.normal(size=(3, n_outputs)).round(2)]
    intercepts = [rng.normal(size=3).round(2), rng.normal(size=n_outputs).round(2)]
    return coefs, intercepts, rng.normal(size=(4, 3)).round(2), rng.normal(size=(4, n_outputs)).round(2)


def _with(**slip: object) -> Callable:
    return lambda *case: _scikit_loss(*case, **slip)


SCIKIT_LOSS = Exercise(
    truth=_scikit_loss,
    otherwise=lambda _: "the number is another one. Write down the shapes of X W1 + b1 and of the outputs first",
    cases=[_network(1), _network(2)],
    slips={
        "you turned the first table. scikit-learn keeps a row for each input, as we do; it is PyTorch that turns it": (
            _with(turned=True)
        ),
        "the half is missing": _with(half=1.0),
        "the half is missing, and you turned the first table, which scikit-learn keeps as we do": (
            _with(turned=True, half=1.0)
        ),
        "that is our half squared error. For two outputs it is twice what scikit-learn reports: there, the outputs are "
        "averaged too": _ours,
        "that is a sum over the samples; take the mean": _with(total=np.sum),
        "the half is missing, and that is a sum over the samples; take the mean": _with(half=1.0, total=np.sum),
        "ReLU is missing in the hidden layer": _with(bend=lambda Z: Z),
        "the output of MLPRegressor has no activation": _with(last=lambda Z: np.maximum(Z, 0.0)),
        "the biases are missing": _with(bias=0.0),
    },
)

EXERCISES = [SCIKIT_LOSS]


def check_scikit_loss(loss: Callable[[Tables, Tables, NDArray, NDArray], float]) -> None:
    """Judge the exercise "the same number as scikit-learn" of chapter 17.

    Built in chapter 17.

    Parameters
    ----------
    loss : callable
        The reader's function: takes the lists ``coefs_`` and ``intercepts_`` of an ``MLPRegressor`` with one hidden
        layer of ReLU, inputs and targets; answers with the loss that it reports.

    Examples
    --------
    >>> check_scikit_loss(lambda coefs, intercepts, X, Y: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(SCIKIT_LOSS.verdict(loss))
