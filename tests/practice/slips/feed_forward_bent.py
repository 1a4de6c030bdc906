"""What readers write down for "the same network with a sigmoid" (e to the −3 is 0.049787) with each slip."""

SLIPS = {
    "these are the sums of chapter 3; each sum goes through the sigmoid before it is passed on": (3, 3),
    "the output node has a sigmoid too": (0.9526, 0.9526),
    "the hidden nodes have a sigmoid too": (3, 0.9526),
    "you added both inputs; the weights are 0 and 1, so the first input counts nothing": (0.9933, 0.7297),
    "the weights are 0 and 1 in this order: the second input counts, not the first": (0.8808, 0.7070),
    "the output node has the weights 0 and 1: only the second hidden node counts": (0.9526, 0.8705),
    "you took e to the z; in the sigmoid stands e to the minus z": (0.0474, 0.4881),
}
