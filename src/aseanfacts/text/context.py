"""The words around a name: which of them leave it the name of a place. The phrases stand in ``mention-rules.csv``.

Most names stand beside letters that no phrase has there, and the same few letters again and again: they are remembered, and only beside
others the phrases are looked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from aseanfacts.text.folding import fold
from aseanfacts.text.institutions import Institutions, make_institutions
from aseanfacts.text.scripts import SCRIPT_OF, ends_well, is_latin, starts_well
from aseanfacts.text.spellings import without_marks

if TYPE_CHECKING:
    from aseanfacts.tabular import Row

__all__ = ["Context", "make_context"]

_NEAR = 80
_REMEMBERED = 1 << 14
# More than the longest phrase, so that the letter beyond it is seen, too.
_REACH = 48
_GAP = " \u00a0-‐‑'’\"“”("
# How many letters nearest to the name tell whether a phrase may stand there, and how much beside it shows them past a gap of two.
_KEY = 3
_BESIDE = _KEY + 2
_IN_ADDRESSES = frozenset("/@:._\\=&?%~#-")
_DOMAINS = "com|org|net|edu|gov|info|travel|asia|io|co|go|ac|id|my|sg|th|vn|ph|mm|kh|la|bn|tl"
_ADDRESS = re.compile(rf"://|www\.|@|\w\.(?:{_DOMAINS})(?![\w-])")
_SPACE = re.compile(r"\s")

# In these a phrase may go on with letters: endings and particles are written on to it.
_GLUED = frozenset(["", "Hang", "Taml"])
# In these, and in signs, it may stand apart though it is one letter.
_SPACED = frozenset(["", "word"])


class _Phrases:
    """Phrases on one side of a name, by their few letters nearest to it."""

    __slots__ = ("_before", "_by_letters", "quiet")

    def __init__(self, phrases: Iterable[str], *, before: bool = False) -> None:
        self._before = before
        self._by_letters: dict[str, tuple[str, ...]] = {}
        self.quiet = _Quiet(self)
        for phrase in phrases:
            letters = phrase[-_KEY:] if before else phrase[:_KEY]
            self._by_letters[letters] = (*self._by_letters.get(letters, ()), phrase)

    def __bool__(self) -> bool:
        return bool(self._by_letters)

    def are_beside(self, text: str) -> bool:
        """Tell whether one of them stands next to a name, with at most some space, a hyphen or a quotation mark between."""
        edges = self._edges(text)
        stands = _ends if self._before else _begins
        for edge in edges:
            meets = edge.endswith if self._before else edge.startswith
            for near in self._near(edge):
                if meets(near) and any(
                    stands(edge, phrase) for phrase in near if edge is edges[0] or not _touches(phrase)
                ):
                    return True
        return False

    def are_away(self, beside: str) -> bool:
        """Tell whether the few characters beside a name show that none of them stands there, and that no address goes on."""
        edges = self._edges(beside)
        return (
            (len(beside) < _BESIDE or len(edges[-1]) >= _KEY)
            and not any(map(self._near, edges))
            and (beside[-1:] if self._before else beside[:1]) not in _IN_ADDRESSES
        )

    def _edges(self, text: str) -> tuple[str, ...]:
        """Return what stands beside a name in small letters, as it is and without what may stand between."""
        text = text.lower()
        inner = text.rstrip(_GAP) if self._before else text.lstrip(_GAP)
        return (text,) if inner == text else (text, inner)

    def _near(self, edge: str) -> list[tuple[str, ...]]:
        """Return the phrases whose letters nearest to the name are those of an edge."""
        lengths = range(1, min(_KEY, len(edge)) + 1)
        keys = [edge[-length:] if self._before else edge[:length] for length in lengths]
        return [self._by_letters[key] for key in keys if key in self._by_letters]


def _touches(phrase: str) -> bool:
    """Tell whether a phrase is written on to the name: a letter that is a word, as *people* and *language* are in Korean."""
    return len(phrase) == 1 and SCRIPT_OF[phrase] not in _SPACED


def _ends(text: str, phrase: str) -> bool:
    """Tell whether a phrase ends a text, whole unless it may go on."""
    return text.endswith(phrase) and (
        SCRIPT_OF[phrase[0]] in _GLUED or starts_well(text, len(text) - len(phrase))
    )


def _begins(text: str, phrase: str) -> bool:
    """Tell whether a phrase begins a text, whole unless it may go on."""
    return text.startswith(phrase) and (SCRIPT_OF[phrase[-1]] in _GLUED or ends_well(text, len(phrase)))


class _Quiet(dict[str, bool]):
    """Whether phrases are away, by the few characters beside a name; worked out when they are met first."""

    __slots__ = ("_phrases",)

    def __init__(self, phrases: _Phrases) -> None:
        self._phrases = phrases

    def __missing__(self, beside: str) -> bool:
        away = self._phrases.are_away(beside)
        if len(self) < _REMEMBERED:
            self[beside] = away
        return away


class _Needs:
    """Phrases without which a name is none: one just before or after it, and one somewhere near."""

    __slots__ = ("_after", "_before", "_near")

    def __init__(self, before: Sequence[str], after: Sequence[str], near: Sequence[str]) -> None:
        self._before = _Phrases(before, before=True)
        self._after = _Phrases(after)
        # The longest word of each is looked for first, which takes far less time than the pattern.
        self._near = [(max(phrase.split(), key=len), re.compile(_pattern(phrase))) for phrase in near]

    def are_met(self, text: str, start: int, end: int) -> bool:
        """Tell whether a name has what it needs."""
        beside = (
            not self._before
            or self._before.are_beside(text[max(0, start - _REACH) : start])
            or self._after.are_beside(text[end : end + _REACH])
        )
        if not beside:
            return False
        around = text[max(0, start - _NEAR) : end + _NEAR].lower()
        return not self._near or any(
            word in around and pattern.search(around) for word, pattern in self._near
        )


@frozen
class _Rules:
    before: _Phrases
    after: _Phrases
    unless: _Phrases
    needs: _Needs | None


@frozen
class Context:
    """The rules.

    Attributes:
        general: For a name that has none of its own.
        special: For each other name: its own and the general ones.
        institutions: Those whose names hold the name of a place.
    """

    general: _Rules
    special: Mapping[str, _Rules]
    institutions: Institutions

    def leaves_place(self, text: str, start: int, end: int, name: str) -> bool:
        """Tell whether the words around a name leave it the name of a place.

        Args:
            text: The text.
            start: Offset of the name.
            end: Offset after it.
            name: The name by which rules refer to it.

        Returns:
            Whether they do.

        """
        rules = self.special.get(name, self.general)
        quiet_before = rules.before.quiet[text[start - _BESIDE if start > _BESIDE else 0 : start]]
        quiet_after = rules.after.quiet[text[end : end + _BESIDE]]
        if not (quiet_before and quiet_after):
            if not quiet_before and rules.before.are_beside(text[max(0, start - _REACH) : start]):
                return False
            after = text[end : end + _REACH]
            if not quiet_after and rules.after.are_beside(after) and not rules.unless.are_beside(after):
                return False
            if _in_address(text, start, end):
                return False
        if self.institutions.hold(text, start, end):
            return False
        return rules.needs is None or rules.needs.are_met(text, start, end)


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a name is part of a web or e-mail address, a handle, or a dotted identifier."""
    if text[start - 1 : start] not in _IN_ADDRESSES and text[end : end + 1] not in _IN_ADDRESSES:
        return False
    head = _SPACE.split(text[max(0, start - _NEAR) : start])[-1]
    tail = _SPACE.split(text[end : end + _NEAR], maxsplit=1)[0]
    if _ADDRESS.search(head + text[start:end] + tail):
        return True
    if (head[-1:] == "_" and head[-2:-1].isalnum()) or (tail[:1] == "_" and tail[1:2].isalnum()):
        return True
    dotted = head.endswith(".") or (tail.startswith(".") and tail[1:2].islower())
    return dotted and text[start].islower()


def make_context(rows: Collection[Row]) -> Context:
    """Make the rules of the rows of their table.

    Args:
        rows: Rows of ``mention-rules``.

    Returns:
        The rules.

    """
    phrases: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        name = "" if row["name"] == "*" else fold(str(row["name"])).text
        name = without_marks(name) if name and is_latin(name[0]) else name
        phrases[name][str(row["rule"])].append(fold(str(row["phrase"])).text.lower())
    general: Mapping[str, list[str]] = phrases.pop("", {})
    heads, tails = (
        [fold(str(row["phrase"])).text for row in rows if row["rule"] == rule] for rule in ("head", "tail")
    )
    return Context(
        _rules(general),
        {name: _rules(general, kinds) for name, kinds in phrases.items()},
        make_institutions(heads, tails),
    )


def _rules(*kinds: Mapping[str, list[str]]) -> _Rules:
    def phrases(rule: str) -> list[str]:
        return [phrase for each in kinds for phrase in each.get(rule, ())]

    follows, leads, near = phrases("follows"), phrases("leads"), phrases("near")
    return _Rules(
        before=_Phrases(phrases("before"), before=True),
        after=_Phrases(phrases("after")),
        unless=_Phrases(phrases("unless")),
        needs=_Needs(follows, leads, near) if follows or near else None,
    )


def _pattern(phrase: str) -> str:
    """Write a phrase as a pattern; words of scripts that space them are matched whole."""
    body = re.escape(phrase).replace(r"\ ", r"\s+")
    left = r"(?<!\w)" if SCRIPT_OF[phrase[0]] == "word" else ""
    right = r"(?!\w)" if SCRIPT_OF[phrase[-1]] == "word" else ""
    return left + body + right
