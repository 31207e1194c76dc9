"""The records: what a member, a city, a summit *is*, as frozen values.

A record refers to others by their codes and ids, as the tables do, so that it stays a flat value: equal by value,
hashable, picklable, and plain under :func:`attrs.asdict`. ``str(record)`` is its name; ``repr`` leaves
out names and sources, which can be hundreds. Intervals run from ``since`` (inclusive) to ``until`` (exclusive); where a date is known only roughly, ``earliest`` and ``latest`` bound it and ``begins`` counts from ``latest``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from typing import Protocol

    class _Printer(Protocol):
        def text(self, text: str, /) -> None: ...


__all__ = [
    "Alternative",
    "AscnMembership",
    "Capital",
    "Chairmanship",
    "Citation",
    "City",
    "Event",
    "FocusArea",
    "Language",
    "Member",
    "Membership",
    "Name",
    "NetworkMeeting",
    "OrganisationFact",
    "Person",
    "Plan",
    "Project",
    "ProjectHistory",
    "ProjectLink",
    "ProjectReport",
    "ReportContradiction",
    "ReportTotal",
    "SecretaryGeneral",
    "Source",
    "Summit",
    "SummitSession",
    "Verification",
]

Verification: TypeAlias = Literal["verified", "partial", "unverified"]


@frozen
class Source:
    """A page, document or data set in which facts were read.

    Attributes:
        id: Stable id.
        title: Title as published.
        publisher: Who published it.
        published: When: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty when it does not say.
        url: Address; empty when it has none.
        licence: SPDX identifier or a short phrase.
        sha256: Digest of the document as it was read; empty when none was kept.
    """

    id: str
    title: str
    publisher: str
    published: str
    url: str
    licence: str
    sha256: str

    def __str__(self) -> str:
        return self.title


@frozen
class Citation:
    """Where a fact stands: a source, and the place in it.

    Attributes:
        source: The source.
        locator: Page, section, article or row.
        field: The field of the record it supports; empty for the whole record.
    """

    source: Source
    locator: str
    field: str

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}"


@frozen
class Alternative:
    """What another source says of a fact, and why it is judged otherwise or left open.

    Attributes:
        resource: The table the fact stands in.
        key: The primary key of its row.
        field: The field.
        value: The other value, as text.
        source: The source that gives it, or None when none was read.
        locator: Where in the source.
        judgement: Our judgement and why.
    """

    resource: str
    key: str
    field: str
    value: str
    source: Source | None
    locator: str
    judgement: str

    def __str__(self) -> str:
        return self.value


@frozen
class Name:
    """A name of a member or a city.

    Attributes:
        name: The name.
        language: BCP 47 tag; ``und`` when it belongs to no one language.
        kind: ``asean``, ``un_short``, ``un_formal``, ``cldr``, ``endonym``, ``alias``, ``former`` or ``misspelling``; from
            other lists also ``formal``, ``label``, ``former_label``, and the codes ``ioc``, ``fifa`` and ``iata``.
        preferred: Whether it is the name shown in its language.
        source: Where the name was found.
        note: What a reader should know besides.
    """

    name: str
    language: str
    kind: str
    preferred: bool
    source: Source
    note: str

    def __str__(self) -> str:
        return self.name


@frozen
class Membership:
    """An interval in which a state was an observer or is a member of ASEAN.

    Attributes:
        member: ISO 3166-1 alpha-2 code.
        role: ``observer`` or ``member``.
        since: First day, when known.
        earliest: Earliest day it can have begun, when ``since`` is not known.
        latest: Latest day it can have begun, when ``since`` is not known.
        until: First day after it; None while it lasts.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    member: str
    role: Literal["observer", "member"]
    since: date | None
    earliest: date | None
    latest: date | None
    until: date | None
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    @property
    def begins(self) -> date | None:
        """The day from which it counts: ``since``, else ``latest``."""
        return self.since or self.latest

    def __str__(self) -> str:
        return f"{self.member} ({self.role})"


@frozen
class Member:
    """A state that is a member of ASEAN.

    Attributes:
        alpha_2: ISO 3166-1 alpha-2 code.
        alpha_3: ISO 3166-1 alpha-3 code.
        numeric: ISO 3166-1 numeric code, as text: ``"096"``.
        name: ASEAN's own English name.
        official_languages: BCP 47 tags.
        currency: ISO 4217 code.
        calling_code: International calling code, such as ``"+62"``.
        top_level_domain: Country-code top-level domain, such as ``".id"``.
        time_zones: IANA time zones.
        wikidata_id: Wikidata item.
        memberships: When it was an observer and since when it is a member.
        names: Every name on record, by language, kind and name.
        verification: How far the row was checked.
        note: What a reader should know besides.
        sources: Where the row stands.
    """

    alpha_2: str
    alpha_3: str
    numeric: str
    name: str
    official_languages: tuple[str, ...]
    currency: str
    calling_code: str
    top_level_domain: str
    time_zones: tuple[str, ...]
    wikidata_id: str
    memberships: tuple[Membership, ...]
    names: tuple[Name, ...] = field(repr=False)
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    @property
    def since(self) -> date | None:
        """The day of accession."""
        return next((span.begins for span in self.memberships if span.role == "member"), None)

    def __str__(self) -> str:
        return self.name

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:
        # Asked for by IPython and Hypothesis, which would else show every field.
        printer.text(repr(self))


@frozen
class City:
    """A capital, a former capital, or a city of the ASEAN Smart Cities Network.

    Attributes:
        id: Stable id: the ASEAN Secretariat's spelling, lower case, hyphenated.
        member: ISO 3166-1 alpha-2 code of its country.
        name: The ASEAN Secretariat's English spelling.
        subdivision: ISO 3166-2 code; may be empty.
        latitude: Degrees north, WGS 84.
        longitude: Degrees east, WGS 84.
        wikidata_id: Wikidata item; empty when not verified.
        names: Every name on record, by language, kind and name.
        verification: How far the row was checked.
        note: What a reader should know besides.
        sources: Where the row stands.
    """

    id: str
    member: str
    name: str
    subdivision: str
    latitude: float | None
    longitude: float | None
    wikidata_id: str
    names: tuple[Name, ...] = field(repr=False)
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.name

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:
        # Asked for by IPython and Hypothesis, which would else show every field.
        printer.text(repr(self))


@frozen
class Capital:
    """A city in its time as capital, or as a seat beside the capital.

    Attributes:
        id: Stable id.
        member: ISO 3166-1 alpha-2 code of the state.
        city: Id of the city.
        name: The city's English name.
        role: ``capital``, ``royal``, ``administrative`` or ``designated``.
        since: First day, when known.
        earliest: Earliest day it can have begun, when ``since`` is not known.
        latest: Latest day it can have begun, when ``since`` is not known.
        until: First day after it; None while it lasts.
        named_on: The day the city got its name, where that is another day.
        legal_basis: The law or act it rests on.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    id: str
    member: str
    city: str
    name: str
    role: Literal["capital", "royal", "administrative", "designated"]
    since: date | None
    earliest: date | None
    latest: date | None
    until: date | None
    named_on: date | None
    legal_basis: str
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    @property
    def begins(self) -> date | None:
        """The day from which it counts: ``since``, else ``latest``."""
        return self.since or self.latest

    def __str__(self) -> str:
        return self.name


@frozen
class AscnMembership:
    """A city's membership in the ASEAN Smart Cities Network.

    Attributes:
        city: Id of the city.
        member: ISO 3166-1 alpha-2 code of its country.
        name: The city's English name.
        cohort: The group it joined with: ``pilot``, or a year.
        since: First day, when known.
        earliest: Earliest day it can have joined, when ``since`` is not known.
        latest: Latest day it can have joined, when ``since`` is not known.
        until: First day after it; None while it lasts.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    city: str
    member: str
    name: str
    cohort: str
    since: date | None
    earliest: date | None
    latest: date | None
    until: date | None
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    @property
    def begins(self) -> date | None:
        """The day from which it counts: ``since``, else ``latest``."""
        return self.since or self.latest

    def __str__(self) -> str:
        return self.name


@frozen
class SummitSession:
    """One part of a summit: when and where. Nearly every summit has just one.

    Attributes:
        session: 1 for the first.
        start: First day of the summit and related summits, as announced.
        end: Last day, inclusive.
        plenary_start: First day that the chairman's statement gives for the summit itself.
        plenary_end: Last day that it gives, inclusive.
        member: ISO 3166-1 alpha-2 code of the state it was held in.
        city: Where it was held, in ASEAN's words.
        venue_city: The municipality of the venue, where that is another.
        format: ``in-person`` or ``videoconference``.
        status: ``held`` or ``scheduled``.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    session: int
    start: date
    end: date
    plenary_start: date | None
    plenary_end: date | None
    member: str
    city: str
    venue_city: str
    format: Literal["in-person", "videoconference"]
    status: Literal["held", "scheduled"]
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.city}, {self.start.isoformat()}"


@frozen
class Summit:
    """A meeting of the heads of state or government of ASEAN.

    Attributes:
        id: ``"43"`` for a formal summit, ``"informal-1"``, ``"special-2020"``.
        number: Its number in the series; None for special summits.
        kind: ``formal``, ``informal`` or ``special``.
        start: First day of the first session.
        end: Last day of the last session, inclusive.
        plenary_start: First day that the chairman's statement gives for the summit itself.
        plenary_end: Last day that it gives, inclusive.
        member: ISO 3166-1 alpha-2 code of the state it was first held in.
        city: Where it was first held, in ASEAN's words.
        venue_city: The municipality of that venue, where that is another.
        status: ``held``, or ``scheduled`` when no report of it was found.
        sessions: Its parts; two for the 14th, one for all others.
        sources: Where it stands.
    """

    id: str
    number: int | None
    kind: Literal["formal", "informal", "special"]
    start: date
    end: date
    plenary_start: date | None
    plenary_end: date | None
    member: str
    city: str
    venue_city: str
    status: Literal["held", "scheduled"]
    sessions: tuple[SummitSession, ...]
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        if self.number is None:
            return f"Special ASEAN Summit {self.start.year}"
        suffix = (
            "th"
            if self.number % 100 in (11, 12, 13)
            else {1: "st", 2: "nd", 3: "rd"}.get(self.number % 10, "th")
        )
        return f"{self.number}{suffix} ASEAN {'Informal ' if self.kind == 'informal' else ''}Summit"


@frozen
class Chairmanship:
    """A member's year in the chair of ASEAN, by ASEAN's own attribution.

    Attributes:
        year: Calendar year.
        member: ISO 3166-1 alpha-2 code of the chair.
        name: The chair's English name.
        status: ``held``, or ``announced`` for the future.
        verification: How far it was checked.
        note: What a reader should know besides, above all on terms before 2009.
        sources: Where it stands.
    """

    year: int
    member: str
    name: str
    status: Literal["held", "announced"]
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"


@frozen
class SecretaryGeneral:
    """A term of a Secretary-General of ASEAN.

    Attributes:
        id: Stable id.
        order: Place in the sequence.
        name: Name.
        member: ISO 3166-1 alpha-2 code of the nominating member.
        since: First day.
        until: First day after the term; None while it lasts.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    id: str
    order: int
    name: str
    member: str
    since: date
    until: date | None
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.name


@frozen
class Person:
    """An office-holder the shipped article quotes.

    Attributes:
        id: Stable id.
        name: Name as the office spells it.
        office: The office held.
        organisation: The organisation.
        since: First day in office.
        until: First day after; None while it lasts.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    id: str
    name: str
    office: str
    organisation: str
    since: date | None
    until: date | None
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.name


@frozen
class Event:
    """An event the shipped article reports, other than a summit.

    Attributes:
        id: Stable id.
        name: Name without its number or year.
        abbreviation: Abbreviation.
        ordinal: Number or year in its series.
        start: First day.
        end: Last day, inclusive.
        city: Id of the city.
        venue: The venue.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    id: str
    name: str
    abbreviation: str
    ordinal: str
    start: date
    end: date
    city: str
    venue: str
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.name} {self.ordinal}".strip()


@frozen
class OrganisationFact:
    """A fact about ASEAN itself, such as the day of its founding.

    Attributes:
        id: Stable id, such as ``founded-on``.
        language: BCP 47 tag of name and value.
        name: What the fact is about.
        value: The value: text, or a date as ``YYYY-MM-DD``.
        since: First day on which it holds.
        until: First day on which it no longer does.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    id: str
    language: str
    name: str
    value: str
    since: date | None
    until: date | None
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.value


@frozen
class Language:
    """A language of the names or the texts.

    Attributes:
        language: BCP 47 tag.
        name: English name.
        endonym: Its own name for itself.
        script: ISO 15924 code.
        direction: ``ltr`` or ``rtl``.
    """

    language: str
    name: str
    endonym: str
    script: str
    direction: Literal["ltr", "rtl"]

    def __str__(self) -> str:
        return self.name


@frozen
class FocusArea:
    """One of the six focus areas of the ASEAN Smart Cities Framework.

    Attributes:
        id: Stable id.
        name: Name as the framework prints it.
        report_name: Name as the reports print it, which projects carry.
        definition: What it covers, in our words.
        sources: Where it stands.
    """

    id: str
    name: str
    report_name: str
    definition: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.report_name


@frozen
class NetworkMeeting:
    """An annual meeting of the ASEAN Smart Cities Network.

    Attributes:
        number: Its number.
        kind: ``annual``.
        start: First day.
        end: Last day, inclusive.
        city: Where it was held or chaired from; empty when no source says.
        member: ISO 3166-1 alpha-2 code of the chair.
        format: ``in-person``, ``videoconference`` or ``hybrid``.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: Where it stands.
    """

    number: int
    kind: str
    start: date
    end: date
    city: str
    member: str
    format: Literal["in-person", "videoconference", "hybrid"]
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return f"ASCN annual meeting {self.number} ({self.start.year})"


@frozen
class Plan:
    """A priority project of a pilot city's Smart City Action Plan of 2018.

    Attributes:
        city: Id of the city.
        number: Its number in the plan.
        focus_areas: Focus areas of the plan, as the reports print them.
        project: Short title.
        summary: One line in our words.
        page: Page of the PDF.
        verification: How far it was checked.
        sources: Where it stands.
    """

    city: str
    number: int
    focus_areas: tuple[str, ...]
    project: str
    summary: str
    page: int
    verification: Verification
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.project


@frozen
class ReportTotal:
    """A total that a Monitoring & Evaluation report prints.

    Attributes:
        report: The report's year.
        measure: What is counted: ``projects``, ``status``, ``focus_area``, ``country`` …
        category: The category counted.
        unit: ``count`` or ``percent``.
        value: The printed value, with its printed places.
        page: Page of the PDF.
        locator: Where on the page.
    """

    report: int
    measure: str
    category: str
    unit: Literal["count", "percent"]
    value: Decimal
    page: int
    locator: str

    def __str__(self) -> str:
        return f"{self.category}: {self.value}{' %' if self.unit == 'percent' else ''}"


@frozen
class ReportContradiction:
    """A place where a Monitoring & Evaluation report contradicts itself.

    Attributes:
        report: The report's year.
        measure: What is counted.
        category: The category counted.
        printed: The printed value.
        counted: The value its own list gives.
        page: Page of the PDF that prints it.
        other_page: Page that says otherwise.
        judgement: Our judgement and why.
    """

    report: int
    measure: str
    category: str
    printed: Decimal
    counted: Decimal
    page: int
    other_page: int
    judgement: str

    def __str__(self) -> str:
        return f"{self.report}, {self.category}: {self.printed} printed, {self.counted} counted"


@frozen
class ProjectReport:
    """A Monitoring & Evaluation report of the ASEAN Smart Cities Network.

    Attributes:
        report: Its year, by which projects refer to it.
        title: Title.
        as_of: The day its data stand for.
        as_of_note: What that day rests on.
        pages: Number of pages of the PDF.
        totals: Every total it prints.
        contradictions: Where it contradicts itself.
        verification: How far it was checked.
        sources: The document.
    """

    report: int
    title: str
    as_of: date
    as_of_note: str
    pages: int
    totals: tuple[ReportTotal, ...]
    contradictions: tuple[ReportContradiction, ...]
    verification: Verification
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.title


@frozen
class Project:
    """A smart city project as one report lists it.

    Attributes:
        project_id: Stable id of the project over the years.
        report: The report's year.
        appendix: The list it stands in: ``A``, ``B``, or ``all`` where the report has one list.
        number: Its number in that list.
        city: Id of the city.
        member: ISO 3166-1 alpha-2 code of the country.
        name: The name exactly as printed.
        focus_area: Focus area as the reports print it.
        status: ``ongoing``, ``planning``, ``completed``; ``ongoing-or-planning`` where no page tells which.
        page: Page of the PDF with the list; the printed number is one less.
        status_page: Page of the PDF the status was read from, where that is another.
        verification: How far it was checked.
        note: What a reader should know besides.
        sources: The report and the place in it.
    """

    project_id: str
    report: int
    appendix: str
    number: int
    city: str
    member: str
    name: str
    focus_area: str
    status: Literal["ongoing", "planning", "completed", "ongoing-or-planning"]
    page: int
    status_page: int | None
    verification: Verification
    note: str
    sources: tuple[Citation, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.name


@frozen
class ProjectLink:
    """What became of a project in a report: renamed, merged, split, vanished.

    Attributes:
        project_id: The project.
        report: The report's year.
        relation: What happened to it.
        other_project_id: The project it comes from or goes into; empty when there is none.
        confidence: ``high``, ``medium`` or ``low``.
        reason: Why we judge so.
    """

    project_id: str
    report: int
    relation: str
    other_project_id: str
    confidence: Literal["high", "medium", "low"]
    reason: str

    def __str__(self) -> str:
        return f"{self.relation} ({self.report})"


@frozen
class ProjectHistory:
    """A project over the years.

    Attributes:
        project_id: Stable id.
        city: Id of the city.
        member: ISO 3166-1 alpha-2 code of the country.
        name: The name the latest report prints.
        entries: The project as each report lists it, by year.
        links: What became of it, by year.
    """

    project_id: str
    city: str
    member: str
    name: str
    entries: tuple[Project, ...]
    links: tuple[ProjectLink, ...]

    @property
    def statuses(self) -> tuple[tuple[int, str], ...]:
        """The status in each year's report."""
        return tuple((entry.report, entry.status) for entry in self.entries)

    def __str__(self) -> str:
        return self.name
