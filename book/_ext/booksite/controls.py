"""What the controls need from the package: fruits and starts, written as scripts when the site is built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados
from nnlesson.initializers import uniform
from nnlesson.losses import one_hot
from nnlesson.nodes import Network
from nnlesson.tries import try_4_activation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPTS = (
    "controls",
    "arithmetic",
    "straight-data",
    "straight",
    "pass-mark",
    "judges-data",
    "judges",
    "descent",
    "border-data",
    "border",
    "chain-rule",
    "thirteen-steps",
    "noise-data",
    "noise",
    "draw",
)
STARTS = 20  # as many as the chapters try


def start(seed: int) -> list[float]:
    """Return the parameters with which tries 5 to 8 begin."""
    return Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=seed).parameters


def fruits(n_samples: int, **variety: float) -> dict[str, list]:
    """Return the fruits that the chapters learn from; six digits are enough for a picture."""
    inputs, targets = avocados(n_samples, rng=1, **variety)
    return {"inputs": inputs.round(6).tolist(), "targets": one_hot(targets[:, 0], 2).astype(int).tolist()}


def data() -> dict[str, dict]:
    """Return what each script of data holds, by the name of its control."""
    return {
        "straight": fruits(100),
        "judges": fruits(100, ripe_at=0.45) | {"parameters": try_4_activation.build().parameters},
        "border": fruits(100) | {"starts": [start(seed) for seed in range(STARTS)]},
        "noise": fruits(1000) | {"parameters": start(0)},
    }


def write(app: Sphinx) -> None:
    """Write the data early, so that Sphinx can put a checksum into the addresses."""
    if app.builder.format != "html":
        return
    folder = Path(app.outdir, "_static", "controls")
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in data().items():
        words = json.dumps(values, separators=(",", ":"))
        (folder / f"{name}-data.js").write_text(
            f"(window.nnControls ??= {{}}).{name}Data = {words};\n", encoding="utf-8"
        )


def add(app: Sphinx) -> None:
    """List the scripts and the style of the controls; a page loads those that it uses (assets)."""
    app.add_css_file("controls/controls.css")
    app.add_css_file("controls/thirteen-steps.css")
    app.add_css_file("controls/draw.css")
    for script in SCRIPTS:
        app.add_js_file(f"controls/{script}.js", loading_method="defer")
