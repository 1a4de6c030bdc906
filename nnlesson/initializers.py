"""Draws starting weights. Biases always start at 0.

Each is a frozen record that is called with the numbers of inputs and outputs of a layer.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.errors import ShapeError


@dataclass(frozen=True)
class Initializer:
    """A way to draw the weights of one layer.

    Built in try 5.

    Parameters
    ----------
    name : str
        What messages call it.
    draw : callable
        Takes a Generator and the shape (n_inputs, n_outputs), answers with the weights.

    Examples
    --------
    >>> uniform(3.0)(2, 4, rng=1).shape
    (2, 4)
    """

    name: str
    draw: Callable[[np.random.Generator, tuple[int, int]], Floats]

    def __post_init__(self) -> None:
        _validate.function(self.draw, "draw")

    def __call__(self, n_inputs: int, n_outputs: int, *, rng: int | np.random.Generator) -> Floats:
        """Draw the weights of a layer.

        Built in try 5.

        Parameters
        ----------
        n_inputs, n_outputs : int
            The size of the layer, each at least 1.
        rng : int or numpy.random.Generator
            Where chance comes from.

        Returns
        -------
        ndarray of shape (n_inputs, n_outputs)
            Column j holds the weights of node j.

        Raises
        ------
        TypeError, ValueError
            If a size is not a whole number from 1 on, or rng is neither a seed nor a Generator.

        Examples
        --------
        >>> constant(0.5)(2, 1, rng=0).tolist()
        [[0.5], [0.5]]
        """
        shape = _validate.count(n_inputs, "n_inputs"), _validate.count(n_outputs, "n_outputs")
        weights = _validate.real(self.draw(_validate.generator(rng), shape), "weights")
        if weights.shape != shape:
            raise ShapeError(f"weights must have shape {shape}, got {weights.shape} from {self}")
        return weights

    def __repr__(self) -> str:
        return self.name


def constant(value: float) -> Initializer:
    """Start every weight at the same number; no node will ever differ from its neighbour.

    Built in chapter 10.

    Examples
    --------
    >>> constant(1.0)
    constant(1)
    """
    value = _validate.number(value, "value")
    return Initializer(f"constant({value:g})", lambda _, shape: np.full(shape, value))


def uniform(scale: float) -> Initializer:
    """Draw evenly between −scale and scale.

    Built in try 5.

    Examples
    --------
    >>> bool(abs(uniform(3.0)(10, 10, rng=0)).max() <= 3.0)
    True
    """
    scale = _validate.number(scale, "scale", above=0.0)
    if not math.isfinite(2.0 * scale):
        raise ValueError(f"scale must be at most half the largest float, got {scale:g}")
    return Initializer(f"uniform({scale:g})", lambda rng, shape: rng.uniform(-scale, scale, size=shape))


def normal(scale: float) -> Initializer:
    """Draw from the bell curve around 0 with this standard deviation.

    Built in chapter 10.

    Examples
    --------
    >>> normal(0.01)
    normal(0.01)
    """
    scale = _validate.number(scale, "scale", above=0.0)
    return Initializer(f"normal({scale:g})", lambda rng, shape: rng.normal(scale=scale, size=shape))


def _glorot(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    width = math.sqrt(6.0 / (shape[0] + shape[1]))
    return rng.uniform(-width, width, size=shape)


def _he(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    return rng.normal(scale=math.sqrt(2.0 / shape[0]), size=shape)


def validated_initializer(start: Initializer) -> Initializer:
    """Return a way to draw weights, or raise. Built in try 5."""
    if not isinstance(start, Initializer):
        raise TypeError(f"start must be one of nnlesson.initializers, got {start!r}")
    return start


glorot = Initializer("glorot", _glorot)
"""Even within ±√(6 / (n_inputs + n_outputs)), for sigmoid and tanh [Glorot and Bengio 2010]. Built in chapter 13."""

he = Initializer("he", _he)
"""Bell curve with standard deviation √(2 / n_inputs), for ReLU [He et al. 2015]. Built in chapter 13."""

INITIALIZERS = (constant(0.5), uniform(1.0), normal(1.0), glorot, he)
