"""Burmese in the Zawgyi encoding, as Unicode has it.

Old pages are full of Zawgyi. It has the signs of a syllable in the order they are written, not spoken, and uses code points of the
Myanmar block with a meaning of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["syllables"]

_STACKED = (*range(0x1060, 0x1064), *range(0x1065, 0x106A), 0x106C, 0x106D, *range(0x1070, 0x107D), 0x1085)
_MEANINGS = {
    **{code: "\u1039" + base for code, base in zip(_STACKED, "ကခဂဃစဆဆဇဈဋဌဏတတထထဒဓနပဖဗဘမလ", strict=True)},
    **dict.fromkeys(range(0x107E, 0x1085), "\u103c"),
    **dict.fromkeys((0x1094, 0x1095), "\u1037"),
    **dict(enumerate("\u103a\u103b\u103c\u103d\u103e", 0x1039)),
    **dict(enumerate(("\u103e", "\u103e\u102f", "\u103e\u1030", "\u103d\u103e"), 0x1087)),
    **{0x1033: "\u102f", 0x1034: "\u1030", 0x105A: "\u102b\u103a", 0x107D: "\u103b", 0x108E: "\u102d\u1036"},
    **dict(zip((0x1064, 0x108B, 0x108C, 0x108D), ("င်္", "င်္ိ", "င်္ီ", "င်္ံ"), strict=True)),
    **{0x106A: "ဉ", 0x106B: "ည", 0x106E: "ဍ္ဍ", 0x106F: "ဍ္ဎ", 0x1086: "ဿ", 0x108F: "န", 0x1090: "ရ"},
    **{0x1091: "ဏ္ဍ", 0x1092: "ဋ္ဌ", 0x1093: "္ဘ", 0x1096: "္တွ", 0x1097: "ဋ္ဋ"},
}
_BASE = "[\u1000-\u102a\u103f\u1040\u106a\u106b\u106e\u106f\u1086\u108f-\u1092\u1097]"
_SYLLABLE = re.compile(
    rf"[\u1031\u103b\u107e-\u1084]*{_BASE}"
    "[\u102b-\u1030\u1032-\u103a\u103c\u103d\u105a\u1060-\u1069\u106c\u106d\u1070-\u107d\u1085\u1087-\u108e\u1093-\u1096]*"
)
_ZAWGYI = re.compile(
    r"\u1039(?![\u1000-\u1021])|(?:^|[\s(\u102b\u102c\u1038\u1039])[\u1031\u103b]|[\u107e-\u1084]"
)
_UNICODE = re.compile(r"\u1031[\u102b\u102c]|\u103a(?:[\u1037\u1038\u104a\u104b\s]|$)")
_PARTS = re.compile("\u1004\u103a\u1039|\u1039?.", re.DOTALL)
_ORDER = "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u1037\u103a\u1038"


def syllables(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each syllable of a text in Zawgyi that Unicode writes otherwise: its bounds, and how; lines in Unicode are left."""
    if ("\u1039" not in text and "\u1031" not in text) or not _is_zawgyi(text):
        return
    for line in re.finditer(r"[^\n]+", text):
        if _is_zawgyi(line.group()) or not _UNICODE.search(line.group()):
            for found in _SYLLABLE.finditer(text, *line.span()):
                written = _in_unicode(found.group())
                if written != found.group():
                    yield found.start(), found.end(), written


def _is_zawgyi(text: str) -> bool:
    return len(_ZAWGYI.findall(text)) > len(_UNICODE.findall(text))


def _in_unicode(syllable: str) -> str:
    """Set the signs of a syllable in the order of Unicode: what stands above its consonant, that, what is stacked, the rest."""
    return "".join(sorted(dict.fromkeys(_PARTS.findall(syllable.translate(_MEANINGS))), key=_rank))


def _rank(part: str) -> int:
    if part.startswith("\u1004\u103a"):
        return 0
    if part[0] == "\u1039":
        return 2
    return _ORDER.find(part[0]) + 3 if part[0] in _ORDER else 1
