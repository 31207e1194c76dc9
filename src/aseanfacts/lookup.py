"""The ground floor: plain answers about ASEAN, at once.

Every function here is pure: the answer depends on the arguments and on the data version alone. ``on=None``
means "as the data stands" (:func:`data_as_of`), never "today".

A name may be any code or name of a place in any language and script; the *whole* text must name it. Exact
spellings are tried first, then match keys (:func:`aseanfacts.normalize_name`). Nothing is guessed.

The facts come from the compiled index that :mod:`aseanfacts.build` makes from the tables. Until many questions
have been asked the index is searched as text, which costs nothing up front; then it becomes dictionaries.
"""

from __future__ import annotations

from aseanfacts import _index
from aseanfacts.city_names import CityNames
from aseanfacts.errors import (
    AmbiguousNameError,
    InvalidDateError,
    NotCoveredError,
    UnknownLanguageError,
    UnknownNameError,
)
from aseanfacts.member_names import MemberNames
from aseanfacts.names import Blocks
from aseanfacts.normalize import normalize_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Literal, Protocol, TypeAlias

    CodeOrNameSet: TypeAlias = Literal["alpha_2", "alpha_3", "numeric", "asean", "un_short", "un_formal"]
    NameKind: TypeAlias = Literal["asean", "un_short", "un_formal", "cldr", "endonym"]

    class MemberRecord(Protocol):
        """Anything with an ISO 3166-1 alpha-2 code, such as :class:`aseanfacts.Member`."""

        @property
        def alpha_2(self) -> str: ...

    class CityRecord(Protocol):
        """Anything with a city id, such as :class:`aseanfacts.City`."""

        @property
        def id(self) -> str: ...


__all__ = [
    "capital_of",
    "chair_of",
    "choices",
    "country_of",
    "data_as_of",
    "data_version",
    "is_member",
    "name_of",
    "normalize_city",
    "normalize_country",
]

_FORMS = {"alpha_2": 0, "alpha_3": 1, "numeric": 2, "asean": 3, "un_short": 4, "un_formal": 5}
_KINDS = ("asean", "un_short", "un_formal", "cldr", "endonym")
_LANGUAGE_ALIASES = {"in": "id", "tl": "fil", "cmn": "zh", "iw": "he", "ji": "yi"}
_TRADITIONAL_CHINESE_REGIONS = ("TW", "HK", "MO")


def _blocks(constant: str) -> Blocks:
    """Return names of the index. Those that are not ASCII are read when one is asked for: they are more than half of it."""

    def wide() -> tuple[str, ...]:
        from aseanfacts import _wide_index

        blocks: tuple[str, ...] = getattr(_wide_index, constant)
        return blocks

    narrow: str = getattr(_index, constant)
    return Blocks(narrow, wide)


_output_names = _blocks("OUTPUT_NAMES")
_members = MemberNames(
    _blocks("MEMBER_CODES"),
    _blocks("MEMBER_KEYS"),
    {code: forms[_FORMS["un_formal"]] for code, forms in _index.MEMBERS.items()},
    ambiguous=_index.AMBIGUOUS_MEMBERS,
)
_cities = CityNames(
    _blocks("CITY_CODES"),
    _blocks("CITY_KEYS"),
    _members,
    _index.CITIES,
    _index.NEAR_NEIGHBOURS["city"].split("\n"),
    ambiguous=_index.AMBIGUOUS_CITIES,
)


def _text(value: object, attribute: str) -> str:
    """Return the text to look up: the value itself, or the code of a record."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and value != value):
        return ""
    code = getattr(value, attribute, None)
    if isinstance(code, str):
        return code
    raise TypeError(f"expected a str or a record with {attribute!r}, not {type(value).__name__}: {value!r}")


def _day(on: date | str | None) -> str:
    """Return a date as ``YYYY-MM-DD``, which sorts as the calendar does."""
    if on is None:
        return _index.DATA_AS_OF
    from datetime import date

    text = on.isoformat()[:10] if isinstance(on, date) else on
    if isinstance(text, str) and len(text) == 10 and text.isascii() and text[4] == text[7] == "-":
        try:
            # Anything but digits around the hyphens, such as an ISO week, fails in int() or date().
            if text[:4].isdigit() and text[5:7].isdigit() and text[8:].isdigit():
                return date(int(text[:4]), int(text[5:7]), int(text[8:])).isoformat()
        except ValueError:
            pass
    raise InvalidDateError(on, "date")


def _member(country: str | MemberRecord) -> str:
    """Return the alpha-2 code of a member, or raise."""
    text = _text(country, "alpha_2")
    code = _members.find(text)
    if code is None:
        raise _not_found(text, "member", _index.AMBIGUOUS_MEMBERS)
    return code


def _city(city: str | CityRecord) -> str:
    """Return the id of a city, or raise."""
    text = _text(city, "id")
    identifier = _cities.find(text)
    if identifier is None:
        raise _not_found(text, "city", _index.AMBIGUOUS_CITIES)
    return identifier


def _not_found(text: str, kind: str, ambiguous: dict[str, tuple[str, ...]]) -> LookupError:
    several = ambiguous.get(normalize_name(text))
    return AmbiguousNameError(text, kind, several) if several else UnknownNameError(text, kind)


def _language_chain(language: str) -> tuple[str, ...]:
    """Return the tags to try for a language tag: itself in canonical form, then without region, then without variant."""
    if not isinstance(language, str):
        raise TypeError(f"a language is a BCP 47 tag, not {type(language).__name__}")
    subtags = language.strip().replace("_", "-").lower().split("-")
    if not all(part.isascii() and part.isalnum() for part in subtags):
        return ()
    primary, *rest = subtags
    # Extensions and private use begin with a single character and say nothing about the name.
    rest = rest[: next((place for place, part in enumerate(rest) if len(part) == 1), len(rest))]
    if rest and len(rest[0]) == 3 and rest[0].isalpha():
        primary = rest.pop(0)  # Cantonese is "yue", also when it is written "zh-yue".
    primary = _LANGUAGE_ALIASES.get(primary, primary)
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in rest if _is_region(part)), "")
    variant = next((part for part in rest if len(part) > 4 or (part[:1].isdigit() and len(part) == 4)), "")
    if primary == "zh" and not script:
        script = "Hant" if region in _TRADITIONAL_CHINESE_REGIONS else "Hans"
    tags = ((script, region, variant), (script, variant), (script,))
    return tuple(dict.fromkeys("-".join((primary, *filter(None, parts))) for parts in tags))


def _is_region(subtag: str) -> bool:
    return (len(subtag) == 2 and subtag.isalpha()) or (len(subtag) == 3 and subtag.isdigit())


def _name(entity: str, language: str, kind: str | None) -> str | None:
    for tag in _language_chain(language):
        name = _stored_name(entity, f"{tag}:{kind}" if kind else tag)
        if name is None and kind == "cldr":
            # CLDR's name is stored only where it is not the preferred one; it is empty where CLDR has none.
            name = _stored_name(entity, tag)
        if name:
            return name
    return None


def _stored_name(entity: str, key: str) -> str | None:
    sought = f"\n{entity}\t{key}\t"
    for block in _output_names:
        found = block.find(sought)
        if found >= 0:
            start = found + len(sought)
            return block[start : block.index("\n", start)]
    return None


def _languages_of(entity: str, kind: str | None) -> tuple[str, ...]:
    names: dict[str, dict[str, str]] = {}
    for block in _output_names:
        for line in block.split(f"\n{entity}\t")[1:]:
            key, _, rest = line.partition("\t")
            tag, _, set_name = key.partition(":")
            names.setdefault(set_name, {})[tag] = rest.partition("\n")[0]
    named = {**(names.get("", {}) if kind == "cldr" else {}), **names.get(kind or "", {})}
    return tuple(sorted(tag for tag, name in named.items() if name))


def _name_or_raise(entity: str, language: str, kind: str | None = None) -> str:
    name = _name(entity, language, kind)
    if name is None:
        raise UnknownLanguageError(
            language, "language", _languages_of(entity, kind), f"{kind or 'preferred'} name of {entity!r}"
        )
    return name


def normalize_country(text: str | MemberRecord | None, *, to: CodeOrNameSet = "alpha_2") -> str | None:
    """Turn any name or code of an ASEAN member into one fixed code or name.

    The whole text must name the member, in any language or script; former names of the same state
    (Burma, Siam) and known misspellings count. A city, a people or another country gives None, never a guess.

    Args:
        text: A name, an ISO 3166-1 code, or a member record; None, NaN and ``""`` give None.
        to: ``"alpha_2"``, ``"alpha_3"``, ``"numeric"`` (text: ``"096"``), or a name set: ``"asean"``,
            ``"un_short"``, ``"un_formal"``.

    Returns:
        The code or name, or None when the text names no member.

    Raises:
        ValueError: If ``to`` is none of the above.
        TypeError: If ``text`` is of another type.

    Examples:
        >>> normalize_country("Philipina"), normalize_country("ประเทศลาว"), normalize_country("BURMA")
        ('PH', 'LA', 'MM')
        >>> normalize_country("Brunei", to="numeric"), normalize_country("Laos", to="un_formal")
        ('096', "Lao People's Democratic Republic")
        >>> print(normalize_country("Jakarta"))
        None

    """
    if to == "alpha_2" and isinstance(text, str):
        # Written out for speed: nothing stands between a name that was asked before and its code.
        return _members.known.get(text) or _members.find_anew(text)
    if to not in _FORMS:
        raise ValueError(f"unknown form {to!r}; choose one of {', '.join(_FORMS)}")
    code = _members.find(_text(text, "alpha_2"))
    return None if code is None else _index.MEMBERS[code][_FORMS[to]]


def normalize_city(text: str | CityRecord | None) -> str | None:
    """Turn any name of a capital or smart city of ASEAN into its id.

    Args:
        text: A name in any language, an id, the code of its airport in capitals, or a city record; None, NaN and ``""`` give None.

    Returns:
        The city's id, such as ``"phnom-penh"``, or None when the text names none of the cities.

    Raises:
        TypeError: If ``text`` is of another type.

    Examples:
        >>> normalize_city("กรุงเทพมหานคร"), normalize_city("Saigon"), normalize_city("NAYPYIDAW")
        ('bangkok', 'ho-chi-minh-city', 'nay-pyi-taw')
        >>> print(normalize_city("Kota"))
        None

    """
    return _cities.find(_text(text, "id"))


def name_of(
    entity: str | MemberRecord | CityRecord, *, language: str = "en", kind: NameKind | None = None
) -> str:
    """Name a member or a city in a language.

    There is exactly one preferred name per language: our own choice where the tables make one (ASEAN's own
    English names, the official languages of the eleven, Indonesian), else the one of Unicode CLDR.

    Args:
        entity: Any name, code or id of a member or city, or a record.
        language: A BCP 47 tag: ``"id"``, ``"zh-Hant"``, ``"pt_BR"``. Only a region is ever dropped to find a name.
        kind: A certain name set instead of the preferred name: ``"asean"``, ``"un_short"``, ``"un_formal"``,
            ``"cldr"`` or ``"endonym"``.

    Returns:
        The name.

    Raises:
        UnknownNameError: If ``entity`` names nothing in the data.
        AmbiguousNameError: If a text names both a member and a city, and their names differ.
        UnknownLanguageError: If the data has no such name in that language.
        ValueError: If ``kind`` is none of the above.

    Examples:
        >>> name_of("KH", language="id"), name_of("Hanoi", language="vi")
        ('Kamboja', 'Hà Nội')
        >>> name_of("Laos", kind="un_formal")
        "Lao People's Democratic Republic"

    """
    if kind is not None and kind not in _KINDS:
        raise ValueError(f"unknown kind {kind!r}; choose one of {', '.join(_KINDS)}")
    named = _entities(entity)
    names = {found: found_name for found in named if (found_name := _name(found, language, kind))}
    if len(set(names.values())) > 1:
        raise AmbiguousNameError(entity, "entity", tuple(names))
    return next(iter(names.values()), None) or _name_or_raise(named[0], language, kind)


def choices(
    *, language: str = "en", kind: Literal["member", "city"] = "member"
) -> tuple[tuple[str, str], ...]:
    """List the members or the cities to choose from, sorted as the language sorts: for a menu on a screen.

    The order is that of Unicode CLDR's collation for the language. It is stored with the data, so that it is the same on every
    machine.

    Args:
        language: A BCP 47 tag.
        kind: ``"member"`` or ``"city"``.

    Returns:
        Pairs of an alpha-2 code or city id and the preferred name, all eleven members or all cities.

    Raises:
        UnknownLanguageError: If the data lacks the name of any of them in that language.
        ValueError: If ``kind`` is neither.

    Examples:
        >>> choices(language="id")[:4]
        (('BN', 'Brunei Darussalam'), ('PH', 'Filipina'), ('ID', 'Indonesia'), ('KH', 'Kamboja'))
        >>> [code for code, _ in choices(language="cs")][-3:]
        ['TH', 'VN', 'TL']

    """
    if kind not in _index.CHOICES:
        raise ValueError(f"unknown kind {kind!r}; choose member or city")
    orders = _index.CHOICES[kind]
    for tag in _language_chain(language):
        found = orders.find(f"\n{tag}\t")
        if found >= 0:
            _, _, order = orders[found + 1 : orders.index("\n", found + 1)].partition("\t")
            return tuple((place, _name_or_raise(place, tag)) for place in order.split())
    known = tuple(line.partition("\t")[0] for line in orders.split("\n")[1:-1])
    raise UnknownLanguageError(language, "language", known, f"names of every {kind}")


def _entities(entity: str | MemberRecord | CityRecord) -> tuple[str, ...]:
    """Return the member or city meant, or one of each when a text names both."""
    if not isinstance(entity, str):
        identifier = getattr(entity, "id", None)
        return (_member(_text(entity, "alpha_2")),) if identifier is None else (_city(identifier),)
    named = tuple(found for found in (_members.find(entity), _cities.find(entity)) if found)
    if not named:
        raise _not_found(entity, "entity", {**_index.AMBIGUOUS_CITIES, **_index.AMBIGUOUS_MEMBERS})
    return named


def capital_of(country: str | MemberRecord, *, on: date | str | None = None, language: str = "en") -> str:
    """Name the capital of a country of ASEAN, today or on a past date.

    The capital is the city that the law of the state calls so: Kuala Lumpur, not Putrajaya; Jakarta until a
    presidential decree moves it; Quezon City until 23 June 1976. The date picks the city, never an old
    name for it, and does not ask whether the state was a member yet.

    Args:
        country: Any name or code of a member, or a member record.
        on: A date, or text ``YYYY-MM-DD``; by default the day the data stands for.
        language: A BCP 47 tag.

    Returns:
        The capital's preferred name in that language.

    Raises:
        UnknownNameError: If ``country`` names no member.
        NotCoveredError: If no capital is recorded for that date.
        UnknownLanguageError: If the data has no name for it in that language.
        InvalidDateError: If ``on`` is no date.

    Examples:
        >>> capital_of("Filipina"), capital_of("Myanmar"), capital_of("Birma", on="2004-01-01")
        ('Manila', 'Nay Pyi Taw', 'Yangon')
        >>> capital_of("ประเทศไทย", language="th")
        'กรุงเทพมหานคร'

    """
    code, day = _member(country), _day(on)
    for since, until, city in _index.CAPITALS.get(code, ()):
        if since <= day and (not until or day < until):
            return _name_or_raise(city, language)
    raise NotCoveredError(
        country, "capital", (), f"no capital of {_index.MEMBERS[code][3]} is recorded for {day}"
    )


def country_of(city: str | CityRecord, *, language: str = "en") -> str:
    """Name the country a city is in, for every capital, former capital and smart city of ASEAN.

    Args:
        city: Any name or id of the city in any language, or a city record.
        language: A BCP 47 tag.

    Returns:
        The member's preferred name in that language.

    Raises:
        UnknownNameError: If ``city`` names none of the cities.
        UnknownLanguageError: If the data has no name for the country in that language.

    Examples:
        >>> country_of("Ho Chi Minh City"), country_of("Dili", language="pt")
        ('Viet Nam', 'Timor-Leste')

    """
    return _name_or_raise(_index.CITIES[_city(city)], language)


def is_member(country: str | MemberRecord | None, *, on: date | str | None = None) -> bool:
    """Tell whether a country is a member of ASEAN, today or on a past date.

    Args:
        country: Any name or code, or a record; whatever names no member is simply not one.
        on: A date, or text ``YYYY-MM-DD``; by default the day the data stands for.

    Returns:
        True from the day of accession on.

    Raises:
        InvalidDateError: If ``on`` is no date.
        TypeError: If ``country`` is neither text, a record, None nor NaN.

    Examples:
        >>> is_member("Timor-Leste", on="2025-10-25"), is_member("Timor-Leste", on="2025-10-26")
        (False, True)
        >>> is_member("Papua New Guinea")
        False

    """
    day = _day(on)
    code = _members.find(_text(country, "alpha_2"))
    return code is not None and any(
        since <= day and (not until or day < until) for since, until in _index.MEMBERSHIPS[code]
    )


def chair_of(year: int) -> str:
    """Name the country that chaired ASEAN in a year, by ASEAN's own attribution.

    Since the Charter came into force (15 December 2008) the chair is held for a calendar year. Before, it ran from one
    annual Ministerial Meeting to the next, and ASEAN's list names the chair of the years with a summit.

    Args:
        year: A calendar year.

    Returns:
        The member's English name.

    Raises:
        NotCoveredError: For years ASEAN's list leaves out, and for the future.
        TypeError: If ``year`` is not an ``int``.

    Examples:
        >>> chair_of(2023), chair_of(2006)
        ('Indonesia', 'Philippines')

    """
    if not isinstance(year, int) or isinstance(year, bool):
        raise TypeError(f"a year is an int, not {type(year).__name__}")
    if year not in _index.CHAIRS:
        raise NotCoveredError(year, "chair", (), f"no chair of ASEAN is recorded for {year}")
    return _index.MEMBERS[_index.CHAIRS[year]][3]


def data_version() -> str:
    """Return the version of the data: calendar-based, apart from the version of the code.

    Examples:
        >>> data_version().count(".")
        2

    """
    return _index.DATA_VERSION


def data_as_of() -> date:
    """Return the day the data stands for, which is what ``on=None`` means everywhere.

    Examples:
        >>> data_as_of().isoformat() >= "2026-11-01"
        True

    """
    from datetime import date

    return date.fromisoformat(_index.DATA_AS_OF)
