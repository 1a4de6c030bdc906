"""What the strip of all tries promises."""

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

from nnlesson.plots import strip_of_tries
from tests.plots.reading import FRUITS, TARGETS, texts


@pytest.mark.parametrize(("rows", "columns"), [(1, 4), (2, 2), (4, 1)])
def test_the_strip_shows_every_try_in_order(rows, columns):
    borders = [0.2, 0.4, 0.6, 0.8]
    tries = [lambda fruit, border=border: int(fruit[0] > border) for border in borders]
    axes = strip_of_tries(tries, FRUITS, TARGETS, ["a", "b", "c", "d"], rows=rows)
    for image, border in zip(axes.images, borders, strict=True):
        answers = image.get_array()
        np.testing.assert_array_equal(answers[0], np.linspace(0, 1, len(answers)) > border)
    corners = [tuple(image.get_extent()[::2]) for image in axes.images]
    assert corners == sorted(corners, key=lambda corner: (-corner[1], corner[0]))
    assert len({x for x, _ in corners}) == columns
    assert texts(axes) == ["1", "a", "2", "b", "3", "c", "4", "d"]
    ripe = [c.get_offsets() for c in axes.collections if c.get_label() == "ripe"]
    for (x, y), fruits in zip(corners, ripe, strict=True):
        np.testing.assert_allclose(fruits - [x, y], FRUITS[1:])
