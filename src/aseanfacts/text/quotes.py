"""What an article gives as somebody's words: direct speech between quotation marks, and speech it reports.

A name or a scare quote between quotation marks is no quote: a quote is attributed by a word that tells speech, or it is a sentence
beside one that is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from aseanfacts.text.marks import Quoted, Sentence, sentences
from aseanfacts.text.naming import Naming, Reader
from aseanfacts.text.vocabulary import Phrase

__all__ = ["Utterance", "utterances"]

Position: TypeAlias = Literal["before", "after", "inside"]

_LEFT = 16
_AFTER_CUE = 8
_FEW_WORDS = 4
_CLAUSE = 2
_BETWEEN = re.compile(r"[\s,;.–—-]*$")
_INTRODUCED = re.compile(r"[\s,:–—-]*$")
_OPENING = tuple("\"'“‘«")
_CLOSING = frozenset("\"'“”’»")
_SENTENCE = re.compile(r"[.,!?…]$")


@frozen
class Utterance:
    """A quote before its speaker is known, by offsets of its passage.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        kind: ``direct`` or ``indirect``.
        speaker: Offsets of the words that name the speaker.
        naming: How they name the speaker; None for a clitic and for plain words.
        is_clitic: Whether the speaker is a clitic.
        cue: Offsets of the word that tells speech.
        position: Where that word stands.
    """

    start: int
    end: int
    kind: Literal["direct", "indirect"]
    speaker: tuple[int, int] | None = None
    naming: Naming | None = None
    is_clitic: bool = False
    cue: tuple[int, int] | None = None
    position: Position | None = None


@frozen
class _Attribution:
    """A word that tells speech and whose speech it is; ``first`` and ``end`` are the words all this takes."""

    first: int
    end: int
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    naming: Naming | None
    is_clitic: bool = False


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
        found += direct or _indirect(reader, sentence)
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


_STOPPED = re.compile(r"[.!?]")


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
    comma = _attributed_comma(reader, first, limit)
    return pair if comma is None else Quoted(pair.start, comma[0] + 1, pair.inside, comma[0] + 1, False)


def _attributed(pair: Quoted, said: _Attribution, position: Position) -> Utterance:
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
    return len(inside.split()) >= _FEW_WORDS or bool(_SENTENCE.search(inside))


def _is_sentence(reader: Reader, pair: Quoted) -> bool:
    inside = reader.passage.text[pair.inside : pair.last].strip()
    ended = not pair.is_closed or bool(_SENTENCE.search(inside))
    return len(inside.split()) >= _FEW_WORDS and ended and not inside[0].islower()


def _stands_alone(reader: Reader, sentence: Sentence, pair: Quoted) -> bool:
    text = reader.passage.text
    return not text[sentence.start : pair.start].strip() and not text[pair.end : sentence.end].strip(" .,\n")


def _attribution_after(reader: Reader, sentence: Sentence, pair: Quoted) -> _Attribution | None:
    passage = reader.passage
    index = passage.word_at(pair.end)
    if index >= len(passage.words) or passage.words[index].start >= sentence.end:
        return None
    if not _BETWEEN.match(passage.text[pair.end : passage.words[index].start]):
        return None
    limit = passage.word_at(_next_mark(reader, sentence, pair.end))
    return (
        _cue_first(reader, index, limit)
        or _cue_last(reader, index, limit, near=True)
        or _plain_last(reader, index, limit)
        or _handed_on(reader, index, limit)
    )


def _plain_last(reader: Reader, index: int, limit: int) -> _Attribution | None:
    """Return an attribution to somebody in small letters: *the ministry said*, *seorang pejabat mengatakan*."""
    words, known = reader.passage.words, reader.known
    if not known.has(words[index], "article"):
        return None
    for at in range(index + 1, min(limit, index + _FEW_WORDS + 1)):
        cue = known.at(words, at, "says", "reports")
        if cue and at > index + 1:
            return _plain(reader, index, at, cue)
        if words[at].is_capital or known.has(words[at], "function-word"):
            break
    return None


def _handed_on(reader: Reader, index: int, limit: int) -> _Attribution | None:
    """Return whom somebody else quotes: *the agency quoted the minister as saying*."""
    words = reader.passage.words
    for at in range(index + 1, min(limit, index + _AFTER_CUE)):
        naming = reader.naming_at(at + 1) if reader.known.has(words[at], "quotes") else None
        if naming and naming.end <= limit:
            first, end = naming.speaker
            said = (words[at].start, words[at].end)
            return _Attribution(index, naming.end, said, (words[first].start, words[end - 1].end), naming)
    return None


def _next_mark(reader: Reader, sentence: Sentence, offset: int) -> int:
    """Return where the next quotation begins that may be speech, and no nickname or single word."""
    place = bisect_left(sentence.quoted, offset, key=_start)
    for pair in sentence.quoted[place : place + _CLAUSE]:
        if not pair.is_closed or _is_speech(reader, pair):
            return pair.start
    place += _CLAUSE
    return sentence.quoted[place].start if place < len(sentence.quoted) else sentence.end


def _start(pair: Quoted) -> int:
    return pair.start


def _attribution_before(reader: Reader, sentence: Sentence, pair: Quoted) -> _Attribution | None:
    """Return the attribution that leads to a quotation: *Ia mengatakan, "…"*."""
    passage = reader.passage
    place = bisect_left(sentence.quoted, pair.start, key=_start)
    begin = sentence.quoted[place - 1].end if place else sentence.start
    first, limit = passage.word_at(begin), passage.word_at(pair.start)
    if limit == first or not _INTRODUCED.search(passage.text[passage.words[limit - 1].end : pair.start]):
        return None
    sign = passage.text[passage.words[limit - 1].end : pair.start].strip()[:1]
    for index in range(limit - 1, max(first, limit - 1 - _AFTER_CUE) - 1, -1):
        cue = _cue(reader, index)
        if cue is None:
            continue
        subject = _subject(reader, first, index)
        if subject and _leads(reader, cue.end, limit, sign):
            return _told(reader, cue, subject)
        said = _cue_first(reader, index, limit)
        if said and said.end == limit:
            return said
        if sign and cue.end == limit and 0 < index - first <= _AFTER_CUE:
            return _plain(reader, first, index, cue)
    return _introduced(reader, first, limit) if sign == ":" and _is_sentence(reader, pair) else None


def _introduced(reader: Reader, first: int, limit: int) -> _Attribution | None:
    """Return who speaks where a colon alone says so: *Mr Lee disagreed: "It is not."*."""
    for index in range(first, limit):
        naming = reader.naming_at(index)
        if naming and (naming.name or naming.is_pronoun):
            start, end = naming.speaker
            words = reader.passage.words
            return _Attribution(naming.first, limit, None, (words[start].start, words[end - 1].end), naming)
    return None


def _plain(reader: Reader, first: int, index: int, cue: Phrase) -> _Attribution:
    """Return an attribution to a speaker without a name: *Seorang diplomat mengatakan, …*."""
    words = reader.passage.words
    return _Attribution(
        first,
        cue.end,
        (words[cue.first].start, words[cue.end - 1].end),
        (words[first].start, words[index - 1].end),
        None,
    )


def _leads(reader: Reader, first: int, limit: int, sign: str) -> bool:
    """Tell whether the words between a word for speech and a quotation leave it what is said."""
    if any(reader.known.has(word, "that") for word in reader.passage.words[first:limit]):
        return False
    return first == limit or sign == ":" or (sign == "," and limit - first <= _FEW_WORDS)


def _cue(reader: Reader, index: int) -> Phrase | None:
    return reader.known.at(reader.passage.words, index, "says", "reports", "according")


def _cue_first(reader: Reader, index: int, limit: int) -> _Attribution | None:
    """Return an attribution whose word for speech comes first: *kata Nararya*, *katanya*, *menurut dia*."""
    passage = reader.passage
    clitic = _clitic(reader, index)
    if clitic:
        word = passage.words[index]
        return _Attribution(index, index + 1, (word.start, word.end), clitic, None, is_clitic=True)
    cue = reader.known.at(passage.words, index, "says", "according")
    if cue is None or cue.end > limit:
        return None
    said = (passage.words[index].start, passage.words[cue.end - 1].end)
    naming = reader.naming_at(cue.end) if cue.end < limit else None
    if naming and naming.end <= limit:
        first, end = naming.speaker
        return _Attribution(
            index, naming.end, said, (passage.words[first].start, passage.words[end - 1].end), naming
        )
    end = _plain_words(reader, cue.end, limit)
    named = _named_after(reader, cue.end, end, limit)
    if named:
        first, last = named.name or (end, end)
        return _Attribution(
            index, named.end, said, (passage.words[first].start, passage.words[last - 1].end), named
        )
    speaker = (passage.words[cue.end].start, passage.words[end - 1].end) if end > cue.end else None
    return _Attribution(index, end, said, speaker, None)


def _named_after(reader: Reader, first: int, end: int, limit: int) -> Naming | None:
    """Return a name behind a comma that says who plain words are: *seorang peserta, Siti Aminah*."""
    if not first < end < limit or reader.passage.between(end - 1, end) != ", ":
        return None
    naming = reader.naming_at(end)
    if naming is None or naming.name is None or naming.role or naming.end > limit:
        return None
    start = first + reader.known.has(reader.passage.words[first], "article")
    return Naming(first, naming.end, (start, end) if start < end else None, naming.name)


def _clitic(reader: Reader, index: int) -> tuple[int, int] | None:
    """Return the clitic of a word such as *katanya*: the offsets of *nya*."""
    word = reader.passage.words[index]
    clitic = reader.known.clitic(word.key, "says", "according", "told")
    return (word.end - len(clitic), word.end) if clitic else None


def _plain_words(reader: Reader, first: int, limit: int) -> int:
    """Return the end of a speaker in small letters, such as *sumber itu*."""
    words, known = reader.passage.words, reader.known
    end = first
    while end < min(limit, first + _FEW_WORDS) and (
        end == first or reader.passage.between(end - 1, end).isspace()
    ):
        if known.has(words[end], "pointer") and end > first:
            return end + 1
        starts = end == first and known.has(words[end], "article")
        if not starts and known.has(words[end], "function-word", "place-in", "weekday", "day", "that"):
            break
        end += 1
    return end


def _cue_last(reader: Reader, index: int, limit: int, *, near: bool) -> _Attribution | None:
    """Return an attribution whose speaker comes first: *Retno said*, *dia menambahkan*."""
    for at in range(index, min(limit, index + _LEFT)):
        cue = reader.known.at(reader.passage.words, at, "says", "reports")
        if cue and cue.value == "that":
            return None
        if cue and reader.known.has(reader.passage.words[at - 1], "passive"):
            return None
        if cue and at > index:
            subject = _subject(reader, index, at)
            return (
                _told(reader, cue, subject)
                if subject and (not near or _begins(reader, index, subject))
                else None
            )
    return None


def _begins(reader: Reader, index: int, subject: Naming) -> bool:
    """Tell whether a naming begins at a word, or behind one small word that tells its office: *harbour master Lim*."""
    word = reader.passage.words[index]
    is_small = not word.is_capital and not reader.known.has(
        word, "function-word", "adjunct", "place-in", "relative"
    )
    return subject.first == index or (is_small and subject.role is not None and subject.first == index + 1)


def _told(reader: Reader, cue: Phrase, subject: Naming) -> _Attribution:
    words = reader.passage.words
    first, end = subject.speaker
    return _Attribution(
        subject.first,
        cue.end,
        (words[cue.first].start, words[cue.end - 1].end),
        (words[first].start, words[end - 1].end),
        subject,
    )


def _subject(reader: Reader, first: int, cue: int) -> Naming | None:
    """Return who is named last before a word that tells speech, with nothing but adverbs, time, place or an aside between."""
    words, known = reader.passage.words, reader.known
    last: Naming | None = None
    index = resumed = first
    while index < cue:
        naming = reader.naming_at(index)
        if naming is None or naming.end > cue:
            index += 1
        elif _is_where(reader, naming) or (last and _is_by_the_way(reader, naming, resumed)):
            index = naming.end
        else:
            last = naming
            index = resumed = _behind_aside(reader, naming.end, cue)
    if last is None or all(known.has(word, "between") for word in words[resumed:cue]):
        return last
    if known.has(words[resumed], "place-in", "adjunct") and cue - resumed <= _LEFT:
        return None if known.has(words[cue - 1], "relative") else last
    gap = reader.passage.text[words[last.end - 1].end : words[cue].start].strip()
    return last if gap[:1] in (",", "(") and gap[-1:] in (",", ")") else None


def _is_by_the_way(reader: Reader, naming: Naming, resumed: int) -> bool:
    """Tell whether a naming behind a speaker is a nickname in quotation marks, or tells where or when something was said."""
    words = reader.passage.words
    if reader.passage.text[words[naming.first].start - 1 : words[naming.first].start] in _OPENING:
        return True
    is_body = naming.name is None and naming.role is None and not naming.is_pronoun
    return is_body and reader.known.has(words[resumed], "adjunct", "place-in")


def _is_where(reader: Reader, naming: Naming) -> bool:
    """Tell whether a naming is of the place where something is said: *di Jakarta*."""
    before = reader.passage.words[naming.first - 1] if naming.first else None
    return bool(before and not naming.name and not naming.role and reader.known.has(before, "place-in"))


def _behind_aside(reader: Reader, index: int, limit: int) -> int:
    """Return where a sentence goes on behind an aside on who is named: *Ratna, yang didampingi gubernur, …*."""
    words = reader.passage.words
    if index >= limit or reader.passage.between(index - 1, index).strip() != ",":
        return index
    if not reader.known.has(words[index], "relative"):
        return index
    closes = (
        at for at in range(index + 1, limit + 1) if reader.passage.between(at - 1, at).strip()[-1:] == ","
    )
    return next(closes, index)


def _indirect(reader: Reader, sentence: Sentence) -> list[Utterance]:
    """Return the reported speech of a sentence."""
    passage = reader.passage
    first, limit = passage.word_at(sentence.start), passage.word_at(sentence.end)
    if limit - first <= _CLAUSE:
        return []
    found = (
        _according(reader, sentence, first, limit)
        or _trailing(reader, sentence, first, limit, last=True)
        or _interrupted(reader, sentence, first, limit)
        or _reported(reader, sentence, first, limit)
        or _trailing(reader, sentence, first, limit)
    )
    return [found] if found else []


def _according(reader: Reader, sentence: Sentence, first: int, limit: int) -> Utterance | None:
    """Return speech reported behind its source: *Menurut Nararya, koneksi …*, *Tegas beliau, koneksi …*."""
    words = reader.passage.words
    opens = reader.known.at(words, first, "according") or _clitic(reader, first)
    if not opens and not reader.known.at(words, first, "says"):
        return None
    said = _cue_first(reader, first, limit)
    if said is None or said.speaker is None:
        return None
    if not opens and not (
        said.naming and said.end < limit and reader.passage.between(said.end - 1, said.end) == ", "
    ):
        return None
    return _clause(reader, sentence, said, _behind_bracket(reader, said.end, limit), limit)


def _behind_bracket(reader: Reader, index: int, limit: int) -> int:
    """Return where a sentence goes on behind a short form in brackets: *According to the agency (BMA), …*."""
    if index >= limit or not reader.passage.between(index - 1, index).endswith("("):
        return index
    closes = (
        at
        for at in range(index + 1, min(limit, index + _FEW_WORDS))
        if ")" in reader.passage.between(at - 1, at)
    )
    return next(closes, index)


def _reported(reader: Reader, sentence: Sentence, first: int, limit: int) -> Utterance | None:
    """Return speech reported behind a verb: *Nararya berharap Jakarta …*, *he said that …*."""
    words, known = reader.passage.words, reader.known
    for index in range(first + 1, limit):
        cue = known.at(words, index, "reports")
        if cue is None or cue.end >= limit or known.has(words[index - 1], "passive"):
            continue
        subject = _subject(reader, first, index)
        if index >= first + 3 * _LEFT and not (subject and _begins_behind_comma(reader, subject, index)):
            continue
        told = _told(reader, cue, subject) if subject else _plain_subject(reader, first, index, cue)
        if told is None or _is_inverted(reader, cue):
            continue
        if subject and _is_appended(reader, subject, cue):
            return None
        opens = known.at(words, cue.end, "that")
        sign = reader.passage.between(cue.end - 1, cue.end).strip()
        referring = known.at(words, cue.end, "already-said")
        if referring and _closes(reader, referring.end, limit):
            return None
        if (
            opens is None
            and known.has(words[cue.end], "adjunct")
            and (sign != "," or limit - cue.end <= _FEW_WORDS)
        ):
            opens = _that(reader, cue.end, limit)
            if opens is None and not _opens_with_day(reader, cue.end, limit):
                return None
        if opens is None and known.at(words, cue.end, "weekday", "day", "moment"):
            opens = _that(reader, cue.end, min(limit, cue.end + _AFTER_CUE)) or known.at(
                words, cue.end, "weekday"
            )
        if cue.value == "that" and not opens and sign not in (",", ":"):
            return None
        return _clause(reader, sentence, told, opens.end if opens else cue.end, limit)
    return None


def _begins_behind_comma(reader: Reader, subject: Naming, cue: int) -> bool:
    """Tell whether a speaker and the verb open a main clause behind a long other one: *Asked about …, Prabowo said …*."""
    behind_comma = reader.passage.between(subject.first - 1, subject.first).strip() == ","
    return behind_comma and subject.end == cue and subject.name is not None


def _is_inverted(reader: Reader, cue: Phrase) -> bool:
    """Tell whether a word that tells speech stands before its speaker: *…, said Foreign Minister Retno Marsudi*."""
    behind_comma = reader.passage.between(cue.first - 1, cue.first).strip() == ","
    naming = reader.naming_at(cue.end) if behind_comma else None
    return naming is not None and naming.name is not None


def _is_appended(reader: Reader, subject: Naming, cue: Phrase) -> bool:
    """Tell whether speaker and word follow what was said and more follows them: *…, he said, adding that …*."""
    if subject.first == 0 or reader.passage.between(subject.first - 1, subject.first).strip() != ",":
        return False
    follows = reader.passage.between(cue.end - 1, cue.end).strip() == ","
    return follows and reader.known.has(reader.passage.words[cue.end], "participle")


def _opens_with_day(reader: Reader, first: int, limit: int) -> bool:
    """Tell whether a clause opens with a day and a comma: *pada 12 November, pertemuan itu …*."""
    words = reader.passage.words
    for index in range(first + 1, min(first + _AFTER_CUE, limit - _FEW_WORDS)):
        if reader.passage.between(index - 1, index).strip() == ",":
            return any(reader.known.has(word, "month", "weekday", "day") for word in words[first:index])
    return False


def _plain_subject(reader: Reader, first: int, index: int, cue: Phrase) -> _Attribution | None:
    """Return a source in small letters that opens a sentence: *The statement also said …*."""
    words, known = reader.passage.words, reader.known
    end = index
    while end > first and known.has(words[end - 1], "between"):
        end -= 1
    if not known.has(words[first], "article") or not 1 < end - first <= _FEW_WORDS:
        return None
    if any(word.is_capital or known.has(word, "function-word") for word in words[first + 1 : end]):
        return None
    return _plain(reader, first, end, cue)


def _that(reader: Reader, first: int, limit: int) -> Phrase | None:
    """Return *that* where time or place stands before it: *He said in Jakarta that …*."""
    found = (
        reader.known.at(reader.passage.words, index, "that")
        for index in range(first, min(limit, first + _LEFT))
    )
    return next((phrase for phrase in found if phrase), None)


def _clause(
    reader: Reader, sentence: Sentence, said: _Attribution, first: int, limit: int
) -> Utterance | None:
    if limit - first < _CLAUSE:
        return None
    text = reader.passage.text
    start = reader.passage.words[first].start
    behind = reader.passage.words[first - 1].end
    while start > behind and text[start - 1] in "\"'“‘«(":
        start -= 1
    end = _end(text, start, sentence.end)
    return Utterance(start, end, "indirect", said.speaker, said.naming, said.is_clitic, said.cue, "before")


def _end(text: str, start: int, end: int) -> int:
    """Return where a clause ends, without the full stop of its sentence."""
    return start + len(text[start:end].rstrip().rstrip(".").rstrip())


def _trailing(
    reader: Reader, sentence: Sentence, first: int, limit: int, *, last: bool = False
) -> Utterance | None:
    """Return speech whose attribution comes after a comma, or closes the sentence: *Koneksi itu penting, kata dia*."""
    comma = _attributed_comma(reader, first, limit)
    if comma is None:
        return None
    end, said = comma
    if last and (said.naming is None or said.end < limit):
        return None
    text = reader.passage.text
    start = sentence.start + len(text[sentence.start : end]) - len(text[sentence.start : end].lstrip())
    return Utterance(start, end, "indirect", said.speaker, said.naming, said.is_clitic, said.cue, "after")


def _attributed_comma(reader: Reader, first: int, limit: int) -> tuple[int, _Attribution] | None:
    """Return the last comma among some words that an attribution follows, and the attribution."""
    words = reader.passage.words
    for index in range(limit - 1, first + _CLAUSE - 1, -1):
        if reader.passage.between(index - 1, index).strip(" \"'”’»") != ",":
            continue
        said = _cue_first(reader, index, limit) or _cue_last(reader, index, limit, near=True)
        said = said if said and (said.naming or said.is_clitic) else _plain_source(reader, index, limit)
        if said and _closes(reader, _behind_hearer(reader, said.end, limit), limit):
            return _comma(reader.passage.text, words[index - 1].end), said
    return None


def _behind_hearer(reader: Reader, index: int, limit: int) -> int:
    """Return where a sentence goes on behind the one who was told: *…, an official told Arab News*."""
    words = reader.passage.words
    if not reader.known.has(words[index - 1], "tells"):
        return index
    while index < limit and words[index].is_capital and reader.passage.between(index - 1, index).isspace():
        index += 1
    return index


def _comma(text: str, offset: int) -> int:
    """Return where the clause before a comma ends: before it, but behind a closing mark that follows it."""
    comma = text.index(",", offset)
    return comma + 2 if text[comma + 1] in _CLOSING else comma


def _closes(reader: Reader, index: int, limit: int) -> bool:
    """Tell whether nothing but time, place or an aside follows an attribution."""
    if index >= limit or not reader.passage.between(index - 1, index).isspace():
        return True
    return reader.known.has(reader.passage.words[index], "adjunct", "weekday", "day", "place-in", "relative")


def _interrupted(reader: Reader, sentence: Sentence, first: int, limit: int) -> Utterance | None:
    """Return reported speech with its source in it: *Kontrak itu, menurut LPK, sudah berakhir*."""
    passage = reader.passage
    for index in range(first + 1, limit):
        said = _put_in(reader, first, index, limit)
        if said and said.speaker and said.end + 1 < limit:
            start = passage.words[first].start
            return Utterance(
                start, _end(passage.text, start, sentence.end), "indirect", said.speaker, said.naming,
                said.is_clitic, said.cue, "inside",
            )  # fmt: skip
    return None


def _put_in(reader: Reader, first: int, index: int, limit: int) -> _Attribution | None:
    """Return an attribution between two commas, or before the first: *, he added,*, *Negara lain menurut dia,*."""
    passage, known = reader.passage, reader.known
    behind_comma = passage.between(index - 1, index).strip() == ","
    said = None
    if _cue(reader, index) or _clitic(reader, index):
        said = _cue_first(reader, index, limit)
        is_short = said is not None and (
            said.is_clitic or (said.naming is not None and said.naming.is_pronoun)
        )
        said = said if behind_comma or (is_short and index - first <= _FEW_WORDS) else None
    elif behind_comma:
        said = _cue_behind(reader, index, limit)
    if said is None or said.end >= limit or passage.between(said.end - 1, said.end).strip(" .") != ",":
        return None
    return None if known.has(passage.words[said.end], "participle") else said


def _cue_behind(reader: Reader, index: int, limit: int) -> _Attribution | None:
    """Return an attribution whose speaker comes first and that is nothing else: *he suggested*, *Lu Laysreng said*."""
    naming = reader.naming_at(index)
    if naming is None or not (naming.name or naming.is_pronoun):
        return None
    roles = ("says", "reports") if naming.is_pronoun else ("says",)
    cue = reader.known.at(reader.passage.words, naming.end, *roles)
    return _told(reader, cue, naming) if cue and cue.end <= limit else None


def _plain_source(reader: Reader, index: int, limit: int) -> _Attribution | None:
    """Return an attribution in small letters that ends a sentence: *…, analysts say*."""
    words = reader.passage.words
    for cue in range(index + 1, min(limit, index + _FEW_WORDS)):
        phrase = reader.known.at(words, cue, "says", "reports")
        if phrase and phrase.end == limit:
            said = (words[cue].start, words[phrase.end - 1].end)
            return _Attribution(index, limit, said, (words[index].start, words[cue - 1].end), None)
    return None
