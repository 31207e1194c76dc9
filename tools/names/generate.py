"""Generate the tables of names beyond CLDR: `python -m tools.names.generate FOLDER [--check]`. See README.md."""

import argparse
import csv
import itertools
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.cldr.generate import DATA, settle, table
from tools.cldr.sources import Packages
from tools.cldr.tags import Tags
from tools.names import iso_countries, natural_earth, older_cldr, un
from tools.names.carriers import Label

COLUMNS = ("language", "kind", "name", "source")
# A source's own words for an official style are kept even where CLDR says the same.
ALWAYS = ("un_short", "un_formal", "ioc", "fifa")
# What CLDR no longer says is kept only if nobody says it now, in whatever language.
LAST = "former_label"


def member_labels(folder: Path) -> Iterator[Label]:
    """What every source calls the members, the sources in order of standing."""
    return itertools.chain(
        un.labels(folder),
        natural_earth.member_labels(folder),
        iso_countries.labels(folder),
        older_cldr.member_labels(folder),
    )


def city_labels(folder: Path) -> Iterator[Label]:
    """What every source calls the cities, the sources in order of standing."""
    cities = {row["wikidata_id"]: row["id"] for row in read("cities.csv") if row["wikidata_id"]}
    return itertools.chain(natural_earth.city_labels(folder, cities), older_cldr.city_labels(folder))


def rows(labels: Iterable[Label], known: Iterable[tuple[str, str, str]], tags: Tags) -> list[tuple[str, ...]]:
    """The rows of a table: each name once for an entity and language, and none that CLDR's table has already."""
    seen = set(known)
    spelled = {(entity, name) for entity, _, name in seen}
    found: list[tuple[str, ...]] = []
    for label in labels:
        name = " ".join(unicodedata.normalize("NFC", label.name).split())
        language = tags.canonical(label.locale) if label.locale != "und" else "und"
        key = (label.entity, language, name)
        fresh = (label.entity, name) not in spelled if label.kind == LAST else key not in seen
        if name and (fresh or label.kind in ALWAYS):
            seen.add(key)
            spelled.add((label.entity, name))
            found.append((label.entity, language, label.kind, name, label.source))
    return sorted(found)


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table of the package."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables(folder: Path) -> dict[str, str]:
    """File name to text, for both tables."""
    tags = Tags.of(Packages(folder).core)
    made: dict[str, str] = {}
    for entity, labels in (("member", member_labels(folder)), ("city", city_labels(folder))):
        known = [(row[entity], row["language"], row["name"]) for row in read(f"{entity}-names-cldr.csv")]
        made[f"{entity}-names-world.csv"] = table((entity, *COLUMNS), rows(labels, known, tags))
    return made


def main() -> int:
    """Write the tables, or compare; the exit status is 1 if a committed table differs."""
    parser = argparse.ArgumentParser(description="Generate the tables of names beyond CLDR.")
    parser.add_argument("carriers", type=Path, help="folder with the files README.md lists")
    parser.add_argument(
        "--check", action="store_true", help="compare with the committed tables instead of writing"
    )
    arguments = parser.parse_args()
    return settle(tables(arguments.carriers), check=arguments.check)


if __name__ == "__main__":
    sys.exit(main())
