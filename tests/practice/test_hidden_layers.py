"""The exercises of the page "hidden-layers"."""

import pytest

from nnlesson.activations import identity
from nnlesson.initializers import uniform
from nnlesson.nodes import Network
from nnlesson.practice import check_count_parameters, check_parameters

KNOWN = {(2, 4, 2): 22, (64, 64, 10): 4810, (784, 128, 10): 101_770, (784, 16, 16, 10): 13_002}


@pytest.mark.parametrize(("sizes", "count"), KNOWN.items(), ids=str)
def test_the_truth_is_what_a_network_holds(sizes, count):
    network = Network.random(sizes, hidden=identity, output=identity, start=uniform(1.0), rng=0)
    assert check_count_parameters.truth(sizes) == len(network.parameters) == count


def test_the_count_on_paper_is_that_of_a_network():
    assert check_parameters.truth == (KNOWN[2, 4, 2],)
    assert check_parameters.verdict(22.0).right


def test_the_drafts_4170_is_named():
    said = check_count_parameters.verdict(lambda sizes: sizes[0] * sizes[1] + sum(sizes[1:])).words
    assert said.startswith("you counted the weights of the first layer only")
    assert 64 * 64 + sum((64, 10)) == 4170
