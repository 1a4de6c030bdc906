"""Binder, Colab and the download: the buttons lead to notebooks that are there, and each copy finds its package."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from types import SimpleNamespace
from unittest.mock import Mock

import nbformat
import pytest
import yaml
from booksite import launch
from bs4 import BeautifulSoup
from IPython.core.inputtransformer2 import TransformerManager

from nnlesson import __version__
from tests.building import ROOT

REPOSITORY = "https://github.com/ada/eight-tries"
CELL = launch.FIRST_CELL.substitute(version="2.5.0", repository=REPOSITORY)
NOTEBOOKS = sorted(path.stem for path in (ROOT / "book").glob("*.ipynb"))


# The buttons.


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("", []),
        (REPOSITORY, ["binderhub_url", "colab_url"]),
        ("https://gitlab.com/ada/eight-tries", ["binderhub_url"]),
        ("https://code.example.org/ada/eight-tries", []),
    ],
)
def test_each_service_is_offered_where_it_can_open_the_repository(address, offered):
    buttons = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["launch_buttons"]
    assert set(launch.OPENED_BY) == set(buttons) - {"notebook_interface"}
    options = {"repository_url": address, "launch_buttons": buttons}
    launch.offer(None, SimpleNamespace(html_theme_options=options))
    assert [name for name in buttons if name in launch.OPENED_BY] == offered


@pytest.mark.parametrize(
    ("metadata", "left"),
    [({}, ["Binder", "Colab"]), ({"needs": '["mnist"]'}, ["Binder", "Colab"]), ({"needs": '["torch"]'}, ["Colab"])],
)
def test_no_button_leads_to_a_machine_that_lacks_something(metadata, left):
    buttons = [{"text": name, "url": f"https://{name}/blob/main/a.ipynb", "icon": "x"} for name in ("Binder", "Colab")]
    context = {"header_buttons": [{"label": "download-buttons"}, {"label": "launch-buttons", "buttons": buttons}]}
    config = SimpleNamespace(html_theme_options={"repository_branch": "main"})
    app = SimpleNamespace(config=config, env=SimpleNamespace(metadata={"a": metadata}))
    launch.lead_to_what_runs(app, "a", "page.html", context, None)
    shown = context["header_buttons"][1]["buttons"]
    assert [button["text"] for button in shown] == left
    assert [button["url"] for button in shown] == [f"https://{name}/blob/{launch.COPIES}/a.ipynb" for name in left]


def test_the_plain_site_leads_nowhere(site):
    for name in NOTEBOOKS:
        page = (site / "book" / f"{name}.html").read_text(encoding="utf-8")
        assert "mybinder.org" not in page, name
        assert "colab.research" not in page, name


def launched(page):
    """The addresses that the buttons of a page open."""
    html = BeautifulSoup(page.read_bytes(), "html.parser")
    return [link["href"] for link in html.select(".dropdown-launch-buttons a")]


@pytest.mark.long
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_buttons_of_a_published_page_open_its_notebook(name, published):
    file = f"book/{name}.ipynb"
    binder = f"https://mybinder.org/v2/gh/ada/eight-tries/main?urlpath=lab/tree/{file}"
    colab = f"https://colab.research.google.com/github/ada/eight-tries/blob/{launch.COPIES}/{file}"
    needs = nbformat.read(ROOT / file, as_version=4).metadata.get("needs", [])
    assert launched(published / "book" / f"{name}.html") == ([colab] if "torch" in needs else [binder, colab])
    copy = nbformat.read(published / "_sources" / file, as_version=4)
    nbformat.validate(copy)
    first = copy.cells.pop(0)
    assert first.source == launch.FIRST_CELL.substitute(version=__version__, repository=REPOSITORY)
    assert copy == nbformat.read(ROOT / file, as_version=4)


@pytest.mark.long
def test_a_published_page_without_a_notebook_has_no_button(published):
    assert launched(published / "book" / "how-to-use.html") == []


# The first cell of a copy.


@pytest.fixture
def run(monkeypatch):
    """A function that runs the cell where this version is installed, and returns the magics that it calls."""

    def play(installed, colab=False):
        version = Mock(return_value=installed)
        if installed is None:
            version.side_effect = importlib.metadata.PackageNotFoundError("nnlesson")
        monkeypatch.setattr(importlib.metadata, "version", version)
        if colab:
            monkeypatch.setitem(sys.modules, "google.colab", Mock())
        shell = Mock()
        exec(TransformerManager().transform_cell(CELL), {"get_ipython": lambda: shell})
        return [" ".join(call.args) for call in shell.method_calls]

    return play


def test_where_the_right_version_is_nothing_happens(run, capsys):
    assert run("2.5.0") == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("installed", "named"), [("2.4.9", "2.4.9"), (None, "none")])
def test_elsewhere_it_says_what_is_needed_what_is_there_and_what_to_do(run, capsys, installed, named):
    assert run(installed) == []  # nothing is put into a reader's environment unasked
    said = capsys.readouterr().out
    assert f"for nnlesson 2.5.0, installed here: {named}. " in said
    assert f'%pip install "nnlesson[all] @ git+{REPOSITORY}@v2.5.0"' in said


@pytest.mark.parametrize("installed", [None, "2.4.9"])
def test_on_colab_the_right_version_is_fetched(run, capsys, installed):
    assert run(installed, colab=True) == [
        f"git -c advice.detachedHead=false clone -q --depth 1 --branch v2.5.0 {REPOSITORY} /content/course-2.5.0",
        'pip install -q "/content/course-2.5.0[all]"',
        "cd -q /content/course-2.5.0/book",
    ]
    assert capsys.readouterr().out == ""


def test_on_colab_it_is_fetched_once(run):
    assert run("2.5.0", colab=True) == ["cd -q /content/course-2.5.0/book"]


def test_a_copy_begins_with_the_cell_and_is_otherwise_the_notebook():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Page", id="text")])
    copy = launch.with_first_cell(nbformat.from_dict(notebook), CELL)
    nbformat.validate(copy)
    assert [cell.source for cell in copy.cells] == [CELL, "# Page"]


# A release: what the copies ask for must be there.


def test_one_version_is_named_everywhere():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["version"] == project["version"] == __version__


@pytest.mark.long
def test_publishing_puts_the_copies_into_their_branch(tmp_path):
    """Run that step of the workflow in a small repository, twice: the branch holds the copies, and nothing else."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    [step] = [step for step in workflow["jobs"]["build"]["steps"] if "Colab" in step.get("name", "")]
    there, here = tmp_path / "there.git", tmp_path / "here"

    def git(*words):
        return subprocess.run(["git", *words], cwd=here, check=True, capture_output=True, text=True).stdout

    here.mkdir()
    git("init", "--quiet", "--bare", str(there))
    git("init", "--quiet", "--initial-branch=main")
    git("remote", "add", "origin", str(there))
    (here / ".gitignore").write_text("_build/\n")
    (here / "index.md").write_text("# Book\n")
    git("add", ".")
    git("-c", "user.name=ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "start")
    for text in ("old", "new"):
        copy = here / "_build" / "html" / "_sources" / "book" / "01.ipynb"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text)
        subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], cwd=here, check=True, capture_output=True)
    assert git("-C", str(there), "ls-tree", "-r", "--name-only", launch.COPIES).split() == ["book/01.ipynb"]
    assert git("-C", str(there), "show", f"{launch.COPIES}:book/01.ipynb") == "new"
    assert re.fullmatch("1\n", git("-C", str(there), "rev-list", "--count", launch.COPIES))
    assert (here / "index.md").read_text() == "# Book\n"
