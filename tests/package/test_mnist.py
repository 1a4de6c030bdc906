"""What `mnist` and `mnist_csv` promise: four files found, downloaded, doubted and read.

Small files stand in for the real ones, and a server on this machine for the mirrors. Where NNLESSON_DATA names the
folder with the real ones, they are read too; if "mnist" is in NNLESSON_REQUIRED, they must be.
"""

import errno
import gzip
import hashlib
import importlib
import io
import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from nnlesson.datasets import _mnist_files, mnist, mnist_csv, read_idx
from nnlesson.datasets._mnist_files import MIRRORS, PARTS, MnistFile
from nnlesson.errors import DataError

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"


def idx(array):
    """The content of the IDX file of an array of bytes."""
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()


def small(n_samples, seed):
    """Images and labels in the place of the real ones."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, 256, (n_samples, 28, 28), np.uint8), rng.integers(0, 10, n_samples, np.uint8)


SMALL = {"train": small(6, 0), "test": small(3, 1)}
CONTENTS = {file.name: idx(array) for part in PARTS for file, array in zip(PARTS[part], SMALL[part], strict=True)}
PACKED = {f"{name}.gz": gzip.compress(content, mtime=0) for name, content in CONTENTS.items()}


def sha256(content):
    return hashlib.sha256(content).hexdigest()


SMALL_PARTS = {
    part: tuple(
        MnistFile(name, len(CONTENTS[name]), sha256(CONTENTS[name]), sha256(PACKED[f"{name}.gz"]))
        for name in (file.name for file in files)
    )
    for part, files in PARTS.items()
}


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    """No test here sees the reader's folder or cache, a proxy, or a mirror; each has an empty cache of its own."""
    for name in ("NNLESSON_DATA", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(_mnist_files, "MIRRORS", ("http://127.0.0.1:9/",))  # nobody listens there
    monkeypatch.setattr(importlib.import_module("pooch"), "os_cache", lambda name: tmp_path / "cache" / name)
    return tmp_path / "cache" / "nnlesson"


@pytest.fixture
def small_files(monkeypatch):
    """The small files count as MNIST: name of the gzip file, bytes."""
    monkeypatch.setattr(_mnist_files, "PARTS", SMALL_PARTS)
    return PACKED


@pytest.fixture
def folder(monkeypatch, tmp_path, small_files):
    """A reader's own folder with the four small files, gzipped."""
    (tmp_path / "own").mkdir()
    for name, content in small_files.items():
        (tmp_path / "own" / name).write_bytes(content)
    monkeypatch.setenv("NNLESSON_DATA", str(tmp_path / "own"))
    return tmp_path / "own"


def assert_small(part, **options):
    inputs, labels = mnist(part, **options)
    np.testing.assert_array_equal(inputs, SMALL[part][0].reshape(-1, 784) / 255)
    np.testing.assert_array_equal(labels, SMALL[part][1])


# what a file says


def test_idx_is_read_and_the_array_is_ours():
    for array in (*SMALL["train"], np.arange(6, dtype=np.uint8).reshape(1, 2, 3), np.empty(0, np.uint8)):
        found = read_idx(idx(array))
        np.testing.assert_array_equal(found, array)
        assert found.shape == array.shape
        assert found.dtype == np.uint8
        assert found.flags.writeable


GOOD = idx(np.arange(12, dtype=np.uint8).reshape(3, 2, 2))
NOT_IDX = [
    (b"", "must begin with 2049 (labels) or 2051 (images), got 0"),
    (b"<!DOCTYPE html>", "must begin with 2049 (labels) or 2051 (images), got 1008813135"),
    (gzip.compress(GOOD, mtime=0), "is it unpacked?"),
    (GOOD[:4], "of sizes [0, 0, 0] must have 16 bytes, got 4"),
    (GOOD[:9], "must have"),
    (GOOD[:-1], "of sizes [3, 2, 2] must have 28 bytes, got 27"),
    (GOOD + b"\0", "must have 28 bytes, got 29"),
    (GOOD[:4] + b"\xff" * 12 + GOOD[16:], "must have 79228162458924105385300197391 bytes, got 28"),
]


@pytest.mark.parametrize(("content", "words"), NOT_IDX)
def test_what_is_not_idx_is_refused(content, words):
    with pytest.raises(DataError, match=re.escape(words)):
        read_idx(content)


@pytest.mark.parametrize("content", ["text", bytearray(GOOD), 3, None])
def test_idx_is_read_from_bytes(content):
    with pytest.raises(TypeError, match="content must be bytes"):
        read_idx(content)


# the reader's own folder


@pytest.mark.parametrize("part", ["train", "test"])
@pytest.mark.usefixtures("folder")
def test_a_folder_is_read(part):
    assert_small(part)


@pytest.mark.usefixtures("folder")
def test_part_is_train_unless_said():
    np.testing.assert_array_equal(mnist()[1], SMALL["train"][1])


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        (f"{IMAGES}.gz", gzip.compress(CONTENTS[IMAGES], compresslevel=1, mtime=0)),  # packed again: other bytes
        (IMAGES, CONTENTS[IMAGES]),
        (f"{IMAGES}.gz", CONTENTS[IMAGES]),  # unpacked by a browser that left the name
        (IMAGES, PACKED[f"{IMAGES}.gz"]),
        ("train-images.idx3-ubyte", CONTENTS[IMAGES]),
        ("train-images.idx3-ubyte.gz", PACKED[f"{IMAGES}.gz"]),
    ],
)
def test_a_file_may_be_plain_or_packed_in_any_way(folder, name, packed):
    (folder / f"{IMAGES}.gz").unlink()
    (folder / name).write_bytes(packed)
    assert_small("train")


def test_a_folder_may_begin_at_home(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("USERPROFILE", str(folder.parent))
    monkeypatch.setenv("NNLESSON_DATA", str(Path("~", "own")))
    assert_small("test")


@pytest.mark.parametrize(("dtype", "largest"), [("float64", 1), (np.float32, 1), (np.uint8, 255)])
@pytest.mark.usefixtures("folder")
def test_inputs_are_of_the_kind_that_was_asked_for(dtype, largest):
    inputs, labels = mnist("train", dtype=dtype)
    assert inputs.dtype == dtype
    assert labels.dtype == np.int64
    assert (inputs.shape, labels.shape) == ((6, 784), (6,))
    assert (inputs.min(), inputs.max()) == (0, largest)
    inputs[:] = 0
    assert mnist("train", dtype=dtype)[0].any()


@pytest.mark.parametrize("dtype", [np.int64, "float16", complex, object])
def test_inputs_of_another_kind_are_refused(dtype):
    for read in (mnist, lambda dtype: mnist_csv("nowhere.csv", dtype=dtype)):
        with pytest.raises(TypeError, match="dtype must be float64, float32 or uint8, got"):
            read(dtype=dtype)


@pytest.mark.parametrize("part", ["validation", "Train", "", None, 0])
def test_there_are_two_parts(part):
    with pytest.raises(ValueError, match="part must be 'train' or 'test', got"):
        mnist(part)


BAD = [
    (PACKED[f"{IMAGES}.gz"][:-9], "must be a whole gzip file, got a damaged or cut one"),
    (PACKED[f"{IMAGES}.gz"][:1000], "must be a whole gzip file, got a damaged or cut one"),
    (PACKED[f"{IMAGES}.gz"][:40] + b"\xff" * 40 + PACKED[f"{IMAGES}.gz"][80:], "must be a whole gzip file"),
    (b"\x1f\x8b", "must be a whole gzip file"),
    (CONTENTS[IMAGES][:-1], "must hold 4,720 bytes, unpacked, holds 4,719: damaged, cut off or misnamed"),
    (CONTENTS[IMAGES] + b"\0", "must hold 4,720 bytes, unpacked, holds more"),
    (gzip.compress(bytes(10_000_000), mtime=0), "must hold 4,720 bytes, unpacked, holds more"),
    (CONTENTS[IMAGES][:-1] + b"\1", "has the right length and wrong bytes: damaged, or another set of these names"),
    (b"", "must hold 4,720 bytes, unpacked, holds 0"),
    (b"<html>no such page</html>", "must hold 4,720 bytes, unpacked, holds 25"),
    (PACKED[f"{LABELS}.gz"], f"must hold {IMAGES}, holds {LABELS}: swapped or misnamed"),
    (CONTENTS["t10k-images-idx3-ubyte"], f"must hold {IMAGES}, holds t10k-images-idx3-ubyte: swapped or misnamed"),
]


@pytest.mark.parametrize(("packed", "words"), BAD)
def test_a_wrong_file_is_refused_by_name(folder, packed, words):
    path = folder / f"{IMAGES}.gz"
    path.write_bytes(packed)
    with pytest.raises(DataError, match=re.escape(f"{path} {words}")):
        mnist("train")
    assert_small("test")


def test_test_labels_cannot_pass_as_labels_to_learn_from(folder):
    (folder / f"{TEST_LABELS}.gz").rename(folder / f"{LABELS}.gz")
    with pytest.raises(DataError, match=f"must hold {LABELS}, holds {TEST_LABELS}: swapped or misnamed"):
        mnist("train")


def assert_says_how_to_help_oneself(error):
    """One error, with no chain of others before it, that names the four files, where they are, and the variable."""
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__
    assert all(word in str(error) for word in (*PACKED, *_mnist_files.MIRRORS, "NNLESSON_DATA"))


def test_a_missing_file_is_named_and_nothing_is_downloaded(folder, cache):
    (folder / f"{LABELS}.gz").unlink()
    with pytest.raises(DataError, match=f"must hold {LABELS}.gz or {LABELS}, has neither") as caught:
        mnist("train")
    assert_says_how_to_help_oneself(caught.value)
    assert not cache.exists()


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_that_is_none_is_named(monkeypatch, tmp_path, there):
    if there:
        (tmp_path / "file").touch()
    monkeypatch.setenv("NNLESSON_DATA", str(tmp_path / "file"))
    with pytest.raises(DataError, match=f"NNLESSON_DATA must name a folder, got {re.escape(str(tmp_path))}") as caught:
        mnist("train")
    assert_says_how_to_help_oneself(caught.value)


def test_a_folder_in_the_place_of_a_file_is_named(folder):
    (folder / IMAGES).mkdir()
    with pytest.raises(DataError, match=f"{IMAGES} must be a file that can be read"):
        mnist("train")


# the download


class Mirror(BaseHTTPRequestHandler):
    """Answers with the small files, or as its way of lying says."""

    def do_GET(self):
        self.server.asked.append(self.path)
        name = self.path.rpartition("/")[2]
        answer = LIES.get(self.path.split("/")[1], honest)
        with suppress(OSError):  # the other side went away
            answer(self, self.server.files[name])
        self.close_connection = True

    def head(self, length, kind="application/gzip", status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_):
        pass


def honest(mirror, packed):
    mirror.head(len(packed))
    mirror.wfile.write(packed)


def page(mirror, _):
    mirror.head(None, "text/html")
    mirror.wfile.write(b"<html>Please log in</html>")


def dropped(mirror, packed):
    mirror.head(len(packed))
    mirror.wfile.write(packed[: len(packed) // 2])


def cut(mirror, packed):
    honest(mirror, packed[:-1])


def wrong(mirror, packed):
    honest(mirror, bytes(len(packed)))


def absent(mirror, _):
    mirror.head(0, status=404)


def broken(mirror, _):
    mirror.head(0, status=503)


def silent(mirror, _):
    mirror.server.over.wait(10)


def stalled(mirror, packed):
    dropped(mirror, packed)
    mirror.server.over.wait(10)


LIES = {lie.__name__: lie for lie in (page, dropped, cut, wrong, absent, broken, silent, stalled)}
SAYINGS = {
    "page": "127.0.0.1:PORT sent something else",
    "cut": "127.0.0.1:PORT sent something else",
    "wrong": "127.0.0.1:PORT sent something else",
    "dropped": "127.0.0.1:PORT gave no whole answer (ChunkedEncodingError)",
    "absent": "127.0.0.1:PORT said 404",
    "broken": "127.0.0.1:PORT said 503",
    "silent": "127.0.0.1:PORT gave no whole answer (ReadTimeout)",
    "stalled": "127.0.0.1:PORT gave no whole answer (ConnectionError)",
}


@contextmanager
def serving(files):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    server.daemon_threads = True
    server.files, server.asked, server.over = files, [], threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.fixture
def server(small_files, monkeypatch):
    """A server on this machine; whatever a test names as its mirrors, none of them stays silent for long."""
    monkeypatch.setattr(_mnist_files, "PATIENCE", 0.6)
    with serving(small_files) as running:
        yield running


def use(monkeypatch, server, *ways):
    """Make mirrors of the server, one for each way to answer."""
    monkeypatch.setattr(_mnist_files, "MIRRORS", tuple(f"{server.url}{way}/" for way in ways))


def assert_nothing_is_left(cache):
    assert not cache.exists() or list(cache.iterdir()) == []


def test_files_are_downloaded_once_and_only_those_needed(server, monkeypatch, cache, capfd):
    use(monkeypatch, server, "honest")
    assert_small("test")
    assert sorted(server.asked) == [f"/honest/{file.name}.gz" for file in SMALL_PARTS["test"]]
    assert sorted(path.name for path in cache.iterdir()) == [f"{file.name}.gz" for file in SMALL_PARTS["test"]]
    assert "100%" in capfd.readouterr().err  # the bar
    server.asked.clear()
    assert_small("test")
    assert server.asked == []
    assert capfd.readouterr() == ("", "")
    assert_small("train")
    assert len(server.asked) == 2


@pytest.mark.parametrize("lie", LIES)
def test_the_next_mirror_is_tried(server, monkeypatch, cache, lie):
    use(monkeypatch, server, lie, "honest")
    assert_small("test")
    assert [path.split("/")[1] for path in server.asked] == [lie, "honest"] * 2
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("lie", LIES)
def test_a_lying_mirror_leaves_one_error_and_no_file(server, monkeypatch, cache, lie):
    use(monkeypatch, server, lie)
    said = re.escape(f"t10k-images-idx3-ubyte.gz could not be downloaded: {SAYINGS[lie]}. Try again later.")
    with pytest.raises(DataError, match=said.replace("PORT", r"\d+")) as caught:
        mnist("test")
    assert_says_how_to_help_oneself(caught.value)
    assert_nothing_is_left(cache)
    use(monkeypatch, server, "honest")
    assert_small("test")


def test_a_mirror_that_is_down_is_passed_over(server, monkeypatch):
    with serving({}) as gone:
        pass
    monkeypatch.setattr(_mnist_files, "MIRRORS", (gone.url, f"{server.url}honest/"))
    assert_small("test")


@pytest.mark.usefixtures("small_files")
def test_without_a_network_one_error_says_what_to_do(monkeypatch, cache):
    monkeypatch.setattr(_mnist_files, "MIRRORS", ("https://one.invalid/mnist/", "https://two.invalid/"))
    with pytest.raises(DataError, match=r"one\.invalid gave no whole answer .*; two\.invalid gave no") as caught:
        mnist("train")
    assert_says_how_to_help_oneself(caught.value)
    assert_nothing_is_left(cache)


@pytest.mark.parametrize("way", ["honest", "absent"])
def test_a_damaged_file_in_the_cache_is_never_used(server, monkeypatch, cache, way):
    use(monkeypatch, server, "honest")
    assert_small("test")
    path = cache / f"{TEST_LABELS}.gz"
    path.write_bytes(path.read_bytes()[:-1])
    use(monkeypatch, server, way)
    if way == "honest":
        assert_small("test")
        assert path.read_bytes() == PACKED[path.name]
    else:
        with pytest.raises(DataError, match=f"{path.name} could not be downloaded"):
            mnist("test")


PROGRAM = """
from pathlib import Path
import pooch
from nnlesson.datasets import _mnist_files, mnist
from nnlesson.datasets._mnist_files import MnistFile
_mnist_files.PARTS, _mnist_files.MIRRORS = {parts!r}, ({mirror!r},)
pooch.os_cache = lambda name: Path({cache!r})
mnist("test")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl+C", "killed"])
def test_an_interrupted_download_is_begun_anew(server, monkeypatch, cache, how):
    mirror = f"{server.url}stalled/"
    program = textwrap.dedent(PROGRAM).format(parts=SMALL_PARTS, mirror=mirror, cache=str(cache))
    child = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    try:
        stop = time.monotonic() + 8
        while not any(path.stat().st_size for path in cache.glob("*")) and time.monotonic() < stop:
            time.sleep(0.01)  # until the first half is on the disk
        child.send_signal(how)
        printed = child.communicate(timeout=8)[1]
    finally:
        child.kill()
        child.wait()
    assert child.returncode == -how or "KeyboardInterrupt" in printed
    assert "DataError" not in printed
    assert not (cache / "t10k-images-idx3-ubyte.gz").exists()
    if how == signal.SIGINT:
        assert_nothing_is_left(cache)
    use(monkeypatch, server, "honest")
    assert_small("test")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_trouble_with_the_disk_stops_at_once(server, monkeypatch, cache, number):
    pooch = importlib.import_module("pooch")
    honest_get = pooch.HTTPDownloader.__call__

    def full(self, url, output_file, *rest):
        honest_get(self, url, output_file, *rest)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(pooch.HTTPDownloader, "__call__", full)
    use(monkeypatch, server, "honest", "honest")
    said = f"t10k-images-idx3-ubyte.gz could not be kept in {cache}: {os.strerror(number)}; that folder must be"
    with pytest.raises(DataError, match=re.escape(said)) as caught:
        mnist("test")
    assert_says_how_to_help_oneself(caught.value)
    assert_nothing_is_left(cache)
    assert len(server.asked) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk(server, monkeypatch, cache):
    tempfile = importlib.import_module("tempfile")
    make = tempfile.NamedTemporaryFile

    def on_a_full_disk(*arguments, **options):
        file = make(*arguments, **options)
        Path(file.name).unlink()
        Path(file.name).symlink_to("/dev/full")
        return file

    use(monkeypatch, server, "honest")
    cache.mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "NamedTemporaryFile", on_a_full_disk)
        with pytest.raises(DataError, match=re.escape(f"could not be kept in {cache}: {os.strerror(errno.ENOSPC)}")):
            mnist("test")
    assert_nothing_is_left(cache)
    assert_small("test")


def test_a_file_in_the_place_of_the_cache(server, monkeypatch, cache):
    use(monkeypatch, server, "honest")
    cache.parent.mkdir()
    cache.touch()
    with pytest.raises(DataError, match=re.escape(f"could not be kept in {cache}: ")) as caught:
        mnist("test")
    assert_says_how_to_help_oneself(caught.value)
    assert server.asked == []


def test_a_folder_that_pooch_may_not_write_to(server, monkeypatch, cache):
    def refuse(**_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    use(monkeypatch, server, "honest")
    cache.mkdir(parents=True)
    monkeypatch.setattr(importlib.import_module("tempfile"), "NamedTemporaryFile", refuse)
    with pytest.raises(DataError, match=re.escape(f"could not be kept in {cache}: no permission; that folder")):
        mnist("test")
    assert server.asked == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for this user")
def test_a_read_only_cache(server, monkeypatch, cache):
    use(monkeypatch, server, "honest")
    cache.mkdir(parents=True)
    cache.chmod(0o500)
    try:
        with pytest.raises(DataError, match=re.escape(f"could not be kept in {cache}: ")):
            mnist("test")
        assert_nothing_is_left(cache)
    finally:
        cache.chmod(0o700)


@pytest.mark.parametrize("missing", ["pooch", "tqdm"])
@pytest.mark.usefixtures("small_files")
def test_a_missing_extra_is_named(monkeypatch, missing):
    if missing == "pooch":
        monkeypatch.setitem(sys.modules, "pooch", None)
    else:
        monkeypatch.setattr(importlib.import_module("pooch.downloaders"), "tqdm", None)
    with pytest.raises(ImportError, match=r"pip install nnlesson\[data\]"):
        mnist("test")


@pytest.mark.usefixtures("folder")
def test_a_folder_needs_no_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pooch", None)
    assert_small("test")


def test_mirrors_are_safe_addresses_of_folders():
    assert len(set(MIRRORS)) == len(MIRRORS) >= 2
    assert all(mirror.startswith("https://") and mirror.endswith("/") for mirror in MIRRORS)


# the table of text

HEADER = ",".join(["label", *(f"pixel{number}" for number in range(784))])


def lines_of(part):
    images, labels = SMALL[part]
    return [",".join(map(str, [label, *pixels])) for label, pixels in zip(labels, images.reshape(-1, 784), strict=True)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_table_is_read(tmp_path, end, last, pack):
    path = tmp_path / "train.csv"
    path.write_bytes(pack((end.join([HEADER, *lines_of("train")]) + last).encode()))
    inputs, labels = mnist_csv(path)
    np.testing.assert_array_equal(inputs, SMALL["train"][0].reshape(-1, 784) / 255)
    np.testing.assert_array_equal(labels, SMALL["train"][1])
    assert (inputs.dtype, labels.dtype) == (np.float64, np.int64)
    few, _ = mnist_csv(str(path), dtype=np.uint8)
    np.testing.assert_array_equal(few, SMALL["train"][0].reshape(-1, 784))


def test_a_table_may_have_one_line_and_a_mark_of_utf_8(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("\n".join([HEADER, lines_of("test")[0]]), encoding="utf-8-sig")
    assert mnist_csv(path, dtype=np.float32)[0].dtype == np.float32


def changed(number, line):
    lines = [HEADER, *lines_of("train")]
    lines[number - 1] = line
    return "\n".join(lines)


FIRST = lines_of("train")[0].partition(",")[2]
TABLES = [
    ("", "must begin with the line label,pixel0,...,pixel783, got ''"),
    ("\n".join(lines_of("train")), "must begin with the line label,pixel0"),
    (HEADER.removeprefix("label,") + "\n" + FIRST, "got 'pixel0,pixel1,"),
    (HEADER + ",pixel784\n1," + FIRST, "must begin with the line label"),
    ("<html>", "must begin with the line label,pixel0,...,pixel783, got '<html>'"),
    (HEADER, "must hold at least one digit after its first line, got none"),
    (HEADER + "\n\n", "must hold at least one digit after its first line, got none"),
    (changed(4, ""), "line 4: must hold 785 numbers, a label and 784 pixels, got 1"),
    (changed(4, FIRST), "line 4: must hold 785 numbers, a label and 784 pixels, got 784"),
    (changed(7, "1," + FIRST[: len(FIRST) // 2]), "line 7: must hold 785 numbers"),
    (changed(2, "10," + FIRST), "line 2: label must be a whole number from 0 to 9, got '10'"),
    (changed(3, "1.0," + FIRST), "line 3: label must be a whole number from 0 to 9, got '1.0'"),
    (changed(3, "-1," + FIRST), "line 3: label must be a whole number from 0 to 9, got '-1'"),
    (changed(3, "five," + FIRST), "line 3: label must be a whole number from 0 to 9, got 'five'"),
    (changed(5, "1,256," + FIRST.partition(",")[2]), "line 5: pixel0 must be a whole number from 0 to 255, got '256'"),
    (
        changed(5, "1," + FIRST.rpartition(",")[0] + ","),
        "line 5: pixel783 must be a whole number from 0 to 255, got ''",
    ),
    (changed(5, "1,nan," + FIRST.partition(",")[2]), "line 5: pixel0 must be a whole number from 0 to 255, got 'nan'"),
    (changed(6, "1," + "x" * 99 + "," + FIRST.partition(",")[2]), "line 6: pixel0 must be a whole number"),
    ("\n".join([HEADER] + ["1," + FIRST.rpartition(",")[0]] * 3), "line 2: must hold 785 numbers"),
    ("\n".join([HEADER] + ["1,0," + FIRST] * 3), "line 2: must hold 785 numbers, a label and 784 pixels, got 786"),
]


@pytest.mark.parametrize(("text", "words"), TABLES)
def test_a_wrong_table_is_refused_with_its_line(tmp_path, text, words):
    path = tmp_path / "train.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=re.escape(words)) as caught:
        mnist_csv(path)
    assert str(path) in str(caught.value)
    assert len(str(caught.value)) < 200 + len(str(path))


@pytest.mark.parametrize("packed", [None, gzip.compress(HEADER.encode(), mtime=0)[:-5], b"\x89PNG\xff\xfe" * 50])
def test_what_is_no_table_is_refused(tmp_path, packed):
    path = tmp_path / "train.csv"
    if packed:
        path.write_bytes(packed)
    with pytest.raises(DataError, match=re.escape(f"{path} must be")):
        mnist_csv(path)


# the real files


@pytest.mark.parametrize(
    ("part", "counts", "first", "mean"),
    [
        ("train", [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], [5, 0, 4, 1, 9], 0.1307),
        ("test", [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], [7, 2, 1, 0, 4], 0.1325),
    ],
)
def test_the_real_files(mnist_folder, monkeypatch, part, counts, first, mean):
    monkeypatch.setenv("NNLESSON_DATA", str(mnist_folder))
    inputs, labels = mnist(part, dtype=np.float32)
    assert inputs.shape == (sum(counts), 784)
    assert np.bincount(labels).tolist() == counts
    assert labels[:5].tolist() == first
    assert (inputs.min(), inputs.max()) == (0.0, 1.0)
    assert inputs.mean(dtype=np.float64) == pytest.approx(mean, abs=0.00005)
    ink = inputs.reshape(-1, 28, 28).mean(axis=0)
    assert ink[10:18, 10:18].mean() > 0.3  # digits stand in the middle, upright or not
    assert ink[0].max() < 0.01


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("another hash"), "sent something else"),
        (TimeoutError(), "gave no whole answer (TimeoutError)"),
        (io.UnsupportedOperation(), "gave no whole answer (UnsupportedOperation)"),  # an OSError and a ValueError
        (EOFError(), "gave no whole answer (EOFError)"),  # neither
    ],
    ids=repr,
)
def test_what_a_mirror_did_is_said(error, said):
    assert _mnist_files._answer(error) == said


def test_a_file_holds_its_header_and_a_byte_for_each_pixel_or_label():
    sizes = {part: [file.size for file in files] for part, files in PARTS.items()}
    assert sizes == {part: [16 + 28 * 28 * n, 8 + n] for part, n in {"train": 60_000, "test": 10_000}.items()}


def test_archives_are_those_that_others_publish_too():
    # the sums of the four archives as the data sets of TensorFlow, Hugging Face and many courses list them
    published = {
        "train-images-idx3-ubyte": "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        "train-labels-idx1-ubyte": "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        "t10k-images-idx3-ubyte": "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        "t10k-labels-idx1-ubyte": "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
    }
    assert {file.name: file.packed_sha256 for files in PARTS.values() for file in files} == published
