"""Errors: what they say, what they carry, and that they travel."""

from __future__ import annotations

import pickle
from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanfacts import capital_of, errors, is_member, lookup_city, lookup_member, name_of
from aseanfacts.errors import (
    AmbiguousNameError,
    AseanfactsError,
    DataError,
    InvalidDateError,
    NotCoveredError,
    UnknownLanguageError,
    UnknownNameError,
)

LEAVES = {
    UnknownNameError: LookupError,
    AmbiguousNameError: LookupError,
    NotCoveredError: LookupError,
    UnknownLanguageError: LookupError,
    InvalidDateError: ValueError,
    DataError: ValueError,
}


def raised(call, *arguments, **options) -> AseanfactsError:
    with pytest.raises(AseanfactsError) as caught:
        call(*arguments, **options)
    return caught.value


@pytest.mark.parametrize("leaf", LEAVES)
def test_one_family(leaf):
    assert issubclass(leaf, AseanfactsError)
    assert issubclass(leaf, LEAVES[leaf])
    assert not issubclass(leaf, KeyError)  # whose message would be shown in quotes
    assert leaf.__name__ in errors.__all__


def test_the_family_is_complete():
    assert {*LEAVES, AseanfactsError} == {getattr(errors, name) for name in errors.__all__}


@given(
    st.sampled_from(sorted(LEAVES, key=str)), st.text(), st.text(), st.lists(st.text(), max_size=3), st.text()
)
def test_every_error_pickles(leaf, query, kind, candidates, detail):
    error = leaf(query, kind, tuple(candidates), detail)
    for twin in (pickle.loads(pickle.dumps(error)), copy(error)):
        assert type(twin) is leaf
        assert (twin.query, twin.kind, twin.candidates, twin.detail) == (
            query,
            kind,
            tuple(candidates),
            detail,
        )
        assert str(twin) == str(error)
        assert twin.args == error.args


@given(st.text(st.characters(), max_size=300))
def test_any_text_has_a_message(query):
    for leaf in LEAVES:
        assert str(leaf(query, "member"))


def test_candidates_are_computed_only_when_read():
    error = raised(capital_of, "Indonsia")
    assert error._candidates is None
    assert error.candidates[0] == "Indonesia"
    assert error._candidates == error.candidates


@pytest.mark.parametrize(
    ("call", "query", "kind", "message"),
    [
        (capital_of, "Indonsia", "member", "'Indonsia' names no ASEAN member. Did you mean 'Indonesia'?"),
        (lookup_member, "Indonsia", "member", "'Indonsia' names no ASEAN member. Did you mean 'Indonesia'?"),
        (lookup_city, "Jakatra", "city", "'Jakatra' names no capital or smart city. Did you mean 'Jakarta'?"),
        (capital_of, "Zzyzx", "member", "'Zzyzx' names no ASEAN member."),
        (name_of, "Zzyzx", "entity", "'Zzyzx' names no ASEAN member, capital or smart city."),
        (capital_of, "", "member", "'' names no ASEAN member."),
        (
            name_of,
            "Phnom Pehn",
            "entity",
            "'Phnom Pehn' names no ASEAN member, capital or smart city. Did you mean 'Phnom Penh'?",
        ),
    ],
)
def test_unknown_names_say_what_was_asked_and_what_is_near(call, query, kind, message):
    error = raised(call, query)
    assert isinstance(error, UnknownNameError)
    assert (error.query, error.kind) == (query, kind)
    assert str(error) == message


def test_unknown_languages_list_those_there_are():
    error = raised(capital_of, "Thailand", language="tlh")
    assert isinstance(error, UnknownLanguageError)
    assert error.query == "tlh"
    assert {"en", "th", "id"} <= set(error.candidates)
    assert list(error.candidates) == sorted(error.candidates)
    assert str(error).startswith("no preferred name of 'bangkok' in language 'tlh'; there is one in: ")
    assert str(error).endswith(", …")
    assert str(error).count(",") == 12


def test_few_languages_are_all_listed():
    assert (
        str(UnknownLanguageError("xx", "language", ("en", "id"), "name"))
        == "no name in language 'xx'; there is one in: en, id"
    )
    assert str(UnknownLanguageError("xx", "language", ())) == "no name in language 'xx'"
    twelve = tuple("abcdefghijkl")
    assert str(UnknownLanguageError("xx", "language", twelve)).endswith(
        ": a, b, c, d, e, f, g, h, i, j, k, l"
    )


def test_invalid_dates_say_what_a_date_looks_like():
    error = raised(is_member, "TH", on="yesterday")
    assert isinstance(error, InvalidDateError)
    assert error.query == "yesterday"
    assert error.kind == "date"
    assert str(error) == "'yesterday' is no date: give a datetime.date or text like '2025-10-26'"


def test_uncovered_questions_say_so():
    error = raised(capital_of, "Viet Nam", on="1976-07-01")
    assert isinstance(error, NotCoveredError)
    assert (error.query, error.kind, error.candidates) == ("Viet Nam", "capital", ())
    assert str(error) == "no capital of Viet Nam is recorded for 1976-07-01"


def test_ambiguity_lists_what_is_meant():
    error = AmbiguousNameError("Springfield", "city", ("springfield-one", "springfield-two"))
    assert (
        str(error)
        == "'Springfield' names more than one capital or smart city: springfield-one, springfield-two."
    )


def test_kinds_without_a_phrase_are_named_as_they_are():
    assert str(UnknownNameError("x", "river", ())) == "'x' names no river."
    assert UnknownNameError("x", "river").candidates == ()
    assert UnknownNameError(7, "member").candidates == ()
    assert str(AseanfactsError("x")) == "'x' cannot be used"
    assert str(DataError("x", "data set", (), "what is wrong")) == "what is wrong"


def test_messages_stay_short_for_huge_texts():
    # Once, the message held the whole text, and looking for candidates took time in the square of its length.
    error = raised(lookup_member, "Indonesia" * 100_000)
    assert len(str(error)) < 200
    assert error.query == "Indonesia" * 100_000
