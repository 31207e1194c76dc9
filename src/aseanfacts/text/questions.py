"""Questions about capitals, with the answer if one follows: in flash cards, quizzes and their choices."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import evolve, frozen

from aseanfacts.text.model import Claim, Slot
from aseanfacts.text.reading import PLACE, Reading, slot_for
from aseanfacts.text.slots import slot_after, slot_of
from aseanfacts.text.wording import wording

__all__ = ["fill_gap", "question_claim"]

# The first letters of each alphabet, as choices are named by them.
_LETTERS = (
    *("abcde", "กขคงจ", "ກຂຄງຈ", "កខគឃង", "ကခဂဃင", "कखगघङ", "अबसद", "அஆஇஈஉ", "абвгд", "ابجده", "أبجده"),
    *("가나다라마", "アイウエオ", "甲乙丙丁戊"),
)
_ANY_LETTER = "[" + "".join(sorted(set("".join(_LETTERS)))) + "]"
_CHOICE = re.compile(
    rf"\s{{0,8}}[(\[]?(?P<letter>{_ANY_LETTER})[.)\]][^\S\n]{{0,3}}(?P<words>[^\n?]{{1,60}}?)"
    rf"(?=\s{{1,12}}[(\[]?{_ANY_LETTER}[.)\]]|[^\S\n]{{0,8}}(?:\n|$))"
)
_LETTER = re.compile(rf"[(\[]?(?P<letter>{_ANY_LETTER})(?:[.)\]]|(?=\s|$))[^\S\n]{{0,3}}")
_SIGN = re.compile(
    r"\s{0,6}(?:[→=➜;|,\U0001f000-\U0001ffff\u2600-\u27bf]{1,3}|[-–—]{1,2}>?|\*\*|[(\[]|[^\W\d_]{1,12}:)?\s{0,3}"
)


@frozen
class _Answer:
    """The answer to a question, None when none is given, and where it ends."""

    slot: Slot | None
    end: int


def question_claim(reading: Reading, cue: re.Match[str], start: int) -> tuple[Claim, int] | None:
    """Return the claim of a question about a capital, and where it ends: with the answer if one follows.

    Args:
        reading: The text.
        cue: The word for *capital*.
        start: Where its sentence begins.

    """
    tail = reading.folded[cue.end() : cue.end() + 100]
    mark = re.search(r"[?!.\n။៕។।]", tail)
    end = cue.end() + (mark.start() if mark else len(tail))
    if mark and mark.group() == "?":
        end += 1
    elif not (
        _asks_without_mark(tail[: end - cue.end()])
        or _choices(reading.folded, end)[0]
        or _card().match(reading.folded, end)
    ):
        return None
    if wording().finder("asks-else").search(reading.folded, start, end):
        return None
    for language in wording().languages_of(cue.group()):
        position = _asked_about(reading, cue, start, language)
        if position is not None:
            country = slot_for(reading.places[position])
            first = min(reading.original(cue.start(), end)[0], country.start)
            last = max(reading.original(cue.start(), end)[1], country.end)
            unanswered = Claim(
                first,
                last,
                reading.text[first:last],
                country,
                None,
                "question",
                "question",
                False,
                language=language,
            )
            answer = _answer_after(reading, end + bool(mark and mark.group() in "။៕។।"))
            return _with_answer(reading, unanswered, answer), max(end, answer.end)
    return None


def fill_gap(reading: Reading, claim: Claim, end: int) -> tuple[Claim, int]:
    """Return a claim with a gap in the capital's place as the question it is, if choices or an answer follow."""
    if claim.capital is None or claim.capital.kind != "placeholder":
        return claim, end
    answer = _answer_after(reading, end)
    if answer.slot is None and not _choices(reading.folded, end)[0]:
        return claim, end
    question = evolve(claim, capital=None, pattern="question", scope="question")
    return _with_answer(reading, question, answer), max(end, answer.end)


def _with_answer(reading: Reading, claim: Claim, answer: _Answer) -> Claim:
    if answer.slot is None:
        return claim
    last = max(claim.end, answer.slot.end)
    return evolve(
        claim,
        end=last,
        surface=reading.text[claim.start : last],
        capital=answer.slot,
        pattern="question-answer",
        scope="current",
    )


def _asked_about(reading: Reading, cue: re.Match[str], start: int, language: str) -> int | None:
    after = _country_after(language).match(reading.folded, cue.end())
    before = _country_before(language).search(reading.folded, max(start, cue.start() - 24), cue.start())
    for found in (after, before):
        if found and reading.places[found.start("country")].kind == "country":
            return found.start("country")
    return None


@cache
def _country_after(language: str) -> re.Pattern[str]:
    of = wording().finder("of", language=language).pattern
    return re.compile(rf"\s{{0,3}}(?:{of}\s{{0,3}}){{0,2}}(?P<country>{PLACE})")


@cache
def _country_before(language: str) -> re.Pattern[str]:
    of = wording().finder("of", "with", language=language).pattern
    return re.compile(rf"(?P<country>{PLACE})\s{{0,3}}(?:{of}\s{{0,3}}|['’]s\s{{0,2}}){{0,2}}$")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    answer = wording().finder("answer").pattern
    return re.compile(rf"\s{{0,8}}(?:{answer}|a\d{{1,2}})[^\S\n]{{0,2}}[:.)៖–—-]{{0,2}}\s{{0,3}}")


@lru_cache(maxsize=1)
def _card() -> re.Pattern[str]:
    """Return the expression for a label at the beginning of the next line, as on the back of a flash card."""
    return re.compile(rf"[^\S\n]*\n\s{{0,4}}{wording().finder('answer').pattern}[^\S\n]{{0,2}}(?:[:：]|\n)")


def _asks_without_mark(tail: str) -> bool:
    return any(len(word) > 1 and not word.isascii() for word in wording().finder("question").findall(tail))


def _choices(folded: str, position: int) -> tuple[dict[str, tuple[int, int]], int]:
    """Return where the words of each choice stand, by letter, and where the choices end."""
    for letters in _LETTERS:
        found: dict[str, tuple[int, int]] = {}
        end = position
        for letter in letters:
            choice = _CHOICE.match(folded, end)
            if choice is None or choice["letter"] != letter:
                break
            found[letter] = choice.span("words")
            end = choice.end()
        if len(found) > 1:
            return found, end
    return {}, position


def _answer_after(reading: Reading, end: int) -> _Answer:
    """Return the answer behind a question: labelled, or right behind it when there are no choices."""
    choices, end = _choices(reading.folded, end)
    label = _label().match(reading.folded, end)
    if label is None and choices:
        return _Answer(None, end)
    if label is None:
        sign = _SIGN.match(reading.folded, end)
        start = sign.end() if sign else end
        after = _known_after(reading, start)
        if after and reading.folded[after[1] : after[1] + 4].lstrip().startswith("?"):
            return _Answer(None, end)
        return _known_only(after, "city")
    letter = _LETTER.match(reading.folded, label.end()) if choices else None
    lone = letter and reading.folded.startswith("\n", letter.end())
    start = letter.end() if letter else label.end()
    after = None if lone else _known_after(reading, start) or slot_after(reading, start, raw=True)
    if after is None and letter and letter["letter"] in choices:
        slot = slot_of(reading, *choices[letter["letter"]], "city")
        return _Answer(slot, letter.end())
    return _known_only(after, "city", "country", "unknown")


def _known_after(reading: Reading, start: int) -> tuple[Slot, int] | None:
    """Return the known name that follows, a verb before it or none."""
    verb = wording().finder("is", "article").match(reading.folded, start)
    return slot_after(reading, start, raw=False) or (
        slot_after(reading, verb.end(), raw=False) if verb else None
    )


def _known_only(found: tuple[Slot, int] | None, *kinds: str) -> _Answer:
    return _Answer(found[0], found[1]) if found and found[0].kind in kinds else _Answer(None, 0)
