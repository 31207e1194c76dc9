"""Renew the names of cities that CLDR's transforms write in Latin letters: `python -m tools.names.romanise [--check]`; needs PyICU.

Library catalogues, gazetteers and passports hold names in a romanisation by rule: `Khoshimin`, `hú zhì míng`, `Baiṅkāka`. Each name
on record in another script is romanised here by ICU, and becomes a row of the gathered table unless it is understood already. Rows
with another source are kept by hand and stay as they are. Countries have no such rows: few of them would be met, and some are words.
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

import icu

from aseanfacts import resolve_many
from aseanfacts.city_names import without_word
from aseanfacts.names import pieces
from aseanfacts.normalize import normalize_name
from tools.cldr.generate import settle, table
from tools.cldr.sources import babel_locales
from tools.names.generate import read

ICU_VERSION = "72.1"
SOURCE = f"cldr-42-transforms-icu-{ICU_VERSION}"
COLUMNS = ("language", "city", "kind", "name", "source")

# A shorter one is too likely to be a word: `rayon`, `keson`.
SHORTEST = 6
# Two syllables without their tones are many words of Chinese.
FEWEST_CHARACTERS = 3

# Written without most vowels: of these the usual names in great languages only, for every other spelling would be near a typo.
CONSONANTS = {"ARABIC", "HEBREW"}
# Ethiopic is not among them: no list is met that writes it so.
SCRIPTS = CONSONANTS | {
    "ARMENIAN", "BENGALI", "CJK", "CYRILLIC", "DEVANAGARI", "GEORGIAN", "GREEK", "GUJARATI", "GURMUKHI",
    "HANGUL", "KANNADA", "KATAKANA", "MALAYALAM", "ORIYA", "TAMIL", "TELUGU", "THAI",
}  # fmt: skip
# The general transform comes first, then how the boards on geographical names of the United States and Britain write a language.
BOARDS = {
    "be": "Belarusian", "bg": "Bulgarian", "el": "Greek", "hy": "Armenian",
    "ja": "Katakana", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ky": "Kirghiz", "mk": "Macedonian", "mn": "Mongolian",
    "ru": "Russian", "sr": "Serbian", "uk": "Ukrainian",
}  # fmt: skip

# What some other place, person or word is called in Latin letters.
WRONG = {
    "bongkok", "hanaya", "hanoja", "hanoya", "honken", "jakarto", "kalapa", "kauaan", "kawayan", "kawayang", "konken", "konkeni",
    "layong", "mainila", "makasari", "makasaru", "makassari", "mandale", "mandaly", "mandare", "mandarei", "mandari",
    "mandele", "mandeli", "mandly", "manilia", "mengjiaxi", "menila", "pankok", "pukket", "rajong", "rajongo",
    "samaran", "semalang", "sumaran", "ventan", "vientia", "yangan", "yangana", "yangin",
}  # fmt: skip


@cache
def transform(name: str) -> icu.Transliterator:
    """One of ICU's transforms."""
    return icu.Transliterator.createInstance(name)


def script_of(name: str) -> str:
    """The script in which a whole name is written, or nothing when it is not one that is romanised."""
    scripts = {
        unicodedata.name(letter).partition(" ")[0].partition("-")[0] for letter in name if letter.isalpha()
    }
    return scripts.pop() if len(scripts) == 1 and scripts <= SCRIPTS else ""


def romanisations(name: str, language: str) -> Iterator[str]:
    """The name in Latin letters, as far as the transforms know all of its letters.

    >>> list(romanisations("Хошимин", "ru"))
    ['Hošimin', 'Khoshimin']
    """
    script = script_of(name)
    if not script or (script == "CJK" and (not language.startswith("zh") or len(name) < FEWEST_CHARACTERS)):
        return
    board = BOARDS.get(language)
    for rule in ("Any-Latin", *([f"{board}-Latin/BGN"] if board else ())):
        spelt = unicodedata.normalize("NFC", transform(rule).transliterate(name))
        if len(normalize_name(spelt)) >= SHORTEST and all(
            unicodedata.name(letter).startswith(("LATIN", "MODIFIER")) for letter in spelt if letter.isalpha()
        ):
            yield spelt


def others() -> set[str]:
    """The match keys of all territories and cities of time zones in CLDR."""
    names: set[str] = set()
    for _, territories, zones in babel_locales():
        names.update(territories.values())
        names.update(zone["city"] for zone in zones.values() if "city" in zone)
    return {normalize_name(name) for name in (*names, *(row["name"] for row in read("near-neighbours.csv")))}


def rows(by_hand: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A row for each match key that leads to one city, in the first of the languages that have it."""
    named = [
        (row["city"], row["language"], row["name"])
        for part in ("", "-cldr", "-world")
        for row in read(f"city-names{part}.csv")
    ]
    named += [
        (city, language, name) for language, city, _, name, _ in by_hand if script_of(name) not in CONSONANTS
    ]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for city, language, name in sorted(named):
        if script_of(name) in CONSONANTS and language not in ("ar", "fa", "he", "ur"):
            continue
        if pieces(name) or city in resolve_many(without_word(normalize_name(name)), kind="city"):
            continue  # made by a rule from another name
        for spelt in romanisations(name, language):
            if city in resolve_many(without_word(normalize_name(spelt)), kind="city"):
                continue
            row = (f"{language.partition('-')[0]}-Latn", city, "alias", spelt, SOURCE)
            found.setdefault(normalize_name(spelt), {}).setdefault(city, row)
    known = (
        others()
        | WRONG
        | {normalize_name(name) for _, _, name in named}
        | {normalize_name(row[3]) for row in by_hand}
    )
    return [
        row
        for key, cities in found.items()
        if len(cities) == 1 and key not in known
        for row in cities.values()
    ]


def main() -> int:
    """Write the table, or compare; the exit status is 1 if the committed one differs."""
    parser = argparse.ArgumentParser(description="Renew the names in Latin letters by rule.")
    parser.add_argument("--check", action="store_true", help="compare with the committed table instead")
    arguments = parser.parse_args()
    if icu.ICU_VERSION != ICU_VERSION:
        parser.error(f"the rows are from ICU {ICU_VERSION}, this is {icu.ICU_VERSION}")
    kept = [
        tuple(row[column] for column in COLUMNS)
        for row in read("city-names-gathered.csv")
        if row["source"] != SOURCE
    ]
    text = table(COLUMNS, sorted([*kept, *rows(kept)]))
    return settle({"city-names-gathered.csv": text}, check=arguments.check)


if __name__ == "__main__":
    sys.exit(main())
