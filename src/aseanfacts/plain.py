"""Records as plain JSON values, and back.

A record becomes an object with a member for each of its fields; a tuple becomes an array, a day the text ``YYYY-MM-DD``, a
printed figure a number. Nothing is lost: the class and its annotations say how to read each value again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from types import UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import AttrsInstance, fields, has

from aseanfacts.errors import DataError

__all__ = ["Json", "dump_json", "from_json", "from_plain", "to_json", "to_plain"]

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
_Record = TypeVar("_Record", bound=AttrsInstance)
_Reader: TypeAlias = "Callable[[object, str], object]"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_plain(value: object) -> Json:
    """Return a record, or records in tuples, lists and mappings, as plain JSON values.

    Args:
        value: Records, dates, figures, texts, numbers, truth values and None, alone or together.

    Returns:
        What :func:`json.dumps` takes as it is.

    Raises:
        TypeError: If a value is none of these.

    Examples:
        >>> from aseanfacts import lookup_city
        >>> plain = to_plain(lookup_city("Saigon"))
        >>> plain["id"], plain["member"]
        ('ho-chi-minh-city', 'VN')

    """
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(name): to_plain(item) for name, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    record: type[Any] = type(value)
    if has(record):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(record)}
    raise TypeError(f"{value!r} is no record and no plain value")


def from_plain(record: type[_Record], plain: object) -> _Record:
    """Make a record of plain values: the inverse of :func:`to_plain`.

    Args:
        record: The class of the record.
        plain: A mapping with a value for each of its fields; those with a default may be absent.

    Returns:
        The record.

    Raises:
        DataError: If a value is missing, not of its field's type, or of no field; the message says which.

    Examples:
        >>> from aseanfacts import City, lookup_city
        >>> from_plain(City, to_plain(lookup_city("Hanoi"))) == lookup_city("Hanoi")
        True

    """
    made = _read_record(plain, record.__name__, record=record)
    assert isinstance(made, record)
    return made


def to_json(value: object, *, indent: int | None = None) -> str:
    """Write records as JSON text.

    Args:
        value: As for :func:`to_plain`.
        indent: Blanks for each level; None for one line.

    Returns:
        JSON that is UTF-8 when it is encoded: every letter stands as it is, only lone surrogates are escaped.

    Raises:
        TypeError: If a value is neither a record nor plain.
        ValueError: If a number is not finite, or a text holds the two halves of a surrogate pair side by side, which JSON
            cannot tell from the one character they would make.

    Examples:
        >>> from aseanfacts import cities
        >>> to_json([city.name for city in cities(member="Laos")])
        '["Luang Prabang", "Vientiane"]'

    """
    return dump_json(to_plain(value), indent=indent)


def dump_json(plain: Json, *, indent: int | None = None) -> str:
    """Write plain values as JSON text, as :func:`to_json` does."""
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=indent)
    if pair := _SURROGATE_PAIR.search(text):
        raise ValueError(f"JSON cannot tell the surrogates {pair.group()!r} in a text from one character")
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def from_json(record: type[_Record], text: str) -> _Record:
    """Read a record that :func:`to_json` wrote.

    Args:
        record: The class of the record.
        text: The JSON text.

    Returns:
        The record, equal to the one that was written.

    Raises:
        DataError: If the text is no JSON, or not such a record.

    Examples:
        >>> from aseanfacts import Summit, get_summit
        >>> from_json(Summit, to_json(get_summit(43))) == get_summit(43)
        True

    """
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise DataError(text, record.__name__, (), f"{record.__name__}: no JSON: {error}") from error
    return from_plain(record, plain)


def _read_record(plain: object, where: str, *, record: type[Any]) -> object:
    if not isinstance(plain, Mapping):
        raise _unfit(plain, where, "an object")
    readers: Mapping[str, _Reader] = _readers(record)  # type: ignore[arg-type]
    for name in plain:
        if name not in readers:
            raise DataError(plain, where, (), f"{where} has no field {name!r}")
    try:
        return record(**{name: readers[name](value, f"{where}.{name}") for name, value in plain.items()})
    except TypeError as error:
        raise DataError(plain, where, (), f"{where}: {error}") from error


@lru_cache(maxsize=256)
def _readers(record: type[Any]) -> Mapping[str, _Reader]:
    hints = get_type_hints(record)
    return {field.name: _reader(hints[field.name]) for field in fields(record)}


def _reader(hint: Any) -> _Reader:
    """Return what reads a plain value as an annotation says."""
    if get_origin(hint) in (Union, UnionType):
        return partial(_read_union, readers=tuple(map(_reader, get_args(hint))))
    if get_origin(hint) is tuple:
        return partial(_read_tuple, reader=_reader(get_args(hint)[0]))
    if get_origin(hint) is Literal:
        return partial(_read_literal, allowed=get_args(hint))
    return partial(_read_record, record=hint) if has(hint) else partial(_read_value, kind=hint)


def _read_union(plain: object, where: str, *, readers: Sequence[_Reader]) -> object:
    for reader in readers[:-1]:
        try:
            return reader(plain, where)
        except DataError:
            continue
    return readers[-1](plain, where)


def _read_tuple(plain: object, where: str, *, reader: _Reader) -> object:
    if not isinstance(plain, (list, tuple)):
        raise _unfit(plain, where, "an array")
    return tuple(reader(item, f"{where}[{number}]") for number, item in enumerate(plain))


def _read_literal(plain: object, where: str, *, allowed: tuple[str, ...]) -> object:
    if plain not in allowed:
        raise _unfit(plain, where, f"one of {', '.join(allowed)}")
    return plain


def _read_value(plain: object, where: str, *, kind: type) -> object:
    if kind is Decimal and isinstance(plain, (int, float)) and not isinstance(plain, bool):
        return Decimal(str(plain))
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    if kind is date and isinstance(plain, str) and (day := _day(plain)):
        return day
    # A truth value is an int in Python, not in JSON.
    if isinstance(plain, kind) and (kind is bool or not isinstance(plain, bool)):
        return plain
    raise _unfit(plain, where, {type(None): "null", date: "a day"}.get(kind, f"of type {kind.__name__}"))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None  # newer Pythons take other forms, too


def _unfit(plain: object, where: str, wanted: str) -> DataError:
    shown = repr(plain)
    return DataError(plain, where, (), f"{where} is {shown[:80]}{'…' * (len(shown) > 80)}, not {wanted}")
