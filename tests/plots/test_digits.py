"""What the pictures of digits promise."""

import matplotlib as mpl
import numpy as np
import pytest

mpl.use("agg")

from matplotlib.colors import to_hex

from nnlesson.plots import COLOURS, digit_picture, misread_digits
from tests.plots.reading import texts


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


def test_misread_digits_say_what_was_said_and_wanted():
    pictures = np.arange(12).reshape(3, 4)
    axes = misread_digits(pictures, [4, 7, 1], [9, 2, 8], columns=2)
    assert texts(axes) == ["4, not 9", "7, not 2", "1, not 8"]
    for image, picture in zip(axes.images, pictures, strict=True):
        np.testing.assert_array_equal(image.get_array(), picture.reshape(2, 2))
    left, right, below = [image.get_extent() for image in axes.images]
    assert left[0] == below[0] < right[0]
    assert left[2] == right[2] > below[3]
