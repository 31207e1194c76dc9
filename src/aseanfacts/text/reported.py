"""Speech an article reports without quotation marks: *Menurut Nararya, koneksi …*, *he said that …*, *…, kata dia*."""

from __future__ import annotations

from aseanfacts.text.attributions import (
    AFTER_CUE,
    CLAUSE,
    FEW_WORDS,
    LEFT,
    Attribution,
    Utterance,
    attributed_comma,
    clitic_of,
    closes,
    cue_at,
    cue_first,
    plain_speaker,
    subject_before,
    told_by,
)
from aseanfacts.text.marks import Sentence
from aseanfacts.text.naming import Naming, Reader
from aseanfacts.text.vocabulary import Phrase

__all__ = ["indirect_quotes"]


def indirect_quotes(reader: Reader, sentence: Sentence) -> list[Utterance]:
    """Return the reported speech of a sentence."""
    passage = reader.passage
    first, limit = passage.word_at(sentence.start), passage.word_at(sentence.end)
    if limit - first <= CLAUSE:
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
    opens = reader.known.at(words, first, "according") or clitic_of(reader, first)
    if not opens and not reader.known.at(words, first, "says"):
        return None
    said = cue_first(reader, first, limit)
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
        for at in range(index + 1, min(limit, index + FEW_WORDS))
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
        subject = subject_before(reader, first, index)
        if index >= first + 3 * LEFT and not (subject and _begins_behind_comma(reader, subject, index)):
            continue
        told = told_by(reader, cue, subject) if subject else _plain_subject(reader, first, index, cue)
        if told is None or _is_inverted(reader, cue):
            continue
        if subject and _is_appended(reader, subject, cue):
            return None
        opens = known.at(words, cue.end, "that")
        sign = reader.passage.between(cue.end - 1, cue.end).strip()
        referring = known.at(words, cue.end, "already-said")
        if referring and closes(reader, referring.end, limit):
            return None
        if (
            opens is None
            and known.has(words[cue.end], "adjunct")
            and (sign != "," or limit - cue.end <= FEW_WORDS)
        ):
            opens = _that(reader, cue.end, limit)
            if opens is None and not _opens_with_day(reader, cue.end, limit):
                return None
        if opens is None and known.at(words, cue.end, "weekday", "day", "moment"):
            opens = _that(reader, cue.end, min(limit, cue.end + AFTER_CUE)) or known.at(
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
    for index in range(first + 1, min(first + AFTER_CUE, limit - FEW_WORDS)):
        if reader.passage.between(index - 1, index).strip() == ",":
            return any(reader.known.has(word, "month", "weekday", "day") for word in words[first:index])
    return False


def _plain_subject(reader: Reader, first: int, index: int, cue: Phrase) -> Attribution | None:
    """Return a source in small letters that opens a sentence: *The statement also said …*."""
    words, known = reader.passage.words, reader.known
    end = index
    while end > first and known.has(words[end - 1], "between"):
        end -= 1
    if not known.has(words[first], "article") or not 1 < end - first <= FEW_WORDS:
        return None
    if any(word.is_capital or known.has(word, "function-word") for word in words[first + 1 : end]):
        return None
    return plain_speaker(reader, first, end, cue)


def _that(reader: Reader, first: int, limit: int) -> Phrase | None:
    """Return *that* where time or place stands before it: *He said in Jakarta that …*."""
    found = (
        reader.known.at(reader.passage.words, index, "that")
        for index in range(first, min(limit, first + LEFT))
    )
    return next((phrase for phrase in found if phrase), None)


def _clause(
    reader: Reader, sentence: Sentence, said: Attribution, first: int, limit: int
) -> Utterance | None:
    if limit - first < CLAUSE:
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
    comma = attributed_comma(reader, first, limit)
    if comma is None:
        return None
    end, said = comma
    if last and (said.naming is None or said.end < limit):
        return None
    text = reader.passage.text
    start = sentence.start + len(text[sentence.start : end]) - len(text[sentence.start : end].lstrip())
    return Utterance(start, end, "indirect", said.speaker, said.naming, said.is_clitic, said.cue, "after")


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


def _put_in(reader: Reader, first: int, index: int, limit: int) -> Attribution | None:
    """Return an attribution between two commas, or before the first: *, he added,*, *Negara lain menurut dia,*."""
    passage, known = reader.passage, reader.known
    behind_comma = passage.between(index - 1, index).strip() == ","
    said = None
    if cue_at(reader, index) or clitic_of(reader, index):
        said = cue_first(reader, index, limit)
        is_short = said is not None and (
            said.is_clitic or (said.naming is not None and said.naming.is_pronoun)
        )
        said = said if behind_comma or (is_short and index - first <= FEW_WORDS) else None
    elif behind_comma:
        said = _cue_behind(reader, index, limit)
    if said is None or said.end >= limit or passage.between(said.end - 1, said.end).strip(" .") != ",":
        return None
    return None if known.has(passage.words[said.end], "participle") else said


def _cue_behind(reader: Reader, index: int, limit: int) -> Attribution | None:
    """Return an attribution whose speaker comes first and that is nothing else: *he suggested*, *Lu Laysreng said*."""
    naming = reader.naming_at(index)
    if naming is None or not (naming.name or naming.is_pronoun):
        return None
    roles = ("says", "reports") if naming.is_pronoun else ("says",)
    cue = reader.known.at(reader.passage.words, naming.end, *roles)
    return told_by(reader, cue, naming) if cue and cue.end <= limit else None
