"""The files the names come from: pinned by digest, never committed. README.md says how to get each."""

import hashlib
from pathlib import Path
from typing import NamedTuple

DIGESTS = {
    "Babel-0.9.6.zip": "149859d2b43da82ef61370a00c277578caf6048625d1456db8cbf22e49938dd6",
    "Babel-1.3.tar.gz": "9f02d0357184de1f093c10012b52e7454a1008be6a5c185ab7a3307aceb1d12e",
    "Babel-2.3.4-py2.py3-none-any.whl": "3318ed2960240d61cbc6558858ee00c10eed77a6508c4d1ed8e6f7f48399c975",
    "Babel-2.6.0-py2.py3-none-any.whl": "6778d85147d5d85345c14a26aada5e478ab04e39b078b0745ee6870c2b5cf669",
    "Babel-2.10.3-py3-none-any.whl": "ff56f4892c1c4bf0d814575ea23471c230d544203c7748e8c68f0089478d48eb",
    "Babel-2.12.1-py3-none-any.whl": "b4246fb7677d3b98f501a39d43396d3cafdc8eadb045f4a31be01863f655c610",
    "country-codes.csv": "67b009b529330b0a6043551189f43faa785c9c3cc0011ad2bdb4eac876356c43",
    "i18n-iso-countries-7.14.0.tgz": "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",
    "ne_10m_populated_places.zip": "2d6ff88cd771907061e03182cad7f8564d86dc9fd5ad2a497204ce2e72412f81",
    "ne_110m_admin_0_countries.dbf": "4b4f72bf36eacebf43c681810f80732e5f58725ecdc012f56650db8079c54fb6",
}


class Label(NamedTuple):
    """One name a source gives to a member or a city. `locale` is the source's own tag, or `und`."""

    entity: str
    locale: str
    kind: str
    name: str
    source: str


def carrier(folder: Path, name: str) -> bytes:
    """The content of a carrier, once its digest is checked."""
    content = (folder / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != DIGESTS[name]:
        raise ValueError(f"{name} is not the file that is pinned")
    return content
