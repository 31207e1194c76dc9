"""What comes near a text: ranked guesses, for search and for error messages only.

Match keys are compared, so that case, accents and spacing never count. A key is near when one is the beginning of the other, or
when few edits (a letter missing, added, changed, or two swapped) turn one into the other: none for three letters,
one up to seven, two beyond.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from heapq import nsmallest

from aseanfacts.normalize import normalize_name

__all__ = ["Ranking", "edit_distance"]

_SHORTEST_PREFIX = 3


class Ranking:
    """Ranks the keys of a name table by nearness to a text.

    Every key is found again under each of its forms with one letter left out, so that one typo costs a handful of
    dictionary look-ups; only when that finds nothing are all keys compared.

    Args:
        keys: The code or id behind each match key.
    """

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = keys
        self._longest = max(map(len, keys), default=0)
        self._shortened: defaultdict[str, list[str]] = defaultdict(list)
        for key in keys:
            for form in _shortened(key):
                self._shortened[form].append(key)

    def rank(self, text: str, limit: int = 5) -> tuple[tuple[str, float, str], ...]:
        """Return the nearest places.

        Args:
            text: Any text.
            limit: How many places at most.

        Returns:
            For each place its code or id, a score in (0, 1], 1 for an exact match, and the key that matched; best first.

        """
        query = normalize_name(text)
        best: dict[str, tuple[float, str]] = {}
        for key, score in self._near(query):
            place = self._keys[key]
            if score > best.get(place, (0.0, ""))[0]:
                best[place] = (score, key)
        ranked = nsmallest(limit, best.items(), key=lambda item: (-item[1][0], item[0]))
        return tuple((place, score, key) for place, (score, key) in ranked)

    def _near(self, query: str) -> Iterator[tuple[str, float]]:
        # Nothing is near a text far longer than any name, and comparing it would take time in the square of its length.
        if not query or len(query) > self._longest + 2:
            return
        if query in self._keys:
            yield query, 1.0
            return
        found = False
        for key in self._one_edit_away(query):
            found = True
            yield key, _score(query, key, 1)
        if found:
            return
        for key in self._keys:
            if len(query) >= _SHORTEST_PREFIX and key.startswith(query):
                yield key, len(query) / len(key) * 0.9
            elif _allowed(query, key) > 1 and abs(len(key) - len(query)) <= 2:
                distance = edit_distance(query, key, 2)
                if distance <= 2:
                    yield key, _score(query, key, distance)

    def _one_edit_away(self, query: str) -> Iterator[str]:
        forms = _shortened(query)
        candidates = {key for form in (query, *forms) for key in self._shortened.get(form, ())}
        candidates.update(form for form in forms if form in self._keys)
        for key in sorted(candidates):
            if _allowed(query, key) and edit_distance(query, key, 1) <= 1:
                yield key


def _shortened(key: str) -> set[str]:
    return {key[:position] + key[position + 1 :] for position in range(len(key))}


def _allowed(query: str, key: str) -> int:
    length = min(len(query), len(key))
    return 0 if length <= 3 else 1 if length <= 7 else 2


def _score(query: str, key: str, distance: int) -> float:
    return 1 - distance / max(len(query), len(key))


def edit_distance(first: str, second: str, limit: int) -> int:
    """Count the edits between two texts, swapped neighbours as one; more than ``limit`` is ``limit + 1``."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return min(previous[-1], limit + 1)
