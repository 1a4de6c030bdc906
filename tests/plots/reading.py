"""What several tests read from a drawing, and the fruits that they draw."""

from matplotlib.colors import to_hex

FRUITS = [[0.2, 0.2], [0.8, 0.8], [0.9, 0.6]]
TARGETS = [[0.0], [1.0], [1.0]]


def looks(lines):
    return [(to_hex(line.get_color()), line.get_linestyle()) for line in lines]


def texts(axes):
    return [text.get_text() for text in axes.texts]
