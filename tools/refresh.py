"""Run the notebooks of the book again and write their outputs: the only way outputs come into the book.

    python3 run.py refresh                    every notebook of book/
    python3 run.py refresh 01-weighted-sum    only this one
                           --accept           write also where a printed number or word moved
                           --redraw           take new pictures also where no text changed

Nothing is written unless every notebook ran to its end, and nothing that moved is written without
--accept: look at it first, a moved number is either a mistake or news for the reader. Committed text
that tools/compare.py calls equal stays as it is, and so does a picture if neither its cell
nor one above it has changed or printed something else; so two runs give the same bytes, on another machine too.
"""

import argparse
import base64
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import (
    CellExecutionError,
    CellTimeoutError,
    DeadKernelError,
)
from nbformat import NotebookNode
from PIL import Image
from tqdm import tqdm

from tools.compare import Output, accept, all_text, differences, missing, warm_fonts
from tools.seal import KEY, seal

BOOK = Path(__file__).resolve().parents[1] / "book"

TIMEOUT = 120  # seconds for one cell; MNIST takes the longest
NOTEBOOK_KEYS = ("myst", "mystnb", "needs", "og:description", "title")
CELL_KEYS = ("mystnb", "tags")
FIXED = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}
PIXELS = ("image/png", "image/jpeg")
ELSEWHERE = {"fig-strip": "drawings/strip.png"}  # figures that other pages show too, as files of their own
MACHINE_PATH = re.compile(r"(?:[A-Za-z]:\\|/)[^\s\x1b\"'<>]*?([\w.-]+[\\/][\w.-]+\.py)")


# The canonical form of a notebook: the same text on every machine.


def canonical(notebook: NotebookNode) -> str:
    """Write a notebook without what differs from machine to machine or from editor to editor."""
    notebook = nbformat.from_dict(notebook)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = nbformat.from_dict(only(notebook.metadata, NOTEBOOK_KEYS) | FIXED)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(only(cell.metadata, CELL_KEYS))
        for output in cell.get("outputs", []):
            if "traceback" in output:
                output.traceback = [MACHINE_PATH.sub(r"\1", line) for line in output.traceback]
    nbformat.validate(notebook)
    notebook.metadata[KEY] = seal(json.loads(nbformat.writes(notebook)))  # as a file holds it
    text: str = nbformat.writes(notebook, indent=1, sort_keys=True, ensure_ascii=False)
    return text + "\n"


def only(metadata: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """Keep these keys, where they say something."""
    return {key: metadata[key] for key in keys if metadata.get(key)}


# Running.


class ThisPython(AsyncKernelManager):
    """Starts the Python that runs this file, whatever kernels the machine knows."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """Return how to start it."""
        return KernelSpec(**get_kernel_dict())


def execute(notebook: NotebookNode, folder: Path, after_cell: Callable[[], object] = lambda: None) -> NotebookNode:
    """Run a copy of a notebook from top to bottom in a fresh kernel."""
    notebook = nbformat.from_dict(notebook)
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        kernel_manager_class=ThisPython,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    environment = os.environ | {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    with client.setup_kernel(stderr=subprocess.DEVNULL, env=environment):
        for number, (index, cell) in enumerate(code_cells(notebook), start=1):
            try:
                client.execute_cell(cell, index, execution_count=number)
            except (
                CellExecutionError,
                CellTimeoutError,
                DeadKernelError,
            ) as error:
                raise CellError(f"code cell {number}, {cell.id}:\n{indent(cell.source)}\n{reason(error)}") from error
            lighten(cell)
            after_cell()
    return notebook


def lighten(cell: NotebookNode) -> None:
    """Give the pictures of a cell a palette of 256 colours: alike to the eye, a third of the bytes."""
    for output in cell.outputs:
        if "image/png" in output.get("data", {}):
            picture = Image.open(io.BytesIO(base64.b64decode(output.data["image/png"])))
            light = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
            small = io.BytesIO()
            light.save(small, "png", optimize=True, dpi=picture.info["dpi"])
            output.data["image/png"] = base64.b64encode(small.getvalue()).decode() + "\n"


class CellError(Exception):
    """A cell did not run to its end."""


def code_cells(notebook: NotebookNode) -> list[tuple[int, NotebookNode]]:
    """List the code cells, each with its place among all cells."""
    return [(index, cell) for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]


def reason(error: Exception) -> str:
    """Say in one line why a cell did not run."""
    if isinstance(error, CellExecutionError):
        return f"{error.ename}: {error.evalue}"
    if isinstance(error, CellTimeoutError):
        return f"TimeoutError: it took longer than {TIMEOUT} s"
    return "the kernel died"


def indent(text: str) -> str:
    """Move a text to the right."""
    return "\n".join(f"    {line}" for line in text.splitlines())


# What stays and what moved.


def committed(path: Path, text: str) -> NotebookNode:
    """Read the notebook as git has it, to tell an edited cell from one whose outputs moved by themselves.

    Where git cannot help, the file as it was before the run stands for it: then an edited cell asks for --accept too.
    """
    if git(path.parent, "ls-tree", "HEAD"):  # else no git, no commit, or a folder that git does not know
        text = git(path.parent, "show", f"HEAD:./{path.name}") or ""
    notebook: NotebookNode = nbformat.reads(text, as_version=4) if text else nbformat.v4.new_notebook()
    return notebook


def git(folder: Path, *words: str) -> str | None:
    """Ask git something about a folder; None if there is no git, or no answer."""
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def settle(old: NotebookNode, new: NotebookNode, redraw: bool = False) -> list[str]:
    """Put committed outputs back wherever nothing changed; list what moved.

    A cell that is new, was edited or had never been run has nothing that could move.
    """
    before = {cell.id: cell for _, cell in code_cells(old) if cell.execution_count}
    report, is_new = [], redraw
    for number, (_, cell) in enumerate(code_cells(new), start=1):
        was = before.get(cell.id)
        if was is None or was.source != cell.source:
            is_new = True  # pictures below may show it
            continue
        outputs = accept(was.outputs, cell.outputs)
        if without_pixels(outputs) != without_pixels(was.outputs):
            moved = differences(all_text(was.outputs), all_text(outputs)) or ["the kinds of its outputs changed"]
            report.append(f"  code cell {number}, {cell.id}:\n" + "\n".join(map(indent, moved)))
            is_new = True
        elif not is_new:
            outputs = was.outputs
        cell.outputs = nbformat.from_dict(outputs)
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = cell.execution_count
    return report


def without_pixels(outputs: list[Output]) -> list[Output]:
    """Copy what makes two runs of a cell the same: everything but pictures, counts and tracebacks."""
    left = []
    for output in outputs:
        kept = {key: value for key, value in output.items() if key not in ("execution_count", "traceback", "metadata")}
        if "data" in kept:
            kept["data"] = {kind: "" if kind in PIXELS else value for kind, value in kept["data"].items()}
        left.append(kept)
    return left


# Writing.


def write(path: Path, content: str | bytes) -> None:
    """Replace a file in one step: whoever stops us, it holds the old content or the new one."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def copies(notebook: NotebookNode) -> dict[str, bytes]:
    """Find the figures that other pages show too; return their bytes by the file they belong in."""
    found = {}
    for _, cell in code_cells(notebook):
        name = cell.metadata.get("mystnb", {}).get("figure", {}).get("name")
        for output in cell.outputs if name in ELSEWHERE else []:
            found[ELSEWHERE[name]] = base64.b64decode(output.data["image/png"])
    return found


def sweep(folder: Path) -> None:
    """Remove what a run that was killed while writing left behind."""
    for unfinished in [*folder.glob(".*.unfinished"), *folder.glob("drawings/.*.unfinished")]:
        unfinished.unlink()


# The command.


def chosen(names: list[str], folder: Path) -> list[Path]:
    """Find the notebooks that were asked for, by any spelling of their names."""
    there = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    unknown = [name for name in names if Path(name).name.removesuffix(".ipynb") not in there]
    if unknown:
        sys.exit(f"No notebook is named {', '.join(unknown)}; there are: {', '.join(there) or 'none'}.")
    return [there[Path(name).name.removesuffix(".ipynb")] for name in names] or list(there.values())


def can_run(paths: list[Path]) -> list[Path]:
    """Leave out the notebooks that need what this machine lacks, and say so."""
    lacks = {path: missing(path) for path in paths}
    for path in paths:
        for why in lacks[path].values():
            print(f"{path.name} is left as it is: {why}")
    return [path for path in paths if not lacks[path]]


def run_all(notebooks: dict[Path, str], redraw: bool) -> tuple[dict[Path, str], dict[Path, list[str]]]:
    """Run the notebooks; return the new text of each one that would change, and what moved in which."""
    parsed = {path: nbformat.reads(text, as_version=4) for path, text in notebooks.items()}
    total = sum(len(code_cells(notebook)) for notebook in parsed.values())
    changed, moved = {}, {}
    with tqdm(total=total, unit="cell", leave=False, disable=None) as bar:
        for path, notebook in parsed.items():
            bar.set_description(path.stem)
            try:
                new = execute(notebook, path.parent, after_cell=bar.update)
            except CellError as error:
                raise CellError(f"{path.name}, {error}") from error
            report = settle(committed(path, notebooks[path]), new, redraw)
            text = canonical(new)
            if report:
                moved[path] = report
            if text != notebooks[path]:
                changed[path] = text
    return changed, moved


def refresh(
    names: list[str],
    *,
    folder: Path = BOOK,
    accept_moved: bool = False,
    redraw: bool = False,
) -> int:
    """Run the notebooks and write what changed; return 0, or 1 where nothing was written."""
    sweep(folder)
    warm_fonts()
    notebooks = {path: path.read_text(encoding="utf-8") for path in can_run(chosen(names, folder))}
    try:
        changed, moved = run_all(notebooks, redraw)
    except CellError as error:
        print(f"{error}\n\nA cell failed; nothing was written.")
        return 1
    for path in moved.keys() & changed.keys():
        print(f"{path.name}, committed -> now:", *moved[path], sep="\n")
    if moved.keys() & changed.keys() and not accept_moved:
        print("\nNumbers or words moved; nothing was written. If they should move: python3 run.py refresh --accept")
        return 1
    edited = [path.name for path, text in notebooks.items() if path.read_text(encoding="utf-8") != text]
    if edited:
        print(f"Edited while it ran: {', '.join(edited)}; nothing was written. Save it and run refresh again.")
        return 1
    for path, text in changed.items():
        write(path, text)
    for text in (notebooks | changed).values():
        for name, picture in copies(nbformat.reads(text, as_version=4)).items():
            if not (folder / name).is_file() or (folder / name).read_bytes() != picture:
                write(folder / name, picture)
    print(
        f"{len(notebooks)} run, {len(changed)} written",
        *(path.name for path in changed),
        sep="\n  ",
    )
    return 0


def main(folder: Path = BOOK) -> int:
    """Do what the words of the command line say; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="run.py refresh",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "names",
        nargs="*",
        help="notebooks of book/, all if none is named",
    )
    parser.add_argument(
        "--accept",
        action="store_true",
        help="write also where a printed number or word moved",
    )
    parser.add_argument(
        "--redraw",
        action="store_true",
        help="take new pictures also where no text changed",
    )
    words = parser.parse_args()
    try:
        return refresh(
            words.names,
            folder=folder,
            accept_moved=words.accept,
            redraw=words.redraw,
        )
    except KeyboardInterrupt:
        print("\nStopped. No notebook is half written.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
