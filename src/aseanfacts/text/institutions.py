"""Names inside the name of an institution: *Persatuan Bola Sepak Malaysia* and *Vietnam Football Federation* are no countries.

An institution is told by its head, which begins a run of capitalised words with the name at its end, or by its tail, which ends
such a run with the name at its start. Heads and tails stand in ``mention-rules.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from aseanfacts.text.tries import trie

__all__ = ["Institutions", "make_institutions"]

_CAPITAL = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{_CAPITAL}][\w'’.-]*"
# What may stand between the capitalised words of a head's institution, and what also right before the name of the place.
_AND = "and|dan|at|y|e|et|&|và"
_OF = "of|of the|for the|ng|ng mga|de|de la|de las|de los|del|da|das|do|dos|du|des"
_AND, _OF = (f"{links}|{links.upper()}" for links in (_AND, _OF))
_LINKS = frozenset(f"{_AND}|{_OF}".replace("|", " ").split())
# In the Romance languages small words follow a head: *Association des industriels du textile du Cambodge*.
_ROMANCE = "de|de la|de las|de los|del|da|das|do|dos|du|des"
_ELISION = "d['’]|de l['’]"
_ADJECTIVE = "a[lu]|ales|ais|aux|[eo]l[es]?s?|i(?:c|qu)[aeo]s?|i?[eè]r[aeos]s?|iers?|aires?|ari[ao]s?"
_PLAIN = rf" (?:(?:{_ROMANCE}) |{_ELISION})[^\W\dA-Z]+(?: [^\W\dA-Z]{{2,}}(?:{_ADJECTIVE}))?"
_LEADS_ON = frozenset(_ROMANCE.replace("|", " ").split())
# In capitals, as in headlines, these are no words of a name.
_SMALL = "IN|AT|TO|FROM|ON|BY|WITH|DI|KE|DARI|PADA|EN|À|AU|EM|NO|NA|SA|TẠI|Ở"
_NONE = frozenset(f"{_SMALL}|{_SMALL.title()}".split("|"))
# A Vietnamese word has mostly two syllables, and of its first the letter is a capital in the name of an institution.
_SYLLABLE = 7
_VIETNAMESE = re.compile("[Ạ-ỹ]")
_VERBS = (
    "bị|bỏ|cho|chào|còn|có|cùng|của|do|dành|dự|giúp|gặp|gọi|hay|khi|kể|là|lên|lại|mua|mà|mở|mời|nhờ|như|nhưng|nên|nói|qua|ra|rời|sang|"
    "sau|sẽ|theo|thì|thăm|thắng|thua|trong|trên|trước|tại|tặng|tới|từ|và|vào|vì|với|về|vẫn|xem|đang|đi|đã|đón|đưa|được|đấu|đến|để|ở"
)
_BEFORE, _AFTER = 6, 3
_LONGEST_WORD = 24
_SHORT = 4
# A longer word with a point after it ends a sentence.
_ABBREVIATION = 5
# What French and Italian write on to a word: *l'Institut*.
_ELIDED = re.compile("^[A-Za-z]{1,4}['’]")
_ELIDED_NAME = re.compile(rf" (?:{_ELISION})$")
# After a name a headline goes on with such a word, or with a verb: *Thailand Opens New Airport*.
_GOING_ON = "To|In|At|On|For|With|By|From|Is|As|And|Or|But|Will|May|Can|Won|Beat|Lost|Not"
_PLURALS = "Arts|Friends|Games|Sales|Savings|Sports|Studies|Telecoms|Veterans|Works|[A-Z][a-z]*(?:ics|ies|rs|ices|ises)"
_VERB = rf"(?!(?:{_PLURALS}) )[A-Z][a-z]*[a-rtv-z]s"
_OPENING = '([{"“‘«*#'


@frozen
class Institutions:
    """The heads and tails.

    Attributes:
        first: The first words of the heads.
        small: What may stand in small letters between: links, and further words of the heads.
        head: A pattern of what stands between the start of a head and the name of a place.
        tail: A pattern of what stands between the name of a place and the end of a tail.
    """

    first: frozenset[str]
    small: frozenset[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]

    def hold(self, text: str, start: int, end: int) -> bool:
        """Tell whether a name is part of the name of an institution.

        Args:
            text: The text.
            start: Offset of the name.
            end: Offset after it.

        Returns:
            Whether it is.

        """
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and self.tail.match(text, end):
            return True
        before = text[start - 1 : start]
        if before and before in " -–":
            return self._head_before(text, start - 1, start, text[start:end])
        elided = _ELIDED_NAME.search(text, max(0, start - 6), start) if before and before in "'’" else None
        return elided is not None and self._head_before(text, elided.start(), start, text[start:end])

    def _head_before(self, text: str, end: int, start: int, name: str) -> bool:
        """Tell whether a run of capitalised words that ends before a name begins with a head."""
        small, romance = False, end < start - 1
        for _ in range(2 * _BEFORE + 1):
            reach = max(0, end - _LONGEST_WORD)
            begin = text.rfind(" ", reach, end) + 1 or reach
            word = text[begin:end]
            if word.islower():
                romance = romance or (end == start - 1 and word in _LEADS_ON)
                goes_on = romance or word in self.small
                # Most words and names are in plain letters, and need no look around them.
                small = (
                    not (goes_on or small or (word.isascii() and name.isascii()))
                    and len(word) <= _SYLLABLE
                    and _VIETNAMESE.search(text, reach, start + len(name)) is not None
                )
                goes_on = goes_on or small
            else:
                small = False
                goes_on = word[:1].isupper() and word not in _NONE
                goes_on = goes_on and not (word[-1] == "." and len(word) > _ABBREVIATION)
            if not goes_on and (word.isalpha() or not word) and word not in self.first:
                return False
            word = _ELIDED.sub("", word.rpartition("\n")[2].lstrip(_OPENING))
            if word in self.first and self.head.fullmatch(text, end - len(word), start):
                return word.isupper() or len(name) <= _SHORT or not name.isupper()
            if not goes_on or (begin + len(word) < end and not word.islower()):
                return False
            end = begin - 1
        return False


def make_institutions(heads: Iterable[str], tails: Iterable[str]) -> Institutions:
    """Make what tells institutions.

    Args:
        heads: Phrases that begin the name of one.
        tails: Phrases that end one.

    Returns:
        What tells them.

    """
    heads, tails = (
        {spelling for each in phrases for spelling in (each, each.upper())} for phrases in (heads, tails)
    )
    return Institutions(
        frozenset(phrase.split()[0] for phrase in heads),
        _LINKS.union(word for phrase in heads for word in phrase.split()[1:]),
        re.compile(
            rf"(?:{trie(heads)})(?:(?: (?:{_AND}|{_OF}))? {_WORD}(?: (?!(?:{_AND}|{_VERBS}) )[^\W\dA-Z]{{1,{_SYLLABLE}}})?|{_PLAIN})"
            rf"{{0,{_BEFORE}}}(?:(?: (?:{_OF}))? (?:{_WORD}[-–])?| (?:{_ELISION}))"
        ),
        re.compile(
            rf"(?:(?! (?:{_GOING_ON}|{_VERB}) )(?: (?:{_AND}))? {_WORD}){{0,{_AFTER}}}? (?:{trie(tails)})(?![\w-])"
            if tails
            else "(?!)"
        ),
    )
