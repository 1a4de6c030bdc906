"""What lands on the paper: every stroke and every word of small examples is as it was when somebody last looked.

drawn.txt lists them in the order in which they are drawn, in pixels from the lower left corner. After a wanted change
look at the pictures of the book, then write it anew: `.venv/bin/python -m tests.plots.test_drawn`.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

import matplotlib.pyplot as plt
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex

from nnlesson import plots
from nnlesson.activations import elu, relu, step
from tools.compare import differences

FILE = Path(__file__).with_name("drawn.txt")
DOTS = 100  # pixels to an inch
FRUITS, TARGETS = [[0.1, 0.3], [0.8, 0.9], [0.7, 0.6]], [[0.0], [1.0], [1.0]]
W, V = [[2.0, -1.0, 0.5], [0.0, 4.0, -0.25]], [[1.0], [-3.0], [0.1]]


def above(fruit):
    return int(fruit[1] > 0.2 + 0.4 * fruit[0])


def valley(a, b):
    return (a - 1) ** 2 + 3 * (a + b) ** 2


EXAMPLES = {
    "activation with a jump": lambda: plots.activation_curve(step, -2.0, 1.0),
    "activation with a kink": lambda: plots.activation_curve(relu, -1.0, 3.0),
    "activation alone": lambda: plots.activation_curve(elu, derivative=False),
    "confusion": lambda: plots.confusion([[8, 1, 0], [1234, 2000, 0], [0, 0, 0]], ["cat", "dog", "owl"]),
    "confusion of five": lambda: plots.confusion(np.arange(25).reshape(5, 5)),
    "one cost": lambda: plots.cost_curves({"a": {1: 5.0, 10: 70.0}}, "rows", "ms"),
    "six costs": lambda: plots.cost_curves(
        {name: {2**n: 3.0 * k + n for n in range(9)} for k, name in enumerate("abcdef", start=1)}, "rows", "ms"
    ),
    "region": lambda: plots.mark_fruit(plots.decision_region(above, FRUITS, TARGETS), (0.4, 0.7), "Ava"),
    "region of one answer": lambda: plots.decision_region(lambda _: 0, FRUITS, TARGETS),
    "path to the left": lambda: plots.descent_path(lambda x: x * x, [2.0, 1.0, 0.5]),
    "path to the right and up": lambda: plots.descent_path(lambda x: x, [0.0, 1.0], low=-1.0, high=1.5),
    "long path": lambda: plots.descent_path(lambda x: x * x, 0.9 ** np.arange(30)),
    "path of one point": lambda: plots.descent_path(lambda x: x * x, [0.5]),
    "network": lambda: plots.network_diagram(
        [W, V],
        [[1.0, -2.0, 0.5], [0.25]],
        [[0.6, 0.5], [0.1, 0.2, 0.3], [7.0]],
        deltas=[[0.1, -0.2, 0.3], [0.4]],
        input_names=["soft", ""],
        output_names=["ripe"],
        highlight=[(0, 1, 2), (1, 2, 0)],
    ),
    "large network": lambda: plots.network_diagram([np.linspace(-1, 1, 7).reshape(7, 1)], values=[None, [1.0]]),
    "deep network": lambda: plots.network_diagram([[[1.0]], [[0.0]], [[-2.0]]]),
    "digit": lambda: plots.digit_picture([[0.0, 16.0, 3.0], [8.0, 1.0, 0.5], [2.0, 4.0, 12.0]], numbers=True),
    "digit below zero": lambda: plots.digit_picture([-2.0, 0.0, 1.0, 2.0]),
    "digit without paper": lambda: plots.digit_picture([[5.0, 6.0], [7.0, 8.0]]),
    "misread digits": lambda: plots.misread_digits(np.arange(27).reshape(3, 9), [1, 2, 3], [4, 5, 6], columns=2),
    "map": lambda: plots.loss_map(
        valley, [[-3.0, 2.0], [-2.0, 1.0], [-1.0, 0.5]], across=(-4, 3), up=(-1, 3), names=("a", "b")
    ),
    "map with fog": lambda: plots.loss_map(valley, [[-3.0, 2.0]], across=(-4, 3), up=(-1, 3), sight=1.5),
    "map without a path": lambda: plots.loss_map(valley),
    "secant of two sides": lambda: plots.secant(lambda x: x**3, 1.0, 0.5),
    "secant of one side": lambda: plots.secant(lambda x: x**3, 1.0, 0.5, sides=1, low=0.0, high=4.0),
    "slopes": lambda: plots.slope_bars([0.5, -0.2, 0.0, 0.1, -0.4, 0.3, 0.2], (2, 1, 2)),
    "slopes of a deep network": lambda: plots.slope_bars(np.arange(1.0, 12.0), (1, 2, 1, 2)),
    "slopes without names": lambda: plots.slope_bars([0.5, -0.2]),
    "errors": lambda: plots.slope_errors([1e-6, 1e-2, 1e-4], [3e-4, 1e-2, 1e-4], [0.0, 1e-4, 1e-8]),
    "strip": lambda: plots.strip_of_tries(
        [above, lambda fruit: 1 - above(fruit)], FRUITS, TARGETS, ["one", "two words"]
    ),
    "strip of ten": lambda: plots.strip_of_tries([above] * 10, FRUITS, TARGETS, ["numerical slope"] * 10, rows=2),
    "tangent": lambda: plots.tangent(lambda x: x * x, 2.0, 4.0, low=-1.0, high=3.0),
    "steep tangent": lambda: plots.tangent(lambda x: x * x, 1.3, 1e4),
    "training": lambda: plots.training_curve([0.9, 0.4, 0.2], [0.9, 0.5, 0.21], best_epoch=2),
    "training alone": lambda: plots.training_curve(0.8 ** np.arange(20), log=True),
    "accuracy": lambda: plots.training_curve([0.5, 0.7, 0.9], [0.4, 0.6, 0.6], measure="accuracy"),
}


class Notes(RendererBase):
    """A renderer that draws nothing and writes down what it was asked to draw."""

    def __init__(self, figure):
        super().__init__()
        self.width, self.height = figure.bbox.width, figure.bbox.height
        self.dpi = figure.dpi
        self.lines = [f"paper {self.width:.1f} × {self.height:.1f}"]

    def get_canvas_width_height(self):
        return self.width, self.height

    def points_to_pixels(self, points):
        return points * self.dpi / 72

    def draw_path(self, gc, path, transform, rgbFace=None):  # noqa: N803
        points = path.transformed(transform).vertices
        points = points[np.isfinite(points).all(axis=1)]
        stroke = f"{to_hex(gc.get_rgb(), keep_alpha=True)} {gc.get_linewidth():.2f}" if gc.get_linewidth() else "none"
        offset, dashes = gc.get_dashes()
        dashes = [f"{each:.2f}" for each in (offset, *dashes)] if dashes else []
        fill = "none" if rgbFace is None else to_hex(rgbFace, keep_alpha=True)
        hatch = f", hatch {gc.get_hatch()}" if gc.get_hatch() else ""
        self.lines.append(f"path {spread(points)}; line {' '.join([stroke, *dashes])}; fill {fill}{hatch}")

    def draw_image(self, _, x, y, image, *__):
        height, width = image.shape[0] // 2, image.shape[1] // 2
        quarters = [image[:height, :width], image[:height, width:], image[height:, :width], image[height:, width:]]
        colours = [" ".join(f"{share:.1f}" for share in quarter.mean(axis=(0, 1))) for quarter in quarters]
        self.lines.append(f"image {x:.1f} {y:.1f}; quarters {'; '.join(colours)}")

    def draw_text(self, gc, x, y, s, prop, angle, *_, **__):
        look = f"{prop.get_size_in_points():.1f} {prop.get_weight()} {to_hex(gc.get_rgb(), keep_alpha=True)}"
        self.lines.append(f"text {s!r} {x:.1f} {self.height - y:.1f}; {look}; turned {angle:.1f}")


def spread(points):
    """Some points in a few numbers: how many, the ends, the box, and the middle."""
    if not len(points):
        return "of no points"
    ends, box, middle = (points[0], points[-1]), (points.min(axis=0), points.max(axis=0)), points.mean(axis=0)
    pairs = [" ".join(f"{each:.1f}" for pair in part for each in pair) for part in (ends, box, [middle])]
    return f"of {len(points)} points, {', '.join(pairs)}"


def drawn(draw):
    """List the strokes and words of a drawing."""
    figure = draw().figure
    figure.set_dpi(DOTS)
    figure.draw(notes := Notes(figure))
    plt.close(figure)
    return "\n".join(notes.lines)


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_drawn_as_before(name):
    before = dict(part.split("\n", 1) for part in FILE.read_text(encoding="utf-8").rstrip("\n").split("\n\n"))
    assert not differences(before[name], drawn(EXAMPLES[name]))


def test_every_drawing_has_an_example():
    code = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in plots.__all__ if f"plots.{name}(" not in code] == ["COLOURS", "diagram_of"]


if __name__ == "__main__":
    FILE.write_text("\n\n".join(f"{name}\n{drawn(draw)}" for name, draw in EXAMPLES.items()) + "\n", encoding="utf-8")
