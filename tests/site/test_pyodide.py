"""The package in the page's Python: Pyodide in a browser, with every other host out of reach."""

import json
import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright

from tests.building import ROOT
from tests.site.browsing import FLAGS, ONLY_THIS_MACHINE, served
from tools.compare import equal

TRY = "nnlesson.tries.try_1_weighted_sum"

PROGRAM = f"""
import contextlib, io, json, runpy, sys
import nnlesson
heavy = sorted({{"matplotlib", "sympy", "sklearn"}} & set(sys.modules))
with contextlib.redirect_stdout(io.StringIO()) as printed:
    runpy.run_module("{TRY}", run_name="__main__")
json.dumps({{"heavy": heavy, "printed": printed.getvalue(), "machine": sys.platform}})
"""
PAGE = """<!doctype html><title>nnlesson</title>
<script type="module">
  import {{ loadPyodide }} from "./pyodide.mjs";
  window.answer = (async () => {{
    const python = await loadPyodide({{ indexURL: "./" }});
    await python.loadPackage(["numpy", new URL("./{wheel}", location.href).href]);
    return python.runPythonAsync({program});
  }})();
</script>"""


@pytest.fixture
def wheel(tmp_path):
    """The package as the site offers it, built from this tree."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path / "dist"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next((tmp_path / "dist").glob("nnlesson-*.whl"))


@pytest.mark.long
def test_first_try_prints_the_same_in_the_page(chromium, pyodide, wheel, tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    for file in [*pyodide.iterdir(), wheel]:
        (folder / file.name).symlink_to(file.resolve())
    (folder / "index.html").write_text(PAGE.format(wheel=wheel.name, program=json.dumps(PROGRAM)))

    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, ONLY_THIS_MACHINE])
        page = browser.new_page()
        page.goto(address)
        page.wait_for_function("window.answer", timeout=120_000)
        answer = json.loads(page.evaluate("window.answer"))
        browser.close()

    here = subprocess.run([sys.executable, "-m", TRY], cwd=ROOT, check=True, capture_output=True, text=True)
    assert answer["machine"] == "emscripten"
    assert answer["heavy"] == []
    assert here.stdout.strip()
    assert equal(here.stdout, answer["printed"]), (here.stdout, answer["printed"])
