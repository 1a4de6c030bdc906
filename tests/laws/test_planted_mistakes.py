"""Law 7: the laws bite. Every planted mistake turns its test red, and its page too; the untouched copy is green."""

import os
from dataclasses import replace

import pytest

from tests.laws.mistakes import MISTAKES
from tests.laws.planting import BROKEN, GREEN, RED, ROOT, Mistake, in_a_child, plant, planted, run_notebook, run_test

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork, which this system does not have")
PAGES = sorted({each.notebook for each in MISTAKES if each.notebook})
FILES = sorted({each.test.split("::")[0] for each in MISTAKES})


def saying(code):
    """Put an exit code into words."""
    words = {GREEN: "nobody noticed", RED: "it differed", BROKEN: "it broke instead", -14: "it took too long"}
    return words.get(code, f"the test never ran (exit code {code})")


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    """Load here what every child needs, so that none of them has to."""
    import IPython.core.interactiveshell  # noqa: F401
    import matplotlib.pyplot as plt  # noqa: F401


@pytest.fixture(scope="module")
def _all_loaded():
    """Load what some children need and takes seconds."""
    import hypothesis.extra.numpy
    import hypothesis.strategies  # noqa: F401
    import mpmath  # noqa: F401
    import pooch  # noqa: F401
    import sklearn.model_selection  # noqa: F401
    import sympy  # noqa: F401


@pytest.mark.long
@needs_fork
@pytest.mark.usefixtures("_all_loaded")
@pytest.mark.parametrize("file", FILES)
def test_the_untouched_copy_passes(file, tmp_path):
    nodes = sorted({each.test for each in MISTAKES if each.test.split("::")[0] == file})
    code, log = in_a_child(plant(None, tmp_path), run_test, "errors.py", *nodes)
    assert code == GREEN, log


@pytest.mark.long
@needs_fork
@pytest.mark.parametrize("page", PAGES)
def test_the_untouched_copy_gives_the_committed_page(page, tmp_path):
    code, log = in_a_child(plant(None, tmp_path), run_notebook, "errors.py", page)
    assert code == GREEN, log


@pytest.mark.long
@needs_fork
@pytest.mark.usefixtures("_all_loaded")
@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_the_test_turns_red(mistake, tmp_path):
    code, log = in_a_child(plant(mistake, tmp_path), run_test, mistake.room, mistake.test)
    assert code == RED, f"{mistake.test} must fail for {mistake}, {saying(code)}\n{log}"


@pytest.mark.long
@needs_fork
@pytest.mark.parametrize("mistake", [each for each in MISTAKES if each.notebook], ids=str)
def test_the_page_turns_red(mistake, tmp_path):
    code, log = in_a_child(plant(mistake, tmp_path), run_notebook, mistake.room, mistake.notebook)
    assert code == RED, f"{mistake.notebook} must differ for {mistake}, {saying(code)}\n{log}"


def test_there_are_many_and_none_twice():
    assert len(MISTAKES) >= 150
    assert len({(each.room, each.old, each.new) for each in MISTAKES}) == len(MISTAKES)


def test_every_room_has_a_mistake():
    package = ROOT / "nnlesson"
    rooms = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert {each.room.split("/")[0].removesuffix(".py") for each in MISTAKES} == rooms - {"__init__"}


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_every_mistake_can_be_planted(mistake):
    assert planted(mistake) != (ROOT / "nnlesson" / mistake.room).read_text(encoding="utf-8")


# The planting itself.

EXAMPLE = Mistake(
    "nodes.py",
    "z += weight * value",
    "z -= weight * value",
    test="tests/package/test_nodes.py::test_layer_of_three",
    notebook="01-weighted-sum",
)


@needs_fork
def test_a_planted_mistake_is_noticed_by_test_and_page(tmp_path):
    folder = plant(EXAMPLE, tmp_path)
    assert in_a_child(folder, run_test, EXAMPLE.room, EXAMPLE.test)[0] == RED
    code, log = in_a_child(folder, run_notebook, EXAMPLE.room, EXAMPLE.notebook)
    assert code == RED
    assert "package: it stopped with AssertionError" in log


@needs_fork
def test_a_harmless_change_is_not_noticed(tmp_path):
    harmless = replace(EXAMPLE, new="z += weight * value  # as before")
    folder = plant(harmless, tmp_path)
    assert in_a_child(folder, run_test, harmless.room, harmless.test)[0] == GREEN


@pytest.mark.long
@needs_fork
def test_a_page_does_not_notice_a_harmless_change(tmp_path):
    harmless = replace(EXAMPLE, new="z += value * weight")
    assert in_a_child(plant(harmless, tmp_path), run_notebook, harmless.room, harmless.notebook)[0] == GREEN


@needs_fork
@pytest.mark.parametrize(
    ("mistake", "work", "argument"),
    [
        (replace(EXAMPLE, new="z +== weight"), run_test, EXAMPLE.test),
        (replace(EXAMPLE, new="z +== weight"), run_notebook, EXAMPLE.notebook),
        (replace(EXAMPLE, new="z += heft * value"), run_notebook, EXAMPLE.notebook),
    ],
    ids=["test cannot import", "page cannot import", "page stops with a NameError"],
)
def test_what_breaks_is_not_what_differs(mistake, work, argument, tmp_path):
    assert in_a_child(plant(mistake, tmp_path), work, mistake.room, argument)[0] == BROKEN


@needs_fork
def test_a_test_that_does_not_exist_is_not_red(tmp_path):
    code, _ = in_a_child(plant(None, tmp_path), run_test, "errors.py", "tests/package/test_nodes.py::no_such_test")
    assert code not in (GREEN, RED)


@pytest.mark.parametrize("old", ["no such line", "return"], ids=["never", "often"])
def test_a_text_must_stand_there_exactly_once(old, tmp_path):
    with pytest.raises(ValueError, match=r"must hold '.*' exactly once, it holds it \d+ times"):
        plant(replace(EXAMPLE, old=old), tmp_path)
