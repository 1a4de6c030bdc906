"""Run the whole course from one file. It needs Python 3.11 or newer and nothing else.

    python3 run.py book              build the book, serve it on this machine, open the browser
                   --port 8080       begin looking for a free port there (default 8000)
                   --no-serve        only build: the site is then in _build/html
    python3 run.py test              every check a reader can run, in about two minutes
                   --all             the long checks too: browser, Python in the page, other processors
    python3 run.py refresh           run the notebooks again and write their outputs anew
                   --accept          also where a printed number moved
    python3 run.py bench             measure what the book says of speed, beside PyTorch, scikit-learn and JAX
                   --quick           roughly, keeping nothing
                   --write           for the pages of the book
    python3 run.py mutants           change the package at random places and count what the tests notice
                   --quick           only the tests of `run.py test`, in about half an hour
    python3 run.py newest            run the checks with the newest version of everything, in a copy

The first run makes an environment in .venv: about a minute, or a few seconds where uv is installed.
Words after a command that are not listed here go to its program: pytest, or what lies in tools/.
"""

# An old Python must be able to parse this file, so that it can say which one is needed:
# no f-strings, no annotations, no keyword-only arguments. Plain ASCII, for any terminal.
from __future__ import print_function

import os
import sys

if __name__ == "__main__":
    # Ctrl+C while the rest is loaded: say so, without a list of modules. Then it is a KeyboardInterrupt again.
    import signal

    signal.signal(signal.SIGINT, lambda *_: (os.write(1, b"\nStopped.\n"), os._exit(130)))
    for descriptor in (0, 1, 2):  # one that is closed would become that of the next file
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115  # to the end

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    here = "%d.%d" % sys.version_info[:2]
    sys.exit("This course needs Python 3.11 or newer; this is Python %s. See python.org/downloads." % here)

import hashlib
import http.server
import importlib.util
import re
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import threading
import time
import webbrowser
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tools.seal import edited, is_sealed

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]  # Windows: two terminals are not kept apart there

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BASE = getattr(sys, "_base_executable", None) or sys.executable  # not the Python of an environment about to go
LOCK = ROOT / "requirements.lock"
STAMP = ENV / "complete"  # written last, with what was installed: without it the environment is unfinished
SITE = ROOT / "_build" / "html"
NOT_COPIED = (".venv", ".git", ".bench", ".newest", ".*_cache", ".ipynb_checkpoints", "_build", "dist", "__pycache__")
KEPT = ENV / "book"  # the notebooks as they were before a reader worked in them

SPACE = 1 << 30  # bytes that the environment and the built book need
STOPPED = 130  # the exit code after Ctrl+C
PATIENCE = 5  # seconds a child has to end by itself after Ctrl+C
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
COMMANDS = {
    "test": ["-m", "pytest", "--numprocesses=auto", "--maxprocesses=4"],
    "refresh": ["-m", "tools.refresh"],
    "bench": ["-m", "tools.bench"],
    "mutants": ["-m", "tools.mutants"],
    "newest": ["-m", "tools.newest"],
}

NO_SPACE = "No space left on the disk: the course needs 1 GB in %s. Free some and run the command again." % ROOT
NOT_OFFERED = (
    "The package index that pip asks does not offer every pinned version for this Python (%d.%d) on this system (%s). "
    "Python 3.11 to 3.14 on 64-bit Linux (with glibc), macOS and Windows are known to work; "
    "`pip config list` and variables that begin with PIP_ say which index is asked."
    % (sys.version_info[0], sys.version_info[1], sysconfig.get_platform())
)
NOT_REACHED = "Could not reach the package index. Check the connection and run the command again."
IN_USE = "A file in .venv is in use. Close what uses it (an editor, a notebook, an activated .venv) and try again."
NOT_WRITABLE = "This folder cannot be written: %s. Copy the course to a folder of your own and run it there." % ROOT
CAUSES = (  # what pip or the system says -> what we say; the first that fits
    (r"No space left|quota exceeded|WinError 112", NO_SPACE),
    (r"connection broken|ConnectionPool|Connection (refused|reset|aborted)|IncompleteRead", NOT_REACHED),
    (r"No matching distribution", NOT_OFFERED),
    (r"WinError (5|32)\b.*\.venv[\\/]", IN_USE),
    (r"Permission denied|Read-only file system|WinError 5\b", NOT_WRITABLE),
)


def say(words, end="\n"):
    """Print at once; whoever has read enough and left (`run.py book --no-serve | head -1`) stops nothing."""
    try:
        print(words, end=end, flush=True)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  # to the end


# ---- children: every command that we start


# What a reader may have set for other work: it would change what the checks print, where pip installs, or how long a
# build takes (without compiled modules in .venv half as long again). What leads pip to an index stays.
FOREIGN = re.compile(r"PYTHON|PYTEST|MPL|MATPLOTLIB|IPYTHON|JUPYTER|NBVAL|PIP_")
ROUTE = re.compile(r"PIP_\w*(INDEX|LINKS|CERT|PROXY|HOST|TIMEOUT|RETRIES|CACHE|CONFIG)")


def variables():
    """Give a child the reader's variables without those that are for other work, and without the start-up files."""
    kept = {name: value for name, value in os.environ.items() if ROUTE.match(name) or not FOREIGN.match(name)}
    return dict(
        kept,
        PIP_USER="0",
        PIP_REQUIRE_VIRTUALENV="0",
        PYTHONUTF8="1",
        MATPLOTLIBRC=os.devnull,
        IPYTHONDIR=str(ENV / "ipython"),
        JOBLIB_MULTIPROCESSING="0",  # not used; where no memory can be shared, it would warn
    )


@contextmanager
def child(command, **options):
    """Start a command in our folder or in another one; whatever stops us ends it too."""
    options.setdefault("cwd", str(ROOT))
    process = subprocess.Popen([str(word) for word in command], env=variables(), **options)
    try:
        yield process
    except BaseException:
        end(process)
        if process.returncode == STOPPED:
            sys.exit(STOPPED)  # it has said so itself
        raise


def end(process):
    """End a child: Ctrl+C usually reached it as well, so first wait, then ask, then insist."""
    for insist in (process.terminate, process.kill):
        try:
            process.wait(PATIENCE)
            return
        except subprocess.TimeoutExpired:
            insist()
    process.wait()


def call(command, **options):
    """Run a command to its end and return its exit code."""
    with child(command, **options) as process:
        return process.wait()


class InstallError(Exception):
    """A command of the installation failed; its output is the message."""


def read(command, on_line=None):
    """Run a command of the installation to its end, showing each line to `on_line`."""
    output = []
    with child(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as process:
        with process.stdout:
            for line in process.stdout:
                output.append(line)
                if on_line:
                    on_line(line)
        if process.wait():
            raise InstallError("".join(output))


def explain(output):
    """Find the sentence for what went wrong; without one, the output itself must do."""
    for pattern, sentence in CAUSES:
        if re.search(pattern, output, re.IGNORECASE):
            return sentence
    return "%s\nThe installation failed; the lines above say why." % output.strip()


# ---- the environment


def check_writable():
    """Stop, if nothing can be written here: not the environment, not the book, not what the checks keep."""
    if not os.access(str(ROOT), os.W_OK):
        sys.exit(NOT_WRITABLE)


def fingerprint():
    """What a finished environment was made from: the pins, the package's own data, this Python, this place."""
    digest = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    digest.update(repr((sys.version, sys.platform, str(ENV))).encode())
    return digest.hexdigest()


def installed():
    """List what lies where packages are installed: a folder and a record for each."""
    folder = next(ENV.glob("lib/python*/site-packages"), ENV / "Lib" / "site-packages")  # the second is that of Windows
    return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []


def is_complete():
    """Say whether the environment was finished for exactly these pins, still starts, and has lost nothing since."""
    if not STAMP.is_file() or not PYTHON.is_file():
        return False
    made_from, _, names = STAMP.read_text(encoding="utf-8").partition("\n")
    if made_from != fingerprint() or not set(names.split("\n")) <= set(installed()) | {""}:
        return False
    # Ours is only looked for, not imported: a reader's slip in nnlesson must not cost a new environment.
    alive = "import importlib.util as u, numpy, pytest, sys; sys.exit(u.find_spec('nnlesson') is None)"
    return call([PYTHON, "-I", "-c", alive], stderr=subprocess.DEVNULL) == 0


def make_environment():
    """Make .venv, unless it already fits; an unfinished or broken one is made again."""
    if is_complete():
        return
    say("Making the environment in .venv (once; about a minute, or a few seconds with uv)")
    started = time.time()
    try:
        by_uv() or by_pip()
        STAMP.write_text(fingerprint() + "\n" + "\n".join(installed()), encoding="utf-8")
    except (InstallError, OSError) as failure:
        sys.exit(explain(str(failure)))
    say("  done in %.0f s" % (time.time() - started))


def by_uv():
    """Make .venv with uv, which is much quicker than pip; say whether there is one and it could."""
    uv = shutil.which("uv")
    if not uv:
        return False
    try:
        clear()
        read([uv, "venv", "--python", BASE, ENV])
        install([uv, "pip", "install", "--python", PYTHON])
    except (InstallError, OSError):  # it may lack what pip has: a certificate, the address of a company's index
        say("  uv could not; trying pip")
        return False
    return True


def by_pip():
    """Make .venv with what Python brings along."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:  # Debian keeps them in a package of their own
            cure = "On Debian and Ubuntu: apt install python3-venv. Elsewhere: install Python from python.org, or uv."
            sys.exit("This Python has no %s module. %s" % (module, cure))
    clear()
    read([BASE, "-m", "venv", ENV])
    install([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--retries", "2", "--no-compile"])


def clear():
    """Begin with an empty .venv, on a disk that can take a full one."""
    if ENV.is_symlink() or ENV.is_file():
        ENV.unlink()  # not what it points to
    if ENV.exists():
        shutil.rmtree(str(ENV))
    if shutil.disk_usage(str(ROOT)).free < SPACE:
        sys.exit(NO_SPACE)
    ENV.mkdir()


def install(pip):
    """Fill .venv: the pins and nothing but them, then the package itself, as it lies here."""
    pins = ["--no-deps", "--only-binary", ":all:", "-r", LOCK]
    itself = ["--no-deps", "--no-build-isolation", "-e", ROOT]
    read(pip + pins, progress(len(LOCK.read_text().splitlines())))
    read(pip + itself)


def progress(total):
    """Make a function that shows, in a terminal, how far pip is from the lines that it prints."""
    seen = []

    def show(line):
        if not sys.stdout.isatty():
            return
        seen.extend([line] if line.startswith("Collecting ") else [])
        what = "installing" if line.startswith("Installing") else "loading %3d of %d" % (len(seen), total)
        say("\r  %-20s\r" % what, end="")

    return show


@contextmanager
def alone():
    """Wait until no other terminal makes the environment or the book in this folder, where the system can tell."""
    with LOCK.open() as handle:
        try:
            if fcntl:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for the other terminal ...")
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks: two terminals may then disturb each other
        yield


# ---- notebooks that a reader has worked in


def keep_notebooks():
    """Keep the notebooks of the book as they are now, each until its own form changes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "book").glob("*.ipynb"):
        content, kept = path.read_bytes(), KEPT / path.name
        if is_sealed(content) and not (kept.is_file() and kept.read_bytes() == content):
            kept.write_bytes(content)


def own_form(path):
    """Return a notebook as the book has it, from what was kept or from git; None, if neither knows."""
    kept = KEPT / path.name
    if kept.is_file() and is_sealed(kept.read_bytes()):
        return kept.read_bytes()
    try:
        command = ["git", "show", "HEAD:./book/" + path.name]
        found = subprocess.run(command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    except OSError:
        return None
    return found if is_sealed(found) else None


@contextmanager
def folder_to_check():
    """Give our folder, or a copy without a reader's work: edited notebooks in the form of the book, and no others."""
    changed = edited(ROOT / "book")
    if not changed:
        yield ROOT
        return
    pages = (ROOT / "_toc.yml").read_text(encoding="utf-8").split()
    with tempfile.TemporaryDirectory() as folder:
        copy, lost = Path(folder) / "course", []
        shutil.copytree(str(ROOT), str(copy), ignore=shutil.ignore_patterns(*NOT_COPIED))
        for path in changed:
            there, own = copy / "book" / path.name, own_form(path)
            if "book/" + path.stem not in pages:
                there.unlink()
            elif own is None:
                lost.append(path.name)
            else:
                there.write_bytes(own)
        yours = [path.name for path in changed if path.name not in lost]
        if yours:
            say("Yours, and left alone: %s. The checks take the book as it was." % ", ".join(yours))
        if lost:
            say("Changed, and how it was is not known here: %s. Its checks may fail." % ", ".join(lost))
        yield copy


# ---- the book


def build():
    """Build the book anew; a warning is an error."""
    say("Building the book ...")
    started = time.time()
    shutil.rmtree(str(SITE.parent), ignore_errors=True)  # a page taken out of the book must not stay in the site
    # The program by its own entry: its script may have moved with the folder, and its module runs nothing.
    program = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = [PYTHON, "-c", program, "build", ".", "-W", "-n", "--keep-going", "-q"]
    with child(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process, process.stderr:
        said = process.stderr.read()  # shown only if it fails: after Ctrl+C it would be a traceback
        failed = process.wait()
    if failed or not (SITE / "index.html").is_file():
        sys.exit(said.decode("utf-8", "replace") + "The book was not built; the lines above say why.")
    say("  done in %.0f s: %s" % (time.time() - started, (SITE / "index.html").relative_to(ROOT)))


class Pages(http.server.SimpleHTTPRequestHandler):
    """The built site, never kept by the browser, so that a new build is seen at once."""

    def guess_type(self, path):
        """Name the types that some machines get wrong; a browser then refuses the file."""
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *words):
        """Say nothing for each file that is sent."""


class Server(http.server.ThreadingHTTPServer):
    """Listens on this machine only."""

    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share one port

    def handle_error(self, *request):
        """Say nothing when a browser leaves in the middle of a file."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*request)


def open_server(port):
    """Listen at `port` or at the next free one."""
    for candidate in range(port, min(port + 100, 65536)):
        try:
            return Server(("127.0.0.1", candidate), partial(Pages, directory=str(SITE)))
        except OSError as error:
            say("Port %d: %s." % (candidate, error.strerror))
    sys.exit("No free port from %d on. Name another one with --port." % port)


def serve(port):
    """Serve the built book and open the browser, until Ctrl+C."""
    try:
        with open_server(port) as server:
            address = "http://127.0.0.1:%d/" % server.server_address[1]
            say("The book: %s   (Ctrl+C ends it)" % address)
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
            server.serve_forever()
    except KeyboardInterrupt:
        say("\nStopped.")


# ---- the words after run.py


def take(words, name):
    """Remove a flag from the words and say whether it was there."""
    found = name in words
    words[:] = [word for word in words if word != name]
    return found


def take_port(words, default=8000):
    """Remove --port with its number from the words and return the number."""
    if "--port" not in words:
        return default
    at = words.index("--port")
    words.pop(at)
    value = words.pop(at) if at < len(words) else ""
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        sys.exit("--port must be followed by a number from 1 to 65535, got %r." % value)
    return int(value)


def book(words):
    """Build the book and, unless told otherwise, serve it."""
    no_serve, port = take(words, "--no-serve"), take_port(words)
    if words:
        sys.exit("book takes --port and --no-serve, got %s." % " ".join(words))
    check_writable()
    with alone():
        make_environment()
        keep_notebooks()
        build()
    if not no_serve:
        serve(port)
    return 0


def run(words):
    """Do what the words say and return the exit code."""
    command, words = (words[0], words[1:]) if words else ("help", [])
    if command in ("help", "-h", "--help"):
        print(__doc__)
        return 0
    if command == "book":
        return book(words)
    if command not in COMMANDS:
        print("Unknown word: %s\n\n%s" % (command, __doc__), file=sys.stderr)
        return 2
    short = command == "test" and not take(words, "--all")
    check_writable()
    with alone():
        make_environment()
        keep_notebooks()
    command_line = [PYTHON] + COMMANDS[command] + (["-m", "not long"] if short else []) + words
    if command != "test":
        return call(command_line)
    with folder_to_check() as folder:
        return call(command_line, cwd=str(folder))


if __name__ == "__main__":
    for name in ("SIGINT", "SIGTERM"):  # one way to stop, also from a script that started us in the background
        signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nStopped.")
        sys.exit(STOPPED)
