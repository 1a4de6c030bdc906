"""And, or, exclusive or: the smallest questions that a network can be asked."""

import numpy as np

from nnlesson import _validate

ANSWERS = {"and": (0.0, 0.0, 0.0, 1.0), "or": (0.0, 1.0, 1.0, 1.0), "xor": (0.0, 1.0, 1.0, 0.0)}


def truth_table(name: str) -> tuple[_validate.Floats, _validate.Floats]:
    """Write out what and, or, or exclusive or answers to two inputs.

    Built in try 2, where AND needs a bias; chapter 10 learns all three.

    Parameters
    ----------
    name : {"and", "or", "xor"}
        Which table. The answer is 1 if both inputs are 1, if at least one is, if exactly one is.

    Returns
    -------
    inputs : ndarray of shape (4, 2)
        (0, 0), (0, 1), (1, 0) and (1, 1): 1.0 is true, 0.0 is false; no unit.
    targets : ndarray of shape (4, 1)
        The answers, 1.0 or 0.0.

    Raises
    ------
    ValueError
        If there is no table of that name.

    Notes
    -----
    Source: the definitions of logic; nothing is measured or drawn.

    Examples
    --------
    >>> inputs, targets = truth_table("xor")
    >>> targets[:, 0].tolist()
    [0.0, 1.0, 1.0, 0.0]
    """
    if name not in ANSWERS:
        raise ValueError(f"name must be 'and', 'or' or 'xor', got {name!r}")
    inputs = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return inputs, np.array(ANSWERS[name])[:, None]
