"""The patterns of claims, compiled from their table.

A pattern is a row of ``claim-patterns``: ``<role>`` stands for any word with that role in the pattern's language, ``{country}``
and ``{capital}`` for the slots, ``?`` marks what may be left out. Every pattern is tried around a word for *capital*, and nowhere
else, within a bounded stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from attrs import frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.cues import besides
from aseanfacts.text.tokens import SIGNS, expression
from aseanfacts.text.wording import GAP, QUOTES, Speech, compiled

__all__ = ["Pattern", "patterns_of"]

_COUNTRIES = frozenset(["{country}", "{owner}"])
# What a token stands for that is no role itself, and those it does not pay to look for before a pattern is tried.
_ROLES = {"moves": ("moves", "moved", "has-moved"), "replaces": ("will-replace", "has-replaced", "replaces")}
_COMMON = frozenset(
    (
        "capital",
        "its-capital",
        "the-capital",
        "is",
        "verb",
        "of",
        "article",
        "time",
        "filler",
        "label",
        *SIGNS,
    )
)


@frozen
class Pattern:
    """A compiled pattern.

    Attributes:
        id: Id of its row.
        language: The language whose words it uses.
        before: The regular expression of what stands before the word for *capital* and the words that qualify it, empty if nothing.
        source: The regular expression of that word, the group ``cue``, and what follows; in one of the two the country is the
            group ``country``, a capital that stands within the group ``city``.
        needs: The words it cannot do without, each by the roles that they may have.
        anchor: Where what leads to that word begins: ``after`` a place, at a ``place``, or with ``any`` words.
        side: Where the capital stands: ``left`` or ``right`` of the expression, ``inside``, or alone in the line ``above``.
        country: How the country is told: ``named``, or by the text before: as the subject of *its capital*, as the ``title``
            above the line, or as the ``owner``, the last country named that has or had this capital.
        raw: Whether the capital's slot may hold unknown words.
        opens: Whether the capital must open its sentence.
        owned: Whether the country must have or have had the capital, since the words around are too weak to accuse.
    """

    id: str
    language: str
    before: str
    source: str
    needs: tuple[tuple[str, ...], ...]
    anchor: Literal["after", "place", "any"]
    side: Literal["left", "right", "inside", "above"]
    country: Literal["named", "subject", "title", "owner"]
    raw: bool
    opens: bool
    owned: bool

    @property
    def lead(self) -> re.Pattern[str] | None:
        """The regular expression of what leads to the word for *capital*, None if nothing does."""
        return compiled(self.before) if self.before else None

    @property
    def expression(self) -> re.Pattern[str]:
        """The regular expression, compiled when the pattern is first tried."""
        return compiled(self.source)


@cache
def patterns_of(language: str) -> tuple[Pattern, ...]:
    """Return the patterns of a language."""
    speech = Speech(language)
    made = (
        _compile(speech, str(row["id"]), str(row["template"]), raw=bool(row["raw"]))
        for row in Dataset.bundled().tables["claim-patterns"]
        if row["language"] in ("und", language)
    )
    return tuple(pattern for pattern in made if pattern)


def _compile(speech: Speech, identifier: str, template: str, *, raw: bool) -> Pattern | None:
    """Compile a template in a language; None when the language lacks a word it cannot do without."""
    tokens = template.split()
    opens = tokens[0] == "{opening}"
    if opens:
        del tokens[0]
    side: Literal["left", "right", "inside", "above"] = "inside"
    if tokens[0] in ("{capital}", "{above}"):
        side = "left" if tokens[0] == "{capital}" else "above"
        del tokens[0]
    elif tokens[-1] == "{capital}":
        side = "right"
        del tokens[-1]
    parts = []
    cue = next(number for number, token in enumerate(tokens) if token.rstrip("?").endswith("capital>"))
    for number, token in enumerate(tokens):
        found, optional = expression(speech, token.rstrip("?"), number), "?" * token.endswith("?")
        if found is None and not optional:
            return None
        if found and number == cue:
            parts.append(f"(?:{found}{besides(speech, named=bool(_COUNTRIES & set(tokens)))}){optional}")
        else:
            parts.append(f"(?:{GAP}{found}){optional}" if found else "")
    return Pattern(
        identifier,
        speech.language,
        "".join(parts[:cue]) + GAP + QUOTES if cue or side == "left" else "",
        "".join(parts[cue:]),
        tuple(_needs(speech, tokens)),
        _anchor(tokens, side, raw=raw),
        side,
        _told(tokens, side),
        raw,
        opens,
        "{owner}" in tokens,
    )


def _needs(speech: Speech, tokens: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the roles of each word that a template cannot do without, but for those that stand in every sentence."""
    for token in tokens:
        name = token.strip("<>")
        roles = _ROLES.get(name, (name,))
        if name == "denied":
            roles = ("not-but",) if speech.words("not-but") else ("but",)
        if token.startswith("<") and name not in _COMMON and speech.words(*roles):
            yield roles


def _anchor(tokens: list[str], side: str, *, raw: bool) -> Literal["after", "place", "any"]:
    """Tell where a pattern can begin, so that it need not be tried elsewhere."""
    if side == "left":
        return "any" if raw else "after"
    return "place" if tokens[0] in (*_COUNTRIES, "{capital}") else "any"


def _told(tokens: list[str], side: str) -> Literal["named", "subject", "title", "owner"]:
    """Tell how a template without a country finds one."""
    if _COUNTRIES & set(tokens):
        return "named"
    if "<its-capital>" in tokens:
        return "owner" if side == "left" else "subject"
    if "<the-capital>" in tokens and "<verb>" in tokens:
        return "subject"
    return "title" if {"<cell>", "<line>", "<space>"} & set(tokens) else "owner"
