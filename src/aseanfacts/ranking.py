"""What comes near a text: ranked guesses, for search and for error messages only.

Match keys are compared, so that case, accents and spacing never count. A key is near when one is the beginning of the other, or
when few edits (a letter missing, added, changed, or two swapped) turn one into the other: none for three letters,
one up to seven, two beyond.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import nsmallest

from aseanfacts.normalize import normalize_name

__all__ = ["Ranking", "edit_distance"]

_SHORTEST_PREFIX = 3


class Ranking:
    """Ranks the keys of a name table by nearness to a text.

    Every key is found again under each of its forms with one letter left out, so that one typo costs a handful of
    dictionary look-ups. Only when that finds nothing are keys of about the same length and letters compared.

    Args:
        keys: The code or id behind each match key.
        strangers: Match keys of other places that come near one of these: nothing is near them.
    """

    def __init__(self, keys: Mapping[str, str], strangers: Collection[str] = ()) -> None:
        self._keys = keys
        self._strangers = frozenset(strangers)
        self._ordered = sorted(keys)
        self._shortened: defaultdict[str, list[str]] = defaultdict(list)
        self._of_length: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for key in self._ordered:
            self._of_length[len(key)].append((_letters(key), key))
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

    def _near(self, query: str) -> Iterable[tuple[str, float]]:
        # Nothing is near a text far longer than any name, and comparing it would take time in the square of its length.
        if not query or query in self._strangers or len(query) > max(self._of_length, default=0) + 2:
            return ()
        if query in self._keys:
            return ((query, 1.0),)
        near = [(key, _score(query, key, 1)) for key in self._one_edit_away(query)]
        return near or (*self._begun_by(query), *self._two_edits_away(query))

    def _one_edit_away(self, query: str) -> Iterator[str]:
        forms = _shortened(query)
        candidates = {key for form in (query, *forms) for key in self._shortened.get(form, ())}
        candidates.update(form for form in forms if form in self._keys)
        for key in sorted(candidates):
            if _allowed(query, len(key)) and _is_one_edit(query, key):
                yield key

    def _begun_by(self, query: str) -> Iterator[tuple[str, float]]:
        """Yield the keys that begin with a text."""
        if len(query) >= _SHORTEST_PREFIX:
            for key in self._ordered[bisect_left(self._ordered, query) :]:
                if not key.startswith(query):
                    return
                yield key, len(query) / len(key) * 0.9

    def _two_edits_away(self, query: str) -> Iterator[tuple[str, float]]:
        letters = _letters(query)
        for length in range(len(query) - 2, len(query) + 3):
            if _allowed(query, length) < 2:
                continue
            # Each edit takes one letter away and brings another, at most.
            alike = [
                key for mask, key in self._of_length.get(length, ()) if (mask ^ letters).bit_count() <= 4
            ]
            for key in alike:
                distance = edit_distance(query, key, 2)
                if distance <= 2:
                    yield key, _score(query, key, distance)


def _shortened(key: str) -> set[str]:
    return {key[:position] + key[position + 1 :] for position in range(len(key))}


def _letters(key: str) -> int:
    """Return which letters a key has, as bits; letters of different alphabets share a bit."""
    mask = 0
    for letter in key:
        mask |= 1 << ord(letter) % 64
    return mask


def _is_one_edit(first: str, second: str) -> bool:
    """Tell whether one letter missing, added, changed, or swapped with the next turns one text into the other."""
    if len(first) > len(second):
        first, second = second, first
    start = 0
    while start < len(first) and first[start] == second[start]:
        start += 1
    rest, other = first[start:], second[start:]
    if len(rest) < len(other):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])


def _allowed(query: str, key_length: int) -> int:
    length = min(len(query), key_length)
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
