"""The exercises of chapter 10."""

from collections.abc import Callable

import numpy as np

from nnlesson.datasets import truth_table
from nnlesson.dense import MLP
from nnlesson.losses import mean_squared_error
from nnlesson.metrics import count_right
from nnlesson.practice.old_exercise import Exercise

SEEDS = range(5)
LARGEST = 1e100
FLAT = 0.001  # a loss so close to 0.25 has not left the plateau
LOST = 0.4  # with a loss above this the answers are far worse than "always one half"

ZERO_WEIGHTS = Exercise(
    truth=lambda: [0.5, 0.25, 0.0],
    cases=[()],
    slips={
        "a z of 0 is not an answer of 0; the sigmoid of 0 is something else": lambda: [0.0, 0.5, 0.0],
        "that is half the squared error; the mean squared error has no half": lambda: [0.5, 0.125, 0.0],
        "that is the sum of the squared errors; take the mean of the four": lambda: [0.5, 1.0, 0.0],
        "that is the slope of a sample with the target 0; two samples say the opposite": lambda: [0.5, 0.25, 0.125],
        "that is the slope of a sample with the target 1; two samples say the opposite": lambda: [0.5, 0.25, -0.125],
        "you forgot the slope of the sigmoid; and what do the other samples say": lambda: [0.5, 0.25, 0.5],
    },
)

EXERCISES = [ZERO_WEIGHTS]


def check_zero_weights(answer: float | None, loss: float | None, slope: float | None) -> None:
    """Judge the paper exercise "why zero weights give .25" of chapter 10.

    Built in chapter 10.

    Parameters
    ----------
    answer : float or None
        What the network says to every sample.
    loss : float or None
        Its mean squared error.
    slope : float or None
        The slope of the loss by an output weight.

    Examples
    --------
    >>> check_zero_weights(answer=0.5, loss=0.125, slope=0.0)
    Not yet: that is half the squared error; the mean squared error has no half.
    """
    numbers = [answer, loss, slope]
    if any(number is None for number in numbers):
        print("Not yet: put your numbers in the place of None.")
    elif any(isinstance(number, bool) or not isinstance(number, int | float | np.number) for number in numbers):
        print("Not yet: write three numbers, without quotation marks.")
    else:
        print(ZERO_WEIGHTS.verdict(lambda: [float(number) for number in numbers]))


def check_learn_xor(learn_xor: Callable[[int], tuple[MLP, int]]) -> None:
    """Judge the exercise "a start that solves XOR" of chapter 10.

    Built in chapter 10.

    Parameters
    ----------
    learn_xor : callable
        The reader's function: takes a seed, answers with a network that has learned XOR and with the count of samples
        that it answers right.

    Examples
    --------
    >>> check_learn_xor(lambda rng: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(_verdict(learn_xor))


def _verdict(learn_xor: Callable) -> str:
    """Call a reader's function with five seeds, and name what is wrong."""
    if not callable(learn_xor):
        return f"Not yet: the answer must be a function, got {learn_xor!r}."
    given = []
    for seed in SEEDS:
        try:
            given.append(learn_xor(seed))
        except Exception as error:  # whatever the reader's code does, the page goes on
            return f"Not yet: your function stops with {type(error).__name__}: {error}."
        if given[-1] is None or given[-1] is ...:
            return "Not yet: your function returns nothing. Put `return` before the answer."
        words = _wrong_form(given[-1])
        if words:
            return f"Not yet: {words}."
    networks, claimed = [mlp for mlp, _ in given], [int(right) for _, right in given]
    return _judged(networks, claimed)


def _wrong_form(answer: object) -> str | None:
    """Say what is wrong with the form of one answer, if anything."""
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        return "return two things: the network, and how many of the four samples are right"
    mlp, right = answer
    if not isinstance(mlp, MLP):
        return "the first thing to return is the network, an MLP"
    shapes = [layer.weights.shape for layer in mlp.layers]
    if shapes[0][0] != 2 or shapes[-1][1] != 1:
        return "the network must have two inputs and one output"
    if not all((np.abs(array) < LARGEST).all() for array in mlp.parameters):  # so written that NaN fails
        return "a weight has run away beyond all bounds; take a smaller rate"
    if isinstance(right, bool | np.bool) or not isinstance(right, int | np.integer):
        return "the second thing to return is a count, a whole number from 0 to 4"
    return None


def _judged(networks: list[MLP], claimed: list[int]) -> str:
    """Name the slip that the networks show, or say that they are right."""
    inputs, targets = truth_table("xor")
    counts = [count_right(mlp.classify(inputs, threshold=0.5), targets) for mlp in networks]
    losses = [mean_squared_error(mlp.forward(inputs), targets) for mlp in networks]
    if any(np.array_equal(networks[0].parameters[0], mlp.parameters[0]) for mlp in networks[1:]) and not any(
        _twins(mlp) for mlp in networks
    ):
        return "Not yet: two seeds give the same network. Take chance from `rng`."
    if claimed != counts and len(set(claimed)) == 1 and claimed[0] in (2, 4):
        return (
            f"Not yet: your count is {claimed[0]} for every network. The index of the largest of one output is always "
            "0; hold the output against a threshold of 0.5."
        )
    if claimed != counts:
        seed = next(seed for seed in SEEDS if claimed[seed] != counts[seed])
        return f"Not yet: with rng={seed} you count {claimed[seed]} of 4 right, and {counts[seed]} are."
    if all(count == 4 for count in counts):
        return f"Right: solved from {len(counts)} of {len(counts)} starts, loss {min(losses):.4f} to {max(losses):.4f}."
    return f"Not yet: {_why(networks, losses)}. Solved: {counts.count(4)} of {len(counts)} starts."


def _why(networks: list[MLP], losses: list[float]) -> str:
    """Say why XOR was not solved from every start."""
    if all(_twins(mlp) for mlp in networks):
        return "your hidden nodes are all equal, and stay so; the starting weights must differ"
    if any(loss > LOST for loss in losses):
        return "some networks are far off, close to 0 or 1 where they should not be; take a smaller rate or scale"
    if all(abs(loss - 0.25) < FLAT for loss in losses):
        return "the loss is 0.25 everywhere: the start is too small, so the network is still on the plateau"
    if any(abs(loss - 0.25) < FLAT for loss in losses):
        return "some networks are still on the plateau; take a larger scale, or more epochs"
    return "the network is on its way; give it more epochs, a larger rate or another scale"


def _twins(mlp: MLP) -> bool:
    """Say whether all nodes of the first layer are equal, up to rounding."""
    weights = mlp.layers[0].weights
    return bool(weights.shape[1] > 1 and np.ptp(weights, axis=1).max() < 1e-6)
