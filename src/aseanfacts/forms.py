"""Other forms of a name that follow from it by rule: with an article, turned round, abbreviated, with the word for city.

A rule stands here only where every form it makes can mean nothing but the same place. The forms are understood, never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aseanfacts.model import Name
from aseanfacts.normalize import normalize_name

__all__ = ["city_forms", "member_forms"]

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
_ABBREVIATIONS = (("Republic", "Rep."), ("Democratic", "Dem."), ("Socialist", "Soc."))

# The word for city, before or after the name, by language.
_CITY_WORDS = {
    "en": ("{} City", "City of {}", "the City of {}"),
    "id": ("Kota {}",),
    "ms": ("Bandar {}", "Bandaraya {}"),
    "fil": ("Lungsod ng {}", "Siyudad ng {}"),
    "vi": ("Thành phố {}", "TP {}"),
    "zh-Hans": ("{}市",),
    "zh-Hant": ("{}市",),
    "ja": ("{}市",),
    "ko": ("{}시",),
    "my": ("{}မြို့",),
    "km": ("ក្រុង{}", "ទីក្រុង{}", "រាជធានី{}"),
    "lo": ("ນະຄອນ{}", "ເມືອງ{}"),
    "th": ("เมือง{}", "นคร{}", "กรุง{}", "เทศบาลนคร{}", "เทศบาลเมือง{}"),
    "de": ("Stadt {}",),
    "es": ("Ciudad de {}",),
    "fr": ("Ville de {}",),
    "pt": ("Cidade de {}",),
    "ru": ("город {}", "г. {}"),
}


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
        spelt = by_language.setdefault(name.language, set())
        spelt.add(name.name)
        spelt.update(_abbreviated(name.name) if name.language == "en" else ())
    for language, spelt in by_language.items():
        yield from spelt
        for article in _ARTICLES.get(language, ()):
            for spelling in spelt:
                yield f"{article} {spelling}"
                yield f"{spelling}, {article}"
        yield from _turned_round({normalize_name(spelling) for spelling in spelt}, language)


def _turned_round(keys: set[str], language: str) -> Iterator[str]:
    """Yield the names of a state with its style after them: ``Indonesia, Republik`` for ``Republik Indonesia``."""
    for long in keys:
        for short in keys - {long}:
            if long.endswith(short):
                style = long.removesuffix(short)
                yield short + style
                yield short + style.removesuffix("the" if language == "en" else "")


def _abbreviated(name: str) -> Iterator[str]:
    for words in (_ABBREVIATIONS[:1], _ABBREVIATIONS):
        short = name
        for word, abbreviation in words:
            short = short.replace(word, abbreviation)
        if short != name:
            yield short


def city_forms(names: Iterable[Name]) -> Iterator[str]:
    """Yield the forms of the names of one city: ``Kota Denpasar``, ``Hanoi City``, ``曼谷市``.

    Args:
        names: All names of the city.

    Returns:
        Forms, among them perhaps some that are on record already.

    """
    for name in names:
        for frame in _CITY_WORDS.get(name.language, ()):
            yield frame.format(name.name)
