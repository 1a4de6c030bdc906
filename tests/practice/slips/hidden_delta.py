"""What readers write down for "the delta of a hidden node" (weights 2 and −3, deltas 0.1 and 0.2) with each slip."""

SLIPS = {
    "the factor σ′(z) of the hidden node itself is missing": 2 * 0.1 - 3 * 0.2,
    "that is the path through the first output only; add the other one": 2 * 0.1 / 4,
    "that is the path through the second output only; add the other one": -3 * 0.2 / 4,
    "you added the two deltas without their weights": (0.1 + 0.2) / 4,
    "you multiplied by the output σ(z) of the node; the factor is σ′(z)": (2 * 0.1 - 3 * 0.2) / 2,
    "you averaged the two paths; they are added": (2 * 0.1 - 3 * 0.2) / 2 / 4,
    "the sign is wrong; mind the minus of the second weight": (3 * 0.2 - 2 * 0.1) / 4,
    "mind the minus of the second weight": (2 * 0.1 + 3 * 0.2) / 4,
}
