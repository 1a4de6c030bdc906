"""What readers write down for "shapes of X W + b" with each slip; `...` stands for what is right."""

SLIPS = {
    "X: X has a row for each sample, here for each picture, and a column for each input": ((64, 50), ..., ..., ...),
    "W: that is the transposed W; the inputs come first, then the nodes": (..., [16, 64], ..., ...),
    "b: as a column it would be laid along the samples; it is one row of numbers, with a shape of one number": (
        ...,
        ...,
        (16, 1),
        ...,
    ),
    "b: as a table with one row it would work, but here b is a plain row of numbers; its shape has one number": (
        ...,
        ...,
        (1, 16),
        ...,
    ),
    "b: all samples share the same biases; broadcasting uses them again for each row": (..., ..., (50, 16), ...),
    "Z: Z has a row for each sample and a column for each node": (..., ..., ..., (16, 50)),
}
