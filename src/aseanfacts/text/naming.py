"""How a text names somebody: an office, a name, both, a pronoun."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from attrs import field, frozen

from aseanfacts.text.model import Mention
from aseanfacts.text.passages import Passage
from aseanfacts.text.vocabulary import Vocabulary, Word

__all__ = ["Naming", "Reader", "place_words"]

_LONGEST_RUN = 24
_DEGREES = re.compile(r"(?:, (?:[A-Z][A-Za-z]{0,3}\.){1,3}(?:[A-Z][a-z]{0,3}\b)?){1,4}")
_LONGEST_NAME = 6
_NICKNAME = frozenset(('""', "“”", "''", "‘’"))
_STRANGERS = 2
_SHORT_FORM = re.compile(r" \([^()\n]{2,14}\) ")
_NOT_NAMES = (
    "function-word", "says", "reports", "according", "that", "pronoun", "weekday", "month", "pointer", "place-in",
    "event-first", "venue-first", "navigation-only",
)  # fmt: skip
_BODY_FIRST = ("organisation-first", "venue-first", "event-first")
_BODY_LAST = ("organisation-last", "venue-last", "event-last")


@frozen
class Naming:
    """Words that name somebody, as indices of words.

    Attributes:
        first: The first word.
        end: After the last word.
        role: First word and end of the office; None when none is given.
        name: First word and end of the name; None when none is given.
        body: First word and end of the name of an organisation or place.
        is_pronoun: Whether it is a pronoun.
    """

    first: int
    end: int
    role: tuple[int, int] | None = None
    name: tuple[int, int] | None = None
    body: tuple[int, int] | None = None
    is_pronoun: bool = False

    @property
    def speaker(self) -> tuple[int, int]:
        """The words that name the speaker best: the name, else all."""
        return self.name or self.body or (self.first, self.end)


@frozen(eq=False)
class Reader:
    """A passage read for names.

    Attributes:
        passage: The passage.
        known: The words of its language.
        placed: Indices of the words that belong to a place or organisation of the data.
        is_shouted: Whether it is written in capitals, so that capitals tell nothing.
    """

    passage: Passage
    known: Vocabulary
    placed: frozenset[int] = field(repr=False)
    is_shouted: bool

    @property
    def is_heading(self) -> bool:
        """Whether nearly all its words have a capital and it is no sentence: capitals there tell nothing of names."""
        words = self.passage.words
        capitals = sum(word.is_capital for word in words)
        return capitals * 3 > len(words) * 2 > 6 and self.passage.text[-1] not in ".!?…"

    @classmethod
    def of(
        cls, passage: Passage, known: Vocabulary, mentions: Iterable[Mention], places: Collection[str] = ()
    ) -> Reader:
        """Read a passage that holds some mentions; ``places`` are words that elsewhere in the article name places."""
        placed = {index for index, word in enumerate(passage.words) if word.is_capital and word.key in places}
        covered = [(mention.start, mention.end) for mention in mentions]
        at = 0
        for index, word in enumerate(passage.words):
            span = passage.span(word.start, word.end)
            while at < len(covered) and covered[at][1] <= span.start:
                at += 1
            if at < len(covered) and covered[at][0] < span.end:
                placed.add(index)
        capitals = sum(word.text.isupper() for word in passage.words)
        return cls(passage, known, frozenset(placed), capitals * 2 > len(passage.words) > 3)

    def naming_at(self, index: int) -> Naming | None:
        """Return how somebody is named from a word on.

        Args:
            index: Index of the word.

        Returns:
            The longest naming that begins there, or None.

        """
        words, known = self.passage.words, self.known
        if index >= len(words):
            return None
        pronoun = known.at(words, index, "pronoun")
        if pronoun:
            return Naming(index, pronoun.end, is_pronoun=True)
        first = index + 1 if known.has(words[index], "article") else index
        end = self._run(first)
        if end == first:
            return None
        office = self._office(first, end)
        if office > first:
            return self._behind_short_form(index, first, end) or self._with_name(index, first, office, end)
        name = self._name(first, end)
        if name and self._is_body(first, name[1]):
            return Naming(index, max(end, name[1]), body=(first, max(end, name[1])))
        if name:
            return Naming(index, self._behind_degrees(name[1]), None, name)
        is_body = first in self.placed or known.at(words, first, *_BODY_FIRST)
        return Naming(index, end, body=(first, end)) if is_body else None

    def _is_body(self, first: int, end: int) -> bool:
        """Tell whether capitalised words are the name of an organisation, a venue or an event."""
        words, known = self.passage.words, self.known
        return bool(known.at(words, first, *_BODY_FIRST)) or known.has(words[end - 1], *_BODY_LAST)

    def _run(self, first: int) -> int:
        """Return the end of a run of words that may belong to an office or a name."""
        words, known = self.passage.words, self.known
        index = first
        while index < min(len(words), first + _LONGEST_RUN):
            if index > first and not self.is_joined(index - 1):
                break
            phrase = known.at(words, index, "role")
            if phrase:
                index = phrase.end
                continue
            word = words[index]
            links = (
                index > first and known.has(word, "office-link", "name-particle") and index + 1 < len(words)
            )
            if not (
                (word.is_capital and word.text[0].isalpha())
                or (
                    (index > first or known.at(words, index + 1, "role"))
                    and known.has(word, "office-word")
                    and self._is_lower_run(first, index)
                )
                or (links and self._continues(index + 1))
            ):
                break
            index += 1
        return index

    def _continues(self, index: int) -> bool:
        """Tell whether an office or name goes on behind a small word that links its parts: *head of the agency*."""
        words, known = self.passage.words, self.known
        for at in range(index, min(len(words), index + 2)):
            if not self.is_joined(at - 1):
                return False
            if words[at].is_capital or known.has(words[at], "office-word"):
                return True
            if not known.has(words[at], "office-link"):
                return False
        return False

    def _is_lower_run(self, first: int, index: int) -> bool:
        """Tell whether an office is written in small letters: *ketua umum partai itu*."""
        return not any(word.is_capital for word in self.passage.words[first:index])

    def is_joined(self, index: int) -> bool:
        """Tell whether only room stands behind a word, or the full stop of an initial or title, or a nickname's mark."""
        words = self.passage.words
        if index + 1 >= len(words):
            return False
        gap = self.passage.between(index, index + 1)
        if gap[:1] == "." and (
            len(words[index].text) == 1 or self.known.has(words[index], "honorific", "abbreviated")
        ):
            gap = gap[1:] or " "
        if gap.isspace():
            return "\n" not in gap
        return self._opens_nickname(index) or self._opens_nickname(index - 1)

    def _opens_nickname(self, index: int) -> bool:
        """Tell whether a word in quotation marks follows within a name: *Joko "Jokowi" Widodo*."""
        words = self.passage.words
        if not 0 <= index < len(words) - 2 or not words[index].is_capital or not words[index + 2].is_capital:
            return False
        opens, closes = (self.passage.between(at, at + 1) for at in (index, index + 1))
        return (
            len(opens) == len(closes) == 2
            and opens[0] == closes[1] == " "
            and opens[1] + closes[0] in _NICKNAME
        )

    def _office(self, first: int, end: int) -> int:
        """Return where the words of an office end that a run begins with; ``first`` when it begins with none."""
        words, known = self.passage.words, self.known
        index = last = self._head(self._behind_honorifics(first, end), end)
        if index == end:
            return first
        while index < end:
            is_link = known.has(words[index], "office-link") and not words[index].is_capital
            if is_link and any(word.is_capital for word in words[last:index]):
                break
            phrase = known.at(words, index, "role", "office-word", "organisation-first")
            if phrase or index in self.placed or (words[index].is_acronym and not self.is_shouted):
                index = last = phrase.end if phrase else index + 1
            else:
                index += 1
        return min(last, end)

    def _head(self, first: int, end: int) -> int:
        """Return where the word for an office stands behind what may qualify it: *Foreign Secretary*; ``end`` if nowhere."""
        strangers = 0
        for index in range(first, end):
            role = self.known.at(self.passage.words, index, "role")
            if role:
                # Behind an unknown word an office needs a name of its own: "Thai Premier Srettha", but "Stephen King".
                return index if not strangers or role.end < end else end
            word = self.passage.words[index]
            is_stranger = index not in self.placed and not self.known.has(word, "office-word", "office-link")
            strangers += is_stranger
            is_opener = self.known.at(self.passage.words, index, "according")
            if strangers > _STRANGERS or (is_stranger and (is_opener or self.known.has(word, *_NOT_NAMES))):
                break
        return end

    def _behind_honorifics(self, first: int, end: int) -> int:
        while first < end - 1:
            phrase = self.known.at(self.passage.words, first, "honorific")
            if phrase is None or phrase.end >= end:
                break
            first = phrase.end
        return first

    def _behind_short_form(self, index: int, first: int, end: int) -> Naming | None:
        """Return an office with its short form in brackets and the name behind it: *Menteri Luar Negeri (Menlu) Retno*."""
        short = _SHORT_FORM.match(self.passage.text, self.passage.words[end - 1].end)
        if short is None:
            return None
        start = self.passage.word_at(short.end())
        run = self._run(start)
        name = self._name(start, run) if run > start and self._office(start, run) == start else None
        return Naming(index, self._behind_degrees(name[1]), (first, end), name) if name else None

    def _with_name(self, index: int, first: int, office: int, end: int) -> Naming:
        """Return an office with the name that follows it, at once or after a comma."""
        name = self._name(office, end) if office < end else None
        if name:
            return Naming(index, self._behind_degrees(name[1]), (first, office), name)
        end = office
        if self.passage.text[self.passage.words[office - 1].end :][:2] == ", ":
            start = office
            run = self._run(start)
            name = self._name(start, run) if run > start and self._office(start, run) == start else None
            if name:
                return Naming(index, self._behind_degrees(name[1]), (first, office), name)
        pointed = self.is_joined(end - 1) and self.known.has(self.passage.words[end], "pointer")
        return Naming(index, end + pointed, (first, office))

    def _behind_degrees(self, end: int) -> int:
        """Return the end of a name with the degrees behind it: *Bambang Susilo, M.T.*."""
        degrees = _DEGREES.match(self.passage.text, self.passage.words[end - 1].end)
        return self.passage.word_at(degrees.end()) if degrees else end

    def _name(self, first: int, end: int) -> tuple[int, int] | None:
        """Return the words of a name in a run: capitalised, no places, no words that begin sentences."""
        words, known = self.passage.words, self.known
        first = self._behind_honorifics(first, end)
        last = first
        while last < end and last - first < _LONGEST_NAME:
            word = words[last]
            if known.has(word, "name-particle") and last > first:
                last += 1
                continue
            if not self._is_name_word(word, last):
                break
            last += 1
        while last > first and known.has(words[last - 1], "name-particle"):
            last -= 1
        return (first, last) if last > first else None

    def _is_name_word(self, word: Word, index: int) -> bool:
        return (
            word.is_capital
            and index not in self.placed
            and (self.is_shouted or not word.is_acronym)
            and not any(letter.isdigit() for letter in word.text)
            and not self.known.has(word, *_NOT_NAMES)
            and not self.known.clitic(word.key, "says", "according", "told")
        )


def place_words(passage: Passage, known: Vocabulary, label: int) -> Iterator[str]:
    """Yield words that a paragraph shows to name places: behind *di* or *in*, and first in the label.

    Args:
        passage: The paragraph.
        known: The words of its language.
        label: Where its sentences begin, behind a label.

    Yields:
        The words as the table would have them.

    """
    words = passage.words
    for index, word in enumerate(words):
        behind = (
            index > 0
            and known.has(words[index - 1], "place-in")
            and passage.between(index - 1, index).isspace()
        )
        in_label = word.start < label and index == 0
        if (
            (behind or in_label)
            and word.is_capital
            and not known.has(word, *_NOT_NAMES, *_BODY_FIRST, "honorific")
        ):
            yield word.key
