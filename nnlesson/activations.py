"""Maps a number to a number, or is that map's derivative.

Sorted from simple to clever. Each activation is one value of the record `Activation` and works on a Python
float, then by ``math`` and with a Python float as the answer, and on an array, entry by entry. A derivative always
takes z, never the output. Read ``nnlesson.nodes`` first, to see where they are applied.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import overload

import numpy as np
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.errors import ShapeError

Number = Callable[[float], float]
Array = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Activation:
    """A function that a node applies to its z, together with its derivative.

    Built in try 4.

    Parameters
    ----------
    name : str
        How drawings, messages and saved files call it.
    number, number_derivative : callable
        The function and its derivative for one Python float, by ``math``.
    array, array_derivative : callable
        The same for an array, entry by entry.
    alpha : float, optional
        The slope or level below 0, for the activations that have one.
    family : callable, optional
        Makes the same activation with another alpha.

    Notes
    -----
    A whole number or a Python float in gives a Python float out; anything else is taken as an array.
    The function of NaN is NaN.

    Examples
    --------
    >>> relu(0.57), relu(-2.0), relu.derivative(0.57)
    (0.57, 0.0, 1.0)
    >>> relu(np.array([0.57, -2.0])).tolist()
    [0.57, 0.0]
    """

    name: str
    number: Number
    number_derivative: Number
    array: Array
    array_derivative: Array
    alpha: float | None = None
    family: Callable[[float], "Activation"] | None = None

    def __post_init__(self) -> None:
        for name in ("number", "number_derivative", "array", "array_derivative"):
            _validate.function(getattr(self, name), name)

    @overload
    def __call__(self, z: float) -> float: ...
    @overload
    def __call__(self, z: ArrayLike) -> Floats: ...
    def __call__(self, z: float | ArrayLike) -> float | Floats:
        """Apply the function to z. Built in try 4."""
        if type(z) is float:  # the fast way of the node house
            return self.number(z)
        return self.number(_float(z)) if isinstance(z, float | int) else self.array(_reals(z))

    @overload
    def derivative(self, z: float) -> float: ...
    @overload
    def derivative(self, z: ArrayLike) -> Floats: ...
    def derivative(self, z: float | ArrayLike) -> float | Floats:
        """Say how steep the function is at z.

        Built in try 4, used from try 7.

        Parameters
        ----------
        z : float or array_like
            Where; not the output there.

        Returns
        -------
        float or ndarray
            The derivative, in the shape of `z`.

        Examples
        --------
        >>> sigmoid.derivative(0.0)
        0.25
        """
        if type(z) is float:
            return self.number_derivative(z)
        return self.number_derivative(_float(z)) if isinstance(z, float | int) else self.array_derivative(_reals(z))

    def with_alpha(self, alpha: float) -> "Activation":
        """Return the same activation with another alpha.

        Built in chapter 4.

        Parameters
        ----------
        alpha : float
            For `leaky_relu` the slope below 0, from 0 to 1; for `elu` the level far below 0, larger than 0.

        Returns
        -------
        Activation
            A new record; this one stays as it is.

        Raises
        ------
        TypeError, ValueError
            If this activation has no alpha, or the number makes no sense for it.

        Examples
        --------
        >>> leaky_relu.with_alpha(0.2)(-1.0)
        -0.2
        """
        if self.family is None:
            raise ValueError(f"{self.name} has no alpha; leaky_relu and elu have one")
        return self.family(_validate.number(alpha, "alpha"))

    @property
    def is_known(self) -> bool:
        """Whether its name and alpha are enough to find it again in this room. Built in chapter 14."""
        try:
            return known_activation(self.name, self.alpha) is self
        except (KeyError, TypeError, ValueError):
            return False

    def __reduce__(self) -> tuple[Callable[..., "Activation"], tuple[object, ...]]:
        """Tell copy and pickle that there is only one activation of each name and alpha."""
        if self.is_known:
            return known_activation, (self.name, self.alpha)
        return Activation, tuple(vars(self).values())

    def __repr__(self) -> str:
        return self.name if self.alpha is None else f"{self.name}(alpha={self.alpha:g})"


def _float(z: float) -> float:
    """Take z as a Python float; NaN and infinity as they are."""
    try:
        return float(z)
    except OverflowError:
        raise ValueError("z must be finite, got a whole number too large for a float") from None


def _reals(z: ArrayLike) -> Floats:
    """Take z as an array of floats, float32 as it is."""
    array = _validate.plain(z, "z")
    if array.dtype.kind not in "biuf":
        raise TypeError(f"z must hold real numbers, got {array.dtype}")
    return array if array.dtype.kind == "f" else array.astype(np.float64)


# Step: it has no slope that could be followed, 0 wherever it has one.

step = Activation(
    "step",
    lambda z: z if math.isnan(z) else float(z >= 0.0),
    lambda _: 0.0,
    lambda z: np.heaviside(z, 1.0),
    np.zeros_like,
)
"""1 from 0 on, else 0: the pass mark. Built in try 4."""

# Identity: φ(z) = z.

identity = Activation("identity", lambda z: z, lambda _: 1.0, np.copy, np.ones_like)
"""Leaves z as it is: the node's output is its weighted sum plus bias. Built in try 4, used from try 1."""


# Sigmoid: σ(z) = 1 / (1 + e⁻ᶻ) = (1 + tanh(z / 2)) / 2; the second form never overflows.


def _sigmoid_slope(z: float) -> float:
    e = math.exp(-abs(z))  # σ′(z) = e / (1 + e)², the same for z and −z, and exact far out
    return e / (1.0 + e) ** 2


def _sigmoid_slopes(z: Floats) -> Floats:
    e = np.exp(-np.abs(z))
    return e / (1.0 + e) ** 2


def _tanh_slopes(z: Floats) -> Floats:
    e = np.exp(-np.abs(z))
    e *= e  # e⁻²ᶻ without 2z, which may overflow
    return 4.0 * e / (1.0 + e) ** 2


sigmoid = Activation(
    "sigmoid",
    lambda z: 0.5 + 0.5 * math.tanh(0.5 * z),
    _sigmoid_slope,
    lambda z: 0.5 + 0.5 * np.tanh(0.5 * z),
    _sigmoid_slopes,
)
"""Rises smoothly from 0 to 1, 0.5 at 0. Built in try 4."""


# Tanh: tanh′(z) = 1 − tanh(z)² = 4 σ′(2z), and the second form loses no digits far out.

tanh = Activation(
    "tanh",
    math.tanh,
    lambda z: 4.0 * _sigmoid_slope(2.0 * z),
    np.tanh,
    _tanh_slopes,
)
"""Rises smoothly from −1 to 1, 0 at 0. Built in try 4."""

# ReLU: max(0, z). The slope at the kink is a choice: 0.

relu = Activation(
    "relu",
    lambda z: 0.0 if z <= 0.0 else z,  # in this order NaN stays NaN
    lambda z: 1.0 if z > 0.0 else 0.0,
    lambda z: np.maximum(z, 0.0),
    lambda z: (z > 0.0).astype(z.dtype),
)
"""0 below 0, z above; its slope at 0 is taken as 0. Built in try 4."""


@cache  # the same alpha is the same activation
def _leaky_relu(alpha: float) -> Activation:
    """Make the leaky ReLU with this slope below 0."""
    if not 0.0 <= alpha <= 1.0:
        raise ValueError(f"alpha must be from 0 to 1, got {alpha:g}")
    return Activation(
        "leaky_relu",
        lambda z: z if z > 0.0 else alpha * z,
        lambda z: 1.0 if z > 0.0 else alpha,
        lambda z: np.maximum(z, alpha * z),  # ten times as quick as np.where, which branches at every entry
        lambda z: np.maximum(z > 0.0, alpha, dtype=z.dtype),
        alpha,
        _leaky_relu,
    )


@cache
def _elu(alpha: float) -> Activation:
    """Make the ELU that falls to −alpha: α (eᶻ − 1) below 0, z above."""
    if not alpha > 0.0:
        raise ValueError(f"alpha must be larger than 0, got {alpha:g}")
    return Activation(
        "elu",
        lambda z: z if z > 0.0 else alpha * math.expm1(z),
        lambda z: 1.0 if z > 0.0 else alpha * math.exp(z),
        lambda z: np.where(z > 0.0, z, alpha * np.expm1(np.minimum(z, 0.0))),  # no overflow on the unused side
        lambda z: np.where(z > 0.0, 1.0, alpha * np.exp(np.minimum(z, 0.0))),
        alpha,
        _elu,
    )


leaky_relu = _leaky_relu(0.01)
"""z above 0, a little of it (alpha z, alpha from 0 to 1) below. Built in try 4."""

elu = _elu(1.0)
"""z above 0, bends to −alpha below; smooth at 0 only for alpha 1. Built in try 4."""

ACTIVATIONS = {a.name: a for a in (step, identity, sigmoid, tanh, relu, leaky_relu, elu)}


def softmax(z: ArrayLike) -> Floats:
    """Turn each row of numbers into shares that add up to 1.

    Built in chapter 12.

    Parameters
    ----------
    z : array_like of shape (n_outputs,) or (n_samples, n_outputs)
        Any real numbers; larger means more.

    Returns
    -------
    ndarray of the same shape
        Shares without unit, each between 0 and 1. Each row adds up to 1.

    Raises
    ------
    ShapeError, TypeError, ValueError
        If `z` does not hold finite real numbers, or has no entry, or more than two dimensions.

    Notes
    -----
    Entry k of a row is exp(z_k) / Σ exp(z_j). The largest entry is subtracted first, which changes nothing
    but keeps exp from overflowing. Softmax looks at a whole row, so it is not an `Activation`; inside a network it
    lives in `nnlesson.losses.cross_entropy`.

    Examples
    --------
    >>> softmax([1.0, 2.0, 3.0]).round(4).tolist()
    [0.09, 0.2447, 0.6652]
    """
    z = _validate.real(z, "z", keep_float32=True)
    if z.ndim not in (1, 2) or not z.size:
        raise ShapeError(f"z must have shape (n_outputs,) or (n_samples, n_outputs), got {z.shape}")
    with np.errstate(over="ignore"):  # a difference beyond the largest float is −∞, and e to that is 0: as it should be
        _, e, total = shifted_exponentials(np.atleast_2d(z))
    return (e / total).reshape(z.shape)


def shifted_exponentials(Z: Floats) -> tuple[Floats, Floats, Floats]:
    """Find what softmax and cross-entropy share: each row minus its largest entry, e to that, and the row's sum.

    Built in chapter 12. Trusts its argument, a table.
    """
    shifted = Z - np.ascontiguousarray(Z.T).max(axis=0)[:, None]  # Z.max(axis=1), which takes up to ten times as long
    e = np.exp(shifted)
    return shifted, e, e.sum(axis=1, keepdims=True)


def softmax_of_one(z: Sequence[float]) -> list[float]:
    """Do what `softmax` does for one sample in plain numbers, for networks of nodes.

    Built in chapter 12. Trusts its argument.

    Examples
    --------
    >>> [round(share, 4) for share in softmax_of_one([1.0, 2.0, 3.0])]
    [0.09, 0.2447, 0.6652]
    """
    e = [math.exp(a - max(z)) for a in z]
    total = math.fsum(e)
    return [share / total for share in e]


def validated_activation(activation: Activation) -> Activation:
    """Return an activation, or raise with the cure. Built in try 4."""
    if activation is softmax:
        raise TypeError("softmax looks at a whole row; leave the output at identity, cross_entropy has softmax inside")
    if not isinstance(activation, Activation):
        raise TypeError(f"activation must be one of nnlesson.activations, got {activation!r}")
    return activation


def known_activation(name: str, alpha: float | None = None) -> Activation:
    """Return the activation of this room with this name and alpha. Built in chapter 14. Trusts its arguments."""
    return ACTIVATIONS[name] if alpha is None else ACTIVATIONS[name].with_alpha(alpha)
