"""Judges a reader's answer to an exercise, and names the slip.

Every ``check_...`` prints one line that begins with "Right" or with "Not yet". It never raises because of what the
answer does, and never prints a solution.
"""

from nnlesson.practice.bias import check_and, check_layer
from nnlesson.practice.exercise import Exercise
from nnlesson.practice.weighted_sum import check_classify, check_outputs

__all__ = ["Exercise", "check_and", "check_classify", "check_layer", "check_outputs"]
