"""What readers write down for "how many parameters" (of 2-4-2) with each slip."""

SLIPS = {
    "that is how many nodes there are; count the numbers that they hold": 4 + 2,
    "that is how many circles a drawing has; count the numbers that the nodes hold": 2 + 4 + 2,
    "that is only the last layer; the hidden layer comes on top": 2 * (4 + 1),
    "that is only the hidden layer; the last layer comes on top": 4 * (2 + 1),
    "the weights of the last layer are missing": 4 * 2 + 4 + 2,
    "the biases are missing, one for each node": 2 * 4 + 4 * 2,
    "you counted one bias for each layer; there is one for each node": (2 * 4 + 1) + (4 * 2 + 1),
    "the biases of the last layer are missing": 4 * (2 + 1) + 2 * 4,
    "you gave the inputs a bias; an input is only a number that comes in": 22 + 2,
}
