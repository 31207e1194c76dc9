"""What a text claims about ASEAN, and whether it is true on a day.

A claim is found by its form and its words, whatever stands in its slots; then it is judged against the tables. "Cannot tell" is
an answer: what is not in the data is ``unknown``, what states nothing is ``not-checkable``.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from aseanfacts.dataset import Dataset
from aseanfacts.records import parse_day
from aseanfacts.text.capitals import capital_claims
from aseanfacts.text.mending import read_mended
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Article, Claim, ClaimKind, Finding, Mention
from aseanfacts.text.reading import Reading
from aseanfacts.text.statement_verdicts import JUDGES as STATEMENT_JUDGES
from aseanfacts.text.statements import statement_claims
from aseanfacts.text.verdicts import judge_capital

__all__ = ["check_claims", "find_claims"]

Finder: TypeAlias = Callable[[Reading], Iterable[Claim]]
Judge: TypeAlias = Callable[[Claim, date], Iterable[Finding]]

FINDERS: tuple[Finder, ...] = (capital_claims, statement_claims)
JUDGES: Mapping[ClaimKind, Judge] = {"capital": judge_capital, **STATEMENT_JUDGES}


def find_claims(text: str, mentions: Iterable[Mention] | None = None) -> tuple[Claim, ...]:
    """Find what a text claims.

    Args:
        text: Any text, in any language or several.
        mentions: The mentions of the text, when they are known already.

    Returns:
        The claims by first offset.

    Raises:
        TypeError: If ``text`` is not a ``str``.

    Examples:
        >>> [claim.capital.surface for claim in find_claims("Ibu kota Thailand adalah Bangkok.")]
        ['Bangkok']

    """
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}")
    reading = read_mended(text, find_mentions(text) if mentions is None else mentions)
    claims = [claim for finder in FINDERS for claim in finder(reading)]
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))


def check_claims(text_or_article: str | Article, *, on: date | str | None = None) -> tuple[Finding, ...]:
    """Judge what a text says about capitals.

    There is one finding for each claim in text order. Where the text calls a country a member of ASEAN that is none on
    the day, a membership finding follows right after.

    Args:
        text_or_article: A text, or an article that :func:`parse_article` made.
        on: The day to judge for, a date or text ``YYYY-MM-DD``; by default the day the article was published, or the
            last day of the month or year when no more is known of it; for a text the day the data stands for.

    Returns:
        The findings.

    Raises:
        TypeError: If the first argument is neither.
        InvalidDateError: If ``on`` is no date.

    Examples:
        >>> [str(finding) for finding in check_claims("Ibu kota Myanmar adalah Yangon.")]
        ['Ibu kota Myanmar adalah Yangon: anachronistic']

    """
    claims = text_or_article.claims if isinstance(text_or_article, Article) else find_claims(text_or_article)
    day = _day(text_or_article, on)
    return tuple(finding for claim in claims for finding in JUDGES[claim.kind](claim, day))


def _day(text_or_article: str | Article, on: date | str | None) -> date:
    if on is not None:
        return parse_day(on)
    if isinstance(text_or_article, Article) and text_or_article.published:
        return _last_day(text_or_article.published)
    return Dataset.bundled().package.as_of


def _last_day(published: str) -> date:
    """Return the last day of the day, month or year an article was published in: rough dates count from their latest."""
    year, month, day = (int(part) for part in (*published.split("-"), "0", "0")[:3])
    if day:
        return date(year, month, day)
    month = month or 12
    return date(year, month, monthrange(year, month)[1])
