"""The words by which the parts of an article are known, from the table ``article-words``.

A word has a role (it tells speech, it is a month, it opens a byline) in a language. A speaker of a language extends the table; nothing
here knows a word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import field, frozen

from aseanfacts.dataset import Dataset
from aseanfacts.tabular import Row

__all__ = [
    "Phrase",
    "Vocabulary",
    "Word",
    "detect_language",
    "languages",
    "make_vocabulary",
    "vocabulary",
    "words_of",
]

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‐‑-][^\W_]+)*")
_ODD_SIGNS = str.maketrans("’ʼ‐‑", "''--")
# Of a text in a language at least every twelfth word is one of its function words.
_RARE = 12
# Of a single sentence every eighth, and words that tell speech and time count, too.
_OFTEN = 8
_SURE = 2
_NO_ROLES: frozenset[str] = frozenset()
_OF_PAGES = frozenset(["navigation", "caption", "ending"])
_TELLING = frozenset(["says", "reports", "weekday", "month", "pronoun", "that", "according"])


@frozen
class Word:
    """A word of a passage.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        text: The word as written.
        key: The word as the table has it: in lower case, with plain hyphens and apostrophes.
    """

    start: int
    end: int
    text: str
    key: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capital letters throughout."""
        return len(self.text) > 1 and self.text.isupper() and self.text.isalpha()


@frozen
class Phrase:
    """Words of the table as they were found.

    Attributes:
        first: Index of the first word.
        end: Index after the last word.
        value: What the table says they stand for.
    """

    first: int
    end: int
    value: str


@frozen(eq=False)
class Vocabulary:
    """The words of some languages.

    Attributes:
        phrases: For each role the words of its phrases after the first, with their value, the longest first, by the first.
    """

    phrases: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]

    def at(self, words: Sequence[Word], index: int, *roles: str) -> Phrase | None:
        """Return the longest phrase of some roles that begins at a word.

        Args:
            words: The words of a passage.
            index: Index of the word.
            roles: The roles looked for.

        Returns:
            The phrase, or None.

        """
        if not 0 <= index < len(words):
            return None
        best: Phrase | None = None
        for role in roles:
            for rest, value in self.phrases.get(role, {}).get(words[index].key, ()):
                end = index + 1 + len(rest)
                if best and end <= best.end:
                    break
                if not rest or rest == tuple(word.key for word in words[index + 1 : end]):
                    best = Phrase(index, end, value)
                    break
        return best

    def has(self, word: Word, *roles: str) -> bool:
        """Tell whether a word by itself has one of some roles."""
        return self.is_word(word.key, *roles)

    def is_word(self, key: str, *roles: str) -> bool:
        """Tell whether a text is a single word with one of some roles."""
        return not self._roles.get(key, _NO_ROLES).isdisjoint(roles)

    _roles: Mapping[str, frozenset[str]] = field(init=False, repr=False)

    @_roles.default  # pyright: ignore[reportAttributeAccessIssue]
    def _roles_of_words(self) -> Mapping[str, frozenset[str]]:
        roles: defaultdict[str, set[str]] = defaultdict(set)
        for role, firsts in self.phrases.items():
            for first, entries in firsts.items():
                if not entries[-1][0]:
                    roles[first].add(role)
        return {first: frozenset(found) for first, found in roles.items()}

    def clitic(self, key: str, *roles: str) -> str | None:
        """Return the clitic at the end of a word whose stem has one of some roles: the *nya* of *katanya*."""
        for ending, _ in self.starting("clitic"):
            stem = key.removesuffix(ending)
            if stem != key and self.is_word(stem, *roles):
                return ending
        return None

    def starting(self, role: str) -> Iterable[tuple[str, str]]:
        """Yield the phrases of a role as texts, with their values, the longest first."""
        found = [
            (" ".join((first, *rest)), value)
            for first, entries in self.phrases.get(role, {}).items()
            for rest, value in entries
        ]
        return sorted(found, key=lambda entry: (-len(entry[0]), entry))


def words_of(text: str) -> tuple[Word, ...]:
    """Split a text into words; signs that join parts of a word, as in *kota-kota* and *Jum'at*, belong to it.

    Args:
        text: Any text.

    Returns:
        Its words in order.

    Examples:
        >>> [word.key for word in words_of("KTT ASEAN ke-43")]
        ['ktt', 'asean', 'ke-43']

    """
    return tuple(
        Word(match.start(), match.end(), match.group(), match.group().translate(_ODD_SIGNS).lower())
        for match in _WORD.finditer(text)
    )


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language and those of every language; of all languages for ``und``."""
    rows = Dataset.bundled().tables["article-words"]
    wanted = {language, "und"}
    return make_vocabulary(row for row in rows if language == "und" or row["language"] in wanted)


def make_vocabulary(rows: Iterable[Row]) -> Vocabulary:
    """Arrange rows of the table by role and first word.

    Args:
        rows: Rows of ``article-words``.

    Returns:
        The vocabulary.

    """
    found: defaultdict[str, defaultdict[str, dict[tuple[str, ...], str]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for row in rows:
        first, *rest = (word.key for word in words_of(str(row["word"])))
        found[str(row["role"])][first].setdefault(tuple(rest), str(row["value"] or ""))
    return Vocabulary(
        {
            role: {
                first: tuple(sorted(entries.items(), key=lambda entry: (-len(entry[0]), entry)))
                for first, entries in firsts.items()
            }
            for role, firsts in found.items()
        }
    )


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages an article may be in: those whose function words the table has, by tag.

    Examples:
        >>> languages()
        ('en', 'id', 'ms')

    """
    rows = Dataset.bundled().tables["article-words"]
    return tuple(sorted({str(row["language"]) for row in rows if row["role"] == "function-word"}))


@frozen
class _Known:
    """The words of a language: those that hold its sentences together, those that tell speech and time, and all."""

    function: frozenset[str]
    telling: frozenset[str]
    every: frozenset[str]


@lru_cache(maxsize=1)
def _words_of_languages() -> Mapping[str, _Known]:
    rows = [row for row in Dataset.bundled().tables["article-words"] if row["role"] not in _OF_PAGES]
    return {
        language: _Known(
            frozenset(str(row["word"]) for row in own if row["role"] == "function-word"),
            frozenset(str(row["word"]).lower() for row in own if row["role"] in _TELLING),
            frozenset(word.key for row in own for word in words_of(str(row["word"]))),
        )
        for language in languages()
        for own in [[row for row in rows if row["language"] == language]]
    }


def detect_language(words: Iterable[Word]) -> str:
    """Tell in which of the languages of the table words are written.

    Function words tell it, in a short text also words that tell speech and time. As Indonesian and Malay share so many, all other
    words of the table count when languages are compared.

    Args:
        words: The words of a text.

    Returns:
        Its tag, or ``und`` where too few are function words of any; of languages that tie the first by tag.

    Examples:
        >>> detect_language(words_of("Beliau berkata demikian pada sidang media di Kuala Lumpur."))
        'ms'

    """
    counted = Counter(word.key for word in words)
    hits = {
        language: sum(count for key, count in counted.items() if key in known.every)
        for language, known in _words_of_languages().items()
    }
    best = max(languages(), key=hits.__getitem__)
    known = _words_of_languages()[best]
    function = sum(count for key, count in counted.items() if key in known.function)
    if function >= _SURE and function * _RARE >= counted.total():
        return best
    short = {key for key in counted if key in known.function or key in known.telling}
    return best if len(short) >= _SURE and len(short) * _OFTEN >= counted.total() else "und"
