"""Fifth try: draw a thousand networks by chance and keep the one with the lowest loss."""

import numpy as np

from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.nodes import Network
from nnlesson.tries import report


def search(n_networks: int, rng: int) -> tuple[Network, float]:
    """Return the network with the lowest loss on the known fruits, and that loss.

    Built in try 5.
    """
    inputs, targets = avocados(100, rng=1)
    wanted = one_hot(targets[:, 0], 2)
    generator = np.random.default_rng(rng)
    networks = [
        Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=generator)
        for _ in range(n_networks)
    ]
    losses = [half_squared_error([network.forward(fruit) for fruit in inputs], wanted) for network in networks]
    lowest = losses.index(min(losses))
    return networks[lowest], losses[lowest]


def main() -> None:
    """Print the try's line of figures. Built in try 5."""
    network, loss = search(1000, rng=0)
    known, fresh = avocados(100, rng=1), avocados(2000, rng=2)
    print(report("try 5, loss", network.classify, known, fresh, loss=loss, passes=1000 * 100))


if __name__ == "__main__":
    main()
