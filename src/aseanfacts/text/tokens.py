"""What the tokens of a pattern of claims stand for in a language, each as a regular expression.

A token is a slot (``{country}``), a sign (``<comma>``), a form that is made here of several words (``<time>``, ``<is>``), any word of a
role (``<former>``), or itself. A form whose words decide how a claim is read holds them in a group with the number of its token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from aseanfacts.text.cues import capital
from aseanfacts.text.reading import PLACE, as_read
from aseanfacts.text.wording import BRACKETS, GAP, MODIFIER, QUOTES, SPACELESS, WORD, Speech

__all__ = ["SIGNS", "YEAR_WORD", "expression"]

_Form = Callable[[Speech, int], "str | None"]

_INSERTED = rf"(?:[^.,、;:!?()\n–—{PLACE}]|[.,](?=\d)){{2,90}}"
_ASIDE = (
    rf"{BRACKETS}(?:[^\S\n]?{BRACKETS}){{0,2}}|[,、]{_INSERTED}[,、]|[–—]{_INSERTED}[–—]"
    rf"|(?<=[^\S\n])-{{1,2}}[^\S\n]{_INSERTED}[^\S\n]-{{1,2}}(?=[^\S\n])|[^\W\d_{PLACE}]{{2,7}},"
)
_FILLER = rf"(?:{WORD}[^\S\n]{{1,3}}){{1,4}}?"
SIGNS = {
    "alone": rf"(?![^\S\n]{{0,4}}[、・]?{QUOTES}{PLACE})",
    "aside": _ASIDE,
    "cell": r"[^\S\n]{0,40}(?:[:=|\t៖]|-{1,2}|[–—])|[^\S\n]{2,40}",
    "closed": r"\)",
    "colon": r"[^\S\n]{0,40}(?:[:=→៖]|->|=>|\-{1,2}|[–—|\t])|[^\S\n]{2,40}|\.{3,8}|…",
    "clause": rf",(?:[^,.;:!?()\n]|[.,](?=\d)|{BRACKETS}){{2,80}},",
    "comma": "[,、・]",
    "dash": r"[,、・(:]|[|\t](?![^\S\n]*\n)|\-{1,2}|[–—]",
    "end": r"(?=[^\S\n]{0,3}(?:[).,、。।။។;:\n–—-]|$))",
    "eol": r"(?=[^\S\n]*(?:\n|$))",
    "insertion": _INSERTED + "?",
    "line": r"\n(?:[^\S\n]*\n){0,2}",
    "mark": "[,、・:]",
    "modifier": MODIFIER,
    "open": r"\(",
    "space": r"(?:[^\S\n]|(?<=[\u0e00-\u109f\u1780-\u17ff]))",
    "run": rf"[^\s.,;:!?()\n{PLACE}]{{0,20}}?",
    "words": rf"(?:[^\s.,;:!?()\n{PLACE}]{{1,24}}[^\S\n]{{1,3}}){{0,6}}?",
}
YEAR_WORD = r"(?:[^\S\n]?\w{1,6}?)?[^\S\n]?"
_BARE_COPULAS = r"=>|=|:|——|—|–"


def expression(speech: Speech, token: str, number: int) -> str | None:
    """Return the expression of a token, None if the language lacks its words.

    Args:
        speech: The words of the language.
        token: The token, without a question mark.
        number: Its number in the pattern.

    """
    name = token.strip("<>")
    if name in _FORMS:
        return _FORMS[name](speech, number)
    if name in SIGNS:
        return f"(?:{SIGNS[name]})"
    return speech.any_of(name) if token.startswith("<") else re.escape(as_read(token))


def _country(speech: Speech, _: int) -> str:
    like = speech.any_of("like")
    before = f"(?:{like}(?:{GAP},)?{GAP}){{0,2}}" if like else ""
    return f"{QUOTES}{before}(?P<country>{PLACE}){QUOTES}"


def _city(_: Speech, __: int) -> str:
    return f"{QUOTES}(?P<city>{PLACE}){QUOTES}"


def _is(speech: Speech, number: int) -> str:
    """*Is* in every tense, or a sign that stands for it."""
    return _tenses(speech, number, f"(?P<bare_{number}>{_BARE_COPULAS})")


def _verb(speech: Speech, number: int) -> str | None:
    """*Is* in every tense."""
    return _tenses(speech, number) if speech.words(*_TENSES) else None


def _tenses(speech: Speech, number: int, *more: str) -> str:
    tenses = (
        f"(?P<{role.replace('-', '_')}_{number}>{found})"
        for role in _TENSES
        if (found := speech.any_of(role))
    )
    return "(?:" + "|".join((*tenses, *more)) + ")" + f"(?:{GAP}[:、])?"


def _of(speech: Speech, _: int) -> str | None:
    of = speech.any_of("of")
    return of and f"{of}(?:{GAP}{of})?"


def _label(speech: Speech, _: int) -> str | None:
    labels = speech.any_of("title-label")
    return labels and f"{labels}{GAP}[:=]"


def _time(speech: Speech, number: int) -> str | None:
    """*Since* or *until* a year, with a month or without, or a word such as *now* or *formerly*."""
    bounds, formerly = speech.words("since", "until"), speech.any_of("formerly")
    bound = speech.any_of("since", "until")
    year = bound and rf"{bound}[^\S\n]{{0,3}}(?:[^\W\d_{PLACE}]{{2,12}}[^\S\n]{{1,3}})?\d{{4}}"
    behind = rf"\d{{4}}{YEAR_WORD}{bound}" if bounds and not bounds[0].isascii() else None
    past = formerly and f"(?P<former_{number}>{formerly})"
    found = "|".join(filter(None, (year, behind, speech.any_of("adverb"), past)))
    if not found:
        return None
    return f"(?P<pause_{number}>[,、]{GAP})?(?:{found})(?(pause_{number}){GAP}[,、]|(?:{GAP}[,、])?)"


def _changes(**roles: str) -> _Form:
    """Verbs that move or replace a capital: it will be one, is one, or the verb leaves that open."""

    def form(speech: Speech, number: int) -> str | None:
        groups = [
            f"(?P<{scope}_{number}>{found})"
            for scope, role in roles.items()
            if (found := speech.any_of(role))
        ]
        return "(?:" + "|".join(groups) + ")" if groups else None

    return form


def _aside(speech: Speech, _: int) -> str:
    alias = speech.any_of("alias")
    return f"(?:{_ASIDE}|,{GAP}{alias}{GAP}{PLACE}{GAP},)" if alias else f"(?:{_ASIDE})"


def _noun(speech: Speech, _: int) -> str | None:
    also = speech.any_of("and")
    return also and f"(?!{GAP}{also}){MODIFIER}"


def _move(speech: Speech, number: int) -> str | None:
    moved = speech.any_of("move")
    return moved and f"(?P<moved_{number}>{moved})"


def _denied(speech: Speech, number: int) -> str | None:
    """A place that is set aside for the one that follows: "not X but"."""
    but, not_but = speech.any_of("but"), speech.any_of("not-but")
    if not_but:
        return f"{PLACE}{GAP}(?P<denied_{number}>{not_but}){GAP}[,、]?"
    no = speech.any_of("is-not", "instead")
    return f"{no}{GAP}{PLACE}{GAP}(?:,{GAP})?(?P<denied_{number}>{but})" if no and but else None


def _filler(speech: Speech, _: int) -> str | None:
    of = speech.any_of("of")
    return of and f"(?!{of}){_FILLER}(?={of})"


def _rival(_: Speech, __: int) -> str:
    return f"{PLACE}(?:{BRACKETS})?"


def _left(speech: Speech, _: int) -> str | None:
    behind = speech.any_of("from-behind")
    return behind and f"{PLACE}(?:{BRACKETS})?{GAP}{behind}{GAP}"


def _words(speech: Speech, _: int) -> str:
    spaceless = SPACELESS.match(speech.words("capital")[0])
    return f"(?:{MODIFIER})??" if spaceless else f"(?:{SIGNS['words']})"


def _other(role: str) -> _Form:
    """Another place behind words of a role: *from Yangon*, *instead of Yangon*."""

    def form(speech: Speech, _: int) -> str | None:
        lead = speech.any_of(role)
        return lead and f",?{GAP}{lead}{GAP}{PLACE}(?:{GAP}{BRACKETS})?,?"

    return form


def _capital(role: str) -> _Form:
    return lambda speech, _: capital(speech, role)


_TENSES = ("is-not", "was", "became", "will-be", "is")
_FORMS: Mapping[str, _Form] = {
    "{capital}": _city,
    "{country}": _country,
    "{owner}": _country,
    "aside": _aside,
    "capital": _capital("capital"),
    "denied": _denied,
    "filler": _filler,
    "from": _other("from"),
    "instead": _other("instead"),
    "is": _is,
    "its-capital": _capital("its-capital"),
    "label": _label,
    "left": _left,
    "move": _move,
    "moves": _changes(will_be="moves", has_moved="has-moved", moved="moved"),
    "noun": _noun,
    "of": _of,
    "replaces": _changes(will_be="will-replace", has_moved="has-replaced", moved="replaces"),
    "rival": _rival,
    "the-capital": _capital("the-capital"),
    "time": _time,
    "verb": _verb,
    "words": _words,
}
