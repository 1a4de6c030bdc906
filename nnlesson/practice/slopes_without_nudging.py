"""The exercises of the interlude "Slopes without nudging"."""

import math
from collections.abc import Callable

from nnlesson import _validate
from nnlesson.practice.old_exercise import Exercise


def _f_prime(x: float) -> float:
    """Derive the curve of "Downhill", 0.2 x⁴ + 0.1 x³ − x² + 2."""
    return 0.8 * x**3 + 0.3 * x**2 - 2.0 * x


def _where_wrong(given: list) -> str:
    """Name the first wrong place; the solution is not ours to tell."""
    pairs = zip(BY_HAND.cases, given, strict=True)
    wrong = next(x for (x,), answer in pairs if not math.isclose(answer, _f_prime(x), rel_tol=1e-9))
    return f"look at x = {wrong:g} again. Work out x³ and x² first, with their signs, then add"


BY_HAND = Exercise(
    truth=_f_prime,
    otherwise=_where_wrong,
    cases=[(-1.0,), (-2.0,), (-3.0,)],
    slips={
        "these are the slopes at 1, 2 and 3; here x is negative": lambda x: _f_prime(-x),
        "the minus of x is lost in x³; an odd power of a negative number is negative": (
            lambda x: 0.8 * abs(x) ** 3 + 0.3 * x**2 - 2.0 * x
        ),
        "the square of a negative number is positive, so 0.3x² is added": lambda x: 0.8 * x**3 - 0.3 * x**2 - 2.0 * x,
        "−2 times a negative number is positive, so the last part is added": (
            lambda x: 0.8 * x**3 + 0.3 * x**2 + 2.0 * x
        ),
        "these are the heights f(x); put x into f′(x)": lambda x: 0.2 * x**4 + 0.1 * x**3 - x**2 + 2.0,
        "the constant 2 of f has the slope 0; leave it out": lambda x: _f_prime(x) + 2.0,
        "each exponent must become one less: 4 times 0.2x⁴ is not yet a slope": (
            lambda x: 0.8 * x**4 + 0.3 * x**3 - 2.0 * x**2
        ),
        "each exponent must also come down in front, as a factor": lambda x: 0.2 * x**3 + 0.1 * x**2 - x,
    },
)


def _elu(z: float, alpha: float) -> float:
    return z if z > 0.0 else alpha * (math.exp(z) - 1.0)


def _below(slope: Callable[[float, float], float]) -> Callable[[float, float], float]:
    """Return 1 above 0 and what this function says below."""
    return lambda z, alpha: 1.0 if z > 0.0 else slope(z, alpha)


ELU = Exercise(
    truth=_below(lambda z, alpha: alpha * math.exp(z)),
    cases=[(2.0, 1.0), (-1.0, 1.0), (-0.5, 0.5), (1.5, 0.5), (-3.0, 2.0)],
    slips={
        "you take e to the power of the output; the derivative takes z": _below(
            lambda z, alpha: alpha * math.exp(_elu(z, alpha))
        ),
        "that would be right for the output; here you are given z": _below(lambda z, alpha: z + alpha),
        "alpha is missing; a constant factor stays where it is": _below(lambda z, _: math.exp(z)),
        "this is ELU itself; its slope is asked": _elu,
        "the −1 in the bracket is a constant, so its slope is 0": _below(lambda z, alpha: alpha * (math.exp(z) - 1.0)),
        "the −1 stands in the bracket, and as a constant it has the slope 0": _below(
            lambda z, alpha: alpha * math.exp(z) - 1.0
        ),
        "the power rule is for powers of z; e to the z is its own slope": _below(
            lambda z, alpha: alpha * z * math.exp(z - 1.0)
        ),
        "the exponent is z and not −z, so there is no minus": _below(lambda z, alpha: -alpha * math.exp(z)),
        "above 0 ELU is z, and z has the slope 1": lambda z, alpha: z if z > 0.0 else alpha * math.exp(z),
        "above 0 the slope is 1; you take alpha times e to the z everywhere": lambda z, alpha: alpha * math.exp(z),
        "the two sides are swapped: 1 belongs above 0": lambda z, alpha: alpha * math.exp(z) if z > 0.0 else 1.0,
        "below 0 this is the slope of leaky ReLU": _below(lambda _, alpha: alpha),
    },
)

EXERCISES = [BY_HAND, ELU]


def check_slopes_by_hand(at_minus_1: float | None, at_minus_2: float | None, at_minus_3: float | None) -> None:
    """Judge the paper exercise "on the other side" of the interlude before chapter 7.

    Built in chapter 7.

    Parameters
    ----------
    at_minus_1, at_minus_2, at_minus_3 : float or None
        The derivative of the curve of "Downhill" at −1, −2 and −3; None where the reader has not answered yet.

    Examples
    --------
    >>> check_slopes_by_hand(None, None, None)
    Not yet: put your three numbers in the place of None.
    >>> check_slopes_by_hand(-0.9, 3.6, 18.3)
    Not yet: these are the slopes at 1, 2 and 3; here x is negative.
    """
    given = {-1.0: at_minus_1, -2.0: at_minus_2, -3.0: at_minus_3}
    if any(answer is None or answer is ... for answer in given.values()):
        print("Not yet: put your three numbers in the place of None.")
        return
    try:
        given = {x: _validate.number(answer, "the answer") for x, answer in given.items()}
    except (TypeError, ValueError):
        print("Not yet: write a number for each of the three, such as -0.9, without quotation marks.")
        return
    print(BY_HAND.verdict(given.__getitem__))


def check_elu_derivative(derivative: Callable[[float, float], float]) -> None:
    """Judge the exercise "the derivative of ELU" of the interlude before chapter 7.

    Built in chapter 7.

    Parameters
    ----------
    derivative : callable
        The reader's function: takes z and alpha, answers with the slope of ELU at z.

    Examples
    --------
    >>> check_elu_derivative(lambda z, alpha: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    >>> check_elu_derivative(lambda z, alpha: 1.0 if z > 0.0 else math.exp(z))
    Not yet: alpha is missing; a constant factor stays where it is.
    """
    print(ELU.verdict(derivative))
