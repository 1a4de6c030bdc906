"""The exercises of the page "playground"."""

import numpy as np
import pytest

from nnlesson.activations import sigmoid, tanh
from nnlesson.batches import train_test_split
from nnlesson.datasets import circle
from nnlesson.dense import MLP
from nnlesson.practice import check_circle_node, check_preset
from nnlesson.practice.playground import _data_fault


def preset(
    rng, *, points=500, noise=0.2, share=0.3, sizes=(2, 3, 1), output=tanh, of=lambda X, Y: (X, 2 * Y - 1), data=circle
):
    parts = train_test_split(*of(*data(points, noise=noise, rng=rng)), share, rng=rng)
    return MLP.random(sizes, hidden=tanh, output=output, rng=rng), *parts


def all_equal(rng):
    mlp, *parts = preset(rng)
    mlp.layers[0].weights[:] = 0.5
    return mlp, *parts


def slipped(**slips):
    return lambda rng: preset(rng, **slips)


@pytest.mark.parametrize(
    ("weight", "bias", "words"),
    [
        (-1, 9, "Right"),
        (-0.5, 6.0, "Right"),
        (1, -9, 'Not yet: this node says "disc" for the ring'),
        (1, 9, 'Not yet: "disc" is where x² + y² is small'),
        (-1, 0, "Not yet: without a bias"),
        (-1, 3, "Not yet: the border lies at the right distance"),
        (-1, 5, "Not yet: the border lies where x² + y² is 5, and cuts through the disc"),
        (-1, 6.25, "Not yet: the border lies where x² + y² is 6.25, and cuts through the disc"),
        (-1, 20, "Not yet: the border lies where x² + y² is 20, and cuts through the ring"),
        (-1, -9, "Not yet: the border lies where x² + y² is -9, and that is nowhere"),
        (0, 9, "Not yet: with the weight 0"),
        (1, -6.25, 'Not yet: this node says "disc" for the ring'),
        (1, -12.25, 'Not yet: this node says "disc" for the ring'),
        (1, -6.2, 'Not yet: "disc" is where x² + y² is small'),
        (1, -12.3, 'Not yet: "disc" is where x² + y² is small'),
        (-1, 6.26, "Right"),
        (-1, 12.24, "Right"),
        (-1, 12.25, "Not yet: the border lies where x² + y² is 12.25, and cuts through the ring"),
        (-1, 2.5, "Not yet: the border lies at the right distance"),
        (-1, 3.5, "Not yet: the border lies at the right distance"),
        (-1, 2.49, "Not yet: the border lies where x² + y² is 2.49, and cuts through the disc"),
        (-1, 3.51, "Not yet: the border lies where x² + y² is 3.51, and cuts through the disc"),
        (-1e10, 1e-320, "Not yet: the border lies where x² + y² is 0, and that is nowhere"),
    ],
)
def test_the_node_is_judged(weight, bias, words):
    assert str(check_circle_node.verdict(weight, bias)).startswith(words)


def test_what_is_right_is_right_on_every_point():
    inputs, targets = circle(2000, rng=0)
    z = 9.0 - np.square(inputs).sum(axis=1)
    assert ((z > 0.0) == (targets[:, 0] == 1.0)).all()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (preset, "Right: data, split"),
        (lambda rng: list(preset(rng)), "Right: data, split"),
        (lambda _: preset(np.random.default_rng(5)), "Right: data, split"),
        (slipped(noise=20), "Not yet: your function stops with ValueError: noise must be from 0 to 1"),
        (slipped(noise=0.0), "Not yet: there is no noise"),
        (slipped(noise=0.02), "Not yet: the noise is another one"),
        (slipped(noise=0.4), "Not yet: the noise is another one"),
        (slipped(share=0.7), "Not yet: 150 points to learn from are the share for testing"),
        (slipped(share=0.4), "Not yet: 70 % of 500 points are for training, yours are 300"),
        (slipped(points=400), "Not yet: there must be 500 points, yours are 400"),
        (slipped(sizes=(2, 3, 3, 1)), "Not yet: the network has the sizes (2, 3, 3, 1)"),
        (slipped(sizes=(3, 1)), "Not yet: the network has the sizes (3, 1)"),
        (slipped(output=sigmoid), "Not yet: both layers need the activation tanh"),
        (all_equal, "Not yet: all weights of a layer are equal"),
        (slipped(of=lambda X, Y: (X, Y)), "Not yet: the targets are 0 and 1"),
        (slipped(of=lambda X, Y: (X, 4 * Y - 2)), "Not yet: the targets must be −1 and 1"),
        (slipped(of=lambda X, Y: (X, 1 - 2 * Y)), "Not yet: the two kinds are swapped"),
        (
            slipped(of=lambda X, Y: (X, 2 * np.random.default_rng(1).permutation(Y) - 1)),
            "Not yet: inputs and targets were shuffled apart",
        ),
        (slipped(of=lambda X, Y: (X / 5, 2 * Y - 1)), "Not yet: these are not the points of `circle`"),
        (slipped(of=lambda X, Y: (X**2, 2 * Y - 1)), "Not yet: these are not the points of `circle`"),
        (slipped(of=lambda X, Y: (np.repeat(X[:250], 2, 0), np.repeat(2 * Y[:250] - 1, 2, 0))), "Not yet: some points"),
        (lambda rng: preset(rng)[1:], "Not yet: return five things"),
        (lambda rng: (*preset(rng)[1:], preset(rng)[0]), "Not yet: the last four things must be tables"),
        (lambda rng: ("text", *preset(rng)[1:]), "Not yet: the first thing must be the network"),
        (lambda rng: [preset(rng)[i] for i in (0, 1, 3, 2, 4)], "Not yet: the second and the third thing must be"),
        (lambda rng: [preset(rng)[i] for i in (0, 1, 2, 4, 3)], "Not yet: the fourth and the fifth thing must be"),
        (lambda _: (None, 1, 2, 3, 4), "Not yet: the second and the third thing must be"),
        (lambda _: None, "Not yet: your function returns nothing"),
        (lambda _: "texts", "Not yet: return five things"),
        (lambda _: 1 / 0, "Not yet: your function stops with ZeroDivisionError"),
    ],
)
def test_a_preset_is_judged(answer, words):
    assert str(check_preset.verdict(answer)).startswith(words)


def cross(*, flipped=20, further=(3.0, 4.0), **moved):
    """Half of 500 points near the middle, half far out, each kind with its target but for some; and one far point."""
    k = np.arange(250) / 250.0
    inputs = np.vstack([np.column_stack([2.4 * k, 0.0 * k]), np.column_stack([0.0 * k, 3.6 + 0.8 * k])])
    kinds = np.repeat([1.0, -1.0], 250)
    kinds[:flipped] = -1.0
    inputs[-1] = further
    for row, point in moved.items():
        inputs[int(row[1:])] = point
    return inputs, kinds


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ({"further": (3.0, 4.0)}, None),  # 25: the outermost of all
        ({"further": (3.0, 4.001)}, "these are not the points"),
        ({"further": (2.0, 4.0)}, "these are not the points"),  # 20
        ({"further": (2.001, 4.0)}, None),
        ({"p249": (2.5, 0.0)}, None),  # the border of the disc
        ({"p249": (2.501, 0.0)}, "these are not the points"),
        ({"p251": (3.5, 0.0)}, None),  # the border of the ring
        ({"p251": (3.499, 0.0)}, "these are not the points"),
        ({"p7": (0.0, 0.0)}, "some points are there twice"),
        ({"flipped": 0}, "there is no noise"),
        ({"flipped": 1}, "the noise is another one"),
        ({"flipped": 13}, "the noise is another one"),
        ({"flipped": 14}, None),
        ({"flipped": 48}, None),
        ({"flipped": 49}, "the noise is another one"),
        ({"flipped": 150}, "the noise is another one"),
        ({"flipped": 151}, "inputs and targets were shuffled apart"),
        ({"flipped": 250}, "inputs and targets were shuffled apart"),
        ({"flipped": 251}, "the two kinds are swapped"),
    ],
    ids=str,
)
def test_the_points_of_a_preset_are_told_from_others(points, words):
    inputs, kinds = cross(**points)
    if points.get("flipped") == 251:
        kinds[-1] = 1.0
    said = _data_fault(inputs, kinds)
    assert (said is None) if words is None else said.startswith(words)
