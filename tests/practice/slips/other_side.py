"""What readers write down for "on the other side" (f′(x) = 0.8x³ + 0.3x² − 2x at −1, −2, −3) with each slip."""

SLIPS = {
    "these are the slopes at 1, 2 and 3; here x is negative": (-0.9, 3.6, 18.3),
    "the minus of x is lost in x³; an odd power of a negative number is negative": (
        0.8 + 0.3 + 2, 6.4 + 1.2 + 4, 21.6 + 2.7 + 6
    ),
    "the square of a negative number is positive, so 0.3x² is added": (-0.8 - 0.3 + 2, -6.4 - 1.2 + 4, -21.6 - 2.7 + 6),
    "−2 times a negative number is positive, so the last part is added": (
        -0.8 + 0.3 - 2, -6.4 + 1.2 - 4, -21.6 + 2.7 - 6
    ),
    "these are the heights f(x); put x into f′(x)": (0.2 - 0.1 - 1 + 2, 3.2 - 0.8 - 4 + 2, 16.2 - 2.7 - 9 + 2),
    "the constant 2 of f has the slope 0; leave it out": (1.5 + 2, -1.2 + 2, -12.9 + 2),
    "each exponent must become one less: 4 times 0.2x⁴ is not yet a slope": (
        0.8 - 0.3 - 2, 12.8 - 2.4 - 8, 64.8 - 8.1 - 18
    ),
    "each exponent must also come down in front, as a factor": (-0.2 + 0.1 + 1, -1.6 + 0.4 + 2, -5.4 + 0.9 + 3),
}  # fmt: skip
