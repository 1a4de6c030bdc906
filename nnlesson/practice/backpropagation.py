"""The exercises of the page "backpropagation"."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from nnlesson.activations import sigmoid
from nnlesson.backprop import backward, flatten
from nnlesson.losses import half_squared_error
from nnlesson.nodes import Layer, Network, Node
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, Numbers, close

Row = Sequence[float]
NAMES = ("w1", "w2", "b1", "w3", "w4", "b2", "w5", "w6", "b3", "w7", "w8", "b4")  # in the order of `parameters`
RATES = (0.1, 0.5, 1.0, 5.0)  # with which a reader may have moved the output weights too early
BOTH, FIRST, SECOND, MEAN = [1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [0.5, 0.5]  # of the two paths from a hidden node


def network_of(parameters: Row) -> Network:
    """Make the 2-2-2 network of sigmoids that has these twelve parameters.

    Built in chapter 7.
    """
    nodes = [Node(list(parameters[i : i + 2]), parameters[i + 2], sigmoid) for i in range(0, 12, 3)]
    return Network([Layer(nodes[:2]), Layer(nodes[2:])])


def slopes_of(parameters: Row, inputs: Row, targets: Row) -> list[float]:
    """Find the twelve slopes of the half squared error.

    Built in chapter 7.
    """
    return flatten(backward(network_of(parameters), inputs, targets, half_squared_error))


def _bend(output: float) -> float:
    return output * (1.0 - output)


def slipped(
    parameters: Row,
    inputs: Row,
    targets: Row,
    *,
    at_outputs: Callable[[float], float] = _bend,
    at_hidden: Callable[[float], float] = _bend,
    times: float = 1.0,
    paths: Sequence[Row] = (BOTH, BOTH),
    turned: bool = False,
    moved: float = 0.0,
) -> list[float]:
    """Do what `slopes_of` does; each keyword makes one slip.

    Built in chapter 7.
    """
    network = network_of(parameters)
    h = np.array(network.layers[0].forward(inputs))
    after = [times * (o - y) * at_outputs(o) for o, y in zip(network.forward(inputs), targets, strict=True)]
    rows = np.array([node.weights for node in network.layers[1].nodes]) - moved * np.outer(after, h)
    back = np.multiply(rows if turned else rows.T, paths) @ after
    before = [total * at_hidden(output) for total, output in zip(back, h, strict=True)]
    pairs = [(delta, inputs) for delta in before] + [(delta, h) for delta in after]
    return [slope for delta, received in pairs for slope in (*(delta * value for value in received), delta)]


def drawn(rng: np.random.Generator) -> Case:
    """Draw twelve parameters, two inputs and two targets.

    Built in chapter 7.
    """
    return tuple((rng.integers(low, high, n) / 2).tolist() for low, high, n in ((-4, 5, 12), (-2, 3, 2), (0, 3, 2)))


def _first_wrong(case: Case, answer: object) -> str:
    """Name the first parameter whose slope is wrong."""
    triples = zip(NAMES, slopes_of(*case), Numbers(12).read(answer), strict=True)
    name, right, slope = next(triple for triple in triples if not close(*triple[1:]))
    return f"the first wrong slope is that of {name}: it must be {right:.4g}, yours is {slope:.4g}"


check_backward = CodeExercise(
    id="backward",
    task="Write a function that takes the twelve parameters w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4 of a 2-2-2 "
    "network of sigmoids, two inputs and two targets, and answers with the twelve slopes of the half squared error.",
    answers={"backward": Function()},
    truth=slopes_of,
    returns=Numbers(12),
    cases=[
        ([1.0, 2.0, -0.6, -3.0, 1.0, 0.3, 2.0, -1.0, -0.5, -1.0, 1.5, 0.4], [0.6, 0.5], [0.0, 1.0]),
        ([-0.4, 0.8, 0.1, 1.5, -2.0, -0.3, 0.7, 1.1, 0.2, -1.3, 0.9, 0.6], [0.2, 0.9], [1.0, 0.0]),
    ],
    draw=drawn,
    otherwise=_first_wrong,
    slips={
        "σ′ is missing at the output nodes": partial(slipped, at_outputs=lambda _: 1.0),
        "σ′ is missing at the hidden nodes": partial(slipped, at_hidden=lambda _: 1.0),
        "σ′ is missing in both layers": partial(slipped, at_outputs=lambda _: 1.0, at_hidden=lambda _: 1.0),
        "you give σ′ the output of the node; it takes z": (
            partial(slipped, at_outputs=sigmoid.derivative, at_hidden=sigmoid.derivative)
        ),
        "each hidden node gets only the path through the first output; add the other one": (
            partial(slipped, paths=(FIRST, FIRST))
        ),
        "each hidden node gets only the path through the second output; add the other one": (
            partial(slipped, paths=(SECOND, SECOND))
        ),
        "the contributions of the two paths are averaged; they are added": partial(slipped, paths=(MEAN, MEAN)),
        "the first hidden node collects over w5 and w6, but w6 leaves from the other hidden node": (
            partial(slipped, turned=True)
        ),
        "every slope has the wrong sign: start from o − y, not from y − o": partial(slipped, times=-1.0),
        "every slope is twice as large as it must be; the half squared error has a half": partial(slipped, times=2.0),
        **{
            f"the output weights have already taken a step (learning rate {rate:g}) when the hidden deltas use them; "
            "use those of the forward pass": partial(slipped, moved=rate)
            for rate in RATES
        },
    },
)

check_hidden_delta = PaperExercise(
    id="hidden-delta",
    task="From a hidden node with a sigmoid and z = 0 the weights 2 and −3 lead to two output nodes whose deltas are "
    "0.1 and 0.2: what is the delta of the hidden node?",
    answers={"delta": Number()},
    blank="your number",
    truth=(-0.1,),
    otherwise="multiply each delta by its weight, add, and multiply the sum by σ′(z)",
    slips={
        "the factor σ′(z) of the hidden node itself is missing": (-0.4,),
        "that is the path through the first output only; add the other one": (0.05,),
        "that is the path through the second output only; add the other one": (-0.15,),
        "you added the two deltas without their weights": (0.075,),
        "you multiplied by the output σ(z) of the node; the factor is σ′(z)": (-0.2,),
        "you averaged the two paths; they are added": (-0.05,),
        "the sign is wrong; mind the minus of the second weight": (0.1,),
        "mind the minus of the second weight": (0.2,),
    },
)
