"""What readers write down for "names in PyTorch" with each slip; `...` stands for what is right."""

SLIPS = {
    "optimizer.step() is not what gradients asks for: step moves the parameters; it needs slopes that are there "
    "already": (..., ..., "D", ..., ..., ..., ..., ...),
    "loss.backward() is not what sgd_step asks for: backward finds the slopes and moves nothing": (
        *(..., ..., "E", "c"),
        *(..., ..., "D", ...),
    ),
    "loss.backward() is not what no_partner asks for: backward has a partner: the second half of loss_and_gradients": (
        ...,
        ...,
        "E",
        ...,
        ...,
        ...,
        "C",
        ...,
    ),
    "that is the shape in nnlesson. PyTorch keeps the table transposed": (*[...] * 7, [64, 10]),
}
