"""What readers write down for "a line through three points", (-1, 1), (0, 2), (1, 6), with each slip."""

SLIPS = {
    "your line passes through the two outer points and forgets the middle one": ((6 - 1) / 2, (6 + 1) / 2),
    "w and b are swapped: w is multiplied by x, b stands alone": (3, 2.5),
    # mean of x is 0, of the target 3; the products add up to 5, the squared targets around 3 to 4 + 1 + 9
    "the axes are swapped: predict the target from x, not x from the target": (
        5 / (4 + 1 + 9),
        0 - 3 * 5 / (4 + 1 + 9),
    ),
    "that w is a rise; divide it by its run": (6 - 1, 3),
    "the 2 before w² and the 3 before b² were lost on the way": (10 / 2, 18 / 2),
}
