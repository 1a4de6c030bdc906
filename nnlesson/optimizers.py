"""Moves a parameter, given its gradient. Sorted from simple to clever.

An optimizer knows neither layers nor losses: it gets a list of arrays and a list of gradients of the same shapes, and
changes the first in place. It is the only thing in the package that writes into an array it was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.errors import ShapeError
from nnlesson.slopes import downhill_in_place

Arrays = Sequence[Floats]


class Optimizer(Protocol):
    """What `nnlesson.training.train` needs of an optimizer.

    Built in chapter 9. Those of this room leave the gradients as they are; `train` does not look at them again.
    """

    learning_rate: float

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        """Move the parameters in place. Built in chapter 9."""


@dataclass
class SGD:
    """Steps against the gradient: p ← p − η g.

    Built in chapter 9.

    Parameters
    ----------
    learning_rate : float
        η, how far to go for each unit of slope, larger than 0.

    Raises
    ------
    TypeError, ValueError
        If the learning rate is not a number larger than 0.

    Examples
    --------
    >>> p = np.array([1.0, 2.0])
    >>> SGD(0.5).step([p], [np.array([2.0, -2.0])])
    >>> p.tolist()
    [0.0, 3.0]
    """

    learning_rate: float

    def __post_init__(self) -> None:
        self.learning_rate = _validate.number(self.learning_rate, "learning_rate", above=0.0)

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        """Move each parameter against its gradient, in place.

        Built in chapter 9.

        Parameters
        ----------
        parameters : sequence of ndarray
            Changed in place.
        gradients : sequence of ndarray
            One for each parameter, of the same shape; finite, as `nnlesson.training.train` makes sure.

        Raises
        ------
        ShapeError
            If they do not fit each other, or, where an optimizer remembers earlier steps, not those.
        TypeError
            If they are not lists of arrays of floats. Nothing is moved then.

        Examples
        --------
        >>> p = np.array([1.0])
        >>> SGD(0.1).step([p], [np.array([10.0])])
        >>> p.tolist()
        [0.0]
        """
        _validate_arrays(parameters, gradients)
        for p, g in zip(parameters, gradients, strict=True):
            downhill_in_place(p, g, self.learning_rate)


@dataclass
class Momentum:
    """Keeps a share of its last step: v ← μ v − η g, p ← p + v.

    Built in chapter 13.

    Parameters
    ----------
    learning_rate : float
        η, larger than 0.
    momentum : float, default 0.9
        μ, the share that is kept, from 0 up to, but not including, 1.

    Raises
    ------
    TypeError, ValueError
        If a number is not in its range.

    References
    ----------
    .. [1] B. T. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.

    Examples
    --------
    >>> p, optimizer = np.array([0.0]), Momentum(0.1, momentum=0.5)
    >>> for _ in range(2):
    ...     optimizer.step([p], [np.array([1.0])])
    >>> round(float(p[0]), 6)  # first −0.1, then −0.15
    -0.25
    """

    learning_rate: float
    momentum: float = 0.9
    _velocity: list[Floats] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.learning_rate = _validate.number(self.learning_rate, "learning_rate", above=0.0)
        self.momentum = _share(self.momentum, "momentum")

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        """Move each parameter, in place. As `SGD.step`. Built in chapter 13."""
        _validate_arrays(parameters, gradients)
        self._velocity = _kept(self._velocity, parameters)
        for p, g, v in zip(parameters, gradients, self._velocity, strict=True):
            v *= self.momentum
            v -= self.learning_rate * g
            p += v


@dataclass
class Adam:
    """Gives every parameter its own step length, from how large and how steady its gradients were.

    Built in chapter 13.

    Parameters
    ----------
    learning_rate : float, default 0.001
        η, about how far each parameter moves in a step.
    beta1, beta2 : float, default 0.9 and 0.999
        How much of the averages of g and of g² is kept, from 0 up to, but not including, 1.
    epsilon : float, default 1e-8
        Keeps the division from dividing by 0, larger than 0.

    Raises
    ------
    TypeError, ValueError
        If a number is not in its range.

    Notes
    -----
    m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g² start at 0 and are therefore too small at first; at step t they are
    divided by 1 − β₁ᵗ and 1 − β₂ᵗ. Then p ← p − η m̂ / (√v̂ + ε). The first step is η long,
    whatever the gradient, unless that is 0.

    References
    ----------
    .. [1] D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.

    Examples
    --------
    >>> p = np.array([1.0, 1.0])
    >>> Adam(0.1).step([p], [np.array([0.003, -7000.0])])
    >>> p.round(4).tolist()
    [0.9, 1.1]
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    _mean: list[Floats] = field(default_factory=list, repr=False, compare=False)
    _square: list[Floats] = field(default_factory=list, repr=False, compare=False)
    _steps: int = field(default=0, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.learning_rate = _validate.number(self.learning_rate, "learning_rate", above=0.0)
        self.beta1, self.beta2 = _share(self.beta1, "beta1"), _share(self.beta2, "beta2")
        self.epsilon = _validate.number(self.epsilon, "epsilon", above=0.0)

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        """Move each parameter, in place. As `SGD.step`. Built in chapter 13."""
        _validate_arrays(parameters, gradients)
        self._mean, self._square = _kept(self._mean, parameters), _kept(self._square, parameters)
        self._steps += 1
        grown1, grown2 = 1.0 - self.beta1**self._steps, 1.0 - self.beta2**self._steps
        for p, g, m, v in zip(parameters, gradients, self._mean, self._square, strict=True):
            m += (1.0 - self.beta1) * (g - m)  # the same as β₁ m + (1 − β₁) g
            v += (1.0 - self.beta2) * (g * g - v)
            p -= self.learning_rate * (m / grown1) / (np.sqrt(v / grown2) + self.epsilon)


OPTIMIZERS = (SGD, Momentum, Adam)


def _share(value: float, name: str) -> float:
    """Return a number from 0 up to, but not including, 1."""
    if not 0.0 <= _validate.number(value, name) < 1.0:
        raise ValueError(f"{name} must be at least 0 and less than 1, got {value:g}")
    return float(value)


def _kept(kept: list[Floats], parameters: Arrays) -> list[Floats]:
    """Return what was kept from the step before, or zeros at the first; each parameter has its own."""
    kept = kept or [np.zeros_like(p) for p in parameters]
    if len(kept) != len(parameters):
        raise ShapeError(f"this optimizer has moved {len(kept)} arrays, now it gets {len(parameters)}; use a new one")
    for p, k in zip(parameters, kept, strict=True):
        if p.shape != k.shape:
            raise ShapeError(
                f"this optimizer has moved {k.shape}, now it gets {p.shape}; for another network use a new optimizer"
            )
    return kept


def _validate_arrays(parameters: Arrays, gradients: Arrays) -> None:
    """Raise if these are not two lists of arrays of floats that fit, before any of them is moved."""
    for name, arrays in (("parameters", parameters), ("gradients", gradients)):
        if not isinstance(arrays, list | tuple):
            raise TypeError(f"{name} must be a list of arrays, got {arrays!r}")
        for array in arrays:
            if not isinstance(array, np.ndarray):
                raise TypeError(f"{name} must be a list of arrays, got {arrays!r}")
            if array.dtype.kind != "f":
                raise TypeError(f"{name} must hold arrays of floats, got {array.dtype}")
    if len(parameters) != len(gradients):
        raise ShapeError(f"gradients must be {len(parameters)}, one for each parameter, got {len(gradients)}")
    for p, g in zip(parameters, gradients, strict=True):
        if p.shape != g.shape:
            raise ShapeError(f"gradients must have the shape of their parameter, {p.shape}, got {g.shape}")
