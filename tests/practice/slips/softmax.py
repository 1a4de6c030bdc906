"""What readers write down for "softmax of 1, 2 and 3" with each slip."""

SLIPS = {
    "you divided the logits themselves by their sum; first take e to the power of each": [0.1667, 0.3333, 0.5],
    "these are the powers; now divide each by their total": [0.135, 0.368, 1],
    "the largest logit has the largest share; mind the order, and the minus in front of the 2 and the 1": [
        1 / 1.503,
        0.368 / 1.503,
        0.135 / 1.503,
    ],
    "that is one-hot; softmax leaves something to the others too": [0, 0, 1],
}
