"""Measures what the book says of speed: `python3 run.py bench`."""

from typing import Any

Figures = dict[str, Any]  # what was measured, as JSON holds it
