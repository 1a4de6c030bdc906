"""What the room `datasets` promises."""

import numpy as np
import pytest

from nnlesson.datasets import AVA, avocados
from nnlesson.datasets.avocados import DISPUTED, RADIUS


def distance(inputs, ripe_at=0.57):
    return np.hypot(inputs[:, 0] - ripe_at, inputs[:, 1] - ripe_at)


@pytest.mark.parametrize("n_samples", [1, 2, 100, 2001])
def test_shapes_and_scale(n_samples):
    inputs, targets = avocados(n_samples, rng=5)
    assert inputs.shape == (n_samples, 2)
    assert targets.shape == (n_samples, 1)
    assert inputs.dtype == targets.dtype == np.float64
    assert (inputs >= 0.0).all()
    assert (inputs <= 1.0).all()
    assert set(targets[:, 0]) <= {0.0, 1.0}


@pytest.mark.parametrize("ripe_at", [0.57, 0.45])
def test_ripe_means_near_the_best_point_and_nobody_disagreed(ripe_at):
    inputs, targets = avocados(2000, rng=0, ripe_at=ripe_at)
    far = distance(inputs, ripe_at)
    assert ((far < RADIUS) == (targets[:, 0] == 1.0)).all()
    assert (np.abs(far - RADIUS) >= DISPUTED).all()


def test_about_45_in_100_are_ripe():
    shares = [avocados(2000, rng=seed)[1].mean() for seed in range(20)]
    assert 0.42 < min(shares) < np.mean(shares) < max(shares) < 0.48
    assert np.mean(shares) == pytest.approx(0.447, abs=0.005)


def test_both_measurements_follow_one_cause():
    inputs, _ = avocados(2000, rng=0)
    assert 0.7 < np.corrcoef(inputs.T)[0, 1] < 0.9


def test_there_are_fruits_too_young_and_fruits_too_old():
    inputs, targets = avocados(2000, rng=0)
    unripe = inputs[targets[:, 0] == 0.0].sum(axis=1)
    assert (unripe < 0.8).sum() > 400
    assert (unripe > 1.5).sum() > 100


def test_ava_is_ripe_and_easy():
    assert AVA == (0.6, 0.5)
    assert distance(np.array([AVA]))[0] < RADIUS - DISPUTED


def test_chance_comes_from_rng_alone():
    np.testing.assert_array_equal(avocados(50, rng=3)[0], avocados(50, rng=np.random.default_rng(3))[0])
    assert not np.array_equal(avocados(50, rng=3)[0], avocados(50, rng=4)[0])


REFUSED = [
    ({"n_samples": 0, "rng": 1}, "n_samples must be at least 1, got 0"),
    ({"n_samples": -3, "rng": 1}, "n_samples must be at least 1, got -3"),
    ({"n_samples": 2.5, "rng": 1}, "n_samples must be a whole number, got 2.5"),
    ({"n_samples": True, "rng": 1}, "n_samples must be a whole number"),
    ({"n_samples": "9", "rng": 1}, "n_samples must be a whole number"),
    ({"n_samples": 9, "rng": None}, "rng must be a whole number, got None"),
    ({"n_samples": 9, "rng": -1}, "rng must be at least 0"),
    ({"n_samples": 9, "rng": 1, "ripe_at": 1.5}, "ripe_at must be from 0 to 1"),
    ({"n_samples": 9, "rng": 1, "ripe_at": float("nan")}, "ripe_at holds NaN"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_refuses(arguments, words):
    with pytest.raises((ValueError, TypeError), match=words):
        avocados(**arguments)
