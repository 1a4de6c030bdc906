"""What readers write down for "why zero weights give .25" with each slip."""

SLIPS = {
    "a z of 0 is not an answer of 0; the sigmoid of 0 is something else": (0, (0 + 1 + 1 + 0) / 4, 0),
    "that is half the squared error; the mean squared error has no half": (0.5, 0.5**2 / 2, 0),
    "that is the sum of the squared errors; take the mean of the four": (0.5, 4 * 0.5**2, 0),
    "that is the slope of a sample with the target 0; two samples say the opposite": (..., ..., 2 * 0.5 * 0.25 * 0.5),
    "that is the slope of a sample with the target 1; two samples say the opposite": (..., ..., -2 * 0.5 * 0.25 * 0.5),
    "you forgot the slope of the sigmoid; and what do the other samples say": (..., ..., 2 * 0.5 * 0.5),
}
