"""Nudges, and steps downhill; knows callables and numbers, never a network.

A slope is found by nudging: move a number a little and see how much the result moves. "Gradient" and "derivative"
are words for the same thing by calculus; `check_gradients` holds one against the other.

Parameters may be one float, a flat list of floats, one array, or a list of arrays; answers come in the same form.
"""

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from nnlesson import _validate
from nnlesson._validate import Floats
from nnlesson.errors import GradientError, ShapeError

Parameters = float | list[float] | Floats | list[Floats]
Form = TypeVar("Form", float, list[float], Floats, list[Floats])  # the one of these that came in, for what goes out


def slope(function: Callable[[float], float], x: float, nudge: float = 1e-5, sides: int = 2) -> float:
    """Say how steep a function of one number is at x, by nudging x.

    Built in try 6.

    Parameters
    ----------
    function : callable
        Takes a float, answers with a float.
    x : float
        Where.
    nudge : float, default 1e-5
        How far to move x, larger than 0, in the unit of `x`.
    sides : {2, 1}
        2: nudge up and down; 1: only up.

    Returns
    -------
    float
        The slope, in the unit of the function's answer for each unit of `x`.

    Raises
    ------
    TypeError, ValueError
        If `x` or `nudge` is not such a number, or `sides` is neither 1 nor 2, or the function does not answer with a
        finite number.

    Notes
    -----
    With nudge h: (f(x + h) − f(x − h)) / 2h from both sides; its error shrinks with h².
    (f(x + h) − f(x)) / h from one side; its error shrinks with h only.

    Examples
    --------
    >>> round(slope(lambda x: x * x, 3.0), 6)
    6.0
    """
    return numerical_gradient(function, _validate.number(x, "x"), nudge, sides)


def numerical_gradient(
    function: Callable[[Form], float], parameters: Form, nudge: float = 1e-5, sides: int = 2
) -> Form:
    """Find the slope of a function in the direction of each of its parameters.

    Built in try 6.

    Parameters
    ----------
    function : callable
        Takes parameters in the form given here, answers with one number. It always gets a copy.
    parameters : float, list of float, ndarray, or list of ndarray
        Where. Stays as it is.
    nudge : float, default 1e-5
        How far to move each number, larger than 0.
    sides : {2, 1}
        2: nudge up and down, two calls for each number; 1: only up, one call for each and one more.

    Returns
    -------
    the same form as `parameters`
        One slope for each number.

    Raises
    ------
    TypeError, ValueError
        If a parameter or `nudge` is not such a number, or `sides` is neither 1 nor 2, or the function does not answer
        with a finite number.

    Examples
    --------
    >>> [round(s, 6) for s in numerical_gradient(lambda p: p[0] * p[1], [2.0, 5.0])]
    [5.0, 2.0]
    """
    function, nudge = _validate.function(function, "function"), _validate.number(nudge, "nudge", above=0.0)
    if _validate.count(sides, "sides") > 2:
        raise ValueError(f"sides must be 1 or 2, got {sides}")
    numbers = _flat(parameters, "parameters")

    def answer(numbers: list[float]) -> float:
        return _validate.number(function(_in_form_of(parameters, numbers)), "what function answers")

    def beside(place: int, by: float) -> float:
        moved = numbers.copy()
        moved[place] += by
        return answer(moved)

    if sides == 2:
        slopes = [(beside(i, nudge) - beside(i, -nudge)) / (2.0 * nudge) for i in range(len(numbers))]
    else:
        here = answer(numbers.copy())
        slopes = [(beside(i, nudge) - here) / nudge for i in range(len(numbers))]
    if not all(map(math.isfinite, slopes)):
        raise ValueError(f"nudge {nudge:g} gives slopes that are not finite; take another one")
    return _in_form_of(parameters, slopes)


def downhill(parameters: Form, gradient: Form, learning_rate: float) -> Form:
    """Take one step against the gradient.

    Built in try 6.

    Parameters
    ----------
    parameters : float, list of float, ndarray, or list of ndarray
        Where we stand. Stays as it is.
    gradient : the same form
        How steep it is in each direction.
    learning_rate : float
        How far to go for each unit of slope, larger than 0.

    Returns
    -------
    the same form as `parameters`
        Where we stand after the step.

    Raises
    ------
    ShapeError
        If the two do not have the same form.
    TypeError, ValueError
        If the learning rate is not a number larger than 0, or leads beyond the largest float.

    Notes
    -----
    p − η g, with parameter p, gradient g and learning rate η.

    Examples
    --------
    >>> downhill([1.0, 2.0], [10.0, -10.0], learning_rate=0.1)
    [0.0, 3.0]
    """
    learning_rate = _validate.number(learning_rate, "learning_rate", above=0.0)
    if _form(parameters) != _form(gradient):
        raise ShapeError(f"gradient must have the form of parameters, {_form(parameters)}, got {_form(gradient)}")
    numbers, slopes = _flat(parameters, "parameters"), _flat(gradient, "gradient")
    moved = [p - learning_rate * g for p, g in zip(numbers, slopes, strict=True)]
    if not all(map(math.isfinite, moved)):
        raise ValueError(f"learning_rate {learning_rate:g} leads beyond the largest float; take a smaller one")
    return _in_form_of(parameters, moved)


def downhill_in_place(parameter: Floats, gradient: Floats, learning_rate: float) -> None:
    """Do what `downhill` does in the array itself: the quick way, for optimizers.

    Built in chapter 9. Trusts its arguments.

    Examples
    --------
    >>> p = np.array([1.0, 2.0])
    >>> downhill_in_place(p, np.array([10.0, -10.0]), 0.1)
    >>> p.tolist()
    [0.0, 3.0]
    """
    parameter -= learning_rate * gradient


def check_gradients(
    function: Callable[[Form], float],
    parameters: Form,
    gradients: Form,
    *,
    names: Sequence[str] | None = None,
    nudge: float = 1e-5,
    tolerance: float = 1e-6,
) -> float:
    """Hold gradients by calculus against slopes by nudging.

    Built in try 7.

    Parameters
    ----------
    function : callable
        Takes parameters, answers with one number, the one whose gradients are to be checked.
    parameters : float, list of float, ndarray, or list of ndarray
        Where.
    gradients : the same form
        What calculus says.
    names : sequence of str, optional
        What to call each array in the message, for example "layer 2 weights".
    nudge : float, default 1e-5
        How far to move each number.
    tolerance : float, default 1e-6
        The largest relative difference that passes.

    Returns
    -------
    float
        The worst relative difference among the arrays, ‖a − n‖ / (‖a‖ + ‖n‖) with a by calculus and n by nudging;
        0 where both are 0.

    Raises
    ------
    GradientError
        If the difference is larger than the tolerance anywhere; names the array, the entry, and both values.
    ShapeError
        If gradients and parameters do not have the same form, or there is not one name for each array.
    TypeError, ValueError
        As `numerical_gradient`.

    Examples
    --------
    >>> check_gradients(lambda p: p[0] * p[1], [2.0, 5.0], [5.0, 2.0]) < 1e-9
    True
    """
    if _form(parameters) != _form(gradients):
        raise ShapeError(f"gradients must have the form of parameters, {_form(parameters)}, got {_form(gradients)}")
    _arrays(parameters, "parameters")
    tolerance, given = _validate.number(tolerance, "tolerance", above=0.0), _arrays(gradients, "gradients")
    if names is None:
        names = ["parameters"] if len(given) == 1 else [f"parameters {i}" for i in range(len(given))]
    if len(names) != len(given):
        raise ShapeError(f"names must be {len(given)}, one for each array, got {len(names)}")
    nudged = _arrays(numerical_gradient(function, parameters, nudge), "slopes")
    worst = 0.0
    for name, a, n in zip(names, given, nudged, strict=True):
        apart = relative_difference(a, n)
        if not apart <= tolerance:  # so written that NaN fails
            entry = np.unravel_index(np.argmax(np.abs(a - n)), a.shape)
            where = ", ".join(str(int(i)) for i in entry)
            raise GradientError(
                f"{name} at {f'({where})' if len(entry) > 1 else where or 'this point'}: gradient {a[entry]:.6g}, "
                f"slope by nudging {n[entry]:.6g}, difference {a[entry] - n[entry]:.6g} "
                f"(relative difference of the whole {apart:.1e}, at most {tolerance:.0e})"
            )
        worst = max(worst, apart)
    return worst


def relative_difference(a: Floats, n: Floats) -> float:
    """Say how far two arrays are apart, as a share of their size; 0 if both are 0.

    Built in try 7.

    Examples
    --------
    >>> relative_difference(np.array([3.0, 4.0]), np.array([3.0, 4.0]))
    0.0
    """
    a, n = _validate.real(a, "a"), _validate.real(n, "n")
    if a.shape != n.shape:
        raise ShapeError(f"a and n must have one shape, got {a.shape} and {n.shape}")
    largest = max(np.abs(a).max(initial=0.0), np.abs(n).max(initial=0.0))
    if largest == 0.0:
        return 0.0
    a, n = a / largest, n / largest  # so that no square overflows
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)))


# One form for the inside: a flat list of floats. The form that came in goes out again.


def _form(parameters: Parameters) -> tuple[object, ...] | str:
    """Name the form: "number", or the length of a list, or the shapes of arrays."""
    if isinstance(parameters, np.ndarray):
        return parameters.shape
    if not isinstance(parameters, list | tuple):
        return "number"
    if any(isinstance(entry, np.ndarray) for entry in parameters):
        return tuple(np.shape(entry) for entry in parameters)
    return (len(parameters),)


def _arrays(parameters: Parameters, name: str) -> list[Floats]:
    """List what is in the parameters as arrays."""
    if isinstance(parameters, list | tuple) and any(isinstance(entry, np.ndarray) for entry in parameters):
        arrays = [_validate.real(entry, name) for entry in parameters]
    else:
        arrays = [_validate.real(parameters, name)]
        if isinstance(parameters, list | tuple) and arrays[0].ndim > 1:
            raise ShapeError(f"{name} must be a flat list or an array, got a list of lists")
    if not all(array.size for array in arrays):
        raise ShapeError(f"{name} must hold at least one number, got none")
    return arrays


def _flat(parameters: Parameters, name: str) -> list[float]:
    """Copy all numbers into one list of floats."""
    return [number for array in _arrays(parameters, name) for number in array.ravel().tolist()]


def _in_form_of(parameters: Form, numbers: list[float]) -> Form:
    """Give a flat list of floats the form of the parameters."""
    if isinstance(parameters, np.ndarray):
        return np.array(numbers).reshape(parameters.shape)
    if not isinstance(parameters, list | tuple):
        return numbers[0]
    if not any(isinstance(entry, np.ndarray) for entry in parameters):
        return numbers  # type: ignore[return-value]  # floats came in; only the entries tell
    sizes = np.cumsum([np.size(entry) for entry in parameters])[:-1]
    parts = np.split(numbers, sizes)
    return [
        part.reshape(np.shape(entry))  # type: ignore[misc]  # arrays came in
        for part, entry in zip(parts, parameters, strict=True)
    ]
