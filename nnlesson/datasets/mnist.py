"""Handwritten digits, 28 by 28 pixels: 60,000 to learn from and 10,000 to test with."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike, NDArray

from nnlesson import _validate
from nnlesson.datasets import _mnist_files
from nnlesson.datasets.idx import read_idx
from nnlesson.errors import DataError

PIXELS = 28 * 28
HEADER = ["label", *(f"pixel{i}" for i in range(PIXELS))]
LABELS = set("0123456789")
BYTES = {str(number) for number in range(256)}


def mnist(part: str = "train", *, dtype: DTypeLike = np.float64) -> tuple[np.ndarray, _validate.Integers]:
    """Read a part of MNIST; download it first if it is nowhere on this machine.

    Built in chapter 15.

    If the environment variable NNLESSON_DATA names a folder, the files are read from there and nothing is downloaded.
    Each may be gzipped or plain. Otherwise they are downloaded once (11.6 MB) into the user's cache.

    Parameters
    ----------
    part : {"train", "test"}
        The 60,000 digits to learn from, or the 10,000 to test with.
    dtype : {float64, float32, uint8}
        What the inputs are. As float64 the 60,000 take 376 MB, as float32 188 MB, as uint8, unscaled, 47 MB.

    Returns
    -------
    inputs : ndarray of shape (n_samples, 784)
        Ink from 0.0 (paper) to 1.0, which is the byte of the file divided by 255; as uint8 the byte itself, 0 to 255.
        ``inputs[i].reshape(28, 28)`` is the picture.
    labels : ndarray of shape (n_samples,)
        Whole numbers 0 to 9. The two cross-entropies take them as they are; `nnlesson.losses.one_hot` makes a table.

    Raises
    ------
    DataError
        If a file cannot be had, or is damaged, cut off or another one. The message says what to do.
    ImportError
        If a download is due and pooch or tqdm is missing.
    TypeError, ValueError
        If `part` or `dtype` is not one of those above.

    Notes
    -----
    Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998), from NIST's Special Databases
    1 and 3. Each file is held against its SHA-256, unpacked.

    Examples
    --------
    >>> inputs, labels = mnist("test")  # doctest: +SKIP
    >>> inputs.shape, labels[:3].tolist()  # doctest: +SKIP
    ((10000, 784), [7, 2, 1])
    """
    if part not in _mnist_files.PARTS:
        raise ValueError(f"part must be 'train' or 'test', got {part!r}")
    dtype = _validated(dtype)
    images, labels = (read_idx(_mnist_files.content(file)) for file in _mnist_files.PARTS[part])
    return _scaled(images.reshape(len(images), PIXELS), dtype), labels.astype(np.int64)


def mnist_csv(path: str | os.PathLike[str], *, dtype: DTypeLike = np.float64) -> tuple[np.ndarray, _validate.Integers]:
    r"""Read MNIST in its form as a table of text, the ``train.csv`` of Kaggle's "Digit Recognizer".

    Built in chapter 15.

    Parameters
    ----------
    path : str or path
        The file, plain or gzipped. Its first line is ``label,pixel0,...,pixel783``; each further line is one digit.
    dtype : {float64, float32, uint8}
        What the inputs are, as in `mnist`. 42,000 digits take 263 MB as float64.

    Returns
    -------
    inputs : ndarray of shape (n_samples, 784)
        As in `mnist`: bytes divided by 255, or unscaled as uint8.
    labels : ndarray of shape (n_samples,)
        Whole numbers 0 to 9.

    Raises
    ------
    DataError
        If the file cannot be read, or a line is not as it must be; the message says which.
    TypeError
        If `dtype` is not one of those above.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> header = ",".join(["label", *(f"pixel{i}" for i in range(784))])
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "train.csv"
    ...     _ = path.write_text(header + "\n7" + ",51" * 784)
    ...     inputs, labels = mnist_csv(path)
    >>> inputs.shape, float(inputs[0, 0]), labels.tolist()
    ((1, 784), 0.2, [7])
    """
    dtype, path = _validated(dtype), Path(path)
    header, *lines = _mnist_files.unpacked(path).decode("utf-8-sig", errors="replace").rstrip().splitlines() or [""]
    if header.split(",") != HEADER:
        raise DataError(f"{path} must begin with the line label,pixel0,...,pixel783, got {_short(header)}")
    if not lines:
        raise DataError(f"{path} must hold at least one digit after its first line, got none; get the file again")
    try:
        table = np.loadtxt(lines, np.uint8, delimiter=",", comments=None, ndmin=2)
    except ValueError:  # it counts in its own way; below, every line is looked at
        table = np.empty((0, 0), np.uint8)
    if table.shape != (len(lines), len(HEADER)) or table[:, 0].max() > 9:
        raise DataError(f"{path}, {next(_faults(lines), 'some line must hold other numbers')}")
    return _scaled(table[:, 1:], dtype), table[:, 0].astype(np.int64)


def _validated(dtype: DTypeLike) -> np.dtype:
    """Return one of the three kinds of numbers, or raise."""
    if (found := np.dtype(dtype)) not in (np.float64, np.float32, np.uint8):
        raise TypeError(f"dtype must be float64, float32 or uint8, got {found}")
    return found


def _scaled(pixels: NDArray[np.uint8], dtype: np.dtype) -> np.ndarray:
    """Divide bytes by the largest one, in a fresh array; leave them alone if bytes are wanted."""
    return pixels.copy() if dtype == np.uint8 else np.divide(pixels, 255, dtype=dtype)


def _faults(lines: list[str]) -> Iterator[str]:
    """Say which lines after the header are not a label and 784 pixels, and why; slow, for messages only."""
    for number, line in enumerate(lines, start=2):
        fields = [field.strip() for field in line.split(",")]
        if len(fields) != len(HEADER):
            yield f"line {number}: must hold 785 numbers, a label and 784 pixels, got {len(fields)}"
            continue
        if fields[0] not in LABELS:
            yield f"line {number}: label must be a whole number from 0 to 9, got {_short(fields[0])}"
        for name, field in zip(HEADER, fields, strict=True):
            if field not in BYTES:
                yield f"line {number}: {name} must be a whole number from 0 to 255, got {_short(field)}"


def _short(text: str) -> str:
    """Quote the beginning of a text that may be long."""
    return repr(text if len(text) <= 40 else text[:40] + "...")
