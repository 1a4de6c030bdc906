"""Makes or reads inputs and targets, and says where they come from."""

from nnlesson.datasets.avocados import AVA, avocados
from nnlesson.datasets.digits import digits
from nnlesson.datasets.idx import read_idx
from nnlesson.datasets.logic import truth_table
from nnlesson.datasets.mnist import mnist, mnist_csv
from nnlesson.datasets.pair import single_pair
from nnlesson.datasets.playground import blobs, circle, quadrants, spiral
from nnlesson.datasets.rent import rent_and_area
from nnlesson.datasets.shirts import SHIFT, pounds_and_inches, shirts

__all__ = [
    "AVA",
    "SHIFT",
    "avocados",
    "blobs",
    "circle",
    "digits",
    "mnist",
    "mnist_csv",
    "pounds_and_inches",
    "quadrants",
    "read_idx",
    "rent_and_area",
    "shirts",
    "single_pair",
    "spiral",
    "truth_table",
]
