"""Answers to "the derivative of ELU", each with the slip that its docstring names."""

from math import exp as _exp


def of_the_output(z, alpha):
    """you take e to the power of the output; the derivative takes z"""
    output = z
    if z < 0:
        output = alpha * (_exp(z) - 1)
    if z > 0:
        return 1
    return alpha * _exp(output)


def as_from_the_output(z, alpha):
    """that would be right for the output; here you are given z"""
    if z > 0:
        return 1.0
    return alpha + z


def no_alpha(z, alpha):
    """alpha is missing; a constant factor stays where it is"""
    return 1.0 if z > 0 else _exp(z)


def itself(z, alpha):
    """this is ELU itself; its slope is asked"""
    if z > 0:
        return z
    return alpha * _exp(z) - alpha


def minus_one_stays(z, alpha):
    """the −1 in the bracket is a constant, so its slope is 0"""
    if z > 0:
        return 1
    return alpha * _exp(z) - alpha


def minus_one_outside(z, alpha):
    """the −1 stands in the bracket, and as a constant it has the slope 0"""
    if z > 0:
        return 1
    slope = _exp(z) * alpha
    return slope - 1


def power_rule(z, alpha):
    """the power rule is for powers of z; e to the z is its own slope"""
    if z > 0:
        return 1
    return z * _exp(z - 1) * alpha


def minus(z, alpha):
    """the exponent is z and not −z, so there is no minus"""
    if z > 0:
        return 1
    return -_exp(z) * alpha


def z_above(z, alpha):
    """above 0 ELU is z, and z has the slope 1"""
    if z > 0:
        return z
    return alpha * _exp(z)


def everywhere(z, alpha):
    """above 0 the slope is 1; you take alpha times e to the z everywhere"""
    slope = alpha
    slope *= _exp(z)
    return slope


def swapped(z, alpha):
    """the two sides are swapped: 1 belongs above 0"""
    if z < 0:
        return 1
    return alpha * _exp(z)


def leaky(z, alpha):
    """below 0 this is the slope of leaky ReLU"""
    if z > 0:
        return 1
    return alpha
