"""Eighth try: a step for every ten fruits instead of one for all."""

import numpy as np

from nnlesson.activations import sigmoid
from nnlesson.backprop import mean_gradients, update
from nnlesson.batches import minibatches
from nnlesson.datasets import avocados
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.nodes import Network
from nnlesson.tries import report


def learn(epochs: int, rng: int) -> tuple[Network, float]:
    """Return a network after so many epochs over 1,000 fruits, and its loss on them.

    Built in try 8.
    """
    generator, (inputs, targets) = np.random.default_rng(rng), avocados(1000, rng=1)
    wanted = one_hot(targets[:, 0], 2)
    samples = list(zip(inputs.tolist(), wanted.tolist(), strict=True))
    network = Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=generator)
    for _ in range(epochs):
        for rows in minibatches(len(samples), 10, rng=generator):
            batch = [samples[row] for row in rows]
            network = update(network, mean_gradients(network, batch, half_squared_error), learning_rate=5.0)
    return network, half_squared_error([network.forward(fruit) for fruit, _ in samples], wanted)


def main(epochs: int = 20) -> None:
    """Print the try's line of figures. Built in try 8."""
    network, loss = learn(epochs, rng=0)
    known, fresh = avocados(1000, rng=1), avocados(2000, rng=2)
    print(report("try 8, mini-batch", network.classify, known, fresh, loss=loss, passes=epochs * 2 * 1000))


if __name__ == "__main__":
    main()
