"""The exercises of the page "digits"."""

import pytest

from nnlesson.practice import check_start_loss


@pytest.mark.parametrize("loss", [2.3, 2.303, 2.302585092994046])
def test_a_loss_with_two_decimals_is_right(loss):
    assert check_start_loss.verdict(loss, 36.0).right
    assert check_start_loss.verdict(loss + 0.1, 36).words.startswith("the loss is another one")
