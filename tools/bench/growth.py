"""How the cost grows with the samples, the width, the depth and the size of a batch, in nodes and in arrays.

And one step in plain nodes beside the same step node by node in NumPy's scalars. All in float64, as in the book.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np

from nnlesson.activations import sigmoid
from nnlesson.backprop import backward, update
from nnlesson.batches import minibatches
from nnlesson.convert import to_nodes
from nnlesson.dense import MLP
from nnlesson.losses import cross_entropy, half_squared_error
from nnlesson.optimizers import SGD
from nnlesson.training import Trainer
from tools.bench import Figures

RATE = 0.01
INPUTS, CLASSES = 64, 10  # a small digit and its ten answers
SAMPLES, WIDTH, DEPTH, BATCH = 1024, 64, 1, 32  # what is not varied
VARIED: dict[str, dict[str, tuple[int, ...]]] = {  # by house
    "samples": {"arrays": (128, 256, 512, 1024, 2048, 4096, 8192), "nodes": (1, 2, 4, 8, 16, 32)},
    "width": {"arrays": (4, 8, 16, 32, 64, 128, 256, 512, 1024), "nodes": (4, 8, 16, 32, 64, 128)},
    "depth": {"arrays": (1, 2, 4, 8, 16), "nodes": (1, 2, 4, 8)},
    "batch": {"arrays": (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)},
}
NARROW = (784, 16, 16, 10)


def median_of(call: Callable[[], object], quick: bool, seconds: float = 0.5) -> float:
    """Return the median microseconds of a call, of as many calls as fit into half a second, but at least five."""
    times: list[float] = []
    call()  # to warm up
    while len(times) < 5 or (not quick and sum(times) < seconds):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return round(statistics.median(times) * 1e6, 1)


def growth(quick: bool) -> Figures:
    """Return microseconds: of an epoch for the samples, of one sample for all else."""
    figures: Figures = {}
    for what, houses in VARIED.items():
        figures[what] = {
            house: {str(size): (in_arrays if house == "arrays" else in_nodes)(what, size, quick) for size in sizes}
            for house, sizes in houses.items()
        }
        print(f"  growth with {what} measured", file=sys.stderr, flush=True)
    return figures


def sizes_of(what: str, size: int) -> tuple[int, ...]:
    """Return the sizes of a network of which one thing is varied."""
    return INPUTS, *([size if what == "width" else WIDTH] * (size if what == "depth" else DEPTH)), CLASSES


def made_digits(n_samples: int) -> tuple[np.ndarray, np.ndarray]:
    """Make noise with labels."""
    rng = np.random.default_rng(0)
    return rng.random((n_samples, INPUTS)), rng.integers(CLASSES, size=n_samples)


def in_arrays(what: str, size: int, quick: bool) -> float:
    """Time an epoch of training in arrays."""
    n_samples, batch = (size if what == "samples" else SAMPLES), (size if what == "batch" else BATCH)
    X, labels = made_digits(n_samples)
    mlp = MLP.random(sizes_of(what, size), rng=0)
    targets = mlp.validated_targets(labels, n_samples, cross_entropy)
    trainer = Trainer(mlp, cross_entropy, SGD(RATE), batch)
    epoch = median_of(lambda: trainer.epoch(X, targets, minibatches(n_samples, batch, rng=0), epoch=1), quick)
    return epoch if what == "samples" else round(epoch / n_samples, 3)


def in_nodes(what: str, size: int, quick: bool) -> float:
    """Time the way forward and backward in nodes, for each sample alone."""
    n_samples = size if what == "samples" else 1
    X, labels = made_digits(n_samples)
    network, rows = to_nodes(MLP.random(sizes_of(what, size), rng=0)), X.tolist()
    targets = np.eye(CLASSES)[labels].tolist()

    def epoch() -> None:
        for row, wanted in zip(rows, targets, strict=True):
            backward(network, row, wanted, cross_entropy)

    return median_of(epoch, quick)


# One step of 784-16-16-10 for one sample, in plain nodes and as an old program did it.


def by_scalars(
    layers: Sequence[tuple[np.ndarray, np.ndarray]], inputs: np.ndarray, targets: np.ndarray, rate: float
) -> None:
    """Step with sigmoid and half squared error in loops that pick single entries out of NumPy arrays.

    Weights have the shape (nodes, inputs) and are changed in place. Every entry that is picked becomes an object of its
    own, and adding two of them takes many times as long as adding two Python floats.
    """
    outputs = [inputs]
    for weights, bias in layers:
        answers = np.zeros(len(bias))
        for j in range(len(bias)):
            z = bias[j]
            for i in range(len(outputs[-1])):
                z += weights[j, i] * outputs[-1][i]
            answers[j] = 1.0 / (1.0 + np.exp(-z))
        outputs.append(answers)
    slopes = outputs[-1] - targets
    for (weights, bias), received, answers in reversed(list(zip(layers, outputs, outputs[1:], strict=False))):
        before = np.zeros(len(received))
        for j in range(len(bias)):
            delta = slopes[j] * answers[j] * (1.0 - answers[j])
            for i in range(len(received)):
                before[i] += weights[j, i] * delta
                weights[j, i] -= rate * delta * received[i]
            bias[j] -= rate * delta
        slopes = before


def nodes(quick: bool) -> dict[str, float]:
    """Time the same step in plain nodes and by scalars: microseconds for one sample, forward, backward and update."""
    mlp = MLP.random(NARROW, hidden=sigmoid, output=sigmoid, rng=0)
    layers = [(layer.weights.T.copy(), layer.bias.copy()) for layer in mlp.layers]
    network, rng = to_nodes(mlp), np.random.default_rng(0)
    image, wanted = rng.random(NARROW[0]), np.eye(NARROW[-1])[3]
    row, targets = image.tolist(), wanted.tolist()
    times: dict[str, list[float]] = {"nodes": [], "NumPy scalars": []}
    for _ in range(3 if quick else 25):
        started = time.perf_counter()
        update(network, backward(network, row, targets, half_squared_error), RATE)
        turned = time.perf_counter()
        by_scalars(layers, image, wanted, RATE)
        times["nodes"].append(turned - started)
        times["NumPy scalars"].append(time.perf_counter() - turned)
    print("  nodes measured", file=sys.stderr, flush=True)
    return {name: round(statistics.median(each) * 1e6, 1) for name, each in times.items()}
