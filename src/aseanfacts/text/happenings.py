"""Events an article reports: which, the how manieth, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.article_dates import Window, within
from aseanfacts.text.brackets import Bracket
from aseanfacts.text.marks import Sentence, sentences
from aseanfacts.text.model import ArticleEvent, DateSpan, Mention, Span
from aseanfacts.text.naming import Reader
from aseanfacts.text.people import slug
from aseanfacts.text.places import capitalised, find_named

__all__ = ["Surroundings", "find_events", "merged", "resolved"]

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXL]{1,7}")
_DIGITS = re.compile(r"[0-9]{1,4}")


@frozen(eq=False)
class Surroundings:
    """What stands around an event: the dates, brackets, mentions and venues of its paragraph."""

    reader: Reader
    dates: Sequence[DateSpan]
    brackets: Sequence[Bracket]
    mentions: Sequence[Mention]
    start: int


def find_events(around: Surroundings) -> Iterator[ArticleEvent]:
    """Find the events a paragraph names.

    Args:
        around: The paragraph with what was found in it.

    Yields:
        The events by offset.

    """
    reader = around.reader
    if reader.is_shouted:
        return
    index = 0
    words = reader.passage.words
    parts = list(sentences(reader.passage, reader.known, around.start))
    while index < len(words):
        end = _named(reader, index)
        if not end:
            index += 1
            continue
        first, last, ordinal, stop = _numbered(around, index, end)
        if ordinal or end - index > 1:
            yield _event(around, parts, (first, stop), (index, last), ordinal)
        index = max(end, last)


def _named(reader: Reader, index: int) -> int:
    """Return the end of the name of an event that begins at a word; 0 if none does."""
    words, known = reader.passage.words, reader.known
    if not words[index].is_capital:
        return 0
    within = index > 0 and reader.is_joined(index - 1) and words[index - 1].is_capital
    if within and not known.has(words[index - 1], "function-word", "article", "year"):
        return 0
    run = capitalised(reader, index)
    lead = known.at(words, index, "event-first")
    if lead:
        return _before_number(reader, index, max(lead.end, run))
    if known.has(words[index], "function-word", "article"):
        return 0
    ends = run - index > 1 and known.has(words[run - 1], "event-last") and words[run - 1].is_capital
    return run if ends else 0


def _before_number(reader: Reader, first: int, end: int) -> int:
    """Return the end of a name without the number behind it: *KTT ASEAN* in *KTT ASEAN Ke-43*."""
    for index in range(first + 1, end):
        if _ordinal_at(reader, index)[0]:
            return index
    return end


def _ordinal_at(reader: Reader, index: int) -> tuple[str, int]:
    """Return a number such as *ke-43* or *XII* that stands at a word, and the end of its words."""
    words = reader.passage.words
    if index >= len(words):
        return "", index
    word = words[index]
    head, _, tail = word.key.partition("-")
    if reader.known.is_word(head, "ordinal"):
        if _DIGITS.fullmatch(tail):
            return tail, index + 1
        roman = word.text.partition("-")[2]
        if _ROMAN.fullmatch(roman):
            return roman, index + 1
        if not tail and index + 1 < len(words) and _DIGITS.fullmatch(words[index + 1].text):
            return words[index + 1].text, index + 2
    if _ROMAN.fullmatch(word.text) and len(word.text) > 1:
        return word.text, index + 1
    return (word.text, index + 1) if _YEAR.fullmatch(word.text) else ("", index)


def _numbered(around: Surroundings, index: int, end: int) -> tuple[int, int, str, int]:
    """Return offset, end of words, number and end offset of an event with its bracket and number."""
    reader = around.reader
    words, text = reader.passage.words, reader.passage.text
    first, stop, last = words[index].start, words[end - 1].end, end
    bracket = re.compile(r"\s?\([^()]{2,12}\)").match(text, stop)
    behind = reader.passage.word_at(bracket.end()) if bracket else end
    if behind <= len(words):
        from_here = bracket.end() if bracket else stop
        following = words[behind].start if behind < len(words) else len(text)
        ordinal, after = _ordinal_at(reader, behind) if text[from_here:following].isspace() else ("", behind)
        if ordinal:
            return first, after, ordinal, words[after - 1].end
    before = index - 1
    if (
        before >= 0
        and _NUMBER.fullmatch(words[before].text)
        and reader.passage.between(before, index).isspace()
    ):
        return words[before].start, last, words[before].text[:-2], stop
    return first, last, "", stop


def _event(
    around: Surroundings,
    parts: Sequence[Sentence],
    offsets: tuple[int, int],
    words: tuple[int, int],
    ordinal: str,
) -> ArticleEvent:
    reader = around.reader
    span = reader.passage.span(*offsets)
    name = reader.passage.text[
        reader.passage.words[words[0]].start : reader.passage.words[_name_end(around, words, ordinal) - 1].end
    ]
    sentence = next((part for part in parts if part.start <= offsets[0] < part.end), None)
    start, end = (sentence.start, sentence.end) if sentence else (0, len(reader.passage.text))
    whole = reader.passage.span(start, end)
    return ArticleEvent(
        span.start,
        span.end,
        span.surface,
        " ".join(name.split()),
        ordinal,
        _when(around, span, whole),
        _where(around, span, whole),
    )


def _name_end(around: Surroundings, words: tuple[int, int], ordinal: str) -> int:
    end = words[1]
    for index in range(words[0] + 1, words[1]):
        between = around.reader.passage.between(index - 1, index)
        if "(" in between or (ordinal and _ordinal_at(around.reader, index)[0]):
            return index
    return end


def _when(around: Surroundings, span: Span, whole: Span) -> DateSpan | None:
    """Return the first date behind an event in its sentence, else the last before it."""
    near = [found for found in around.dates if whole.start <= found.start and found.end <= whole.end]
    after = [found for found in near if found.start >= span.end]
    before = [found for found in near if found.end <= span.start]
    return after[0] if after else before[-1] if before else None


def _where(around: Surroundings, span: Span, whole: Span) -> Span | None:
    """Return the venue or place behind an event, or the host before it."""
    reader = around.reader
    venues: list[Span] = [*find_named(reader, "venue")]
    places = [*venues, *(mention for mention in around.mentions if mention.kind != "organisation")]
    inside = sorted(
        (place for place in places if whole.start <= place.start and place.end <= whole.end),
        key=lambda place: (place.start, -place.end),
    )
    for index, word in enumerate(reader.passage.words):
        phrase = reader.known.at(reader.passage.words, index, "place-in")
        offset = reader.passage.span(word.start, word.end).end
        if phrase and offset > span.end:
            found = next((place for place in inside if 0 < place.start - offset <= 2), None)
            if found is None and index + 1 < len(reader.passage.words) and reader.is_joined(index):
                end = capitalised(reader, index + 1)
                found = reader.passage.phrase(index + 1, end) if end > index + 1 else None
            if found and found.end <= whole.end:
                return Span(found.start, found.end, found.surface)
    hosts = [
        reader.passage.span(word.start, word.end).start
        for index, word in enumerate(reader.passage.words)
        if reader.known.at(reader.passage.words, index, "hosts")
    ]
    host = next((offset for offset in reversed(hosts) if whole.start <= offset < span.start), None)
    before = [place for place in inside if host is not None and place.end <= host]
    return Span(before[-1].start, before[-1].end, before[-1].surface) if before else None


def merged(events: Iterable[ArticleEvent]) -> tuple[ArticleEvent, ...]:
    """Return each event once, where it is named first, with the day and the place that any sentence gives."""
    made: dict[tuple[str, str], ArticleEvent] = {}
    for event in events:
        key = (slug(event.name), event.ordinal)
        first = made.setdefault(key, event)
        made[key] = evolve(first, when=first.when or event.when, place=first.place or event.place)
    return tuple(made.values())


def resolved(around: Surroundings, events: Sequence[ArticleEvent]) -> tuple[DateSpan, ...]:
    """Resolve the weekdays of a paragraph by the days of the events it names."""
    windows = [window for event in events for window in _windows(event)]
    found = []
    for day in around.dates:
        for window in windows:
            day = within(day, window, around.reader.known)
        found.append(day)
    return tuple(found)


def _windows(event: ArticleEvent) -> Iterator[Window]:
    """Yield the days of an event: those of the table, else those the article gives."""
    for known in Dataset.bundled().events:
        if slug(known.name) == slug(event.name) and known.ordinal == event.ordinal:
            yield Window(known.start, known.end)
            return
    if event.when and event.when.precision == "day" and event.when.iso_start < event.when.iso_end:
        yield Window(date.fromisoformat(event.when.iso_start), date.fromisoformat(event.when.iso_end))
