"""What the map of a loss promises, and the path and the fog on it."""

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

from matplotlib.colors import to_hex

from nnlesson.plots import loss_map
from nnlesson.plots.style import shades


def test_the_map_is_the_function_and_the_path_lies_on_it():
    axes = loss_map(lambda a, b: a + 10 * b, [[-4.0, 3.0], [0.0, 1.0]], across=(-5.0, 5.0), up=(0.0, 4.0))
    assert axes.get_xlim() == (-5.0, 5.0)
    assert axes.get_ylim() == (0.0, 4.0)
    bands, lines = axes.collections
    assert (bands.levels[0], bands.levels[-1]) == (-5.0, 45.0)
    assert (np.diff(bands.levels, 2) > 0).all()  # closer together near the lowest
    for level, path in zip(lines.levels, lines.get_paths(), strict=True):
        np.testing.assert_allclose(path.vertices @ [1, 10], level)
    np.testing.assert_allclose(axes.lines[1].get_xydata(), [[-4.0, 3.0]])
    np.testing.assert_allclose(axes.lines[2].get_xydata(), [[0.0, 1.0]])


def test_fog_covers_what_is_far_from_the_path():
    fog = loss_map(lambda a, b: a + b, [[0.0, 0.0]], sight=2.0).collections[-1]
    far = np.linalg.norm(fog.get_paths()[0].vertices, axis=1)
    assert far.min() == pytest.approx(2.0, abs=0.01)  # its inner border
    assert far.max() == pytest.approx(np.hypot(5, 5))  # the corners of the map
    assert to_hex(fog.get_facecolor()[0]) == to_hex(shades("ink")(0.16))
    assert fog.get_zorder() > 1
    assert len(loss_map(lambda a, b: a + b, [[0.0, 0.0]]).collections) == 2


def test_fog_lies_around_the_path_on_an_oblong_map_too():
    path = [[-3.0, 1.0], [-2.0, 2.0]]
    axes = loss_map(lambda a, b: a + b, path, across=(-4.0, 4.0), up=(0.0, 3.0), sight=0.8)
    border = np.vstack([part.vertices for part in axes.collections[-1].get_paths()])
    inside = (abs(border[:, 0]) < 3.99) & (abs(border[:, 1] - 1.5) < 1.49)  # not the edge of the map
    far = np.linalg.norm(border[inside, np.newaxis] - path, axis=2).min(axis=1)
    np.testing.assert_allclose(far, 0.8, atol=0.01)
    np.testing.assert_allclose(border[inside].min(axis=0), [-3.8, 0.2], atol=0.05)


def test_the_numbers_of_a_map_lie_on_its_colours_and_below_its_path():
    axes = loss_map(lambda a, b: a + b, [[0.0, 0.0], [1.0, 1.0]])
    bands, _ = axes.collections  # each line is broken around its number
    numbers = [text for text in axes.texts if text.get_text() not in ("", "start", "after 1 step")]
    path = [*axes.lines, *(text for text in axes.texts if text not in numbers)]
    assert numbers
    assert bands.get_zorder() <= min(number.get_zorder() for number in numbers)
    assert max(number.get_zorder() for number in numbers) < min(part.get_zorder() for part in path)


def test_a_map_of_a_function_that_hardly_moves_is_refused():
    with pytest.raises(ValueError, match="must not be the same everywhere"):
        loss_map(lambda a, _: 0.25 + (5.6e-17 if a > 0 else 0.0), across=(-1, 1))
