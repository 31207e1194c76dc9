"""The patterns of statements, compiled from their table.

A pattern is a row of ``statement-patterns``: ``<role>`` stands for any word with that role in the pattern's language, a slot in braces
for a place, date or number, round brackets group alternatives, ``?`` marks what may be left out, ``..`` a few other words, ``{links}`` words
that link, ``{passed}`` a slot that is passed over, ``{below}`` the end of a line, ``{opening}`` the beginning of a sentence. ``{alone}`` in front
says that ASEAN is left unnamed and must have been named before, ``{next}`` that an accession must have been told just before. Words for *not*, *will* and *once* may stand before any verb; they decide the scope. A pattern of no
language (``und``) is one of every language that has the words it cannot do without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache

from attrs import field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.phrasing import ASEAN, CITY, COUNTRY, DATE, NUMBER, ORDINAL, SLOTS, phrasing
from aseanfacts.text.reading import as_read
from aseanfacts.text.wording import GAP, NEVER, either
from aseanfacts.text.written_dates import date_words

__all__ = ["SCOPE_ROLES", "Phrase", "Phrases", "phrases"]

_SIGNS = f"{NUMBER}{ORDINAL}{DATE}{COUNTRY}{CITY}"
_ELSEWHERE = r"(?![^\S\n]?[-+–/][^\S\n]?[\w" + _SIGNS + r"])"
_SERIES = {"countries": COUNTRY, "cities": CITY}
_ALIAS = rf"(?:{GAP}\([^()\n{NUMBER}{ORDINAL}{DATE}]{{1,40}}\))?"
_TAILS = ("{list}", "{pillars}")
_GRAM = 3
_NO_NEED = -1
_FEW_WORDS = {"..": 48, "...": 96}
# Tokens that are the same in every language; `{links}` is made of its words.
_FORMS = {
    "{line}": r"(?:^|(?<=\n))[\s•*·–-]{0,6}(?:\(?\w{1,2}[.)])?[\s*_【]{0,3}",
    "{opening}": r"^[\s\"'“”«*_-]{0,6}",
    "{alone}": "",
    "{next}": "",
    "{below}": r"[^\S\n]{0,4}\n\s{0,8}",
    "{passed}": rf"(?:{GAP}[{_SIGNS}])",
    "{passed}?": rf"(?:{GAP}[{_SIGNS}])?",
}
_VERBS = {
    "accession-verb",
    "admitted",
    "are",
    "became",
    "chairs",
    "chairs-chair",
    "founded",
    "founded-active",
    "has",
    "hosts",
    "houses",
    "is-member",
    "made-up",
    "is-number",
    "joined",
    "joined-date",
    "member-since",
    "network",
    "of-to",
    "one-of",
    "rests",
    "seated",
    "consists",
}
SCOPE_ROLES = ("not", "will", "once", "aux")


@frozen
class Phrase:
    """A pattern in a language.

    Attributes:
        kind: Which kind of statement it finds.
        language: The language whose words it uses.
        template: Its tokens, without the tail.
        needs: What it cannot do without, as places in :attr:`Phrases.needs`.
        tail: ``list`` or ``pillars`` when a list must follow, else empty.
        is_partial: Whether its number may count a part only.
        is_field: Whether it leaves ASEAN unnamed: a field of a profile, or words that mean ASEAN's where it was named before.
        opens_line: Whether it begins at the beginning of a line.
        is_sequel: Whether it goes on from an accession told before, *Laos followed in 1997*.
        rank: Its place in the table.
    """

    kind: str
    language: str
    template: tuple[str, ...]
    needs: tuple[int, ...] = field(repr=False)
    tail: str
    is_partial: bool
    is_field: bool
    opens_line: bool
    is_sequel: bool
    rank: int

    @property
    def expression(self) -> re.Pattern[str]:
        """The regular expression over signs, made when it is first needed."""
        return _expression(self.language, self.template)


@frozen(eq=False, slots=False)
class Phrases:
    """All patterns.

    Attributes:
        all: The patterns in the order of their table.
        needs: Sets of words and signs of which a pattern needs one each.
    """

    all: tuple[Phrase, ...] = field(repr=False)
    needs: tuple[tuple[str, ...], ...] = field(repr=False)

    def possible(self, signs: str) -> Iterator[Phrase]:
        """Yield the patterns that have in a sentence every word and sign they cannot do without."""
        met = self._met(signs)
        found = [
            at
            for need in (*met, _NO_NEED)
            for at in self._by_need.get(need, ())
            if met.issuperset(self.all[at].needs)
        ]
        for at in sorted(found):
            yield self.all[at]

    def _met(self, signs: str) -> set[int]:
        """Return the needs of which a sentence has a word; looked for are only words whose beginning is there."""
        grams = {signs[at : at + size] for size in (1, 2, _GRAM) for at in range(len(signs))}
        return {
            need
            for beginning in self._by_beginning.keys() & grams
            for word, needs in self._by_beginning[beginning]
            if word in signs
            for need in needs
        }

    @cached_property
    def _by_beginning(self) -> dict[str, list[tuple[str, list[int]]]]:
        """The words of all needs by their first letters, each with its needs."""
        needs: defaultdict[str, list[int]] = defaultdict(list)
        for need, words in enumerate(self.needs):
            for word in words:
                needs[word].append(need)
        found: defaultdict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for word, of in needs.items():
            found[word[:_GRAM]].append((word, of))
        return dict(found)

    @cached_property
    def _by_need(self) -> dict[int, list[int]]:
        """The places of the phrases by the need that is met most seldom: the one with the fewest words, signs and ASEAN aside."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for at, phrase in enumerate(self.all):
            rare = min(
                phrase.needs,
                key=lambda need: (self._is_common(need), len(self.needs[need]), need),
                default=_NO_NEED,
            )
            found[rare].append(at)
        return dict(found)

    def _is_common(self, need: int) -> bool:
        return ASEAN in self.needs[need] or len(self.needs[need][0]) == 1


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Return the patterns of the shipped table."""
    languages = sorted({language for _, language in phrasing().words} - {"und"})
    numbers: dict[tuple[str, ...], int] = {}
    made: list[Phrase] = []
    for rank, row in enumerate(Dataset.bundled().tables["statement-patterns"]):
        template = str(row["template"])
        *tokens, last = template.split()
        tail = last.strip("{}") if last in _TAILS else ""
        tokens = tokens if tail else [*tokens, last]
        for language in languages if row["language"] == "und" else [str(row["language"])]:
            needs = set(_needs(language, tokens))
            if () in needs:
                continue
            phrase = Phrase(
                str(row["kind"]),
                language,
                tuple(tokens),
                tuple(numbers.setdefault(words, len(numbers)) for words in sorted(needs)),
                tail,
                bool(row["partial"]),
                template.startswith(("{line}", "{alone}", "{opening}")),
                template.startswith("{line}"),
                template.startswith("{next}"),
                rank,
            )
            made.append(phrase)
    return Phrases(tuple(made), tuple(numbers))


def _needs(language: str, tokens: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield for each token that a pattern cannot do without the words or signs of which one must be there."""
    depth = 0
    for token in tokens:
        depth += (token == "(") - (token.rstrip("?") == ")")
        if depth or token.endswith("?") or token in (")", "{links}", *_FORMS, *_FEW_WORDS):
            continue
        name = token.strip("{}<>")
        if token.startswith("{"):
            yield tuple((_SERIES.get(name) or SLOTS[name]).strip("[]"))
        else:
            yield _words(language, token)


def _words(language: str, token: str) -> tuple[str, ...]:
    """Return the words a token stands for: those of a role, or itself."""
    if not token.startswith("<"):
        return (as_read(token.removeprefix("\\")),)
    words = phrasing().of(language, token.strip("<>"))
    return (*words, ASEAN) if token == "<asean>" else words


@cache
def _expression(language: str, template: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a template for a language."""
    source, rest = _Compiler(language).sequence(list(template))
    if rest:
        raise ValueError(f"unbalanced brackets in {' '.join(template)!r}")
    return re.compile(source)


class _Compiler:
    """Turns one template into a regular expression; a group's name is its slot and a running number."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._groups = 0

    def sequence(self, tokens: list[str], *, first: bool = True) -> tuple[str, list[str]]:
        """Return the expression of some tokens up to a closing bracket, and the tokens after it."""
        alternatives: list[str] = []
        parts: list[str] = []
        begins = first
        while tokens:
            token, *tokens = tokens
            if token.rstrip("?") == ")":
                alternatives.append("".join(parts))
                return "(?:" + "|".join(alternatives) + ")" + token[1:], tokens
            if token == "|":
                alternatives.append("".join(parts))
                parts, begins = [], first
            elif token == "(":
                expression, tokens = self.sequence(tokens, first=begins)
                parts.append(expression)
                begins = False
            else:
                parts.append(self._token(token, first=begins))
                begins = begins and token.endswith("?")
        return "".join(parts), tokens

    def _token(self, token: str, *, first: bool) -> str:
        if token in _FORMS:
            return _FORMS[token]
        if token == "{links}":
            return self._links()
        if token in _FEW_WORDS:
            return rf"[^.;:!?\n{_SIGNS}]{{0,{_FEW_WORDS[token]}}}?"
        body = token.removesuffix("?")
        expression = self._slot(body.strip("{}")) if body.startswith("{") else self._of_words(body)
        return f"(?:{'' if first else GAP}{expression})" + token[len(body) :]

    def _of_words(self, body: str) -> str:
        words = _words(self._language, body)
        expression = either(words) if words else NEVER.pattern
        name = body.strip("<>")
        if name in ("asean", "ascn"):
            expression += self._glosses(expression) + _ELSEWHERE
        if body.startswith("<") and (name == "stranger" or name in SCOPE_ROLES):
            self._groups += 1
            return f"(?P<{name}_{self._groups}>{expression})"
        return self._modified(expression) if body.startswith("<") and name in _VERBS else expression

    def _links(self) -> str:
        linking = {*self._of("link"), *self._of("in"), *self._of("the")} - {*self._of("and")}
        words = [*linking, *date_words("before-year", "after-year")]
        return rf"(?:{GAP}(?:,|{either(words)})){{0,4}}?"

    def _glosses(self, name: str) -> str:
        """Return an expression for what may explain a name: *(…)*, *, or ASEAN,*, *, an association of states,*.

        What holds a place or date is passed over only to reach the next word of the pattern.
        """
        other = f",?{GAP}{either(self._of('or'))}{GAP}{name},?" if self._of("or") else NEVER.pattern
        return (
            rf"(?:{GAP}[(\[][^()\[\]\n{_SIGNS}]{{2,60}}[)\]])?"
            rf"(?:{GAP}(?:{other}|,[^.,;:!?()\n{_SIGNS}]{{4,80}},))?"
            rf"(?:{GAP},[^.,;:!?()\n{NUMBER}{ORDINAL}{COUNTRY}]{{4,80}},)??"
        )

    def _slot(self, name: str) -> str:
        self._groups += 1
        the = f"(?:{either(self._of('the'))}{GAP})?" if self._of("the") else ""
        if name in _SERIES:
            also = f"(?:{either(self._of('and'))}{GAP})?" if self._of("and") else ""
            joint = rf"{GAP}(?:[,;、]{GAP})?{also}{the}"
            return f"{the}(?P<{name}_{self._groups}>{_SERIES[name]}(?:{_ALIAS}{joint}{_SERIES[name]}){{0,14}}){_ALIAS}"
        slot = f"(?P<{name}_{self._groups}>{SLOTS[name]})"
        if name == "date":
            return f"(?:{either(date_words('before-year'))}{GAP})?{slot}"
        return f"{the}{slot}{_ALIAS}" if name in ("country", "city", "place") else slot

    def _modified(self, verb: str) -> str:
        self._groups += 1
        groups = [
            f"(?P<{role}_{self._groups}>{either(self._of(role))})" for role in SCOPE_ROLES if self._of(role)
        ]
        return f"(?:(?:{'|'.join(groups)}){GAP}){{0,3}}{verb}" if groups else verb

    def _of(self, role: str) -> tuple[str, ...]:
        return phrasing().of(self._language, role)
