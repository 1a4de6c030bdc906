"""Two kinds of points in a plane, in the manner of the TensorFlow Playground.

The Playground (Smilkov, Carter, Sculley, Viégas and Wattenberg, playground.tensorflow.org) has four such sets. These
follow its shapes, sizes and noise, with three differences: a target is 1.0 or 0.0 where the Playground has 1 and -1;
the points of a spiral lie at chance places of their arm, so that fresh ones are really fresh; and exclusive or means
that the signs *differ*. Positions have no unit and lie between -6 and 6, but for a few of noisy `blobs`.
"""

import numpy as np
from numpy.typing import NDArray

from nnlesson import _validate

Points = tuple[_validate.Floats, _validate.Floats]

RADIUS = 5.0  # how far the sets reach, noise aside
GAP = 0.3  # how far `quadrants` keeps from both axes


def circle(n_samples: int, *, rng: int | np.random.Generator, noise: float = 0.0) -> Points:
    """Make a disc and a ring around it: no straight line does, x² + y² does.

    Built in chapter 16.

    Parameters
    ----------
    n_samples : int
        How many points, at least 1. They take turns: disc, ring, disc, ...
    rng : int or numpy.random.Generator
        Where chance comes from.
    noise : float, default 0.0
        From 0 to 1. A point is judged as if it lay up to 5 × noise further left or right, and up or down.

    Returns
    -------
    inputs : ndarray of shape (n_samples, 2)
        x and y: less than 2.5 from the centre, or from 3.5 to 5.
    targets : ndarray of shape (n_samples, 1)
        1.0 for points (judged to be) less than 2.5 from the centre, 0.0 for others.

    Raises
    ------
    TypeError, ValueError
        If `n_samples`, `rng` or `noise` is not as said.

    Notes
    -----
    Made for this course, after "Circle" of the Playground.

    Examples
    --------
    >>> inputs, targets = circle(4, rng=0)
    >>> targets[:, 0].tolist()
    [1.0, 0.0, 1.0, 0.0]
    """
    n_samples, rng, noise = _validated(n_samples, rng, noise)
    disc, ring = rng.uniform(0.0, 0.5, n_samples), rng.uniform(0.7, 1.0, n_samples)
    angle = rng.uniform(0.0, 2.0 * np.pi, n_samples)
    inputs = _turned(RADIUS * np.where(_first(n_samples), disc, ring), angle)
    return inputs, _column(np.hypot(*_shaken(inputs, noise, rng).T) < 0.5 * RADIUS)


def quadrants(n_samples: int, *, rng: int | np.random.Generator, noise: float = 0.0) -> Points:
    """Make four squares of points, of two kinds like a chessboard: exclusive or, scattered.

    Built in chapter 16.

    Parameters
    ----------
    n_samples : int
        How many points, at least 1.
    rng : int or numpy.random.Generator
        Where chance comes from.
    noise : float, default 0.0
        From 0 to 1. A point is judged as if it lay up to 5 × noise further left or right, and up or down.

    Returns
    -------
    inputs : ndarray of shape (n_samples, 2)
        x and y: each from 0.3 to 5.3, or from -5.3 to -0.3.
    targets : ndarray of shape (n_samples, 1)
        1.0 where x and y (are judged to) differ in sign, 0.0 elsewhere.

    Raises
    ------
    TypeError, ValueError
        If `n_samples`, `rng` or `noise` is not as said.

    Notes
    -----
    Made for this course, after "Exclusive or" of the Playground.

    Examples
    --------
    >>> inputs, targets = quadrants(100, rng=0)
    >>> bool(((inputs[:, 0] * inputs[:, 1] < 0) == (targets[:, 0] == 1.0)).all())
    True
    """
    n_samples, rng, noise = _validated(n_samples, rng, noise)
    inputs = rng.uniform(-RADIUS, RADIUS, (n_samples, 2))
    inputs += np.copysign(GAP, inputs)
    return inputs, _column(_shaken(inputs, noise, rng).prod(axis=1) < 0.0)


def blobs(n_samples: int, *, rng: int | np.random.Generator, noise: float = 0.0) -> Points:
    """Make two clouds of points: a straight line does.

    Built in chapter 16.

    Parameters
    ----------
    n_samples : int
        How many points, at least 1. They take turns: one cloud, the other, ...
    rng : int or numpy.random.Generator
        Where chance comes from.
    noise : float, default 0.0
        From 0 to 1. The variance of x and of y is 0.5 + 7 × noise.

    Returns
    -------
    inputs : ndarray of shape (n_samples, 2)
        x and y.
    targets : ndarray of shape (n_samples, 1)
        1.0 for the cloud around (2, 2), 0.0 for the one around (-2, -2).

    Raises
    ------
    TypeError, ValueError
        If `n_samples`, `rng` or `noise` is not as said.

    Notes
    -----
    Made for this course, after "Gaussian" of the Playground.

    Examples
    --------
    >>> inputs, targets = blobs(100, rng=0)
    >>> bool(((inputs.sum(axis=1) > 0) == (targets[:, 0] == 1.0)).all())
    True
    """
    n_samples, rng, noise = _validated(n_samples, rng, noise)
    targets = _column(_first(n_samples))
    centres = np.where(targets == 1.0, 2.0, -2.0)
    return rng.normal(centres, np.sqrt(0.5 + 7.0 * noise), (n_samples, 2)), targets


def spiral(n_samples: int, *, rng: int | np.random.Generator, noise: float = 0.0) -> Points:
    """Make two arms that wind around each other: hard for a small network.

    Built in chapter 16.

    Parameters
    ----------
    n_samples : int
        How many points, at least 1. They take turns: one arm, the other, ...
    rng : int or numpy.random.Generator
        Where chance comes from.
    noise : float, default 0.0
        From 0 to 1. How far a point may lie from its arm, to the left or right, and up or down.

    Returns
    -------
    inputs : ndarray of shape (n_samples, 2)
        x and y. An arm begins at the centre and makes 1 3/4 turns until it is 5 away.
    targets : ndarray of shape (n_samples, 1)
        1.0 for the arm that sets out upward, 0.0 for the other.

    Raises
    ------
    TypeError, ValueError
        If `n_samples`, `rng` or `noise` is not as said.

    Notes
    -----
    Made for this course, after "Spiral" of the Playground.

    Examples
    --------
    >>> inputs, targets = spiral(6, rng=0)
    >>> inputs.shape, targets[:, 0].tolist()
    ((6, 2), [1.0, 0.0, 1.0, 0.0, 1.0, 0.0])
    """
    n_samples, rng, noise = _validated(n_samples, rng, noise)
    first, along = _first(n_samples), rng.uniform(size=n_samples)
    inputs = _turned(RADIUS * along, 3.5 * np.pi * along + np.where(first, 0.0, np.pi))
    return inputs + noise * rng.uniform(-1.0, 1.0, inputs.shape), _column(first)


def _validated(n_samples: int, rng: int | np.random.Generator, noise: float) -> tuple[int, np.random.Generator, float]:
    """Return the three arguments of every set, validated."""
    if not 0.0 <= _validate.number(noise, "noise") <= 1.0:
        raise ValueError(f"noise must be from 0 to 1 (0.4 is 40 in the Playground), got {noise:g}")
    return _validate.count(n_samples, "n_samples"), _validate.generator(rng), float(noise)


def _first(n_samples: int) -> NDArray[np.bool]:
    """Say for each row whether it is of the first kind: every other one is."""
    first: NDArray[np.bool] = np.arange(n_samples) % 2 == 0
    return first


def _turned(radius: _validate.Floats, angle: _validate.Floats) -> _validate.Floats:
    """Place points at these distances from the centre; angle 0 is straight up, and it grows clockwise."""
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])


def _shaken(inputs: _validate.Floats, noise: float, rng: np.random.Generator) -> _validate.Floats:
    """Say where the points are judged to be."""
    return inputs + noise * rng.uniform(-RADIUS, RADIUS, inputs.shape)


def _column(truths: NDArray[np.bool]) -> _validate.Floats:
    """Make targets of truth values."""
    return truths.astype(np.float64)[:, None]
