"""The handwritten digits at length: what chapters 9 and 15 show and is too long for a page.

A network is named by its sizes, a recipe is stated in full, and what was right is counted. The counts are the same
wherever they are measured; only the seconds differ.
"""

import copy
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np

from nnlesson.backprop import backward
from nnlesson.batches import minibatches, train_test_split
from nnlesson.convert import to_nodes
from nnlesson.datasets import mnist
from nnlesson.dense import MLP
from nnlesson.initializers import normal
from nnlesson.losses import cross_entropy, one_hot
from nnlesson.optimizers import SGD, Adam, Momentum, Optimizer
from nnlesson.training import Trainer, train
from tools.bench import Figures

INPUTS, HIDDEN, CLASSES = 784, 128, 10
RATE = 0.01  # where only the time counts
WIDE, NARROW = (INPUTS, HIDDEN, CLASSES), (INPUTS, 16, 16, CLASSES)
BATCH, EPOCHS, SEEDS = 64, (12, 3), (0, 1, 2)  # the last epochs have a tenth of the learning rate
RECIPES = {WIDE: SGD(0.5), NARROW: SGD(0.2)}
CANDIDATES = {  # and from how many starts each is tried
    WIDE: ((SGD(0.1), SGD(0.3), SGD(0.5), SGD(1.0), Momentum(0.05), Momentum(0.1), Momentum(0.2), Adam(0.001)), 1),
    NARROW: ((SGD(0.05), SGD(0.1), SGD(0.2), SGD(0.5)), 3),
}
OLD_RATE, OLD_EPOCHS, OLD_SHOWN = 0.1, 250, (1, 2, 5, 10, 20, 50, 100, 150, 200, 250)
SET_ASIDE = 1 / 6  # of the images to learn from, to choose a recipe with; the test images choose nothing

Set = tuple[np.ndarray, np.ndarray]  # images and labels


def handwritten_digits(quick: bool) -> Figures:
    """Measure all of it; quick: an epoch or two of everything, and one start."""
    known, fresh = mnist("train"), mnist("test")
    epochs, seeds = ((1, 1), SEEDS[:1]) if quick else (EPOCHS, SEEDS)
    parts: dict[str, Callable[[tuple[int, ...]], Figures]] = {
        "nodes": lambda sizes: in_nodes(sizes, known, 3 if quick else 50),
        "arrays": lambda sizes: in_arrays(sizes, known, 1 if quick else 5),
        "recipe": lambda sizes: by_recipe(sizes, known, fresh, epochs, seeds),
        "choice": lambda sizes: choice(sizes, known, epochs),
        "full_batch": lambda _: full_batch(known, fresh, 2 if quick else OLD_EPOCHS),
    }
    figures = {}
    for part, measured in parts.items():
        figures[part] = measured(WIDE) if part == "full_batch" else {name(sizes): measured(sizes) for sizes in RECIPES}
        print(f"  handwritten digits: {part} measured", file=sys.stderr, flush=True)
    return figures


def name(sizes: Sequence[int]) -> str:
    """Write sizes as the book does: 784-128-10."""
    return "-".join(map(str, sizes))


def in_nodes(sizes: tuple[int, ...], known: Set, n_images: int) -> Figures:
    """Time single images forward and backward in plain nodes; an epoch is extrapolated from their median."""
    network, times = to_nodes(MLP.random(sizes, rng=0)), []
    for image, wanted in zip(known[0][:n_images].tolist(), one_hot(known[1][:n_images], CLASSES).tolist(), strict=True):
        started = time.perf_counter()
        backward(network, image, wanted, cross_entropy)
        times.append(time.perf_counter() - started)
    median = statistics.median(times)
    return {
        "images": n_images,
        "microseconds_per_image": round(median * 1e6, 1),
        "seconds_per_epoch": round(median * len(known[0]), 1),
    }


def in_arrays(sizes: tuple[int, ...], known: Set, repetitions: int) -> Figures:
    """Time whole epochs in arrays, steps included, nothing measured in between."""
    mlp, times = MLP.random(sizes, rng=0), []
    targets = mlp.validated_targets(known[1], len(known[0]), cross_entropy)
    trainer = Trainer(mlp, cross_entropy, SGD(RATE), BATCH)
    for epoch in range(repetitions):
        started = time.perf_counter()
        trainer.epoch(known[0], targets, minibatches(len(targets), BATCH, rng=epoch), epoch)
        times.append(time.perf_counter() - started)
    return {"batch_size": BATCH, "seconds_per_epoch": round(statistics.median(times), 2)}


def by_recipe(sizes: tuple[int, ...], known: Set, fresh: Set, epochs: Sequence[int], seeds: Sequence[int]) -> Figures:
    """Train with the recipe of chapter 15 from several starts; test each network once."""
    results = []
    for seed in seeds:
        started = time.perf_counter()
        mlp, loss = learned(sizes, known, RECIPES[sizes], epochs, seed)
        seconds = time.perf_counter() - started
        right = {"train": right_of(mlp, known), "test": right_of(mlp, fresh)}
        results.append({"seed": seed} | right | {"loss": round(loss, 6), "seconds": round(seconds, 1)})
    return recipe(RECIPES[sizes]) | {"batch_size": BATCH, "epochs": list(epochs), "seeds": results}


def choice(sizes: tuple[int, ...], known: Set, epochs: Sequence[int]) -> Figures:
    """Try each candidate on five sixths of the images to learn from, and count on the last sixth."""
    X, aside, labels, labels_aside = train_test_split(*known, SET_ASIDE, rng=0)
    candidates, n_starts = CANDIDATES[sizes]
    tried = []
    for candidate in candidates:
        networks = [learned(sizes, (X, labels), candidate, epochs, seed)[0] for seed in range(n_starts)]
        tried.append(recipe(candidate) | {"right": [right_of(mlp, (aside, labels_aside)) for mlp in networks]})
    parts = {"images": len(X), "set_aside": len(aside)}
    return parts | {"batch_size": BATCH, "epochs": list(epochs), "tried": tried}


def full_batch(known: Set, fresh: Set, epochs: int) -> Figures:
    """Train with the recipe of an old draft: small normal start, all images in one batch."""
    mlp = MLP.random(WIDE, start=normal(0.01), rng=0)
    (X, labels), optimizer = known, SGD(OLD_RATE)
    started = time.perf_counter()
    history = train(mlp, X, labels, cross_entropy, optimizer, epochs=epochs, batch_size=len(X), rng=0, validation=fresh)
    seconds = time.perf_counter() - started
    after = [epoch for epoch in OLD_SHOWN if epoch <= epochs]
    return recipe(optimizer) | {
        "start": "normal(0.01)",
        "after": after,
        "loss": [round(history.loss[epoch - 1], 6) for epoch in after],
        "train": [round(history.accuracy[epoch - 1] * len(known[0])) for epoch in after],
        "test": [round(history.validation_accuracy[epoch - 1] * len(fresh[0])) for epoch in after],
        "seconds": round(seconds, 1),
    }


def learned(
    sizes: tuple[int, ...], known: Set, optimizer: Optimizer, epochs: Sequence[int], seed: int
) -> tuple[MLP, float]:
    """Let a network learn, with shorter steps at the end; one seed for its start and one like it for the order."""
    mlp, optimizer, rng = MLP.random(sizes, rng=seed), copy.deepcopy(optimizer), np.random.default_rng(seed)
    for count, share in zip(epochs, (1.0, 0.1), strict=True):
        optimizer.learning_rate = share * optimizer.learning_rate
        history = train(mlp, *known, cross_entropy, optimizer, epochs=count, batch_size=BATCH, rng=rng)
    return mlp, history.loss[-1]


def right_of(mlp: MLP, images: Set) -> int:
    """Count the images that a network reads right."""
    return int((mlp.classify(images[0]) == images[1]).sum())


def recipe(optimizer: Optimizer) -> Figures:
    """Name an optimizer and its learning rate."""
    return {"optimizer": type(optimizer).__name__, "learning_rate": optimizer.learning_rate}
