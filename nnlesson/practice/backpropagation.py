"""The exercises of chapter 7."""

from collections.abc import Callable, Sequence
from functools import partial

from nnlesson import _validate
from nnlesson.activations import sigmoid
from nnlesson.backprop import backward, flatten
from nnlesson.losses import half_squared_error
from nnlesson.nodes import Layer, Network, Node
from nnlesson.practice.old_exercise import Exercise

Numbers = Sequence[float]
NAMES = ("w1", "w2", "b1", "w3", "w4", "b2", "w5", "w6", "b3", "w7", "w8", "b4")  # in the order of `parameters`
RATES = (0.1, 0.5, 1.0, 5.0)  # with which a reader may have moved the output weights too early


def network_of(parameters: Numbers) -> Network:
    """Make the 2-2-2 network of sigmoids that has these twelve parameters.

    Built in chapter 7.
    """
    nodes = [Node(parameters[i : i + 2], parameters[i + 2], sigmoid) for i in range(0, 12, 3)]
    return Network([Layer(nodes[:2]), Layer(nodes[2:])])


def slopes_of(parameters: Numbers, inputs: Numbers, targets: Numbers) -> list[float]:
    """Find the twelve slopes of the half squared error.

    Built in chapter 7.
    """
    return flatten(backward(network_of(parameters), inputs, targets, half_squared_error))


def _bend(output: float) -> float:
    return output * (1.0 - output)


def _slipped(
    parameters: Numbers,
    inputs: Numbers,
    targets: Numbers,
    *,
    at_outputs: Callable[[float], float] = _bend,
    at_hidden: Callable[[float], float] = _bend,
    sign: float = 1.0,
    paths: Numbers = (1.0, 1.0),
    turned: bool = False,
    moved: float = 0.0,
) -> list[float]:
    """Do what `slopes_of` does; each keyword makes one slip."""
    network = network_of(parameters)
    h = network.layers[0].forward(inputs)
    after = [sign * (o - y) * at_outputs(o) for o, y in zip(network.forward(inputs), targets, strict=True)]
    (w5, w6), (w7, w8) = [
        [w - moved * delta * x for w, x in zip(node.weights, h, strict=True)]
        for node, delta in zip(network.layers[1].nodes, after, strict=True)
    ]
    leaving = [(w5, w6), (w7, w8)] if turned else [(w5, w7), (w6, w8)]
    back = [sum(p * w * d for p, w, d in zip(paths, weights, after, strict=True)) for weights in leaving]
    before = [total * at_hidden(output) for total, output in zip(back, h, strict=True)]
    pairs = [(delta, inputs) for delta in before] + [(delta, h) for delta in after]
    return [slope for delta, received in pairs for slope in (*(delta * value for value in received), delta)]


def _first_wrong(given: list) -> str:
    """Name the first parameter whose slope is wrong."""
    for case, answer in zip(BACKWARD.cases, given, strict=True):
        try:
            slopes = _validate.floats(answer, "slopes")
        except (TypeError, ValueError):
            return "answer with a list of 12 numbers, one slope for each parameter"
        if len(slopes) != len(NAMES):
            return f"answer with 12 slopes, one for each parameter, not with {len(slopes)}"
        for name, right, slope in zip(NAMES, slopes_of(*case), slopes, strict=True):
            if abs(slope - right) > 1e-9:
                return f"the first wrong slope is that of {name}: it must be {right:.4g}, yours is {slope:.4g}"
    return "something differs in a late digit. Check every factor"


BACKWARD = Exercise(
    truth=slopes_of,
    otherwise=_first_wrong,
    cases=[
        ([1.0, 2.0, -0.6, -3.0, 1.0, 0.3, 2.0, -1.0, -0.5, -1.0, 1.5, 0.4], [0.6, 0.5], [0.0, 1.0]),
        ([-0.4, 0.8, 0.1, 1.5, -2.0, -0.3, 0.7, 1.1, 0.2, -1.3, 0.9, 0.6], [0.2, 0.9], [1.0, 0.0]),
    ],
    slips={
        "σ′ is missing at the output nodes": partial(_slipped, at_outputs=lambda _: 1.0),
        "σ′ is missing at the hidden nodes": partial(_slipped, at_hidden=lambda _: 1.0),
        "σ′ is missing in both layers": partial(_slipped, at_outputs=lambda _: 1.0, at_hidden=lambda _: 1.0),
        "you give σ′ the output of the node; it takes z": (
            partial(_slipped, at_outputs=sigmoid.derivative, at_hidden=sigmoid.derivative)
        ),
        "each hidden node gets only the path through the first output; add the other one": (
            partial(_slipped, paths=(1.0, 0.0))
        ),
        "each hidden node gets only the path through the second output; add the other one": (
            partial(_slipped, paths=(0.0, 1.0))
        ),
        "the contributions of the two paths are averaged; they are added": partial(_slipped, paths=(0.5, 0.5)),
        "the first hidden node collects over w5 and w6, but w6 leaves from the other hidden node": (
            partial(_slipped, turned=True)
        ),
        "every slope has the wrong sign: start from o − y, not from y − o": partial(_slipped, sign=-1.0),
        **{
            f"the output weights have already taken a step (learning rate {rate:g}) when the hidden deltas use them; "
            "use those of the forward pass": partial(_slipped, moved=rate)
            for rate in RATES
        },
    },
)

HIDDEN_DELTA = Exercise(
    truth=lambda: -0.1,
    otherwise=lambda _: "multiply each delta by its weight, add, and multiply the sum by σ′(z)",
    cases=[()],
    slips={
        "the factor σ′(z) of the hidden node itself is missing": lambda: -0.4,
        "that is the path through the first output only; add the other one": lambda: 0.05,
        "that is the path through the second output only; add the other one": lambda: -0.15,
        "you added the two deltas without their weights": lambda: 0.075,
        "you multiplied by the output σ(z) of the node; the factor is σ′(z)": lambda: -0.2,
        "you averaged the two paths; they are added": lambda: -0.05,
        "the sign is wrong; mind the minus of the second weight": lambda: 0.1,
        "mind the minus of the second weight": lambda: 0.2,
    },
)

EXERCISES = [BACKWARD, HIDDEN_DELTA]


def check_hidden_delta(delta: float | None) -> None:
    """Judge the paper exercise "the delta of a hidden node" of chapter 7.

    Built in try 7.

    Parameters
    ----------
    delta : float or None
        The reader's number; None where there is none yet.

    Examples
    --------
    >>> check_hidden_delta(None)
    Not yet: put your number in the place of None.
    >>> check_hidden_delta(-0.4)
    Not yet: the factor σ′(z) of the hidden node itself is missing.
    """
    if delta is None:
        print("Not yet: put your number in the place of None.")
        return
    try:
        number = _validate.number(delta, "delta")
    except (TypeError, ValueError):
        print("Not yet: write one number, without quotation marks or brackets.")
        return
    print(HIDDEN_DELTA.verdict(lambda: number))


def check_backward(backward: Callable[[Numbers, Numbers, Numbers], list[float]]) -> None:
    """Judge the exercise "write backward" of chapter 7.

    Built in try 7.

    Parameters
    ----------
    backward : callable
        The reader's function: takes the twelve parameters of a 2-2-2 network of sigmoids in the order w1, w2, b1, w3,
        w4, b2, w5, w6, b3, w7, w8, b4, the two inputs and the two targets; answers with the twelve slopes of the half
        squared error, in that order.

    Examples
    --------
    >>> check_backward(lambda parameters, inputs, targets: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    >>> check_backward(lambda parameters, inputs, targets: [0.0] * 12)
    Not yet: the first wrong slope is that of w1: it must be 0.04915, yours is 0.
    """
    print(BACKWARD.verdict(backward))
