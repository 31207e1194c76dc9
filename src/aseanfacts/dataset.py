"""The tables as linked, frozen records.

A :class:`Dataset` holds the tables of one directory of the data package and turns them into records. It is read
once and never changes. :meth:`Dataset.bundled` is the shipped one; :meth:`Dataset.from_directory` reads a corrected copy, or an
invented world in tests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from attrs import AttrsInstance, field, fields, frozen

from aseanfacts import model
from aseanfacts.city_names import CityNames
from aseanfacts.errors import DataError
from aseanfacts.forms import member_forms
from aseanfacts.member_names import MemberNames
from aseanfacts.names import NameTable
from aseanfacts.normalize import normalize_name
from aseanfacts.ranking import Ranking
from aseanfacts.resources import read_text
from aseanfacts.tabular import Finding, Package, Row, in_order, parse, read_package

__all__ = ["Dataset"]

_Record = TypeVar("_Record", bound=AttrsInstance)
_CODES = ("ioc", "fifa", "iata")
# Names that a state has and its capital has not.
_OF_STATES_ALONE = (*_CODES, "un_formal", "formal", "former")
_CITATIONS = "tuple[Citation, ...]"


@frozen(slots=False, eq=False)
class Dataset:
    """All tables of one version of the data.

    Attributes:
        package: The descriptor: version, as-of date and schemas.
        tables: The rows of each table by its name.
        findings: What was wrong with the tables when they were read; empty for the shipped data.

    Examples:
        >>> Dataset.bundled().member("ID").name
        'Indonesia'

    """

    package: Package
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    findings: tuple[Finding, ...] = ()

    @classmethod
    def bundled(cls) -> Dataset:
        """Return the shipped data set; each table is read once, when it is first needed."""
        return _bundled()

    @classmethod
    def from_directory(cls, path: str | Path) -> Dataset:
        """Read a data set from a directory with a ``datapackage.json`` and its tables.

        Args:
            path: The directory.

        Returns:
            The data set, if its tables can be read under their schemas.

        Raises:
            DataError: If a table is missing, or a cell breaks its schema; the message lists every finding.

        """
        directory = Path(path)
        dataset = cls.read(lambda name: (directory / name).read_text("utf-8"))
        if dataset.findings:
            listed = "\n".join(map(str, dataset.findings))
            raise DataError(
                str(path), "data set", (), f"{len(dataset.findings)} findings in {directory.name}:\n{listed}"
            )
        return dataset

    @classmethod
    def read(cls, text_of: Callable[[str], str]) -> Dataset:
        """Read a data set through a function from file name to text, keeping what is wrong as findings.

        Args:
            text_of: Returns the text of ``datapackage.json`` and of every table it names.

        Returns:
            The data set.

        Raises:
            DataError: If the descriptor or a table is missing or not UTF-8.

        """
        try:
            package = read_package(text_of("datapackage.json"))
            parsed = {name: parse(schema, text_of(f"{name}.csv")) for name, schema in package.schemas.items()}
        except OSError as error:
            raise DataError(
                str(error), "data set", (), f"a file of the data set is missing: {error}"
            ) from error
        except UnicodeDecodeError as error:
            raise DataError(
                str(error), "data set", (), f"a file of the data set is not UTF-8: {error}"
            ) from error
        tables = {name: in_order(package.schemas[name], rows) for name, (rows, _) in parsed.items()}
        found = tuple(finding for _, findings in parsed.values() for finding in findings)
        return cls(package, tables, found or tuple(_dangling(package, tables)))

    @cached_property
    def sources(self) -> tuple[model.Source, ...]:
        """Every source, by id."""
        return self._records("sources", model.Source)

    @cached_property
    def languages(self) -> tuple[model.Language, ...]:
        """The languages of the hand-kept names."""
        return self._records("languages", model.Language)

    @cached_property
    def alternatives(self) -> tuple[model.Alternative, ...]:
        """What other sources say, by table and row."""
        by_id = self._sources_by_id
        return self._records(
            "alternatives", model.Alternative, lambda row: {"source": by_id.get(str(row["source"]))}
        )

    @cached_property
    def memberships(self) -> tuple[model.Membership, ...]:
        """Observers and members, by the day each began."""
        return _by_date(
            self._records("memberships", model.Membership), lambda span: (span.begins, span.member)
        )

    @cached_property
    def members(self) -> tuple[model.Member, ...]:
        """The members, by English name."""
        records = self._records("members", model.Member, self._member_extras)
        return tuple(sorted(records, key=lambda member: member.name))

    def _member_extras(self, row: Row) -> dict[str, object]:
        code = str(row["alpha_2"])
        return {
            "name": _english(self._names["member", code], code),
            "names": self._names["member", code],
            "memberships": tuple(span for span in self.memberships if span.member == code),
            "official_languages": tuple(str(row["official_languages"]).split()),
            "time_zones": tuple(str(row["time_zones"]).split()),
        }

    @cached_property
    def cities(self) -> tuple[model.City, ...]:
        """The cities, by id."""
        return self._records("cities", model.City, self._city_extras)

    def _city_extras(self, row: Row) -> dict[str, object]:
        identifier = str(row["id"])
        names = self._names["city", identifier]
        return {"name": _english(names, identifier), "names": names}

    @cached_property
    def capitals(self) -> tuple[model.Capital, ...]:
        """Capitals past and present, by the day each began; the undated first."""
        records = self._records("capitals", model.Capital, lambda row: {"name": self._city_name(row["city"])})
        return _by_date(records, lambda capital: (capital.begins, capital.id))

    @cached_property
    def ascn_members(self) -> tuple[model.AscnMembership, ...]:
        """The cities of the Smart Cities Network, by the day each joined."""
        records = self._records(
            "ascn-members",
            model.AscnMembership,
            lambda row: {"name": self._city_name(row["city"]), "member": self.city(str(row["city"])).member},
        )
        return _by_date(records, lambda membership: (membership.begins, membership.city))

    @cached_property
    def focus_areas(self) -> tuple[model.FocusArea, ...]:
        """The six focus areas of the Smart Cities Framework."""
        return self._records("ascn-focus-areas", model.FocusArea, self._own_source)

    @cached_property
    def network_meetings(self) -> tuple[model.NetworkMeeting, ...]:
        """The annual meetings of the Smart Cities Network."""
        return self._records("ascn-meetings", model.NetworkMeeting)

    @cached_property
    def plans(self) -> tuple[model.Plan, ...]:
        """The priority projects of 2018, by city and number."""
        return self._records(
            "ascn-plans",
            model.Plan,
            lambda row: {**self._own_source(row), "focus_areas": tuple(str(row["focus_areas"]).split(";"))},
        )

    @cached_property
    def reports(self) -> tuple[model.ProjectReport, ...]:
        """The Monitoring & Evaluation reports, by year."""
        totals = self._records("ascn-report-totals", model.ReportTotal, lambda row: _decimals(row, "value"))
        contradictions = self._records(
            "ascn-report-contradictions",
            model.ReportContradiction,
            lambda row: _decimals(row, "printed", "counted"),
        )
        return self._records(
            "ascn-reports",
            model.ProjectReport,
            lambda row: {
                "totals": tuple(total for total in totals if total.report == row["report"]),
                "contradictions": tuple(found for found in contradictions if found.report == row["report"]),
                "sources": (self._cite(row, "the document"),),
            },
        )

    @cached_property
    def projects(self) -> tuple[model.Project, ...]:
        """The projects as each report lists them, by report, list and number."""
        reports = {report.report: report.sources[0].source for report in self.reports}

        def extras(row: Row) -> dict[str, object]:
            appendix = "" if row["appendix"] == "all" else f"list {row['appendix']}, "
            locator = f"PDF page {row['page']}, {appendix}no. {row['number']}"
            citation = model.Citation(reports[cast("int", row["report"])], locator, "")
            return {"member": self.city(str(row["city"])).member, "sources": (citation,)}

        return self._records("ascn-projects", model.Project, extras)

    @cached_property
    def project_links(self) -> tuple[model.ProjectLink, ...]:
        """What became of projects from report to report."""
        return self._records("ascn-project-lineage", model.ProjectLink)

    def _own_source(self, row: Row) -> dict[str, object]:
        return {"sources": (self._cite(row, f"PDF page {row['page']}"),)}

    def _cite(self, row: Row, locator: str) -> model.Citation:
        return model.Citation(self._sources_by_id[str(row["source"])], locator, "")

    @cached_property
    def summits(self) -> tuple[model.Summit, ...]:
        """The summits, by first day."""
        sessions: defaultdict[str, list[tuple[Row, model.SummitSession]]] = defaultdict(list)
        table = self.tables["summits"]
        for row, session in zip(table, self._records("summits", model.SummitSession), strict=True):
            sessions[str(row["id"])].append((row, session))
        return _by_date(tuple(map(_summit, sessions.values())), lambda summit: (summit.start, summit.id))

    @cached_property
    def chairs(self) -> tuple[model.Chairmanship, ...]:
        """The chairs, by year."""
        return self._records(
            "chairs", model.Chairmanship, lambda row: {"name": self.member(str(row["member"])).name}
        )

    @cached_property
    def secretaries_general(self) -> tuple[model.SecretaryGeneral, ...]:
        """The Secretaries-General, in order."""
        records = self._records("secretaries-general", model.SecretaryGeneral)
        return tuple(sorted(records, key=lambda term: term.order))

    @cached_property
    def people(self) -> tuple[model.Person, ...]:
        """The office-holders the shipped article quotes."""
        return self._records("people", model.Person)

    @cached_property
    def events(self) -> tuple[model.Event, ...]:
        """The events the shipped article reports."""
        return self._records("events", model.Event)

    @cached_property
    def organisation(self) -> tuple[model.OrganisationFact, ...]:
        """Facts about ASEAN itself."""
        return self._records("organisation", model.OrganisationFact)

    def member(self, code: str) -> model.Member:
        """Return the member with an alpha-2 code; ``KeyError`` when there is none."""
        return self._members_by_code[code]

    def city(self, identifier: str) -> model.City:
        """Return the city with an id; ``KeyError`` when there is none."""
        return self._cities_by_id[identifier]

    @cached_property
    def member_table(self) -> NameTable:
        """The names and codes that lead to members."""
        return NameTable(
            {
                member.alpha_2: [name.name for name in member.names if name.kind not in _CODES]
                for member in self.members
            },
            {member.alpha_2: _codes(member) for member in self.members},
            {
                member.alpha_2: member_forms(name for name in member.names if name.kind not in _CODES)
                for member in self.members
            },
        )

    @cached_property
    def city_table(self) -> NameTable:
        """The names and ids that lead to cities."""
        names = {
            city.id: [name.name for name in city.names if name.kind not in _CODES] for city in self.cities
        }
        for city, state in self._city_states:
            names[city.id] += [name.name for name in state.names if name.kind not in _OF_STATES_ALONE]
        return NameTable(
            names,
            {
                city.id: [city.id, *_either_case(city.wikidata_id), *_in_capitals(city.names)]
                for city in self.cities
            },
        )

    @property
    def _city_states(self) -> Iterator[tuple[model.City, model.Member]]:
        """The cities that are a member, and so bear its short names."""
        states = {member.wikidata_id: member for member in self.members if member.wikidata_id}
        return ((city, states[city.wikidata_id]) for city in self.cities if city.wikidata_id in states)

    @cached_property
    def member_names(self) -> MemberNames:
        """Finds what member a text names."""
        formal = {
            member.alpha_2: name.name
            for member in self.members
            for name in member.names
            if (name.language, name.kind) == ("en", "un_formal")
        }
        return MemberNames.over(self.member_table, formal)

    @cached_property
    def city_names(self) -> CityNames:
        """Finds what city a text names."""
        member_of = {city.id: city.member for city in self.cities}
        return CityNames.over(self.city_table, self.member_names, member_of, self.near_neighbours["city"])

    @cached_property
    def member_ranking(self) -> Ranking:
        """What comes near the name of a member."""
        return Ranking(self.member_table.keys, self.near_neighbours["member"])

    @cached_property
    def city_ranking(self) -> Ranking:
        """What comes near the name of a city."""
        return Ranking(self.city_table.keys, self.near_neighbours["city"])

    @cached_property
    def near_neighbours(self) -> Mapping[str, frozenset[str]]:
        """The match keys of other places that come near a member's or a city's name."""
        keys: dict[str, set[str]] = {"member": set(), "city": set()}
        for row in self.tables["near-neighbours"]:
            keys[str(row["kind"])].add(normalize_name(str(row["name"])))
        return {kind: frozenset(found) for kind, found in keys.items()}

    @cached_property
    def _members_by_code(self) -> dict[str, model.Member]:
        return {member.alpha_2: member for member in self.members}

    @cached_property
    def _cities_by_id(self) -> dict[str, model.City]:
        return {city.id: city for city in self.cities}

    @cached_property
    def _sources_by_id(self) -> dict[str, model.Source]:
        return {source.id: source for source in self.sources}

    def _city_name(self, identifier: object) -> str:
        return self.city(str(identifier)).name

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], tuple[model.Name, ...]]:
        """The names of each member and city; where our own table chooses a language's name, CLDR does not."""
        names: defaultdict[tuple[str, str], list[model.Name]] = defaultdict(list)
        for entity in ("member", "city"):
            chosen = set()
            for row in self.tables[f"{entity}-names"]:
                names[entity, str(row[entity])].append(
                    self._name(row, str(row["kind"]), bool(row["preferred"]))
                )
                chosen |= {(row[entity], row["language"])} if row["preferred"] else set()
            for row in self.tables[f"{entity}-names-cldr"]:
                preferred = bool(row["preferred"]) and (row[entity], row["language"]) not in chosen
                names[entity, str(row[entity])].append(self._name(row, "cldr", preferred))
            for row in (*self.tables[f"{entity}-names-world"], *self.tables[f"{entity}-names-gathered"]):
                names[entity, str(row[entity])].append(self._name(row, str(row["kind"]), False))
        order = lambda name: (name.language, name.kind, name.name)  # noqa: E731
        return defaultdict(tuple, {key: tuple(sorted(found, key=order)) for key, found in names.items()})

    def _name(self, row: Row, kind: str, preferred: bool) -> model.Name:
        source = self._sources_by_id[str(row["source"])]
        return model.Name(
            str(row["name"]), str(row["language"]), kind, preferred, source, str(row.get("note") or "")
        )

    @cached_property
    def _citations(self) -> Mapping[tuple[str, str], tuple[model.Citation, ...]]:
        citations: defaultdict[tuple[str, str], list[model.Citation]] = defaultdict(list)
        for row in self.tables["citations"]:
            source = self._sources_by_id[str(row["source"])]
            citation = model.Citation(source, str(row["locator"]), str(row["field"] or ""))
            citations[str(row["resource"]), str(row["key"])].append(citation)
        return defaultdict(tuple, {key: tuple(found) for key, found in citations.items()})

    def _records(
        self,
        table: str,
        record: type[_Record],
        extras: Callable[[Row], Mapping[str, object]] = lambda row: {},
    ) -> tuple[_Record, ...]:
        """Return a record for each row: its columns, its citations, and what ``extras`` adds."""
        schema = self.package.schemas[table]
        wanted = [(attribute.name, str(attribute.type)) for attribute in fields(record)]
        records = []
        for row in self.tables[table]:
            cited = (
                {"sources": self._citations[table, schema.key(row)]}
                if ("sources", _CITATIONS) in wanted
                else {}
            )
            given: dict[str, Any] = {**row, **cited, **extras(row)}
            # An absent text is the empty text; an absent anything else is None.
            values = {
                name: "" if given[name] is None and kind == "str" else given[name] for name, kind in wanted
            }
            records.append(record(**values))
        return tuple(records)


def _codes(member: model.Member) -> tuple[str, ...]:
    return (
        member.numeric,
        *_either_case(member.alpha_2, member.alpha_3, member.wikidata_id),
        _flag(member.alpha_2),
        *_in_capitals(member.names),
    )


def _in_capitals(names: Iterable[model.Name]) -> Iterator[str]:
    return (name.name for name in names if name.kind in _CODES)


def _either_case(*codes: str) -> Iterator[str]:
    for code in filter(None, codes):
        yield code
        yield code.lower()


def _flag(alpha_2: str) -> str:
    """Return the flag emoji: the two letters of the code as regional indicators."""
    return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in alpha_2)


def _dangling(package: Package, tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Finding]:
    """Yield every reference to a row that does not exist."""
    for schema in package.schemas.values():
        for foreign in schema.foreign_keys:
            known = {tuple(row[name] for name in foreign.reference) for row in tables[foreign.resource]}
            for row in tables[schema.name]:
                values = tuple(row[name] for name in foreign.fields)
                if None not in values and values not in known:
                    named = "/".join(map(str, values))
                    message = f"{named!r} is not in {foreign.resource}"
                    yield Finding(schema.name, schema.key(row), foreign.fields[-1], message)


def _decimals(row: Row, *names: str) -> dict[str, Decimal]:
    """Return figures as exact decimals, with the places they are printed with."""
    return {name: Decimal(str(row[name])) for name in names}


def _english(names: tuple[model.Name, ...], fallback: str) -> str:
    return next((name.name for name in names if name.language == "en" and name.preferred), fallback)


def _by_date(
    records: tuple[_Record, ...], key: Callable[[_Record], tuple[date | None, str]]
) -> tuple[_Record, ...]:
    def order(record: _Record) -> tuple[date, str]:
        begins, identifier = key(record)
        return begins or date.min, identifier

    return tuple(sorted(records, key=order))


def _summit(parts: list[tuple[Row, model.SummitSession]]) -> model.Summit:
    parts.sort(key=lambda part: part[1].session)
    row, first = parts[0]
    sessions = tuple(session for _, session in parts)
    return model.Summit(
        id=str(row["id"]),
        number=row["number"] if isinstance(row["number"], int) else None,
        kind=row["kind"],  # type: ignore[arg-type]
        start=first.start,
        end=sessions[-1].end,
        plenary_start=first.plenary_start,
        plenary_end=next((part.plenary_end for part in reversed(sessions) if part.plenary_end), None),
        member=first.member,
        city=first.city,
        venue_city=first.venue_city,
        status=first.status,
        sessions=sessions,
        sources=tuple(citation for session in sessions for citation in session.sources),
    )


class _Shipped(Mapping[str, "tuple[Row, ...]"]):
    """The shipped tables, each read when it is first asked for: the build has checked them and put them in order."""

    def __init__(self, package: Package) -> None:
        self._schemas = package.schemas
        self._read: dict[str, tuple[Row, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        if name not in self._read:
            self._read[name], _ = parse(self._schemas[name], read_text(f"{name}.csv"))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._schemas)

    def __len__(self) -> int:
        return len(self._schemas)


@lru_cache(maxsize=1)
def _bundled() -> Dataset:
    package = read_package(read_text("datapackage.json"))
    return Dataset(package, _Shipped(package))
