"""Organisations, venues and places an article names.

Countries, cities and ASEAN itself are the mentions of the data; ministries, universities, halls and parks are known by the words
their names begin or end with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from aseanfacts.text.model import Abbreviation, ArticleOrganisation, ArticlePlace, Mention, Span
from aseanfacts.text.naming import Reader
from aseanfacts.text.people import slug

__all__ = ["Named", "capitalised", "find_named", "find_organisations", "find_places"]

_LONGEST = 12


@frozen
class Named(Span):
    """A name known by a word it begins or ends with.

    Attributes:
        first: Index of its first word.
        last: Index after its last word.
    """

    first: int
    last: int


def find_named(reader: Reader, kind: Literal["organisation", "venue"]) -> Iterator[Named]:
    """Find names of organisations or venues in a paragraph.

    Args:
        reader: The paragraph.
        kind: Which of them.

    Yields:
        The names in order; none overlaps another.

    """
    index = 0
    while not reader.is_shouted and index < len(reader.passage.words):
        end = _led(reader, index, f"{kind}-first") or _closed(reader, index, f"{kind}-last")
        if end:
            span = reader.passage.phrase(index, end)
            yield Named(span.start, span.end, span.surface, index, end)
        index = end or index + 1


def capitalised(reader: Reader, first: int) -> int:
    """Return the end of a run of words that begin with a capital, small words that link them included."""
    words, known = reader.passage.words, reader.known
    index = first
    while index < min(len(words), first + _LONGEST) and (index == first or reader.is_joined(index - 1)):
        linked = index > first and known.has(words[index], "office-link") and index + 1 < len(words)
        if not _counts(reader, index) and not (
            linked and reader.is_joined(index) and _counts(reader, index + 1)
        ):
            break
        index += 1
    return index


def _counts(reader: Reader, index: int) -> bool:
    word = reader.passage.words[index]
    if index in reader.placed:
        return True
    return word.is_capital and not reader.known.has(word, "weekday", "month")


def _led(reader: Reader, index: int, role: str) -> int:
    """Return the end of a name that begins with a word such as *Kementerian*; 0 if none begins there."""
    word = reader.passage.words[index]
    lead = reader.known.at(reader.passage.words, index, role)
    if lead is None or not word.is_capital:
        return 0
    end = max(lead.end, capitalised(reader, index))
    return end if end - index > 1 else 0


def _closed(reader: Reader, index: int, role: str) -> int:
    """Return the end of a name that ends with a word such as *University*; 0 if none begins there."""
    word = reader.passage.words[index]
    if not word.is_capital or (
        reader.known.has(word, "function-word", "article") and index not in reader.placed
    ):
        return 0
    if index and reader.is_joined(index - 1) and _counts(reader, index - 1):
        before = reader.passage.words[index - 1]
        if not reader.known.has(before, "function-word", "article", "role", "honorific"):
            return 0
    run = capitalised(reader, index)
    for end in range(run, index + 1, -1):
        for start in range(end - 1, max(index, end - 4), -1):
            tail = reader.known.at(reader.passage.words, start, role)
            if tail and tail.end == end and reader.passage.words[end - 1].is_capital:
                return end
    return 0


def find_organisations(
    readers: Sequence[Reader], mentions: Iterable[Mention], abbreviations: Iterable[Abbreviation]
) -> tuple[ArticleOrganisation, ...]:
    """Find the organisations of an article, each with every place where it is named.

    Args:
        readers: The paragraphs.
        mentions: The mentions of the data.
        abbreviations: The abbreviations the article explains: they name the organisation, too.

    Returns:
        The organisations by first mention.

    """
    named: dict[str, list[Span]] = {}
    for mention in mentions:
        if mention.kind == "organisation":
            named.setdefault(mention.id, []).append(_plain(mention))
    for reader in readers:
        for found in find_named(reader, "organisation"):
            named.setdefault(slug(found.surface), []).append(_plain(found))
    for short in abbreviations:
        spans = named.get(slug(short.long or ""))
        if spans is not None:
            spans += _uses(readers, short.short)
    made = [
        ArticleOrganisation(identifier, _name(spans), tuple(spans))
        for identifier, found in named.items()
        if (spans := _in_order(found))
    ]
    return tuple(sorted(made, key=lambda organisation: organisation.start))


def find_places(readers: Sequence[Reader], mentions: Iterable[Mention]) -> tuple[ArticlePlace, ...]:
    """Find the countries, cities and venues of an article, each with every place where it is named.

    Args:
        readers: The paragraphs.
        mentions: The mentions of the data.

    Returns:
        The places by first mention.

    """
    named: dict[tuple[str, str], list[Span]] = {}
    for mention in mentions:
        if mention.kind != "organisation":
            named.setdefault((mention.kind, mention.id), []).append(_plain(mention))
    for reader in readers:
        for found in find_named(reader, "venue"):
            named.setdefault(("venue", slug(found.surface)), []).append(_plain(found))
    made = [
        ArticlePlace(None if kind == "venue" else identifier, _name(spans), kind, tuple(spans))  # type: ignore[arg-type]
        for (kind, identifier), found in named.items()
        if (spans := _in_order(found))
    ]
    return tuple(sorted(made, key=lambda place: (place.start, place.kind)))


def _uses(readers: Iterable[Reader], short: str) -> list[Span]:
    return [
        reader.passage.span(word.start, word.end)
        for reader in readers
        for word in reader.passage.words
        if word.text == short
    ]


def _plain(span: Span) -> Span:
    return Span(span.start, span.end, span.surface)


def _in_order(spans: Iterable[Span]) -> list[Span]:
    return sorted(set(spans), key=lambda span: (span.start, span.end))


def _name(spans: Sequence[Span]) -> str:
    return " ".join(spans[0].surface.split())
