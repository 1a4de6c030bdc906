"""What is wrong with a function that is judged by what it does: said once more, apart from the judges."""

import copy
import itertools

import numpy as np

from nnlesson.dense import MLP


def deals_wrongly(minibatches):
    """Say whether a function deals out samples wrongly, for any of many sizes, or without chance from its generator."""
    try:
        sizes = itertools.product(range(1, 10), range(1, 12))
        return any(_loses(minibatches, *size) for size in sizes) or _orders(minibatches)
    except Exception:
        return True


def _dealt(minibatches, n_samples, batch_size, rng):
    """The batches, each a list of the numbers of its samples; an error where a target is not in its place."""
    inputs, targets = [[0.5 * n, n] for n in range(n_samples)], [[n + 0.25] for n in range(n_samples)]
    given = copy.deepcopy((inputs, targets))
    batches = [[(list(x), list(y)) for x, y in batch] for batch in minibatches(*given, batch_size, rng)]
    known = list(zip(inputs, targets, strict=True))
    assert given == (inputs, targets)
    return [[known.index(pair) for pair in batch] for batch in batches]


def _loses(minibatches, n_samples, batch_size):
    batches = _dealt(minibatches, n_samples, batch_size, np.random.default_rng(1))
    sizes = [batch_size] * (n_samples // batch_size) + [n_samples % batch_size] * (n_samples % batch_size > 0)
    return list(map(len, batches)) != sizes or sorted(itertools.chain(*batches)) != list(range(n_samples))


def _orders(minibatches):
    """Say whether chance is missing, or not that of the generator."""
    rng = np.random.default_rng(2)
    epochs = [_dealt(minibatches, 9, 4, rng) for _ in range(3)]
    members = [list(map(sorted, batches)) for batches in epochs]
    return members == members[:1] * 3 or _dealt(minibatches, 9, 4, np.random.default_rng(2)) != epochs[0]


def learns_wrongly(learn_xor):
    """Say whether a function leaves XOR unsolved from one of five seeds, miscounts, or starts twice in the same way."""
    weights = []
    for seed in range(5):
        try:
            mlp, right = learn_xor(seed)
            says = [int(output > 0.5) for [output] in mlp.forward([[0, 0], [0, 1], [1, 0], [1, 1]])]
        except Exception:
            return True
        if type(mlp) is not MLP or [each.shape for each in mlp.parameters] != [(2, 4), (4,), (4, 1), (1,)]:
            return True
        if says != [0, 1, 1, 0] or right != 4:
            return True
        weights.append(mlp.parameters[0].tolist())
    return any(weights.count(each) > 1 for each in weights)


WRONG = {"minibatches": deals_wrongly, "learn-xor": learns_wrongly}  # by the id of the exercise
