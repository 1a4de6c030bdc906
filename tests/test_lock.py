"""requirements.lock: the exact versions of everything that the course needs, and of nothing else."""

import importlib.metadata
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.building import ROOT

LOCK = ROOT / "requirements.lock"
LINES = LOCK.read_text(encoding="utf-8").splitlines()
PINS = [Requirement(line) for line in LINES]

PYTHONS = ["3.11.0", "3.12.0", "3.13.0", "3.14.0"]
PLATFORMS = {  # uv's name -> what Python says there
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}


def pinned(**there):
    """The pins that count here, or where the named markers have these values: {name: version}."""
    counting = [pin for pin in PINS if pin.marker is None or pin.marker.evaluate(there)]
    return {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in counting}


def group(groups, name):
    """The requirements of a dependency group and of the groups that it includes."""
    for entry in groups[name]:
        yield from [entry] if isinstance(entry, str) else group(groups, entry["include-group"])


def asked_for():
    """Everything that pyproject.toml asks for: for the package, its extras, our work and the build.

    Only the rivals that bench measures stay outside: they are large, and have an environment of their own.
    """
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = data["project"]["optional-dependencies"].values()
    groups = data["dependency-groups"]
    return [
        *data["build-system"]["requires"],
        *data["project"]["dependencies"],
        *(word for extra in extras for word in extra if not word.startswith("nnlesson")),  # "all" names the others
        *(word for name in groups if name != "bench" for word in group(groups, name)),
    ]


def closure(words):
    """All requirements that follow from these on this machine, as the installed packages state them."""
    todo, seen = [(Requirement(word), "") for word in words], set()
    while todo:
        needed, extra = todo.pop()
        if needed.marker and not needed.marker.evaluate({"extra": extra}):
            continue
        yield needed
        for wanted in {"", *needed.extras} - {extra for name, extra in seen if name == needed.name}:
            seen.add((needed.name, wanted))
            stated = importlib.metadata.requires(needed.name) or []
            todo += [(Requirement(word), wanted) for word in stated]


def test_no_addresses():
    for line in LINES:
        assert not [word for word in ("://", "@", "--", "\\") if word in line], line


def test_every_line_is_one_exact_version():
    for pin in PINS:
        assert [each.operator for each in pin.specifier] == ["=="], pin
        assert "*" not in str(pin.specifier), pin
    assert sorted(LINES, key=lambda line: Requirement(line).name) == LINES


def test_all_that_is_needed_is_pinned_and_fits():
    pins = pinned()
    for needed in closure(asked_for()):
        name = canonicalize_name(needed.name)
        assert name in pins, f"{needed} is needed and not in {LOCK.name}"
        assert needed.specifier.contains(pins[name], prereleases=True), f"{needed} is needed, {pins[name]} is pinned"


def test_nothing_else_is_pinned():
    superfluous = set(pinned()) - {canonicalize_name(needed.name) for needed in closure(asked_for())}
    assert not superfluous, f"nothing needs {sorted(superfluous)}"


def test_this_environment_has_the_pinned_versions():
    installed = {name: importlib.metadata.version(name) for name in pinned()}
    assert installed == pinned()


@pytest.mark.long
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_resolves_elsewhere(python, platform, package_index):
    """Everywhere the pins are complete, agree with each other, and come as wheels for that machine."""
    there = ["--python-platform", platform, "--python-version", python, "--only-binary", ":all:"]
    done = package_index("compile", LOCK, *there, "--no-header", "--no-annotate")
    assert done.returncode == 0, done.stderr
    found = dict(line.split(" ")[0].split("==") for line in done.stdout.splitlines())
    markers = {**PLATFORMS[platform], "python_full_version": python, "python_version": python.removesuffix(".0")}
    assert found == pinned(**markers)
