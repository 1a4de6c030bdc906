"""The planted mistakes: each is a slip that someone has made, or could make, in one line of one room.

A record says which room, which text (it must stand there exactly once), what stands there instead, which test must
turn red, and which page too, where a chapter shows that function. test_the_laws_bite.py plants them.
"""

from tests.laws.planting import Mistake

ONE = "01-weighted-sum"

MISTAKES = [
    # errors and _check: what is refused
    Mistake(
        "errors.py", "class ShapeError(ValueError)", "class ShapeError(Exception)", "tests/test_nodes.py::test_refuses"
    ),
    Mistake(
        "_check.py",
        "array = array.astype(np.float64)",
        "array = array.astype(np.float64, copy=False)",
        "tests/test_check.py::test_a_copy_is_returned",
    ),
    Mistake("_check.py", "if not np.isfinite(array).all():", "if False:", "tests/test_check.py::test_refuses"),
    Mistake("_check.py", "isinstance(value, bool) or not", "not", "tests/test_datasets.py::test_refuses"),
    Mistake("_check.py", "if 0 in array.shape:", "if False:", "tests/test_check.py::test_refuses"),
    # activations
    Mistake("activations.py", "    return z\n", "    return -z\n", "tests/test_nodes.py::test_layer_of_three", ONE),
    # metrics
    Mistake(
        "metrics.py",
        "wanted = targets[:, 0] if",
        "wanted = targets if",  # (n,) against (n, 1) compares everybody with everybody
        "tests/test_metrics.py::test_counts_and_shares",
        ONE,
    ),
    Mistake(
        "metrics.py", "(classes == wanted)", "(classes != wanted)", "tests/test_metrics.py::test_counts_and_shares", ONE
    ),
    Mistake(
        "metrics.py",
        "targets.argmax(axis=1)",
        "targets.argmax(axis=0)",
        "tests/test_metrics.py::test_several_columns_mean_the_column_with_the_one",
    ),
    Mistake("metrics.py", "/ len(classes)", "/ 2000", "tests/test_metrics.py::test_counts_and_shares"),
    # nodes
    Mistake("nodes.py", "z += weight * value", "z -= weight * value", "tests/test_nodes.py::test_layer_of_three", ONE),
    Mistake("nodes.py", "z += weight * value", "z += weight + value", "tests/test_nodes.py::test_layer_of_three", ONE),
    Mistake(
        "nodes.py",
        "z += weight * value",
        "z += weight * value + self.bias",
        "tests/test_nodes.py::test_bias_is_added_once",
    ),
    Mistake(
        "nodes.py",
        "if len(inputs) != len(self.weights):",
        "if len(inputs) < len(self.weights):",
        "tests/test_nodes.py::test_refuses",
    ),
    Mistake(
        "nodes.py",
        "return self.activation(self.z(inputs))",
        "return self.z(inputs)",
        "tests/test_nodes.py::test_activation_is_applied_to_z",
    ),
    Mistake(
        "nodes.py",
        "self.weights = _numbers(self.weights",
        "_numbers(self.weights",
        "tests/test_nodes.py::test_the_callers_weights_are_copied",
    ),
    Mistake("nodes.py", "all(map(math.isfinite, numbers))", "numbers == numbers", "tests/test_nodes.py::test_refuses"),
    Mistake(
        "nodes.py",
        "outputs = layer.forward(outputs)",
        "outputs = layer.forward(inputs)",
        "nnlesson/nodes.py::nnlesson.nodes.Network.forward",
    ),
    Mistake(
        "nodes.py",
        "return outputs.index(max(outputs))",
        "return max(outputs)",
        "tests/test_nodes.py::test_classify_answers_with_the_index",
        ONE,
    ),
    Mistake(
        "nodes.py",
        "return outputs.index(max(outputs))",
        "return int(outputs[1] >= outputs[0])",
        "tests/test_nodes.py::test_equal_outputs_give_the_first",
        ONE,
    ),
    Mistake(
        "nodes.py", "int(outputs[0] > ", "int(outputs[0] < ", "tests/test_nodes.py::test_one_output_needs_a_threshold"
    ),
    Mistake(
        "nodes.py",
        "import math\n",
        "import math\nimport numpy\n",
        "tests/laws/test_rooms.py::test_nodes_load_nothing_from_outside",
    ),
    # datasets
    Mistake(
        "datasets/avocados.py",
        "drawn[on_scale & ~disputed]",
        "drawn[on_scale]",
        "tests/test_datasets.py::test_ripe_means_near_the_best_point_and_nobody_disagreed",
        ONE,
    ),
    Mistake(
        "datasets/avocados.py",
        "drawn[on_scale & ~disputed]",
        "drawn[~disputed]",
        "tests/test_datasets.py::test_shapes_and_scale",
        ONE,
    ),
    Mistake(
        "datasets/avocados.py",
        "size=(n_samples, 2)",
        "size=(n_samples, 1)) * np.ones((1, 2)",
        "tests/test_datasets.py::test_both_measurements_follow_one_cause",
        ONE,
    ),
    Mistake(
        "datasets/avocados.py",
        "age = rng.uniform(",
        "age = np.random.uniform(",
        "tests/laws/test_repeatable.py::test_no_global_chance_is_used",
        ONE,
    ),
    Mistake(
        "datasets/avocados.py",
        "np.hypot(inputs[:, 0] - ripe_at, inputs[:, 1] - ripe_at)",
        "np.hypot(inputs[:, 0] - ripe_at, inputs[:, 0] - ripe_at)",
        "tests/test_datasets.py::test_ripe_means_near_the_best_point_and_nobody_disagreed",
        ONE,
    ),
    # plots: a page shows pixels, which only the tests of the artists can judge
    Mistake(
        "plots/regions.py",
        "classify([x, y])",
        "classify([y, x])",
        "tests/test_plots.py::test_softness_lies_on_x_and_darkness_on_y",
    ),
    Mistake(
        "plots/regions.py",
        'origin="lower"',
        'origin="upper"',
        "tests/test_plots.py::test_the_region_holds_what_the_network_answers",
    ),
    Mistake(
        "plots/style.py", "#35602d", "#b3123d", "tests/test_plots.py::test_pictures_and_pages_use_the_same_colours"
    ),
    # practice
    Mistake(
        "practice/weighted_sum.py",
        "return outputs.index(max(outputs))",
        "return outputs.index(min(outputs))",
        "tests/test_practice.py::test_every_slip_is_named",
        ONE,
    ),
    Mistake(
        "practice/exercise.py",
        "isinstance(value, bool) or not",
        "not",
        "tests/test_practice.py::test_an_index_is_a_whole_number",
    ),
    Mistake(
        "practice/exercise.py",
        "answer(*copy.deepcopy(case))",
        "answer(*case)",
        "tests/test_practice.py::test_an_answer_may_change_what_it_is_given",
    ),
    # tries
    Mistake(
        "tries/__init__.py",
        "in (known, fresh):",
        "in (fresh, known):",
        "nnlesson/tries/__init__.py::nnlesson.tries.report",
        ONE,
    ),
]
