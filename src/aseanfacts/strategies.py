"""Hypothesis strategies over the facts of ASEAN, for the tests of whatever is built on them.

They draw members, cities, capitals, every name on record, the days on which an answer changes, and texts that look
like names but must not match. Install with ``pip install 'aseanfacts[hypothesis]'``; nothing in the package imports
this module.

>>> from hypothesis import given
>>> from aseanfacts import normalize_country
>>> from aseanfacts.strategies import member_names, noisy
>>> @given(noisy(member_names()))
... def test_every_spelling_finds_its_country(named):
...     spelling, code = named
...     assert normalize_country(spelling) == code
>>> test_every_spelling_finds_its_country()
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, TypeAlias, TypeVar
from unicodedata import category, normalize

from attrs import AttrsInstance, astuple
from hypothesis import strategies as st

from aseanfacts.dataset import Dataset
from aseanfacts.model import Capital, City, Member, Name
from aseanfacts.records import capitals as list_capitals
from aseanfacts.records import cities as list_cities
from aseanfacts.records import members as list_members

__all__ = [
    "boundary_dates",
    "capitals",
    "cities",
    "city_names",
    "languages",
    "member_names",
    "members",
    "noisy",
    "unknown_names",
]

Named: TypeAlias = "tuple[str, str]"
_NameOrNamed = TypeVar("_NameOrNamed", str, Named)

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff\t\n\x00"
_SEPARATORS = (" ", "  ", "\u00a0", "\u2009", "\u3000", "-", "\u2010", "\u2011", "\u2013", "_", " - ", "")
_AROUND = (
    "",
    " ",
    "\t",
    "\r\n",
    "\u3000",
    '"',
    "'",
    "\u201c",
    "\u201d",
    "(",
    ")",
    ".",
    ",",
    ";",
    "\u200f",
    "\ufeff",
)
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_LATIN_MARKS = range(0x0300, 0x0370)
_ONE_DAY = timedelta(days=1)

# Names of other places, peoples, languages and states: near to ours in letters or on the map, and none of them a member.
_STRANGERS = (
    "Papua", "West Papua", "Papua New Guinea", "Niger", "Nigeria", "Guinea", "Malay", "Malawi", "Mali", "Malta",
    "Republic of Vietnam", "South Vietnam", "Republic of China", "Taiwan", "China", "India", "Indiana", "Indochina",
    "Borneo", "Sabah", "Sarawak", "Java", "Sumatra", "Oman", "Laon", "Bruneian", "Thai", "Laotian",
    "Khmer", "Burmese", "Indonesian", "Malaysian", "Singaporean", "Vietnamese", "Timorese", "ASEAN", "Asia",
    "kota", "negara", "capital", "X", "-", "?", "N/A", "None", "NaN", "null", "96", "0", "ไทย ลาว", "タイヤ", "タイプ",
)  # fmt: skip


def members(*, on: date | str | None = None, dataset: Dataset | None = None) -> st.SearchStrategy[Member]:
    """Return a strategy for the members of ASEAN.

    Args:
        on: Only those that were members on this day; by default the day the data stands for.
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for member records; it shrinks towards the first by English name.

    Raises:
        InvalidDateError: If ``on`` is no date.

    Examples:
        >>> from hypothesis import find
        >>> find(members(), lambda member: member.numeric.startswith("0")).name
        'Brunei Darussalam'

    """
    # Built from the code, so that a failing example reads ``member('ID')`` and not as hundreds of names.
    codes = [member.alpha_2 for member in list_members(on, dataset=dataset)]
    return st.builds(_data(dataset).member, st.sampled_from(codes))


def cities(*, member: str | Member | None = None, dataset: Dataset | None = None) -> st.SearchStrategy[City]:
    """Return a strategy for the cities: capitals, former capitals and smart cities.

    Args:
        member: Only of this member: any name or code, or a record.
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for city records; it shrinks towards the first by id.

    Raises:
        UnknownNameError: If ``member`` names none.

    Examples:
        >>> from hypothesis import find
        >>> find(cities(member="Timor-Leste"), lambda city: True).name
        'Dili'

    """
    identifiers = [city.id for city in list_cities(member, dataset=dataset)]
    return st.builds(_data(dataset).city, st.sampled_from(identifiers))


def capitals(
    *,
    role: Literal["capital", "royal", "administrative", "designated"] | None = "capital",
    history: bool = True,
    dataset: Dataset | None = None,
) -> st.SearchStrategy[Capital]:
    """Return a strategy for cities in their time as capital, past and present.

    Args:
        role: Only this role; None for every role.
        history: Also those that are no longer capitals.
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for capital records; it shrinks towards the earliest.

    Examples:
        >>> from hypothesis import find
        >>> find(capitals(), lambda capital: capital.until is not None and capital.member == "MM").name
        'Yangon'

    """
    return st.sampled_from(list_capitals(role=role, history=history, dataset=dataset))


def member_names(
    *,
    languages: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    dataset: Dataset | None = None,
) -> st.SearchStrategy[Named]:
    """Return a strategy for every name of a member, with the code it leads to.

    Args:
        languages: Only names in these languages, by BCP 47 tag as in the tables.
        kinds: Only names of these kinds: ``asean``, ``un_short``, ``un_formal``, ``cldr``, ``endonym``, ``alias``,
            ``former``, ``misspelling``.
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for pairs of a name and an ISO 3166-1 alpha-2 code.

    Raises:
        ValueError: If there is no such name.

    Examples:
        >>> from hypothesis import find
        >>> find(member_names(languages=["id"], kinds=["endonym"]), lambda named: True)
        ('Indonesia', 'ID')

    """
    records = _data(dataset).members
    return _sampled(_named(((member.alpha_2, member.names) for member in records), languages, kinds))


def city_names(
    *,
    languages: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    dataset: Dataset | None = None,
) -> st.SearchStrategy[Named]:
    """Return a strategy for every name of a city, with the id it leads to.

    Args:
        languages: Only names in these languages, by BCP 47 tag as in the tables.
        kinds: Only names of these kinds, as for :func:`member_names`.
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for pairs of a name and a city id.

    Raises:
        ValueError: If there is no such name.

    Examples:
        >>> from hypothesis import find
        >>> find(city_names(kinds=["former"]), lambda named: named[0] == "Saigon")
        ('Saigon', 'ho-chi-minh-city')

    """
    records = _data(dataset).cities
    return _sampled(_named(((city.id, city.names) for city in records), languages, kinds))


def _data(dataset: Dataset | None) -> Dataset:
    return Dataset.bundled() if dataset is None else dataset


def _named(
    places: Iterable[tuple[str, tuple[Name, ...]]],
    languages: Collection[str] | None,
    kinds: Collection[str] | None,
) -> Iterator[Named]:
    for place, names in places:
        for name in names:
            if (languages is None or name.language in languages) and (kinds is None or name.kind in kinds):
                yield name.name, place


def _sampled(named: Iterable[Named]) -> st.SearchStrategy[Named]:
    # Sorted so that the plainest name comes first, which is what Hypothesis shrinks towards.
    found = sorted(set(named), key=lambda pair: (not pair[0].isascii(), len(pair[0]), pair))
    if not found:
        raise ValueError("there is no name in these languages and of these kinds")
    return st.sampled_from(found)


def languages(*, of: Member | City | None = None, dataset: Dataset | None = None) -> st.SearchStrategy[str]:
    """Return a strategy for the languages in which there are names to show.

    Args:
        of: Only languages with a preferred name of this member or city.
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for BCP 47 tags; it shrinks towards English.

    Examples:
        >>> from hypothesis import find
        >>> find(languages(), lambda tag: tag.startswith("ms"))
        'ms'

    """
    data = _data(dataset)
    records: tuple[Member | City, ...] = (of,) if of is not None else (*data.members, *data.cities)
    tags = {name.language for record in records for name in record.names if name.preferred}
    return st.sampled_from(sorted(tags, key=lambda tag: (tag != "en", tag)))


def boundary_dates(*, dataset: Dataset | None = None) -> st.SearchStrategy[date]:
    """Return a strategy for the days on which an answer can change, and the days beside them.

    These are all dates in the tables of memberships, capitals, smart cities and Secretaries-General, with the day before and
    the day after each, the first and last days a :class:`datetime.date` can hold, and the day the data stands for.

    Args:
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for dates.

    Examples:
        >>> from hypothesis import find
        >>> find(boundary_dates(), lambda day: day.year == 2025 and day.month == 10 and day.day == 25).isoformat()
        '2025-10-25'

    """
    return st.sampled_from(_boundaries(_data(dataset)))


def _boundaries(data: Dataset) -> tuple[date, ...]:
    dated: tuple[AttrsInstance, ...] = (
        *data.memberships,
        *data.capitals,
        *data.ascn_members,
        *data.secretaries_general,
    )
    days = {value for record in dated for value in astuple(record, recurse=False) if isinstance(value, date)}
    days.add(data.package.as_of)
    inner = {day for day in days if date.min < day < date.max}
    beside = {day + step for day in inner for step in (-_ONE_DAY, _ONE_DAY)}
    return tuple(sorted(days | beside | {date.min, date.max}))


def noisy(names: st.SearchStrategy[_NameOrNamed]) -> st.SearchStrategy[_NameOrNamed]:
    """Return a strategy for the same names, written otherwise: every variant has the same match key.

    The noise is what comes with real text: other case, full-width letters, decomposed accents or none at all, invisible
    characters, other spaces and hyphens, quotation marks and brackets around. Codes of three letters keep their capitals.

    Args:
        names: A strategy for names, or for pairs of a name and its code, such as :func:`member_names`.

    Returns:
        A strategy for the names with noise; the code of a pair stays as it is.

    Examples:
        >>> from hypothesis import find, strategies
        >>> find(noisy(strategies.just("Timor-Leste")), str.isupper)
        'TIMOR-LESTE'

    """
    return names.flatmap(_with_noise)


def _with_noise(name: _NameOrNamed) -> st.SearchStrategy[_NameOrNamed]:
    if isinstance(name, str):
        return _noise(name)
    spelling, place = name
    return st.tuples(_noise(spelling), st.just(place))


@st.composite
def _noise(draw: st.DrawFn, name: str) -> str:
    steps = (_composed, _spaced, _widened, _bared, _sprinkled, _wrapped)
    kinds = st.sampled_from(steps if _counts_in_capitals_only(name) else (_cased, *steps))
    for step in draw(st.lists(kinds, max_size=4)):
        name = draw(step(name))
    return name


def _counts_in_capitals_only(name: str) -> bool:
    """Tell whether a name may be a code of a sports federation: ``MAS`` is Malaysia, ``mas`` is a word."""
    return len(name) == 3 and name.isascii() and name.isupper()


def _cased(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from((name.upper(), name.lower(), name.title(), name.swapcase(), name.casefold()))


def _composed(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(
        [normalize("NFD", name), normalize("NFC", name), normalize("NFKD", name), normalize("NFKC", name)]
    )


def _spaced(name: str) -> st.SearchStrategy[str]:
    """Write every space and hyphen in one other way."""
    return st.sampled_from(_SEPARATORS).map(
        lambda separator: "".join(
            separator if category(letter) in ("Zs", "Pd") else letter for letter in name
        )
    )


def _widened(name: str) -> st.SearchStrategy[str]:
    return st.just(name.translate(_FULL_WIDTH))


def _bared(name: str) -> st.SearchStrategy[str]:
    """Drop the diacritics of the Latin, Greek and Cyrillic scripts."""
    return st.just("".join(letter for letter in normalize("NFD", name) if ord(letter) not in _LATIN_MARKS))


def _sprinkled(name: str) -> st.SearchStrategy[str]:
    """Put one invisible character anywhere."""
    return st.tuples(st.integers(0, len(name)), st.sampled_from(_INVISIBLE)).map(
        lambda drawn: name[: drawn[0]] + drawn[1] + name[drawn[0] :]
    )


def _wrapped(name: str) -> st.SearchStrategy[str]:
    around = st.sampled_from(_AROUND)
    return st.tuples(around, around).map(lambda drawn: f"{drawn[0]}{name}{drawn[1]}")


def unknown_names(*, dataset: Dataset | None = None) -> st.SearchStrategy[str]:
    """Return a strategy for texts that look like names of members and must not match one.

    Other countries, peoples, languages and states whose names come near; names of cities; and phrases that *hold* a member's
    name, which is not the same as *being* one.

    Args:
        dataset: Another data set than the shipped one.

    Returns:
        A strategy for texts that name no member.

    Examples:
        >>> from hypothesis import find
        >>> from aseanfacts import normalize_country
        >>> find(unknown_names(), lambda text: "Niger" in text)
        'Niger'

    """
    named = member_names(dataset=dataset)
    phrases = st.builds(
        lambda frame, two: frame.format(two[0][0], two[1][0]),
        st.sampled_from(
            ("{} and {}", "{}, {}", "not {}", "Embassy of {} in {}", "{} 2025", "{} Airlines", "West {}")
        ),
        # Of two members: "Laos, Lao PDR" names one of them twice.
        st.tuples(named, named).filter(lambda two: two[0][1] != two[1][1]),
    )
    return st.one_of(st.sampled_from(_STRANGERS), _cities_alone(_data(dataset)), phrases)


def _cities_alone(data: Dataset) -> st.SearchStrategy[str]:
    """Return a strategy for the English names of cities, but for the city that is a state."""
    states = {member.name for member in data.members}
    return st.sampled_from([city.name for city in data.cities if city.name not in states] or ["Atlantis"])
