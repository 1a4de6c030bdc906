"""The exercises of the page "slopes-without-nudging"."""

import math
from collections.abc import Callable

import numpy as np

from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Number, close

PLACES = (-1.0, -2.0, -3.0)


def _f_prime(x: float) -> float:
    """Derive the curve of "Downhill", 0.2 x⁴ + 0.1 x³ − x² + 2."""
    return 0.8 * x**3 + 0.3 * x**2 - 2.0 * x


def _at_places(f: Callable[[float], float]) -> tuple[float, ...]:
    return tuple(map(f, PLACES))


def _where_wrong(*slopes: float) -> str:
    """Name the first wrong place; the solution is not ours to tell."""
    wrong = next(x for x, slope in zip(PLACES, slopes, strict=True) if not close(slope, _f_prime(x)))
    return f"look at x = {wrong:g} again. Work out x³ and x² first, with their signs, then add"


check_slopes_by_hand = PaperExercise(
    id="other-side",
    task="For f(x) = 0.2 x⁴ + 0.1 x³ − x² + 2 work out f′(−1), f′(−2) and f′(−3) on paper.",
    answers=dict.fromkeys(("at_minus_1", "at_minus_2", "at_minus_3"), Number()),
    blank="your three numbers",
    truth=_at_places(_f_prime),
    otherwise=_where_wrong,
    slips={
        "these are the slopes at 1, 2 and 3; here x is negative": _at_places(lambda x: _f_prime(-x)),
        "the minus of x is lost in x³; an odd power of a negative number is negative": (
            _at_places(lambda x: -0.8 * x**3 + 0.3 * x**2 - 2.0 * x)
        ),
        "the square of a negative number is positive, so 0.3x² is added": (
            _at_places(lambda x: 0.8 * x**3 - 0.3 * x**2 - 2.0 * x)
        ),
        "−2 times a negative number is positive, so the last part is added": (
            _at_places(lambda x: 0.8 * x**3 + 0.3 * x**2 + 2.0 * x)
        ),
        "these are the heights f(x); put x into f′(x)": _at_places(lambda x: 0.2 * x**4 + 0.1 * x**3 - x**2 + 2.0),
        "the constant 2 of f has the slope 0; leave it out": _at_places(lambda x: _f_prime(x) + 2.0),
        "each exponent must become one less: 4 times 0.2x⁴ is not yet a slope": (
            _at_places(lambda x: 0.8 * x**4 + 0.3 * x**3 - 2.0 * x**2)
        ),
        "each exponent must also come down in front, as a factor": _at_places(lambda x: 0.2 * x**3 + 0.1 * x**2 - x),
    },
)


def _elu(z: float, alpha: float) -> float:
    return z if z > 0.0 else alpha * (math.exp(z) - 1.0)


def _below(slope: Callable[[float, float], float]) -> Callable[[float, float], float]:
    """Make the function that is 1 above 0, and below what this slope says."""
    return lambda z, alpha: 1.0 if z > 0.0 else slope(z, alpha)


def _drawn(rng: np.random.Generator) -> Case:
    """Draw z and alpha; at 0 only an alpha of 1 leaves no kink, and so a slope."""
    z = float(rng.integers(-6, 7) / 2)
    return z, float(rng.choice([0.5, 1.0, 2.0])) if z else 1.0


check_elu_derivative = CodeExercise(
    id="elu",
    task="Write a function that takes z and alpha and answers with the slope of ELU, which is z above 0, and α(eᶻ − 1) "
    "from 0 downwards.",
    answers={"derivative": Function()},
    truth=_below(lambda z, alpha: alpha * math.exp(z)),
    returns=Number(),
    cases=[(2.0, 1.0), (-1.0, 1.0), (-0.5, 0.5), (1.5, 0.5), (-3.0, 2.0)],
    draw=_drawn,
    slips={
        "you take e to the power of the output; the derivative takes z": _below(
            lambda z, alpha: alpha * math.exp(_elu(z, alpha))
        ),
        "that would be right for the output; here you are given z": _below(lambda z, alpha: z + alpha),
        "alpha is missing; a constant factor stays where it is": _below(lambda z, _: math.exp(z)),
        "this is ELU itself; its slope is asked": _elu,
        "the −1 in the bracket is a constant, so its slope is 0": _below(_elu),
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
