"""Whether a spelling that no table holds is a slip of the pen from a name."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category

from aseanfacts.dataset import Dataset
from aseanfacts.normalize import normalize_name

__all__ = ["is_near", "names_of"]

_SHORTEST, _LONG = 4, 8
_VOWELS = "ะาำเแโใไະາຳເແໂໃໄ"


@lru_cache(maxsize=256)
def names_of(entity: str, language: str = "") -> frozenset[str]:
    """Return the match keys of all names of a member or city, or of those in a language, whatever its script."""
    data = Dataset.bundled()
    record = data.member(entity) if entity.isupper() else data.city(entity)
    return frozenset(
        normalize_name(name.name)
        for name in record.names
        if not language or name.language.partition("-")[0] == language
    )


def is_near(surface: str, names: frozenset[str]) -> bool:
    """Tell whether a spelling is one slip from a name, or two in a long one.

    Where vowels are signs around their consonant, one slip in the consonants is one as well, whatever the vowels are.
    """
    key = normalize_name(surface)
    if len(key) < _SHORTEST:
        return False
    bare = _consonants(key)
    return any(
        _distance(key, name, 2 if len(name) >= _LONG else 1)
        or (
            bare != key
            and len(bare) >= _SHORTEST <= len(other := _consonants(name))
            and _distance(bare, other, 1)
        )
        for name in names
        if len(name) >= _SHORTEST
    )


@lru_cache(maxsize=2048)
def _consonants(key: str) -> str:
    """Return a key without the signs of vowels and tones that stand around a consonant."""
    return "".join(letter for letter in key if not (category(letter).startswith("M") or letter in _VOWELS))


def _distance(first: str, second: str, most: int) -> bool:
    """Tell whether two short keys are at most so many edits apart; swapped neighbours are one edit."""
    if abs(len(first) - len(second)) > most or max(len(first), len(second)) > 40:
        return False
    if len(set(first) ^ set(second)) > 2 * most:  # an edit takes one letter away at most, and brings one
        return False
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == second[j - 2] and first[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1] <= most
