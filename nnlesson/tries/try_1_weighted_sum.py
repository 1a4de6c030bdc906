"""First try: two weighted sums, and the larger one answers."""

from nnlesson.datasets import avocados
from nnlesson.nodes import Layer, Network, Node
from nnlesson.tries import report


def build() -> Network:
    """Return the network of the first try: one node for each answer.

    Built in try 1.
    """
    not_ripe = Node([0.8, 0.1])  # softness counts a lot, darkness a little
    ripe = Node([0.2, 0.9])  # the other way round
    return Network([Layer([not_ripe, ripe])])


def main() -> None:
    """Print the try's line of figures. Built in try 1."""
    network = build()
    known, fresh = avocados(100, rng=1), avocados(2000, rng=2)
    print(report("try 1, weighted sum", network.classify, known, fresh))


if __name__ == "__main__":
    main()
