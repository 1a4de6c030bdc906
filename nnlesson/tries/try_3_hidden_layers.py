"""Third try: a hidden layer between inputs and outputs, and it is still one line."""

from nnlesson.datasets import avocados
from nnlesson.nodes import Layer, Network, Node
from nnlesson.tries import report


def build() -> Network:
    """Return the network of the third try: two hidden nodes, then the two answers.

    Built in try 3.
    """
    old_enough = Node([1.0, 1.0], bias=-0.75)
    not_too_old = Node([-1.0, -1.0], bias=1.5)
    not_ripe = Node([0.0, 0.0])
    ripe = Node([2.0, 1.0], bias=-0.75)
    return Network([Layer([old_enough, not_too_old]), Layer([not_ripe, ripe])])


def main() -> None:
    """Print the try's line of figures. Built in try 3."""
    known, fresh = avocados(100, rng=1), avocados(2000, rng=2)
    print(report("try 3, hidden layers", build().classify, known, fresh))


if __name__ == "__main__":
    main()
