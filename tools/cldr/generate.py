"""Generate the tables of names from CLDR: `python -m tools.cldr.generate FOLDER [--check]`. See README.md."""

import argparse
import csv
import io
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.cldr.sources import SOURCES, SUBDIVISIONS_LOCALE, Form, Packages, babel_locales
from tools.cldr.tags import Tags

DATA = Path(__file__).parents[2] / "src" / "aseanfacts" / "data"
MEMBERS = ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN")
COLUMNS = ("language", "variant", "name", "preferred", "source")
# Polytonic Greek calls Laos "Latin America".
WRONG = ("Λατινικὴ Ἀμερική",)
VARIANTS = {"": "standard", "-alt-short": "short", "-alt-variant": "variant"}
# The exemplar city of Asia/Brunei is the country's name, so that zone is left out.
ZONES = {
    "Bangkok": "bangkok",
    "Dili": "dili",
    "Jakarta": "jakarta",
    "Kuala_Lumpur": "kuala-lumpur",
    "Kuching": "kuching",
    "Makassar": "makassar",
    "Manila": "manila",
    "Phnom_Penh": "phnom-penh",
    "Rangoon": "yangon",
    "Saigon": "ho-chi-minh-city",
    "Singapore": "singapore",
    "Vientiane": "vientiane",
}
# Subdivisions that are the city and nothing else; a province named after its capital is not its capital.
SUBDIVISIONS = {
    "idjk": "jakarta",
    "kh12": "phnom-penh",
    "mm18": "nay-pyi-taw",
    "my14": "kuala-lumpur",
    "my16": "putrajaya",
    "th10": "bangkok",
    "vndn": "da-nang",
    "vnhn": "hanoi",
    "vnsg": "ho-chi-minh-city",
}
ROOT = "und"
# What CLDR's root locale calls a city if not by its zone's id: CLDR 48 first, then CLDR 47.
ROOT_NAMES = {"Rangoon": ("Yangon",), "Saigon": ("Ho Chi Minh", "Ho Chi Minh City")}
# Where a locale of these levels says nothing about a city, its vetters have accepted the root's Latin spelling.
VETTED = ("moderate", "modern")
RANK = ("short", "standard", "exemplar", "subdivision")
NEWEST_FIRST = (SOURCES["localenames"], SOURCES["dates"], SOURCES["subdivisions"], SOURCES["babel"])


def member_forms(packages: Packages) -> Iterator[Form]:
    """Every name of a member that a CLDR locale gives or inherits."""
    for locale, names in packages.territories():
        yield from _territory_forms(locale, names, SOURCES["localenames"])
    for locale, territories, _ in babel_locales():
        yield from _territory_forms(locale, territories, SOURCES["babel"])


def _territory_forms(locale: str, names: Mapping[str, str], source: str) -> Iterator[Form]:
    for key, name in names.items():
        member, variant = key[:2], VARIANTS.get(key[2:])
        if member in MEMBERS and variant and name not in (member, *WRONG):
            yield Form(member, locale, variant, name, source)


def city_forms(packages: Packages, tags: Tags) -> Iterator[Form]:
    """Every name of a city that a CLDR locale gives as a time zone's exemplar city or as a subdivision."""
    vetted = packages.core["coverageLevels"]["effectiveCoverageLevels"]
    for locale, zones in packages.zones():
        latin = tags.script(locale) == "Latn" and vetted.get(locale) in VETTED
        for zone, city in ZONES.items():
            root = ROOT_NAMES.get(zone, (zone.replace("_", " "),))
            name = zones.get(zone, {}).get("exemplarCity", root[0])
            if latin or name not in root:
                yield Form(city, locale, "exemplar", name, SOURCES["dates"])
    for locale, _, zones in babel_locales():
        for zone, city in ZONES.items():
            if own := zones.get(f"Asia/{zone}", {}).get("city"):
                yield Form(city, locale, "exemplar", own, SOURCES["babel"])
    names = packages.subdivisions()
    for code, city in SUBDIVISIONS.items():
        yield Form(city, SUBDIVISIONS_LOCALE, "subdivision", names[code], SOURCES["subdivisions"])


Key = tuple[str, str]  # entity, language
Names = dict[tuple[str, str], str]  # (variant, name): the newest source that has it


def gather(forms: Iterable[Form], tags: Tags) -> dict[Key, Names]:
    """The forms by entity and canonical language, each once, from the newest source that has it."""
    found: dict[Key, Names] = defaultdict(dict)
    for form in sorted(forms, key=lambda form: NEWEST_FIRST.index(form.source)):
        language = tags.canonical(form.locale)
        name = unicodedata.normalize("NFC", form.name).strip()
        if language not in (ROOT, "root"):
            found[form.entity, language].setdefault((form.variant, name), form.source)
    return found


def preferred(names: Names) -> tuple[str, str] | None:
    """The one form to show: the short one, else the standard one; of two, the newer."""
    shown = [form for form in names if form[0] in RANK]
    return min(
        shown, key=lambda form: (RANK.index(form[0]), NEWEST_FIRST.index(names[form]), form[1]), default=None
    )


def rows(forms: Iterable[Form], tags: Tags) -> Iterator[tuple[str, ...]]:
    """The rows of a table: all forms of a language; of a regional variety those that its language lacks.

    A variety that has any form of its own also keeps the one it prefers, so that each group of rows has exactly one.
    """
    found = gather(forms, tags)
    for (entity, language), names in sorted(found.items()):
        inherited = {form for tag in tags.ancestors(language) for form in found.get((entity, tag), {})}
        best = preferred(names)
        own = set(names) - inherited
        for variant, name in sorted(own | {best} if own and best else own):
            flag = "true" if (variant, name) == best else "false"
            yield entity, language, variant, name, flag, names[variant, name]


def table(header: Iterable[str], lines: Iterable[tuple[str, ...]]) -> str:
    """The text of a CSV table in the canonical form of the package's data."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return out.getvalue()


def tables(packages: Packages) -> dict[str, str]:
    """File name to text, for both tables."""
    tags = Tags.of(packages.core)
    return {
        "member-names-cldr.csv": table(("member", *COLUMNS), rows(member_forms(packages), tags)),
        "city-names-cldr.csv": table(("city", *COLUMNS), rows(city_forms(packages, tags), tags)),
    }


def main() -> int:
    """Write the tables, or compare; the exit status is 1 if a committed table differs."""
    parser = argparse.ArgumentParser(description="Generate the tables of names from CLDR.")
    parser.add_argument("packages", type=Path, help="folder with the archives written by npm pack")
    parser.add_argument(
        "--check", action="store_true", help="compare with the committed tables instead of writing"
    )
    arguments = parser.parse_args()
    return settle(tables(Packages(arguments.packages)), check=arguments.check)


def settle(made: Mapping[str, str], *, check: bool) -> int:
    """Write the tables, or with `check` compare them with the committed ones; 1 if one differs."""
    stale = 0
    for name, text in made.items():
        path = DATA / name
        if not check:
            path.write_bytes(text.encode())
        elif not path.exists() or path.read_bytes() != text.encode():
            print(f"{name} is not what its generator makes", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
