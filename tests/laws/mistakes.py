"""The planted mistakes: each is a slip that someone has made, or could make, in one place of one room.

Most of them stood in the drafts of this course or stand in admired code; the comments say what goes wrong.
A record says which room, which text (it must stand there exactly once), what stands there instead, which test must
turn red, and which page too, where a chapter shows that function. test_planted_mistakes.py plants them.
"""

from tests.laws.planting import Mistake

ONE = "01-weighted-sum"
TWO = "02-bias"
THREE = "03-hidden-layers"
FOUR = "04-activation"
FIVE = "05-loss"
DOWNHILL = "downhill"
SIX = "06-numerical-slope"
SLOPES_PAGE = "slopes-without-nudging"
SEVEN = "07-backpropagation"
ONE_STEP = "one-step-every-number"
EIGHT = "08-mini-batches"
NINE = "09-arrays"
TEN = "10-why-it-does-not-learn"
ELEVEN = "11-shirt-sizes"
TWELVE = "12-ten-answers"
THIRTEEN = "13-better-steps"
FOURTEEN = "14-digits"
SIXTEEN = "16-playground"
SEVENTEEN = "17-after-the-eighth-try"
LOSSES_PAGE = "losses"
DERIVATIVES_PAGE = "derivatives"
LAWS = "tests/laws"
GRADIENTS = f"{LAWS}/test_gradients.py"
NUDGED = f"{GRADIENTS}::test_backpropagation_is_the_nudged_slope"
NODE_BY_NODE = f"{GRADIENTS}::test_node_by_node_too"
OF_A_LOSS = f"{GRADIENTS}::test_a_loss_gradient_is_the_derivative_of_the_number_it_reports"
PROPERTIES = f"{LAWS}/test_properties.py"
OF_ONE = f"{GRADIENTS}::test_one_sample_in_plain_numbers_has_the_same_gradient"
HOUSES = f"{LAWS}/test_houses.py"
TRIES = f"{LAWS}/test_tries.py"
REFUSALS = f"{LAWS}/test_refusals.py::test_refuses"
REPEATABLE = f"{LAWS}/test_repeatable.py"
STARTS = "tests/package/test_initializers.py"
CHECKED, METRICS = "tests/package/test__validate.py", "tests/package/test_metrics.py"
NODES, DENSE, TRAINING = "tests/package/test_nodes.py", "tests/package/test_dense.py", "tests/package/test_training.py"
SETS, MNIST = "tests/package/test_datasets.py", "tests/package/test_mnist.py"
CLOSED = "tests/package/test_optimizers.py"
PROVED, PLOTS = "tests/package/test_derivations.py", "tests/plots"


def example(path, name):
    """Name the doctest of a public name."""
    return f"nnlesson/{path}::nnlesson.{path.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}.{name}"


REFUSED = [  # errors and _validate: what is refused, and what is copied
    Mistake("errors.py", "class ShapeError(ValueError)", "class ShapeError(Exception)", f"{NODES}::test_refuses"),
    Mistake(  # whoever writes into the result spoils the caller's data
        "_validate.py",
        "keep_float32 and array.dtype == np.float32 else np.float64)",
        "keep_float32 and array.dtype == np.float32 else np.float64, copy=False)",
        f"{CHECKED}::test_a_copy_is_returned",
        NINE,
    ),
    Mistake(
        "_validate.py",
        "if not np.isfinite(array).all():\n        row",
        "if False:\n        row",
        f"{CHECKED}::test_refuses",
    ),
    Mistake(
        "_validate.py",
        "if isinstance(value, bool) or not isinstance(value, numbers.Integral)",
        "if not isinstance(value, numbers.Integral)",
        f"{SETS}::test_refuses",
    ),
    Mistake("_validate.py", "if 0 in array.shape:", "if False:", f"{CHECKED}::test_refuses"),
    Mistake("_validate.py", "if array.ndim != 2:", "if array.ndim > 2:", f"{CHECKED}::test_refuses", NINE),
    Mistake("_validate.py", " | (array < 0)", "", f"{METRICS}::test_refuses"),  # one_hot of -1 is the last
    Mistake("_validate.py", "if not all(map(math.isfinite, copied)):", "if False:", f"{NODES}::test_refuses"),
    Mistake(  # no seed, no way to repeat it
        "_validate.py", 'default_rng(count(rng, "rng", at_least=0))', "default_rng(rng)", f"{SETS}::test_refuses"
    ),
]

ACTIVATIONS = [
    Mistake(
        "activations.py",
        "lambda z: z, lambda _: 1.0",
        "lambda z: -z, lambda _: 1.0",
        f"{NODES}::test_layer_of_three",
        ONE,
    ),
    Mistake(
        "activations.py",
        "lambda _: 1.0, np.copy",
        "lambda _: 1.0, np.asarray",
        f"{REPEATABLE}::test_an_activation_leaves_its_z_alone",
    ),
    Mistake(
        "activations.py",
        "lambda z: 1.0 if z > 0.0 else 0.0,",
        "lambda z: 1.0 if z >= 0.0 else 0.0,",
        f"{PROVED}::test_at_0_it_is_the_slope_from_below",
        SLOPES_PAGE,
    ),
    Mistake(
        "activations.py",
        "lambda z: (z > 0.0)",
        "lambda z: (z >= 0.0)",
        f"{PROVED}::test_at_0_it_is_the_slope_from_below",
        SLOPES_PAGE,
    ),
    Mistake(
        "activations.py",
        "lambda z: 0.0 if z <= 0.0 else z,",
        "lambda z: 0.01 * z if z <= 0.0 else z,",
        f"{NODES}::test_activation_is_applied_to_z",
        FOUR,
    ),
    Mistake(  # the pass mark itself fails
        "activations.py",
        "float(z >= 0.0)",
        "float(z > 0.0)",
        "tests/package/test_activations.py::test_values_worked_out_by_hand",
        FOUR,
    ),
    # the derivative of the output in the place of that of z: a (1 − a)
    Mistake(
        "activations.py",
        "    _sigmoid_slope,\n",
        "    lambda a: a * (1.0 - a),\n",
        example("activations.py", "Activation.derivative"),
        SLOPES_PAGE,
    ),
    Mistake(
        "activations.py",
        "    _sigmoid_slopes,\n",
        "    lambda a: a * (1.0 - a),\n",
        f"{NUDGED}[sigmoid-half_squared_error-3-1]",
        SLOPES_PAGE,
    ),
    # e to a large number overflows
    Mistake(
        "activations.py",
        "lambda z: 0.5 + 0.5 * math.tanh(0.5 * z)",
        "lambda z: 1.0 / (1.0 + math.exp(-z))",
        f"{PROPERTIES}::test_activations_take_the_largest_floats",
        FOUR,
    ),
    Mistake(
        "activations.py",
        "lambda z: 0.5 + 0.5 * np.tanh(0.5 * z)",
        "lambda z: 1.0 / (1.0 + np.exp(-z))",
        f"{PROPERTIES}::test_activations_take_the_largest_floats",
    ),
    Mistake(
        "activations.py",
        "lambda z: 4.0 * _sigmoid_slope(2.0 * z)",
        "lambda z: _sigmoid_slope(z)",
        f"{PROPERTIES}::test_tanh_is_a_stretched_sigmoid",
        SLOPES_PAGE,
    ),
    Mistake(
        "activations.py",
        "else alpha * math.exp(z)",
        "else math.exp(z)",
        f"{GRADIENTS}::test_a_derivative_is_the_nudged_slope[-1.0-elu(alpha=0.5)]",
        SLOPES_PAGE,
    ),
    Mistake(
        "activations.py",
        "np.maximum(z > 0.0, alpha, dtype=z.dtype)",
        "np.maximum(z > 0.0, 0.0, dtype=z.dtype)",
        f"{NUDGED}[leaky_relu(alpha=0.3)-half_squared_error-3-1]",
        SLOPES_PAGE,
    ),
    Mistake(
        "activations.py",
        "if not 0.0 <= alpha <= 1.0:",
        "if not 0.0 <= alpha:",
        f"{REFUSALS}[Activation.with_alpha-alpha must be from 0 to 1_0]",
        SLOPES_PAGE,
    ),
    # softmax by columns; of the largest of all rows; of no largest; of something else than its argument
    Mistake(
        "activations.py",
        "e.sum(axis=1, keepdims=True)",
        "e.sum(axis=0, keepdims=True)",
        f"{PROPERTIES}::test_a_shift_does_not_move_softmax",
        TWELVE,
    ),
]

LOSSES = [
    Mistake("losses.py", "0.5 * np.square(", "np.square(", f"{OF_A_LOSS}[3-half_squared_error]", FIVE),  # no half
    Mistake(
        "losses.py",
        "(apart).sum(axis=1), apart",
        "(apart).mean(axis=1), apart",
        f"{OF_A_LOSS}[3-half_squared_error]",
        FIVE,
    ),
    Mistake(  # the sum over the outputs, where the name says mean
        "losses.py",
        "np.square(apart).mean(axis=1), ",
        "np.square(apart).sum(axis=1), ",
        f"{OF_A_LOSS}[3-mean_squared_error]",
        FIVE,
    ),
    Mistake(
        "losses.py",
        "(apart).sum(axis=1), apart",
        "(apart).sum(axis=1), -apart",
        example("losses.py", "Loss"),
        SLOPES_PAGE,
    ),
    Mistake(  # as scikit-learn has it: the number is a mean over the outputs, its gradient is not
        "losses.py",
        "apart * (2.0 / p.shape[1])",
        "apart * 2.0",
        f"{NUDGED}[tanh-mean_squared_error-3-2]",
        LOSSES_PAGE,
    ),
    Mistake("losses.py", "2.0 * (a - b) / len(p)", "2.0 * (a - b)", f"{OF_ONE}[mean_squared_error]", LOSSES_PAGE),
    # a sum for the mean over the samples, in the number and in its gradient: then the step grows with the batch
    Mistake(
        "losses.py", "_finite(losses.mean())", "_finite(losses.sum())", example("losses.py", "Loss.__call__"), FIVE
    ),
    Mistake(
        "losses.py",
        "_finite(gradients) / len(predictions)",
        "_finite(gradients)",
        f"{OF_A_LOSS}[3-mean_squared_error]",
        TWELVE,
    ),
    # ∂L/∂p in the place of ∂L/∂z; a clip that the gradient does not know; log(0); no shift
    Mistake(
        "losses.py",
        ".sum(axis=1), sigmoid(z) - y",
        ".sum(axis=1), (sigmoid(z) - y) / (sigmoid(z) * (1.0 - sigmoid(z)))",
        f"{OF_A_LOSS}[1-binary_cross_entropy]",
        TWELVE,
    ),
    Mistake(
        "losses.py",
        "(np.logaddexp(0.0, z, dtype=z.dtype) - y * z)",
        "-(y * np.log(np.clip(sigmoid(z), 1e-7, 1)) + (1 - y) * np.log(np.clip(1 - sigmoid(z), 1e-7, 1)))",
        f"{GRADIENTS}::test_far_from_right_an_entropy_still_counts_every_step",
        TWELVE,
    ),
    Mistake(
        "losses.py",
        "(np.logaddexp(0.0, z, dtype=z.dtype) - y * z)",
        "-(y * np.log(sigmoid(z)) + (1 - y) * np.log(1 - sigmoid(z)))",
        f"{GRADIENTS}::test_a_perfect_answer_costs_nothing",
        TWELVE,
    ),
    Mistake(
        "activations.py",
        "Z - np.ascontiguousarray(Z.T).max(axis=0)[:, None]",
        "Z",
        f"{GRADIENTS}::test_a_perfect_answer_costs_nothing",
        TWELVE,
    ),
    Mistake(
        "activations.py",
        "np.ascontiguousarray(Z.T).max(axis=0)[:, None]",
        "Z.max()",
        f"{GRADIENTS}::test_each_row_of_a_cross_entropy_has_its_own_largest",
        TWELVE,
    ),
    Mistake(
        "activations.py",
        "math.exp(a - max(z))",
        "math.exp(a)",
        f"{GRADIENTS}::test_far_from_right_an_entropy_still_counts_every_step",
        TWELVE,
    ),
    Mistake(  # the mean over the classes, too: 0.2303 for ln 10
        "losses.py",
        "np.vecdot(y, shifted), ",
        "np.vecdot(y, shifted) / y.shape[1], ",
        f"{OF_A_LOSS}[3-cross_entropy]",
        TWELVE,
    ),
    Mistake(  # softmax's derivative read entry by entry, without the other shares
        "losses.py",
        "e / total - y",
        "(e / total - y) * (e / total) * (1.0 - e / total)",
        f"{NUDGED}[relu-cross_entropy-3-2]",
        TWELVE,
    ),
    Mistake(
        "losses.py",
        "threshold=0.0,",
        "threshold=0.5,",
        f"{TRAINING}::test_one_output_is_split_at_the_threshold_of_the_loss",
        TWELVE,
    ),
    Mistake(
        "losses.py",
        "if self.takes_logits and activation is not identity:",
        "if False:",
        f"{REFUSALS}[MLP.loss_and_gradients-cross_entropy has its own sigmoid inside]",
        TWELVE,
    ),
    Mistake(
        "losses.py",
        "table[np.arange(len(labels)), labels] = 1.0",
        "table[np.arange(len(labels)), labels - 1] = 1.0",
        example("losses.py", "one_hot"),
        FIVE,
    ),
]

METRICS = [
    Mistake(
        "metrics.py",
        "return targets[:, 0].astype(np.int64) if",
        "return targets if",
        f"{METRICS}::test_counts_and_shares",
        ONE,
    ),
    Mistake(
        "metrics.py",
        "targets.argmax(axis=1)",
        "targets.argmax(axis=0)",
        f"{METRICS}::test_several_columns_mean_the_column_with_the_one",
        FIVE,
    ),
    Mistake("metrics.py", "/ np.size(classes)", "/ 2000", f"{METRICS}::test_counts_and_shares", FIVE),
    Mistake(
        "metrics.py",
        "(labels, classes), 1)",
        "(classes, labels), 1)",
        f"{METRICS}::test_rows_are_wanted_and_columns_answered",
        FOURTEEN,
    ),
    Mistake(
        "metrics.py",
        "np.add.at(table, (labels, classes), 1)",
        "table[labels, classes] += 1",
        f"{METRICS}::test_rows_are_wanted_and_columns_answered",
        FOURTEEN,
    ),
]

INITIALIZERS = [  # all weights above 0: with 784 inputs every sigmoid is 1 and no slope is left
    Mistake(
        "initializers.py",
        "rng.uniform(-scale, scale,",
        "rng.uniform(0.0, scale,",
        f"{STARTS}::test_even_within_a_width",
        FIVE,
    ),
    Mistake(
        "initializers.py",
        "rng.normal(scale=scale, size=shape)",
        "abs(rng.normal(scale=scale, size=shape))",
        f"{STARTS}::test_a_bell_curve_around_0",
        TEN,
    ),
    Mistake(
        "initializers.py",
        "np.full(shape, value)",
        "np.ones(shape)",
        example("initializers.py", "Initializer.__call__"),
        TEN,
    ),
    Mistake(
        "initializers.py",
        "6.0 / (shape[0] + shape[1])",
        "6.0 / shape[0]",
        f"{STARTS}::test_even_within_a_width",
        THIRTEEN,
    ),
    Mistake(
        "initializers.py",
        "math.sqrt(2.0 / shape[0])",
        "math.sqrt(1.0 / shape[0])",
        f"{STARTS}::test_a_bell_curve_around_0",
        THIRTEEN,
    ),
    Mistake(
        "initializers.py",
        "math.sqrt(2.0 / shape[0])",
        "math.sqrt(2.0 / shape[1])",
        f"{STARTS}::test_a_bell_curve_around_0",
        THIRTEEN,
    ),
]

SLOPES = [
    Mistake(
        "slopes.py",
        "(beside(i, nudge) - beside(i, -nudge)) / (2.0 * nudge)",
        "(beside(i, nudge) - answer(numbers.copy())) / nudge",
        "tests/laws/test_gradients.py::test_the_error_of_two_sides_shrinks_with_the_square_of_the_nudge",
        SIX,
    ),
    Mistake("slopes.py", "/ (2.0 * nudge)", "/ nudge", example("slopes.py", "slope"), SIX),
    Mistake(
        "slopes.py", "moved = numbers.copy()", "moved = numbers", example("slopes.py", "numerical_gradient"), SIX
    ),  # never put back
    Mistake("slopes.py", "p - learning_rate * g", "p + learning_rate * g", example("slopes.py", "downhill"), DOWNHILL),
    Mistake("slopes.py", "p - learning_rate * g", "p - g", example("slopes.py", "downhill"), DOWNHILL),
    Mistake(
        "slopes.py",
        "return _in_form_of(parameters, moved)",
        "parameters = _in_form_of(parameters, moved)",
        example("slopes.py", "downhill"),
        DOWNHILL,
    ),
    Mistake(
        "slopes.py", "if not apart <= tolerance:", "if apart > 1.0:", example("errors.py", "GradientError"), SEVEN
    ),  # passes everything
    Mistake(
        "slopes.py",
        "apart = relative_difference(a, n)",
        "apart = float(np.abs(a - n).max())",
        f"{GRADIENTS}::test_the_check_looks_at_shares_not_at_sizes",
        SEVEN,
    ),
    Mistake(
        "slopes.py",
        "tolerance: float = 1e-6",
        "tolerance: float = 1e-2",
        f"{GRADIENTS}::test_the_check_finds_a_derivative_that_is_wrong_by_one_in_two_thousand",
        SEVEN,
    ),
]

NODE_HOUSE = [  # nodes and backprop
    Mistake("nodes.py", "z += weight * value", "z -= weight * value", f"{NODES}::test_layer_of_three", ONE),
    Mistake("nodes.py", "z += weight * value", "z += weight + value", f"{NODES}::test_layer_of_three", ONE),
    Mistake(
        "nodes.py", "z += weight * value", "z += weight * value + self.bias", f"{NODES}::test_bias_is_added_once", TWO
    ),
    Mistake(
        "nodes.py",
        "zip(self.weights, inputs, strict=True)",
        "zip(self.weights, inputs, strict=False)",
        f"{NODES}::test_refuses",
        THREE,
    ),
    Mistake(
        "nodes.py",
        "zip(self.weights, inputs, strict=True)",
        "zip(self.weights[:1] * len(self.weights), inputs, strict=True)",
        f"{NODES}::test_weighted_sum_worked_out_by_hand",
        ONE,
    ),  # weight_2_1 is never used
    Mistake(
        "nodes.py",
        "return self.activation(self.z(inputs))",
        "return self.z(inputs)",
        f"{NODES}::test_activation_is_applied_to_z",
        FOUR,
    ),
    Mistake(
        "nodes.py",
        "return self.activation(self.z(inputs))",
        "self.activation(self.z(inputs))",
        f"{NODES}::test_layer_of_three",
        ONE,
    ),
    Mistake(
        "nodes.py",
        "self.weights = _validate.floats(self.weights",
        "_validate.floats(self.weights",
        f"{NODES}::test_the_callers_weights_are_copied",
        THREE,
    ),
    Mistake(
        "nodes.py",
        "_validate.floats([self.bias]",
        "_validate.floats([self.bias or 0.56]",
        f"{NODES}::test_weighted_sum_worked_out_by_hand",
        ONE,
    ),  # truth for "is None"
    Mistake(
        "nodes.py",
        "outputs = layer.forward(outputs)",
        "outputs = layer.forward(inputs)",
        f"{HOUSES}::test_forward",
        THREE,
    ),
    Mistake(
        "nodes.py",
        "if following.n_inputs != len(layer.nodes):",
        "if following.n_inputs > len(layer.nodes):",
        f"{NODES}::test_refuses",
        THREE,
    ),
    Mistake(
        "nodes.py",
        "return outputs.index(max(outputs))",
        "return max(outputs)",
        f"{NODES}::test_classify_answers_with_the_index",
        ONE,
    ),
    Mistake(
        "nodes.py",
        "return outputs.index(max(outputs))",
        "return int(outputs[1] >= outputs[0])",
        f"{NODES}::test_equal_outputs_give_the_first",
        ONE,
    ),
    Mistake("nodes.py", "int(outputs[0] > ", "int(outputs[0] < ", f"{NODES}::test_one_output_needs_a_threshold", FIVE),
    Mistake(
        "nodes.py",
        "if threshold is None else int(outputs[0] > threshold)",
        "",
        f"{NODES}::test_one_output_needs_a_threshold",
        FIVE,
    ),
    Mistake(
        "nodes.py",
        "start(n_inputs, n_outputs, rng=rng).T.tolist()",
        "start(n_outputs, n_inputs, rng=rng).tolist()",
        f"{HOUSES}::test_the_same_seed_gives_the_same_network",
        FIVE,
    ),
    Mistake(
        "nodes.py",
        "activation = output if number == len(sizes) else hidden",
        "activation = hidden if number == len(sizes) else output",
        f"{HOUSES}::test_the_same_seed_gives_the_same_network",
        FIVE,
    ),
    Mistake(
        "nodes.py",
        "(*node.weights, node.bias)]",
        "(node.bias, *node.weights)]",
        example("convert.py", "to_nodes"),
        FIVE,
    ),
    Mistake(
        "nodes.py",
        "from itertools import pairwise\n",
        "from itertools import pairwise\n\nimport numpy\n",
        f"{LAWS}/test_rooms.py::test_a_room_imports_only_what_it_may[nodes.py]",
    ),
    Mistake(
        "backprop.py",
        "if given != own:",
        "if False:",
        "tests/package/test_backprop.py::test_gradients_of_a_network_of_another_form_are_refused",
    ),
    # σ′ left out everywhere, at the outputs, in the hidden layers; taken of the output
    Mistake(
        "backprop.py",
        "slope * node.activation.derivative(node.z(layer_inputs))",
        "slope",
        f"{NODE_BY_NODE}[sigmoid-mean_squared_error-1-2]",
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "node.activation.derivative(node.z(layer_inputs))",
        "(node.activation.derivative(node.z(layer_inputs)) if gradients else 1.0)",
        f"{NODE_BY_NODE}[sigmoid-mean_squared_error-1-2]",
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "node.activation.derivative(node.z(layer_inputs))",
        "(1.0 if gradients else node.activation.derivative(node.z(layer_inputs)))",
        f"{NODE_BY_NODE}[sigmoid-mean_squared_error-1-2]",
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "node.activation.derivative(node.z(layer_inputs))",
        "node.activation.derivative(node.forward(layer_inputs))",
        f"{NODE_BY_NODE}[tanh-mean_squared_error-1-2]",
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "[delta * x for x in layer_inputs], delta)",
        "[delta * x for x in layer_inputs], 0.0)",
        f"{NODE_BY_NODE}[tanh-mean_squared_error-1-2]",
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "collected[i] += weight * delta",
        "collected[i] += delta",
        f"{NODE_BY_NODE}[sigmoid-mean_squared_error-1-2]",
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "collected[i] += weight * delta",
        "collected[i] = weight * delta",
        f"{PROVED}::test_the_package_takes_that_step",
        SEVEN,
    ),  # only the last path
    Mistake("backprop.py", "total / len(each)", "total", example("backprop.py", "mean_gradients"), SEVEN),
    Mistake(  # the deltas are averaged and then multiplied with the inputs of the last sample
        "backprop.py",
        "    return _unflatten(network, [total / len(each) for total in totals])",
        "    received, _ = _forward(network, samples[-1][0])\n"
        "    means = _unflatten(network, [total / len(each) for total in totals])\n"
        "    pairs = zip(means, received, strict=True)\n"
        "    return [[NodeGradient([n.bias * x for x in xs], n.bias) for n in layer] for layer, xs in pairs]",
        example("backprop.py", "mean_gradients"),
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "downhill(network.parameters, slopes, learning_rate)",
        "downhill(network.parameters, [-slope for slope in slopes], learning_rate)",
        example("backprop.py", "update"),
        SEVEN,
    ),
    Mistake(
        "backprop.py",
        "downhill(network.parameters, slopes, learning_rate)",
        "downhill(network.parameters, slopes, 0.1)",
        example("backprop.py", "update"),
        SEVEN,
    ),  # the rate has no effect
]

ARRAY_HOUSE = [  # dense
    Mistake(
        "dense.py",
        "np.matmul(X, self.weights, out=out)",
        "np.matmul(X, self.weights.T, out=out)",
        example("dense.py", "Dense"),
        NINE,
    ),
    Mistake("dense.py", "Z += self.bias", "pass", example("dense.py", "MLP"), NINE),
    Mistake(
        "dense.py",
        "if self.bias.shape != self.weights.shape[1:]:",
        "if self.bias.size != self.weights.shape[1]:",
        f"{REFUSALS}[Dense-bias must have shape \\\\(2,\\\\), one for eac3]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "_validate.cast(start(n_inputs, n_outputs, rng=rng), dtype",
        "_validate.cast(start(n_outputs, n_inputs, rng=rng).T, dtype",
        f"{HOUSES}::test_the_same_seed_gives_the_same_network",
        NINE,
    ),
    Mistake(
        "dense.py",
        "output if number == len(sizes) else hidden",
        "hidden if number == len(sizes) else output",
        f"{DENSE}::test_hidden_layers_and_the_last_have_their_own_activations",
        NINE,
    ),
    # σ′ left out at the outputs, in the hidden layers; taken of the output; of ReLU's output by >=, always true
    Mistake(
        "dense.py",
        "            if layer.activation is not identity:\n",
        "            if own is not self.buffers[-1]:\n",
        f"{NUDGED}[sigmoid-half_squared_error-3-2]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "            if layer.activation is not identity:\n",
        "            if own is self.buffers[-1]:\n",
        f"{NUDGED}[sigmoid-half_squared_error-3-2]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "layer.activation.array_derivative(own.z)",
        "layer.activation.array_derivative(layer.activation.array(own.z))",
        f"{NUDGED}[tanh-half_squared_error-3-2]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "layer.activation.array_derivative(own.z)",
        "layer.activation.array(own.z) >= 0.0",
        f"{NUDGED}[relu-half_squared_error-3-2]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "own.delta.sum(axis=0, out=own.bias)",
        "own.bias[:] = 0.0",
        f"{NUDGED}[identity-half_squared_error-3-1]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "np.divide(loss_by_outputs, self.n_samples,",
        "np.divide(loss_by_outputs, 1,",
        f"{PROPERTIES}::test_a_doubled_batch_has_the_same_loss_and_gradients[half_squared_error]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "(H.T, own.delta,",
        "(np.tile(H[-1:].T, len(own.delta)), own.delta,",
        f"{NUDGED}[sigmoid-half_squared_error-3-2]",
        NINE,
    ),
    Mistake(
        "dense.py",
        "delta, layer.weights.T,",
        "delta, np.sign(layer.weights.T),",
        f"{NUDGED}[sigmoid-half_squared_error-3-2]",
        NINE,
    ),
    Mistake(
        "dense.py", '_validate.cast(X, self.dtype, "inputs")', "X", f"{HOUSES}::test_float32_stays_float32_and_is_close"
    ),
    Mistake(
        "dense.py",
        "return outputs.argmax(axis=1)",
        "return outputs.argmax(axis=0)",
        f"{DENSE}::test_of_several_outputs_the_largest_answers_row_by_row",
        NINE,
    ),
    Mistake(
        "dense.py",
        "return outputs.argmax(axis=1)",
        "return outputs.max(axis=1)",
        example("dense.py", "classes_of"),
        NINE,
    ),
    Mistake(
        "dense.py",
        "outputs.argmax(axis=1) if threshold is None else (outputs[:, 0] > threshold).astype(np.int64)",
        "outputs.argmax(axis=1)",
        f"{DENSE}::test_one_output_is_held_against_the_threshold",
        NINE,
    ),
    Mistake(
        "convert.py",
        "layer.weights.T.tolist()",
        "layer.weights.reshape(layer.weights.T.shape).tolist()",
        f"{HOUSES}::test_the_same_seed_gives_the_same_network",
        NINE,
    ),
    Mistake(
        "convert.py",
        "Dense(columns.T,",
        "Dense(columns.reshape(columns.T.shape),",
        f"{HOUSES}::test_the_same_seed_gives_the_same_network",
        NINE,
    ),
    Mistake(
        "dense.py",
        "if following.weights.shape[0] != layer.weights.shape[1]:",
        "if False:",
        "tests/package/test_saving.py::test_a_file_that_holds_something_else_is_refused",
        NINE,
    ),
    Mistake(
        "saving.py",
        'if str(content["format"]) != FORMAT:',
        "if False:",
        "tests/package/test_saving.py::test_a_file_that_holds_something_else_is_refused",
    ),
    Mistake(
        "saving.py",
        "allow_pickle=False",
        "allow_pickle=True",
        "tests/package/test_saving.py::test_a_file_that_holds_something_else_is_refused",
    ),
    Mistake(
        "saving.py",
        "None if np.isnan(alpha) else float(alpha)",
        "None",
        "tests/package/test_saving.py::test_a_saved_network_comes_back_to_the_last_bit",
    ),
    Mistake(
        "saving.py",
        "if not activation.is_known:",
        "if False:",
        "tests/package/test_saving.py::test_an_activation_of_ones_own_is_not_saved_under_a_known_name",
    ),
    Mistake(
        "saving.py",
        "activation = known_activation(str(name), None if np.isnan(alpha) else float(alpha))",
        'activation = known_activation("identity")',
        "tests/package/test_saving.py::test_a_saved_network_comes_back_to_the_last_bit",
        FOURTEEN,
    ),
    Mistake(
        "saving.py",
        'with unfinished.open("wb") as file:',
        'with path.open("wb") as file:',
        "tests/package/test_saving.py::test_a_save_that_stops_halfway_leaves_the_old_file",
    ),
]

STEPS = "                trainer.epoch(X, Y, minibatches(len(X), batch_size, rng=rng), epoch)\n"
FIGURES = "                _measure(mlp, X, Y, loss, history.loss, history.accuracy)\n"

LEARNING = [  # batches, optimizers, training
    Mistake(
        "batches.py",
        "range(0, n_samples, batch_size)",
        "range(0, n_samples - batch_size + 1, batch_size)",
        example("batches.py", "minibatches"),
        EIGHT,
    ),  # the short last one
    Mistake(
        "batches.py",
        "order[start : start + batch_size]",
        "order[start * 10_000 : start * 10_000 + batch_size]",
        example("batches.py", "minibatches"),
        EIGHT,
    ),
    Mistake(  # the batches change places, their members never mix
        "batches.py",
        "(order[start : start + batch_size] for start in range(0, n_samples, batch_size))",
        "(np.arange(n_samples)[i : i + batch_size] for i in order if i % batch_size == 0)",
        f"{PROPERTIES}::test_batches_have_other_members_in_the_next_epoch",
        EIGHT,
    ),
    Mistake(
        "batches.py",
        ".permutation(n_samples)",
        ".integers(n_samples, size=n_samples)",
        f"{PROPERTIES}::test_each_sample_comes_once_in_an_epoch",
        EIGHT,
    ),
    Mistake(
        "batches.py",
        "order[:n_test], order[n_test:]",
        "order[:n_test], order[n_test - 1 :]",
        f"{PROPERTIES}::test_a_split_keeps_every_row_once_and_pairs_together",
        FOURTEEN,
    ),
    Mistake(
        "batches.py",
        "Y[train], Y[test]",
        "Y[np.sort(train)], Y[np.sort(test)]",
        f"{PROPERTIES}::test_a_split_keeps_every_row_once_and_pairs_together",
        FOURTEEN,
    ),
    Mistake(
        "batches.py",
        "    test, train = order",
        "    _validate.generator(rng).shuffle(X)\n    test, train = order",
        f"{REPEATABLE}::test_steps_and_splits_leave_what_they_are_given_alone",
        FOURTEEN,
    ),
    Mistake(
        "slopes.py",
        "    parameter -= learning_rate * gradient",
        "    parameter += learning_rate * gradient",
        example("optimizers.py", "SGD"),
        NINE,
    ),
    Mistake(
        "optimizers.py",
        "v -= self.learning_rate * g",
        "v += self.learning_rate * g",
        example("optimizers.py", "Momentum"),
        THIRTEEN,
    ),
    Mistake(
        "optimizers.py",
        "v *= self.momentum",
        "v *= 1.0 - self.momentum",
        f"{CLOSED}::test_momentum_adds_up_a_geometric_sum",
        THIRTEEN,
    ),
    Mistake(
        "optimizers.py",
        "1.0 - self.beta1**self._steps, 1.0 - self.beta2**self._steps",
        "1.0 - self.beta1, 1.0 - self.beta2",
        f"{CLOSED}::test_every_step_of_adam_on_a_slope_is_the_rate",
        THIRTEEN,
    ),
    Mistake(
        "optimizers.py",
        "1.0 - self.beta1**self._steps, 1.0 - self.beta2**self._steps",
        "1.0, 1.0",
        example("optimizers.py", "Adam"),
        THIRTEEN,
    ),
    Mistake(
        "optimizers.py",
        "self._steps += 1",
        "self._steps += len(parameters)",
        f"{CLOSED}::test_every_parameter_has_a_state_of_its_own[Adam]",
        THIRTEEN,
    ),
    Mistake(
        "optimizers.py",
        "kept = kept or [np.zeros_like(p) for p in parameters]",
        "kept = kept or [np.zeros_like(parameters[0])] * len(parameters)",
        f"{CLOSED}::test_every_parameter_has_a_state_of_its_own[Momentum]",
    ),
    Mistake(
        "training.py",
        "minibatches(len(X), batch_size, rng=rng), epoch)",
        "minibatches(len(X), batch_size, rng=0), epoch)",
        f"{TRAINING}::test_each_sample_counts_once_in_an_epoch_and_in_another_order_in_the_next",
        NINE,
    ),
    Mistake(
        "training.py",
        "trainer.epoch(X, Y, minibatches(len(X), batch_size, rng=rng), epoch)\n"
        "                measure.note(history.loss, history.accuracy)\n",
        "measure.note(history.loss, history.accuracy)\n"
        "                trainer.epoch(X, Y, minibatches(len(X), batch_size, rng=rng), epoch)\n",
        f"{TRAINING}::test_all_figures_of_an_epoch_belong_to_its_last_weights",
        NINE,
    ),
    Mistake(
        "training.py",
        "_Measure(mlp, *validation, loss)",
        "_Measure(mlp, X, Y, loss)",
        f"{TRAINING}::test_all_figures_of_an_epoch_belong_to_its_last_weights",
        FOURTEEN,
    ),
    Mistake(
        "training.py",
        "parameter[...] = kept",
        "pass",
        f"{TRAINING}::test_patience_goes_back_to_the_best_weights",
        FOURTEEN,
    ),
    Mistake(
        "training.py",
        "copy.deepcopy(self.mlp.parameters)",
        "list(self.mlp.parameters)",
        f"{TRAINING}::test_patience_goes_back_to_the_best_weights",
        FOURTEEN,
    ),
    Mistake(
        "training.py",
        "del figures[measured:]",
        "pass",
        f"{TRAINING}::test_an_interrupted_history_holds_whole_epochs",
    ),
    Mistake(
        "training.py",
        "not (math.isfinite(value) and step.is_finite())",
        "False",
        f"{TRAINING}::test_a_step_that_is_not_finite_is_not_taken",
    ),
    Mistake(
        "training.py",
        "Y.take(rows,",
        "Y.take(np.sort(rows),",
        f"{TRAINING}::test_a_table_of_truth_is_learned",
        NINE,
    ),
]

DERIVATIONS = [
    Mistake(
        "derivations.py",
        "(z,), sigma - y)",
        "(z,), y - sigma)",
        f"{PROVED}::test_the_written_derivative_is_the_one_found_by_sympy[binary_cross_entropy]",
        DERIVATIVES_PAGE,
    ),
    Mistake(
        "derivations.py",
        "sympy.diag(*shares) - shares.T * shares",
        "sympy.diag(*(s * (1 - s) for s in shares))",
        f"{PROVED}::test_the_written_derivative_is_the_one_found_by_sympy[softmax]",
        DERIVATIVES_PAGE,
    ),
    Mistake(
        "derivations.py",
        "w_5 * d_o[0] + w_7 * d_o[1]",
        "w_5 * d_o[0] + w_6 * d_o[1]",
        f"{PROVED}::test_one_step_has_the_gradients_of_the_package",
        DERIVATIVES_PAGE,
    ),
    Mistake(
        "derivations.py",
        "zip(P, Y, strict=True)) / 3, *P)",
        "zip(P, Y, strict=True)), *P)",
        f"{PROVED}::test_of_a_loss[mean_squared_error]",
        DERIVATIVES_PAGE,
    ),
    Mistake(
        "derivations.py",
        "alpha * (exp(z) - 1)",
        "alpha * exp(z) - 1",
        f"{PROVED}::test_the_function_derived_is_the_activation",
        SLOPES_PAGE,
    ),
]

DATASETS = [
    Mistake(
        "datasets/avocados.py",
        "drawn[on_scale & ~disputed]",
        "drawn[on_scale]",
        f"{SETS}::test_ripe_means_near_the_best_point_and_nobody_disagreed",
        ONE,
    ),
    Mistake(
        "datasets/avocados.py", "drawn[on_scale & ~disputed]", "drawn[~disputed]", f"{SETS}::test_shapes_and_scale", ONE
    ),
    Mistake(
        "datasets/avocados.py",
        "size=(n_samples, 2)",
        "size=(n_samples, 1)) * np.ones((1, 2)",
        f"{SETS}::test_both_measurements_follow_one_cause",
        ONE,
    ),
    Mistake(
        "datasets/avocados.py",
        "age = rng.uniform(",
        "age = np.random.uniform(",
        f"{REPEATABLE}::test_no_global_chance_is_used",
        ONE,
    ),
    Mistake(
        "datasets/avocados.py",
        "np.hypot(inputs[:, 0] - ripe_at, inputs[:, 1] - ripe_at)",
        "np.hypot(inputs[:, 0] - ripe_at, inputs[:, 0] - ripe_at)",
        f"{SETS}::test_ripe_means_near_the_best_point_and_nobody_disagreed",
        ONE,
    ),
    Mistake(
        "datasets/logic.py",
        '"xor": (0.0, 1.0, 1.0, 0.0)',
        '"xor": (1.0, 0.0, 0.0, 1.0)',
        f"{SETS}::test_truth_tables",
        TEN,
    ),
    Mistake(
        "datasets/pair.py",
        "np.array([[0.01, 0.99]])",
        "np.array([[0.99, 0.01]])",
        f"{SETS}::test_the_single_pair",
        ONE_STEP,
    ),
    Mistake(
        "datasets/shirts.py",
        "return kg * POUNDS_IN_A_KILOGRAM, cm * INCHES_IN_A_CENTIMETRE",
        "return cm * POUNDS_IN_A_KILOGRAM, kg * INCHES_IN_A_CENTIMETRE",
        example("datasets/shirts.py", "pounds_and_inches"),
        ELEVEN,
    ),
    Mistake(
        "datasets/shirts.py",
        "def pounds_and_inches(*, kg",
        "def pounds_and_inches(kg",
        f"{SETS}::test_kilograms_and_centimetres_must_be_named",
        ELEVEN,
    ),
    Mistake("datasets/shirts.py", "SHIFT = (135.0, 66.0)", "SHIFT = (66.0, 135.0)", f"{SETS}::test_shirts", ELEVEN),
    Mistake(
        "datasets/shirts.py",
        "[[1.0], [0.0], [0.0], [1.0]]",
        "[[0.0], [1.0], [1.0], [0.0]]",
        f"{SETS}::test_shirts",
        ELEVEN,
    ),
    Mistake(
        "datasets/rent.py",
        "return flats[:, :factors].copy(), targets",
        "return targets, flats[:, :factors].copy()",
        f"{SETS}::test_rents_are_positive_and_the_ranges_hold",
        DOWNHILL,
    ),
    Mistake(
        "datasets/playground.py",
        "np.sqrt(0.5 + 7.0 * noise)",
        "0.5 + 7.0 * noise",
        f"{SETS}::test_blobs_lie_around_two_points",
        SIXTEEN,
    ),
    Mistake(
        "datasets/playground.py",
        "np.where(first, 0.0, np.pi)",
        "np.where(first, 0.0, np.pi / 2)",
        f"{SETS}::test_the_arms_of_the_spiral_wind_around_each_other",
        SIXTEEN,
    ),
    Mistake(
        "datasets/playground.py",
        ".prod(axis=1) < 0.0",
        ".prod(axis=1) > 0.0",
        example("datasets/playground.py", "quadrants"),
        SIXTEEN,
    ),
    Mistake(
        "datasets/digits.py",
        "return inputs.astype(np.float64)",
        "return inputs.astype(np.float64) / 16",
        f"{SETS}::test_digits_are_those_of_the_chapter",
        FOURTEEN,
    ),
    Mistake(
        "datasets/idx.py",
        "start = 4 + 4 * DIMENSIONS[first]",
        "start = 8",
        f"{MNIST}::test_idx_is_read_and_the_array_is_ours",
    ),
    Mistake(
        "datasets/idx.py",
        'content[place : place + 4], "big"',
        'content[place : place + 4], "little"',
        f"{MNIST}::test_idx_is_read_and_the_array_is_ours",
    ),
    Mistake(
        "datasets/mnist.py",
        "labels.astype(np.int64)\n\n\ndef mnist_csv",
        "np.roll(labels, 1).astype(np.int64)\n\n\ndef mnist_csv",
        f"{MNIST}::test_a_folder_is_read[train]",
    ),
    Mistake(
        "datasets/mnist.py",
        "np.divide(pixels, 255, dtype",
        "np.divide(pixels, 256, dtype",
        f"{MNIST}::test_a_folder_is_read[train]",
    ),
    Mistake(
        "datasets/mnist.py",
        "images.reshape(len(images), PIXELS)",
        "images.transpose(0, 2, 1).reshape(len(images), PIXELS)",
        f"{MNIST}::test_a_folder_is_read[test]",
    ),
    Mistake("datasets/mnist.py", "_scaled(table[:, 1:]", "_scaled(table[:, :-1]", f"{MNIST}::test_a_table_is_read"),
    Mistake(
        "datasets/_mnist_files.py",
        "if sha256 == file.sha256:",
        "if len(found) == file.size:",
        f"{MNIST}::test_a_wrong_file_is_refused_by_name",
    ),
    Mistake(
        "datasets/_mnist_files.py",
        "if sha256 == file.sha256:",
        "if found:",
        f"{MNIST}::test_test_labels_cannot_pass_as_labels_to_learn_from",
    ),
]

DRAWINGS = [  # a page shows pixels, which only the tests of the artists can judge
    Mistake(
        "plots/regions.py",
        "classify([x, y])",
        "classify([y, x])",
        f"{PLOTS}/test_regions.py::test_softness_lies_on_x_and_darkness_on_y",
    ),
    Mistake(
        "plots/regions.py",
        'origin="lower"',
        'origin="upper"',
        f"{PLOTS}/test_regions.py::test_the_region_holds_what_the_network_answers",
    ),
    Mistake(
        "plots/style.py", "#35602d", "#b3123d", f"{PLOTS}/test_style.py::test_pictures_and_pages_use_the_same_colours"
    ),
    Mistake(
        "plots/style.py",
        '[COLOURS["paper"], COLOURS[name]])',
        '[COLOURS[name], COLOURS["paper"]])',
        f"{PLOTS}/test_digits.py::test_the_largest_number_is_ink_and_nothing_is_paper",
    ),
    Mistake(
        "plots/networks.py",
        '("weights", "-") if weight > 0',
        '("weights", "-") if weight < 0',
        f"{PLOTS}/test_networks.py::test_the_sign_is_colour_and_dashes_and_the_size_is_width",
    ),
    Mistake(
        "plots/networks.py",
        "axes.plot(x, [left[i], right[j]]",
        "axes.plot(x, [left[j], right[i]]",
        f"{PLOTS}/test_networks.py::test_weights_are_lines_from_node_to_node",
    ),
    Mistake(
        "plots/networks.py",
        "[None, *deltas][column]",
        "[*deltas, None][column]",
        f"{PLOTS}/test_networks.py::test_deltas_stand_above_their_nodes_in_red",
    ),
    Mistake(
        "plots/confusion_matrix.py",
        'xlabel="prediction", ylabel="target"',
        'xlabel="target", ylabel="prediction"',
        f"{PLOTS}/test_confusion_matrix.py::test_the_confusion_matrix_counts_and_shades_by_row",
    ),
    Mistake(
        "plots/curves.py",
        'np.arange(1, len(lines["training"]) + 1)',
        'np.arange(len(lines["training"]))',
        f"{PLOTS}/test_curves.py::test_training_is_solid_and_validation_dashed_and_both_say_so",
    ),
    Mistake(
        "plots/slopes.py",
        '((slopes >= 0, "weights", ""), (slopes < 0, "negative", "///"))',
        '((slopes < 0, "weights", ""), (slopes >= 0, "negative", "///"))',
        f"{PLOTS}/test_slopes.py::test_bars_are_as_high_as_the_slopes_and_the_sign_is_colour_and_hatch",
    ),
    Mistake(
        "plots/slopes.py",
        "(heights[0] - heights[1]) / (places[0] - places[1])",
        "(heights[0] - heights[1]) / (places[1] - places[0])",
        f"{PLOTS}/test_slopes.py::test_the_secant_goes_through_the_nudged_points",
    ),
    Mistake(
        "plots/surfaces.py",
        "np.column_stack([x.ravel(), y.ravel()])",
        "np.column_stack([y.ravel(), x.ravel()])",
        f"{PLOTS}/test_surfaces.py::test_the_map_is_the_function_and_the_path_lies_on_it",
    ),
    Mistake(
        "plots/strip.py",
        "for classify in classifiers]",
        "for classify in classifiers[::-1]]",
        f"{PLOTS}/test_strip.py::test_the_strip_shows_every_try_in_order",
    ),
]

PRACTICE = [
    Mistake(
        "practice/digits.py",
        "truth=(math.log(10), 36),",
        "truth=(math.log10(10), 36),",
        "tests/practice/test_digits.py::test_a_loss_with_two_decimals_is_right",
        FOURTEEN,
    ),
    Mistake(  # rows and columns change places in what is called right
        "practice/digits.py",
        "confusion_matrix(classify(inputs), np.reshape(labels, (-1, 1)), n_classes)",
        "confusion_matrix(labels, np.reshape(classify(inputs), (-1, 1)), n_classes)",
        "tests/practice/test_exercises.py::test_every_right_answer_is_right",
        FOURTEEN,
    ),
    Mistake(
        "practice/backpropagation.py",
        "return flatten(backward(network_of(parameters), inputs, targets, half_squared_error))",
        "return flatten(backward(network_of(parameters), inputs, targets[::-1], half_squared_error))",
        "tests/practice/test_backpropagation.py::test_the_truth_is_the_nudged_slope",
        SEVEN,
    ),
    Mistake(
        "practice/weighted_sum.py",
        "return outputs.index(max(outputs))",
        "return outputs.index(min(outputs))",
        "tests/practice/test_weighted_sum.py::test_the_package_is_right",
        ONE,
    ),
    Mistake(
        "practice/kinds.py",
        "isinstance(value, bool | np.bool) or not",
        "not",
        "tests/practice/test_weighted_sum.py::test_an_index_may_be_a_whole_float_and_is_not_true",
    ),
    Mistake(  # nearly right is wrong
        "practice/kinds.py",
        "else (1e-9, 1e-12)",
        "else (0.5, 1e-12)",
        "tests/practice/test_kinds.py::test_rounding_is_no_difference_and_a_millionth_is",
    ),
    Mistake(
        "practice/bias.py",
        "bias + sum(w * x for",
        "sum(w * x for",
        "tests/practice/test_exercises.py::test_every_slip_of_a_function_is_named",
        TWO,
    ),
    Mistake(
        "practice/activation.py",
        "WANTED = 95",
        "WANTED = 80",
        "tests/practice/test_activation.py::test_a_slip_with_folds_is_named_and_the_solution_is_not",
        FOUR,
    ),
    Mistake(  # and is taken for or
        "practice/activation.py",
        "if max(first, second) + bias > 0.0:",
        "if first + second + bias > 0.0:",
        "tests/practice/test_activation.py::test_a_slip_with_folds_is_named_and_the_solution_is_not",
        FOUR,
    ),
    Mistake(  # an input has no bias
        "practice/hidden_layers.py",
        "return _weights(sizes) + sum(sizes[1:])",
        "return _weights(sizes) + sum(sizes)",
        "tests/practice/test_hidden_layers.py::test_the_truth_is_what_a_network_holds",
        THREE,
    ),
    Mistake(
        "practice/loss.py",
        "1 if output > threshold else 0",
        "0 if output > threshold else 1",
        "tests/practice/test_exercises.py::test_every_right_answer_is_right[accuracy]",
        FIVE,
    ),
    Mistake(
        "practice/slopes_without_nudging.py",
        "truth=_below(lambda z, alpha: alpha * math.exp(z)),",
        "truth=_below(lambda z, alpha: math.exp(z)),",
        "tests/practice/test_slopes_without_nudging.py::test_the_truth_of_elu_is_that_of_the_package_and_of_sympy",
        SLOPES_PAGE,
    ),
    Mistake(  # one side in place of two; chapter 6 would notice these three too, but only after its 800 steps
        "practice/numerical_slope.py",
        "- _nudged(function, parameters, i, -nudge) for i",
        "- _nudged(function, parameters, i, 0.0) for i",
        "tests/practice/test_numerical_slope.py::test_the_function_of_the_package_is_right",
    ),
    Mistake(
        "practice/numerical_slope.py",
        "784 * 128 + 128 * 10, 128 + 10,",
        "784 * 128 + 128 * 10, 784 + 128 + 10,",
        "tests/practice/test_numerical_slope.py::test_the_bill_of_one_step_is_exact",
    ),
    Mistake(  # the output weights move first
        "practice/one_step_every_number.py",
        "truth=_step,",
        "truth=_slip(early=True),",
        "tests/practice/test_one_step_every_number.py::test_the_losses_that_the_slips_name_are_theirs",
        ONE_STEP,
    ),
    Mistake(  # the radius for its square
        "practice/playground.py",
        "DISC, RING = 2.5**2, 3.5**2",
        "DISC, RING = 2.5, 3.5",
        "tests/practice/test_playground.py::test_the_node_is_judged",
        SIXTEEN,
    ),
    Mistake(  # the share for testing passes as the share for training
        "practice/playground.py",
        "POINTS, KNOWN, SIZES = 500, 350, (2, 3, 1)",
        "POINTS, KNOWN, SIZES = 500, 150, (2, 3, 1)",
        "tests/practice/test_playground.py::test_a_preset_is_judged",
        SIXTEEN,
    ),
    Mistake(  # fitted on what it is to be tested with
        "practice/shirt_sizes.py",
        "standardised: Floats = (new - known.mean(axis=0)) / known.std(axis=0)",
        "standardised: Floats = (new - new.mean(axis=0)) / new.std(axis=0)",
        "tests/practice/test_exercises.py::test_every_slip_of_a_function_is_named",
        ELEVEN,
    ),
    Mistake(
        "practice/shirt_sizes.py",
        "POUNDS, INCHES = pounds_and_inches(kg=73, cm=182)",
        "POUNDS, INCHES = pounds_and_inches(kg=182, cm=73)",
        "tests/practice/test_shirt_sizes.py::test_two_decimals_are_enough",
        ELEVEN,
    ),
    Mistake(
        "practice/arrays.py",
        "    return activation(X @ W + b)",
        "    return activation(X @ W.T + b)",
        "tests/practice/test_arrays.py::test_the_truth_is_the_layer_of_the_package",
        NINE,
    ),
    Mistake(  # a fruit with another one's target passes
        "practice/mini_batches.py",
        "if any(pair not in wanted for pair in pairs):",
        "if False:",
        "tests/practice/test_mini_batches.py::test_minibatches",
    ),
    Mistake(  # the head of the labels taken for labels
        "practice/handwritten_digits.py",
        "IMAGE_HEAD, LABEL_HEAD = 16, 8",
        "IMAGE_HEAD, LABEL_HEAD = 16, 4",
        "tests/practice/test_handwritten_digits.py::test_the_truth_is_what_the_package_reads",
    ),
    Mistake(  # half squared error in the place of the mean squared error
        "practice/why_it_does_not_learn.py",
        "truth=(0.5, 0.25, 0.0),",
        "truth=(0.5, 0.125, 0.0),",
        "tests/practice/test_exercises.py::test_every_slip_on_paper_is_named[zero-weights]",
        TEN,
    ),
    Mistake(  # equal nodes pass for different ones
        "practice/why_it_does_not_learn.py",
        "if all(twins):",
        "if False:",
        "tests/practice/test_why_it_does_not_learn.py::test_learn_xor",
    ),
    Mistake(  # a mean that starts at 0 and is not corrected
        "practice/better_steps.py",
        "truth=(1.7, 1.6),",
        "truth=(1.788, 1.701),",
        "tests/practice/test_better_steps.py::test_the_truth_about_adam_is_that_of_the_package",
        THIRTEEN,
    ),
    Mistake(
        "practice/ten_answers.py",
        "SHARES = softmax([1.0, 2.0, 3.0])",
        "SHARES = softmax([3.0, 2.0, 1.0])",
        "tests/practice/test_ten_answers.py::test_shares_are_judged_with_three_digits",
        TWELVE,
    ),
    Mistake(  # a program that is right near 0 only passes
        "practice/exercise.py",
        "for fault, case in self.edges.items():",
        "for fault, case in ():",
        "tests/practice/test_exercise.py::test_a_function_that_is_wrong_at_an_edge_only_hears_so",
    ),
    Mistake(  # program 1 has no fault any more
        "practice/programs.py",
        "bend=lambda _: 1.0",
        "bend=lambda Z: Z > 0.0",
        "tests/practice/test_after_the_eighth_try.py::test_the_named_instrument_is_red",
        SEVENTEEN,
    ),
    Mistake(  # an instrument that cannot turn red
        "practice/instruments.py",
        "red = red or not all(each <= TOLERANCE for each in apart)",
        "red = False",
        "tests/practice/test_after_the_eighth_try.py::test_the_named_instrument_is_red",
        SEVENTEEN,
    ),
]

THE_TRIES = [
    Mistake(
        "tries/__init__.py", "in (known, fresh):", "in (fresh, known):", example("tries/__init__.py", "report"), ONE
    ),
    Mistake(
        "tries/try_1_weighted_sum.py",
        "Node([0.2, 0.9])",
        "Node([0.9, 0.2])",
        f"{TRIES}::test_try_1_says_what_chapter_1_works_out",
        ONE,
    ),
    Mistake(
        "tries/try_3_hidden_layers.py",
        "Node([2.0, 1.0], bias=-0.75)",
        "Node([2.0, 0.0], bias=-0.75)",
        f"{TRIES}::test_try_3_is_the_same_line_again",
        THREE,
    ),
    Mistake(
        "tries/try_4_activation.py",
        "Node([-20.0, -20.0], 30.0, sigmoid)",
        "Node([-20.0, -20.0], 30.0)",
        f"{TRIES}::test_try_4_encloses_the_ripe_fruits_but_only_of_this_variety",
        FOUR,
    ),
    Mistake(
        "tries/try_5_loss.py",
        "losses.index(min(losses))",
        "losses.index(max(losses))",
        f"{TRIES}::test_try_5_finds_something_but_not_much",
        FIVE,
    ),
    Mistake(
        "tries/try_6_numerical_slope.py",
        "return network.with_parameters(parameters), loss_at",
        "return network, loss_at",
        f"{TRIES}::test_try_6_takes_the_steps_of_try_7",
        SIX,
    ),
    Mistake(
        "tries/try_7_derivative.py",
        "learning_rate=5.0",
        "learning_rate=0.1",
        f"{TRIES}::test_try_6_takes_the_steps_of_try_7",
        SEVEN,
    ),
    Mistake(  # every epoch in the same order
        "tries/try_8_mini_batch.py",
        "minibatches(len(samples), 10, rng=generator)",
        "minibatches(len(samples), 10, rng=0)",
        f"{TRIES}::test_try_8_is_the_network_of_arrays",
        EIGHT,
    ),
    Mistake(
        "tries/try_8_mini_batch.py",
        "learning_rate=5.0",
        "learning_rate=0.5",
        f"{TRIES}::test_try_8_is_the_network_of_arrays",
        EIGHT,
    ),
]

MISTAKES = [
    *REFUSED,
    *ACTIVATIONS,
    *LOSSES,
    *METRICS,
    *INITIALIZERS,
    *SLOPES,
    *NODE_HOUSE,
    *ARRAY_HOUSE,
    *LEARNING,
    *DERIVATIONS,
    *DATASETS,
    *DRAWINGS,
    *PRACTICE,
    *THE_TRIES,
]
