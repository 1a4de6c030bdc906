"""The Python on the page about the nerve cell does what the table below it says."""

import re

from tests.building import ROOT

PAGE = ROOT / "book" / "where-the-idea-comes-from.md"


def test_the_table_shows_what_the_function_answers():
    text = PAGE.read_text(encoding="utf-8")
    [code] = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    names = {}
    exec(code, names)  # a few lines of our own page
    rows = [
        [int(number.replace("−", "-")) for number in row]
        for row in re.findall(r"^\| ([01]) \| ([01]) \| (−?\d) \| ([01]) \|$", text, re.MULTILINE)
    ]
    assert len(rows) == 4
    for x1, x2, z, answer in rows:
        assert names["w1"] * x1 + names["w2"] * x2 + names["b"] == z
        assert names["f"](x1, x2) == answer
