"""One step with momentum: the new parameters and the new velocities, two lists.

parameters, velocities, gradients (lists of numbers, one for each parameter), rate, share (of the velocity, kept).
"""

import functools
import operator

import numpy as np

from nnlesson import optimizers


def by_indexes(parameters, velocities, gradients, rate, share):
    new_parameters = []
    new_velocities = []
    for i in range(len(parameters)):
        v = share * velocities[i] - rate * gradients[i]
        new_velocities.append(v)
        new_parameters.append(parameters[i] + v)
    return new_parameters, new_velocities


def by_zip(parameters, velocities, gradients, rate, share):
    places, moves = [], []
    for p, v, g in zip(parameters, velocities, gradients, strict=True):
        move = v * share - g * rate
        places.append(p + move)
        moves.append(move)
    return places, moves


def by_enumerate(parameters, velocities, gradients, rate, share):
    new_p, new_v = [], []
    for i, g in enumerate(gradients):
        new_v.append(velocities[i] * share - rate * g)
        new_p.append(parameters[i] + new_v[-1])
    return new_p, new_v


def by_two_comprehensions(p, v, g, rate, share):
    new_v = [share * a - rate * b for a, b in zip(v, g)]
    new_p = [a + b for a, b in zip(p, new_v)]
    return new_p, new_v


def by_indexed_comprehensions(p, v, g, rate, share):
    velocities = [share * v[i] - rate * g[i] for i in range(len(v))]
    return [p[i] + velocities[i] for i in range(len(p))], velocities


def on_copies(parameters, velocities, gradients, rate, share):
    p, v = list(parameters), list(velocities)
    for i in range(len(p)):
        v[i] *= share
        v[i] -= rate * gradients[i]
        p[i] += v[i]
    return p, v


def by_prepared_lists(parameters, velocities, gradients, rate, share):
    n = len(parameters)
    places, moves = [0.0] * n, [0.0] * n
    for i in range(n):
        moves[i] = share * velocities[i] - rate * gradients[i]
        places[i] = parameters[i] + moves[i]
    return places, moves


def as_a_list_of_two_lists(parameters, velocities, gradients, rate, share):
    answer = [[], []]
    for p, v, g in zip(parameters, velocities, gradients):
        v = share * v - rate * g
        answer[0].append(p + v)
        answer[1].append(v)
    return answer


def with_tuples(parameters, velocities, gradients, rate, share):
    moves = tuple(share * v - rate * g for v, g in zip(velocities, gradients))
    return tuple(p + move for p, move in zip(parameters, moves)), moves


def by_unzipping(parameters, velocities, gradients, rate, share):
    pairs = []
    for p, v, g in zip(parameters, velocities, gradients):
        new = share * v - rate * g
        pairs.append((p + new, new))
    places, moves = zip(*pairs)
    return list(places), list(moves)


def with_a_while_loop(parameters, velocities, gradients, rate, share):
    i, places, moves = 0, [], []
    while i < len(gradients):
        moves += [share * velocities[i] - rate * gradients[i]]
        places += [parameters[i] + moves[i]]
        i += 1
    return places, moves


def with_a_helper_inside(parameters, velocities, gradients, rate, share):
    def one(p, v, g):
        v = share * v - rate * g
        return p + v, v

    both = [one(p, v, g) for p, v, g in zip(parameters, velocities, gradients)]
    return [place for place, _ in both], [move for _, move in both]


def by_map(parameters, velocities, gradients, rate, share):
    moves = list(map(lambda v, g: share * v - rate * g, velocities, gradients))
    return list(map(operator.add, parameters, moves)), moves


def by_reduce(parameters, velocities, gradients, rate, share):
    def put(answer, three):
        p, v, g = three
        v = share * v - rate * g
        return [*answer[0], p + v], [*answer[1], v]

    return functools.reduce(put, zip(parameters, velocities, gradients), ([], []))


def by_recursion(parameters, velocities, gradients, rate, share):
    if len(parameters) == 0:
        return [], []
    v = share * velocities[0] - rate * gradients[0]
    places, moves = by_recursion(parameters[1:], velocities[1:], gradients[1:], rate, share)
    return [parameters[0] + v, *places], [v, *moves]


def by_walrus(parameters, velocities, gradients, rate, share):
    moves = []
    places = [p + (moves.append(m := share * v - rate * g) or m) for p, v, g in zip(parameters, velocities, gradients)]
    return places, moves


def with_the_other_sign(parameters, velocities, gradients, rate, share):
    downward = [rate * g - share * v for v, g in zip(velocities, gradients)]
    return [p - d for p, d in zip(parameters, downward)], [-d for d in downward]


def by_numpy(parameters, velocities, gradients, rate, share):
    v = share * np.array(velocities) - rate * np.array(gradients)
    return np.array(parameters) + v, v


def by_numpy_as_lists(parameters, velocities, gradients, rate, share):
    p, v, g = np.array([parameters, velocities, gradients], dtype=float)
    v = share * v - rate * g
    return (p + v).tolist(), v.tolist()


def lists_of_numpy_numbers(parameters, velocities, gradients, rate, share):
    moves = np.multiply(share, velocities) - np.multiply(rate, gradients)
    return list(parameters + moves), list(moves)


def in_place_on_arrays(parameters, velocities, gradients, rate, share):
    p, v = np.array(parameters, dtype=float), np.array(velocities, dtype=float)
    v *= share
    v -= rate * np.asarray(gradients)
    p += v
    return p, v


def as_an_array_with_two_rows(parameters, velocities, gradients, rate, share):
    moves = share * np.asarray(velocities) - rate * np.asarray(gradients)
    return np.vstack([parameters + moves, moves])


def by_a_plain_step_of_the_package(parameters, velocities, gradients, rate, share):
    kept = [share * v for v in velocities]
    rolled = np.array([p + k for p, k in zip(parameters, kept)], dtype=float)
    optimizers.SGD(rate).step([rolled], [np.array(gradients, dtype=float)])
    places = rolled.tolist()
    return places, [k - rate * g for k, g in zip(kept, gradients)]


by_lambda = lambda parameters, velocities, gradients, rate, share: (
    [p + share * v - rate * g for p, v, g in zip(parameters, velocities, gradients)],
    [share * v - rate * g for v, g in zip(velocities, gradients)],
)


class _Ball:
    def __call__(self, parameters, velocities, gradients, rate, share):
        self.rate, self.share = rate, share
        self.velocities = [self.velocity(v, g) for v, g in zip(velocities, gradients)]
        return [p + v for p, v in zip(parameters, self.velocities)], self.velocities

    def velocity(self, before, slope):
        return self.share * before - self.rate * slope


by_an_object = _Ball()
