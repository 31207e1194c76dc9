"""The fields of pydantic models: names go in, codes come out."""

from __future__ import annotations

from typing import get_args

import pytest

pydantic = pytest.importorskip("pydantic", reason="pydantic is not installed")

from hypothesis import given  # noqa: E402

from aseanfacts import get_city, get_member, normalize_city, normalize_country  # noqa: E402
from aseanfacts.literals import MemberCode as Code  # noqa: E402
from aseanfacts.matching import member_codes  # noqa: E402
from aseanfacts.pydantic import CityId, MemberCode  # noqa: E402
from aseanfacts.strategies import city_names, member_names, noisy, unknown_names  # noqa: E402

MEMBER = pydantic.TypeAdapter(MemberCode)
CITY = pydantic.TypeAdapter(CityId)


def test_the_literal_type_has_the_codes_of_the_members():
    assert list(get_args(Code)) == sorted(member_codes())


@given(noisy(member_names()))
def test_every_name_of_a_member_gives_its_code(named):
    name, code = named
    assert MEMBER.validate_python(name) == code == normalize_country(name)


@given(noisy(city_names()))
def test_every_name_of_a_city_gives_its_id(named):
    name, city = named
    assert CITY.validate_python(name) == city == normalize_city(name)


@given(unknown_names())
def test_what_names_nothing_is_refused(name):
    for adapter, kind, find in (
        (MEMBER, "asean_member", normalize_country),
        (CITY, "asean_city", normalize_city),
    ):
        if find(name) is not None:
            continue
        with pytest.raises(pydantic.ValidationError) as raised:
            adapter.validate_python(name)
        assert [error["type"] for error in raised.value.errors()] == [kind]


def test_records_go_in_as_well():
    assert MEMBER.validate_python(get_member("LA")) == "LA"
    assert CITY.validate_python(get_city("hanoi")) == "hanoi"


@pytest.mark.parametrize("value", [None, 96, 2.5, b"Laos", ["Laos"], {}])
def test_what_is_not_text_is_refused(value):
    for adapter in (MEMBER, CITY):
        with pytest.raises(pydantic.ValidationError):
            adapter.validate_python(value)


def test_an_error_tells_what_is_near():
    with pytest.raises(pydantic.ValidationError, match="did you mean Indonesia"):
        MEMBER.validate_python("Indonsia")


def test_the_schema_says_any_text_in_and_codes_out():
    assert MEMBER.json_schema()["type"] == "string"
    assert "enum" not in MEMBER.json_schema()
    assert MEMBER.json_schema(mode="serialization")["enum"] == sorted(member_codes())
    assert CITY.json_schema()["examples"] == ["hanoi", "Hanoi"]


def test_a_model_goes_to_json_and_back():
    class Order(pydantic.BaseModel):
        country: MemberCode
        cities: list[CityId]

    Order.model_rebuild(_types_namespace={"MemberCode": MemberCode, "CityId": CityId})
    order = Order.model_validate_json('{"country": "Filipina", "cities": ["Saigon", "Krung Thep"]}')
    assert order.model_dump() == {"country": "PH", "cities": ["ho-chi-minh-city", "bangkok"]}
    assert Order.model_validate_json(order.model_dump_json()) == order
