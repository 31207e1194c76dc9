"""What brackets hold: an abbreviation, the same in other words, a claim's slot, or an aside; each bracket one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from aseanfacts.text.model import Abbreviation, Gloss, Span
from aseanfacts.text.naming import Reader
from aseanfacts.text.vocabulary import Word, languages, vocabulary

__all__ = ["Bracket", "bare_abbreviations", "read_brackets"]

_BRACKET = re.compile(r"[(（]([^()（）\n]{1,120})[)）]")
_SHORT = re.compile(r"[^\W\d_][\w&/.-]{1,11}")
_JOINTS = " \u00a0\"'“”‘’«»"
_OPENING, _CLOSING = tuple("\"'“‘«"), tuple("\"'”’»")
_ROMAN = re.compile(r"[IVXLCDM]+")
_LONGEST_BARE = 6
_MOST_WORDS = 4


@frozen
class Bracket(Span):
    """A bracket with its signs.

    Attributes:
        kind: What it holds.
        abbreviation: The abbreviation, when it holds or explains one.
        gloss: The gloss, when it holds one.
        long: Offsets of the words an abbreviation stands for.
    """

    kind: Literal["abbreviation", "gloss", "slot", "aside"]
    abbreviation: Abbreviation | None = None
    gloss: Gloss | None = None
    long: Span | None = None


def read_brackets(reader: Reader, slots: Sequence[Span], language: str) -> tuple[Bracket, ...]:
    """Read the brackets of a paragraph.

    Args:
        reader: The paragraph.
        slots: The slots of the claims in it.
        language: The language of the article.

    Returns:
        The innermost brackets by offset.

    """
    found = []
    for match in _BRACKET.finditer(reader.passage.text):
        span = reader.passage.span(match.start(), match.end())
        bracket = None
        if not any(slot.start < span.end and span.start < slot.end for slot in slots):
            bracket = _abbreviated(reader, match, span) or _glossed(reader, match, span, language)
            bracket = bracket or Bracket(span.start, span.end, span.surface, "aside")
        found.append(bracket or Bracket(span.start, span.end, span.surface, "slot"))
    return tuple(found)


def bare_abbreviations(reader: Reader, start: int, explained: Iterable[str]) -> Iterator[Abbreviation]:
    """Yield words in capitals that the article does not explain and that are no names in the data.

    Args:
        reader: A paragraph.
        start: Where its sentences begin, behind a label.
        explained: Abbreviations that are explained.

    Yields:
        The abbreviations, one for each place.

    """
    if reader.is_shouted:
        return
    for index, word in enumerate(reader.passage.words):
        if (
            word.start < start
            or not word.is_acronym
            or len(word.text) > _LONGEST_BARE
            or index in reader.placed
        ):
            continue
        if not (_ROMAN.fullmatch(word.text) or word.text in explained or reader.known.has(word, "stamp")):
            span = reader.passage.span(word.start, word.end)
            yield Abbreviation(span.start, span.end, span.surface, word.text, None)


def _abbreviated(reader: Reader, match: re.Match[str], span: Span) -> Bracket | None:
    """Return a bracket that shortens the words before it, or spells out the abbreviation before it."""
    before = _words_before(reader, match.start())
    if not before:
        return None
    inside = match.group(1).strip()
    if _SHORT.fullmatch(inside) and any(letter.isupper() for letter in inside):
        first = _expanded(inside, before, reader)
        if first is None:
            return None
        offset = match.start(1) + match.group(1).index(inside)
        return _bracket(reader, span, (offset, offset + len(inside)), (first.start, before[-1].end))
    short = before[-1]
    words = _words_inside(reader, match)
    if short.is_acronym and len(words) > 1 and _expanded(short.text, words, reader) is words[0]:
        return _bracket(reader, span, (short.start, short.end), (words[0].start, words[-1].end))
    return None


def _bracket(reader: Reader, span: Span, short: tuple[int, int], long: tuple[int, int]) -> Bracket:
    letters, words = reader.passage.span(*short), reader.passage.span(*long)
    spelt = " ".join(reader.passage.text[slice(*long)].strip(_JOINTS).split())
    abbreviation = Abbreviation(
        letters.start, letters.end, letters.surface, reader.passage.text[slice(*short)], spelt
    )
    return Bracket(span.start, span.end, span.surface, "abbreviation", abbreviation, long=words)


def _words_before(reader: Reader, offset: int) -> list[Word]:
    """Return the words that stand before an offset with nothing but room and quotation marks between."""
    passage = reader.passage
    index = passage.word_at(offset) - 1
    found: list[Word] = []
    following = offset
    while index >= 0 and len(found) < 2 * _MOST_WORDS + 6:
        word = passage.words[index]
        if passage.text[word.end : following].strip(_JOINTS):
            break
        found.append(word)
        following = word.start
        index -= 1
    return found[::-1]


def _words_inside(reader: Reader, match: re.Match[str]) -> tuple[Word, ...]:
    passage = reader.passage
    return passage.words[passage.word_at(match.start(1)) : passage.word_at(match.end(1))]


def _expanded(short: str, words: Sequence[Word], reader: Reader) -> Word | None:
    """Return the first of the words an abbreviation is made of; the last of them is the last word."""
    letters = "".join(letter for letter in short.lower() if letter.isalnum())
    return _by_initials(letters, words, reader) or _by_letters(letters, words)


def _by_initials(letters: str, words: Sequence[Word], reader: Reader) -> Word | None:
    index = len(words) - 1
    first = None
    for letter in reversed(letters):
        while index >= 0 and words[index].key[0] != letter:
            if first is None or not reader.known.has(words[index], "office-link", "function-word"):
                return None
            index -= 1
        if index < 0:
            return None
        first = words[index]
        index -= 1
    return first


def _by_letters(letters: str, words: Sequence[Word]) -> Word | None:
    """Return the word whose beginning, with the words after it, holds the letters in order: *Kemenlu*."""
    left = len(letters) - 1
    for index in range(len(words) - 1, max(-1, len(words) - len(letters) - 1), -1):
        word = words[index]
        for place in range(len(word.key) - 1, -1, -1):
            if left == 0:
                break
            left -= word.key[place] == letters[left]
        if left == 0 and word.key[0] == letters[0] and word.is_capital and index < len(words) - 1:
            return word
    return None


def _glossed(reader: Reader, match: re.Match[str], span: Span, language: str) -> Bracket | None:
    """Return a bracket that says in other words what stands before it."""
    words = _words_inside(reader, match)
    inside = match.group(1).strip()
    if not 0 < len(words) <= _MOST_WORDS or not all(
        part.replace("-", "").isalpha() for part in inside.split()
    ):
        return None
    first = reader.passage.word_at(match.start(1))
    placed = any(index in reader.placed for index in range(first, first + len(words)))
    if placed or any(
        reader.known.has(word, "aside", "role", "honorific") or word.is_acronym for word in words
    ):
        return None
    tongue = _language_of(words, language)
    if tongue == language or (any(word.is_capital for word in words) and tongue == "und"):
        return None
    term = _term(reader, match.start(), len(words))
    if term is None:
        return None
    gloss = Gloss(span.start, span.end, span.surface, term, " ".join(inside.split()), tongue)
    return Bracket(span.start, span.end, span.surface, "gloss", gloss=gloss)


def _language_of(words: Sequence[Word], language: str) -> str:
    """Tell by their endings in which language words are; ``und`` when they tell nothing."""
    for each in dict.fromkeys(("en", language, *languages())):
        endings = tuple(ending for ending, _ in vocabulary(each).starting("ending"))
        if any(word.key.endswith(endings) for word in words):
            return each
    return "und"


def _term(reader: Reader, offset: int, count: int) -> str | None:
    """Return the words before a bracket: all between quotation marks, else as many as it holds."""
    text = reader.passage.text
    words = _words_before(reader, offset)
    quoted = text[:offset].rstrip()[-1:] in _CLOSING
    kept: list[Word] = []
    for word in reversed(words):
        if not quoted and reader.known.has(word, "function-word"):
            break
        kept.insert(0, word)
        if text[word.start - 1 : word.start] in _OPENING if quoted else len(kept) == count:
            break
    return " ".join(text[kept[0].start : kept[-1].end].split()) if kept else None
