"""Answers to "accuracy for one output", each with the slip that its docstring names."""

import numpy as np


def largest_output(outputs, targets, threshold):
    """the index of the largest of one number is always 0, so you always answer 0; compare with the threshold"""
    right = 0
    for output, target in zip(outputs, targets, strict=True):
        if output.index(max(output)) == target[0]:
            right += 1
    return right / len(outputs)


def largest_of_both(outputs, targets, threshold):
    """everybody is right: the index of the largest of one number is always 0, for outputs and for targets"""
    right = 0
    for i in range(len(outputs)):
        right += np.argmax(outputs[i]) == np.argmax(targets[i])
    return right / len(outputs)


def count(outputs, targets, threshold):
    """that is the count; divide it by the number of samples"""
    right = 0
    for i in range(len(outputs)):
        if (outputs[i][0] > threshold) == targets[i][0]:
            right += 1
    return right


def two_loops(outputs, targets, threshold):
    """you compare every answer with every target; compare each answer with its own"""
    right, pairs = 0, 0
    for output in outputs:
        for target in targets:
            pairs += 1
            if int(output[0] > threshold) == target[0]:
                right += 1
    return right / pairs


def row_against_column(outputs, targets, threshold):
    """you compare every answer with every target; compare each answer with its own"""
    return ((np.array(outputs)[:, 0] > threshold) == np.array(targets)).mean()


def a_half(outputs, targets, threshold):
    """your threshold is always 0.5; take the one that is given"""
    right = 0
    for output, target in zip(outputs, targets, strict=True):
        answer = 1 if output[0] > 0.5 else 0
        right += answer == target[0]
    return right / len(outputs)


def at_least(outputs, targets, threshold):
    """an output that equals the threshold is not above it, so its class is 0"""
    right = 0
    for output, target in zip(outputs, targets, strict=True):
        if output[0] < threshold:
            right += target[0] == 0
        else:
            right += target[0] == 1
    return right / len(outputs)


def swapped(outputs, targets, threshold):
    """the classes are swapped: above the threshold is class 1"""
    right = 0
    for output, target in zip(outputs, targets, strict=True):
        answer = 0 if output[0] > threshold else 1
        if answer == target[0]:
            right += 1
    return right / len(outputs)


def below(outputs, targets, threshold):
    """the comparison is turned round: class 1 is above the threshold, not below"""
    right = 0
    for output, target in zip(outputs, targets, strict=True):
        answer = 0
        if output[0] < threshold:
            answer = 1
        if answer == target[0]:
            right += 1
    return right / len(outputs)


def number_against_list(outputs, targets, threshold):
    """nobody is right: each target is a list with one number, so compare with target[0]"""
    right = 0
    for output, target in zip(outputs, targets, strict=True):
        answer = 1 if output[0] > threshold else 0
        if answer == target:
            right += 1
    return right / len(outputs)
