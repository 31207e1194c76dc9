"""Places in a text in the words of the W3C Web Annotation model, and in the offsets JavaScript counts.

A selector outlives the text it was made for: a *position* finds its place as long as nothing before it changes, a *quotation*
with the characters around it finds it again after an edit elsewhere. :func:`anchor` uses both.

Python and the W3C count code points. JavaScript, Java and the language server protocol count UTF-16 code units, in which
a character beyond the basic plane (an emoji, a rare ideograph) takes two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias, TypedDict

from aseanfacts.text.model import Span

__all__ = [
    "Selector",
    "TextPositionSelector",
    "TextQuoteSelector",
    "anchor",
    "from_utf16",
    "selectors",
    "to_utf16",
]

_CONTEXT = 32
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class TextPositionSelector(TypedDict):
    """A stretch of a text by its offsets in code points, the end exclusive."""

    type: Literal["TextPositionSelector"]
    start: int
    end: int


class TextQuoteSelector(TypedDict):
    """A stretch of a text by its words and up to 32 characters before and after it."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


Selector: TypeAlias = "TextPositionSelector | TextQuoteSelector"


def selectors(text: str, span: Span) -> tuple[TextPositionSelector, TextQuoteSelector]:
    """Make the two selectors of a span.

    Args:
        text: The text the span was found in.
        span: Any span: a mention, a claim, a quote.

    Returns:
        Its position and its quotation.

    Examples:
        >>> from aseanfacts.text.mentions import find_mentions
        >>> text = "Rapat di Kamboja selesai."
        >>> selectors(text, find_mentions(text)[0])[1]
        {'type': 'TextQuoteSelector', 'exact': 'Kamboja', 'prefix': 'Rapat di ', 'suffix': ' selesai.'}

    """
    position: TextPositionSelector = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quotation: TextQuoteSelector = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - _CONTEXT) : span.start],
        "suffix": text[span.end : span.end + _CONTEXT],
    }
    return position, quotation


def anchor(text: str, found: Sequence[Selector]) -> tuple[int, int] | None:
    """Find the place that selectors mean, in the text they were made for or in a later version of it.

    The words of the quotation must stand there; among several such places the one whose surroundings agree best is
    taken, then the one nearest to the position. A position alone is taken as it is.

    Args:
        text: The text.
        found: One selector or two, as :func:`selectors` makes them.

    Returns:
        Start and end in code points; None if the words are not there any more.

    Examples:
        >>> from aseanfacts.text.mentions import find_mentions
        >>> text = "Rapat di Kamboja selesai."
        >>> made = selectors(text, find_mentions(text)[0])
        >>> anchor("Berita Kamboja. Rapat di Kamboja selesai.", made)
        (25, 32)

    """
    start, quotation = 0, None
    for selector in found:
        if selector["type"] == "TextQuoteSelector":
            quotation = selector
        else:
            start, end = selector["start"], selector["end"]
            if len(found) == 1:
                return (start, end) if 0 <= start <= end <= len(text) else None
    if quotation is None or not quotation["exact"]:
        return None
    length = len(quotation["exact"])
    places = _occurrences(text, quotation["exact"])
    best = max(
        places, key=lambda place: (_agreement(text, place, quotation), -abs(place - start)), default=None
    )
    return None if best is None else (best, best + length)


def _occurrences(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _agreement(text: str, place: int, quotation: TextQuoteSelector) -> int:
    """Count the characters around a place that are those of the quotation."""
    end = place + len(quotation["exact"])
    before = _common(reversed(text[max(0, place - _CONTEXT) : place]), reversed(quotation["prefix"]))
    return before + _common(text[end : end + _CONTEXT], quotation["suffix"])


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, other):  # noqa: B905  the shorter ends it
        if left != right:
            break
        count += 1
    return count


def to_utf16(text: str, offsets: Iterable[int]) -> list[int]:
    """Turn offsets in code points into offsets in UTF-16 code units, as JavaScript counts.

    Args:
        text: The text.
        offsets: Offsets from 0 to its length.

    Returns:
        The offsets, in the same order.

    Raises:
        ValueError: If an offset lies outside the text.

    Examples:
        >>> to_utf16("🏙 Hanoi", [0, 2, 7])
        [0, 3, 8]

    """
    astral = [found.start() for found in _ASTRAL.finditer(text)]
    return [offset + bisect_left(astral, _within(offset, len(text))) for offset in offsets]


def from_utf16(text: str, offsets: Iterable[int]) -> list[int]:
    """Turn offsets in UTF-16 code units, as JavaScript counts, into offsets in code points.

    Args:
        text: The text.
        offsets: Offsets from 0 to its length in code units.

    Returns:
        The offsets, in the same order.

    Raises:
        ValueError: If an offset lies outside the text, or in the middle of a character.

    Examples:
        >>> from_utf16("🏙 Hanoi", [0, 3, 8])
        [0, 2, 7]

    """
    second_units = [found.start() + number + 1 for number, found in enumerate(_ASTRAL.finditer(text))]
    units = len(text) + len(second_units)
    converted = []
    for offset in offsets:
        before = bisect_left(second_units, _within(offset, units))
        if before < len(second_units) and second_units[before] == offset:
            raise ValueError(f"offset {offset} lies in the middle of a character")
        converted.append(offset - before)
    return converted


def _within(offset: int, length: int) -> int:
    if not 0 <= offset <= length:
        raise ValueError(f"offset {offset} lies outside a text of length {length}")
    return offset
