"""How long each has to learn until it reads 9,800 of the 10,000 test images of MNIST, with the recipe of chapter 15.

The network is 784-128-10. All begin with the same weights, drawn by He's rule, and biases of 0, and all follow the
recipe: batches of 64, a rate of 0.5 for 12 epochs, and of 0.05 for three more. The order of the images is drawn by each
for itself. After each epoch the test images are counted; the time of the counting is left out, and JAX has translated
its step before the clock starts. The numbers have 32 bits, and for "nnlesson, 64 bits" as many as everywhere else in
the book.
"""

import os
import sys
import time
import warnings
from collections.abc import Callable

import numpy as np
from numpy.typing import DTypeLike

from nnlesson.batches import minibatches
from nnlesson.dense import MLP
from nnlesson.losses import cross_entropy
from nnlesson.optimizers import SGD
from nnlesson.training import Trainer
from tools.bench import Figures
from tools.bench.digits import BATCH, EPOCHS, RECIPES, SEEDS, WIDE
from tools.bench.steps import jax_step

SIZES, RATE = WIDE, RECIPES[WIDE].learning_rate
RATES = (RATE,) * EPOCHS[0] + (0.1 * RATE,) * EPOCHS[1]  # one for each epoch
GOAL = 9_800

Set = tuple[np.ndarray, np.ndarray]  # images and labels
Racer = tuple[
    Callable[[float], None], Callable[[np.ndarray], np.ndarray]
]  # learns for an epoch at a rate; answers with classes


def start(seed: int) -> list[np.ndarray]:
    """Return the weights that all begin with."""
    return [layer.weights for layer in MLP.random(SIZES, rng=seed, dtype=np.float32).layers]


def nnlesson(known: Set, seed: int, dtype: DTypeLike = np.float32) -> Racer:
    """Let the package learn, by the steps of `nnlesson.training.train`."""
    X, rng, optimizer = known[0].astype(dtype), np.random.default_rng(seed), SGD(RATES[0])
    mlp = MLP.random(SIZES, rng=seed, dtype=dtype)
    targets = mlp.validated_targets(known[1], len(X), cross_entropy)
    trainer = Trainer(mlp, cross_entropy, optimizer, BATCH)

    def epoch(rate: float) -> None:
        optimizer.learning_rate = rate
        trainer.epoch(X, targets, minibatches(len(X), BATCH, rng=rng), epoch=1)

    return epoch, mlp.classify


def in_64_bits(known: Set, seed: int) -> Racer:
    """Let the package learn as in the book."""
    return nnlesson(known, seed, np.float64)


def pytorch(known: Set, seed: int) -> Racer:
    """Write the loop as PyTorch's own tutorials do; the images are in memory already."""
    import torch

    if "OMP_NUM_THREADS" in os.environ:
        torch.set_num_threads(1)
    torch.manual_seed(seed)
    X, labels = torch.from_numpy(known[0].astype(np.float32)), torch.from_numpy(known[1])
    first, last = torch.nn.Linear(SIZES[0], SIZES[1]), torch.nn.Linear(SIZES[1], SIZES[2])
    with torch.no_grad():
        for layer, weights in zip((first, last), start(seed), strict=True):
            layer.weight.copy_(torch.from_numpy(weights.T))
            layer.bias.zero_()
    model = torch.nn.Sequential(first, torch.nn.ReLU(), last)
    optimizer, loss = torch.optim.SGD(model.parameters(), lr=RATES[0]), torch.nn.CrossEntropyLoss()

    def epoch(rate: float) -> None:
        optimizer.param_groups[0]["lr"] = rate
        for rows in torch.randperm(len(X)).split(BATCH):
            optimizer.zero_grad()
            loss(model(X[rows]), labels[rows]).backward()
            optimizer.step()

    def classify(images: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            classes: np.ndarray = model(torch.from_numpy(images.astype(np.float32))).argmax(axis=1).numpy()
        return classes

    return epoch, classify


def scikit_learn(known: Set, seed: int) -> Racer:
    """Let scikit-learn go through all images once for each call."""
    from sklearn.neural_network import MLPClassifier

    X, labels = known[0].astype(np.float32), known[1]
    model = MLPClassifier(SIZES[1:2], solver="sgd", alpha=0.0, batch_size=BATCH, learning_rate_init=RATES[0],
                          momentum=0.0, nesterovs_momentum=False, random_state=seed)  # fmt: skip
    model.partial_fit(X[:BATCH], labels[:BATCH], classes=range(SIZES[2]))  # makes arrays and optimizer; now our start
    for weights, bias, drawn in zip(model.coefs_, model.intercepts_, start(seed), strict=True):
        weights[...], bias[...] = drawn, 0.0

    def epoch(rate: float) -> None:
        model._optimizer.learning_rate = rate
        model.partial_fit(X, labels)

    return epoch, lambda images: model.predict(images.astype(np.float32))


def jax(known: Set, seed: int) -> Racer:
    """Compile the step, as in bench_steps; the short last batch is a second shape."""
    import jax.numpy as jnp

    X, labels, rng = jnp.asarray(known[0], jnp.float32), jnp.asarray(known[1]), np.random.default_rng(seed)
    step = jax_step()
    parameters = [jnp.asarray(p) for weights in start(seed) for p in (weights, np.zeros(weights.shape[1], np.float32))]
    for size in (BATCH, len(X) % BATCH or BATCH):  # translate
        step([p + 0.0 for p in parameters], X, labels, np.arange(size), RATES[0])

    def epoch(rate: float) -> None:
        nonlocal parameters
        for rows in minibatches(len(X), BATCH, rng=rng):
            _, parameters = step(parameters, X, labels, rows, rate)
        parameters[0].block_until_ready()

    def classify(images: np.ndarray) -> np.ndarray:
        first, first_bias, second, second_bias = parameters
        hidden = jnp.maximum(jnp.asarray(images, jnp.float32) @ first + first_bias, 0.0)
        return np.asarray((hidden @ second + second_bias).argmax(axis=1))

    return epoch, classify


RACERS = {
    "nnlesson": nnlesson,
    "nnlesson, 64 bits": in_64_bits,
    "PyTorch": pytorch,
    "scikit-learn": scikit_learn,
    "JAX": jax,
}


def race(images: str, quick: bool) -> dict[str, list[Figures]]:
    """Let each learn from each start until it reads enough: epochs, seconds of learning, and how many it reads."""
    warnings.simplefilter("ignore")
    with np.load(images) as content:
        known, fresh = (content["trainX"], content["trainY"]), (content["testX"], content["testY"])
    results: dict[str, list[Figures]] = {name: [] for name in RACERS}
    for seed in SEEDS[:1] if quick else SEEDS:
        for name, make in RACERS.items():
            epoch, classify = make(known, seed)
            seconds, right, epochs = 0.0, 0, 0
            for rate in RATES[:1] if quick else RATES:
                started = time.perf_counter()
                epoch(rate)
                seconds, epochs = seconds + time.perf_counter() - started, epochs + 1
                right = int((classify(fresh[0]) == fresh[1]).sum())
                if right >= GOAL:
                    break
            results[name].append({"seed": seed, "epochs": epochs, "seconds": round(seconds, 2), "test": right})
            print(f"  {name}, start {seed}: {right:,} after {epochs} epochs", file=sys.stderr, flush=True)
    return results
