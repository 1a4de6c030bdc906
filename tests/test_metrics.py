"""What the room `metrics` promises."""

import pytest

from nnlesson.metrics import accuracy, count_right


def test_counts_and_shares():
    assert count_right([0, 1, 1, 0], [[0.0], [1.0], [0.0], [0.0]]) == 3
    assert accuracy([0, 1, 1, 0], [[0.0], [1.0], [0.0], [0.0]]) == 0.75


def test_several_columns_mean_the_column_with_the_one():
    assert count_right([2, 0, 1], [[0, 0, 1], [1, 0, 0], [1, 0, 0]]) == 2


REFUSED = [
    ([0, 1], [0.0, 1.0], r"targets must have shape \(n_samples, n_outputs\), got \(2,\); one column is"),
    ([0, 1], [[0.0]], "classes and targets must be equally many, got 2 and 1"),
    ([], [[0.0]], "classes must have shape"),
    ([[0]], [[0.0]], "classes must have shape"),
    ([0.5], [[0.0]], "classes must hold whole numbers from 0 on, got 0.5 at row 0"),
    ([0, -1], [[0.0], [0.0]], "got -1 at row 1"),
    ([0], [[float("nan")]], "targets holds NaN or infinity at row 0"),
    (["ripe"], [[1.0]], "classes must hold real numbers"),
    ([0, 1], [[0.0], [1.0, 2.0]], "targets must have rows of equal length"),
]


@pytest.mark.parametrize(("classes", "targets", "words"), REFUSED)
@pytest.mark.parametrize("function", [count_right, accuracy])
def test_refuses(function, classes, targets, words):
    with pytest.raises((ValueError, TypeError), match=words):
        function(classes, targets)
