"""The exercises of the page "playground"."""

import math
from collections.abc import Callable

import numpy as np

from nnlesson._validate import Floats
from nnlesson.activations import tanh
from nnlesson.dense import MLP
from nnlesson.practice.exercise import Exercise, Run, Verdict
from nnlesson.practice.kinds import Function, Number

DISC, RING = 2.5**2, 3.5**2  # where x² + y² of the disc ends, and where that of the ring begins


def _circle_judged(weight: float, bias: float) -> Verdict:
    """Say what a node with these two numbers makes of disc and ring."""
    if weight == 0.0:
        return Verdict(False, "with the weight 0 the node does not look at its input")
    border = -float(bias) / float(weight)
    if weight < 0.0 and DISC < border < RING:
        return Verdict(True, "z is above 0 in the whole disc and below 0 in the whole ring")
    if weight > 0.0 and DISC <= border <= RING:
        words = 'this node says "disc" for the ring and not for the disc; turn both signs'
    elif weight > 0.0:
        words = '"disc" is where x² + y² is small, so z must fall when it grows. Which sign has the weight then?'
    elif bias == 0.0:
        words = "without a bias the border lies where x² + y² is 0, in the middle of the disc"
    elif math.sqrt(DISC) <= border <= math.sqrt(RING):
        words = "the border lies at the right distance, but the input is its square"
    else:
        where = "cuts through the disc" if border <= DISC else "cuts through the ring or lies outside of it"
        where = where if border > 0.0 else "that is nowhere"
        words = f"the border lies where x² + y² is {border:.4g}, and {where}"
    return Verdict(False, words)


check_circle_node = Exercise(
    id="circle-feature",
    task="Find a weight and a bias with which a node, whose only input is x² + y², is above 0 for the whole disc and "
    "below 0 for the whole ring.",
    answers={"weight": Number(), "bias": Number()},
    blank="your numbers",
    judge=_circle_judged,
)

POINTS, KNOWN, SIZES = 500, 350, (2, 3, 1)


def _preset_judged(preset: Callable[..., object]) -> Verdict:
    """Run a function and name what is not as the preset says."""
    run = Run(preset, [(np.random.default_rng(16),)])
    words = run.words or _fault(*run.given)
    return Verdict(not words, words or "data, split, network and targets are those of the preset")


def _fault(given: object) -> str | None:
    """Say what is wrong with what a preset returns, if anything."""
    if given is None or given is ...:
        return "your function returns nothing. Put `return` before the answer"
    if not isinstance(given, list) or len(given) != 5:
        return "return five things: the network, the two tables of inputs and the two tables of targets"
    mlp, *tables = given
    try:
        tables = [np.asarray(table, dtype=np.float64) for table in tables]
    except (TypeError, ValueError, OverflowError):
        return "the last four things must be tables of numbers"
    return _tables_fault(*tables) or _network_fault(mlp)


def _tables_fault(inputs: Floats, fresh: Floats, targets: Floats, wanted: Floats) -> str | None:
    """Say what is wrong with the four tables, if anything."""
    n_known, n_test = (len(table) if table.ndim == 2 else 0 for table in (inputs, fresh))
    if (inputs.shape, fresh.shape) != ((n_known, 2), (n_test, 2)):
        return "the second and the third thing must be inputs, tables with two columns"
    if (targets.shape, wanted.shape) != ((n_known, 1), (n_test, 1)):
        return "the fourth and the fifth thing must be targets, one column, in the order of the inputs"
    if n_known + n_test != POINTS:
        return f"there must be {POINTS} points, yours are {n_known + n_test}"
    if n_known == POINTS - KNOWN:
        return f"{n_known} points to learn from are the share for testing; `train_test_split` takes the test share"
    if n_known != KNOWN:
        return f"70 % of {POINTS} points are for training, yours are {n_known}"
    kinds = np.vstack([targets, wanted])
    if set(kinds.ravel().tolist()) == {0.0, 1.0}:
        return "the targets are 0 and 1; tanh answers from −1 to 1, so make them −1 and 1"
    if set(kinds.ravel().tolist()) != {-1.0, 1.0}:
        return "the targets must be −1 and 1"
    return _data_fault(np.vstack([inputs, fresh]), kinds[:, 0])


def _data_fault(inputs: Floats, kinds: Floats) -> str | None:
    """Say whether these are points of the circle, and whether their noise is that of the preset."""
    squares = np.square(inputs).sum(axis=1)
    if ((squares > DISC) & (squares < RING)).any() or not 20.0 < squares.max() < 25.0 + 1e-9:
        return "these are not the points of `circle`, as they come from there"
    if len(np.unique(inputs, axis=0)) < POINTS:
        return "some points are there twice"
    wrong = int(((squares < DISC) != (kinds > 0.0)).sum())
    if wrong > POINTS / 2:
        return "the two kinds are swapped: 1 is the disc"
    if wrong > 150:
        return "inputs and targets were shuffled apart"
    if wrong == 0:
        return "there is no noise"
    if not 14 <= wrong <= 48:  # with noise 0.2 it is 16 to 45 in a thousand trials
        return "the noise is another one; 20 in the Playground is noise=0.2"
    return None


def _network_fault(mlp: object) -> str | None:
    """Say what is wrong with the network, if anything."""
    if not isinstance(mlp, MLP):
        return "the first thing must be the network, an MLP"
    sizes = (len(mlp.layers[0].weights), *(len(layer.bias) for layer in mlp.layers))
    if sizes != SIZES:
        return f"the network has the sizes {sizes}; count the inputs, the hidden nodes and the output"
    if any(layer.activation is not tanh for layer in mlp.layers):
        return "both layers need the activation tanh: hidden=tanh, output=tanh"
    if any(np.ptp(layer.weights) == 0.0 for layer in mlp.layers):
        return "all weights of a layer are equal, and so its nodes stay equal; draw them by chance"
    return None


check_preset = Exercise(
    id="preset",
    task='Write a function that rebuilds a preset: data "circle", noise 20, 500 points, 70 % of them for training, one '
    "hidden layer of 3 nodes, tanh, at the output too. It takes an rng, and answers with five things: the untrained "
    "network, the known inputs, the test inputs, the known targets and the test targets, which are −1 and 1.",
    answers={"preset": Function()},
    judge=_preset_judged,
)
