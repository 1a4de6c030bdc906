"""What holds of every exercise: it belongs to its page, right answers are right, and every slip gets its own words."""

import importlib.util
import inspect
import json
import re
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnlesson.practice
from nnlesson.practice import EXERCISES, CodeExercise, PaperExercise
from nnlesson.practice.exercise import Run

HERE = Path(__file__).parent
BOOK = HERE.parents[1] / "book"
CODE = [each for each in EXERCISES.values() if isinstance(each, CodeExercise)]
PAPER = [each for each in EXERCISES.values() if isinstance(each, PaperExercise)]


def named(exercise):
    return exercise.id


def load(path):
    """Execute a file of answers, or nothing where there is none; return its names."""
    if not path.exists():
        return {}
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


def answers_in(path):
    """What a file holds that can be called, by name."""
    return {name: each for name, each in load(path).items() if callable(each) and not name.startswith("_")}


def file_of(exercise, folder):
    return HERE / folder / f"{exercise.id.replace('-', '_')}.py"


SLOW = {"learn-xor"}  # each answer learns five times
FUNCTIONS = [
    pytest.param(each, marks=pytest.mark.long if each.id in SLOW else (), id=each.id)
    for each in EXERCISES.values()
    if file_of(each, "right").exists()
]


def checks_of(page):
    """Yield the label of each exercise of a page, and the name that the cells behind it call, if one does."""
    label = None
    for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            label = re.search(r"^:label: ex-(\S+)", text, re.MULTILINE)
            if label:
                yield label[1], None
        elif label and (call := re.search(r"^ *(check_\w+|judge)\(", text, re.MULTILINE)):
            yield label[1], call[1]


PAGES = {re.sub(r"^\d+-", "", page.stem): dict(checks_of(page)) for page in sorted(BOOK.glob("*.ipynb"))}
LABELS = [label for checks in PAGES.values() for label in checks]
CHECKED = [
    pytest.param(page, label, name, id=label)
    for page, checks in PAGES.items()
    for label, name in checks.items()
    if name and not inspect.isfunction(getattr(nnlesson.practice, name))  # these are records already
]


def test_every_id_is_the_label_of_one_exercise():
    assert [LABELS.count(each) for each in EXERCISES] == [1] * len(EXERCISES)
    assert len(CHECKED) == len(EXERCISES)


@pytest.mark.parametrize(("page", "label", "name"), CHECKED)
def test_a_checked_exercise_has_its_record_in_the_module_of_its_page(page, label, name):
    module = import_module(f"nnlesson.practice.{page.replace('-', '_')}")
    assert getattr(module, name) is getattr(nnlesson.practice, name) is EXERCISES[label]
    assert f'"{page}"' in module.__doc__


def test_the_reference_lists_every_exercise():
    listed = re.findall(r"autodata:: (\w+)", (BOOK / "api" / "practice.md").read_text(encoding="utf-8"))
    assert [getattr(nnlesson.practice, name) for name in listed] == [
        EXERCISES[each.values[1]] for each in sorted(CHECKED, key=lambda each: each.values[2])
    ]


def test_no_file_of_slips_is_left_over():
    ids = {each.replace("-", "_") for each in EXERCISES}
    assert {path.stem for path in (HERE / "slips").glob("*.py")} <= ids


@pytest.mark.parametrize("exercise", FUNCTIONS)
def test_every_right_answer_is_right(exercise):
    answers = answers_in(file_of(exercise, "right"))
    verdicts = {name: exercise.verdict(answer) for name, answer in answers.items()}
    assert {name: said.words for name, said in verdicts.items() if not said.right} == {}


@pytest.mark.parametrize("exercise", CODE, ids=named)
def test_every_slip_of_a_function_is_named(exercise):
    answers = answers_in(file_of(exercise, "slips")).values()
    words = [" ".join(answer.__doc__.split()) for answer in answers]
    assert set(words) >= set(exercise.slips)
    assert [exercise.verdict(answer).words for answer in answers] == words


@pytest.mark.parametrize("exercise", PAPER, ids=named)
def test_every_slip_on_paper_is_named(exercise):
    assert exercise.verdict(*exercise.truth) == (True, exercise.right)
    slips = load(file_of(exercise, "slips"))["SLIPS"]
    assert set(slips) == set(exercise.slips)
    for words, values in slips.items():
        values = values if isinstance(values, tuple) else (values,)
        answer = [right if value is ... else value for value, right in zip(values, exercise.truth, strict=True)]
        assert exercise.verdict(*answer) == (False, words)


@pytest.mark.parametrize("exercise", CODE, ids=named)
def test_the_truth_is_good_for_every_case_that_may_be_drawn(exercise):
    @settings(max_examples=100, deadline=None)
    @given(st.integers(0, 2**32 - 1))
    def holds(seed):
        run = Run(exercise.truth, [exercise.draw(np.random.default_rng(seed))])
        assert exercise.accepts(run)
        assert run.spoiled is None

    holds()


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=named)
def test_an_exercise_says_what_it_asks(exercise):
    assert re.fullmatch(r"[A-Z0-9].*[.?]", exercise.task)
    assert re.fullmatch(r"[a-z0-9-]+", exercise.id)
    assert list(inspect.signature(exercise).parameters) == list(exercise.answers)


ODD = [None, ..., True, float("nan"), float("inf"), "1", b"1", 1j, {}, set(), [], [[]], [None], 10**400, 10**5000, len]
ODD += [np.array(1.0), np.zeros((2, 2)), object(), type, lambda *_: 10**400, lambda *_: [10**400] * 3]


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=named)
def test_whatever_is_answered_gets_one_line(exercise, capsys):
    for odd in ODD:
        exercise(*[odd] * len(exercise.answers))
        said = capsys.readouterr().out.replace("\n  ", " ")  # a long one goes on, indented
        assert said.startswith("Not yet: ")
        assert said.count("\n") == 1


@pytest.mark.parametrize("exercise", PAPER, ids=named)
def test_a_wrong_answer_on_paper_does_not_get_the_right_one(exercise):
    for odd in ODD:
        words = exercise.verdict(*[odd] * len(exercise.answers)).words
        assert not any(re.search(rf"(?<!\w){re.escape(repr(value))}(?!\w)", words) for value in exercise.truth)
