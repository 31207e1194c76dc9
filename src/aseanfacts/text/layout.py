"""What each paragraph of an article is: title, lead, body, a list of claims, a caption, or furniture of the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from aseanfacts.text.model import Claim, Paragraph, ParagraphKind, Span
from aseanfacts.text.passages import Passage
from aseanfacts.text.vocabulary import Vocabulary, Word

__all__ = ["Layout", "lay_out"]

_LONG = 220
_LONGEST_TITLE = 200
_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 60
_LONGEST_LABEL = 90
_LABEL_WORDS = 10
_AFTER_LABEL = 20
_BYLINE = 6
_KICKER = 2
_CREDIT_WORDS = 6
_LATEST_LEAD = 6
_TRAIL_PARTS = 3
_TITLE_AND_TEXT = 2
_CLAIMS_IN_LIST = 3
_URL = re.compile(r"(?:https?://|www\.)\S+")
_STAMP = ("month", "weekday", "stamp")
_TIME = re.compile(r"(?<![\d.,])[0-2]?\d[.:][0-5]\d(?![\d])")
_PARTED = re.compile(r"\s[|•–—-]\s")
_COPYRIGHT = re.compile(r"[©℗]|\([cC]\)\s{0,3}\d{4}")
_TRAIL = re.compile(r"\s[>»›|/]\s")
_ENDED = re.compile(r"[.;,:…][\"'”’»)]{0,2}$")
_CREDIT = re.compile(r"(?:[(\[][^()\[\]]{2,50}[)\]]|[/–—|]\s?[^/–—|]{2,40})\.?$")
# What a picture's credit looks like without a word for it: *9 Mei 2023/Net*, *hari ini.-UTUSAN/ALI AHMAD*.
_PHOTOGRAPHER = re.compile(
    r"(?:[0-9)]/[A-Z][a-z]\w{1,20}(?: [A-Z]\w{1,20})?|[-–—]\s?[A-Z]{3,20}\s?/[A-Z .]{3,40})\.?$"
)
_PICTURE_BY = re.compile(r"[.\w] \([A-Z]\w{1,20}/[A-Z][\w .]{1,40}\)\.?$")
_A_YEAR = re.compile(r"\b20[0-9]{2}\b")
_AFTER_CAPTION = tuple(":|/-–—")
_SIGN_OFF = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]|(?:-{1,3}|[–—])\s?[^\W\d_][\w /.]{1,30}")
_AGENCY = re.compile(r"[A-Z]{3,12}(?: (?:FOTO|PHOTO))?\s?/")
_BRACKETED = re.compile(r"\([^()]{0,60}\)")
# What closes a label: a dash with room after it, or a colon; then a sentence begins.
_LABEL_SIGN = re.compile(
    r"(?:\s{0,2}(?:-{1,3}|[–—―])\s{1,3}|\s{1,2}(?:-{1,3}|[–—―])|[–—―]|:\s{1,3})(?=[^\W\d_a-zß-ÿ]|\d|[\"'“‘«(])"
)
_LABEL_IN_BRACKETS = re.compile(r"\[([A-Z][A-Z .,'-]{2,40})\]\s{1,3}(?=[\"'“‘A-Z0-9])")
# Marks of a source or of a place in capitals in a label: *JAKARTA, KOMPAS.com*, *Jakarta (ANTARA)*.
_SOURCE = re.compile(r"[A-Z]{4}|[,)]|\.[a-z]")
# A day in brackets, as below a picture and not at the head of a report.
_DATED = re.compile(r"\([0-3]?[0-9]/[01]?[0-9](?:/[0-9]{4})?\)")
_LABEL_ALONE = re.compile(r"\s{0,3}(?:-{1,3}|[–—―])$")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?:\s|$)")
_LINKS = frozenset(["and", "dan", "of", "di"])


@frozen
class Layout:
    """The outer form of an article.

    Attributes:
        paragraphs: The paragraphs with their kinds.
        title: The title without signs of a heading.
        source_label: The label before the lead without the sign that closes it.
        label_end: Where in the lead's passage its sentences begin.
        lead: Index of the lead; None when there is none.
    """

    paragraphs: tuple[Paragraph, ...]
    title: Span | None
    source_label: Span | None
    label_end: int
    lead: int | None


def lay_out(passages: Sequence[Passage], claims: Sequence[Claim], known: Vocabulary) -> Layout:
    """Tell what each paragraph is.

    Args:
        passages: The paragraphs.
        claims: The claims of the text.
        known: The words of its language.

    Returns:
        The layout.

    """
    kinds: list[ParagraphKind] = [_plain_kind(passage, known) for passage in passages]
    for index in _links(passages, kinds):
        kinds[index] = "navigation"
    for index in _lists(passages, claims):
        kinds[index] = "claim-list"
    title, labelled, lead = _title_and_lead(passages, kinds)
    label, label_end = (None, 0) if labelled is None else _label(passages[labelled])
    for index in range(lead or 0):
        if kinds[index] == "body" and (title is None or index != title):
            kinds[index] = _kind_before_lead(
                passages[index], None if title is None else passages[title], known
            )
    if labelled is not None:
        kinds[labelled] = "navigation"
    for index in range(len(passages) if lead is None else lead + 1, len(passages)):
        if kinds[index] == "body" and not _STOPPED.search(passages[index].text):
            kinds[index] = _kind_of_line(passages[index], known)
    for index in _tail(passages, kinds, lead):
        kinds[index] = "navigation"
    if title is not None:
        kinds[title] = "title"
    if lead is not None:
        kinds[lead] = "lead"
    label_end = label_end if labelled == lead else 0
    made = tuple(
        Paragraph(
            passage.start, passage.end, passage.source[passage.start : passage.end], passage.index, kind
        )
        for passage, kind in zip(passages, kinds, strict=True)
    )
    return Layout(made, None if title is None else _without_signs(passages[title]), label, label_end, lead)


def _plain_kind(passage: Passage, known: Vocabulary) -> ParagraphKind:
    if _is_furniture(passage, known):
        return "navigation"
    if _is_caption(passage, known):
        return "caption"
    return "navigation" if _is_sign_off(passage) else "body"


def _is_sign_off(passage: Passage) -> bool:
    """Tell whether a paragraph signs the text: *(tim/dal)*, *-- BERNAMA*."""
    return bool(_SIGN_OFF.fullmatch(passage.text)) and len(passage.words) <= _BYLINE


def _is_furniture(passage: Passage, known: Vocabulary) -> bool:
    text, words = passage.text, passage.words
    if not words or _URL.fullmatch(text) or _COPYRIGHT.search(text, 0, 60):
        return True
    if len(text) > _LONG:
        return False
    return (
        _opens_furniture(passage, known)
        or _consists_of(passage, known, "navigation-only")
        or (any(word.text[0].isdigit() for word in words) and _consists_of(passage, known, *_STAMP))
        or _is_trail(text)
        or _is_stamp(passage, known)
    )


def _opens_furniture(passage: Passage, known: Vocabulary) -> bool:
    """Tell whether a paragraph opens with words such as *Baca juga*, *Editor:*, *Oleh Budi Santoso*."""
    phrase = known.at(passage.words, 0, "navigation")
    if phrase is None or passage.text[: passage.words[0].start].strip("#*[(>»-–•|/ "):
        return False
    following = passage.text[passage.words[phrase.end - 1].end :].lstrip()
    if not following or following[0] in ":|>»" or not phrase.value:
        return True
    rest = passage.words[phrase.end :]
    return phrase.value == "name" and len(rest) <= _BYLINE and all(word.is_capital for word in rest)


def _consists_of(passage: Passage, known: Vocabulary, *roles: str) -> bool:
    """Tell whether a paragraph is nothing but numbers and words of some roles."""
    index = 0
    while index < len(passage.words):
        phrase = known.at(passage.words, index, *roles)
        if phrase is None and not passage.words[index].text[0].isdigit():
            return False
        index = phrase.end if phrase else index + 1
    return True


def _is_stamp(passage: Passage, known: Vocabulary) -> bool:
    """Tell whether a paragraph is a time stamp, perhaps with the page's name: *Kompas.com – 6 September 2025, 09.30 WIB*."""
    if _ENDED.search(passage.text) or len(passage.text) > _LONG:
        return False
    others = [word for word in passage.words if not word.text[0].isdigit() and not known.has(word, *_STAMP)]
    if _PARTED.search(passage.text) and any(known.has(word, "month") for word in passage.words):
        ends_dated = passage.words[-1].text[0].isdigit() or bool(_TIME.search(passage.text))
        return ends_dated and len(others) <= _BYLINE
    return bool(_TIME.search(passage.text)) and len(others) <= _KICKER


def _is_trail(text: str) -> bool:
    """Tell whether a paragraph is a trail of pages: *Home > Nasional > Politik*."""
    parts = _TRAIL.split(text)
    return len(parts) >= _TRAIL_PARTS and all(len(part.split()) <= _TRAIL_PARTS for part in parts)


def _is_caption(passage: Passage, known: Vocabulary) -> bool:
    text = passage.text
    if len(text) > _LONGEST_CAPTION:
        return False
    phrase = known.at(passage.words, 0, "caption")
    if phrase and (phrase.end > 1 or text[passage.words[0].end :].lstrip()[:1] in _AFTER_CAPTION):
        return True
    end = max(0, len(text) - _LONGEST_CREDIT)
    if _PHOTOGRAPHER.search(text, end) or _places_people(passage, known):
        return True
    if (_PICTURE_BY.search(text, end) and _A_YEAR.search(text)) or _ends_with_credit(passage, known):
        return True
    credit = _CREDIT.search(text, end)
    if credit is None:
        return False
    if _AGENCY.match(credit.group().lstrip("([")):
        return True
    first = passage.word_at(credit.start())
    return any(known.at(passage.words, index, "caption") for index in range(first, len(passage.words)))


def _ends_with_credit(passage: Passage, known: Vocabulary) -> bool:
    """Tell whether a paragraph ends with who took a picture: *… di Sorong. Dok. Kota*, *… (5/6/2024). ANTARA/HO-Kota*."""
    for index in range(max(1, len(passage.words) - _CREDIT_WORDS), len(passage.words)):
        ended = passage.between(index - 1, index).strip()[-1:]
        if (
            ended
            and ended in ".!?)"
            and (
                known.at(passage.words, index, "caption")
                or _AGENCY.match(passage.text, passage.words[index].start)
            )
        ):
            return True
    return False


def _places_people(passage: Passage, known: Vocabulary) -> bool:
    """Tell whether a bracket says where somebody stands in a picture: *(tengah)*, *(second from left)*."""
    for bracket in _BRACKETED.finditer(passage.text):
        first, end = passage.word_at(bracket.start()), passage.word_at(bracket.end())
        inside = [known.at(passage.words, index, "pictured") for index in range(first, end)]
        if all(inside) and any(phrase and phrase.value for phrase in inside):
            return True
    return False


def _links(passages: Sequence[Passage], kinds: Sequence[ParagraphKind]) -> list[int]:
    """Return the headings of other pages: below a line such as *Baca juga:*, or behind a bullet."""
    found = []
    for index, passage in enumerate(passages):
        is_heading = (
            kinds[index] == "body" and not _ENDED.search(passage.text) and len(passage.words) > _BYLINE
        )
        capitals = sum(word.is_capital for word in passage.words)
        below = index > 0 and kinds[index - 1] == "navigation" and passages[index - 1].text.endswith(":")
        if is_heading and capitals * 2 > len(passage.words) and (below or passage.text[0] in "•▪►"):
            found.append(index)
    return found


def _lists(passages: Sequence[Passage], claims: Sequence[Claim]) -> list[int]:
    """Return the paragraphs that are lists of claims: three in one, or little else but one."""
    found = []
    starts = [passage.start for passage in passages]
    counted: dict[int, int] = {}
    covered: dict[int, int] = {}
    for claim in claims:
        index = bisect_right(starts, claim.start) - 1
        if claim.kind == "capital":
            counted[index] = counted.get(index, 0) + 1
            covered[index] = covered.get(index, 0) + claim.end - claim.start
    for index, count in counted.items():
        length = passages[index].end - passages[index].start
        alone = covered[index] * 5 >= length * 4 and passages[index].text[-1] not in ".!?"
        if count >= _CLAIMS_IN_LIST or alone:
            found.append(index)
    return found


def _title_and_lead(
    passages: Sequence[Passage], kinds: Sequence[ParagraphKind]
) -> tuple[int | None, int | None, int | None]:
    """Return the paragraphs that are the title, that bear the label, and that are the lead.

    A label shows the lead, whatever stands before; it may also stand on a line of its own above it.
    """
    title = _title(passages, kinds)
    bodies = [
        index for index, kind in enumerate(kinds) if kind == "body" and (title is None or index > title)
    ]
    labelled = _labelled(passages, bodies)
    lead = labelled
    if labelled is None:
        lead = next(
            (index for index in bodies[:_LATEST_LEAD] if not _may_be_title(passages[index], "body")), None
        )
    elif _label(passages[labelled])[1] == len(passages[labelled].text):
        lead = next((index for index in bodies if index > labelled), None)
    lead = bodies[0] if lead is None and bodies else lead
    if title is None and lead is not None:
        title = _title_before(passages, [index for index in bodies if index < lead and index != labelled])
    return title, labelled, lead


def _title_before(passages: Sequence[Passage], before: Sequence[int]) -> int | None:
    """Return the title among the paragraphs before the lead: the first line that is no kicker, or a short sentence that stands alone."""
    lines = [index for index in before if _may_be_title(passages[index], "body")]
    if len(before) == 1 and not lines:
        text = passages[before[0]].text
        return before[0] if len(text) <= _LONGEST_TITLE and len(_STOPPED.findall(text)) == 1 else None
    return next(
        (index for index in lines if len(passages[index].words) > _KICKER), lines[-1] if lines else None
    )


def _labelled(passages: Sequence[Passage], bodies: Sequence[int]) -> int | None:
    """Return the first paragraph with a label; behind a long one it must be more than a word and a dash."""
    is_late = False
    for index in bodies[:_LATEST_LEAD]:
        label, _ = _label(passages[index])
        if label and (not is_late or _SOURCE.search(label.surface)):
            return index
        is_late |= len(passages[index].text) > _LONG and bool(_STOPPED.search(passages[index].text))
    return None


def _title(passages: Sequence[Passage], kinds: Sequence[ParagraphKind]) -> int | None:
    """Return the paragraph that is the title: the first of the text that is no kicker, if a text follows it."""
    texts = [index for index, kind in enumerate(kinds) if kind not in ("navigation", "caption")]
    if len(texts) < _TITLE_AND_TEXT or not _may_be_title(passages[texts[0]], kinds[texts[0]]):
        return None
    lines: list[int] = []
    for index in texts[:-1]:
        if not _may_be_title(passages[index], kinds[index]):
            break
        if len(passages[index].words) > _KICKER:
            lines.append(index)
    # Pages print the title twice, above and below the byline.
    counted = Counter(passages[index].text for index in lines)
    twice = next((index for index in lines if counted[passages[index].text] > 1), None)
    if twice is not None or lines:
        return lines[0] if twice is None else twice
    return texts[0]


def _kind_before_lead(passage: Passage, title: Passage | None, known: Vocabulary) -> ParagraphKind:
    """Return what a paragraph between title and lead is: the title once more, a byline, a caption, or a part of the text."""
    if (
        len(passage.words) <= _BYLINE
        and not _STOPPED.search(passage.text)
        and not _names_somebody(passage, known)
    ):
        return "navigation"
    if not _may_be_title(passage, "body"):
        return "caption" if _names_somebody(passage, known) or _DATED.search(passage.text) else "body"
    if title is not None and (passage.start < title.start or passage.text == title.text):
        return "navigation"
    if _names_somebody(passage, known):
        return "caption"
    return "body"


def _tail(passages: Sequence[Passage], kinds: Sequence[ParagraphKind], lead: int | None) -> Sequence[int]:
    """Return the lines behind the text that are no sentences and follow furniture of the page."""
    end = len(passages)
    while (
        lead is not None
        and end > lead + 1
        and (
            kinds[end - 1] == "navigation"
            or (kinds[end - 1] == "body" and not _STOPPED.search(passages[end - 1].text))
        )
    ):
        end -= 1
    tail = range(end, len(passages))
    first = next((index for index in tail if kinds[index] == "navigation"), len(passages))
    return [index for index in tail if index > first and kinds[index] == "body"]


def _kind_of_line(passage: Passage, known: Vocabulary) -> ParagraphKind:
    """Return what a line within the text is that is no sentence: a name below a picture, or the heading of another page."""
    if _names_somebody(passage, known):
        return "caption"
    capitals = sum(word.is_capital for word in passage.words)
    is_heading = capitals * 3 > len(passage.words) * 2 > 4 * _BYLINE and passage.text[0].isupper()
    return "navigation" if is_heading and not _ENDED.search(passage.text) else "body"


def _names_somebody(passage: Passage, known: Vocabulary) -> bool:
    """Tell whether a paragraph is nothing but an office and a name, as below a picture."""
    office = known.at(passage.words, 0, "role")
    return office is not None and all(word.is_capital for word in passage.words)


def _may_be_title(passage: Passage, kind: ParagraphKind) -> bool:
    text = passage.text
    if kind != "body" or len(text) > _LONGEST_TITLE or _ENDED.search(text, len(text) - 4):
        return False
    return _label(passage)[0] is None


def _without_signs(passage: Passage) -> Span:
    """Return a title without the signs by which plain text marks a heading."""
    text = passage.text
    start = len(text) - len(text.lstrip("#*=_ "))
    end = len(text.rstrip("#*=_ "))
    return passage.span(start, end) if start < end else passage.span(0, len(text))


def _label(passage: Passage) -> tuple[Span | None, int]:
    """Return the label a paragraph opens with, and where its sentences begin: at its end when it is nothing else."""
    if not _STOPPED.search(passage.text) and len(passage.text) <= _LONGEST_TITLE:
        alone = _LABEL_ALONE.search(passage.text)
        if (
            alone
            and alone.start() <= _LONGEST_LABEL
            and _is_label(passage.text[: alone.start()], passage.words, "-")
        ):
            return passage.span(0, alone.start()), len(passage.text)
        return None, 0
    bracket = _LABEL_IN_BRACKETS.match(passage.text)
    if bracket:
        return passage.span(*bracket.span(1)), bracket.end()
    for sign in _LABEL_SIGN.finditer(passage.text, 0, _LONGEST_LABEL):
        head = passage.text[: sign.start()]
        words = [word for word in passage.words if word.end <= sign.start()]
        if _is_label(head, words, sign.group()) and len(passage.text) - sign.end() >= _AFTER_LABEL:
            return passage.span(len(head) - len(head.lstrip()), len(head)), sign.end()
        if not words or len(words) > _LABEL_WORDS:
            break
    return None, 0


def _is_label(head: str, words: Sequence[Word], sign: str) -> bool:
    if not words or len(words) > _LABEL_WORDS or any(mark in head for mark in '"“”«»?!;:'):
        return False
    outside = _BRACKETED.sub(" ", head).split()
    if not all(_fits_label(token) for token in outside):
        return False
    # A colon stands behind a speaker, too.
    return ":" not in sign or words[0].text.isupper() or "," in head or ")" in head


def _fits_label(token: str) -> bool:
    return token in _LINKS or "." in token.rstrip(".") or not token.lstrip("([/-")[:1].islower()
