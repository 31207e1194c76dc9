"""Who says each quote: a name leads to its person, *dia* and *-nya* to whoever spoke or acted last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from aseanfacts.text.attributions import Utterance
from aseanfacts.text.marks import sentences
from aseanfacts.text.model import Quote
from aseanfacts.text.naming import Naming, Reader
from aseanfacts.text.people import People, office_words

__all__ = ["resolve"]

_CLOSING = tuple("\"'”“’»")


@frozen
class _Said:
    """A quote with the paragraph it stands in, and which of the paragraphs that is."""

    place: int
    reader: Reader
    quote: Utterance


@frozen
class _Actor:
    """Somebody a sentence is about, from an offset of the paragraph on."""

    start: int
    id: str


def resolve(
    readers: Sequence[Reader],
    quotes: Mapping[int, Sequence[Utterance]],
    people: People,
    begins: Mapping[int, int],
) -> tuple[Quote, ...]:
    """Give every quote its speaker.

    Args:
        readers: The paragraphs.
        quotes: Their quotes, by index of the paragraph.
        people: The people of the article.
        begins: Where the sentences of a paragraph begin that opens with a label, by index.

    Returns:
        The quotes in order.

    """
    said = [
        _Said(place, reader, quote)
        for place, reader in enumerate(readers)
        for quote in quotes.get(reader.passage.index, ())
    ]
    actors = {
        reader.passage.index: tuple(
            _actors(reader, quotes.get(reader.passage.index, ()), people, begins.get(reader.passage.index, 0))
        )
        for reader in readers
    }
    return tuple(_resolved(said, actors, people))


def _resolved(
    said: Sequence[_Said], actors: Mapping[int, Sequence[_Actor]], people: People
) -> Iterator[Quote]:
    last: str | None = None
    events = iter([(index, actor.start, actor.id) for index, found in actors.items() for actor in found])
    event = next(events, None)
    for each, closing in zip(said, _closings(said), strict=True):
        while event and event[:2] < (each.reader.passage.index, each.quote.start):
            last, event = event[2], next(events, None)
        speaker = _identify(closing, people, last)
        last = speaker or (last if each.quote.speaker is None else None)
        yield _quote(each, speaker)


def _closings(said: Sequence[_Said]) -> Sequence[_Said]:
    """Return for each quote the one whose speaker it has: of a quotation over several paragraphs the last part."""
    found = list(said)
    for place in range(len(said) - 2, -1, -1):
        if _goes_on(said[place], said[place + 1]):
            found[place] = found[place + 1]
    return found


def _quote(said: _Said, speaker: str | None) -> Quote:
    passage, quote = said.reader.passage, said.quote
    span = passage.span(quote.start, quote.end)
    return Quote(
        span.start,
        span.end,
        span.surface,
        quote.kind,
        passage.span(*quote.speaker) if quote.speaker else None,
        speaker,
        passage.span(*quote.cue) if quote.cue else None,
        quote.position,
        passage.index,
    )


def _goes_on(here: _Said, following: _Said) -> bool:
    """Tell whether a quotation ends with its paragraph without a closing mark, and the next paragraph opens with one."""
    text = here.reader.passage.text
    return (
        here.quote.kind == following.quote.kind == "direct"
        and here.quote.speaker is None
        and here.quote.end == len(text)
        and text[-1] not in _CLOSING
        and following.place == here.place + 1
        and following.quote.start == 0
    )


def _actors(reader: Reader, quotes: Iterable[Utterance], people: People, begin: int) -> Iterator[_Actor]:
    """Yield whom sentences are about: the person that opens one, or stands first behind a comma or a bracket."""
    words, text = reader.passage.words, reader.passage.text
    spoken = [(quote.start, quote.end) for quote in quotes]
    for sentence in sentences(reader.passage, reader.known, begin):
        index, limit = reader.passage.word_at(sentence.start), reader.passage.word_at(sentence.end)
        while index < limit:
            naming = reader.naming_at(index)
            if naming is None or naming.name is None:
                index = naming.end if naming else index + 1
                continue
            start = words[naming.first].start
            somebody = people.named(reader, naming)
            before = text[sentence.start : start].rstrip()
            if (
                somebody
                and (not before or not before[-1].isalnum())
                and not any(first <= start < end for first, end in spoken)
            ):
                yield _Actor(start, somebody.id)
                break
            index = naming.end


def _identify(said: _Said, people: People, last: str | None) -> str | None:
    reader, quote = said.reader, said.quote
    if quote.is_clitic or quote.speaker is None:
        return last
    naming = quote.naming
    if naming is None:
        return None
    if naming.name:
        somebody = people.named(reader, naming, last)
        return somebody.id if somebody else None
    if naming.is_pronoun:
        is_many = reader.known.at(reader.passage.words, naming.first, "pronoun")
        return None if is_many and is_many.value == "many" else last
    return _by_office(reader, naming, people, last)


def _by_office(reader: Reader, naming: Naming, people: People, last: str | None) -> str | None:
    """Return the person whose office was given in words that hold these: *the minister*, *menteri itu*.

    An office nobody was given yet, but that is pointed at, is that of whoever spoke or acted last.
    """
    wanted = office_words(reader, naming.role)
    if not wanted:
        return None
    held = [each.id for each in people.everybody if each.office and wanted <= each.office]
    points = reader.known.has(reader.passage.words[naming.end - 1], "pointer")
    if last in held or (points and not held):
        return last
    return held[0] if len(held) == 1 else None
