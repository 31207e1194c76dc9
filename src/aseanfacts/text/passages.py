"""A text cut into paragraphs, and each paragraph as the finders read it.

Between two paragraphs there is only white space. A blank line ends a paragraph; so does the end of a line, unless the lines around it
are the even lines of a text that was wrapped by hand or by a printer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

from aseanfacts.text.folding import Folded, fold
from aseanfacts.text.model import Span
from aseanfacts.text.vocabulary import Word, words_of

__all__ = ["Passage", "passages"]

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]{0,3}$")
_NARROW, _WIDE = 45, 110
_LINES_OF_WRAPPED_TEXT = 3


@frozen(eq=False)
class Passage:
    """A paragraph as the finders read it: composed, without invisible characters; offsets lead back to the article.

    Attributes:
        index: Its place among the paragraphs.
        start: Where it begins in the article.
        end: Where it ends.
        source: The article's text.
        folded: Its rewritten text with the way back.
        words: Its words.
    """

    index: int
    start: int
    end: int
    source: str = field(repr=False)
    folded: Folded = field(repr=False)
    words: tuple[Word, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The rewritten text."""
        return self.folded.text

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the rewritten text as a span of the article."""
        first, last = self.start + self.folded.start(start), self.start + self.folded.end(end)
        return Span(first, last, self.source[first:last])

    def phrase(self, first: int, end: int) -> Span:
        """Return some of its words as a span of the article."""
        return self.span(self.words[first].start, self.words[end - 1].end)

    def between(self, first: int, second: int) -> str:
        """Return what stands between two of its words."""
        return self.text[self.words[first].end : self.words[second].start]

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that begins at an offset or after it."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.words[middle].start < offset else (low, middle)
        return low


def passages(text: str) -> tuple[Passage, ...]:
    r"""Cut a text into paragraphs.

    Args:
        text: Any text.

    Returns:
        Its paragraphs in order; none is empty, and nothing but white space is left over.

    Examples:
        >>> [passage.text for passage in passages("Judul\n\n  Isi berita.\nBaca juga: ini")]
        ['Judul', 'Isi berita.', 'Baca juga: ini']

    """
    spans = [span for block in _blocks(text) for span in _paragraphs(text, block)]
    made = []
    for index, (start, end) in enumerate(spans):
        folded = fold(text[start:end])
        made.append(Passage(index, start, end, text, folded, words_of(folded.text)))
    return tuple(made)


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield lines that no blank line parts, each without the white space around it."""
    block: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if block and len(_BREAK.findall(text, last, start)) > 1:
            yield block
            block = []
        block.append((start, match.start() + len(line.rstrip())))
        last = block[-1][1]
    if block:
        yield block


def _paragraphs(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    wrapped = _is_wrapped(text, block)
    start, end = block[0]
    for following in block[1:]:
        if not (wrapped or _runs_on(text, (start, end), following)):
            yield start, end
            start = following[0]
        end = following[1]
    yield start, end


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    widths = [end - start for start, end in block[:-1]]
    if len(block) < _LINES_OF_WRAPPED_TEXT or not all(_NARROW <= width <= _WIDE for width in widths):
        return False
    return sum(not _ended(text, line) for line in block[:-1]) * 2 > len(widths)


def _runs_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Tell whether a sentence goes on over the end of a line."""
    return text[following[0]].islower() and line[1] - line[0] >= _NARROW and not _ended(text, line)


def _ended(text: str, line: tuple[int, int]) -> bool:
    return bool(_ENDED.search(text, max(line[0], line[1] - 4), line[1]))
