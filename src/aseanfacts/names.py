"""Which names lead to which place: codes as they are spelt first, then match keys.

A *name table* maps every spelling on record to a code or id. From it follow the match keys, and the keys that would
lead to more than one place: those are no answer to anything, they are ambiguous. The ground floor searches the
compiled form of the table, the upper floor the table itself; the rules are these, once.
"""

from __future__ import annotations

from itertools import repeat

from aseanfacts.normalize import composed, fold_characters, normalize_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from typing import TypeAlias

    Ask: TypeAlias = Callable[[str], str | None]

__all__ = ["APART", "Blocks", "NameTable", "Names", "pieces"]

_MOST_KNOWN = 16_384
_MOST_PIECES = 4

# What parts a text into pieces; a hyphen does so only between spaces.
APART = "()[]{}（）［］【】/／|;；:：=,，、،–—\n"
_TAKEN_APART = dict.fromkeys(map(ord, APART), "\n")
_PARTING = frozenset(f"-{APART}")


class NameTable:
    """Match keys, ambiguous keys and codes of one kind of place.

    Args:
        names: The spellings of each place, by its code or id.
        codes: What counts only as it is spelt, such as ``"ID"``; by its code or id.
        forms: What follows from the names by rule, by its code or id: it gives way to names.
    """

    __slots__ = ("ambiguous", "codes", "keys")

    def __init__(
        self,
        names: Mapping[str, Iterable[str]],
        codes: Mapping[str, Iterable[str]],
        forms: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        places: dict[str, set[str]] = {}
        for place, spelt in names.items():
            for name in spelt:
                key = normalize_name(name)
                if key:
                    places.setdefault(key, set()).add(place)
        derived: dict[str, set[str]] = {}
        for place, spelt in (forms or {}).items():
            for key in map(normalize_name, spelt):
                if key and key not in places:
                    derived.setdefault(key, set()).add(place)
        places.update(derived)
        self.keys = {key: min(found) for key, found in places.items() if len(found) == 1}
        self.ambiguous = {
            key: tuple(sorted(found)) for key, found in sorted(places.items()) if len(found) > 1
        }
        self.codes = {code: place for place, spelt in codes.items() for code in spelt}


class Blocks:
    """A name table as text: blocks of lines, one a place: its code, then its names, each followed by a tabulator.

    Args:
        narrow: The block of the names that are ASCII.
        wide: Fetches the blocks of the others, when they are first needed.
    """

    __slots__ = ("_narrow", "_wide")

    def __init__(self, narrow: str, wide: Callable[[], tuple[str, ...]]) -> None:
        self._narrow = narrow
        self._wide = wide

    def __iter__(self) -> Iterator[str]:
        yield self._narrow
        yield from self._wide()

    def that_may_hold(self, name: str) -> tuple[str, ...]:
        """Return the blocks in which a name stands if it stands in any."""
        return (self._narrow,) if name.isascii() else self._wide()


class Names:
    """Finds what a whole text names.

    Few questions are answered by searching the blocks; for many, they become dictionaries, and what has been found once is found
    again at once.

    Args:
        code_blocks: Codes, which count as they are spelt.
        key_blocks: Match keys.
        patience: How many questions to answer by searching.
        ambiguous: Match keys that would lead to several places, and so lead nowhere.
    """

    __slots__ = (
        "_ambiguous",
        "_by_key",
        "_code_blocks",
        "_key_blocks",
        "_patience",
        "_place_of",
        "_place_spelt",
        "codes",
        "keys",
        "known",
        "loaded",
    )

    def __init__(
        self,
        code_blocks: Blocks,
        key_blocks: Blocks,
        patience: int = 32,
        ambiguous: Container[str] = (),
    ) -> None:
        self._ambiguous = ambiguous
        self._code_blocks = code_blocks
        self._key_blocks = key_blocks
        self._patience = patience
        self.loaded = False
        self.codes: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        self.known: dict[str, str] = {}
        self._place_spelt: Ask = lambda code: _search(code_blocks, code)
        self._place_of: Ask = lambda key: _search(key_blocks, key)
        self._by_key: dict[str, str] = {}

    @classmethod
    def of(cls, table: NameTable) -> Names:
        """Return the finder over a table that is at hand."""
        names = cls(Blocks("", tuple), Blocks("", tuple), 0, table.ambiguous)
        names._use(table.codes, table.keys)
        return names

    def find(self, text: str) -> str | None:
        """Return the code or id of what the whole text names, or None."""
        return self.known.get(text) or self.find_anew(text)

    def find_anew(self, text: str) -> str | None:
        """Do what :meth:`find` does for a text that is not among :attr:`known`."""
        folded = fold_characters(text)
        found = self._by_key.get(folded) or self._find(text, composed(folded))
        if found and self.loaded and len(self.known) < _MOST_KNOWN:
            self.known[text] = found
        return found

    def _find(self, text: str, key: str) -> str | None:
        if not self.loaded:
            self._patience -= 1
            if self._patience < 0:
                self.load()
        return self._find_named(text, key) or self.find_by_rule(text, key)

    def load(self) -> None:
        """Turn the blocks into dictionaries now."""
        self._use(dict(_entries(self._code_blocks)), dict(_entries(self._key_blocks)))

    def _use(self, codes: dict[str, str], keys: dict[str, str]) -> None:
        by_key = dict(keys)
        for code, place in codes.items():
            key = normalize_name(code)
            if by_key.get(key) != place:
                by_key[key] = ""
        self.codes, self.keys, self._by_key, self.loaded = codes, keys, by_key, True
        self._place_spelt, self._place_of = codes.get, keys.get

    def by_key(self) -> dict[str, str]:
        """Tell what a match key says by itself.

        Returns:
            The place each key leads to; ``""`` where that depends on how the text is spelt, as with codes. A text with none of
            these keys names nothing, unless it names a place twice.

        """
        if not self.loaded:
            self.load()
        return self._by_key

    def find_by_rule(self, text: str, key: str) -> str | None:
        """Return the code or id of the place that ``Burma (Myanmar)`` or ``VN - Vietnam`` names in several ways, or None.

        Args:
            text: A text that is no name.
            key: Its match key.

        Returns:
            The code or id.

        """
        named = {piece: normalize_name(piece) for piece in pieces(text)}
        # "la, la" is no country; "Singapore, Singapore" is one.
        if len(set(named.values())) == 1:
            return self._place_of(next(iter(named.values())))
        places = {self._find_piece(piece, key) for piece, key in named.items()}
        return places.pop() if len(places) == 1 else None

    def _find_named(self, text: str, key: str) -> str | None:
        return self._place_spelt(text) or self._place_of(key) or self._find_code(text, key)

    def _find_piece(self, text: str, key: str) -> str | None:
        return self._find_named(text, key)

    def _find_code(self, text: str, key: str) -> str | None:
        """Return what a code stands for that is written with noise around it or in wide letters, or None.

        The letters of a code count in the case in which it is on record: ``MAS`` is Malaysia, ``mas`` is a word. Nor may
        anything stand between them: ``L.A.`` is a city.
        """
        if key in self._ambiguous:
            return None
        for code in (key, key.upper()):
            place = self._place_spelt(code)
            if place and _is_alone(code, text):
                return place
        return None


def pieces(text: str) -> list[str]:
    """Take a text apart where it may name one place in several ways, or with another beside it.

    Args:
        text: Any text.

    Returns:
        What stands between brackets, slashes, commas, colons and the like; nothing if there is but one piece, or too many.

    Examples:
        >>> pieces("Burma (Myanmar)"), pieces("VN - Vietnam"), pieces("Timor-Leste")
        (['Burma ', 'Myanmar'], ['VN', 'Vietnam'], [])

    """
    if _PARTING.isdisjoint(text):
        return []
    apart = text.replace(" - ", "\n").translate(_TAKEN_APART).split("\n")
    found = [piece for piece in apart if piece and not piece.isspace()]
    return found if 1 < len(found) <= _MOST_PIECES else []


def _is_alone(code: str, text: str) -> bool:
    """Tell whether a text holds a code in one piece, given that nothing else in it carries information."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    visible = "".join([character for character in text if _is_visible(character)])
    # What stands around a number changes it: -116, 1.16.
    return visible.strip() == code if code.isdigit() else code in visible


def _is_visible(character: str) -> bool:
    if character.isascii():
        return character.isprintable()
    from unicodedata import category

    return category(character) not in {"Cc", "Cf", "Mn"}


def _search(blocks: Blocks, name: str) -> str | None:
    if "\t" in name or "\n" in name:  # else two names, or the end of a line, would be found
        return None
    sought = f"\t{name}\t"
    for block in blocks.that_may_hold(name):
        found = block.find(sought)
        if found >= 0:
            start = block.rindex("\n", 0, found) + 1
            return block[start : block.index("\t", start)]
    return None


def _entries(blocks: Blocks) -> Iterator[tuple[str, str]]:
    for block in blocks:
        for line in block.split("\n")[1:-1]:
            place, *names = line.split("\t")
            yield from zip(names[:-1], repeat(place))
