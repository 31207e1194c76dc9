"""Passages with the claims a reader finds in them, from the text files of ``gold/claims``.

A passage opens with ``== title``; after a line ``--`` stands one claim a line: country, capital, scope and verdict, and, where they
matter, the codes; nothing after it means the passage claims nothing. ``[on 2025-06-14]`` behind the title sets the day.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from attrs import frozen

CLAIMS = Path(__file__).parent / "gold" / "claims"
DAY = date(2026, 1, 1)

_TITLE = re.compile(r"== (.+?)(?: \[on (\d{4}-\d\d-\d\d)\])?")


@frozen
class Expected:
    country: str
    capital: str
    scope: str
    verdict: str
    codes: frozenset[str]


@frozen
class Passage:
    file: str
    title: str
    on: date
    text: str
    claims: tuple[Expected, ...]

    def __str__(self):
        return f"{self.file}: {self.title}"


def _expected(line):
    cells = [cell.strip() for cell in line.split(" |")]
    country, capital, scope, verdict, *codes = [cell.removeprefix("| ") for cell in cells]
    return Expected(country, capital, scope, verdict, frozenset(codes[0].split()) if codes else frozenset())


def _passage(file, block):
    title, _, rest = block.partition("\n")
    found = _TITLE.fullmatch(title)
    text, _, claims = rest.partition("\n--\n")
    return Passage(
        file,
        found[1],
        date.fromisoformat(found[2]) if found[2] else DAY,
        text,
        tuple(_expected(line) for line in claims.splitlines() if line.strip()),
    )


def passages(folder):
    """Return the passages of the files of a folder, not of those below it."""
    return [
        _passage(path.stem, block)
        for path in sorted(folder.glob("*.txt"))
        for block in re.split(r"^(?=== )", path.read_text("utf-8"), flags=re.MULTILINE)
        if block.strip()
    ]


def found_in(findings):
    """Return what findings say in the form the passages expect it."""
    return [
        Expected(
            _squeeze(finding.claim.country) if finding.claim.country else "",
            _squeeze(finding.claim.capital) if finding.claim.capital and finding.kind == "capital" else "",
            finding.claim.scope if finding.kind == "capital" else finding.kind,
            finding.verdict,
            frozenset(finding.codes),
        )
        for finding in findings
    ]


def _squeeze(slot):
    return " ".join(slot.surface.split())


def same_claim(expected, found):
    """Tell whether a claim found is the one expected; of a country's name, a part or more may have been marked."""
    return expected.capital == found.capital and (
        expected.country == found.country or _is_part(expected.country, found.country)
    )


def _is_part(first, second):
    return bool(first and second) and (first in second or second in first)


def pair(expected, found):
    """Return the claims found for each expected one (None for one that was missed), and those found besides."""
    left = list(found)
    pairs = []
    for each in expected:
        match = next((other for other in left if same_claim(each, other)), None)
        if match is not None:
            left.remove(match)
        pairs.append((each, match))
    return pairs, left
