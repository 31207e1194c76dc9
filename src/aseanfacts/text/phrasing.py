"""The words of statements, from their table, and expressions that find them as whole words.

A text about ASEAN is read as signs: a place, date or number is one sign, and so is ASEAN itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache

from attrs import field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.text.reading import ORGANISATION, as_read
from aseanfacts.text.wording import NEVER, either

__all__ = ["ASEAN", "CITY", "COUNTRY", "DATE", "NUMBER", "ORDINAL", "SLOTS", "Phrasing", "phrasing"]

NUMBER, ORDINAL, DATE, COUNTRY, CITY = "\ue002", "\ue003", "\ue004", "\ue005", "\ue006"
ASEAN = "\ue007"

# Malay has nearly every word of Indonesian; its rows are those that Indonesian lacks.
_ALSO = {"id": "ms"}

SLOTS = {
    "number": NUMBER,
    "ordinal": ORDINAL,
    "date": DATE,
    "country": COUNTRY,
    "city": CITY,
    "place": f"[{COUNTRY}{CITY}]",
}


@frozen(eq=False, slots=False)
class Phrasing:
    """All words of the table.

    Attributes:
        words: Folded words by role and language.
    """

    words: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)

    def of(self, language: str, *roles: str) -> tuple[str, ...]:
        """Return the words of some roles in a language and in none."""
        return tuple(
            word for role in roles for tag in (language, "und") for word in self.words.get((role, tag), ())
        )

    def finder(self, language: str, *roles: str) -> re.Pattern[str]:
        """Return an expression for the words of some roles in a language."""
        return self._finder(language, roles)

    def finder_in_all(self, role: str) -> re.Pattern[str]:
        """Return an expression for the words of a role in every language."""
        return self._finder("", (role,))

    def _finder(self, language: str, roles: tuple[str, ...]) -> re.Pattern[str]:
        key = (language, *roles)
        if key not in self._finders:
            words = self.of(language, *roles) if language else self.of_all(*roles)
            self._finders[key] = re.compile(either(words)) if words else NEVER
        return self._finders[key]

    @cached_property
    def _finders(self) -> dict[tuple[str, ...], re.Pattern[str]]:
        return {}

    def language_of(self, role: str, found: str) -> str:
        """Return the first language that has a word in a role."""
        word = " ".join(found.replace("’", "'").split())
        return next(tag for (name, tag), words in self.words.items() if name == role and word in words)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence."""
        return frozenset(
            word for (role, _), words in self.words.items() if role == "abbreviation" for word in words
        )

    def names_asean(self, folded: str) -> bool:
        """Tell whether a text has a word for ASEAN or its network."""
        return ORGANISATION in folded or any(word in folded for word in self._names)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return self.of_all("asean", "ascn")

    def of_all(self, *roles: str) -> tuple[str, ...]:
        """Return the words of some roles in every language."""
        return tuple(
            sorted({word for (role, _), words in self.words.items() if role in roles for word in words})
        )


@lru_cache(maxsize=1)
def phrasing() -> Phrasing:
    """Return the words of the shipped table."""
    collected: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in Dataset.bundled().tables["statement-words"]:
        word = as_read(str(row["word"])).replace("’", "'")
        for slot in ("city", "number", "ordinal"):
            word = word.replace("{" + slot + "}", SLOTS[slot])
        language = str(row["language"])
        for tag in dict.fromkeys((language, _ALSO.get(language, language))):
            collected[str(row["role"]), tag].append(word)
    return Phrasing(
        {
            key: tuple(sorted(set(found), key=lambda word: (-len(word), word)))
            for key, found in collected.items()
        }
    )
