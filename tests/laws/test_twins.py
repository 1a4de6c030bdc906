"""Where speed asks for a second form of a formula, the two stand side by side and give the same numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlesson.activations import softmax, softmax_of_one
from nnlesson.dense import Dense
from nnlesson.optimizers import SGD
from nnlesson.slopes import downhill, downhill_in_place

law = settings(deadline=None, derandomize=True, max_examples=60, database=None)
rows = arrays(np.float64, st.integers(1, 6), elements=st.floats(-30.0, 30.0))
rates = st.floats(0.001, 10.0)


@law
@given(p=rows, rate=rates, data=st.data())
def test_downhill_in_place_is_downhill_to_the_last_bit(p, rate, data):
    g = data.draw(arrays(np.float64, p.shape, elements=st.floats(-30.0, 30.0)))
    moved, by_sgd = p.copy(), p.copy()
    downhill_in_place(moved, g, rate)
    SGD(rate).step([by_sgd], [g])
    assert moved.tolist() == by_sgd.tolist() == downhill(p, g, rate).tolist() == downhill(p.tolist(), g.tolist(), rate)


@law
@given(rows)
def test_softmax_of_one_is_softmax(z):
    assert softmax_of_one(z.tolist()) == pytest.approx(softmax(z).tolist(), rel=1e-14)


@law
@given(st.integers(1, 5), st.integers(1, 4), st.integers(1, 4), st.integers(0, 2**32))
def test_z_in_an_array_that_is_there_is_z(n_samples, n_inputs, n_outputs, seed):
    rng = np.random.default_rng(seed)
    layer = Dense(rng.normal(size=(n_inputs, n_outputs)), rng.normal(size=n_outputs))
    X, out = rng.normal(size=(n_samples, n_inputs)), np.full((n_samples, n_outputs), np.nan)
    assert layer.z(X, out=out) is out
    assert out.tolist() == layer.z(X).tolist() == (X @ layer.weights + layer.bias).tolist()
