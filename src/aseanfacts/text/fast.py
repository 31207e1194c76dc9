"""The same mentions, several times faster, with an automaton of the extra ``aseanfacts[fast]``.

The automaton (Aho and Corasick's, from ``ahocorasick_rs``) only finds where a name may begin; what is read there, and what the words
around it make of it, is decided by the code of :mod:`aseanfacts.text.mentions`. So both find the same, which a test holds for any
text. It is a function of its own, not a faster way chosen behind the caller's back: what a program does should not depend on what
else is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import is_normalized

from attrs import frozen

from aseanfacts.text.folding import Folded, fold, odd_characters
from aseanfacts.text.lexicon import Lexicon, Node, Surface, lexicon
from aseanfacts.text.mentions import (
    AFTER_WORD,
    FLAG_LETTERS,
    Hit,
    find_broken,
    find_flags,
    find_hits,
    in_order,
    mentions_of,
    name_at,
)
from aseanfacts.text.model import Mention
from aseanfacts.text.scripts import SCRIPT_OF, ends_well, starts_well

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["find_mentions"]


# What a pattern of the automaton stands for: the words that may follow a word, a name, or a character that makes it look again.
_Key: TypeAlias = "Node | Surface | str"
_TO_FOLD = "to fold"
_FLAG = "flag"
_SHORT = 3


@frozen(eq=False)
class _Automaton:
    """The automaton and, for each of its patterns, what it stands for and how long the word or name in it is.

    Two lists rather than one of pairs: tens of thousands of tuples would slow down every collection of garbage.
    """

    automaton: AhoCorasick
    keys: list[_Key]
    lengths: list[int]


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Find what :func:`aseanfacts.find_mentions` finds; it needs the extra ``aseanfacts[fast]``.

    Args:
        text: Any text in any language.

    Returns:
        The mentions by offset; none overlaps another.

    Raises:
        TypeError: If ``text`` is not a ``str``.
        ImportError: If the extra is not installed.

    Examples:
        >>> [mention.id for mention in find_mentions("Kamboja (Phnom Penh)")]
        ['KH', 'phnom-penh']

    """
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}")
    found = lexicon()
    plain = text.isascii() or is_normalized("NFC", text)
    hits = _find_hits(found, text, folded=False) if plain else None
    if hits is not None:
        return mentions_of(found, text, Folded(text), hits)
    folded = fold(text)
    return mentions_of(found, text, folded, _find_hits(found, folded.text, folded=True) or [])


def _find_hits(found: Lexicon, text: str, *, folded: bool) -> Iterable[Hit] | None:
    """Return the names in a text; None if it must be folded first."""
    automaton = _automaton()
    try:
        matches = automaton.automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8, which is what the automaton reads.
        return find_hits(found, text) if folded else None
    keys, lengths = automaton.keys, automaton.lengths
    flags = False
    longest: dict[int, Hit] = {}
    for index, start, end in matches:
        key = keys[index]
        if isinstance(key, Node):
            if start and SCRIPT_OF[text[start - 1]] == "word":
                continue
            stop = start + lengths[index]
            if stop < len(text) and SCRIPT_OF[text[stop]] == "word":
                continue
            hit = name_at(key, text, start, stop)
            if hit:
                longest[start] = hit
        elif isinstance(key, str):
            if key == _FLAG:
                flags = True
            elif not folded:
                return None
        elif starts_well(text, start) and ends_well(text, end):
            # Of names that begin at one offset the longest comes last.
            longest[start] = (start, end, key)
    hits = list(longest.values())
    find_broken(found, text, 0, len(text), hits)
    if flags:
        find_flags(found, text, 0, len(text), hits)
    return in_order(hits)


@lru_cache(maxsize=1)
def _automaton() -> _Automaton:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    found = lexicon()
    keys: dict[str, tuple[_Key, int]] = dict.fromkeys(odd_characters(), (_TO_FOLD, 1))
    keys.update(dict.fromkeys(FLAG_LETTERS, (_FLAG, 1)))
    for word, node in found.words.items():
        keys.update(dict.fromkeys(_beginnings(word, node), (node, len(word))))
    for runs in found.runs.values():
        keys.update((name, (surface, len(name))) for name, surface in runs.names.items())
    automaton = AhoCorasick(keys, matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return _Automaton(automaton, [key for key, _ in keys.values()], [length for _, length in keys.values()])


def _beginnings(word: str, node: Node) -> Iterator[str]:
    """Yield how names that begin with a word begin in a text: a short word is part of too many others to be looked for alone."""
    if node.surface or len(word) > _SHORT:
        yield word
        return
    for gap in AFTER_WORD:
        if gap != " ":
            yield word + gap
        yield f"{word} {gap}"
    for following in node:
        yield f"{word} {following[0]}"
