"""The exercises of the page "handwritten-digits"."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnlesson._validate import Floats
from nnlesson.practice.exercise import Case, CodeExercise, PaperExercise
from nnlesson.practice.kinds import Function, Numbers, Pair, Table, WholeNumber, close

check_digit_parameters = PaperExercise(
    id="digit-parameters",
    task="How many parameters has a network 784-128-10, and how many has 784-16-16-10?",
    answers={"wide": WholeNumber(), "narrow": WholeNumber()},
    blank="your numbers",
    truth=(101_770, 13_002),
    slips={
        "you left out the biases, one for each node": (101_632, 12_960),
        "each node has a bias of its own, not each layer": (101_634, 12_963),
        "you counted nodes; count the weights between two layers, and the biases": (922, 826),
        "the pixels need no bias, they are no nodes": (102_554, 13_786),
        "784-128-10 is right; count the other one again": (101_770, ...),
        "784-16-16-10 is right; count the other one again": (..., 13_002),
    },
    otherwise="at least one number is wrong. Work it out again, one step at a time",
)

IMAGE_HEAD, LABEL_HEAD = 16, 8  # bytes before the first pixel, and before the first label


def _files(*sizes: int, pixels: Sequence[int], labels: Sequence[int]) -> tuple[bytes, bytes]:
    """Write an image file and a label file."""
    heads = (2051, *sizes), (2049, sizes[0])
    images, names = (b"".join(int(number).to_bytes(4, "big") for number in head) for head in heads)
    return images + bytes(pixels), names + bytes(labels)


def _drawn(rng: np.random.Generator) -> Case:
    """Draw two files; one in ten is so long that a number in its head takes more than one byte."""
    sizes = rng.permutation([300, 1, 1]) if rng.random() < 0.1 else rng.integers(1, 4, 3)
    pixels, labels = rng.integers(256, size=sizes.prod()), rng.integers(10, size=sizes[0])
    return _files(*sizes, pixels=pixels.tolist(), labels=labels.tolist())


def _read(images: bytes, labels: bytes) -> tuple[Floats, NDArray[np.uint8]]:
    pixels = np.frombuffer(images, np.uint8, offset=IMAGE_HEAD) / 255
    names = np.frombuffer(labels, np.uint8, offset=LABEL_HEAD)
    return pixels.reshape(len(names), -1), names


PICTURES = Pair(Table("picture"), Numbers(), "a pair: a list of pictures, each a list of its pixels, and one of labels")


def _where_wrong(case: Case, answer: object) -> str:
    """Say whether pictures or labels are wrong, and whether a head was taken for pixels."""
    images, (pictures, names), (right, labels) = case[0], PICTURES.read(answer), _read(*case)
    for place in range(IMAGE_HEAD if pictures.size else 0):
        if close(255 * pictures[0], list(images[place : place + len(pictures[0])])):
            n = IMAGE_HEAD - place
            return f"you took {f'the last {n} bytes' if n > 1 else 'the last byte'} of the head for pixels"
    if pictures.size != right.size:
        return f"the file holds {len(right)} pictures, {right.size} pixels in all, yours hold {pictures.size}"
    if not close(pictures.ravel(), right.ravel()):
        return "a pixel is wrong; compare with the bytes of the file, one by one"
    if len(pictures) != len(right):
        return f"the pixels are right, but each of the {len(right)} pictures must be a list of its own"
    if len(names) != len(labels):
        return f"the pixels are right, but the file holds {len(labels)} labels behind its head, yours are {len(names)}"
    return "the pixels are right, but a label is not; compare with the bytes of the file, one by one"


check_read_digits = CodeExercise(
    id="read-digits",
    task="Write a function that takes the bytes of an image file and of a label file, and answers with two lists: the "
    "pictures, each a list of its pixels from 0.0 to 1.0, and the labels.",
    answers={"read_digits": Function()},
    truth=_read,
    returns=PICTURES,
    cases=[_files(3, 2, 2, pixels=[0, 51, 102, 255, 255, 204, 51, 0, 0, 0, 153, 255], labels=[7, 2, 9])],
    edges={
        "right for 3 pictures of 2 by 2 pixels, but not for 2 of 3 by 1; the head says how many and how large": (
            _files(2, 3, 1, pixels=[0, 51, 102, 255, 204, 153], labels=[4, 1])
        ),
        "right, but not where two pictures have the same label; a label does not say which picture it belongs to": (
            _files(3, 2, 1, pixels=[0, 51, 102, 255, 204, 153], labels=[4, 4, 1])
        ),
        "right, but not for 300 pictures; a number in the head has four bytes": (
            _files(300, 1, 1, pixels=[51] * 300, labels=[5] * 300)
        ),
        "right, but not for 300 by 1 pixels; a number in the head has four bytes": (
            _files(1, 300, 1, pixels=[51] * 300, labels=[5])
        ),
    },
    draw=_drawn,
    seed=11,  # among the cases are 300 pictures, 300 rows and 300 columns
    slips={
        "the pixels are right, but still bytes; divide them by 255": (
            lambda images, labels: (255 * _read(images, labels)[0], _read(images, labels)[1])
        ),
        "the largest byte is 255, so divide by that and not by 256": (
            lambda images, labels: (255 / 256 * _read(images, labels)[0], _read(images, labels)[1])
        ),
        "each picture is a list of rows; give it as one list of its pixels": (
            lambda images, labels: (_read(images, labels)[0].reshape(-1, 2, 2), _read(images, labels)[1])
        ),
    },
    otherwise=_where_wrong,
    right="the package reads the same pictures and labels",
)
