"""How steep is a function in the direction of each number? function of a list, parameters (the list), step."""

import copy
import functools

import numpy as np

from nnlesson import slopes as _slopes


def by_indexes(function, parameters, step):
    slopes = []
    for i in range(len(parameters)):
        up = list(parameters)
        up[i] = up[i] + step
        down = list(parameters)
        down[i] = down[i] - step
        slopes.append((function(up) - function(down)) / (2 * step))
    return slopes


def by_enumerate(function, parameters, step):
    gradient = []
    for i, value in enumerate(parameters):
        nudged = parameters.copy()
        nudged[i] = value + step
        above = function(nudged)
        nudged[i] = value - step
        below = function(nudged)
        gradient.append((above - below) / (2 * step))
    return gradient


def by_slices(f, p, h):
    return [(f(p[:i] + [p[i] + h] + p[i + 1 :]) - f(p[:i] + [p[i] - h] + p[i + 1 :])) / (2 * h) for i in range(len(p))]


def by_stars(f, p, h):
    return [(f([*p[:i], x + h, *p[i + 1 :]]) - f([*p[:i], x - h, *p[i + 1 :]])) / (2 * h) for i, x in enumerate(p)]


def by_nudging_a_copy_and_back(function, parameters, step):
    nudged = parameters[:]
    slopes = []
    for i in range(len(nudged)):
        nudged[i] += step
        above = function(nudged)
        nudged[i] -= 2 * step
        below = function(nudged)
        nudged[i] += step
        slopes.append((above - below) / (2 * step))
    return slopes


def by_nudging_the_list_and_back(function, parameters, step):
    slopes = []
    for i in range(len(parameters)):
        parameters[i] += step
        above = function(parameters)
        parameters[i] -= 2 * step
        below = function(parameters)
        parameters[i] += step
        slopes.append((above - below) / (2 * step))
    return slopes


def by_keeping_the_number(function, parameters, step):
    slopes = []
    for i in range(len(parameters)):
        kept = parameters[i]
        parameters[i] = kept + step
        above = function(parameters)
        parameters[i] = kept - step
        below = function(parameters)
        parameters[i] = kept
        slopes.append((above - below) / step / 2)
    return slopes


def by_try_finally(function, parameters, step):
    slopes = []
    for i, kept in enumerate(parameters):
        try:
            parameters[i] = kept + step
            above = function(parameters)
            parameters[i] = kept - step
            slopes.append((above - function(parameters)) / (2 * step))
        finally:
            parameters[i] = kept
    return slopes


def with_a_helper_inside(function, parameters, step):
    def at(place, nudge):
        nudged = list(parameters)
        nudged[place] += nudge
        return function(nudged)

    return [(at(i, step) - at(i, -step)) / (2 * step) for i in range(len(parameters))]


def by_conditional_comprehension(function, parameters, step):
    slopes = []
    for k in range(len(parameters)):
        above = function([p + step if i == k else p for i, p in enumerate(parameters)])
        below = function([p - step if i == k else p for i, p in enumerate(parameters)])
        slopes.append((above - below) / (step + step))
    return slopes


def by_directions(function, parameters, step):
    n = len(parameters)
    slopes = []
    for k in range(n):
        nudge = [0.0] * n
        nudge[k] = step
        above = function([p + d for p, d in zip(parameters, nudge)])
        below = function([p - d for p, d in zip(parameters, nudge)])
        slopes.append((above - below) / (2 * step))
    return slopes


def as_a_tuple(function, parameters, step):
    slopes = ()
    for i, value in enumerate(parameters):
        copied = [*parameters]
        copied[i] = value + step
        above = function(copied)
        copied[i] = value - step
        slopes += ((above - function(copied)) / (2 * step),)
    return slopes


def by_prepared_list(function, parameters, step):
    slopes = [None] * len(parameters)
    for i in range(len(parameters)):
        higher, lower = copy.copy(parameters), copy.copy(parameters)
        higher[i] += step
        lower[i] -= step
        rise = function(higher) - function(lower)
        slopes[i] = rise / (2 * step)
    return slopes


def by_deepcopy(function, parameters, step):
    original = copy.deepcopy(parameters)
    slopes = []
    for i in range(len(original)):
        values = []
        for sign in (1, -1):
            nudged = copy.deepcopy(original)
            nudged[i] += sign * step
            values.append(function(nudged))
        slopes.append((values[0] - values[1]) / (2 * step))
    return slopes


def mean_of_two_one_sided_slopes(function, parameters, step):
    here = function(list(parameters))
    slopes = []
    for i in range(len(parameters)):
        up, down = list(parameters), list(parameters)
        up[i] += step
        down[i] -= step
        right, left = (function(up) - here) / step, (here - function(down)) / step
        slopes.append((right + left) / 2)
    return slopes


def with_a_while_loop(function, parameters, step):
    i, slopes = 0, []
    while i < len(parameters):
        nudged = list(parameters)
        nudged[i] = parameters[i] + step
        rise = function(nudged)
        nudged[i] = parameters[i] - step
        rise -= function(nudged)
        slopes.append(rise / (2 * step))
        i += 1
    return slopes


def by_recursion(function, parameters, step):
    def from_place(i):
        if i == len(parameters):
            return []
        before, x, after = parameters[:i], parameters[i], parameters[i + 1 :]
        rise = function([*before, x + step, *after]) - function([*before, x - step, *after])
        return [rise / (2 * step), *from_place(i + 1)]

    return from_place(0)


def by_map(function, parameters, step):
    def nudged(i, by):
        return function([p + by * (k == i) for k, p in enumerate(parameters)])

    return list(map(lambda i: (nudged(i, step) - nudged(i, -step)) / (2 * step), range(len(parameters))))


def by_partial(function, parameters, step):
    def slope_at(numbers, place):
        left, right = list(numbers), list(numbers)
        left[place], right[place] = left[place] - step, right[place] + step
        return (function(right) - function(left)) / (2 * step)

    return list(map(functools.partial(slope_at, parameters), range(len(parameters))))


def by_numpy(function, parameters, step):
    slopes = np.zeros(len(parameters))
    for i in range(len(parameters)):
        nudged = np.array(parameters, dtype=float)
        nudged[i] += step
        above = function(nudged.tolist())
        nudged[i] -= 2 * step
        below = function(nudged.tolist())
        slopes[i] = (above - below) / (2 * step)
    return slopes


def by_rows_of_eye(function, parameters, step):
    here = np.array(parameters, dtype=float)
    return [
        (function(list(here + nudge)) - function(list(here - nudge))) / (2 * step)
        for nudge in step * np.eye(len(parameters))
    ]


def with_numpy_numbers(function, parameters, step):
    above, below = [], []
    for i in range(len(parameters)):
        for values, h in ((above, step), (below, -step)):
            nudged = list(parameters)
            nudged[i] += h
            values.append(function(nudged))
    return list((np.array(above) - np.array(below)) / (2 * step))


def by_the_package(function, parameters, step):
    return _slopes.numerical_gradient(function, parameters, step)


def one_slope_of_the_package_each(function, parameters, step):
    def along(i):
        return lambda x: function([*parameters[:i], x, *parameters[i + 1 :]])

    return [_slopes.slope(along(i), x, nudge=step) for i, x in enumerate(parameters)]


class _Nudger:
    def __call__(self, function, parameters, step):
        self.function, self.step = function, step
        return [self.slope(parameters, i) for i in range(len(parameters))]

    def slope(self, parameters, i):
        up, down = parameters[:], parameters[:]
        up[i] += self.step
        down[i] -= self.step
        return (self.function(up) - self.function(down)) / (2 * self.step)


by_an_object = _Nudger()
