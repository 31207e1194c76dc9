"""The words of claims, from their table, and expressions that find them as whole words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import groupby

from attrs import field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.reading import PLACE, as_read

__all__ = [
    "BRACKETS",
    "GAP",
    "MODIFIER",
    "NEVER",
    "QUOTES",
    "SPACELESS",
    "WORD",
    "Speech",
    "Wording",
    "compiled",
    "either",
    "wording",
]

GAP = r"[^\S\n]{0,4}(?:\n[^\S\n]{0,4})?"
WORD = rf"[^\s.,、;:!?()\n{PLACE}]{{1,24}}"
MODIFIER = rf"[^.,;:!?()\n{PLACE}]{{1,60}}?"
QUOTES = "[\"'“”‘’«»「」『』*_]{0,3}"
BRACKETS = r"(?:\([^()\n]{0,140}(?:\([^()\n]{0,40}\)[^()\n]{0,80})?\)|\[[^\[\]\n]{0,40}\])"
NEVER = re.compile(r"(?!)")
_VOWEL_SIGN = "[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd]"
_INDIC = re.compile("[\u0900-\u09ff\u0b80-\u0bff]")
SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@frozen(eq=False)
class Wording:
    """All words of the table.

    Attributes:
        words: Folded words by role and language.
        capital: Finds any word for *capital*.
    """

    words: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)
    capital: re.Pattern[str] = field(repr=False)
    _languages: Mapping[str, tuple[str, ...]] = field(repr=False)

    def languages_of(self, capital: str) -> tuple[str, ...]:
        """Return the languages of a word for *capital*, as it stands in a text: a line may end within it."""
        return self._languages.get(" ".join(capital.split()), ())

    def all_of(self, *roles: str) -> tuple[str, ...]:
        """Return the words of some roles in every language, the longest first."""
        return _all_of(roles)

    def finder(self, *roles: str, language: str = "") -> re.Pattern[str]:
        """Return an expression for the words of some roles, in one language or in all."""
        return _finder(roles, language)


@frozen
class Speech:
    """The words of one language."""

    language: str

    def words(self, *roles: str) -> tuple[str, ...]:
        """Return the folded words of some roles."""
        return tuple(word for role in roles for word in wording().words.get((role, self.language), ()))

    def any_of(self, *roles: str) -> str | None:
        """Return an expression for any word of some roles, None if the language has none."""
        found = self.words(*roles)
        return either(found) if found else None


@cache
def _all_of(roles: tuple[str, ...]) -> tuple[str, ...]:
    found = {word for (role, _), words in wording().words.items() if role in roles for word in words}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _finder(roles: tuple[str, ...], language: str) -> re.Pattern[str]:
    found = Speech(language).words(*roles) if language else _all_of(roles)
    return re.compile(either(found)) if found else NEVER


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Compile an expression of a pattern once; the patterns are many, and few are tried."""
    return re.compile(source)


def either(words: Iterable[str]) -> str:
    """Return an expression that matches any of some folded words as whole words."""
    return _either(tuple(sorted(words, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=512)
def _either(words: tuple[str, ...]) -> str:
    """Look around once for all neighbours that are bounded alike: what is tried, and in which order, stays the same."""
    return "(?:" + "|".join(_bounded(*run) for run in groupby(words, key=_bounds)) + ")"


def _bounds(word: str) -> tuple[str, str]:
    before = r"(?<!\w)" if _is_word(word[0]) else ""
    after = r"(?!\w)" if _is_word(word[-1]) else ""
    if _INDIC.match(word):
        # A vowel sign is no letter to the pattern, yet it is amid a word.
        before += f"(?<!{_VOWEL_SIGN})" * bool(before)
        after += f"(?!{_VOWEL_SIGN})" * bool(after)
    return before, after


def _bounded(bounds: tuple[str, str], words: Iterable[str]) -> str:
    return bounds[0] + "(?:" + "|".join(map(_spaced, words)) + ")" + bounds[1]


def _spaced(word: str) -> str:
    body = r"\s{1,3}".join(map(re.escape, word.split(" ")))
    return re.sub(r"\\?['’]", "['’`ʼ]", body)


def _is_word(character: str) -> bool:
    return character.isalnum() and not SPACELESS.match(character)


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Return the words of the shipped table."""
    tables = Dataset.bundled().tables
    collected: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in tables["claim-words"]:
        collected[str(row["role"]), str(row["language"])].append(as_read(str(row["word"])))
    words = {
        key: tuple(sorted(set(found), key=lambda word: (-len(word), word)))
        for key, found in collected.items()
    }
    languages: defaultdict[str, list[str]] = defaultdict(list)
    for (role, language), found in sorted(words.items()):
        for word in found if role == "capital" else ():
            languages[word].append(language)
    return Wording(
        words, re.compile(either(languages)), {word: tuple(tags) for word, tags in languages.items()}
    )
