"""One training step of the package beside the same step of what a reader would install instead.

The network is that of the handwritten digits, 784-128-10 (ReLU, cross-entropy, plain gradient descent), in float32, on
made data. Everyone gathers a batch by row numbers, finds the loss, goes backward, and updates in place. Each has a
Python of its own, so that no library's threads stand in another one's way, and they take turns, so that a busy moment
of the machine hits all alike. All are started several times, for where a program's arrays come to lie in memory is
luck, and with small batches it decides over a tenth or more.

Two of them are no rivals but yardsticks. "floor" does only what cannot be left out with NumPy alone and gradients that
are kept: it gathers the batch, forms the five matrix products and moves the four arrays of parameters; it learns
nothing. "fused" does learn, but leaves out the loss and every check, and never writes the large gradients down: BLAS
adds −η Hᵀ Δ right onto the weights.
"""

import os
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from nnlesson.dense import MLP
from nnlesson.losses import cross_entropy, one_hot
from nnlesson.optimizers import SGD
from nnlesson.training import Trainer, limit_threads
from tools.bench import Figures

ROOT = Path(__file__).resolve().parents[2]
BATCHES = (1, 8, 32, 128, 1024)
SAMPLES, INPUTS, HIDDEN, CLASSES = 8192, 784, 128, 10
SHAPES = ((INPUTS, HIDDEN), (HIDDEN,), (HIDDEN, CLASSES), (CLASSES,))  # weights and bias of either layer
RATE = 0.01
NAMES = ("nnlesson", "floor", "fused", "PyTorch", "scikit-learn", "JAX")
STARTS, TURNS = 5, 5  # how often each Python is started, and how many of its turns count at each size of batch
WARM_UP = 1  # turns before that do not count
PAUSE = 0.05  # seconds between two turns: by then the threads of the one before have gone to sleep
SETTLE = 0.15  # seconds of steps that do not count: after a pause two threads may stay on one core for a while
PARTS = ("gather", "forward", "loss", "backward", "check", "update")

Runner = Callable[[list[np.ndarray]], None]  # takes the row numbers of some batches, takes one step for each


def made_data() -> tuple[np.ndarray, np.ndarray]:
    """Make pictures of noise with labels; the time of a step does not depend on what is in them."""
    rng = np.random.default_rng(0)
    return rng.random((SAMPLES, INPUTS), dtype=np.float32), rng.integers(CLASSES, size=SAMPLES)


def made_parameters() -> list[np.ndarray]:
    """Draw weights; biases are 0."""
    rng = np.random.default_rng(0)
    return [(rng.normal(scale=0.05, size=shape) * (len(shape) > 1)).astype(np.float32) for shape in SHAPES]


def empty(*shapes: tuple[int, ...]) -> list[np.ndarray]:
    """Make arrays to write into."""
    return [np.zeros(shape, np.float32) for shape in shapes]


# The runners, one for each name.


def nnlesson(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Take the steps of `nnlesson.training.train`, without the measuring at the end of an epoch."""
    mlp = MLP.random((INPUTS, HIDDEN, CLASSES), rng=0, dtype=np.float32)
    targets = mlp.validated_targets(labels, len(X), cross_entropy)
    trainer = Trainer(mlp, cross_entropy, SGD(RATE), batch_size)
    return lambda batches: trainer.epoch(X, targets, batches, epoch=1)


def floor(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Gather, do the products, update, and nothing else, each in the way that is quickest with NumPy."""
    Y, parameters, gradients = one_hot(labels, CLASSES).astype(np.float32), made_parameters(), empty(*SHAPES)
    inputs, targets, hidden, outputs, delta = empty(
        *((batch_size, n) for n in (INPUTS, CLASSES, HIDDEN, CLASSES, HIDDEN))
    )
    first, _, second, _ = parameters
    product = np.dot if batch_size == 1 else np.matmul  # as in nnlesson.dense
    limited = limit_threads(MLP.random((INPUTS, HIDDEN, CLASSES), rng=0), batch_size)  # as in nnlesson.training

    def run(batches: Iterable[np.ndarray]) -> None:
        with limited():
            for rows in batches:
                X.take(rows, axis=0, out=inputs, mode="clip")
                Y.take(rows, axis=0, out=targets, mode="clip")
                np.matmul(inputs, first, out=hidden)
                np.matmul(hidden, second, out=outputs)
                product(hidden.T, outputs, out=gradients[2])
                np.matmul(outputs, second.T, out=delta)
                product(inputs.T, delta, out=gradients[0])
                for p, g in zip(parameters, gradients, strict=True):
                    p -= 0.0 * g  # a rate of 0 keeps the numbers as they are

    return run


def fused(X: np.ndarray, labels: np.ndarray, batch_size: int) -> Runner:
    """Learn without writing the large gradients down: gemm of BLAS adds a product right onto what is there."""
    from scipy.linalg.blas import sgemm

    Y, (first, first_bias, second, second_bias) = one_hot(labels, CLASSES).astype(np.float32), made_parameters()
    inputs, targets, z, outputs, delta = empty(*((batch_size, n) for n in (INPUTS, CLASSES, HIDDEN, CLASSES, HIDDEN)))
    share = -RATE / batch_size
    each = np.full(batch_size, share, np.float32)

    def run(batches: Iterable[np.ndarray]) -> None:
        for rows in batches:
            X.take(rows, axis=0, out=inputs, mode="clip")
            Y.take(rows, axis=0, out=targets, mode="clip")
            np.matmul(inputs, first, out=z)
            np.add(z, first_bias, out=z)
            hidden = np.maximum(z, 0.0)
            np.matmul(hidden, second, out=outputs)
            np.add(outputs, second_bias, out=outputs)
            e = np.exp(outputs - outputs.max(axis=1, keepdims=True))
            e /= e.sum(axis=1, keepdims=True)
            e -= targets
            np.matmul(e, second.T, out=delta)
            np.multiply(delta, z > 0.0, out=delta)
            for weights, bias, d, received in ((first, first_bias, delta, inputs), (second, second_bias, e, hidden)):
                sgemm(share, d.T, received.T, 1.0, weights.T, trans_b=1, overwrite_c=1)  # .T: BLAS counts by columns
                np.add(bias, each @ d, out=bias)

    return run


def pytorch(X: np.ndarray, labels: np.ndarray, _batch_size: int) -> Runner:
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
        n_rows = len(batches) * batch_size  # it shuffles and gathers by itself
        model.partial_fit(X[:n_rows], labels[:n_rows])

    return run


def jax(X: np.ndarray, labels: np.ndarray, _batch_size: int) -> Runner:
    """Compile the whole step."""
    import jax
    import jax.numpy as jnp

    inputs, targets, parameters, step = (
        jnp.asarray(X),
        jnp.asarray(labels),
        list(map(jnp.asarray, made_parameters())),
        jax_step(),
    )

    def run(batches: Iterable[np.ndarray]) -> None:
        nonlocal parameters
        for rows in batches:
            _, parameters = step(parameters, inputs, targets, rows, RATE)
        jax.block_until_ready(parameters)

    return run


def jax_step() -> Callable[..., Any]:
    """Return what JAX compiles for each shape it meets: parameters, all data, row numbers, rate to loss, parameters."""
    import jax
    import jax.numpy as jnp

    def loss(parameters: list[jax.Array], inputs: jax.Array, targets: jax.Array) -> jax.Array:
        first, first_bias, second, second_bias = parameters
        logits = jax.nn.relu(inputs @ first + first_bias) @ second + second_bias
        return -jnp.take_along_axis(jax.nn.log_softmax(logits), targets[:, None], 1).mean()

    def step(
        parameters: list[jax.Array], inputs: jax.Array, targets: jax.Array, rows: jax.Array, rate: float
    ) -> tuple[jax.Array, list[jax.Array]]:
        value, gradients = jax.value_and_grad(loss)(parameters, inputs[rows], targets[rows])
        return value, jax.tree.map(lambda p, g: p - rate * g, parameters, gradients)

    compiled: Callable[..., Any] = jax.jit(step, donate_argnums=0)
    return compiled


RUNNERS = dict(zip(NAMES, (nnlesson, floor, fused, pytorch, scikit_learn, jax), strict=True))


# Measuring.


def steps(
    command: Callable[[str, str], list[str | Path]], threads: Iterable[str], quick: bool
) -> dict[str, dict[str, dict[str, float]]]:
    """Return the median time of a step, by threads, size of the batch and name."""
    times: dict[str, dict[int, dict[str, list[float]]]] = {
        setting: {batch_size: {name: [] for name in NAMES} for batch_size in BATCHES} for setting in threads
    }
    starts = 1 if quick else STARTS
    for start in range(1, starts + 1):
        for setting, sizes in times.items():
            take_turns(partial(command, setting), sizes)
            print(f"  start {start} of {starts}, {setting}: measured", file=sys.stderr, flush=True)
    return {
        setting: {
            str(batch_size): {name: round(statistics.median(figures), 1) for name, figures in row.items()}
            for batch_size, row in sizes.items()
        }
        for setting, sizes in times.items()
    }


def take_turns(command: Callable[[str], list[str | Path]], sizes: dict[int, dict[str, list[float]]]) -> None:
    """Start a Python for each runner, let them take turns, and note their times."""
    with ExitStack() as stack:
        runners = {
            name: stack.enter_context(
                subprocess.Popen(command(name), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            for name in NAMES
        }
        for batch_size, row in sizes.items():
            for turn in range(WARM_UP + TURNS):
                for name, figures in row.items():
                    figure = a_turn(name, runners[name], batch_size)
                    if turn >= WARM_UP:
                        figures.append(figure)


def a_turn(name: str, runner: subprocess.Popen[str], batch_size: int) -> float:
    """Let a runner take its turn; return the microseconds of a step that it answers with."""
    time.sleep(PAUSE)
    if runner.poll() is None:
        print(batch_size, file=runner.stdin, flush=True)
    answer = runner.stdout.readline() if runner.stdout else ""
    if not answer:
        raise ChildProcessError(f"the Python of {name} has ended before its turn was over; what it said stands above")
    return float(answer)


def turns(name: str) -> None:
    """Be the Python of one runner: read sizes of batches, one a line, and answer each with microseconds a step."""
    warnings.simplefilter("ignore")
    X, labels = made_data()
    rng, runners = np.random.default_rng(1), {}
    for batch_size in map(int, sys.stdin):
        if batch_size not in runners:
            runners[batch_size] = RUNNERS[name](X, labels, batch_size)
        batches = [rng.integers(SAMPLES, size=batch_size) for _ in range(max(4, min(200, 4096 // batch_size)))]
        begun = time.perf_counter()
        while (started := time.perf_counter()) < begun + SETTLE:
            runners[batch_size](batches)
        runners[batch_size](batches)
        print((time.perf_counter() - started) / len(batches) * 1e6, flush=True)


def parts(quick: bool) -> dict[str, dict[str, float]]:
    """Return the median time of each part of our step, by size of the batch."""
    X, labels = made_data()
    rng, figures = np.random.default_rng(1), {}
    for batch_size in BATCHES:
        mlp, optimizer = MLP.random((INPUTS, HIDDEN, CLASSES), rng=0, dtype=np.float32), SGD(RATE)
        Y, parameters = mlp.validated_targets(labels, len(X), cross_entropy), mlp.parameters
        step, inputs, targets = Trainer(mlp, cross_entropy, optimizer, batch_size).buffers[batch_size]
        times = []
        for _ in range(20 if quick else 500):
            rows, clock = rng.integers(SAMPLES, size=batch_size), [time.perf_counter()]
            X.take(rows, axis=0, out=inputs, mode="clip")
            Y.take(rows, axis=0, out=targets, mode="clip")
            clock.append(time.perf_counter())
            received = step._forward(inputs)
            outputs = received.pop()
            clock.append(time.perf_counter())
            _, loss_by_outputs = cross_entropy.per_sample(outputs, targets)
            clock.append(time.perf_counter())
            step._backward(received, loss_by_outputs)
            clock.append(time.perf_counter())
            step.is_finite()
            clock.append(time.perf_counter())
            optimizer.step(parameters, step.gradients)
            clock.append(time.perf_counter())
            times.append(np.diff(clock) * 1e6)
        medians = np.median(times, axis=0).round(1).tolist()
        figures[str(batch_size)] = dict(zip(PARTS, medians, strict=True))
    print("  parts of a step measured", file=sys.stderr, flush=True)
    return figures


def table(figures: dict[str, Figures]) -> str:
    """Show how long each takes, and how many times as long as the package."""
    lines = []
    for threads, sizes in figures.items():
        lines.append(f"\n{threads}: microseconds for one step (median), and how many times as long as nnlesson\n")
        names = list(next(iter(sizes.values())))
        lines.append(f"{'batch':>6}" + "".join(f"{name:>20}" for name in names))
        for batch_size, row in sizes.items():
            cells = (f"{row[name]:,.0f} ({row[name] / row['nnlesson']:.2f})" for name in names)
            lines.append(f"{batch_size:>6}" + "".join(f"{cell:>20}" for cell in cells))
        means = (statistics.geometric_mean(row[name] / row["nnlesson"] for row in sizes.values()) for name in names)
        lines.append(f"{'mean':>6}" + "".join(f"{f'({mean:.2f})':>20}" for mean in means))
    return "\n".join(lines)
