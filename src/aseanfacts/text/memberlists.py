"""Lists that follow a statement: the members one after another, or the pillars.

An item is read whatever it is: a name the data does not know is kept as it stands. A list that says it is open ("and others")
claims no completeness and is none.
"""

from __future__ import annotations

import re
from functools import cache

from aseanfacts.text.model import Slot
from aseanfacts.text.phrasing import phrasing
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.signs import Sentence
from aseanfacts.text.wording import GAP, either

__all__ = ["countries_listed", "pillars_listed"]

_MOST = 40
_OPENING = re.compile(r"[^\S\n]{0,3}[:：,]?[^\S\n]{0,3}[*_]{0,2}(?:\n\s{0,6})?")
_MARK = r"(?:[-–•*·]|\(?\w{1,2}[.)])?[^\S\n]{0,3}[*_\"“]{0,2}"
_NOTE = re.compile(r"[*_\"”]{0,2}(?:[^\S\n]{0,2}\((?P<note>[^()\n]{1,40})\))?[*_\"”]{0,2}")
_END = re.compile(r"[^\S\n]{0,3}(?:$|[.!?;:()\n]|[。।។၊])")
_RAW = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[^\S\n](?:[^\W\d_][^\W\d_'’.-]*)){0,3}")
_DASH = re.compile(r"[^\S\n]{0,2}[–—-][^\S\n]{0,2}(?P<next>\S)")
_OPEN_REACH = 24


@cache
def _joint(language: str) -> re.Pattern[str]:
    also = either(phrasing().of(language, "and"))
    the = phrasing().of(language, "the")
    article = f"(?:{either(the)}{GAP})?" if the else ""
    return re.compile(
        rf"(?P<sign>[^\S\n]{{0,3}}[,;、၊/]?\s{{0,3}}(?:{also})?{GAP})(?P<mark>{_MARK}){GAP}{article}(?:{also}{GAP})?{article}"
    )


def countries_listed(reading: Reading, position: int, language: str) -> tuple[tuple[Slot, ...], int]:
    """Read a list of countries.

    Args:
        reading: The text.
        position: Folded offset after the words that announce the list.
        language: The language of these words.

    Returns:
        The items, and the folded offset after the last; no items when it is no list of countries alone, or an open one.

    """
    folded = reading.folded
    opening = _OPENING.match(folded, position)
    at = opening.end() if opening else position
    joint = _joint(language)
    items: list[Slot] = []
    end = at
    has_marks = has_signs = False
    for _ in range(_MOST):
        between = joint.match(folded, at)
        start = between.end() if between else at
        if items and between and not between.group("sign"):
            break
        sign = between.group("sign") if items and between else ""
        if has_signs and "\n" in sign and not sign.strip():
            break
        has_signs = has_signs or bool(sign.strip())
        is_marked = bool(between and between.group("mark").strip())
        if has_marks and not is_marked:
            break
        has_marks = is_marked and len(items) > 0
        item = _country(reading, start) or (_stranger(reading, start, language) if items else None)
        if item is None:
            break
        slot, at = item
        items.append(slot)
        end = at
        at = _after_note(reading, slot, at)
    if _goes_on(reading, end, language):
        return (), position
    return tuple(items), end


def _after_note(reading: Reading, item: Slot, position: int) -> int:
    """Return the offset after what explains an item in brackets: *Myanmar (Burma)*, but not *Myanmar (Naypyidaw)*."""
    note = _NOTE.match(reading.folded, position)
    if note is None:
        return position
    inside = range(*note.span("note")) if note.group("note") else range(0)
    names = {reading.places[at].id for at in inside if reading.folded[at] == PLACE}
    return note.end() if names <= {item.id} else position


def _country(reading: Reading, start: int) -> tuple[Slot, int] | None:
    if not reading.folded.startswith(PLACE, start):
        return None
    mention = reading.places[start]
    kind = "country" if mention.kind == "country" or mention.id == "singapore" else "city"
    identifier = "SG" if mention.id == "singapore" else mention.id
    return Slot(mention.start, mention.end, mention.surface, kind, identifier, mention.form), start + 1  # type: ignore[arg-type]


def _stranger(reading: Reading, start: int, language: str) -> tuple[Slot, int] | None:
    """Return an item that is no country of the data: capitalised words that fill the place between two separators."""
    run = _RAW.match(reading.folded, start)
    if run is None:
        return None
    first, end = start, start
    for word in re.finditer(r"\S+", run.group()):
        if not reading.text[reading.starts[start + word.start()]].isupper():
            break
        end = start + word.end()
    closed = _END.match(reading.folded, end) or re.compile(
        rf"[^\S\n]{{0,2}}(?:,|{either(phrasing().of(language, 'and'))})"
    ).match(reading.folded, end)
    if end == first or not closed:
        return None
    begin, finish = reading.original(first, end)
    return Slot(begin, finish, reading.text[begin:finish], "unknown"), end


def _goes_on(reading: Reading, end: int, language: str) -> bool:
    """Tell whether a list says that there are more, gives capitals beside its members, or breaks off before a place."""
    rest = reading.folded[end : end + _OPEN_REACH]
    dash = _DASH.match(rest)
    if dash and (
        dash.group("next") == PLACE or reading.text[reading.starts[end + dash.start("next")]].isupper()
    ):
        return True
    others = phrasing().of(language, "others")
    more = f"|,?[^\\S\n]*(?:\\w+[^\\S\n]+)?{either(others)}" if others else ""
    return re.match(rf"[^\S\n]{{0,2}}(?::|\([^()\n]{{0,24}}{PLACE}{more})", rest) is not None


@cache
def _pillar(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    roles = ("pillar-political-security", "pillar-economic", "pillar-socio-cultural")
    names = {word: role.removeprefix("pillar-") for role in roles for word in phrasing().of(language, role)}
    filler = phrasing().of(language, "pillar-filler")
    around = f"(?:{either(filler)}{GAP})" if filler else "(?:)"
    also = phrasing().of(language, "and")
    joint = rf"{GAP}(?:[,;、:]{GAP})?(?:(?:{either(also)}){GAP})?(?:(?:[-–•*]|\(?\w{{1,2}}[.)]){GAP})?"
    known = f"(?P<known>{either(names)})" if names else "(?P<known>(?!))"
    unknown = r"(?P<unknown>[^\s,.;:!?()、。]{2,24}(?:[^\S\n][^\s,.;:!?()、。]{2,24}){0,2}?)(?=[^\S\n]{0,2}(?:[,.;、。!?]|$|\n))"
    return re.compile(rf"{joint}{around}{{0,4}}(?:{known}(?:{GAP}{around}){{0,3}}|{unknown})"), names


@cache
def _parts() -> re.Pattern[str]:
    """Return an expression for what parts two items of a list."""
    return re.compile(rf"[,;、:\n•*]|{phrasing().finder_in_all('and').pattern}")


def pillars_listed(sentence: Sentence, position: int, language: str) -> tuple[tuple[Slot, ...], int]:
    """Read a list of pillars in the rest of a sentence.

    Args:
        sentence: The sentence.
        position: The sign after the words that announce the list.
        language: The language of these words.

    Returns:
        The items, and the sign after the last; the id of a slot is the pillar it names, None for no pillar.

    """
    pattern, names = _pillar(language)
    items: list[Slot] = []
    at = named = position
    while len(items) < _MOST:
        item = pattern.match(sentence.signs, at)
        if item is None or item.end() == at:
            break
        kind = "known" if item.group("known") else "unknown"
        between = sentence.signs[named : item.end(kind)]
        if items and kind == "unknown" and not _parts().search(between):
            break
        named = item.end(kind)
        first, last = sentence.span(*item.span(kind))
        pillar = names.get(" ".join(item.group(kind).split()))
        items.append(
            Slot(first, last, sentence.reading.text[first:last], "text" if pillar else "unknown", pillar)
        )
        at = item.end()
    return tuple(items), at
