"""The rules of the data: what must be true of the tables before they may be released.

:func:`check` gathers every finding with its resource, row and field; it never prints and never stops at the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from aseanfacts.dataset import Dataset
from aseanfacts.normalize import normalize_name
from aseanfacts.tabular import Finding, Row, Schema, Value

__all__ = ["check"]

# Columns that name the source of a row.
_CITED_BY_COLUMN = {"source", "report"}
_ORDERED = (
    ("since", "until"),
    ("latest", "until"),
    ("earliest", "latest"),
    ("start", "end"),
    ("plenary_start", "plenary_end"),
)
# Tables about the facts, and what people write into a cell they mean to fill in later.
_ABOUT_FACTS = ("sources", "citations", "alternatives")
_TO_BE_DONE = {"todo", "tbd", "tba", "fixme", "xxx"}
_UNKNOWN = {"", "n/a", "na", "none", "null", "unknown", "anonymous"}
_NAME_TABLES = {
    "member": ("member-names", "member-names-cldr", "member-names-world", "member-names-gathered"),
    "city": ("city-names", "city-names-cldr", "city-names-world", "city-names-gathered"),
}


def check(dataset: Dataset) -> tuple[Finding, ...]:
    """Check every rule of the data.

    Args:
        dataset: The data set, read without findings.

    Returns:
        All that is wrong, in the order of the rules; nothing when the data may be released.

    Examples:
        >>> check(Dataset.bundled())
        ()

    """
    rules = (
        _intervals,
        _overlaps,
        _points,
        _languages,
        _sources,
        _placeholders,
        _references,
        _preferred_names,
        _collisions,
        _needed_names,
    )
    return tuple(finding for rule in rules for finding in rule(dataset))


def _intervals(dataset: Dataset) -> Iterator[Finding]:
    for schema, row in _rows(dataset):
        for first, second in _ORDERED:
            begin, end = row.get(first), row.get(second)
            if not isinstance(begin, date) or not isinstance(end, date):
                continue
            if begin > end:
                yield _finding(schema, row, second, f"{end} is before {first} {begin}")
            elif begin == end and second == "until":
                yield _finding(schema, row, second, f"{end} is {first}: no day is left")
        if row.get("since") and (row.get("earliest") or row.get("latest")):
            yield _finding(schema, row, "since", "a known day needs no bounds")
        if isinstance(row.get("plenary_start"), date) and not row.get("plenary_end"):
            yield _finding(schema, row, "plenary_end", "a plenary that starts must end")


def _overlaps(dataset: Dataset) -> Iterator[Finding]:
    """No member has two capitals, two memberships or two Secretaries-General at once."""
    groups: defaultdict[tuple[str, Value, Value], list[Row]] = defaultdict(list)
    for table, by in (("capitals", ("member", "role")), ("memberships", ("member", "role"))):
        for row in dataset.tables[table]:
            groups[table, row[by[0]], row[by[1]]].append(row)
    for row in dataset.tables["secretaries-general"]:
        groups["secretaries-general", None, None].append(row)
    for (table, *_), rows in groups.items():
        rows.sort(key=_begins)
        for earlier, later in pairwise(rows):
            until = earlier["until"]
            if not isinstance(until, date) or until > _begins(later):
                yield _finding(
                    dataset.package.schemas[table], later, "since", "begins before the one before it ends"
                )


def _begins(row: Row) -> date:
    begins = row.get("since") or row.get("latest")
    return begins if isinstance(begins, date) else date.min


def _points(dataset: Dataset) -> Iterator[Finding]:
    """A point has two coordinates or none."""
    for row in dataset.tables["cities"]:
        if (row["latitude"] is None) != (row["longitude"] is None):
            missing = "latitude" if row["latitude"] is None else "longitude"
            yield _finding(dataset.package.schemas["cities"], row, missing, "half a point")


def _languages(dataset: Dataset) -> Iterator[Finding]:
    """The official languages are described in ``languages``, each once."""
    known = {row["language"] for row in dataset.tables["languages"]}
    for row in dataset.tables["members"]:
        official = str(row["official_languages"]).split()
        for tag in sorted(set(official) - known):
            yield _finding(
                dataset.package.schemas["members"], row, "official_languages", f"languages has no row {tag!r}"
            )
        for tag in sorted(tag for tag, count in Counter(official).items() if count > 1):
            yield _finding(
                dataset.package.schemas["members"], row, "official_languages", f"{tag!r} stands twice"
            )


def _sources(dataset: Dataset) -> Iterator[Finding]:
    """Every row that says how far it was checked cites a source, in a column of its own or through ``citations``."""
    cited = {(row["resource"], row["key"]) for row in dataset.tables["citations"]}
    for schema, row in _rows(dataset):
        if "verification" not in row or _CITED_BY_COLUMN & row.keys():
            continue
        if (schema.name, schema.key(row)) not in cited:
            yield _finding(schema, row, "", "cites no source")


def _placeholders(dataset: Dataset) -> Iterator[Finding]:
    """Whose a source is and where in it a fact stands has been found out, not left for later."""
    for table in _ABOUT_FACTS:
        schema = dataset.package.schemas[table]
        for row in dataset.tables[table]:
            for column, value in row.items():
                if column != "value" and isinstance(value, str) and _is_placeholder(value):
                    yield _finding(schema, row, column, f"{value!r} is no answer")


def _is_placeholder(text: str) -> bool:
    words = text.casefold().strip(" .…:!?()[]-–")
    return words in _UNKNOWN or words.replace(":", " ").split()[0] in _TO_BE_DONE


def _references(dataset: Dataset) -> Iterator[Finding]:
    """Citations and alternatives point to rows and fields that exist; every source is used."""
    keys = {
        name: {schema.key(row) for row in dataset.tables[name]}
        for name, schema in dataset.package.schemas.items()
    }
    for table in ("citations", "alternatives"):
        schema = dataset.package.schemas[table]
        for row in dataset.tables[table]:
            resource, key, column = (str(row[name] or "") for name in ("resource", "key", "field"))
            if key not in keys.get(resource, ()):
                yield _finding(schema, row, "key", f"{resource} has no row {key!r}")
            elif column and column not in {field.name for field in dataset.package.schemas[resource].fields}:
                yield _finding(schema, row, "field", f"{resource} has no field {column!r}")
    used = {row["source"] for _, row in _rows(dataset) if "source" in row}
    for row in dataset.tables["sources"]:
        if row["id"] not in used:
            yield _finding(dataset.package.schemas["sources"], row, "id", "no row rests on this source")


def _preferred_names(dataset: Dataset) -> Iterator[Finding]:
    """A language has at most one preferred name for an entity in each table."""
    for entity, tables in _NAME_TABLES.items():
        for table in tables:
            preferred = [row for row in dataset.tables[table] if row.get("preferred")]
            counts = Counter((row[entity], row["language"]) for row in preferred)
            for row in preferred:
                if counts[row[entity], row["language"]] > 1:
                    yield _finding(
                        dataset.package.schemas[table], row, "preferred", "the language has another one"
                    )


def _collisions(dataset: Dataset) -> Iterator[Finding]:
    """A name leads to one entity of its kind."""
    for entity, tables in _NAME_TABLES.items():
        owners: defaultdict[str, dict[Value, tuple[Schema, Row]]] = defaultdict(dict)
        for table in tables:
            for row in dataset.tables[table]:
                key = normalize_name(str(row["name"]))
                owners[key].setdefault(row[entity], (dataset.package.schemas[table], row))
        for key, found in owners.items():
            for schema, row in found.values() if len(found) > 1 or not key else ():
                others = ", ".join(sorted(str(owner) for owner in found if owner != row[entity]))
                yield _finding(
                    schema, row, "name", f"{row['name']!r} also names {others or 'nothing at all'}"
                )


def _needed_names(dataset: Dataset) -> Iterator[Finding]:
    """Every entity has a name in English; members also in Indonesian and in their official languages."""
    preferred: defaultdict[Value, set[Value]] = defaultdict(set)
    for entity in _NAME_TABLES:
        for row in dataset.tables[f"{entity}-names"]:
            if row["preferred"]:
                preferred[row[entity]].add(row["language"])
    official = {row["alpha_2"]: str(row["official_languages"]).split() for row in dataset.tables["members"]}
    capitals = {row["city"]: row["member"] for row in dataset.tables["capitals"] if row["role"] == "capital"}
    for table in ("members", "cities"):
        schema = dataset.package.schemas[table]
        for row in dataset.tables[table]:
            key = row[schema.primary_key[0]]
            languages = {"en", *_languages_needed(key, official, capitals)}
            for language in sorted(languages - preferred[key], key=str):
                yield _finding(schema, row, "", f"has no preferred name in {language!r}")


def _languages_needed(
    key: Value, official: dict[Value, list[str]], capitals: dict[Value, Value]
) -> Iterable[str]:
    member = key if key in official else capitals.get(key)
    return ("id", *official[member]) if member in official else ()


def _rows(dataset: Dataset) -> Iterator[tuple[Schema, Row]]:
    for name, rows in dataset.tables.items():
        for row in rows:
            yield dataset.package.schemas[name], row


def _finding(schema: Schema, row: Row, field: str, message: str) -> Finding:
    return Finding(schema.name, schema.key(row), field, message)
