"""The patterns of claims, compiled from their table.

A pattern is a row of ``claim-patterns``: ``<role>`` stands for any word with that role in the pattern's language, ``{country}``
and ``{capital}`` for the slots, ``?`` marks what may be left out. Every pattern is tried around a word for *capital*, and nowhere
else, within a bounded stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Literal

from attrs import frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.reading import PLACE, as_read
from aseanfacts.text.wording import GAP, NEVER, SPACELESS, compiled, either, wording

__all__ = ["YEAR_WORD", "Pattern", "patterns_of", "phrase_of_capital", "qualifying"]

_BRACKETS = r"(?:\([^()\n]{0,140}(?:\([^()\n]{0,40}\)[^()\n]{0,80})?\)|\[[^\[\]\n]{0,40}\])"
_INSERTED = rf"(?:[^.,、;:!?()\n–—{PLACE}]|[.,](?=\d)){{2,90}}"
_ASIDE = (
    rf"{_BRACKETS}(?:[^\S\n]?{_BRACKETS}){{0,2}}|[,、]{_INSERTED}[,、]|[–—]{_INSERTED}[–—]"
    rf"|(?<=[^\S\n])-{{1,2}}[^\S\n]{_INSERTED}[^\S\n]-{{1,2}}(?=[^\S\n])|[^\W\d_{PLACE}]{{2,7}},"
)
_WORD = rf"[^\s.,、;:!?()\n{PLACE}]{{1,24}}"
_FILLER = rf"(?:{_WORD}[^\S\n]{{1,3}}){{1,4}}?"
_FEW_WORDS = rf"{_WORD}(?:[^\S\n]{{1,3}}{_WORD}){{0,5}}?"
_QUOTES = "[\"'“”‘’«»「」『』*_]{0,3}"
_SIGNS = {
    "alone": rf"(?!{GAP}[、・]?{_QUOTES}{PLACE})",
    "aside": _ASIDE,
    "cell": r"[^\S\n]{0,40}(?:[:=|\t៖]|-{1,2}|[–—])|[^\S\n]{2,40}",
    "closed": r"\)",
    "colon": r"[^\S\n]{0,40}(?:[:=→៖]|->|=>|\-{1,2}|[–—|\t])|[^\S\n]{2,40}|\.{3,8}|…",
    "clause": r",(?:[^,.;:!?()\n]|[.,](?=\d)){2,80},",
    "comma": "[,、・]",
    "dash": r"[,、・(:]|[|\t](?![^\S\n]*\n)|\-{1,2}|[–—]",
    "end": r"(?=[^\S\n]{0,3}(?:[).,、。।။។;:\n–—-]|$))",
    "eol": r"(?=[^\S\n]*(?:\n|$))",
    "insertion": _INSERTED + "?",
    "line": r"\n",
    "modifier": rf"[^.,;:!?()\n{PLACE}]{{1,60}}?",
    "open": r"\(",
    "space": r"(?:[^\S\n]|(?<=[\u0e00-\u109f\u1780-\u17ff]))",
    "run": rf"[^\s.,;:!?()\n{PLACE}]{{0,12}}?",
    "words": rf"(?:[^\s.,;:!?()\n{PLACE}]{{1,24}}[^\S\n]{{1,3}}){{0,4}}?",
}
YEAR_WORD = r"(?:[^\S\n]?\w{1,6}?)?[^\S\n]?"
_OPEN_END = re.escape(as_read("…"))
_BARE_COPULAS = r"=|:|——|—|–"
# What a token stands for that is no role itself, and those it does not pay to look for before a pattern is tried.
_ROLES = {"moves": ("moves", "moved", "has-moved"), "replaces": ("will-replace", "has-replaced", "replaces")}
_COMMON = frozenset(
    [
        *_SIGNS,
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
    ]
)
_QUALIFIERS = ("former", "future", "new", "administrative", "quality")
_ADJECTIVES_FIRST = frozenset(["de", "en", "nl"])


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
    made = (
        _compile(wording().words, language, str(row["id"]), str(row["template"]), raw=bool(row["raw"]))
        for row in Dataset.bundled().tables["claim-patterns"]
        if row["language"] in ("und", language)
    )
    return tuple(pattern for pattern in made if pattern)


def _compile(
    words: Mapping[tuple[str, str], tuple[str, ...]],
    language: str,
    identifier: str,
    template: str,
    *,
    raw: bool,
) -> Pattern | None:
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
    capital = next(number for number, token in enumerate(tokens) if token.rstrip("?").endswith("capital>"))
    named = bool({"{country}", "{owner}"} & set(tokens))
    for number, token in enumerate(tokens):
        body, optional = token.rstrip("?"), token.endswith("?")
        expression = _expression(words, language, body, number, named=named)
        if expression is None and not optional:
            return None
        gap = "" if number == capital else GAP
        parts.append(f"(?:{gap}{expression})" + "?" * optional if expression else "")
    return Pattern(
        identifier,
        language,
        "".join(parts[:capital]) + GAP + _QUOTES if capital or side == "left" else "",
        "".join(parts[capital:]),
        tuple(_needs(words, language, tokens)),
        _anchor(tokens, side, raw=raw),
        side,
        _told(tokens, side),
        raw,
        opens,
        "{owner}" in tokens,
    )


def _needs(
    words: Mapping[tuple[str, str], tuple[str, ...]], language: str, tokens: list[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the roles of each word that a template cannot do without, but for those that stand in every sentence."""
    for token in tokens:
        name = token.strip("<>")
        roles = _ROLES.get(name, (name,))
        if name == "denied":
            roles = ("not-but",) if ("not-but", language) in words else ("but",)
        if token.startswith("<") and any((role, language) in words for role in roles) and name not in _COMMON:
            yield roles


def _anchor(tokens: list[str], side: str, *, raw: bool) -> Literal["after", "place", "any"]:
    """Tell where a pattern can begin, so that it need not be tried elsewhere."""
    if side == "left":
        return "any" if raw else "after"
    return "place" if tokens[0] in ("{country}", "{owner}", "{capital}") else "any"


def _told(tokens: list[str], side: str) -> Literal["named", "subject", "title", "owner"]:
    """Tell how a template without a country finds one."""
    if {"{country}", "{owner}"} & set(tokens):
        return "named"
    if "<its-capital>" in tokens:
        return "owner" if side == "left" else "subject"
    if "<the-capital>" in tokens and "<verb>" in tokens:
        return "subject"
    return "title" if {"<cell>", "<line>", "<space>"} & set(tokens) else "owner"


def _expression(
    words: Mapping[tuple[str, str], tuple[str, ...]], language: str, token: str, number: int, *, named: bool
) -> str | None:
    if token in ("{country}", "{owner}"):
        like = _role(words, language, "like")
        before = f"(?:{like}(?:{GAP},)?{GAP}){{0,2}}" if like else ""
        return f"{_QUOTES}{before}(?P<country>{PLACE}){_QUOTES}"
    if token == "{capital}":
        return f"{_QUOTES}(?P<city>{PLACE}){_QUOTES}"
    if token in ("<capital>", "<its-capital>", "<the-capital>"):
        return _capital(words, language, token.strip("<>"), named=named)
    if token in ("<is>", "<verb>"):
        return _copula(words, language, number, with_signs=token == "<is>")
    name = token.strip("<>")
    if name == "of":
        of = _role(words, language, "of")
        return of and f"{of}(?:{GAP}{of})?"
    if name == "label":
        labels = _role(words, language, "title-label")
        return labels and f"{labels}{GAP}[:=]"
    if name == "time":
        return _time(words, language, number)
    if name == "moves":
        return _moves(words, language, number)
    if name == "aside":
        alias = _role(words, language, "alias")
        return f"(?:{_ASIDE}|,{GAP}{alias}{GAP}{PLACE}{GAP},)" if alias else f"(?:{_ASIDE})"
    if name == "noun":
        also = _role(words, language, "and")
        return f"(?!{GAP}{also}){_SIGNS['modifier']}" if also else None
    if name == "move":
        moved = _role(words, language, "move")
        return moved and f"(?P<moved_{number}>{moved})"
    if name == "denied":
        return _denied(words, language, number)
    if name == "filler":
        of = _role(words, language, "of")
        return of and f"(?!{of}){_FILLER}(?={of})"
    if name in ("from", "instead"):
        other = _role(words, language, name)
        return other and f",?{GAP}{other}{GAP}{PLACE}(?:{GAP}{_BRACKETS})?,?"
    if name == "rival":
        return f"{PLACE}(?:{_BRACKETS})?"
    if name == "replaces":
        return _moves(words, language, number, planned="will-replace", done="has-replaced", open_="replaces")
    if name == "left":
        other = _role(words, language, "from-behind")
        return other and f"{PLACE}(?:{_BRACKETS})?{GAP}{other}{GAP}"
    if name == "words" and SPACELESS.match(words["capital", language][0]):
        return f"(?:{_SIGNS['modifier']})??"
    if name in _SIGNS:
        return f"(?:{_SIGNS[name]})"
    return _role(words, language, name) if token.startswith("<") else re.escape(as_read(token))


def _role(words: Mapping[tuple[str, str], tuple[str, ...]], language: str, role: str) -> str | None:
    found = words.get((role, language))
    return either(found) if found else None


def _copula(
    words: Mapping[tuple[str, str], tuple[str, ...]], language: str, number: int, *, with_signs: bool
) -> str | None:
    """Return an expression for *is* in every tense, the tense as a group with the number of its token."""
    groups = [
        f"(?P<{role.replace('-', '_')}_{number}>{either(words[role, language])})"
        for role in ("is-not", "was", "became", "will-be", "is")
        if (role, language) in words
    ]
    if with_signs:
        groups.append(f"(?P<bare_{number}>{_BARE_COPULAS})")
    return "(?:" + "|".join(groups) + ")" + f"(?:{GAP}[:、])?" if groups else None


def _time(words: Mapping[tuple[str, str], tuple[str, ...]], language: str, number: int) -> str | None:
    """Return an expression for *since* or *until* a year, with a month or without, or for a word such as *now* or *formerly*."""
    bounds = [word for role in ("since", "until") for word in words.get((role, language), ())]
    year = (
        rf"{either(bounds)}[^\S\n]{{0,3}}(?:[^\W\d_{PLACE}]{{2,12}}[^\S\n]{{1,3}})?\d{{4}}"
        if bounds
        else None
    )
    behind = rf"\d{{4}}{YEAR_WORD}{either(bounds)}" if bounds and not bounds[0].isascii() else None
    formerly = _role(words, language, "formerly")
    past = formerly and f"(?P<former_{number}>{formerly})"
    found = "|".join(filter(None, (year, behind, _role(words, language, "adverb"), past)))
    if not found:
        return None
    return f"(?P<pause_{number}>[,、]{GAP})?(?:{found})(?(pause_{number}){GAP}[,、]|(?:{GAP}[,、])?)"


def _moves(
    words: Mapping[tuple[str, str], tuple[str, ...]],
    language: str,
    number: int,
    *,
    planned: str = "moves",
    done: str = "has-moved",
    open_: str = "moved",
) -> str | None:
    """Return an expression for verbs that move or replace a capital: it will be one, is one, or the verb leaves that open."""
    groups = [
        f"(?P<{scope}_{number}>{found})"
        for scope, role in (("will_be", planned), ("has_moved", done), ("moved", open_))
        if (found := _role(words, language, role))
    ]
    return "(?:" + "|".join(groups) + ")" if groups else None


def _denied(words: Mapping[tuple[str, str], tuple[str, ...]], language: str, number: int) -> str | None:
    """Return an expression for a place that is set aside for the one that follows: "not X but"."""
    but, not_but = _role(words, language, "but"), _role(words, language, "not-but")
    if not_but:
        return f"{PLACE}{GAP}(?P<denied_{number}>{not_but}){GAP}[,、]?"
    no = [word for role in ("is-not", "instead") for word in words.get((role, language), ())]
    return f"{either(no)}{GAP}{PLACE}{GAP},?{GAP}(?P<denied_{number}>{but})" if no and but else None


def _capital(
    words: Mapping[tuple[str, str], tuple[str, ...]], language: str, role: str, *, named: bool
) -> str | None:
    """Return an expression for the word *capital* with what may qualify it behind; for what may before see `qualified`."""
    if (role, language) not in words:
        return None
    roles = _QUALIFIERS[:-1] if language in _ADJECTIVES_FIRST else _QUALIFIERS
    after = _qualifiers(words, language, roles, "after")
    cue = f"(?P<cue>{_cue(words, language, role)}){_QUOTES}"
    return f"{cue}(?:{GAP}{after}){{0,2}}{_besides(words, language, named=named)}"


def _cue(words: Mapping[tuple[str, str], tuple[str, ...]], language: str, role: str) -> str:
    """Return an expression for words for *capital*; in *its capital* what qualifies it may stand: *its present capital*."""
    found = words[role, language]
    split = {word: _split(word, words["capital", language]) for word in found if role == "its-capital"}
    owned = sorted(filter(None, split.values()), key=itemgetter(1))
    qualities = _role(words, language, "quality")
    if not owned or qualities is None:
        return either(found)
    longer = [word for word, pair in split.items() if pair is None]
    kinds = (
        f"{either(before for before, _ in pairs)}{GAP}(?:{qualities}{GAP})?{either([capital])}"
        for capital, pairs in groupby(owned, key=itemgetter(1))
    )
    return "(?:" + "|".join((*([either(longer)] if longer else []), *kinds)) + ")"


def _split(word: str, capitals: Iterable[str]) -> tuple[str, str] | None:
    """Split a word into what stands before the word for *capital* that it ends with, and that."""
    ending = next((capital for capital in capitals if word.endswith(capital) and word != capital), None)
    return (word.removesuffix(ending).rstrip(), ending) if ending else None


def _besides(words: Mapping[tuple[str, str], tuple[str, ...]], language: str, *, named: bool) -> str:
    """Return an expression for what else a city is: any words that *and* joins, where words are set apart by spaces.

    Elsewhere it is what the tables tell; a word that ends with "…" goes on with any words of its phrase.
    """
    also, told = _role(words, language, "and"), _role(words, language, "besides")
    if told or not also:
        return f"(?:{GAP}{told.replace(_OPEN_END, _SIGNS['modifier'])})?" if told else ""
    listed = f"(?:{GAP},{GAP}{_FEW_WORDS}){{0,2}}(?:{GAP},)?{GAP}{also}{GAP}{_FEW_WORDS}(?:{GAP},)?"
    if not named:
        is_ = _role(words, language, "is") or NEVER.pattern
        listed += rf"(?={GAP}(?:[,:(=|–—-]|{PLACE}|{is_}))"
    return f"(?:{listed})?"


@cache
def phrase_of_capital(language: str) -> re.Pattern[str]:
    """Return an expression for phrases that hold a word for *capital* and stand for one: *its capital*."""
    words = wording().words
    roles = [role for role in ("its-capital", "the-capital") if (role, language) in words]
    return re.compile("|".join(_cue(words, language, role) for role in roles)) if roles else NEVER


@cache
def qualifying(language: str) -> re.Pattern[str]:
    """Return an expression for words that may qualify a word for *capital* after them, by role."""
    words = wording().words
    also = _role(words, language, "and")
    joined = f"{GAP}(?:(?:,|{also}){GAP})?" if also else GAP
    qualifier = _qualifiers(words, language, _QUALIFIERS, "before")
    return re.compile(f"(?:{qualifier}{joined}){{0,4}}{_QUOTES}")


def _qualifiers(
    words: Mapping[tuple[str, str], tuple[str, ...]], language: str, roles: Iterable[str], side: str
) -> str:
    groups = [
        f"(?P<{role}_{side}>{either(words[role, language])})" for role in roles if (role, language) in words
    ]
    return "(?:" + "|".join(groups) + ")" if groups else "(?!)"
