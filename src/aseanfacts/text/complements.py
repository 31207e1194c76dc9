"""When and where: what may stand beside the core of a statement, in any order.

From the core the words are followed one by one, as long as they are words that link (*held in*, *pada tanggal*, *diễn ra tại*); the
first word that does not link ends the search. So a date or place of something else in the same sentence is not taken.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from aseanfacts.text.model import Slot
from aseanfacts.text.phrasing import CITY, COUNTRY, DATE, phrasing
from aseanfacts.text.signs import Sentence
from aseanfacts.text.wording import GAP, either
from aseanfacts.text.written_dates import date_words

__all__ = ["Complements", "after", "before", "opening_date"]

_PUNCTUATION = r"\([^()\n\ue002-\ue006]{1,40}\)|[,:()\[\]–—\"“”'’*_-]"
_RAW = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[^\S\n][^\W\d_][^\W\d_'’.-]*){0,4}")
_BETWEEN_COMMAS = re.compile(
    r"[^\S\n]{0,2},[^\S\n]{0,2}(?P<name>[^\W\d_][^,.;:!?()\n\ue002-\ue006]{0,30}(?:\([^()\n\ue002-\ue006]{1,40}\))?),"
)
_CLOSED = re.compile(r"[^\S\n]{0,3}(?:$|[,.;:!?()\n])")
_ITEM = re.compile(r"\n[^\S\n]*(?:[-*•·–]|\(?\w{1,2}[.)])[^\S\n]")
_LINE_BEGINS = re.compile(r"[)\ue002-\ue006][.;]?[^\S\n]*\n[^\S\n]*$")
_REACH = 80
_REACH_OF_IN = 24


@frozen
class Complements:
    """What was found beside a core.

    Attributes:
        slots: The slots, in order.
        start: First sign of it all.
        end: Sign after it all.
    """

    slots: tuple[Slot, ...]
    start: int
    end: int

    def has(self, kind: str) -> bool:
        """Tell whether a slot of a kind was found."""
        return any(slot.kind == kind for slot in self.slots)


def after(
    sentence: Sentence,
    position: int,
    language: str,
    wanted: str,
    *,
    passing: str = "",
    years: bool = False,
    founders: bool = False,
) -> Complements:
    """Follow the linking words after a core and collect what they lead to.

    Args:
        sentence: The sentence.
        position: The sign after the core.
        language: The language of the core.
        wanted: The signs to collect, each once.
        passing: Signs to pass over.
        years: Whether years that follow the first are collected, too: *in 1998, 2010 and 2020*.
        founders: Whether countries are collected any number of times, and *by*, *five countries* lead on.

    """
    walk = _Walk(sentence, position, language, wanted, passing, years=years, founders=founders)
    while walk.step():
        pass
    slots = walk.slots()
    return Complements(tuple(slots), position, walk.end)


class _Walk:
    """A walk from linking word to linking word, and what it has met."""

    def __init__(
        self,
        sentence: Sentence,
        position: int,
        language: str,
        wanted: str,
        passing: str,
        *,
        years: bool,
        founders: bool,
    ) -> None:
        self._sentence = sentence
        item = _ITEM.search(sentence.signs, position)
        is_below = item is not None and sentence.signs[position : item.start()].strip() == ":"
        self._signs = sentence.signs[: item.start() if item and not is_below else None]
        self._language = language
        self._wanted = set(wanted)
        self._passing = passing
        self._years = years
        self._founders = founders
        self._link = _link(language, self._founders)
        self._at = position
        self._taken: list[Slot] = []
        self._unknown: tuple[int, int] | None = None
        self.end = position

    def step(self) -> bool:
        """Go on by a sign, a linking word or an unknown name; tell whether there was one."""
        if not self._wanted:
            return False
        signs = self._signs
        link = self._link.match(signs, self._at)
        if link and CITY in link.group():
            self._at = link.end()
            return True
        sign = _signs("".join(sorted(self._wanted)) + self._passing).match(signs, self._at)
        if sign:
            self._at = sign.end()
            if signs[sign.end() - 1] in self._wanted:
                self._take(sign.end() - 1)
            return True
        if link:
            self._at = link.end()
            return True
        unknown = _unknown(self._sentence, self._at, self._language) if CITY in self._wanted else None
        if unknown:
            self._unknown, self._at = unknown, unknown[1]
        return unknown is not None

    def _take(self, here: int) -> None:
        sign = self._signs[here]
        self._taken.append(self._sentence.slots[here])
        self.end = self._at
        if sign == DATE and self._years:
            self._take_more_years()
        if sign == CITY:
            self._unknown = None
            self._take_second_city()
            self._passing += CITY
            self._at = _after_region(self._sentence, self._at)
        if not (self._founders and sign == COUNTRY):
            self._wanted.discard(sign)

    def _take_more_years(self) -> None:
        """Take the dates that follow another with commas and *and*, but for one that belongs to the country after it."""
        signs, ends = self._sentence.signs, [self._at]
        while found := _next_date(self._language).match(signs, ends[-1]):
            ends.append(found.end())
        if len(ends) > 1 and _signs(COUNTRY).match(signs, ends[-1]):
            ends.pop()
        more = [self._sentence.slots[end - 1] for end in ends[1:]]
        if more and all(slot.form == "year" for slot in more):
            self._taken += more
            self.end = self._at = ends[-1]

    def _take_second_city(self) -> None:
        """Take the other of two cities: *Cha-am and Hua Hin*."""
        also = phrasing().finder(self._language, "and").pattern
        found = re.compile(rf"{GAP}{also}{GAP}{CITY}").match(self._sentence.signs, self._at)
        if found:
            self._taken.append(self._sentence.slots[found.end() - 1])
            self.end = self._at = found.end()

    def slots(self) -> list[Slot]:
        """Return what was taken, in order; an unknown name stands for the city when no other place was met."""
        if self._unknown and not any(slot.kind in ("city", "country") for slot in self._taken):
            first, last = self._sentence.span(*self._unknown)
            self._taken.append(Slot(first, last, self._sentence.reading.text[first:last], "unknown"))
            self.end = max(self.end, self._unknown[1])
        return sorted(self._taken, key=lambda slot: slot.start)


@cache
def _link(language: str, founders: bool) -> re.Pattern[str]:
    words = [
        *phrasing().of(language, "link", "in", "the"),
        *date_words("before-year", "after-year", "before-day"),
        *(phrasing().of(language, "by", "five", "are", "namely", "and") if founders else ()),
    ]
    return re.compile(rf"{GAP}(?:{either(words)}|{_PUNCTUATION})")


@cache
def _next_date(language: str) -> re.Pattern[str]:
    words = f"(?:{phrasing().finder(language, 'and', 'in').pattern}{GAP}){{0,2}}"
    return re.compile(rf"{GAP}(?:[,、]{GAP})?{words}{DATE}")


@cache
def _signs(kinds: str) -> re.Pattern[str]:
    return re.compile(rf"{GAP}[{kinds}]")


@cache
def opening_date(language: str) -> re.Pattern[str]:
    """Return an expression for a date at the beginning of a sentence, linking words before it and a comma after it."""
    return re.compile(rf"\s*(?:{_link(language, False).pattern}){{0,4}}{GAP}(?P<date>{DATE}){GAP}[,，、]")


def _after_region(sentence: Sentence, position: int) -> int:
    """Return the sign after an unknown region that follows a city between commas, *Labuan Bajo, NTT,*."""
    found = _BETWEEN_COMMAS.match(sentence.signs, position)
    return found.end() - 1 if found and sentence.is_capitalised(found.start("name")) else position


def _unknown(sentence: Sentence, position: int, language: str) -> tuple[int, int] | None:
    """Return the stretch of an unknown name after a word for *in*: words with capitals that end the clause or lead on."""
    signs = sentence.signs
    gap = re.compile(GAP).match(signs, position)
    start = gap.end() if gap else position
    leading = signs[max(0, start - _REACH_OF_IN) : start].rstrip()
    places = phrasing().finder(language, "in").pattern
    run = _RAW.match(signs, start)
    if run is None or not re.search(places + "$", leading):
        return None
    end = start
    for word in re.finditer(r"\S+", run.group()):
        if not sentence.is_capitalised(start + word.start()):
            break
        end = start + word.end()
    closing = (_CLOSED, _link(language, False), _signs(DATE))
    return (start, end) if end > start and any(mark.match(signs, end) for mark in closing) else None


def before(sentence: Sentence, position: int, language: str, wanted: str) -> Complements:
    """Follow the linking words before a core back to the beginning of its clause; a line of a list is its own."""
    found = None
    begin = max((item.end() for item in _ITEM.finditer(sentence.signs, 0, position)), default=0)
    leading = sentence.signs[begin:position]
    if wanted and not _LINE_BEGINS.search(leading):
        found = _opening(language, wanted).search(leading, max(0, len(leading) - _REACH))
    if found is None:
        return Complements((), position, position)
    start = begin + found.start("sign")
    here = (sentence.slots[at] for at in range(start, position) if sentence.signs[at] in wanted)
    return Complements(tuple(here), start, position)


@cache
def _opening(language: str, wanted: str) -> re.Pattern[str]:
    link, sign = _link(language, False).pattern, f"[{wanted}]"
    passed = f"[{wanted}{COUNTRY}]" if CITY in wanted else sign
    return re.compile(
        rf"(?:^|(?<=[.;:,\n])|(?<=[\u0e00-\u0eff)][^\S\n]))(?:{_PUNCTUATION})?(?:{link}){{0,4}}{GAP}(?P<sign>{sign})(?:{link}|{GAP}{passed}){{0,8}}{GAP}$"
    )
