"""What the room `datasets` promises; MNIST has a file of its own."""

import inspect
import subprocess
import sys

import numpy as np
import pytest

from nnlesson import datasets
from nnlesson.datasets import (
    AVA,
    SHIFT,
    avocados,
    blobs,
    circle,
    digits,
    pounds_and_inches,
    quadrants,
    rent_and_area,
    shirts,
    single_pair,
    spiral,
    truth_table,
)
from nnlesson.datasets.avocados import DISPUTED, RADIUS

PLAYGROUND = [circle, quadrants, blobs, spiral]
CHANCE = [avocados, rent_and_area, *PLAYGROUND]  # sets of any size
FIXED = [shirts, single_pair, lambda: truth_table("xor")]
SETS = [*(lambda make=make: make(40, rng=1) for make in CHANCE), *FIXED, digits]


@pytest.mark.parametrize("make", SETS)
def test_a_set_is_two_fresh_arrays_with_as_many_rows(make):
    (inputs, targets), (again, targets_again) = make(), make()
    assert inputs.dtype == np.float64
    assert inputs.ndim == 2
    assert len(inputs) == len(targets)
    assert (targets.dtype, targets.ndim) == ((np.int64, 1) if make is digits else (np.float64, 2))
    for one in (inputs, targets):
        assert one.flags.writeable
        assert not any(np.shares_memory(one, other) for other in (again, targets_again))
    assert not np.shares_memory(inputs, targets)
    inputs[:], targets[:] = 7, 7  # whoever writes into a set spoils no later one
    np.testing.assert_array_equal(make()[0], again)
    np.testing.assert_array_equal(make()[1], targets_again)


@pytest.mark.parametrize("make", CHANCE)
def test_a_set_of_chance_depends_on_rng_alone(make):
    for n_samples in (1, 2, 7, 500):
        assert len(make(n_samples, rng=0)[0]) == n_samples
    one, other = make(50, rng=3), make(50, rng=np.random.default_rng(3))
    np.testing.assert_array_equal(one[0], other[0])
    np.testing.assert_array_equal(one[1], other[1])
    assert not np.array_equal(one[0], make(50, rng=4)[0])
    parameter = inspect.signature(make).parameters["rng"]
    assert parameter.kind is parameter.KEYWORD_ONLY
    assert parameter.default is parameter.empty


@pytest.mark.parametrize("make", CHANCE)
@pytest.mark.parametrize(
    ("n_samples", "rng", "words"),
    [(0, 1, "at least 1, got 0"), (2.5, 1, "whole number, got 2.5"), (9, None, "whole number, got None"), (9, -1, "0")],
)
def test_refuses_a_size_or_a_chance_that_is_none(make, n_samples, rng, words):
    with pytest.raises((ValueError, TypeError), match=words):
        make(n_samples, rng=rng)


def test_importing_the_room_loads_nothing_but_numpy():
    code = "import nnlesson.datasets, sys; print({'sklearn', 'pooch', 'tqdm', 'requests'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_every_name_of_the_room_is_there():
    assert sorted(datasets.__all__) == datasets.__all__
    assert all(hasattr(datasets, name) for name in datasets.__all__)


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
    ({"n_samples": 9, "rng": 1, "ripe_at": [0.5, 0.45]}, "ripe_at must be a number"),
    ({"n_samples": 9, "rng": 1, "ripe_at": float("nan")}, "ripe_at must be finite, got nan"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_refuses(arguments, words):
    with pytest.raises((ValueError, TypeError), match=words):
        avocados(**arguments)


def test_truth_tables():
    for name, answer in {"and": min, "or": max, "xor": lambda pair: abs(pair[0] - pair[1])}.items():
        inputs, targets = truth_table(name)
        assert inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
        assert targets.tolist() == [[answer(pair)] for pair in inputs.tolist()]


@pytest.mark.parametrize("name", ["nand", "XOR", "", None, 1])
def test_there_are_three_truth_tables(name):
    with pytest.raises(ValueError, match="name must be 'and', 'or' or 'xor', got"):
        truth_table(name)


def test_the_single_pair():
    inputs, targets = single_pair()
    assert inputs.tolist() == [[0.05, 0.10]]
    assert targets.tolist() == [[0.01, 0.99]]


def test_shirts():
    inputs, targets = shirts()
    assert inputs.tolist() == [[133, 65], [160, 72], [152, 70], [120, 60]]
    assert targets.tolist() == [[1], [0], [0], [1]]
    assert SHIFT == (135, 66)
    assert np.corrcoef(inputs.T)[0, 1] == pytest.approx(0.995, abs=0.0005)
    np.testing.assert_array_equal(np.array([[128.0, 63.0], [155.0, 68.0]]) - SHIFT, [[-7, -3], [20, 2]])


def test_kilograms_and_centimetres():
    steve = np.subtract(pounds_and_inches(kg=73, cm=182), SHIFT)
    np.testing.assert_allclose(steve, (25.93726, 5.653582), rtol=0, atol=1e-12)
    swapped = np.subtract(pounds_and_inches(kg=182, cm=73), SHIFT)
    np.testing.assert_allclose(swapped, (266.24084, -37.259827), rtol=0, atol=1e-12)


def test_kilograms_and_centimetres_must_be_named():
    with pytest.raises(TypeError, match="positional"):
        pounds_and_inches(73, 182)
    with pytest.raises(ValueError, match="kg must be larger than 0, got 0"):
        pounds_and_inches(kg=0, cm=182)
    with pytest.raises(TypeError, match="cm must be a number, got '182'"):
        pounds_and_inches(kg=73, cm="182")


def test_further_factors_are_of_the_same_flats_and_explain_more():
    (area, rent), (all_three, same) = (rent_and_area(200, rng=0, factors=factors) for factors in (1, 3))
    np.testing.assert_array_equal(area, all_three[:, :1])
    np.testing.assert_array_equal(rent, same)
    left = []
    for inputs in (area, all_three[:, :2], all_three):
        columns = np.column_stack([inputs, np.ones(200)])
        found, squares, *_ = np.linalg.lstsq(columns, rent, rcond=None)
        left.append(np.sqrt(squares[0] / 200))
    assert left[0] > left[1] > left[2]
    assert left[2] == pytest.approx(25.0, abs=4.0)
    np.testing.assert_allclose(found[:3, 0], [9, -3, -1], atol=0.4)


def test_rents_are_positive_and_the_ranges_hold():
    inputs, targets = rent_and_area(5000, rng=1, factors=3)
    assert (inputs >= [20, 0, 0]).all()
    assert (inputs <= [100, 40, 60]).all()
    assert (targets > 0).all()
    assert 0.9 < np.corrcoef(inputs[:, 0], targets[:, 0])[0, 1] < 0.99


@pytest.mark.parametrize("factors", [0, 4, 1.0, True, None])
def test_there_are_three_factors(factors):
    with pytest.raises((ValueError, TypeError), match="factors must be"):
        rent_and_area(3, rng=0, factors=factors)


def test_circle_is_a_disc_and_a_ring():
    inputs, targets = circle(1001, rng=0)
    far = np.hypot(*inputs.T)
    assert targets.sum() == 501
    assert far[targets[:, 0] == 1].max() <= 2.5
    assert far[targets[:, 0] == 0].min() >= 3.5
    assert far.max() <= 5.0


def test_quadrants_keep_from_the_axes():
    inputs, targets = quadrants(1000, rng=0)
    assert ((inputs.prod(axis=1) < 0) == (targets[:, 0] == 1)).all()
    assert np.abs(inputs).min() >= 0.3
    assert np.abs(inputs).max() <= 5.3
    assert 400 < targets.sum() < 600
    assert {(x > 0, y > 0) for x, y in inputs.tolist()} == {(a, b) for a in (True, False) for b in (True, False)}


@pytest.mark.parametrize(("noise", "variance"), [(0.0, 0.5), (0.5, 4.0)])
def test_blobs_lie_around_two_points(noise, variance):
    inputs, targets = blobs(4000, rng=0, noise=noise)
    for target, centre in ((1, 2.0), (0, -2.0)):
        cloud = inputs[targets[:, 0] == target]
        assert len(cloud) == 2000
        np.testing.assert_allclose(cloud.mean(axis=0), centre, atol=0.15)
        np.testing.assert_allclose(cloud.var(axis=0), variance, rtol=0.1)


def test_the_arms_of_the_spiral_wind_around_each_other():
    inputs, targets = spiral(1000, rng=0)
    far, angle = np.hypot(*inputs.T), np.arctan2(inputs[:, 0], inputs[:, 1])
    from_first = (angle - 3.5 * np.pi * far / 5) % (2 * np.pi)
    expected = np.where(targets[:, 0] == 1, 0.0, np.pi)
    np.testing.assert_allclose(np.cos(from_first - expected), 1.0, atol=1e-9)
    assert far.max() <= 5.0
    np.testing.assert_allclose(np.abs(spiral(1000, rng=0, noise=0.4)[0] - inputs).max(), 0.4, atol=0.01)


@pytest.mark.parametrize("make", [circle, quadrants])
def test_noise_changes_the_answers_and_not_the_places(make):
    (inputs, targets), (same, noisy) = make(1000, rng=0), make(1000, rng=0, noise=0.4)
    np.testing.assert_array_equal(inputs, same)
    assert 50 < (targets != noisy).sum() < 400


@pytest.mark.parametrize("make", PLAYGROUND)
def test_the_playground_keeps_to_its_ground_and_two_answers(make):
    inputs, targets = make(500, rng=2)
    assert np.abs(inputs).max() <= 6
    assert set(targets[:, 0]) == {0.0, 1.0}
    for noise in (-0.1, 1.1, 40):
        with pytest.raises(ValueError, match="noise must be from 0 to 1"):
            make(5, rng=0, noise=noise)
    with pytest.raises(TypeError, match="noise must be a number"):
        make(5, rng=0, noise=None)


def test_digits_are_those_of_the_chapter():
    model_selection = pytest.importorskip("sklearn.model_selection")
    inputs, labels = digits()
    assert inputs.shape == (1797, 64)
    assert (inputs.min(), inputs.max()) == (0, 16)
    assert (inputs == np.floor(inputs)).all()
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert labels[[31, 32]].tolist() == [9, 5]
    train, test = model_selection.train_test_split(np.arange(1797), test_size=0.2, random_state=42)
    assert (len(train), len(test), 31 in train, 32 in test) == (1437, 360, True, True)
    low, high = inputs.min(axis=0), inputs.max(axis=0)
    assert np.flatnonzero(low == high).tolist() == [0, 32, 39]
    scaled = (inputs[31] - low) / np.where(high > low, high - low, 1.0)  # per column over all rows
    assert inputs[31].reshape(8, 8)[4, 6] == 3
    assert f"{scaled.reshape(8, 8)[4, 6]:.2f} {3 / 16:.2f}" == "0.21 0.19"
    assert (high < 16).sum() == 21


def test_digits_say_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(ImportError, match=r"pip install nnlesson\[data\]"):
        digits()
