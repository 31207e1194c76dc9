"""An article taken apart: title, paragraphs, quotes, people, places, events, dates, and what it claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from attrs import evolve

from aseanfacts.errors import InvalidDateError
from aseanfacts.plain import from_json
from aseanfacts.resources import read_text
from aseanfacts.text.article_dates import Window, find_dates, window_of
from aseanfacts.text.brackets import Bracket, bare_abbreviations, read_brackets
from aseanfacts.text.claims import find_claims
from aseanfacts.text.happenings import Surroundings, find_events, merged, resolved
from aseanfacts.text.layout import Layout, lay_out
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Abbreviation, Article, ArticleEvent, Claim, DateSpan, Mention, Slot, Span
from aseanfacts.text.naming import Reader, place_words
from aseanfacts.text.passages import Passage, passages
from aseanfacts.text.people import find_people
from aseanfacts.text.places import find_organisations, find_places
from aseanfacts.text.quotes import utterances
from aseanfacts.text.speakers import resolve
from aseanfacts.text.vocabulary import detect_language, vocabulary

__all__ = ["article", "parse_article"]

_Spanned = TypeVar("_Spanned", bound=Span)

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=1)
def article() -> Article:
    """Return the article that ships with the library, taken apart.

    It is a news report of June 2025 in Indonesian whose list of members and capitals holds four slips.

    Returns:
        What :func:`parse_article` makes of its text, as it was when the library was built.

    Examples:
        >>> article().title.surface
        'Koneksi Jakarta dengan kota di ASEAN berperan wujudkan "global city"'
        >>> [person.canonical_name for person in article().people]
        ['Nararya S. Soeprapto']

    """
    return from_json(Article, read_text("article.json"))


def parse_article(text: str, *, published: date | str | None = None) -> Article:
    """Take an article in Indonesian, Malay or English apart.

    Args:
        text: Any text; it need not be an article, nor well-formed Unicode.
        published: When it was published, as far as known: a date, or text ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. It is never
            guessed from dates in the text.

    Returns:
        The article. What it does not have is None or empty.

    Raises:
        TypeError: If ``text`` is not a ``str``.
        InvalidDateError: If ``published`` is no date in one of these forms.

    Examples:
        >>> found = parse_article('"Jakarta kota global," kata Nararya. "Kami yakin," ujarnya.')
        >>> [(quote.surface, quote.speaker.surface, quote.speaker_id) for quote in found.quotes]
        [('"Jakarta kota global,"', 'Nararya', 'nararya'), ('"Kami yakin,"', 'nya', 'nararya')]

    """
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}")
    said = _published(published)
    mentions = find_mentions(text)
    claims = find_claims(text, mentions)
    cut = passages(text)
    language = detect_language(word for passage in cut for word in passage.words)
    known = vocabulary(language)
    layout = lay_out(cut, claims, known)
    held = _by_paragraph(cut, mentions)
    places = frozenset(
        word for passage in cut for word in place_words(passage, known, _begin(layout, passage))
    )
    readers = tuple(Reader.of(passage, known, held[passage.index], places) for passage in cut)
    told = [reader for reader in readers if layout.paragraphs[reader.passage.index].kind != "navigation"]
    quotes = {
        reader.passage.index: utterances(reader, _begin(layout, reader.passage))
        for reader in told
        if layout.paragraphs[reader.passage.index].kind not in ("title", "caption")
    }
    slots = _by_paragraph(cut, _slots(claims))
    brackets = {
        reader.passage.index: read_brackets(reader, slots[reader.passage.index], language) for reader in told
    }
    people = find_people(told, quotes)
    days, events = _days_and_events(readers, layout, brackets, held, window_of(said))
    abbreviations = _abbreviations(told, layout, brackets)
    explained = [found for found in abbreviations if found.long]
    return Article(
        text=text,
        language=language,
        title=layout.title,
        source_label=layout.source_label,
        paragraphs=layout.paragraphs,
        quotes=resolve(told, quotes, people, {layout.lead or 0: layout.label_end}),
        people=people.records(),
        organisations=find_organisations(told, mentions, explained),
        places=find_places(told, mentions),
        events=events,
        abbreviations=abbreviations,
        glosses=tuple(each.gloss for found in brackets.values() for each in found if each.gloss),
        mentions=mentions,
        claims=claims,
        dates=days,
        published=said,
    )


def _published(published: date | str | None) -> str | None:
    if published is None:
        return None
    if isinstance(published, date):
        return published.isoformat()[:10]
    if not isinstance(published, str):
        raise TypeError(f"published is a date or a str, not {type(published).__name__}")
    match = _PUBLISHED.fullmatch(published)
    try:
        if match is None:
            raise ValueError(published)
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        message = (
            f"{published!r} is no date: give a datetime.date or text like '2025-06-14', '2025-06' or '2025'"
        )
        raise InvalidDateError(published, "date", (), message) from None
    return published


def _begin(layout: Layout, passage: Passage) -> int:
    """Return where the sentences of a paragraph begin, behind the label of the lead."""
    return layout.label_end if passage.index == layout.lead else 0


def _by_paragraph(cut: Sequence[Passage], spans: Iterable[_Spanned]) -> Mapping[int, list[_Spanned]]:
    """Sort spans by the paragraph they begin in."""
    starts = [passage.start for passage in cut]
    held: defaultdict[int, list[_Spanned]] = defaultdict(list)
    for span in spans:
        held[bisect_right(starts, span.start) - 1].append(span)
    return held


def _slots(claims: Iterable[Claim]) -> Iterator[Slot]:
    for claim in claims:
        yield from (slot for slot in (claim.country, claim.capital, *claim.values) if slot)


def _days_and_events(
    readers: Sequence[Reader],
    layout: Layout,
    brackets: Mapping[int, Sequence[Bracket]],
    held: Mapping[int, Sequence[Mention]],
    published: Window | None,
) -> tuple[tuple[DateSpan, ...], tuple[ArticleEvent, ...]]:
    """Find dates and events; an event's days may tell which day a weekday is."""
    days: list[DateSpan] = []
    events: list[ArticleEvent] = []
    for reader in readers:
        index = reader.passage.index
        found = find_dates(reader.passage, reader.known, published)
        if index not in brackets:  # furniture of the page, where only its date matters
            days += found
            continue
        around = Surroundings(reader, found, brackets[index], held[index], _begin(layout, reader.passage))
        clear = evolve(around, dates=resolved(around, list(find_events(around))))
        days += clear.dates
        events += find_events(clear)
    return tuple(days), merged(events)


def _abbreviations(
    told: Sequence[Reader], layout: Layout, brackets: Mapping[int, Sequence[Bracket]]
) -> tuple[Abbreviation, ...]:
    """Return every abbreviation once: where it is explained, else where it stands first."""
    found: dict[str, Abbreviation] = {}
    for bracket in (each for found_here in brackets.values() for each in found_here):
        if bracket.abbreviation:
            found.setdefault(bracket.abbreviation.short, bracket.abbreviation)
    explained = frozenset(found)
    for reader in told:
        for bare in bare_abbreviations(reader, _begin(layout, reader.passage), explained):
            found.setdefault(bare.short, bare)
    return tuple(sorted(found.values(), key=lambda each: each.start))
