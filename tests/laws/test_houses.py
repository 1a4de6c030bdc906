"""Law 2: the house of nodes and the house of arrays agree, forward and backward, on random shapes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlesson.activations import ACTIVATIONS, identity
from nnlesson.backprop import backward, flatten, mean_gradients, update
from nnlesson.convert import from_nodes, in_node_order, to_nodes
from nnlesson.dense import MLP
from nnlesson.initializers import uniform
from nnlesson.losses import LOSSES, cross_entropy
from nnlesson.nodes import Network
from nnlesson.optimizers import SGD

AGREE = 1e-12
sizes = st.lists(st.integers(1, 5), min_size=2, max_size=4)
activations = st.sampled_from(sorted(ACTIVATIONS.values(), key=str))
seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(sizes=sizes, hidden=activations, output=activations, seed=seeds)
def test_forward(sizes, hidden, output, seed):
    mlp = MLP.random(sizes, hidden=hidden, output=output, start=uniform(2.0), rng=seed)
    X = np.random.default_rng(seed).normal(size=(4, sizes[0]))
    network = to_nodes(mlp)
    np.testing.assert_allclose([network.forward(x) for x in X], mlp.forward(X), rtol=AGREE, atol=AGREE)
    threshold = None if sizes[-1] > 1 else 0.5
    assert [network.classify(x, threshold) for x in X] == mlp.classify(X, threshold).tolist()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(sizes=sizes, hidden=activations, loss=st.sampled_from(sorted(LOSSES.values(), key=str)), seed=seeds)
def test_backward(sizes, hidden, loss, seed):
    if loss is cross_entropy and sizes[-1] == 1:
        sizes = [*sizes[:-1], 2]
    output = identity if loss.takes_logits else hidden
    mlp = MLP.random(sizes, hidden=hidden, output=output, start=uniform(2.0), rng=seed)
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(3, sizes[0])), np.eye(sizes[-1])[rng.integers(sizes[-1], size=3)]
    value, gradients = mlp.loss_and_gradients(X, Y, loss)
    network, samples = to_nodes(mlp), list(zip(X.tolist(), Y.tolist(), strict=True))
    by_nodes = mean_gradients(network, samples, loss)
    np.testing.assert_allclose(flatten(by_nodes), in_node_order(gradients), rtol=AGREE, atol=AGREE)
    assert loss([network.forward(x) for x in X], Y) == pytest.approx(value, rel=AGREE, abs=AGREE)
    one = backward(network, *samples[0], loss)
    np.testing.assert_allclose(
        flatten(one), in_node_order(mlp.loss_and_gradients(X[:1], Y[:1], loss)[1]), rtol=AGREE, atol=AGREE
    )


def test_one_step_is_the_same_in_both():
    mlp = MLP.random((2, 4, 2), hidden=ACTIVATIONS["sigmoid"], output=ACTIVATIONS["sigmoid"], start=uniform(3.0), rng=1)
    X, Y = [[0.6, 0.5], [0.1, 0.2]], [[0.0, 1.0], [1.0, 0.0]]
    loss = LOSSES["half_squared_error"]
    network = to_nodes(mlp)
    stepped = update(network, mean_gradients(network, zip(X, Y, strict=True), loss), 5.0)
    SGD(5.0).step(mlp.parameters, mlp.loss_and_gradients(X, Y, loss)[1])
    np.testing.assert_allclose(stepped.parameters, to_nodes(mlp).parameters, rtol=AGREE)


def test_the_same_seed_gives_the_same_network():
    sigmoid = ACTIVATIONS["sigmoid"]
    nodes = Network.random((3, 5, 2), hidden=sigmoid, output=identity, start=uniform(3.0), rng=7)
    arrays = MLP.random((3, 5, 2), hidden=sigmoid, output=identity, start=uniform(3.0), rng=7)
    assert to_nodes(arrays) == nodes
    assert [layer.nodes[0].activation for layer in nodes.layers] == [sigmoid, identity]
    assert all((a == b).all() for a, b in zip(from_nodes(nodes).parameters, arrays.parameters, strict=True))


def test_float32_stays_float32_and_is_close():
    mlp = MLP.random((3, 5, 2), hidden=ACTIVATIONS["relu"], rng=7)
    small = MLP.random((3, 5, 2), hidden=ACTIVATIONS["relu"], rng=7, dtype=np.float32)
    X, Y = np.ones((2, 3)), np.array([0, 1])
    value, gradients = small.loss_and_gradients(X, Y, cross_entropy)
    assert {g.dtype for g in gradients} == {np.dtype(np.float32)}
    assert small.forward(X).dtype == np.float32
    assert value == pytest.approx(mlp.loss_and_gradients(X, Y, cross_entropy)[0], rel=1e-5)
