"""What readers write down for "two losses" (of 0, 0, 0, 0 for 1, 0, 0, 1) with each slip."""

SLIPS = {
    "mean squared error: that is the sum of the squares; divide it by the number of samples": (1 + 0 + 0 + 1, ...),
    "mean squared error: the mean squared error has no half": (2 / 4 / 2, ...),
    "mean squared error: that is the mean of the differences; square them first": ((-1 - 1) / 4, ...),
    "mean squared error: the answer 0 is wrong for two of the four samples, so it cannot be 0": (0, ...),
    "half squared error: that is half of the sum; it is the mean over the samples": (..., 2 / 2),
    "half squared error: that has no half": (..., 2 / 4),
    "half squared error: that is the sum of the squares; take half of it, and the mean over the samples": (..., 1 + 1),
    "half squared error: there is one half too many": (..., 2 / 4 / 2 / 2),
    "half squared error: the answer 0 is wrong for two of the four samples, so it cannot be 0": (..., 0),
}
