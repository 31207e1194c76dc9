"""The ground floor on the invented world, and its manners towards odd arguments."""

from __future__ import annotations

import math
import sys
import threading
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace

import miniature
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import aseanfacts
from aseanfacts import (
    capital_of,
    chair_of,
    country_of,
    data_as_of,
    data_version,
    get_city,
    get_member,
    is_member,
    lookup,
    name_of,
    normalize_city,
    normalize_country,
)
from aseanfacts.errors import (
    AmbiguousNameError,
    AseanfactsError,
    InvalidDateError,
    NotCoveredError,
    UnknownLanguageError,
    UnknownNameError,
)
from aseanfacts.lookup import _day, _language_chain

# -- capitals and memberships in time -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "on", "capital"),
    [
        ("Arvenia", None, "Newhaven"),
        ("Arvenia", "1990-01-01", "Newhaven"),
        ("Arvenia", "1989-12-31", "Oldtown"),
        ("Arvenia", "1900-03-01", "Oldtown"),
        ("Old Arvenia", "1950-01-01", "Oldtown"),
        ("Belmara", "1950-12-31", "Port Bel"),  # known roughly: counts from the latest day
        ("Cordia", "0001-01-01", "Corvo"),  # since no one knows when
        ("Cordia", "1949-12-31", "Corvo"),
        ("Cordia", "1960-01-01", "Corlin"),
        ("Dunmere", "1970-01-01", "Dunmere"),
        ("Dunmere", "9999-12-31", "Dunmere"),
    ],
)
def test_the_date_picks_the_capital(ground, country, on, capital):
    assert ground.capital_of(country, on=on) == capital


@pytest.mark.parametrize(
    ("country", "on"),
    [
        ("Arvenia", "1900-02-28"),
        ("Belmara", "1950-12-30"),
        ("Cordia", "1950-01-01"),
        ("Cordia", "1959-12-31"),
        ("Dunmere", "1969-12-31"),
        ("Elland", None),  # recorded, but unverified
    ],
)
def test_a_date_without_capital_is_not_covered(ground, country, on):
    with pytest.raises(
        NotCoveredError, match=f"no capital of {country} is recorded for {on or '2000-06-15'}"
    ):
        ground.capital_of(country, on=on)


@pytest.mark.parametrize(
    ("country", "on", "expected"),
    [
        ("XA", "1949-12-31", False),
        ("XA", "1950-01-01", True),
        ("XA", None, True),
        ("XB", "1950-12-30", False),  # an observer
        ("XB", "1950-12-31", True),
        ("XC", "1960-02-28", False),
        ("XC", "1960-02-29", True),
        ("XC", "1999-12-31", True),
        ("XC", "2000-01-01", False),
        ("XC", None, False),
        ("XD", None, False),  # only an observer
        ("XE", None, False),  # unverified
        ("Oldtown", None, False),
        ("nowhere", None, False),
        ("", None, False),
        (None, None, False),
        (math.nan, None, False),
    ],
)
def test_membership_is_dated(ground, country, on, expected):
    assert ground.is_member(country, on=on) is expected


def test_none_means_as_the_data_stands_never_today(ground):
    assert ground.data_as_of() == date.fromisoformat(miniature.AS_OF)
    assert ground.data_version() == miniature.VERSION
    assert ground.is_member("XC") == ground.is_member("XC", on=miniature.AS_OF)


def test_chairs(ground):
    assert ground.chair_of(1998) == "Arvenia"
    assert ground.chair_of(2000) == "Belmara"
    for year in (1997, 1999, 2001, 0, -1, 10**9):  # unverified, not recorded, only announced
        with pytest.raises(NotCoveredError, match=f"no chair of ASEAN is recorded for {year}"):
            ground.chair_of(year)


# -- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("Arvenia", "alpha_2", "XA"),
        ("ärvenør", "alpha_3", "XAR"),
        ("xa", "numeric", "007"),
        ("007", "asean", "Arvenia"),
        ("XAR", "un_short", "Arvenia (Lands of)"),
        ("xar", "un_formal", "United Lands of Arvenia"),
        ("Arvennia", "alpha_2", "XA"),
        ("阿文尼亞", "alpha_2", "XA"),
        ("Belmara", "un_short", "Belmara"),  # no name of that set: ASEAN's
        ("Belmara", "un_formal", "Belmara"),
        ("7", "alpha_2", None),
        ("Xa", "alpha_2", None),
        ("Oldtown", "alpha_2", None),
        ("Arvenia and Belmara", "alpha_2", None),
        ("", "alpha_3", None),
        (None, "alpha_2", None),
        (math.nan, "numeric", None),
    ],
)
def test_countries_become_one_form(ground, text, to, expected):
    assert ground.normalize_country(text, to=to) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oldtown", "oldtown"),
        ("GÄMLESTAÐ", "oldtown"),
        ("Saint Arven", "newhaven"),
        ("saint-arven", "newhaven"),
        ("port-bel", "port-bel"),
        ("Arvenia", None),
        ("", None),
        (None, None),
        (math.nan, None),
    ],
)
def test_cities_become_their_id(ground, text, expected):
    assert ground.normalize_city(text) == expected


def test_country_of_any_city(ground):
    assert ground.country_of("Oldtown") == "Arvenia"
    assert ground.country_of("newhaven", language="qaa") == "Ärvenør"
    assert ground.country_of("Kota Dunmere", language="id") == "Negara Dunmere"
    with pytest.raises(UnknownNameError) as caught:
        ground.country_of("Arvenia")
    assert caught.value.kind == "city"


@pytest.mark.parametrize(
    ("entity", "language", "kind", "name"),
    [
        ("XA", "en", None, "Arvenia"),
        ("XA", "en", "cldr", "Arvenia [CLDR]"),
        ("XA", "en", "asean", "Arvenia"),
        ("XA", "en", "un_short", "Arvenia (Lands of)"),
        ("XA", "qaa", "endonym", "Ärvenør"),
        ("XA", "th", None, "อาร์เวเนีย"),  # CLDR, where we have none
        ("XA", "pt", None, "Arvênia"),
        ("XA", "pt-PT", None, "Arvénia"),
        ("XA", "pt-BR", None, "Arvênia"),
        ("XA", "be-tarask", None, "Арвэнія"),
        ("XA", "en-Dsrt", None, "𐐂𐑉𐑂𐐯𐑌𐐨𐐲"),
        ("XA", "zh", None, "阿文尼亚"),
        ("XA", "zh-TW", None, "阿文尼亞"),
        ("newhaven", "th", None, "นิวเฮเวน"),
        ("Dunmere", "en", None, "Dunmere"),  # state and city, one name
        ("Kota Dunmere", "id", None, "Kota Dunmere"),
        ("XD", "id", None, "Negara Dunmere"),
    ],
)
def test_names_in_languages(ground, entity, language, kind, name):
    assert ground.name_of(entity, language=language, kind=kind) == name


def test_a_name_of_two_things_with_two_names_is_ambiguous(ground):
    with pytest.raises(AmbiguousNameError) as caught:
        ground.name_of("Dunmere", language="id")
    assert caught.value.candidates == ("XD", "dunmere")
    assert caught.value.kind == "entity"


def test_a_name_of_two_things_in_a_language_of_one(world):
    def add(tables):
        tables["member-names"].append(
            {
                "member": "XD",
                "language": "fr",
                "kind": "alias",
                "name": "Dunemer",
                "preferred": "true",
                "source": "atlas",
            }
        )

    with miniature.ground_floor(miniature.world(add)) as ground:
        assert ground.name_of("Dunmere", language="fr") == "Dunemer"
        with pytest.raises(UnknownLanguageError) as caught:
            ground.name_of("Dunmere", language="de")
        assert set(caught.value.candidates) >= {"en", "id"}


@pytest.mark.parametrize(
    "language", ["de", "th-TH", "pt", "EN-latn", "en-Shaw", "", "-", "english", "en:asean", "en\tArvenia"]
)
def test_another_language_or_script_is_never_used(ground, language):
    with pytest.raises(UnknownLanguageError):
        ground.capital_of("Belmara", language=language)


def test_ambiguous_names_are_told():
    def plant(tables):
        for city in ("oldtown", "corvo"):
            tables["city-names"].append(
                {"city": city, "language": "en", "kind": "alias", "name": "Twin", "source": "atlas"}
            )

    with miniature.ground_floor(miniature.world(plant)) as ground:
        assert ground.normalize_city("Twin") is None
        with pytest.raises(AmbiguousNameError) as caught:
            ground.country_of("TWIN")
        assert caught.value.candidates == ("corvo", "oldtown")
        with pytest.raises(AmbiguousNameError):
            ground.name_of("Twin")


@given(st.integers(0, 40))
def test_the_answer_does_not_depend_on_how_often_one_asks(patience):
    with miniature.ground_floor(miniature.world(), patience) as ground:
        for _ in range(5):
            assert ground.normalize_country("อาร์เวน") == "XA"
            assert ground.normalize_city("nýhöfn") == "newhaven"
            assert ground.normalize_country("nowhere") is None


# -- language tags ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "tags"),
    [
        ("en", ("en",)),
        ("EN", ("en",)),
        (" en ", ("en",)),
        ("id_ID", ("id-ID", "id")),
        ("in", ("id",)),
        ("iw-IL", ("he-IL", "he")),
        ("ji", ("yi",)),
        ("tl-PH", ("fil-PH", "fil")),
        ("cmn", ("zh-Hans",)),
        ("zh", ("zh-Hans",)),
        ("zh-CN", ("zh-Hans-CN", "zh-Hans")),
        ("zh_TW", ("zh-Hant-TW", "zh-Hant")),
        ("zh-HK", ("zh-Hant-HK", "zh-Hant")),
        ("zh-MO", ("zh-Hant-MO", "zh-Hant")),
        ("zh-SG", ("zh-Hans-SG", "zh-Hans")),
        ("zh-hans-tw", ("zh-Hans-TW", "zh-Hans")),
        ("zh-cmn-TW", ("zh-Hant-TW", "zh-Hant")),
        ("zh-yue", ("yue",)),  # once read as the Chinese of a region YUE
        ("zh-yue-HK", ("yue-HK", "yue")),
        ("ms-arab-my", ("ms-Arab-MY", "ms-Arab")),
        ("es-419", ("es-419", "es")),
        ("be-tarask", ("be-tarask", "be")),  # once read as plain Belarusian
        ("sl-IT-nedis", ("sl-IT-nedis", "sl-nedis", "sl")),
        ("de-1996", ("de-1996", "de")),
        ("en-u-nu-thai", ("en",)),  # once read as English in Thai script
        ("en-US-x-private", ("en-US", "en")),
        ("tet", ("tet",)),
        ("no", ("no",)),
        ("nb", ("nb",)),
        ("", ()),
        ("-", ()),
        ("en-", ()),
        ("en:asean", ()),  # once reached into the index behind the tag
        ("en\tx", ()),
        ("ไทย", ()),
    ],
)
def test_language_tags(tag, tags):
    assert _language_chain(tag) == tags


@given(st.one_of(st.text(), st.text("abzhntwk-_419 ", max_size=14)))
@example("0-AAA-AAA")  # the second was once taken for a region
def test_canonical_tags_stay(tag):
    chain = _language_chain(tag)
    for canonical in chain:
        assert _language_chain(canonical)[0] == canonical
        assert _language_chain(canonical.upper().replace("-", "_"))[0] == canonical
    assert all(canonical.split("-")[0] == chain[0].split("-")[0] for canonical in chain)


# -- dates ------------------------------------------------------------------------------------------------------------


@given(st.dates())
@example(date.min)
@example(date.max)
def test_dates_and_their_text_are_the_same(day):
    moment = datetime(day.year, day.month, day.day, 23, 59, tzinfo=timezone(timedelta(hours=-12)))
    assert _day(day) == _day(day.isoformat()) == _day(moment) == day.isoformat()


@given(
    st.one_of(
        st.text(max_size=12),
        st.text("0123456789-", min_size=10, max_size=10),
        st.text("-0１٣²W", min_size=10, max_size=10),
    )
)
@example("2025-W43-7")
@example("20251026")
@example("2025-10-26T00:00")
@example("2025-02-29")
@example("0000-01-01")
@example("２０２５-10-26")
@example("+025-10-26")
@example("2025-10- 6")
@example("2025-1-026")
@example("2025-10-26\n")
def test_text_is_a_date_exactly_when_it_is_one_in_full(text):
    import re

    shape = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and not text.endswith("\n")
    try:
        expected = text if shape and date.fromisoformat(text) else None
    except ValueError:
        expected = None
    if expected is None:
        with pytest.raises(InvalidDateError):
            _day(text)
    else:
        assert _day(text) == expected


@pytest.mark.parametrize(
    "wrong", [2025, 2025.0, True, b"2025-10-26", ("2025", "10", "26"), object(), math.nan, ""]
)
def test_anything_else_is_no_date(wrong):
    for ask in (is_member, capital_of):
        with pytest.raises(InvalidDateError):
            ask("TH", on=wrong)


class NotATime(datetime):
    """What pandas calls NaT: a datetime that is none."""

    def isoformat(self, *_: object) -> str:
        return "NaT"


def test_a_datetime_that_is_no_time_is_no_date():
    with pytest.raises(InvalidDateError):
        is_member("TH", on=NotATime(2025, 1, 1))


# -- odd arguments ------------------------------------------------------------------------------------------------------

TEXT_FUNCTIONS = (normalize_country, normalize_city, is_member)
NAME_FUNCTIONS = (capital_of, country_of, name_of)
hostile = st.one_of(
    st.text(st.characters()),
    st.sampled_from(
        [
            "\ud800",
            "\x00",
            "\n",
            "Indonesia\tID",
            "\nIndonesia",
            "ID\nIndonesia\tID",
            "Indonesia\n",
            "\tID",
            "' OR 1=1",
        ]
    ),
    st.sampled_from(["Laos", "ไทย", "𐐂"]).flatmap(
        lambda name: st.text(st.characters()).map(lambda text: text + name + text)
    ),
)


def outcome(ask, *arguments, **options):
    """Return the answer, or the error."""
    try:
        return ask(*arguments, **options)
    except AseanfactsError as error:
        return error


@given(hostile)
@example("(" * 1_000_000)
@example("\u0e48\u0e38" * 200_000)
@example("a" * 1_000_000)
def test_any_text_has_an_answer_or_a_typed_error(text):
    for ask in TEXT_FUNCTIONS:
        ask(text)
    for ask in NAME_FUNCTIONS:
        told = outcome(ask, text)
        if isinstance(told, AseanfactsError):
            assert isinstance(told, (UnknownNameError, AmbiguousNameError))
            assert told.query == text
        assert str(told)


@given(hostile)
@example("SO")  # in Somali the city has another name than the state
def test_any_text_as_a_language_has_an_answer_or_a_typed_error(text):
    for ask in (*NAME_FUNCTIONS[1:], capital_of):
        told = outcome(ask, "Singapore", language=text)
        if isinstance(told, AseanfactsError):
            assert isinstance(told, (UnknownLanguageError, AmbiguousNameError))
            assert told.query == ("Singapore" if isinstance(told, AmbiguousNameError) else text)
        assert str(told)


@pytest.mark.parametrize("absent", [None, "", math.nan, float("nan")])
def test_absence_names_nothing(absent):
    assert normalize_country(absent) is None
    assert normalize_country(absent, to="numeric") is None
    assert normalize_city(absent) is None
    assert get_member(absent) is None
    assert get_city(absent) is None
    assert is_member(absent) is False
    for ask in NAME_FUNCTIONS:
        with pytest.raises(UnknownNameError):
            ask(absent)


@pytest.mark.parametrize(
    "wrong", [0, 96, 1.5, True, b"Laos", ["Laos"], {"a": 1}, object(), ..., date(2025, 1, 1)]
)
def test_a_wrong_type_is_a_type_error(wrong):
    # A number once came back as None from get_member: 96 is not "096".
    for ask in (*TEXT_FUNCTIONS, *NAME_FUNCTIONS, get_member, get_city):
        with pytest.raises(TypeError):
            ask(wrong)


@pytest.mark.parametrize("wrong", [None, 7, b"en"])
def test_a_wrong_language_type_is_a_type_error(wrong):
    for ask in NAME_FUNCTIONS:
        with pytest.raises(TypeError):
            ask("Singapore", language=wrong)


@pytest.mark.parametrize("wrong", ["2023", 2023.0, True, False, None])
def test_a_year_is_an_int(wrong):
    with pytest.raises(TypeError, match=type(wrong).__name__):
        chair_of(wrong)


def test_unknown_forms_and_kinds_are_value_errors():
    with pytest.raises(
        ValueError,
        match="unknown form 'iso2'; choose one of alpha_2, alpha_3, numeric, asean, un_short, un_formal",
    ):
        normalize_country("Laos", to="iso2")
    with pytest.raises(
        ValueError, match="unknown kind 'iso2'; choose one of asean, un_short, un_formal, cldr, endonym"
    ):
        name_of("Laos", kind="iso2")


def test_records_stand_for_themselves():
    lao, vientiane = get_member("LA"), get_city("vientiane")
    assert normalize_country(lao) == normalize_country(SimpleNamespace(alpha_2="LA")) == "LA"
    assert normalize_country(lao, to="alpha_3") == "LAO"
    assert normalize_city(vientiane) == "vientiane"
    assert capital_of(lao) == name_of(vientiane) == "Vientiane"
    assert country_of(vientiane) == name_of(lao) == "Lao PDR"
    assert is_member(lao)
    with pytest.raises(TypeError):
        normalize_country(vientiane)
    with pytest.raises(TypeError):
        normalize_city(lao)


def test_text_of_a_subclass_is_text():
    class Text(str):
        __slots__ = ()

    assert normalize_country(Text("Laos")) == "LA"
    assert capital_of(Text("laos")) == "Vientiane"


def test_answers_are_plain():
    assert type(capital_of("Laos")) is str
    assert type(normalize_country("Laos")) is str
    assert type(is_member("Laos")) is bool
    assert type(chair_of(2023)) is str
    assert type(data_version()) is str
    assert type(data_as_of()) is date


def test_many_threads_ask_at_once(world):
    names = [(name.name, member.alpha_2) for member in world.members for name in member.names] * 5
    wrong: list[str] = []
    with miniature.ground_floor(world) as ground:
        barrier = threading.Barrier(8)

        def ask() -> None:
            barrier.wait()
            wrong.extend(name for name, code in names if ground.normalize_country(name) != code)

        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            threads = [threading.Thread(target=ask) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            sys.setswitchinterval(interval)
    assert not wrong


def test_the_front_door_is_the_ground_floor():
    for name in lookup.__all__:
        assert getattr(aseanfacts, name) is getattr(lookup, name)
    assert issubclass(aseanfacts.UnknownNameError, AseanfactsError)


@pytest.mark.parametrize(
    ("ask", "error", "query", "kind"),
    [
        (lambda: capital_of("KH", on="1500-01-01"), NotCoveredError, "KH", "capital"),
        (lambda: chair_of(1900), NotCoveredError, 1900, "chair"),
        (lambda: aseanfacts.choices(language="xx"), UnknownLanguageError, "xx", "language"),
        (lambda: name_of("Atlantis"), UnknownNameError, "Atlantis", "entity"),
        (lambda: is_member("KH", on="2025-+5-01"), InvalidDateError, "2025-+5-01", "date"),
    ],
)
def test_errors_say_what_was_asked(ask, error, query, kind):
    with pytest.raises(error) as caught:
        ask()
    assert (caught.value.query, caught.value.kind) == (query, kind)
