"""Capitals misspelt beyond the tables behind a bare label: in a profile, "เมืองหลวง จาร์กาตา" below or behind the country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aseanfacts.text.likeness import is_near, names_of
from aseanfacts.text.model import Claim, Slot
from aseanfacts.text.reading import PLACE, Reading, slot_for
from aseanfacts.text.subjects import opens_line, title_above
from aseanfacts.text.tenures import capitals_of
from aseanfacts.text.wording import wording

__all__ = ["slip_claims"]

_WORD = rf"[^\s.,;:!?(){PLACE}]{{2,40}}"
_BEHIND = re.compile(rf"[^\S\n]{{0,3}}[:=៖–-]?\s{{0,3}}(?P<words>{_WORD}(?:[^\S\n]{_WORD}){{0,3}})")
_COUNTRY = re.compile(rf"{PLACE}(?:[^\S\n]{{0,3}}\([^()\n]{{0,60}}\))?[ \t,:|–—-]{{0,8}}$")
_RUN = re.compile(r"\S+")
_BESIDE = 80


def slip_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of a label whose words are nearly a name of the capital of the country they stand beside."""
    for cue in wording().capital.finditer(reading.folded):
        behind = _BEHIND.match(reading.folded, cue.end())
        country = _country(reading, cue.start()) if behind else None
        if behind and country is not None:
            slot = _slot(reading, *behind.span("words"), reading.places[country].id)
            if slot:
                yield _claim(reading, cue, country, slot)


def _country(reading: Reading, cue: int) -> int | None:
    """Return the folded offset of the country right before a word for *capital*, or of the title above its line."""
    if opens_line(reading.folded, cue):
        return title_above(reading, cue)
    found = _COUNTRY.search(reading.folded, max(0, cue - _BESIDE), cue)
    return found.start() if found and reading.places[found.start()].kind == "country" else None


def _slot(reading: Reading, start: int, end: int, country: str) -> Slot | None:
    """Return the slot of the longest run of words that is nearly a name of a country's capital."""
    ends = [found.end() for found in _RUN.finditer(reading.folded, start, end)]
    for last in reversed(ends):
        name = reading.slice(start, last)
        bare = wording().finder("city-word").sub("", name).strip()
        meant = next((row.city for row in capitals_of(country) if is_near(bare, names_of(row.city))), None)
        if meant:
            return Slot(*reading.original(start, last), name, "city", meant, "misspelt")
    return None


def _claim(reading: Reading, cue: re.Match[str], country: int, capital: Slot) -> Claim:
    named = slot_for(reading.places[country])
    label = reading.original(*cue.span())[0]
    first = label if "\n" in reading.text[named.end : label] else named.start
    return Claim(
        first,
        capital.end,
        reading.text[first : capital.end],
        named,
        capital,
        "slip",
        "current",
        False,
        language=wording().languages_of(cue.group())[0],
    )
