"""The upper floor: typed records with their dates, names and sources.

Three verbs, the same for members and cities: ``get_`` takes an exact code and returns a record or None; ``lookup_`` takes any
code or name and returns a record or raises; ``search_`` ranks what comes near a text, and is the only place that guesses.

Lists are tuples: members by English name, dated records by date, then by code or id. ``on=None`` means "as the data
stands". Every function takes ``dataset=``, by default :meth:`aseanfacts.Dataset.bundled`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol

from attrs import frozen

from aseanfacts.city_names import without_word
from aseanfacts.dataset import Dataset
from aseanfacts.errors import AmbiguousNameError, UnknownNameError
from aseanfacts.lookup import _day as _day_text
from aseanfacts.lookup import _text
from aseanfacts.model import (
    Alternative,
    AscnMembership,
    Capital,
    Chairmanship,
    City,
    Event,
    Language,
    Member,
    Membership,
    OrganisationFact,
    Person,
    SecretaryGeneral,
    Source,
    Summit,
)
from aseanfacts.normalize import normalize_name

__all__ = [
    "Candidate",
    "MemberYear",
    "alternatives",
    "ascn_cities",
    "capitals",
    "chairs",
    "cities",
    "events",
    "get_city",
    "get_member",
    "get_summit",
    "languages",
    "lookup_city",
    "lookup_member",
    "members",
    "membership_panel",
    "memberships",
    "organisation_facts",
    "people",
    "search_city",
    "search_member",
    "secretaries_general",
    "sources",
    "summits",
]


@frozen
class Candidate:
    """A guess: what a text may mean, how near it comes, and by which name.

    Attributes:
        record: The member or city.
        score: Nearness in (0, 1]; 1 when the whole text names it.
        key: The match key that came near.
    """

    record: Member | City
    score: float
    key: str

    def __str__(self) -> str:
        return f"{self.record} ({self.score:.2f})"


@frozen
class MemberYear:
    """Whether a state was a member of ASEAN on the last day of a year.

    Attributes:
        member: ISO 3166-1 alpha-2 code.
        alpha_3: ISO 3166-1 alpha-3 code.
        year: Calendar year.
        is_member: Whether it was a member on 31 December.
    """

    member: str
    alpha_3: str
    year: int
    is_member: bool


class _Interval(Protocol):
    @property
    def begins(self) -> date | None: ...

    @property
    def until(self) -> date | None: ...


def resolve_dataset(dataset: Dataset | None) -> Dataset:
    """Return the data set to ask: the one given, else the shipped one."""
    return Dataset.bundled() if dataset is None else dataset


def _day(on: date | str | None, data: Dataset) -> date:
    return data.package.as_of if on is None else parse_day(on)


def parse_day(on: date | str) -> date:
    """Read a day: a date, the calendar date of a datetime, or text of the exact form ``YYYY-MM-DD``."""
    return date.fromisoformat(_day_text(on))


def _covers(interval: _Interval, day: date) -> bool:
    begins, until = interval.begins, interval.until
    return (begins is None or begins <= day) and (until is None or day < until)


def members(on: date | str | None = None, *, dataset: Dataset | None = None) -> tuple[Member, ...]:
    """List the members of ASEAN, today or on a past date.

    Args:
        on: A date, or text ``YYYY-MM-DD``; by default the day the data stands for.
        dataset: Another data set than the shipped one.

    Returns:
        The members on that day, by English name.

    Raises:
        InvalidDateError: If ``on`` is no date.

    Examples:
        >>> len(members("1996-01-01")), len(members("2025-10-26"))
        (7, 11)
        >>> [member.alpha_2 for member in members("1967-08-08")]
        ['ID', 'MY', 'PH', 'SG', 'TH']

    """
    data = resolve_dataset(dataset)
    day = _day(on, data)
    return tuple(
        member
        for member in data.members
        if any(
            span.role == "member" and span.verification != "unverified" and _covers(span, day)
            for span in member.memberships
        )
    )


def memberships(
    member: str | Member | None = None,
    *,
    role: Literal["observer", "member"] | None = None,
    dataset: Dataset | None = None,
) -> tuple[Membership, ...]:
    """List when states were observers and since when they are members.

    Args:
        member: Only this member: any name or code, or a record.
        role: Only ``"observer"`` or ``"member"``.
        dataset: Another data set than the shipped one.

    Returns:
        The intervals, by the day each began.

    Raises:
        UnknownNameError: If ``member`` names none.

    Examples:
        >>> [(span.role, str(span.since)) for span in memberships("Timor-Leste")]
        [('observer', '2022-11-11'), ('member', '2025-10-26')]

    """
    data = resolve_dataset(dataset)
    code = member_code(member, data)
    return tuple(
        span for span in data.memberships if code in (None, span.member) and role in (None, span.role)
    )


def capitals(
    member: str | Member | None = None,
    *,
    on: date | str | None = None,
    role: Literal["capital", "royal", "administrative", "designated"] | None = None,
    history: bool = False,
    dataset: Dataset | None = None,
) -> tuple[Capital, ...]:
    """List the capitals of the members and the seats beside them, today, on a past date, or through all time.

    Args:
        member: Only this member: any name or code, or a record.
        on: A date, or text ``YYYY-MM-DD``; by default the day the data stands for.
        role: Only ``"capital"``, ``"royal"``, ``"administrative"`` or ``"designated"``.
        history: All that is recorded, whatever the date.
        dataset: Another data set than the shipped one.

    Returns:
        The capitals, by the day each began.

    Raises:
        UnknownNameError: If ``member`` names none.
        InvalidDateError: If ``on`` is no date.

    Examples:
        >>> [capital.name for capital in capitals("Malaysia")]
        ['Kuala Lumpur', 'Putrajaya']
        >>> [(capital.name, str(capital.until)) for capital in capitals("MM", history=True)]
        [('Yangon', '2005-11-06'), ('Nay Pyi Taw', 'None')]

    """
    data = resolve_dataset(dataset)
    code, day = member_code(member, data), _day(on, data)
    return tuple(
        capital
        for capital in data.capitals
        if code in (None, capital.member)
        and role in (None, capital.role)
        and (history or _covers(capital, day))
    )


def cities(member: str | Member | None = None, *, dataset: Dataset | None = None) -> tuple[City, ...]:
    """List the cities: capitals, former capitals and smart cities.

    Args:
        member: Only of this member: any name or code, or a record.
        dataset: Another data set than the shipped one.

    Returns:
        The cities, by id.

    Raises:
        UnknownNameError: If ``member`` names none.

    Examples:
        >>> [city.name for city in cities("Lao PDR")]
        ['Luang Prabang', 'Vientiane']

    """
    data = resolve_dataset(dataset)
    code = member_code(member, data)
    return tuple(city for city in data.cities if code in (None, city.member))


def ascn_cities(
    *, on: date | str | None = None, member: str | Member | None = None, dataset: Dataset | None = None
) -> tuple[AscnMembership, ...]:
    """List the cities of the ASEAN Smart Cities Network, today or on a past date.

    Where only bounds are known for the day a city joined, it counts from the latest day it can have been.

    Args:
        on: A date, or text ``YYYY-MM-DD``; by default the day the data stands for.
        member: Only of this member: any name or code, or a record.
        dataset: Another data set than the shipped one.

    Returns:
        The cities' memberships, by the day each joined, then by id.

    Raises:
        UnknownNameError: If ``member`` names none.
        InvalidDateError: If ``on`` is no date.

    Examples:
        >>> len(ascn_cities()), len(ascn_cities(on="2019-01-01"))
        (38, 26)
        >>> [city.name for city in ascn_cities(member="Timor-Leste")]
        ['Dili']

    """
    data = resolve_dataset(dataset)
    code, day = member_code(member, data), _day(on, data)
    return tuple(city for city in data.ascn_members if code in (None, city.member) and _covers(city, day))


def summits(*, dataset: Dataset | None = None) -> tuple[Summit, ...]:
    """List the summits: formal, informal and special.

    Args:
        dataset: Another data set than the shipped one.

    Returns:
        The summits, by first day.

    Examples:
        >>> str(summits()[0]), summits()[0].city
        ('1st ASEAN Summit', 'Bali')

    """
    return resolve_dataset(dataset).summits


def get_summit(number: int | str, *, dataset: Dataset | None = None) -> Summit | None:
    """Return one summit.

    Args:
        number: The number of a formal summit, or an id: ``"43"``, ``"informal-1"``, ``"special-2020"``.
        dataset: Another data set than the shipped one.

    Returns:
        The summit, or None when there is none of that number or id.

    Examples:
        >>> summit = get_summit(43)
        >>> summit.city, summit.start.isoformat(), summit.end.isoformat()
        ('Jakarta', '2023-09-05', '2023-09-07')
        >>> [session.city for session in get_summit(14).sessions]
        ['Cha-am and Hua Hin', 'Pattaya']

    """
    wanted = str(number)
    return next((summit for summit in resolve_dataset(dataset).summits if summit.id == wanted), None)


def chairs(*, dataset: Dataset | None = None) -> tuple[Chairmanship, ...]:
    """List who chaired ASEAN, by ASEAN's own attribution, with the chairs announced.

    Args:
        dataset: Another data set than the shipped one.

    Returns:
        The chairs, by year.

    Examples:
        >>> [str(chair) for chair in chairs() if chair.year in (2025, 2026)]
        ['Malaysia (2025)', 'Philippines (2026)']

    """
    return resolve_dataset(dataset).chairs


def secretaries_general(
    *, on: date | str | None = None, dataset: Dataset | None = None
) -> tuple[SecretaryGeneral, ...]:
    """List the terms of the Secretaries-General of ASEAN.

    Args:
        on: Only who was in office on this day: a date, or text ``YYYY-MM-DD``.
        dataset: Another data set than the shipped one.

    Returns:
        The terms in order; with ``on`` one, or none in a gap between two terms.

    Raises:
        InvalidDateError: If ``on`` is no date.

    Examples:
        >>> [term.name for term in secretaries_general(on="2012-12-31")]
        ['Surin Pitsuwan']

    """
    terms = resolve_dataset(dataset).secretaries_general
    if on is None:
        return terms
    day = parse_day(on)
    return tuple(term for term in terms if term.since <= day and (term.until is None or day < term.until))


def people(*, dataset: Dataset | None = None) -> tuple[Person, ...]:
    """List the office-holders the shipped article quotes, correctly spelt.

    Examples:
        >>> [person.name for person in people()]
        ['Nararya S. Soeprapto']

    """
    return resolve_dataset(dataset).people


def events(*, dataset: Dataset | None = None) -> tuple[Event, ...]:
    """List the events, other than summits, that the shipped article reports.

    Examples:
        >>> [str(event) for event in events()]
        ['Jakarta Future Festival 2025']

    """
    return resolve_dataset(dataset).events


def organisation_facts(*, dataset: Dataset | None = None) -> tuple[OrganisationFact, ...]:
    """List the facts about ASEAN itself: founding, Charter, pillars, seat.

    Examples:
        >>> {fact.id: fact.value for fact in organisation_facts()}["founded-on"]
        '1967-08-08'

    """
    return resolve_dataset(dataset).organisation


def sources(*, dataset: Dataset | None = None) -> tuple[Source, ...]:
    """List every source the facts were read in, by id.

    Examples:
        >>> len({source.id for source in sources()}) == len(sources())
        True

    """
    return resolve_dataset(dataset).sources


def alternatives(
    resource: str | None = None, key: str | None = None, *, dataset: Dataset | None = None
) -> tuple[Alternative, ...]:
    """List what other sources say of a fact, with our judgement.

    Args:
        resource: Only for this table.
        key: Only for the row with this primary key.
        dataset: Another data set than the shipped one.

    Returns:
        The alternatives, by table, row and field.

    Examples:
        >>> "1984-01-08" in [other.value for other in alternatives("memberships", "BN/member")]
        True

    """
    return tuple(
        other
        for other in resolve_dataset(dataset).alternatives
        if resource in (None, other.resource) and key in (None, other.key)
    )


def languages(*, dataset: Dataset | None = None) -> tuple[Language, ...]:
    """List the languages of the hand-kept names, by BCP 47 tag.

    Examples:
        >>> {language.language: language.endonym for language in languages()}["km"]
        'ខ្មែរ'

    """
    return resolve_dataset(dataset).languages


def membership_panel(
    first_year: int, last_year: int, *, dataset: Dataset | None = None
) -> tuple[MemberYear, ...]:
    """Tabulate membership by country and year, as panel data wants it.

    Args:
        first_year: The first year.
        last_year: The last year, inclusive.
        dataset: Another data set than the shipped one.

    Returns:
        A row for each member of today and year, by year, then by English name: was it a member on 31 December?

    Raises:
        ValueError: If the years are out of order.

    Examples:
        >>> panel = membership_panel(1994, 1995)
        >>> [(row.year, row.is_member) for row in panel if row.alpha_3 == "VNM"]
        [(1994, False), (1995, True)]

    """
    if first_year > last_year:
        raise ValueError(f"first year {first_year} is after last year {last_year}")
    data = resolve_dataset(dataset)
    rows = []
    for year in range(first_year, last_year + 1):
        joined = {member.alpha_2 for member in members(date(year, 12, 31), dataset=data)}
        rows += [
            MemberYear(state.alpha_2, state.alpha_3, year, state.alpha_2 in joined) for state in data.members
        ]
    return tuple(rows)


def get_member(code: str | None, *, dataset: Dataset | None = None) -> Member | None:
    """Return the member with an ISO 3166-1 code.

    Args:
        code: Alpha-2, alpha-3 or numeric (text), in capitals or not.
        dataset: Another data set than the shipped one.

    Returns:
        The member, or None for any other value.

    Examples:
        >>> get_member("096").name, get_member("idn").alpha_2
        ('Brunei Darussalam', 'ID')
        >>> print(get_member("Indonesia"))
        None

    """
    wanted = _text(code, "alpha_2")
    wanted = wanted.upper() if wanted.isascii() else ""  # a dotless or long letter also has an ASCII capital
    return next(
        (
            member
            for member in resolve_dataset(dataset).members
            if wanted in (member.alpha_2, member.alpha_3, member.numeric)
        ),
        None,
    )


def get_city(identifier: str | None, *, dataset: Dataset | None = None) -> City | None:
    """Return the city with an id.

    Args:
        identifier: The exact id.
        dataset: Another data set than the shipped one.

    Returns:
        The city, or None for any other value.

    Examples:
        >>> get_city("nay-pyi-taw").member
        'MM'

    """
    wanted = _text(identifier, "id")
    return next((city for city in resolve_dataset(dataset).cities if city.id == wanted), None)


def lookup_member(name: str | Member, *, dataset: Dataset | None = None) -> Member:
    """Return the member that a text names.

    Args:
        name: Any code or name in any language; the whole text must name the member.
        dataset: Another data set than the shipped one.

    Returns:
        The member.

    Raises:
        UnknownNameError: If it names none; the error lists what comes near.
        AmbiguousNameError: If it names several.
        TypeError: If ``name`` is neither text nor a member.

    Examples:
        >>> lookup_member("Kamboja").name, lookup_member("ประเทศลาว").alpha_3
        ('Cambodia', 'LAO')

    """
    data = resolve_dataset(dataset)
    return data.member(_found(name, "member", data))


def lookup_city(name: str | City, *, dataset: Dataset | None = None) -> City:
    """Return the city that a text names.

    Args:
        name: Any id or name in any language; the whole text must name the city.
        dataset: Another data set than the shipped one.

    Returns:
        The city.

    Raises:
        UnknownNameError: If it names none; the error lists what comes near.
        AmbiguousNameError: If it names several.
        TypeError: If ``name`` is neither text nor a city.

    Examples:
        >>> lookup_city("Sài Gòn").name, lookup_city("Krung Thep").id
        ('Ho Chi Minh City', 'bangkok')

    """
    data = resolve_dataset(dataset)
    return data.city(_found(name, "city", data))


def search_member(text: str, *, limit: int = 5, dataset: Dataset | None = None) -> tuple[Candidate, ...]:
    """Rank the members a text may mean, typos allowed.

    Args:
        text: Any text.
        limit: How many candidates at most.
        dataset: Another data set than the shipped one.

    Returns:
        The candidates, nearest first; none when nothing is near.

    Examples:
        >>> [candidate.record.name for candidate in search_member("Phillipines")]
        ['Philippines']

    """
    data = resolve_dataset(dataset)
    return tuple(
        Candidate(data.member(code), score, key) for code, score, key in data.member_ranking.rank(text, limit)
    )


def search_city(text: str, *, limit: int = 5, dataset: Dataset | None = None) -> tuple[Candidate, ...]:
    """Rank the cities a text may mean, typos allowed.

    Args:
        text: Any text.
        limit: How many candidates at most.
        dataset: Another data set than the shipped one.

    Returns:
        The candidates, nearest first; none when nothing is near.

    Examples:
        >>> search_city("Vientianne")[0].record.id
        'vientiane'

    """
    data = resolve_dataset(dataset)
    place, key = data.city_names.find(text), normalize_name(text)
    if place is not None:
        return (Candidate(data.city(place), 1.0, key),)[:limit]
    # A typo may stand beside the word for city: "Denpassar City".
    asked = (text, *without_word(key))
    ranked = next(filter(None, (data.city_ranking.rank(each, limit) for each in asked)), ())
    return tuple(Candidate(data.city(identifier), score, near) for identifier, score, near in ranked)


def member_code(member: str | Member | None, data: Dataset) -> str | None:
    """Return the code of the member meant, None for none, or raise."""
    return None if member is None else _found(member, "member", data)


def city_id(city: str | City | None, data: Dataset) -> str | None:
    """Return the id of the city meant, None for none, or raise."""
    return None if city is None else _found(city, "city", data)


def _found(name: object, kind: Literal["member", "city"], data: Dataset) -> str:
    """Return the code or id of what is named, or raise."""
    text = _text(name, "alpha_2" if kind == "member" else "id")
    table = data.member_table if kind == "member" else data.city_table
    place = (data.member_names if kind == "member" else data.city_names).find(text)
    if place is not None:
        return place
    several = table.ambiguous.get(normalize_name(text))
    if several:
        raise AmbiguousNameError(text, kind, several)
    ranking = data.member_ranking if kind == "member" else data.city_ranking
    near = tuple(_named(place, kind, data) for place, _, _ in ranking.rank(text, 3))
    raise UnknownNameError(text, kind, near)


def _named(place: str, kind: str, data: Dataset) -> str:
    return data.member(place).name if kind == "member" else data.city(place).name
