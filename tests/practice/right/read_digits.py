"""Read pictures and labels: images and labels (the bytes of two IDX files).

The answer is two lists: the pictures, each a list of its pixels from 0.0 to 1.0, and the labels.
"""

import functools
import io
import itertools
import struct

import numpy as np

from nnlesson import datasets


def _number_at(place, content):
    total = 0
    for byte in content[place : place + 4]:
        total = 256 * total + byte
    return total


def by_number_at(images, labels):
    n_pixels = _number_at(8, images) * _number_at(12, images)
    pictures = []
    for begin in range(16, len(images), n_pixels):
        pictures.append([byte / 255 for byte in images[begin : begin + n_pixels]])
    return pictures, list(labels[8:])


def by_the_number_of_pictures(images, labels):
    n_pictures, n_rows, n_columns = _number_at(4, images), _number_at(8, images), _number_at(12, images)
    pictures = []
    for n in range(n_pictures):
        picture = []
        for i in range(n_rows * n_columns):
            picture.append(images[16 + n * n_rows * n_columns + i] / 255)
        pictures.append(picture)
    answers = []
    for n in range(n_pictures):
        answers.append(labels[8 + n])
    return pictures, answers


def pixel_by_pixel(images, labels):
    n_rows, n_columns = _number_at(8, images), _number_at(12, images)
    place, pictures = 16, []
    for _ in range(_number_at(4, images)):
        pixels = []
        for _row in range(n_rows):
            for _column in range(n_columns):
                pixels.append(images[place] / 255.0)
                place += 1
        pictures.append(pixels)
    return pictures, list(labels)[8:]


def by_from_bytes(images, labels):
    rows, columns = int.from_bytes(images[8:12], "big"), int.from_bytes(images[12:16], "big")
    size, pixels = rows * columns, images[16:]
    pictures = [[pixel / 255 for pixel in pixels[i : i + size]] for i in range(0, len(pixels), size)]
    return [pictures, [*labels[8:]]]


def by_struct(images, labels):
    _, n, rows, columns = struct.unpack(">4i", images[:16])
    pictures = []
    for k in range(n):
        pixels = struct.unpack_from(f">{rows * columns}B", images, 16 + k * rows * columns)
        pictures.append([pixel / 255 for pixel in pixels])
    _, n_labels = struct.unpack_from(">II", labels)
    return pictures, list(struct.unpack_from(f"{n_labels}B", labels, 8))


def by_powers_of_256(images, labels):
    sizes = []
    for place in (4, 8, 12):
        a, b, c, d = images[place : place + 4]
        sizes.append(a * 256**3 + b * 256**2 + c * 256 + d)
    n, n_pixels = sizes[0], sizes[1] * sizes[2]
    pictures = [[images[16 + k * n_pixels + i] / 255 for i in range(n_pixels)] for k in range(n)]
    return pictures, [labels[k + 8] for k in range(n)]


def by_filling_pictures(images, labels):
    n_pixels = _number_at(8, images) * _number_at(12, images)
    pictures, picture = [], []
    for byte in images[16:]:
        picture.append(byte / 255)
        if len(picture) == n_pixels:
            pictures.append(picture)
            picture = []
    return pictures, list(labels)[8:]


def by_enumerate(images, labels):
    n_pixels = _number_at(8, images) * _number_at(12, images)
    pictures = [[] for _ in range(_number_at(4, images))]
    for place, byte in enumerate(images):
        if place < 16:
            continue
        pictures[(place - 16) // n_pixels].append(byte / 255)
    return pictures, [int(label) for label in labels[8:]]


def with_a_while_loop(images, labels):
    n_pixels = _number_at(8, images) * _number_at(12, images)
    rest, pictures = list(images[16:]), []
    while rest:
        pictures.append([byte / 255 for byte in rest[:n_pixels]])
        rest = rest[n_pixels:]
    return pictures, list(labels[8:])


def by_dividing_first(images, labels):
    n, rest = _number_at(4, images), [byte / 255 for byte in images[16:]]
    size = len(rest) // n
    return [rest[k * size : (k + 1) * size] for k in range(n)], list(labels[8:])


def by_the_number_of_labels(images, labels):
    answers = list(labels[8:])
    size = (len(images) - 16) // len(answers)
    pictures = []
    for k, _ in enumerate(answers):
        pictures.append([byte / 255 for byte in images[16 + k * size : 16 + (k + 1) * size]])
    return pictures, answers


def by_a_stream(images, labels):
    def number(stream):
        return int.from_bytes(stream.read(4), "big")

    stream = io.BytesIO(images)
    number(stream)
    n, rows, columns = number(stream), number(stream), number(stream)
    pictures = [[byte / 255 for byte in stream.read(rows * columns)] for _ in range(n)]
    stream = io.BytesIO(labels)
    stream.seek(8)
    return pictures, list(stream.read())


def by_an_iterator(images, labels):
    content = iter(images)
    sizes = [functools.reduce(lambda n, byte: 256 * n + byte, itertools.islice(content, 4), 0) for _ in range(4)]
    pictures = []
    while picture := [byte / 255 for byte in itertools.islice(content, sizes[2] * sizes[3])]:
        pictures.append(picture)
    return pictures, list(itertools.islice(labels, 8, None))


def by_zipping_one_iterator(images, labels):
    n_pixels = _number_at(8, images) * _number_at(12, images)
    bytes_of_pictures = iter(images[16:])
    together = zip(*[bytes_of_pictures] * n_pixels)
    return [[byte / 255 for byte in picture] for picture in together], list(labels[8:])


def by_recursion(images, labels):
    size = _number_at(8, images) * _number_at(12, images)

    def cut(pixels):
        if not pixels:
            return []
        return [[pixel / 255 for pixel in pixels[:size]], *cut(pixels[size:])]

    return cut(images[16:]), list(labels[8:])


def by_map(images, labels):
    size = _number_at(8, images) * _number_at(12, images)
    starts = range(16, len(images), size)
    pictures = map(lambda begin: list(map(lambda byte: byte / 255, images[begin : begin + size])), starts)
    return list(pictures), list(labels[8:])


def with_tuples(images, labels):
    size = _number_at(8, images) * _number_at(12, images)
    pixels = tuple(byte / 255 for byte in images[16:])
    return tuple(pixels[i : i + size] for i in range(0, len(pixels), size)), tuple(labels[8:])


def by_one_reader_for_both(images, labels):
    def read(content):
        n_sizes = {2049: 1, 2051: 3}[_number_at(0, content)]
        sizes = [_number_at(4 + 4 * n, content) for n in range(n_sizes)]
        return sizes, list(content[4 + 4 * n_sizes :])

    (n, rows, columns), pixels = read(images)
    _, answers = read(labels)
    size = rows * columns
    return [[pixel / 255 for pixel in pixels[k * size : k * size + size]] for k in range(n)], answers


def by_memoryview(images, labels):
    head, body = memoryview(images)[:16].cast("B"), memoryview(images)[16:]
    size = _number_at(8, head) * _number_at(12, head)
    return [[b / 255 for b in body[i : i + size].tolist()] for i in range(0, len(body), size)], list(labels[8:])


def by_numpy(images, labels):
    sizes = np.frombuffer(images, dtype=">u4", count=4)
    pixels = np.frombuffer(images, dtype=np.uint8, offset=16)
    pictures = pixels.reshape(int(sizes[1]), int(sizes[2]) * int(sizes[3])) / 255
    return pictures.tolist(), np.frombuffer(labels, dtype=np.uint8, offset=8).tolist()


def lists_of_numpy_numbers(images, labels):
    n = int.from_bytes(images[4:8], "big")
    pixels = np.array(list(images[16:])) / 255
    return [list(picture) for picture in pixels.reshape(n, -1)], list(np.array(list(labels[8:])))


def by_the_package(images, labels):
    table = datasets.read_idx(images)
    return (table.reshape(len(table), -1) / 255).tolist(), datasets.read_idx(labels).tolist()


class _Reader:
    def __call__(self, images, labels):
        self.content, self.place = images, 4
        n, rows, columns = self.number(), self.number(), self.number()
        pictures = [self.picture(rows * columns) for _ in range(n)]
        return pictures, list(labels[8:])

    def number(self):
        self.place += 4
        return int.from_bytes(self.content[self.place - 4 : self.place], "big")

    def picture(self, size):
        self.place += size
        return [byte / 255 for byte in self.content[self.place - size : self.place]]


by_an_object = _Reader()
