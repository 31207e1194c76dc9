"""Columns in every engine: one law holds for all, whatever the engine calls a null, a text or a part of a column.

The answers of every adapter are those of the scalar functions, asked row by row.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from engines import ENGINES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aseanfacts import NotCoveredError, capital_of, columns, is_member, normalize_city, normalize_country
from aseanfacts.columns import ColumnDateError, periods
from aseanfacts.matching import ColumnTypeError, match_report
from aseanfacts.strategies import boundary_dates, city_names, member_names, noisy, unknown_names

SETS = ("alpha_2", "alpha_3", "numeric", "asean", "un_short", "un_formal")


questions = st.sampled_from(SETS), boundary_dates()


def spellings(named):
    return noisy(named).map(lambda pair: pair[0])


texts = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "None", "nan", "Burma", "Jakarta", "VIENTIANE"]),
    spellings(member_names()),
    spellings(city_names()),
    unknown_names(),
)
days = st.one_of(st.none(), boundary_dates(), st.dates())
rows = st.tuples(texts, days)


def capital(name, on=None, language="en"):
    """Answer for one row: None instead of an error."""
    code = normalize_country(name)
    try:
        return capital_of(code, on=on, language=language) if code else None
    except NotCoveredError:
        return None


def counted(report):
    return [(line.value, line.count, line.answer, line.status) for line in report.lines], report.missing


def check(engine, form, table, to, day):
    """Compare all answers of an engine with the scalar functions."""
    names, dates = [name for name, _ in table], [on for _, on in table]
    expected = [
        ("normalize_country", {"to": to}, [normalize_country(name, to=to) for name in names]),
        ("normalize_city", {}, [normalize_city(name) for name in names]),
        ("is_member", {}, [is_member(name) for name in names]),
        ("is_member", {"on": day}, [is_member(name, on=day) for name in names]),
        (
            "is_member",
            {"on": dates},
            [None if on is None else is_member(name, on=on) for name, on in table],
        ),
        ("capital_of", {"on": day, "language": "id"}, [capital(name, day, "id") for name in names]),
        ("capital_of", {"on": dates}, [None if on is None else capital(name, on) for name, on in table]),
    ]
    for operation, keywords, right in expected:
        assert engine.ask(operation, names, form, **keywords) == right, (operation, keywords)
    for kind in ("member", "city"):
        lines, missing = counted(engine.report(names, form, kind))
        expected_lines, expected_missing = counted(match_report(names, kind=kind))
        assert sorted(lines) == sorted(expected_lines)
        assert missing == expected_missing


EDGES = [
    (None, None),
    (None, date(2000, 1, 1)),
    ("", date(2025, 10, 26)),
    ("Timor-Leste", date(2025, 10, 25)),
    ("Timor-Leste", date(2025, 10, 26)),
    ("Timor-Leste", None),
    ("Birma", date(2004, 1, 1)),
    ("Birma", date.min),
    ("Phnom Penh", date.max),
    ("ประเทศไทย", date(1967, 8, 8)),
]


def check_all(engine, form):
    assert engine.adapter

    @settings(max_examples=engine.examples, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(rows, max_size=12), *questions)
    @example([], "alpha_2", date(2000, 1, 1))
    @example(EDGES, "numeric", date(1984, 1, 7))
    def law(table, to, day):
        check(engine, form, table, to, day)

    law()


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name in ENGINES if name != "spark" for form in ENGINES[name].forms]
)
def test_every_engine_answers_as_the_scalar_functions_do(name, form):
    check_all(ENGINES[name], form)


@pytest.mark.parametrize(
    ("name", "form"),
    [*(("arrow", form) for form in ENGINES["arrow"].forms), ("pandas", "nullable"), ("polars", "eager")],
)
def test_long_columns_are_answered_as_short_ones(name, form, monkeypatch):
    engine = ENGINES[name]
    assert engine.adapter
    arrow = pytest.importorskip("aseanfacts.arrow", reason="PyArrow is not installed")
    for limit in ("MOST_REPEATED", "ROWS_AT_ONCE", "_KEYS_AT_ONCE", "_SAMPLE"):
        monkeypatch.setattr(arrow, limit, 3)
    if name == "polars":
        monkeypatch.setattr(engine.adapter, "_ROWS_AT_ONCE", 5)
    check_all(engine, form)


parts_of_names = st.lists(
    st.one_of(texts.map(str), st.text(), st.sampled_from([*"|(/（｜", "096", "ລາວ", "Laos", "LA"])),
    max_size=5,
).map("".join)


@given(st.lists(parts_of_names, max_size=8), st.sampled_from(["country", "city"]))
@example(["|", "Laos"], "country")
@example(["Laos/Lao (LA", "Laos (LA)", "Laos/LA", "Laos/x(LA", "x/Laos (Laos"], "country")
@example(
    ["\x1c(Laos (Laos", "(.(Laos (Laos", "Laos, 1234", "Laos / 123", "Q836", "Q83600", "Q 836"], "country"
)
@example(
    [
        "VIỆT NAM",
        "Việt\u3099 Nam",
        "Ｌａｏｓ｜x",
        "ｌａｏｓ",
        "é" * 900 + "Laos",
        "МАЛАЙЗИЯ",
        "é, Laos, Laos",
    ],
    "country",
)
@example(
    ["曼谷市", "曼谷市（泰国）", "Kota Denpasar", "Q1861984", "Hanoi, 123456789", "Thành phố Hà Nội, VN"],
    "city",
)
@example(["La(os", "ສປປ (ລາວ", "ລາ/ວ", "（LA）", "+096", "０９６", "L.A", "la", "LA"], "country")
def test_match_keys_of_a_column_find_what_those_of_one_text_find(values, operation):
    pa = ENGINES["arrow"].library
    question = getattr(columns, operation)()
    found = ENGINES["arrow"].adapter._numbers_by_key(pa.array(values, pa.string()), question)
    assert found.to_pylist() == question.numbers_at_once(values)
    scalar = {"country": normalize_country, "city": normalize_city}[operation]
    answers = question.answers()
    assert [answers[number] for number in found.to_pylist()] == [scalar(value) for value in values]


@given(st.lists(st.lists(texts, max_size=8), max_size=6))
@example([["Laos", "Laos"], [], [None, "Papua", "LAOS"], ["Burma", "Laos", "Siam", "Birma"], ["Burma"]])
def test_a_column_read_in_turn_gives_each_name_once(parts):
    pa = ENGINES["arrow"].library
    arrow = ENGINES["arrow"].adapter
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(arrow, "ROWS_AT_ONCE", 2)
        found = arrow.named((pa.array(part, pa.string()) for part in parts), columns.country("alpha_3"))
    answers = {value: normalize_country(value, to="alpha_3") for part in parts for value in part}
    assert sorted(map(tuple, zip(*found.to_pydict().values(), strict=True))) == sorted(
        (value, answer) for value, answer in answers.items() if answer
    )


def test_a_column_read_in_turn_tells_the_row_of_what_is_not_text():
    pa = ENGINES["arrow"].library
    with pytest.raises(ColumnTypeError, match="row 3 holds 96"):
        ENGINES["arrow"].adapter.named([pa.array(["Laos", None]), pa.array([None, 96])], columns.country())


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # PySpark 4.0 leaves sockets open
def test_spark_answers_as_the_scalar_functions_do():
    @settings(max_examples=1, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(rows, min_size=20, max_size=40), *questions)
    def law(table, to, day):
        # Every job of Spark takes its time: the edges go with the rest.
        check(ENGINES["spark"], "parts", EDGES + table, to, day)

    law()


@pytest.mark.parametrize("name", ["arrow", "pandas"])
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (["Laos"], "row 2 holds ['Laos'], of type list"),
        (b"Laos", "row 2 holds b'Laos', of type bytes"),
        (96, "row 2 holds 96, of type int; names are text (codes are text: '096')"),
        (2.5, "row 2 holds 2.5, of type float"),
        (True, "row 2 holds True, of type bool"),
        (date(2020, 1, 2), "row 2 holds datetime.date(2020, 1, 2), of type date"),
        ({"a": 1}, "row 2 holds {'a': 1}, of type dict"),
    ],
)
def test_what_is_not_text_is_an_error_that_names_the_row(name, value, shown):
    engine = ENGINES[name]
    column = engine.anything([None, None, value, value])
    ask = engine.adapter
    for asked in (
        ask.normalize_country,
        ask.normalize_city,
        ask.is_member,
        ask.capital_of,
        ask.match_report,
    ):
        with pytest.raises(ColumnTypeError) as raised:
            asked(column)
        assert str(raised.value).startswith(shown)
        assert (raised.value.row, raised.value.query) == (2, value)


@pytest.mark.parametrize("name", ["arrow", "pandas"])
@pytest.mark.parametrize("value", ["2025-13-01", "2025-1-1", "", "yesterday", 2025, b"2025-01-01", [2025]])
def test_what_is_no_date_is_an_error_that_names_the_row(name, value):
    engine = ENGINES[name]
    column = engine.column(["Laos"] * 3, engine.forms[0])
    for asked in (engine.adapter.is_member, engine.adapter.capital_of):
        with pytest.raises(ColumnDateError) as raised:
            asked(column, on=engine.anything([None, value, None], column))
        assert (raised.value.row, raised.value.query) == (1, value)


@pytest.mark.parametrize("name", ["arrow", "pandas"])
def test_columns_of_different_lengths_are_refused(name):
    engine = ENGINES[name]
    column = engine.column(["Laos"] * 3, engine.forms[0])
    with pytest.raises(ValueError, match="3 rows, the column of dates 2"):
        engine.adapter.is_member(column, on=engine.dates([None, None], engine.forms[0]))


def test_pandas_refuses_dates_of_other_rows():
    engine = ENGINES["pandas"]
    pd = engine.library
    with pytest.raises(ValueError, match="different indexes"):
        engine.adapter.is_member(pd.Series(["Laos"], [1]), on=pd.Series(["2000-01-01"], [2]))


def test_pandas_keeps_the_type_of_text_that_was_given():
    engine = ENGINES["pandas"]
    pd = engine.library
    for kind in ("string", pd.Series(["Laos"]).dtype):
        assert engine.adapter.normalize_country(pd.Series(["Laos", None], dtype=kind)).dtype == kind
    categorical = engine.adapter.normalize_country(pd.Series(["Laos"]), to="alpha_3", categorical=True)
    assert categorical.tolist() == ["LAO"]
    assert len(categorical.cat.categories) == 11
    assert engine.adapter.is_member(pd.Series(["Laos"])).dtype == bool


def test_pandas_answers_for_every_column_of_a_frame():
    engine = ENGINES["pandas"]
    pd = engine.library
    frame = pd.DataFrame([["Laos", "Burma"], [None, "Fiji"]], columns=["a", "a"], index=[5, 5])
    answer = engine.adapter.is_member(frame, on=pd.Series(["2000-01-01", "1990-01-01"], [5, 5]))
    assert answer.columns.tolist() == ["a", "a"]
    assert answer.index.tolist() == [5, 5]
    assert answer.to_numpy().tolist() == [[True, True], [False, False]]


@pytest.mark.parametrize("name", ["arrow", "pandas"])
def test_something_else_than_a_column_is_refused(name):
    with pytest.raises(TypeError, match=r"expected a (pyarrow array|pandas Series or Index), not list"):
        ENGINES[name].adapter.normalize_country(["Laos"])


@given(st.lists(st.one_of(st.none(), st.dates()), max_size=6))
def test_within_a_period_nothing_changes(some):
    for day, number in zip(some, periods(some), strict=True):
        assert (number == 0) == (day is None)
    for day, other in pairwise(some):
        if day is not None and other is not None and len(set(periods([day, other]))) == 1:
            for code in ("TL", "MM", "PH", "KH"):
                assert is_member(code, on=day) == is_member(code, on=other)
                assert capital(code, day) == capital(code, other)


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # PySpark 4.0 leaves sockets open
@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    ("value", "shown"), [(96, "96, of type int"), (b"Laos", "b'Laos'"), (["Laos"], "['Laos']")]
)
def test_every_engine_refuses_what_is_not_text(name, value, shown):
    engine = ENGINES[name]
    assert engine.adapter
    with pytest.raises(Exception, match=re.escape(f"holds {shown}")) as raised:
        engine.ask_anything([None, value])
    if name != "spark":  # its errors come from another process
        assert isinstance(raised.value, ColumnTypeError)
