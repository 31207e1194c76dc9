"""Renew the order of choices in each language: `python -m tools.names.choices [--check]`; needs PyICU.

Sorting is a language's own affair and a program that depends on what is installed sorts differently from machine to machine. So the
order is computed here, by ICU with CLDR's collation, and stored.
"""

import argparse
import sys

import icu

from aseanfacts import Dataset, UnknownLanguageError, name_of
from aseanfacts.model import City, Member
from tools.cldr.generate import settle, table


def rows() -> list[tuple[str, str, str]]:
    """A row for each language that has a name to show for every place of a kind."""
    data = Dataset.bundled()
    kinds: dict[str, dict[str, Member | City]] = {
        "member": {member.alpha_2: member for member in data.members},
        "city": {city.id: city for city in data.cities},
    }
    records = [place for places in kinds.values() for place in places.values()]
    tags = {name.language for record in records for name in record.names if name.preferred}
    found = []
    for kind, places in kinds.items():
        for tag in sorted(tags - {"und"}):
            try:
                named = {code: name_of(place, language=tag) for code, place in places.items()}
            except UnknownLanguageError:
                continue
            key = icu.Collator.createInstance(icu.Locale.forLanguageTag(tag)).getSortKey
            order = sorted(named, key=lambda code: (key(named[code]), code))
            found.append((kind, tag, " ".join(order)))
    return sorted(found)


def main() -> int:
    """Write the table, or compare; the exit status is 1 if the committed one differs."""
    parser = argparse.ArgumentParser(description="Renew the order of choices in each language.")
    parser.add_argument("--check", action="store_true", help="compare with the committed table instead")
    arguments = parser.parse_args()
    return settle({"choices.csv": table(("kind", "language", "order"), rows())}, check=arguments.check)


if __name__ == "__main__":
    sys.exit(main())
