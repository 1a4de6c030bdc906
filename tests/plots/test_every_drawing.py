"""What every drawing of the room `plots` promises: its axes, its colours, its letters, its size, and its refusals."""

import io

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_hex
from PIL import Image

from nnlesson import plots
from nnlesson.activations import sigmoid
from nnlesson.datasets import AVA, avocados
from nnlesson.dense import MLP
from nnlesson.errors import ShapeError
from nnlesson.plots import COLOURS
from nnlesson.plots.style import new_axes

FRUITS = avocados(100, rng=1)


def two_folds(fruit):
    return int(0.75 < fruit[0] + fruit[1] < 1.5)


STEPS = 10.0 ** np.arange(-15, 0)
COSTS = {name: {2**n: 9.0 * n + 5 * k for n in range(1, 11)} for k, name in enumerate("abcdef", start=1)}
EPOCHS = np.exp(-np.arange(60) / 9)
DIGITS = np.random.default_rng(0).integers(0, 17, size=(10, 8, 8))
TABLE = np.diag(np.full(10, 30)) + np.random.default_rng(0).integers(0, 3, size=(10, 10))
RANDOM = MLP.random((2, 4, 2), hidden=sigmoid, output=sigmoid, rng=1)
NAMES = {"input_names": ["softness", "darkness"], "output_names": ["not ripe", "ripe"]}
LARGEST = 50_000  # bytes


def fog(axes=None):
    path = np.column_stack([np.linspace(-4, 0, 9), np.linspace(3, 1, 9)])
    return plots.loss_map(lambda a, b: (a - 1) ** 2 + 3 * (a + b) ** 2, path, sight=0.8, axes=axes)


DRAWINGS = {
    "activation_curve": lambda axes=None: plots.activation_curve(sigmoid, axes=axes),
    "confusion": lambda axes=None: plots.confusion(TABLE, axes=axes),
    "cost_curves": lambda axes=None: plots.cost_curves(COSTS, "samples", "microseconds", axes=axes),
    "decision_region": lambda axes=None: plots.decision_region(two_folds, *FRUITS, axes=axes),
    "descent_path": lambda axes=None: plots.descent_path(lambda x: x * x, [2.0, 1.0, 0.5, 0.25], axes=axes),
    "diagram_of": lambda axes=None: plots.diagram_of(RANDOM, AVA, **NAMES, axes=axes),
    "digit_picture": lambda axes=None: plots.digit_picture(DIGITS[0], numbers=True, axes=axes),
    "loss_map": fog,
    "mark_fruit": lambda axes=None: plots.mark_fruit(axes or new_axes(), AVA, "Ava"),
    "misread_digits": lambda axes=None: plots.misread_digits(DIGITS, range(10), [5] * 10, axes=axes),
    "network_diagram": lambda axes=None: plots.network_diagram(
        [np.linspace(-1, 1, 28).reshape(4, 7), np.linspace(1, -1, 14).reshape(7, 2)], axes=axes
    ),
    "secant": lambda axes=None: plots.secant(lambda x: x * x, 1.0, 0.5, axes=axes),
    "slope_bars": lambda axes=None: plots.slope_bars(np.linspace(-1, 1, 22), (2, 4, 2), axes=axes),
    "slope_errors": lambda axes=None: plots.slope_errors(
        STEPS, STEPS + 1e-16 / STEPS, STEPS**2 + 1e-16 / STEPS, axes=axes
    ),
    "strip_of_tries": lambda axes=None: plots.strip_of_tries(
        [two_folds, lambda fruit: int(fruit[0] ** 2 > fruit[1])] * 4,
        *FRUITS,
        ["numerical slope", "derivative"] * 4,
        rows=2,
        axes=axes,
    ),
    "tangent": lambda axes=None: plots.tangent(lambda x: x * x, 1.0, 2.0, axes=axes),
    "training_curve": lambda axes=None: plots.training_curve(EPOCHS, EPOCHS + 0.1, best_epoch=40, axes=axes),
}
every_drawing = pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)


def words(axes):
    return [text for text in [*axes.texts, axes.title, axes.xaxis.label, axes.yaxis.label] if text.get_text()]


def as_the_book_keeps_it(axes):
    """The PNG, with a palette of 256 colours."""
    drawn, kept = io.BytesIO(), io.BytesIO()
    axes.figure.savefig(drawn, format="png", bbox_inches="tight")
    Image.open(drawn).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(kept, "png", optimize=True)
    return kept.getvalue()


@pytest.mark.parametrize("time", ["first", "second"])
def test_no_picture_is_left_open_by_the_test_before(time):
    assert not plt.get_fignums(), f"the {time} time, pictures of an earlier test are open"
    plt.figure()


def test_every_drawing_is_here():
    assert set(DRAWINGS) == set(plots.__all__) - {"COLOURS"}


@every_drawing
def test_given_axes_are_used_and_no_other_picture_opens(draw):
    axes = new_axes()
    assert draw(axes) is axes
    assert plt.get_fignums() == [axes.figure.number]


@every_drawing
def test_settings_stay_as_they_are(draw):
    before = dict(mpl.rcParams)
    draw()
    assert dict(mpl.rcParams) == before


@every_drawing
def test_a_picture_is_one_opaque_light_card(draw):
    axes = draw()
    assert to_hex(axes.figure.get_facecolor()) == to_hex(axes.get_facecolor()) == COLOURS["paper"]
    assert axes.figure.patch.get_alpha() is None


@every_drawing
def test_a_picture_is_small(draw):
    assert len(as_the_book_keeps_it(draw())) <= LARGEST


@every_drawing
def test_words_and_lines_have_colours_of_the_course(draw):
    axes = draw()
    drawn = {to_hex(text.get_color()) for text in words(axes)} | {to_hex(line.get_color()) for line in axes.lines}
    assert drawn <= set(COLOURS.values())


@every_drawing
def test_words_are_large_enough_and_nothing_is_cut(draw):
    axes = draw()
    axes.figure.canvas.draw()
    shown = axes.figure.get_tightbbox().transformed(axes.figure.dpi_scale_trans).padded(1)
    for text in words(axes):
        box = text.get_window_extent()
        assert text.get_fontsize() >= 9, text
        assert shown.contains(box.x0, box.y0), text
        assert shown.contains(box.x1, box.y1), text
    assert {label.get_fontsize() >= 9 for label in axes.get_xticklabels() + axes.get_yticklabels()} <= {True}


NAN = float("nan")
FRUIT = ([[0.1, 0.2]], [[1.0]])
REFUSED = [
    (lambda: plots.activation_curve(sigmoid, 1.0, 1.0), ValueError, "high must be larger than 1"),
    (lambda: plots.activation_curve(max), TypeError, "activation must be one of nnlesson.activations"),
    (lambda: plots.confusion([[1, 2]]), ShapeError, r"counts must have as many columns as rows, got \(1, 2\)"),
    (lambda: plots.confusion([[1.5]]), ValueError, "counts must hold whole numbers"),
    (lambda: plots.confusion([[-1]]), ValueError, "counts must hold whole numbers"),
    (lambda: plots.confusion([]), ShapeError, "counts must have shape"),
    (lambda: plots.confusion([[1]], ["a", "b"]), ShapeError, "names must hold 1 texts"),
    (lambda: plots.confusion([[1]], "a"), TypeError, "names must be a list of texts"),
    (lambda: plots.decision_region(two_folds, [[0.1, NAN]], [[1.0]]), ValueError, "inputs holds NaN"),
    (lambda: plots.decision_region(two_folds, [[0.1, 0.2]], [[0.5]]), ValueError, "targets must be 0"),
    (lambda: plots.decision_region(lambda _: 2, *FRUIT), ValueError, "classify must answer 0"),
    (lambda: plots.decision_region(lambda _: NAN, *FRUIT), ValueError, "classify must answer 0"),
    (lambda: plots.descent_path(abs, []), ShapeError, "points must have shape"),
    (lambda: plots.descent_path(abs, [[1.0]]), ShapeError, "points must have shape"),
    (lambda: plots.descent_path(abs, [NAN]), ValueError, "points holds NaN"),
    (lambda: plots.descent_path(lambda _: NAN, [1.0]), ValueError, "function's answers holds NaN"),
    (lambda: plots.descent_path(3.0, [1.0]), TypeError, "function must be callable"),
    (lambda: plots.diagram_of([1.0]), TypeError, "network must have layers"),
    (lambda: plots.diagram_of(RANDOM, [1.0]), ShapeError, r"inputs must have shape \(2,\)"),
    (lambda: plots.digit_picture([[1, 2]]), ShapeError, r"pixels must have shape .* got \(1, 2\)"),
    (lambda: plots.digit_picture([]), ShapeError, "pixels must have shape"),
    (lambda: plots.digit_picture([[NAN]]), ValueError, "pixels holds NaN"),
    (lambda: plots.digit_picture(np.zeros(784), numbers=True), ShapeError, "at most 10 × 10 for numbers, got 28 × 28"),
    (lambda: plots.loss_map(lambda *_: 1.0), ValueError, "function must not be the same everywhere"),
    (lambda: plots.loss_map(max, [[1.0]]), ShapeError, "path must have 2 columns"),
    (lambda: plots.loss_map(max, sight=1.0), ValueError, "sight needs a path"),
    (lambda: plots.loss_map(max, across=(1.0, 0.0)), ValueError, "high must be larger than 1"),
    (lambda: plots.loss_map(max, names=["a"]), ShapeError, "names must hold 2 texts"),
    (lambda: plots.misread_digits(np.zeros((2, 3, 4)), [1, 2], [3, 4]), ShapeError, "pictures must have shape"),
    (lambda: plots.misread_digits(np.zeros((2, 5)), [1, 2], [3, 4]), ShapeError, "pictures must have shape"),
    (
        lambda: plots.misread_digits(np.zeros((2, 4)), [1], [3, 4]),
        ShapeError,
        "predictions and targets must hold 2 labels",
    ),
    (lambda: plots.misread_digits(np.zeros((1, 4)), [1], [0.5]), ValueError, "targets must hold whole numbers"),
    (lambda: plots.network_diagram([]), ShapeError, "weights must hold one table for each layer"),
    (lambda: plots.network_diagram([[1.0]]), ShapeError, r"weights\[0\] must have shape"),
    (lambda: plots.network_diagram([[[NAN]]]), ValueError, r"weights\[0\] holds NaN"),
    (lambda: plots.network_diagram([[[1.0]], [[1.0], [2.0]]]), ShapeError, r"weights\[1\] must have 1 rows"),
    (lambda: plots.network_diagram([np.ones((9, 1))]), ShapeError, "at most 8 nodes in a column"),
    (lambda: plots.network_diagram([[[1.0]]], [[1.0, 2.0]]), ShapeError, r"biases\[0\] must have shape \(1,\)"),
    (lambda: plots.network_diagram([[[1.0]]], [[1.0]] * 2), ShapeError, "biases must hold 1 lists"),
    (lambda: plots.network_diagram([[[1.0]]], values=[[1.0]]), ShapeError, "values must hold 2 lists"),
    (lambda: plots.network_diagram([[[1.0]]], captions=["in"]), ShapeError, "captions must hold 2 texts"),
    (lambda: plots.network_diagram([[[1.0]]], output_names=["a", "b"]), ShapeError, "output_names must hold 1 texts"),
    (lambda: plots.network_diagram([[[1.0]]], highlight=[(0, 0, 1)]), ValueError, "highlight must name weights"),
    (lambda: plots.secant(abs, 1.0, 0.0), ValueError, "nudge must be larger than 0"),
    (lambda: plots.secant(abs, NAN, 1.0), ValueError, "x must be finite"),
    (lambda: plots.secant(abs, 1.0, 1.0, sides=3), ValueError, "sides must be 1 or 2, got 3"),
    (lambda: plots.secant(abs, 1.0, 1.0, low=0.5), ValueError, "low and high must leave room"),
    (lambda: plots.slope_bars([]), ShapeError, "slopes must have shape"),
    (lambda: plots.slope_bars([1.0, NAN]), ValueError, "slopes holds NaN"),
    (lambda: plots.slope_bars([1.0] * 21, (2, 4, 2)), ShapeError, "slopes must hold 22 numbers"),
    (lambda: plots.slope_bars([1.0], (2,)), ShapeError, "sizes must hold at least 2 numbers"),
    (lambda: plots.slope_errors([1.0], [1.0], [1.0]), ShapeError, "nudges must have shape .* at least 2"),
    (lambda: plots.slope_errors([1.0, 0.0], [1.0] * 2, [1.0] * 2), ValueError, "nudges must be larger than 0"),
    (lambda: plots.slope_errors([1.0, 2.0], [1.0], [1.0] * 2), ShapeError, r"one_side must have shape \(2,\)"),
    (lambda: plots.slope_errors([1.0, 2.0], [1.0] * 2, [0.0] * 2), ValueError, "two_sides must hold errors"),
    (lambda: plots.strip_of_tries([], *FRUIT), ShapeError, "classifiers must hold at least one"),
    (lambda: plots.strip_of_tries([two_folds] * 3, *FRUIT, rows=2), ValueError, "rows must share out 3 pictures"),
    (lambda: plots.strip_of_tries([two_folds], *FRUIT, rows=2), ValueError, "rows must share out 1 pictures"),
    (lambda: plots.strip_of_tries([two_folds], *FRUIT, ["a", "b"]), ShapeError, "captions must hold 1 texts"),
    (lambda: plots.tangent(3.0, 1.0, 1.0), TypeError, "function must be callable"),
    (lambda: plots.tangent(abs, NAN, 1.0), ValueError, "x must be finite"),
    (lambda: plots.tangent(abs, 1.0, NAN), ValueError, "derivative must be finite"),
    (lambda: plots.tangent(abs, 1.0, 1.0, low=4.0), ValueError, "high must be larger than 4"),
    (lambda: plots.cost_curves({}, "n", "s"), ShapeError, "costs must have 1 to 6 names, got 0"),
    (lambda: plots.cost_curves({name: {1: 1.0} for name in "abcdefg"}, "n", "s"), ShapeError, "names, got 7"),
    (lambda: plots.cost_curves({"a": {}}, "n", "s"), ShapeError, "a must have shape"),
    (lambda: plots.cost_curves({"a": {1: 0.0}}, "n", "s"), ValueError, "a must hold numbers larger than 0"),
    (lambda: plots.cost_curves({"a": {1: NAN}}, "n", "s"), ValueError, "a holds NaN"),
    (lambda: plots.training_curve([]), ShapeError, "training must have shape"),
    (lambda: plots.training_curve([NAN]), ValueError, "training holds NaN"),
    (lambda: plots.training_curve([1.0], [1.0, 2.0]), ShapeError, r"validation must have shape \(1,\)"),
    (lambda: plots.training_curve([2.0], measure="accuracy"), ValueError, "training must hold accuracies"),
    (lambda: plots.training_curve([1.0], measure="speed"), ValueError, "measure must be one of loss, accuracy"),
    (lambda: plots.training_curve([0.0], log=True), ValueError, "training must hold numbers larger than 0"),
    (lambda: plots.training_curve([1.0], best_epoch=2), ValueError, "best_epoch must be from 1 to 1"),
]


@pytest.mark.parametrize(("draw", "kind", "words"), REFUSED)
def test_refuses_before_anything_is_drawn(draw, kind, words):
    with pytest.raises(kind, match=words):
        draw()
    assert not plt.get_fignums()


def test_a_mark_is_refused_before_anything_is_drawn():
    axes = new_axes()
    with pytest.raises(ShapeError, match=r"fruit must have shape \(2,\)"):
        plots.mark_fruit(axes, [0.1], "Ava")
    assert not axes.collections
