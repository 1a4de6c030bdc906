"""The page "after-the-eighth-try": the ten programs are broken as it says, and the instruments see it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest

from nnlesson.activations import relu
from nnlesson.dense import MLP, Dense
from nnlesson.losses import cross_entropy
from nnlesson.practice import (
    FAULTS,
    Program,
    broken,
    check_names,
    check_scikit_loss,
    judge,
    shape_check,
)
from nnlesson.practice.after_the_eighth_try import BLIND, DIAGNOSES, LINES, PARTNERS
from nnlesson.practice.instruments import INSTRUMENTS
from nnlesson.practice.programs import SOUND

ROOT = Path(__file__).parents[2]
NUMBERS = range(1, 11)
RIGHT_NAMES = PARTNERS | {"shape": (10, 64)}


def network():
    rng = np.random.default_rng(0)
    return SOUND.start((6, 5, 4), rng), rng.normal(size=(8, 6)), rng.integers(4, size=8), rng


@cache
def red(name, n):
    """Put an instrument to program n, where 0 is the sound one, once in this run."""
    return INSTRUMENTS[name](broken(n) if n else SOUND).red


# The sound program.


def test_the_sound_program_has_the_numbers_of_the_package():
    parameters, X, labels, _ = network()
    mlp = MLP([Dense(*parameters[:2], relu), Dense(*parameters[2:])])
    loss, gradients = SOUND.loss_and_gradients(parameters, X, labels)
    expected, theirs = mlp.loss_and_gradients(X, labels, cross_entropy)
    assert loss == pytest.approx(expected, abs=1e-14)
    assert np.allclose(SOUND.forward(parameters, X), mlp.forward(X), atol=1e-14)
    assert all(np.allclose(a, b, atol=1e-14) for a, b in zip(gradients, theirs, strict=True))


@pytest.mark.parametrize("n", [0, *NUMBERS])
def test_a_program_leaves_what_it_is_given_alone(n):
    program = broken(n) if n else SOUND
    parameters, X, labels, rng = network()
    parameters[0] = parameters[0][:, :5][:5]  # square, so that number 4 runs
    given = [*parameters, X[:, :5], labels]
    copies = [array.copy() for array in given]
    program.split(X, labels, 0.5, rng)
    program.forward(parameters, X[:, :5])
    program.loss_and_gradients(parameters, X[:, :5], labels)
    program.learn(parameters, X[:, :5], labels, 2, 3, 0.1, rng)
    assert all(np.array_equal(a, b) for a, b in zip(given, copies, strict=True))


def test_the_sound_split_keeps_every_row_once():
    X, labels = np.arange(10.0).reshape(10, 1), np.arange(10)
    known, test, of_known, of_test = SOUND.split(X, labels, 0.3, np.random.default_rng(0))
    assert len(of_test) == 3
    assert sorted([*of_known, *of_test]) == list(range(10))
    assert np.array_equal(known[:, 0], of_known)
    assert np.array_equal(test[:, 0], of_test)


# Every instrument on every program.


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_the_sound_program_is_green(name):
    assert red(name, 0) is False


@pytest.mark.parametrize("n", NUMBERS)
def test_the_named_instrument_is_red(n):
    assert red(DIAGNOSES[n].nearest, n) is True


@pytest.mark.parametrize("n", NUMBERS)
def test_the_judge_knows_which_instruments_are_red(n):
    assert {name for name in INSTRUMENTS if red(name, n)} == {DIAGNOSES[n].nearest, *DIAGNOSES[n].others}


def test_each_instrument_is_the_nearest_for_some_program():
    assert {diagnosis.nearest for diagnosis in DIAGNOSES.values()} == set(INSTRUMENTS) == set(BLIND)


def test_each_program_has_a_fault_of_its_own_and_some_letters_are_left_over():
    letters = {diagnosis.letter for diagnosis in DIAGNOSES.values()}
    assert len(letters) == len(DIAGNOSES) == 10
    assert letters < set(FAULTS)


def square():
    """A start whose first table is square, with samples."""
    rng = np.random.default_rng(3)
    return SOUND.start((5, 5, 4), rng), rng.normal(size=(8, 5)), rng.integers(4, size=8)


def slopes(program, n_samples=8):
    parameters, X, labels = square()
    return program.loss_and_gradients(parameters, X[:n_samples], labels[:n_samples])


def learned(program, n_samples=8, rate=0.1):
    parameters, X, labels = square()
    rng = np.random.default_rng(0)
    return program.learn(parameters, X[:n_samples], labels[:n_samples], 2, 3, rate, rng)


def alike(one, other):
    return [np.allclose(a, b, atol=1e-12) for a, b in zip(one, other, strict=True)]


def last_inputs(program):
    parameters, X, _ = square()
    H = np.maximum(X @ parameters[0] + parameters[1], 0)
    W1, b1, W2, b2 = slopes(program)[1]
    return np.allclose(W1, np.outer(X[-1], b1)) and np.allclose(W2, np.outer(H[-1], b2))


def leaks(program):
    known, test, *_ = program.split(np.arange(10.0).reshape(10, 1), np.arange(10), 0.3, np.random.default_rng(0))
    return set(test[:, 0]) < set(known[:, 0])


def turned(program):
    (W1, *others), X, _ = square()
    return np.allclose(program.forward([W1, *others], X), SOUND.forward([W1.T, *others], X))


def apart(program):
    with_one, with_many = (alike(learned(program, n), learned(SOUND, n)) for n in (1, 8))
    return all(with_one) and not any(with_many)


PROOFS = {  # that a program has just this fault
    "A": last_inputs,
    "B": leaks,
    "C": lambda program: slopes(program, 1)[0] == pytest.approx(0.0, abs=1e-12),
    "D": lambda program: all((table > 0).all() for table in program.start((3, 4, 2), np.random.default_rng(0))[::2]),
    "E": lambda program: alike(slopes(program)[1], slopes(SOUND)[1]) == [False, False, True, True],
    "G": lambda program: apart(program) and all(alike(slopes(program)[1], slopes(SOUND)[1])),
    "H": lambda program: [bool(np.any(array)) for array in learned(program)] == [True, False, True, False],
    "J": lambda program: (
        slopes(program)[0] == pytest.approx(slopes(SOUND)[0] / 10) and all(alike(slopes(program)[1], slopes(SOUND)[1]))
    ),
    "K": turned,
    "L": lambda program: all(alike(learned(program), learned(SOUND, rate=-0.1))),
}


@pytest.mark.parametrize("letter", PROOFS)
def test_the_letter_says_what_is_wrong_and_only_with_this_program(letter):
    (number,) = (n for n, diagnosis in DIAGNOSES.items() if diagnosis.letter == letter)
    assert [n for n in range(11) if PROOFS[letter](broken(n) if n else SOUND)] == [number]


def test_slopes_of_0_pass_the_gradient_check():
    def equal(sizes, rng):
        return [np.full(array.shape, 0.1) for array in SOUND.start(sizes, rng)]

    program = Program(SOUND.split, equal, SOUND.forward, SOUND.loss_and_gradients, SOUND.learn)
    assert INSTRUMENTS["gradient_check"](program).red is False
    assert INSTRUMENTS["look_at_z"](program).red is True


def test_a_program_that_stops_is_no_reading():
    def stops(*_):
        raise RuntimeError("no")

    program = Program(SOUND.split, SOUND.start, stops, SOUND.loss_and_gradients, SOUND.learn)
    assert shape_check(program).red is True
    assert "stops in forward, with RuntimeError" in str(shape_check(program))
    for name in ("two_houses", "ten_samples", "fresh_data"):
        assert INSTRUMENTS[name](program).red is None
        assert "no reading" in str(INSTRUMENTS[name](program))


@pytest.mark.parametrize("answer", [None, 7, "text", [1, 2], ([], []), (0.5, [np.zeros(2)] * 4)], ids=repr)
@pytest.mark.parametrize("part", ["start", "forward", "loss_and_gradients", "learn", "split"])
def test_a_program_that_answers_oddly_gets_a_reading_all_the_same(part, answer):
    parts = {name: getattr(SOUND, name) for name in ("split", "start", "forward", "loss_and_gradients", "learn")}
    program = Program(**parts | {part: lambda *_: answer})
    if part != "split":
        assert shape_check(program).red is True
    assert any(instrument(program).red is not False for instrument in INSTRUMENTS.values())


@pytest.mark.parametrize(
    ("name", "words"), [("gradient_check", "loss_and_gradients answers with the loss nan"), ("ten_samples", "nan, nan")]
)
def test_a_loss_that_is_no_number_is_called_so(name, words):
    def nan(*given):
        loss, gradients = SOUND.loss_and_gradients(*given)
        return np.nan * loss, gradients

    reading = INSTRUMENTS[name](replace(SOUND, loss_and_gradients=nan))
    assert reading.red
    assert words in str(reading)
    assert "shape" not in str(reading)
    assert "above" not in str(reading)


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_an_instrument_refuses_what_is_no_program(name):
    with pytest.raises(TypeError, match="program must be a Program"):
        INSTRUMENTS[name](7)


@pytest.mark.parametrize("n", [0, 11, "1", None, True, 1.5, [1]])
def test_there_are_ten(n):
    with pytest.raises(ValueError, match="n must be a whole number from 1 to 10"):
        broken(n)


def test_a_program_needs_functions():
    with pytest.raises(TypeError, match="forward"):
        Program(SOUND.split, SOUND.start, None, SOUND.loss_and_gradients, SOUND.learn)


# The judge.


@pytest.mark.parametrize("n", NUMBERS)
def test_right_answers_pass(n):
    truth = DIAGNOSES[n]
    words = f"in program {n} {FAULTS[truth.letter]}"
    assert judge.verdict(n, INSTRUMENTS[truth.nearest], truth.letter) == (True, words)
    assert all(judge.verdict(n, other, truth.letter.lower()).right for other in truth.others)


@pytest.mark.parametrize("n", NUMBERS)
def test_a_wrong_instrument_hears_why_and_not_what(n):
    truth = DIAGNOSES[n]
    for name in set(INSTRUMENTS) - {truth.nearest, *truth.others}:
        for letter in FAULTS:
            assert judge.verdict(n, name, letter) == (False, f"{name} is green for program {n}: {BLIND[name]}")


@pytest.mark.parametrize("n", NUMBERS)
def test_a_wrong_fault_gets_a_hint_and_not_the_solution(n):
    truth = DIAGNOSES[n]
    for letter in set(FAULTS) - {truth.letter}:
        words = judge.verdict(n, truth.nearest, letter).words
        assert words.startswith("the instrument is well chosen")
        assert truth.hint in words
        assert FAULTS[truth.letter] not in words
        for other in truth.others:
            assert judge.verdict(n, other, letter).words.startswith("the fault is another one")


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ((2, None, None), "for program 2, put an instrument"),
        ((2, "start_loss", None), "for program 2, put an instrument"),
        ((11, "start_loss", "A"), "the programs have the numbers 1 to 10"),
        ((2, "a hammer", "A"), "instrument: give one of the seven instruments"),
        ((2, print, "A"), "instrument: give one of the seven instruments"),
        ((2, "start_loss", "I"), "fault: give one letter, A to N"),
    ],
    ids=repr,
)
def test_odd_answers_get_a_sentence(case, words):
    assert judge.verdict(*case).words.startswith(words)


def test_long_words_are_broken_into_lines(capsys):
    judge(1, "gradient_check", "A")
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 76
    assert " ".join(line.strip() for line in lines) == str(judge.verdict(1, "gradient_check", "A"))


def test_the_readers_program_has_less_than_60_lines():
    page = nbformat.read(ROOT / "book" / "17-after-the-eighth-try.ipynb", as_version=4)
    pieces = [cell.source for cell in page.cells if cell.id.startswith("own-") and cell.id[-1].isdigit()]
    assert len(pieces) == 4
    assert sum(bool(line.strip()) for piece in pieces for line in piece.splitlines()) < 60


# Names in PyTorch.


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"shape": (3, 2)}, "the letters are right, the shape is not"),
        ({"classify": None}, "put a letter"),
        ({"no_partner": "G"}, "model(X).argmax(dim=1) is not what no_partner asks for"),
        ({"dense": "Z"}, "dense: give one letter, A to G"),
    ],
    ids=repr,
)
def test_names(changed, words):
    assert check_names.verdict(**RIGHT_NAMES | changed).words.startswith(words)


def test_every_line_has_its_place():
    assert sorted(PARTNERS.values()) == list(LINES)


# The loss of scikit-learn.


@pytest.mark.parametrize("case", [*check_scikit_loss.cases, *check_scikit_loss.drawn(3)])
def test_the_truth_is_what_scikit_learn_reports(case):
    from sklearn.neural_network import MLPRegressor

    coefs, intercepts, X, Y = case
    settings = {
        "hidden_layer_sizes": (len(intercepts[0]),),
        "activation": "relu",
        "solver": "sgd",
        "alpha": 0.0,
        "momentum": 0.0,
        "shuffle": False,
    }
    model = MLPRegressor(**settings, random_state=0)
    Y = Y if Y.shape[1] > 1 else Y[:, 0]
    model.partial_fit(X, Y)
    model.coefs_ = [table.copy() for table in coefs]
    model.intercepts_ = [row.copy() for row in intercepts]
    model.partial_fit(X, Y)
    assert check_scikit_loss.truth(*case) == pytest.approx(model.loss_, abs=1e-12)
