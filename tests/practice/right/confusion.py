"""A confusion matrix of fresh samples: the row is what was meant, the column what was answered.

classify (takes a table of inputs, answers with one index for each row), known, fresh (pairs of inputs and labels),
n_classes.
"""

import collections
import functools
import itertools

import numpy as np

from nnlesson import metrics


def by_indexes(classify, known, fresh, n_classes):
    inputs, labels = fresh
    answers = classify(inputs)
    table = []
    for _ in range(n_classes):
        table.append([0] * n_classes)
    for i in range(len(labels)):
        table[labels[i]][answers[i]] += 1
    return table


def by_zip(classify, known, fresh, n_classes):
    inputs, labels = fresh
    table = [[0 for _ in range(n_classes)] for _ in range(n_classes)]
    for meant, said in zip(labels, classify(inputs), strict=True):
        table[meant][said] = table[meant][said] + 1
    return table


def by_enumerate(classify, known, fresh, n_classes):
    answers = classify(fresh[0])
    matrix = [n_classes * [0] for _ in range(n_classes)]
    for place, label in enumerate(fresh[1]):
        matrix[int(label)][int(answers[place])] += 1
    return matrix


def by_comparing(classify, known, fresh, n_classes):
    inputs, labels = fresh
    pairs = list(zip(labels, classify(inputs)))
    table = []
    for row in range(n_classes):
        counts = []
        for column in range(n_classes):
            count = 0
            for meant, said in pairs:
                if meant == row and said == column:
                    count += 1
            counts.append(count)
        table.append(counts)
    return table


def by_list_count(classify, known, fresh, n_classes):
    pairs = [(int(meant), int(said)) for meant, said in zip(fresh[1], classify(fresh[0]))]
    return [[pairs.count((i, j)) for j in range(n_classes)] for i in range(n_classes)]


def by_sums(classify, known, fresh, n_classes):
    said, meant = classify(fresh[0]), fresh[1]
    classes = range(n_classes)
    return [[sum(m == i and s == j for m, s in zip(meant, said)) for j in classes] for i in classes]


def by_a_counter(classify, known, fresh, n_classes):
    inputs, labels = fresh
    counts = collections.Counter(zip(map(int, labels), map(int, classify(inputs))))
    return [[counts[meant, said] for said in range(n_classes)] for meant in range(n_classes)]


def by_a_dictionary(classify, known, fresh, n_classes):
    counts = {}
    for meant, said in zip(fresh[1], classify(fresh[0])):
        key = int(meant), int(said)
        counts[key] = counts.get(key, 0) + 1
    return [[counts.get((i, j), 0) for j in range(n_classes)] for i in range(n_classes)]


def by_try(classify, known, fresh, n_classes):
    counts = {}
    for meant, said in zip(fresh[1], classify(fresh[0])):
        try:
            counts[int(meant), int(said)] += 1
        except KeyError:
            counts[int(meant), int(said)] = 1
    table = np.zeros((n_classes, n_classes), dtype=int)
    for place, count in counts.items():
        table[place] = count
    return table


def by_default_dictionary(classify, known, fresh, n_classes):
    rows = collections.defaultdict(lambda: [0] * n_classes)
    for meant, said in zip(fresh[1], classify(fresh[0])):
        rows[int(meant)][said] += 1
    return [rows[meant] for meant in range(n_classes)]


def with_tuples(classify, known, fresh, n_classes):
    said = [int(answer) for answer in classify(fresh[0])]
    rows = []
    for label in range(n_classes):
        answers = [s for s, meant in zip(said, fresh[1]) if meant == label]
        rows.append(tuple(answers.count(column) for column in range(n_classes)))
    return tuple(rows)


def with_a_while_loop(classify, known, fresh, n_classes):
    inputs, labels = fresh
    said, i = list(classify(inputs)), 0
    table = [[0] * n_classes for _ in range(n_classes)]
    while said:
        table[labels[i]][said.pop(0)] += 1
        i += 1
    return table


def one_row_at_a_time(classify, known, fresh, n_classes):
    X, y = fresh
    table = [[0] * n_classes for _ in range(n_classes)]
    for i in range(len(X)):
        answer = classify(X[i : i + 1])[0]
        table[y[i]][answer] += 1
    return table


def by_reduce(classify, known, fresh, n_classes):
    def put(table, pair):
        table[pair] += 1
        return table

    pairs = zip(fresh[1], classify(fresh[0]))
    return functools.reduce(put, pairs, np.zeros((n_classes, n_classes), dtype=int))


def by_groups(classify, known, fresh, n_classes):
    table = [[0] * n_classes for _ in range(n_classes)]
    pairs = sorted((int(m), int(s)) for m, s in zip(fresh[1], classify(fresh[0])))
    for (meant, said), group in itertools.groupby(pairs):
        table[meant][said] = len(list(group))
    return table


def by_numpy(classify, known, fresh, n_classes):
    table = np.zeros((n_classes, n_classes), dtype=int)
    for meant, said in zip(fresh[1], classify(fresh[0])):
        table[meant, said] += 1
    return table


def with_whole_floats(classify, known, fresh, n_classes):
    X, y = fresh
    table = np.zeros((n_classes, n_classes))
    for meant, said in zip(y, classify(X)):
        table[meant][said] += 1
    return table


def by_add_at(classify, known, fresh, n_classes):
    X, y = fresh
    counts = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(counts, (y, classify(X)), 1)
    return counts


def by_bincount(classify, known, fresh, n_classes):
    X, y = fresh
    places = n_classes * np.asarray(y) + np.asarray(classify(X))
    return np.bincount(places, minlength=n_classes**2).reshape(n_classes, n_classes)


def by_bincount_of_rows(classify, known, fresh, n_classes):
    said, meant = np.asarray(classify(fresh[0])), np.asarray(fresh[1])
    return [np.bincount(said[meant == label], minlength=n_classes) for label in range(n_classes)]


def by_one_hot(classify, known, fresh, n_classes):
    one = np.eye(n_classes)
    return (one[np.asarray(fresh[1])].T @ one[np.asarray(classify(fresh[0]))]).astype(int)


def by_masks(classify, known, fresh, n_classes):
    said, meant = np.asarray(classify(fresh[0])), np.asarray(fresh[1])
    table = np.empty((n_classes, n_classes), dtype=int)
    for row, column in np.ndindex(table.shape):
        table[row, column] = np.count_nonzero((meant == row) & (said == column))
    return table


def by_histogram(classify, known, fresh, n_classes):
    edges = np.arange(n_classes + 1) - 0.5
    counts, _, _ = np.histogram2d(fresh[1], classify(fresh[0]), bins=(edges, edges))
    return counts


def as_nested_lists(classify, known, fresh, n_classes):
    return by_add_at(classify, known, fresh, n_classes).tolist()


def by_the_package(classify, known, fresh, n_classes):
    X, y = fresh
    return metrics.confusion_matrix(classify(X), np.reshape(y, (-1, 1)), n_classes)


class _Matrix:
    def __call__(self, classify, known, fresh, n_classes):
        self.table = [[0] * n_classes for _ in range(n_classes)]
        for meant, said in zip(fresh[1], classify(fresh[0])):
            self.put(meant, said)
        return self.table

    def put(self, meant, said):
        self.table[meant][said] += 1


by_an_object = _Matrix()
