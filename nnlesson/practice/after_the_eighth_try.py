"""The exercises of the page "after-the-eighth-try"."""

import textwrap
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from nnlesson._validate import Floats
from nnlesson.practice.exercise import Case, CodeExercise, Exercise, PaperExercise, Verdict
from nnlesson.practice.instruments import INSTRUMENTS
from nnlesson.practice.kinds import Clean, Function, Kind, Letter, Number, Shape, Unreadable, WholeNumber, shown

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


class Diagnosis(NamedTuple):
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


class _Instrument(Kind):
    """An instrument or its name; read as the name."""

    def read(self, value: object) -> str:
        name = getattr(value, "__name__", value)
        if not isinstance(name, str) or name not in INSTRUMENTS:
            raise Unreadable("one of the seven instruments, such as start_loss")
        return name


class _InShortLines(Exercise):
    """An exercise whose words are long."""

    def __call__(self, *given: object, **named: object) -> None:
        print(textwrap.fill(str(self.verdict(*given, **named)), WIDTH, subsequent_indent="  "))


def _diagnosis_judged(n: int, name: str, letter: str) -> Verdict:
    """Compare an instrument and a fault with what is known of program n."""
    if n not in DIAGNOSES:
        return Verdict(False, f"the programs have the numbers 1 to {len(DIAGNOSES)}")
    truth = DIAGNOSES[n]
    if name not in (truth.nearest, *truth.others):
        return Verdict(False, f"{name} is green for program {n}: {BLIND[name]}")
    if letter == truth.letter:
        closer = "" if name == truth.nearest else f". ({name} sees it too; {truth.nearest} points closer.)"
        return Verdict(True, f"in program {n} {FAULTS[letter]}{closer}")
    if name == truth.nearest:
        words = f"the instrument is well chosen, the fault is another one. Look again: {truth.hint}"
    else:
        words = f"the fault is another one. {name} sees that something is wrong; {truth.nearest} says more"
    return Verdict(False, words)


judge = _InShortLines(
    id="the-ten",
    task="Find the fault of a program, from 1 to 10: which instrument shows it, and which letter has it?",
    answers={"n": WholeNumber(), "instrument": _Instrument(), "fault": Letter("".join(FAULTS))},
    blank=lambda n, *_: f"for program {shown(n)}, put an instrument and a letter in the place of None",
    judge=_diagnosis_judged,
)

LINES = {
    "A": "nn.Linear(64, 10)",
    "B": "nn.CrossEntropyLoss()",
    "C": "loss.backward()",
    "D": "optimizer.step()",
    "E": "optimizer.zero_grad()",
    "F": "DataLoader(samples, batch_size=30, shuffle=True)",
    "G": "model(X).argmax(dim=1)",
}
PARTNERS = {
    "dense": "A",
    "cross_entropy": "B",
    "gradients": "C",
    "sgd_step": "D",
    "minibatches": "F",
    "classify": "G",
    "no_partner": "E",
}


def _first_fault(*given: Clean) -> str:
    """Name the first line that is wrong."""
    for letter, (name, right) in zip(given, PARTNERS.items(), strict=False):
        if letter != right:
            return f"{LINES[letter]} is not what {name} asks for"
    return "the letters are right, the shape is not: PyTorch has a row for each node, and a column for each input"


check_names = PaperExercise(
    id="names",
    task="Which line of PyTorch, A to G, does the work of each name of nnlesson, which one has no partner, and which "
    "shape has the table of weights of nn.Linear(64, 10)?",
    answers=dict.fromkeys(PARTNERS, Letter("".join(LINES))) | {"shape": Shape()},
    blank=lambda *_: "put a letter in the place of each None, and a shape in the last",
    truth=(*PARTNERS.values(), (10, 64)),
    right="every line has its partner, and one has none: our gradients are returned, so nothing is left over",
    slips={
        "optimizer.step() is not what gradients asks for: step moves the parameters; it needs slopes that are there "
        "already": (..., ..., "D", ..., ..., ..., ..., ...),
        "loss.backward() is not what sgd_step asks for: backward finds the slopes and moves nothing": (
            ..., ..., ..., "C", ..., ..., ..., ...
        ),
        "loss.backward() is not what no_partner asks for: backward has a partner: the second half of "
        "loss_and_gradients": (..., ..., ..., ..., ..., ..., "C", ...),
        "that is the shape in nnlesson. PyTorch keeps the table transposed": (*PARTNERS.values(), (64, 10)),
    },
    otherwise=_first_fault,
)  # fmt: skip

Tables = Sequence[Floats]


def _loss(
    coefs: Tables,
    intercepts: Sequence[Floats | float],
    X: Floats,
    Y: Floats,
    *,
    bend: Callable[[Floats], Floats] = lambda Z: np.maximum(Z, 0.0),
    last: Callable[[Floats], Floats] = lambda Z: Z,
    total: Callable[..., float] = np.mean,
    half: float = 0.5,
) -> float:
    """Say which loss MLPRegressor reports; each keyword makes one slip."""
    (W1, W2), (b1, b2) = coefs, intercepts
    return half * total((last(bend(X @ W1 + b1) @ W2 + b2) - Y) ** 2)


def _turned(coefs: Tables, intercepts: Tables, X: Floats, Y: Floats, *, half: float = 0.5) -> float:
    return _loss([coefs[0].T, coefs[1]], intercepts, X, Y, half=half)


def _network(rng: np.random.Generator, n_samples: int, n_inputs: int, n_hidden: int, n_outputs: int) -> Case:
    """Draw tables of weights, rows of biases, inputs and targets."""
    shapes = (n_inputs, n_hidden), (n_hidden, n_outputs), n_hidden, n_outputs, (n_samples, n_inputs)
    *parameters, X, Y = (rng.integers(-4, 5, shape) / 2 for shape in (*shapes, (n_samples, n_outputs)))
    return parameters[:2], parameters[2:], X, Y


check_scikit_loss = CodeExercise(
    id="scikit",
    task="Write a function that takes the two tables of weights and the two rows of biases of an MLPRegressor with "
    "alpha=0 and one hidden layer of ReLU, a table of inputs and a table of targets with one column for each output, "
    "and answers with the loss that it reports.",
    answers={"loss": Function()},
    truth=lambda coefs, intercepts, X, Y: _loss(coefs, intercepts, X, Y),
    returns=Number(),
    cases=[_network(np.random.default_rng(n), 4, 3, 3, n) for n in (1, 2)],  # the first table is square
    draw=lambda rng: _network(rng, *rng.integers(1, 5, 4)),
    slips={
        "you turned the first table. scikit-learn keeps a row for each input, as we do; it is PyTorch that turns it": (
            _turned
        ),
        "the half is missing": partial(_loss, half=1.0),
        "the half is missing, and you turned the first table, which scikit-learn keeps as we do": (
            partial(_turned, half=1.0)
        ),
        "that is our half squared error. For two outputs it is twice what scikit-learn reports: there, the outputs are "
        "averaged too": lambda coefs, intercepts, X, Y: _loss(coefs, intercepts, X, Y) * Y.shape[1],
        "that is a sum over the samples; take the mean": partial(_loss, total=np.sum),
        "the half is missing, and that is a sum over the samples; take the mean": partial(
            _loss, half=1.0, total=np.sum
        ),
        "ReLU is missing in the hidden layer": partial(_loss, bend=lambda Z: Z),
        "the output of MLPRegressor has no activation": partial(_loss, last=lambda Z: np.maximum(Z, 0.0)),
        "the biases are missing": lambda coefs, _, X, Y: _loss(coefs, (0.0, 0.0), X, Y),
    },
    otherwise=lambda *_: "the number is another one. Write down the shapes of X W1 + b1 and of the outputs first",
)
