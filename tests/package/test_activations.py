"""What the room `activations` promises; derivatives are judged by tests/laws/test_gradients.py."""

import dataclasses
import math

import numpy as np
import pytest

from nnlesson.activations import ACTIVATIONS, elu, identity, leaky_relu, relu, sigmoid, softmax, step, tanh

ALL = [*ACTIVATIONS.values(), leaky_relu.with_alpha(0.3), elu.with_alpha(0.5)]
EVERY = pytest.mark.parametrize("activation", ALL, ids=str)
POINTS = [-1e308, -1000.0, -40.0, -2.0, -1e-9, -0.0, 0.0, 1e-9, 0.5, 2.0, 40.0, 1000.0, 1e308]

E = math.e


@pytest.mark.parametrize(
    ("activation", "z", "value"),
    [
        *((step, z, y) for z, y in ((-0.1, 0.0), (0.0, 1.0), (49.0, 1.0))),
        *((identity, z, z) for z in (-2.5, 0.0, 3.0)),
        (sigmoid, math.log(3.0), 0.75),  # 1 / (1 + 1/3)
        (tanh, math.log(3.0), 0.8),  # (3 − 1/3) / (3 + 1/3)
        *((relu, z, y) for z, y in ((-2.0, 0.0), (0.0, 0.0), (2.0, 2.0))),
        *((leaky_relu, z, y) for z, y in ((-2.0, -0.02), (0.0, 0.0), (2.0, 2.0))),
        (elu, -1.0, 1.0 / E - 1.0),
        (elu.with_alpha(0.5), -1.0, 0.5 / E - 0.5),
        (elu.with_alpha(0.5), 2.0, 2.0),
    ],
)
def test_values_worked_out_by_hand(activation, z, value):
    assert activation(z) == pytest.approx(value, rel=1e-15)
    assert activation(np.array([z]))[0] == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("activation", "slope"),
    [(step, 0.0), (identity, 1.0), (relu, 0.0), (leaky_relu, 0.01), (elu, 1.0), (elu.with_alpha(0.5), 0.5)],
    ids=str,
)
def test_the_slope_at_the_kink_is_the_one_from_the_left(activation, slope):
    for zero in (0.0, -0.0):
        assert activation.derivative(zero) == activation.derivative(np.array([zero]))[0] == slope


@EVERY
def test_a_number_and_an_array_get_the_same_answer(activation):
    for function in (activation, activation.derivative):
        table = function(np.array(POINTS).reshape(1, -1))
        assert table.shape == (1, len(POINTS))
        np.testing.assert_allclose([function(z) for z in POINTS], table[0], rtol=1e-15, atol=1e-300)
        assert np.isfinite(table).all()


@EVERY
@pytest.mark.parametrize("z", [2, True, np.float64(2.0)], ids=repr)
def test_a_number_gives_a_python_float(activation, z):
    for function in (activation, activation.derivative):
        assert type(function(z)) is float
        assert function(z) == function(float(z))


@EVERY
@pytest.mark.parametrize("dtype", [np.float32, np.float64, int, bool])
def test_an_array_of_any_shape_gives_fresh_floats(activation, dtype):
    for shape in ((), (0,), (3,), (2, 3), (2, 1, 3)):
        z = np.ones(shape, dtype)
        for function in (activation, activation.derivative):
            answer = np.asarray(function(z))
            assert answer.shape == shape
            assert answer.dtype == (np.float32 if dtype is np.float32 else np.float64)
            assert not np.shares_memory(answer, z)
        assert (z == 1).all()


@EVERY
def test_nan_stays_nan(activation):
    assert math.isnan(activation(math.nan))
    assert np.isnan(activation(np.array([math.nan, 1.0]))).tolist() == [True, False]


@EVERY
def test_no_activation_falls(activation):
    values = activation(np.linspace(-50.0, 50.0, 5001))
    assert (np.diff(values) >= 0.0).all()
    assert (activation.derivative(np.linspace(-50.0, 50.0, 5001)) >= 0.0).all()


def test_another_alpha_is_another_record():
    steep = leaky_relu.with_alpha(0.5)
    assert (steep(-2.0), leaky_relu(-2.0)) == (-1.0, -0.02)
    assert (steep.alpha, leaky_relu.alpha, steep.with_alpha(0.1).alpha) == (0.5, 0.01, 0.1)
    assert [repr(each) for each in (leaky_relu, steep, elu, relu)] == [
        "leaky_relu(alpha=0.01)",
        "leaky_relu(alpha=0.5)",
        "elu(alpha=1)",
        "relu",
    ]
    with pytest.raises(dataclasses.FrozenInstanceError):
        steep.alpha = 0.7


def test_the_ends_of_alpha():
    assert (leaky_relu.with_alpha(0)(-3.0), leaky_relu.with_alpha(1)(-3.0)) == (0.0, -3.0)
    assert elu.with_alpha(2)(-1000.0) == -2.0


def test_softmax_of_one_row_and_of_several():
    rows = np.array([[1.0, 2.0, 3.0], [-1000.0, 0.0, 1000.0]])
    np.testing.assert_array_equal(softmax(rows), [softmax(row) for row in rows])
    assert softmax(rows)[1].tolist() == [0.0, 0.0, 1.0]
    assert softmax([7.0]).tolist() == [1.0]
    assert softmax(rows.astype(np.float32)).dtype == np.float32
    assert rows.tolist() == [[1.0, 2.0, 3.0], [-1000.0, 0.0, 1000.0]]
