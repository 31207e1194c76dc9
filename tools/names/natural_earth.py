"""Names of cities and states in Natural Earth (public domain), which takes them from the labels of Wikidata."""

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.cldr.generate import MEMBERS
from tools.names.carriers import Label, carrier

PLACES = "ne_10m_populated_places.zip"
COUNTRIES = "ne_110m_admin_0_countries.dbf"
PLACES_SOURCE = "natural-earth-5.0.0-populated-places"
COUNTRIES_SOURCE = "natural-earth-4.1.0-countries"
NOT_LANGUAGES = ("ALT", "CIAWF", "LEN", "LONG", "SORT")
TRADITIONAL = "ZHT"
# Labels that are not names of the city, or are misspelt.
WRONG = {
    ("luang-prabang", "ja"),  # the district
    ("putrajaya", "ar"),  # without its last letter
}
# Filed under Chinese, but in traditional characters.
MISFILED = ("banyuwangi", "rayong")


def city_labels(folder: Path, cities: Mapping[str, str]) -> Iterator[Label]:
    """The labels of the cities whose Wikidata ids are the keys of `cities`."""
    with zipfile.ZipFile(io.BytesIO(carrier(folder, PLACES))) as archive:
        table = archive.read(PLACES.replace(".zip", ".dbf"))
    for record in dbf(table):
        city = cities.get(record["WIKIDATAID"])
        if city is None:
            continue
        for locale, name in _labels(record):
            if (city, locale) not in WRONG:
                traditional = locale == "zh" and city in MISFILED
                yield Label(city, "zh-Hant" if traditional else locale, "label", name, PLACES_SOURCE)


def member_labels(folder: Path) -> Iterator[Label]:
    """The labels of the member states; the small-scale map lacks Singapore."""
    for record in dbf(carrier(folder, COUNTRIES)):
        member = record["ISO_A2"]
        if member in MEMBERS:
            yield Label(member, "en", "formal", record["FORMAL_EN"], COUNTRIES_SOURCE)
            for locale, name in _labels(record):
                yield Label(member, locale, "label", name, COUNTRIES_SOURCE)


def _labels(record: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field, name in record.items():
        prefix, _, language = field.partition("_")
        if prefix == "NAME" and language and language not in NOT_LANGUAGES and name:
            yield "zh-Hant" if language == TRADITIONAL else language.lower(), name


def dbf(table: bytes) -> Iterator[dict[str, str]]:
    """The records of a dBASE table, all fields as text."""
    count, start, length = struct.unpack_from("<IHH", table, 4)
    fields: list[tuple[str, int]] = []
    for at in range(32, start - 1, 32):
        fields.append((table[at : at + 11].split(b"\0")[0].decode(), table[at + 16]))
    for number in range(count):
        at = start + number * length + 1
        record: dict[str, str] = {}
        for field, width in fields:
            record[field] = table[at : at + width].decode(errors="replace").strip(" \0")
            at += width
        yield record
