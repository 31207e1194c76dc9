"""Fields of pydantic models: a name of a member or city of ASEAN goes in, its code comes out.

>>> from pydantic import BaseModel
>>> from aseanfacts.pydantic import CityId, MemberCode
>>> class Order(BaseModel):
...     country: MemberCode
...     city: CityId | None = None
>>> Order.model_validate({"country": "Việt Nam", "city": "Saigon"})
Order(country='VN', city='ho-chi-minh-city')

To type checkers a :data:`MemberCode` is one of the eleven codes: ``Order(country="XX")`` is found before anything runs, and
:meth:`~pydantic.BaseModel.model_validate` takes what comes from outside. The JSON schema says any text for input, the codes for output.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from aseanfacts import literals
from aseanfacts.lookup import normalize_city, normalize_country
from aseanfacts.matching import PlaceKind
from aseanfacts.model import City, Member
from aseanfacts.suggestions import suggest

__all__ = ["CityId", "MemberCode"]


def _member_code(value: object) -> object:
    if not isinstance(value, (str, Member)):
        return value
    return normalize_country(value) or _refuse(value, "member", "a member of ASEAN")


def _city_id(value: object) -> object:
    if not isinstance(value, (str, City)):
        return value
    return normalize_city(value) or _refuse(value, "city", "a capital or smart city of ASEAN")


def _refuse(value: object, kind: PlaceKind, what: str) -> object:
    near = suggest(str(value), kind)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise PydanticCustomError(f"asean_{kind}", "Input should name {what}{hint}", {"what": what, "hint": hint})


_MemberName: TypeAlias = Annotated[
    str,
    Field(
        description="Any name or ISO 3166-1 code of a member of ASEAN, in any language",
        examples=["VN", "Viet Nam"],
    ),
]
_CityName: TypeAlias = Annotated[
    str,
    Field(
        description="Any name of a capital or smart city of ASEAN, in any language",
        examples=["hanoi", "Hanoi"],
    ),
]

MemberCode: TypeAlias = Annotated[
    literals.MemberCode, BeforeValidator(_member_code, json_schema_input_type=_MemberName)
]
"""An alpha-2 code, from any name or code of a member, or a :class:`aseanfacts.Member`."""

CityId: TypeAlias = Annotated[
    str, Field(strict=True), BeforeValidator(_city_id, json_schema_input_type=_CityName)
]
"""A city's id, from any name of it, or a :class:`aseanfacts.City`."""
