"""The exercises of the page "one-step-every-number"."""

import pytest

from nnlesson.losses import half_squared_error
from nnlesson.practice import check_step, check_w5
from nnlesson.practice.backpropagation import network_of
from nnlesson.practice.one_step_every_number import EXAMPLE


def loss_after(step):
    network = network_of(step(*EXAMPLE))
    return half_squared_error([network.forward(EXAMPLE[1])], [EXAMPLE[2]])


def test_the_losses_that_the_slips_name_are_theirs():
    slips = list(check_step.slips.values())
    assert loss_after(check_step.truth) == pytest.approx(0.280471446791, abs=5e-13)
    assert loss_after(slips[1]) == pytest.approx(0.291027923905, abs=5e-13)
    assert loss_after(slips[2]) == pytest.approx(0.291027773694, abs=5e-13)


def test_what_is_wrong_is_named_and_not_given_away():
    def one_wrong(*case):
        step = check_step.truth(*case)
        return [*step[:6], 0.5, *step[7:]]

    assert check_step.verdict(one_wrong).words == "after the step these are wrong: w5"


def test_other_numbers_are_tried_too():
    words = check_step.verdict(lambda *_: check_step.truth(*EXAMPLE)).words
    assert words.startswith("after the step these are wrong (for other numbers than those of the page): w1")


@pytest.mark.parametrize(
    ("w5", "words"),
    [
        (0.413224204, "the package gives the same answer"),
        (0.413224, "the package gives the same answer"),
        (0.4132, "you are close"),
        (0.41, "go through steps 6 to 9"),
    ],
)
def test_w5_may_be_rounded_to_six_digits(w5, words):
    assert check_w5.verdict(w5).words.startswith(words)
