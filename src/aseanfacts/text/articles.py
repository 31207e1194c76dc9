"""An article taken apart: title, paragraphs, quotes, people, places, events, dates, and what it claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from aseanfacts.errors import InvalidDateError
from aseanfacts.plain import from_json
from aseanfacts.resources import read_text
from aseanfacts.text.claims import find_claims
from aseanfacts.text.layout import lay_out
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Article, Mention
from aseanfacts.text.naming import Reader
from aseanfacts.text.passages import Passage, passages
from aseanfacts.text.people import find_people
from aseanfacts.text.quotes import utterances
from aseanfacts.text.speakers import resolve
from aseanfacts.text.vocabulary import detect_language, vocabulary

__all__ = ["article", "parse_article"]

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
    readers = _readers(cut, language, mentions)
    told = [reader for reader in readers if layout.paragraphs[reader.passage.index].kind != "navigation"]
    quotes = {
        reader.passage.index: utterances(
            reader, layout.label_end if reader.passage.index == layout.lead else 0
        )
        for reader in told
        if layout.paragraphs[reader.passage.index].kind != "title"
    }
    people = find_people(told, quotes)
    return Article(
        text=text,
        language=language,
        title=layout.title,
        source_label=layout.source_label,
        paragraphs=layout.paragraphs,
        quotes=resolve(readers, quotes, people),
        people=people.records(),
        organisations=(),
        places=(),
        events=(),
        abbreviations=(),
        glosses=(),
        mentions=mentions,
        claims=claims,
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


def _readers(cut: Sequence[Passage], language: str, mentions: Iterable[Mention]) -> tuple[Reader, ...]:
    """Read every paragraph with the mentions in it."""
    known = vocabulary(language)
    starts = [passage.start for passage in cut]
    held: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        held[bisect_right(starts, mention.start) - 1].append(mention)
    return tuple(Reader.of(passage, known, held[passage.index]) for passage in cut)
