"""The exercises of the page "handwritten-digits"."""

import numpy as np
import pytest

from nnlesson.datasets import read_idx
from nnlesson.dense import MLP
from nnlesson.practice import check_digit_parameters, check_read_digits


def test_the_truth_is_what_the_package_reads():
    for images, labels in [*check_read_digits.cases, *check_read_digits.drawn()]:
        pictures, names = check_read_digits.truth(images, labels)
        theirs = read_idx(images)
        np.testing.assert_array_equal(pictures, theirs.reshape(len(theirs), -1) / 255)
        np.testing.assert_array_equal(names, read_idx(labels))


@pytest.mark.parametrize(("place", "sizes"), [(0, (784, 128, 10)), (1, (784, 16, 16, 10))])
def test_the_networks_of_the_package_have_as_many_parameters(place, sizes):
    mlp = MLP.random(sizes, rng=0)
    assert sum(table.size for table in mlp.parameters) == check_digit_parameters.truth[place]
