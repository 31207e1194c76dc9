"""Claims told in sentences: "the capital of X is Y" and its sisters in every language of the tables.

Every word for *capital* in the text is looked at once, with a bounded stretch of its sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from aseanfacts.text.model import Claim, Scope, Slot
from aseanfacts.text.reading import ORGANISATION, PLACE, Reading
from aseanfacts.text.slots import slot_after, slot_before
from aseanfacts.text.wording import Pattern, either, wording

__all__ = ["asserts_membership", "sentence_around", "sentence_claims"]

_BEFORE, _AFTER = 140, 200
_BREAK = re.compile(r"[.!?。!?।။]+[\"'”’»)]*(?=\s|$)|[。।။]|\n[^\S\n]*\n")
_QUESTION = re.compile(r"[?]")
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"


@frozen
class _Found:
    """A pattern found around a word for *capital*."""

    pattern: Pattern
    match: re.Match[str]
    capital: Slot
    start: int
    end: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Known capitals before unknown words, then the longer; a smaller rank is better."""
        return self.capital.kind == "unknown", self.start - self.end, len(self.pattern.id)


def sentence_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim told in a sentence."""
    words = wording()
    taken = -1
    for cue in words.capital.finditer(reading.folded):
        if cue.start() < taken or _is_other_capital(reading.folded, cue.start()):
            continue
        found = min(_matches(reading, cue), key=lambda found: found.rank, default=None)
        claim = _claim(reading, found) if found else _question(reading, cue)
        if claim:
            taken = found.end if found else cue.end()
            yield claim


def _is_other_capital(folded: str, position: int) -> bool:
    """Tell whether the word before makes it no capital of a state: *financial capital*, *provincial capital*."""
    before = folded[max(0, position - 24) : position].rstrip(" -")
    return any(
        re.search(either([word]) + "$", before)
        for word in wording().all_of("not-capital")
        if before.endswith(word)
    )


def _matches(reading: Reading, cue: re.Match[str]) -> Iterator[_Found]:
    words = wording()
    start, end = _stretch(reading.folded, cue.start(), cue.end())
    for language in words.languages.get(cue.group(), ()):
        for pattern in words.patterns[language]:
            yield from _found(reading, pattern, cue, start, end)


def _stretch(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounded part of the sentence around a stretch."""
    first = max(0, start - _BEFORE)
    for stop in _BREAK.finditer(folded, first, start):
        first = stop.end()
    after = _BREAK.search(folded, end, end + _AFTER)
    return first, after.start() if after else min(len(folded), end + _AFTER)


def _found(reading: Reading, pattern: Pattern, cue: re.Match[str], start: int, end: int) -> Iterator[_Found]:
    for match in pattern.expression.finditer(reading.folded, start, end):
        if not match.start("cue") <= cue.start() < match.end("cue"):
            continue
        position = match.start("country")
        country = reading.places[position]
        if country.kind != "country":
            continue
        if pattern.left:
            slot = slot_before(reading, match.start(), raw=pattern.raw)
            if slot:
                yield _Found(pattern, match, slot[0], slot[1], match.end())
        elif pattern.right:
            slot = slot_after(reading, match.end(), raw=pattern.raw)
            if slot:
                yield _Found(pattern, match, slot[0], match.start(), slot[1])


def _claim(reading: Reading, found: _Found) -> Claim | None:
    match = found.match
    position = match.start("country")
    mention = reading.places[position]
    if (
        found.capital.kind == "country"
        and found.capital.id == mention.id
        and found.capital.start == mention.start
    ):
        return None
    if not found.pattern.raw and found.capital.kind == "country":
        return None
    country = Slot(mention.start, mention.end, mention.surface, "country", mention.id, mention.form)
    first, last = _outer(country, found.capital, reading, match)
    dates = tuple(_dates(reading, found))
    return Claim(
        first,
        last,
        reading.text[first:last],
        country,
        found.capital,
        found.pattern.id,
        _scope(reading.folded, found, dates),
        asserts_membership(reading, max(0, match.start("country") - 60), match.end("country")),
        values=dates,
        language=found.pattern.language,
    )


def _outer(country: Slot, capital: Slot, reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    cue = reading.original(match.start("cue"), match.end("cue"))
    return min(country.start, capital.start, cue[0]), max(country.end, capital.end, cue[1])


def _group(match: re.Match[str], *names: str) -> bool:
    found = match.groupdict()
    return any(found.get(name) for name in names)


def _scope(folded: str, found: _Found, dates: tuple[Slot, ...]) -> Scope:
    if _is_question(folded, found.start, found.end):
        return "question"
    if _group(found.match, "is_not"):
        return "negated"
    if _group(found.match, "will_be", "future_before", "future_after"):
        return "planned"
    if dates or _group(found.match, "was", "former_before", "former_after"):
        return "historical"
    return "current"


def _is_question(folded: str, start: int, end: int) -> bool:
    """Tell whether the sentence that ends after a stretch is a question without its answer."""
    tail = folded[end : end + 60]
    stop = re.search(r"[.!?。।။\n]", tail)
    if stop and stop.group() == "?":
        return True
    asking = wording().finder("question")
    rest = tail[: stop.start()] if stop else tail
    closing = asking.match(rest.lstrip())
    return bool(
        closing
        and len(closing.group()) > 1
        and not closing.group().isascii()
        and not rest.lstrip()[closing.end() :].strip()
    )


def _dates(reading: Reading, found: _Found) -> Iterator[Slot]:
    """Yield the years a claim is bounded by: *until 2006*, *in 1990*."""
    stop = re.search(r"[.!?。।။\n]", reading.folded[found.end : found.end + 60])
    after = found.end + (stop.start() if stop else 60)
    for role in ("until", "in-year"):
        expression = re.compile(
            f"(?:{either(wording().words.get((role, found.pattern.language), ('until',)))})\\s{{0,3}}{_YEAR}"
        )
        year = expression.search(reading.folded, found.end, after) or expression.match(
            reading.folded, *_opening(reading.folded, found.start)
        )
        if year and not (role == "in-year" and year.start() >= found.end and not _group(found.match, "was")):
            first, last = reading.original(year.start("year"), year.end("year"))
            yield Slot(
                first,
                last,
                reading.text[first:last],
                "date",
                reading.folded[year.start("year") : year.end("year")],
                role,
            )
            return


def _opening(folded: str, start: int) -> tuple[int, int]:
    """Return the beginning of the sentence a claim stands in, up to the claim."""
    first, _ = _stretch(folded, start, start)
    while first < start and folded[first].isspace():
        first += 1
    return first, start


def _question(reading: Reading, cue: re.Match[str]) -> Claim | None:
    """Return the claim of a question about a capital: with the answer if one follows, else without a capital."""
    words = wording()
    start, _ = _stretch(reading.folded, cue.start(), cue.end())
    for language in words.languages.get(cue.group(), ()):
        mention_at = _asked_about(reading, cue, start, language)
        if mention_at is None:
            continue
        mention = reading.places[mention_at]
        country = Slot(mention.start, mention.end, mention.surface, "country", mention.id, mention.form)
        tail = reading.folded[cue.end() : cue.end() + 100]
        mark = re.search(r"[?!.\n]", tail)
        asks = bool(mark and mark.group() == "?") or _asks_without_mark(
            tail[: mark.start()] if mark else tail
        )
        if not asks:
            continue
        end = cue.end() + (
            mark.end() if mark and mark.group() == "?" else mark.start() if mark else len(tail)
        )
        return _answered(reading, country, cue, end, language)
    return None


def _asked_about(reading: Reading, cue: re.Match[str], start: int, language: str) -> int | None:
    of = either(wording().words.get(("of", language), ("of",)))
    after = re.compile(rf"\s{{0,3}}(?:{of}\s{{0,3}}){{0,2}}(?P<country>{PLACE})").match(
        reading.folded, cue.end()
    )
    before = re.compile(rf"(?P<country>{PLACE})\s{{0,3}}(?:{of}\s{{0,3}}|['’]s\s{{0,2}}){{0,2}}$").search(
        reading.folded, max(start, cue.start() - 24), cue.start()
    )
    for found in (after, before):
        if found and reading.places[found.start("country")].kind == "country":
            return found.start("country")
    return None


def _asks_without_mark(tail: str) -> bool:
    return any(len(word) > 1 and not word.isascii() for word in wording().finder("question").findall(tail))


def _answered(reading: Reading, country: Slot, cue: re.Match[str], end: int, language: str) -> Claim:
    label = re.compile(
        rf"\s{{0,6}}(?:{either(wording().all_of('answer'))}\s{{0,2}}[:.)–—-]{{1,2}}|[→=➜–—-]>?|\*\*)?\s{{0,3}}"
    )
    after = label.match(reading.folded, end)
    answer = slot_after(reading, after.end(), raw=False) if after else None
    choices = re.search(r"(?:^|\s)b\s?[.)]\s", reading.folded[end : end + 60])
    first, last = reading.original(cue.start(), end)
    first = min(first, country.start)
    if (
        answer is None
        or choices
        or answer[0].kind not in ("city", "placeholder")
        or (answer[0].form == "" and not answer[0].id)
    ):
        return Claim(
            first,
            last,
            reading.text[first:last],
            country,
            None,
            "question",
            "question",
            asserts_membership=False,
            language=language,
        )
    last = max(last, answer[0].end)
    return Claim(
        first,
        last,
        reading.text[first:last],
        country,
        answer[0],
        "question-answer",
        "current",
        asserts_membership=False,
        language=language,
    )


def sentence_around(folded: str, position: int) -> tuple[int, int]:
    """Return the bounded sentence around a position."""
    return _stretch(folded, position, position)


def asserts_membership(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch says of what it lists that they are members of ASEAN."""
    stretch = reading.folded[start:end]
    spots = [match.start() for match in wording().finder("asean").finditer(stretch)]
    spots += [
        position
        for position in (match.start() for match in re.finditer(ORGANISATION, stretch))
        if reading.places[start + position].id.lower() == "asean"
    ]
    return any(_beside_country_word(stretch, spot) for spot in spots)


def _beside_country_word(stretch: str, spot: int) -> bool:
    near = stretch[max(0, spot - 28) : spot + 36]
    return bool(wording().finder("country").search(near)) and not wording().finder("candidate").search(near)
