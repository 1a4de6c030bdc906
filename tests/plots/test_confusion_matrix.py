"""What the picture of a confusion matrix promises."""

import matplotlib as mpl
import numpy as np

mpl.use("agg")

from nnlesson.plots import confusion
from tests.plots.reading import texts


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
