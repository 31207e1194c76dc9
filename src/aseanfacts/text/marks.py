"""Quotation marks: which stretches of a paragraph stand between them, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from aseanfacts.text.passages import Passage
from aseanfacts.text.vocabulary import Vocabulary

__all__ = ["Quoted", "Sentence", "quoted", "sentences"]

_CLOSERS = {
    "“": '”“"',
    "”": "”",
    "„": "”“",
    "«": "»",
    "‹": "›",
    "‘": "’",
    '"': '"”',
    "'": "'",
    "‟": "”",
    "＂": "＂",
    "「": "」",
    "『": "』",
}
_MARK = re.compile("[\"'“”„‟«»‹›‘’＂「」『』]|''|``")
_OPENS_AFTER = frozenset(" \t\n\u00a0([{-–—/:,“‘\"'«「『")
_STOP = re.compile(r"[.!?…]{1,8}")


@frozen
class Quoted:
    """What stands between a pair of quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: Offset after the closing mark, or the end of the paragraph.
        inside: Offset of the first character inside.
        last: Offset after the last character inside.
        is_closed: Whether there is a closing mark.
    """

    start: int
    end: int
    inside: int
    last: int
    is_closed: bool


@frozen
class Sentence:
    """A sentence: where it begins and ends, and what is quoted in it."""

    start: int
    end: int
    quoted: tuple[Quoted, ...]


def quoted(text: str) -> tuple[Quoted, ...]:
    """Find what stands between quotation marks in a paragraph, the outermost pairs alone.

    Args:
        text: The text of a paragraph.

    Returns:
        The stretches in order; one that nothing closes ends with the paragraph.

    Examples:
        >>> [(each.start, each.end) for each in quoted('"Ya," kata «ia».')]
        [(0, 5), (11, 15)]

    """
    found: list[Quoted] = []
    stack: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        if _is_apostrophe(text, match.start(), mark):
            continue
        opener = next(
            (
                depth
                for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1)
                if mark in _CLOSERS[stack[depth][0]]
            ),
            None,
        )
        if opener is not None and not (
            _opens(text, match.start(), match.end()) and not _closes(text, match.start(), match.end())
        ):
            _, start, inside = stack[opener]
            del stack[opener:]
            if not stack:
                found.append(Quoted(start, match.end(), inside, match.start(), True))
        elif mark in _CLOSERS and _opens(text, match.start(), match.end()):
            stack.append((mark, match.start(), match.end()))
    if stack:
        found.append(Quoted(stack[0][1], len(text), stack[0][2], len(text), False))
    return tuple(found)


def _is_apostrophe(text: str, at: int, mark: str) -> bool:
    return mark in "'’" and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _opens(text: str, start: int, end: int) -> bool:
    return end < len(text) and not text[end].isspace() and (start == 0 or text[start - 1] in _OPENS_AFTER)


def _closes(text: str, start: int, end: int) -> bool:
    return start > 0 and not text[start - 1].isspace() and (end == len(text) or not text[end].isalnum())


def sentences(passage: Passage, known: Vocabulary, start: int = 0) -> Iterator[Sentence]:
    """Split a paragraph into sentences; full stops inside quotation marks end none unless the mark closes there.

    Args:
        passage: The paragraph.
        known: The words of its language: abbreviations that a full stop follows.
        start: Where the sentences begin, behind a label.

    Yields:
        The sentences in order.

    """
    text = passage.text
    pairs = [pair for pair in quoted(text) if pair.start >= start]
    first, pending = start, []
    for stop, pair in _stops(text, start, pairs):
        if pair is not None:
            pending.append(pair)
            if not (text[pair.last - 1 : pair.last] in (".", "!", "?", "…") and _begins(text, pair.end)):
                continue
        elif not _begins(text, stop) or _is_abbreviation(passage, known, stop):
            continue
        yield Sentence(first, stop, tuple(pending))
        first, pending = stop, []
    if text[first:].strip():
        yield Sentence(first, len(text), tuple(pending))


def _stops(text: str, start: int, pairs: Sequence[Quoted]) -> Iterator[tuple[int, Quoted | None]]:
    """Yield the ends of full stops outside quotation marks and of quoted stretches, in order."""
    at = start
    for pair in (*pairs, None):
        end = pair.start if pair else len(text)
        for match in _STOP.finditer(text, at, end):
            yield match.end(), None
        if pair is not None:
            yield pair.end, pair
            at = pair.end


def _begins(text: str, at: int) -> bool:
    """Tell whether a new sentence begins behind white space at an offset."""
    following = text[at : at + 8]
    rest = following.lstrip()
    if not rest:
        return True
    return following[0].isspace() and (not rest[0].isalpha() or not rest[0].islower())


def _is_abbreviation(passage: Passage, known: Vocabulary, stop: int) -> bool:
    """Tell whether a full stop belongs to an initial or an abbreviation."""
    index = passage.word_at(stop) - 1
    if index < 0 or passage.words[index].end != stop - 1 or passage.text[stop - 1] != ".":
        return False
    word = passage.words[index]
    return (len(word.text) == 1 and word.is_capital) or known.has(word, "abbreviated")
