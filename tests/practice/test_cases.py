"""What answers are tried on: the cases, and what is right for them, are as they were when somebody last looked.

cases.txt lists those written by hand and those by chance. After a wanted change read what moved, then write
it anew: `.venv/bin/python -m tests.practice.test_cases`.
"""

from pathlib import Path

import numpy as np
import pytest

from nnlesson.practice import EXERCISES, CodeExercise
from nnlesson.practice.exercise import settled
from tools.compare import differences

FILE = Path(__file__).with_name("cases.txt")
CODE = {each.id: each for each in EXERCISES.values() if isinstance(each, CodeExercise)}


def written(value):
    """A value in a few letters: six digits, and a function by its name."""
    if isinstance(value, np.ndarray | np.generic):
        return f"array {written(value.tolist())}" if np.ndim(value) else written(value.item())
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    if callable(value):
        return getattr(value, "__name__", getattr(value, "name", ""))
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


def tried(exercise):
    """List the cases of an exercise, each with the right answer."""
    lines = [f"right: {exercise.right}"]
    cases = [("by hand", case) for case in exercise.cases]
    for words, case in [*cases, *exercise.edges.items(), *(("by chance", case) for case in exercise.drawn())]:
        arguments, answer = ", ".join(map(written, case)), settled(exercise.truth(*case))
        lines.append(f"{words}: {arguments}  ->  {written(answer)}")
    return "\n".join(lines)


@pytest.mark.parametrize("name", CODE)
def test_it_is_tried_on_the_same_cases(name):
    before = dict(part.split("\n", 1) for part in FILE.read_text(encoding="utf-8").rstrip("\n").split("\n\n"))
    assert not differences(before[name], tried(CODE[name]))


if __name__ == "__main__":
    FILE.write_text("\n\n".join(f"{name}\n{tried(each)}" for name, each in CODE.items()) + "\n", encoding="utf-8")
