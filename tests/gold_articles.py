"""Articles annotated by hand: a text, and beside it a table of what a reader finds in it.

Each row names a part by its words. ``nth`` says which occurrence of the words is meant; of a long part the first and last words are
enough, with ``…`` between. What a column means depends on the part:

==============  ============================================  ==========================================
part            words                                         value, and other columns
==============  ============================================  ==========================================
language        –                                             BCP 47 tag
title, label    the words                                     –
paragraph       how it begins                                 its kind
quote           the words quoted, direct ones with marks      ``direct`` or ``indirect``; speaker, person, cue, position
date            the words                                     day, or first and last day with ``/``; empty if open
person          first mention                                 id; speaker: name; cue: office; position: misspelling
organisation    first mention                                 id
place           first mention                                 ``country``, ``city`` or ``venue``
event           the words                                     number; speaker: name; person: when; cue: where
abbreviation    the letters                                   what they stand for
gloss           the bracket                                   words explained; speaker: language
==============  ============================================  ==========================================
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import aseanfacts
from aseanfacts import Article

GOLD = Path(__file__).parent / "gold" / "articles"
# The shipped article is annotated beside the others.
SHIPPED = Path(aseanfacts.__file__).parent / "data" / "article.txt"
Part = tuple[object, ...]


def articles(folder: Path = GOLD) -> list[str]:
    """Return the names of the annotated articles of a folder."""
    return sorted(path.stem for path in folder.glob("*.csv"))


def text_of(name: str, folder: Path = GOLD) -> str:
    """Return the text of an annotated article."""
    path = SHIPPED if name == "seed" else folder / f"{name}.txt"
    return path.read_text("utf-8")


def annotated(name: str, folder: Path = GOLD, text: str | None = None) -> dict[str, set[Part]]:
    """Return what a reader found in an article: for each kind of part the parts with their offsets."""
    text = text_of(name, folder) if text is None else text
    found: dict[str, set[Part]] = {}
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["part"], set()).add(_annotation(text, row))
    return found


def _annotation(text: str, row: dict[str, str]) -> Part:
    if row["part"] == "language":
        return (row["value"],)
    start, end = _place(text, row["surface"], int(row["nth"]))
    rest = tuple(row[column] for column in ("value", "speaker", "person", "cue", "position"))
    if row["part"] == "paragraph":
        return (start, row["value"])
    return (start, end, *rest)


def _place(text: str, surface: str, nth: int) -> tuple[int, int]:
    head, _, tail = surface.partition(" … ")
    start = -1
    for _ in range(nth):
        start = text.find(head, start + 1)
        assert start >= 0, f"{surface!r} does not stand there {nth} times"
    if not tail:
        return start, start + len(head)
    end = text.find(tail, start + len(head))
    assert end >= 0, f"{tail!r} does not follow {head!r}"
    return start, end + len(tail)


def parsed(article: Article) -> dict[str, set[Part]]:
    """Return what a parse holds, in the form of the annotations."""
    found: dict[str, set[Part]] = {}
    for part, *rest in _parts(article):
        found.setdefault(str(part), set()).add(tuple(rest))
    return found


def _parts(article: Article) -> Iterator[Part]:
    yield "language", article.language
    for part, label in (("title", article.title), ("label", article.source_label)):
        if label:
            yield part, label.start, label.end, "", "", "", "", ""
    for paragraph in article.paragraphs:
        yield "paragraph", paragraph.start, paragraph.kind
    for quote in article.quotes:
        words = (quote.speaker or "", quote.speaker_id or "", quote.cue or "", quote.cue_position or "")
        yield ("quote", quote.start, quote.end, quote.kind, *map(str, words))
    for day in article.dates:
        value = day.iso_start if day.iso_start == day.iso_end else f"{day.iso_start}/{day.iso_end}"
        yield "date", day.start, day.end, value, "", "", "", ""
    for person in article.people:
        first = person.mentions[0]
        yield (
            "person", first.start, first.end, person.id, person.canonical_name, "", person.role, person.misspelling,
        )  # fmt: skip
    for organisation in article.organisations:
        first = organisation.mentions[0]
        yield "organisation", first.start, first.end, organisation.id, "", "", "", ""
    for place in article.places:
        first = place.mentions[0]
        yield "place", first.start, first.end, place.kind, "", "", "", ""
    for event in article.events:
        when, where = str(event.when or ""), str(event.place or "")
        yield "event", event.start, event.end, event.ordinal, event.name, when, where, ""
    for short in article.abbreviations:
        yield "abbreviation", short.start, short.end, short.long or "", "", "", "", ""
    for gloss in article.glosses:
        yield "gloss", gloss.start, gloss.end, gloss.term, gloss.gloss_language, "", "", ""
