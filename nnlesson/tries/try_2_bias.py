"""Second try: a bias lets the border leave the corner."""

from nnlesson.datasets import avocados
from nnlesson.nodes import Layer, Network, Node
from nnlesson.tries import report


def build() -> Network:
    """Return the network of the second try: ripe if softness and darkness add up to more than 0.75.

    Built in try 2.
    """
    not_ripe = Node([0.0, 0.0])
    ripe = Node([1.0, 1.0], bias=-0.75)
    return Network([Layer([not_ripe, ripe])])


def main() -> None:
    """Print the try's line of figures. Built in try 2."""
    known, fresh = avocados(100, rng=1), avocados(2000, rng=2)
    print(report("try 2, bias", build().classify, known, fresh))


if __name__ == "__main__":
    main()
