"""What the room `losses` promises; gradients are judged by tests/laws/test_gradients.py."""

import math

import numpy as np
import pytest

from nnlesson.activations import identity, sigmoid, softmax
from nnlesson.losses import (
    LOSSES,
    binary_cross_entropy,
    cross_entropy,
    half_squared_error,
    mean_squared_error,
    one_hot,
)

EVERY = pytest.mark.parametrize("loss", LOSSES.values(), ids=str)
ENTROPIES = pytest.mark.parametrize("loss", [binary_cross_entropy, cross_entropy], ids=str)
LN2, LN3 = math.log(2.0), math.log(3.0)


@pytest.mark.parametrize(
    ("loss", "value"),
    [
        (half_squared_error, (1.0 + 4.0 + 0.0 + 1.0) / 2 / 2),  # half, over 2 samples
        (mean_squared_error, (1.0 + 4.0 + 0.0 + 1.0) / 4),  # over 2 samples and 2 outputs
    ],
    ids=str,
)
def test_squares_by_hand(loss, value):
    assert loss([[1.0, 2.0], [3.0, 5.0]], [[0.0, 0.0], [3.0, 4.0]]) == value


def test_binary_cross_entropy_by_hand():
    # two outputs at logit 0 cost ln 2 each; a logit of ln 3 means 3/4, so 4/3 or 4 is what the answer is worth
    assert binary_cross_entropy([[0.0, 0.0]], [[1.0, 0.0]]) == pytest.approx(2 * LN2)
    assert binary_cross_entropy([[LN3], [LN3]], [1, 0]) == pytest.approx((math.log(4 / 3) + math.log(4)) / 2)
    assert binary_cross_entropy([[LN3]], [[0.25]]) == pytest.approx(0.25 * math.log(4 / 3) + 0.75 * math.log(4))


def test_cross_entropy_by_hand():
    # logits ln 1, ln 2, ln 5 mean 1/8, 2/8, 5/8
    logits = np.log([[1.0, 2.0, 5.0]])
    for label, share in enumerate((1 / 8, 2 / 8, 5 / 8)):
        assert cross_entropy(logits, [label]) == pytest.approx(-math.log(share))
    assert cross_entropy(logits, [[0.5, 0.0, 0.5]]) == pytest.approx(-math.log(1 / 8) / 2 - math.log(5 / 8) / 2)
    assert cross_entropy([*logits, *logits], [0, 1]) == pytest.approx((math.log(8) + math.log(4)) / 2)


def test_of_two_classes_both_entropies_say_the_same():
    logits = np.random.default_rng(0).normal(scale=5.0, size=(20, 2))
    labels = np.arange(20) % 2
    assert cross_entropy(logits, labels) == pytest.approx(
        binary_cross_entropy(logits[:, 1:] - logits[:, :1], labels), rel=1e-12
    )


@EVERY
def test_a_loss_is_a_python_float_and_never_negative(loss):
    rng = np.random.default_rng(0)
    for scale in (0.1, 10.0, 1000.0):
        predictions = rng.normal(scale=scale, size=(200, 3))
        targets = one_hot(rng.integers(3, size=200), 3)
        assert type(loss(predictions, targets)) is float
        assert min(loss(p[None], y[None]) for p, y in zip(predictions, targets, strict=True)) >= 0.0


@ENTROPIES
def test_logits_far_out_need_no_clipping(loss):
    right, wrong = [[1000.0, -1000.0]], [[-1000.0, 1000.0]]
    assert loss(right, [[1.0, 0.0]]) == 0.0
    assert loss(wrong, [[1.0, 0.0]]) == 2000.0
    assert loss.gradient(right, [[1.0, 0.0]]).tolist() == [[0.0, 0.0]]
    assert loss.gradient(wrong, [[1.0, 0.0]]).tolist() == [[-1.0, 1.0]]


@ENTROPIES
def test_labels_are_rows_with_a_single_one(loss):
    logits = np.random.default_rng(1).normal(size=(3, 2))
    labels, table = [1, 0, 1], [[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]
    assert loss(logits, labels) == loss(logits, np.array(labels, dtype=np.uint8)) == loss(logits, table)
    np.testing.assert_array_equal(loss.gradient(logits, labels), loss.gradient(logits, table))


def test_labels_of_one_output():
    assert binary_cross_entropy([[0.3], [2.0]], [0, 1]) == binary_cross_entropy([[0.3], [2.0]], [[0.0], [1.0]])


@EVERY
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_gradient_is_fresh_and_of_the_dtype_of_the_predictions(loss, dtype):
    predictions, targets = np.array([[0.5, 1.0], [2.0, -1.0]], dtype), np.array([[1.0, 0.0], [0.0, 1.0]])
    before = predictions.copy(), targets.copy()
    gradient = loss.gradient(predictions, targets)
    assert (gradient.dtype, gradient.shape) == (dtype, (2, 2))
    assert not any(np.shares_memory(gradient, given) for given in (predictions, targets))
    loss(predictions, targets)
    np.testing.assert_array_equal(predictions, before[0])
    np.testing.assert_array_equal(targets, before[1])


def test_where_one_output_is_split_in_two():
    assert [loss.threshold for loss in LOSSES.values()] == [0.5, 0.5, 0.0, None]
    assert [loss.takes_logits for loss in LOSSES.values()] == [False, False, True, True]


def test_probabilities():
    logits = [[0.0, LN3], [-1000.0, 1000.0]]
    np.testing.assert_array_equal(binary_cross_entropy.probabilities(logits), sigmoid(np.array(logits)))
    np.testing.assert_array_equal(cross_entropy.probabilities(logits), softmax(logits))


@EVERY
def test_which_outputs_a_loss_fits(loss):
    loss.fits(identity)
    if not loss.takes_logits:
        loss.fits(sigmoid)


def test_one_hot_is_fresh_and_takes_any_whole_numbers():
    labels = np.array([2, 0], dtype=np.uint8)
    table = one_hot(labels, 4)
    assert table.tolist() == [[0.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0]] == one_hot([2.0, 0.0], 4).tolist()
    assert table.dtype == np.float64
    assert table.flags.writeable


def test_rows_add_up_to_1_but_for_the_last_digits():
    assert cross_entropy([[0.0, 0.0]], [[0.5, 0.5 + 0.9e-6]]) == pytest.approx(math.log(2.0), abs=1e-6)
    with pytest.raises(ValueError, match="must add up to 1"):
        cross_entropy([[0.0, 0.0]], [[0.5, 0.5 + 1.5e-6]])
