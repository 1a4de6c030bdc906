"""The instruments of chapter 17 show what they showed when somebody last looked, and turn red where they should.

readings.txt lists what each shows for the sound program and for the ten broken ones. After a wanted change read what
moved, then write it anew: `.venv/bin/python -m tests.practice.test_instruments`.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnlesson.datasets import digits
from nnlesson.practice import broken
from nnlesson.practice.instruments import INSTRUMENTS
from nnlesson.practice.programs import SOUND
from tools.compare import differences

PIXELS = digits()[0] / 16.0
FILE = Path(__file__).with_name("readings.txt")


def readings(n):
    """What all instruments show for program n, where 0 is the sound one."""
    program = broken(n) if n else SOUND
    return "\n".join(str(instrument(program)) for instrument in INSTRUMENTS.values())


@pytest.mark.parametrize("n", range(11))
def test_it_shows_what_it_showed(n):
    before = dict(part.split("\n", 1) for part in FILE.read_text(encoding="utf-8").rstrip("\n").split("\n\n"))
    assert not differences(before[f"program {n}"], readings(n))


def with_start(change):
    """The sound program with another start: the parameters, changed."""
    return replace(SOUND, start=lambda sizes, rng: change(SOUND.start(sizes, rng)))


def with_loss(change):
    def loss_and_gradients(*given):
        loss, gradients = SOUND.loss_and_gradients(*given)
        return change(loss, gradients, given)

    return replace(SOUND, loss_and_gradients=loss_and_gradients)


def with_biases(off, on):
    """A start with so many hidden nodes that are never above 0, and so many that always are; the others are both."""

    def change(parameters):
        W1, b1, *others = parameters
        b1 = -np.median(PIXELS[:100] @ W1, axis=0)
        b1[:off], b1[off : off + on] = -100.0, 100.0
        return [W1, b1, *others]

    return with_start(change)


@pytest.mark.parametrize(("off", "on", "red"), [(32, 0, False), (33, 0, True), (0, 33, True), (16, 17, True)])
def test_more_than_half_of_the_nodes_must_have_both_signs(off, on, red):
    assert INSTRUMENTS["look_at_z"](with_biases(off, on)).red is red


LABELS = {row.tobytes(): label for row, label in zip(PIXELS, digits()[1], strict=True)}


def that_knows(of_test, of_fresh):
    """A program that is right for so many of its 100 test rows, and for this share of others."""

    def forward(_, X):
        wanted = np.array([LABELS[row.tobytes()] for row in X])
        right = np.arange(len(X)) < (of_test if len(X) == 100 else of_fresh * len(X))
        return np.eye(10)[np.where(right, wanted, (wanted + 1) % 10)]

    return replace(SOUND, forward=forward, learn=lambda parameters, *_: parameters)


@pytest.mark.parametrize(
    ("of_test", "of_fresh", "red"),
    [
        (56, 0.5, False),  # half of the fresh ones: three times √(¼ / 500) is 0.067
        (57, 0.5, True),
        (63, 0.5, True),
        (1, 0.0, False),  # none: three times √(0.01 / 500) is 0.013
        (2, 0.0, True),
        (90, 1.0, False),
    ],
)
def test_a_promise_must_be_kept_up_to_three_times_chance(of_test, of_fresh, red):
    assert INSTRUMENTS["fresh_data"](that_knows(of_test, of_fresh)).red is red


@pytest.mark.parametrize(("factor", "red"), [(1.0, False), (1.0 + 1e-7, False), (1.0 + 1e-5, True)])
def test_a_gradient_may_be_off_by_a_millionth(factor, red):
    program = with_loss(lambda loss, gradients, _: (loss, [factor * gradient for gradient in gradients]))
    assert INSTRUMENTS["gradient_check"](program).red is red


@pytest.mark.parametrize(("more", "red"), [(0.0, False), (5e-10, False), (2e-9, True), (-2e-9, True)])
def test_the_loss_of_zeros_must_be_that_of_guessing(more, red):
    assert INSTRUMENTS["start_loss"](with_loss(lambda loss, gradients, _: (loss + more, gradients))).red is red


@pytest.mark.parametrize(("scale", "red"), [(0.49, True), (0.51, False), (1.99, False), (2.01, True)])
def test_the_loss_of_a_start_must_be_near_that_of_guessing(scale, red):
    def change(loss, gradients, given):
        return (scale * np.log(10.0) if np.any(given[0][0]) else loss), gradients

    assert INSTRUMENTS["start_loss"](with_loss(change)).red is red


@pytest.mark.parametrize(("last", "red"), [(0.1, False), (0.11, True)])
def test_ten_digits_must_be_learned_to_a_loss_of_a_tenth(last, red):
    program = with_loss(lambda _, gradients, __: (last, gradients))
    assert INSTRUMENTS["ten_samples"](replace(program, learn=SOUND.learn)).red is red


@pytest.mark.parametrize(("loss", "shown"), [(999.9999, "999.9999"), (1000.0, "above 1,000")])
def test_a_large_loss_is_not_worth_its_digits(loss, shown):
    assert f": {shown}, {shown}" in str(
        INSTRUMENTS["ten_samples"](with_loss(lambda _, gradients, __: (loss, gradients)))
    )


if __name__ == "__main__":
    FILE.write_text("\n\n".join(f"program {n}\n{readings(n)}" for n in range(11)) + "\n", encoding="utf-8")
