"""How steep is a function in the direction of each number? function of a list, parameters (the list), nudge."""

import copy
import functools

import numpy as np

from nnlesson import slopes as _slopes


def by_indexes(function, parameters, nudge):
    slopes = []
    for i in range(len(parameters)):
        up = list(parameters)
        up[i] = up[i] + nudge
        down = list(parameters)
        down[i] = down[i] - nudge
        slopes.append((function(up) - function(down)) / (2 * nudge))
    return slopes


def by_enumerate(function, parameters, nudge):
    gradient = []
    for i, value in enumerate(parameters):
        nudged = parameters.copy()
        nudged[i] = value + nudge
        above = function(nudged)
        nudged[i] = value - nudge
        below = function(nudged)
        gradient.append((above - below) / (2 * nudge))
    return gradient


def by_slices(f, p, h):
    return [(f(p[:i] + [p[i] + h] + p[i + 1 :]) - f(p[:i] + [p[i] - h] + p[i + 1 :])) / (2 * h) for i in range(len(p))]


def by_stars(f, p, h):
    return [(f([*p[:i], x + h, *p[i + 1 :]]) - f([*p[:i], x - h, *p[i + 1 :]])) / (2 * h) for i, x in enumerate(p)]


def by_nudging_a_copy_and_back(function, parameters, nudge):
    nudged = parameters[:]
    slopes = []
    for i in range(len(nudged)):
        nudged[i] += nudge
        above = function(nudged)
        nudged[i] -= 2 * nudge
        below = function(nudged)
        nudged[i] += nudge
        slopes.append((above - below) / (2 * nudge))
    return slopes


def by_nudging_the_list_and_back(function, parameters, nudge):
    slopes = []
    for i in range(len(parameters)):
        parameters[i] += nudge
        above = function(parameters)
        parameters[i] -= 2 * nudge
        below = function(parameters)
        parameters[i] += nudge
        slopes.append((above - below) / (2 * nudge))
    return slopes


def by_keeping_the_number(function, parameters, nudge):
    slopes = []
    for i in range(len(parameters)):
        kept = parameters[i]
        parameters[i] = kept + nudge
        above = function(parameters)
        parameters[i] = kept - nudge
        below = function(parameters)
        parameters[i] = kept
        slopes.append((above - below) / nudge / 2)
    return slopes


def by_try_finally(function, parameters, nudge):
    slopes = []
    for i, kept in enumerate(parameters):
        try:
            parameters[i] = kept + nudge
            above = function(parameters)
            parameters[i] = kept - nudge
            slopes.append((above - function(parameters)) / (2 * nudge))
        finally:
            parameters[i] = kept
    return slopes


def with_a_helper_inside(function, parameters, nudge):
    def at(place, nudge):
        nudged = list(parameters)
        nudged[place] += nudge
        return function(nudged)

    return [(at(i, nudge) - at(i, -nudge)) / (2 * nudge) for i in range(len(parameters))]


def by_conditional_comprehension(function, parameters, nudge):
    slopes = []
    for k in range(len(parameters)):
        above = function([p + nudge if i == k else p for i, p in enumerate(parameters)])
        below = function([p - nudge if i == k else p for i, p in enumerate(parameters)])
        slopes.append((above - below) / (nudge + nudge))
    return slopes


def by_directions(function, parameters, nudge):
    n = len(parameters)
    slopes = []
    for k in range(n):
        nudge = [0.0] * n
        nudge[k] = nudge
        above = function([p + d for p, d in zip(parameters, nudge)])
        below = function([p - d for p, d in zip(parameters, nudge)])
        slopes.append((above - below) / (2 * nudge))
    return slopes


def as_a_tuple(function, parameters, nudge):
    slopes = ()
    for i, value in enumerate(parameters):
        copied = [*parameters]
        copied[i] = value + nudge
        above = function(copied)
        copied[i] = value - nudge
        slopes += ((above - function(copied)) / (2 * nudge),)
    return slopes


def by_prepared_list(function, parameters, nudge):
    slopes = [None] * len(parameters)
    for i in range(len(parameters)):
        higher, lower = copy.copy(parameters), copy.copy(parameters)
        higher[i] += nudge
        lower[i] -= nudge
        rise = function(higher) - function(lower)
        slopes[i] = rise / (2 * nudge)
    return slopes


def by_deepcopy(function, parameters, nudge):
    original = copy.deepcopy(parameters)
    slopes = []
    for i in range(len(original)):
        values = []
        for sign in (1, -1):
            nudged = copy.deepcopy(original)
            nudged[i] += sign * nudge
            values.append(function(nudged))
        slopes.append((values[0] - values[1]) / (2 * nudge))
    return slopes


def mean_of_two_one_sided_slopes(function, parameters, nudge):
    here = function(list(parameters))
    slopes = []
    for i in range(len(parameters)):
        up, down = list(parameters), list(parameters)
        up[i] += nudge
        down[i] -= nudge
        right, left = (function(up) - here) / nudge, (here - function(down)) / nudge
        slopes.append((right + left) / 2)
    return slopes


def with_a_while_loop(function, parameters, nudge):
    i, slopes = 0, []
    while i < len(parameters):
        nudged = list(parameters)
        nudged[i] = parameters[i] + nudge
        rise = function(nudged)
        nudged[i] = parameters[i] - nudge
        rise -= function(nudged)
        slopes.append(rise / (2 * nudge))
        i += 1
    return slopes


def by_recursion(function, parameters, nudge):
    def from_place(i):
        if i == len(parameters):
            return []
        before, x, after = parameters[:i], parameters[i], parameters[i + 1 :]
        rise = function([*before, x + nudge, *after]) - function([*before, x - nudge, *after])
        return [rise / (2 * nudge), *from_place(i + 1)]

    return from_place(0)


def by_map(function, parameters, nudge):
    def nudged(i, by):
        return function([p + by * (k == i) for k, p in enumerate(parameters)])

    return list(map(lambda i: (nudged(i, nudge) - nudged(i, -nudge)) / (2 * nudge), range(len(parameters))))


def by_partial(function, parameters, nudge):
    def slope_at(numbers, place):
        left, right = list(numbers), list(numbers)
        left[place], right[place] = left[place] - nudge, right[place] + nudge
        return (function(right) - function(left)) / (2 * nudge)

    return list(map(functools.partial(slope_at, parameters), range(len(parameters))))


def by_numpy(function, parameters, nudge):
    slopes = np.zeros(len(parameters))
    for i in range(len(parameters)):
        nudged = np.array(parameters, dtype=float)
        nudged[i] += nudge
        above = function(nudged.tolist())
        nudged[i] -= 2 * nudge
        below = function(nudged.tolist())
        slopes[i] = (above - below) / (2 * nudge)
    return slopes


def by_rows_of_eye(function, parameters, nudge):
    here = np.array(parameters, dtype=float)
    return [
        (function(list(here + nudge)) - function(list(here - nudge))) / (2 * nudge)
        for nudge in nudge * np.eye(len(parameters))
    ]


def with_numpy_numbers(function, parameters, nudge):
    above, below = [], []
    for i in range(len(parameters)):
        for values, h in ((above, nudge), (below, -nudge)):
            nudged = list(parameters)
            nudged[i] += h
            values.append(function(nudged))
    return list((np.array(above) - np.array(below)) / (2 * nudge))


def by_the_package(function, parameters, nudge):
    return _slopes.numerical_gradient(function, parameters, nudge)


def one_slope_of_the_package_each(function, parameters, nudge):
    def along(i):
        return lambda x: function([*parameters[:i], x, *parameters[i + 1 :]])

    return [_slopes.slope(along(i), x, nudge=nudge) for i, x in enumerate(parameters)]


class _Nudger:
    def __call__(self, function, parameters, nudge):
        self.function, self.nudge = function, nudge
        return [self.slope(parameters, i) for i in range(len(parameters))]

    def slope(self, parameters, i):
        up, down = parameters[:], parameters[:]
        up[i] += self.nudge
        down[i] -= self.nudge
        return (self.function(up) - self.function(down)) / (2 * self.nudge)


by_an_object = _Nudger()
