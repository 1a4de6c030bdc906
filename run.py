"""Run the whole course from one file. It needs Python 3.11 or newer and nothing else.

    python3 run.py book              build the book, serve it on this machine, open the browser
                   --port 8080       begin looking for a free port there (default 8000)
                   --no-serve        only build: the site is then in _build/html
    python3 run.py test              every check a reader can run, in at most three minutes
                   --all             the long checks too: browser, Python in the page, other processors
    python3 run.py refresh           run the notebooks again and write their outputs anew
                   --accept          also where a printed number moved

Words after `test` and `refresh` that are not listed here go to pytest and to book/refresh.py.
"""
# An old Python must be able to parse this file, so that it can say which one is needed:
# no f-strings, no annotations, no keyword-only arguments. Plain ASCII, for any terminal.
from __future__ import print_function

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit("This course needs Python 3.11 or newer; this is Python %d.%d. See python.org/downloads." % sys.version_info[:2])

import hashlib
import http.server
import importlib.util
import os
import re
import shutil
import subprocess
import threading
import time
import webbrowser
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = ENV / "complete"  # written last: without it the environment is unfinished
SITE = ROOT / "_build" / "html"
SPACE = 1 << 30  # bytes that the environment and the built book need

CAUSES = (
    (r"No space left|Errno 28|not enough space|os error 112",
     "No space left on the disk of %s: the environment needs about 1 GB. Free some and run the command again." % ROOT),
    (r"name resolution|getaddrinfo|dns error|NewConnectionError|ConnectTimeout|Network is unreachable|Connection refused"
     r"|Failed to fetch|error sending request|No matching distribution|Max retries|ProxyError|Read timed out",
     "Could not reach the package index. Check the connection and run the command again; what is already loaded is kept."),
)


def fingerprint():
    """What a finished environment was made from: the pins, the package's own data, this Python, this place."""
    digest = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    digest.update(repr((sys.version, sys.platform, str(ENV))).encode())
    return digest.hexdigest()


def environment_is_complete():
    """Say whether the environment was finished for exactly these pins, and its Python still starts."""
    if not STAMP.is_file() or STAMP.read_text() != fingerprint() or not PYTHON.is_file():
        return False
    return subprocess.call([str(PYTHON), "-c", "import numpy, nnlesson"], stderr=subprocess.DEVNULL) == 0


def make_environment():
    """Make .venv, unless it already fits; an unfinished or broken one is made again."""
    if environment_is_complete():
        return
    uv = shutil.which("uv")
    if not uv:
        for module in ("venv", "ensurepip"):
            if importlib.util.find_spec(module) is None:
                sys.exit("This Python has no %s module. On Debian and Ubuntu: apt install python3-venv. "
                         "Elsewhere: install Python from python.org, or install uv." % module)
    if shutil.disk_usage(str(ROOT)).free < SPACE:
        sys.exit(CAUSES[0][1])
    print("Making the environment in .venv (once; %s)" % ("a few seconds with uv" if uv else "about a minute with pip"), flush=True)
    started = time.time()
    try:
        if ENV.exists():
            shutil.rmtree(str(ENV))
        if uv:
            log = run_logged([uv, "venv", "--quiet", "--python", sys.executable, str(ENV)])
            install = [uv, "pip", "install", "--python", str(PYTHON)]
        else:
            log = run_logged([sys.executable, "-m", "venv", str(ENV)])
            install = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--retries", "2", "--progress-bar", "off"]
        pins = LOCK.read_text().splitlines()
        log += run_logged(install + ["-r", str(LOCK)], total=len(pins))
        log += run_logged(install + ["--no-deps", "--no-build-isolation", "-e", str(ROOT)])
        (ENV / "install.log").write_text(log, encoding="utf-8")
        STAMP.write_text(fingerprint())
    except OSError as error:
        sys.exit(CAUSES[0][1] if error.errno == 28 else "Could not make the environment: %s" % error)
    print("  done in %.0f s" % (time.time() - started), flush=True)


def run_logged(command, total=0):
    """Run a command of the installation and return its output; show how far it is, and one line if it fails."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    lines, seen = [], 0
    for line in process.stdout:
        lines.append(line)
        if total and sys.stdout.isatty():
            seen += line.startswith("Collecting ")
            what = "installing" if line.startswith("Installing") else "loading %3d of %d" % (min(seen, total), total)
            print("\r  %-30s" % what, end="", flush=True)
    if total and sys.stdout.isatty():
        print("\r%34s\r" % "", end="")
    output = "".join(lines)
    if process.wait():
        for pattern, sentence in CAUSES:
            if re.search(pattern, output, re.IGNORECASE):
                sys.exit(sentence)
        sys.exit("%s\nThe installation failed; the lines above say why." % output.strip())
    return output


def build():
    """Build the book anew; a warning is an error."""
    print("Building the book ...", flush=True)
    started = time.time()
    shutil.rmtree(str(SITE.parent), ignore_errors=True)  # a page taken out of the book must not stay in the site
    jupyter_book = [str(PYTHON), "-c", "import sys; from jupyter_book.cli.main import main; sys.exit(main())"]
    code = subprocess.call(jupyter_book + ["build", ".", "-W", "-n", "--keep-going", "-q"], cwd=str(ROOT),
                           stdout=subprocess.DEVNULL)
    if code or not (SITE / "index.html").is_file():
        sys.exit("The book was not built; the lines above say why.")
    print("  done in %.0f s: %s" % (time.time() - started, SITE / "index.html"), flush=True)


class Pages(http.server.SimpleHTTPRequestHandler):
    """The built site, never kept by the browser, so that a new build is seen at once."""

    extensions_map = dict(http.server.SimpleHTTPRequestHandler.extensions_map,
                          **{".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"})

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *words):
        """Say nothing for each file that is sent."""


class Server(http.server.ThreadingHTTPServer):
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share one port


def open_server(port):
    """Listen on this machine only, at `port` or the next free one."""
    for candidate in range(port, min(port + 100, 65536)):
        try:
            return Server(("127.0.0.1", candidate), partial(Pages, directory=str(SITE)))
        except OSError:
            print("Port %d is taken." % candidate)
    sys.exit("No free port from %d on. Name another one with --port." % port)


def serve(port):
    """Serve the built book and open the browser, until Ctrl+C."""
    with open_server(port) as server:
        address = "http://127.0.0.1:%d/" % server.server_address[1]
        print("The book: %s   (Ctrl+C ends it)" % address, flush=True)
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        server.serve_forever()


def take(words, name):
    """Remove a flag from the words and say whether it was there."""
    found = name in words
    words[:] = [word for word in words if word != name]
    return found


def take_number(words, name, default):
    """Remove an option with a number from the words and return the number."""
    if name not in words:
        return default
    at = words.index(name)
    value = words[at + 1] if at + 1 < len(words) else ""
    if not value.isdigit() or not 1 <= int(value) <= 65535:
        sys.exit("%s must be followed by a number from 1 to 65535, got %r." % (name, value))
    del words[at:at + 2]
    return int(value)


def run(words):
    command = words.pop(0) if words else ""
    if command == "book":
        no_serve, port = take(words, "--no-serve"), take_number(words, "--port", 8000)
        if words:
            sys.exit("book takes --port and --no-serve, got %s." % " ".join(words))
        make_environment()
        build()
        if not no_serve:
            serve(port)
    elif command == "test":
        short = [] if take(words, "--all") else ["-m", "not long"]
        make_environment()
        return subprocess.call([str(PYTHON), "-m", "pytest"] + short + words, cwd=str(ROOT))
    elif command == "refresh":
        make_environment()
        return subprocess.call([str(PYTHON), str(ROOT / "book" / "refresh.py")] + words, cwd=str(ROOT))
    else:
        print(__doc__)
        return 0 if command in ("", "help", "-h", "--help") else 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nStopped.")
        sys.exit(0 if SITE.is_dir() and STAMP.is_file() else 130)
