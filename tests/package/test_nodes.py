"""What the room `nodes` promises."""

import math

import numpy as np
import pytest

from nnlesson.activations import relu
from nnlesson.nodes import Layer, Network, Node

FOUR_INPUTS, FOUR_WEIGHTS = [1.0, 2.0, 3.0, 2.5], [0.2, 0.8, -0.5, 1.0]


def two_nodes(not_ripe, ripe):
    return Network([Layer([Node(not_ripe), Node(ripe)])])


def test_weighted_sum_worked_out_by_hand():
    # 0.2·1 + 0.8·2 − 0.5·3 + 1.0·2.5 = 0.2 + 1.6 − 1.5 + 2.5 = 2.8
    assert Node(FOUR_WEIGHTS).forward(FOUR_INPUTS) == pytest.approx(2.8, abs=1e-15)


def test_bias_is_added_once():
    assert Node(FOUR_WEIGHTS, bias=2.0).forward(FOUR_INPUTS) == pytest.approx(4.8, abs=1e-15)


def test_layer_of_three():
    layer = Layer([Node(FOUR_WEIGHTS, 2.0), Node([0.5, -0.91, 0.26, -0.5], 3.0), Node([-0.26, -0.27, 0.17, 0.87], 0.5)])
    assert layer.forward(FOUR_INPUTS) == pytest.approx([4.8, 1.21, 2.385], abs=1e-12)


def test_two_inputs_two_outputs_of_the_second_try():
    # from input to output: 0.3 and 0.6 leave input 1, 0.4 and 0.7 leave input 2
    network = Network([Layer([Node([0.3, 0.4], 0.2), Node([0.6, 0.7], 0.35)])])
    assert network.forward([1.0, 1.0]) == pytest.approx([0.9, 1.65], abs=1e-15)


def test_activation_is_applied_to_z():
    assert Node([1.0], 0.5, relu).forward([-3.0]) == 0.0
    assert Node([1.0], 0.5, relu).forward([3.0]) == 3.5


def test_a_network_passes_outputs_on():
    # weights 0 and 1 in every node, no bias: inputs 2 and 3 give 3, 3 and then 3
    same = Network([Layer([Node([0.0, 1.0]), Node([0.0, 1.0])]), Layer([Node([0.0, 1.0])])])
    assert same.forward([2.0, 3.0]) == [3.0]
    # 2 + 3 = 5 and 2 − 3 = −1, then 10·5 − (−1) = 51
    network = Network([Layer([Node([1.0, 1.0]), Node([1.0, -1.0])]), Layer([Node([10.0, -1.0])])])
    assert network.forward([2.0, 3.0]) == [51.0]


def test_classify_answers_with_the_index():
    assert two_nodes([1.0, 0.0], [0.0, 1.0]).classify([2.0, 5.0]) == 1
    assert two_nodes([1.0, 0.0], [0.0, 1.0]).classify([5.0, 2.0]) == 0


def test_equal_outputs_give_the_first():
    assert two_nodes([1.0, 1.0], [1.0, 1.0]).classify([0.6, 0.5]) == 0


def test_one_output_needs_a_threshold():
    network = Network([Layer([Node([1.0, 1.0])])])
    assert network.classify([0.6, 0.5], threshold=0.75) == 1
    assert network.classify([0.2, 0.5], threshold=0.75) == 0


def test_every_number_is_a_python_float():
    network = Network([Layer([Node(np.array([1, 2], dtype=np.float32), bias=np.int64(1))])])
    assert [type(number) for number in network.layers[0].nodes[0].weights] == [float, float]
    assert type(network.layers[0].nodes[0].bias) is float
    assert type(network.forward(np.array([3.0, 4.0]))[0]) is float


def test_the_callers_weights_are_copied():
    mine = [1.0, 2.0]
    node = Node(mine)
    mine[0] = 99.0
    assert node.weights == [1.0, 2.0]


REFUSED = [
    (lambda: Node([]), "weights must hold at least one number"),
    (lambda: Node([math.nan]), "weights must hold finite numbers"),
    (lambda: Node([math.inf, 1.0]), "weights must hold finite numbers"),
    (lambda: Node("12"), "weights must hold real numbers, got text"),
    (lambda: Node(["1", 2.0]), "weights must hold real numbers"),
    (lambda: Node([1 + 2j]), "weights must hold real numbers"),
    (lambda: Node([None]), "weights must hold real numbers"),
    (lambda: Node(3.0), "weights must hold real numbers"),
    (lambda: Node([1.0], bias=math.nan), "bias must hold finite numbers"),
    (lambda: Node([1.0], bias="x"), "bias must hold real numbers"),
    (lambda: Node([1.0], activation=math.tanh), "activation must be one of nnlesson.activations"),
    (lambda: Node([1.0, 2.0]).forward([1.0]), "inputs must hold 2 numbers, one for each weight, got 1"),
    (lambda: Node([1.0, 2.0]).forward([1.0] * 5), "inputs must hold 2 numbers, one for each weight, got 5"),
    (lambda: Layer([]), "nodes must hold at least one Node"),
    (lambda: Layer([[1.0]]), "nodes must hold Node objects"),
    (lambda: Layer([Node([1.0]), Node([1.0, 2.0])]), r"must take equally many inputs, got \[1, 2\]"),
    (lambda: Network([]), "layers must hold at least one Layer"),
    (lambda: Network([Node([1.0])]), "layers must hold Layer objects"),
    (lambda: Network([Layer([Node([1.0])]), Layer([Node([1.0, 1.0])])]), "layer 2 must take 1 inputs"),
    (lambda: Network([Layer([Node([1.0]), Node([1.0])]), Layer([Node([1.0])])]), "layer 2 must take 2 inputs"),
    (lambda: two_nodes([1.0], [2.0]).forward([math.nan]), "inputs must hold finite numbers"),
    (lambda: two_nodes([1.0], [2.0]).forward("1"), "inputs must hold real numbers, got text"),
    (lambda: two_nodes([1.0], [2.0]).forward(None), "inputs must hold real numbers"),
    (lambda: two_nodes([1.0], [2.0]).classify([1.0], threshold=0.5), "threshold is for a network with one output"),
    (lambda: Network([Layer([Node([1.0])])]).classify([1.0]), "threshold must be given"),
    (lambda: Network([Layer([Node([1.0])])]).classify([1.0], threshold=math.nan), "threshold must be finite"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_refuses(call, words):
    with pytest.raises((ValueError, TypeError), match=words):
        call()
