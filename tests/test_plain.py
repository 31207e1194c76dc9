"""Records become plain JSON values and come back equal; what cannot come back says where it fails."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aseanfacts import City, DataError, Dataset, Summit, get_summit
from aseanfacts.plain import from_json, from_plain, to_json, to_plain
from aseanfacts.text.claims import check_claims
from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Article, Finding, Mention, Paragraph, Quote, Span

COLLECTIONS = sorted(
    name
    for name, value in vars(Dataset).items()
    if not name.startswith("_")
    and hasattr(value, "func")
    and "tuple[model." in str(value.func.__annotations__["return"])
)


@pytest.mark.parametrize("name", COLLECTIONS)
@pytest.mark.parametrize("data", ["shipped", "world"])
def test_every_record_comes_back_equal(data, name, request):
    records = getattr(request.getfixturevalue(data), name)
    for record in records:
        text = to_json(record)
        assert from_json(type(record), text) == record
        assert json.loads(text) == to_plain(record)


def test_all_collections_are_tried():
    assert {"members", "cities", "summits", "reports", "projects"} <= set(COLLECTIONS)


def test_findings_and_mentions_come_back_equal():
    text = (
        "Ibu kota Myanmar adalah Birma. Ibu kota Brunei: X\nASEAN capitals: Thailand (Bangkok), Laos (Paris)."
    )
    found = check_claims(text, on="2020-01-01")
    assert found
    for finding in found:
        assert from_json(Finding, to_json(finding)) == finding
    for mention in find_mentions(text):
        assert from_plain(Mention, to_plain(mention)) == mention


def article(text):
    whole = Span(0, len(text), text)
    quote = Quote(0, len(text), text, "direct", whole, None, whole, "after", 0)
    paragraph = Paragraph(0, len(text), text, 0, "body")
    return Article(text, "id", None, None, (paragraph,), (quote,), (), (), (), (), (), (), (), (), (), "2025")


@given(st.text(min_size=1))
def test_an_article_of_any_text_comes_back_equal(text):
    assert from_json(Article, to_json(article(text))) == article(text)


@given(st.text(st.characters(categories=["Cs", "Lu"]), max_size=3))
@example("\ud800\udc00")
def test_json_can_be_encoded_and_keeps_every_text_it_takes(text):
    if re.search("[\ud800-\udbff][\udc00-\udfff]", text):
        with pytest.raises(ValueError, match="cannot tell the surrogates"):
            to_json([text])
    else:
        assert json.loads(to_json([text]).encode("utf-8")) == [text]


def test_days_and_figures_are_plain():
    assert to_plain((date(1967, 8, 8), Decimal("40.0"), Decimal("12.5"), {"a": None})) == [
        "1967-08-08",
        40,
        12.5,
        {"a": None},
    ]


def test_what_is_no_record_is_refused():
    with pytest.raises(TypeError, match="no record and no plain value"):
        to_plain(object())
    with pytest.raises(ValueError, match="Out of range"):
        to_json(float("nan"))


def changed(**values):
    plain = {**to_plain(get_summit(43)), **values}
    return {name: value for name, value in plain.items() if value is not ...}


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ([], r"Summit is \[\], not an object"),
        (changed(id=7), "Summit.id is 7, not of type str"),
        (changed(number=True), "Summit.number is True, not null"),
        (changed(start="5 September 2023"), "Summit.start is '5 September 2023', not a day"),
        (changed(start="20230905"), "Summit.start is '20230905', not a day"),
        (changed(start=None), "Summit.start is None, not a day"),
        (changed(kind="secret"), "Summit.kind is 'secret', not one of formal, informal, special"),
        (changed(sessions={}), r"Summit.sessions is \{\}, not an array"),
        (
            changed(sessions=[{"session": "first"}]),
            r"Summit.sessions\[0\].session is 'first', not of type int",
        ),
        (changed(host="ID"), "Summit has no field 'host'"),
        (changed(end=...), "missing 1 required .* argument: 'end'"),
    ],
)
def test_what_does_not_fit_says_where(plain, message):
    with pytest.raises(DataError, match=message):
        from_plain(Summit, plain)


def test_no_json_is_a_typed_error():
    with pytest.raises(DataError, match="City: no JSON"):
        from_json(City, "{")


def test_a_field_with_a_default_may_be_absent():
    plain = to_plain(Mention(0, 4, "Laos", "country", "LA", "exonym"))
    assert isinstance(plain, dict)
    plain = {name: value for name, value in plain.items() if name != "nested_in"}
    assert from_plain(Mention, plain).nested_in is None
    assert attrs.fields(Mention).nested_in.default is None
