"""What readers write down for "batches of 10 in 23" (the last samples say 0.3, 0.6 and 0.9) with each slip."""

SLIPS = {
    "you divided by the batch size, 10; divide by the number of samples that are there, 3": (
        ...,
        (0.3 + 0.6 + 0.9) / 10,
    ),
    "that is the sum; the slope of a batch is the mean": (..., 0.3 + 0.6 + 0.9),
}
