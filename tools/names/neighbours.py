"""Renew the names of other territories that come near a member's: `python -m tools.names.neighbours [--check]`.

Every name of every other territory in Babel's copy of CLDR is searched for; what finds a member becomes a row of
`near-neighbours.csv`. Rows with another source are kept by hand and stay as they are.
"""

import argparse
import sys

from aseanfacts import Dataset
from aseanfacts.normalize import normalize_name
from aseanfacts.ranking import Ranking
from tools.cldr.generate import settle, table
from tools.cldr.sources import SOURCES, babel_locales
from tools.names.generate import read

COLUMNS = ("kind", "name", "place", "source")
# Shorter texts are rather the beginning of a name that somebody is still typing.
SHORTEST = 4


def rows(known: set[str]) -> list[tuple[str, ...]]:
    """The rows from CLDR, but for known match keys: of several spellings with one key, the first."""
    data = Dataset.bundled()
    codes = {member.alpha_2 for member in data.members}
    ranking = Ranking(data.member_table.keys)
    found: dict[str, tuple[str, ...]] = {}
    for _, territories, _ in babel_locales():
        for code, name in sorted(territories.items()):
            key = normalize_name(name)
            fresh = code not in codes and key not in known and key not in found
            if fresh and len(key) >= SHORTEST and ranking.rank(name):
                found[key] = ("member", name, code, SOURCES["babel"])
    return list(found.values())


def main() -> int:
    """Write the table, or compare; the exit status is 1 if the committed one differs."""
    parser = argparse.ArgumentParser(description="Renew the names of other territories that come near.")
    parser.add_argument("--check", action="store_true", help="compare with the committed table instead")
    arguments = parser.parse_args()
    by_hand = [
        tuple(row[column] for column in COLUMNS)
        for row in read("near-neighbours.csv")
        if row["source"] != SOURCES["babel"]
    ]
    known = {normalize_name(name) for kind, name, *_ in by_hand if kind == "member"}
    text = table(COLUMNS, sorted([*rows(known), *by_hand]))
    return settle({"near-neighbours.csv": text}, check=arguments.check)


if __name__ == "__main__":
    sys.exit(main())
