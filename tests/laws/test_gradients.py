"""Law 1: every derivative is the nudged slope, for every activation, loss, number of outputs and depth.

The third witness, SymPy, is heard in tests/package/test_derivations.py.
"""

import re
import subprocess
import sys

import numpy as np
import pytest

from nnlesson.activations import ACTIVATIONS, identity, step
from nnlesson.backprop import backward, flatten
from nnlesson.convert import to_nodes
from nnlesson.dense import MLP, Dense
from nnlesson.errors import GradientError
from nnlesson.initializers import uniform
from nnlesson.losses import LOSSES, one_hot
from nnlesson.slopes import check_gradients, numerical_gradient, slope

TOLERANCE = 1e-7  # of ‖a − n‖ / (‖a‖ + ‖n‖); two-sided slopes at step 1e-5 leave about 1e-10
SMOOTH = [a for a in ACTIVATIONS.values() if a is not step]
SMOOTH += [ACTIVATIONS["leaky_relu"].with_alpha(0.3), ACTIVATIONS["elu"].with_alpha(0.5)]
CASES = [
    pytest.param(hidden, loss, n_outputs, depth, id=f"{hidden}-{loss}-{n_outputs}-{depth}")
    for hidden in SMOOTH
    for loss in LOSSES.values()
    for n_outputs in (1, 3)
    for depth in (1, 2, 3)
    if not (loss.exclusive and n_outputs == 1)
]


@pytest.fixture(scope="module")
def worst(report):
    """How far the worst gradient is from its nudged slope: the end of the run shows it."""
    seen = {"error": 0.0, "arrays": 0}
    yield seen
    report.append(f"gradients: worst relative error {seen['error']:.1e} of {seen['arrays']} parameter arrays")


def with_parameters(mlp, arrays):
    pairs = zip(arrays[::2], arrays[1::2], strict=True)
    return MLP([Dense(W, b, layer.activation) for (W, b), layer in zip(pairs, mlp.layers, strict=True)])


def away_from_kinks(mlp, X):
    """Whether no z is within 1e-3 of 0, where ReLU and its family have no slope."""
    for layer in mlp.layers:
        z = layer.z(X)
        if np.abs(z).min() < 1e-3:
            return False
        X = layer.activation(z)
    return True


def make_case(hidden, loss, n_outputs, depth):
    output = identity if loss.takes_logits else hidden
    for seed in range(1000):
        rng = np.random.default_rng(seed)
        sizes = [3, *[4] * (depth - 1), n_outputs]
        mlp = MLP.random(sizes, hidden=hidden, output=output, start=uniform(1.0), rng=rng)
        for layer in mlp.layers:
            layer.bias[...] = rng.uniform(-0.5, 0.5, size=layer.bias.shape)
        X = rng.normal(size=(5, 3))
        if away_from_kinks(mlp, X):
            break
    if loss.takes_logits:
        labels = rng.integers(max(n_outputs, 2), size=5)
        Y = one_hot(labels, n_outputs) if n_outputs > 1 else labels.reshape(-1, 1)
    else:
        Y = rng.normal(size=(5, n_outputs))
    return mlp, X, Y


@pytest.mark.parametrize(("hidden", "loss", "n_outputs", "depth"), CASES)
def test_backpropagation_is_the_nudged_slope(hidden, loss, n_outputs, depth, worst):
    mlp, X, Y = make_case(hidden, loss, n_outputs, depth)
    _, gradients = mlp.loss_and_gradients(X, Y, loss)
    error = check_gradients(
        lambda arrays: loss(with_parameters(mlp, arrays).forward(X), Y),
        mlp.parameters,
        gradients,
        names=mlp.parameter_names,
        tolerance=TOLERANCE,
    )
    worst.update(error=max(worst["error"], error), arrays=worst["arrays"] + len(gradients))


@pytest.mark.long
@pytest.mark.parametrize("workers", [0, 2])
def test_the_worst_one_is_shown(workers):
    words = [__file__, "-q", "-p", "no:cacheprovider", f"-n{workers}", "-k", "nudged_slope and tanh"]
    printed = subprocess.run(
        [sys.executable, "-m", "pytest", *words], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"\ngradients: worst relative error \d\.\de-\d\d of \d+ parameter arrays\n", printed)


@pytest.mark.parametrize(("hidden", "loss", "n_outputs", "depth"), CASES[::7])
def test_node_by_node_too(hidden, loss, n_outputs, depth):
    mlp, X, Y = make_case(hidden, loss, n_outputs, depth)
    network = to_nodes(mlp)
    x, y = X[0].tolist(), np.asarray(Y, dtype=float)[0].tolist()
    check_gradients(
        lambda parameters: loss([network.with_parameters(parameters).forward(x)], [y]),
        network.parameters,
        flatten(backward(network, x, y, loss)),
        tolerance=TOLERANCE,
    )


@pytest.mark.parametrize("activation", SMOOTH, ids=str)
@pytest.mark.parametrize("z", [-30.0, -3.0, -1.0, -0.1, -0.01, 0.01, 0.1, 1.0, 3.0, 30.0])
def test_a_derivative_is_the_nudged_slope(activation, z):
    assert activation.derivative(z) == pytest.approx(slope(activation, z), rel=1e-7, abs=1e-9)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
@pytest.mark.parametrize("n_outputs", [1, 3])
def test_a_loss_gradient_is_the_derivative_of_the_number_it_reports(loss, n_outputs):
    if loss.exclusive and n_outputs == 1:
        pytest.skip("cross_entropy needs two outputs")
    rng = np.random.default_rng(1)
    Y = one_hot(rng.integers(n_outputs, size=4), n_outputs) if n_outputs > 1 else np.array([[0.0], [1.0], [1.0], [0.0]])
    predictions = rng.normal(size=(4, n_outputs))
    check_gradients(lambda p: loss(p, Y), predictions, loss.gradient(predictions, Y), tolerance=TOLERANCE)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
def test_one_sample_in_plain_numbers_has_the_same_gradient(loss):
    prediction, target = [0.3, -1.2, 2.0], [0.0, 1.0, 0.0]
    plain = loss.gradient_of_one(prediction, target)
    assert all(type(number) is float for number in plain)
    np.testing.assert_allclose(plain, loss.gradient([prediction], [target])[0], atol=1e-15)


@pytest.mark.parametrize("name", ["binary_cross_entropy", "cross_entropy"])
@pytest.mark.parametrize("far", [40.0, 800.0])
def test_far_from_right_an_entropy_still_counts_every_step(name, far):
    loss, wrong, targets = LOSSES[name], [[far, 0.0]], [[0.0, 1.0]]
    assert loss(wrong, targets) == pytest.approx(far if name == "cross_entropy" else far + np.log(2.0), rel=1e-12)
    check_gradients(lambda p: loss(p, targets), np.array(wrong), loss.gradient(wrong, targets), tolerance=TOLERANCE)
    np.testing.assert_allclose(loss.gradient_of_one(wrong[0], targets[0]), loss.gradient(wrong, targets)[0], atol=1e-15)


def test_a_perfect_answer_costs_nothing():
    assert LOSSES["cross_entropy"]([[800.0, 0.0]], [0]) == 0.0
    assert LOSSES["binary_cross_entropy"]([[800.0]], [1]) == 0.0


def test_each_row_of_a_cross_entropy_has_its_own_largest():
    loss, rows, targets = LOSSES["cross_entropy"], [[2000.0, 1999.0], [-2000.0, -2001.0]], [0, 0]
    assert loss(rows, targets) == pytest.approx(np.log1p(np.exp(-1.0)), rel=1e-12)
    np.testing.assert_allclose(*loss.gradient(rows, targets), rtol=1e-12)


def test_units_that_are_off_learn_nothing():
    relu = ACTIVATIONS["relu"]
    mlp = MLP([Dense([[1.0, -1.0]], [0.0, 0.0], relu), Dense([[1.0], [1.0]], [0.0])])
    _, (weights, bias, _, _) = mlp.loss_and_gradients([[2.0]], [[0.0]], LOSSES["half_squared_error"])
    assert weights.tolist() == [[4.0, 0.0]]
    assert bias.tolist() == [2.0, 0.0]


def test_the_check_finds_a_derivative_that_is_wrong_by_one_in_two_thousand():
    with pytest.raises(GradientError, match=r"layer 2 weights at \(1, 0\)"):
        check_gradients(
            lambda p: float((p[0] ** 2).sum()),
            [np.array([[1.0], [2.0]])],
            [np.array([[2.0], [4.002]])],
            names=["layer 2 weights"],
        )


@pytest.mark.parametrize("size", [1e-8, 1.0, 1e8])
def test_the_check_looks_at_shares_not_at_sizes(size):
    assert check_gradients(lambda p: size * p, 1.0, size * (1.0 + 1e-9)) < 1e-8
    with pytest.raises(GradientError, match="parameters at this point"):
        check_gradients(lambda p: size * p, 1.0, size * 1.001)


def test_the_error_of_two_sides_shrinks_with_the_square_of_the_nudge():
    cube = (
        numerical_gradient(lambda p: p**3, 1.0, nudge=1e-2) - 3.0,
        numerical_gradient(lambda p: p**3, 1.0, 1e-3) - 3.0,
    )
    assert cube[0] / cube[1] == pytest.approx(100.0, rel=1e-3)
    one_sided = [numerical_gradient(lambda p: p**3, 1.0, h, sides=1) - 3.0 for h in (1e-2, 1e-3)]
    assert one_sided[0] / one_sided[1] == pytest.approx(10.0, rel=1e-2)
