"""Other forms of the name of a state that follow from it by rule: with an article, turned round, abbreviated.

A rule stands here only where every form it makes can mean nothing but the same place. The forms are understood, never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aseanfacts.model import Name
from aseanfacts.normalize import normalize_name

__all__ = ["member_forms"]

# None of one letter alone: in a match key it would become a part of the word.
_ARTICLES = {
    "en": ("the",),
    "fr": ("le", "la", "les", "l'"),
    "es": ("el", "la", "las", "los"),
    "pt": ("as", "os"),
    "it": ("il", "la", "le", "l'"),
    "de": ("die", "der"),
    "nl": ("de",),
    "ca": ("el", "la", "les", "l'"),
}
# With an article, fewer letters may be another word: a wave goes round as La Ola.
_SHORTEST_WITH_ARTICLE = 4
_ABBREVIATIONS = (("Republic", "Rep."), ("Democratic", "Dem."), ("Socialist", "Soc."))


def member_forms(names: Iterable[Name]) -> Iterator[str]:
    """Yield the forms of the names of one member.

    ``Kingdom of Thailand`` gives ``Thailand, Kingdom of``; ``Philippines`` gives ``the Philippines`` and ``Philippines (the)``.

    Args:
        names: All names of the member.

    Returns:
        Forms, among them perhaps some that are on record already.

    """
    by_language: dict[str, set[str]] = {}
    for name in names:
        yield name.name
        # Beyond English, what is gathered of rarer spellings takes no article.
        if name.language == "en" or name.kind != "alias":
            by_language.setdefault(name.language, set()).add(name.name)
    for language, spelt in by_language.items():
        if language == "en":
            spelt.update([short for name in tuple(spelt) for short in _abbreviated(name)])
            yield from spelt
        for article in _ARTICLES.get(language, ()):
            for spelling in (name for name in spelt if len(name) >= _SHORTEST_WITH_ARTICLE):
                yield f"{article} {spelling}"
                # After a long name only English lists, ISO's among them, have one.
                if language == "en" or " " not in spelling:
                    yield f"{spelling}, {article}"
        if language == "en":
            yield from _turned_round({normalize_name(spelling) for spelling in spelt})


def _turned_round(keys: set[str]) -> Iterator[str]:
    """Yield English names of a state with its style after them, as lists have them, with a comma or without."""
    for long in keys:
        for short in keys - {long}:
            if long.endswith(short):
                style = long.removesuffix(short)
                yield short + style
                yield short + style.removesuffix("the")


def _abbreviated(name: str) -> Iterator[str]:
    for words in (_ABBREVIATIONS[:1], _ABBREVIATIONS):
        short = name
        for word, abbreviation in words:
            short = short.replace(word, abbreviation)
        if short != name:
            yield short
