"""What the room `metrics` promises."""

import pytest

from nnlesson.metrics import accuracy, confusion_matrix, count_right


def test_counts_and_shares():
    assert count_right([0, 1, 1, 0], [[0.0], [1.0], [0.0], [0.0]]) == 3
    assert accuracy([0, 1, 1, 0], [[0.0], [1.0], [0.0], [0.0]]) == 0.75


def test_several_columns_mean_the_column_with_the_one():
    assert count_right([2, 0, 1], [[0, 0, 1], [1, 0, 0], [1, 0, 0]]) == 2


def test_more_classes_than_samples():
    assert accuracy([3], [[0, 0, 0, 1, 0]]) == 1.0
    assert accuracy([3, 4], [[0, 0, 0, 1, 0], [1, 0, 0, 0, 0]]) == 0.5


def test_rows_are_wanted_and_columns_answered():
    wanted, said = [0, 0, 0, 2, 2, 1], [0, 1, 1, 2, 0, 1]
    counts = [[1, 2, 0], [0, 1, 0], [1, 0, 1]]
    one_column = [[label] for label in wanted]
    one_hot = [[float(label == k) for k in range(3)] for label in wanted]
    assert confusion_matrix(said, one_column, 3).tolist() == counts
    assert confusion_matrix(said, one_hot, 3).tolist() == counts
    assert confusion_matrix(said, one_column, 3).trace() == count_right(said, one_column)


def test_a_class_that_never_comes_has_its_row_and_column():
    assert confusion_matrix([0, 2], [[0], [0]], 4).tolist() == [[1, 0, 1, 0], [0] * 4, [0] * 4, [0] * 4]


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
    ([2, 0, 0], [[1, 0], [0, 1], [1, 0]], "classes must be from 0 to 1, got 2"),  # three samples, two columns
    ([2], [[1, 0]], "classes must be from 0 to 1, got 2"),
    ([0], [[2, 0]], "targets must hold a single 1 in each row"),
    ([0], [[0, 0]], "targets must hold a single 1 in each row"),
]


@pytest.mark.parametrize(("classes", "targets", "words"), REFUSED)
@pytest.mark.parametrize("function", [count_right, accuracy])
def test_refuses(function, classes, targets, words):
    with pytest.raises((ValueError, TypeError), match=words):
        function(classes, targets)


@pytest.mark.parametrize(("classes", "targets", "words"), REFUSED)
def test_a_confusion_matrix_refuses_the_same(classes, targets, words):
    with pytest.raises((ValueError, TypeError), match=words):
        confusion_matrix(classes, targets, 2)


@pytest.mark.parametrize(
    ("classes", "targets", "n_classes", "words"),
    [
        ([0, 3], [[0], [1]], 3, "classes must be from 0 to 2, got 3 at row 1"),
        ([0, 1, 1], [[0], [9], [1]], 3, "targets must be from 0 to 2, got 9 at row 1"),
        ([0, 1], [[1, 0], [0, 1]], 3, "targets must have 1 or 3 columns, got 2"),
        ([0, 1], [[1, 1], [0, 1]], 2, "targets must hold a single 1 in each row"),
        ([0, 1], [[0], [1]], 1, "n_classes must be at least 2, got 1"),
        ([0, 1], [[0], [1]], 2.0, "n_classes must be a whole number, got 2.0"),
        ([0, 1], [[0], [1]], True, "n_classes must be a whole number, got True"),
    ],
)
def test_a_confusion_matrix_refuses_classes_that_are_none(classes, targets, n_classes, words):
    with pytest.raises((ValueError, TypeError), match=words):
        confusion_matrix(classes, targets, n_classes)
