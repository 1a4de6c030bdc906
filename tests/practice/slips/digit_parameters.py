"""What readers write down for "count 784-128-10 and 784-16-16-10" with each slip; `...` stands for what is right."""

SLIPS = {
    "you left out the biases, one for each node": (784 * 128 + 128 * 10, 784 * 16 + 16 * 16 + 16 * 10),
    "each node has a bias of its own, not each layer": (
        (784 * 128 + 1) + (128 * 10 + 1),
        (784 * 16 + 1) + (16 * 16 + 1) + (16 * 10 + 1),
    ),
    "you counted nodes; count the weights between two layers, and the biases": (784 + 128 + 10, 784 + 16 + 16 + 10),
    "the pixels need no bias, they are no nodes": (101_770 + 784, 13_002 + 784),
    "784-128-10 is right; count the other one again": (..., 12_960),
    "784-16-16-10 is right; count the other one again": (101_632, ...),
}
