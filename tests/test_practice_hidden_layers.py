"""What the exercises of chapter 3 promise: the right count passes, slips are named, odd answers get a kind sentence."""

import math
from itertools import pairwise

import pytest

from nnlesson.activations import identity
from nnlesson.initializers import uniform
from nnlesson.nodes import Network
from nnlesson.practice import check_count_parameters, check_parameters
from nnlesson.practice.hidden_layers import COUNT, SLIPS

KNOWN = {(2, 4, 2): 22, (64, 64, 10): 4810, (784, 128, 10): 101_770, (784, 16, 16, 10): 13_002}


@pytest.mark.parametrize(("sizes", "count"), KNOWN.items(), ids=str)
def test_the_truth_is_what_a_network_holds(sizes, count):
    network = Network.random(sizes, hidden=identity, output=identity, start=uniform(1.0), rng=0)
    assert COUNT.truth(sizes) == len(network.parameters) == count


def test_the_count_on_paper_is_judged(capsys):
    for answer in (22, 22.0):
        check_parameters(answer)
    assert capsys.readouterr().out == "Right: 12 in the hidden layer and 10 in the last one.\n" * 2
    for answer, words in SLIPS.items():
        check_parameters(answer)
        assert capsys.readouterr().out == f"Not yet: {words}.\n"


@pytest.mark.parametrize("answer", [None, "22", True, [22], (2, 4, 2), 1j, math.nan, 10**400, -22, 21, 22.5, len])
def test_an_odd_count_gets_a_kind_sentence_and_no_solution(answer, capsys):
    check_parameters(answer)
    said = capsys.readouterr().out
    assert said.startswith("Not yet: ")
    assert said.count("\n") == 1
    assert "22" not in said


@pytest.mark.parametrize(
    "answer", [None, 22, "22", lambda _: None, lambda: 22, lambda sizes: sizes.pop(), lambda _: "many"]
)
def test_an_odd_function_gets_a_kind_sentence(answer, capsys):
    check_count_parameters(answer)
    said = capsys.readouterr().out
    assert said.startswith("Not yet: ")
    assert said.count("\n") == 1


def test_a_right_function_passes_and_the_drafts_4170_is_named(capsys):
    check_count_parameters(lambda sizes: sum((a + 1) * b for a, b in pairwise(sizes)))
    check_count_parameters(lambda sizes: sizes[0] * sizes[1] + sum(sizes[1:]))
    right, slip = capsys.readouterr().out.splitlines()
    assert right == "Right: the package gives the same answer."
    assert slip.startswith("Not yet: you counted the weights of the first layer only")
    assert 64 * 64 + sum((64, 10)) == 4170
