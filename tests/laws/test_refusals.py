"""Law 5: hostile input is refused, in words that name the argument, without a warning, and nothing is changed.

One line for each case: what is called, with what, and what must be said. A `Wrong` value is tried wherever its kind of
argument is taken.
"""

import dataclasses
import importlib
import math
import re
import warnings
from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest

from nnlesson.activations import (
    ACTIVATIONS,
    Activation,
    elu,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    tanh,
    validated_activation,
)
from nnlesson.backprop import NodeGradient, backward, flatten, mean_gradients, update
from nnlesson.batches import minibatches, train_test_split
from nnlesson.convert import from_nodes, to_nodes
from nnlesson.dense import MLP, Dense
from nnlesson.errors import DataError, GradientError, ShapeError
from nnlesson.initializers import Initializer, constant, glorot, normal, uniform, validated_initializer
from nnlesson.losses import (
    LOSSES,
    Loss,
    binary_cross_entropy,
    cross_entropy,
    half_squared_error,
    mean_squared_error,
    one_hot,
)
from nnlesson.metrics import accuracy, confusion_matrix, count_right
from nnlesson.nodes import Layer, Network, Node
from nnlesson.optimizers import OPTIMIZERS, SGD, Adam, Momentum
from nnlesson.saving import load, save
from nnlesson.slopes import check_gradients, downhill, numerical_gradient, relative_difference, slope
from nnlesson.training import train

Case = namedtuple("Case", "error words call args kwargs")
Wrong = namedtuple("Wrong", "value error words")
CASES = []


def refused(error, words, call, *args, **kwargs):
    """Note that this call must be refused with this error, in these words."""
    CASES.append(Case(error, words, call, args, kwargs))


def refused_all(wrongs, name, call):
    """Note that each wrong value must be refused wherever `call` puts it; the words may hold {name}."""
    for wrong in wrongs:
        CASES.append(Case(wrong.error, wrong.words.format(name=name), call, (wrong.value,), {}))


# Things to call.

NAN, INF, HUGE = math.nan, math.inf, 1e308
HALF = half_squared_error
TWO = [[1.0, 0.0], [0.0, 1.0]]  # two samples, two columns
ONE = [[1.0], [0.0]]  # two samples, one column
NODES = Network([Layer([Node([5.0, -5.0], 0.1, sigmoid), Node([1.0, 2.0], 0.0, sigmoid)])])
NODE1 = Network([Layer([Node([0.5, -0.5])])])
MLP2 = MLP([Dense([[0.5, -0.5], [1.0, 2.0]], [0.0, 0.1])])
MLP1 = MLP([Dense([[0.5], [1.0]], [0.0])])
SIGMOID1 = MLP([Dense([[0.5], [1.0]], [0.0], sigmoid)])
FLOAT32 = MLP.random((2, 2), rng=0, dtype=np.float32)
LARGE = MLP([Dense([[HUGE, HUGE], [HUGE, HUGE]], [0.0, 0.0])])
GRADIENTS = [[NodeGradient([0.1, 0.2], 0.3), NodeGradient([0.1, 0.2], 0.3)]]
GENERATOR = np.random.default_rng(0)


def square(x):
    return x * x


def total(parameters):
    return float(np.sum(parameters))


def training(mlp=MLP2, inputs=TWO, targets=TWO, loss=HALF, optimizer=None, **settings):
    optimizer = SGD(0.1) if optimizer is None else optimizer
    return train(mlp, inputs, targets, loss, optimizer, **{"epochs": 1, "batch_size": 1, "rng": 0} | settings)


# Values that are wrong wherever they stand.

NUMBERS = [
    Wrong("1.0", TypeError, "{name} must be a number, got '1.0'"),
    Wrong(None, TypeError, "{name} must be a number, got None"),
    Wrong(True, TypeError, "{name} must be a number, got True"),
    Wrong(1j, TypeError, "{name} must be a number"),
    Wrong([0.1], TypeError, "{name} must be a number"),
    Wrong(np.array(0.1), TypeError, "{name} must be a number"),
    Wrong(NAN, ValueError, "{name} must be finite, got nan"),
    Wrong(INF, ValueError, "{name} must be finite, got inf"),
    Wrong(10**400, ValueError, "{name} must be finite"),
]
POSITIVE = [
    *NUMBERS,
    Wrong(0.0, ValueError, "{name} must be larger than 0, got 0"),
    Wrong(-0.5, ValueError, "{name} must be larger than 0, got -0.5"),
]
COUNTS = [
    Wrong(0, ValueError, "{name} must be at least 1, got 0"),
    Wrong(-3, ValueError, "{name} must be at least 1, got -3"),
    Wrong(2.0, TypeError, "{name} must be a whole number, got 2.0"),
    Wrong(NAN, TypeError, "{name} must be a whole number, got nan"),
    Wrong("2", TypeError, "{name} must be a whole number, got '2'"),
    Wrong(True, TypeError, "{name} must be a whole number, got True"),
    Wrong(None, TypeError, "{name} must be a whole number, got None"),
    Wrong([2], TypeError, "{name} must be a whole number"),
]
CHANCE = [
    Wrong(None, TypeError, "rng must be a whole number"),
    Wrong("1", TypeError, "rng must be a whole number"),
    Wrong(1.0, TypeError, "rng must be a whole number"),
    Wrong(True, TypeError, "rng must be a whole number"),
    Wrong(-1, ValueError, "rng must be at least 0"),
    Wrong(np.random.RandomState(0), TypeError, "rng must be a whole number"),
]
ARRAYS = [
    Wrong("abc", TypeError, "{name} must hold real numbers"),
    Wrong(None, TypeError, "{name} must hold real numbers"),
    Wrong([["1.0", "2.0"]], TypeError, "{name} must hold real numbers"),
    Wrong([[1j, 0.0]], TypeError, "{name} must hold real numbers, got complex128"),
    Wrong([[None, 1.0]], TypeError, "{name} must hold real numbers, got object"),
    Wrong([[{}, 1.0]], TypeError, "{name} must hold real numbers, got object"),
    Wrong([[10**400, 1.0]], TypeError, "{name} must hold real numbers, got object"),
    Wrong(np.array([["2020-01-01"] * 2], "M8[D]"), TypeError, "{name} must hold real numbers"),
    Wrong([[0.0, 0.0], [NAN, 0.0]], ValueError, "{name} holds NaN or infinity at row 1"),
    Wrong([[0.0, -INF], [0.0, 0.0]], ValueError, "{name} holds NaN or infinity at row 0"),
    Wrong([[1.0, 2.0], [1.0]], ShapeError, "{name} must have rows of equal length"),
    Wrong(iter(TWO), TypeError, "{name} must hold real numbers, got object"),
]
TABLES = [
    *ARRAYS,
    Wrong(1.0, ShapeError, "{name} must have shape"),
    Wrong(np.array(1.0), ShapeError, "{name} must have shape"),
    Wrong([[[1.0, 2.0]]], ShapeError, "{name} must have shape"),
    Wrong(np.ones((0, 2)), ShapeError, "{name} must not be empty"),
    Wrong([[], []], ShapeError, "{name} must not be empty"),
]
COLUMN = Wrong([1.0, 0.0], ShapeError, r"{name} must have shape .* one column is {name}.reshape\(-1, 1\)")
LISTS = [  # for the house of nodes: one number for each of two places
    Wrong(None, TypeError, "{name} must hold real numbers"),
    Wrong("ab", TypeError, "{name} must hold real numbers"),
    Wrong(1.0, TypeError, "{name} must hold real numbers"),
    Wrong(["1.0", "2.0"], TypeError, "{name} must hold real numbers"),
    Wrong([1j, 1.0], TypeError, "{name} must hold real numbers"),
    Wrong([None, 1.0], TypeError, "{name} must hold real numbers"),
    Wrong([[1.0], [2.0]], TypeError, "{name} must hold real numbers"),
    Wrong(np.ones((2, 1)), TypeError, "{name} must hold real numbers"),
    Wrong([NAN, 1.0], ValueError, "{name} must hold finite numbers"),
    Wrong([1.0, INF], ValueError, "{name} must hold finite numbers"),
    Wrong([10**400, 1.0], ValueError, "{name} must hold finite numbers"),
]
ALONE = [Wrong(w.value, w.error, "{name} must hold") for w in NUMBERS if not isinstance(w.value, np.ndarray)]
UNORDERED = [
    Wrong({0.5: 1.0, 1.5: 2.0}, TypeError, "{name} must hold real numbers in a row"),
    Wrong({0.5, 1.5}, TypeError, "{name} must hold real numbers in a row"),
]
LENGTHS = [
    Wrong([], ShapeError, "{name} must hold 2 numbers.* got 0"),
    Wrong([1.0], ShapeError, "{name} must hold 2 numbers.* got 1"),
    Wrong([1.0, 2.0, 3.0], ShapeError, "{name} must hold 2 numbers.* got 3"),
]
NOT_A_LOSS = [
    Wrong(None, TypeError, "loss must be one of nnlesson.losses"),
    Wrong("cross_entropy", TypeError, "loss must be one of nnlesson.losses"),
    Wrong(sigmoid, TypeError, "loss must be one of nnlesson.losses"),
    Wrong(Loss, TypeError, "loss must be one of nnlesson.losses"),
]
NOT_AN_ACTIVATION = [
    Wrong(None, TypeError, "activation must be one of nnlesson.activations"),
    Wrong("relu", TypeError, "activation must be one of nnlesson.activations"),
    Wrong(math.tanh, TypeError, "activation must be one of nnlesson.activations"),
    Wrong(HALF, TypeError, "activation must be one of nnlesson.activations"),
    Wrong(softmax, TypeError, "softmax looks at a whole row; leave the output at identity"),
]
SIZES = [
    Wrong((), ShapeError, "sizes must hold at least 2 numbers"),
    Wrong((2,), ShapeError, "sizes must hold at least 2 numbers"),
    Wrong(2, TypeError, "sizes must be whole numbers"),
    Wrong(None, TypeError, "sizes must be whole numbers"),
    Wrong("22", TypeError, "sizes must be whole numbers"),
    Wrong((2, 0), ValueError, "sizes must be at least 1, got 0"),
    Wrong((2, -1), ValueError, "sizes must be at least 1, got -1"),
    Wrong((2, 1.5), TypeError, "sizes must be a whole number, got 1.5"),
    Wrong((2, True), TypeError, "sizes must be a whole number, got True"),
    Wrong((2, None), TypeError, "sizes must be a whole number, got None"),
]

# activations

for each in ACTIVATIONS.values():
    refused(TypeError, "z must hold real numbers", each, "0.5")
    refused(TypeError, "z must hold real numbers", each.derivative, None)
refused(TypeError, "z must hold real numbers", relu, [1j])
refused(TypeError, "z must hold real numbers", tanh, {})
refused(TypeError, "z must hold real numbers", identity, iter([1.0]))
refused(ShapeError, "z must have rows of equal length", sigmoid, [[1.0], [1.0, 2.0]])
refused(ValueError, "z must be finite", sigmoid, 10**400)
refused(ValueError, "z must be finite", sigmoid.derivative, 10**400)
refused(ValueError, "relu has no alpha; leaky_relu and elu have one", relu.with_alpha, 0.1)
for each in (1.1, -0.1):
    refused(ValueError, "alpha must be from 0 to 1", leaky_relu.with_alpha, each)
for each in (0.0, -1.0):
    refused(ValueError, "alpha must be larger than 0", elu.with_alpha, each)
refused_all(NUMBERS, "alpha", leaky_relu.with_alpha)
refused_all(NUMBERS, "alpha", elu.with_alpha)
refused(TypeError, "number must be a function, got 3", Activation, "mine", 3, abs, abs, abs)
refused_all(NOT_AN_ACTIVATION, "activation", validated_activation)
refused_all(ARRAYS, "z", softmax)
refused(ShapeError, "z must have shape", softmax, 1.0)
refused(ShapeError, "z must have shape", softmax, [])
refused(ShapeError, "z must have shape", softmax, np.ones((2, 2, 2)))

# losses

for each in LOSSES.values():
    refused_all(TABLES, "predictions", lambda wrong, loss=each: loss(wrong, TWO))
    refused_all(TABLES, "targets", lambda wrong, loss=each: loss(TWO, wrong))
    refused(ShapeError, "targets must have the shape of predictions", each, TWO, [[1.0, 0.0]])
    refused(ShapeError, r"predictions must have shape .* predictions.reshape\(-1, 1\)", each.gradient, [1.0, 0.0], TWO)
for each in (HALF, mean_squared_error):
    refused_all([COLUMN], "targets", lambda wrong, loss=each: loss.gradient(ONE, wrong))
    refused(ShapeError, "targets must have the shape of predictions", each, [[1.0, 2.0, 3.0]], [[1.0], [2.0], [3.0]])
    refused(ValueError, f"{each} does not take logits", each.probabilities, TWO)
    refused(ValueError, "predictions and targets are too far apart", each, [[HUGE]], [[-HUGE]])
    refused(ValueError, "predictions and targets are too far apart", each.gradient, [[HUGE]], [[-HUGE]])
for each in (binary_cross_entropy, cross_entropy):
    refused(ValueError, "targets .* must be from 0 to 1", each, TWO, [[1.5, -0.5], [1.0, 0.0]])
    refused(TypeError, "must hold real numbers", each, TWO, ["0", "1"])
    refused(ValueError, "whole numbers from 0 on, got 0.5", each, TWO, [0.5, 1.0])
    refused(ValueError, "whole numbers from 0 on, got -1", each, TWO, [-1, 0])
    refused(ValueError, "labels must be from 0 to 1, got 2", each, TWO, [0, 2])
    refused(ShapeError, "targets must have the shape", each, TWO, [0, 1, 1])
    refused_all(TABLES, "predictions", each.probabilities)
    refused(ValueError, "predictions and targets are too far apart", each, [[HUGE, -HUGE]] * 2, [[0.0, 1.0]] * 2)
refused(ValueError, "targets of a single output must be 0 or 1, got 2", binary_cross_entropy, ONE, [0, 2])
refused(ShapeError, "cross_entropy needs at least 2 outputs, got 1", cross_entropy, ONE, ONE)
refused(ShapeError, "cross_entropy needs at least 2 outputs, got 1", cross_entropy, ONE, [0, 1])
refused(
    ValueError, "targets of cross_entropy must add up to 1 in each row, row 1", cross_entropy, TWO, [[1, 0], [1, 1]]
)
refused(ValueError, "targets of cross_entropy must add up to 1", cross_entropy, TWO, [[0.0, 0.0], [1.0, 0.0]])
refused(TypeError, "per_sample must be a function", Loss, "mine", None, abs, 0.5)
refused_all([w for w in COUNTS if w.value not in (0, -3)], "n_classes", lambda wrong: one_hot([0, 1], wrong))
refused(ValueError, "n_classes must be at least 2, got 1", one_hot, [0, 0], 1)
refused(ValueError, "labels must be from 0 to 2, got 3 at row 1", one_hot, [0, 3], 3)
refused(ValueError, "labels must hold whole numbers from 0 on, got -1 at row 0", one_hot, [-1], 3)
refused(ValueError, "labels must hold whole numbers from 0 on, got 0.5 at row 1", one_hot, [0, 0.5], 3)
refused(ValueError, "labels must", one_hot, [1e300], 3)
refused(ShapeError, "labels must have shape", one_hot, [[0], [1]], 2)
refused(ShapeError, "labels must have shape", one_hot, [], 2)
refused(ShapeError, "labels must have shape", one_hot, 2, 2)
refused_all(ARRAYS, "labels", lambda wrong: one_hot(wrong, 2))

# metrics


def confusion_of_two(classes, targets):
    return confusion_matrix(classes, targets, 2)


for each in (count_right, accuracy, confusion_of_two):
    refused_all(TABLES, "targets", lambda wrong, metric=each: metric([0, 1], wrong))
    refused_all([COLUMN], "targets", lambda wrong, metric=each: metric([0, 1], wrong))
    refused_all(ARRAYS, "classes", lambda wrong, metric=each: metric(wrong, TWO))
    refused(ShapeError, r"classes must have shape \(n_samples,\)", each, ONE, [1, 0])
    refused(ShapeError, "classes and targets must be equally many, got 3 and 2", each, [0, 1, 1], TWO)
    refused(ShapeError, "classes must have shape", each, [], TWO)
    refused(ValueError, "classes must hold whole numbers", each, [0.5, 1], TWO)
    refused(ValueError, "classes must hold whole numbers", each, [-1, 1], TWO)
    refused(ValueError, "classes must", each, [1e300, 1], TWO)
    refused(ValueError, "classes must be from 0 to 1, got 2", each, [2, 1], TWO)
    refused(ValueError, "targets must hold whole numbers", each, [0, 1], [[0.5], [1.0]])
    refused(ValueError, "targets must hold a single 1 in each row", each, [0, 1], [[0.0, 0.0], [0.0, 1.0]])
    refused(ValueError, "targets must hold a single 1 in each row", each, [0, 1], [[0.9, 0.1], [0.2, 0.8]])
refused_all(
    [w for w in COUNTS if w.value not in (0, -3)], "n_classes", lambda wrong: confusion_matrix([0], [[1]], wrong)
)
refused(ValueError, "n_classes must be at least 2, got 1", confusion_matrix, [0], [[0]], 1)
refused(ShapeError, "targets must have 1 or 3 columns, got 2", confusion_matrix, [0, 1], TWO, 3)
refused(ValueError, "classes must be from 0 to 2, got 3 at row 1", confusion_matrix, [0, 3], [[0], [1]], 3)
refused(ValueError, "targets must be from 0 to 2, got 3 at row 1", confusion_matrix, [0, 1], [[0], [3]], 3)

# initializers

refused_all(NUMBERS, "value", constant)
refused_all(POSITIVE, "scale", uniform)
refused_all(POSITIVE, "scale", normal)
refused_all(COUNTS, "n_inputs", lambda wrong: glorot(wrong, 2, rng=0))
refused_all(COUNTS, "n_outputs", lambda wrong: glorot(2, wrong, rng=0))
refused_all(CHANCE, "rng", lambda wrong: glorot(2, 2, rng=wrong))
refused(ValueError, "scale must be at most", uniform, 1.5e308)
refused(ValueError, "weights holds NaN or infinity", normal(HUGE), 50, 50, rng=0)
refused(TypeError, "draw must be a function", Initializer, "mine", 0.5)
refused(
    ShapeError, r"weights must have shape \(2, 3\)", Initializer("mine", lambda _, __: np.ones((3, 2))), 2, 3, rng=0
)

refused(TypeError, "start must be one of nnlesson.initializers", validated_initializer, "glorot")

# slopes

PARAMETERS = [
    Wrong(None, TypeError, "{name} must hold real numbers"),
    Wrong("ab", TypeError, "{name} must hold real numbers"),
    Wrong({"a": 1.0}, TypeError, "{name} must hold real numbers"),
    Wrong(iter([1.0]), TypeError, "{name} must hold real numbers"),
    Wrong([1j], TypeError, "{name} must hold real numbers"),
    Wrong(["1.0"], TypeError, "{name} must hold real numbers"),
    Wrong([None], TypeError, "{name} must hold real numbers"),
    Wrong([NAN], ValueError, "{name} holds NaN or infinity"),
    Wrong(np.array([INF]), ValueError, "{name} holds NaN or infinity"),
    Wrong([np.ones(2), np.array([NAN])], ValueError, "{name} holds NaN or infinity"),
    Wrong([[1.0], [1.0, 2.0]], ShapeError, "{name} must have rows of equal length"),
    Wrong([[1.0, 2.0]], ShapeError, "{name} must be a flat list"),
    Wrong([], ShapeError, "{name} must hold at least one number"),
    Wrong(np.ones((0, 2)), ShapeError, "{name} must hold at least one number"),
    Wrong([np.ones(2), np.ones(0)], ShapeError, "{name} must hold at least one number"),
]
FUNCTIONS = [
    Wrong(None, TypeError, "function must be a function, got None"),
    Wrong(3.0, TypeError, "function must be a function, got 3.0"),
    Wrong("x * x", TypeError, "function must be a function"),
    Wrong(lambda _: None, TypeError, "what function answers must be a number, got None"),
    Wrong(lambda _: "3", TypeError, "what function answers must be a number, got '3'"),
    Wrong(lambda _: [1.0], TypeError, "what function answers must be a number"),
    Wrong(lambda _: np.ones(1), TypeError, "what function answers must be a number"),
    Wrong(lambda _: NAN, ValueError, "what function answers must be finite, got nan"),
    Wrong(lambda _: INF, ValueError, "what function answers must be finite, got inf"),
]
SIDES = [
    Wrong(value, error, "sides must be")
    for value, error in [(0, ValueError), (3, ValueError), (True, TypeError), (2.0, TypeError), ("2", TypeError)]
] + [Wrong(None, TypeError, "sides must be"), Wrong(np.array([1, 2]), TypeError, "sides must be")]
refused_all(NUMBERS, "x", lambda wrong: slope(square, wrong))
refused_all(FUNCTIONS, "function", lambda wrong: slope(wrong, 3.0))
refused_all(FUNCTIONS, "function", lambda wrong: numerical_gradient(wrong, [3.0], sides=1))
refused_all(FUNCTIONS, "function", lambda wrong: check_gradients(wrong, [3.0], [6.0]))
refused_all(POSITIVE, "nudge", lambda wrong: slope(square, 3.0, wrong))
refused_all(POSITIVE, "nudge", lambda wrong: numerical_gradient(total, [3.0], wrong))
refused_all(POSITIVE, "nudge", lambda wrong: check_gradients(total, [3.0], [1.0], nudge=wrong))
refused(ValueError, "nudge", slope, lambda x: x, 3.0, HUGE)
refused_all(SIDES, "sides", lambda wrong: slope(square, 3.0, sides=wrong))
refused_all(SIDES, "sides", lambda wrong: numerical_gradient(total, [3.0], sides=wrong))
refused_all(PARAMETERS, "parameters", lambda wrong: numerical_gradient(total, wrong))
refused_all(PARAMETERS, "parameters", lambda wrong: downhill(wrong, wrong, 0.1))
refused_all(POSITIVE, "learning_rate", lambda wrong: downhill([1.0], [1.0], wrong))
refused(TypeError, "gradient must hold real numbers", downhill, [1.0], ["1.0"], 0.1)
refused(ValueError, "gradient holds NaN or infinity", downhill, [1.0], [NAN], 0.1)
refused(ShapeError, "gradient must have the form of parameters", downhill, [1.0, 2.0], [1.0], 0.1)
refused(ShapeError, "gradient must have the form of parameters", downhill, [1.0], np.ones((1, 1)), 0.1)
refused(ShapeError, "gradient must have the form of parameters", downhill, 1.0, [1.0], 0.1)
refused(ValueError, "learning_rate 1e\\+308 leads beyond", downhill, [1.0], [HUGE], HUGE)
refused(ValueError, "learning_rate 1e\\+308 leads beyond", downhill, np.ones(1), np.array([HUGE]), HUGE)
refused_all(PARAMETERS, "parameters", lambda wrong: check_gradients(total, wrong, wrong))
refused(ShapeError, "gradients must have the form of parameters", check_gradients, total, [1.0], [1.0, 1.0])
refused(ValueError, "gradients holds NaN or infinity", check_gradients, total, [1.0], [NAN])
refused(
    GradientError, "parameters at 1: gradient 2, slope by nudging 1", check_gradients, total, [1.0, 1.0], [1.0, 2.0]
)
refused(
    GradientError,
    "bias at 0",
    check_gradients,
    lambda p: p[0].sum() + p[1].sum(),
    [np.ones(2), np.ones(1)],
    [np.ones(2), np.zeros(1)],
    names=["w", "bias"],
)
refused(
    ShapeError, "names must be 1, one for each array, got 2", check_gradients, total, [1.0], [1.0], names=["a", "b"]
)
refused(ShapeError, "names must be 1, one for each array, got 0", check_gradients, total, [1.0], [1.0], names=[])
refused_all(POSITIVE, "tolerance", lambda wrong: check_gradients(total, [1.0], [1.0], tolerance=wrong))
refused_all(ARRAYS, "a", lambda wrong: relative_difference(wrong, np.ones(2)))
refused(ShapeError, "a and n must have one shape", relative_difference, np.ones(2), np.ones(1))

# nodes

NOT_ITERABLE = [Wrong(None, TypeError, "{name} must"), Wrong(3, TypeError, "{name} must")]
refused_all(LISTS + UNORDERED, "weights", Node)
refused(ShapeError, "weights must hold at least one number", Node, [])
refused_all(ALONE, "bias", lambda wrong: Node([1.0], wrong))
refused_all(NOT_AN_ACTIVATION, "activation", lambda wrong: Node([1.0], 0.0, wrong))
for each in (
    NODES.layers[0].nodes[0].z,
    NODES.layers[0].nodes[0].forward,
    NODES.layers[0].forward,
    NODES.forward,
    NODES.classify,
):
    refused_all(LISTS + LENGTHS, "inputs", each)
    refused(ValueError, "inputs must hold finite numbers", each, [HUGE, -HUGE * 1.7])
refused_all(UNORDERED, "inputs", NODES.forward)
refused(TypeError, "nodes must hold Node objects, got 1.0", Layer, [1.0])
refused(TypeError, "nodes must hold Node objects", Layer, NODES.layers)
refused(ShapeError, "nodes must hold at least one Node", Layer, [])
refused(
    ShapeError, r"nodes of a layer must take equally many inputs, got \[1, 2\]", Layer, [Node([1.0]), Node([1.0, 2.0])]
)
refused_all([*NOT_ITERABLE, Wrong(Node([1.0]), TypeError, "{name} must")], "nodes", Layer)
refused(TypeError, "layers must hold Layer objects", Network, [Node([1.0])])
refused(TypeError, "layers must hold Layer objects", Network, MLP2.layers)
refused(ShapeError, "layers must hold at least one Layer", Network, [])
refused(ShapeError, "layer 2 must take 2 inputs", Network, [NODES.layers[0], Layer([Node([1.0])])])
refused_all([*NOT_ITERABLE, Wrong(NODES.layers[0], TypeError, "{name} must")], "layers", Network)
refused(ValueError, "threshold must be given for a network with one output", NODE1.classify, [1.0, 2.0])
refused(ValueError, "threshold is for a network with one output, this one has 2", NODES.classify, [1.0, 2.0], 0.5)
refused_all([w for w in NUMBERS if w.value is not None], "threshold", lambda wrong: NODE1.classify([1.0, 2.0], wrong))
for each in (Network, MLP):
    plan = {"hidden": relu, "output": identity, "start": glorot, "rng": GENERATOR}
    refused_all(SIZES, "sizes", lambda wrong, kind=each, plan=plan: kind.random(wrong, **plan))
    refused_all(
        NOT_AN_ACTIVATION,
        "hidden",
        lambda wrong, kind=each, plan=plan: kind.random((2, 2, 2), **plan | {"hidden": wrong}),
    )
    refused_all(
        NOT_AN_ACTIVATION,
        "output",
        lambda wrong, kind=each, plan=plan: kind.random((2, 2, 2), **plan | {"output": wrong}),
    )
    refused_all(CHANCE, "rng", lambda wrong, kind=each, plan=plan: kind.random((2, 2), **plan | {"rng": wrong}))
    for wrong in (None, "he", 3.0, uniform, np.random.default_rng):
        refused(TypeError, "start must be one of nnlesson.initializers", each.random, (2, 2), **plan | {"start": wrong})
refused_all(LISTS + UNORDERED, "values", NODE1.with_parameters)
refused(ShapeError, "values must hold 3 numbers, one for each parameter, got 2", NODE1.with_parameters, [1.0, 2.0])
refused(ShapeError, "values must hold 3 numbers, one for each parameter, got 0", NODE1.with_parameters, [])

# backprop

NOT_A_NETWORK = [
    Wrong(value, TypeError, "network must be a Network") for value in (None, "net", 3.0, MLP2, Network, HALF)
]
NOT_GRADIENTS = [
    Wrong(value, TypeError, "gradients must be what backward answers")
    for value in (None, 1.0, "ab", [1.0, 2.0], [[1.0]], [[([1.0, 2.0], 0.5)]], [[NodeGradient(None, 1.0)]])
]
X1, Y2 = [1.0, 2.0], [1.0, 0.0]
refused_all(LISTS + LENGTHS, "inputs", lambda wrong: backward(NODES, wrong, Y2, HALF))
refused_all(LISTS + UNORDERED + LENGTHS, "targets", lambda wrong: backward(NODES, X1, wrong, HALF))
refused_all(NOT_A_LOSS, "loss", lambda wrong: backward(NODES, X1, Y2, wrong))
refused_all(NOT_A_NETWORK, "network", lambda wrong: backward(wrong, X1, Y2, HALF))
refused(TypeError, "network must be a Network", backward, X1, NODES, Y2, HALF)
refused(ShapeError, "cross_entropy needs at least 2 outputs, got 1", backward, NODE1, X1, [1.0], cross_entropy)
refused(
    ValueError, "targets of binary_cross_entropy must be from 0 to 1", backward, NODE1, X1, [2.0], binary_cross_entropy
)
refused(ValueError, "the output activation must be identity, got sigmoid", backward, NODES, X1, Y2, cross_entropy)
refused(
    ValueError, "the output activation must be identity, got sigmoid", backward, NODES, X1, Y2, binary_cross_entropy
)
refused(
    ValueError, "targets of cross_entropy must add up to 1", backward, to_nodes(MLP2), X1, [1.0, 1.0], cross_entropy
)
refused(ValueError, "gradients are not finite", backward, NODE1, [HUGE, HUGE], [3.0], HALF)
refused(ValueError, "samples must hold at least one pair", mean_gradients, NODES, [], HALF)
for each in (None, 3.0, [(X1,)], [(X1, Y2, Y2)], [1.0], ["ab", 3.0], [None]):
    refused(TypeError, "samples must hold pairs of inputs and targets", mean_gradients, NODES, each, HALF)
refused_all(LISTS + LENGTHS, "inputs", lambda wrong: mean_gradients(NODES, [(wrong, Y2)], HALF))
refused_all(LISTS + LENGTHS, "targets", lambda wrong: mean_gradients(NODES, [(X1, wrong)], HALF))
refused_all(NOT_A_LOSS, "loss", lambda wrong: mean_gradients(NODES, [(X1, Y2)], wrong))
refused_all(NOT_A_NETWORK, "network", lambda wrong: mean_gradients(wrong, [(X1, Y2)], HALF))
refused_all(POSITIVE, "learning_rate", lambda wrong: update(NODES, GRADIENTS, wrong))
refused_all(NOT_A_NETWORK, "network", lambda wrong: update(wrong, GRADIENTS, 0.1))
refused_all(NOT_GRADIENTS, "gradients", lambda wrong: update(NODES, wrong, 0.1))
refused_all(NOT_GRADIENTS, "gradients", flatten)
refused(
    ShapeError,
    r"gradients must hold one number for each parameter of this network; .* \[\[2\]\] weights, got \[\[2, 2\]\]",
    update,
    NODE1,
    GRADIENTS,
    0.1,
)
refused(TypeError, "gradients must hold real numbers", update, NODE1, [[NodeGradient(["a", "b"], 0.0)]], 0.1)
refused(ValueError, "gradients must hold finite numbers", update, NODE1, [[NodeGradient([NAN, 0.0], 0.0)]], 0.1)
refused(ValueError, "learning_rate 1e\\+308 leads beyond", update, NODE1, [[NodeGradient([HUGE, 0.0], 0.0)]], HUGE)

# dense

refused_all(TABLES, "weights", lambda wrong: Dense(wrong, [0.0, 0.0]))
refused_all([COLUMN], "weights", lambda wrong: Dense(wrong, [0.0, 0.0]))
refused_all(ARRAYS, "bias", lambda wrong: Dense(TWO, wrong))
for each in (0.0, [0.0], [0.0, 0.0, 0.0], [[0.0, 0.0]]):
    refused(ShapeError, r"bias must have shape \(2,\), one for each node", Dense, TWO, each)
refused(ValueError, "bias holds numbers too large for float32", Dense, np.ones((1, 1), np.float32), [1e300])
refused_all(NOT_AN_ACTIVATION, "activation", lambda wrong: Dense(TWO, [0.0, 0.0], wrong))
refused(ShapeError, "layers must hold at least one Dense", MLP, [])
refused_all([*NOT_ITERABLE, Wrong(MLP2.layers[0], TypeError, "{name} must hold Dense objects")], "layers", MLP)
refused(TypeError, "layers must hold Dense objects", MLP, [None, MLP2.layers[0]])
refused(TypeError, "layers must hold Dense objects", MLP, NODES.layers)
refused(TypeError, "layers must have one dtype, got float64 and float32", MLP, [MLP2.layers[0], FLOAT32.layers[0]])
refused(ShapeError, "layer 2 must take 1 inputs", MLP, [MLP1.layers[0], MLP1.layers[0]])
for each in (np.int64, np.float16, complex, "text", None, 3):
    refused(TypeError, "dtype must be numpy.float64 or numpy.float32", MLP.random, (2, 2), rng=0, dtype=each)
refused(
    ValueError,
    "weights holds numbers too large for float32",
    MLP.random,
    (2, 2),
    start=constant(1e300),
    rng=0,
    dtype=np.float32,
)
for each in (MLP2.forward, MLP2.classify):
    refused_all([*TABLES, COLUMN], "inputs", each)
    refused(
        ShapeError, "inputs must have 2 columns, one for each input of the first layer, got 3", each, [[1.0, 2.0, 3.0]]
    )
    refused(ShapeError, "inputs must have 2 columns", each, np.transpose([[1.0, 2.0]]))
for each in (LARGE.forward, LARGE.classify):
    refused(ValueError, "inputs are too large for these weights", each, [[2.0, 2.0]])
refused(ValueError, "inputs holds numbers too large for float32", FLOAT32.forward, [[1e300, 0.0]])
refused(
    ValueError,
    "targets holds numbers too large for float32",
    FLOAT32.loss_and_gradients,
    TWO,
    [[1e300, 0.0]] * 2,
    half_squared_error,
)
refused(ValueError, "threshold must be given for a network with one output", MLP1.classify, TWO)
refused(ValueError, "threshold is for a network with one output, this one has 2", MLP2.classify, TWO, 0.5)
refused_all([w for w in NUMBERS if w.value is not None], "threshold", lambda wrong: MLP1.classify(TWO, wrong))
refused_all([*TABLES, COLUMN], "inputs", Dense([[1.0]], [0.0]).forward)
refused_all([*TABLES, COLUMN], "inputs", lambda wrong: MLP2.loss_and_gradients(wrong, TWO, HALF))
refused_all([*TABLES, COLUMN], "targets", lambda wrong: MLP2.loss_and_gradients(TWO, wrong, HALF))
refused_all(NOT_A_LOSS, "loss", lambda wrong: MLP2.loss_and_gradients(TWO, TWO, wrong))
refused(
    ShapeError,
    "targets must have the shape of predictions",
    MLP2.loss_and_gradients,
    TWO,
    [[1.0, 0.0]],
    half_squared_error,
)
refused(TypeError, "inputs must hold real numbers", MLP2.loss_and_gradients, HALF, TWO, TWO)
refused(
    ValueError, "cross_entropy has its own sigmoid inside", SIGMOID1.loss_and_gradients, TWO, ONE, binary_cross_entropy
)
refused(ShapeError, "cross_entropy needs at least 2 outputs", MLP1.loss_and_gradients, TWO, ONE, cross_entropy)
refused(
    ValueError,
    "inputs are too large for these weights",
    LARGE.loss_and_gradients,
    TWO,
    [[-HUGE, 0.0]] * 2,
    half_squared_error,
)
for each in (None, 3, b"net.npz", ["net.npz"], MLP2):
    refused(TypeError, "path must be a text or a path", save, MLP2, each)
    refused(TypeError, "path must be a text or a path", load, each)
for each in (None, 3.0, "net", NODES, MLP):
    refused(TypeError, "mlp must be an MLP", to_nodes, each)
refused_all([w for w in NOT_A_NETWORK if w.value is not Network], "network", from_nodes)
refused(
    ValueError,
    "nodes of layer 1 must have one activation",
    from_nodes,
    Network([Layer([Node([1.0]), Node([1.0], 0.0, relu)])]),
)

# batches

for each in ("n_samples", "batch_size"):
    refused_all(
        COUNTS,
        each,
        lambda wrong, name=each: minibatches(**{"n_samples": 9, "batch_size": 3, "rng": 0} | {name: wrong}),
    )
refused_all(CHANCE, "rng", lambda wrong: minibatches(9, 3, rng=wrong))
refused(ValueError, "batch_size must be from 1 to 9, the number of samples, got 10", minibatches, 9, 10, rng=GENERATOR)
refused(TypeError, "n_samples must be a whole number", minibatches, TWO, 2, rng=GENERATOR)
refused_all([*TABLES, COLUMN], "X", lambda wrong: train_test_split(wrong, [0, 1], 0.5, rng=0))
refused_all(ARRAYS, "Y", lambda wrong: train_test_split(TWO, wrong, 0.5, rng=0))
refused(ShapeError, "X and Y must have equally many rows", train_test_split, TWO, [0, 1, 1], 0.5, rng=GENERATOR)
refused(ShapeError, "Y must have shape", train_test_split, TWO, 1.0, 0.5, rng=GENERATOR)
refused(ShapeError, "Y must have shape", train_test_split, TWO, np.ones((2, 1, 1)), 0.5, rng=GENERATOR)
refused_all(NUMBERS, "test_share", lambda wrong: train_test_split(TWO, TWO, wrong, rng=0))
for each in (0.0, 1.0, -0.1, 1.5, 0.9, HUGE):
    refused(
        ValueError,
        "test_share must leave at least 1 of 2 rows on each side",
        train_test_split,
        TWO,
        TWO,
        each,
        rng=GENERATOR,
    )
refused_all(CHANCE, "rng", lambda wrong: train_test_split(TWO, TWO, 0.5, rng=wrong))

# optimizers

for each in OPTIMIZERS:
    refused_all(POSITIVE, "learning_rate", each)
    step = each(0.1).step
    refused(TypeError, "parameters must be a list of arrays", step, np.ones(2), np.ones(2))
    refused(TypeError, "parameters must be a list of arrays", step, 1.0, 1.0)
    refused(TypeError, "parameters must be a list of arrays", step, None, None)
    refused(TypeError, "parameters must be a list of arrays", step, [[1.0]], [[1.0]])
    refused(TypeError, "parameters must be a list of arrays", step, MLP2, [])
    refused(TypeError, "parameters must hold arrays of floats, got int64", step, [np.array([1])], [np.ones(1)])
    refused(TypeError, "gradients must be a list of arrays", step, [np.ones(1)], [[1.0]])
    refused(TypeError, "gradients must be a list of arrays", step, [np.ones(1)], [1.0])
    refused(TypeError, "gradients must be a list of arrays", step, [np.ones(1)], None)
    refused(
        TypeError, "gradients must hold arrays of floats, got complex128", step, [np.ones(1)], [np.ones(1, complex)]
    )
    refused(
        TypeError,
        "gradients must hold arrays of floats, got <U1",
        step,
        [np.ones(1), np.ones(1)],
        [np.ones(1), np.array(["a"])],
    )
    refused(
        ShapeError, "gradients must be 2, one for each parameter, got 1", step, [np.ones(1), np.ones(1)], [np.ones(1)]
    )
    refused(ShapeError, "gradients must have the shape of their parameter", step, [np.ones((2, 1))], [np.ones(2)])
    refused(
        ShapeError,
        r"gradients must have the shape of their parameter, \(2,\), got \(1,\)",
        step,
        [np.ones(2), np.ones(2)],
        [np.ones(2), np.ones(1)],
    )
for each in (Momentum, Adam):  # SGD remembers nothing that could be of another network
    used = each(0.1)
    used.step([np.ones(2)], [np.ones(2)])
    refused(
        ShapeError, "has moved 1 arrays, now it gets 2; use a new one", used.step, [np.ones(2)] * 2, [np.ones(2)] * 2
    )
    refused(ShapeError, "for another network use a new optimizer", used.step, [np.ones(3)], [np.ones(3)])
for each, name in ((Momentum, "momentum"), (Adam, "beta1"), (Adam, "beta2")):
    refused_all(NUMBERS, name, lambda wrong, kind=each, name=name: kind(0.1, **{name: wrong}))
    for wrong in (-0.1, 1.0, 2.0):
        refused(ValueError, f"{name} must be at least 0 and less than 1", each, 0.1, **{name: wrong})
refused_all(POSITIVE, "epsilon", lambda wrong: Adam(0.1, epsilon=wrong))

# training

refused_all([*TABLES, COLUMN], "inputs", lambda wrong: training(inputs=wrong))
refused_all([*TABLES, COLUMN], "targets", lambda wrong: training(targets=wrong))
refused_all(NOT_A_LOSS, "loss", lambda wrong: training(loss=wrong))
refused_all(COUNTS, "epochs", lambda wrong: training(epochs=wrong))
refused_all(COUNTS, "batch_size", lambda wrong: training(batch_size=wrong))
refused(ValueError, "batch_size must be from 1 to 2, the number of samples, got 3", training, batch_size=3)
refused_all(CHANCE, "rng", lambda wrong: training(rng=wrong))
refused_all(
    [w for w in COUNTS if w.value is not None],
    "patience",
    lambda wrong: training(patience=wrong, validation=(TWO, TWO)),
)
refused(ValueError, "patience needs validation", training, patience=3)
for each in (TWO[:1], (TWO, TWO, TWO), 3.0, "ab", MLP2, (TWO,), np.ones((2, 2))):
    refused(TypeError, "validation must be a pair", training, validation=each)
refused_all([*TABLES, COLUMN], "inputs", lambda wrong: training(validation=(wrong, TWO)))
refused_all([*TABLES, COLUMN], "targets", lambda wrong: training(validation=(TWO, wrong)))
for each in (None, "mlp", TWO, NODES, MLP):
    refused(
        TypeError,
        "mlp must be an MLP",
        train,
        each,
        TWO,
        TWO,
        half_squared_error,
        SGD(0.1),
        epochs=1,
        batch_size=1,
        rng=0,
    )
for each in ("adam", 0.1, SGD, HALF, GENERATOR):
    refused(TypeError, "optimizer must be one of nnlesson.optimizers", training, optimizer=each)
refused(
    TypeError,
    "optimizer must be one of nnlesson.optimizers",
    train,
    MLP2,
    TWO,
    TWO,
    SGD(0.1),
    half_squared_error,
    epochs=1,
    batch_size=1,
    rng=0,
)
refused(ShapeError, "inputs must have 2 columns", training, inputs=[[1.0]], targets=[[1.0, 0.0]])
refused(ShapeError, "targets must have the shape of predictions", training, targets=[[1.0, 0.0]])
refused(
    ValueError,
    "the output activation must be identity, got sigmoid",
    training,
    SIGMOID1,
    targets=ONE,
    loss=binary_cross_entropy,
)
refused(
    FloatingPointError, "training diverged in epoch 1: .* learning rate 0.1", training, LARGE, inputs=[[2.0, 2.0]] * 2
)


def said_before(value):
    """A copy to compare with, deep enough for arrays, networks, optimizers and generators."""
    if isinstance(value, np.ndarray):
        return value.dtype, value.shape, value.tobytes() if value.dtype != object else repr(value)
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return type(value), {field.name: said_before(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list | tuple):
        return type(value), [said_before(entry) for entry in value]
    if isinstance(value, dict):
        return {key: said_before(entry) for key, entry in value.items()}
    return repr(value)


def everything(case):
    shared = (NODES, NODE1, MLP2, MLP1, SIGMOID1, FLOAT32, LARGE, GRADIENTS, GENERATOR, TWO, ONE)
    return said_before((getattr(case.call, "__self__", None), case.args, case.kwargs, shared))


def named(case):
    return f"{getattr(case.call, '__qualname__', case.call)}-{case.words[:40]}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_refuses(case):
    before = everything(case)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(case.error, match=case.words) as caught:
            case.call(*case.args, **case.kwargs)
    assert type(caught.value) is case.error
    assert everything(case) == before


def test_there_are_many():
    assert len(CASES) >= 200


ROOMS = "activations losses metrics initializers slopes nodes backprop dense convert batches optimizers training saving"


@pytest.mark.parametrize("room", ROOMS.split())
def test_every_public_name_is_tried(room):
    module = importlib.import_module(f"nnlesson.{room}")
    tried = Path(__file__).read_text(encoding="utf-8").partition("# Things to call.")[2]
    for name, value in vars(module).items():
        public = not name.startswith("_") and getattr(value, "__module__", None) == module.__name__ and callable(value)
        if public and name not in ("History", "Optimizer", *ACTIVATIONS) and "Trusts " not in (value.__doc__ or ""):
            assert re.search(rf"\b{name}\b", tried), f"{room}.{name} gets no hostile input"


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04 not a zip", b"\x93NUMPY\x01\x00"])
def test_a_file_that_holds_no_network_is_refused(tmp_path, content):
    (tmp_path / "net.npz").write_bytes(content)
    with pytest.raises(DataError, match=r"net\.npz is not a network saved by nnlesson"):
        load(tmp_path / "net.npz")
    assert (tmp_path / "net.npz").read_bytes() == content


def test_a_damaged_file_is_refused(tmp_path):
    save(MLP2, tmp_path / "net.npz")
    whole = (tmp_path / "net.npz").read_bytes()
    rng = np.random.default_rng(0)
    for _ in range(300):
        damaged = bytearray(whole[: rng.integers(1, len(whole))] if rng.random() < 0.3 else whole)
        for place in rng.integers(0, len(damaged), 5):
            damaged[place] = rng.integers(256)
        (tmp_path / "net.npz").write_bytes(damaged)
        try:
            loaded = load(tmp_path / "net.npz")
        except DataError:
            continue
        assert said_before(loaded) == said_before(MLP2)  # what was damaged held nothing of the network


def test_a_network_with_an_activation_of_its_own_is_not_saved(tmp_path):
    mine = Activation("mine", abs, abs, np.abs, np.abs)
    with pytest.raises(ValueError, match="activation mine cannot be saved"):
        save(MLP([Dense([[1.0]], [0.0], mine)]), tmp_path / "net.npz")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        save(MLP2, tmp_path / "nowhere" / "net.npz")
    with pytest.raises(FileNotFoundError, match="nowhere"):
        load(tmp_path / "nowhere.npz")
    with pytest.raises(OSError, match=tmp_path.name):
        save(MLP2, tmp_path)
    assert list(tmp_path.iterdir()) == []
