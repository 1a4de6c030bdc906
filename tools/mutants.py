"""Change the package at random places, one at a time, and count which changes the tests notice.

    python3 run.py mutants                     300 mutants, all tests of the package and the pages that show its rooms
                   --quick                     only the tests of `run.py test`, without the pages
                   --seed 7 8 --count 100      others, and fewer, with a figure for each seed
                   dense.py plots              only of these rooms

A mutant is a copy of the package with one small change: + for -, < for <=, a line left out. It is noticed if a test
fails, breaks or hangs; else it survived, and a test is missing there or the code says too much. What cannot change any
result stands in equivalents.yml, with its proof, and does not count. Fewer than 98 % noticed is a failure.
The package itself is never touched. Ctrl+C stops and shows what was found so far.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from tqdm import tqdm

from tools.mutations import Mutant, find, is_a_program, mutate

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[1]
EQUIVALENTS = Path(__file__).with_name("equivalents.yml")
WORKERS = min(os.cpu_count() or 1, 4)
ENOUGH, FEW = 0.98, 0.03  # so many must be noticed, so many may be equivalent
FIRST = 30  # tests are asked first, the quickest of each file that touches the line, and the near ones; most end here
LIMIT = 20  # seconds, and four times the usual
MEMORY = 6 << 30  # bytes for one child: a loop without end fills a list
NOTICED, HUNG, SURVIVED, EQUIVALENT = "noticed", "hung", "survived", "equivalent"
WORDS = ["-q", "--tb=line", "-pno:cacheprovider", "-pno:xdist", "-Wignore::pytest.PytestAssertRewriteWarning"]
AT_IMPORT = ""  # the context of what runs before the first test
PASSED, USAGE, NONE_FOUND, BROKEN = 0, 4, 5, 70  # exit codes: three of pytest, and one of ours
TESTS = ["nnlesson", "tests/package", "tests/practice", "tests/plots", "tests/laws"]  # what is about the package
LEFT_OUT = ["test_planted_mistakes.py", "test_elsewhere.py"]  # pins texts; takes other processors
JUDGES = "tests/practice/test_judges.py"
TOO_LONG = [f"{JUDGES}::test_all_wrong_programs_are_refused", f"{JUDGES}::test_wrong_slow_programs_are_refused"]
LOADED = ["hypothesis.extra.numpy", "matplotlib.pyplot", "mpmath", "nbval.plugin", "pooch", "sklearn.datasets", "sympy"]


# ---- children: pytest in a copy of the course, forked from this process, which has loaded all but the package


def load() -> None:
    """Load what the tests need, and let hypothesis try the same cases every time."""
    for name in LOADED:
        __import__(name)
    from hypothesis import Phase, settings

    settings.register_profile("mutants", derandomize=True, database=None, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")


def start(copy: Path, words: list[str], plugin: object) -> int:
    """Start pytest in a copy, as a child of its own; return the child's number."""
    if child := os.fork():
        return child
    code = BROKEN
    try:
        settle_in(copy)
        import pytest

        code = pytest.main([*WORDS, *words], [plugin])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def settle_in(copy: Path) -> None:
    """Make this process one that works in the copy and writes to its log."""
    import resource

    os.setsid()  # what it starts ends with it
    with suppress(ValueError, OSError):  # not every system keeps it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with (copy / "log.txt").open("w") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    os.chdir(copy)
    os.environ |= {"PYTHONPATH": str(copy), "PYTHONSAFEPATH": "1"}
    sys.path.insert(0, str(copy))


def finished(child: int, seconds: float) -> Generator[None, None, int | None]:
    """Wait for a child, letting others work meanwhile; its exit code, or None if it took too long."""
    end = time.monotonic() + seconds
    code = None
    try:
        while code is None and time.monotonic() < end:
            yield
            done, status = os.waitpid(child, os.WNOHANG)
            code = os.waitstatus_to_exitcode(status) if done else None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if code is None:
            os.waitpid(child, 0)
    return code


# ---- the record: which test touches which line


class Recorder:
    """A plugin of pytest that writes down which test touches which lines of the package, and how long it takes."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.skipped: set[str] = set()

    def pytest_configure(self) -> None:
        """Watch from before the package is loaded."""
        import coverage

        self.coverage = coverage.Coverage(data_file=None, config_file=False, source=[str(self.copy / "nnlesson")])
        self.coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Book what follows for this test."""
        self.coverage.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: "pytest.TestReport") -> None:
        """Note how long it took, and whether it ran."""
        self.seconds[report.nodeid] += report.duration
        if report.skipped:
            self.skipped.add(report.nodeid)

    def pytest_unconfigure(self) -> None:
        """Write the record."""
        self.coverage.stop()
        data = self.coverage.get_data()
        package = self.copy / "nnlesson"
        lines = {Path(f).relative_to(package).as_posix(): data.contexts_by_lineno(f) for f in data.measured_files()}
        said = {"seconds": self.seconds, "skipped": sorted(self.skipped), "lines": lines}
        (self.copy / "record.json").write_text(json.dumps(said))


class Record:
    """Who can notice a mutant, and in which order they are asked."""

    def __init__(self, copy: Path) -> None:
        said = json.loads((copy / "record.json").read_text())
        self.known = set(said["seconds"])
        self.seconds = {test: each for test, each in said["seconds"].items() if test not in said["skipped"]}
        self.lines = {module: {int(k): set(v) for k, v in each.items()} for module, each in said["lines"].items()}
        touching = set().union(*(tests for lines in self.lines.values() for tests in lines.values()))
        self.readers = {test for test in self.seconds if test not in touching and ".ipynb" not in test}
        self.sources = {module: (copy / "nnlesson" / module).read_text(encoding="utf-8") for module in self.lines}
        self.texts = {file: (copy / file).read_text(encoding="utf-8") for file in map(file_of, self.seconds)}

    def rounds(self, mutant: Mutant) -> list[list[str]]:
        """List who is asked: some of the tests that touch the statement, the others, the pages that name the module."""
        lines = self.lines.get(mutant.module, {})
        seen = set().union(*(lines.get(line, ()) for line in mutant.lines))
        asked = seen & set(self.seconds)
        path = Path(mutant.module)
        name = path.stem if path.stem != "__init__" else path.parent.name or "nnlesson"
        if AT_IMPORT in seen or not asked:  # what is loaded once can be noticed by all who use the module or its folder
            users = {*self.naming(name), *self.naming(path.parent.name or name)}
            asked |= set().union(*lines.values()) & set(self.seconds)
            asked |= {test for test in users if ".ipynb" not in test}
        asked |= self.readers
        pages = [
            test for test in self.seconds if ".ipynb" in test and (test in self.naming(name) or on_page(name, test))
        ]
        tests = self.ordered(asked)
        near = [test for test in tests if is_near(test, name, self.sources[mutant.module])]
        first = list(dict.fromkeys([*near[: 2 * FIRST], *tests[:FIRST]]))
        return [tests for tests in (first, self.ordered(asked - set(first)), pages) if tests]

    @cache  # noqa: B019  # there is one record
    def naming(self, word: str) -> set[str]:
        """Name the tests in whose file a word stands."""
        files = {file for file, text in self.texts.items() if re.search(rf"\b{word}\b", text)}
        return {test for test in self.seconds if file_of(test) in files}

    def ordered(self, tests: set[str]) -> list[str]:
        """Sort tests: the quickest of each file first, then the second of each, and so on."""
        asked, ranks = Counter[str](), {}
        for test in sorted(tests, key=lambda test: (self.seconds[test], test)):
            ranks[test] = (asked[file_of(test)], self.seconds[test], test)
            asked[file_of(test)] += 1
        return sorted(tests, key=ranks.__getitem__)


def file_of(test: str) -> str:
    """Name the file of a pytest node."""
    return test.split("::")[0]


def files_of(tests: list[str]) -> list[str]:
    """List the files of some tests, the package's own last.

    pytest imports what it is given first, and would put a module of the package in the place of a function of its name.
    """
    return sorted(dict.fromkeys(map(file_of, tests)), key=lambda file: file.startswith("nnlesson/"))


def is_near(test: str, name: str, source: str) -> bool:
    """Say whether a test stands in the file about a module, or has a parameter that the module's source names."""
    parameter = test.partition("[")[2].removesuffix("]")
    return Path(file_of(test)).stem == f"test_{name}" or (bool(parameter) and f'"{parameter}"' in source)


def on_page(name: str, test: str) -> bool:
    """Say whether a cell stands on the page after which a module of exercises is named."""
    return Path(file_of(test)).stem.lstrip("-0123456789") == name.replace("_", "-")


def waited(work: Generator[None, None, object]) -> object:
    """Wait for a work to its end."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
        time.sleep(0.05)


def make_record(copy: Path, words: list[str], with_pages: bool) -> Record:
    """Run the tests once in the untouched copy."""
    pages = with_pages * [str(page.relative_to(copy)) for page in sorted((copy / "book").glob("*.ipynb"))]
    ignored = [f"--ignore-glob=*/{each}" for each in LEFT_OUT]
    tests = [folder for folder in TESTS if (copy / folder).is_dir()]
    print("Noting which test touches which line (some minutes) ...", flush=True)
    child = start(copy, [*words, *ignored, *tests, *pages], Recorder(copy))
    if waited(finished(child, 3600)) != PASSED:
        sys.exit("\n".join([(copy / "log.txt").read_text(), "The tests must pass before anything is changed."]))
    return Record(copy)


# ---- the mutants


class Chosen:
    """A plugin of pytest that runs these tests in this order, and those that only the mutant has."""

    def __init__(self, tests: list[str], known: set[str]) -> None:
        self.ranks, self.known = {test: rank for rank, test in enumerate(tests)}, known

    def pytest_collection_modifyitems(self, items: list["pytest.Item"]) -> None:
        """Choose and sort."""
        kept = [item for item in items if item.nodeid in self.ranks or item.nodeid not in self.known]
        items[:] = sorted(kept, key=lambda item: self.ranks.get(item.nodeid, len(self.ranks)))


@contextmanager
def planted(mutant: Mutant, copy: Path) -> Iterator[None]:
    """Make the change in a copy, and take it back."""
    file = copy / "nnlesson" / mutant.module
    source, stat = file.read_text(encoding="utf-8"), file.stat()
    file.write_text(mutate(source, mutant), encoding="utf-8")  # a new time, so no compiled module of before is taken
    try:
        yield
    finally:
        file.write_text(source, encoding="utf-8")
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def check_untouched(copy: Path, record: Record, words: list[str]) -> None:
    """Stop if tests fail without a change too: then nothing was noticed, something else broke on the way."""
    tests = record.ordered(set(record.seconds))[:FIRST]
    files = files_of(tests)
    if waited(finished(start(copy, [*words, *files], Chosen(tests, record.known)), 600)):
        sys.exit("\n".join([(copy / "log.txt").read_text(), "These tests fail without a change too: no figure."]))


def judge(mutant: Mutant, record: Record, copy: Path, words: list[str]) -> Generator[None, None, str]:
    """Ask the tests about one mutant, letting others work meanwhile."""
    with planted(mutant, copy):
        for tests in record.rounds(mutant):
            files = files_of(tests)
            usual = sum(record.seconds[test] for test in tests)
            code = yield from finished(
                start(copy, ["-x", *words, *files], Chosen(tests, record.known)), LIMIT + 4 * usual
            )
            if code in (USAGE, BROKEN):
                raise RuntimeError((copy / "log.txt").read_text())
            if code not in (PASSED, NONE_FOUND):
                return HUNG if code is None else NOTICED
    return SURVIVED


def judge_all(
    mutants: list[Mutant], record: Record, copies: list[Path], words: list[str]
) -> Iterator[tuple[Mutant, str]]:
    """Judge the mutants, one in each copy at a time; yield each with what became of it."""
    waiting, free = list(reversed(mutants)), list(copies)
    working: dict[Path, tuple[Mutant, Generator[None, None, str]]] = {}
    while waiting or working:
        while waiting and free:
            copy, mutant = free.pop(), waiting.pop()
            working[copy] = mutant, judge(mutant, record, copy, words)
        for copy, (mutant, work) in list(working.items()):
            try:
                next(work)
            except StopIteration as end:
                yield mutant, end.value
                del working[copy]
                free.append(copy)
        time.sleep(0.01)


def sample(rooms: list[str], count: int, seed: int) -> list[Mutant]:
    """Draw mutants from all that there are."""
    package, found = ROOT / "nnlesson", []
    for file in sorted(package.rglob("*.py")):
        module = file.relative_to(package).as_posix()
        if not rooms or any(module == room or module.startswith(f"{room}/") for room in rooms):
            found += find(module, file.read_text(encoding="utf-8"))
    random.Random(seed).shuffle(found)
    programs = (each for each in found if is_a_program(mutate((package / each.module).read_text("utf-8"), each)))
    return list(islice(programs, count))


def is_equivalent(mutant: Mutant) -> bool:
    """Say whether a mutant is known to give the same results."""
    known = yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8"))
    mine = (mutant.module, mutant.function, mutant.old, mutant.new)
    return any((each["module"], each["function"], each["old"], each["new"]) == mine for each in known)


# ---- the report


def report(seed: int, found: list[tuple[Mutant, str]]) -> int:
    """Print a table for one seed; return the exit code."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mutant, outcome in found:
        for room in (mutant.module, "all"):
            table[room][NOTICED if outcome == HUNG else outcome] += 1
    print(f"\n{f'seed {seed}':36}{NOTICED:>10}{SURVIVED:>10}{EQUIVALENT:>12}")
    for room in [*sorted(table.keys() - {"all"}), *table.keys() & {"all"}]:
        print(f"{room:36}{table[room][NOTICED]:10}{table[room][SURVIVED]:10}{table[room][EQUIVALENT]:12}")
    total = table["all"]
    share = total[NOTICED] / max(total[NOTICED] + total[SURVIVED], 1)
    print(f"\n{share:.1%} noticed of those that can be; {ENOUGH:.0%} are wanted, and at most {FEW:.0%} equivalent")
    return int(share < ENOUGH or total[EQUIVALENT] > FEW * total.total())


def main(words: list[str]) -> int:
    """Draw, judge, report."""
    parser = argparse.ArgumentParser(
        prog="run.py mutants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rooms", nargs="*", help="paths inside nnlesson/; without one, all")
    parser.add_argument("--seed", type=int, nargs="+", default=[0])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args(words)
    if not hasattr(os, "fork"):
        sys.exit("run.py mutants needs os.fork, which Windows does not have.")
    words = ["-m", "not long" if asked.quick else "", *(f"--deselect={each}" for each in TOO_LONG)]
    samples = {seed: sample(asked.rooms, asked.count, seed) for seed in asked.seed}
    mutants = list(dict.fromkeys(mutant for drawn in samples.values() for mutant in drawn))
    found: dict[Mutant, str] = {}
    load()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        copies = [Path(folder) / str(k) for k in range(WORKERS)]
        shutil.copytree(ROOT, copies[0], ignore=shutil.ignore_patterns(".*", "_build", "dist", "__pycache__"))
        record = make_record(copies[0], words, with_pages=not asked.quick)
        for other in copies[1:]:
            shutil.copytree(copies[0], other)
        sys.dont_write_bytecode = True  # what was compiled from a mutant must not outlive it
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        judged = judge_all(mutants, record, copies, words)
        for mutant, outcome in tqdm(judged, total=len(mutants), disable=None):
            outcome = EQUIVALENT if outcome == SURVIVED and is_equivalent(mutant) else outcome
            found[mutant] = outcome
            if outcome in (SURVIVED, HUNG):
                tqdm.write(f"{outcome}: {mutant}")
                sys.stdout.flush()
        check_untouched(copies[0], record, words)
    return max(
        report(seed, [(each, found[each]) for each in drawn if each in found]) for seed, drawn in samples.items()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
