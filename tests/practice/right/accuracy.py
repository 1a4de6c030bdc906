"""Which share is right? outputs and targets (one row for each sample, one entry each), threshold."""

import fractions
import functools
import operator
import statistics

import numpy as np

from nnlesson import dense, metrics


def by_indexes(outputs, targets, threshold):
    right = 0
    for i in range(len(outputs)):
        if outputs[i][0] > threshold:
            answer = 1
        else:
            answer = 0
        if answer == targets[i][0]:
            right += 1
    return right / len(outputs)


def by_zip(outputs, targets, threshold):
    right = 0
    for output, target in zip(outputs, targets, strict=True):
        if (output[0] > threshold) == (target[0] == 1):
            right = right + 1
    return right / len(targets)


def by_enumerate(outputs, targets, threshold):
    hits = 0
    for row, output in enumerate(outputs):
        said = int(output[0] > threshold)
        hits += said == targets[row][0]
    return hits / len(outputs)


def by_unpacking(outputs, targets, threshold):
    right = 0
    for (output,), (target,) in zip(outputs, targets):
        right += float(output > threshold) == target
    return right / len(outputs)


def by_two_cases(outputs, targets, threshold):
    right = 0
    for o, t in zip(outputs, targets):
        if o[0] > threshold and t[0] == 1:
            right += 1
        elif o[0] <= threshold and t[0] == 0:
            right += 1
    return right / len(outputs)


def with_early_continue(outputs, targets, threshold):
    wrong = 0
    for o, t in zip(outputs, targets):
        if (1 if o[0] > threshold else 0) == t[0]:
            continue
        wrong += 1
    return 1 - wrong / len(outputs)


def by_comprehension(outputs, targets, threshold):
    classes = [1 if output[0] > threshold else 0 for output in outputs]
    return sum([a == t[0] for a, t in zip(classes, targets)]) / len(classes)


def by_filtered_comprehension(predictions, wanted, limit):
    right = [1 for p, y in zip(predictions, wanted) if (p[0] > limit) == bool(y[0])]
    return len(right) / len(predictions)


def by_filter(outputs, targets, threshold):
    def is_right(pair):
        output, target = pair
        return int(output[0] > threshold) == target[0]

    return len(list(filter(is_right, zip(outputs, targets)))) / len(outputs)


def by_map(outputs, targets, threshold):
    classes = map(lambda output: int(output[0] > threshold), outputs)
    return sum(map(operator.eq, classes, (target[0] for target in targets))) / len(targets)


def by_reduce(outputs, targets, threshold):
    pairs = zip(outputs, targets)
    right = functools.reduce(lambda n, pair: n + ((pair[0][0] > threshold) == pair[1][0]), pairs, 0)
    return right / len(outputs)


def by_recursion(outputs, targets, threshold):
    def right_from(i):
        if i == len(outputs):
            return 0
        return ((outputs[i][0] > threshold) == targets[i][0]) + right_from(i + 1)

    return right_from(0) / len(outputs)


def with_a_while_loop(outputs, targets, threshold):
    i = right = 0
    while i < len(outputs):
        right += (outputs[i][0] > threshold) == targets[i][0]
        i += 1
    return right / i


def by_adding_shares(outputs, targets, threshold):
    share = 0.0
    for output, target in zip(outputs, targets):
        share += ((output[0] > threshold) == target[0]) / len(outputs)
    return share


def by_statistics(outputs, targets, threshold):
    return statistics.fmean(int((o[0] > threshold) == t[0]) for o, t in zip(outputs, targets))


def by_a_fraction(outputs, targets, threshold):
    right = sum((o[0] > threshold) == t[0] for o, t in zip(outputs, targets))
    return float(fractions.Fraction(int(right), len(outputs)))


def by_list_count(outputs, targets, threshold):
    return [bool((o[0] > threshold) == t[0]) for o, t in zip(outputs, targets)].count(True) / len(outputs)


def by_numpy(outputs, targets, threshold):
    return ((np.array(outputs) > threshold) == np.array(targets)).mean()


def by_numpy_columns(outputs, targets, threshold):
    classes = np.where(np.asarray(outputs)[:, 0] > threshold, 1, 0)
    return np.mean(classes == np.asarray(targets)[:, 0])


def by_counting_nonzero(outputs, targets, threshold):
    differ = (np.ravel(outputs) > threshold) != (np.ravel(targets) == 1)
    return 1 - np.count_nonzero(differ) / differ.size


def by_the_package(outputs, targets, threshold):
    return metrics.accuracy([int(output[0] > threshold) for output in outputs], targets)


def by_count_right(outputs, targets, threshold):
    return metrics.count_right([int(output[0] > threshold) for output in outputs], targets) / len(outputs)


def by_classes_of(outputs, targets, threshold):
    return metrics.accuracy(dense.classes_of(np.array(outputs), threshold), targets)


def by_confusion(outputs, targets, threshold):
    counts = {(a, t): 0 for a in (0, 1) for t in (0, 1)}
    for output, target in zip(outputs, targets):
        counts[int(output[0] > threshold), int(target[0])] += 1
    return (counts[0, 0] + counts[1, 1]) / sum(counts.values())


class _Accuracy:
    def __init__(self):
        self.classes = (0, 1)

    def __call__(self, outputs, targets, threshold):
        answers = [self.classes[int(output[0] > threshold)] for output in outputs]
        return sum(a == t for a, [t] in zip(answers, targets)) / len(answers)


by_an_object = _Accuracy()
