"""Makes or reads inputs and targets, and says where they come from."""

from nnlesson.datasets.avocados import AVA, avocados

__all__ = ["AVA", "avocados"]
