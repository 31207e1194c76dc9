"""Claims told in sentences: "the capital of X is Y" and its sisters in every language of the tables.

Every word for *capital* in the text is looked at once, with a bounded stretch of its sentence around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache, partial

from attrs import frozen

from aseanfacts.dataset import Dataset
from aseanfacts.model import Capital
from aseanfacts.normalize import normalize_name
from aseanfacts.text.matches import Match, matches, place_of
from aseanfacts.text.model import Claim, Mention, Scope, Slot
from aseanfacts.text.questions import fill_gap, question_claim
from aseanfacts.text.reading import ORGANISATION, Reading
from aseanfacts.text.sequels import sequels
from aseanfacts.text.slots import slot_after, slot_before, slot_of
from aseanfacts.text.stretches import opening, stretch
from aseanfacts.text.subjects import city_above, opens_line, owner_before, subject_before, title_above
from aseanfacts.text.tenures import tenures
from aseanfacts.text.wording import YEAR_WORD, Pattern, wording

__all__ = ["asserts_membership", "languages_of", "sentence_claims"]

_PREFERRED = ("named", "title", "subject", "owner")
_VERBS = frozenset(["is", "is_not", "was", "became", "will_be", "denied", "moved", "has_moved"])
_OPENING = " \t\n\"'“‘«*•–—>#-"
_QUESTION = re.compile(r"[?]")
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"


@frozen
class _Found:
    """A pattern found around a word for *capital*."""

    pattern: Pattern
    match: Match
    country: int | None
    capital: Slot
    start: int
    end: int
    foreign: bool

    @property
    def rank(self) -> tuple[bool, int, int, bool, bool, int]:
        """Tell which pattern is the likelier, the least first.

        Places go before other words, one line before several, named countries before understood ones, the language of the
        country's name before others, verbs before none, then the longer.
        """
        unnamed = self.capital.kind not in ("city", "country")
        lines = self.match.parts[-1].string.count("\n", self.start, self.end)
        verbless = not self.match.roles & _VERBS
        told = _PREFERRED.index(self.pattern.country)
        return unnamed, lines, told, self.foreign, verbless, self.start - self.end


def sentence_claims(reading: Reading) -> Iterator[Claim]:
    """Yield each claim told in a sentence."""
    words = wording()
    taken = -1
    for cue in words.capital.finditer(reading.folded):
        if cue.start() < taken or _is_other_capital(reading.folded, cue):
            continue
        matches = (found for found in _matches(reading, cue) if found.start >= taken)
        found = min(matches, key=lambda found: found.rank, default=None)
        told = (
            fill_gap(reading, _claim(reading, found), found.end)
            if found and not _asks(reading.folded, found)
            else question_claim(reading, cue, stretch(reading.folded, cue.start(), cue.end())[0])
        )
        if told:
            claim, taken = told
            yield claim
            if found and found.pattern.country == "named":
                for sequel, end in sequels(reading, claim, taken):
                    yield sequel
                    taken = end


def _asks(folded: str, found: _Found) -> bool:
    """Tell whether what stands in the slot asks for the capital: unknown words before a question mark."""
    return found.capital.kind == "unknown" and _is_question(folded, found.start, found.end)


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


def _matches(reading: Reading, cue: re.Match[str]) -> Iterator[_Found]:
    words = wording()
    start, end = stretch(reading.folded, cue.start(), cue.end())
    placeless = bisect_left(reading.positions, start) == bisect_left(reading.positions, end)
    opens = opens_line(reading.folded, cue.start())
    for language in words.languages.get(cue.group(), ()):
        told = cache(partial(_tells, reading.folded, start, end, language))
        place = place_of(reading.folded, language, cue.start(), start)
        for pattern in words.patterns(language):
            titled = pattern.country == "title"
            may_be = opens if titled and pattern.raw else not placeless and (opens or not titled)
            if may_be and all(map(told, pattern.needs)):
                for match in matches(reading, pattern, place, start, end):
                    yield from _found(reading, pattern, match, start)


def _tells(folded: str, start: int, end: int, language: str, roles: tuple[str, ...]) -> bool:
    """Tell whether a word of some roles stands in a stretch."""
    finder = wording().finder(*roles, language=language)
    return bool(finder.search(folded, start, end))


def _found(reading: Reading, pattern: Pattern, match: Match, start: int) -> Iterator[_Found]:
    """Yield what a match tells, if its slots hold what they may."""
    filled = None if _is_label(reading, pattern, match) else _capital_slot(reading, pattern, match)
    if (
        filled is None
        or _is_supposed(reading.folded, min(filled[1], match.start))
        or not _may_hold(pattern, match, filled[0])
        or wording().finder("unit").match(reading.folded[filled[2] : filled[2] + 24].lstrip(" "))
    ):
        return
    slot, first, last = filled
    if pattern.opens and reading.folded[start:first].strip(_OPENING):
        return
    country = _country(reading, pattern, match, slot)
    if (country is None and _has_lost_its_title(pattern, slot, reading.within(first, last))) or (
        country is not None
        and _is_apart(reading, country, slot)
        and (not pattern.owned or tenures(slot.id, reading.places[country].id))
    ):
        yield _Found(
            pattern,
            match,
            country,
            slot,
            min(first, match.start),
            max(last, match.end),
            country is not None and _is_foreign(reading.places[country], pattern.language),
        )


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
    return _languages().get((country, normalize_name(surface)), frozenset())


@lru_cache(maxsize=1)
def _languages() -> dict[tuple[str, str], frozenset[str]]:
    """Return the languages of each name of a country, without their scripts."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for member in Dataset.bundled().members:
        for name in member.names:
            found[member.alpha_2, normalize_name(name.name)].add(name.language.partition("-")[0])
    return {key: frozenset(languages) for key, languages in found.items()}


def _may_hold(pattern: Pattern, match: Match, slot: Slot) -> bool:
    """Tell whether a slot's content suits its pattern: words of a name need words around that claim something."""
    if slot.kind == "city":
        return True
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
    return owner_before(reading, match.start, capital.id) if capital.id else None


def _spoken_of(reading: Reading, match: Match, capital: Slot) -> int | None:
    """Return the subject of the sentences before, unless the capital is that of another country they name."""
    subject = subject_before(reading, match.span("cue")[0])
    if not capital.id or (subject is not None and tenures(capital.id, reading.places[subject].id)):
        return subject
    owner = owner_before(reading, match.start, capital.id)
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


def _claim(reading: Reading, found: _Found) -> Claim:
    match = found.match
    country = None if found.country is None else _country_slot(reading, found.country)
    cue = reading.original(*match.span("cue"))
    named = [(country.start, country.end)] if country and found.pattern.country == "named" else []
    spans = [cue, (found.capital.start, found.capital.end), *named]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    dates = tuple(_dates(reading, found))
    return Claim(
        first,
        last,
        reading.text[first:last],
        country,
        found.capital,
        found.pattern.id,
        _scope(reading, found, dates),
        found.country is not None
        and asserts_membership(reading, max(0, found.country - 60), found.country + 1),
        values=(*dates, *_administrative(reading, match)),
        language=found.pattern.language,
    )


def _country_slot(reading: Reading, position: int) -> Slot:
    mention = reading.places[position]
    return Slot(mention.start, mention.end, mention.surface, "country", mention.id, mention.form)


def _administrative(reading: Reading, match: Match) -> Iterator[Slot]:
    """Yield the word that says a capital is one of the administration only."""
    for name in ("administrative_before", "administrative_after"):
        start, end = match.span(name)
        if start < end:
            first, last = reading.original(start, end)
            yield Slot(first, last, reading.text[first:last], "text", form="administrative")


def _scope(reading: Reading, found: _Found, dates: tuple[Slot, ...]) -> Scope:
    tenses = found.match.roles
    if _is_question(reading.folded, found.start, found.end) and not _only_seems_to_ask(reading, found):
        return "question"
    if "is_not" in tenses:
        return "negated"
    if tenses & {"will_be", "future"}:
        return "planned"
    if tenses & {"new", "moved", "has_moved"} and not _has_been_capital(reading, found):
        return "current" if _has_come(reading, found) else "planned"
    if tenses & {"became", "moved", "has_moved"} and not _has_lost_its_rank(reading, found):
        return "current"
    if dates or tenses & {"was", "became", "former"} or _opens_in_the_past(reading.folded, found):
        return "historical"
    return "current"


def _has_come(reading: Reading, found: _Found) -> bool:
    """Tell whether a verb, or *already* beside it, says that the capital has been moved, and no word before that it has not."""
    language = found.pattern.language
    verb = found.match.span_of("moved")
    if verb is None:
        return False
    first = opening(reading.folded, found.start)[0]
    already = wording().finder("already", language=language)
    told = "has_moved" in found.match.roles or already.search(reading.folded, first, verb[1])
    not_yet = wording().finder("not-yet", language=language)
    return bool(told) and not not_yet.search(reading.folded, first, verb[0])


def _has_been_capital(reading: Reading, found: _Found) -> bool:
    """Tell whether a *new* capital is one already, be it no longer new."""
    return any(row.role != "designated" for row in _tenures(reading, found))


def _has_lost_its_rank(reading: Reading, found: _Found) -> bool:
    """Tell whether a city that *became* the capital is it no longer."""
    return any(row.until for row in _tenures(reading, found))


def _tenures(reading: Reading, found: _Found) -> tuple[Capital, ...]:
    return () if found.country is None else tenures(found.capital.id, reading.places[found.country].id)


def _only_seems_to_ask(reading: Reading, found: _Found) -> bool:
    """Tell whether the question tells, as *did you know that* does, or asks for something else about the capital it names."""
    folded = reading.folded
    mark = folded.find("?", found.end)
    if not found.match.roles & {"bare", *_VERBS}:
        return any(map(str.isalnum, folded[found.end : mark]))
    telling = wording().finder("did-you-know")
    return bool(
        telling.search(folded, *opening(folded, found.start)) or telling.search(folded[found.end : mark])
    )


def _opens_in_the_past(folded: str, found: _Found) -> bool:
    """Tell whether the sentence opens with a word such as *formerly*."""
    return bool(
        wording()
        .finder("formerly", language=found.pattern.language)
        .match(folded, *opening(folded, found.start))
    )


def _is_question(folded: str, start: int, end: int) -> bool:
    """Tell whether the sentence that ends after a stretch is a question without its answer."""
    tail = folded[end : end + 60]
    stop = re.search(r"[.!?。।။\n]", tail)
    if stop and stop.group() == "?":
        return True
    asking = wording().finder("question")
    rest = tail[: stop.start()] if stop else tail
    closing = asking.match(rest.lstrip())
    return bool(
        closing
        and len(closing.group()) > 1
        and not closing.group().isascii()
        and not rest.lstrip()[closing.end() :].strip()
    )


def _dates(reading: Reading, found: _Found) -> Iterator[Slot]:
    """Yield the years a claim is bounded by: *until 2006*, *in 1990*."""
    stop = re.search(r"[.!?。।။\n]", reading.folded[found.end : found.end + 60])
    after = found.end + (stop.start() if stop else 60)
    for role in ("until", "in-year"):
        year = _year_beside(reading.folded, role, found, after)
        if year and not (
            role == "in-year" and year.start() >= found.end and not {"was", "became"} & found.match.roles
        ):
            first, last = reading.original(year.start("year"), year.end("year"))
            yield Slot(
                first,
                last,
                reading.text[first:last],
                "date",
                reading.folded[year.start("year") : year.end("year")],
                role,
            )
            return


def _year_beside(folded: str, role: str, found: _Found, after: int) -> re.Match[str] | None:
    """Return a year with its word that follows a claim or opens its sentence."""
    before = opening(folded, found.start)
    for expression in _with_year(role, found.pattern.language):
        within = expression.search(folded, found.start, found.end) if role == "until" else None
        if year := expression.search(folded, found.end, after) or expression.match(folded, *before) or within:
            return year
    return None


@cache
def _with_year(role: str, language: str) -> tuple[re.Pattern[str], ...]:
    """Return the expressions for a year with its word before it and, but in Latin letters, behind it."""
    word = wording().finder(role, language=language).pattern
    behind = rf"{_YEAR}{YEAR_WORD}{word}"
    orders = (rf"{word}\s{{0,3}}{_YEAR}", behind if _is_spoken_behind(role, language) else None)
    return tuple(re.compile(order) for order in orders if order)


def _is_spoken_behind(role: str, language: str) -> bool:
    return not all(map(str.isascii, wording().words.get((role, language), ("",))))


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
