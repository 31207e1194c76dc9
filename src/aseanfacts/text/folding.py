"""Text to the text that is searched, and offsets back.

Almost every text is searched as it stands. Only around decomposed letters, invisible characters and compatibility forms (full-width
Latin, half-width katakana, presentation forms) a text is rewritten, and a map leads from the rewritten text to the given one.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from unicodedata import is_normalized, normalize

from attrs import frozen

__all__ = ["Folded", "fold", "odd_characters"]

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_COMPATIBLE = "\ufb00-\ufb06\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\U0001d400-\U0001d7ff"
_ODD = re.compile(f"[{_INVISIBLE}{_COMPATIBLE}]")
# What composes with the character before it: combining marks, vowel signs, conjoining jamo, half-width voice marks.
_COMPOSING = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0653-\u0655\u093c\u09bc\u09be\u09d7\u0b3c\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u102e\u1161-\u1175\u11a8-\u11c2\u1dc0-\u1dff\u3099\u309a\ufb1e\uff9e\uff9f"
_ODD_CLUSTER = re.compile(
    f"[{_INVISIBLE}]+"
    f"|(?:[{_COMPATIBLE}]|[^{_COMPOSING}{_INVISIBLE}](?=[{_INVISIBLE}]*[{_COMPOSING}]))(?:[{_INVISIBLE}]*[{_COMPOSING}])*"
)
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")


@frozen
class Folded:
    """A rewritten text.

    Attributes:
        text: What is searched.
        starts: Offsets in ``text`` where a piece begins, ascending.
        origins: For each piece, where it begins in the given text.
        widths: For each piece, how many characters of the given text a rewritten one stands for; 0 for a piece left
            as it was.
    """

    text: str
    starts: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """Return where a name beginning at an offset begins in the given text."""
        if not self.starts:
            return offset
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + (0 if self.widths[piece] else offset - self.starts[piece])

    def end(self, offset: int) -> int:
        """Return where a name ending before an offset ends in the given text."""
        if not self.starts or not offset:
            return offset
        piece = bisect_right(self.starts, offset - 1) - 1
        return self.origins[piece] + (self.widths[piece] or offset - self.starts[piece])


def fold(text: str) -> Folded:
    """Rewrite a text for searching: composed, without invisible characters and compatibility forms of letters.

    Args:
        text: Any text.

    Returns:
        The rewritten text with its map; the text itself when nothing needs rewriting.

    Examples:
        >>> fold("Ｔｈａｉｌａｎｄ").text
        'Thailand'

    """
    if text.isascii() or (is_normalized("NFC", text) and not _ODD.search(text)):
        return Folded(text)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    widths: list[int] = []
    length = 0

    def add(piece: str, origin: int, width: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            origins.append(origin)
            widths.append(width)
            length += len(piece)

    done = 0
    for cluster in _ODD_CLUSTER.finditer(text):
        add(text[done : cluster.start()], done, 0)
        add(_rewritten(cluster.group()), cluster.start(), cluster.end() - cluster.start())
        done = cluster.end()
    add(text[done:], done, 0)
    return Folded("".join(pieces), tuple(starts), tuple(origins), tuple(widths))


def odd_characters() -> list[str]:
    """Return the characters for which :func:`fold` rewrites a composed text: invisible ones and compatibility forms."""
    return [chr(code) for code in range(sys.maxunicode + 1) if _ODD.match(chr(code))]


def _rewritten(cluster: str) -> str:
    visible = _INVISIBLES.sub("", cluster)
    return normalize("NFKC" if _ODD.search(visible) else "NFC", visible)
