"""The exercises of the page "shirt-sizes"."""

import numpy as np
import pytest

from nnlesson.datasets import shirts
from nnlesson.practice import check_scaler, check_shifted
from nnlesson.practice.shirt_sizes import KNOWN


def test_the_known_customers_are_those_of_the_page():
    assert shirts()[0].tolist() == KNOWN.tolist()


def test_the_truth_gives_the_known_ones_mean_0_and_spread_1():
    rows = check_scaler.truth(KNOWN, KNOWN)
    np.testing.assert_allclose([rows.mean(axis=0), rows.std(axis=0)], [[0.0, 0.0], [1.0, 1.0]], atol=1e-12)


@pytest.mark.parametrize(("pounds", "inches"), [(73 * 2.20462 - 135, 182 * 0.393701 - 66), (25.94, 5.65)])
def test_two_decimals_are_enough(pounds, inches):
    assert check_shifted.verdict(pounds, inches).right
    assert not check_shifted.verdict(pounds + 0.01, inches).right
