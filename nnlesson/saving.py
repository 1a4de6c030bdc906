"""Writes a network into one file, and reads it again."""

import os
import threading

import numpy as np

from nnlesson import _validate
from nnlesson.activations import known_activation
from nnlesson.dense import MLP, Dense
from nnlesson.errors import DataError

FORMAT = "nnlesson MLP 1"  # what a saved file says it is; the number changes with the content


def save(mlp: MLP, path: str | os.PathLike[str]) -> None:
    """Write the network into one file; all of it or nothing.

    Built in chapter 14.

    Parameters
    ----------
    mlp : MLP
        Its activations are those of `nnlesson.activations`.
    path : str or path
        Where. A file that is there is replaced once the new one is complete.

    Raises
    ------
    TypeError, ValueError
        If `path` is no path, an activation is not one of `nnlesson.activations`, or a parameter is not finite.
    OSError
        If the file cannot be written; what was there stays.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(MLP.random((2, 3, 1), rng=0), folder + "/mine.npz")
    ...     len(load(folder + "/mine.npz").layers)
    2
    """
    _validate.instance(mlp, MLP, "mlp must be an MLP")
    path = _validate.path(path).resolve()  # a link keeps leading to its file
    if path.exists() and not path.is_file():
        raise OSError(f"{path} is not a file; name one to write, such as mine.npz")
    content = _content_of(mlp)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with unfinished.open("wb") as file:
            np.savez(file, **content)  # type: ignore[arg-type]  # no name in it is one of an option of savez
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _content_of(mlp: MLP) -> dict[str, np.ndarray]:
    """Return what the file is to hold, or raise if it could not be read again."""
    activations = [layer.activation for layer in mlp.layers]
    for activation in activations:
        if not activation.is_known:
            raise ValueError(f"activation {activation} cannot be saved, only those of nnlesson.activations")
    if not all(np.isfinite(parameter).all() for parameter in mlp.parameters):
        raise ValueError("the parameters hold NaN or infinity; such a network cannot be loaded again")
    content = {
        "format": np.array(FORMAT),
        "activations": np.array([activation.name for activation in activations]),
        "alphas": np.array([np.nan if each.alpha is None else each.alpha for each in activations]),
    }
    for number, layer in enumerate(mlp.layers, start=1):
        content[f"weights_{number}"], content[f"bias_{number}"] = layer.weights, layer.bias
    return content


def load(path: str | os.PathLike[str]) -> MLP:
    """Read a network that `save` has written; the same numbers, to the last bit.

    Built in chapter 14.

    Parameters
    ----------
    path : str or path
        Where it is.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    DataError
        If the file is damaged, or is something else, or is of a newer version.

    Examples
    --------
    See `save`.
    """
    with _validate.path(path).open("rb") as file:  # so that a missing file is said by Python itself
        try:
            with np.load(file, allow_pickle=False) as content:
                return _network_of(dict(content))
        except Exception as error:  # the file is open: whatever goes wrong now lies in what it holds
            raise DataError(f"{path} is not a network saved by nnlesson ({FORMAT}), or is damaged: {error}") from None


def _network_of(content: dict[str, np.ndarray]) -> MLP:
    """Build the network from what a file held."""
    if str(content["format"]) != FORMAT:
        raise ValueError(f"its format is {content['format']}")
    layers = []
    for number, (name, alpha) in enumerate(zip(content["activations"], content["alphas"], strict=True), start=1):
        activation = known_activation(str(name), None if np.isnan(alpha) else float(alpha))
        layers.append(Dense(content[f"weights_{number}"], content[f"bias_{number}"], activation))
    return MLP(layers)
