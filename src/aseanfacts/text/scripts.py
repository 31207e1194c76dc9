r"""Scripts: where a word may begin and end. This module knows no facts.

Most scripts put spaces between words; there a name ends where the letters end. Thai, Lao, Khmer, Burmese, Chinese and
Japanese run words together; there a name may begin and end anywhere but inside a syllable, and a name in katakana only at
the edges of a katakana run (タイ is not in タイヤ). Korean puts spaces between words but glues particles to them, Tamil its case
endings. ``\b`` knows none of this: to it a vowel sign is no part of a word, and a run of Thai is one word.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from itertools import groupby
from unicodedata import category

__all__ = ["SCRIPTS", "ends_well", "script_of", "starts_well", "word_class", "word_pattern"]

# Scripts whose names are searched inside runs, by the first and last code point of their blocks.
SCRIPTS: dict[str, tuple[tuple[int, int], ...]] = {
    "Thai": ((0x0E00, 0x0E7F),),
    "Laoo": ((0x0E80, 0x0EFF),),
    "Mymr": ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    "Khmr": ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    "Kana": ((0x3040, 0x30FF), (0x31F0, 0x31FF)),
    "Hani": ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x3005, 0x3007)),
    "Hang": ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF)),
    "Taml": ((0x0B80, 0x0BFF),),
}

# A vowel written before its consonant: what follows belongs to the same syllable.
_LEADING = frozenset("เแโใไເແໂໃໄ\u17d2\u1039")
# Vowels written after the consonant that Unicode counts as letters.
_TRAILING_LETTERS = frozenset("ะาำๅະາຳ")
_ASAT = "\u103a"
_CREAKY = "\u1037"
# Case endings of Tamil, also where they turn the last vowel of the name.
_TAMIL_ENDING = re.compile(
    "(?:[\u0bbe-\u0bcd]?[\u0bb5\u0baf]?[\u0bbe-\u0bcd]?)(?:ல்|லும்|ன்|னின்|லிருந்து|லுள்ள|க்கு|க்கும்|க்கான|ற்கு|ுடன்|டன்|ும்|ை|ைச்|ைத்|ைப்|ைக்|ச்|ப்|க்|த்)?(?![\u0b80-\u0bff])"
)


def _block_class(script: str) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in SCRIPTS[script])


@lru_cache(maxsize=1)
def word_class() -> str:
    """Return the inside of a character class of all letters and marks of the scripts that space their words."""
    inside = {
        code for blocks in SCRIPTS.values() for first, last in blocks for code in range(first, last + 1)
    }
    letters = (code for code in range(0x10000) if code not in inside and category(chr(code))[0] in "LM")
    runs = (list(run) for _, run in groupby(enumerate(letters), key=lambda pair: pair[1] - pair[0]))
    return "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs)


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    """Return the pattern of one word of a script that spaces its words: letters with their marks."""
    return re.compile(f"[{word_class()}]+")


class _ScriptOfCharacter(dict[str, str]):
    """The script of each character met: a key of SCRIPTS, ``"word"`` for other letters and marks, else empty."""

    def __missing__(self, character: str) -> str:
        code = ord(character)
        found = next(
            (
                name
                for name, blocks in SCRIPTS.items()
                if any(first <= code <= last for first, last in blocks)
            ),
            "",
        )
        if found and category(character)[0] not in "LM" and character not in "ー":
            found = ""
        if not found and category(character)[0] in "LM":
            found = "word"
        if len(self) < sys.maxunicode // 16:
            self[character] = found
        return found


_scripts = _ScriptOfCharacter({"・": "", "゠": "", "ー": "Kana"})


def script_of(character: str) -> str:
    """Return the script a character belongs to as far as boundaries go.

    Args:
        character: One character.

    Returns:
        A key of :data:`SCRIPTS`, ``"word"`` for a letter or mark of a script that spaces its words, else ``""``.

    Examples:
        >>> script_of("ก"), script_of("k"), script_of("7")
        ('Thai', 'word', '')

    """
    return _scripts[character]


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
    script, previous = _scripts[text[start]], _scripts[before]
    if script != previous:
        return True
    if script in ("word", "Hang", "Taml"):
        return False
    if script == "Kana":
        return not _is_katakana(text[start]) or not _is_katakana(before)
    return script == "Hani" or before not in _LEADING


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
    script, following = _scripts[text[end - 1]], _scripts[after]
    if script != following:
        return True
    if script == "word":
        return False
    if script == "Kana":
        return not _is_katakana(text[end - 1]) or not _is_katakana(after)
    if script == "Taml":
        return _TAMIL_ENDING.match(text, end) is not None
    if script in ("Hani", "Hang"):
        return True
    return not _continues_syllable(text, end, after)


def _continues_syllable(text: str, end: int, after: str) -> bool:
    if after in _TRAILING_LETTERS or (category(after)[0] == "M" and after != _CREAKY):
        return True
    return text[end + 1 : end + 2] == _ASAT


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30ff" and character != "・"
