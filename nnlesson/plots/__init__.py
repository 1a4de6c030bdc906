"""Draws: takes numbers and axes, returns axes. Importing this room sets the style of the course.

Every drawing uses the same colour for the same thing; ``COLOURS`` names them.
"""

try:
    import matplotlib as mpl  # noqa: F401  only to say early and clearly what is missing
except ImportError as error:
    raise ImportError("nnlesson.plots needs matplotlib; install it with: pip install nnlesson[plots]") from error

from nnlesson.plots.regions import decision_region, mark_fruit
from nnlesson.plots.style import COLOURS

__all__ = ["COLOURS", "decision_region", "mark_fruit"]
