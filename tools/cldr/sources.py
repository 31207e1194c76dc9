"""What CLDR says, read from its pinned carriers: npm packages of CLDR 48 and Babel's copy of CLDR 47.

Each lacks forms of the other. The packages carry only vetted data; Babel also carries drafts, among them whole
languages. Neither is shipped: both are development tools.
"""

import json
import tarfile
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import babel
from babel import localedata

VERSION = "48.2.0"
BABEL_VERSION = "2.18.0"
SUBDIVISIONS_LOCALE = "en"

SOURCES = {
    "localenames": f"cldr-48-localenames-full-{VERSION}",
    "dates": f"cldr-48-dates-full-{VERSION}",
    "subdivisions": f"cldr-48-subdivisions-full-{VERSION}",
    "babel": f"cldr-47-babel-{BABEL_VERSION}",
}


class Form(NamedTuple):
    """One name CLDR gives: for what, in which locale, of which variant, and who carries it."""

    entity: str
    locale: str
    variant: str
    name: str
    source: str


class Packages:
    """The archives that `npm pack` wrote into one folder, read without unpacking."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def core(self) -> dict[str, Any]:
        """Supplemental tables and coverage levels, by file stem."""
        wanted = ("likelySubtags", "parentLocales", "coverageLevels")
        return dict(self._read("core", lambda stem: stem in wanted))

    def territories(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Each locale with its territory names; keys such as `MM` and `MM-alt-short`."""
        for _, data in self._read("localenames-full", lambda stem: stem == "territories"):
            for locale, content in data["main"].items():
                yield locale, content["localeDisplayNames"]["territories"]

    def zones(self) -> Iterator[tuple[str, Mapping[str, Mapping[str, str]]]]:
        """Each locale with its Asian time zones that have a name of their own, by the city in the zone's id."""
        for _, data in self._read("dates-full", lambda stem: stem == "timeZoneNames"):
            for locale, content in data["main"].items():
                yield locale, content["dates"]["timeZoneNames"]["zone"].get("Asia", {})

    def subdivisions(self) -> Mapping[str, str]:
        """English subdivision names, by CLDR's code (`idjk` for ID-JK)."""
        for _, data in self._read("subdivisions-full", lambda stem: stem == SUBDIVISIONS_LOCALE):
            names: Mapping[str, str] = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
            return names
        raise LookupError(f"cldr-subdivisions-full has no locale {SUBDIVISIONS_LOCALE}")

    def _read(self, package: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Any]]:
        with tarfile.open(self._folder / f"cldr-{package}-{VERSION}.tgz") as archive:
            for entry in archive:
                stem = Path(entry.name).stem
                if entry.name.endswith(".json") and (content := archive.extractfile(entry)) and wanted(stem):
                    yield stem, json.load(content)


def babel_locales() -> Iterator[tuple[str, Mapping[str, str], Mapping[str, Mapping[str, str]]]]:
    """Each of Babel's locales with the territory and time zone names it does not inherit."""
    if babel.__version__ != BABEL_VERSION:
        raise RuntimeError(f"the tables are made with Babel {BABEL_VERSION}, not {babel.__version__}")
    for locale in sorted(localedata.locale_identifiers()):
        data = localedata.load(locale, merge_inherited=False)
        yield locale, data.get("territories", {}), data.get("time_zones", {})
