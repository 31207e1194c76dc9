"""Weighing: whether pairs that were cut out by their form are claims about capitals.

The whole list is weighed: do words above, before or behind it speak of capitals, or are most of the pairs capitals indeed?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from attrs import frozen

from aseanfacts.text.cells import LONGEST_CELL, REACH
from aseanfacts.text.model import Claim, Slot
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.sentences import asserts_membership, languages_of
from aseanfacts.text.slots import empty_slot, slot_of
from aseanfacts.text.tenures import tenures
from aseanfacts.text.wording import wording

__all__ = ["Item", "weigh"]

_LABEL = 40
_ENOUGH = 3

Ground = Literal["words", "sisters", "none"]


@frozen
class Item:
    """A pair cut out by form: the folded bounds of name and slot, and of the whole."""

    name: tuple[int, int]
    slot: tuple[int, int]
    end: int

    @property
    def start(self) -> int:
        """Where name and slot begin."""
        return min(self.name[0], self.slot[0])


def weigh(
    reading: Reading,
    items: list[Item],
    pattern: str,
    ground: Ground | None = None,
    top: int | None = None,
    *,
    told: bool = False,
) -> Iterator[Claim]:
    """Yield the claims of a list, if it is one of capitals; what only looks like one at a distance must be *told* to be one."""
    pairs = [pair for item in items if (pair := _pair(reading, item, pattern))]
    if not pairs:
        return
    context = _context(reading.folded, items[0].start if top is None else top)
    ground = ground or _ground(reading, pairs, context, len(items))
    if told and ground != "words":
        return
    if ground in ("sisters", "none") and _is_elsewhere(reading.folded, context[0], pairs[-1][0].end):
        return
    if ground is None:
        return
    members = asserts_membership(reading, *context) or (
        top is not None and asserts_membership(reading, top, items[0].start)
    )
    language = _language(
        reading.folded[context[0] : max(context[1], items[0].start)], [country for _, country, _ in pairs]
    )
    for item, country, capital in pairs:
        first = capital.start if pattern == "transposed" else min(country.start, capital.start)
        last = max(
            reading.original(item.start, item.end)[1] if item.end > item.start else country.end,
            country.end,
            capital.end,
        )
        yield Claim(
            first,
            last,
            reading.text[first:last],
            country,
            capital,
            pattern,
            "current",
            members,
            language=language,
            ground=ground,
        )


def _pair(reading: Reading, item: Item, pattern: str) -> tuple[Item, Slot, Slot] | None:
    country = slot_of(reading, *item.name, "country")
    if country is None:
        return None
    capital = slot_of(reading, *item.slot, "city") or _gap(reading, item)
    if country.kind == "city" and capital.kind == "country":
        country, capital = (
            slot_of(reading, *item.slot, "country") or capital,
            slot_of(reading, *item.name, "city") or country,
        )
    if capital.id == country.id and capital.surface.isascii() != country.surface.isascii():
        return None  # The country once more, in another script.
    if country.kind == "unknown" and not (capital.kind == "city" and _may_be_name(reading, item)):
        return None
    is_word = capital.kind == "unknown" and capital.surface[0].islower()
    return (item, country, capital) if country.kind in ("country", "unknown") and not is_word else None


def _may_be_name(reading: Reading, item: Item) -> bool:
    """Tell whether unknown words in the place of a country can be a country's name."""
    name = reading.slice(*item.name).strip()
    folded = reading.folded[slice(*item.name)]
    return (
        3 < len(name) <= 30
        and (name[0].isupper() or not name[0].isascii())
        and not wording().capital.search(folded)
        and not _labels_capital().search(reading.folded, max(0, item.name[0] - _LABEL), item.name[0])
    )


@lru_cache(maxsize=1)
def _labels_capital() -> re.Pattern[str]:
    """Return the expression for a word for *capital* and a colon, so that what follows is none but the capital."""
    return re.compile(rf"{wording().capital.pattern}[^\S\n]{{0,8}}[:=][^\S\n]{{0,8}}$")


def _gap(reading: Reading, item: Item) -> Slot:
    """Return the empty slot of an item, shown by the signs that leave the room."""
    start, end = item.slot
    first, last = (start - 1 if start else start), min(len(reading.folded), end + 1)
    return empty_slot(reading, first, max(last, first + 1))


def _context(folded: str, start: int) -> tuple[int, int]:
    """Return the words before a list: its own line, and up to three lines above when the list begins its line."""
    line = folded.rfind("\n", 0, start) + 1
    first = max(line, start - REACH)
    if start - line > 30:
        return first, start
    for _ in range(3):
        above = folded[max(0, first - REACH) : first].rstrip()
        if not above:
            break
        first = max(0, first - REACH) + above.rfind("\n") + 1
        if wording().capital.search(folded, first, start):
            break
    return first, start


def _ground(
    reading: Reading,
    pairs: list[tuple[Item, Slot, Slot]],
    context: tuple[int, int],
    length: int,
) -> Ground | None:
    """Return what makes pairs claims about capitals, or None; a list of the world's countries has many items besides them."""
    capitals = sum(_is_capital(country, capital) for _, country, capital in pairs)
    if len(pairs) > 2 and capitals and _is_named_after(reading.folded, pairs[-1][0].end):
        return "words"
    told = sum(capital.kind in ("placeholder", "empty") for _, _, capital in pairs)
    reverse = sum(capital.start < country.start for _, country, capital in pairs) * 2 > len(pairs)
    if _speaks_of_capitals(reading, context, single=length == 1):
        if len(pairs) == 1:
            return (
                "words"
                if pairs[0][1].kind == "country"
                and pairs[0][2].kind in ("city", "placeholder", "empty")
                and not (reverse and not capitals)
                else None
            )
        return "words" if (capitals + told) * 4 >= len(pairs) else None
    if capitals < max(2, min(_ENOUGH, length / 3)) or reverse:
        return None
    if capitals * 3 >= len(pairs) * 2:
        return "sisters"
    return "none" if len(pairs) > 2 and capitals * 2 >= len(pairs) else None


def _is_named_after(folded: str, end: int) -> bool:
    """Tell whether the sentence behind a list says that these are capitals."""
    words = re.match(
        rf"[\s.]{{0,3}}[^.!?。\n{PLACE}]{{0,{LONGEST_CELL * 2}}}(?=[.!?。\n]|$)",
        folded[end : end + 2 * LONGEST_CELL + 4],
    )
    return bool(words and wording().capital.search(words.group()))


def _is_elsewhere(folded: str, start: int, end: int) -> bool:
    """Tell whether a list or the words above it say that its cities are something else: offices, hosts, airports."""
    stop = folded.find("\n", end)
    return bool(wording().finder("elsewhere").search(folded, start, stop if stop >= 0 else len(folded)))


def _speaks_of_capitals(reading: Reading, context: tuple[int, int], *, single: bool) -> bool:
    cues = list(wording().capital.finditer(reading.folded, *context))
    if not cues:
        return False
    between = reading.folded[cues[-1].end() : context[1]]
    return not single or (len(between) <= 40 and PLACE not in between and "\n" not in between.strip())


def _is_capital(country: Slot, capital: Slot) -> bool:
    cities = capital.several or (capital.id or "",)
    return all(tenures(city, country.id or "") for city in cities)


def _language(context: str, countries: list[Slot]) -> str:
    """Return the language of the words for *capital* in a context; of several, the one most countries are named in."""
    cue = next(wording().capital.finditer(context), None)
    spoken = wording().languages_of(cue.group()) if cue else ()
    named = [languages_of(country.id or "", country.surface) for country in countries]
    return max(
        spoken, key=lambda tag: sum(tag.partition("-")[0] in languages for languages in named), default="und"
    )
