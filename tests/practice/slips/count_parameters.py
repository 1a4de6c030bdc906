"""Answers to "write count_parameters", each with the slip that its docstring names."""

# these are slips


def weights_only(sizes):
    """the biases are missing, one for each node"""
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i] * sizes[i - 1]
    return total


def first_weights_and_all_biases(sizes):
    """you counted the weights of the first layer only; 64-64-10 has 64 · 10 more in its last layer"""
    total = sizes[0] * sizes[1]
    for n in sizes[1:]:
        total += n
    return total


def bias_for_each_input(sizes):
    """you gave the inputs a bias; an input is only a number that comes in"""
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i] * sizes[i - 1]
    for n in sizes:
        total += n
    return total


def bias_at_the_sender(sizes):
    """a bias belongs to the node that receives; you gave one to each node that sends"""
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * (sizes[i + 1] + 1)
    return total


def one_for_each_layer(sizes):
    """you counted one bias for each layer; there is one for each node"""
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + 1
    return total


def none_at_the_end(sizes):
    """the biases of the last layer are missing"""
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i] * sizes[i - 1]
        if i < len(sizes) - 1:
            total += sizes[i]
    return total


def nodes(sizes):
    """you counted the nodes; count the numbers that they hold"""
    total = -sizes[0]
    for n in sizes:
        total += n
    return total
