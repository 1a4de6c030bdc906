"""What readers write down for "ten equal shares" with each slip; `...` stands for what is right."""

SLIPS = {
    "you took the loss by ten once more; cross-entropy has one number for a sample, not ten": (2.303 / 10, ...),
    "that is the logarithm to base 10; ln is the one to base e, `math.log` in Python": (1, ...),
    "that is the logarithm to base 2; ln is the one to base e, `math.log` in Python": (3.32, ...),
    "ln of a share is negative, and the loss is minus ln": (-2.303, ...),
    "that is the share of the right answer; the loss is minus ln of it": (1 / 10, ...),
    "that is the half squared error of ten shares; cross-entropy is minus ln of the right one": (
        (0.9**2 + 9 * 0.1**2) / 2,
        ...,
    ),
    "the loss is right. Of ten answers drawn by chance one is right, on average": (..., 10),
}
