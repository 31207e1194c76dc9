"""Names and codes of states as the United Nations, the IOC and FIFA write them.

The carrier is the data package country-codes (public domain dedication), which takes the short and formal names in
the six official languages from the list of the UN's Protocol and Liaison Service and from the UN's M49 standard.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tools.cldr.generate import MEMBERS
from tools.names.carriers import Label, carrier

CARRIER = "country-codes.csv"
SOURCE = "country-codes-2026-05-15"
LANGUAGES = {
    "Arabic": ("ar", "ar"),
    "Chinese": ("zh", "cn"),
    "English": ("en", "en"),
    "French": ("fr", "fr"),
    "Russian": ("ru", "ru"),
    "Spanish": ("es", "es"),
}
LEADING = {"en": r"the ", "es": r"(?:el|la|los|las) ", "fr": r"(?:l['’]|(?:le|la|les) )"}
TRAILING = re.compile(r"(?P<name>.+?) \((?P<article>[^()]+)\)")


def labels(folder: Path) -> Iterator[Label]:
    """The UN's names with and without article, and the codes of the IOC and FIFA."""
    text = carrier(folder, CARRIER).decode()
    for row in csv.DictReader(text.splitlines()):
        member = row["ISO3166-1-Alpha-2"]
        if member in MEMBERS:
            yield from _names(member, row)
            yield Label(member, "und", "ioc", row["IOC"], SOURCE)
            yield Label(member, "und", "fifa", row["FIFA"], SOURCE)


def _names(member: str, row: dict[str, str]) -> Iterator[Label]:
    for column, (language, suffix) in LANGUAGES.items():
        for kind, length in (("un_short", "Short"), ("un_formal", "Formal")):
            bare, *articled = spellings(row[f"UNTERM {column} {length}"], language)
            yield Label(member, language, kind, bare, SOURCE)
            for name in articled:
                yield Label(member, language, "alias", name, SOURCE)
        yield Label(member, language, "alias", row[f"official_name_{suffix}"], SOURCE)


def spellings(name: str, language: str) -> list[str]:
    """A name without its article, then each way to write it with one.

    >>> spellings("Indonésie (l')", "fr")
    ['Indonésie', "Indonésie (l')", "l'Indonésie"]
    >>> spellings("the Kingdom of Thailand", "en")
    ['Kingdom of Thailand', 'the Kingdom of Thailand']
    """
    if inverted := TRAILING.fullmatch(name):
        article = inverted["article"]
        gap = "" if article.endswith(("'", "’")) else " "
        return [inverted["name"], name, f"{article}{gap}{inverted['name']}"]
    bare = re.sub(f"^{LEADING[language]}", "", name) if language in LEADING else name
    return [bare] if bare == name else [bare, name]
