"""What keeps a draft of a statement from being a claim: a word beside it, a slot it lacks.

*Some of the 11 members*, *ASEAN Foundation was established*, *wants to join ASEAN in 1997* claim nothing of ASEAN.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aseanfacts.dataset import Dataset
from aseanfacts.text.drafts import NEAR, Draft, ends_with
from aseanfacts.text.phrases import Phrase
from aseanfacts.text.phrasing import ASEAN, CITY, COUNTRY, DATE, NUMBER, phrasing
from aseanfacts.text.rosters import is_of_a_country
from aseanfacts.text.signs import Sentence
from aseanfacts.text.wording import GAP

__all__ = ["is_claim"]

_LEAST = {"member-list": 3, "founding": 2}
_LEAST_PARTIAL = 5
_MOST_MISSING = 2
_NEXT = re.compile(r"[^\S\n]{0,3},[^\S\n]{1,3}(?P<word>\S)")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_])[^\W\d_]*[^\S\n-]{0,2}-?$")
_POSSESSIVE = re.compile(r"['’]s(?![^\W\d_])")
_NAME_GOES_ON = re.compile(r"[^\S\n]{1,3}(?P<word>[^\W\d_])")


def is_claim(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a draft has what a claim of its kind needs, and no word beside it that makes it none."""
    if _is_rejected(sentence, draft) or len(draft.groups.get("list", ())) < _least_listed(draft.phrase):
        return False
    kinds = {slot.kind for slot in draft.slots}
    language = draft.phrase.language
    kind = draft.phrase.kind
    if kind in ("member-count", "ascn-count", "member-list"):
        return _counts_all(draft)
    if kind == "accession":
        return "country" in kinds and bool({"date", "number"} & kinds)
    if kind == "membership":
        return bool({"country", "unknown"} & kinds)
    if kind == "founding":
        return bool({"date", "city", "country", "number", "unknown"} & kinds)
    if kind == "summit":
        return "number" in kinds and bool({"date", "city", "country", "unknown"} & kinds)
    if kind == "chair":
        current = phrasing().finder(language, "current").search(_around(sentence, draft))
        return "country" in kinds and ("date" in kinds or current is not None)
    if kind == "pillars":
        known = sum(slot.kind == "text" for slot in draft.slots)
        names_asean = phrasing().finder(language, "asean").search(sentence.signs) is not None
        return known > 1 or (names_asean and (known == 1 or not draft.phrase.tail))
    return "city" in kinds or "country" in kinds


def _least_listed(phrase: Phrase) -> int:
    if phrase.tail != "list":
        return 0
    return _LEAST_PARTIAL if phrase.is_partial and phrase.kind != "founding" else _LEAST[phrase.kind]


def _counts_all(draft: Draft) -> bool:
    """Tell whether the number of a draft, if it has one, can be meant for all."""
    number = _number(draft)
    if number is None:
        return draft.phrase.kind == "member-list"
    listed = draft.groups.get("list", ())
    if draft.phrase.is_partial and listed and len(listed) < number - _MOST_MISSING:
        return False
    may_be_part = draft.phrase.is_partial or draft.phrase.kind == "member-list"
    return not may_be_part or number >= _least_whole(draft.phrase.kind)


def _around(sentence: Sentence, draft: Draft) -> str:
    return sentence.signs[max(0, draft.start - NEAR) : draft.end + NEAR]


def _number(draft: Draft) -> int | None:
    return next((int(slot.id or 0) for slot in draft.slots if slot.kind == "number"), None)


def _is_rejected(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a word beside the core makes it a part, an estimate, or something other of ASEAN's."""
    language, kind = draft.phrase.language, draft.phrase.kind
    leading = sentence.signs[max(0, draft.core.start - NEAR) : draft.core.start].rstrip()
    if kind in ("member-count", "member-list", "ascn-count") and _is_some(sentence, draft, leading):
        return True
    if kind in ("accession", "membership", "chair") and _is_wished(sentence, draft):
        return True
    if kind == "chair" and _is_dated_since(sentence, draft):
        return True
    if kind == "member-list" and draft.phrase.is_partial and _counts_fewer(sentence, draft):
        return True
    if draft.phrase.is_field and _is_of_another(sentence, draft):
        return True
    if _is_named_after(sentence, draft, leading):
        return True
    if kind == "founding" and _is_by_asean(sentence, draft):
        return True
    if kind == "accession" and (_is_first_since(sentence, draft) or _is_dated_otherwise(sentence, draft)):
        return True
    if kind == "summit" and draft.phrase.is_field and _is_within_a_name(sentence, draft):
        return True
    trailing = sentence.signs[draft.end : draft.end + NEAR]
    parts = phrasing().finder(language, "reject-after", "after").pattern
    return not draft.phrase.tail and re.match(rf"[^\S\n]{{0,4}}{parts}", trailing) is not None


def _is_some(sentence: Sentence, draft: Draft, leading: str) -> bool:
    """Tell whether a part is counted: *some of the 11 members*, *about 11 members*; but not *leaders of the 11-member bloc*.

    What is counted and listed in full is no part.
    """
    if _number(draft) == len(draft.groups.get("list", ())):
        return False
    whole = phrasing().finder(draft.phrase.language, "whole").match(sentence.signs, draft.core.start)
    return ends_with(leading, draft.phrase.language, "some", *(() if whole else ("reject-before",)))


def _is_of_another(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether what leaves ASEAN unnamed is said of another: *Founded in 1819, Singapore*, a field below a country's name."""
    if sentence.since_named is None or is_of_a_country(sentence.reading, sentence.origins[draft.core.end]):
        return True
    language = draft.phrase.language
    following = _NEXT.match(sentence.signs, draft.end)
    if following is None or draft.phrase.kind in ("accession", "chair"):
        return False
    asean = phrasing().finder(language, "asean").pattern
    named = re.compile(rf"(?:{phrasing().finder(language, 'the').pattern}{GAP})?(?:{asean}|{ASEAN})")
    first = following.start("word")
    return named.match(sentence.signs, first) is None and (
        sentence.signs[first] in COUNTRY + CITY or sentence.is_capitalised(first)
    )


def _is_wished(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether it is what somebody wants: *Laos wants to join ASEAN in 1997*."""
    wish = phrasing().finder(draft.phrase.language, "wish")
    first, end = max(0, draft.core.start - NEAR), draft.core.end
    if draft.phrase.kind == "chair" and draft.scope == "planned":
        end = draft.core.start
    return wish.search(sentence.signs, first, end) is not None


def _is_dated_since(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a date is but the beginning of the time meant: *the fifth time since 1967*."""
    since = phrasing().finder(draft.phrase.language, "since")
    return since.search(sentence.signs, draft.core.end, draft.end) is not None


def _is_by_asean(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether it is another's founding: *ASEAN has established …*, *since its inception during Singapore's …*."""
    core = sentence.signs[draft.core.start : draft.core.end]
    by_asean = phrasing().finder(draft.phrase.language, "founded-other").search(core) is not None
    owner = len(draft.slots) == 1 and draft.slots[0].kind == "country" and draft.end < len(sentence.signs)
    return by_asean or (owner and _POSSESSIVE.match(sentence.signs, draft.end) is not None)


def _is_first_since(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether *first* means since a day, not of all: *the first country to join ASEAN since 1999*."""
    since = phrasing().finder(draft.phrase.language, "since", "in").pattern
    return _number(draft) == 1 and re.match(GAP + since, sentence.signs[draft.end :]) is not None


def _is_dated_otherwise(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether the date in front is that of something else: *Independent since 1984, Brunei, which joined ASEAN*."""
    first = min((at for at in sentence.slots if sentence.slots[at] in draft.slots), default=0)
    other = phrasing().finder_in_all("other-cue")
    return (
        sentence.signs[first] == DATE
        and other.search(sentence.signs, max(0, first - NEAR), first) is not None
    )


def _is_within_a_name(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a summit is another's: it is with a stranger, or a capital letter stands beside *the 5th Summit*."""
    if phrasing().finder(draft.phrase.language, "stranger").search(sentence.signs):
        return True
    before = _WORD_BEFORE.search(sentence.signs, max(0, draft.core.start - NEAR), draft.core.start)
    after = _NAME_GOES_ON.match(sentence.signs, draft.core.end)
    return any(
        found is not None
        and sentence.signs[: found.start("word")].strip()
        and sentence.is_capitalised(found.start("word"))
        for found in (before, after)
    )


def _counts_fewer(sentence: Sentence, draft: Draft) -> bool:
    """Tell whether a number before a list says that it holds a part: *eight leaders of ASEAN members: …*."""
    before = _number_before(draft.phrase.language).search(sentence.signs, 0, draft.core.start)
    return before is not None and int(sentence.slots[before.start()].id or 0) < _least_whole("member-list")


@cache
def _number_before(language: str) -> re.Pattern[str]:
    of = phrasing().finder(language, "of", "the").pattern
    return re.compile(rf"{NUMBER}(?:{GAP}[^\W\d_]{{1,20}}){{0,3}}?(?:{GAP}{of}){{0,2}}{GAP}$")


def _is_named_after(sentence: Sentence, draft: Draft, leading: str) -> bool:
    """Tell whether ASEAN at an edge of the core is part of another's name: *ASEAN Foundation*, *Yayasan ASEAN*."""
    language = draft.phrase.language
    core = sentence.signs[draft.core.start : draft.core.end]
    asean = phrasing().finder(language, "asean").pattern
    if re.match(asean, core) and draft.phrase.kind != "pillars":
        owners = ("owner", "community") if draft.phrase.kind == "founding" else ("owner",)
        if ends_with(leading, language, *owners):
            return True
    following = _NAME_GOES_ON.match(sentence.signs, draft.core.end)
    if following is None or not re.search(f"{asean}$", core) or draft.phrase.tail:
        return False
    linked = (
        phrasing().finder(language, "link", "the", "in", "by").match(sentence.signs, following.start("word"))
    )
    return linked is None and sentence.is_capitalised(following.start("word"))


@lru_cache(maxsize=2)
def _least_whole(kind: str) -> int:
    """Return the least number that can be meant for all: one less than the members, or the cities it began with."""
    data = Dataset.bundled()
    if kind == "ascn-count":
        first = min(row.begins for row in data.ascn_members if row.begins)
        return sum(row.begins == first for row in data.ascn_members)
    return sum(span.role == "member" and span.until is None for span in data.memberships) - 1
