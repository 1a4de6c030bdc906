"""One style sheet and one palette for all pictures of the course."""

from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.text import Text
from matplotlib.typing import ColorType

COLOURS = {
    "paper": "#fdfcf8",  # one light card for every picture, on the light page and on the dark one
    "ink": "#2b2a27",
    "inputs": "#1f5fa8",
    "weights": "#00727a",
    "negative": "#b8400c",
    "bias": "#7a3e9d",
    "activation": "#8a5a00",
    "loss": "#b3123d",
    "ripe": "#35602d",  # ripe and unripe differ in lightness and in marker too, not only in hue
    "unripe": "#d99a1c",
}
SMALL = 9.5  # points: the smallest letters in any picture
Style = dict[str, Any]  # what matplotlib takes by name beside the place and the words
NEAR = 0.1  # share of the height of a picture within which two labels would touch

plt.style.use(Path(__file__).with_name("nnlesson.mplstyle"))


def new_axes(width: float = 5.4, height: float = 4.6) -> Axes:
    """Open one empty picture, sizes in inches.

    Built in try 1.
    """
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def shades(name: str) -> LinearSegmentedColormap:
    """Make the shades from the paper to one colour of the course.

    Built in chapter 14.

    Examples
    --------
    >>> shades("ink")(0.0) == (*to_rgb(COLOURS["paper"]), 1.0)
    True
    """
    return LinearSegmentedColormap.from_list(name, [COLOURS["paper"], COLOURS[name]])


def luminance(colour: ColorType) -> float:
    """Say how bright a colour is to the eye, from 0.0 (black) to 1.0 (white), as WCAG 2 defines it.

    Built in chapter 14.

    Examples
    --------
    >>> round(luminance("white"), 6), luminance("black")
    (1.0, 0.0)
    """
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: ColorType, other: ColorType) -> float:
    """Say how far two colours are apart in brightness, from 1.0 (the same) to 21.0, as WCAG 2 defines it.

    Built in chapter 14.

    Examples
    --------
    >>> round(contrast("black", "white"), 6)
    21.0
    """
    dark, bright = sorted([luminance(one), luminance(other)])
    return (bright + 0.05) / (dark + 0.05)


def text_on(background: ColorType) -> str:
    """Choose ink or paper for the letters, whichever is easier to read there.

    Built in chapter 14.

    Examples
    --------
    >>> text_on("white") == COLOURS["ink"], text_on("black") == COLOURS["paper"]
    (True, True)
    """
    return max(COLOURS["ink"], COLOURS["paper"], key=lambda letters: contrast(letters, background))


def short(number: float | np.floating) -> str:
    """Write a number with at most three digits that count, and a true minus sign.

    Built in try 1.

    Examples
    --------
    >>> short(0.57), short(-15.0), short(12.3456)
    ('0.57', '−15', '12.3')
    """
    return f"{number:.3g}".replace("-", "−")


def card(pad: float = 0.15) -> Style:
    """Return the small patch of paper that keeps letters readable on top of lines, for `bbox`.

    Built in try 1.
    """
    return {"boxstyle": f"round,pad={pad}", "facecolor": COLOURS["paper"], "edgecolor": "none"}


def label_ends(axes: Axes, ends: list[tuple[float, float, str, str]]) -> list[Text]:
    """Write a label to the right of where each line ends; if two come close, one moves up and the other down.

    Built in try 4.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where the lines are, with the scales they will have.
    ends : list of (x, y, label, colour)
        One or two.

    Returns
    -------
    list of matplotlib.text.Text
        The labels, the higher one first.
    """
    ends = sorted(ends, key=lambda end: end[1], reverse=True)
    axes.autoscale_view()
    heights = axes.transAxes.inverted().transform(axes.transData.transform([end[:2] for end in ends]))[:, 1]
    sides = ["bottom", "top"] if len(ends) == 2 and heights[0] - heights[1] < NEAR else ["center"] * len(ends)
    style: Style = {"xytext": (7, 0), "textcoords": "offset points", "annotation_clip": False}
    return [
        axes.annotate(label, (x, y), color=colour, va=side, **style)
        for (x, y, label, colour), side in zip(ends, sides, strict=True)
    ]
