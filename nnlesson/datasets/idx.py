"""Reads IDX, the file format of MNIST: who it is, how long it is each way, then one byte after the other."""

import math

import numpy as np
from numpy.typing import NDArray

from nnlesson.errors import DataError

DIMENSIONS = {2049: 1, 2051: 3}  # first number of a file: how many sizes follow it


def read_idx(content: bytes) -> NDArray[np.uint8]:
    """Make an array of the content of an IDX file.

    Built in chapter 15.

    Parameters
    ----------
    content : bytes
        All of the file, unpacked: ``Path(name).read_bytes()``, or ``gzip.decompress`` of that.

    Returns
    -------
    ndarray of uint8
        Labels, shape (n_samples,), or images, shape (n_samples, n_rows, n_columns).

    Raises
    ------
    DataError
        If the first number is neither 2049 nor 2051, or the content is shorter or longer than its sizes say.
    TypeError
        If `content` is not bytes.

    Notes
    -----
    A number takes four bytes, the largest part first ("big-endian"). The first number is 2049 for labels and 2051 for
    images: 8 × 256 says that bytes follow, 1 or 3 how many sizes there are. Then come the sizes, then the bytes.

    Examples
    --------
    >>> read_idx(bytes([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4])).tolist()
    [5, 0, 4]
    """
    if not isinstance(content, bytes):
        raise TypeError(f"content must be bytes, as of Path.read_bytes, got {type(content).__name__}")
    first = int.from_bytes(content[:4], "big")
    if first not in DIMENSIONS:
        raise DataError(f"an IDX file must begin with 2049 (labels) or 2051 (images), got {first}; is it unpacked?")
    start = 4 + 4 * DIMENSIONS[first]
    shape = [int.from_bytes(content[place : place + 4], "big") for place in range(4, start, 4)]
    if len(content) != start + math.prod(shape):
        raise DataError(f"an IDX file of sizes {shape} must have {start + math.prod(shape)} bytes, got {len(content)}")
    return np.frombuffer(content, np.uint8)[start:].reshape(shape).copy()
