"""Several capitals told in one breath: "Vientiane and Phnom Penh are the capitals of Laos and Cambodia".

The first city belongs to the first country, and so on; lists that differ in length tell nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from aseanfacts.text.model import Claim, Mention
from aseanfacts.text.reading import PLACE, Reading, slot_for
from aseanfacts.text.wording import GAP, wording

__all__ = ["series_claims"]

_FEWEST = 2


def series_claims(reading: Reading, cue: re.Match[str], start: int, end: int) -> Iterator[tuple[Claim, int]]:
    """Yield each claim of two lists around a word for *capital*, and where the lists end in the folded text.

    Args:
        reading: The text.
        cue: The word for *capital*.
        start: Where its sentence begins.
        end: Where its sentence ends.

    """
    first, last = bisect_left(reading.positions, start), bisect_left(reading.positions, end)
    if last - first < 2 * _FEWEST:
        return
    for language in wording().languages_of(cue.group()):
        for expression in _expressions(language):
            for at in (*reading.positions[first:last], cue.start()):
                found = expression.match(reading.folded, at, end)
                if found and found.start("cue") <= cue.start() < found.end("cue"):
                    pairs = _pairs(reading, found)
                    if pairs:
                        yield from ((claim, found.end()) for claim in _claims(reading, pairs, language))
                        return


def _pairs(reading: Reading, found: re.Match[str]) -> list[tuple[Mention, Mention]]:
    """Return the cities of a match with their countries, none when the lists do not answer each other."""
    capitals, countries = (reading.within(*found.span(group)) for group in ("capitals", "countries"))
    kinds = ({place.kind for place in capitals}, {place.kind for place in countries})
    if kinds != ({"city"}, {"country"}) or len(capitals) != len(countries):
        return []
    return list(zip(capitals, countries, strict=True))


def _claims(reading: Reading, pairs: list[tuple[Mention, Mention]], language: str) -> Iterator[Claim]:
    for capital, country in pairs:
        yield Claim(
            capital.start,
            capital.end,
            capital.surface,
            slot_for(country),
            slot_for(capital),
            "series",
            "current",
            False,
            language=language,
        )


@cache
def _expressions(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the expressions of both orders: the cities first, the countries first."""
    words = {
        role: wording().finder(role, language=language).pattern
        for role in ("and", "article", "capital", "is", "of", "respectively")
    }
    article = f"(?:{words['article']}{GAP})?"
    of = f"(?:{words['of']}{GAP}){{0,2}}"
    item = f"{of}{article}{PLACE}"
    joint = rf"{GAP}(?:,{GAP}{words['and']}|,|{words['and']}){GAP}"
    lists = {name: f"(?P<{name}>{item}(?:{joint}{item}){{1,11}})" for name in ("capitals", "countries")}
    each = f"(?:{GAP}(?:,{GAP})?{words['respectively']}{GAP},?)?"
    cue = f"(?P<cue>{words['capital']})"
    is_ = f"{each}{GAP}(?:{words['is']}|,){each}{GAP}"
    return (
        re.compile(f"{lists['capitals']}{is_}{article}{cue}{GAP}{lists['countries']}"),
        re.compile(f"{cue}{GAP}{lists['countries']}{is_}{lists['capitals']}"),
    )
