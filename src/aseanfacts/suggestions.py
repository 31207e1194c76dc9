"""What a text that names nothing may have meant: loaded only when an error's candidates are read."""

from __future__ import annotations

from functools import lru_cache

from aseanfacts import _index, lookup
from aseanfacts.ranking import Ranking

__all__ = ["suggest"]

_LEAST_SCORE = 0.7


@lru_cache(maxsize=2)
def _ranking(kind: str) -> Ranking:
    names = lookup._members if kind == "member" else lookup._cities
    if not names.loaded:
        names.load()
    return Ranking(names.keys, _index.NEAR_NEIGHBOURS[kind].split("\n"))


def suggest(text: str, kind: str, limit: int = 3) -> tuple[str, ...]:
    """Name what a text may have meant.

    Args:
        text: What was asked.
        kind: ``"member"``, ``"city"``, or ``"entity"`` for both.
        limit: How many names at most.

    Returns:
        Preferred English names, nearest first; none when nothing is near.

    """
    kinds = {"member": ("member",), "city": ("city",), "entity": ("member", "city")}.get(kind, ())
    ranked = [found for each in kinds for found in _ranking(each).rank(text, limit)]
    near = sorted((found for found in ranked if found[1] >= _LEAST_SCORE), key=lambda found: -found[1])
    return tuple(dict.fromkeys(lookup.name_of(place) for place, _, _ in near[:limit]))
