"""What an article gives as somebody's words: direct speech between quotation marks, and speech it reports.

A name or a scare quote between quotation marks is no quote: a quote is attributed by a word that tells speech, or it is a sentence
beside one that is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import evolve

from aseanfacts.text.attributions import (
    AFTER_CUE,
    CLAUSE,
    FEW_WORDS,
    Attribution,
    Position,
    Utterance,
    attributed_comma,
    cue_at,
    cue_first,
    cue_last,
    handed_on,
    plain_last,
    plain_speaker,
    subject_before,
    told_by,
)
from aseanfacts.text.marks import Quoted, Sentence, sentences
from aseanfacts.text.naming import Reader
from aseanfacts.text.reported import indirect_quotes

__all__ = ["utterances"]

_BETWEEN = re.compile(r"[\s,;.–—-]*$")
_INTRODUCED = re.compile(r"[\s,:–—-]*$")
_SENTENCE = re.compile(r"[.,!?…]$")
_STOPPED = re.compile(r"[.!?]")


def utterances(reader: Reader, start: int = 0) -> tuple[Utterance, ...]:
    """Find the quotes of a paragraph.

    Args:
        reader: The paragraph.
        start: Where its sentences begin, behind a label.

    Returns:
        The quotes by offset.

    """
    found: list[Utterance] = []
    for sentence in sentences(reader.passage, reader.known, start):
        direct = list(_direct(reader, sentence, found[-1] if found else None))
        found += direct or indirect_quotes(reader, sentence)
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _direct(reader: Reader, sentence: Sentence, before: Utterance | None) -> Iterator[Utterance]:
    """Yield the direct quotes of a sentence; two halves around their attribution are one."""
    last: Utterance | None = None
    for pair in sentence.quoted:
        if last and last.position == "after" and _goes_on(reader, last, pair):
            last = evolve(last, end=pair.end, position="inside")
            continue
        if last:
            yield last
        last = _quote(reader, sentence, pair, last or before)
    if last:
        yield last


def _goes_on(reader: Reader, quote: Utterance, pair: Quoted) -> bool:
    """Tell whether a quotation is the second half of a quote that its attribution interrupts."""
    text = reader.passage.text
    said = max(quote.cue[1] if quote.cue else 0, quote.speaker[1] if quote.speaker else 0)
    between = text[said : pair.start].rstrip()
    return said <= pair.start and between.endswith(",") and not _STOPPED.search(between)


def _quote(reader: Reader, sentence: Sentence, pair: Quoted, before: Utterance | None) -> Utterance | None:
    pair = pair if pair.is_closed else _closed(reader, sentence, pair)
    after = _attribution_after(reader, sentence, pair)
    if after and (_begins_clause(reader, sentence, pair) or _is_sentence(reader, pair)):
        return _attributed(pair, after, "after")
    ahead = _attribution_before(reader, sentence, pair)
    if ahead and _is_speech(reader, pair):
        return _attributed(pair, ahead, "before")
    if _is_sentence(reader, pair) and (
        _stands_alone(reader, sentence, pair)
        or (before and before.kind == "direct" and pair.start == sentence.start)
    ):
        return Utterance(pair.start, pair.end, "direct")
    return None


def _begins_clause(reader: Reader, sentence: Sentence, pair: Quoted) -> bool:
    """Tell whether a quotation is no part of a clause around it: *The plan is "too slow", he said*."""
    before = reader.passage.text[sentence.start : pair.start].rstrip()
    return not before or not before[-1].isalnum()


def _closed(reader: Reader, sentence: Sentence, pair: Quoted) -> Quoted:
    """Return a quotation whose closing mark was forgotten, as far as the attribution: *"Kami tunggu, kata dia.*."""
    first, limit = reader.passage.word_at(pair.inside), reader.passage.word_at(pair.end)
    comma = attributed_comma(reader, first, limit)
    return pair if comma is None else Quoted(pair.start, comma[0] + 1, pair.inside, comma[0] + 1, False)


def _attributed(pair: Quoted, said: Attribution, position: Position) -> Utterance:
    return Utterance(
        pair.start,
        pair.end,
        "direct",
        said.speaker,
        said.naming,
        said.is_clitic,
        said.cue,
        position if said.cue else None,
    )


def _is_speech(reader: Reader, pair: Quoted) -> bool:
    """Tell whether quoted words behind a word that tells speech are speech, and no name or single word."""
    inside = reader.passage.text[pair.inside : pair.last]
    return len(inside.split()) >= FEW_WORDS or bool(_SENTENCE.search(inside))


def _is_sentence(reader: Reader, pair: Quoted) -> bool:
    inside = reader.passage.text[pair.inside : pair.last].strip()
    ended = not pair.is_closed or bool(_SENTENCE.search(inside))
    return len(inside.split()) >= FEW_WORDS and ended and not inside[0].islower()


def _stands_alone(reader: Reader, sentence: Sentence, pair: Quoted) -> bool:
    text = reader.passage.text
    return not text[sentence.start : pair.start].strip() and not text[pair.end : sentence.end].strip(" .,\n")


def _attribution_after(reader: Reader, sentence: Sentence, pair: Quoted) -> Attribution | None:
    passage = reader.passage
    index = passage.word_at(pair.end)
    if index >= len(passage.words) or passage.words[index].start >= sentence.end:
        return None
    if not _BETWEEN.match(passage.text[pair.end : passage.words[index].start]):
        return None
    limit = passage.word_at(_next_mark(reader, sentence, pair.end))
    return (
        cue_first(reader, index, limit)
        or cue_last(reader, index, limit, near=True)
        or plain_last(reader, index, limit)
        or handed_on(reader, index, limit)
    )


def _next_mark(reader: Reader, sentence: Sentence, offset: int) -> int:
    """Return where the next quotation begins that may be speech, and no nickname or single word."""
    place = bisect_left(sentence.quoted, offset, key=_start)
    for pair in sentence.quoted[place : place + CLAUSE]:
        if not pair.is_closed or _is_speech(reader, pair):
            return pair.start
    place += CLAUSE
    return sentence.quoted[place].start if place < len(sentence.quoted) else sentence.end


def _start(pair: Quoted) -> int:
    return pair.start


def _attribution_before(reader: Reader, sentence: Sentence, pair: Quoted) -> Attribution | None:
    """Return the attribution that leads to a quotation: *Ia mengatakan, "…"*."""
    passage = reader.passage
    place = bisect_left(sentence.quoted, pair.start, key=_start)
    begin = sentence.quoted[place - 1].end if place else sentence.start
    first, limit = passage.word_at(begin), passage.word_at(pair.start)
    if limit == first or not _INTRODUCED.search(passage.text[passage.words[limit - 1].end : pair.start]):
        return None
    sign = passage.text[passage.words[limit - 1].end : pair.start].strip()[:1]
    for index in range(limit - 1, max(first, limit - 1 - AFTER_CUE) - 1, -1):
        cue = cue_at(reader, index)
        if cue is None:
            continue
        subject = subject_before(reader, first, index)
        if subject and _leads(reader, cue.end, limit, sign):
            return told_by(reader, cue, subject)
        said = cue_first(reader, index, limit)
        if said and said.end == limit:
            return said
        if sign and cue.end == limit and 0 < index - first <= AFTER_CUE:
            return plain_speaker(reader, first, index, cue)
    return _introduced(reader, first, limit) if sign == ":" and _is_sentence(reader, pair) else None


def _introduced(reader: Reader, first: int, limit: int) -> Attribution | None:
    """Return who speaks where a colon alone says so: *Mr Lee disagreed: "It is not."*."""
    for index in range(first, limit):
        naming = reader.naming_at(index)
        if naming and (naming.name or naming.is_pronoun):
            start, end = naming.speaker
            words = reader.passage.words
            return Attribution(naming.first, limit, None, (words[start].start, words[end - 1].end), naming)
    return None


def _leads(reader: Reader, first: int, limit: int, sign: str) -> bool:
    """Tell whether the words between a word for speech and a quotation leave it what is said."""
    if any(reader.known.has(word, "that") for word in reader.passage.words[first:limit]):
        return False
    return first == limit or sign == ":" or (sign == "," and limit - first <= FEW_WORDS)
