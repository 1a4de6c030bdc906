"""Finds the four files of MNIST: in the reader's folder, in the cache, or at a mirror; and trusts none of them."""

import gzip
import hashlib
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard
from urllib.parse import urlsplit

from nnlesson.errors import DataError

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://raw.githubusercontent.com/fgnt/mnist/master/",
)
PATIENCE = 30  # seconds that a mirror may stay silent


@dataclass(frozen=True)
class MnistFile:
    """One of the four files: its name, its size and SHA-256 unpacked, and the SHA-256 of the mirrors' gzip file."""

    name: str
    size: int
    sha256: str
    packed_sha256: str

    @property
    def names(self) -> tuple[str, ...]:
        """What the file may be called in a folder; some programs write a point for the hyphen."""
        pointed = self.name.replace("-idx", ".idx")
        return self.name, f"{self.name}.gz", pointed, f"{pointed}.gz"


PARTS = {
    "train": (
        MnistFile(
            "train-images-idx3-ubyte",
            16 + 60_000 * 28 * 28,
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        ),
        MnistFile(
            "train-labels-idx1-ubyte",
            8 + 60_000,
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        ),
    ),
    "test": (
        MnistFile(
            "t10k-images-idx3-ubyte",
            16 + 10_000 * 28 * 28,
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        ),
        MnistFile(
            "t10k-labels-idx1-ubyte",
            8 + 10_000,
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        ),
    ),
}


def content(file: MnistFile) -> bytes:
    """Return the bytes of a file, unpacked and proven; download it if it is nowhere."""
    folder = os.environ.get("NNLESSON_DATA", "").strip()
    path = _in_folder(file, Path(folder).expanduser()) if folder else _in_cache(file)
    return _verified(file, path)


def unpacked(path: Path, at_most: int = -1) -> bytes:
    """Return the bytes of any file, gzipped or plain, whatever its name says."""
    try:
        with path.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as stream:
            return stream.read(at_most)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise DataError(f"{path} must be a whole gzip file, got a damaged or cut one; get the file again") from None
    except OSError as error:
        raise DataError(f"{path} must be a file that can be read, got: {error.strerror}") from None


def _in_folder(file: MnistFile, folder: Path) -> Path:
    """Find a file in the folder that the reader named."""
    try:
        there = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise DataError(f"NNLESSON_DATA must name a folder, got {folder}: {error.strerror}. {_cure()}") from None
    for name in file.names:
        if name in there:
            return folder / name
    raise DataError(
        f"{folder}, named by NNLESSON_DATA, must hold {file.name}.gz or {file.name}, has neither. {_cure()}"
    )


def _in_cache(file: MnistFile) -> Path:
    """Find a file in the cache; if it is not there, or damaged, download it from the first mirror that has it.

    pooch writes to a file of another name and renames it once its SHA-256 is right, so half a file is never found.
    """
    try:
        import pooch

        downloader = pooch.HTTPDownloader(progressbar=True, timeout=PATIENCE)
    except (ImportError, ValueError) as error:  # ValueError: pooch found no tqdm
        raise ImportError("a download needs pooch and tqdm; install them with: pip install nnlesson[data]") from error
    cache, name, known = pooch.os_cache("nnlesson"), f"{file.name}.gz", f"sha256:{file.packed_sha256}"
    failures = []
    for mirror in MIRRORS:
        try:
            return Path(pooch.retrieve(mirror + name, known, fname=name, path=cache, downloader=downloader))
        except (OSError, ValueError) as error:
            if _is_of_the_disk(error):
                why = f"{error.strerror or 'no permission'}; that folder must be writable and have 12 MB of room"
                raise DataError(f"{name} could not be kept in {cache}: {why}. {_cure()}") from None
            failures.append(f"{urlsplit(mirror).netloc} {_answer(error)}")
    raise DataError(f"{name} could not be downloaded: {'; '.join(failures)}. Try again later. {_cure()}")


def _is_of_the_disk(error: Exception) -> TypeGuard[OSError]:
    """Tell trouble with the disk from trouble with a mirror: errors of the network carry no number of the system."""
    return isinstance(error, PermissionError) or getattr(error, "errno", None) is not None


def _answer(error: Exception) -> str:
    """Say what a mirror did instead of sending the file."""
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return "sent something else"
    response = getattr(error, "response", None)
    return f"gave no whole answer ({type(error).__name__})" if response is None else f"said {response.status_code}"


def _verified(file: MnistFile, path: Path) -> bytes:
    """Return the bytes of a file if they are those of MNIST; else say what they are."""
    every = [each for part in PARTS.values() for each in part]
    longest = max(each.size for each in every)
    found = unpacked(path, at_most=longest + 1)
    sha256 = hashlib.sha256(found).hexdigest()
    if sha256 == file.sha256:
        return found
    size = "more" if len(found) > longest else f"{len(found):,}"
    if others := [each.name for each in every if each.sha256 == sha256]:
        fault = f"must hold {file.name}, holds {others[0]}: swapped or misnamed"
    elif len(found) != file.size:
        fault = f"must hold {file.size:,} bytes, unpacked, holds {size}: damaged, cut off or misnamed"
    else:
        fault = "has the right length and wrong bytes: damaged, or another set of these names, such as Fashion-MNIST"
    raise DataError(f"{path} {fault}. {_cure()}")


def _cure() -> str:
    """Say how to get the files by hand."""
    names = ", ".join(f"{file.name}.gz" for part in PARTS.values() for file in part)
    return (
        f"By hand: get {names} from {' or '.join(MIRRORS)} into one folder, "
        "and set the environment variable NNLESSON_DATA to that folder."
    )
