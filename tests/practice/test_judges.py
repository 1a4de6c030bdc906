"""The judges are judged: wrong programs, made by a machine from right ones, must all be refused."""

import random
from pathlib import Path

import numpy as np
import pytest

from nnlesson.practice import EXERCISES, CodeExercise
from nnlesson.practice.exercise import Run
from tests.practice.wrong_programs import Endless, at_most, wrong_programs

HERE = Path(__file__).parent
CODE = [each for each in EXERCISES.values() if isinstance(each, CodeExercise)]
QUICK = 80  # programs for each exercise


def answers_to(exercise):
    """The file of right answers to an exercise, or of its slips where there is none: wrong ones come of them too."""
    files = [HERE / folder / f"{exercise.id.replace('-', '_')}.py" for folder in ("right", "answers")]
    return next(filter(Path.exists, files))


def is_wrong(exercise, function):
    """Say whether a function differs from the truth, stops or spoils what it is given, on some of many other cases."""
    rng = np.random.default_rng(12345)
    for _ in range(200):
        run = Run(function, [exercise.draw(rng)])
        if not exercise.accepts(run) or run.spoiled is not None:
            return True
    return False


def told(exercise, programs):
    """Judge programs: return how many are wrong, and which of these are called right."""
    wrong, passed = 0, []
    for words, make in programs:
        try:
            with at_most(0.5):
                if is_wrong(exercise, make()):
                    wrong += 1
                    if exercise.verdict(make()).right:
                        passed.append(words)
        except Endless:
            continue
    return wrong, passed


@pytest.mark.parametrize("exercise", CODE, ids=lambda each: each.id)
def test_wrong_programs_are_refused(exercise, report):
    programs = wrong_programs(answers_to(exercise))
    wrong, passed = told(exercise, random.Random(0).sample(programs, QUICK))
    assert passed == []
    assert wrong >= 40
    report.append(f"{exercise.id}: {wrong} of {QUICK} programs are wrong, and all of these are refused")


@pytest.mark.long
@pytest.mark.parametrize("exercise", CODE, ids=lambda each: each.id)
def test_all_wrong_programs_are_refused(exercise, report):
    programs = wrong_programs(answers_to(exercise))
    wrong, passed = told(exercise, programs)
    assert passed == []
    report.append(f"{exercise.id}: {wrong} of {len(programs)} programs are wrong, and all of these are refused")
