"""Series of countries and dates: what goes on from a statement in the same breath.

*Viet Nam joined in 1995, Laos and Myanmar in 1997*, or with the date in front: *in 1995 Viet Nam, in 1997 Laos and Myanmar*. A verb
that ends its sentence has its series before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from aseanfacts.text.phrasing import COUNTRY, DATE, phrasing
from aseanfacts.text.signs import Sentence
from aseanfacts.text.wording import GAP, either
from aseanfacts.text.written_dates import date_words

__all__ = ["Pair", "is_dated_first", "is_dated_next", "pairs_after", "pairs_before"]

_ALIAS = rf"(?:{GAP}\([^()\n\ue002-\ue004]{{1,40}}\))?"
_REACH = 400
_MARK = r"[,;、–—:(]"


@frozen
class Pair:
    """Countries and a date told together.

    Attributes:
        start: The first sign.
        end: The sign after the last.
        countries: The signs of the countries.
        date: The sign of the date.
    """

    start: int
    end: int
    countries: tuple[int, ...]
    date: int


def pairs_after(sentence: Sentence, position: int, language: str, *, only_words: bool) -> Iterator[Pair]:
    """Yield the pairs that follow each other after a statement.

    Args:
        sentence: The sentence.
        position: The sign after the statement.
        language: The language of the statement.
        only_words: Whether only small words may stand between, no verb: *in 2015, and Laos in 2016*.

    """
    expression = _following(language, only_words=only_words)
    while found := expression.match(sentence.signs, position):
        pair = _pair(sentence, found)
        position = pair.end
        yield pair


def pairs_before(sentence: Sentence, position: int, language: str) -> Iterator[Pair]:
    """Yield the pairs, dates in front, that lead up to a statement."""
    leading: list[Pair] = []
    pairs = _dated_first(language).finditer(sentence.signs, max(0, position - _REACH), position)
    for found in reversed(list(pairs)):
        if not _joint(language).fullmatch(sentence.signs, found.end(), position):
            break
        leading.append(_pair(sentence, found))
        position = found.start()
    yield from reversed(leading)


def is_dated_next(sentence: Sentence, position: int, language: str) -> bool:
    """Tell whether a date comes next, small words aside."""
    return _date_next(language).match(sentence.signs, position) is not None


def is_dated_first(sentence: Sentence, position: int, language: str) -> bool:
    """Tell whether the next pair has its date in front."""
    found = _following(language, only_words=False).match(sentence.signs, position)
    return found is not None and found.group("date2") is not None


def _pair(sentence: Sentence, match: re.Match[str]) -> Pair:
    groups = {name.rstrip("2"): match.span(name) for name, found in match.groupdict().items() if found}
    countries = tuple(at for at in range(*groups["countries"]) if sentence.signs[at] == COUNTRY)
    return Pair(match.start(), match.end(), countries, groups["date"][0])


@cache
def _words(language: str) -> tuple[str, str]:
    """Return expressions for the small words between two pairs, and for what stands between a country and its date."""
    word = phrasing().finder(language, "and", "the", "of", "joined-date", "followed", "aux", "once").pattern
    link = phrasing().finder(language, "link", "in", "joined", "asean", "joined-date-last", "to").pattern
    return word, link


def _listed(word: str) -> str:
    return rf"{COUNTRY}{_ALIAS}(?:{GAP}(?:[,、]{GAP})?(?:{word}{GAP}){{0,2}}{COUNTRY}{_ALIAS}){{0,5}}"


@cache
def _date_next(language: str) -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:{_words(language)[1]}{GAP}){{0,3}}{DATE}")


@cache
def _following(language: str, *, only_words: bool) -> re.Pattern[str]:
    if only_words:
        word = phrasing().finder(language, "and", "the", "followed").pattern
        link = either((*phrasing().of(language, "in", "on"), *date_words("before-year", "before-day")))
        return re.compile(
            rf"{GAP}(?:[,;、]{GAP})?(?:{word},?{GAP}){{0,3}}(?P<countries>{COUNTRY}){GAP}[,(]?(?:{link}{GAP}){{0,3}}(?P<date>{DATE})"
        )
    word, link = _words(language)
    between = rf"{GAP}(?:(?:{word}|{link}|{_MARK}){GAP}){{0,4}}"
    return re.compile(
        rf"\)?{GAP}(?:[,;、]{GAP})?(?:(?:{word}|{link}),?{GAP}){{0,3}}"
        rf"(?:(?P<countries>{_listed(word)}){between}(?P<date>{DATE})\)?|(?P<date2>{DATE}){between}(?P<countries2>{_listed(word)}))"
    )


@cache
def _dated_first(language: str) -> re.Pattern[str]:
    word, link = _words(language)
    between = rf"{GAP}(?:(?:{word}|{link}|{_MARK}){GAP}){{0,4}}?"
    return re.compile(rf"(?P<date>{DATE}){between}(?P<countries>{_listed(word)})")


@cache
def _joint(language: str) -> re.Pattern[str]:
    """Return an expression for what stands between two pairs with the date in front, and behind the last."""
    word, link = _words(language)
    return re.compile(rf"{GAP}(?:[,;、]{GAP})?(?:(?:{word}|{link}){GAP}){{0,3}}")
