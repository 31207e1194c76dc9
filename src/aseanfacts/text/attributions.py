"""Who says what: the words that attribute speech to somebody.

*kata Nararya*, *katanya*, *he added*, *according to the agency*: a word that tells speech (the cue), and the speaker before or behind it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from aseanfacts.text.naming import Naming, Reader
from aseanfacts.text.vocabulary import Phrase

__all__ = [
    "AFTER_CUE",
    "CLAUSE",
    "FEW_WORDS",
    "LEFT",
    "Attribution",
    "Position",
    "Utterance",
    "attributed_comma",
    "clitic_of",
    "closes",
    "cue_at",
    "cue_first",
    "cue_last",
    "handed_on",
    "plain_last",
    "plain_speaker",
    "subject_before",
    "told_by",
]

Position: TypeAlias = Literal["before", "after", "inside"]

# In words: how far a speaker may stand from the cue, a quotation behind it, how long a speaker in small letters is at most, and a
# clause at least.
LEFT = 16
AFTER_CUE = 8
FEW_WORDS = 4
CLAUSE = 2
_OPENING = tuple("\"'“‘«")
_CLOSING = frozenset("\"'“”’»")


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
class Attribution:
    """A word that tells speech and whose speech it is; ``first`` and ``end`` are the words all this takes."""

    first: int
    end: int
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    naming: Naming | None
    is_clitic: bool = False


def cue_at(reader: Reader, index: int) -> Phrase | None:
    """Return the word that tells speech at a word, whatever it stands for."""
    return reader.known.at(reader.passage.words, index, "says", "reports", "according")


def cue_first(reader: Reader, index: int, limit: int) -> Attribution | None:
    """Return an attribution whose word for speech comes first: *kata Nararya*, *katanya*, *menurut dia*."""
    passage = reader.passage
    clitic = clitic_of(reader, index)
    if clitic:
        word = passage.words[index]
        return Attribution(index, index + 1, (word.start, word.end), clitic, None, is_clitic=True)
    cue = reader.known.at(passage.words, index, "says", "according")
    if cue is None or cue.end > limit:
        return None
    said = (passage.words[index].start, passage.words[cue.end - 1].end)
    naming = reader.naming_at(cue.end) if cue.end < limit else None
    if naming and naming.end <= limit:
        first, end = naming.speaker
        return Attribution(
            index, naming.end, said, (passage.words[first].start, passage.words[end - 1].end), naming
        )
    end = _plain_words(reader, cue.end, limit)
    named = _named_after(reader, cue.end, end, limit)
    if named:
        first, last = named.name or (end, end)
        return Attribution(
            index, named.end, said, (passage.words[first].start, passage.words[last - 1].end), named
        )
    speaker = (passage.words[cue.end].start, passage.words[end - 1].end) if end > cue.end else None
    return Attribution(index, end, said, speaker, None)


def _named_after(reader: Reader, first: int, end: int, limit: int) -> Naming | None:
    """Return a name behind a comma that says who plain words are: *seorang peserta, Siti Aminah*."""
    if not first < end < limit or reader.passage.between(end - 1, end) != ", ":
        return None
    naming = reader.naming_at(end)
    if naming is None or naming.name is None or naming.role or naming.end > limit:
        return None
    start = first + reader.known.has(reader.passage.words[first], "article")
    return Naming(first, naming.end, (start, end) if start < end else None, naming.name)


def clitic_of(reader: Reader, index: int) -> tuple[int, int] | None:
    """Return the clitic of a word such as *katanya*: the offsets of *nya*."""
    word = reader.passage.words[index]
    clitic = reader.known.clitic(word.key, "says", "according", "told")
    return (word.end - len(clitic), word.end) if clitic else None


def _plain_words(reader: Reader, first: int, limit: int) -> int:
    """Return the end of a speaker in small letters, such as *sumber itu*."""
    words, known = reader.passage.words, reader.known
    end = first
    while end < min(limit, first + FEW_WORDS) and (
        end == first or reader.passage.between(end - 1, end).isspace()
    ):
        if known.has(words[end], "pointer") and end > first:
            return end + 1
        starts = end == first and known.has(words[end], "article")
        if not starts and known.has(words[end], "function-word", "place-in", "weekday", "day", "that"):
            break
        end += 1
    return end


def cue_last(reader: Reader, index: int, limit: int, *, near: bool) -> Attribution | None:
    """Return an attribution whose speaker comes first: *Retno said*, *dia menambahkan*."""
    for at in range(index, min(limit, index + LEFT)):
        cue = reader.known.at(reader.passage.words, at, "says", "reports")
        if cue and cue.value == "that":
            return None
        if cue and reader.known.has(reader.passage.words[at - 1], "passive"):
            return None
        if cue and at > index:
            subject = subject_before(reader, index, at)
            return (
                told_by(reader, cue, subject)
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


def told_by(reader: Reader, cue: Phrase, subject: Naming) -> Attribution:
    """Return the attribution of a word that tells speech and whoever is named before it."""
    words = reader.passage.words
    first, end = subject.speaker
    return Attribution(
        subject.first,
        cue.end,
        (words[cue.first].start, words[cue.end - 1].end),
        (words[first].start, words[end - 1].end),
        subject,
    )


def plain_speaker(reader: Reader, first: int, index: int, cue: Phrase) -> Attribution:
    """Return an attribution to a speaker without a name: *Seorang diplomat mengatakan, …*."""
    words = reader.passage.words
    return Attribution(
        first,
        cue.end,
        (words[cue.first].start, words[cue.end - 1].end),
        (words[first].start, words[index - 1].end),
        None,
    )


def plain_last(reader: Reader, index: int, limit: int) -> Attribution | None:
    """Return an attribution to somebody in small letters: *the ministry said*, *seorang pejabat mengatakan*."""
    words, known = reader.passage.words, reader.known
    if not known.has(words[index], "article"):
        return None
    for at in range(index + 1, min(limit, index + FEW_WORDS + 1)):
        cue = known.at(words, at, "says", "reports")
        if cue and at > index + 1:
            return plain_speaker(reader, index, at, cue)
        if words[at].is_capital or known.has(words[at], "function-word"):
            break
    return None


def handed_on(reader: Reader, index: int, limit: int) -> Attribution | None:
    """Return whom somebody else quotes: *the agency quoted the minister as saying*."""
    words = reader.passage.words
    for at in range(index + 1, min(limit, index + AFTER_CUE)):
        naming = reader.naming_at(at + 1) if reader.known.has(words[at], "quotes") else None
        if naming and naming.end <= limit:
            first, end = naming.speaker
            said = (words[at].start, words[at].end)
            return Attribution(index, naming.end, said, (words[first].start, words[end - 1].end), naming)
    return None


def _plain_source(reader: Reader, index: int, limit: int) -> Attribution | None:
    """Return an attribution in small letters that ends a sentence: *…, analysts say*."""
    words = reader.passage.words
    for cue in range(index + 1, min(limit, index + FEW_WORDS)):
        phrase = reader.known.at(words, cue, "says", "reports")
        if phrase and phrase.end == limit:
            said = (words[cue].start, words[phrase.end - 1].end)
            return Attribution(index, limit, said, (words[index].start, words[cue - 1].end), None)
    return None


def subject_before(reader: Reader, first: int, cue: int) -> Naming | None:
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
    if known.has(words[resumed], "place-in", "adjunct") and cue - resumed <= LEFT:
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


def attributed_comma(reader: Reader, first: int, limit: int) -> tuple[int, Attribution] | None:
    """Return the last comma among some words that an attribution follows, and the attribution."""
    words = reader.passage.words
    for index in range(limit - 1, first + CLAUSE - 1, -1):
        if reader.passage.between(index - 1, index).strip(" \"'”’»") != ",":
            continue
        said = cue_first(reader, index, limit) or cue_last(reader, index, limit, near=True)
        said = said if said and (said.naming or said.is_clitic) else _plain_source(reader, index, limit)
        if said and closes(reader, _behind_hearer(reader, said.end, limit), limit):
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


def closes(reader: Reader, index: int, limit: int) -> bool:
    """Tell whether nothing but time, place or an aside follows an attribution."""
    if index >= limit or not reader.passage.between(index - 1, index).isspace():
        return True
    return reader.known.has(reader.passage.words[index], "adjunct", "weekday", "day", "place-in", "relative")
