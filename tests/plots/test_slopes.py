"""What the pictures of slopes promise: secants, tangents, paths and bars."""

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_hex

from nnlesson.plots import COLOURS, descent_path, secant, slope_bars, slope_errors, tangent
from tests.plots.reading import looks, texts


@pytest.mark.parametrize(("sides", "slope"), [(2, 2.0), (1, 2.5)])
def test_the_secant_goes_through_the_nudged_points(sides, slope):
    axes = secant(lambda x: x * x, 1.0, 0.5, sides=sides)
    curve, chord, nudged, point = axes.lines
    np.testing.assert_allclose(curve.get_ydata(), curve.get_xdata() ** 2)
    np.testing.assert_allclose(np.diff(chord.get_ydata()) / np.diff(chord.get_xdata()), slope)
    assert f"slope {slope:g}" in texts(axes)
    ends = nudged.get_xydata()[[0, -1]]
    np.testing.assert_allclose(ends, [[1.5, 2.25], [0.5, 0.25] if sides == 2 else [1.0, 1.0]])
    np.testing.assert_allclose(np.interp(ends[:, 0], *chord.get_data()), ends[:, 1])
    np.testing.assert_allclose(point.get_xydata(), [[1.0, 1.0]])
    assert ("x − nudge" in texts(axes)) == (sides == 2)


def test_the_nudged_points_may_lie_at_the_edges():
    assert secant(lambda x: x * x, 1.0, 0.5, low=0.5, high=1.5).lines
    assert secant(lambda x: x * x, 1.0, 0.5, sides=1, low=1.0, high=1.5).lines


def test_the_tangent_touches_where_it_should_and_is_as_steep_as_it_is_told():
    axes = tangent(lambda x: x * x, 2.0, 4.0, low=-1.0, high=3.0)
    curve, line, point = axes.lines
    np.testing.assert_allclose(curve.get_ydata(), curve.get_xdata() ** 2)
    assert (curve.get_xdata()[0], curve.get_xdata()[-1]) == (-1.0, 3.0)
    np.testing.assert_allclose(line.get_ydata(), 4.0 + 4.0 * (line.get_xdata() - 2.0))
    np.testing.assert_allclose(point.get_xydata(), [[2.0, 4.0]])
    assert looks([curve, line]) == [(COLOURS["loss"], "-"), (COLOURS["ink"], "--")]
    assert texts(axes) == ["slope 4"]
    assert texts(tangent(lambda x: -x, 0.0, -1.0)) == ["slope −1"]


@pytest.mark.parametrize("derivative", [6.0, 1e9])
def test_a_tangent_that_only_touches_is_drawn(derivative):
    axes = tangent(lambda x: x * x, 3.001, derivative, low=0.0)
    assert axes.texts[0].get_text().startswith("slope ")


@pytest.mark.parametrize("ends", [{"low": -1.0, "high": 1.0}, {"low": 3.5}])
def test_a_tangent_touches_within_the_picture(ends):
    with pytest.raises(ValueError, match="x must lie from low to high"):
        tangent(lambda x: x * x, 3.0, 6.0, **ends)
    assert not plt.get_fignums()


def test_a_path_goes_from_its_square_to_its_disc():
    axes = descent_path(lambda x: x * x, [2.0, 1.0, 0.5])
    _, between, start, end = axes.lines
    assert [line.get_marker() for line in (start, end)] == ["s", "o"]
    np.testing.assert_allclose(start.get_xydata(), [[2.0, 4.0]])
    np.testing.assert_allclose(between.get_xydata(), [[1.0, 1.0]])
    np.testing.assert_allclose(end.get_xydata(), [[0.5, 0.25]])
    assert texts(axes) == ["", "", "start", "after 2 steps"]
    assert [(arrow.xyann, arrow.xy) for arrow in axes.texts[:2]] == [
        ((2.0, 4.0), (1.0, 1.0)),
        ((1.0, 1.0), (0.5, 0.25)),
    ]


def test_a_path_of_one_point_is_only_a_start():
    assert texts(descent_path(lambda x: x * x, [2.0])) == ["start"]


def test_the_words_of_a_path_lie_on_its_marks_and_marks_on_arrows():
    axes = descent_path(lambda x: x * x, [2.0, 1.0, 0.5])
    words = [text.get_zorder() for text in axes.texts if text.get_text()]
    arrows = [text.get_zorder() for text in axes.texts if not text.get_text()]
    _, between, *ends = [line.get_zorder() for line in axes.lines]
    assert max(arrows) < between < min(ends)
    assert max(ends) < min(words)


def test_the_v_marks_the_smallest_error_and_leaves_a_gap_at_zero():
    axes = slope_errors([1e-6, 1e-2, 1e-4], [3e-4, 1e-2, 1e-4], [0.0, 1e-4, 1e-8])
    one, best_one, two, best_two = axes.lines
    np.testing.assert_allclose(one.get_xydata(), [[1e-6, 3e-4], [1e-4, 1e-4], [1e-2, 1e-2]])
    np.testing.assert_allclose(best_one.get_xydata(), [[1e-4, 1e-4]])
    np.testing.assert_allclose(best_two.get_xydata(), [[1e-4, 1e-8]])
    assert np.isnan(two.get_ydata()[0])
    assert looks([one, two]) == [(COLOURS["negative"], "--"), (COLOURS["weights"], "-")]
    assert best_one.get_marker() != best_two.get_marker()
    assert texts(axes)[:2] == ["one side", "two sides"]


def test_bars_are_as_high_as_the_slopes_and_the_sign_is_colour_and_hatch():
    slopes = np.array([0.1, -0.2, 0.3, 0.0, -0.5, 0.6, 0.7])
    axes = slope_bars(slopes, (2, 1, 2))
    bars = sorted(axes.patches, key=lambda bar: bar.get_x())
    np.testing.assert_allclose([bar.get_height() for bar in bars], slopes)
    np.testing.assert_allclose([bar.get_center()[0] for bar in bars], range(1, 8))
    wanted = [(COLOURS["negative"], "///") if slope < 0 else (COLOURS["weights"], "") for slope in slopes]
    assert [(to_hex(bar.get_facecolor()), bar.get_hatch() or "") for bar in bars] == wanted
    names = axes.get_xticklabels()
    assert [name.get_text() for name in names] == ["w1", "w2", "b", "w1", "b", "w1", "b"]
    assert {to_hex(name.get_color()) for name in names if name.get_text() == "b"} == {COLOURS["bias"]}
    assert [(text.get_text(), text.get_position()[0]) for text in axes.texts] == [
        ("hidden 1", 2.0),
        ("output 1", 4.5),
        ("output 2", 6.5),
    ]


def test_nodes_of_several_hidden_layers_are_told_apart():
    assert texts(slope_bars(np.ones(9), (1, 2, 1, 1))) == ["hidden 1, 1", "hidden 1, 2", "hidden 2, 1", "output 1"]
