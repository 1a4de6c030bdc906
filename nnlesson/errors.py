"""What goes wrong, said plainly: what must be, what was, what to do."""


class ShapeError(ValueError):
    """A list or table has the wrong length or shape.

    Built in try 1.

    Examples
    --------
    >>> from nnlesson.nodes import Node
    >>> Node([0.2, 0.9]).forward([0.6])
    Traceback (most recent call last):
    ...
    nnlesson.errors.ShapeError: inputs must hold 2 numbers, one for each weight, got 1
    """


class GradientError(ArithmeticError):
    """A gradient by calculus is not the slope by nudging.

    Built in try 7.

    Examples
    --------
    >>> from nnlesson.slopes import check_gradients
    >>> check_gradients(lambda p: p[0] ** 2, [3.0], [6.0]) < 1e-7
    True
    >>> check_gradients(lambda p: p[0] ** 2, [3.0], [3.0])
    Traceback (most recent call last):
    ...
    nnlesson.errors.GradientError: parameters at 0: gradient 3, slope by nudging 6, difference -3 ...
    """


class DataError(OSError):
    """A data set could not be had, or is not what it should be.

    Built in chapter 14.
    """
