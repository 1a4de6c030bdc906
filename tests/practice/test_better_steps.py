"""The exercises of the page "better-steps"."""

import numpy as np
import pytest

from nnlesson.optimizers import Adam, Momentum
from nnlesson.practice import check_adam_steps, check_momentum


def test_the_truth_about_adam_is_that_of_the_package():
    weight, adam, places = np.array([2.0]), Adam(0.3, beta1=0.5, beta2=0.5), []
    for slope in (5.0, -1.0):
        adam.step([weight], [np.array([slope])])
        places.append(weight[0])
    assert places == pytest.approx(check_adam_steps.truth, abs=1e-7)


def test_three_digits_are_enough():
    assert check_adam_steps.verdict(1.6999, 1.6004).right
    assert not check_adam_steps.verdict(1.7, 1.602).right


def test_the_truth_about_momentum_is_that_of_the_package():
    places, velocities, optimizer = [1.0, 2.0], [0.0, 0.0], Momentum(0.1, momentum=0.8)
    theirs = np.array(places)
    for gradients in ([3.0, -4.0], [0.0, 2.0], [-1.0, 1.0]):
        optimizer.step([theirs], [np.array(gradients)])
        places, velocities = check_momentum.truth(places, velocities, gradients, 0.1, 0.8)
        assert places == pytest.approx(theirs.tolist(), abs=1e-12)
