"""Words around a name, such as ``City of {}`` or ``{} Republic``, and what is left of a text without them."""

from __future__ import annotations

from aseanfacts.normalize import normalize_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Frames"]


class Frames:
    """Frames by the letters at the edges of a text, so that most texts cost nothing.

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
        self._by_first: dict[str, list[tuple[str, str, str]]] = {}
        self._by_last: dict[str, list[tuple[str, str, str]]] = {}
        self.alone: set[str] = set()
        for before, after, meaning in sorted(
            {(*map(normalize_name, frame.split("{}")), meaning) for frame, meaning in frames}
        ):
            by_edge, edge = (self._by_first, before[0]) if before else (self._by_last, after[-1])
            by_edge.setdefault(edge, []).append((before, after, meaning))
            self.alone.add(before + after)

    def without(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield what is left of a match key without the words of a frame, and what the frame means."""
        for before, after, meaning in (*self._by_first.get(key[:1], ()), *self._by_last.get(key[-1:], ())):
            if key.startswith(before) and key.endswith(after):
                yield key[len(before) : len(key) - len(after)], meaning

    def pattern(self) -> str:
        """Return a regular expression for the match keys that begin or end with the words of a frame."""
        first = {before for frames in self._by_first.values() for before, *_ in frames}
        last = {after for frames in self._by_last.values() for _, after, _ in frames}
        return f"^(?:{'|'.join(sorted(first))})|(?:{'|'.join(sorted(last))})$"
