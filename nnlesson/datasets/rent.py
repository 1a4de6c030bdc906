"""What does a flat cost? A set made for straight lines: the rent follows the area, and more than the area."""

import numpy as np

from nnlesson import _validate

BASE = 200.0  # euros
RATES = (9.0, -3.0, -1.0)  # euros for a square metre, a minute to the centre, a year of age
LOWEST, HIGHEST = (20.0, 0.0, 0.0), (100.0, 40.0, 60.0)
NOISE = 25.0  # euros; standard deviation of what nothing explains


def rent_and_area(
    n_samples: int, *, rng: int | np.random.Generator, factors: int = 1
) -> tuple[_validate.Floats, _validate.Floats]:
    """Make flats with their area and their rent, and with further factors if asked for.

    Built in chapter 5, in its interlude Downhill.

    The same seed gives the same flats and the same rents, however many factors are shown: what a line through the
    area alone cannot explain, further factors can.

    Parameters
    ----------
    n_samples : int
        How many flats, at least 1.
    rng : int or numpy.random.Generator
        Where chance comes from.
    factors : {1, 2, 3}
        How many columns the inputs have: the area; the minutes to the centre; the age of the house.

    Returns
    -------
    inputs : ndarray of shape (n_samples, factors)
        Area in square metres (20 to 100), way to the centre in minutes (0 to 40), age in years (0 to 60).
    targets : ndarray of shape (n_samples, 1)
        Rent of a month in euros.

    Raises
    ------
    TypeError, ValueError
        If `n_samples` is not a whole number from 1 on, `rng` neither a seed nor a Generator, `factors` not 1, 2 or 3.

    Notes
    -----
    Made for this course; no such flats exist. Each factor is uniform in its range, independent of the others.
    rent = 200 + 9 area − 3 minutes − 1 age + noise, which is normal with standard deviation 25.

    Examples
    --------
    >>> inputs, targets = rent_and_area(40, rng=1)
    >>> inputs.shape, targets.shape
    ((40, 1), (40, 1))
    """
    n_samples, rng = _validate.count(n_samples, "n_samples"), _validate.generator(rng)
    if _validate.count(factors, "factors") > len(RATES):
        raise ValueError(f"factors must be 1, 2 or 3, got {factors}")
    flats = rng.uniform(LOWEST, HIGHEST, size=(n_samples, len(RATES)))
    targets = BASE + flats @ np.array(RATES)[:, None] + rng.normal(scale=NOISE, size=(n_samples, 1))
    return flats[:, :factors].copy(), targets
