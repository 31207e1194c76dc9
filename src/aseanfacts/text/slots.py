"""What stands in a slot of a claim: parsed first, whatever it is, and judged later.

A slot is bounded by the form of the claim (a bracket, a cell, the end of a clause), never by whether its content is known: the
bad rows are the ones a finder of known names would miss.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aseanfacts.dataset import Dataset
from aseanfacts.lookup import normalize_city, normalize_country
from aseanfacts.normalize import normalize_name
from aseanfacts.text.model import Mention, Slot
from aseanfacts.text.reading import PLACE, Reading
from aseanfacts.text.wording import either, wording

__all__ = ["empty_slot", "is_nothing", "slot_after", "slot_before", "slot_of"]

_EDGE = " \t\n✓✔✗✘☑✅❌\"'“”‘’«»„‚「」『』*_`:;,.·•|[]{}~^\u3000。、៖"
_NOTE = re.compile(r"\s*(\[[^\[\]\n]{0,8}\]|[¹²³⁰-⁹*†‡]{1,3})\s*$")
_NOTHING = re.compile(r"[-–—_.…?*×~•·\s]+|[xX]{1,4}|\(x\)")
_OPENING = re.compile(r"[^\S\n]{0,4}\n?[^\S\n]{0,4}[\"'“”‘’«»„「『*]{0,3}(?:_{1,3}(?!_))?")
_MORE = re.compile(r"[;,\n]|\.\s")
_SIGN_BEFORE = re.compile(rf"[-–—]{{1,2}}[^\S\n]{{1,3}}|\([^\S\n]{{0,4}}(?={PLACE}[^\S\n]{{0,4}}\))")
_RUN = re.compile(r"[^.,;:!?()\[\]\n\"“”«»|\t，；、。។៖၊။॥।]{1,48}")
_RUN_BEFORE = re.compile(r"[^.,;:!?()\[\]\n\"“”«»|\t，；、。។៖၊။॥।]{1,48}$")
_TERMINATOR = re.compile(r"[^\S\n]{0,3}(?:$|[.,;:!?)\]}\n\"”»|\t，；、。។៖၊။॥।<])")
_BRACKETED = re.compile(r"\([^()]*\)")
_MAXIMUM = 48
_SPACELESS_MAXIMUM = 14
_MOST_WORDS = 2


def empty_slot(reading: Reading, start: int, end: int) -> Slot:
    """Return the slot of a gap, shown by the signs around it."""
    first, last = reading.original(start, end)
    return Slot(first, last, reading.text[first:last], "empty")


def slot_of(reading: Reading, start: int, end: int, wanted: str) -> Slot | None:
    """Return the slot that fills a stretch of the folded text, a cell or the inside of a bracket.

    Args:
        reading: The text.
        start: Where the stretch begins.
        end: Where it ends.
        wanted: ``country`` or ``city``: how to read a name that is both.

    Returns:
        The slot, or None when there is nothing but signs of no meaning.

    """
    if is_nothing(reading.folded[start:end]):
        trimmed = reading.folded[start:end].strip()
        offset = start + reading.folded[start:end].index(trimmed) if trimmed else start
        return _slot(reading, offset, offset + len(trimmed), "placeholder") if trimmed else None
    start, end = _trim(reading.folded, start, end)
    if wanted == "city" and (label := _label().match(reading.folded, start, end)):
        more = _MORE.search(reading.folded, label.end(), end)
        start, end = _trim(reading.folded, label.end(), more.start() if more else end)
    if start >= end:
        return None
    return _known(reading, start, end, wanted) or _slot(reading, start, end, "unknown")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """Return the expression for a word for *capital* before what a cell holds."""
    return re.compile(
        rf"(?:{either(wording().all_of('article'))}\s)?{either(wording().all_of('capital'))}"
        rf"\s{{0,3}}(?:[:=–—-]|{either(wording().all_of('is'))})?(?=\s*\S)"
    )


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    note = _NOTE.search(folded, start, end)
    end = note.start() if note and note.start() > start else end
    while start < end and folded[start] in _EDGE:
        start += 1
    while end > start and folded[end - 1] in _EDGE:
        end -= 1
    return start, end


def is_nothing(folded: str) -> bool:
    """Tell whether some folded text stands for nothing: a placeholder of any language."""
    stripped = folded.strip()
    return bool(stripped) and (
        bool(_NOTHING.fullmatch(stripped)) or stripped.strip("()[]{}<>*_ .") in _placeholders()
    )


@lru_cache(maxsize=1)
def _placeholders() -> frozenset[str]:
    return frozenset(wording().all_of("placeholder"))


def _slot(
    reading: Reading, start: int, end: int, kind: str, identifier: str | None = None, form: str = ""
) -> Slot:
    first, last = reading.original(start, end)
    return Slot(first, last, reading.text[first:last], kind, identifier, form)  # type: ignore[arg-type]


def _known(reading: Reading, start: int, end: int, wanted: str) -> Slot | None:
    """Return the slot of a stretch that names one place or several."""
    whole = reading.slice(start, end)
    mentions = _outside_brackets(reading, start, end)
    if len({(mention.kind, mention.id) for mention in mentions}) > 1:
        return _several(reading, start, end, mentions, wanted)
    if mentions and (len(mentions[0].surface) == len(whole) or _only_extras(reading, start, end)):
        return _named(reading, start, end, mentions[0], wanted)
    return _by_name(reading, start, end, wanted)


def _outside_brackets(reading: Reading, start: int, end: int) -> list[Mention]:
    """Return the places named in a stretch, those in brackets only where no other is: what is in brackets is an aside."""
    inside = [found.span() for found in _BRACKETED.finditer(reading.folded, start, end)]
    within = reading.within(start, end)
    hidden = {(place.start, place.end) for first, last in inside for place in reading.within(first, last)}
    return [place for place in within if (place.start, place.end) not in hidden] or within


def _only_extras(reading: Reading, start: int, end: int) -> bool:
    """Tell whether what stands beside a name leaves it that name: brackets, years, words without capitals."""
    beside = reading.slice(start, end)
    for mention in reading.within(start, end):
        beside = beside.replace(mention.surface, " ", 1)
    beside = re.sub(r"\([^()]*\)", " ", beside)
    words = wording().finder("city-word").sub(" ", beside.lower()).split()
    return all(not word[0].isupper() for word in beside.split()) or not any(word.isalpha() for word in words)


def _named(reading: Reading, start: int, end: int, mention: Mention, wanted: str) -> Slot:
    kind, identifier = _as_wanted(mention.surface, mention.kind, mention.id, wanted)
    return _slot(reading, start, end, kind, identifier, mention.form)


def _as_wanted(surface: str, kind: str, identifier: str, wanted: str) -> tuple[str, str]:
    """Read a name that is both a country's and a city's as the slot wants it."""
    if kind != wanted:
        other = normalize_city(surface) if wanted == "city" else normalize_country(surface)
        if other:
            return wanted, other
    return kind, identifier


def _several(reading: Reading, start: int, end: int, mentions: list[Mention], wanted: str) -> Slot:
    ids = [_as_wanted(mention.surface, mention.kind, mention.id, wanted) for mention in mentions]
    named = tuple(dict.fromkeys(identifier for kind, identifier in ids if kind == wanted)) or (ids[0][1],)
    kind = wanted if any(kind == wanted for kind, _ in ids) else ids[0][0]
    forms = {mention.form for mention in mentions}
    first, last = reading.original(start, end)
    one = named[0] if len(named) == 1 else None
    form = mentions[0].form if len(forms) == 1 else ""
    return Slot(first, last, reading.text[first:last], kind, one, form, () if one else named)  # type: ignore[arg-type]


def _by_name(reading: Reading, start: int, end: int, wanted: str) -> Slot | None:
    """Look up a stretch as a whole, joined where a line broke it, with and without a word for *city*."""
    whole = reading.slice(start, end)
    bare = wording().finder("city-word").match(reading.folded, start, end)
    for first in (start, bare.end() if bare else end):
        found = _look_up(reading.slice(first, end), wanted) if first < end else None
        if found:
            return _slot(reading, start, end, *found, form_of(found[1], whole))
    return None


def _look_up(name: str, wanted: str) -> tuple[str, str] | None:
    if len(normalize_name(name)) <= 3 and not _is_written_out(name):
        return None
    city, country = normalize_city(name), normalize_country(name)
    if wanted == "city":
        return ("city", city) if city else ("country", country) if country else None
    return ("country", country) if country else ("city", city) if city else None


def _is_written_out(name: str) -> bool:
    """Tell a short name in its own script (*ลาว*) from letters that happen to be a code."""
    return not name.isascii()


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], str]:
    kinds = {"misspelling": "misspelt", "former": "historical"}
    data = Dataset.bundled()
    places = [(member.alpha_2, member.names) for member in data.members] + [
        (city.id, city.names) for city in data.cities
    ]
    return {
        (identifier, normalize_name(name.name)): kinds[name.kind]
        for identifier, names in places
        for name in names
        if name.kind in kinds
    }


def form_of(identifier: str, surface: str) -> str:
    """Return the form of a name that stands for a known place."""
    return _forms().get((identifier, normalize_name(surface)), "canonical")


def slot_after(
    reading: Reading, position: int, *, raw: bool, wanted: str = "city"
) -> tuple[Slot, int] | None:
    """Return the slot that begins at a position in running text, and where it ends.

    Args:
        reading: The text.
        position: Where the words before it end.
        raw: Whether words the data does not know may fill it.
        wanted: ``country`` or ``city``.

    """
    folded = reading.folded
    opening = _OPENING.match(folded, position)
    start = opening.end() if opening else position
    sign = _SIGN_BEFORE.match(folded, start)
    place = _place_at(reading, sign.end() if sign else start)
    if place is not None:
        end = _end_of_several(reading, place + 1)
        slot = slot_of(reading, place, end, wanted)
        return (slot, end) if slot else None
    nothing = _nothing_at(folded, start)
    if nothing:
        return _slot(reading, start, nothing, "placeholder"), nothing
    run = _RUN.match(folded, start)
    return _from_run(reading, run.start(), run.end(), raw=raw, wanted=wanted) if run else None


def _place_at(reading: Reading, start: int) -> int | None:
    """Return the offset of the place that begins here, after what may lead to its name: "the sleepy city of", "bustling"."""
    lead = None if reading.folded.startswith(PLACE, start) else _lead().match(reading.folded, start)
    place = lead.end() if lead else start
    found = reading.places.get(place)
    return place if found and found.kind != "organisation" else None


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """Return the expression for words before a place: articles, what it is like, *city of*; a word for *city* lets any adjective in."""
    article, quality, city, of, also = (
        either(wording().all_of(*roles))
        for roles in (("article",), ("quality", "new"), ("city-word",), ("of",), ("and",))
    )
    word = rf"(?!{either(wording().all_of('of', 'from', 'to', 'and', 'is'))})[^\W\d_{PLACE}][^\s.,;:!?()\n{PLACE}]{{0,20}}"
    space = rf"{_OPENING.pattern}"
    adjectives = rf"(?:{quality}(?:{space}(?:,|{also}))?{space}){{0,3}}"
    strange = rf"(?:{word},?[^\S\n]{{1,3}}){{1,3}}?"
    noun = rf"{city}{space}(?:{word}[^\S\n]{{1,3}})??(?:{of}{space})?"
    return re.compile(
        rf"(?:{article}{space}){{0,2}}(?:(?:{strange}{city}{space}{of}{space})|{adjectives}(?:{noun}){{0,2}})(?={PLACE})"
    )


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:\s{{0,2}}(?:/|{either(wording().all_of('and'))})\s{{0,2}}{PLACE})+")


def _end_of_several(reading: Reading, end: int) -> int:
    """Return where a slot ends that goes on with a slash or *or* and another city."""
    more = _joined().match(reading.folded, end)
    if more is None or not _TERMINATOR.match(reading.folded, more.end()):
        return end
    cities = all(mention.kind == "city" for mention in reading.within(end, more.end()))
    return more.end() if cities else end


@lru_cache(maxsize=1)
def _nothing() -> re.Pattern[str]:
    signs = r"[-–—]{1,3}|_{1,12}|\.{3,12}|…{1,4}\.?|(?<=[:=]\s)\?{1,3}|[*×~]{1,3}|[x]{1,4}|\(x\)"
    words = (word for word in wording().all_of("placeholder") if any(map(str.isalnum, word)))
    return re.compile(f"(?:{signs}|{either(words)})(?={_TERMINATOR.pattern}|[a-d][.)])")


def _nothing_at(folded: str, start: int) -> int:
    found = _nothing().match(folded, start)
    return found.end() if found else 0


def _from_run(reading: Reading, start: int, end: int, *, raw: bool, wanted: str) -> tuple[Slot, int] | None:
    """Return the longest known name a run of words begins with, else its capitalised words."""
    ends = [match.end() for match in re.finditer(r"\S+", reading.folded[start:end])][:6]
    for length in reversed(ends):
        slot = _by_name(reading, start, start + length, wanted)
        if slot:
            return slot, start + length
    length = _raw_length(reading, start, end) if raw else 0
    return (_slot(reading, start, start + length, "unknown"), start + length) if length else None


def _raw_length(reading: Reading, start: int, end: int) -> int:
    """Return how many characters of a run are an unknown name: capitalised words, or a short run of a spaceless script."""
    run = reading.folded[start:end]
    if PLACE in run:
        return 0
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", run)]
    first = reading.slice(start, start + words[0][1])[:1] if words else ""
    if not first or _is_common(run[: words[0][1]]) or wording().finder("question").match(run.lstrip()):
        return 0
    if wording().finder("lies").search(run) and not first.isupper():
        return 0
    if not first.isupper() and first.isalpha() and first.lower() == first.upper():
        closed = _TERMINATOR.match(reading.folded, end) and len(words) <= _MOST_WORDS
        return len(run.rstrip()) if closed and len(run) <= _SPACELESS_MAXIMUM else 0
    length = 0
    for begin, finish in words[:4]:
        if not reading.slice(start + begin, start + finish)[:1].isupper():
            break
        length = finish
    return length


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    words = wording().all_of("pronoun", "article", "question", "and", "of", "country", "with")
    opening = wording().all_of("in-year", "since", "until", "formerly")
    return frozenset((*words, *(word.split()[0] for word in opening)))


def _is_common(word: str) -> bool:
    return word.strip("'’.,").replace("'", "’") in _common()


def slot_before(
    reading: Reading, position: int, *, raw: bool, wanted: str = "city"
) -> tuple[Slot, int] | None:
    """Return the slot that ends at a position in running text, and where it begins."""
    folded = reading.folded
    end = position
    while end > max(0, position - 8) and folded[end - 1] in " \n\"'“”‘’«»「」『』*_":
        end -= 1
    place = end - 2 if folded.endswith(f"{PLACE}市", 0, end) else end - 1
    if end and folded[place] == PLACE and reading.places[place].kind != "organisation":
        slot = slot_of(reading, place, end, wanted)
        return (slot, place) if slot else None
    run = _RUN_BEFORE.search(folded, max(0, end - _MAXIMUM), end)
    return _from_run_before(reading, run.start(), end, raw=raw, wanted=wanted) if run else None


def _from_run_before(
    reading: Reading, start: int, end: int, *, raw: bool, wanted: str
) -> tuple[Slot, int] | None:
    starts = [start + match.start() for match in re.finditer(r"\S+", reading.folded[start:end])][-6:]
    for first in starts:
        slot = _by_name(reading, first, end, wanted)
        if slot:
            return slot, first
    chosen = end
    for first in reversed(starts[-4:] if raw else []):
        word = reading.slice(first, min(end, first + 1))
        if not word[:1].isupper():
            break
        chosen = first
    if (
        chosen == end
        or PLACE in reading.folded[chosen:end]
        or _is_common(reading.folded[chosen:end].split()[0])
    ):
        return None
    if _is_common(reading.folded[chosen:end].split()[-1]):
        return None
    return _slot(reading, chosen, end, "unknown"), chosen
