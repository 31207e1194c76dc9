"""Places named in a text: the eleven members, their capitals and smart cities, and ASEAN itself, in every script.

Names are found whole, at the boundaries their script has; the longest name wins; demonyms, names of languages, common words and
names that belong to something else ("Singapore Airlines") are no mentions. The work grows linearly with the text.

A text goes through three steps. Places where a name may stand are found by passes that run in C: the words of a text that begin
a name, and for each script without spaces the names themselves. At each of them the longest name that fits is read. Then of
names that overlap the first stays, if the words around it leave it a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress
from operator import itemgetter
from typing import TypeAlias

from aseanfacts.text.folding import Folded, fold
from aseanfacts.text.lexicon import Lexicon, Node, Runs, Surface, lexicon
from aseanfacts.text.model import Mention
from aseanfacts.text.scripts import (
    ends_well,
    scripts_in,
    stands_alone,
    starts_well,
    word_class,
    word_pattern,
)

__all__ = ["find_mentions"]

Hit: TypeAlias = tuple[int, int, Surface]

_CHUNK = 1 << 10
_WORD = word_pattern()
# What may stand between the words of a name: a space or a few, a line break, a hyphen, an apostrophe; after a short word also a point,
# which after a long one ends a sentence.
_HYPHENS = "-‐‑–'’ʼ׳"
_SPACE = r"[^\S\n]{0,3}(?:\n[^\S\n]{0,3})?"
_NEXT_WORD = re.compile(rf"(?:[{_HYPHENS}]\n?|{_SPACE})([{word_class()}]+)")
_AFTER_SHORT_WORD = re.compile(rf"(?:[{_HYPHENS}]\n?|\.?{_SPACE})([{word_class()}]+)")
_SHORT_WORD = 4
AFTER_WORD = [*_HYPHENS, ".", *(chr(code) for code in range(0x3001) if chr(code).isspace())]
FLAG_LETTERS = [chr(code) for code in range(0x1F1E6, 0x1F200)]
_FLAG = re.compile(f"[{FLAG_LETTERS[0]}-{FLAG_LETTERS[-1]}]{{2}}")
_LAST_WORD = re.compile(rf"[{word_class()}]+$")
_LONGEST_WORD = 32
_CUT = re.compile(r"\s")


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Find the ASEAN members, their capitals and smart cities, and ASEAN itself, named in a text.

    Args:
        text: Any text in any language; it need not be well-formed Unicode.

    Returns:
        The mentions by offset; none overlaps another.

    Raises:
        TypeError: If ``text`` is not a ``str``.

    Examples:
        >>> [(mention.surface, mention.kind, mention.id) for mention in find_mentions("Kamboja (Phnom Penh)")]
        [('Kamboja', 'country', 'KH'), ('Phnom Penh', 'city', 'phnom-penh')]
        >>> find_mentions("She flew Singapore Airlines to a kota in China.")
        ()
        >>> [mention.surface for mention in find_mentions("タイのバンコクでタイヤを買う")]
        ['タイ', 'バンコク']

    """
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}")
    folded = fold(text)
    found = lexicon()
    return mentions_of(found, text, folded, find_hits(found, folded.text))


def mentions_of(found: Lexicon, text: str, folded: Folded, hits: Iterable[Hit]) -> tuple[Mention, ...]:
    """Make the mentions of a text of the names found in it.

    Args:
        found: The lexicon.
        text: The text as given.
        folded: The text as searched.
        hits: The names by offset, of those that begin at one the longest first; they may overlap.

    Returns:
        The mentions by offset.

    """
    searched = folded.text
    leaves_place = found.context.leaves_place
    mentions: list[Mention] = []
    done = 0
    for begin, stop, (target, head, tail) in hits:
        if begin < done:
            continue
        done = stop
        start, end = begin + head, stop - tail
        if target.id and leaves_place(searched, start, end, target.name):
            if folded.starts:
                start, end = folded.start(start), folded.end(end)
            mentions.append(Mention(start, end, text[start:end], target.kind, target.id, target.form))
    return tuple(mentions)


def find_hits(found: Lexicon, text: str) -> Iterator[Hit]:
    """Find every name in a text that stands at boundaries of its script, chunk by chunk.

    Args:
        found: The lexicon.
        text: The text as searched.

    Yields:
        Start, end and surface of the longest name at each offset where one begins, by offset.

    """
    start = 0
    while start < len(text):
        cut = _CUT.search(text, start + _CHUNK)
        end = cut.start() if cut else len(text)
        chunk = text[start:end]
        hits: list[Hit] = []
        _find_words(found, text, start, chunk, hits)
        find_broken(found, text, start, end, hits)
        for script in () if chunk.isascii() else scripts_in(chunk):
            if script in found.runs:
                _find_runs(found.runs[script], text, start, end, hits)
            if script == "Zzzz":
                find_flags(found, text, start, end, hits)
        yield from in_order(hits)
        start = end


def in_order(hits: list[Hit]) -> list[Hit]:
    """Sort names by offset, of those that begin at one the longest first.

    Args:
        hits: The names.

    Returns:
        The names in order.

    """
    hits.sort(key=itemgetter(1), reverse=True)
    hits.sort(key=itemgetter(0))
    return hits


def _find_words(found: Lexicon, text: str, offset: int, chunk: str, hits: list[Hit]) -> None:
    known = found.words
    words = _WORD.findall(chunk)
    find = chunk.find
    at = 0
    for word in compress(words, map(known.__contains__, words)):
        # The words come in order, so that each is looked for once, after the one before.
        at = find(word, at)
        while not stands_alone(chunk, at, at + len(word)):
            at = find(word, at + 1)
        hit = name_at(known[word], text, offset + at, offset + at + len(word))
        if hit:
            hits.append(hit)
        at += len(word)


def name_at(node: Node, text: str, start: int, end: int) -> Hit | None:
    """Return the longest name that begins with a whole word.

    Args:
        node: What may follow the word.
        text: The text.
        start: Offset of the word.
        end: Offset after it.

    Returns:
        Start, end and surface; None if no name is there.

    """
    best = (start, end, node.surface) if node.surface else None
    begun = start
    while node:
        following = (_AFTER_SHORT_WORD if end - begun <= _SHORT_WORD else _NEXT_WORD).match(text, end)
        after = node.get(following[1]) if following else None
        if following is None or after is None:
            break
        node, (begun, end) = after, following.span(1)
        if node.surface:
            best = (start, end, node.surface)
    return best


def _find_runs(found: Runs, text: str, begin: int, stop: int, hits: list[Hit]) -> None:
    search = found.pattern.search
    reach = stop + found.longest
    match = search(text, begin, reach)
    while match:
        # One name may begin inside another, so that the search goes on at the next character.
        start = match.start()
        if start >= stop:
            break
        if starts_well(text, start):
            for length, surface in found.prefixes[match[0]]:
                if ends_well(text, start + length):
                    hits.append((start, start + length, surface))
                    break
        match = search(text, start + 1, reach)


def find_flags(found: Lexicon, text: str, start: int, end: int, hits: list[Hit]) -> None:
    """Add emoji flags to the names found in a text.

    Args:
        found: The lexicon.
        text: The text.
        start: Where to begin, not between the two letters of a flag.
        end: Where to end, likewise.
        hits: The names found; the flags are added.

    """
    for flag in _FLAG.finditer(text, start, end):
        surface = found.flags.get(flag[0])
        if surface:
            hits.append((*flag.span(), surface))


def find_broken(found: Lexicon, text: str, start: int, end: int, hits: list[Hit]) -> None:
    """Add names of one word that are broken at the end of a line to the names found in a text.

    Args:
        found: The lexicon.
        text: The text.
        start: Where to begin.
        end: Before which offset the hyphen stands.
        hits: The names found; the broken ones are added.

    """
    at = text.find("-\n", start, end + 1)
    while at >= 0:
        first = _LAST_WORD.search(text, max(0, at - _LONGEST_WORD), at)
        second = _WORD.match(text, at + 2, at + 2 + _LONGEST_WORD)
        if first and second:
            node = found.words.get(first[0] + second[0])
            surface = node.surface if node else None
            if surface and stands_alone(text, first.start(), second.end()):
                hits.append((first.start(), second.end(), surface))
        at = text.find("-\n", at + 2, end + 1)
