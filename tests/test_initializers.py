"""What the room `initializers` promises: around 0, and as wide as the layer needs."""

import numpy as np
import pytest

from nnlesson.initializers import constant, glorot, he, normal, uniform

N_INPUTS, N_OUTPUTS = 784, 50
SPREADS = [  # how to draw, the standard deviation, and the largest size if there is one
    (uniform(3.0), 3.0 / np.sqrt(3.0), 3.0),
    (normal(0.01), 0.01, np.inf),
    (glorot, np.sqrt(2.0 / (N_INPUTS + N_OUTPUTS)), np.sqrt(6.0 / (N_INPUTS + N_OUTPUTS))),
    (he, np.sqrt(2.0 / N_INPUTS), np.inf),
]


@pytest.mark.parametrize(("start", "spread", "largest"), SPREADS, ids=[str(start) for start, *_ in SPREADS])
def test_weights_lie_around_0_and_are_spread_as_said(start, spread, largest):
    weights = start(N_INPUTS, N_OUTPUTS, rng=0)
    assert weights.shape == (N_INPUTS, N_OUTPUTS)
    assert weights.std() == pytest.approx(spread, rel=0.02)
    assert abs(weights.mean()) < 0.02 * spread  # 4 standard errors
    assert np.abs(weights).max() <= largest


def test_a_constant_is_one_number_everywhere():
    assert constant(0.5)(3, 2, rng=0).tolist() == [[0.5, 0.5]] * 3


def test_layers_that_share_a_generator_get_other_weights():
    rng = np.random.default_rng(0)
    assert not np.array_equal(he(3, 3, rng=rng), he(3, 3, rng=rng))
    assert np.array_equal(he(3, 3, rng=1), he(3, 3, rng=np.random.default_rng(1)))
