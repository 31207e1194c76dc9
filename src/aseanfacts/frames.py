"""Words around a name, such as ``City of {}`` or ``{} Republic``, and what is left of a text without them."""

from __future__ import annotations

from aseanfacts.normalize import normalize_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Frames"]


class Frames:
    """Frames by the words at the edges of a text, so that most texts cost nothing.

    Args:
        frames: Each frame, whose ``{}`` is the place of the name, with what it means.

    Attributes:
        alone: The match keys of the words without a name.

    Examples:
        >>> frames = Frames([("City of {}", "city"), ("{} City", "city")])
        >>> list(frames.without(normalize_name("City of Hanoi")))
        [('hanoi', 'city')]

    """

    def __init__(self, frames: Iterable[tuple[str, str]]) -> None:
        self._heads: dict[str, list[tuple[str, str]]] = {}
        self._tails: dict[str, list[str]] = {}
        for before, after, meaning in sorted(
            {(*map(normalize_name, frame.split("{}")), meaning) for frame, meaning in frames}
        ):
            if before:
                self._heads.setdefault(before, []).append((after, meaning))
            else:
                self._tails.setdefault(after, []).append(meaning)
        self._of_head = _lengths((words[0], len(words)) for words in self._heads)
        self._of_tail = _lengths((words[-1], len(words)) for words in self._tails)
        self.alone = {words + after for words, afters in self._heads.items() for after, _ in afters} | set(
            self._tails
        )

    def without(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield what is left of a match key without the words of a frame, and what the frame means."""
        for length in self._of_head.get(key[:1], ()):
            for after, meaning in self._heads.get(key[:length], ()):
                if key.endswith(after):
                    yield key[length : len(key) - len(after)], meaning
        for length in self._of_tail.get(key[-1:], ()):
            for meaning in self._tails.get(key[-length:], ()):
                yield key[:-length], meaning

    def pattern(self) -> str:
        """Return a regular expression for the match keys that begin or end with the words of a frame."""
        return f"^(?:{'|'.join(sorted(self._heads))})|(?:{'|'.join(sorted(self._tails))})$"


def _lengths(words: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Return how long words may be, by their outmost letter."""
    lengths: dict[str, list[int]] = {}
    for letter, length in sorted(set(words)):
        lengths.setdefault(letter, []).append(length)
    return lengths
