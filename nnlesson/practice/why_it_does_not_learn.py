"""The exercises of the page "why-it-does-not-learn"."""

from collections.abc import Callable

import numpy as np

from nnlesson.datasets import truth_table
from nnlesson.dense import MLP
from nnlesson.losses import mean_squared_error
from nnlesson.metrics import count_right
from nnlesson.practice.exercise import Exercise, PaperExercise, Run, Verdict
from nnlesson.practice.kinds import Function, Number, Unreadable, WholeNumber

SEEDS = range(5)
SHAPES = [(2, 4), (4, 1)]  # of the weights of 2-4-1
LARGEST = 1e100
FLAT = 0.001  # a loss so close to 0.25 has not left the plateau
LOST = 0.4  # with a loss above this the answers are far worse than "always one half"

check_zero_weights = PaperExercise(
    id="zero-weights",
    task="All weights and biases of a 2-4-1 network with sigmoids are 0: what does it answer to each sample of XOR, "
    "what is its mean squared error, and what is the slope of that loss by an output weight?",
    answers=dict.fromkeys(("answer", "loss", "slope"), Number()),
    blank="your numbers",
    truth=(0.5, 0.25, 0.0),
    otherwise="at least one number is wrong. Work it out again, one step at a time",
    slips={
        "a z of 0 is not an answer of 0; the sigmoid of 0 is something else": (0.0, 0.5, 0.0),
        "that is half the squared error; the mean squared error has no half": (0.5, 0.125, 0.0),
        "that is the sum of the squared errors; take the mean of the four": (0.5, 1.0, 0.0),
        "that is the slope of a sample with the target 0; two samples say the opposite": (0.5, 0.25, 0.125),
        "that is the slope of a sample with the target 1; two samples say the opposite": (0.5, 0.25, -0.125),
        "you forgot the slope of the sigmoid; and what do the other samples say": (0.5, 0.25, 0.5),
    },
)


def _learn_xor_judged(learn_xor: Callable[..., object]) -> Verdict:
    """Call a reader's function with five seeds, and name what is wrong."""
    run = Run(learn_xor, [(seed,) for seed in SEEDS])
    words = run.words or next(filter(None, map(_wrong_form, run.given)), None)
    if words:
        return Verdict(False, words)
    networks, claimed = [mlp for mlp, _ in run.given], [int(right) for _, right in run.given]
    return _networks_judged(networks, claimed)


check_learn_xor = Exercise(
    id="learn-xor",
    task="Write a function that takes a seed, lets a 2-4-1 network learn XOR, and answers with the network and with "
    "how many of the four samples it answers right; it must solve XOR from five different seeds.",
    answers={"learn_xor": Function()},
    judge=_learn_xor_judged,
)


def _wrong_form(answer: object) -> str | None:
    """Say what is wrong with the form of one answer, if anything."""
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        return "return two things: the network, and how many of the four samples are right"
    mlp, right = answer
    if not isinstance(mlp, MLP):
        return "the first thing to return is the network, an MLP"
    if [layer.weights.shape for layer in mlp.layers] != SHAPES:
        return "the network must be 2-4-1: two inputs, four hidden nodes, one output"
    if not all((np.abs(array) < LARGEST).all() for array in mlp.parameters):  # so written that NaN fails
        return "a weight has run away beyond all bounds; take a smaller rate"
    try:
        WholeNumber().read(right)
    except Unreadable:
        return "the second thing to return is a count, a whole number from 0 to 4"
    return None


def _networks_judged(networks: list[MLP], claimed: list[int]) -> Verdict:
    """Name the slip that the networks show, or say that they are right."""
    inputs, targets = truth_table("xor")
    counts = [count_right(mlp.classify(inputs, threshold=0.5), targets) for mlp in networks]
    losses = [mean_squared_error(mlp.forward(inputs), targets) for mlp in networks]
    twins = [_twins(mlp) for mlp in networks]
    if len({mlp.parameters[0].tobytes() for mlp in networks}) < len(networks) and not any(twins):
        return Verdict(False, "two seeds give the same network. Take chance from `rng`")
    if claimed != counts:
        return Verdict(False, _miscounted(claimed, counts))
    if counts == [4] * len(counts):
        starts = f"{len(counts)} of {len(counts)} starts"
        return Verdict(True, f"solved from {starts}, loss {min(losses):.4f} to {max(losses):.4f}")
    return Verdict(False, f"{_why(losses, twins)}. Solved: {counts.count(4)} of {len(counts)} starts")


def _miscounted(claimed: list[int], counts: list[int]) -> str:
    """Say which count is wrong, and why if that is plain."""
    if len(set(claimed)) == 1 and claimed[0] in (2, 4):
        return (
            f"your count is {claimed[0]} for every network. The index of the largest of one output is always 0; hold "
            "the output against a threshold of 0.5"
        )
    seed, claim, count = next(each for each in zip(SEEDS, claimed, counts, strict=True) if each[1] != each[2])
    return f"with rng={seed} you count {claim} of 4 right, and {count} are"


def _why(losses: list[float], twins: list[bool]) -> str:
    """Say why XOR was not solved from every start."""
    if all(twins):
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
    return bool(np.ptp(mlp.layers[0].weights, axis=1).max() < 1e-6)
