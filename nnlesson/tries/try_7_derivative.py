"""Seventh try: all slopes from one pass forward and one backward."""

from nnlesson.activations import sigmoid
from nnlesson.backprop import mean_gradients, update
from nnlesson.datasets import avocados
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.nodes import Network
from nnlesson.tries import report


def learn(steps: int, rng: int, ripe_at: float = 0.57) -> tuple[Network, float]:
    """Return a network after so many steps downhill, and its loss on the known fruits.

    Built in try 7.
    """
    inputs, targets = avocados(100, rng=1, ripe_at=ripe_at)
    wanted = one_hot(targets[:, 0], 2)
    samples = list(zip(inputs.tolist(), wanted.tolist(), strict=True))
    network = Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=rng)
    for _ in range(steps):
        network = update(network, mean_gradients(network, samples, half_squared_error), learning_rate=5.0)
    return network, half_squared_error([network.forward(fruit) for fruit, _ in samples], wanted)


def main(steps: int = 800) -> None:
    """Print the try's line of figures. Built in try 7."""
    network, loss = learn(steps, rng=0)
    known, fresh = avocados(100, rng=1), avocados(2000, rng=2)
    passes = steps * 2 * 100
    print(report("try 7, backpropagation", network.classify, known, fresh, loss=loss, passes=passes))


if __name__ == "__main__":
    main()
