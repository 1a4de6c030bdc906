"""Sixth try: nudge every weight, see which way the loss falls, and step there."""

from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados
from nnlesson.initializers import uniform
from nnlesson.losses import half_squared_error, one_hot
from nnlesson.nodes import Network
from nnlesson.slopes import downhill, numerical_gradient
from nnlesson.tries import report


def learn(steps: int, rng: int, ripe_at: float = 0.57) -> tuple[Network, float]:
    """Return a network after so many steps downhill, and its loss on the known fruits.

    Built in try 6.
    """
    inputs, targets = avocados(100, rng=1, ripe_at=ripe_at)
    fruits, wanted = inputs.tolist(), one_hot(targets[:, 0], 2)
    network = Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=rng)

    def loss_at(parameters: list[float]) -> float:
        nudged = network.with_parameters(parameters)
        return half_squared_error([nudged.forward(fruit) for fruit in fruits], wanted)

    parameters = network.parameters
    for _ in range(steps):
        parameters = downhill(parameters, numerical_gradient(loss_at, parameters), learning_rate=5.0)
    return network.with_parameters(parameters), loss_at(parameters)


def main(steps: int = 800) -> None:
    """Print the try's line of figures. Built in try 6."""
    network, loss = learn(steps, rng=0)
    known, fresh = avocados(100, rng=1), avocados(2000, rng=2)
    passes = steps * 2 * len(network.parameters) * 100
    print(report("try 6, numerical slope", network.classify, known, fresh, loss=loss, passes=passes))


if __name__ == "__main__":
    main()
