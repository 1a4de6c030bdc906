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

The first run makes an environment in .venv: about a minute, or a few seconds where uv is installed.
Words after a command that are not listed here go to its program: pytest, or what lies in tools/.
"""

# An old Python must be able to parse this file, so that it can say which one is needed:
# no f-strings, no annotations, no keyword-only arguments. Plain ASCII, for any terminal.
from __future__ import print_function

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    here = "%d.%d" % sys.version_info[:2]
    sys.exit("This course needs Python 3.11 or newer; this is Python %s. See python.org/downloads." % here)

import hashlib
import http.server
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import threading
import time
import webbrowser
from contextlib import contextmanager
from functools import partial
from pathlib import Path

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]  # Windows: two terminals are not kept apart there

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BASE = getattr(sys, "_base_executable", None) or sys.executable  # not the Python of an environment about to go
LOCK = ROOT / "requirements.lock"
STAMP = ENV / "complete"  # written last: without it the environment is unfinished
SITE = ROOT / "_build" / "html"

SPACE = 1 << 30  # bytes that the environment and the built book need
PATIENCE = 5  # seconds a child has to end by itself after Ctrl+C
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
COMMANDS = {
    "test": ["-m", "pytest", "--numprocesses=auto", "--maxprocesses=4"],
    "refresh": ["-m", "tools.refresh"],
    "bench": ["-m", "tools.bench"],
    "mutants": ["-m", "tools.mutants"],
}

NO_SPACE = "No space left on the disk: the course needs 1 GB in %s. Free some and run the command again." % ROOT
NOT_OFFERED = (
    "The package index does not offer every pinned version for this Python (%d.%d); 3.11 to 3.14 are known to work."
    % sys.version_info[:2]
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


# ---- children: every command that we start


def variables():
    """Give a child the reader's variables, without those that would lead our Python or pip elsewhere.

    And without the one that forbids it to keep compiled modules in .venv: a build would take half as long again.
    """
    elsewhere = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PYTHONDONTWRITEBYTECODE", "PYTHONSAFEPATH")
    kept = {name: value for name, value in os.environ.items() if name not in elsewhere}
    return dict(kept, PIP_USER="0", PYTHONUTF8="1")


@contextmanager
def child(command, **options):
    """Start a command in our folder; whatever stops us ends it too."""
    process = subprocess.Popen([str(word) for word in command], cwd=str(ROOT), env=variables(), **options)
    try:
        yield process
    except BaseException:
        end(process)
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


def fingerprint():
    """What a finished environment was made from: the pins, the package's own data, this Python, this place."""
    digest = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    digest.update(repr((sys.version, sys.platform, str(ENV))).encode())
    return digest.hexdigest()


def is_complete():
    """Say whether the environment was finished for exactly these pins, and still starts."""
    if not STAMP.is_file() or STAMP.read_text() != fingerprint() or not PYTHON.is_file():
        return False
    # Ours is only looked for, not imported: a reader's slip in nnlesson must not cost a new environment.
    alive = "import importlib.util as u, numpy, pytest, sys; sys.exit(u.find_spec('nnlesson') is None)"
    return call([PYTHON, "-I", "-c", alive], stderr=subprocess.DEVNULL) == 0


def make_environment():
    """Make .venv, unless it already fits; an unfinished or broken one is made again."""
    if is_complete():
        return
    print("Making the environment in .venv (once; about a minute, or a few seconds with uv)", flush=True)
    started = time.time()
    try:
        by_uv() or by_pip()
        STAMP.write_text(fingerprint())
    except (InstallError, OSError) as failure:
        sys.exit(explain(str(failure)))
    print("  done in %.0f s" % (time.time() - started), flush=True)


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
        print("  uv could not; trying pip", flush=True)
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
        print("\r  %-20s\r" % what, end="", flush=True)

    return show


@contextmanager
def alone():
    """Wait until no other terminal makes the environment or the book in this folder, where the system can tell."""
    with LOCK.open() as handle:
        try:
            if fcntl:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for the other terminal ...", flush=True)
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks: two terminals may then disturb each other
        yield


# ---- the book


def build():
    """Build the book anew; a warning is an error."""
    print("Building the book ...", flush=True)
    started = time.time()
    shutil.rmtree(str(SITE.parent), ignore_errors=True)  # a page taken out of the book must not stay in the site
    # The program by its own entry: its script may have moved with the folder, and its module runs nothing.
    program = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    code = call([PYTHON, "-c", program, "build", ".", "-W", "-n", "--keep-going", "-q"], stdout=subprocess.DEVNULL)
    if code or not (SITE / "index.html").is_file():
        sys.exit("The book was not built; the lines above say why.")
    print("  done in %.0f s: %s" % (time.time() - started, (SITE / "index.html").relative_to(ROOT)), flush=True)


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
            print("Port %d: %s." % (candidate, error.strerror))
    sys.exit("No free port from %d on. Name another one with --port." % port)


def serve(port):
    """Serve the built book and open the browser, until Ctrl+C."""
    try:
        with open_server(port) as server:
            address = "http://127.0.0.1:%d/" % server.server_address[1]
            print("The book: %s   (Ctrl+C ends it)" % address, flush=True)
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
            server.serve_forever()
    except KeyboardInterrupt:
        print("\nStopped.")


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
    with alone():
        make_environment()
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
    with alone():
        make_environment()
    return call([PYTHON] + COMMANDS[command] + (["-m", "not long"] if short else []) + words)


if __name__ == "__main__":
    for name in ("SIGINT", "SIGTERM"):  # one way to stop, also from a script that started us in the background
        signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nStopped.")
        sys.exit(130)
