"""What readers write down for "two outputs" with each slip."""

SLIPS = {
    "each node has its own two weights: 0.3 and 0.4 for A, 0.6 and 0.7 for B": (0.3 + 0.6, 0.4 + 0.7),
    "the order is A first, then B": (1.3, 0.7),
    "you multiplied the weights with each other; multiply each weight by its input, then add": (0.3 * 0.4, 0.6 * 0.7),
}
