"""An invented world, small enough to hold in the head, with every case that makes dates and names hard.

Logic is tested here, so that the shipped facts may change without breaking a test. The world has its own data package in the
shipped schema. The day it stands for is 15 June 2000.

* Arvenia (XA, 007): a founder; two capitals in sequence, Oldtown until 1990-01-01 and Newhaven from that day. Newhaven is
  also its designated and administrative seat at other times. Names in three scripts; its name set has all kinds.
* Belmara (XB): its capital, Port Bel, and its membership began some day of 1950 (bounds only).
* Cordia (XC): a gap between two capitals (1950 to 1960); was a member from 1960 and left on 2000-01-01.
* Dunmere (XD): a city-state; state and city share an English name, not an Indonesian one. No capital is recorded before 1970.
* Elland (XE): its capital and its membership are unverified: the ground floor must not tell them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from unittest import mock

from aseanfacts import Dataset, lookup, suggestions
from aseanfacts.build import _blocks, index_sources
from aseanfacts.city_names import CityNames
from aseanfacts.member_names import MemberNames
from aseanfacts.names import Blocks
from aseanfacts.resources import read_text

Row = dict[str, str]
Tables = dict[str, list[Row]]
Change = Callable[[Tables], object]

AS_OF = "2000-06-15"
VERSION = "2000.6.0"


def _rows(columns: str, *lines: str) -> list[Row]:
    """Return rows from a heading and lines of cells parted by ``|``; ``verification`` is ``verified`` unless given."""
    names = columns.split()
    rows = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("|")]
        assert len(cells) == len(names), line
        rows.append(dict(zip(names, cells, strict=True)))
    return rows


_TABLES: Tables = {
    "sources": _rows(
        "id title publisher published url licence",
        "atlas | Atlas of the Invented World | Invented Press | 1999 | https://example.org/atlas | CC0-1.0",
        "gazette | Gazette of the Invented World | Invented Press | 2000-01-02 | https://example.org/gazette | CC0-1.0",
    ),
    "languages": _rows(
        "language name endonym script direction source",
        "en | English | English | Latn | ltr | atlas",
        "id | Indonesian | Bahasa Indonesia | Latn | ltr | atlas",
        "qaa | Arvenian | Arvensk | Latn | ltr | atlas",
        "th | Thai | ไทย | Thai | ltr | atlas",
    ),
    "members": _rows(
        "alpha_2 alpha_3 numeric official_languages currency calling_code top_level_domain time_zones wikidata_id",
        "XA | XAR | 007 | qaa en | ARV | +990 | .xa | Asia/Arven Asia/Oldtown | Q1",
        "XB | XBE | 010 | en | BEL | +991 | .xb | Asia/Bel | Q2",
        "XC | XCO | 070 | th | COR | +992 | .xc | Asia/Cor | ",
        "XD | XDU | 700 | en | DUN | +993 | .xd | Asia/Dun | ",
        "XE | XEL | 701 | en | ELL | +994 | .xe | Asia/Ell | ",
    ),
    "memberships": _rows(
        "member role since earliest latest until verification",
        "XA | member | 1950-01-01 | | | | verified",
        "XB | observer | 1949-05-05 | | | 1950-12-31 | verified",
        "XB | member | | 1950-01-01 | 1950-12-31 | | partial",
        "XC | member | 1960-02-29 | | | 2000-01-01 | verified",
        "XD | observer | | 1990-01-01 | | | partial",
        "XE | member | 1970-01-01 | | | | unverified",
    ),
    "cities": _rows(
        "id member subdivision latitude longitude wikidata_id",
        "oldtown | XA | XA-1 | 10.5 | 100.25 | Q11",
        "newhaven | XA | XA-2 | -10.5 | 100.5 | Q12",
        "port-bel | XB | | 0.00001 | -0.5 | ",
        "corvo | XC | | | | ",
        "corlin | XC | | | | ",
        "dunmere | XD | | 1.25 | 103.75 | ",
        "ell | XE | | | | ",
    ),
    "capitals": _rows(
        "id member city role since earliest latest until named_on verification",
        "xa-oldtown | XA | oldtown | capital | 1900-03-01 | | | 1990-01-01 | | verified",
        "xa-newhaven | XA | newhaven | capital | 1990-01-01 | | | | 1991-01-01 | verified",
        "xa-newhaven-designated | XA | newhaven | designated | 1985-01-01 | | | 1990-01-01 | | verified",
        "xa-oldtown-seat | XA | oldtown | administrative | 1990-01-01 | | | | | verified",
        "xb-port-bel | XB | port-bel | capital | | 1950-01-01 | 1950-12-31 | | | partial",
        "xc-corvo | XC | corvo | capital | | | | 1950-01-01 | | partial",
        "xc-corlin | XC | corlin | capital | 1960-01-01 | | | | | verified",
        "xd-dunmere | XD | dunmere | capital | 1970-01-01 | | | | | verified",
        "xe-ell | XE | ell | capital | 1970-01-01 | | | | | unverified",
    ),
    "ascn-members": _rows(
        "city cohort since earliest latest until verification",
        "oldtown | pilot | 1995-01-01 | | | 1999-01-01 | verified",
        "newhaven | pilot | | 1995-01-01 | 1996-01-01 | | partial",
        "port-bel | 2001 | 2001-01-01 | | | | verified",
    ),
    "member-names": _rows(
        "member language kind name preferred source",
        "XA | en | asean | Arvenia | true | atlas",
        "XA | en | un_short | Arvenia (Lands of) | false | atlas",
        "XA | en | un_formal | United Lands of Arvenia | false | atlas",
        "XA | en | former | Old Arvenia | false | atlas",
        "XA | en | misspelling | Arvennia | false | gazette",
        "XA | id | endonym | Arwenia | true | atlas",
        "XA | qaa | endonym | Ärvenør | true | atlas",
        "XA | qaa | alias | Þe Ärvenør | false | atlas",
        "XB | en | asean | Belmara | true | atlas",
        "XB | id | endonym | Belmara | true | atlas",
        "XC | en | asean | Cordia | true | atlas",
        "XC | id | endonym | Kordia | true | atlas",
        "XC | th | endonym | คอร์เดีย | true | atlas",
        "XD | en | asean | Dunmere | true | atlas",
        "XD | id | endonym | Negara Dunmere | true | atlas",
        "XE | en | asean | Elland | true | atlas",
        "XE | id | endonym | Elandia | true | atlas",
    ),
    "city-names": _rows(
        "city language kind name preferred source",
        "oldtown | en | asean | Oldtown | true | atlas",
        "oldtown | id | endonym | Kota Tua | true | atlas",
        "oldtown | qaa | endonym | Gämlestað | true | atlas",
        "newhaven | en | asean | Newhaven | true | atlas",
        "newhaven | en | former | Saint Arven | false | gazette",
        "newhaven | id | endonym | Newhaven | true | atlas",
        "newhaven | qaa | endonym | Nýhöfn | true | atlas",
        "port-bel | en | asean | Port Bel | true | atlas",
        "port-bel | id | endonym | Pelabuhan Bel | true | atlas",
        "corvo | en | asean | Corvo | true | atlas",
        "corvo | id | endonym | Korvo | true | atlas",
        "corvo | th | endonym | คอร์โว | true | atlas",
        "corlin | en | asean | Corlin | true | atlas",
        "corlin | id | endonym | Korlin | true | atlas",
        "corlin | th | endonym | คอร์ลิน | true | atlas",
        "dunmere | en | asean | Dunmere | true | atlas",
        "dunmere | id | endonym | Kota Dunmere | true | atlas",
        "ell | en | asean | Ell | true | atlas",
        "ell | id | endonym | Ell | true | atlas",
    ),
    "member-names-cldr": _rows(
        "member language variant name preferred source",
        "XA | en | standard | Arvenia [CLDR] | true | atlas",
        "XA | th | standard | อาร์เวเนีย | true | atlas",
        "XA | th | short | อาร์เวน | false | atlas",
        "XA | zh-Hans | standard | 阿文尼亚 | true | atlas",
        "XA | zh-Hant | standard | 阿文尼亞 | true | atlas",
        "XA | pt | standard | Arvênia | true | atlas",
        "XA | pt-PT | standard | Arvénia | true | atlas",
        "XA | be-tarask | standard | Арвэнія | true | atlas",
        "XA | en-Dsrt | standard | 𐐂𐑉𐑂𐐯𐑌𐐨𐐲 | true | atlas",
    ),
    "city-names-cldr": _rows(
        "city language variant name preferred source",
        "newhaven | th | exemplar | นิวเฮเวน | true | atlas",
    ),
    "summits": _rows(
        "id session number kind start end plenary_start plenary_end member city format status",
        "1 | 1 | 1 | formal | 1976-02-23 | 1976-02-24 | 1976-02-24 | 1976-02-24 | XA | Oldtown | in-person | held",
        "2 | 1 | 2 | formal | 1980-02-27 | 1980-03-01 | | | XB | Port Bel | in-person | held",
        "2 | 2 | 2 | formal | 1980-04-10 | 1980-04-11 | 1980-04-11 | 1980-04-11 | XB | Bel Beach | in-person | held",
        "informal-1 | 1 | 1 | informal | 1996-11-30 | 1996-11-30 | | | XC | Corlin | in-person | held",
        "special-1999 | 1 | | special | 1999-04-14 | 1999-04-14 | | | XD | Dunmere | videoconference | held",
        "11 | 1 | 11 | formal | 2000-12-01 | 2000-12-02 | | | XB | Port Bel | in-person | scheduled",
    ),
    "chairs": _rows(
        "year member status verification",
        "1998 | XA | held | verified",
        "2000 | XB | held | partial",
        "1997 | XC | held | unverified",
        "2001 | XC | announced | verified",
    ),
    "secretaries-general": _rows(
        "id order name member since until",
        "ada | 1 | Ada Arven | XA | 1990-01-01 | 1992-01-01",
        "ben | 2 | Ben Bel | XB | 1992-01-01 | 1994-01-01",
        "cor | 10 | Cor Cordia | XC | 1995-01-01 | ",
    ),
    "alternatives": _rows(
        "resource key field value source locator judgement",
        "capitals | xa-oldtown | since | 1899-03-01 | gazette | page 3 | The atlas read the act itself.",
        "memberships | XB/member | since | 1950-06-01 | | | One report only.",
    ),
}

_CITED = (
    *(
        "members",
        "memberships",
        "cities",
        "capitals",
        "ascn-members",
        "summits",
        "chairs",
        "secretaries-general",
    ),
)


def _columns() -> dict[str, tuple[list[str], list[str]]]:
    """Return the columns and the primary key of every table of the shipped schema."""
    resources = json.loads(read_text("datapackage.json"))["resources"]
    return {
        resource["name"]: (
            [column["name"] for column in resource["schema"]["fields"]],
            list(resource["schema"]["primaryKey"]),
        )
        for resource in resources
    }


_COLUMNS = _columns()


def _citations(tables: Tables) -> list[Row]:
    """Return a citation for every row of fact."""
    return [
        {
            "resource": table,
            "key": "/".join(row[name] for name in _COLUMNS[table][1]),
            "source": "atlas",
            "locator": "page 1",
        }
        for table in _CITED
        for row in tables[table]
    ]


def tables() -> Tables:
    """Return the rows of the sound world: one's own copy, complete but for empty cells."""
    rows = deepcopy(_TABLES)
    rows["citations"] = _citations(rows)
    for name, (columns, _) in _COLUMNS.items():
        for row in rows.setdefault(name, []):
            if "verification" in columns:
                row.setdefault("verification", "verified")
    return rows


def texts(change: Change = lambda _: None) -> dict[str, str]:
    """Return the files of the world's data package, after a change to its tables."""
    rows = tables()
    change(rows)
    descriptor = json.loads(read_text("datapackage.json")) | {
        "name": "miniature",
        "version": VERSION,
        "as_of": AS_OF,
    }
    files = {f"{name}.csv": _csv(name, rows[name]) for name in _COLUMNS}
    return {"datapackage.json": json.dumps(descriptor), **files}


def _csv(table: str, rows: list[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS[table][0], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def world(change: Change = lambda _: None) -> Dataset:
    """Return the invented world, after a change to its tables."""
    files = texts(change)

    def text_of(name: str) -> str:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name]

    return Dataset.read(text_of)


def write(directory: Path, change: Change = lambda _: None) -> Path:
    """Write the world's data package to a directory and return it."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in texts(change).items():
        (directory / name).write_bytes(text.encode())
    return directory


def row(tables: Tables, table: str, **key: str) -> Row:
    """Return the one row with these cells."""
    (found,) = [row for row in tables[table] if key.items() <= row.items()]
    return found


def blocks_of(names: Mapping[str, str]) -> Blocks:
    """Return names as the index holds them."""
    narrow, *wide = _blocks(names)
    return Blocks(narrow, lambda: tuple(wide))


@contextmanager
def ground_floor(dataset: Dataset, patience: int = 32) -> Iterator[ModuleType]:
    """Let the ground floor answer from the index of a data set.

    Args:
        dataset: The data set.
        patience: After how many questions the index becomes dictionaries.

    """
    index, wide = ModuleType("_index"), ModuleType("_wide_index")
    for module, source in zip((index, wide), index_sources(dataset).values(), strict=True):
        exec(source, vars(module))

    def blocks(constant: str) -> Blocks:
        return Blocks(getattr(index, constant), lambda: getattr(wide, constant))

    formal = {code: forms[-1] for code, forms in index.MEMBERS.items()}
    members = MemberNames(
        blocks("MEMBER_CODES"), blocks("MEMBER_KEYS"), formal, patience, index.AMBIGUOUS_MEMBERS
    )
    strangers = index.NEAR_NEIGHBOURS["city"].split("\n")
    cities = CityNames(
        blocks("CITY_CODES"),
        blocks("CITY_KEYS"),
        members,
        index.CITIES,
        strangers,
        patience,
        index.AMBIGUOUS_CITIES,
    )
    suggestions._ranking.cache_clear()
    try:
        output = blocks("OUTPUT_NAMES")
        with mock.patch.multiple(
            lookup, _index=index, _output_names=output, _members=members, _cities=cities
        ):
            yield lookup
    finally:
        suggestions._ranking.cache_clear()
