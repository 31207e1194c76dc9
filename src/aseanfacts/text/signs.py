"""Sentences about ASEAN, with every place, date and number shown as one sign.

Patterns over signs stay short and language-free: whatever the number, the date or the place, right or wrong, a pattern sees only
that one stands there. Only sentences that name ASEAN are read this way, and those shortly after: in them *the bloc* stands for it,
unless another organisation is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.model import Slot
from aseanfacts.text.numbers import find_numbers
from aseanfacts.text.phrasing import ASEAN, CITY, COUNTRY, DATE, NUMBER, ORDINAL, phrasing
from aseanfacts.text.reading import PLACE, Reading, as_read, slot_for
from aseanfacts.text.wording import either
from aseanfacts.text.written_dates import date_words, find_dates, iso_of

__all__ = ["Sentence", "sentences_about_asean"]

_LONGEST = 600
_MEMORY = 6
_PRIVATE = re.compile("[\ue002-\ue007]")
_BREAK = re.compile(r"[.!?]+[\"'”’»)\]*_]*(?=\s|$)|[!?](?=[\u3400-\u9fff”」』])|[。။៕।]|\n[^\S\n]*\n")
_SPACELESS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_GLUED = re.compile(rf"(?<![a-z])asean(?={_SPACELESS})|(?<={_SPACELESS})asean(?![a-z])")
_IN_BRACKETS = re.compile(r"\(asean\)")
_ROMAN = re.compile(
    r"(?<![\w-])(?:ke-)?(?P<numeral>(?=[xvi]{2}|xl)(?:x[lx]|x{0,3}|xl)(?:ix|iv|v?i{0,3}))(?![\w-])"
)
_BOLD = re.compile(r"\*\*|__")
_ITEM = re.compile(r"(?:^|\n)[^\S\n]*[-*•]?[^\S\n]*\(?(?P<number>\w{1,2})[.)]")
_DAY = re.compile(r"(?<!\w)\d{1,2}\.$")
_INITIAL = re.compile(r"(?:^|[\s(.])[a-z]\.$")
_LIST_MARK = re.compile(r"(?:^|\n)[^\S\n]*[-*•]?[^\S\n]*\w{1,2}\.$")


@frozen(eq=False)
class Sentence:
    """One sentence in signs.

    Attributes:
        reading: The text it stands in.
        start: Folded offset of its beginning.
        end: Folded offset after its end.
        signs: Its folded text, each place, date and number one character.
        origins: For each sign, its folded offset; then the end.
        slots: What stands behind each place, date and number sign.
        since_named: How many sentences ago ASEAN was named, with no other organisation since; None when it was not, or one is.
    """

    reading: Reading = field(repr=False)
    start: int
    end: int
    signs: str
    origins: list[int] = field(repr=False)
    slots: dict[int, Slot] = field(repr=False)
    since_named: int | None

    @property
    def is_question(self) -> bool:
        """Whether the sentence ends with a question mark."""
        return self.reading.folded[self.start : self.end].rstrip(" \n\"'”’»)]*_").endswith("?")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the given text of a stretch of signs."""
        return self.reading.original(self.origins[start], self.origins[end])

    def is_capitalised(self, position: int) -> bool:
        """Tell whether the given text has a capital letter behind a sign."""
        return self.reading.text[self.reading.starts[self.origins[position]]].isupper()


def sentences_about_asean(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of a text that may state something about ASEAN.

    Args:
        reading: The text, its organisations left as words.

    """
    since_named = None
    is_it = False
    for start, end in _sentences(reading):
        part = reading.folded[start:end]
        named = phrasing().names_asean(part)
        since_named = 0 if named else None if since_named in (None, _MEMORY) else since_named + 1
        if since_named is not None and _names_another(part, "rival"):
            since_named = None
        was_it, is_it = is_it, since_named == 0
        if named or (since_named is not None and _may_tell(part)):
            is_it = is_it or (was_it and phrasing().finder_in_all("pronoun").search(part) is not None)
            told = None if _names_another(part, "predecessor") else since_named
            yield _sentence(reading, start, end, told, can_be_it=was_it)


def _names_another(part: str, role: str) -> bool:
    """Tell whether another organisation is named; the name of ASEAN can hold that of one, as 諸国連合 holds 国連."""
    rival = phrasing().finder_in_all(role)
    return rival.search(part) is not None and (
        rival.search(phrasing().finder_in_all("asean").sub("\n", part)) is not None
    )


def _may_tell(part: str) -> bool:
    """Tell whether a sentence that does not name ASEAN can state anything of it: with places, numbers or dates."""
    return PLACE in part or any(map(str.isdecimal, part)) or bool(find_numbers(part))


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _BREAK.finditer(reading.folded):
        if stop.group()[0] == "." and _goes_on(reading, start, stop.start(), stop.end()):
            continue
        yield from _pieces(reading.folded, start, stop.end())
        start = stop.end()
    yield from _pieces(reading.folded, start, len(reading.folded))


def _goes_on(reading: Reading, start: int, stop: int, end: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation or the number of an item."""
    before = reading.folded[max(start, stop - 12) : stop + 1]
    if _LIST_MARK.search(before) or _INITIAL.search(before) or before.split()[-1:] == ["."]:
        return True
    if before.split()[-1] in phrasing().abbreviations:
        return True
    if _DAY.search(before) and _numbered().match(reading.folded, end):
        return True
    after = reading.folded[end : end + 3].lstrip()
    if not after:
        return False
    position = reading.folded.index(after[0], end)
    return reading.text[reading.starts[position]].islower()


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    """Return an expression for what a number with a full stop counts: a month, *the 46. Gipfel*."""
    return re.compile(rf"\s{{0,2}}{either((*date_words('month'), *phrasing().of_all('ordinal-noun')))}")


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, a very long one in pieces."""
    while end - start > _LONGEST:
        cut = folded.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _sentence(
    reading: Reading, start: int, end: int, since_named: int | None, *, can_be_it: bool
) -> Sentence:
    window = _PRIVATE.sub("\ufffd", reading.folded[start:end])
    found = sorted(
        [
            *_marks(reading, window, start),
            *_names_of_asean(window, since_named, can_be_it=can_be_it),
            *((bold.start(), bold.end(), "", None) for bold in _BOLD.finditer(window)),
        ],
        key=lambda mark: (mark[0], -mark[1]),
    )
    parts: list[str] = []
    origins: list[int] = []
    slots: dict[int, Slot] = {}
    at = 0
    for first, last, sign, slot in found:
        if first < at:
            continue
        parts.append(window[at:first] + sign)
        origins.extend(range(start + at, start + first + len(sign)))
        if slot is not None:
            slots[len(origins) - 1] = slot
        at = last
    parts.append(window[at:])
    origins.extend(range(start + at, end + 1))
    return Sentence(reading, start, end, "".join(parts), origins, slots, since_named)


def _names_of_asean(
    window: str, since_named: int | None, *, can_be_it: bool
) -> Iterator[tuple[int, int, str, None]]:
    """Yield what stands for ASEAN where it was named before: *the bloc*; and *it*, at the beginning of what goes on about it."""
    for glued in _GLUED.finditer(window):
        yield glued.start(), glued.end(), ASEAN, None
    if since_named is None:
        return
    names = [found.span() for found in phrasing().finder_in_all("asean").finditer(window)]
    for short in _IN_BRACKETS.finditer(window):
        if not any(end in (short.start(), short.start() - 1) for _, end in names):
            yield short.start(), short.end(), ASEAN, None
    for found in phrasing().finder_in_all("anaphor").finditer(window):
        if not any(found.start() < end and start < found.end() for start, end in names):
            yield found.start(), found.end(), ASEAN, None
    if since_named and can_be_it:
        begin = len(window) - len(window.lstrip())
        if pronoun := phrasing().finder_in_all("pronoun").match(window, begin):
            yield pronoun.start(), pronoun.end(), ASEAN, None


def _marks(reading: Reading, window: str, start: int) -> Iterator[tuple[int, int, str, Slot]]:
    """Yield what is shown as a sign: its place in the window, the sign, and the slot."""
    for position, character in enumerate(window):
        if character == PLACE:
            mention = reading.places[start + position]
            sign = COUNTRY if mention.kind == "country" else CITY
            yield position, position + 1, sign, slot_for(mention)
    dates = find_dates(window)
    for date in dates:
        yield (
            date.start,
            date.end,
            DATE,
            _slot(reading, start, date.start, date.end, "date", iso_of(date), date.precision),
        )
    for venue in _venue_pattern().finditer(window):
        place = _venues()[" ".join(venue.group().split())]
        yield venue.start(), venue.end(), CITY, _slot(reading, start, *venue.span(), "city", place)
    yield from _in_roman(reading, window, start)
    items = {item.start("number") for item in _ITEM.finditer(window)}
    for number in find_numbers(window):
        if number.start in items or any(
            date.start < number.end and number.start < date.end for date in dates
        ):
            continue
        sign, form = (ORDINAL, "ordinal") if number.is_ordinal else (NUMBER, "cardinal")
        yield (
            number.start,
            number.end,
            sign,
            _slot(reading, start, number.start, number.end, "number", str(number.value), form),
        )


def _in_roman(reading: Reading, window: str, start: int) -> Iterator[tuple[int, int, str, Slot]]:
    """Yield the Roman numerals in capitals as the how-manieth: two letters at least, or one behind a word for a summit."""
    for found in (*_ROMAN.finditer(window), *_roman_letter().finditer(window)):
        first, last = reading.original(start + found.start("numeral"), start + found.end("numeral"))
        if reading.text[first:last].isupper():
            value = str(_value(found.group("numeral")))
            begin = found.start() if found.re is _ROMAN else found.start("numeral")
            slot = _slot(reading, start, begin, found.end(), "number", value, "ordinal")
            yield begin, found.end(), ORDINAL, slot


@lru_cache(maxsize=1)
def _roman_letter() -> re.Pattern[str]:
    summit, asean = (either(phrasing().of_all(role)) for role in ("summit", "asean"))
    return re.compile(rf"{summit}[^\S\n]{{1,2}}(?:{asean}[^\S\n]{{1,2}})?(?P<numeral>[ivx])(?![\w-])")


def _value(numeral: str) -> int:
    digits = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in numeral]
    return sum(
        -digit if digit < following else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )


def _slot(
    reading: Reading, start: int, first: int, last: int, kind: str, identifier: str, form: str = ""
) -> Slot:
    begin, end = reading.original(start + first, start + last)
    return Slot(begin, end, reading.text[begin:end], kind, identifier, form)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _venues() -> dict[str, str]:
    return {
        as_read(str(row["name"])): str(row["place"]) for row in Dataset.bundled().tables["meeting-places"]
    }


@lru_cache(maxsize=1)
def _venue_pattern() -> re.Pattern[str]:
    return re.compile(either(_venues()))
