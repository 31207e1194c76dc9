"""A text as the finders of claims read it: folded, with every place shown as one sign.

It is the text that names are searched in (:mod:`aseanfacts.text.folding`), in lower case and NFKC besides; a top-level mention of a
place is the one character :data:`PLACE`, one of an organisation :data:`ORGANISATION`. Offsets lead back to the text as it was given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category, normalize

from attrs import field, frozen

from aseanfacts.text.folding import fold
from aseanfacts.text.model import Mention, Slot, SlotKind

__all__ = ["ORGANISATION", "PLACE", "Reading", "as_read", "read", "slot_for"]

PLACE = "\ue000"
ORGANISATION = "\ue001"

_PRIVATE = re.compile("[\ue000\ue001]")
_INVISIBLE = {"Cf", "Cs"}
_READ_AS = {
    **{"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\r": " "},
    **{"،": ",", "؛": ";", "؟": "?", "၊": ","},
    **{chr(mark): "" for mark in (0x301, *range(0x64B, 0x653))},
}


@frozen(eq=False)
class Reading:
    """A text in its folded form, and the way back.

    Attributes:
        text: The text as given.
        folded: The folded text.
        starts: For each folded character, where its original begins.
        ends: For each folded character, where its original ends.
        positions: The folded offsets of the place and organisation signs, ascending.
        places: The mention each of these signs stands for, by folded offset.
        mentions: The top-level mentions in order.
    """

    text: str
    folded: str
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    positions: list[int] = field(repr=False)
    places: dict[int, Mention] = field(repr=False)
    mentions: tuple[Mention, ...] = field(repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the given text of a non-empty stretch of the folded one."""
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> str:
        """Return the given text of a stretch of the folded one."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the top-level mentions of places in a stretch of the folded text."""
        first, last = bisect_left(self.positions, start), bisect_left(self.positions, end)
        found = (self.places[position] for position in self.positions[first:last])
        return [mention for mention in found if mention.kind != "organisation"]


def as_read(text: str) -> str:
    """Fold a text that holds no places, such as a cue of the tables."""
    return "".join(map(_read_character, fold(text).text))


def read(text: str, mentions: Iterable[Mention]) -> Reading:
    """Fold a text around its mentions.

    Args:
        text: Any text.
        mentions: The mentions found in it.

    Returns:
        Its reading.

    """
    top = tuple(mention for mention in mentions if mention.nested_in is None)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: dict[int, Mention] = {}
    at = 0
    for mention in top:
        _append(text[at : mention.start], at, parts, starts, ends)
        places[len(starts)] = mention
        parts.append(ORGANISATION if mention.kind == "organisation" else PLACE)
        starts.append(mention.start)
        ends.append(mention.end)
        at = mention.end
    _append(text[at:], at, parts, starts, ends)
    return Reading(text, "".join(parts), starts, ends, list(places), places, top)


def _append(gap: str, at: int, parts: list[str], starts: list[int], ends: list[int]) -> None:
    """Append the folded gap between two mentions."""
    if gap.isascii():
        parts.append(gap.lower().replace("\r", " "))
        starts.extend(range(at, at + len(gap)))
        ends.extend(range(at + 1, at + len(gap) + 1))
        return
    folded = fold(gap)
    for offset, character in enumerate(folded.text):
        read_as = _read_character(character)
        parts.append(read_as)
        starts.extend([at + folded.start(offset)] * len(read_as))
        ends.extend([at + folded.end(offset + 1)] * len(read_as))


@lru_cache(maxsize=1 << 12)
def _read_character(character: str) -> str:
    if character in _READ_AS:
        return _READ_AS[character]
    if category(character) in _INVISIBLE:
        return ""
    return _PRIVATE.sub("\ufffd", normalize("NFKC", normalize("NFKC", character).lower()))


def slot_for(mention: Mention) -> Slot:
    """Return the slot that a place fills alone."""
    kind: SlotKind = "country" if mention.kind == "country" else "city"
    return Slot(mention.start, mention.end, mention.surface, kind, mention.id, mention.form)
