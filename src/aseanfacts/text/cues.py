"""The word for *capital* a claim is built around, and what qualifies it: *its capital*, *former*, *administrative*, *and largest city*."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter

from aseanfacts.text.reading import PLACE, as_read
from aseanfacts.text.wording import BRACKETS, GAP, MODIFIER, NEVER, QUOTES, WORD, Speech, either

__all__ = ["besides", "capital", "phrase_of_capital", "qualifying"]

_OPEN_END = re.escape(as_read("…"))
_QUALIFIERS = ("former", "future", "new", "administrative", "quality")
_ADJECTIVES_FIRST = frozenset(["de", "en", "nl"])


def capital(speech: Speech, role: str) -> str | None:
    """Return an expression for the word *capital* with what may qualify it behind; for what may before see `qualifying`."""
    if not speech.words(role):
        return None
    roles = _QUALIFIERS[:-1] if speech.language in _ADJECTIVES_FIRST else _QUALIFIERS
    return f"(?P<cue>{_cue(speech, role)}){QUOTES}(?:{GAP}{_qualifiers(speech, roles, 'after')}){{0,2}}"


def _cue(speech: Speech, role: str) -> str:
    """Return an expression for words for *capital*; in *its capital* what qualifies it may stand: *its present capital*."""
    found = speech.words(role)
    split = {word: _split(word, speech.words("capital")) for word in found if role == "its-capital"}
    owned = sorted(filter(None, split.values()), key=itemgetter(1))
    qualities = speech.any_of("quality")
    if not owned or qualities is None:
        return either(found)
    longer = [word for word, pair in split.items() if pair is None]
    kinds = (
        f"{either(before for before, _ in pairs)}{GAP}(?:{qualities}{GAP})?{either([word])}"
        for word, pairs in groupby(owned, key=itemgetter(1))
    )
    return "(?:" + "|".join((*([either(longer)] if longer else []), *kinds)) + ")"


def _split(word: str, capitals: Iterable[str]) -> tuple[str, str] | None:
    """Split a word into what stands before the word for *capital* that it ends with, and that."""
    ending = next((each for each in capitals if word.endswith(each) and word != each), None)
    return (word.removesuffix(ending).rstrip(), ending) if ending else None


def besides(speech: Speech, *, named: bool) -> str:
    """Return an expression for what else a city is: any words that *and* joins, where words are set apart by spaces.

    Elsewhere it is what the tables tell; a word that ends with "…" goes on with any words of its phrase.
    """
    also, told = speech.any_of("and"), speech.any_of("besides")
    if told or not also:
        return f"(?:{GAP}{told.replace(_OPEN_END, MODIFIER)})?" if told else ""
    of, behind = (speech.any_of(role) or NEVER.pattern for role in ("of", "behind"))
    word = f"(?!{behind}){WORD}"
    few = rf"{word}(?:[^\S\n]{{1,3}}{word}){{0,5}}?"
    listed = f"(?:{GAP}{BRACKETS})?(?:{GAP}{of})?(?:{GAP},{GAP}{few}){{0,2}}(?:{GAP},)?{GAP}{also}{GAP}{few}(?:{GAP},)?"
    if not named:
        is_ = speech.any_of("is") or NEVER.pattern
        listed += rf"(?={GAP}(?:[,:(=|–—-]|{PLACE}|{is_}))"
    return f"(?:{listed})?"


@cache
def phrase_of_capital(language: str) -> re.Pattern[str]:
    """Return an expression for phrases that hold a word for *capital* and stand for one: *its capital*."""
    speech = Speech(language)
    roles = [role for role in ("its-capital", "the-capital") if speech.words(role)]
    return re.compile("|".join(_cue(speech, role) for role in roles)) if roles else NEVER


@cache
def qualifying(language: str) -> re.Pattern[str]:
    """Return an expression for words that may qualify a word for *capital* after them, by role."""
    speech = Speech(language)
    also = speech.any_of("and")
    joined = f"{GAP}(?:(?:,|{also}){GAP})?" if also else GAP
    return re.compile(f"(?:{_qualifiers(speech, _QUALIFIERS, 'before')}{joined}){{0,4}}{QUOTES}")


def _qualifiers(speech: Speech, roles: Iterable[str], side: str) -> str:
    groups = [f"(?P<{role}_{side}>{found})" for role in roles if (found := speech.any_of(role))]
    return "(?:" + "|".join(groups) + ")" if groups else "(?!)"
