"""What the room `_validate` promises: a trusted copy, or words that name the argument."""

import numpy as np
import pytest

from nnlesson import _validate


def test_a_copy_is_returned():
    mine = np.ones((2, 2))
    trusted = _validate.table(mine, "inputs", "n_inputs")
    trusted[0, 0] = 9.0
    assert mine[0, 0] == 1.0


@pytest.mark.parametrize("values", [[[True]], [[1]], np.ones((1, 1), dtype=np.float32)])
def test_whole_numbers_and_truth_values_become_floats(values):
    assert _validate.table(values, "inputs", "n_inputs").dtype == np.float64


def test_a_generator_is_passed_on_and_a_seed_made_one():
    generator = np.random.default_rng(1)
    assert _validate.generator(generator) is generator
    assert _validate.generator(1).random() == np.random.default_rng(1).random()


REFUSED = [
    (
        lambda: _validate.table([1.0, 2.0], "inputs", "n_inputs"),
        r"got \(2,\); one column is inputs.reshape\(-1, 1\), one row .*\(1, -1\)",
    ),
    (lambda: _validate.table(np.ones((2, 2, 2)), "inputs", "n_inputs"), r"got \(2, 2, 2\)$"),
    (lambda: _validate.table(np.ones((0, 2)), "inputs", "n_inputs"), "inputs must not be empty"),
    (lambda: _validate.table(np.ones((2, 0)), "inputs", "n_inputs"), "inputs must not be empty"),
    (lambda: _validate.table([[1.0], [1.0, 2.0]], "inputs", "n_inputs"), "inputs must have rows of equal length"),
    (lambda: _validate.table([["a"]], "inputs", "n_inputs"), "inputs must hold real numbers"),
    (lambda: _validate.table([[1j]], "inputs", "n_inputs"), "inputs must hold real numbers, got complex128"),
    (lambda: _validate.table([[None]], "inputs", "n_inputs"), "inputs must hold real numbers, got object"),
    (lambda: _validate.table([[1.0], [np.inf]], "inputs", "n_inputs"), "inputs holds NaN or infinity at row 1"),
    (lambda: _validate.labels([[1]], "labels"), "labels must have shape"),
    (lambda: _validate.labels([1.5], "labels"), "got 1.5 at row 0"),
    (lambda: _validate.labels([0, 2.0**63], "labels"), "18 at row 1"),
    (lambda: _validate.count(1.0, "epochs"), "epochs must be a whole number, got 1.0"),
    (lambda: _validate.count(0, "epochs"), "epochs must be at least 1, got 0"),
    (lambda: _validate.generator("1"), "rng must be a whole number"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_refuses(call, words):
    with pytest.raises((ValueError, TypeError), match=words):
        call()
