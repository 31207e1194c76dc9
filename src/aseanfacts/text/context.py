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
from aseanfacts.text.scripts import SCRIPT_OF, ends_well, is_latin, starts_well
from aseanfacts.text.spellings import without_marks

if TYPE_CHECKING:
    from aseanfacts.tabular import Row

__all__ = ["Context", "make_context"]

_NEAR = 80
# More than the longest phrase, so that the letter beyond it is seen, too.
_REACH = 48
_GAP = " \u00a0-‐‑'’\"“”("

# In these a phrase may go on with letters: endings and particles are written on to it.
_GLUED = frozenset(["", "Hang", "Taml"])

# Phrases by the letter or the two letters nearest to the name; the flag tells whether they must end where a word or syllable ends.
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
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        general = self.general
        if _ends(before, general.before) or (
            _begins(after, general.after) and not _begins(after, general.unless)
        ):
            return False
        special = self.special.get(name)
        if special is None:
            return True
        if _ends(before, special.before) or _begins(after, special.after):
            return False
        if special.follows and not _ends(before, special.follows):
            return False
        return special.near is None or bool(special.near.search(text, max(0, start - _NEAR), end + _NEAR))


def _ends(before: str, phrases: _Phrases) -> bool:
    """Tell whether a phrase ends what stands before a name, with at most some space, a hyphen or a quotation mark between."""
    head = before.rstrip(_GAP)
    near = phrases.get(head[-2:]) or phrases.get(head[-1:])
    if near and _ends_in(head, near):
        return True
    return before is not head and before[-1] in phrases and _ends_in(before, phrases[before[-1]])


def _ends_in(before: str, near: tuple[tuple[str, bool], ...]) -> bool:
    before = before.lower()
    for phrase, whole in near:
        if before.endswith(phrase) and (not whole or starts_well(before, len(before) - len(phrase))):
            return True
    return False


def _begins(after: str, phrases: _Phrases) -> bool:
    """Tell whether a phrase begins what stands after a name, with at most some space, a hyphen or a quotation mark between."""
    tail = after.lstrip(_GAP)
    near = phrases.get(tail[:2]) or phrases.get(tail[:1])
    if near and _begins_in(tail, near):
        return True
    return after is not tail and after[0] in phrases and _begins_in(after, phrases[after[0]])


def _begins_in(after: str, near: tuple[tuple[str, bool], ...]) -> bool:
    after = after.lower()
    for phrase, whole in near:
        if after.startswith(phrase) and (not whole or ends_well(after, len(phrase))):
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
        entry = (phrase, SCRIPT_OF[edge] not in _GLUED)
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
