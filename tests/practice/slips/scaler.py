"""Answers to "write a scaler", each with the slip that its docstring names."""

# these are slips

import numpy as np


def _mean(column):
    total = 0.0
    for value in column:
        total += value
    return total / len(column)


def _spread(column):
    squares = 0.0
    for value in column:
        squares += (value - _mean(column)) ** 2
    return (squares / len(column)) ** 0.5


def fitted_on_new(known, new):
    """mean and spread must come from `known`, yours come from `new`"""
    scaled = np.zeros(new.shape)
    for j in range(new.shape[1]):
        scaled[:, j] = (new[:, j] - _mean(new[:, j])) / _spread(new[:, j])
    return scaled


def fitted_on_all(known, new):
    """mean and spread must come from `known` alone, yours come from all rows together"""
    scaled = np.zeros(new.shape)
    for j in range(new.shape[1]):
        everybody = [*known[:, j], *new[:, j]]
        scaled[:, j] = (new[:, j] - _mean(everybody)) / _spread(everybody)
    return scaled


def the_other_way(known, new):
    """you swapped the two: you return `known`, scaled by `new`"""
    rows = []
    for row in known:
        rows.append([(row[j] - _mean(new[:, j])) / _spread(new[:, j]) for j in range(len(row))])
    return rows


def known_itself(known, new):
    """you return the rows of `known`; scale those of `new`"""
    rows = []
    for row in known:
        rows.append([(row[j] - _mean(known[:, j])) / _spread(known[:, j]) for j in range(len(row))])
    return rows


def no_division(known, new):
    """that is the shift only; now divide by the standard deviation"""
    shifted = new.copy()
    for j in range(new.shape[1]):
        shifted[:, j] -= _mean(known[:, j])
    return shifted


def no_shift(known, new):
    """you divided, but you did not shift"""
    scaled = new.copy()
    for j in range(new.shape[1]):
        scaled[:, j] /= _spread(known[:, j])
    return scaled


def mean_for_spread(known, new):
    """you swapped mean and spread: subtract the mean, divide by the spread"""
    rows = []
    for row in new:
        rows.append([(row[j] - _spread(known[:, j])) / _mean(known[:, j]) for j in range(len(row))])
    return rows


def one_for_all_columns(known, new):
    """each column needs a mean and a spread of its own; write axis=0"""
    everything = [value for row in known for value in row]
    return [[(value - _mean(everything)) / _spread(everything) for value in row] for row in new]


def spread_of_new(known, new):
    """the spread must come from `known` too, yours comes from `new`"""
    scaled = np.zeros(new.shape)
    for j in range(new.shape[1]):
        scaled[:, j] = (new[:, j] - _mean(known[:, j])) / _spread(new[:, j])
    return scaled


def one_less(known, new):
    """you divided the squares by one less than their number; take the plain mean, ddof=0"""
    scaled = np.zeros(new.shape)
    for j in range(new.shape[1]):
        mean = _mean(known[:, j])
        squares = sum((value - mean) ** 2 for value in known[:, j])
        scaled[:, j] = (new[:, j] - mean) / np.sqrt(squares / (len(known) - 1))
    return scaled


def no_parentheses(known, new):
    """only the mean was divided; put the subtraction in parentheses"""
    scaled = np.zeros(new.shape)
    for j in range(new.shape[1]):
        scaled[:, j] = new[:, j] - _mean(known[:, j]) / _spread(known[:, j])
    return scaled


def no_root(known, new):
    """you divided by the mean squared distance; take its root"""
    scaled = np.zeros(new.shape)
    for j in range(new.shape[1]):
        mean = _mean(known[:, j])
        scaled[:, j] = (new[:, j] - mean) / _mean([(value - mean) ** 2 for value in known[:, j]])
    return scaled


def of_another_kind(known, new):
    """subtract from each column of `new` the mean of that column in `known`, then divide by its spread there"""
    return new - known.max(axis=0)
