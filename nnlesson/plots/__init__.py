"""Draws: takes numbers and axes, returns axes. Importing this room sets the style of the course.

Every drawing uses the same colour for the same thing; ``COLOURS`` names them.
"""

try:
    import matplotlib as mpl  # noqa: F401  only to say early and clearly what is missing
except ImportError as error:
    raise ImportError("nnlesson.plots needs matplotlib; install it with: pip install nnlesson[plots]") from error

from nnlesson.plots.confusion_matrix import confusion
from nnlesson.plots.curves import activation_curve, cost_curves, training_curve
from nnlesson.plots.digits import digit_picture, misread_digits
from nnlesson.plots.networks import diagram_of, network_diagram
from nnlesson.plots.regions import decision_region, mark_fruit
from nnlesson.plots.slopes import descent_path, secant, slope_bars, slope_errors, tangent
from nnlesson.plots.strip import strip_of_tries
from nnlesson.plots.style import COLOURS
from nnlesson.plots.surfaces import loss_map

__all__ = [
    "COLOURS",
    "activation_curve",
    "confusion",
    "cost_curves",
    "decision_region",
    "descent_path",
    "diagram_of",
    "digit_picture",
    "loss_map",
    "mark_fruit",
    "misread_digits",
    "network_diagram",
    "secant",
    "slope_bars",
    "slope_errors",
    "strip_of_tries",
    "tangent",
    "training_curve",
]
