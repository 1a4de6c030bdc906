"""The exercises of chapter 15."""

from collections.abc import Callable, Sequence

import numpy as np

from nnlesson.practice.old_exercise import Exercise

PIXELS = [0, 51, 102, 255, 255, 204, 51, 0, 0, 0, 153, 255]  # three pictures, 2 by 2
LABELS = [7, 2, 9]
IMAGES_FILE = b"".join(number.to_bytes(4, "big") for number in (2051, 3, 2, 2)) + bytes(PIXELS)
LABELS_FILE = b"".join(number.to_bytes(4, "big") for number in (2049, 3)) + bytes(LABELS)
FEW = 3  # numbers that may agree with some bytes by chance

PARAMETERS = Exercise(
    truth=lambda: [101_770, 13_002],
    cases=[()],
    slips={
        "you left out the biases, one for each node": lambda: [101_632, 12_960],
        "each node has a bias of its own, not each layer": lambda: [101_634, 12_963],
        "you counted nodes; count the weights between two layers, and the biases": lambda: [922, 826],
        "the pixels need no bias, they are no nodes": lambda: [102_554, 13_786],
    },
)

EXERCISES = [PARAMETERS]


def check_digit_parameters(wide: int | None, narrow: int | None) -> None:
    """Judge the paper exercise "count 784-128-10 and 784-16-16-10" of chapter 15.

    Built in chapter 15.

    Parameters
    ----------
    wide, narrow : int or None
        How many parameters each of the two networks has.

    Examples
    --------
    >>> check_digit_parameters(101_632, 12_960)
    Not yet: you left out the biases, one for each node.
    """
    if wide is None or narrow is None:
        print("Not yet: put your numbers in the place of None.")
    elif isinstance(wide, str) or isinstance(narrow, str):
        print("Not yet: write numbers without quotation marks.")
    elif (right := [_is(wide, 101_770), _is(narrow, 13_002)]) in ([True, False], [False, True]):
        print(f"Not yet: {'784-128-10' if right[0] else '784-16-16-10'} is right; count the other one again.")
    else:
        print(PARAMETERS.verdict(lambda: [wide, narrow]))


def _is(answer: object, number: int) -> bool:
    """Say whether an answer is this number; a list is not."""
    return isinstance(answer, int | float | np.number) and answer == number


def check_read_digits(read_digits: Callable[[bytes, bytes], tuple]) -> None:
    """Judge the exercise "read two files" of chapter 15.

    Built in chapter 15.

    Parameters
    ----------
    read_digits : callable
        The reader's function: takes all bytes of an image file and of a label file, answers with a pair: a list with
        the pixels of each picture, from 0.0 to 1.0, and a list of labels.

    Examples
    --------
    >>> check_read_digits(lambda images, labels: None)
    Not yet: your function returns nothing. Put `return` before the answer.
    """
    print(_verdict(read_digits))


def _verdict(read_digits: Callable) -> str:
    """Try a reader's function on three pictures of 2 by 2 pixels, and name what is wrong."""
    if not callable(read_digits):
        return f"Not yet: the answer must be a function, got {read_digits!r}."
    try:
        answer = read_digits(IMAGES_FILE, LABELS_FILE)
    except Exception as error:  # whatever the reader's code does, the page goes on
        return f"Not yet: your function stops with {type(error).__name__}: {error}."
    if answer is None or answer is ...:
        return "Not yet: your function returns nothing. Put `return` before the answer."
    try:
        pictures, labels = answer
        pictures = [np.asarray(picture, dtype=float).ravel() for picture in list(pictures)]
        labels = np.asarray(list(labels), dtype=float)
    except (TypeError, ValueError, OverflowError):
        return "Not yet: return a pair: a list of pictures, each a list of its pixels, and a list of labels."
    words = _fault_of_pictures(pictures) or _fault_of_labels(labels)
    return f"Not yet: {words}." if words else "Right: the package reads the same pictures and labels."


def _fault_of_pictures(pictures: list[np.ndarray]) -> str | None:
    """Say what is wrong with the pixels, if anything."""
    pixels = np.concatenate(pictures) if pictures else np.empty(0)
    if (shift := _shift(pixels, IMAGES_FILE, 16)) is None:
        if len(pixels) != len(PIXELS):
            return f"the small files hold 3 pictures of 4 pixels, 12 pixels in all, yours hold {len(pixels)}"
        return "a pixel is wrong; compare with the bytes of the file, one by one"
    if shift < 0:
        return f"you took {_bytes(-shift)} of the head for pixels"
    if shift > 0 or len(pixels) < len(PIXELS):
        return "some pixels are missing"
    if np.allclose(pixels, PIXELS):
        return "the pixels are right, but still bytes; divide them by 255"
    if np.allclose(pixels * 256, PIXELS):
        return "the largest byte is 255, so divide by that and not by 256"
    if [len(picture) for picture in pictures] != [4, 4, 4]:
        return "the pixels are right, but each of the 3 pictures must be a list of its own 4"
    return None


def _fault_of_labels(labels: np.ndarray) -> str | None:
    """Say what is wrong with the labels, if anything."""
    if labels.shape == (3,) and (labels == LABELS).all():
        return None
    if labels.shape == (3,) and any((labels == np.roll(LABELS, by)).all() for by in (1, 2)):
        return "the labels are shifted: each picture has the label of another one"
    if (shift := _shift(labels, LABELS_FILE, 8, scales=(1,))) is not None and shift < 0:
        return f"the pixels are right, but you took {_bytes(-shift)} of the head for labels"
    if labels.shape != (3,):
        return "the pixels are right, but the small files hold 3 labels, one for each picture"
    return "the pixels are right, but a label is not; compare with the bytes of the file, one by one"


def _bytes(count: int) -> str:
    return "the last byte" if count == 1 else f"the last {count} bytes"


def _shift(numbers: np.ndarray, content: bytes, begin: int, scales: Sequence[int] = (1, 255, 256)) -> int | None:
    """Say how far from the right place a row of numbers was taken out of a file; None if it stands nowhere there."""
    if numbers.ndim != 1 or len(numbers) < FEW:
        return None
    for place in sorted(range(len(content) - len(numbers) + 1), key=lambda place: abs(place - begin)):
        there = np.frombuffer(content, np.uint8)[place : place + len(numbers)]
        if any(np.allclose(numbers * scale, there) for scale in scales):
            return place - begin
    return None
