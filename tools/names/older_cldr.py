"""Names that earlier releases of CLDR gave and the present one has replaced, read from earlier releases of Babel."""

import io
import pickle
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.cldr.generate import MEMBERS, ZONES
from tools.names.carriers import DIGESTS, Label, carrier

RELEASES = {
    name.split("-")[1].removesuffix(".zip").removesuffix(".tar.gz"): name
    for name in DIGESTS
    if name.startswith("Babel-")
}
# Before CLDR's rules for exemplar cities settled, many locales gave the country or the zone.
BEFORE_CITIES = ("0.9.6",)
# Given once, but for something else, or by now too ambiguous.
WRONG = {
    ("TH", "bn"): ("থাই",),  # the language
    ("TL", "ca"): ("Timor",),  # the island
    ("TL", "uz"): ("Timor",),
    ("TL", "km"): ("ទីម័រ",),
    ("MM", "th"): ("พม่า",),  # today CLDR's name of a language only, like the next three
    ("MM", "to"): ("Pema",),
    ("PH", "ur"): ("فلپائنی",),
    ("VN", "ln"): ("Vietnami",),
    ("dili", "si"): ("දිල්ලි",),  # Delhi
    ("makassar", "bg"): ("Макасарски проток",),  # the strait
    ("phnom-penh", "ps"): ("دوم قلم",),  # "second pen"
    ("vientiane", "he"): ("האנוי",),  # Hanoi
    ("vientiane", "ne"): ("भेतनाम",),  # Viet Nam
}


def member_labels(folder: Path) -> Iterator[Label]:
    """The names of members in every earlier release."""
    for release, locale, data in _locales(folder):
        for member in MEMBERS:
            name = data.get("territories", {}).get(member, "")
            yield from _label(member, locale, name, release)


def city_labels(folder: Path) -> Iterator[Label]:
    """The exemplar cities in earlier releases."""
    for release, locale, data in _locales(folder):
        for zone, city in ZONES.items():
            name = data.get("time_zones", {}).get(f"Asia/{zone}", {}).get("city", "")
            if release not in BEFORE_CITIES:
                yield from _label(city, locale, name, release)


def _label(entity: str, locale: str, name: str, release: str) -> Iterator[Label]:
    language = locale.replace("_", "-")
    if name and name != entity and "/" not in name and name not in WRONG.get((entity, language), ()):
        yield Label(entity, language, "former_label", name, f"cldr-babel-{release}")


def _locales(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for release, name in reversed(RELEASES.items()):
        for path, content in _files(name, carrier(folder, name)):
            if path.parent.name in ("localedata", "locale-data") and path.suffix == ".dat":
                yield release, path.stem, _Reader(io.BytesIO(content), encoding="latin-1").load()


def _files(name: str, archive: bytes) -> Iterator[tuple[Path, bytes]]:
    if name.endswith(".tar.gz"):
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for entry in tar:
                if content := tar.extractfile(entry):
                    yield Path(entry.name), content.read()
    else:
        with zipfile.ZipFile(io.BytesIO(archive)) as wheel:
            for path in wheel.namelist():
                yield Path(path), wheel.read(path)


class _Anything:
    """Stands for whatever class a pickle asks for: no code of the archive is run, only plain data is kept."""

    def __init__(self, *_: object) -> None:
        pass

    def __setstate__(self, _: object) -> None:
        pass

    def get(self, _: str, default: object) -> object:
        return default


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type[_Anything]:
        return _Anything
