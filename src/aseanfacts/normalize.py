"""Text to match key: one spelling for everything that is the same name to a reader.

Case, width, composition, spacing, hyphens, punctuation, invisible characters and diacritics carry no
information in a name; letters and vowel signs do. The rules, script by script:

* All scripts: compatibility forms (full-width, presentation forms, ligatures) are folded, case is folded,
  spaces, punctuation, control and format characters are dropped.
* Latin, Greek, Cyrillic: combining diacritics are dropped, letters with a built-in stroke are spelt plainly
  (đ → d). Nothing is ever folded from one script to another, so look-alikes stay different.
* Arabic: the optional vowel marks, hamza seats, wasla and tatweel are dropped; Persian and Urdu forms of yeh and kaf are
  written as the Arabic ones.
* Hebrew: points are dropped. Devanagari, Bengali, Gurmukhi, Gujarati, Odia: the nukta is dropped.
* Thai, Lao, Khmer, Burmese and Indic vowel signs and tone marks are kept: they are the vowels of the word.

This module knows no facts. It is idempotent, and canonically equivalent inputs have equal keys.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal, TypeAlias

    Form: TypeAlias = Literal["NFC", "NFD", "NFKC", "NFKD"]

__all__ = ["SEPARATOR", "fold_ascii", "fold_points", "match_keys", "normalize_name"]

# ASCII, the common case, takes one C-level pass: punctuation, space and control characters go.
_ASCII_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) not in "$+<=>^|~")
_ASCII_FOLDED = bytes(range(256)).lower()

_SPELT_PLAINLY = {
    "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ة": "ه",
    "ـ": "", "`": "", "ʹ": "", "ʺ": "", "ʻ": "", "ʼ": "", "ʽ": "", "ʾ": "", "ʿ": "", "ꞌ": "",
}  # fmt: skip

_DROPPED_MARKS = (
    (0x0300, 0x036F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F),  # Latin, Greek, Cyrillic
    (0x0483, 0x0487), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF),  # old Cyrillic; variation selectors
    (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED),  # Hebrew; Arabic
    (0x093C, 0x093C), (0x09BC, 0x09BC), (0x0A3C, 0x0A3C), (0x0ABC, 0x0ABC), (0x0B3C, 0x0B3C),  # nukta
)  # fmt: skip

# Carries information and joins with no other character.
SEPARATOR = "|"

_LONGEST_NAME = 1_000
_MOST_CHARACTERS = 16_384


class _Folding(dict[int, str]):
    """What each character becomes, by code point: a table for :meth:`str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if len(self) < _MOST_CHARACTERS:
            self[code] = folded
        return folded


def _fold(character: str) -> str:
    # First of all it falls into its parts: a mark that is dropped may have case, such as the iota below a Greek letter.
    if _decomposition(character):
        parts = _normalize("NFKD", character)
    else:
        parts = character.casefold() if _counts(character) else ""
    if parts == character:
        return _SPELT_PLAINLY.get(character, character)
    return _normalize("NFC", "".join([_folding[ord(part)] for part in parts]))


def _counts(character: str) -> bool:
    """Tell whether a character carries information."""
    group = _category(character)
    if group in {"Mn", "Me"}:
        code = ord(character)
        return not any(first <= code <= last for first, last in _DROPPED_MARKS)
    return group[0] not in "PZ" and group not in {"Cc", "Cf"}


_folding = _Folding()


def _first_decomposition(character: str) -> str:
    """Stand in for :func:`unicodedata.decomposition` once: who asks in ASCII, the common case, never loads that module."""
    global _category, _decomposition, _normalize
    from unicodedata import category, decomposition, normalize

    _category, _decomposition, _normalize = category, decomposition, normalize
    return decomposition(character)


_category: Callable[[str], str]
_decomposition: Callable[[str], str] = _first_decomposition
_normalize: Callable[[Form, str], str]


def normalize_name(text: str) -> str:
    """Reduce a name to its match key: the same key for every way of writing the same name.

    A match key is for comparing, not for showing. Two texts with one key differ only in case, width, spacing,
    hyphens, punctuation, invisible characters, Unicode composition or dropped diacritics.

    Args:
        text: Any text.

    Returns:
        The key; empty when nothing of the text carries information.

    Raises:
        TypeError: If ``text`` is not a ``str``.

    Examples:
        >>> normalize_name("Timor-Leste"), normalize_name("TIMOR  LESTE"), normalize_name("Ｔｉｍｏｒ Leste")
        ('timorleste', 'timorleste', 'timorleste')
        >>> normalize_name("Việt Nam"), normalize_name("Đà Nẵng")
        ('vietnam', 'danang')
        >>> normalize_name("กรุงเทพฯ")
        'กรุงเทพฯ'

    """
    if not isinstance(text, str):
        raise TypeError(f"a name is a str, not {type(text).__name__}")
    return composed(fold_characters(text))


def fold_characters(text: str) -> str:
    """Fold the characters of a text one by one: if that is a match key, it is the match key of the text."""
    return fold_ascii(text.encode()).decode() if text.isascii() else text.translate(_folding)


def composed(folded: str) -> str:
    """Return the match key of a text whose characters are folded."""
    if folded.isascii():
        return folded
    return _normalize("NFC", folded if len(folded) <= _LONGEST_NAME else _in_order(folded))


def fold_ascii(text: bytes) -> bytes:
    """Return what :func:`normalize_name` does, for the bytes of a text of ASCII; others stay as they are."""
    return text.translate(_ASCII_FOLDED, _ASCII_DROPPED)


def fold_points(points: list[int]) -> list[str]:
    """Return what becomes of characters, given by code point, before :func:`normalize_name` composes them."""
    return list(map(_folding.__getitem__, points))


def match_keys(texts: list[str]) -> list[str]:
    """Return what :func:`normalize_name` does for each of many texts, in less time."""
    plain = list(filter(str.isascii, texts))
    keys = _keys_at_once(plain, _fold_plain)
    if len(plain) == len(texts):
        return keys
    others = _keys_at_once([text for text in texts if not text.isascii()], _fold_others)
    of_plain, of_other = iter(keys), iter(others)
    return [next(of_plain) if text.isascii() else next(of_other) for text in texts]


def _keys_at_once(texts: list[str], fold: Callable[[str], list[str]]) -> list[str]:
    # The marks of a long text may have to be put in order; a text that holds the separator becomes several.
    if max(map(len, texts), default=0) <= _LONGEST_NAME:
        keys = fold(SEPARATOR.join(texts))
        if len(keys) == len(texts):
            return keys
    return list(map(normalize_name, texts))


def _fold_plain(joined: str) -> list[str]:
    return normalize_name(joined).split(SEPARATOR)


def _fold_others(joined: str) -> list[str]:
    from unicodedata import normalize

    return [normalize("NFC", folded) for folded in joined.translate(_folding).split(SEPARATOR)]


def _in_order(text: str) -> str:
    """Decompose a text and put its marks in canonical order.

    :func:`unicodedata.normalize` does so too, but in time that grows with the square of a run of marks, unless it finds them
    in order.
    """
    from unicodedata import combining, normalize

    ordered: list[str] = []
    marks: list[str] = []
    for character in text:
        for part in normalize("NFKD", character):
            if combining(part):
                marks.append(part)
            else:
                ordered += (*sorted(marks, key=combining), part)
                marks.clear()
    return "".join((*ordered, *sorted(marks, key=combining)))
