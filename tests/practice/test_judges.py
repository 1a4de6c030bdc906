"""The judges are judged: wrong programs, made by a machine from right ones, must all be refused."""

import random
import signal
from pathlib import Path

import numpy as np
import pytest

from nnlesson.practice import EXERCISES, CodeExercise
from nnlesson.practice.exercise import Run
from tests.practice.behaviour import WRONG
from tests.practice.wrong_programs import Endless, at_most, wrong_programs

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system cannot stop what does not end")

HERE = Path(__file__).parent
JUDGED = [each for each in EXERCISES.values() if isinstance(each, CodeExercise) or each.id in WRONG]
SLOW = [each for each in JUDGED if each.id == "learn-xor"]  # each of its programs learns five times, and once more
CODE = [each for each in JUDGED if each not in SLOW]
QUICK = 60  # programs for each exercise


def programs_for(exercise):
    """The file of right answers to an exercise, or of its slips where there is none: wrong ones come of them too."""
    files = [HERE / folder / f"{exercise.id.replace('-', '_')}.py" for folder in ("right", "slips")]
    return next(filter(Path.exists, files))


def is_wrong(exercise, function):
    """Say whether a function differs from the truth, stops or spoils what it is given, on some of many other cases."""
    if exercise.id in WRONG:
        return WRONG[exercise.id](function)
    rng = np.random.default_rng(12345)
    for _ in range(200):
        run = Run(function, [exercise.draw(rng)])
        if not exercise.accepts(run) or run.spoiled is not None:
            return True
    return False


def told(exercise, programs, seconds=0.5):
    """Judge programs: return how many are wrong, and which of these are called right."""
    wrong, passed = 0, []
    for words, make in programs:
        try:
            with at_most(seconds):
                if is_wrong(exercise, make()):
                    wrong += 1
                    if exercise.verdict(make()).right:
                        passed.append(words)
        except Endless:
            continue
    return wrong, passed


def refused(exercise, programs, **limits):
    """Judge programs, which must all be refused if they are wrong, and say how many are."""
    wrong, passed = told(exercise, programs, **limits)
    assert passed == []
    assert wrong >= 40
    return f"{exercise.id}: {wrong} of {len(programs)} programs are wrong, and all of these are refused"


def some(exercise):
    return random.Random(0).sample(wrong_programs(programs_for(exercise)), QUICK)


@pytest.mark.parametrize("exercise", CODE, ids=lambda each: each.id)
def test_wrong_programs_are_refused(exercise, report):
    report.append(refused(exercise, some(exercise)))


@pytest.mark.long
@pytest.mark.parametrize("exercise", SLOW, ids=lambda each: each.id)
def test_wrong_slow_programs_are_refused(exercise, report):
    report.append(refused(exercise, some(exercise), seconds=5.0))


@pytest.mark.long
@pytest.mark.parametrize("exercise", CODE, ids=lambda each: each.id)
def test_all_wrong_programs_are_refused(exercise, report):
    report.append(refused(exercise, wrong_programs(programs_for(exercise))))
