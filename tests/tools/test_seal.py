"""The seal tells the book's own notebooks from those that somebody worked in."""

import json

import pytest

from tests.building import ROOT
from tools.seal import KEY, edited, is_sealed, seal

NOTEBOOK = {
    "cells": [{"source": ["1 + 1"], "outputs": [{"text": ["2", "ä"]}]}],
    "metadata": {"title": "A"},
    "nbformat": 4,
}
SEALED = NOTEBOOK | {"metadata": {"title": "A", KEY: seal(NOTEBOOK)}}


def test_every_page_of_the_book_is_sealed():
    assert edited(ROOT / "book") == []


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(SEALED),
        json.dumps(SEALED, indent=4, sort_keys=True, ensure_ascii=False),
        json.dumps(SEALED, indent=1).replace("\n", "\r\n"),
    ],
    ids=["one line", "wide", "line ends of Windows"],
)
def test_the_layout_of_the_file_breaks_no_seal(content):
    assert is_sealed(content.encode())


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(SEALED).replace("1 + 1", "1 + 2"),
        json.dumps(SEALED).replace('"2"', '"3"'),
        json.dumps(SEALED).replace('"A"', '"B"'),
        json.dumps(NOTEBOOK),
        "",
        "[]",
        "{}",
        '{"metadata": null}',
        "\0",
    ],
    ids=["source", "output", "title", "none", "empty", "list", "no metadata", "null", "no JSON"],
)
def test_whatever_else_changes_breaks_it(content):
    assert not is_sealed(content.encode())


def test_bytes_that_are_no_text_are_no_notebook():
    assert not is_sealed(b"\xff\xfe\x00")
