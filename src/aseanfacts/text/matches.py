"""Where a pattern fits around a word for *capital*: from that word on first, then, where that fits, what leads to it.

Few words for *capital* are followed by what a pattern needs, so that most patterns are done with after one trial.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import frozen

from aseanfacts.text.cues import phrase_of_capital, qualifying
from aseanfacts.text.model import Slot
from aseanfacts.text.reading import Reading
from aseanfacts.text.templates import Pattern

__all__ = ["VERBS", "Found", "Match", "Place", "matches", "place_of"]

VERBS = frozenset(["is", "is_not", "was", "became", "will_be", "denied", "moved", "has_moved"])
_PREFERRED = ("named", "title", "subject", "owner")
_QUALIFIED, _LINKED, _LONGEST = 80, 100, 30
_LATIN_END = "\u0370"
_BEHIND_NAMES = "\"'“”‘’«»「」『』*_市"


@frozen
class Match:
    """A pattern as found.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        parts: What leads to the word for *capital*, what qualifies it, and it with what follows.
        roles: The roles of the words that have a group: ``is_not``, ``was``, ``former`` and so on.
    """

    start: int
    end: int
    parts: tuple[re.Match[str], ...]
    roles: frozenset[str]

    def span(self, name: str) -> tuple[int, int]:
        """Return the bounds of a group that matched, (-1, -1) of one that did not."""
        return next((part.span(name) for part in self.parts if part.groupdict().get(name)), (-1, -1))

    def span_of(self, role: str) -> tuple[int, int] | None:
        """Return the bounds of the first group whose role is this, or ends in it; None when none matched."""
        names = (name for part in self.parts for name, word in part.groupdict().items() if word)
        found = next((name for name in names if name.rsplit("_", 1)[0].endswith(role)), None)
        return None if found is None else self.span(found)


@frozen
class Found:
    """A pattern found around a word for *capital*, with what fills its slots.

    Attributes:
        pattern: The pattern.
        match: Where it fits.
        country: The folded offset of the country, None if its title is lost.
        capital: What stands in the capital's slot.
        start: Where it all begins.
        end: Where it all ends.
        foreign: Whether the country is named in other languages, not in the pattern's.
    """

    pattern: Pattern
    match: Match
    country: int | None
    capital: Slot
    start: int
    end: int
    foreign: bool

    @property
    def rank(self) -> tuple[bool, int, int, bool, bool, int]:
        """Tell which pattern is the likelier, the least first.

        Places go before other words, one line before several, named countries before understood ones, the language of the
        country's name before others, verbs before none, then the longer.
        """
        unnamed = self.capital.kind not in ("city", "country")
        lines = self.match.parts[-1].string.count("\n", self.start, self.end)
        verbless = not self.match.roles & VERBS
        told = _PREFERRED.index(self.pattern.country)
        return unnamed, lines, told, self.foreign, verbless, self.start - self.end


@frozen
class Place:
    """A word for *capital* as one language reads it.

    Attributes:
        cues: Where phrases begin that hold it: *capital*, *the country's capital*.
        starts: For each of these, where words begin that do no more than qualify it, with what they are.
    """

    cues: tuple[int, ...]
    starts: tuple[tuple[tuple[int, re.Match[str]], ...], ...]


def place_of(folded: str, language: str, cue: int, start: int) -> Place:
    """Look for the words that belong to a word for *capital*.

    Args:
        folded: The folded text.
        language: The language to read it in.
        cue: Where the word stands.
        start: Where its sentence begins.

    """
    edges = [at for at in _edges(folded, max(start, cue - _QUALIFIED), cue) if folded[at].isalnum()]
    phrase = phrase_of_capital(language)
    cues = tuple(
        at
        for at in edges
        if at == cue or (at > cue - _LONGEST and (found := phrase.match(folded, at)) and found.end() > cue)
    )
    return Place(cues, tuple(tuple(_starts(folded, language, edges, end)) for end in cues))


def _starts(folded: str, language: str, edges: list[int], cue: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where words begin that qualify a phrase, the nearest first: each must lie close to the one after."""
    qualified = qualifying(language)
    first = cue
    for at in reversed(edges[: bisect_left(edges, cue + 1)]):
        if at < first - _LONGEST:
            return
        found = qualified.fullmatch(folded, at, cue)
        if found:
            first = at
            yield at, found


def matches(reading: Reading, pattern: Pattern, place: Place, start: int, end: int) -> Iterator[Match]:
    """Yield each fit of a pattern in a stretch."""
    folded = reading.folded
    for cue, starts in zip(place.cues, place.starts, strict=True):
        body = pattern.expression.match(folded, cue, end)
        if body is None or body.end("cue") <= place.cues[-1]:
            continue
        for first, qualified in starts:
            if pattern.lead is None:
                yield _match(first, qualified, body)
                continue
            for at in _firsts(reading, pattern, start, first):
                lead = pattern.lead.fullmatch(folded, at, first)
                if lead:
                    yield _match(at, lead, qualified, body)


def _match(start: int, *parts: re.Match[str]) -> Match:
    roles = (name for part in parts for name, word in part.groupdict().items() if word)
    return Match(start, parts[-1].end(), parts, frozenset(name.rsplit("_", 1)[0] for name in roles))


def _firsts(reading: Reading, pattern: Pattern, start: int, end: int) -> list[int]:
    """Return where a pattern can begin; far from its word for *capital* only at a place."""
    near = max(start, end - _LINKED) if pattern.anchor == "any" else end
    first, last = (bisect_left(reading.positions, at) for at in (start, near))
    places = reading.positions[first:last]
    if pattern.anchor == "place":
        return places
    after = [_after_quotes(reading.folded, place + 1) for place in places]
    return after + _edges(reading.folded, near, end) if pattern.anchor == "any" else after


def _after_quotes(folded: str, position: int) -> int:
    while position < len(folded) and folded[position] in _BEHIND_NAMES:
        position += 1
    return position


def _edges(folded: str, start: int, end: int) -> list[int]:
    """Return where words may begin."""
    return [at for at in range(start, end + 1) if _is_edge(folded, at)]


def _is_edge(folded: str, position: int) -> bool:
    """Tell whether a word may begin or end at a position: anywhere but between two letters of the Latin kind."""
    if not position:
        return True
    before, after = folded[position - 1], folded[position]
    return not (before.isalpha() and after.isalpha() and before < _LATIN_END and after < _LATIN_END)
