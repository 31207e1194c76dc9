"""Whom an article names: under which names, in which office, and who *dia* and *-nya* are.

A spelling is suggested against the table of people alone; no other name is ever corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

from attrs import define, field

from aseanfacts.dataset import Dataset
from aseanfacts.model import Person
from aseanfacts.text.attributions import Utterance
from aseanfacts.text.model import ArticlePerson, Span
from aseanfacts.text.naming import Naming, Reader

__all__ = ["People", "find_people", "office_words", "slug"]

_MARKS = re.compile("[\u0300-\u036f]")
_NOT_LETTERS = re.compile(r"[\W_]+")
_AGE = re.compile(r"[0-9]{1,3}")
_OFFICE_FOLLOWS = re.compile(r"(?: \([0-9]{1,3}\))?, (?:[0-9]{1,3}, )?")
_SLIPS = 2
_SPEAKS = 2
_SHORT = 3


def slug(name: str) -> str:
    """Make an id of a name.

    Examples:
        >>> slug("Nararya S. Soeprapto")
        'nararya-s-soeprapto'

    """
    plain = _MARKS.sub("", normalize("NFKD", name)).lower()
    return _NOT_LETTERS.sub("-", plain).strip("-") or "-"


@define(eq=False)
class _Somebody:
    """A person while the article is read."""

    tokens: tuple[str, ...]
    name: str
    role: str = ""
    known: Person | None = None
    office: frozenset[str] = frozenset()
    spans: list[Span] = field(factory=list)

    @property
    def id(self) -> str:
        return self.known.id if self.known else slug(self.name)


@define(eq=False)
class People:
    """The people of an article.

    Attributes:
        everybody: The people as they were found.
        by_token: Who a part of a name means; None where it means more than one person.
    """

    everybody: list[_Somebody] = field(factory=list)
    by_token: dict[str, _Somebody | None] = field(factory=dict)

    def records(self) -> tuple[ArticlePerson, ...]:
        """Return the people by first mention."""
        made = [
            ArticlePerson(
                each.id,
                each.known.name if each.known else each.name,
                each.role,
                tuple(each.spans),
                _misspelling(each),
            )
            for each in self.everybody
            if each.spans
        ]
        return tuple(sorted(made, key=lambda person: person.start))

    def named(self, reader: Reader, naming: Naming, last: str | None = None) -> _Somebody | None:
        """Return the person a naming gives a name of; of several with that name the one who spoke or acted last."""
        if naming.name is None:
            return None
        tokens = _tokens(reader, *naming.name)
        found = next((found for token in tokens if (found := self.by_token.get(token))), None)
        return found or next(
            (each for each in self.everybody if each.id == last and set(tokens) <= set(each.tokens)), None
        )


def office_words(reader: Reader, role: tuple[int, int] | None) -> frozenset[str]:
    """Return the words of an office, short forms as the words they stand for: *menlu* as *menteri luar negeri*."""
    found: set[str] = set()
    words = reader.passage.words
    for index in range(*role or (0, 0)):
        phrase = reader.known.at(words, index, "role")
        found.update(phrase.value.split() if phrase and phrase.value else (words[index].key,))
    return frozenset(found)


def find_people(readers: Sequence[Reader], quotes: Mapping[int, Sequence[Utterance]]) -> People:
    """Find the people of an article.

    Args:
        readers: Its paragraphs.
        quotes: Their quotes, by index of the paragraph.

    Returns:
        The people, with every place where one is named.

    """
    people = People()
    for reader in readers:
        for naming in _introductions(reader, quotes.get(reader.passage.index, ())):
            # Where every word has a capital, nothing shows where a name ends but the end.
            if not reader.is_heading or (naming.role and naming.end == len(reader.passage.words)):
                _introduce(people, reader, naming)
    _complete(people, readers)
    for each in people.everybody:
        for token in each.tokens:
            people.by_token[token] = each if people.by_token.get(token, each) is each else None
    for reader in readers:
        for somebody, span in _mentions(people, reader):
            somebody.spans.append(span)
    return people


def _complete(people: People, readers: Sequence[Reader]) -> None:
    """Give who is known by one part of a name the full name the article has elsewhere, if it has just one."""
    parts = {each.tokens[0]: each for each in people.everybody if len(each.tokens) == 1}
    if not parts:
        return
    longer: dict[str, dict[tuple[str, ...], str]] = {}
    for reader in readers:
        index = 0
        while index < len(reader.passage.words):
            naming = reader.naming_at(index)
            if naming and naming.name:
                tokens = _tokens(reader, *naming.name)
                for end in {tokens[0], tokens[-1]} & set(parts) if len(tokens) > 1 else ():
                    longer.setdefault(end, {})[tokens] = _name(reader, *naming.name)
            index = naming.end if naming else index + 1
    for part, names in longer.items():
        if len(names) == 1:
            ((parts[part].tokens, parts[part].name),) = names.items()
            parts[part].known = _in_table(parts[part].tokens)


def _introductions(reader: Reader, quotes: Iterable[Utterance]) -> Iterator[Naming]:
    """Yield the namings that make a person known: speakers, a name with an office, a name of the table."""
    speakers = {quote.naming.first: quote.naming for quote in quotes if quote.naming and quote.naming.name}
    index = 0
    while index < len(reader.passage.words):
        naming = speakers.get(index) or reader.naming_at(index)
        if naming is None or naming.name is None:
            index = max(index + 1, naming.end if naming else 0)
            continue
        naming = _with_later_office(reader, naming)
        speaks = naming.end - naming.first >= _SPEAKS and reader.known.at(
            reader.passage.words, naming.end, "says", "reports"
        )
        if (
            naming.role
            or speaks
            or naming.first in speakers
            or _in_table(_tokens(reader, *naming.name or (0, 0)))
        ):
            yield naming
        index = naming.end


def _with_later_office(reader: Reader, naming: Naming) -> Naming:
    """Return a naming with the office behind a comma: *Retno Marsudi, Menteri Luar Negeri*."""
    words = reader.passage.words
    if naming.role or naming.end >= len(words):
        return naming
    as_one = reader.known.has(words[naming.end], "as")
    index = naming.end + (as_one or _AGE.fullmatch(words[naming.end].text) is not None)
    between = (
        reader.passage.text[words[naming.end - 1].end : words[index].start] if index < len(words) else ""
    )
    if not as_one and not _OFFICE_FOLLOWS.fullmatch(between):
        return naming
    following = reader.naming_at(index)
    if following is None or following.role is None or following.name is not None:
        return naming
    return Naming(naming.first, following.end, following.role, naming.name)


def _introduce(people: People, reader: Reader, naming: Naming) -> None:
    first, end = naming.name or (0, 0)
    tokens = _tokens(reader, first, end)
    if not tokens:
        return
    role = reader.passage.phrase(*naming.role).surface if naming.role else ""
    office = office_words(reader, naming.role)
    for each in people.everybody:
        if set(tokens) <= set(each.tokens) or set(each.tokens) <= set(tokens):
            each.role, each.office = each.role or role, each.office | office
            _shorten(each, tokens)
            if len(tokens) > len(each.tokens):
                each.tokens, each.name = tokens, _name(reader, first, end)
                each.known = each.known or _in_table(tokens)
            return
    people.everybody.append(_Somebody(tokens, _name(reader, first, end), role, _in_table(tokens), office))


def _shorten(each: _Somebody, tokens: Sequence[str]) -> None:
    """Take from a long name the words before the one a person is called by: they belong to the office."""
    place = each.tokens.index(tokens[0]) if len(tokens) == 1 and tokens[0] in each.tokens else 0
    if 1 < place < len(each.tokens) - 1:
        each.tokens, each.name = each.tokens[place:], " ".join(each.name.split()[-len(each.tokens) + place :])


def _name(reader: Reader, first: int, end: int) -> str:
    words = reader.passage.words
    return normalize("NFC", " ".join(reader.passage.text[words[first].start : words[end - 1].end].split()))


def _tokens(reader: Reader, first: int, end: int) -> tuple[str, ...]:
    """Return the parts of a name by which a person can be called."""
    words = reader.passage.words[first:end]
    return tuple(
        dict.fromkeys(
            word.key
            for word in words
            if len(word.key) > 1 and not reader.known.has(word, "name-particle", "honorific")
        )
    )


def _mentions(people: People, reader: Reader) -> Iterator[tuple[_Somebody, Span]]:
    words = reader.passage.words
    index = 0
    while index < len(words):
        somebody = people.by_token.get(words[index].key) if words[index].is_capital else None
        if somebody is None or index in reader.placed:
            index += 1
            continue
        end = index + 1
        while end < len(words) and _goes_on(reader, somebody, index, end):
            end += 1
        while len(words[end - 1].key) == 1 or reader.known.has(words[end - 1], "name-particle"):
            end -= 1
        yield somebody, reader.passage.phrase(index, end)
        index = end


def _goes_on(reader: Reader, somebody: _Somebody, first: int, index: int) -> bool:
    word = reader.passage.words[index]
    gap = reader.passage.between(index - 1, index).strip(" \u00a0")
    part = word.key in somebody.tokens or len(word.key) == 1 or reader.known.has(word, "name-particle")
    return part and gap in ("", ".") and index - first < 2 * len(somebody.tokens) + 1


def _in_table(tokens: Sequence[str]) -> Person | None:
    """Return the person of the table whose name has the same parts but for slips of the pen."""
    for person in Dataset.bundled().people:
        parts = _parts(person)
        alike = len(tokens) == len(parts) and parts[0] == tokens[0]
        if alike and all(_is_near(token, part) for token, part in zip(tokens, parts, strict=True)):
            return person
    return None


def _parts(person: Person) -> tuple[str, ...]:
    return tuple(part for part in slug(person.name).split("-") if len(part) > 1)


def _misspelling(somebody: _Somebody) -> str:
    if somebody.known is None:
        return ""
    parts = _parts(somebody.known)
    return " ".join(part for part in somebody.name.split() if len(slug(part)) > 1 and slug(part) not in parts)


def _is_near(first: str, second: str) -> bool:
    """Tell whether two parts of a name differ by two slips at most, one in a short name."""
    if first == second:
        return True
    most = _SLIPS if min(len(first), len(second)) > 2 * _SHORT else 1
    if min(len(first), len(second)) <= _SHORT or max(len(first), len(second)) > 40:
        return False
    row = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        before, row = row, [i]
        for j, right in enumerate(second, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right)))
    return row[-1] <= most
