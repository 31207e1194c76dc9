"""Countries and dates side by side, below or beside a word for joining or for the chair: *Brunei (1984), Vietnam (1995)*.

No pattern of a language is asked. A chain is two pairs at least, with nothing between but marks and words that link, in prose, in
brackets or a line for each, the country first or the date: *1984 Brunei, 1995 Vietnam*. What it tells the words around say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from aseanfacts.text.model import Claim, ClaimKind, DateSpan
from aseanfacts.text.phrasing import phrasing
from aseanfacts.text.reading import Reading
from aseanfacts.text.rosters import claim_of
from aseanfacts.text.written_dates import find_dates

__all__ = ["claims_in_chains"]

_LEAST = 2
_FIRST_YEAR = "1967"
_LONGEST_GAP = 60
_LONGEST_RUN = 24
_REACH, _REACH_OF_NAME, _REACH_AFTER = 160, 600, 40
_SMALL = 3
_NOTE = re.compile(
    r"^[^()\n]{0,60}\)|\([^()\n]{0,40}(?:\)|$)|\[\w{1,3}\]|(?:^|\n)[^\S\n]*[-*•·]?[^\S\n]*\(?\w{1,2}[.)]"
)
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[,;、·/|\n.]|\)")
_STOP = re.compile(r"[.!?。！？\n]")
_SPACED = re.compile(r"[a-zß-ɏ\u0370-\u06ff\u1e00-\u1eff]")
_LINKING = (
    "link", "in", "on", "the", "and", "of", "to", "by", "at", "aux", "once", "namely", "asean", "anaphor", "followed", "joined",
    "joined-last", "joined-date", "joined-date-last", "accession", "member", "joined-cue", "chair",
)  # fmt: skip


@frozen
class _Link:
    """A date, or countries named together."""

    start: int
    end: int
    countries: tuple[int, ...] = ()
    date: DateSpan | None = None


def claims_in_chains(reading: Reading) -> Iterator[Claim]:
    """Yield the accessions and the terms in the chair that chains of countries and dates tell.

    Args:
        reading: A text that names ASEAN.

    Yields:
        The claims, chain by chain.

    """
    if not any(phrasing().finder_in_all(role).search(reading.folded) for role in ("joined-cue", "chair")):
        return
    for chain in _chains(reading):
        kind, language = _told(reading.folded, chain)
        if not language:
            continue
        for countries, date in _pairs(reading.folded, chain):
            named = {reading.places[country].id: country for country in reversed(countries)}
            for country in sorted(named.values()):
                yield claim_of(reading, kind, country, date, country, language)


def _chains(reading: Reading) -> Iterator[list[_Link]]:
    """Yield the longest runs in which countries and dates take turns."""
    chain: list[_Link] = []
    for link in _links(reading):
        if chain and not _is_linked(reading.folded[chain[-1].end : link.start]):
            yield from _whole(chain)
            chain = []
        if chain and link.countries and chain[-1].countries:
            chain[-1] = _Link(chain[-1].start, link.end, chain[-1].countries + link.countries)
        elif chain and link.date and chain[-1].date:
            yield from _whole(chain)
            chain = [link]
        else:
            chain.append(link)
    yield from _whole(chain)


def _whole(chain: list[_Link]) -> Iterator[list[_Link]]:
    dates = [link.date for link in chain if link.date]
    if len(chain) >= _LEAST * 2 and all(date.iso_start >= _FIRST_YEAR for date in dates):
        yield chain


def _links(reading: Reading) -> list[_Link]:
    countries = [_Link(at, at + 1, (at,)) for at, place in reading.places.items() if place.kind == "country"]
    if len({reading.places[link.start].id for link in countries}) < _LEAST:
        return []
    dates = [_Link(date.start, date.end, (), date) for date in find_dates(reading.folded)]
    return sorted([*countries, *dates], key=lambda link: link.start)


def _is_linked(gap: str) -> bool:
    """Tell whether nothing but marks, notes in brackets and words that link stands between two links."""
    if len(gap) > _LONGEST_GAP:
        return False
    rest = _NOTE.sub(" ", gap)
    return not any(map(str.isdecimal, rest)) and all(map(_links_on, _WORD.findall(rest)))


@lru_cache(maxsize=1024)
def _links_on(run: str) -> bool:
    """Tell whether a word is small or one that links; where words are not spaced, whether the run is made of such words."""
    if _SPACED.match(run):
        return len(run) <= _SMALL or run in _linking()
    return len(run) <= _LONGEST_RUN and _is_made_of_words(run)


def _is_made_of_words(run: str) -> bool:
    return not run or any(
        run[:size] in _linking() and _is_made_of_words(run[size:]) for size in range(len(run), 0, -1)
    )


@lru_cache(maxsize=1)
def _linking() -> frozenset[str]:
    return frozenset(word for phrase in phrasing().of_all(*_LINKING) for word in _WORD.findall(phrase))


def _pairs(folded: str, chain: list[_Link]) -> Iterator[tuple[tuple[int, ...], DateSpan]]:
    """Yield the countries that go with each date: the date after them, or in front."""
    first = _first_of_a_pair(folded, chain)
    if first is None:
        return
    for at in range(first, len(chain) - 1, 2):
        one, other = chain[at], chain[at + 1]
        countries, date = one.countries or other.countries, one.date or other.date
        apart = at == first and one.countries and _PART.search(folded, one.start, one.end)
        if date:
            yield countries[-1:] if apart else countries, date


def _first_of_a_pair(folded: str, chain: list[_Link]) -> int | None:
    """Return where the pairs begin, two at least: marks part the pairs, or they begin and end the chain."""
    parted = [_PART.search(folded, one.end, other.start) is not None for one, other in pairwise(chain)]
    for first in (0, 1):
        if not any(parted[first::2]) and all(parted[1 - first :: 2]):
            return first if len(chain) - first >= _LEAST * 2 else None
    return None if len(chain) % 2 else 0


def _told(folded: str, chain: list[_Link]) -> tuple[ClaimKind, str]:
    """Return what a chain tells and the language that says so, empty when it is something else, or not of ASEAN."""
    start, end = chain[0].start, chain[-1].end
    if not phrasing().names_asean(folded[max(0, start - _REACH_OF_NAME) : end + _REACH_AFTER]):
        return "accession", ""
    far = max(0, start - _REACH)
    near = max((stop.end() for stop in _STOP.finditer(folded, far, start)), default=far)
    stop = _STOP.search(folded, end, end + _REACH_AFTER)
    for first in (near, far):
        around = folded[first : stop.start() if stop else end + _REACH_AFTER]
        chairs = phrasing().finder_in_all("chair").search(around)
        other = phrasing().finder_in_all("other-cue").search(around)
        cues = [*phrasing().finder_in_all("joined-cue").finditer(around)]
        if phrasing().finder_in_all("rival").search(around):
            break
        if chairs and not other and all(link.date is None or link.date.precision == "year" for link in chain):
            return "chair", phrasing().language_of("chair", chairs.group())
        if chairs or other:
            break
        if cues:
            before = [cue for cue in cues if first + cue.start() < start] or cues
            return "accession", phrasing().language_of("joined-cue", before[-1].group())
    return "accession", ""
