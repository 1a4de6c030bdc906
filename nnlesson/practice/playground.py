"""The exercises of chapter 16."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nnlesson.activations import tanh
from nnlesson.dense import MLP

DISC, RING = 2.5**2, 3.5**2  # where x² + y² of the disc ends, and where that of the ring begins
POINTS, KNOWN, SIZES = 500, 350, (2, 3, 1)
RIGHT = "Right: data, split, network and targets are those of the preset."


def check_circle_node(weight: float | None, bias: float | None) -> None:
    """Judge the paper exercise "the feature that solves the circle" of chapter 16.

    Built in chapter 16.

    Parameters
    ----------
    weight, bias : float or None
        Of the node with the input x² + y², which is to be above 0 for the disc and below 0 for the ring.

    Examples
    --------
    >>> check_circle_node(weight=1, bias=-9)
    Not yet: this node says "disc" for the ring and not for the disc; turn both signs.
    """
    if weight is None or bias is None:
        print("Not yet: put your numbers in the place of None.")
        return
    if isinstance(weight, str) or isinstance(bias, str):
        print("Not yet: write numbers without quotation marks.")
        return
    try:
        weight, bias = float(weight), float(bias)
    except (TypeError, ValueError, OverflowError):
        print("Not yet: write one number for the weight and one for the bias.")
        return
    print(_circle_verdict(weight, bias))


def _circle_verdict(weight: float, bias: float) -> str:
    """Say what a node with these two numbers makes of disc and ring."""
    if not (math.isfinite(weight) and math.isfinite(bias)):
        return "Not yet: weight and bias must be finite numbers."
    if weight == 0.0:
        return "Not yet: with the weight 0 the node does not look at its input."
    border = -bias / weight
    if weight > 0.0 and DISC <= border <= RING:
        return 'Not yet: this node says "disc" for the ring and not for the disc; turn both signs.'
    if weight > 0.0:
        return (
            'Not yet: "disc" is where x² + y² is small, so z must fall when it grows. Which sign has the weight then?'
        )
    if bias == 0.0:
        return "Not yet: without a bias the border lies where x² + y² is 0, in the middle of the disc."
    if DISC < border < RING:
        return "Right: z is above 0 in the whole disc and below 0 in the whole ring."
    if math.sqrt(DISC) <= border <= math.sqrt(RING):
        return "Not yet: the border lies at the right distance, but the input is its square."
    where = "cuts through the disc" if 0.0 < border <= DISC else "cuts through the ring or lies outside of it"
    return (
        f"Not yet: the border lies where x² + y² is {border:.4g}, and {where if border > 0.0 else 'that is nowhere'}."
    )


def check_preset(preset: Callable[[np.random.Generator], tuple]) -> None:
    """Judge the exercise "rebuild a preset" of chapter 16.

    Built in chapter 16.

    Parameters
    ----------
    preset : callable
        The reader's function: takes a Generator, answers with the network, the known inputs, the test inputs, the
        known targets and the test targets.

    Examples
    --------
    >>> check_preset(lambda rng: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(_preset_verdict(preset))


def _preset_verdict(preset: Callable) -> str:
    """Run a reader's function and name what is not as the preset says."""
    if not callable(preset):
        return "Not yet: the answer must be a function; hand over its name, without parentheses."
    try:
        given = preset(np.random.default_rng(16))
    except Exception as error:  # whatever the reader's code does, the page goes on
        return f"Not yet: your function stops with {type(error).__name__}: {error}."
    if given is None or given is ...:
        return "Not yet: your function returns nothing. Put `return` before the answer."
    if not isinstance(given, tuple | list) or len(given) != 5:
        return "Not yet: return five things: the network, the two tables of inputs and the two tables of targets."
    mlp, *tables = given
    try:
        tables = [np.asarray(table, dtype=np.float64) for table in tables]
    except (TypeError, ValueError, OverflowError):
        return "Not yet: the last four things must be tables of numbers."
    words = _tables_fault(*tables) or _network_fault(mlp)
    return f"Not yet: {words}." if words else RIGHT


def _tables_fault(inputs: NDArray, fresh: NDArray, targets: NDArray, wanted: NDArray) -> str | None:
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


def _data_fault(inputs: NDArray, kinds: NDArray) -> str | None:
    """Say whether these are points of the circle, and whether their noise is that of the preset."""
    squares = np.square(inputs).sum(axis=1)
    if ((squares > DISC) & (squares < RING)).any() or not 20.0 < squares.max() < 25.0 + 1e-9:
        return "these are not the points of `circle`, as they come from there"
    disc = squares < DISC
    if len(np.unique(inputs, axis=0)) < POINTS:
        return "some points are there twice"
    wrong = int((disc != (kinds > 0.0)).sum())
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
    return None
