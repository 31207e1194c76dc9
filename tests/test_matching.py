"""Many names at once give the answers of one name at a time; a report accounts for every row."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aseanfacts import (
    _index,
    get_city,
    get_member,
    match_report,
    normalize_city,
    normalize_country,
    resolve_many,
)
from aseanfacts.matching import (
    _BATCH,
    ColumnTypeError,
    MatchReport,
    city_ids,
    member_codes,
    names_city,
    names_member,
)
from aseanfacts.normalize import match_keys, normalize_name
from aseanfacts.strategies import city_names, member_names, noisy, unknown_names

named = st.one_of(member_names(), city_names()).map(lambda pair: pair[0])
absent = st.sampled_from([None, float("nan"), ""])
texts = st.one_of(
    named, noisy(named), unknown_names(), st.text(), st.sampled_from(["ID", "ＢＲＵ", "a|b", "｜", "|"])
)
columns = st.lists(st.one_of(texts, absent), max_size=12)
kinds = st.sampled_from(["member", "city"])
wrong = st.one_of(
    st.integers(), st.binary(), st.lists(st.text()), st.floats(allow_nan=False), st.just(object())
)

SCALAR = {"member": normalize_country, "city": normalize_city}


@given(columns, kinds)
@example(["a|b", "Laos", "ＬＡＯ"], "member")
@example(["｜", "ลาว"], "member")
@example([], "member")
@example(["ก" + "\u0e48\u0e38" * 600, "ลาว", "laos"], "member")
def test_each_answer_is_that_of_the_scalar_function(values, kind):
    assert resolve_many(values, kind=kind) == [SCALAR[kind](value) for value in values]


@given(st.lists(texts))
def test_many_match_keys_are_those_of_one_text_each(values):
    assert match_keys(values) == [normalize_name(value) for value in values]


@pytest.mark.parametrize("length", [0, 1, _BATCH - 1, _BATCH, _BATCH + 1])
def test_the_answers_do_not_depend_on_where_a_batch_ends(length):
    values = [("Laos", "ลาว", None, "nowhere")[row % 4] for row in range(length)]
    assert resolve_many(values) == [("LA", "LA", None, None)[row % 4] for row in range(length)]


def test_any_iterable_and_records_are_taken():
    laos, hanoi = get_member("LA"), get_city("hanoi")
    assert resolve_many(iter(("Laos", laos))) == ["LA", "LA"]
    assert resolve_many((hanoi, "Hà Nội"), kind="city") == ["hanoi", "hanoi"]


@given(columns, wrong, st.integers(0, 12), kinds)
def test_a_value_of_another_type_is_named_with_its_row(values, intruder, row, kind):
    row = min(row, len(values))
    column = [*values[:row], intruder, *values[row:]]
    for call in (resolve_many, match_report):
        with pytest.raises(ColumnTypeError) as caught:
            call(column, kind=kind)
        assert caught.value.row == row
        assert caught.value.query is intruder
        assert f"row {row} " in str(caught.value)


def test_the_row_is_that_of_the_whole_column():
    with pytest.raises(ColumnTypeError, match=rf"row {_BATCH + 3} holds 96, of type int; .*'096'"):
        resolve_many(["Laos"] * (_BATCH + 3) + [96])


def test_the_error_pickles_and_can_be_moved_to_another_row():
    error = ColumnTypeError(96, "member", row=3)
    assert pickle.loads(pickle.dumps(error)).row == 3
    assert str(error.at(7)) == str(error).replace("row 3", "row 7")
    assert len(str(ColumnTypeError("x" * 10_000 and ["x" * 10_000]))) < 200


@pytest.mark.parametrize("call", [resolve_many, match_report])
def test_an_unknown_kind_is_named(call):
    with pytest.raises(ValueError, match="'capital'"):
        call(["Laos"], kind="capital")


@given(columns, kinds)
def test_a_report_accounts_for_every_row(values, kind):
    report = match_report(values, kind=kind)
    present = [value for value in values if isinstance(value, str) and value]
    assert report.rows == len(values)
    assert report.missing == len(values) - len(present)
    assert [line.value for line in report.lines] == list(dict.fromkeys(present))
    assert {line.value: line.count for line in report.lines} == Counter(present)
    assert {line.value: line.answer for line in report.lines} == {
        value: SCALAR[kind](value) for value in present
    }
    parts = (*report.matched, *report.unmatched, *report.ambiguous)
    assert sorted(parts, key=str) == sorted(report.lines, key=str)
    assert [row["value"] for row in report.as_rows()] == [line.value for line in report.lines]
    assert str(report).startswith(f"{len(values):,} rows: ")


@given(columns, kinds)
def test_a_report_can_be_made_of_counted_values(values, kind):
    counted = Counter(value for value in values if isinstance(value, str))
    assert MatchReport.from_counts(counted.items(), kind=kind) == match_report(counted.elements(), kind=kind)


def test_candidates_of_what_came_near():
    report = match_report(["Indonsia", "Indonesia", "Wakanda"])
    assert [line.candidates for line in report.lines] == [("Indonesia",), (), ()]
    assert [line.status for line in report.lines] == ["unmatched", "matched", "unmatched"]


def test_an_ambiguous_value_names_what_it_may_mean(monkeypatch):
    monkeypatch.setattr(_index, "AMBIGUOUS_CITIES", {"twintown": ("dili", "hanoi")})
    report = match_report(["Twin-Town", "Dili"], kind="city")
    (line,) = report.ambiguous
    assert (line.answer, line.candidates) == (None, ("dili", "hanoi"))
    assert not report.unmatched
    assert "1 ambiguous" in str(report)
    assert "ambiguous: 'Twin-Town' (1), perhaps dili or hanoi" in str(report)


def test_a_long_report_shows_the_most_frequent_values_first():
    values = [f"place {number}" for number in range(30)] + ["place 29"] * 5
    shown = str(match_report(values)).splitlines()
    assert shown[1] == "unmatched: 'place 29' (6)"
    assert shown[-1] == "… and 10 more values"
    assert len(shown) == 22


@given(st.one_of(columns.map(tuple), texts, absent, wrong))
def test_predicates_take_anything(value):
    assert names_member(value) is (isinstance(value, str) and normalize_country(value) is not None)
    assert names_city(value) is (isinstance(value, str) and normalize_city(value) is not None)


def test_what_a_clean_column_may_hold():
    assert len(member_codes()) == len(member_codes("numeric")) == len(_index.MEMBERS)
    assert "096" in member_codes("numeric")
    assert all(normalize_city(identifier) == identifier for identifier in city_ids())
    with pytest.raises(ValueError, match="iso9"):
        member_codes("iso9")
