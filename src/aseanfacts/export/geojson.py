"""Cities as GeoJSON (RFC 7946), for maps."""

from __future__ import annotations

from collections.abc import Iterable

from aseanfacts.dataset import Dataset
from aseanfacts.model import City
from aseanfacts.plain import Json

__all__ = ["city_features"]


def city_features(cities: Iterable[City] | None = None, *, dataset: Dataset | None = None) -> dict[str, Json]:
    """Write cities as a GeoJSON feature collection.

    Args:
        cities: The cities; by default all of the data set.
        dataset: Another data set than the shipped one.

    Returns:
        Plain JSON values: a point for each city, longitude first as the standard demands, with the city's columns as its
        properties, its country's name, the roles it has as a capital, and whether it is in the Smart Cities Network. Version and licence
        stand beside the features.

    Examples:
        >>> from aseanfacts import cities
        >>> [feature] = city_features(cities(member="Singapore"))["features"]
        >>> feature["id"], feature["geometry"]["type"], feature["properties"]["capital"]
        ('singapore', 'Point', ['capital'])

    """
    data = dataset or Dataset.bundled()
    chosen = data.cities if cities is None else cities
    return {
        "type": "FeatureCollection",
        "name": "cities",
        "data_version": data.package.version,
        "data_as_of": data.package.as_of.isoformat(),
        "licence": data.package.schemas["cities"].licence,
        "features": [_feature(city, data) for city in chosen],
    }


def _feature(city: City, data: Dataset) -> Json:
    roles: list[Json] = [
        capital.role for capital in data.capitals if capital.city == city.id and capital.until is None
    ]
    point: Json = (
        {"type": "Point", "coordinates": [city.longitude, city.latitude]}
        if city.latitude is not None
        else None
    )
    return {
        "type": "Feature",
        "id": city.id,
        "geometry": point,
        "properties": {
            "name": city.name,
            "member": city.member,
            "member_name": data.member(city.member).name,
            "subdivision": city.subdivision or None,
            "wikidata_id": city.wikidata_id or None,
            "capital": roles,
            "smart_cities_network": any(
                span.city == city.id and span.until is None for span in data.ascn_members
            ),
            "verification": city.verification,
        },
    }
