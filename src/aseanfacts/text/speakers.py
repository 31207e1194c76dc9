"""Who says each quote: a name leads to its person, *dia* and *-nya* to whoever spoke last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aseanfacts.text.model import Quote
from aseanfacts.text.naming import Reader
from aseanfacts.text.people import People
from aseanfacts.text.quotes import Utterance

__all__ = ["resolve"]


def resolve(
    readers: Sequence[Reader], quotes: Mapping[int, Sequence[Utterance]], people: People
) -> tuple[Quote, ...]:
    """Give every quote its speaker.

    Args:
        readers: The paragraphs.
        quotes: Their quotes, by index of the paragraph.
        people: The people of the article.

    Returns:
        The quotes in order.

    """
    return tuple(_resolved(readers, quotes, people))


def _resolved(
    readers: Sequence[Reader], quotes: Mapping[int, Sequence[Utterance]], people: People
) -> Iterator[Quote]:
    last: str | None = None
    for reader in readers:
        passage = reader.passage
        for quote in quotes.get(passage.index, ()):
            speaker = passage.span(*quote.speaker) if quote.speaker else None
            identifier = _identify(reader, quote, people, last)
            last = identifier or (last if quote.speaker is None else None)
            span = passage.span(quote.start, quote.end)
            cue = passage.span(*quote.cue) if quote.cue else None
            yield Quote(
                span.start,
                span.end,
                span.surface,
                quote.kind,
                speaker,
                identifier,
                cue,
                quote.position,
                passage.index,
            )


def _identify(reader: Reader, quote: Utterance, people: People, last: str | None) -> str | None:
    if quote.is_clitic or quote.speaker is None:
        return last
    naming = quote.naming
    if naming is None:
        return None
    if naming.name:
        somebody = people.named(reader, naming)
        return somebody.id if somebody else None
    if naming.is_pronoun:
        is_many = reader.known.at(reader.passage.words, naming.first, "pronoun")
        return None if is_many and is_many.value == "many" else last
    return _by_office(reader, naming.role, people, last) if naming.role else None


def _by_office(reader: Reader, role: tuple[int, int], people: People, last: str | None) -> str | None:
    """Return the person whose office was given in words that hold these: *the minister*, *menteri itu*."""
    wanted = {word.key for word in reader.passage.words[slice(*role)]}
    held = [each.id for each in people.everybody if each.role and wanted <= set(each.role.lower().split())]
    return last if last in held else held[0] if len(held) == 1 else None
