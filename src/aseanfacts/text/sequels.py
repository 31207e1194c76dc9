"""Pairs told in one breath with a claim: "The capital of Laos is Vientiane and that of Cambodia Phnom Penh"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import evolve

from aseanfacts.text.model import Claim
from aseanfacts.text.reading import PLACE, Reading, slot_for
from aseanfacts.text.slots import slot_of
from aseanfacts.text.tenures import tenures
from aseanfacts.text.wording import wording

__all__ = ["sequels"]

_GAP = r"\s{0,3}"


def sequels(reading: Reading, claim: Claim, end: int) -> Iterator[tuple[Claim, int]]:
    """Yield each claim that leaves out the words of the claim before it, and where it ends in the folded text.

    Country and capital follow each other in the order of that claim: "that of Cambodia Phnom Penh", "Phnom Penh of Cambodia".

    Args:
        reading: The text.
        claim: The claim told in full.
        end: Where it ends in the folded text.

    """
    if claim.country is None or claim.capital is None or claim.scope not in ("current", "historical"):
        return
    earlier = _earlier(reading, claim, end)
    if earlier:
        yield earlier
        return
    expression = _sequel(claim.language, claim.capital.start < claim.country.start)
    while found := expression.match(reading.folded, end):
        country = reading.places[found.start("country")]
        slot = slot_of(reading, *found.span("capital"), "city")
        if country.kind != "country" or slot is None or slot.kind != "city":
            return
        if not (found["that"] or found["verb"] or tenures(slot.id, country.id)):
            return
        start, end = min(found.start("country"), found.start("capital")), found.end()
        first, last = reading.original(start, end)
        yield (
            evolve(
                claim,
                start=first,
                end=last,
                surface=reading.text[first:last],
                country=slot_for(country),
                capital=slot,
                pattern="sequel",
                values=(),
            ),
            end,
        )


@cache
def _sequel(language: str, capital_first: bool) -> re.Pattern[str]:
    """Return the expression of a pair that goes on from the one before: with a comma, with *and*, with both."""
    words = {
        role: wording().finder(role, language=language).pattern for role in ("while", "that", "of", "is")
    }
    link = (
        rf"{_GAP}(?:[,;，；、]{_GAP}(?:{words['while']})?|{words['while']}){_GAP}(?:\(?\w{{1,2}}[.)]{_GAP})?"
    )
    of = rf"(?P<that>{words['that']}{_GAP})?(?:{words['of']}{_GAP}){{1,2}}"
    country, capital = f"(?P<country>{PLACE}){_GAP}", f"(?P<capital>{PLACE})"
    if capital_first:
        return re.compile(
            rf"{link}{capital}{_GAP}(?P<verb>{words['is']}{_GAP})?{of}(?P<country>{PLACE})(?!{_GAP}{words['is']})"
        )
    verb = rf"(?P<verb>(?:{words['of']}{_GAP})?{words['is']}{_GAP}|,{_GAP})?"
    return re.compile(f"{link}(?:{of})?{country}{verb}{capital}")


def _earlier(reading: Reading, claim: Claim, end: int) -> tuple[Claim, int] | None:
    """Return the claim about the capital before: "…, formerly Rangoon"."""
    found = _expression_of_earlier(claim.language).match(reading.folded, end)
    slot = slot_of(reading, *found.span("capital"), "city") if found else None
    if (
        found is None
        or slot is None
        or slot.kind != "city"
        or slot.id == (claim.capital and claim.capital.id)
    ):
        return None
    first, last = reading.original(found.start("earlier"), found.end())
    surface = reading.text[first:last]
    return (
        evolve(
            claim,
            start=first,
            end=last,
            surface=surface,
            capital=slot,
            pattern="sequel",
            scope="historical",
            values=(),
        ),
        found.end(),
    )


@cache
def _expression_of_earlier(language: str) -> re.Pattern[str]:
    earlier, since = (wording().finder(role, language=language).pattern for role in ("earlier", "since"))
    return re.compile(
        rf"(?:{_GAP}{since}{_GAP}\d{{4}})?{_GAP}[,(;]{_GAP}(?P<earlier>{earlier}){_GAP}(?P<capital>{PLACE})"
    )
