"""One style sheet and one palette for all pictures of the course."""

from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

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

plt.style.use(Path(__file__).with_name("nnlesson.mplstyle"))


def new_axes(width: float = 5.4, height: float = 4.6) -> Axes:
    """Open one empty picture, sizes in inches.

    Built in try 1.
    """
    return plt.subplots(figsize=(width, height), layout="constrained")[1]
