"""Maps a number to a number, or is that map's derivative.

Until try 4 there is one activation, and it changes nothing: ``identity``.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Activation:
    """A function that a node applies to its z, together with its derivative.

    Built in try 4.

    Parameters
    ----------
    name : str
        How the drawings and messages call it.
    function : callable
        Maps z to the node's output.
    derivative : callable
        Maps z (never the output) to the slope of `function` there.

    Examples
    --------
    >>> identity(0.57), identity.derivative(0.57)
    (0.57, 1.0)
    """

    name: str
    function: Callable[[float], float]
    derivative: Callable[[float], float]

    def __call__(self, z: float) -> float:
        """Apply the function to z. Built in try 4."""
        return self.function(z)


def _same(z: float) -> float:
    return z


def _one(z: float) -> float:  # noqa: ARG001  the slope of a straight line is the same everywhere
    return 1.0


identity = Activation("identity", _same, _one)
"""Leaves z as it is: the node's output is its weighted sum plus bias. Built in try 4, used from try 1."""
