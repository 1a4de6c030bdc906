"""The emblem of the course: the picture of every try, side by side."""

import textwrap
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlesson import _validate
from nnlesson.errors import ShapeError
from nnlesson.plots.regions import draw_fruits, draw_region, everywhere, fruits
from nnlesson.plots.style import new_axes

GAP = 0.12  # between two pictures; one picture is 1 wide
WIDTH = 9.85  # inches: 1280 pixels of the style sheet
LETTERS = 16.0  # points, with at most four pictures in a row: still 8 pixels on a phone
SMALL_LETTERS = 13.0  # points, with more: still 7 when a narrow page shrinks the strip to 700 pixels
INDENT = 0.016  # inches from the number of a try to its name, for each point of the letters


def strip_of_tries(
    classifiers: Sequence[Callable[[list[float]], int]],
    inputs: ArrayLike,
    targets: ArrayLike,
    captions: Sequence[str] | None = None,
    *,
    rows: int = 1,
    axes: Axes | None = None,
) -> Axes:
    """Draw the decision regions of several networks side by side, over the same fruits.

    Built in try 8.

    Parameters
    ----------
    classifiers : sequence of callable
        One for each try; takes the softness and darkness of one fruit, answers 0 (not ripe) or 1 (ripe).
    inputs : array_like of shape (n_samples, 2)
        Softness and darkness of the fruits, from 0 to 1.
    targets : array_like of shape (n_samples, 1)
        1.0 for a ripe fruit, 0.0 for one that is not.
    captions : sequence of str, optional
        What to write above each picture, beside the number of the try.
    rows : int, default 1
        In how many rows; must share out the pictures evenly.
    axes : matplotlib.axes.Axes, optional
        Where to draw; a new picture if left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with one tinted image for each try; the picture in row r and column c of the strip lies
        (1 + gap) c to the right.

    Raises
    ------
    ShapeError
        If there is no network, or not as many captions as networks, or the fruits do not fit.
    ValueError
        If the rows do not share out the pictures evenly, or an answer is neither 0 nor 1.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> tries = [lambda fruit: 0, lambda fruit: int(fruit[0] > 0.5)]
    >>> axes = strip_of_tries(tries, [[0.2, 0.2], [0.8, 0.8]], [[0.0], [1.0]], ["never", "if soft"])
    >>> [text.get_text() for text in axes.texts]
    ['1', 'never', '2', 'if soft']
    """
    inputs, targets = fruits(inputs, targets)
    classifiers, rows = list(classifiers), _validate.count(rows, "rows")
    if not classifiers:
        raise ShapeError("classifiers must hold at least one network, got none")
    captions = _validate.names(captions, "captions", len(classifiers), "network")
    columns, left_over = divmod(len(classifiers), rows)
    if left_over or not columns:
        raise ValueError(f"rows must share out {len(classifiers)} pictures evenly, got {rows}")
    regions = [everywhere(classify, 121 if columns > 4 else 241) for classify in classifiers]
    width = columns + GAP * (columns - 1)
    captions = [textwrap.fill(caption, 10 if columns > 4 else 24) for caption in captions]
    letters = SMALL_LETTERS if columns > 4 else LETTERS
    head = max(caption.count("\n") + 1.4 for caption in captions) * letters * 1.2 / 72 * width / WIDTH
    height = rows * (1 + head) + GAP * (rows - 1)
    axes = axes or new_axes(WIDTH, WIDTH * height / width)
    for number, (answers, caption) in enumerate(zip(regions, captions, strict=True)):
        row, column = divmod(number, columns)
        x, y = column * (1 + GAP), -row * (1 + head + GAP)
        draw_region(axes, answers, (x, y))
        draw_fruits(axes, inputs, targets, (x, y), size=9 if columns > 4 else 16)
        axes.text(x, y + 1 + head, str(number + 1), size=letters, weight="bold", va="top")
        axes.text(x + INDENT * letters * width / WIDTH, y + 1 + head, caption, size=letters, va="top")
    axes.set(xlim=(-0.01, width + 0.01), ylim=(1 + head - height - 0.01, 1 + head), aspect="equal")
    axes.axis("off")
    return axes
