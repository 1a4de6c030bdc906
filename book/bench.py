"""Measure one training step of the package beside what a reader would install instead, and train on MNIST at length.

    python3 run.py bench          all of it, half an hour; writes book/bench.json
                   --mnist        only the handwritten digits: they need no rival, and the rest of the file stays
                   --quick        few repetitions, writes nothing

The steps: the network is that of the handwritten digits, 784-128-10 (ReLU, cross-entropy, plain gradient descent), in float32, on made
data. Everyone gathers a batch by row numbers, goes forward and backward, and updates in place. They take turns in one run, on one
thread and on as many as each takes by itself; the figure is the median. "floor" is what NumPy cannot go below: gathering the batch,
the five matrix products into arrays that are there, and one update in place, all else left out (so it learns nothing).

The handwritten digits: what chapters 9 and 15 show and is too long for a page. The counts are the same wherever they are
measured; only the seconds differ. Without the files of MNIST, and no way to load them, this part stays as it was.
"""

import copy
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import venv
import warnings
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from nnlesson.backprop import backward
from nnlesson.batches import minibatches, train_test_split
from nnlesson.datasets import mnist
from nnlesson.dense import MLP, to_nodes
from nnlesson.errors import DataError
from nnlesson.initializers import normal
from nnlesson.losses import cross_entropy, one_hot
from nnlesson.optimizers import SGD, Adam, Momentum, Optimizer
from nnlesson.training import _Learner, train

BATCHES = (1, 8, 32, 128, 1024)
SAMPLES, INPUTS, HIDDEN, CLASSES = 8192, 784, 128, 10
RATE = 0.01
TARGET = Path(__file__).with_name("bench.json")
ROOT = TARGET.parents[1]
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
ONE_THREAD["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"  # JAX has its own
THREADS = ("one thread", "as installed")
NAMES = ("nnlesson", "floor", "PyTorch", "scikit-learn", "JAX")

Runner = Callable[[list[np.ndarray]], None]  # takes the row numbers of some batches, takes one step for each


def made_data() -> tuple[np.ndarray, np.ndarray]:
    """Make pictures of noise with labels; the time of a step does not depend on what is in them."""
    rng = np.random.default_rng(0)
    return rng.random((SAMPLES, INPUTS), dtype=np.float32), rng.integers(CLASSES, size=SAMPLES)


# The runners, one for each name.


def nnlesson(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Take the steps of `nnlesson.training.train`, without the measuring at the end of an epoch."""
    mlp = MLP.random((INPUTS, HIDDEN, CLASSES), rng=0, dtype=np.float32)
    targets = mlp.trusted_targets(labels, len(X), cross_entropy)
    learner = _Learner(mlp, cross_entropy, SGD(RATE), batch_size)
    return lambda batches: learner.epoch(X, targets, batches, epoch=1)


def floor(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Do the products, and nothing else."""
    rng = np.random.default_rng(0)
    first = rng.normal(scale=0.05, size=(INPUTS, HIDDEN)).astype(np.float32)
    second = rng.normal(scale=0.05, size=(HIDDEN, CLASSES)).astype(np.float32)
    inputs, hidden, outputs, delta, first_gradient, second_gradient = (
        np.zeros(shape, np.float32)
        for shape in ((batch_size, INPUTS), (batch_size, HIDDEN), (batch_size, CLASSES), (batch_size, HIDDEN),
                      first.shape, second.shape)
    )  # fmt: skip

    def run(batches: Iterable[np.ndarray]) -> None:
        nonlocal first
        for rows in batches:
            np.take(X, rows, axis=0, out=inputs, mode="clip")
            np.dot(inputs, first, out=hidden)
            np.dot(hidden, second, out=outputs)
            np.dot(hidden.T, outputs, out=second_gradient)
            np.dot(outputs, second.T, out=delta)
            np.dot(inputs.T, delta, out=first_gradient)
            first -= first_gradient
            first *= 0.5  # keeps the numbers from growing; stands for the factor of the learning rate

    return run


def pytorch(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Write the loop as PyTorch's own tutorials do."""
    import torch

    if "OMP_NUM_THREADS" in os.environ:
        torch.set_num_threads(1)
    inputs, targets = torch.from_numpy(X), torch.from_numpy(labels)
    model = torch.nn.Sequential(torch.nn.Linear(INPUTS, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, CLASSES))
    optimizer, loss = torch.optim.SGD(model.parameters(), lr=RATE), torch.nn.CrossEntropyLoss()

    def run(batches: Iterable[np.ndarray]) -> None:
        for rows in map(torch.from_numpy, batches):
            optimizer.zero_grad()
            loss(model(inputs[rows]), targets[rows]).backward()
            optimizer.step()

    return run


def scikit_learn(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Let scikit-learn go through the same number of batches in one call of its own."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier((HIDDEN,), solver="sgd", alpha=0.0, batch_size=batch_size, learning_rate_init=RATE,
                          momentum=0.0, nesterovs_momentum=False, random_state=0)  # fmt: skip
    model.partial_fit(X[:1024], labels[:1024], classes=range(CLASSES))

    def run(batches: list[np.ndarray]) -> None:
        rows = np.concatenate(batches)
        model.partial_fit(X[rows], labels[rows])

    return run


def jax(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Compile the whole step."""
    import jax
    import jax.numpy as jnp

    keys = jax.random.split(jax.random.key(0))
    parameters = [
        (0.05 * jax.random.normal(key, shape), jnp.zeros(shape[1]))
        for key, shape in zip(keys, ((INPUTS, HIDDEN), (HIDDEN, CLASSES)), strict=True)
    ]
    inputs, targets = jnp.asarray(X), jnp.asarray(labels)

    def loss(parameters: list, inputs: jax.Array, targets: jax.Array) -> jax.Array:
        (first, first_bias), (second, second_bias) = parameters
        logits = jax.nn.relu(inputs @ first + first_bias) @ second + second_bias
        return -jnp.take_along_axis(jax.nn.log_softmax(logits), targets[:, None], 1).mean()

    def step(parameters: list, inputs: jax.Array, targets: jax.Array, rows: jax.Array) -> list:
        gradients = jax.grad(loss)(parameters, inputs[rows], targets[rows])
        return jax.tree.map(lambda p, g: p - RATE * g, parameters, gradients)

    step = jax.jit(step, donate_argnums=0)

    def run(batches: Iterable[np.ndarray]) -> None:
        nonlocal parameters
        for rows in batches:
            parameters = step(parameters, inputs, targets, rows)
        jax.block_until_ready(parameters)

    return run


RUNNERS = dict(zip(NAMES, (nnlesson, floor, pytorch, scikit_learn, jax), strict=True))


# Measuring: all take turns, so that a busy moment of the machine hits all alike.


def microseconds(repetitions: int) -> dict[str, dict[str, float]]:
    """Return the median time of a step, by size of the batch and name."""
    warnings.simplefilter("ignore")
    X, labels = made_data()
    rng, figures = np.random.default_rng(1), {}
    for batch_size in BATCHES:
        steps = max(4, min(200, 4096 // batch_size))
        runners = {name: make(X, labels, batch_size) for name, make in RUNNERS.items()}
        times = {name: [] for name in runners}
        for repetition in range(-2, repetitions):  # two to warm up
            for name, run in runners.items():
                batches = [rng.integers(SAMPLES, size=batch_size) for _ in range(steps)]
                started = time.perf_counter()
                run(batches)
                if repetition >= 0:
                    times[name].append((time.perf_counter() - started) / steps * 1e6)
        figures[str(batch_size)] = {name: round(statistics.median(each), 1) for name, each in times.items()}
        print(f"  batch {batch_size} measured", file=sys.stderr, flush=True)
    return figures


def measure(threads: str, repetitions: int) -> dict:
    """Measure in a Python of its own: the number of threads is read when NumPy is loaded."""
    print(threads, file=sys.stderr, flush=True)
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | (ONE_THREAD if threads == "one thread" else {})
    command = [peers_python(), __file__, "--child", str(repetitions)]
    return json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout)


def peers_python() -> Path:
    """Return a Python with the rivals in .bench, made at the first call: they are too large for everyone's environment."""
    folder, python = ROOT / ".bench", ROOT / ".bench" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    wanted = [*groups["bench"], f"numpy=={version('numpy')}"]
    stamp = folder / "complete"
    if not stamp.is_file() or stamp.read_text() != str(wanted):
        print("Installing PyTorch, scikit-learn and JAX in .bench (once, about a minute)", file=sys.stderr, flush=True)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
        stamp.write_text(str(wanted))
    return python


def installed(python: Path) -> dict[str, str]:
    """Name the versions that were measured."""
    names = ("numpy", "torch", "scikit-learn", "jax", "threadpoolctl")
    program = f"import json, importlib.metadata as m; print(json.dumps({{n: m.version(n) for n in {names}}}))"
    return json.loads(subprocess.run([python, "-c", program], stdout=subprocess.PIPE, text=True, check=True).stdout)


def processor() -> str:
    """Name the processor as the system does."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def table(figures: dict[str, dict]) -> str:
    """Show the figures, and how many times longer the fastest rival takes."""
    lines = []
    for threads, sizes in figures.items():
        lines.append(f"\n{threads}, microseconds for one step (median)\n")
        lines.append(f"{'batch':>6}" + "".join(f"{name:>14}" for name in NAMES) + f"{'PyTorch / ours':>17}")
        for batch_size, row in sizes.items():
            ratio = row["PyTorch"] / row["nnlesson"]
            lines.append(f"{batch_size:>6}" + "".join(f"{row[name]:14.0f}" for name in NAMES) + f"{ratio:17.2f}")
    return "\n".join(lines)


# The handwritten digits. A network is named by its sizes, a recipe is stated in full, and what was right is counted.

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


def handwritten_digits(quick: bool = False) -> dict:
    """Measure all of it; quick: an epoch or two of everything, and one start."""
    known, fresh = mnist("train"), mnist("test")
    epochs, seeds = ((1, 1), SEEDS[:1]) if quick else (EPOCHS, SEEDS)
    parts = {
        "machine": lambda _: machine() | {"numpy": np.__version__},
        "nodes": lambda sizes: in_nodes(sizes, known, 3 if quick else 50),
        "arrays": lambda sizes: in_arrays(sizes, known, 1 if quick else 5),
        "recipe": lambda sizes: by_recipe(sizes, known, fresh, epochs, seeds),
        "choice": lambda sizes: choice(sizes, known, epochs),
        "full_batch": lambda _: full_batch(known, fresh, 2 if quick else OLD_EPOCHS),
    }
    figures = {}
    for part, measured in parts.items():
        each = part not in ("machine", "full_batch")
        figures[part] = {name(sizes): measured(sizes) for sizes in RECIPES} if each else measured(WIDE)
        print(f"  handwritten digits: {part} measured", file=sys.stderr, flush=True)
    return figures


def name(sizes: Sequence[int]) -> str:
    """Write sizes as the book does: 784-128-10."""
    return "-".join(map(str, sizes))


def in_nodes(sizes: Sequence[int], known: Set, n_images: int) -> dict:
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


def in_arrays(sizes: Sequence[int], known: Set, repetitions: int) -> dict:
    """Time whole epochs in arrays, steps included, nothing measured in between."""
    mlp, times = MLP.random(sizes, rng=0), []
    targets = mlp.trusted_targets(known[1], len(known[0]), cross_entropy)
    learner = _Learner(mlp, cross_entropy, SGD(RATE), BATCH)
    for epoch in range(repetitions):
        started = time.perf_counter()
        learner.epoch(known[0], targets, minibatches(len(targets), BATCH, rng=epoch), epoch)
        times.append(time.perf_counter() - started)
    return {"batch_size": BATCH, "seconds_per_epoch": round(statistics.median(times), 2)}


def by_recipe(sizes: Sequence[int], known: Set, fresh: Set, epochs: Sequence[int], seeds: Sequence[int]) -> dict:
    """Train with the recipe of chapter 15 from several starts; test each network once."""
    results = []
    for seed in seeds:
        started = time.perf_counter()
        mlp, loss = learned(sizes, known, RECIPES[sizes], epochs, seed)
        seconds = time.perf_counter() - started
        right = {"train": right_of(mlp, known), "test": right_of(mlp, fresh)}
        results.append({"seed": seed} | right | {"loss": round(loss, 6), "seconds": round(seconds, 1)})
    return recipe(RECIPES[sizes]) | {"batch_size": BATCH, "epochs": list(epochs), "seeds": results}


def choice(sizes: Sequence[int], known: Set, epochs: Sequence[int]) -> dict:
    """Try each candidate on five sixths of the images to learn from, and count on the last sixth."""
    X, aside, labels, labels_aside = train_test_split(*known, SET_ASIDE, rng=0)
    candidates, n_starts = CANDIDATES[sizes]
    tried = []
    for candidate in candidates:
        networks = [learned(sizes, (X, labels), candidate, epochs, seed)[0] for seed in range(n_starts)]
        tried.append(recipe(candidate) | {"right": [right_of(mlp, (aside, labels_aside)) for mlp in networks]})
    parts = {"images": len(X), "set_aside": len(aside)}
    return parts | {"batch_size": BATCH, "epochs": list(epochs), "tried": tried}


def full_batch(known: Set, fresh: Set, epochs: int) -> dict:
    """Train with the recipe of an old draft: small normal start, all images in one batch."""
    mlp = MLP.random(WIDE, start=normal(0.01), rng=0)
    options = {"epochs": epochs, "batch_size": len(known[0]), "rng": 0, "validation": fresh}
    started = time.perf_counter()
    history = train(mlp, *known, cross_entropy, SGD(OLD_RATE), **options)
    seconds = time.perf_counter() - started
    after = [epoch for epoch in OLD_SHOWN if epoch <= epochs]
    return recipe(SGD(OLD_RATE)) | {
        "start": "normal(0.01)",
        "after": after,
        "loss": [round(history.loss[epoch - 1], 6) for epoch in after],
        "train": [round(history.accuracy[epoch - 1] * len(known[0])) for epoch in after],
        "test": [round(history.validation_accuracy[epoch - 1] * len(fresh[0])) for epoch in after],
        "seconds": round(seconds, 1),
    }


def learned(
    sizes: Sequence[int], known: Set, optimizer: Optimizer, epochs: Sequence[int], seed: int
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


def recipe(optimizer: Optimizer) -> dict:
    """Name an optimizer and its learning rate."""
    return {"optimizer": type(optimizer).__name__, "learning_rate": optimizer.learning_rate}


# Writing.


def machine() -> dict:
    """Say on what it was measured."""
    return {"processor": processor(), "cores": os.cpu_count(), "python": platform.python_version()}


def write(content: dict) -> None:
    """Put the file in its place once it is complete; what was not measured stays as it was."""
    if TARGET.is_file():
        content = json.loads(TARGET.read_text(encoding="utf-8")) | content
    with tempfile.NamedTemporaryFile("w", dir=TARGET.parent, suffix=".part", delete=False, encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.write("\n")
    Path(file.name).replace(TARGET)


def main(words: list[str]) -> int:
    if words[:1] == ["--child"]:
        print(json.dumps(microseconds(int(words[1]))))
        return 0
    if not set(words) <= {"--mnist", "--quick"}:
        print(__doc__)
        return 2
    quick, content = "--quick" in words, {}
    if "--mnist" not in words:
        figures = {threads: measure(threads, 3 if quick else 15) for threads in THREADS}
        print(table(figures))
        content = {"machine": machine(), "versions": installed(peers_python()), "microseconds": figures}
    try:
        content["mnist"] = handwritten_digits(quick)
        print(json.dumps(content["mnist"], indent=1))
    except (DataError, ImportError) as error:
        print(f"The handwritten digits were not measured: {error}", file=sys.stderr)
        if not content:
            return 1
    if not quick:
        write(content)
        print(f"\nwritten: {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
