"""Is this avocado ripe? A set made for teaching, in view from the first try to the last."""

import numpy as np

from nnlesson import _validate

NOISE = 0.12  # standard deviation of both measurements around the age
RADIUS = 0.30  # how far from its best point a fruit is still ripe
DISPUTED = 0.04  # so close to that border the testers disagreed

AVA = (0.6, 0.5)
"""Softness and darkness of the one fruit that every try works out by hand. Ava is ripe."""


def avocados(n_samples: int, *, rng: int | np.random.Generator, ripe_at: float = 0.57) -> tuple[np.ndarray, np.ndarray]:
    """Make avocados with their softness, their darkness, and the testers' verdict.

    Built in try 1.

    Each fruit has an age, which nobody measures. Softness and darkness follow it, each with its own noise. A fruit
    is ripe near one point and not ripe around it, so some are too young and some are too old. Fruits whose
    measurements leave the scale and fruits on which the testers disagreed are not in the set.

    Parameters
    ----------
    n_samples : int
        How many fruits, at least 1.
    rng : int or numpy.random.Generator
        Where chance comes from; the same seed gives the same fruits.
    ripe_at : float, default 0.57
        The softness and darkness at which this variety is best; the other variety of the course has 0.45.

    Returns
    -------
    inputs : ndarray of shape (n_samples, 2)
        Softness (0.0 like wood, 1.0 like butter) and darkness (0.0 bright green, 1.0 black); no unit.
    targets : ndarray of shape (n_samples, 1)
        1.0 for a ripe fruit, 0.0 for one that is not.

    Raises
    ------
    TypeError, ValueError
        If `n_samples` is not a whole number from 1 on, or `rng` is neither a seed nor a Generator, or `ripe_at`
        is not a number from 0 to 1.

    Notes
    -----
    Made for this course. Age is uniform in 0..1, the noise is normal with standard deviation 0.12; ripe means within
    0.30 of (ripe_at, ripe_at); fruits within 0.04 of that border are left out. About 45 in 100 are ripe.

    Examples
    --------
    >>> inputs, targets = avocados(100, rng=1)
    >>> inputs.shape, targets.shape, int(targets.sum())
    ((100, 2), (100, 1), 40)
    """
    n_samples, rng = _validate.count(n_samples, "n_samples"), _validate.generator(rng)
    ripe_at = _validate.number(ripe_at, "ripe_at")
    if not 0.0 <= ripe_at <= 1.0:
        raise ValueError(f"ripe_at must be from 0 to 1, where the fruits are, got {ripe_at:g}")
    inputs = np.empty((0, 2))
    while len(inputs) < n_samples:
        age = rng.uniform(size=(n_samples, 1))
        drawn = age + rng.normal(scale=NOISE, size=(n_samples, 2))
        on_scale = ((drawn >= 0.0) & (drawn <= 1.0)).all(axis=1)
        disputed = np.abs(_distance(drawn, ripe_at) - RADIUS) < DISPUTED
        inputs = np.concatenate([inputs, drawn[on_scale & ~disputed]])
    inputs = inputs[:n_samples].copy()
    ripe = _distance(inputs, ripe_at) < RADIUS
    return inputs, ripe.astype(np.float64)[:, None]


def _distance(inputs: np.ndarray, ripe_at: float) -> np.ndarray:
    """Say how far each fruit is from the best point of its variety."""
    return np.hypot(inputs[:, 0] - ripe_at, inputs[:, 1] - ripe_at)
