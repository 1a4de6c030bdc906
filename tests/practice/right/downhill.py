"""One step downhill: parameters (a list), gradient (a list with the slope of each), learning_rate."""

import functools
import operator
from collections import deque as _deque

import numpy as np

from nnlesson import slopes


def by_indexes(parameters, gradient, learning_rate):
    moved = []
    for i in range(len(parameters)):
        moved.append(parameters[i] - learning_rate * gradient[i])
    return moved


def by_zip(parameters, gradient, learning_rate):
    new = []
    for p, g in zip(parameters, gradient, strict=True):
        new.append(p - learning_rate * g)
    return new


def by_enumerate(parameters, gradient, learning_rate):
    new = []
    for i, p in enumerate(parameters):
        step = -gradient[i] * learning_rate
        new.append(p + step)
    return new


def by_comprehension(p, g, rate):
    return [p[i] - rate * g[i] for i in range(len(p))]


def by_zip_in_a_comprehension(parameters, gradient, rate):
    return [number - rate * slope for number, slope in zip(parameters, gradient)]


def on_a_copy(parameters, gradient, learning_rate):
    moved = list(parameters)
    for i in range(len(moved)):
        moved[i] -= learning_rate * gradient[i]
    return moved


def by_prepared_list(parameters, gradient, learning_rate):
    moved = [0.0] * len(parameters)
    for place, slope in enumerate(gradient):
        moved[place] = parameters[place] - slope * learning_rate
    return moved


def with_two_lists(parameters, gradient, learning_rate):
    steps = [learning_rate * slope for slope in gradient]
    return [p - s for p, s in zip(parameters, steps)]


def as_a_tuple(parameters, gradient, learning_rate):
    return tuple(p - learning_rate * g for p, g in zip(parameters, gradient))


def with_a_while_loop(parameters, gradient, learning_rate):
    moved = []
    i = 0
    while i < len(parameters):
        moved += [parameters[i] - learning_rate * gradient[i]]
        i += 1
    return moved


def by_recursion(parameters, gradient, learning_rate):
    if not len(parameters):
        return []
    first = parameters[0] - learning_rate * gradient[0]
    return [first, *by_recursion(parameters[1:], gradient[1:], learning_rate)]


def by_map(parameters, gradient, learning_rate):
    return list(map(lambda p, g: p - learning_rate * g, parameters, gradient))


def by_operators(parameters, gradient, learning_rate):
    steps = map(functools.partial(operator.mul, learning_rate), gradient)
    return list(map(operator.sub, parameters, steps))


def by_reduce(parameters, gradient, learning_rate):
    return functools.reduce(lambda new, pair: [*new, pair[0] - learning_rate * pair[1]], zip(parameters, gradient), [])


def with_a_helper_inside(parameters, gradient, learning_rate):
    def step(number, slope):
        return number - learning_rate * slope

    answer = []
    for number, slope in zip(parameters, gradient):
        answer.append(step(number, slope))
    return answer


def with_early_continue(parameters, gradient, learning_rate):
    moved = []
    for p, g in zip(parameters, gradient):
        if g == 0:
            moved.append(p)
            continue
        moved.append(p - learning_rate * g)
    return moved


def uphill_and_downhill(parameters, gradient, learning_rate):
    moved = []
    for p, g in zip(parameters, gradient):
        if g > 0:
            moved.append(p - learning_rate * g)
        else:
            moved.append(p + learning_rate * abs(g))
    return moved


def by_deque(parameters, gradient, learning_rate):
    left, moved = _deque(parameters), []
    for slope in gradient:
        moved.append(left.popleft() - learning_rate * slope)
    return moved


def by_numpy(parameters, gradient, learning_rate):
    return np.array(parameters) - learning_rate * np.array(gradient)


def by_numpy_as_list(parameters, gradient, learning_rate):
    return np.subtract(parameters, np.multiply(learning_rate, gradient)).tolist()


def list_of_numpy_numbers(parameters, gradient, learning_rate):
    return list(np.asarray(parameters) - learning_rate * np.asarray(gradient))


def in_place_on_an_array(parameters, gradient, learning_rate):
    moved = np.array(parameters, dtype=float)
    moved -= learning_rate * np.array(gradient, dtype=float)
    return moved


def by_the_package(parameters, gradient, learning_rate):
    return slopes.downhill(parameters, gradient, learning_rate)


by_lambda = lambda parameters, gradient, learning_rate: [p - learning_rate * g for p, g in zip(parameters, gradient)]


class _Hiker:
    def __call__(self, parameters, gradient, learning_rate):
        self.places = list(parameters)
        for i, steepness in enumerate(gradient):
            self.step(i, steepness * learning_rate)
        return self.places

    def step(self, i, length):
        self.places[i] = self.places[i] - length


by_an_object = _Hiker()
