"""run.py newest: the checks run in a copy whose lock is made anew, and what moved is named."""

import shutil
from types import SimpleNamespace

import pytest

from tests.building import ROOT
from tools import newest

OLD = "numpy==2.4.6\ncolorama==0.4.6 ; sys_platform == 'win32'\nsix==1.17.0\n"
NEW = "numpy==2.5.0\ncolorama==0.4.6 ; sys_platform == 'win32'\ntyping==4.0\n"


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """A course of one file; the commands are written down, and the first one makes a lock."""
    (tmp_path / "run.py").write_text("")
    (tmp_path / "requirements.lock").write_text(OLD)
    monkeypatch.setattr(newest, "ROOT", tmp_path)
    monkeypatch.setattr(newest, "COPY", tmp_path / ".newest")
    ran = []

    def run(command, cwd, **_):
        ran.append((command, cwd))
        if command[1:3] == ["pip", "compile"]:
            (cwd / command[-1]).write_text(NEW)
        return SimpleNamespace(returncode=3 if "test" in command else 0)

    monkeypatch.setattr(newest.subprocess, "run", run)
    return ran


def test_the_checks_run_in_a_copy_with_a_new_lock(commands, tmp_path, capsys):
    assert newest.main(["--all"]) == 3
    (_, *words), there = commands[1]
    assert words == ["run.py", "test", "--all"]
    assert there == tmp_path / ".newest"
    assert (tmp_path / "requirements.lock").read_text() == OLD
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines] == [
        ["numpy", "2.4.6", "->", "2.5.0"],
        ["six", "1.17.0", "->", "-"],
        ["typing", "-", "->", "4.0"],
    ]


@pytest.mark.usefixtures("commands")
def test_without_a_lock_nothing_is_checked(monkeypatch):
    monkeypatch.setattr(newest.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=2))
    with pytest.raises(SystemExit, match="No new lock could be made"):
        newest.main([])


def test_the_lock_is_made_as_the_one_of_the_course_is():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(word in guide for word in newest.RESOLVE.replace("--upgrade", "").split())


def test_the_environment_has_what_makes_it():
    assert shutil.which("uv", path=newest.Path(newest.sys.executable).parent)
