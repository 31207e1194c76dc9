"""Pairs in running text: chains of brackets ("X (Y), Z (W)") and runs in one line ("X Y, Z W")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aseanfacts.text.cells import LONGEST_CELL, lines, may_fill
from aseanfacts.text.model import Claim
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.weighing import Item, weigh
from aseanfacts.text.wording import either, wording

__all__ = ["bracket_claims", "run_claims"]

_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,90})[)\]]")
_NAME_BEFORE = re.compile(r"[^,.;:()\[\]\n|،、。]{1,48}$")
_SIGNED = re.compile(rf"(?P<name>{PLACE})[^\S\n]?(?:[:=–—]|-{{1,2}}>?)[^\S\n](?P<slot>{PLACE})")
_FEWEST = 2
_BRACKETED_COUNTRY = re.compile(rf"{PLACE}[^\S\n]*\({PLACE}")


def bracket_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim told by brackets: "X (Y), Z (W)"."""
    for chain in _chains(reading, list(_bracket_items(reading))):
        yield from weigh(reading, chain, "bracket-list")


def run_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim of a line that names country after country with a slot after each: "X Y, Z W"."""
    for run in _runs(reading):
        yield from weigh(reading, run, "run")
    for start, end in lines(reading.folded):
        signed = list(_signed_items(reading, start, end))
        if len(signed) > _FEWEST:
            is_headed = wording().capital.search(reading.folded, start, signed[0].start)
            yield from weigh(reading, signed, "run", top=None if is_headed else start, told=True)


# Chains of brackets ------------------------------------------------------------------------------------------------------------


def _bracket_items(reading: Reading) -> Iterator[Item]:
    """Yield each bracket with the name before it, a place or unknown words."""
    folded = reading.folded
    for bracket in _BRACKET.finditer(folded):
        end = bracket.start()
        while end > 0 and folded[end - 1] in " \t\n*_":
            end -= 1
        name = None if wording().capital.fullmatch(bracket[1].strip()) else _name_before(folded, end)
        if name:
            yield Item(name, (bracket.start(1), bracket.end(1)), bracket.end())


def _name_before(folded: str, end: int) -> tuple[int, int] | None:
    if end and folded[end - 1] == PLACE:
        return end - 1, end
    found = _NAME_BEFORE.search(folded, max(0, end - 48), end)
    if not found or PLACE in found.group():
        return None
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    word = wording().finder("and").match(folded, start, end)
    start = (
        word.end() + len(folded[word.end() : end]) - len(folded[word.end() : end].lstrip()) if word else start
    )
    return (start, end) if start < end else None


@lru_cache(maxsize=1)
def _link() -> re.Pattern[str]:
    """Return what may stand between two items of a list."""
    signs = r"[\s,;.،、。·•*|/&+\-–—\"'”’]"
    return re.compile(
        rf"(?:[^\S\n]?\([^()\n]{{0,40}}\))?{signs}{{0,12}}(?:\d{{1,2}}[.)])?\s{{0,3}}(?:{either(wording().all_of('and'))})?\s{{0,3}}(?:\d{{1,2}}[.)])?\s{{0,3}}"
        rf"(?:{either(wording().all_of('article'))})?\s{{0,3}}"
    )


def _chains(reading: Reading, items: list[Item]) -> Iterator[list[Item]]:
    """Yield the items that follow each other with nothing but signs and *and* between."""
    chain: list[Item] = []
    for item in items:
        if chain and not (
            item.start >= chain[-1].end and _link().fullmatch(reading.folded, chain[-1].end, item.start)
        ):
            yield chain
            chain = []
        chain.append(item)
    if chain:
        yield chain


# Runs of pairs in one line -----------------------------------------------------------------------------------------------------


def _runs(reading: Reading) -> Iterator[list[Item]]:
    """Yield the pairs of a line that names country after country with a slot after each."""
    for start, end in lines(reading.folded):
        countries = [
            position
            for position in _positions(reading, start, end)
            if reading.places[position].kind == "country"
        ]
        if len(countries) >= 2 and not _BRACKETED_COUNTRY.search(reading.folded, countries[0], countries[-1]):
            chains = _chains(reading, list(_run_items(reading, countries, end)))
            yield from (chain for chain in chains if len(chain) > 1)


def _signed_items(reading: Reading, start: int, end: int) -> Iterator[Item]:
    """Yield the pairs of a line that a sign joins, whatever stands between two: a list of the whole world in one line."""
    for found in _SIGNED.finditer(reading.folded, start, end):
        yield Item(found.span("name"), found.span("slot"), found.end())


def _positions(reading: Reading, start: int, end: int) -> Iterator[int]:
    position = reading.folded.find(PLACE, start, end)
    while position >= 0:
        yield position
        position = reading.folded.find(PLACE, position + 1, end)


def _run_items(reading: Reading, countries: list[int], end: int) -> Iterator[Item]:
    capital_taken = -1
    for index, position in enumerate(countries):
        if position == capital_taken:
            continue
        after = countries[index + 1] if index + 1 < len(countries) else end
        head = _item_head().match(reading.folded, position + 1, after)
        start = head.end() if head else position + 1
        if start == after < end and reading.within(after, after + 1)[0].id == reading.places[position].id:
            capital_taken, after = after, after + 1
        stop = _slot_end(reading, start, min(after, start + LONGEST_CELL))
        if stop > start and may_fill(reading, start, stop):
            yield Item((position, position + 1), (start, stop), stop)


@lru_cache(maxsize=1)
def _item_head() -> re.Pattern[str]:
    """Return what may stand between a country and its slot: a sign, or a verb as in "Laos's is Vientiane"."""
    verb = rf"(?:['’]s?[^\S\n]{{1,2}})?{either(wording().all_of('is'))}"
    return re.compile(rf"[^\S\n]*(?::|=|->|=>|→|[—–]{{1,2}}|-|,|\||/|{verb})?[^\S\n]*(?:\n[^\S\n]*)?")


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,;.،、。·•|]|\d{{1,2}}[.)]|{either(wording().all_of('and'))})+$")


def _slot_end(reading: Reading, start: int, end: int) -> int:
    """Return where a slot ends that the next country follows."""
    place = reading.folded.find(PLACE, start, end)
    if place == start:
        return start + 1
    chunk = reading.folded[start:end]
    stop = re.search(r"[,;.\n]", chunk)
    if stop and place < 0:
        return start + stop.start()
    tail = _tail().search(chunk)
    return start + tail.start() if tail else end
