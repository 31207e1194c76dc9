"""Names of peoples in their country's place: "the Thai capital", "la capitale laotienne"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from aseanfacts.dataset import Dataset
from aseanfacts.text.model import Mention
from aseanfacts.text.reading import Reading, as_read, read
from aseanfacts.text.wording import GAP, either, wording

__all__ = ["read_peoples"]

_REACH = 64


def read_peoples(reading: Reading) -> Reading:
    """Read a people beside a word for *capital* as its country.

    Args:
        reading: A text.

    Returns:
        The text with those words shown as places.

    """
    peoples = tuple(_peoples(reading))
    if not peoples:
        return reading
    return read(reading.text, sorted((*reading.mentions, *peoples), key=lambda mention: mention.start))


def _peoples(reading: Reading) -> Iterator[Mention]:
    for cue in wording().capital.finditer(reading.folded):
        found = _before().search(reading.folded, max(0, cue.start() - _REACH), cue.start()) or _after().match(
            reading.folded, cue.end()
        )
        if found:
            start, end = reading.original(*found.span("people"))
            people = " ".join(found["people"].split())
            yield Mention(start, end, reading.text[start:end], "country", _countries()[people], "canonical")


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    return {
        as_read(str(row["word"])): str(row["member"]) for row in Dataset.bundled().tables["claim-peoples"]
    }


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    return re.compile(f"(?P<people>{either(_countries())}){GAP}(?:{_qualities()}{GAP}){{0,2}}$")


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    return re.compile(f"{GAP}(?:{_qualities()}{GAP}){{0,2}}(?P<people>{either(_countries())})")


@lru_cache(maxsize=1)
def _qualities() -> str:
    return either(wording().all_of("former", "future", "new", "administrative", "quality"))
