"""Claims told in sentences: "the capital of X is Y" and its sisters in every language of the tables.

Every word for *capital* in the text is looked at once, with a bounded stretch of its sentence around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache, partial

from aseanfacts.dataset import Dataset
from aseanfacts.normalize import normalize_name
from aseanfacts.text.enumerations import series_claims
from aseanfacts.text.matches import VERBS, Found, Match, matches, place_of
from aseanfacts.text.model import Claim, Mention, Slot
from aseanfacts.text.questions import fill_gap, question_claim
from aseanfacts.text.reading import ORGANISATION, Reading, slot_for
from aseanfacts.text.scopes import dates_of, is_question, scope_of
from aseanfacts.text.sequels import sequels
from aseanfacts.text.slots import slot_after, slot_before, slot_of
from aseanfacts.text.stretches import ends_sentence, stretch
from aseanfacts.text.subjects import (
    city_above,
    opens_field,
    opens_line,
    owner_before,
    subject_before,
    title_above,
)
from aseanfacts.text.templates import Pattern, patterns_of
from aseanfacts.text.tenures import tenures
from aseanfacts.text.wording import wording

__all__ = ["asserts_membership", "languages_of", "sentence_claims"]

_BLANK = re.compile(r"[^\S\n]*:?[^\S\n]*\n(?:[^\S\n]*\n){1,2}")
_SENTENCE_BEHIND = re.compile(r"\s?[:–—-]{1,2}\s{0,3}(?P<first>[^\W\d_])")
_OPENING = " \t\n\"'“‘«*•–—>#-"


def sentence_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim told in a sentence."""
    words = wording()
    taken = -1
    for cue in words.capital.finditer(reading.folded):
        if cue.start() < taken or _is_other_capital(reading.folded, cue):
            continue
        start, end = stretch(reading.folded, cue.start(), _label_end(reading.folded, cue))
        series = list(series_claims(reading, cue, max(start, taken), end))
        if series:
            yield from (claim for claim, _ in series)
            taken = series[-1][1]
            continue
        found = min(
            (found for found in _matches(reading, cue, start, end) if found.start >= taken),
            key=lambda found: found.rank,
            default=None,
        )
        told = (
            fill_gap(reading, _claim(reading, found), found.end)
            if found and not _asks(reading.folded, found)
            else question_claim(reading, cue, start)
        )
        if told:
            claim, taken = told
            yield claim
            if found and found.pattern.country == "named":
                for sequel, end in sequels(reading, claim, taken):
                    yield sequel
                    taken = end


def _label_end(folded: str, cue: re.Match[str]) -> int:
    """Return where a word ends, and if it stands alone between two lines, the blank ones after it."""
    blank = _BLANK.match(folded, cue.end())
    return blank.end() if blank and opens_line(folded, cue.start()) else cue.end()


def _asks(folded: str, found: Found) -> bool:
    """Tell whether what stands in the slot asks for the capital: unknown words before a question mark."""
    return found.capital.kind == "unknown" and is_question(folded, found.start, found.end)


def _is_other_capital(folded: str, cue: re.Match[str]) -> bool:
    """Tell whether the words beside it make it no capital of a state: *financial capital*, *capital region*.

    Words that tell what a city is like may hold such a word: *political and economic capital*.
    """
    before = folded[max(0, cue.start() - 40) : cue.start()].rstrip(" -")
    other = _ending_in("not-capital").search(before)
    quality = _ending_in("quality").search(before) if other else None
    if other and not (quality and quality.start() < other.start()):
        return True
    return bool(_goes_on_otherwise().match(folded, cue.end()))


@cache
def _ending_in(role: str) -> re.Pattern[str]:
    return re.compile(wording().finder(role).pattern + "$")


@lru_cache(maxsize=1)
def _goes_on_otherwise() -> re.Pattern[str]:
    return re.compile(rf"[^\S\n]?{wording().finder('compound').pattern}")


def _matches(reading: Reading, cue: re.Match[str], start: int, end: int) -> Iterator[Found]:
    words = wording()
    placeless = bisect_left(reading.positions, start) == bisect_left(reading.positions, end)
    opens = opens_line(reading.folded, cue.start()) or opens_field(reading, cue.start(), cue.end())
    for language in words.languages_of(cue.group()):
        told = cache(partial(_tells, reading.folded, start, end, language))
        place = place_of(reading.folded, language, cue.start(), start)
        for pattern in patterns_of(language):
            titled = pattern.country == "title"
            may_be = opens if titled and pattern.raw else not placeless and (opens or not titled)
            if may_be and all(map(told, pattern.needs)):
                for match in matches(reading, pattern, place, start, end):
                    yield from _found(reading, pattern, match, start)


def _tells(folded: str, start: int, end: int, language: str, roles: tuple[str, ...]) -> bool:
    """Tell whether a word of some roles stands in a stretch."""
    finder = wording().finder(*roles, language=language)
    return bool(finder.search(folded, start, end))


def _found(reading: Reading, pattern: Pattern, match: Match, start: int) -> Iterator[Found]:
    """Yield what a match tells, if its slots hold what they may."""
    filled = None if _is_label(reading, pattern, match) else _capital_slot(reading, pattern, match)
    if (
        filled is None
        or _is_supposed(reading.folded, min(filled[1], match.start))
        or not _may_hold(pattern, match, filled[0], is_listed=reading.folded.startswith(",", filled[2]))
        or (filled[0].kind == "country" and reading.folded[filled[2] : filled[2] + 1].isalpha())
        or wording().finder("unit").match(reading.folded[filled[2] : filled[2] + 24].lstrip(" "))
    ):
        return
    slot, first, last = filled
    if (pattern.opens and not _opens(reading.folded, start, first)) or _is_dateline(reading, slot, match):
        return
    country = _country(reading, pattern, match, slot)
    if (country is None and _has_lost_its_title(pattern, slot, reading.within(first, last))) or (
        country is not None
        and _is_apart(reading, country, slot)
        and (not pattern.owned or tenures(slot.id, reading.places[country].id))
    ):
        yield Found(
            pattern,
            match,
            country,
            slot,
            min(first, match.start),
            max(last, match.end),
            country is not None and _is_foreign(reading.places[country], pattern.language),
        )


def _opens(folded: str, start: int, first: int) -> bool:
    """Tell whether a place opens its sentence, a word such as *secondly* before it or none."""
    before = folded[start:first].strip(_OPENING)
    return not before or (before.endswith(",") and before[:-1].isalpha())


def _is_dateline(reading: Reading, capital: Slot, match: Match) -> bool:
    """Tell whether a city is no more than where a report was written: *JAKARTA: The capital of …*, in capitals as no other word."""
    following = reading.slice(match.start, match.span("cue")[1])
    opens = _SENTENCE_BEHIND.match(following)
    if opens is None or following.isupper():
        return False
    return capital.surface.isupper() and opens["first"].isupper()


def _is_label(reading: Reading, pattern: Pattern, match: Match) -> bool:
    """Tell whether the word for *capital* labels a line of its own below the country, which a title pattern reads."""
    if pattern.country != "named" or "bare" not in match.roles:
        return False
    country, cue = match.span("country")[0], match.span("cue")[0]
    return "\n" in reading.folded[country:cue] and opens_line(reading.folded, cue)


def _is_supposed(folded: str, start: int) -> bool:
    """Tell whether *if* stands right before a clause."""
    before = folded[max(0, start - 24) : start].rstrip()
    return bool(_ending_in("if").search(before))


def _is_foreign(country: Mention, language: str) -> bool:
    """Tell whether a country is named in other languages, not in a pattern's: 首都 is Chinese beside 泰国, Japanese beside タイ."""
    spoken = languages_of(country.id, country.surface)
    return bool(spoken) and language.partition("-")[0] not in spoken


def languages_of(country: str, surface: str) -> frozenset[str]:
    """Return the languages, without their scripts, in which a country has a name.

    Args:
        country: Its alpha-2 code.
        surface: The name.

    """
    return _languages(country).get(normalize_name(surface), frozenset())


@cache
def _languages(country: str) -> dict[str, frozenset[str]]:
    """Return the languages of each name of a country, without their scripts."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member in Dataset.bundled().members:
        for name in member.names if member.alpha_2 == country else ():
            found[normalize_name(name.name)].add(name.language.partition("-")[0])
    return {name: frozenset(languages) for name, languages in found.items()}


def _may_hold(pattern: Pattern, match: Match, slot: Slot, *, is_listed: bool) -> bool:
    """Tell whether a slot's content suits its pattern: words of a name need words around that claim something.

    Behind a sign alone they are no name where more is *listed* after them: "Capitals of Thailand: History, maps".
    """
    if slot.kind == "city":
        return True
    if slot.kind == "unknown" and is_listed and not match.roles & VERBS:
        return False
    return pattern.raw and not (pattern.side == "left" and "bare" in match.roles)


def _country(reading: Reading, pattern: Pattern, match: Match, capital: Slot) -> int | None:
    """Return the folded offset of the country a pattern speaks of."""
    if pattern.country == "named":
        position = match.span("country")[0]
        return position if reading.places[position].kind == "country" else None
    if pattern.country == "subject":
        return _spoken_of(reading, match, capital)
    if pattern.country == "title":
        return title_above(reading, match.span("cue")[0])
    return owner_before(reading, match.span("cue")[0], capital.id, far=True) if capital.id else None


def _spoken_of(reading: Reading, match: Match, capital: Slot) -> int | None:
    """Return the subject of the sentences before or the title above, unless the capital is that of another country they name."""
    cue = match.span("cue")[0]
    subject = subject_before(reading, cue)
    if (
        subject is None
        and opens_line(reading.folded, cue)
        and not ends_sentence(reading.folded[max(0, cue - 8) : cue])
    ):
        subject = title_above(reading, cue)
    if not capital.id or (subject is not None and tenures(capital.id, reading.places[subject].id)):
        return subject
    owner = owner_before(reading, match.start, capital.id, far=subject is None)
    return subject if owner is None else owner


def _has_lost_its_title(pattern: Pattern, capital: Slot, places: list[Mention]) -> bool:
    """Tell whether a labelled capital of a state stands alone since no country is left above it."""
    return pattern.country == "title" and pattern.raw and len(places) == 1 and bool(tenures(capital.id))


def _capital_slot(reading: Reading, pattern: Pattern, match: Match) -> tuple[Slot, int, int] | None:
    """Return what stands in a pattern's slot for the capital, with its folded bounds."""
    if pattern.side == "left":
        before = slot_before(reading, match.start, raw=pattern.raw)
        return (before[0], before[1], match.start) if before else None
    if pattern.side == "right":
        after = slot_after(reading, match.end, raw=pattern.raw)
        return (after[0], match.end, after[1]) if after else None
    if pattern.side == "above":
        above = city_above(reading, match.start)
        slot = None if above is None else slot_of(reading, above, above + 1, "city")
        return None if slot is None or above is None else (slot, above, match.end)
    slot = slot_of(reading, *match.span("city"), "city")
    return (slot, *match.span("city")) if slot else None


def _is_apart(reading: Reading, country: int, capital: Slot) -> bool:
    mention = reading.places[country]
    return capital.end <= mention.start or mention.end <= capital.start


def _claim(reading: Reading, found: Found) -> Claim:
    match = found.match
    country = None if found.country is None else slot_for(reading.places[found.country])
    cue = reading.original(*match.span("cue"))
    named = [(country.start, country.end)] if country and found.pattern.country == "named" else []
    spans = [cue, (found.capital.start, found.capital.end), *named]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    dates = tuple(dates_of(reading, found))
    return Claim(
        first,
        last,
        reading.text[first:last],
        country,
        found.capital,
        found.pattern.id,
        scope_of(reading, found, dates),
        found.country is not None
        and asserts_membership(reading, max(0, found.country - 60), found.country + 1),
        values=(*dates, *_administrative(reading, match)),
        language=found.pattern.language,
    )


def _administrative(reading: Reading, match: Match) -> Iterator[Slot]:
    """Yield the word that says a capital is one of the administration only."""
    for name in ("administrative_before", "administrative_after"):
        start, end = match.span(name)
        if start < end:
            first, last = reading.original(start, end)
            yield Slot(first, last, reading.text[first:last], "text", form="administrative")


def asserts_membership(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch says of what it lists that they are members of ASEAN."""
    stretch = reading.folded[start:end]
    spots = [match.start() for match in wording().finder("asean").finditer(stretch)]
    spots += [
        position
        for position in (match.start() for match in re.finditer(ORGANISATION, stretch))
        if reading.places[start + position].id.lower() == "asean"
    ]
    return any(_beside_country_word(stretch, spot) for spot in spots)


def _beside_country_word(stretch: str, spot: int) -> bool:
    near = stretch[max(0, spot - 28) : spot + 36]
    return bool(wording().finder("country").search(near)) and not wording().finder("candidate").search(near)
