"""Train the network of the page "Draw a digit", and write it where the page reads it.

    .venv/bin/python -m tools.train_reader     half a minute; needs the files of MNIST (chapter 15 says from where)

It is the network of chapter 15 from start 0, learned in float64 and written with the seven digits of float32: half the
bytes.
"""

from pathlib import Path

from nnlesson.datasets import mnist
from nnlesson.dense import MLP, Dense
from nnlesson.saving import save
from tools.bench.digits import EPOCHS, RECIPES, SEEDS, WIDE, learned, right_of

TARGET = Path(__file__).resolve().parents[1] / "book" / "_static" / "controls" / "reader.npz"


def main() -> None:
    """Train, round, write, and count once on the test images."""
    exact, _ = learned(WIDE, mnist("train"), RECIPES[WIDE], EPOCHS, SEEDS[0])
    reader = rounded(exact)
    save(reader, TARGET)
    right = right_of(reader, mnist("test"))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {right:,} of 10,000 test images right")


def rounded(mlp: MLP) -> MLP:
    """Return the same network in float32."""
    layers = mlp.layers
    return MLP([Dense(each.weights.astype("f4"), each.bias.astype("f4"), each.activation) for each in layers])


if __name__ == "__main__":
    main()
