"""Law 5: same rng, same numbers; no global state is touched; nothing shares memory."""

import random

import numpy as np

from nnlesson.datasets import avocados
from nnlesson.tries import try_1_weighted_sum


def test_the_first_fruits_are_the_same_everywhere():
    inputs, targets = avocados(100, rng=1)
    np.testing.assert_allclose(inputs[:2], [[0.55176, 0.43367], [0.22446, 0.29042]], atol=5e-6)
    assert int(targets.sum()) == 40


def test_a_try_prints_the_same_line_twice(capsys):
    try_1_weighted_sum.main()
    first = capsys.readouterr().out
    try_1_weighted_sum.main()
    assert capsys.readouterr().out == first


def test_no_global_chance_is_used():
    np.random.seed(0)  # noqa: NPY002  the hidden global must stay as it was
    random.seed(0)
    before = np.random.get_state()[1].tolist(), random.getstate()  # noqa: NPY002
    avocados(100, rng=1)
    try_1_weighted_sum.build()
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before  # noqa: NPY002


def test_results_share_no_memory():
    first, second = avocados(100, rng=1), avocados(100, rng=1)
    assert not any(np.shares_memory(a, b) for a in first for b in second)
    assert not np.shares_memory(*first)
