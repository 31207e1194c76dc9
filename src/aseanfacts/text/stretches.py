"""The part of a sentence around a word: bounded on both sides, and never longer than a claim needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["ends_sentence", "opening", "stretch"]

_BEFORE, _AFTER = 180, 200
_LONGEST_BRACKET = 140
_ENDS = ("。", "।", "។", "။", ".", "!", "?")
_BREAK = re.compile(r"(?<![คพ]\.ศ)[.!?。!?।။]+[\"'”’»)]*(?=\s|$)|[。।။]|\n[^\S\n]*\n")


def stretch(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounded part of the sentence around some words.

    Args:
        folded: The folded text.
        start: Where the words begin.
        end: Where they end.

    """
    first = max(0, start - _BEFORE)
    for stop in _breaks(folded, first, start):
        first = stop.end()
    after = next(_breaks(folded, end, end + _AFTER), None)
    return first, after.start() if after else min(len(folded), end + _AFTER)


def opening(folded: str, start: int) -> tuple[int, int]:
    """Return the beginning of the sentence in which some words stand, up to them."""
    first, _ = stretch(folded, start, start)
    while first < start and folded[first].isspace():
        first += 1
    return first, start


def ends_sentence(folded: str) -> bool:
    """Tell whether some words end a sentence, with blanks behind it or none."""
    return folded.rstrip().endswith(_ENDS)


def _breaks(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return (stop for stop in _BREAK.finditer(folded, start, end) if not _in_bracket(folded, stop.start()))


def _in_bracket(folded: str, position: int) -> bool:
    """Tell whether a bracket stands open at a position and closes later in the line, so that its full stop ends no sentence."""
    opened = folded.rfind("(", max(0, position - _LONGEST_BRACKET), position)
    if opened < 0 or folded.find(")", opened, position) >= 0:
        return False
    closed = folded.find(")", position + 1, position + _LONGEST_BRACKET)
    return closed >= 0 and folded.find("\n", opened, closed) < 0
