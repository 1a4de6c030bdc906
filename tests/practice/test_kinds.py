"""Every kind of answer reads what is meant, and says of the rest what is wanted."""

import decimal
import fractions
import math

import numpy as np
import pytest

from nnlesson.practice.kinds import (
    Function,
    Letter,
    Number,
    Numbers,
    Pair,
    Shape,
    Table,
    Unreadable,
    WholeNumber,
    close,
    shown,
)

NO_NUMBERS = [
    None,
    ...,
    True,
    np.True_,
    math.nan,
    math.inf,
    "1",
    b"1",
    1j,
    [1],
    (1,),
    {1},
    {},
    np.ones(1),
    pytest.param(object(), id="object"),
]


@pytest.mark.parametrize(
    "value", [2, 2.0, np.float64(2), np.int8(2), np.array(2), np.float32(2), fractions.Fraction(2), decimal.Decimal(2)]
)
def test_a_number_is_a_number_whoever_made_it(value):
    assert Number().read(value) == WholeNumber().read(value) == 2
    assert type(WholeNumber().read(value)) is int


@pytest.mark.parametrize("kind", [Number(), WholeNumber()])
@pytest.mark.parametrize("value", NO_NUMBERS, ids=str)
def test_what_is_no_number_is_told_so(kind, value):
    with pytest.raises(Unreadable, match="number"):
        kind.read(value)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Number(), "1", "a number without quotation marks"),
        (Number(), [1], "one number, without brackets"),
        (Number(), True, "a number, not True"),
        (Number(), math.nan, "a number, not nan"),
        (Number(), 10**400, "a smaller number; this one is beyond every float"),
        (WholeNumber(), 2.5, "a whole number, not 2.5"),
        (Numbers(2), 1, "a list of 2 numbers, not 1"),
        (Numbers(2), [1], "a list of 2 numbers, not of 1"),
        (Numbers(), "12", "a list of numbers, without quotation marks"),
        (Numbers(), {1: 2}, "a list of numbers, not {1: 2}"),
        (Numbers(), np.array(1), "a list of numbers, not 1"),
        (Numbers(), [1, True], "a number, not True"),
        (Table(), [[1], [1, 2]], "a table whose rows are equally long"),
        (Table(), [1, 2], "a table, a row of numbers for each sample, not 1"),
        (Shape(), 5, "a shape in brackets, such as (3, 2) for a table, or (5,) for a row of numbers"),
        (Letter("ABC"), "D", "one letter, A to C, in quotation marks"),
        (Letter("ABC"), "AB", "one letter, A to C, in quotation marks"),
        (Letter("ABC"), "", "one letter, A to C, in quotation marks"),
        (Function(), 7, "a function, not 7"),
    ],
)
def test_the_words_say_what_is_wanted(kind, value, words):
    with pytest.raises(Unreadable) as refused:
        kind.read(value)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    "row", [[1, 2], (1.0, 2), np.array([1, 2]), (n for n in (1, 2)), range(1, 3), {3: 1, 4: 2}.values()]
)
def test_a_row_may_come_in_any_form(row):
    assert Numbers(2).read(row).tolist() == [1.0, 2.0]


def test_a_whole_number_may_be_of_any_size_and_is_exact():
    assert WholeNumber().read(10**400) == 10**400
    assert not WholeNumber().same(12_212_400_000, 12_212_400_001)


def test_float32_is_held_to_its_own_digits():
    third = np.float32(1) / np.float32(3)
    for kind, value, truth in [
        (Number(), third, 1 / 3),
        (Numbers(), [third], [1 / 3]),
        (Table(), [[third]], [[1 / 3]]),
    ]:
        assert kind.same(kind.read(value), kind.read(truth))
    assert not close(float(third), 1 / 3)
    assert not close(np.float32(0.334), 1 / 3)


def test_rounding_is_no_difference_and_a_millionth_is():
    assert close([0.1 + 0.2], [0.3])
    assert not close(0.3 + 1e-6, 0.3)
    assert close(0.3 + 1e-6, 0.3, within=1e-5)
    assert not close([1.0, 2.0], [1.0])


def test_a_shape_may_be_a_list_and_its_sizes_whole_floats():
    assert Shape().read([50, 16.0]) == Shape().read(np.zeros((50, 16)).shape) == (50, 16)


def test_what_does_not_make_one_table_is_compared_piece_by_piece():
    assert close(([[1.0, 2.0]], [3]), ([[1.0, 2.0]], [3.0]))
    assert not close(([[1.0, 2.0]], [3]), ([[1.0, 2.0]], [4]))
    assert not close(([[1.0, 2.0]], [3]), ([[1.0, 2.0]], [3], 5))
    assert not close([[1.0], [2.0, 3.0]], 1.0)


def test_a_pair_is_read_by_its_kinds():
    pair = Pair(Numbers(), Numbers(), "two lists")
    assert pair.same(pair.read(([1], [2, 3])), pair.read([np.array([1.0]), (2, 3)]))
    assert not pair.same(pair.read(([1], [2, 3])), pair.read(([1], [2, 4])))
    for odd in (None, 7, "ab", [1], ([1], 2), ([1], [2], [3])):
        with pytest.raises(Unreadable, match="two lists"):
            pair.read(odd)


def test_what_is_shown_fits_a_line():
    assert shown(0.1 + 0.2) == "0.3"
    assert shown(np.float64(2.0)) == "2.0"
    assert shown(np.zeros((2, 2))) == "[[0.0, 0.0], [0.0, 0.0]]"
    assert len(shown([[0.123456789] * 100] * 100)) < 2000
    assert shown(10**5000) == "something very long"
