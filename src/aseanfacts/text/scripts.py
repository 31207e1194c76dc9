r"""Scripts: where a word may begin and end. This module knows no facts.

Most scripts put spaces between words; there a name ends where the letters end. Thai, Lao, Khmer, Burmese, Chinese and
Japanese run words together; there a name may begin and end anywhere but inside a syllable, and a name in katakana only at
the edges of a katakana run (タイ is not in タイヤ). Korean puts spaces between words but glues particles to them. ``\b`` knows none of this: to it a vowel sign is no part of a word, and a run of Thai is one word.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import category

__all__ = [
    "SCRIPTS",
    "SCRIPT_OF",
    "ends_well",
    "is_latin",
    "scripts_in",
    "stands_alone",
    "starts_well",
    "word_class",
    "word_pattern",
]

# Scripts whose names are searched inside runs, by the first and last code point of their blocks.
SCRIPTS: dict[str, tuple[tuple[int, int], ...]] = {
    "Thai": ((0x0E00, 0x0E7F),),
    "Laoo": ((0x0E80, 0x0EFF),),
    "Mymr": ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    "Khmr": ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    "Kana": ((0x3040, 0x30FF), (0x31F0, 0x31FF)),
    "Hani": ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x3005, 0x3007), (0x20000, 0x3FFFF)),
    "Hang": ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF)),
    "Taml": ((0x0B80, 0x0BFF),),
    # Letters beyond the first plane (Adlam, Chakma, Deseret): they space their words, but the pattern of words is without them.
    "Zzzz": ((0x10000, 0x1FFFF), (0x40000, 0x10FFFF)),
}

# A vowel written before its consonant: what follows belongs to the same syllable.
_LEADING = frozenset("เแโใไເແໂໃໄ\u17d2\u1039")
# Vowels written after the consonant that Unicode counts as letters.
_TRAILING_LETTERS = frozenset("ะาำๅະາຳ")
_ASAT = "\u103a"
_CREAKY = "\u1037"
# For each first byte of a UTF-16 code unit a byte that stands for the scripts with letters there.
_BLOCKS = bytearray(256)
_SCRIPTS_OF_BLOCK: dict[int, tuple[str, ...]] = {}


def _block(code: int) -> int:
    return code >> 8 if code < 0x10000 else 0xD7C0 + (code >> 10) >> 8


def _number_blocks() -> None:
    numbers: dict[tuple[str, ...], int] = {(): 0}
    for block in range(256):
        here = tuple(
            script
            for script, blocks in SCRIPTS.items()
            if any(_block(first) <= block <= _block(last) for first, last in blocks)
        )
        _BLOCKS[block] = numbers.setdefault(here, len(numbers))
    _SCRIPTS_OF_BLOCK.update({number: scripts for scripts, number in numbers.items()})


_number_blocks()


@lru_cache(maxsize=1)
def word_class() -> str:
    """Return the inside of a character class of all letters and marks of the scripts that space their words."""
    # Neighbours among the code points stay neighbours, so that the words of this text are the runs of letters.
    letters = [letter if category(letter)[0] in "LM" else " " for letter in map(chr, range(0x10000))]
    for blocks in SCRIPTS.values():
        for first, last in blocks:
            letters[first : last + 1] = " " * (min(last + 1, len(letters)) - first)
    return "".join(f"{run[0]}-{run[-1]}" for run in "".join(letters).split())


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    """Return the pattern of one word of a script that spaces its words: letters with their marks."""
    return re.compile(f"[{word_class()}]+")


def scripts_in(text: str) -> set[str]:
    """Return the scripts of :data:`SCRIPTS` that may occur in a text; it costs far less than a search for each.

    Args:
        text: The text.

    Returns:
        Their keys: those that occur, perhaps also one that shares a block of 256 code points with them.

    Examples:
        >>> sorted(scripts_in("한국")), scripts_in("Jakarta")
        (['Hang'], set())

    """
    blocks = text.encode("utf-16-le", "surrogatepass")[1::2].translate(_BLOCKS)
    return {script for number, scripts in _SCRIPTS_OF_BLOCK.items() if number in blocks for script in scripts}


def is_latin(character: str) -> bool:
    """Tell whether a character is a Latin letter.

    Args:
        character: One character.

    Returns:
        Whether it is.

    Examples:
        >>> is_latin("Đ"), is_latin("Д")
        (True, False)

    """
    return SCRIPT_OF[character] == "word" and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")


class _ScriptOf(dict[str, str]):
    """The script of each character as far as boundaries go.

    It is a key of :data:`SCRIPTS`, ``"word"`` for a letter or mark of a script that spaces its words, else ``""``; worked out when a
    character is met first.
    """

    def __missing__(self, character: str) -> str:
        code = ord(character)
        found = next(
            (
                script
                for script, blocks in SCRIPTS.items()
                if any(first <= code <= last for first, last in blocks)
            ),
            "",
        )
        if category(character)[0] not in "LM":
            found = ""
        elif not found:
            found = "word"
        if len(self) < sys.maxunicode // 16:
            self[character] = found
        return found


SCRIPT_OF: Mapping[str, str] = _ScriptOf({"・": "", "゠": "", "ー": "Kana"})


def starts_well(text: str, start: int) -> bool:
    """Tell whether a name may begin at an offset.

    Args:
        text: The text.
        start: Offset of the name's first character.

    Returns:
        Whether no word or syllable is cut there.

    Examples:
        >>> starts_well("Jakarta", 0), starts_well("Djakarta", 1)
        (True, False)

    """
    if start == 0:
        return True
    before = text[start - 1]
    script, previous = SCRIPT_OF[text[start]], SCRIPT_OF[before]
    if script != previous:
        return True
    if script in ("word", "Hang", "Taml", "Zzzz"):
        return False
    if script == "Kana":
        return not _is_katakana(text[start]) or not _is_katakana(before)
    return script == "Hani" or before not in _LEADING


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a word of a script that spaces its words is no part of a longer one.

    Args:
        text: The text.
        start: Offset of its first letter.
        end: Offset after its last.

    Returns:
        Whether no letter of such a script stands beside it.

    Examples:
        >>> stands_alone("in Laos", 3, 7), stands_alone("Laosan", 0, 4)
        (True, False)

    """
    return not (
        (start and SCRIPT_OF[text[start - 1]] == "word")
        or (end < len(text) and SCRIPT_OF[text[end]] == "word")
    )


def ends_well(text: str, end: int) -> bool:
    """Tell whether a name may end at an offset.

    Args:
        text: The text.
        end: Offset after the name's last character.

    Returns:
        Whether no word or syllable is cut there.

    Examples:
        >>> ends_well("タイで", 2), ends_well("タイヤ", 2), ends_well("ลาวา", 3)
        (True, False, False)

    """
    if end == len(text):
        return True
    after = text[end]
    script, following = SCRIPT_OF[text[end - 1]], SCRIPT_OF[after]
    if script != following:
        return True
    if script in ("word", "Taml", "Zzzz"):
        return False
    if script == "Kana":
        return not _is_katakana(text[end - 1]) or not _is_katakana(after)
    if script in ("Hani", "Hang"):
        return True
    return not _continues_syllable(text, end, after)


def _continues_syllable(text: str, end: int, after: str) -> bool:
    if after in _TRAILING_LETTERS or (category(after)[0] == "M" and after != _CREAKY):
        return True
    return text[end + 1 : end + 2] == _ASAT


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30ff" and character != "・"
