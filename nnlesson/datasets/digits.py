"""Small handwritten digits, 8 by 8 pixels. They come with scikit-learn: nothing is downloaded."""

import numpy as np

from nnlesson import _validate


def digits() -> tuple[_validate.Floats, _validate.Integers]:
    """Read the 1797 digits of scikit-learn, and which digit each of them is.

    Built in chapter 14.

    The grey levels come as they are, 0 to 16: how to scale them is a question of the chapter. ``inputs / 16`` brings
    them to 0..1.

    Returns
    -------
    inputs : ndarray of shape (1797, 64)
        Grey levels, 0.0 (paper) to 16.0 (ink), row by row of the image; ``inputs[i].reshape(8, 8)`` is the picture.
    labels : ndarray of shape (1797,)
        Whole numbers 0 to 9. The two cross-entropies take them as they are; `nnlesson.losses.one_hot` makes a table.

    Raises
    ------
    ImportError
        If scikit-learn is missing.

    Notes
    -----
    Source: Alpaydin and Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository,
    doi:10.24432/C50P49 (its test part), written by 13 people. A grey level counts the inked pixels in a square of
    4 by 4 of the scan. This is not MNIST.

    Examples
    --------
    >>> inputs, labels = digits()
    >>> inputs.shape, labels[[31, 32]].tolist()
    ((1797, 64), [9, 5])
    """
    try:
        from sklearn.datasets import load_digits
    except ImportError as error:
        raise ImportError("digits needs scikit-learn; install it with: pip install nnlesson[data]") from error
    inputs, labels = load_digits(return_X_y=True)
    return inputs.astype(np.float64), labels.astype(np.int64)
