"""Numbers in a text, in digits and in words: how many, and the how-manieth.

The words stand in ``number-words.csv``, with what marks a number in digits as an ordinal: *43rd*, *ke-43*, *第43*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.reading import as_read
from aseanfacts.text.scripts import word_pattern
from aseanfacts.text.wording import either

__all__ = ["Number", "find_numbers", "word_for"]

_DIGITS = re.compile(r"(?<![\d.,/$€£])\d{1,3}(?!\d|[.,]\d|\s?%|/)")
_WORD = re.compile(r"[^\W\d_]+")
_GLUED_BEFORE = re.compile(r"[a-z-]\Z")
_GLUED_AFTER = re.compile(r"[a-z]")
_LONGEST_AFFIX = 24


@frozen
class Number:
    """A number in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        value: The number.
        is_ordinal: Whether it says the how-manieth.
    """

    start: int
    end: int
    value: int
    is_ordinal: bool


def find_numbers(folded: str) -> tuple[Number, ...]:
    """Find the numbers of a folded text, up to three digits.

    Args:
        folded: Text in lower case, as :func:`aseanfacts.text.reading.as_read` leaves it.

    Returns:
        The numbers by offset.

    Examples:
        >>> [(found.value, found.is_ordinal) for found in find_numbers("ktt ke-43: sepuluh negara, 26 kota")]
        [(43, True), (10, False), (26, False)]

    """
    found = [*_in_digits(folded), *_in_words(folded)]
    if not folded.isascii():
        found += [
            _with_affixes(folded, match.start(), match.end(), *_words()[match.group()])
            for match in _run_words().finditer(folded)
        ]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def _in_digits(folded: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(folded):
        number = _with_affixes(folded, match.start(), match.end(), int(match.group()), False)
        glued_before = number.start == match.start() and _GLUED_BEFORE.search(folded, 0, match.start())
        if not glued_before and (number.end > match.end() or not _GLUED_AFTER.match(folded, match.end())):
            yield number


def _in_words(folded: str) -> Iterator[Number]:
    for match in _WORD.finditer(folded):
        pattern = _spaced_words().get(match.group())
        word = pattern.match(folded, match.start()) if pattern else None
        if word:
            yield _with_affixes(folded, *word.span(), *_words()[" ".join(word.group().split())])


def _with_affixes(folded: str, start: int, end: int, value: int, is_ordinal: bool) -> Number:
    before = _affix("ordinal-before").search(folded[max(0, start - _LONGEST_AFFIX) : start])
    after = _affix("ordinal-after").match(folded, end)
    if before:
        start -= len(before.group())
    return Number(start, after.end() if after else end, value, is_ordinal or bool(before or after))


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[int, bool]]:
    """Return value and kind of each number word; where a word is both, it is cardinal."""
    rows = [row for row in Dataset.bundled().tables["number-words"] if row["value"] is not None]
    rows.sort(key=lambda row: row["form"] == "cardinal")
    return {as_read(str(row["word"])): (int(str(row["value"])), row["form"] == "ordinal") for row in rows}


@lru_cache(maxsize=1)
def _spaced_words() -> dict[str, re.Pattern[str]]:
    """Return, for the first letters of a number word of a script with spaces, what may follow them."""
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for word in _words():
        first = _WORD.match(word)
        if first and _is_spaced(word[0]):
            by_first[first.group()].append(word)
    return {first: re.compile(either(words)) for first, words in by_first.items()}


@lru_cache(maxsize=1)
def _run_words() -> re.Pattern[str]:
    """Return an expression for the number words of scripts that run words together."""
    words = sorted(
        (word for word in _words() if not _is_spaced(word[0])), key=lambda word: (-len(word), word)
    )
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=2)
def _affix(form: str) -> re.Pattern[str]:
    """Return an expression for what stands before or after a number; its outer side is the edge of a word where words have one."""
    rows = Dataset.bundled().tables["number-words"]
    words = sorted(
        {as_read(str(row["word"])) for row in rows if row["form"] == form},
        key=lambda word: (-len(word), word),
    )
    if form == "ordinal-before":
        edged = [r"(?<![^\W\d_])" * _is_spaced(word[0]) + re.escape(word) for word in words]
        return re.compile(f"(?:{'|'.join(edged)})\\s?$")
    return re.compile("|".join(re.escape(word) + r"(?![^\W\d_])" * _is_spaced(word[-1]) for word in words))


def _is_spaced(character: str) -> bool:
    return word_pattern().match(character) is not None


def word_for(value: int, language: str) -> str:
    """Return the word for a number in a language, else its digits.

    Examples:
        >>> word_for(11, "id"), word_for(11, "xx")
        ('sebelas', '11')

    """
    return next(
        (
            str(row["word"])
            for row in Dataset.bundled().tables["number-words"]
            if (row["language"], row["form"], row["value"]) == (language, "cardinal", value)
        ),
        str(value),
    )
