"""Fourth try: a sigmoid after each sum, and two folds enclose the ripe fruits."""

from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados
from nnlesson.nodes import Layer, Network, Node
from nnlesson.tries import report


def build() -> Network:
    """Return the network of the fourth try: the same shape, bent by a sigmoid.

    Built in try 4.
    """
    old_enough = Node([20.0, 20.0], -15.0, sigmoid)
    not_too_old = Node([-20.0, -20.0], 30.0, sigmoid)
    not_ripe = Node([-10.0, -10.0], 15.0, sigmoid)
    ripe = Node([10.0, 10.0], -15.0, sigmoid)
    return Network([Layer([old_enough, not_too_old]), Layer([not_ripe, ripe])])


def main() -> None:
    """Print the try's line of figures, for this variety and for another one. Built in try 4."""
    known, fresh = avocados(100, rng=1), avocados(2000, rng=2)
    print(report("try 4, activation", build().classify, known, fresh))
    known, fresh = avocados(100, rng=1, ripe_at=0.45), avocados(2000, rng=2, ripe_at=0.45)
    print(report("try 4, other variety", build().classify, known, fresh))


if __name__ == "__main__":
    main()
