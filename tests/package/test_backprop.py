"""What the room `backprop` promises; whether its gradients are right, is for tests/laws to say."""

import copy

import pytest

from nnlesson.activations import relu, sigmoid
from nnlesson.backprop import NodeGradient, backward, flatten, mean_gradients, update
from nnlesson.errors import ShapeError
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error, mean_squared_error
from nnlesson.nodes import Layer, Network, Node

SAMPLES = [([1.0, 2.0], [1.0, 0.0]), ([-1.0, 0.5], [0.0, 1.0]), ([0.0, 0.0], [0.5, 0.5])]


def network():
    return Network.random((2, 3, 2), hidden=sigmoid, output=sigmoid, start=uniform(2.0), rng=0)


def test_worked_out_by_hand():
    # hidden: z = 2·3 − 1 = 5 and z = −4·3 = −12, off; outputs: 10·5 + 1 = 51 and −5; wrong by 1 and −5
    hidden = Layer([Node([2.0], -1.0, relu), Node([-4.0], 0.0, relu)])
    plain = Network([hidden, Layer([Node([10.0, 7.0], 1.0), Node([-1.0, 7.0], 0.0)])])
    assert backward(plain, [3.0], [50.0, 0.0], half_squared_error) == [
        [
            ([3.0 * 15.0], 15.0),
            ([0.0], 0.0),
        ],  # 10·1 + (−1)·(−5) = 15 comes back to the first, nothing passes the second
        [([5.0, 0.0], 1.0), ([-25.0, 0.0], -5.0)],
    ]


def test_gradients_have_the_form_of_the_network():
    gradients = backward(network(), *SAMPLES[0], half_squared_error)
    assert [[len(node.weights) for node in layer] for layer in gradients] == [[2, 2, 2], [3, 3]]
    assert all(isinstance(node, NodeGradient) for layer in gradients for node in layer)
    assert all(type(number) is float for number in flatten(gradients))
    assert len(flatten(gradients)) == len(network().parameters)


def test_nothing_is_stored_on_the_network_or_changed():
    ours, samples = network(), copy.deepcopy(SAMPLES)
    first = backward(ours, *samples[0], half_squared_error)
    mean_gradients(ours, samples, half_squared_error)
    stepped = update(ours, first, 10.0)
    assert ours == network()
    assert vars(ours.layers[0].nodes[0]).keys() == {"weights", "bias", "activation"}
    assert samples == SAMPLES
    assert first == backward(ours, *SAMPLES[0], half_squared_error)
    assert stepped is not ours
    assert not set(map(id, stepped.layers[0].nodes)) & set(map(id, ours.layers[0].nodes))


def test_a_mean_is_over_samples_in_any_order():
    each = [flatten(backward(network(), *sample, mean_squared_error)) for sample in SAMPLES]
    mean = flatten(mean_gradients(network(), SAMPLES, mean_squared_error))
    assert mean == pytest.approx([sum(numbers) / 3 for numbers in zip(*each, strict=True)], rel=1e-14)
    assert flatten(mean_gradients(network(), SAMPLES[::-1], mean_squared_error)) == pytest.approx(mean, rel=1e-12)


def test_a_last_sample_of_zeros_does_not_hide_the_others():
    # with deltas averaged first, and the last sample's inputs, every gradient of the first weights would be 0
    gradients = mean_gradients(network(), SAMPLES, half_squared_error)
    assert all(abs(slope) > 1e-6 for node in gradients[0] for slope in node.weights)


def test_samples_may_come_one_by_one():
    assert mean_gradients(network(), iter(SAMPLES), half_squared_error) == mean_gradients(
        network(), SAMPLES, half_squared_error
    )


def test_a_step_moves_each_number_against_its_own_slope():
    ours, gradients = network(), mean_gradients(network(), SAMPLES, half_squared_error)
    wanted = [p - 0.3 * g for p, g in zip(ours.parameters, flatten(gradients), strict=True)]
    stepped = update(ours, gradients, 0.3)
    assert stepped.parameters == wanted
    assert [[node.activation for node in layer.nodes] for layer in stepped.layers] == [[sigmoid] * 3, [sigmoid] * 2]


def test_gradients_of_a_network_of_another_form_are_refused():
    tall, wide = Network([Layer([Node([0.0] * 5)])]), Network([Layer([Node([0.0, 0.0]), Node([0.0, 0.0])])])
    gradients = backward(wide, [1.0, 2.0], [0.0, 1.0], half_squared_error)
    assert len(tall.parameters) == len(wide.parameters)
    with pytest.raises(ShapeError, match=r"nodes with \[\[5\]\] weights, got \[\[2, 2\]\]"):
        update(tall, gradients, 0.1)
