"""run.py: the one command. Nothing here installs anything; failures of the world are played."""

import ast
import importlib.util
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.building import ROOT
from tools.seal import KEY, seal

SOURCE = ROOT / "run.py"
PYTEST = ["-m", "pytest", "--numprocesses=auto", "--maxprocesses=4"]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module whose folder is a new one, with pins and settings but no environment."""
    (tmp_path / "requirements.lock").write_text("numpy==2.4.6\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    spec = importlib.util.spec_from_file_location("run_under_test", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ROOT, module.LOCK, module.SITE = tmp_path, tmp_path / "requirements.lock", tmp_path / "_build" / "html"
    module.ENV, module.STAMP = tmp_path / ".venv", tmp_path / ".venv" / "complete"
    module.KEPT = module.ENV / "book"
    module.SPACE = 0
    monkeypatch.setattr(module.shutil, "which", Mock(return_value=None))  # no uv
    return module


def finish(run, python=sys.executable):
    """Leave what a finished installation leaves, with this Python in it."""
    run.ENV.mkdir()
    run.PYTHON = Path(python)
    run.STAMP.write_text(run.fingerprint() + "\n" + "\n".join(run.installed()))


def says(output, code=1):
    """A command for this Python that prints the output and fails, as pip or uv would."""
    return [sys.executable, "-c", f"print({output!r}); raise SystemExit({code})"]


# ---- what an old Python sees


def test_old_python_can_parse_it():
    ast.parse(SOURCE.read_text(), feature_version=(3, 4))
    assert not [node for node in ast.walk(ast.parse(SOURCE.read_text())) if isinstance(node, ast.JoinedStr)]


def test_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python 3\.8\."):
        exec(compile(SOURCE.read_text(), "run.py", "exec"), {"__name__": "run"})


def test_oldest_python_is_the_one_of_the_package(run):
    wanted = re.search(r'requires-python = ">=(\d+)\.(\d+)"', (ROOT / "pyproject.toml").read_text())
    assert tuple(map(int, wanted.groups())) == run.OLDEST


def test_plain_ascii():
    assert SOURCE.read_text(encoding="utf-8").isascii()


# ---- words


@pytest.mark.parametrize("words", [[], ["help"], ["-h"], ["--help"]])
def test_help(run, capsys, words):
    assert run.run(words) == 0
    assert "run.py test" in capsys.readouterr().out


def test_unknown_word(run, capsys):
    assert run.run(["bok"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Unknown word: bok\n")
    assert "run.py book" in err


@pytest.mark.parametrize("words", [["--port"], ["--port", "no"], ["--port", "0"], ["--port", "65536"], ["--port", "²"]])
def test_port_must_be_a_port(run, words):
    with pytest.raises(SystemExit, match="--port must be followed by a number from 1 to 65535"):
        run.run(["book", *words])


def test_book_refuses_other_words(run):
    with pytest.raises(SystemExit, match="book takes --port and --no-serve, got --quick"):
        run.run(["book", "--no-serve", "--quick"])


@pytest.mark.parametrize(
    ("words", "handed_on"),
    [
        (["test"], [*PYTEST, "-m", "not long"]),
        (["test", "-x", "tests/laws"], [*PYTEST, "-m", "not long", "-x", "tests/laws"]),
        (["test", "--all", "-x"], [*PYTEST, "-x"]),
        (["refresh", "--accept", "01"], ["-m", "tools.refresh", "--accept", "01"]),
    ],
)
def test_words_are_handed_on_and_the_exit_code_back(run, words, handed_on):
    commands = []
    run.make_environment = lambda: None
    run.call = lambda command, **_: commands.append(command) or 3
    assert run.run(words) == 3
    assert commands == [[run.PYTHON, *handed_on]]


# ---- the environment


def test_finished_environment_is_kept(run):
    finish(run)
    run.by_pip = Mock()
    run.make_environment()
    run.by_pip.assert_not_called()


def test_environment_for_other_pins_is_not_complete(run):
    finish(run)
    run.LOCK.write_text("numpy==2.5.5\n")
    assert not run.is_complete()


def test_unfinished_environment_is_made_again(run):
    finish(run)
    run.STAMP.unlink()
    (run.ENV / "half").touch()
    run.install = Mock()
    run.read = Mock()
    run.make_environment()
    assert not (run.ENV / "half").exists()
    assert run.STAMP.read_text().split("\n")[0] == run.fingerprint()


def test_environment_without_the_packages_is_not_complete(run):
    finish(run, python=sys._base_executable)  # it starts, but nobody installed the course there
    assert not run.is_complete()


@pytest.mark.parametrize("lost", ["sphinx", "sphinx-9.0.dist-info"])
@pytest.mark.parametrize("folder", ["lib/python3.11/site-packages", "Lib/site-packages"])
def test_environment_that_lost_a_package_is_not_complete(run, folder, lost):
    for name in ("sphinx", "sphinx-9.0.dist-info"):
        (run.ENV / folder / name).mkdir(parents=True)
    run.PYTHON = Path(sys.executable)
    run.STAMP.write_text(run.fingerprint() + "\n" + "\n".join(run.installed()))
    (run.ENV / folder / "jupyterlab").mkdir()  # what a reader adds is no damage
    assert run.is_complete()
    (run.ENV / folder / lost).rmdir()
    assert not run.is_complete()


@pytest.mark.skipif(os.name == "nt", reason="on Windows a link needs rights that not everyone has")
@pytest.mark.parametrize("kind", ["link", "link to nothing", "file"])
def test_what_stands_in_the_place_of_the_environment_goes(run, tmp_path, kind):
    there = tmp_path / "elsewhere"
    if kind == "file":
        run.ENV.write_text("not a folder")
    else:
        run.ENV.symlink_to(there)
    if kind == "link":
        there.mkdir()
        (there / "theirs").touch()
    run.clear()
    assert run.ENV.is_dir()
    assert not run.ENV.is_symlink()
    assert there.exists() == (there / "theirs").exists() == (kind == "link")


def test_environment_without_python_is_not_complete(run):
    finish(run, python=run.ENV / "python")
    assert not run.is_complete()


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml", "place", "python"])
def test_fingerprint_changes(run, monkeypatch, changed):
    before = run.fingerprint()
    assert run.fingerprint() == before
    if changed == "place":
        run.ENV = run.ROOT / "elsewhere"
    elif changed == "python":
        monkeypatch.setattr(sys, "version", "3.99")
    else:
        with (run.ROOT / changed).open("a") as file:
            file.write("# new\n")
    assert run.fingerprint() != before


def test_uv_that_fails_gives_way_to_pip(run, monkeypatch, capsys):
    broken = run.ROOT / "uv"
    broken.write_text("not a program")
    monkeypatch.setattr(run.shutil, "which", Mock(return_value=str(broken)))
    run.by_pip = Mock(side_effect=run.clear)
    run.make_environment()
    run.by_pip.assert_called_once()
    assert "uv could not; trying pip" in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_missing_module_is_named(run, monkeypatch, missing):
    found = importlib.util.find_spec
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None if name == missing else found(name))
    with pytest.raises(SystemExit, match=f"This Python has no {missing} module. .*apt install python3-venv"):
        run.make_environment()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying after connection broken by 'X'\nERROR: No matching distribution found for x", "reach"),
        ("HTTPSConnectionPool(host='files', port=443): Read timed out.", "reach"),
        ("ConnectionResetError: [Errno 104] Connection reset by peer", "reach"),
        ("IncompleteRead(1 bytes read, 2 more expected)", "reach"),
        ("ERROR: [Errno 28] No space left on device", "No space left on the disk: .* 1 GB"),
        ("OSError: [Errno 122] Disk quota exceeded", "No space left on the disk"),
        ("OSError: [WinError 112] in the machine's own language", "No space left on the disk"),
        ("ERROR: Could not find a version\nERROR: No matching distribution found for numpy==2.4.6", "that pip asks"),
        ("OSError: [Errno 30] Read-only file system: 'x'", "cannot be written: .* Copy the course"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "cannot be written"),
        ("PermissionError: [WinError 5] in the machine's own language", "cannot be written"),
        (r"PermissionError: [WinError 5] Access is denied: 'C:\\x\\.venv\\Scripts\\python.exe'", r"is in use\. Close"),
        (r"PermissionError: [WinError 32] in the machine's language: 'C:\\x\\.venv\\x.dll'", r"is in use\. Close"),
        ("something new", "something new\nThe installation failed; the lines above say why."),
    ],
)
def test_a_failed_installation_says_why_in_one_line(run, output, sentence):
    run.by_pip = lambda: run.read(says(output))
    with pytest.raises(SystemExit, match=sentence) as stopped:
        run.make_environment()
    assert not run.STAMP.exists()
    assert output == "something new" or "\n" not in stopped.value.code


def test_full_disk_is_seen_before_anything_is_loaded(run):
    run.SPACE = 1 << 60
    with pytest.raises(SystemExit, match="No space left on the disk"):
        run.make_environment()
    assert not run.ENV.exists()


def test_progress(run, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    show = run.progress(2)
    for line in ("Collecting numpy==2.4.6\n", "  Using cached\n", "Collecting zipp\n", "Installing collected\n"):
        show(line)
    assert [line.strip() for line in capsys.readouterr().out.split("\r") if line.strip()] == [
        "loading   1 of 2", "loading   1 of 2", "loading   2 of 2", "installing",
    ]  # fmt: skip


FOREIGN = (
    "PYTHONPATH PYTHONHOME PYTHONWARNINGS PYTHONOPTIMIZE PYTHONSTARTUP PYTHONINSPECT PYTHONDONTWRITEBYTECODE "
    "PYTHONHASHSEED PYTEST_ADDOPTS PYTEST_PLUGINS PYTEST_DISABLE_PLUGIN_AUTOLOAD MPLBACKEND MPLCONFIGDIR MATPLOTLIBRC "
    "IPYTHONDIR JUPYTER_CONFIG_DIR JUPYTER_PATH PIP_TARGET PIP_PREFIX PIP_ROOT PIP_DRY_RUN PIP_PYTHON PIP_USER "
    "PIP_REQUIRE_HASHES PIP_REQUIRE_VIRTUALENV PIP_NO_DEPS PIP_NO_BINARY PIP_REQUIREMENT PIP_CONSTRAINT PIP_QUIET"
)
ROUTES = "PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_NO_INDEX PIP_FIND_LINKS PIP_CERT PIP_PROXY PIP_TRUSTED_HOST PATH HOME"


@pytest.mark.parametrize("name", FOREIGN.split())
def test_children_do_not_see_what_is_for_other_work(run, monkeypatch, name):
    monkeypatch.setenv(name, "elsewhere")
    assert run.variables().get(name) != "elsewhere"


@pytest.mark.parametrize("name", ROUTES.split())
def test_children_see_what_leads_them_to_the_index(run, monkeypatch, name):
    monkeypatch.setenv(name, "there")
    assert run.variables()[name] == "there"


def test_a_folder_that_cannot_be_written_is_named(run, monkeypatch):
    monkeypatch.setattr(run.os, "access", Mock(return_value=False))
    for words in (["book"], ["test"], ["refresh"]):
        with pytest.raises(SystemExit, match=r"This folder cannot be written: .*\. Copy the course"):
            run.run(words)


ODD = {  # how a shell may start us, and what must not be said
    "its output is read to the first line only": "| head -1",
    "there is no output": ">&-",
    "there is neither output nor input": "<&- >&- 2>&-",
}


@pytest.mark.skipif(os.name == "nt", reason="the shell of Windows has no such words")
@pytest.mark.parametrize("how", ODD.values(), ids=ODD)
def test_odd_pipes_stop_nothing(run, how):
    program = (
        f"import runpy, sys; run = runpy.run_path({str(SOURCE)!r}); sys.argv = ['run.py', 'help'];"
        "[run['say'](k) for k in range(20000)]; open('done', 'w').close()"
    )
    done = subprocess.run(
        f"{sys.executable} -c {shlex.quote(program)} {how}", shell=True, cwd=run.ROOT, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert (run.ROOT / "done").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send Ctrl+C to one process")
def test_ctrl_c_while_modules_are_loaded_is_no_traceback(tmp_path):
    (tmp_path / "hashlib.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, SOURCE, "help"], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "\nStopped.\n", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such lock; see run.py")
def test_second_terminal_waits(run):
    program = """
import fcntl, pathlib, sys, time
lock = open(sys.argv[1])
fcntl.flock(lock, fcntl.LOCK_EX)
print("has it", flush=True)
time.sleep(0.3)
pathlib.Path(sys.argv[2]).touch()
"""
    done = run.ROOT / "done"
    with subprocess.Popen([sys.executable, "-c", program, run.LOCK, done], stdout=subprocess.PIPE) as first:
        first.stdout.readline()
        with run.alone():
            assert done.exists()


# ---- notebooks that a reader has worked in


def notebook(source, sealed=True):
    """The bytes of a notebook with one cell."""
    cell = {"cell_type": "code", "source": [source], "outputs": []}
    content = {"cells": [cell], "metadata": {"title": "A page"}}
    if sealed:
        content["metadata"][KEY] = seal(content)
    return json.dumps(content, indent=1).encode()


@pytest.fixture
def course(run):
    """run.py with a book of two pages, both kept."""
    (run.ROOT / "book").mkdir()
    (run.ROOT / "_toc.yml").write_text("root: index\nparts:\n- chapters:\n  - file: book/one\n  - file: book/two\n")
    for name in ("one", "two"):
        (run.ROOT / "book" / f"{name}.ipynb").write_bytes(notebook(name))
    run.keep_notebooks()
    return run


def found(folder):
    return {path.name: path.read_bytes() for path in (folder / "book").glob("*.ipynb")}


def test_an_untouched_book_is_checked_where_it_is(course, capsys):
    with course.folder_to_check() as folder:
        assert folder == course.ROOT
    assert capsys.readouterr().out == ""


def test_a_reader_keeps_the_work_and_the_checks_take_the_book(course, capsys):
    book = found(course.ROOT)
    (course.ROOT / "book" / "one.ipynb").write_bytes(notebook("my answer", sealed=False))
    (course.ROOT / "book" / "mine.ipynb").write_bytes(notebook("my notes", sealed=False))
    course.keep_notebooks()  # as the next command does: what a reader wrote is not the book
    with course.folder_to_check() as folder:
        assert folder != course.ROOT
        assert found(folder) == book
    assert not folder.exists()
    assert found(course.ROOT)["one.ipynb"] == notebook("my answer", sealed=False)
    assert capsys.readouterr().out.startswith("Yours, and left alone: mine.ipynb, one.ipynb. The checks take")


def test_a_new_version_of_a_page_is_the_one_that_is_kept(course):
    (course.ROOT / "book" / "one.ipynb").write_bytes(notebook("new version"))
    course.keep_notebooks()
    (course.ROOT / "book" / "one.ipynb").write_bytes(b"damaged")
    with course.folder_to_check() as folder:
        assert found(folder)["one.ipynb"] == notebook("new version")


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_without_what_was_kept_git_knows(course):
    me = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "book"], [*me, "commit", "-qm", "pages"]):
        subprocess.run(["git", *words], cwd=course.ROOT, check=True)
    shutil.rmtree(course.KEPT)
    (course.ROOT / "book" / "one.ipynb").write_bytes(b"damaged")
    with course.folder_to_check() as folder:
        assert found(folder)["one.ipynb"] == notebook("one")


def test_a_page_that_nobody_knows_is_named_and_checked_as_it_is(course, capsys):
    shutil.rmtree(course.KEPT)
    (course.ROOT / "book" / "one.ipynb").write_bytes(notebook("other", sealed=False))
    with course.folder_to_check() as folder:
        assert found(folder)["one.ipynb"] == notebook("other", sealed=False)
    assert capsys.readouterr().out == "Changed, and how it was is not known here: one.ipynb. Its checks may fail.\n"


# ---- the end of children


@pytest.mark.parametrize("stubborn", [False, True])
def test_a_child_never_outlives_us(run, stubborn):
    run.PATIENCE = 0.2
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" if stubborn else ""
    program = deaf + "print('up', flush=True); import time; time.sleep(20)"
    started = []

    def interrupted():
        with run.child([sys.executable, "-c", program], stdout=subprocess.PIPE) as process, process.stdout:
            started.append(process)
            process.stdout.readline()
            raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert started[0].returncode is not None
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(("code", "raised"), [(130, SystemExit), (2, KeyboardInterrupt)])
def test_a_child_that_says_that_it_stopped_is_believed(run, code, raised):
    with pytest.raises(raised), run.child([sys.executable, "-c", f"raise SystemExit({code})"]):
        raise KeyboardInterrupt


# ---- the site


@pytest.fixture
def built(run):
    """run.py with a built site of one page and one module."""
    run.SITE.mkdir(parents=True)
    (run.SITE / "index.html").write_text("the page")
    (run.SITE / "a.mjs").write_text("export default 1")
    return run


def stand_in(run, script):
    """Put a shell script in the place of the environment's Python."""
    run.PYTHON = run.ROOT / "python"
    run.PYTHON.write_text(f"#!/bin/sh\n{script}\n")
    run.PYTHON.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")
def test_build_says_when_there_is_no_book(built):
    stand_in(built, "exit 0")
    with pytest.raises(SystemExit, match="The book was not built"):
        built.build()
    assert not built.SITE.exists()  # what was there before would be an old book


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")
@pytest.mark.parametrize("code", [0, 1])
def test_build_believes_the_exit_code(run, code):
    stand_in(run, f"mkdir -p _build/html; touch _build/html/index.html; echo what went wrong >&2; exit {code}")
    if code:
        with pytest.raises(SystemExit, match="what went wrong\nThe book was not built"):
            run.build()
    else:
        run.build()


def test_taken_port_gets_the_next_free_one(built, capsys):
    with built.open_server(20000) as first, built.open_server(first.server_address[1]) as second:
        taken, port = first.server_address[1], second.server_address[1]
        assert taken < port < taken + 100
        assert second.server_address[0] == "127.0.0.1"
    assert f"Port {taken}: " in capsys.readouterr().out


def test_no_free_port(run):
    run.Server = Mock(side_effect=OSError(98, "Address already in use"))
    with pytest.raises(SystemExit, match=r"No free port from 65500 on\. Name another one with --port\."):
        run.open_server(65500)
    assert run.Server.call_count == 36  # 65535 is the last port


def test_a_browser_that_leaves_is_no_news(run, capsys):
    with run.open_server(20000) as server:
        for error, noise in ((BrokenPipeError(), ""), (ValueError("real"), "ValueError: real")):
            try:
                raise error
            except Exception:
                server.handle_error(None, ("127.0.0.1", 1))
            err = capsys.readouterr().err
            assert noise in err
            assert bool(err) == bool(noise)


@pytest.fixture
def served(built):
    """run.py's own `serve` in a process of its own: (process, address)."""
    program = (
        f"import sys, pathlib, webbrowser; sys.path.insert(0, {str(ROOT)!r}); import run;"
        f"webbrowser.open = print; run.SITE = pathlib.Path({str(built.SITE)!r}); run.serve(20000)"
    )
    process = subprocess.Popen(
        [sys.executable, "-B", "-u", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    limit = threading.Timer(60, process.kill)  # a line that never comes must not hold up the run
    limit.start()
    try:
        while not (found := re.search(r"The book: (\S+)", process.stdout.readline())):
            assert process.poll() is None
        assert process.stdout.readline().strip() == found[1]  # the stand-in for the browser has printed too
        yield process, found[1]
    finally:
        limit.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize("suffix", ["js", "mjs", "wasm"])
def test_types_do_not_depend_on_the_machine(run, monkeypatch, suffix):
    monkeypatch.setattr(run.http.server.SimpleHTTPRequestHandler, "guess_type", Mock(return_value="text/plain"))
    assert run.Pages.guess_type(Mock(spec=run.Pages), f"a/b.{suffix}") != "text/plain"


def test_served_pages(served):
    _, address = served
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.read() == b"the page"
        assert answer.headers["Cache-Control"] == "no-cache"
    with urllib.request.urlopen(address + "a.mjs", timeout=10) as answer:
        assert answer.headers["Content-Type"] == "text/javascript"


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send Ctrl+C to one process")
def test_ctrl_c_ends_the_server_cleanly(served):
    process, address = served
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=10)[0]
    assert process.returncode == 0
    assert rest.rstrip().endswith("Stopped.")
    assert "Traceback" not in rest
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
