"""Plants a mistake in a copy of the package and watches what turns red.

A copy is used by a child process, forked from the running tests, so that NumPy, matplotlib and pytest need not be
loaded again: half a second for each mistake. In the child every import of `nnlesson` finds the copy, and so does every
process that a test starts there. A notebook is run without a kernel; its texts are judged by the comparator of nbval.
"""

import importlib
import os
import shutil
import signal
import sys
import traceback
import warnings
from dataclasses import dataclass

import nbformat
import pytest

from tests.building import ROOT
from tools.compare import all_text, differences, equal, texts

GREEN, RED, BROKEN = 0, 1, 70  # exit codes; pytest uses 0 and 1 in the same sense, and 2 to 5 for tests that never ran
SECONDS = 120  # chapter 6 takes half a minute, longer beside other work


@dataclass(frozen=True)
class Mistake:
    """One wrong line, and who must notice.

    `test` is a pytest node; `notebook` is a page of book/ that shows the function, if a chapter does.
    """

    room: str
    old: str
    new: str
    test: str
    notebook: str | None = None

    def __str__(self):
        return f"{self.room}: {self.new.strip()}"


def planted(mistake):
    """Return the source of the room with the mistake in it."""
    source = (ROOT / "nnlesson" / mistake.room).read_text(encoding="utf-8")
    found = source.count(mistake.old)
    if found != 1:
        raise ValueError(f"nnlesson/{mistake.room} must hold {mistake.old!r} exactly once, it holds it {found} times")
    return source.replace(mistake.old, mistake.new)


def plant(mistake, folder):
    """Copy the package into a folder and make the mistake there; return the folder."""
    shutil.copytree(ROOT / "nnlesson", folder / "nnlesson", ignore=shutil.ignore_patterns("__pycache__"))
    if mistake:
        (folder / "nnlesson" / mistake.room).write_text(planted(mistake), encoding="utf-8")
    return folder


def in_a_child(folder, work, *arguments):
    """Do some work in a forked process that imports the package from this folder; return exit code and output."""
    log = folder / "log.txt"
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # about threads, which the child does not use
        child = os.fork()
    if child == 0:
        code = BROKEN
        try:
            settle_in(folder, log)
            code = work(*arguments)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, log.read_text(encoding="utf-8", errors="replace")


def settle_in(folder, log):
    """Make this process one that writes to the log, imports the copy, and ends by itself if it hangs."""
    signal.alarm(SECONDS)
    with log.open("w") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    os.chdir(ROOT)
    os.environ |= {"PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
    sys.path.insert(0, str(folder))
    for name in list(sys.modules):
        if name.split(".")[0] in ("nnlesson", "tests", "tools", "conftest"):
            del sys.modules[name]
    importlib.invalidate_caches()


def import_room(room):
    """Import a room: a mistake that already shows there is badly planted."""
    importlib.import_module("nnlesson." + room.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def run_test(room, *nodes):
    """Run one test, or several; return pytest's exit code."""
    import_room(room)
    return int(pytest.main([*nodes, "-q", "-x", "-p", "no:cacheprovider", "-m", "", "--no-header"]))


def run_notebook(room, name):
    """Run a notebook's cells until one differs from what is committed; return RED if it differs by its texts."""
    import_room(room)
    shell = quiet_shell()
    for number, cell in enumerate(nbformat.read(ROOT / "book" / f"{name}.ipynb", as_version=4).cells, start=1):
        if cell.cell_type != "code":
            continue
        outputs, error = run_cell(shell, cell.source)
        if same_texts(cell.outputs, outputs):
            continue
        moved = differences(all_text(cell.outputs), all_text(outputs))
        sys.stdout.write("\n  ".join([f"cell {number}, {cell.id}: it stopped with {error!r}", *moved]) + "\n")
        return RED if error is None or isinstance(error, AssertionError) else BROKEN
    return GREEN


def quiet_shell():
    """Start IPython as a kernel does, but in this process, without history, colours and pixels."""
    import matplotlib as mpl
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.core.pylabtools import select_figure_formats
    from matplotlib_inline.backend_inline import configure_inline_support
    from traitlets.config import Config

    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    shell.showtraceback = shell.showsyntaxerror = lambda *_, **__: None
    mpl.use("module://matplotlib_inline.backend_inline")
    configure_inline_support(shell, mpl.get_backend())
    select_figure_formats(shell, set())
    shell.display_formatter.active_types = shell.display_formatter.format_types  # formulas too
    return shell


def run_cell(shell, source):
    """Run one cell; return its outputs, as a notebook holds them, and its exception."""
    from IPython.utils.capture import capture_output

    with capture_output() as captured:
        done = shell.run_cell(source)
    outputs = [{"output_type": "stream", "name": "stdout", "text": captured.stdout}] if captured.stdout else []
    outputs += [{"output_type": "display_data", "data": shown.data} for shown in captured.outputs]
    error = done.error_before_exec or done.error_in_exec
    if error:
        outputs.append({"output_type": "error", "ename": type(error).__name__, "evalue": str(error)})
    return outputs, error


def same_texts(reference, outputs):
    """Say whether two lists of outputs have equal texts of the same kinds."""
    old, new = ([(kind, holder[key]) for kind, holder, key in texts(each)] for each in (reference, outputs))
    old, new = (sorted(each, key=lambda text: text[0]) for each in (old, new))  # stdout comes first or last
    return [kind for kind, _ in old] == [kind for kind, _ in new] and all(
        equal(a, b) for (_, a), (_, b) in zip(old, new, strict=True)
    )
