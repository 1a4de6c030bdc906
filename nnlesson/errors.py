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
