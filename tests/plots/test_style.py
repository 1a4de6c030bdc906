"""What the palette and the labels of all pictures promise."""

import re

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

from nnlesson.plots import COLOURS, training_curve
from nnlesson.plots.style import contrast, shades, text_on
from tests.building import ROOT
from tests.plots.reading import texts

STYLE = ROOT / "book" / "_static" / "style.css"


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


@pytest.mark.parametrize("name", ["ink", "weights"])
def test_letters_can_be_read_on_every_shade(name):
    for share in np.linspace(0, 1, 101):
        background = shades(name)(share)
        assert contrast(text_on(background), background) > 3.5


@pytest.mark.parametrize(
    ("ends", "sides"),
    [((0.0, 0.02), ["bottom", "top"]), ((0.0, 0.10), ["bottom", "top"]), ((0.0, 0.13), ["center", "center"])],
)
def test_labels_make_room_for_each_other(ends, sides):
    axes = training_curve([1.0, ends[0]], [0.5, ends[1]])
    assert [text.get_va() for text in axes.texts] == sides
    assert texts(axes) == ["validation", "training"]
