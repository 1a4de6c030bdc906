"""What the room `plots` promises, seen through what it puts on the axes."""

import itertools
import re

import matplotlib as mpl
import numpy as np
import pytest

from tests.building import ROOT

mpl.use("agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_hex
from matplotlib.text import Text

from nnlesson.activations import ACTIVATIONS, relu, sigmoid, step
from nnlesson.convert import to_nodes
from nnlesson.datasets import AVA
from nnlesson.dense import MLP
from nnlesson.plots import (
    COLOURS,
    activation_curve,
    confusion,
    decision_region,
    descent_path,
    diagram_of,
    digit_picture,
    loss_map,
    mark_fruit,
    misread_digits,
    network_diagram,
    secant,
    slope_bars,
    slope_errors,
    strip_of_tries,
    tangent,
    training_curve,
)
from nnlesson.plots.style import contrast, shades, text_on

FRUITS = [[0.2, 0.2], [0.8, 0.8], [0.9, 0.6]]
TARGETS = [[0.0], [1.0], [1.0]]
STYLE = ROOT / "book" / "_static" / "style.css"


def softer_than_half(fruit):
    return int(fruit[0] > 0.5)


@pytest.mark.parametrize("time", ["first", "second"])
def test_no_picture_is_left_open_by_the_test_before(time):
    assert not plt.get_fignums(), f"the {time} time, pictures of an earlier test are open"
    plt.figure()


def test_the_region_holds_what_the_network_answers():
    axes = decision_region(softer_than_half, FRUITS, TARGETS)
    answers = axes.images[0].get_array()
    sides = np.linspace(0, 1, answers.shape[0])
    np.testing.assert_array_equal(answers, np.tile(sides > 0.5, (len(sides), 1)))
    assert axes.images[0].get_extent() == [0, 1, 0, 1]
    assert axes.images[0].origin == "lower"


def test_softness_lies_on_x_and_darkness_on_y():
    axes = decision_region(lambda fruit: int(fruit[1] > 0.5), FRUITS, TARGETS)
    answers = axes.images[0].get_array()
    assert answers[-1].all()  # the top row is dark
    assert not answers[0].any()
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("softness", "darkness")


def test_fruits_stand_where_they_were_measured():
    axes = decision_region(softer_than_half, FRUITS, TARGETS)
    drawn = {c.get_label(): c for c in axes.collections if c.get_label() in ("ripe", "not ripe")}
    np.testing.assert_allclose(drawn["not ripe"].get_offsets(), [[0.2, 0.2]])
    np.testing.assert_allclose(drawn["ripe"].get_offsets(), [[0.8, 0.8], [0.9, 0.6]])
    assert to_hex(drawn["ripe"].get_facecolor()[0]) == COLOURS["ripe"]
    assert len(drawn["ripe"].get_paths()[0]) != len(drawn["not ripe"].get_paths()[0])  # markers differ too


def test_the_border_lies_between_the_two_tints():
    axes = decision_region(lambda fruit: int(fruit[1] > 0.2 + 0.4 * fruit[0]), FRUITS, TARGETS)
    (x, y) = np.vstack(
        [path.vertices for line in axes.collections for path in line.get_paths() if line.get_array() is not None]
    ).T
    np.testing.assert_allclose(y, 0.2 + 0.4 * x, atol=0.01)
    assert (x.min(), x.max()) == (0.0, 1.0)


def test_a_network_with_one_answer_has_no_border():
    with_border = decision_region(softer_than_half, FRUITS, TARGETS)
    without = decision_region(lambda _: 0, FRUITS, TARGETS)
    assert len(with_border.collections) == len(without.collections) + 1


def test_given_axes_are_used_and_returned():
    _, axes = plt.subplots()
    assert decision_region(softer_than_half, FRUITS, TARGETS, axes=axes) is axes
    assert mark_fruit(axes, (0.6, 0.5), "Ava") is axes
    np.testing.assert_allclose(axes.collections[-1].get_offsets(), [[0.6, 0.5]])


@pytest.mark.parametrize(
    ("inputs", "targets", "words"),
    [
        ([[0.1, 0.2, 0.3]], [[1.0]], "inputs must have 2 columns"),
        ([[0.1, 0.2]], [[1.0], [0.0]], r"targets must have shape \(1, 1\)"),
        ([0.1, 0.2], [[1.0]], "inputs must have shape"),
    ],
)
def test_refuses(inputs, targets, words):
    with pytest.raises(ValueError, match=words):
        decision_region(softer_than_half, inputs, targets)


@pytest.mark.parametrize("name", ["inputs", "weights", "negative", "bias", "activation", "loss", "ripe"])
def test_pictures_and_pages_use_the_same_colours(name):
    on_light_pages = re.search(rf"--nn-{name}:\s*(#[0-9a-f]{{6}})", STYLE.read_text(encoding="utf-8"))
    assert on_light_pages, f"book/_static/style.css does not define --nn-{name}"
    assert on_light_pages[1] == COLOURS[name]


@pytest.mark.parametrize("name", ["inputs", "weights", "negative", "bias", "activation", "loss"])
def test_a_coloured_letter_has_a_colour_on_the_dark_page_too(name):
    red, green, blue = (int(COLOURS[name][i : i + 2], 16) for i in (1, 3, 5))
    rule = f'html[data-theme="dark"] mjx-container [style*="rgb({red}, {green}, {blue})"]'
    assert f"{rule} {{ color: var(--nn-{name}) !important; }}" in STYLE.read_text(encoding="utf-8")


def test_formulas_use_the_colours_of_the_pictures():
    for page in (STYLE.parents[1]).glob("*.ipynb"):
        for colour in re.findall(r"textcolor\{(.*?)\}", page.read_text(encoding="utf-8")):
            assert colour in COLOURS.values(), f"{page.name} colours a letter {colour}"


def looks(lines):
    return [(to_hex(line.get_color()), line.get_linestyle()) for line in lines]


def texts(axes):
    return [text.get_text() for text in axes.texts]


# Networks


def test_weights_are_lines_from_node_to_node():
    axes = network_diagram([[[2.0, -1.0], [0.0, 4.0]]])
    circles = [tuple(circle.center) for circle in axes.patches]
    ends = [
        ((line.get_xdata()[0], line.get_ydata()[0]), (line.get_xdata()[1], line.get_ydata()[1])) for line in axes.lines
    ]
    assert ends == [(circles[i], circles[2 + j]) for i in range(2) for j in range(2)]
    assert circles[0][1] > circles[1][1]  # the first node lies on top


def test_the_sign_is_colour_and_dashes_and_the_size_is_width():
    axes = network_diagram([[[2.0, -1.0], [0.0, 4.0]]])
    solid, dashed, dotted, widest = axes.lines
    assert looks(axes.lines) == [
        (COLOURS["weights"], "-"),
        (COLOURS["negative"], "--"),
        (COLOURS["ink"], ":"),
        (COLOURS["weights"], "-"),
    ]
    widths = [line.get_linewidth() for line in (dotted, dashed, solid, widest)]
    assert widths == sorted(widths)
    assert widths[3] - widths[0] == pytest.approx(4 * (widths[1] - widths[0]))


@pytest.mark.parametrize("sizes", [(2, 2), (2, 4, 2), (2, 2, 1), (2, 2, 2), (4, 1)])
def test_no_number_of_a_network_covers_another(sizes):
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=pair).round(2) * 10 for pair in itertools.pairwise(sizes)]
    values, biases = [rng.normal(size=size) for size in sizes], [rng.normal(size=size) for size in sizes[1:]]
    axes = network_diagram(weights, biases, values)
    axes.figure.canvas.draw()
    assert len(axes.texts) == sum(w.size for w in weights) + 2 * sum(sizes) - sizes[0] + len(sizes)
    for one, other in itertools.combinations(axes.texts, 2):
        assert not Text.get_window_extent(one).overlaps(Text.get_window_extent(other)), (one, other)


def test_values_stand_in_their_nodes_and_biases_below_in_purple():
    axes = network_diagram([[[1.0], [1.0]]], [[-0.75]], [[0.6, 0.5], [0.35]])
    inside = {tuple(text.get_position()): text.get_text() for text in axes.texts}
    assert [inside[tuple(circle.center)] for circle in axes.patches] == ["0.6", "0.5", "0.35"]
    (bias,) = [text for text in axes.texts if text.get_text() == "bias −0.75"]
    assert to_hex(bias.get_color()) == COLOURS["bias"]
    assert bias.get_position()[0] == axes.patches[2].center[0]
    assert bias.get_position()[1] < axes.patches[2].center[1] - axes.patches[2].radius


def test_deltas_stand_above_their_nodes_in_red():
    rng = np.random.default_rng(0)
    weights, deltas = [rng.normal(size=(2, 4)), rng.normal(size=(4, 2))], [[0.1, 0.2, 0.3, 0.4], [-0.5, 0.6]]
    axes = network_diagram(weights, [np.ones(4), np.ones(2)], [np.ones(2), np.ones(4), np.ones(2)], deltas=deltas)
    red = [text for text in axes.texts if to_hex(text.get_color()) == COLOURS["loss"]]
    assert [text.get_text() for text in red] == ["δ 0.1", "δ 0.2", "δ 0.3", "δ 0.4", "δ −0.5", "δ 0.6"]
    for text, circle in zip(red, axes.patches[2:], strict=True):
        assert text.get_position()[0] == circle.center[0]
        assert text.get_position()[1] > circle.center[1] + circle.radius
    axes.figure.canvas.draw()
    for one, other in itertools.combinations(axes.texts, 2):
        assert not Text.get_window_extent(one).overlaps(Text.get_window_extent(other)), (one, other)


def test_many_weights_lose_their_numbers_and_many_nodes_theirs():
    assert len(texts(network_diagram([np.ones((4, 4))]))) == 16 + 2
    assert len(texts(network_diagram([np.ones((4, 5))]))) == 2
    assert len(texts(network_diagram([np.ones((7, 1))], [[1.0]], [[1.0] * 7, [1.0]]))) == 7 + 2


def test_a_highlighted_path_stands_out():
    axes = network_diagram([np.ones((2, 2)), np.ones((2, 1))], highlight=[(0, 1, 0), (1, 0, 0)])
    assert [line.get_alpha() == 1 for line in axes.lines] == [False, False, True, False, True, False]
    assert texts(axes).count("1") == 2


def test_nodes_and_arrays_give_the_same_drawing():
    rows = MLP.random((2, 4, 2), hidden=sigmoid, output=sigmoid, rng=1)
    rows.parameters[1][:] = 0.5
    of_arrays, of_nodes = diagram_of(rows, AVA), diagram_of(to_nodes(rows), AVA)
    assert texts(of_arrays) == texts(of_nodes)
    assert f"{rows.forward([AVA])[0, 1]:.3g}" in texts(of_nodes)
    for one, other in zip(of_arrays.lines, of_nodes.lines, strict=True):
        np.testing.assert_allclose(one.get_xydata(), other.get_xydata())


# Lines over epochs and over z


def test_training_is_solid_and_validation_dashed_and_both_say_so():
    axes = training_curve([0.9, 0.4, 0.2], [0.9, 0.5, 0.4], best_epoch=2)
    np.testing.assert_allclose(axes.lines[0].get_xydata(), [[1, 0.9], [2, 0.4], [3, 0.2]])
    np.testing.assert_allclose(axes.lines[1].get_ydata(), [0.9, 0.5, 0.4])
    assert looks(axes.lines[:2]) == [(COLOURS["loss"], "-"), (COLOURS["ink"], "--")]
    assert texts(axes) == ["best: epoch 2", "validation", "training"]
    assert list(axes.lines[2].get_xdata()) == [2, 2]


def test_an_accuracy_has_another_colour_and_a_loss_may_be_logarithmic():
    assert looks(training_curve([0.5, 0.9], measure="accuracy").lines) == [(COLOURS["ripe"], "-")]
    assert training_curve([0.5, 0.9], log=True).get_yscale() == "log"


@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=ACTIVATIONS)
def test_an_activation_is_drawn_with_its_derivative(activation):
    axes = activation_curve(activation, -3.0, 3.0)
    for line, function in zip(axes.lines, (activation, activation.derivative), strict=False):
        x, y = line.get_data()
        kept = ~np.isnan(y)
        np.testing.assert_allclose(y[kept], function(x[kept]))
    assert sorted(texts(axes)) == sorted([activation.name, "its derivative"])
    assert looks(axes.lines[:2]) == [(COLOURS["activation"], "-"), (COLOURS["ink"], "--")]


def test_an_activation_may_be_drawn_alone():
    axes = activation_curve(lambda z: 2.0 * z, -3.0, 3.0, derivative=False)
    curve, _ = axes.lines  # the other one is the line of height 0
    np.testing.assert_allclose(curve.get_ydata(), 2.0 * curve.get_xdata())
    assert texts(axes) == ["activation"]
    assert looks([curve]) == [(COLOURS["activation"], "-")]
    with pytest.raises(TypeError, match="activation must be one of"):
        activation_curve(lambda z: 2.0 * z)


def test_a_jump_is_a_gap():
    assert [np.isnan(line.get_ydata()).sum() for line in activation_curve(step).lines[:2]] == [1, 0]
    assert [np.isnan(line.get_ydata()).sum() for line in activation_curve(relu).lines[:2]] == [0, 1]


@pytest.mark.parametrize(("height", "gaps"), [(0.15, 0), (0.151, 1)])
def test_what_climbs_a_little_is_no_jump(height, gaps):
    line = activation_curve(lambda z: np.where(z > 0.0, height, 0.0), derivative=False).lines[0]
    assert np.isnan(line.get_ydata()).sum() == gaps


@pytest.mark.parametrize(
    ("ends", "sides"),
    [((0.0, 0.02), ["bottom", "top"]), ((0.0, 0.10), ["bottom", "top"]), ((0.0, 0.13), ["center", "center"])],
)
def test_labels_make_room_for_each_other(ends, sides):
    axes = training_curve([1.0, ends[0]], [0.5, ends[1]])
    assert [text.get_va() for text in axes.texts] == sides
    assert texts(axes) == ["validation", "training"]


# Slopes


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


# Maps


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


def test_the_words_of_a_path_lie_on_its_marks_and_marks_on_arrows():
    axes = descent_path(lambda x: x * x, [2.0, 1.0, 0.5])
    words = [text.get_zorder() for text in axes.texts if text.get_text()]
    arrows = [text.get_zorder() for text in axes.texts if not text.get_text()]
    _, between, *ends = [line.get_zorder() for line in axes.lines]
    assert max(arrows) < between < min(ends)
    assert max(ends) < min(words)


# Digits and the confusion matrix


@pytest.mark.parametrize("shape", [(8, 8), (64,)])
def test_a_digit_shows_its_pixels_and_their_numbers(shape):
    pixels = np.arange(64) % 17
    axes = digit_picture(pixels.reshape(shape), numbers=True)
    np.testing.assert_array_equal(axes.images[0].get_array(), pixels.reshape(8, 8))
    assert texts(axes) == [str(value) for value in pixels]
    assert [text.get_position() for text in axes.texts[:9:8]] == [(0, 0), (0, 1)]
    assert not texts(digit_picture(pixels))


def test_the_largest_number_is_ink_and_nothing_is_paper():
    image = digit_picture([[0, 16], [8, 4]]).images[0]
    assert [to_hex(image.to_rgba(value)) for value in (0, 16)] == [COLOURS["paper"], COLOURS["ink"]]
    assert to_hex(digit_picture(np.zeros((2, 2))).images[0].to_rgba(0.0)) == COLOURS["paper"]


@pytest.mark.parametrize("name", ["ink", "weights"])
def test_letters_can_be_read_on_every_shade(name):
    for share in np.linspace(0, 1, 101):
        background = shades(name)(share)
        assert contrast(text_on(background), background) > 3.5


def test_misread_digits_say_what_was_said_and_wanted():
    pictures = np.arange(12).reshape(3, 4)
    axes = misread_digits(pictures, [4, 7, 1], [9, 2, 8], columns=2)
    assert texts(axes) == ["4, not 9", "7, not 2", "1, not 8"]
    for image, picture in zip(axes.images, pictures, strict=True):
        np.testing.assert_array_equal(image.get_array(), picture.reshape(2, 2))
    left, right, below = [image.get_extent() for image in axes.images]
    assert left[0] == below[0] < right[0]
    assert left[2] == right[2] > below[3]


def test_the_confusion_matrix_counts_and_shades_by_row():
    axes = confusion([[9, 1], [0, 1200]], ["not ripe", "ripe"])
    assert texts(axes) == ["9", "1", "0", "1,200"]
    np.testing.assert_allclose(axes.images[0].get_array(), [[0.9, 0.1], [0, 1]])
    assert axes.images[0].get_clim() == (0, 1)
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("prediction", "target")
    assert [label.get_text() for label in axes.get_yticklabels()] == ["not ripe", "ripe"]
    assert [text.get_position() for text in axes.texts] == [(0, 0), (1, 0), (0, 1), (1, 1)]


def test_a_class_that_never_came_has_an_empty_row():
    assert confusion([[0, 0], [1, 1]]).images[0].get_array()[0].tolist() == [0, 0]


# The strip


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


@pytest.mark.parametrize("derivative", [6.0, 1e9])
def test_a_tangent_that_only_touches_is_drawn(derivative):
    axes = tangent(lambda x: x * x, 3.001, derivative, low=0.0)
    assert axes.texts[0].get_text().startswith("slope ")


@pytest.mark.parametrize("ends", [{"low": -1.0, "high": 1.0}, {"low": 3.5}])
def test_a_tangent_touches_within_the_picture(ends):
    with pytest.raises(ValueError, match="x must lie from low to high"):
        tangent(lambda x: x * x, 3.0, 6.0, **ends)
    assert not plt.get_fignums()


def test_a_map_of_a_function_that_hardly_moves_is_refused():
    with pytest.raises(ValueError, match="must not be the same everywhere"):
        loss_map(lambda a, _: 0.25 + (5.6e-17 if a > 0 else 0.0), across=(-1, 1))
