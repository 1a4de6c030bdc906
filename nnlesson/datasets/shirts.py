"""Which shirt fits, S or L? Four people: enough to learn from, far too few to prove anything."""

import numpy as np

from nnlesson import _validate

SHIFT = (135.0, 66.0)
"""Pounds and inches to subtract before learning; without it no network of the course learns the shirts."""

POUNDS_IN_A_KILOGRAM = 2.20462
INCHES_IN_A_CENTIMETRE = 0.393701


def shirts() -> tuple[_validate.Floats, _validate.Floats]:
    """Return the weight and height of four people and the shirt that fits each of them.

    Built in chapter 11.

    Returns
    -------
    inputs : ndarray of shape (4, 2)
        Weight in pounds and height in inches, as measured: subtract `SHIFT` before learning.
    targets : ndarray of shape (4, 1)
        1.0 for S, 0.0 for L.

    Notes
    -----
    Made up for teaching, and passed on by many courses with other targets. Weight and height go together so closely
    (correlation 0.995) that the two say little more than one.

    Examples
    --------
    >>> inputs, targets = shirts()
    >>> (inputs - SHIFT).tolist()
    [[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]]
    >>> targets[:, 0].tolist()
    [1.0, 0.0, 0.0, 1.0]
    """
    inputs = np.array([[133.0, 65.0], [160.0, 72.0], [152.0, 70.0], [120.0, 60.0]])
    return inputs, np.array([[1.0], [0.0], [0.0], [1.0]])


def pounds_and_inches(*, kg: float, cm: float) -> tuple[float, float]:
    """Convert a weight and a height to the units of the shirts.

    Built in chapter 11.

    Both must be named: whoever swaps 73 kg and 182 cm gets a person of 401 pounds and 29 inches, and a network that
    answers all the same.

    Parameters
    ----------
    kg : float
        Weight in kilograms, larger than 0.
    cm : float
        Height in centimetres, larger than 0.

    Returns
    -------
    tuple of float
        Weight in pounds (2.20462 for each kilogram), height in inches (0.393701 for each centimetre).

    Raises
    ------
    TypeError, ValueError
        If one of them is not a number larger than 0, or not named.

    Examples
    --------
    >>> pounds, inches = pounds_and_inches(kg=73, cm=182)
    >>> print(f"{pounds - SHIFT[0]:.5f} {inches - SHIFT[1]:.6f}")
    25.93726 5.653582
    """
    kg, cm = _validate.number(kg, "kg", above=0), _validate.number(cm, "cm", above=0)
    return kg * POUNDS_IN_A_KILOGRAM, cm * INCHES_IN_A_CENTIMETRE
