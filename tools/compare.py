"""What pytest and refresh must agree on about notebooks: when two texts are the same, and what a notebook needs.

The last digit of a long sum differs from processor to processor, so a plain comparison would fail on
another machine, and a loose one would hide a mistake. The rule of this book (`equal`) is in between:

* Words, spaces, signs and integers must agree exactly. 2,000 is an integer.
* A *decimal* is a number with a digit after its point: 0.5, -.5, 1.2e-05. Each must have as many digits
  after its point as its partner, and they may differ by one unit of the last printed digit. With
  exponents the finer of the two units counts, so 1.00e-05 and 9.99e-06 agree and 1.00e-05 and 9.95e-06
  do not.
* -0.000 is 0.000. Where a decimal grew or shrank by a character (9.999 and 10.000), the spaces before it
  may make up for that, as in a table whose columns end flush.
* Everything else is text and exact: 1. and 1e-05 (no digits that could move), 1.2.3 and 21.11.2026,
  x0.5 and 0.5cm (part of a word), inf and nan.

A notebook says in its metadata what it needs beyond the environment: "needs": ["mnist"]. It is a long
check, and where that is missing (`missing`) pytest skips it and refresh leaves it alone; both say so.
"""

import copy
import difflib
import importlib.util
import json
import os
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

DECIMAL = re.compile(
    r"(?P<pad>[ ]*)"
    r"(?<![\w.])"  # not inside a word, and not the end of 1.2.3
    r"(?P<number>(?P<sign>[-+−]?)\d*\.(?P<digits>\d+)(?P<exponent>[eE][-+]?\d{1,4})?)"
    r"(?!\w|\.\d)"  # not the beginning of a word or of 1.2.3
)
NUMBER = re.compile(r"[-+−]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
TEXTS = ("text/plain", "text/html", "text/latex", "text/markdown")

Output = dict[str, Any]  # what JSON holds of it
Text = tuple[Output, str]  # where one stands: holder and key


def equal(reference: str, output: str) -> bool:
    """Say whether two texts agree by the rule above."""
    if DECIMAL.sub("\0", reference) != DECIMAL.sub("\0", output):
        return False
    pairs = zip(DECIMAL.finditer(reference), DECIMAL.finditer(output), strict=True)
    return all(same_form(one, other) and same_value(one, other) for one, other in pairs)


def same_form(one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether two decimals are printed in the same way."""
    return (
        len(one["digits"]) == len(other["digits"])
        and bool(one["exponent"]) == bool(other["exponent"])
        and {one["sign"], other["sign"]} != {"", "+"}
        and (one["pad"] == other["pad"] or len(one[0]) == len(other[0]))
    )


def same_value(one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether two decimals differ by one unit of the last printed digit at most."""
    a, b = (Decimal(each["number"].replace("−", "-")) for each in (one, other))
    return abs(a - b) <= Decimal((0, (1,), min(int(each.as_tuple().exponent) for each in (a, b))))


def differences(reference: str, output: str) -> list[str]:
    """List what differs as 'old -> new': the numbers where a line's words agree, else the whole lines."""
    old, new = reference.splitlines(), output.splitlines()
    if len(old) != len(new):
        return [line for line in difflib.ndiff(old, new) if line.startswith(("- ", "+ "))]
    found = []
    for a, b in zip(old, new, strict=True):
        if equal(a, b):
            continue
        moved = [f"{x} -> {y}" for x, y in zip(NUMBER.findall(a), NUMBER.findall(b), strict=False) if not equal(x, y)]
        same_words = NUMBER.sub("\0", a) == NUMBER.sub("\0", b)
        found.append(f"{', '.join(moved)}   in: {b.strip()}" if moved and same_words else f"{a} -> {b}")
    return found


def texts(outputs: list[Output]) -> Iterator[tuple[str, Output, str]]:
    """Yield every text of a cell's outputs that `equal` judges, as (kind, holder, key): it is holder[key]."""
    for output in outputs:
        if output["output_type"] == "stream":
            yield output["name"], output, "text"
        elif output["output_type"] == "error":
            yield "exception", output, "evalue"
        else:
            yield from ((kind, output["data"], kind) for kind in TEXTS if kind in output["data"])


def text_pairs(reference: list[Output], outputs: list[Output]) -> Iterator[tuple[Text, Text]]:
    """Pair the texts of two lists of outputs, the first of a kind with the first of that kind, and so on."""
    for kind in ("stdout", "stderr", "exception", *TEXTS):
        yield from zip(
            [(holder, key) for k, holder, key in texts(reference) if k == kind],
            [(holder, key) for k, holder, key in texts(outputs) if k == kind],
            strict=False,  # nbval says which one is missing
        )


def accept(reference: list[Output], outputs: list[Output]) -> list[Output]:
    """Copy the outputs, with the committed text in place of each one that is equal to it."""
    accepted = copy.deepcopy(outputs)
    for (old, old_key), (new, new_key) in text_pairs(reference, accepted):
        if equal(old[old_key], new[new_key]):
            new[new_key] = old[old_key]
    return accepted


def all_text(outputs: list[Output]) -> str:
    """Join the texts of a cell's outputs."""
    return "\n".join(holder[key].rstrip("\n") for _, holder, key in texts(outputs))


def mnist_is_here() -> bool:
    """Look for the four files of MNIST where the package would: in the reader's folder, else in the cache."""
    folder = os.environ.get("NNLESSON_DATA", "").strip()
    if not folder:
        import pooch

        folder = pooch.os_cache("nnlesson")
    return len([*Path(folder).expanduser().glob("*-ubyte*")]) >= 4


NEEDS: dict[str, tuple[Callable[[], bool], str]] = {  # word in a notebook's metadata: (is it here?, else why not)
    "mnist": (mnist_is_here, "the files of MNIST are not here; NNLESSON_DATA can name their folder"),
    "torch": (lambda: importlib.util.find_spec("torch") is not None, "PyTorch is not installed"),
}


def needs(path: Path) -> list[str]:
    """List what a notebook needs beyond the environment."""
    words: list[str] = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("needs", [])
    return words


def missing(path: Path) -> dict[str, str]:
    """List what a notebook needs and this machine lacks, as {word: why}."""
    return {word: NEEDS[word][1] for word in needs(path) if not NEEDS[word][0]()}


def warm_fonts() -> None:
    """Let matplotlib find its fonts now: in the first cell that draws it would say so on stderr."""
    import matplotlib.font_manager  # noqa: F401
