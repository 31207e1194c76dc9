"""Names of states in the npm package i18n-iso-countries (MIT), kept by its users in some eighty languages."""

import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

from tools.cldr.generate import MEMBERS
from tools.names.carriers import Label, carrier

CARRIER = "i18n-iso-countries-7.14.0.tgz"
SOURCE = "i18n-iso-countries-7.14.0"
WRONG = {
    ("LA", "ha", "Lawas"),  # a town in Sarawak
    ("MM", "km", "ភូមា"),  # today CLDR's name of the language only
    ("MY", "vi", "Bán đảo Mã Lai"),  # the Malay Peninsula
    ("TL", "ur", "تیمور-لیس"),  # cut short
}


def labels(folder: Path) -> Iterator[Label]:
    """Every spelling the package gives, the first and the alternatives alike."""
    with tarfile.open(fileobj=io.BytesIO(carrier(folder, CARRIER))) as archive:
        for entry in archive:
            if "/langs/" in entry.name and (content := archive.extractfile(entry)):
                yield from _language(json.load(content))


def _language(data: dict[str, object]) -> Iterator[Label]:
    locale, countries = str(data["locale"]), data["countries"]
    assert isinstance(countries, dict)
    for member in MEMBERS:
        given = countries.get(member, [])
        for name in [given] if isinstance(given, str) else given:
            if (member, locale, name) not in WRONG:
                yield Label(member, locale, "label", name, SOURCE)
