"""The mean surprise: logits (an array, a row for each sample), labels (a list). Stands logits of 1,000 and -1,000."""

import functools
import math
import statistics

import numpy as np

from nnlesson import losses


def by_shifted_rows(logits, labels):
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        z = row - max(row)
        total += np.log(np.sum(np.exp(z))) - z[label]
    return total / len(labels)


def by_plain_lists(logits, labels):
    losses = []
    for i in range(len(labels)):
        row = [float(z) for z in logits[i]]
        largest = max(row)
        total = 0.0
        for z in row:
            total += math.exp(z - largest)
        losses.append(largest + math.log(total) - row[labels[i]])
    return sum(losses) / len(losses)


def by_enumerate(logits, labels):
    surprise = 0
    for i, label in enumerate(labels):
        shift = logits[i].max()
        log_total = shift + math.log(np.exp(logits[i] - shift).sum())
        surprise += log_total - logits[i, label]
    return float(surprise / len(labels))


def by_differences(logits, labels):
    """ln of the sum of e to the (z - z_right): with the largest difference taken out, it cannot overflow."""
    surprises = []
    for row, label in zip(logits, labels):
        differences = [z - row[label] for z in row]
        top = max(differences)
        surprises.append(top + math.log(sum(math.exp(d - top) for d in differences)))
    return math.fsum(surprises) / len(surprises)


def by_numpy(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    log_total = np.log(np.exp(z).sum(axis=1))
    return (log_total - z[np.arange(len(labels)), labels]).mean()


def by_numpy_as_float(logits, labels):
    z = np.asarray(logits, dtype=float)
    top = np.max(z, axis=1)
    log_totals = top + np.log(np.sum(np.exp(z - top[:, None]), axis=1))
    return float(np.mean(log_totals - z[range(len(z)), labels]))


def by_log_shares(logits, labels):
    z = logits - logits.max(axis=1)[:, np.newaxis]
    log_shares = z - np.log(np.exp(z).sum(axis=1))[:, np.newaxis]
    return -log_shares[np.arange(len(z)), labels].mean()


def by_take_along_axis(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    right = np.take_along_axis(z, np.array(labels).reshape(-1, 1), axis=1)
    return np.mean(np.log(np.exp(z).sum(axis=1, keepdims=True)) - right)


def by_one_hot(logits, labels):
    wanted = np.eye(logits.shape[1])[labels]
    z = logits - logits.max(axis=1, keepdims=True)
    return (np.log(np.exp(z).sum(axis=1)) - (wanted * z).sum(axis=1)).mean()


def by_choosing(logits, labels):
    z = np.array([row - row.max() for row in logits])
    right = np.choose(labels, z.T)
    return np.average(np.log(np.exp(z).sum(axis=1)) - right)


def by_logaddexp(logits, labels):
    log_totals = np.logaddexp.reduce(logits, axis=1)
    return float((log_totals - logits[np.arange(len(labels)), labels]).mean())


def by_logaddexp_in_a_loop(logits, labels):
    surprise = 0.0
    for row, label in zip(logits, labels):
        log_total = row[0]
        for z in row[1:]:
            log_total = np.logaddexp(log_total, z)
        surprise += log_total - row[label]
    return surprise / len(labels)


def by_reduce(logits, labels):
    def add(a, b):
        return max(a, b) + math.log1p(math.exp(-abs(a - b)))

    rows = logits.tolist()
    return sum(functools.reduce(add, row) - row[label] for row, label in zip(rows, labels)) / len(rows)


def by_running_mean(logits, labels):
    mean = 0.0
    for n, (row, label) in enumerate(zip(logits, labels), start=1):
        z = row - np.max(row)
        mean += (np.log(np.exp(z).sum()) - z[label] - mean) / n
    return mean


def with_a_while_loop(logits, labels):
    i, total = 0, 0.0
    while i < len(labels):
        z = logits[i] - logits[i].max()
        total -= z[labels[i]] - math.log(sum(np.exp(z)))
        i += 1
    return total / i


def with_a_helper_inside(logits, labels):
    def surprise(row, label):
        z = [value - max(row) for value in row]
        return math.log(sum(math.exp(value) for value in z)) - z[label]

    return np.mean([surprise(list(row), label) for row, label in zip(logits, labels)])


def by_statistics(logits, labels):
    shifted = (logits - logits.max(axis=1, keepdims=True)).tolist()
    return statistics.fmean(math.log(sum(map(math.exp, z))) - z[label] for z, label in zip(shifted, labels))


def by_map(logits, labels):
    def surprise(row, label):
        return np.log(np.exp(row - row.max()).sum()) + row.max() - row[label]

    return sum(map(surprise, logits, labels)) / len(labels)


def by_recursion(logits, labels):
    def total(i):
        if i == len(labels):
            return 0.0
        z = logits[i] - logits[i].max()
        return math.log(np.exp(z).sum()) - z[labels[i]] + total(i + 1)

    return total(0) / len(labels)


def by_sorting(logits, labels):
    surprise = 0.0
    for row, label in zip(logits.tolist(), labels):
        *others, largest = sorted(row)
        log_total = largest + math.log1p(sum(math.exp(z - largest) for z in others))
        surprise += log_total - row[label]
    return surprise / len(labels)


def as_a_numpy_number(logits, labels):
    z = logits - np.amax(logits, axis=1, keepdims=True)
    return np.float64(sum(np.log(np.exp(row).sum()) - row[k] for row, k in zip(z, labels)) / len(z))


def label_by_label(logits, labels):
    labels, z = np.array(labels), logits - logits.max(axis=1, keepdims=True)
    total = 0.0
    for label in set(labels.tolist()):
        rows = z[labels == label]
        total += (np.log(np.exp(rows).sum(axis=1)) - rows[:, label]).sum()
    return total / len(z)


def by_the_package(logits, labels):
    return losses.cross_entropy(logits, labels)


def by_one_hot_of_the_package(logits, labels):
    return losses.cross_entropy(logits, losses.one_hot(labels, logits.shape[1]))


by_lambda = lambda logits, labels: np.mean(
    [np.logaddexp.reduce(row) - row[label] for row, label in zip(logits, labels)]
)


class _Loss:
    def __call__(self, logits, labels):
        return sum(self.surprise(row, label) for row, label in zip(logits, labels)) / len(labels)

    def surprise(self, row, label):
        z = row - row.max()
        return np.log(np.exp(z).sum()) - z[label]


by_an_object = _Loss()
