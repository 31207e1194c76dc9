"""Places named in a text: the eleven members, their capitals and smart cities, and ASEAN itself, in every script.

Names are found whole, at the boundaries their script has; the longest name wins; demonyms, names of languages, common words and
names that belong to something else ("Singapore Airlines") are no mentions. The work grows linearly with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from aseanfacts.text.folding import fold
from aseanfacts.text.lexicon import Lexicon, Target, lexicon
from aseanfacts.text.model import Mention
from aseanfacts.text.scripts import ends_well, starts_well, word_pattern

__all__ = ["find_mentions"]

_CHUNK = 1 << 16
_NEAR = 80
_GAP = re.compile(r"[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3}|[-‐‑–'’׳.]|")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_CHUNK_BEFORE = re.compile(r"\S*$")
_CHUNK_AFTER = re.compile(r"\S*")
_DOMAINS = "com|org|net|edu|gov|info|travel|asia|io|co|go|ac|id|my|sg|th|vn|ph|mm|kh|la|bn|tl"
_ADDRESS = re.compile(rf"://|www\.|@|\w\.(?:{_DOMAINS})(?![\w-])")


@frozen
class _Hit:
    start: int
    end: int
    target: Target


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
    hits = _longest(_hits(found, folded.text, _candidates(found, folded.text)))
    return tuple(
        Mention(start, end, text[start:end], hit.target.kind, hit.target.id, hit.target.form)
        for hit in hits
        if hit.target.id and _in_place(found, folded.text, hit)
        for start, end in [(folded.start(hit.start), folded.end(hit.end))]
    )


def _candidates(found: Lexicon, text: str) -> list[int]:
    """Return every offset where a name may begin, ascending."""
    starts = set(_word_candidates(found, text))
    if not text.isascii():
        for pattern in found.runs.values():
            starts.update(match.start() for match in pattern.finditer(text))
        starts.update(match.start() for match in _FLAG.finditer(text))
    return sorted(starts)


def _word_candidates(found: Lexicon, text: str) -> Iterator[int]:
    for match in word_pattern().finditer(text):
        if match.group() in found.words:
            yield match.start()


def _hits(found: Lexicon, text: str, starts: Iterable[int]) -> Iterator[_Hit]:
    for start in starts:
        if starts_well(text, start):
            hit = (
                _word_hit(found, text, start) or _run_hit(found, text, start) or _flag_hit(found, text, start)
            )
            if hit:
                yield hit


def _word_hit(found: Lexicon, text: str, start: int) -> _Hit | None:
    word = word_pattern().match(text, start)
    for name in found.words.get(word.group(), ()) if word else ():
        end = _end_of_words(text, word.end(), name.rest) if word else 0
        if end:
            return _Hit(start + name.head, end - name.tail, name.target)
    return None


def _end_of_words(text: str, end: int, rest: tuple[str, ...]) -> int:
    """Return where the last of some words ends that must follow an offset; 0 if they do not."""
    for word in rest:
        gap = _GAP.match(text, end)
        end = gap.end() if gap else end
        if not text.startswith(word, end):
            return 0
        end += len(word)
    return end if ends_well(text, end) else 0


def _run_hit(found: Lexicon, text: str, start: int) -> _Hit | None:
    for pattern in found.runs.values():
        match = pattern.match(text, start)
        for name, target in found.inside[match.group()] if match else ():
            if ends_well(text, start + len(name)):
                return _Hit(start, start + len(name), target)
    return None


def _flag_hit(found: Lexicon, text: str, start: int) -> _Hit | None:
    target = found.flags.get(text[start : start + 2])
    return _Hit(start, start + 2, target) if target else None


def _longest(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """Yield hits without overlap: of two that overlap the longer, of equals the first."""
    last: _Hit | None = None
    for hit in hits:
        if last is None or hit.start >= last.end:
            if last:
                yield last
            last = hit
        elif hit.end - hit.start > last.end - last.start:
            last = hit
    if last:
        yield last


def _in_place(found: Lexicon, text: str, hit: _Hit) -> bool:
    """Tell whether the words around a name leave it the name of a place."""
    rules = found.rules
    before = text[max(0, hit.start - _NEAR) : hit.start]
    after = text[hit.end : hit.end + _NEAR]
    excepted = any(pattern.match(after) for pattern in rules.unless.values())
    for name in ("", hit.target.name):
        if name in rules.before and rules.before[name].search(before):
            return False
        if name in rules.after and not excepted and rules.after[name].match(after):
            return False
        if name in rules.follows and not rules.follows[name].search(before):
            return False
        if name in rules.near and not rules.near[name].search(f"{before} {after}"):
            return False
    return not _in_address(text, hit)


def _in_address(text: str, hit: _Hit) -> bool:
    """Tell whether a name is part of a web or e-mail address, a handle, or a dotted identifier."""
    before = _CHUNK_BEFORE.search(text, max(0, hit.start - _NEAR), hit.start)
    after = _CHUNK_AFTER.match(text, hit.end, hit.end + _NEAR)
    head, tail = before.group() if before else "", after.group() if after else ""
    if not head and not tail:
        return False
    if _ADDRESS.search(head + text[hit.start : hit.end] + tail):
        return True
    dotted = head.endswith(".") or (tail.startswith(".") and tail[1:2].islower())
    return dotted and text[hit.start].islower()
