"""Answers to "read two files", each with the slip that its docstring names."""

# these are slips


def bytes_as_they_are(images, labels):
    """the pixels are right, but still bytes; divide them by 255"""
    pictures = []
    for begin in range(16, len(images), 4):
        pictures.append(list(images[begin : begin + 4]))
    return pictures, list(labels[8:])


def by_256(images, labels):
    """the largest byte is 255, so divide by that and not by 256"""
    pictures = []
    for begin in range(16, len(images), 4):
        pictures.append([byte / 256 for byte in images[begin : begin + 4]])
    return pictures, list(labels[8:])


def in_rows(images, labels):
    """each picture is a list of rows; give it as one list of its pixels"""
    pictures = []
    for begin in range(16, len(images), 4):
        a, b, c, d = (byte / 255 for byte in images[begin : begin + 4])
        pictures.append([[a, b], [c, d]])
    return pictures, list(labels[8:])


def eight_for_both(images, labels):
    """you took the last 8 bytes of the head for pixels"""
    pictures = []
    for begin in range(8, len(images), 4):
        pictures.append([byte / 255 for byte in images[begin : begin + 4]])
    return pictures, list(labels[8:])


def without_a_head(images, labels):
    """you took the last 16 bytes of the head for pixels"""
    pictures = []
    for n in range(3):
        pictures.append([images[4 * n + i] / 255 for i in range(4)])
    return pictures, list(labels)


def one_too_early(images, labels):
    """you took the last byte of the head for pixels"""
    pictures = []
    for n in range(3):
        pictures.append([images[15 + 4 * n + i] / 255 for i in range(4)])
    return pictures, list(labels[8:])


def two_pictures(images, labels):
    """the file holds 3 pictures, 12 pixels in all, yours hold 8"""
    pictures = []
    for n in range(2):
        pictures.append([images[16 + 4 * n + i] / 255 for i in range(4)])
    return pictures, list(labels[8:])


def one_too_late(images, labels):
    """a pixel is wrong; compare with the bytes of the file, one by one"""
    pictures = []
    for n in range(3):
        pictures.append([images[(17 + 4 * n + i) % len(images)] / 255 for i in range(4)])
    return pictures, list(labels[8:])


def all_in_one(images, labels):
    """the pixels are right, but each of the 3 pictures must be a list of its own"""
    return [[byte / 255 for byte in images[16:]]], list(labels[8:])


def label_head(images, labels):
    """the pixels are right, but the file holds 3 labels behind its head, yours are 7"""
    pictures = []
    for begin in range(16, len(images), 4):
        pictures.append([byte / 255 for byte in images[begin : begin + 4]])
    return pictures, list(labels[4:])


def backwards(images, labels):
    """the pixels are right, but a label is not; compare with the bytes of the file, one by one"""
    pictures = []
    for begin in range(16, len(images), 4):
        pictures.append([byte / 255 for byte in images[begin : begin + 4]])
    return pictures, list(labels[8:])[::-1]


def always_two_by_two(images, labels):
    """right for 3 pictures of 2 by 2 pixels, but not for 2 of 3 by 1; the head says how many and how large"""
    pictures = []
    for begin in range(16, len(images), 4):
        pictures.append([byte / 255 for byte in images[begin : begin + 4]])
    return pictures, list(labels[8:])


def only_pictures(images, labels):
    """return a pair: a list of pictures, each a list of its pixels, and one of labels"""
    pictures = []
    for begin in range(16, len(images), 4):
        pictures.append([byte / 255 for byte in images[begin : begin + 4]])
    return pictures


def one_byte_for_a_size(images, labels):
    """right, but not for 300 pictures; a number in the head has four bytes"""
    n, size = images[7], images[11] * images[15]
    pictures = []
    for k in range(n):
        pictures.append([images[16 + size * k + i] / 255 for i in range(size)])
    return pictures, list(labels[8:])


def two_bytes_for_all_pixels(images, labels):
    """right, but not for 300 by 1 pixels; a number in the head has four bytes"""
    n, size = 256 * images[6] + images[7], images[11] * images[15]
    pictures = []
    for k in range(n):
        pictures.append([images[16 + size * k + i] / 255 for i in range(size)])
    return pictures, list(labels[8:])
