"""What readers write down for "Adam's first step" with each slip."""

SLIPS = {
    # m is 2.5, then 0.75; q is 12.5, then 6.75
    "you divided by 1 − β at both steps; it is 1 − β to the power of the step's number": (1.7, 1.578),
    "your averages are not corrected; divide each by 1 − β to the power of the step's number": (1.788, 1.701),
    "you went with the slope; a step goes against it": (2 + 0.3, 2 + 0.3 + 0.1),
    "that is rate times slope, a plain step; Adam divides by the root of the mean square": (2 - 1.5, 2 - 1.5 + 0.3),
    "each of your steps knows only its own slope; the averages keep a half of what they were": (2 - 0.3, 2.0),
    "the second slope is below 0, but the mean of both is still above": (1.7, 1.7 + 0.1),
}
