"""Names as they stand in running text: every surface of a place and what it leads to.

A table gives one spelling of a name; a text may print it in many ways (:mod:`aseanfacts.text.spellings`). This module spells those
surfaces out once, so that finding them is plain matching. Further names stand in ``mention-names.csv``; phrases that name no place,
whatever names they hold, in ``mention-rules.csv``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from attrs import frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.context import Context, make_context
from aseanfacts.text.folding import fold
from aseanfacts.text.scripts import SCRIPT_OF, is_latin, word_pattern
from aseanfacts.text.spellings import CARELESS, Printed, make_endings, printed, without_marks
from aseanfacts.text.tries import trie

if TYPE_CHECKING:
    from aseanfacts.tabular import Row
    from aseanfacts.text.model import MentionForm, MentionKind

__all__ = ["Lexicon", "Name", "Node", "Surface", "Target", "lexicon", "make_lexicon"]


@frozen
class Target:
    """What a surface leads to; an empty ``id`` marks a phrase that names no place.

    Attributes:
        kind: ``country``, ``city`` or ``organisation``.
        id: Code or id.
        form: What kind of name it is.
        name: The name by which rules refer to it: a Latin one without its marks.
    """

    kind: MentionKind
    id: str
    form: MentionForm
    name: str


class Surface(NamedTuple):
    """One way a name is printed: what it leads to, and how many letters around it are no part of the name."""

    target: Target
    head: int
    tail: int


class Node(dict[str, "Node"]):
    """Words that may follow the words so far, and what the words so far are."""

    __slots__ = ("surface",)

    def __init__(self) -> None:
        self.surface: Surface | None = None


class Name(NamedTuple):
    """A row of the tables of names."""

    thing: MentionKind
    id: str
    language: str
    kind: str
    text: str
    curated: bool


@frozen(eq=False, slots=False)
class Runs:
    """The names in a script that sets no spaces between words.

    Attributes:
        names: What each leads to.
    """

    names: Mapping[str, Surface]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern of the longest name that begins somewhere, compiled for the first text in the script."""
        return re.compile(trie(self.names))

    @cached_property
    def prefixes(self) -> Mapping[str, tuple[tuple[int, Surface], ...]]:
        """Each name itself and the shorter names it begins with, the longest first, by their ends."""
        names = self.names
        return {
            name: tuple((end, names[name[:end]]) for end in range(len(name), 0, -1) if name[:end] in names)
            for name in names
        }

    @cached_property
    def longest(self) -> int:
        """The length of the longest name."""
        return max(map(len, self.names))


@frozen(eq=False)
class Lexicon:
    """All surfaces.

    Attributes:
        words: Names of scripts that space their words, by first word.
        runs: The names of each other script.
        flags: The emoji flags of the countries.
        context: The rules of context.
    """

    words: Mapping[str, Node]
    runs: Mapping[str, Runs]
    flags: Mapping[str, Surface]
    context: Context


# What a name of each kind counts as; of two rows for one name the kind that stands first wins. Other kinds are exonyms.
_FORMS: dict[str, MentionForm] = {
    "asean": "canonical",
    "endonym": "native",
    "un_short": "canonical",
    "un_formal": "canonical",
    "former": "historical",
    "alias": "exonym",
    "abbreviation": "abbreviation",
    "misspelling": "misspelt",
}
_RANK = {kind: rank for rank, kind in enumerate(_FORMS)}
_BRACKET = re.compile(r"\s*[(（\[/]\s*|,\s+")
_CLOSING = ")）] \u200e"
_ARTICLE = re.compile(r"^(?:The|the|la|le|les|el|las|los)\s+|^[Ll]['’]")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the surfaces of the shipped names; they are made once."""
    tables = Dataset.bundled().tables
    return make_lexicon(_names(tables), tables["mention-rules"], tables["mention-endings"])


def _names(tables: Mapping[str, tuple[Row, ...]]) -> list[Name]:
    """Return the rows of all tables of names, the best kind of name first."""
    names: list[Name] = []
    kinds: tuple[tuple[MentionKind, str], ...] = (("country", "member"), ("city", "city"))
    for thing, column in kinds:
        for table in (f"{column}-names", f"{column}-names-cldr", f"{column}-names-world"):
            curated = table == f"{column}-names"
            for row in tables[table]:
                kind = str(row.get("kind") or "cldr")
                if str(row.get("note") or "").startswith("abbreviat"):
                    kind = "abbreviation"
                parts = [str(row["name"])] if curated else _BRACKET.split(str(row["name"]).rstrip(_CLOSING))
                names += [
                    Name(thing, str(row[column]), str(row["language"]), kind, part, curated) for part in parts
                ]
    for row in tables["mention-names"]:
        thing = cast("MentionKind", row["thing"])
        names.append(
            Name(thing, str(row["id"]), str(row["language"]), str(row["kind"]), str(row["name"]), True)
        )
    return sorted(names, key=lambda name: (name.thing == "city", _RANK.get(name.kind, len(_RANK))))


def make_lexicon(names: Iterable[Name], rules: Iterable[Row], endings: Iterable[Row] = ()) -> Lexicon:
    """Spell out the surfaces of names.

    Args:
        names: The names; of two for one surface the first wins.
        rules: Rows of the table of rules.
        endings: Rows of the table of endings.

    Returns:
        The lexicon.

    """
    rules = tuple(rules)
    by_language = make_endings(endings)
    words: dict[str, Node] = {}
    runs: defaultdict[str, dict[str, Surface]] = defaultdict(dict)
    for phrase, target in _refused(rules):
        _add(words, runs, Printed(phrase), target)
    targets = _targets(names)
    targets.update(_borrowed(targets, {language for language, each in by_language.items() if each.ending}))
    # The names themselves come before what is made of them.
    for (name, _), target in targets.items():
        _add(words, runs, Printed(name), target)
    for (name, language), target in targets.items():
        kind = "abbreviation" if target.form == "abbreviation" else target.form
        for surface in printed(
            name, language, _printed_kind(kind), by_language.get(language.partition("-")[0])
        ):
            _add(words, runs, surface, target)
    return Lexicon(
        words=words,
        runs={script: Runs(found) for script, found in runs.items()},
        flags={
            _flag(found.id): Surface(Target("country", found.id, "abbreviation", found.id), 0, 0)
            for found in targets.values()
            if found.kind == "country"
        },
        context=make_context(rules),
    )


def _printed_kind(form: str) -> str:
    return "former" if form == "historical" else form


def _targets(names: Iterable[Name]) -> dict[tuple[str, str], Target]:
    """Return what each name leads to, by name and language; a name two things of one kind share leads nowhere new."""
    owners: dict[str, Target] = {}
    targets: dict[tuple[str, str], Target] = {}
    for row in names:
        name = _ARTICLE.sub("", fold(row.text).text)
        if not _usable(name, row):
            continue
        target = Target(
            row.thing,
            row.id,
            _FORMS.get(row.kind, "exonym"),
            without_marks(name) if is_latin(name[0]) else name,
        )
        owner = owners.setdefault(name, target)
        if owner.id == row.id or owner.kind != row.thing:
            targets.setdefault((name, row.language), owner if owner.kind == row.thing else target)
    return targets


def _borrowed(
    targets: Mapping[tuple[str, str], Target], languages: Collection[str]
) -> dict[tuple[str, str], Target]:
    """Return the English names of cities for languages that have not got them: they are bent there like names of their own."""
    latin = {language for name, language in targets if language in languages and is_latin(name[0])}
    return {
        (name, language): target
        for (name, english), target in targets.items()
        if english == "en" and target.kind == "city" and target.form != "abbreviation"
        for language in latin
        if (name, language) not in targets
    }


def _usable(name: str, row: Name) -> bool:
    """Tell whether a name may be a mention at all.

    What was chosen by hand always may. Of the names that come in bulk from other collections none may in lower case, none that is
    short (where letters have case, longer still in a language whose texts we do not read), and no code.
    """
    if not name or not SCRIPT_OF[name[0]]:
        return False
    if row.curated:
        return True
    if row.language == "und":
        return False
    if name[0].upper() == name[0].lower():
        return len(name) > 1
    return not name[0].islower() and len(name) >= (3 if row.language in CARELESS else 4)


def _refused(rules: Iterable[Row]) -> Iterator[tuple[str, Target]]:
    for row in rules:
        if row["rule"] == "whole":
            phrase = str(row["phrase"])
            target = Target("country", "", "exonym", phrase)
            yield phrase, target
            if not phrase[0].islower():
                yield phrase.upper(), target


def _flag(code: str) -> str:
    return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in code)


def _add(
    words: dict[str, Node], runs: dict[str, dict[str, Surface]], surface: Printed, target: Target
) -> None:
    script = SCRIPT_OF[surface.text[0]]
    found = Surface(target, surface.head, surface.tail)
    if script not in ("word", ""):
        runs[script].setdefault(surface.text, found)
        return
    # Most are one word, as a test in C tells.
    first, *rest = (
        (surface.text,) if surface.text.isalpha() else word_pattern().findall(surface.text) or ("",)
    )
    if first:
        node = words.setdefault(first, Node())
        for word in rest:
            node = node.setdefault(word, Node())
        node.surface = node.surface or found
