"""The backend of matplotlib that puts figures into the page."""

from live_cell import show_figures
from matplotlib.backends.backend_agg import FigureCanvasAgg

FigureCanvas = FigureCanvasAgg  # by this name matplotlib looks for it


def show(*_: object, **__: object) -> None:
    """Show the open figures: this is what plt.show() calls."""
    show_figures()
