"""The controls of a page: the files of each, and fruits and starts from the package, written as scripts.

A page says data-control="name"; the files of `_static/controls` with that name are its script and, perhaps, its style.
Why it stays: Sphinx adds a file to a page for whoever asks, but nobody else knows which.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nnlesson.activations import sigmoid
from nnlesson.datasets import avocados
from nnlesson.initializers import uniform
from nnlesson.losses import one_hot
from nnlesson.nodes import Network
from nnlesson.tries import try_4_activation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = Path(__file__).parents[2] / "_static" / "controls"
STARTS = 20  # as many as the chapters try


def start(seed: int) -> list[float]:
    """Return the parameters with which tries 5 to 8 begin."""
    return Network.random((2, 4, 2), hidden=sigmoid, output=sigmoid, start=uniform(3.0), rng=seed).parameters


def fruits(n_samples: int, **variety: float) -> dict[str, object]:
    """Return the fruits that the chapters learn from; six digits are enough for a picture."""
    inputs, targets = avocados(n_samples, rng=1, **variety)
    return {"samples": list(zip(inputs.round(6).tolist(), one_hot(targets[:, 0], 2).astype(int).tolist(), strict=True))}


@cache
def data() -> dict[str, dict[str, object]]:
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
        script = f"window.nnControls ??= {{}};\nnnControls.{name}Data = {words};\n"
        (folder / f"{name}-data.js").write_text(script, encoding="utf-8")


def add_to_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Give a page with controls what all of them share, then the files of each."""
    for name in re.findall(r'data-control="([a-z-]+)"', context.get("body", "")):
        for script in ("controls", "arithmetic", *[f"{name}-data"] * (name in data()), name):
            app.add_js_file(f"controls/{script}.js", loading_method="defer")
        for style in ("controls", *[name] * (FOLDER / f"{name}.css").is_file()):
            app.add_css_file(f"controls/{style}.css")
