"""The exercises of the page "hidden-layers"."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, WholeNumber

Sizes = Sequence[int]


def _weights(sizes: Sizes) -> int:
    return sum(n_inputs * n_nodes for n_inputs, n_nodes in pairwise(sizes))


def _parameters(sizes: Sizes) -> int:
    return _weights(sizes) + sum(sizes[1:])


check_parameters = PaperExercise(
    id="parameters",
    task="How many parameters does a network 2-4-2 have?",
    answers={"count": WholeNumber()},
    blank="your number",
    truth=(22,),
    right="12 in the hidden layer and 10 in the last one",
    slips={
        "that is how many nodes there are; count the numbers that they hold": (6,),
        "that is how many circles a drawing has; count the numbers that the nodes hold": (8,),
        "that is only the last layer; the hidden layer comes on top": (10,),
        "that is only the hidden layer; the last layer comes on top": (12,),
        "the weights of the last layer are missing": (14,),
        "the biases are missing, one for each node": (16,),
        "you counted one bias for each layer; there is one for each node": (18,),
        "the biases of the last layer are missing": (20,),
        "you gave the inputs a bias; an input is only a number that comes in": (24,),
    },
    otherwise="go layer by layer; each node holds its weights and one bias",
)


def _drawn(rng: np.random.Generator) -> Case:
    return (tuple(rng.integers(1, 5, rng.integers(2, 6)).tolist()),)


check_count_parameters = CodeExercise(
    id="count-parameters",
    task="Write a function that takes the sizes of a network, such as (2, 4, 2), and answers with the number of its "
    "parameters.",
    answers={"count_parameters": Function()},
    truth=_parameters,
    returns=WholeNumber(),
    cases=[((2, 4, 2),), ((64, 64, 10),), ((784, 16, 16, 10),), ((3, 1),)],
    draw=_drawn,
    slips={
        "the biases are missing, one for each node": _weights,
        "you counted the weights of the first layer only; 64-64-10 has 64 · 10 more in its last layer": (
            lambda sizes: sizes[0] * sizes[1] + sum(sizes[1:])
        ),
        "you gave the inputs a bias; an input is only a number that comes in": (
            lambda sizes: _parameters(sizes) + sizes[0]
        ),
        "a bias belongs to the node that receives; you gave one to each node that sends": (
            lambda sizes: _weights(sizes) + sum(sizes[:-1])
        ),
        "you counted one bias for each layer; there is one for each node": (
            lambda sizes: _weights(sizes) + len(sizes) - 1
        ),
        "the biases of the last layer are missing": lambda sizes: _weights(sizes) + sum(sizes[1:-1]),
        "you counted the nodes; count the numbers that they hold": lambda sizes: sum(sizes[1:]),
    },
)
