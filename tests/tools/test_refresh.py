"""Refresh writes what changed, keeps what did not, asks before a number moves, and never damages a notebook."""

import base64
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image, ImageChops, ImageStat

from tests.building import ROOT
from tools import refresh
from tools.compare import equal
from tools.seal import seal

NOISY_PICTURE = """\
import base64, io, os
from PIL import Image
file = io.BytesIO()
Image.frombytes("RGB", (4, 4), os.urandom(48)).save(file, "png", dpi=(130, 130))
display({"image/png": base64.b64encode(file.getvalue()).decode(), "text/plain": "picture"}, raw=True)"""


def cell(name, source, *outputs, count=1):
    return new_code_cell(source, id=name, outputs=list(outputs), execution_count=count if outputs else None)


def printed(text):
    return new_output("stream", name="stdout", text=text)


def picture(pixels, text="<Figure>"):
    return new_output("display_data", data={"image/png": pixels, "text/plain": text})


def save(folder, *cells, name="page"):
    """Write a notebook as an editor leaves it: other kernel, time stamps, other layout."""
    notebook = new_notebook(cells=[new_markdown_cell("# Page", id="title"), *cells])
    notebook.metadata.kernelspec = {"name": "no-such-kernel", "display_name": "Mine", "language": "python"}
    path = folder / f"{name}.ipynb"
    path.write_text(nbformat.writes(notebook, indent=3), encoding="utf-8")
    return path


def read(path):
    return nbformat.read(path, as_version=4)


@pytest.fixture
def runs(monkeypatch):
    """Let notebooks 'run' without a kernel: each cell then gives the outputs that are listed for its name."""
    now = {}

    def pretend(notebook, *_, **__):
        notebook = nbformat.from_dict(notebook)
        for number, (_, each) in enumerate(refresh.code_cells(notebook), start=1):
            each.outputs, each.execution_count = now[each.id], number
        return notebook

    monkeypatch.setattr(refresh, "execute", pretend)
    return now


# What is written and what is not.


def test_a_moved_number_is_refused_then_accepted(tmp_path, runs, capsys):
    path = save(tmp_path, cell("loss", "f()", printed("loss 0.1234, 96 of 100\nsame\n")))
    before = path.read_bytes()
    runs["loss"] = [printed("loss 0.1299, 97 of 100\nsame\n")]
    assert refresh.refresh([], folder=tmp_path) == 1
    said = capsys.readouterr().out
    assert "page.ipynb" in said
    assert "code cell 1, loss" in said
    assert "0.1234 -> 0.1299, 96 -> 97" in said
    assert "--accept" in said
    assert path.read_bytes() == before
    assert refresh.refresh([], folder=tmp_path, accept_moved=True) == 0
    assert read(path).cells[1].outputs[0].text == "loss 0.1299, 97 of 100\nsame\n"


@pytest.mark.parametrize(
    "now",
    [[], [printed("1\n"), picture("AAAA")], [new_output("execute_result", data={"text/plain": "1"})]],
    ids=["gone", "more", "another kind"],
)
def test_moved_outputs_are_refused(tmp_path, runs, now):
    path = save(tmp_path, cell("one", "f()", printed("1\n")))
    before, runs["one"] = path.read_bytes(), now
    assert refresh.refresh([], folder=tmp_path) == 1
    assert path.read_bytes() == before


def test_text_that_the_comparator_calls_equal_stays(tmp_path, runs):
    path = save(tmp_path, cell("loss", "f()", printed("loss 0.1234\n")))
    runs["loss"] = [printed("loss 0.1235\n")]
    assert refresh.refresh([], folder=tmp_path) == 0
    assert read(path).cells[1].outputs[0].text == "loss 0.1234\n"


@pytest.fixture
def git(tmp_path):
    """Make the folder a repository of its own and return a function that runs git there."""
    if not shutil.which("git"):
        pytest.skip("needs git")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    me = ["-c", "user.name=Reader", "-c", "user.email=reader@example.org", "-c", "commit.gpgsign=false"]

    def git(*words):
        subprocess.run(["git", *me, *words], cwd=tmp_path, env=environment, check=True, capture_output=True)

    git("init")
    return git


def test_new_edited_and_unrun_cells_need_no_leave(tmp_path, runs, git, capsys):
    path = save(tmp_path, cell("unrun", "1"), cell("edited", "2", printed("2\n")), cell("kept", "3", printed("3\n")))
    git("add", ".")
    git("commit", "-m", "a page")
    changed = read(path)
    changed.cells[2].source = "f(3)"
    changed.cells.append(cell("new", "4", printed("4\n")))
    path.write_text(refresh.canonical(changed), encoding="utf-8")
    runs |= {name: [printed(name)] for name in ("unrun", "edited", "new")} | {"kept": [printed("3\n")]}
    assert refresh.refresh([], folder=tmp_path) == 0
    assert [each.outputs[0].text for _, each in refresh.code_cells(read(path))] == ["unrun", "edited", "3\n", "new"]
    runs["kept"] = [printed("5\n")]
    assert refresh.refresh([], folder=tmp_path) == 1
    assert "3 -> 5" in capsys.readouterr().out
    assert refresh.refresh([], folder=tmp_path, accept_moved=True) == 0
    assert refresh.refresh([], folder=tmp_path) == 0, "what was accepted once is on the page"


def test_in_a_page_that_git_does_not_know_nothing_can_move(tmp_path, runs, git):
    save(tmp_path, cell("one", "1", printed("1\n")), name="committed")
    git("add", ".")
    git("commit", "-m", "another page")
    path = save(tmp_path, cell("one", "1", printed("1\n")))
    runs["one"] = [printed("2\n")]
    assert refresh.refresh(["page"], folder=tmp_path) == 0
    assert read(path).cells[1].outputs == [printed("2\n")]


def test_in_somebody_elses_repository_the_file_before_the_run_counts(tmp_path, runs, git, capsys):
    git("commit", "--allow-empty", "-m", "nothing of the course")
    folder = tmp_path / "course"
    folder.mkdir()
    save(folder, cell("one", "1", printed("1\n")))
    runs["one"] = [printed("2\n")]
    assert refresh.refresh([], folder=folder) == 1
    assert "1 -> 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "text", "redraw", "kept"),
    [
        ("draw()", "<Figure>", False, "AAAA"),
        ("draw()", "<Figure>", True, "BBBB"),
        ("draw(2)", "<Figure>", False, "BBBB"),
    ],
    ids=["nothing changed", "redraw", "edited"],
)
def test_a_picture_stays_where_its_cell_and_text_did(source, text, redraw, kept):
    old = new_notebook(cells=[cell("figure", "draw()", picture("AAAA"))])
    new = new_notebook(cells=[cell("figure", source, picture("BBBB", text))])
    assert refresh.settle(old, new, redraw) == []
    assert new.cells[0].outputs[0].data["image/png"] == kept


def test_a_picture_is_drawn_anew_where_a_text_of_its_cell_moved():
    old = new_notebook(cells=[cell("figure", "draw()", printed("1\n"), picture("AAAA"))])
    new = new_notebook(cells=[cell("figure", "draw()", printed("2\n"), picture("BBBB"))])
    assert refresh.settle(old, new) == ["  code cell 1, figure:\n    1 -> 2   in: 2"]
    assert new.cells[0].outputs[1].data["image/png"] == "BBBB"


@pytest.mark.parametrize(
    ("above", "drawn"),
    [
        (cell("data", "read()", printed("1\n")), "AAAA"),
        (cell("data", "read()", printed("2\n")), "BBBB"),
        (cell("data", "read(2)", printed("1\n")), "BBBB"),
        (cell("new", "read()", printed("1\n")), "BBBB"),
    ],
    ids=["same", "moved", "edited", "new"],
)
def test_a_picture_is_drawn_anew_below_what_changed(above, drawn):
    old = new_notebook(cells=[cell("data", "read()", printed("1\n")), cell("figure", "draw()", picture("AAAA"))])
    new = new_notebook(cells=[above, cell("figure", "draw()", picture("BBBB"))])
    refresh.settle(old, new)
    assert new.cells[1].outputs[0].data["image/png"] == drawn


def test_counts_follow_when_a_cell_was_inserted_above():
    outputs = [new_output("execute_result", {"text/plain": "1"}, execution_count=count) for count in (1, 2)]
    old, new = (new_notebook(cells=[cell("sum", "1", output, count=output.execution_count)]) for output in outputs)
    assert refresh.settle(old, new) == []
    assert new.cells[0].outputs[0].execution_count == 2


def test_an_edit_made_while_it_ran_is_not_overwritten(tmp_path, runs, monkeypatch, capsys):
    path = save(tmp_path, cell("one", "1"))
    pretend = refresh.execute

    def slowly(*arguments, **options):
        path.write_text("edited", encoding="utf-8")
        return pretend(*arguments, **options)

    runs["one"] = [printed("1\n")]
    monkeypatch.setattr(refresh, "execute", slowly)
    assert refresh.refresh([], folder=tmp_path) == 1
    assert "Edited while it ran: page.ipynb" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == "edited"


def test_a_figure_that_other_pages_show_is_copied_into_its_file(tmp_path, runs):
    (tmp_path / "drawings").mkdir()
    strip = cell("strip", "draw()")
    strip.metadata["mystnb"] = {"figure": {"name": "fig-strip", "caption": "The tries."}}
    save(tmp_path, strip, cell("other", "draw()"))
    runs["strip"], runs["other"] = [picture(base64.b64encode(b"strip").decode())], [picture("b3RoZXI=")]
    copy = tmp_path / "drawings" / "strip.png"
    for _ in range(2):
        assert refresh.refresh([], folder=tmp_path) == 0
        assert copy.read_bytes() == b"strip"
        copy.write_bytes(b"cut off")


def test_only_the_named_notebooks_run(tmp_path, runs):
    first, second = save(tmp_path, cell("a", "1"), name="first"), save(tmp_path, cell("b", "1"), name="second")
    runs |= {"a": [printed("1\n")], "b": [printed("1\n")]}
    before = first.read_bytes()
    assert refresh.refresh(["book/second.ipynb"], folder=tmp_path) == 0
    assert first.read_bytes() == before
    assert read(second).cells[1].outputs
    with pytest.raises(SystemExit, match="No notebook is named third; there are: first, second"):
        refresh.refresh(["third"], folder=tmp_path)


# Pictures.


def as_png(image):
    """A picture as a kernel sends it."""
    file = io.BytesIO()
    image.save(file, "png", dpi=(130, 130))
    return base64.b64encode(file.getvalue()).decode()


def opened(output):
    return Image.open(io.BytesIO(base64.b64decode(output.data["image/png"])))


def test_a_picture_gets_a_palette_and_looks_alike():
    drawn = Image.merge("RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.new("L", (256, 256), 90)])
    assert len(drawn.getcolors(256 * 256)) > 10_000
    given = cell("figure", "draw()", printed("1\n"), picture(as_png(drawn.convert("RGBA"))))
    before = len(given.outputs[1].data["image/png"])
    refresh.lighten(given)
    kept = opened(given.outputs[1])
    assert (kept.mode, kept.size) == ("P", drawn.size)
    assert len(kept.getcolors(256)) <= 256
    assert kept.info["dpi"] == pytest.approx((130, 130), abs=0.01)
    assert max(ImageStat.Stat(ImageChops.difference(drawn, kept.convert("RGB"))).mean) < 5  # of 255
    assert len(given.outputs[1].data["image/png"]) < before
    assert given.outputs[0] == printed("1\n")


def test_a_picture_of_few_colours_keeps_them():
    drawn = Image.effect_noise((64, 64), 60).quantize(16).convert("RGB")
    given = cell("figure", "draw()", picture(as_png(drawn)))
    refresh.lighten(given)
    first = given.outputs[0].data["image/png"]
    assert ImageChops.difference(drawn, opened(given.outputs[0]).convert("RGB")).getbbox() is None
    refresh.lighten(given)
    assert given.outputs[0].data["image/png"] == first


# The canonical form.


def test_canonical_drops_what_differs_between_machines():
    notebook = new_notebook(cells=[cell("one", "1", printed("1\n"))])
    notebook.metadata = nbformat.from_dict({"title": "Page", "widgets": {}, "language_info": {"version": "3.11.7"}})
    notebook.cells[0].metadata = nbformat.from_dict({"tags": ["hide-input"], "execution": {"at": "noon"}, "mystnb": {}})
    text = refresh.canonical(notebook)
    again = nbformat.reads(text, as_version=4)
    assert again.metadata == {"title": "Page", "seal": seal(json.loads(text)), **refresh.FIXED}
    assert again.cells[0].metadata == {"tags": ["hide-input"]}
    assert again.cells[0].id == "one"
    assert text == refresh.canonical(again)
    assert text.endswith("}\n")
    assert "\r" not in text
    assert notebook.metadata.title == "Page", "the argument is left alone"
    assert "execution" in notebook.cells[0].metadata


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("File \x1b[32m/home/me/course/nnlesson/nodes.py:12\x1b[39m", "File \x1b[32mnnlesson/nodes.py:12\x1b[39m"),
        (r"File C:\Users\me\course\nnlesson\nodes.py:12", r"File nnlesson\nodes.py:12"),
        ("File /tmp/ipykernel_12/345.py:1", "File ipykernel_12/345.py:1"),
        ("a / b is 0.5", "a / b is 0.5"),
    ],
)
def test_canonical_cuts_machine_paths_out_of_tracebacks(line, kept):
    error = new_output("error", ename="ShapeError", evalue="no", traceback=[line])
    text = refresh.canonical(new_notebook(cells=[cell("one", "1", error)]))
    assert nbformat.reads(text, as_version=4).cells[0].outputs[0].traceback == [kept]


# With a kernel, and with accidents.


def start(folder, before=""):
    """Start refresh on a folder in a process of its own."""
    code = f"{before}\nimport sys\nfrom pathlib import Path\nfrom tools import refresh\nsys.argv[1:] = []\n"
    code += f"sys.exit(refresh.main(Path({str(folder)!r})))"
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def wait_for(path):
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    raise TimeoutError(f"{path} did not appear")


def test_two_runs_give_the_same_bytes(tmp_path):
    """Also: the kernel is this very Python, whatever the notebook names, and pictures do not flicker."""
    same_python = f"import sys\nprint(sys.executable == {sys.executable!r})"
    path = save(tmp_path, cell("python", same_python), cell("figure", NOISY_PICTURE), cell("value", "0.25"))
    assert refresh.refresh([], folder=tmp_path) == 0
    first = path.read_bytes()
    assert [each.execution_count for _, each in refresh.code_cells(read(path))] == [1, 2, 3]
    assert read(path).cells[1].outputs == [printed("True\n")]
    assert refresh.refresh([], folder=tmp_path) == 0
    assert path.read_bytes() == first
    assert [file.name for file in tmp_path.iterdir()] == ["page.ipynb"]


def test_a_failing_cell_is_named_and_nothing_is_written(tmp_path, capsys):
    path = save(tmp_path, cell("fine", "1"), cell("wrong", "1 / 0"))
    before = path.read_bytes()
    assert refresh.refresh([], folder=tmp_path) == 1
    said = capsys.readouterr().out
    assert "page.ipynb, code cell 2, wrong:\n    1 / 0\nZeroDivisionError: division by zero" in said
    assert "nothing was written" in said
    assert path.read_bytes() == before


def test_all_notebooks_run_before_any_is_written(tmp_path, monkeypatch, runs):
    good, bad = save(tmp_path, cell("fine", "1"), name="a-good"), save(tmp_path, cell("wrong", "1 / 0"), name="b-bad")
    before = good.read_bytes(), bad.read_bytes()
    runs["fine"] = [printed("1\n")]
    pretend = refresh.execute

    def fail_at_the_second(notebook, *_, **__):
        if notebook.cells[1].id == "wrong":
            raise refresh.CellError("code cell 1, wrong")
        return pretend(notebook)

    monkeypatch.setattr(refresh, "execute", fail_at_the_second)
    assert refresh.refresh([], folder=tmp_path) == 1
    assert (good.read_bytes(), bad.read_bytes()) == before


SLEEPS = "import time\nfrom pathlib import Path\nPath('sleeping').touch()\ntime.sleep(60)"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("accident", "code"),
    [(signal.SIGINT, 130), pytest.param(9, -9, marks=pytest.mark.long)],
    ids=["Ctrl+C", "killed"],
)
def test_stopped_in_a_cell_leaves_the_notebook_as_it_was(tmp_path, accident, code):
    path = save(tmp_path, cell("slow", SLEEPS))
    before = path.read_bytes()
    process = start(tmp_path)
    wait_for(tmp_path / "sleeping")
    process.send_signal(accident)
    said = process.communicate(timeout=30)[0]
    assert process.returncode == code
    assert path.read_bytes() == before
    if accident == signal.SIGINT:
        assert said.strip() == "Stopped. No notebook is half written."


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_killed_while_writing_leaves_a_whole_notebook_and_the_next_run_tidies_up(tmp_path, runs):
    path = save(tmp_path, cell("one", "print(1)"))
    before = path.read_bytes()
    dies = "import os, pathlib, signal\npathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
    process = start(tmp_path, before=dies)
    process.communicate(timeout=60)
    assert process.returncode == -9
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2, "it was killed too early to show anything"
    runs["one"] = [printed("1\n")]
    assert refresh.refresh([], folder=tmp_path) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["page.ipynb"]
    assert equal(read(path).cells[1].outputs[0].text, "1\n")
