"""Names as they stand in running text: every surface of a place and what it leads to.

A table gives one spelling of a name; a text may print it in capitals, inflected, with a clitic, joined for a hashtag, or with an
article glued to it. This module spells those surfaces out once, so that finding them is plain matching. Which names are never
mentions, and beside which words a name is none, stands in ``mention-rules.csv``; further surfaces in ``mention-names.csv``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.folding import fold
from aseanfacts.text.scripts import script_of, word_pattern

if TYPE_CHECKING:
    from aseanfacts.tabular import Row
    from aseanfacts.text.model import MentionForm, MentionKind

__all__ = ["Lexicon", "Rules", "Target", "WordName", "lexicon"]


@frozen
class Target:
    """What a surface leads to; an empty ``id`` marks a phrase that names no place.

    Attributes:
        kind: ``country``, ``city`` or ``organisation``.
        id: Code or id.
        form: What kind of name it is.
        name: The name as tabulated, by which rules refer to it.
    """

    kind: MentionKind
    id: str
    form: MentionForm
    name: str


@frozen
class WordName:
    """A name of a script that spaces its words, as its words after the first.

    Attributes:
        rest: The words after the first.
        target: What it leads to.
        tail: How many characters at the end of the last word are no part of the name (a clitic).
        head: How many characters at the start of the first word are no part of it (a glued particle).
    """

    rest: tuple[str, ...]
    target: Target
    tail: int = 0
    head: int = 0


@frozen
class Rules:
    """Which names are mentions beside which words; keys are names, or ``""`` for all.

    Attributes:
        before: Phrases that stand before something that is no place.
        after: Phrases that stand after it.
        unless: Longer phrases that leave it a place all the same.
        near: Phrases of which one must stand near the name.
        follows: Phrases of which one must stand before the name.
    """

    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    unless: Mapping[str, re.Pattern[str]]
    near: Mapping[str, re.Pattern[str]]
    follows: Mapping[str, re.Pattern[str]]


@frozen(eq=False)
class Lexicon:
    """All surfaces.

    Attributes:
        words: Names of scripts that space their words, by first word, the longest first.
        runs: For each other script the pattern of its names.
        inside: The names in those patterns, each with the shorter names it begins with, the longest first.
        flags: The emoji flags of the countries.
        rules: The rules of context.
    """

    words: Mapping[str, tuple[WordName, ...]]
    runs: Mapping[str, re.Pattern[str]]
    inside: Mapping[str, tuple[tuple[str, Target], ...]]
    flags: Mapping[str, Target]
    rules: Rules


# CLDR has names in Latin letters in some 150 languages; in these they are no words of another language.
_LATIN_LANGUAGES = frozenset(
    [
        "en",
        "id",
        "ms",
        "vi",
        "fil",
        "tet",
        "ceb",
        "jv",
        "su",
        "pt",
        "fr",
        "es",
        "de",
        "it",
        "nl",
        "sv",
        "da",
        "nb",
        "nn",
        "no",
        "fi",
        "pl",
        "cs",
        "sk",
        "hu",
        "ro",
        "tr",
        "hr",
        "bs",
        "sr-Latn",
        "sl",
        "lv",
        "lt",
        "is",
        "gl",
        "eu",
        "sq",
        "sw",
        "af",
        "az",
        "uz",
        "ga",
        "cy",
        "lb",
        "mt",
        "eo",
        "pcm",
        "ms-ID",
        "sr-Latn-BA",
        "pt-PT",
        "es-MX",
        "fr-CA",
        "de-AT",
        "de-CH",
    ]
)
# Languages whose names are recognised in lower case too: in careless writing, hashtags and addresses.
_CARELESS_LANGUAGES = frozenset(
    ["en", "id", "ms", "vi", "fil", "tet", "pt", "es", "fr", "de", "it", "nl", "und"]
)
_CLITICS = ("nya", "lah", "kah", "pun", "mu", "ku")
_FORMS: dict[str, MentionForm] = {
    "asean": "canonical", "un_short": "canonical", "un_formal": "canonical", "endonym": "native", "alias": "exonym",
    "cldr": "exonym", "former": "historical", "misspelling": "misspelt", "abbreviation": "abbreviation",
}  # fmt: skip
_RANK = (
    "asean",
    "endonym",
    "un_short",
    "un_formal",
    "former",
    "alias",
    "abbreviation",
    "misspelling",
    "cldr",
)
_BRACKET = re.compile(r"\s*[(（/,]\s*")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the surfaces of the shipped names; they are made once."""
    tables = Dataset.bundled().tables
    return make_lexicon(_names(tables), tables["mention-rules"])


def _names(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[tuple[MentionKind, str, str, str, str]]:
    """Yield kind of thing, its id, language, kind of name, name: the best kind of name first."""
    rows: list[tuple[MentionKind, str, str, str, str]] = []
    kinds: tuple[tuple[MentionKind, str], ...] = (("country", "member"), ("city", "city"))
    for thing, column in kinds:
        for row in tables[f"{column}-names"]:
            kind = "abbreviation" if str(row["note"] or "").startswith("abbreviat") else str(row["kind"])
            rows.append((thing, str(row[column]), str(row["language"]), kind, str(row["name"])))
        for row in tables[f"{column}-names-cldr"]:
            if (
                str(row["language"]) in _LATIN_LANGUAGES
                or script_of(str(row["name"])[0]) != "word"
                or str(row["name"])[0] > "\u036f"
            ):
                rows += [
                    (thing, str(row[column]), str(row["language"]), "cldr", part)
                    for part in _BRACKET.split(str(row["name"]).rstrip(")）"))
                ]
    for row in tables["mention-names"]:
        thing = row["thing"]  # type: ignore[assignment]
        rows.append((thing, str(row["id"]), str(row["language"]), str(row["kind"]), str(row["name"])))
    order = {"country": 0, "organisation": 0, "city": 1}
    return iter(sorted(rows, key=lambda row: (order[row[0]], _RANK.index(row[3]))))


def make_lexicon(names: Iterable[tuple[MentionKind, str, str, str, str]], rules: Iterable[Row]) -> Lexicon:
    """Spell out the surfaces of names.

    Args:
        names: Kind of thing, its id, language, kind of name, name; of two for one surface the first wins.
        rules: Rows of the table of rules.

    Returns:
        The lexicon.

    """
    rules = tuple(rules)
    surfaces: dict[str, Target] = {}
    words: defaultdict[str, dict[tuple[str, ...], WordName]] = defaultdict(dict)
    runs: defaultdict[str, dict[str, Target]] = defaultdict(dict)
    refused = [str(row["phrase"]) for row in rules if row["rule"] == "whole"]
    for phrase in refused:
        for surface in {phrase, phrase if phrase[0].islower() else phrase.upper()}:
            _add(words, runs, surface, Target("country", "", "exonym", phrase), 0, 0)
    for thing, identifier, language, kind, written in names:
        name = fold(written).text.removeprefix("The ")
        target = Target(thing, identifier, _FORMS[kind], name)
        if not _usable(name, language, kind) or (
            surfaces.setdefault(name, target) != target
            and surfaces[name].id != identifier
            and surfaces[name].kind == thing
        ):
            continue
        for surface, head, tail in _surfaces(name, language, kind):
            _add(words, runs, surface, target, head, tail)
    return Lexicon(
        words={
            first: tuple(sorted(found.values(), key=lambda name: -len(" ".join(name.rest))))
            for first, found in words.items()
        },
        runs={script: re.compile(_trie(found)) for script, found in runs.items()},
        inside={name: _prefixes(name, found) for found in runs.values() for name in found},
        flags={
            _flag(found.id): Target("country", found.id, "abbreviation", found.id)
            for found in surfaces.values()
            if found.kind == "country"
        },
        rules=_rules(rules),
    )


def _flag(code: str) -> str:
    return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in code)


def _usable(name: str, language: str, kind: str) -> bool:
    """Tell whether a name may be a mention at all: of CLDR's, none in lower case and none short in a rare language."""
    if not name or not script_of(name[0]):
        return False
    cased = name[0].upper() != name[0].lower()
    short = len(name) < (3 if language in _CARELESS_LANGUAGES else 4)
    return kind != "cldr" or not cased or not (name[0].islower() or short)


def _add(
    words: dict[str, dict[tuple[str, ...], WordName]],
    runs: dict[str, dict[str, Target]],
    surface: str,
    target: Target,
    head: int,
    tail: int,
) -> None:
    script = script_of(surface[0])
    if script in ("word", ""):
        first, *rest = word_pattern().findall(surface) or [""]
        if first:
            words[first].setdefault(tuple(rest), WordName(tuple(rest), target, tail, head))
    else:
        runs[script].setdefault(surface, target)


def _surfaces(name: str, language: str, kind: str) -> Iterator[tuple[str, int, int]]:
    """Yield the ways a name is printed, each with the length of what is glued before and after."""
    yield name, 0, 0
    script = script_of(name[0])
    if script != "word":
        yield from ((variant, 0, 0) for variant in _run_variants(name, script))
        return
    if kind == "abbreviation" or name.isupper():
        return
    if name[0].upper() == name[0].lower():
        yield from _glued(name)
        return
    yield name.upper(), 0, 0
    if language in ("tr", "az"):
        yield name.replace("i", "İ").upper(), 0, 0
    if name[0].isascii() or name[0] < "\u0250":
        yield from _latin_variants(name, language, kind)
    elif language in ("ru", "uk", "be", "bg", "sr", "mk"):
        yield from ((form, 0, 0) for form in _declined(name))


def _latin_variants(name: str, language: str, kind: str) -> Iterator[tuple[str, int, int]]:
    if " " in name or "-" in name:
        joined = re.sub(r"[\s-]", "", name)
        yield joined, 0, 0
        yield joined.lower(), 0, 0
    if language in _CARELESS_LANGUAGES and len(name) > 3 and kind != "former":
        yield name.lower(), 0, 0
    if language == "vi" and " " in name:
        yield name.capitalize(), 0, 0
    if language in ("id", "ms", "en"):
        yield from ((name + clitic, 0, len(clitic)) for clitic in _CLITICS)
    if language == "de" and not name.endswith(("s", "n ")):
        yield name + "s", 0, 1


_DECLENSIONS = (
    ("ия", ("ии", "ию", "ией", "ією", "ії", "ію")),
    ("я", ("и", "ю", "ей")),
    ("й", ("я", "ю", "ем", "е", "єм", "ї")),
    ("ы", ("", "ам", "ами", "ах")),
    ("а", ("ы", "е", "у", "ой", "и", "і", "ою")),
    ("ь", ("я", "ю", "ем", "е", "и")),
    ("", ("а", "у", "ом", "е", "і", "ові")),
)


def _declined(name: str) -> Iterator[str]:
    """Yield the cases of a Slavic name in Cyrillic."""
    if name[-1] in "иіоуе":
        return
    for ending, others in _DECLENSIONS:
        if name.endswith(ending):
            stem = name[: len(name) - len(ending)]
            yield from (stem + other for other in others)
            return


def _glued(name: str) -> Iterator[tuple[str, int, int]]:
    """Yield a name of Arabic or Hebrew letters with the particles that are written on to it."""
    if "\u0600" <= name[0] <= "\u06ff":
        for spelling in {name, name.translate({0x625: 0x627, 0x623: 0x627}), re.sub("^إ", "أ", name)}:
            yield spelling, 0, 0
            for particle in ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "ال", "وال", "بال"):
                yield particle + spelling, len(particle), 0
            if spelling.startswith("ال"):
                yield from (("لل" + spelling[2:], 2, 0), ("ولل" + spelling[2:], 3, 0))
    elif "\u05d0" <= name[0] <= "\u05ea":
        for particle in ("ב", "ל", "מ", "ה", "ו", "ש", "כ", "וב", "ול", "ומ", "שב", "מה", "וה"):
            yield particle + name, len(particle), 0


def _run_variants(name: str, script: str) -> Iterator[str]:
    if script == "Thai":
        yield name.replace("ำ", "ํา")
    if script == "Laoo":
        yield name.replace("ຳ", "ໍາ")
        yield name.replace("ຫຼ", "ຫລ")
    if script == "Taml" and name.endswith(("்", "ு")):
        yield name[:-1]


def _prefixes(name: str, found: Mapping[str, Target]) -> tuple[tuple[str, Target], ...]:
    return tuple((name[:end], found[name[:end]]) for end in range(len(name), 0, -1) if name[:end] in found)


def _trie(names: Iterable[str]) -> str:
    """Write a pattern that matches the longest of some names from where it begins."""
    branches: defaultdict[str, list[str]] = defaultdict(list)
    ends = False
    for name in names:
        if name:
            branches[name[0]].append(name[1:])
        else:
            ends = True
    parts = [re.escape(first) + _trie(rests) for first, rests in sorted(branches.items())]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})?" if ends else parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _rules(rows: Iterable[Row]) -> Rules:
    phrases: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        phrases[str(row["rule"])]["" if row["name"] == "*" else str(row["name"])].append(
            fold(str(row["phrase"])).text
        )
    gap = r"[\s\-‐‑'’\"“”(]{0,2}"
    compiled: dict[str, dict[str, re.Pattern[str]]] = {}
    for rule in ("before", "after", "unless", "near", "follows"):
        compiled[rule] = {}
        for name, found in phrases[rule].items():
            each = "|".join(_phrase_pattern(phrase) for phrase in sorted(found, key=len, reverse=True))
            shape = {
                "before": f"(?:{each}){gap}$",
                "after": f"{gap}(?:{each})",
                "unless": f"{gap}(?:{each})",
                "near": each,
                "follows": f"(?:{each}){gap}$",
            }
            compiled[rule][name] = re.compile(shape[rule], re.IGNORECASE)
    return Rules(
        compiled["before"], compiled["after"], compiled["unless"], compiled["near"], compiled["follows"]
    )


def _phrase_pattern(phrase: str) -> str:
    """Write a phrase as a pattern; words of scripts that space them are matched whole."""
    body = re.escape(phrase).replace(r"\ ", r"\s+")
    left = r"(?<!\w)" if script_of(phrase[0]) == "word" else ""
    right = r"(?!\w)" if script_of(phrase[-1]) == "word" else ""
    return left + body + right
