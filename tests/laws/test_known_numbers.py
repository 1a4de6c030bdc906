"""Law 1, the part of numbers: what is known to come out, by hand or from others' books, comes out of both houses.

Digits are asserted as far as they are known. Ranges are those of 20 starts, drawn by NumPy's old generator, with which
they were found. Of the derivatives as text see test_derivations.py of the package, of pictures of digits
test_datasets.py.
"""

import math

import numpy as np
import pytest

from nnlesson.activations import identity, relu, sigmoid, softmax
from nnlesson.backprop import backward, flatten, mean_gradients, update
from nnlesson.convert import from_nodes, to_nodes
from nnlesson.datasets import SHIFT, pounds_and_inches, shirts, single_pair, truth_table
from nnlesson.dense import MLP, Dense
from nnlesson.initializers import constant, glorot
from nnlesson.losses import binary_cross_entropy, cross_entropy, half_squared_error, mean_squared_error
from nnlesson.nodes import Layer, Network, Node
from nnlesson.slopes import downhill, numerical_gradient, slope

# Four inputs, three nodes; then three nodes more. Harrison Kinsley and Daniel Kukieła, "Neural Networks from Scratch".

BATCH = [[1.0, 2.0, 3.0, 2.5], [2.0, 5.0, -1.0, 2.0], [-1.5, 2.7, 3.3, -0.8]]
FIRST = [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]]  # a row for each node
SECOND = [[0.1, -0.14, 0.5], [-0.5, 0.12, -0.33], [-0.44, 0.73, -0.13]]
FIRST_BIAS, SECOND_BIAS = [2.0, 3.0, 0.5], [-1.0, 2.0, -0.5]
OTHER_SIGN = [*FIRST[:2], [-0.26, 0.27, 0.17, 0.87]]


def layer_of(rows, bias):
    """A layer in both houses, from the weights of each node."""
    return Layer([Node(row, b) for row, b in zip(rows, bias, strict=True)]), Dense(np.transpose(rows), bias)


def both(*layers):
    """What a network of these layers answers to the batch, after making sure that the two houses agree."""
    nodes, arrays = zip(*layers, strict=True)
    network, table = Network(list(nodes)), MLP(list(arrays)).forward(BATCH)
    np.testing.assert_allclose([network.forward(x) for x in BATCH], table, rtol=0, atol=1e-14)
    return table


def same(found, known, digits):
    """Assert that numbers agree in so many digits after the point."""
    np.testing.assert_allclose(found, known, rtol=0, atol=0.5 * 10.0**-digits + 1e-15)


def test_one_node_and_three():
    same(Node(FIRST[0], 2.0).forward(BATCH[0]), 4.8, 12)
    same(Layer([Node(FIRST[0], 2.0)]).forward(BATCH[0]), [4.8], 12)
    same(both(layer_of(FIRST, FIRST_BIAS))[0], [4.8, 1.21, 2.385], 12)
    same(both(layer_of(OTHER_SIGN, FIRST_BIAS))[0], [4.8, 1.21, 3.465], 12)


def test_a_batch():
    same(both(layer_of(FIRST, FIRST_BIAS)), [[4.8, 1.21, 2.385], [8.9, -1.81, 0.2], [1.41, 1.051, 0.026]], 12)
    same(both(layer_of(OTHER_SIGN, FIRST_BIAS))[:, 2], [3.465, 2.9, 1.484], 12)


def test_two_layers():
    second = layer_of(SECOND, SECOND_BIAS)
    known = [[0.5031, -1.04185, -2.03875], [0.2434, -2.7332, -5.7633], [-0.99314, 1.41254, -0.35655]]
    same(both(layer_of(FIRST, FIRST_BIAS), second), known, 12)
    known = [[1.0431, -1.39825, -2.17915], [1.5934, -3.6242, -6.1143], [-0.26414, 0.9314, -0.54609]]
    same(both(layer_of(OTHER_SIGN, FIRST_BIAS), second), known, 12)


def test_two_layers_with_the_second_table_the_wrong_way_round():
    # the slip fits without an error because the table is square
    known = [[-2.1744, 3.21425, 1.19065], [0.707, 0.6828, 4.5213], [-1.39594, 1.9477, -0.14521]]
    same(both(layer_of(FIRST, FIRST_BIAS), layer_of(np.transpose(SECOND), SECOND_BIAS)), known, 12)


def test_two_layers_without_activation_are_one():
    (_, one), (_, two) = layer_of(FIRST, FIRST_BIAS), layer_of(SECOND, SECOND_BIAS)
    joint = MLP([Dense(one.weights @ two.weights, one.bias @ two.weights + two.bias)])
    np.testing.assert_allclose(joint.forward(BATCH), MLP([one, two]).forward(BATCH), rtol=0, atol=1e-14)


# Softmax and sigmoid.


def test_softmax():
    same(softmax([1.0, 2.0, 3.0]), [0.09003057, 0.24472847, 0.66524096], 8)
    same(softmax([2.0, 1.0, 0.1]), [0.65900114, 0.24243297, 0.09856589], 8)
    known = [
        [0.06414769, 0.17437149, 0.47399085, 0.28748998],
        [0.04517666, 0.90739747, 0.00224921, 0.04517666],
        [0.00522984, 0.34875873, 0.63547983, 0.0105316],
    ]
    same(softmax(BATCH), known, 8)
    np.testing.assert_allclose(softmax(BATCH).sum(axis=1), 1.0, rtol=1e-15)


def test_softmax_by_columns_is_not_a_probability_for_each_sample():
    same(softmax(np.transpose(BATCH)).T.sum(axis=1), [1.337, 1.962, 0.701], 3)


@pytest.mark.parametrize("house", [float, np.array], ids=["number", "array"])
def test_sigmoid(house):
    known = {0.0: 0.5, 1.0: 0.7310585786, -1.0: 0.2689414214, 5.0: 0.9933071491, -5.0: 0.0066928509}
    for z, value in known.items():
        same(sigmoid(house(z)), value, 10)
    assert sigmoid.derivative(house(0.0)) == 0.25
    assert sigmoid(house(1000.0)) == 1.0  # a warning would be an error here
    assert sigmoid(house(-1000.0)) == 0.0
    assert sigmoid.derivative(house(1000.0)) == sigmoid.derivative(house(-1000.0)) == 0.0


# The curve f(x) = 0.2 x⁴ + 0.1 x³ − x² + 2. Its slope 0.8 x³ + 0.3 x² − 2 x is 0 at 0 and at (−3 ± √649) / 16.


def curve(x):
    return 0.2 * x**4 + 0.1 * x**3 - x**2 + 2.0


def derivative(x):
    return 0.8 * x**3 + 0.3 * x**2 - 2.0 * x


LEFT, RIGHT = -1.7797174003571246, 1.4047174003571246


def test_the_curve_has_two_valleys_and_a_hill():
    assert pytest.approx([(-3 - math.sqrt(649)) / 16, (-3 + math.sqrt(649)) / 16], abs=1e-15) == [LEFT, RIGHT]
    assert [curve(LEFT), curve(RIGHT), curve(0.0)] == pytest.approx([0.27537633092508834, 1.0826803096999116, 2.0])
    for x in (LEFT, 0.0, RIGHT):
        assert slope(curve, x) == pytest.approx(0.0, abs=1e-9)
    assert [slope(curve, x) for x in (1.0, 2.0, 3.0)] == pytest.approx([-0.9, 3.6, 18.3], abs=1e-8)
    assert [derivative(x) for x in (1.0, 2.0, 3.0)] == pytest.approx([-0.9, 3.6, 18.3], abs=1e-14)


@pytest.mark.parametrize("how_steep", [derivative, lambda x: slope(curve, x)], ids=["derivative", "slope"])
@pytest.mark.parametrize(
    ("learning_rate", "start", "end"),
    [
        *((0.1, start, RIGHT) for start in (0.1, 1.0, 2.0, 3.0)),
        *((0.1, start, LEFT) for start in (-0.1, -1.0, -2.0, -3.0)),
        (0.1, 0.0, 0.0),
        (0.3, 1.0, RIGHT),
        (0.3, 3.0, LEFT),  # too fast: over the hill into the other valley
        (0.3, -3.0, RIGHT),
    ],
)
def test_the_start_decides_where_it_ends(learning_rate, start, end, how_steep):
    x = start
    for _ in range(300):
        x = downhill(x, how_steep(x), learning_rate)
    assert x == pytest.approx(end, abs=1e-9)


def test_full_speed_leads_away_from_every_start_but_the_hilltop():
    steps = []
    for start in (-3.0, -2.0, -1.0, -0.1, 0.1, 1.0, 2.0, 3.0):
        x, taken = start, 0
        while abs(x) <= 1e6:
            x, taken = downhill(x, derivative(x), 1.0), taken + 1
        steps.append(taken)
    assert (min(steps), max(steps)) == (3, 31)
    assert downhill(0.0, derivative(0.0), 1.0) == 0.0


def test_subtracting_the_slope_itself_mostly_leads_up():
    assert curve(3.0) == pytest.approx(11.9, abs=1e-12)
    same(curve(downhill(3.0, derivative(3.0), 1.0)), 10369.4, 1)
    assert curve(1.0) == pytest.approx(1.30, abs=1e-12)
    same(curve(downhill(1.0, derivative(1.0), 1.0)), 1.68, 2)
    places = np.linspace(-3.0, 3.0, 601)
    assert (curve(downhill(places, derivative(places), 1.0)) > curve(places)).sum() == 400


def test_nudging_from_one_side_is_off_by_half_the_bend():
    assert slope(curve, 2.0, sides=1) - 3.6 == pytest.approx(4.4e-5, abs=5e-7)  # h f″ / 2 with f″(2) = 8.8
    assert slope(curve, 2.0) - 3.6 == pytest.approx(2e-10, abs=5e-11)
    assert slope(curve, 0.0, sides=1) == pytest.approx(-1e-5, rel=1e-4)  # on the hilltop, where it should be 0


# Two inputs, two outputs, weights 0.3, 0.6, 0.4, 0.7 and biases 0.2, 0.35, in the two ways to read "weight 1 2".


@pytest.mark.parametrize(
    ("rows", "at_ones", "elsewhere"),
    [([[0.3, 0.4], [0.6, 0.7]], [0.9, 1.65], [0.4, 1.45]), ([[0.3, 0.6], [0.4, 0.7]], [1.1, 1.45], [-1.0, -0.55])],
    ids=["from-to", "to-from"],
)
def test_two_inputs_two_outputs(rows, at_ones, elsewhere):
    nodes, arrays = layer_of(rows, [0.2, 0.35])
    for inputs, known in (([1.0, 1.0], at_ones), ([10.0, -7.0], elsewhere)):
        same(Network([nodes]).forward(inputs), known, 14)
        same(MLP([arrays]).forward([inputs]), [known], 14)
    assert Network([nodes]).classify([1.0, 1.0]) == MLP([arrays]).classify([[1.0, 1.0]])[0] == 1


# One step of a 2-2-2 network. Matt Mazur, "A Step by Step Backpropagation Example", 2015. He leaves the biases alone.

PAIR = single_pair()
SAMPLE = [part[0].tolist() for part in PAIR]
AFTER_ONE_STEP = [0.149780716, 0.199561432, 0.249751144, 0.299502287]  # into the hidden nodes
AFTER_ONE_STEP += [0.358916480, 0.408666186, 0.511301270, 0.561370121]  # and into the outputs


def by_nodes():
    hidden = Layer([Node([0.15, 0.20], 0.35, sigmoid), Node([0.25, 0.30], 0.35, sigmoid)])
    return Network([hidden, Layer([Node([0.40, 0.45], 0.60, sigmoid), Node([0.50, 0.55], 0.60, sigmoid)])])


def by_arrays():
    hidden = Dense([[0.15, 0.25], [0.20, 0.30]], [0.35, 0.35], sigmoid)
    return MLP([hidden, Dense([[0.40, 0.50], [0.45, 0.55]], [0.60, 0.60], sigmoid)])


def test_the_step_before():
    network, mlp = by_nodes(), by_arrays()
    for hidden in (network.layers[0].forward(SAMPLE[0]), mlp.layers[0].forward(PAIR[0])[0]):
        same(hidden, [0.593269992, 0.596884378], 9)
    for outputs in (network.forward(SAMPLE[0]), mlp.forward(PAIR[0])[0]):
        same(outputs, [0.75136507, 0.77292847], 8)
        same(half_squared_error([outputs], PAIR[1]), 0.298371108760003, 15)


@pytest.mark.parametrize(("biases", "after"), [("left alone", 0.291027773693599), ("learn too", 0.280471446791430)])
def test_the_step_after(biases, after):
    network, mlp = by_nodes(), by_arrays()
    stepped = update(network, backward(network, *SAMPLE, half_squared_error), 0.5)
    _, gradients = mlp.loss_and_gradients(*PAIR, half_squared_error)
    for parameter, gradient in zip(mlp.parameters, gradients, strict=True):
        if parameter.ndim == 2 or biases == "learn too":
            parameter -= 0.5 * gradient
    if biases == "left alone":
        for layer, before in zip(stepped.layers, network.layers, strict=True):
            for node, old in zip(layer.nodes, before.nodes, strict=True):
                node.bias = old.bias
    for one in (stepped, to_nodes(mlp)):
        same([weight for layer in one.layers for node in layer.nodes for weight in node.weights], AFTER_ONE_STEP, 9)
        same(half_squared_error([one.forward(SAMPLE[0])], PAIR[1]), after, 15)


@pytest.mark.parametrize(
    ("biases", "after", "outputs"),
    [("left alone", 3.510187782979e-5, [0.0159136, 0.9840643]), ("learn too", 2.447562236e-6, None)],
)
def test_ten_thousand_steps(biases, after, outputs):
    mlp = by_arrays()
    for _ in range(10_000):
        _, gradients = mlp.loss_and_gradients(*PAIR, half_squared_error)
        for parameter, gradient in zip(mlp.parameters, gradients, strict=True):
            if parameter.ndim == 2 or biases == "learn too":
                parameter -= 0.5 * gradient
    assert half_squared_error(mlp.forward(PAIR[0]), PAIR[1]) == pytest.approx(after, rel=1e-9)
    if outputs:
        same(mlp.forward(PAIR[0]), [outputs], 7)


def test_the_numbers_often_quoted_come_from_a_step_in_the_wrong_order():
    # the hidden deltas are collected through output weights that have already moved
    mlp = by_arrays()
    hidden, output = mlp.layers
    for step in range(10_000):
        _, (_, _, by_output_weights, output_delta) = mlp.loss_and_gradients(*PAIR, half_squared_error)
        output.weights -= 0.5 * by_output_weights
        hidden_delta = (output_delta @ output.weights.T) * sigmoid.derivative(hidden.z(PAIR[0]))
        hidden.weights -= 0.5 * PAIR[0].T @ hidden_delta
        if step == 0:
            loss = half_squared_error(mlp.forward(PAIR[0]), PAIR[1])
            assert loss == pytest.approx(0.291027923905, abs=5e-13)
            assert loss != pytest.approx(0.291027773694, abs=1e-7)
    same(mlp.forward(PAIR[0]), [[0.0159122, 0.9840657]], 7)


# Numbers of parameters.


@pytest.mark.parametrize(
    ("sizes", "parameters"),
    [((64, 64, 10), 4810), ((784, 128, 10), 101_770), ((784, 16, 16, 10), 13_002), ((2, 4, 2), 22), ((2, 2, 1), 9)],
)
def test_parameters_are_counted(sizes, parameters):
    mlp = MLP.random(sizes, rng=0)
    assert sum(array.size for array in mlp.parameters) == parameters
    if parameters < 5000:
        network = Network.random(sizes, hidden=relu, output=identity, start=glorot, rng=0)
        assert len(network.parameters) == len(to_nodes(mlp).parameters) == parameters


# A 2-2-1 network of sigmoids, and the shirts. Victor Zhou, "Machine Learning for Beginners", 2019.


def test_weights_0_and_1_and_inputs_2_and_3():
    hidden = Layer([Node([0.0, 1.0], 0.0, sigmoid), Node([0.0, 1.0], 0.0, sigmoid)])
    network = Network([hidden, Layer([Node([0.0, 1.0], 0.0, sigmoid)])])
    assert network.layers[0].forward([2.0, 3.0]) == pytest.approx([0.9525741268224334] * 2, rel=1e-15)
    assert network.forward([2.0, 3.0]) == pytest.approx([0.7216325609518421], rel=1e-15)
    assert from_nodes(network).forward([[2.0, 3.0]]) == pytest.approx(0.7216325609518421, rel=1e-15)


def test_mean_squared_error_of_four():
    assert mean_squared_error([[0.0], [0.0], [0.0], [0.0]], [[1.0], [0.0], [0.0], [1.0]]) == 0.5


EMILY, FRANK, STEVE = (-7.0, -3.0), (20.0, 2.0), (25.93726, 5.653582)


def test_people_who_want_shirts():
    assert tuple(np.subtract((128.0, 63.0), SHIFT)) == EMILY
    assert tuple(np.subtract((155.0, 68.0), SHIFT)) == FRANK
    same(np.subtract(pounds_and_inches(kg=73, cm=182), SHIFT), STEVE, 12)
    same(np.subtract(pounds_and_inches(kg=182, cm=73), SHIFT), (266.24084, -37.259827), 12)


# Cross-entropy.


def test_cross_entropy_of_ten_equal_shares():
    assert cross_entropy(np.zeros((3, 10)), [0, 5, 9]) == pytest.approx(2.302585092994046, rel=1e-15)  # ln 10
    blank = MLP.random((64, 10), start=constant(0.0), rng=0)
    value, _ = blank.loss_and_gradients(np.ones((2, 64)), [3, 4], cross_entropy)
    assert value == pytest.approx(2.302585092994046, rel=1e-15)


def test_the_loss_of_a_sure_and_wrong_answer_has_no_ceiling():
    ceiling = 16.118095650958  # −ln 1e-7, where many a network cuts its shares off
    assert -math.log(1e-7) == pytest.approx(ceiling, abs=5e-13)
    assert cross_entropy([[ceiling, 0.0]], [1]) == pytest.approx(ceiling, abs=2e-7)
    for gap in (17.0, 40.0, 1000.0):
        for value in (cross_entropy([[gap, 0.0]], [1]), binary_cross_entropy([[gap]], [0])):
            assert value == pytest.approx(gap, abs=1e-7)
    assert cross_entropy.gradient([[1000.0, 0.0]], [1]).tolist() == [[1.0, -1.0]]
    assert cross_entropy([[1000.0, 0.0]], [0]) == 0.0  # and the sure and right one costs nothing


# Slopes that vanish, and a start that is flat.


def test_ten_sigmoid_layers_leave_a_millionth_at_best():
    # every z is 0, where sigmoid is steepest: weights 1, biases −0.5; the output is wrong by 1
    network = Network([Layer([Node([1.0], -0.5 if depth else 0.0, sigmoid)]) for depth in range(10)])
    first = flatten(backward(network, [0.0], [-0.5], half_squared_error))[1]
    assert first == 0.25**10 == pytest.approx(9.5e-7, abs=5e-9)
    assert from_nodes(network).loss_and_gradients([[0.0]], [[-0.5]], half_squared_error)[1][1].tolist() == [first]
    assert sigmoid.derivative(np.linspace(-50.0, 50.0, 1001)).max() == 0.25


XOR = truth_table("xor")


def blank(*sizes):
    return MLP.random(sizes, hidden=sigmoid, output=sigmoid, start=constant(0.0), rng=0)


def test_xor_at_zero_weights_is_flat():
    mlp = blank(2, 4, 1)
    value, gradients = mlp.loss_and_gradients(*XOR, mean_squared_error)
    assert value == 0.25
    assert [np.abs(gradient).max() for gradient in gradients] == [0.0] * 4
    samples = list(zip(*(part.tolist() for part in XOR), strict=True))
    assert set(map(abs, flatten(mean_gradients(to_nodes(mlp), samples, mean_squared_error)))) == {0.0}


def test_xor_at_zero_weights_bends_in_one_direction_only():
    mlp = blank(2, 4, 1)
    hidden, output = mlp.layers

    def gradient(weights):  # of half the sum of the squares, by the 12 weights
        hidden.weights[...], output.weights[...] = weights[:8].reshape(2, 4), weights[8:].reshape(4, 1)
        _, (by_hidden, _, by_output, _) = mlp.loss_and_gradients(*XOR, half_squared_error)
        return 4.0 * np.concatenate([by_hidden.ravel(), by_output.ravel()])

    bends = [numerical_gradient(lambda w, i=i: gradient(w)[i], np.zeros(12), nudge=1e-4) for i in range(12)]
    np.testing.assert_allclose(np.linalg.eigvalsh(bends), [0.0] * 11 + [0.25], rtol=0, atol=1e-7)


# Learning from 20 starts at once: networks side by side in one, with weights of 0 between them that never move.


def side_by_side(networks):
    """Join networks, each a list of (weights, bias), into one, and list where its parameters may move."""
    layers, moves = [], []
    for number, parts in enumerate(zip(*networks, strict=True)):
        tables = [np.reshape(weights, (-1, np.size(bias))) for weights, bias in parts]
        inputs, outputs = np.array([table.shape for table in tables]).T
        of_row, of_column = np.repeat(range(len(tables)), inputs), np.repeat(range(len(tables)), outputs)
        may_move = of_row[:, None] == of_column if number else np.ones((inputs[0], outputs.sum()), dtype=bool)
        weights = np.zeros(may_move.shape)
        for i, table in enumerate(tables):
            weights[np.ix_(of_row == i if number else range(inputs[0]), of_column == i)] = table
        layers.append(Dense(weights, np.concatenate([np.ravel(bias) for _, bias in parts]), sigmoid))
        moves += [may_move, np.True_]
    return MLP(layers), moves


def learn(mlp, moves, X, Y, *, rate, passes, batch_size):
    """Go through the samples in their order, so many times."""
    for _ in range(passes):
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            _, gradients = mlp.loss_and_gradients(X[rows], Y[rows], half_squared_error)
            for parameter, gradient, may_move in zip(mlp.parameters, gradients, moves, strict=True):
                parameter -= rate * gradient * may_move


def starts():
    return [np.random.RandomState(seed) for seed in range(20)]


def squares(mlp, X, Y):
    """The mean squared error of each output."""
    return np.square(mlp.forward(X) - Y).mean(axis=0)


def node_by_node(draw, n_inputs, n_nodes):
    """Draw the weights of each node and then its bias."""
    drawn = draw(n_nodes * (n_inputs + 1)).reshape(n_nodes, n_inputs + 1)
    return drawn[:, :-1].T.copy(), drawn[:, -1]


def test_side_by_side_is_as_good_as_alone():
    together, moves = side_by_side(
        [[node_by_node(rng.rand, 2, 3), node_by_node(rng.rand, 3, 1)] for rng in starts()[:3]]
    )
    rng = starts()[1]
    alone, may_move = side_by_side([[node_by_node(rng.rand, 2, 3), node_by_node(rng.rand, 3, 1)]])
    learn(together, moves, XOR[0], np.repeat(XOR[1], 3, axis=1), rate=1.0, passes=5, batch_size=2)
    learn(alone, may_move, *XOR, rate=1.0, passes=5, batch_size=2)
    np.testing.assert_allclose(together.forward(XOR[0])[:, 1:2], alone.forward(XOR[0]), rtol=1e-13)


@pytest.mark.parametrize(
    ("scale", "rate", "lowest", "highest"), [(1.0, 1.0, 0.0013, 0.0035), (0.01, 0.1, 0.25, 0.25)], ids=["1", "0.01"]
)
def test_xor_depends_on_the_scale_of_the_start(scale, rate, lowest, highest):
    networks = [[(scale * rng.randn(2, 4), np.zeros(4)), (scale * rng.randn(4, 1), np.zeros(1))] for rng in starts()]
    mlp, moves = side_by_side(networks)
    Y = np.repeat(XOR[1], 20, axis=1)
    learn(mlp, moves, XOR[0], Y, rate=4.0 * rate, passes=1000, batch_size=4)  # the rate is for the sum of 4 samples
    losses, solved = squares(mlp, XOR[0], Y), ((mlp.forward(XOR[0]) > 0.5) == Y).all(axis=0)
    same([losses.min(), losses.max()], [lowest, highest], 4)
    if scale == 1.0:
        assert solved.sum() == 20


def test_xor_is_solved_sample_by_sample():
    networks = [[node_by_node(rng.rand, 2, 5), node_by_node(rng.rand, 5, 1)] for rng in starts()]
    mlp, moves = side_by_side(networks)
    Y = np.repeat(XOR[1], 20, axis=1)
    learn(mlp, moves, XOR[0], Y, rate=0.5, passes=5000, batch_size=1)
    assert ((mlp.forward(XOR[0]) > 0.5) == Y).all()
    losses = squares(mlp, XOR[0], Y) / 2.0
    assert 2.3e-4 < losses.min() < 2.4e-4
    assert 6.5e-4 < losses.max() < 6.6e-4


def test_the_single_pair_is_learned_from_any_start():
    networks = [[node_by_node(rng.rand, 2, 2), node_by_node(rng.rand, 2, 2)] for rng in starts()]
    mlp, moves = side_by_side(networks)
    X, Y = PAIR[0], np.tile(PAIR[1], 20)
    learn(mlp, moves, X, Y, rate=0.5, passes=1000, batch_size=1)
    losses = squares(mlp, X, Y).reshape(20, 2).sum(axis=1) / 2.0
    assert 2.3e-4 < losses.min() < 2.4e-4
    assert 3.0e-4 < losses.max() < 3.1e-4


def shirt_networks():
    """Twenty 2-2-1 networks: weights 1 to 6, then the three biases, all from the bell curve."""
    drawn = [rng.normal(size=9) for rng in starts()]
    return side_by_side([[(w[:4].reshape(2, 2).T, w[6:8]), (w[4:6], w[8:])] for w in drawn])


def test_shirts_are_learned_once_they_are_shifted():
    X, Y = shirts()
    X, Y = X - SHIFT, np.repeat(Y, 20, axis=1)
    mlp, moves = shirt_networks()
    losses = []
    for _ in range(1000):
        losses.append(squares(mlp, X, Y))
        learn(mlp, moves, X, Y, rate=0.2, passes=1, batch_size=1)  # 0.1 for the square, whose gradient is twice as long
    losses.append(squares(mlp, X, Y))
    assert (np.diff(losses, axis=0) < 0.0).all()  # it falls at every one of 1000 epochs, from every start
    assert 0.001 < losses[-1].min() < losses[-1].max() < 0.004
    assert ((mlp.forward(X) > 0.5) == Y).all()
    emily, frank, steve = mlp.forward([EMILY, FRANK, STEVE])
    same([emily.min(), emily.max()], [0.946, 0.975], 3)
    same([frank.min(), frank.max()], [0.034, 0.056], 3)
    same([steve.min(), steve.max()], [0.034, 0.056], 3)


def test_raw_pounds_and_inches_are_learned_from_no_start():
    X, Y = shirts()
    Y = np.repeat(Y, 20, axis=1)
    mlp, moves = shirt_networks()
    learn(mlp, moves, X, Y, rate=0.2, passes=1000, batch_size=1)
    assert ((mlp.forward(X) > 0.5) == Y).all(axis=0).sum() == 0
    same(squares(mlp, X, Y), 0.25, 4)
    same(mlp.forward(X), 0.5, 2)
