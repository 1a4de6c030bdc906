"""Standardise new by the mean and the standard deviation of known: two tables, a row for each sample."""

import functools
import math
import statistics

import numpy as np


def by_mean_and_std(known, new):
    return (new - known.mean(axis=0)) / known.std(axis=0)


def in_four_lines(known, new):
    mean = np.mean(known, axis=0)
    spread = np.std(known, axis=0)
    shifted = new - mean
    return shifted / spread


def by_the_formula(known, new):
    mean = known.mean(axis=0)
    spread = np.sqrt(((known - mean) ** 2).mean(axis=0))
    return (new - mean) / spread


def by_sums(known, new):
    n = len(known)
    mean = known.sum(axis=0) / n
    variance = np.square(known - mean).sum(axis=0) / n
    return (new - mean) * variance**-0.5


def by_var(known, new):
    return (new - np.average(known, axis=0)) / np.sqrt(np.var(known, axis=0))


def with_helpers_inside(known, new):
    def mean_and_spread(table):
        return table.mean(0), table.std(0)

    def standardise(table, mean, spread):
        return (table - mean) / spread

    return standardise(new, *mean_and_spread(known))


def in_place_on_a_copy(known, new):
    scaled = np.array(new, dtype=float)
    scaled -= known.mean(axis=0)
    scaled /= known.std(axis=0)
    return scaled


def column_by_column(known, new):
    scaled = np.zeros(new.shape)
    for j in range(new.shape[1]):
        scaled[:, j] = (new[:, j] - known[:, j].mean()) / known[:, j].std()
    return scaled


def row_by_row(known, new):
    mean, spread = known.mean(axis=0), known.std(axis=0)
    return np.array([(row - mean) / spread for row in new])


def list_of_rows(known, new):
    mean, spread = known.mean(axis=0), known.std(axis=0)
    rows = []
    for row in new:
        rows.append((row - mean) / spread)
    return rows


def stacked_columns(known, new):
    columns = [(column - of_known.mean()) / of_known.std() for of_known, column in zip(known.T, new.T)]
    return np.stack(columns, axis=1)


def entry_by_entry(known, new):
    means, spreads = known.mean(axis=0), known.std(axis=0)
    scaled = np.empty(new.shape)
    for (row, column), value in np.ndenumerate(new):
        scaled[row, column] = (value - means[column]) / spreads[column]
    return scaled


def turned(known, new):
    mean = known.T.mean(axis=1, keepdims=True)
    spread = known.T.std(axis=1, keepdims=True)
    return ((new.T - mean) / spread).T


def by_norm(known, new):
    mean = known.mean(axis=0)
    return (new - mean) / (np.linalg.norm(known - mean, axis=0) / math.sqrt(len(known)))


def by_weights_and_a_bias(known, new):
    spread = known.std(axis=0)
    return new @ np.diag(1 / spread) - known.mean(axis=0) / spread


def by_apply_along_axis(known, new):
    means = np.apply_along_axis(np.mean, 0, known)
    spreads = np.apply_along_axis(np.std, 0, known)
    return np.divide(np.subtract(new, means), spreads)


def by_lists(known, new):
    n_columns, n = len(known[0]), len(known)
    means, spreads = [], []
    for j in range(n_columns):
        total = 0.0
        for row in known:
            total += float(row[j])
        mean = total / n
        squares = 0.0
        for row in known:
            squares += (float(row[j]) - mean) ** 2
        means.append(mean)
        spreads.append(math.sqrt(squares / n))
    return [[(float(row[j]) - means[j]) / spreads[j] for j in range(n_columns)] for row in new]


def by_statistics(known, new):
    columns = [[float(value) for value in column] for column in zip(*known)]
    means = [statistics.fmean(column) for column in columns]
    spreads = [statistics.pstdev(column) for column in columns]
    return [[(float(x) - m) / s for x, m, s in zip(row, means, spreads)] for row in new]


def with_tuples(known, new):
    means, spreads = tuple(known.mean(axis=0)), tuple(known.std(axis=0))
    return tuple(tuple((x - m) / s for x, m, s in zip(row, means, spreads, strict=True)) for row in new)


def with_a_while_loop(known, new):
    mean, spread = known.mean(axis=0), known.std(axis=0)
    scaled, row = np.zeros_like(new, dtype=float), 0
    while row < len(new):
        scaled[row] = (new[row] - mean) / spread
        row += 1
    return scaled


def by_running_means(known, new):
    mean, squares = np.zeros(known.shape[1]), np.zeros(known.shape[1])
    for n, row in enumerate(known, start=1):
        before = row - mean
        mean += before / n
        squares += before * (row - mean)
    return (new - mean) / np.sqrt(squares / len(known))


def by_reduce(known, new):
    mean = functools.reduce(np.add, known) / len(known)
    variance = functools.reduce(lambda total, row: total + (row - mean) ** 2, known, 0) / len(known)
    return (new - mean) / variance**0.5


def by_map(known, new):
    spread = known.std(axis=0)
    return list(map(lambda row: (row - known.mean(axis=0)) / spread, new))


def as_nested_lists(known, new):
    return ((new - known.mean(axis=0)) / known.std(axis=0)).tolist()


by_lambda = lambda known, new: (new - known.mean(0)) / known.std(0)


class _Scaler:
    def __call__(self, known, new):
        return self.fit(known).transform(new)

    def fit(self, table):
        self.mean, self.spread = table.mean(axis=0), table.std(axis=0)
        return self

    def transform(self, table):
        return (table - self.mean) / self.spread


by_an_object = _Scaler()
