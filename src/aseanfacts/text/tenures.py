"""Which cities are or were the capital of which member: what every reading and verdict of a capital asks the table."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from aseanfacts.dataset import Dataset
from aseanfacts.model import Capital

__all__ = ["capitals_of", "tenures"]


def tenures(city: str | None, member: str | None = None) -> tuple[Capital, ...]:
    """Return the rows that make a city a capital.

    Args:
        city: Its id; None for a place the data does not know, which never was one.
        member: Alpha-2 code of the member whose capital it was; None for any.

    Returns:
        The rows in the order of the table.

    """
    rows = _by_city().get(city or "", ())
    return tuple(row for row in rows if member in (None, row.member))


@cache
def capitals_of(member: str) -> tuple[Capital, ...]:
    """Return the rows that give a member a capital, in the order of the table."""
    return tuple(row for row in Dataset.bundled().capitals if row.member == member)


@lru_cache(maxsize=1)
def _by_city() -> dict[str, list[Capital]]:
    found: defaultdict[str, list[Capital]] = defaultdict(list)
    for row in Dataset.bundled().capitals:
        found[row.city].append(row)
    return dict(found)
