"""How steep is ELU at z? z, alpha (above 0). ELU is z above 0, and alpha (e to the z, minus 1) from 0 downwards."""

import functools
import math

import numpy as np

from nnlesson import activations


def by_if_and_else(z, alpha):
    if z > 0:
        return 1.0
    else:
        return alpha * math.exp(z)


def by_early_return(z, alpha):
    if z > 0:
        return 1
    return alpha * math.exp(z)


def the_other_way_round(z, alpha):
    if z <= 0:
        return alpha * math.exp(z)
    return 1.0


def in_one_line(z, alpha):
    return 1.0 if z > 0 else alpha * math.exp(z)


def with_a_result(z, alpha):
    slope = 1.0
    if z <= 0:
        slope = alpha * math.exp(z)
    return slope


def by_a_power_of_e(z, alpha):
    return alpha * math.e**z if z <= 0 else 1.0


def by_pow(z, alpha):
    return 1 if z > 0 else pow(math.e, z) * alpha


def by_dividing(z, alpha):
    return alpha / math.exp(-z) if -600 < z <= 0 else float(z > 0)


def from_the_output(z, alpha):
    if z > 0:
        return 1.0
    output = alpha * (math.exp(z) - 1)
    return output + alpha


def by_expm1(z, alpha):
    return 1.0 if z > 0 else alpha * math.expm1(z) + alpha


def by_the_logarithm(z, alpha):
    return 1.0 if z > 0 else math.exp(z + math.log(alpha))


def by_truth_values(z, alpha):
    return (z > 0) * 1.0 + (z <= 0) * alpha * math.exp(min(z, 0))


def by_a_tuple(z, alpha):
    return (alpha * math.exp(min(z, 0.0)), 1.0)[z > 0]


def by_a_dictionary(z, alpha):
    branches = {True: lambda: 1.0, False: lambda: alpha * math.exp(z)}
    return branches[bool(z > 0)]()


def by_and_or(z, alpha):
    return (z > 0 and 1.0) or alpha * math.exp(z)


def by_try(z, alpha):
    try:
        below = alpha * math.exp(z)
    except OverflowError:
        return 1.0
    return 1.0 if z > 0 else below


def by_match(z, alpha):
    match z > 0:
        case True:
            return 1.0
        case _:
            return alpha * math.exp(z)


def with_helpers_inside(z, alpha):
    def above():
        return 1.0

    def below():
        return alpha * math.exp(z)

    return above() if z > 0 else below()


def by_walrus(z, alpha):
    return 1.0 if (is_above := z > 0) else (not is_above) * alpha * math.exp(z)


def by_recursion(z, alpha):
    if z > 0:
        return 1.0
    if z < -1:
        return by_recursion(z / 2, 1.0) ** 2 * alpha
    return alpha * math.exp(z)


def by_numpy(z, alpha):
    return 1.0 if z > 0 else alpha * np.exp(z)


def by_where(z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0.0)))


def by_where_as_float(z, alpha):
    return float(np.where(z > 0, 1, alpha * np.exp(np.clip(z, None, 0))))


def by_numpy_number(z, alpha):
    return np.float64(1) if z > 0 else np.multiply(alpha, np.exp(z))


def by_the_package(z, alpha):
    return activations.elu.with_alpha(alpha).derivative(z)


by_lambda = lambda z, alpha: 1.0 if z > 0 else alpha * math.exp(z)


def _maker(above):
    def derivative(z, alpha):
        return above if z > 0 else alpha * math.exp(z)

    return derivative


by_closure = _maker(1.0)


def _branch(cut, z, alpha):
    return alpha * math.exp(z) if z <= cut else 1.0


by_partial = functools.partial(_branch, 0)


class _Derivative:
    def __call__(self, z, alpha):
        return self.below(z, alpha) if not z > 0 else 1.0

    def below(self, z, alpha):
        return math.exp(z) * alpha


by_an_object = _Derivative()
