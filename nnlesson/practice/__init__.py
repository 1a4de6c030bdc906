"""Judges a reader's answer to an exercise, and names the slip.

Every ``check_...`` prints one line that begins with "Right" or with "Not yet". It never raises because of what the
answer does, and never prints a solution.
"""

from nnlesson.practice.activation import check_feed_forward, check_folds
from nnlesson.practice.backpropagation import check_backward, check_hidden_delta
from nnlesson.practice.bias import check_and, check_layer
from nnlesson.practice.downhill import check_downhill, check_three_points
from nnlesson.practice.exercise import Exercise
from nnlesson.practice.hidden_layers import check_count_parameters, check_parameters
from nnlesson.practice.loss import check_accuracy, check_losses
from nnlesson.practice.mini_batches import check_minibatches, check_short_batch
from nnlesson.practice.numerical_slope import check_numerical_gradient, check_passes
from nnlesson.practice.one_step import check_step, check_w5
from nnlesson.practice.slopes_without_nudging import check_elu_derivative, check_slopes_by_hand
from nnlesson.practice.weighted_sum import check_classify, check_outputs

__all__ = [
    "Exercise",
    "check_accuracy",
    "check_and",
    "check_backward",
    "check_classify",
    "check_count_parameters",
    "check_downhill",
    "check_elu_derivative",
    "check_feed_forward",
    "check_folds",
    "check_hidden_delta",
    "check_layer",
    "check_losses",
    "check_minibatches",
    "check_numerical_gradient",
    "check_outputs",
    "check_parameters",
    "check_passes",
    "check_short_batch",
    "check_slopes_by_hand",
    "check_step",
    "check_three_points",
    "check_w5",
]
