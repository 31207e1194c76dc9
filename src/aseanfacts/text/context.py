"""The words around a name: which of them leave it the name of a place. The phrases stand in ``mention-rules.csv``.

A phrase is looked up by the two letters nearest to the name, so that a name costs the same however many phrases there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from aseanfacts.text.folding import fold
from aseanfacts.text.scripts import SCRIPT_OF, is_latin
from aseanfacts.text.spellings import without_marks

if TYPE_CHECKING:
    from aseanfacts.tabular import Row

__all__ = ["Context", "make_context"]

_NEAR = 80
_REACH = 32
_GAP = " \u00a0-‐‑'’\"“”("
_IN_GAP = frozenset(_GAP)

# Phrases by the letter or the two letters nearest to the name; the flag tells whether a letter beyond makes it another word.
_Phrases: TypeAlias = Mapping[str, tuple[tuple[str, bool], ...]]


@frozen
class _Rules:
    before: _Phrases
    after: _Phrases
    unless: _Phrases
    follows: _Phrases
    near: re.Pattern[str] | None


@frozen
class Context:
    """The rules.

    Attributes:
        general: Phrases beside every name.
        special: Phrases beside one name.
    """

    general: _Rules
    special: Mapping[str, _Rules]

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
        general = self.general
        if _ends(text, start, general.before) or (
            _begins(text, end, general.after) and not _begins(text, end, general.unless)
        ):
            return False
        special = self.special.get(name)
        if special is None:
            return True
        if _ends(text, start, special.before) or _begins(text, end, special.after):
            return False
        if special.follows and not _ends(text, start, special.follows):
            return False
        return special.near is None or bool(special.near.search(text, max(0, start - _NEAR), end + _NEAR))


def _ends(text: str, end: int, phrases: _Phrases) -> bool:
    """Tell whether a phrase ends before an offset, with at most some space, a hyphen or a quotation mark between."""
    at = end
    while at and text[at - 1] in _IN_GAP:
        if text[at - 1] in phrases and _ends_at(text, at, phrases[text[at - 1]]):
            return True
        at -= 1
    near = phrases.get(text[at - 1 : at]) or phrases.get(text[at - 2 : at])
    return near is not None and _ends_at(text, at, near)


def _ends_at(text: str, end: int, near: tuple[tuple[str, bool], ...]) -> bool:
    before = text[max(0, end - _REACH) : end].lower()
    for phrase, whole in near:
        at = len(before) - len(phrase)
        if before.endswith(phrase) and not (whole and at and SCRIPT_OF[before[at - 1]] == "word"):
            return True
    return False


def _begins(text: str, start: int, phrases: _Phrases) -> bool:
    """Tell whether a phrase begins after an offset, with at most some space, a hyphen or a quotation mark between."""
    at = start
    if text[at : at + 1] in phrases and _begins_at(text, at, phrases[text[at]]):
        return True
    while at < len(text) and text[at] in _IN_GAP:
        at += 1
    near = phrases.get(text[at : at + 1]) or phrases.get(text[at : at + 2])
    return near is not None and _begins_at(text, at, near)


def _begins_at(text: str, start: int, near: tuple[tuple[str, bool], ...]) -> bool:
    after = text[start : start + _REACH].lower()
    for phrase, whole in near:
        at = len(phrase)
        if after.startswith(phrase) and not (whole and at < len(after) and SCRIPT_OF[after[at]] == "word"):
            return True
    return False


def make_context(rows: Iterable[Row]) -> Context:
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
    general = _rules(phrases.pop("", {}))
    return Context(general, {name: _rules(kinds) for name, kinds in phrases.items()})


def _rules(kinds: Mapping[str, list[str]]) -> _Rules:
    near = kinds.get("near")
    return _Rules(
        before=_by_key(kinds.get("before", ()), -1),
        after=_by_key(kinds.get("after", ()), 1),
        unless=_by_key(kinds.get("unless", ()), 1),
        follows=_by_key(kinds.get("follows", ()), -1),
        near=re.compile("|".join(map(_pattern, near)), re.IGNORECASE) if near else None,
    )


def _by_key(phrases: Iterable[str], side: int) -> _Phrases:
    """Sort phrases by what stands nearest to the name: one letter in scripts without case, else two in every case."""
    found: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for phrase in phrases:
        edge, nearest = (phrase[0], phrase[-1]) if side < 0 else (phrase[-1], phrase[0])
        entry = (phrase, SCRIPT_OF[edge] == "word")
        pair = phrase[-2:] if side < 0 else phrase[:2]
        keys = {nearest} if nearest.upper() == nearest else {pair, pair.upper(), pair.capitalize()}
        for key in keys:
            found[key].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _pattern(phrase: str) -> str:
    """Write a phrase as a pattern; words of scripts that space them are matched whole."""
    body = re.escape(phrase).replace(r"\ ", r"\s+")
    left = r"(?<!\w)" if SCRIPT_OF[phrase[0]] == "word" else ""
    right = r"(?!\w)" if SCRIPT_OF[phrase[-1]] == "word" else ""
    return left + body + right
