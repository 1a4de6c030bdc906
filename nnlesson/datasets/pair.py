"""The one sample on which every number of a learning step is worked out by hand."""

import numpy as np

from nnlesson import _validate


def single_pair() -> tuple[_validate.Floats, _validate.Floats]:
    """Return the one pair of inputs and targets of "One step, every number".

    Built in try 7.

    Returns
    -------
    inputs : ndarray of shape (1, 2)
        0.05 and 0.10; no unit.
    targets : ndarray of shape (1, 2)
        0.01 and 0.99; no unit.

    Notes
    -----
    Made up by Matt Mazur for "A Step by Step Backpropagation Example" (2015), and worked through by many since.

    Examples
    --------
    >>> inputs, targets = single_pair()
    >>> inputs.tolist(), targets.tolist()
    ([[0.05, 0.1]], [[0.01, 0.99]])
    """
    return np.array([[0.05, 0.10]]), np.array([[0.01, 0.99]])
