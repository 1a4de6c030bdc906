"""The control "border" learns as its chapter does, and keeps its state."""

import re

import pytest
from booksite import controls

from nnlesson.backprop import mean_gradients, update
from nnlesson.datasets import avocados
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.metrics import count_right
from tests.site.handling import network, press, words

pytestmark = pytest.mark.long


def test_the_border_bends_as_in_the_chapter(window):
    page, address = window
    page.goto(f"{address}book/06-numerical-slope.html?border=0,5,1")
    inputs, targets = avocados(100, rng=1)
    wanted = one_hot(targets[:, 0], 2)
    samples = list(zip(inputs.tolist(), wanted.tolist(), strict=True))
    trainer = network((2, 4, 2), controls.start(0))
    for step in range(1, 12):
        trainer = update(trainer, mean_gradients(trainer, samples, half_squared_error), 5.0)
        if step in (1, 11):
            loss = half_squared_error([trainer.forward(fruit) for fruit, _ in samples], wanted)
            right = count_right([trainer.classify(fruit) for fruit, _ in samples], targets)
            begin = f"After step {step}: loss {loss:.4f}, {right} of 100 known fruits right."
            assert words(page, "border").startswith(begin)
            press(page, "10 steps", "border")
    press(page, "Play", "border")
    press(page, "Pause", "border")
    assert re.search(r"\?border=0,5,\d+$", page.url)
    press(page, "Start again", "border")
    assert words(page, "border").startswith("Before the first step")
