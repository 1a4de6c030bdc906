"""Judges a reader's answer to an exercise, and names the slip.

Every ``check_...`` is an exercise: called with an answer it prints one line that begins with "Right" or with "Not yet".
It never raises because of what the answer does, and never prints a solution. `verdict` judges without printing.
"""

from collections.abc import Mapping

from nnlesson.practice.activation import check_feed_forward, check_folds
from nnlesson.practice.after_the_eighth_try import FAULTS, check_names, check_scikit_loss, judge
from nnlesson.practice.arrays import check_dense, check_shapes
from nnlesson.practice.backpropagation import check_backward, check_hidden_delta
from nnlesson.practice.better_steps import check_adam_steps, check_momentum
from nnlesson.practice.bias import check_and, check_layer
from nnlesson.practice.digits import check_confusion, check_start_loss
from nnlesson.practice.downhill import check_downhill, check_three_points
from nnlesson.practice.exercise import CodeExercise, Exercise, PaperExercise, Verdict
from nnlesson.practice.handwritten_digits import check_digit_parameters, check_read_digits
from nnlesson.practice.hidden_layers import check_count_parameters, check_parameters
from nnlesson.practice.instruments import (
    fresh_data,
    gradient_check,
    look_at_z,
    shape_check,
    start_loss,
    ten_samples,
    two_houses,
)
from nnlesson.practice.loss import check_accuracy, check_losses
from nnlesson.practice.mini_batches import check_minibatches, check_short_batch
from nnlesson.practice.numerical_slope import check_numerical_gradient, check_passes
from nnlesson.practice.one_step_every_number import check_step, check_w5
from nnlesson.practice.playground import check_circle_node, check_preset
from nnlesson.practice.programs import Program, broken
from nnlesson.practice.shirt_sizes import check_scaler, check_shifted
from nnlesson.practice.slopes_without_nudging import check_elu_derivative, check_slopes_by_hand
from nnlesson.practice.ten_answers import check_cross_entropy, check_softmax
from nnlesson.practice.weighted_sum import check_classify, check_outputs
from nnlesson.practice.why_it_does_not_learn import check_learn_xor, check_zero_weights

__all__ = [
    "EXERCISES",
    "FAULTS",
    "CodeExercise",
    "Exercise",
    "PaperExercise",
    "Program",
    "Verdict",
    "broken",
    "check_accuracy",
    "check_adam_steps",
    "check_and",
    "check_backward",
    "check_circle_node",
    "check_classify",
    "check_confusion",
    "check_count_parameters",
    "check_cross_entropy",
    "check_dense",
    "check_digit_parameters",
    "check_downhill",
    "check_elu_derivative",
    "check_feed_forward",
    "check_folds",
    "check_hidden_delta",
    "check_layer",
    "check_learn_xor",
    "check_losses",
    "check_minibatches",
    "check_momentum",
    "check_names",
    "check_numerical_gradient",
    "check_outputs",
    "check_parameters",
    "check_passes",
    "check_preset",
    "check_read_digits",
    "check_scaler",
    "check_scikit_loss",
    "check_shapes",
    "check_shifted",
    "check_short_batch",
    "check_slopes_by_hand",
    "check_softmax",
    "check_start_loss",
    "check_step",
    "check_three_points",
    "check_w5",
    "check_zero_weights",
    "fresh_data",
    "gradient_check",
    "judge",
    "look_at_z",
    "shape_check",
    "start_loss",
    "ten_samples",
    "two_houses",
    "verdict",
]

EXERCISES = {each.id: each for each in list(globals().values()) if isinstance(each, Exercise)}
"""Every exercise of the book, by its id. Built in try 1."""


def verdict(id: str, answers: Mapping[str, object]) -> Verdict:  # noqa: A002  # the word for it everywhere here
    """Judge the answers to an exercise, without printing.

    Built in try 1.

    Parameters
    ----------
    id : str
        Which exercise: the label on its page, without ``ex-``.
    answers : mapping of str to object
        Each answer by its name, as in `Exercise.answers`.

    Returns
    -------
    Verdict
        Whether it is right, and what there is to say.

    Raises
    ------
    ValueError
        If there is no such exercise.

    Examples
    --------
    >>> verdict("two-outputs", {"a": 0.7, "b": 1.3}).right
    True
    """
    if id not in EXERCISES:
        raise ValueError(f"id must be one of {', '.join(EXERCISES)}, got {id!r}")
    return EXERCISES[id].verdict(**answers)
