"""Repairs of the theme's HTML, where a screen reader or a keyboard would stumble.

Each repair says how often it must apply to a page. When the theme changes and one no longer fits, the build
stops: a repair cannot quietly come to nothing. Why it stays: a copy of each template of the theme would be longer, and
would miss what the theme improves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Repair:
    """What to replace in a page, and why; it must apply once, or as often as `per` is found in the page."""

    why: str
    old: str
    new: str
    per: str | None = None

    def apply(self, html: str) -> tuple[str, str | None]:
        """Return the repaired page, and what is wrong with the repair, if anything."""
        due = 1 if self.per is None else len(re.findall(self.per, html))
        repaired, count = re.subn(self.old, self.new, html, flags=re.DOTALL)
        problem = None if count == due else f"repair applied {count} times, not {due}: {self.why}"
        return repaired, problem


REPAIRS = (
    Repair(
        "the theme's script with all icons gives way to the style sheet with ours",
        r'<script defer src="([^"]*?)scripts/fontawesome\.js[^"]*"></script>',
        r'<link rel="stylesheet" href="\1icons.css" />',
    ),
    Repair(
        "the sidebar, with logo and search, is a landmark that can be skipped to",
        r'<div id="pst-primary-sidebar" class=',
        '<div id="pst-primary-sidebar" role="complementary" aria-label="Contents and search" class=',
    ),
    Repair(
        "the sidebar's unnamed opener says what it opens",
        r'<summary>(?=<span class="toctree-toggle")',
        '<summary aria-label="Show the pages below">',
        per='class="toctree-toggle"',
    ),
    Repair(
        "a hidden cell is named by the words on its button, not by others",
        r'<summary aria-label="Toggle hidden content">',
        "<summary>",
        per=r'<details class="[^"]*\bhide\b',
    ),
    Repair(
        "the search button is named by the words on it",
        r'(search-button-field [^>]*?) aria-label="Search"',
        r"\1",
    ),
    Repair(
        "the button for light and dark has the name that its tip shows",
        r'(theme-switch-button [^>]*?)aria-label="Color mode" data-bs-title="Color mode" ',
        r'\1aria-label="Light, dark or as the system has it" data-bs-title="Light, dark or as the system has it" ',
    ),
    Repair(
        "an entry of the bibliography is an item of its list",
        r'(<div class="citation" id="[^"]*") role="doc-biblioentry"',
        r'\1 role="listitem"',
        per='role="doc-biblioentry"',
    ),
    Repair(
        "no id stands twice, as the ones that exercises and solutions share would",
        r'<section id="(exercise|solution)-content">',
        "<section>",
        per=r'id="(exercise|solution)-content"',
    ),
)


def repair(html: str, repairs: tuple[Repair, ...] = REPAIRS) -> tuple[str, list[str]]:
    """Return the page after all repairs, and the problems."""
    problems = []
    for one in repairs:
        html, problem = one.apply(html)
        problems += [problem] if problem else []
    return html, problems
