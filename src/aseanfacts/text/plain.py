"""An article as plain dictionaries and lists, as JSON has them, and back."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, cast, get_args

from attrs import AttrsInstance, asdict, fields, has, resolve_types

from aseanfacts.text.model import Article

__all__ = ["article_from_plain", "article_to_plain"]


def article_to_plain(article: Article) -> dict[str, Any]:
    """Return an article as plain values: every record a dictionary of its attributes, every tuple a list.

    Args:
        article: The article.

    Returns:
        A dictionary that :func:`json.dumps` takes.

    Examples:
        >>> from aseanfacts.text.articles import parse_article
        >>> plain = article_to_plain(parse_article("Jakarta"))
        >>> plain["mentions"][0]["id"], article_from_plain(plain) == parse_article("Jakarta")
        ('jakarta', True)

    """
    return cast("dict[str, Any]", _plain(asdict(article)))


def article_from_plain(plain: Mapping[str, Any]) -> Article:
    """Return the article that plain values describe.

    Args:
        plain: What :func:`article_to_plain` returns, also after a way through JSON.

    Returns:
        An article equal to the one described.

    Raises:
        KeyError: If an attribute without a default is missing.
        TypeError: If there is an attribute that no such record has.

    """
    return cast("Article", _record(Article, plain))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


@cache
def _types(record: Hashable) -> Mapping[str, Any]:
    return {
        attribute.name: attribute.type
        for attribute in fields(resolve_types(cast("type[AttrsInstance]", record)))
    }


def _record(record: type[Any], plain: Mapping[str, Any]) -> Any:
    types = _types(record)
    return record(**{name: _typed(types.get(name), value) for name, value in plain.items()})


def _typed(kind: Any, value: Any) -> Any:
    """Return a plain value as the type an attribute has."""
    if isinstance(value, Mapping):
        return _record(next(each for each in (kind, *get_args(kind)) if has(each)), value)
    if isinstance(value, list):
        return tuple(_typed(get_args(kind)[0], item) for item in value)
    return value
