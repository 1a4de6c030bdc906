"""Answers to "write cross_entropy", each with the slip that its docstring names."""

# these are slips

import math

import numpy as np


def _row_shares(row):
    powers = [math.exp(z) for z in row]
    return [power / sum(powers) for power in powers]


def column_by_column(logits, labels):
    """softmax goes along each row (axis=1); you add up columns"""
    columns = [_row_shares(logits[:, j]) for j in range(logits.shape[1])]
    total = 0.0
    for i, label in enumerate(labels):
        total -= math.log(columns[label][i])
    return total / len(labels)


def mean_over_everything(logits, labels):
    """
    you divide by the number of answers too, and ten equal shares cost 0.2303; the mean is over the samples only
    """
    wanted = np.zeros(logits.shape)
    for i, label in enumerate(labels):
        wanted[i, label] = 1
    return np.mean([-wanted[i] * np.log(_row_shares(row)) for i, row in enumerate(logits)])


def softmax_of_softmax(logits, labels):
    """you take softmax twice; what you are given are logits, and one softmax is enough"""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        total -= math.log(_row_shares(_row_shares(row))[label])
    return total / len(labels)


def no_mean(logits, labels):
    """that is the sum over the samples; take the mean"""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        total -= math.log(_row_shares(row)[label])
    return total


def no_minus(logits, labels):
    """the sign is wrong: ln of a share is negative, and the loss is −ln"""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        total += math.log(_row_shares(row)[label])
    return total / len(labels)


def of_the_answer(logits, labels):
    """you take the largest share of each row; take the share of its label"""
    total = 0.0
    for row in logits:
        total -= math.log(max(_row_shares(row)))
    return total / len(logits)


def base_ten(logits, labels):
    """this logarithm has the base 10; `np.log` is ln"""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        total -= math.log10(_row_shares(row)[label])
    return total / len(labels)


def base_two(logits, labels):
    """this logarithm has the base 2; `np.log` is ln"""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        total -= math.log2(_row_shares(row)[label])
    return total / len(labels)


def a_list(logits, labels):
    """that is one surprise for each row; take their mean"""
    surprises = []
    for row, label in zip(logits, labels, strict=True):
        surprises.append(-math.log(_row_shares(row)[label]))
    return surprises


def no_logarithm(logits, labels):
    """that is the mean share of the right answers; take −ln of each"""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        total += _row_shares(row)[label]
    return total / len(labels)


def no_shift(logits, labels):
    """right, but not for logits such as 1001 and -1001. Take the largest of each row away first"""
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        total -= math.log(_row_shares(row)[label])
    return total / len(labels)


def no_shift_with_arrays(logits, labels):
    """right, but not for logits such as 1001 and -1001. Take the largest of each row away first"""
    log_totals = np.log(np.exp(logits).sum(axis=1))
    return (log_totals - logits[np.arange(len(labels)), labels]).mean()


def one_largest_for_all(logits, labels):
    """right, but not for logits such as 1001 and -1001. Take the largest of each row away first"""
    return no_shift_with_arrays(logits - logits.max(), labels)


def through_the_shares(logits, labels):
    """
    right, but not for the logits 0 and 800 if the first is right: its share is too small for a computer. Let the loss
    come straight from the logits, without the share
    """
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    return -np.log(shares[np.arange(len(labels)), labels]).mean()


def clipped(logits, labels):
    """
    right, but not for the logits 0 and 800 if the first is right: its share is too small for a computer. Let the loss
    come straight from the logits, without the share
    """
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = np.clip(powers / powers.sum(axis=1, keepdims=True), 1e-7, 1.0)
    return -np.log(shares[np.arange(len(labels)), labels]).mean()


def something_else(logits, labels):
    """take the shares of each row, then −ln of the share at its label, then the mean over the rows"""
    return 0.25
