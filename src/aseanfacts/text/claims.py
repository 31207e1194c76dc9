"""What a text claims about ASEAN, and whether it is true on a day.

A claim is found by its form and its words, whatever stands in its slots; then it is judged against the tables. "Cannot tell" is
an answer: what is not in the data is ``unknown``, what states nothing is ``not-checkable``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aseanfacts.dataset import Dataset
from aseanfacts.records import parse_day
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Article, Claim, Finding, Mention
from aseanfacts.text.pairs import list_claims
from aseanfacts.text.reading import Reading, read
from aseanfacts.text.sentences import sentence_claims
from aseanfacts.text.verdicts import judge_capital, judge_membership

__all__ = ["check_claims", "find_claims"]


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
    return _capital_claims(read(text, find_mentions(text) if mentions is None else mentions))


def _capital_claims(reading: Reading) -> tuple[Claim, ...]:
    """Return the capital claims of a text; where a list and a sentence claim the same slot, the list's."""
    taken: set[int] = set()
    kept: list[Claim] = []
    for source in (list_claims, sentence_claims):
        for _, claim in source(reading):
            slots = {slot.start for slot in (claim.country, claim.capital) if slot}
            if not slots & taken:
                taken |= slots
                kept.append(claim)
    return tuple(sorted(kept, key=lambda claim: (claim.start, claim.end)))


def check_claims(text_or_article: str | Article, *, on: date | str | None = None) -> tuple[Finding, ...]:
    """Judge what a text says about capitals.

    There is one finding for each claim in text order. Where the text calls a country a member of ASEAN that is none on
    the day, a membership finding follows right after.

    Args:
        text_or_article: A text, or an article that :func:`parse_article` made.
        on: The day to judge for, a date or text ``YYYY-MM-DD``; by default the day the article was published, as far
            as it is known, else the day the data stands for.

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
    findings: list[Finding] = []
    for claim in claims:
        findings.append(judge_capital(claim, day))
        membership = judge_membership(claim, day)
        findings += [membership] if membership else []
    return tuple(findings)


def _day(text_or_article: str | Article, on: date | str | None) -> date:
    if on is not None:
        return parse_day(on)
    return Dataset.bundled().package.as_of
