"""What happens to texts on their way from a page, undone: cells that ran together, words divided, markup, an old encoding.

A text is mended for the finders of claims only; the offsets of what they find lead back to the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, field, frozen

from aseanfacts.text.mentions import find_mentions
from aseanfacts.text.model import Mention
from aseanfacts.text.peoples import read_peoples
from aseanfacts.text.reading import Reading, as_read, read
from aseanfacts.text.wording import wording
from aseanfacts.text.zawgyi import syllables

__all__ = ["read_mended"]

_LATIN = [chr(code) for code in (*range(0x250), *range(0x1E00, 0x1F00))]
_LOWER = "".join(sign for sign in _LATIN if sign.islower()) + "\u0300-\u036f"
_UPPER = "".join(sign for sign in _LATIN if sign.isupper())
_SEAM = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}0-9])|(?<=[0-9])(?=[{_UPPER}])")
_DIVISION = re.compile(rf"(?<=[{_LOWER}])[-‐]\n[^\S\n]{{0,8}}(?=[{_LOWER}])")
_LONGEST_ROW = 160
_LINK = re.compile(
    r"(?P<open>\[\[(?:[^\[\]|:\n]{1,80}\|)?)[^\[\]|:\n]{1,80}(?P<close>\]\])"
    r"|(?P<label>(?<!!)\[)[^\[\]\n]{1,80}(?P<address>\]\([^()\s]{1,200}\))"
)
_MARK = re.compile(
    r"'{3}|(?<=[\w.,;:)\]'\"”’»*])\[(?:\d{1,3}|[a-wyz]|(?:note|nb|n\.|catatan|nota|chú thích)\s?\d{1,2})\](?!\()",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<before>(?<=\S))?(?P<open>【)[^【】\n]{1,6}(?P<close>】)(?=[^\S\n]{0,3}[^\s【])")
_TAG = re.compile(
    r"<(?P<end>/?)(?:(?P<break>br|hr)|(?P<row>tr|p|li|div|dd|h[1-6]|table|ul|ol|caption)|(?P<cell>td|th|dt)"
    r"|a|abbr|b|body|center|code|dl|em|font|i|img|label|main|s|section|small|span|strong|sub|sup|tbody|tfoot|thead|u)"
    r"(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)


@frozen(eq=False)
class _Mended:
    """A text with some signs set in or left out, and where each of its characters comes from."""

    text: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)


def read_mended(text: str, mentions: Iterable[Mention]) -> Reading:
    """Read a text as if nothing had happened to it on its way.

    Args:
        text: Any text.
        mentions: The mentions found in it as it is.

    Returns:
        Its reading.

    """
    known = tuple(_in_its_line(mention) for mention in mentions)
    tags = list(_disjoint(sorted((*_tags(text), *_markup(text), *_labels(text), *syllables(text)))))
    tagged = {at for start, end, _ in tags for at in range(start, end)}
    others = (edit for edit in (*_divisions(text), *_seams(text, known)) if edit[0] not in tagged)
    edits = sorted((*tags, *others))
    if not edits:
        return read_peoples(read(text, known))
    mended = _mend(text, edits)
    reading = read_peoples(read(mended.text, map(_in_its_line, find_mentions(mended.text))))
    places = {position: _back(text, mended, mention) for position, mention in reading.places.items()}
    return Reading(
        text,
        reading.folded,
        [mended.starts[at] for at in reading.starts],
        [mended.ends[at - 1] for at in reading.ends],
        reading.positions,
        places,
        tuple(places.values()),
    )


def _in_its_line(mention: Mention) -> Mention:
    """Return a mention without a word for *capital* that begins the next line: "Vientiane / Capital of Malaysia"."""
    name, line, rest = mention.surface.partition("\n")
    if not line or not wording().capital.fullmatch(as_read(rest.strip())) or not name.strip():
        return mention
    name = name.rstrip()
    return evolve(mention, end=mention.start + len(name), surface=name)


def _back(text: str, mended: _Mended, mention: Mention) -> Mention:
    start, end = mended.starts[mention.start], mended.ends[mention.end - 1]
    return evolve(mention, start=start, end=end, surface=text[start:end])


def _mend(text: str, edits: list[tuple[int, int, str]]) -> _Mended:
    """Return a text with stretches replaced; what is set in stands for what it replaces, else for the character after it."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, sign in (*edits, (len(text), len(text), "")):
        parts += [text[at:start], sign]
        starts += [*range(at, start), *[start] * len(sign)]
        ends += [*range(at + 1, start + 1), *[max(end, start + 1)] * len(sign)]
        at = end
    return _Mended("".join(parts), starts, ends)


def _tags(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the tags of a page left in its text: for the end of a row or paragraph a line break, for a cell a tab."""
    for found in _TAG.finditer(text):
        closes = bool(found["end"])
        sign = (
            "\n" if found["break"] or (closes and found["row"]) else "\t" if closes and found["cell"] else ""
        )
        yield found.start(), found.end(), sign


def _markup(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the markup of wikis and Markdown around a link's words, and the marks of notes behind a word."""
    if "[" not in text and "'''" not in text:
        return
    for found in _LINK.finditer(text):
        for group in ("open", "close", "label", "address"):
            if found[group]:
                yield *found.span(group), ""
    for found in _MARK.finditer(text):
        yield found.start(), found.end(), ""


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the brackets around the labels of a profile: what is labelled begins a line, and behind the label is a colon."""
    if "】" in text:
        for found in _LABEL.finditer(text):
            yield *found.span("open"), "\n" if found["before"] else ""
            yield *found.span("close"), ":"


def _disjoint(edits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield edits in order without those that reach into the one before."""
    last = 0
    for edit in edits:
        if edit[0] >= last:
            yield edit
            last = edit[1]


def _divisions(text: str) -> Iterator[tuple[int, int, str]]:
    return ((found.start(), found.end(), "") for found in _DIVISION.finditer(text))


def _seams(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield where to set apart what ran together, in runs of lines in which that brings out a place."""
    inside = {at for mention in mentions for at in range(mention.start + 1, mention.end)}
    for run in _runs(text, inside):
        if any(
            len(find_mentions(_apart(text, *line))) > len(find_mentions(text[slice(*line[0])]))
            for line in run
        ):
            for bounds, seams in run:
                sign = _sign(bounds, seams)
                yield from ((seam, seam, sign) for seam in seams)


def _apart(text: str, bounds: tuple[int, int], seams: list[int]) -> str:
    edges = [bounds[0], *seams, bounds[1]]
    return _sign(bounds, seams).join(text[start:end] for start, end in pairwise(edges))


def _sign(bounds: tuple[int, int], seams: list[int]) -> str:
    """Return what to set between: between the cells of a row another sign than in a sentence."""
    return "\t" if len(seams) > 1 and bounds[1] - bounds[0] <= _LONGEST_ROW else " "


def _runs(text: str, inside: set[int]) -> Iterator[list[tuple[tuple[int, int], list[int]]]]:
    """Yield the lines with seams, those that follow each other together: the bounds of each and its seams."""
    run: list[tuple[tuple[int, int], list[int]]] = []
    for found in _SEAM.finditer(text):
        seam = found.start()
        if seam in inside:
            continue
        if run and seam < run[-1][0][1]:
            run[-1][1].append(seam)
            continue
        start = text.rfind("\n", 0, seam) + 1
        end = text.find("\n", seam)
        if run and text[run[-1][0][1] : start].strip():
            yield run
            run = []
        run.append(((start, len(text) if end < 0 else end), [seam]))
    if run:
        yield run
