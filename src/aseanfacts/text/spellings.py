"""How a name is printed in running text: in capitals, inflected, with a clitic, joined for a hashtag, with a particle glued to it.

What is bound to a language stands in ``mention-endings.csv``; a speaker extends it without touching code. What holds for every
language of a script (capitals, dropped marks) stands here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from attrs import frozen

from aseanfacts.text.folding import fold
from aseanfacts.text.scripts import SCRIPT_OF, is_latin

if TYPE_CHECKING:
    from aseanfacts.tabular import Row

__all__ = ["CARELESS", "Endings", "Printed", "make_endings", "printed", "without_marks"]

# Languages whose names are recognised in lower case and without their marks: in careless writing, hashtags and addresses.
CARELESS = frozenset(["en", "id", "ms", "vi", "fil", "tet", "pt", "es", "fr", "de", "it", "nl", "und"])
_MARKED_LETTERS = str.maketrans("đĐı", "dDi")


@frozen
class Printed:
    """One way a name is printed.

    Attributes:
        text: The letters as printed.
        head: How many of them at the start are no part of the name (a particle).
        tail: How many at the end are none (a clitic).
    """

    text: str
    head: int = 0
    tail: int = 0


@frozen
class Endings:
    """What a language does to a name; each pair is what is cut and what is put in its place.

    Attributes:
        ending: Inflections: the whole form is the name.
        clitic: What is written on to the end of a name without being part of it.
        particle: What is written on to its start.
        spelling: Letters that are also written otherwise.
    """

    ending: tuple[tuple[str, str], ...] = ()
    clitic: tuple[tuple[str, str], ...] = ()
    particle: tuple[tuple[str, str], ...] = ()
    spelling: tuple[tuple[str, str], ...] = ()


_NONE = Endings()


def make_endings(rows: Iterable[Row]) -> dict[str, Endings]:
    """Sort the rows of the table of endings by language.

    Args:
        rows: Rows of ``mention-endings``.

    Returns:
        What each language does.

    """
    found: defaultdict[str, defaultdict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        pair = (fold(str(row["cut"] or "")).text, fold(str(row["add"] or "")).text)
        found[str(row["language"])][str(row["kind"])].append(pair)
    return {
        language: Endings(**{kind: tuple(pairs) for kind, pairs in kinds.items()})
        for language, kinds in found.items()
    }


def printed(name: str, language: str, kind: str, endings: Endings | None = None) -> Iterator[Printed]:
    """Yield the ways a name is printed, the name itself first.

    Args:
        name: The name as tabulated.
        language: Its language.
        kind: Its kind in the name tables, or ``abbreviation``.
        endings: What its language does to names.

    Yields:
        Each way, some more than once.

    """
    yield Printed(name)
    if kind == "abbreviation" or (name.isupper() and is_latin(name[0])):
        return
    endings = endings or _NONE
    for spelling in _spellings(name, endings.spelling):
        yield Printed(spelling)
        yield from _with_endings(spelling, endings)
    if SCRIPT_OF[name[0]] == "word" and name[0].upper() != name[0].lower():
        yield from map(Printed, _cased(name, language, kind))


def _spellings(name: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    spellings = [name]
    for cut, add in pairs:
        spellings += [spelling.replace(cut, add) for spelling in spellings if cut in spelling]
    return spellings


def _with_endings(name: str, endings: Endings) -> Iterator[Printed]:
    for cut, add in _longest_cut(name, endings.ending):
        form = name[: len(name) - len(cut)] + add
        yield Printed(form)
        yield from map(Printed, _capitals(form))
    for cut, add in endings.clitic:
        if name.endswith(cut):
            form = name[: len(name) - len(cut)] + add
            yield Printed(form, tail=len(form) - _common(name, form))
    for cut, add in endings.particle:
        if name.startswith(cut):
            yield Printed(add + name[len(cut) :], head=len(add))


def _longest_cut(name: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    fitting = [pair for pair in pairs if name.endswith(pair[0])]
    longest = max((len(cut) for cut, _ in fitting), default=0)
    return [pair for pair in fitting if len(pair[0]) == longest]


def _common(name: str, form: str) -> int:
    length = min(len(name), len(form))
    return next((offset for offset in range(length) if name[offset] != form[offset]), length)


def _capitals(name: str) -> Iterator[str]:
    """Yield a name in capitals; Greek ones bear no accent unless a program wrote them."""
    capitals = name.upper()
    yield capitals
    if "\u0370" <= name[0] <= "\u03ff":
        yield normalize("NFC", normalize("NFD", capitals).replace("\u0301", ""))


def _cased(name: str, language: str, kind: str) -> Iterator[str]:
    yield from _capitals(name)
    if language in ("tr", "az"):
        yield name.replace("i", "İ").upper()
    if not is_latin(name[0]):
        return
    parts = re.split(r"[\s-]", name)
    if len(parts) > 1:
        joined = "".join(parts)
        yield from (joined, joined.lower())
        yield name.removesuffix(parts[-1]) + parts[-1].lower() if parts[-1] == "City" else name
    if language not in CARELESS or len(name) < 4 or kind == "former":
        return
    # A Vietnamese name spelt by syllables (In-đô-nê-xi-a) is careful writing; in lower case its syllables are common words.
    if not (language == "vi" and "-" in name):
        yield name.lower()
    if len(parts) > 1:
        yield name.capitalize()
    plain = without_marks(name)
    if plain != name and (len(plain) > 5 or len(parts) > 1):
        yield from (plain, plain.upper())


def without_marks(name: str) -> str:
    """Return a Latin name without its marks: *Hồ Chí Minh* as *Ho Chi Minh*."""
    letters = normalize("NFD", name.translate(_MARKED_LETTERS))
    return "".join(letter for letter in letters if not combining(letter))
