"""The public types, as a user's code sees them: type-checked, never run."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from hypothesis import strategies as st

import aseanfacts
from aseanfacts import (
    Alternative,
    AscnMembership,
    AseanfactsError,
    Candidate,
    Capital,
    Chairmanship,
    Citation,
    City,
    Dataset,
    Member,
    Membership,
    MemberYear,
    Name,
    SecretaryGeneral,
    Source,
    Summit,
    SummitSession,
    UnknownNameError,
    strategies,
)

if TYPE_CHECKING:
    # In the standard library only from Python 3.11 on.
    from typing_extensions import assert_type


def ground_floor(member: Member, city: City, day: date, moment: datetime) -> None:
    """Answer in plain types."""
    assert_type(aseanfacts.capital_of("Laos"), str)
    assert_type(aseanfacts.capital_of(member, on=day, language="lo"), str)
    assert_type(aseanfacts.capital_of("Laos", on="2000-01-01"), str)
    assert_type(aseanfacts.country_of(city), str)
    assert_type(aseanfacts.is_member(None, on=moment), bool)
    assert_type(aseanfacts.normalize_country("Laos"), str | None)
    assert_type(aseanfacts.normalize_country(member, to="numeric"), str | None)
    assert_type(aseanfacts.normalize_city(city), str | None)
    assert_type(aseanfacts.normalize_name("Laos"), str)
    assert_type(aseanfacts.name_of(city, language="lo", kind="endonym"), str)
    assert_type(aseanfacts.chair_of(2023), str)
    assert_type(aseanfacts.data_version(), str)
    assert_type(aseanfacts.data_as_of(), date)


def upper_floor(dataset: Dataset) -> None:
    """Answer in records."""
    assert_type(aseanfacts.members("2000-01-01"), tuple[Member, ...])
    assert_type(aseanfacts.members(on=None, dataset=dataset), tuple[Member, ...])
    assert_type(aseanfacts.memberships("Laos", role="observer"), tuple[Membership, ...])
    assert_type(aseanfacts.capitals(role="royal", history=True), tuple[Capital, ...])
    assert_type(aseanfacts.cities("Laos"), tuple[City, ...])
    assert_type(aseanfacts.ascn_cities(on="2020-01-01"), tuple[AscnMembership, ...])
    assert_type(aseanfacts.summits(), tuple[Summit, ...])
    assert_type(aseanfacts.get_summit(43), Summit | None)
    assert_type(aseanfacts.chairs(), tuple[Chairmanship, ...])
    assert_type(aseanfacts.secretaries_general(), tuple[SecretaryGeneral, ...])
    assert_type(aseanfacts.sources(), tuple[Source, ...])
    assert_type(aseanfacts.alternatives(), tuple[Alternative, ...])
    assert_type(aseanfacts.membership_panel(1967, 2025), tuple[MemberYear, ...])
    assert_type(aseanfacts.get_member("LA"), Member | None)
    assert_type(aseanfacts.get_city("vientiane"), City | None)
    assert_type(aseanfacts.lookup_member("Laos"), Member)
    assert_type(aseanfacts.lookup_city("Vientiane"), City)
    assert_type(aseanfacts.search_member("Lao"), tuple[Candidate, ...])
    assert_type(Dataset.bundled(), Dataset)
    assert_type(Dataset.from_directory("somewhere"), Dataset)


def records(member: Member, city: City, capital: Capital, summit: Summit, candidate: Candidate) -> None:
    """Type every field."""
    assert_type(member.numeric, str)
    assert_type(member.since, date | None)
    assert_type(member.names, tuple[Name, ...])
    assert_type(member.sources, tuple[Citation, ...])
    assert_type(member.sources[0].source.url, str)
    assert_type(city.latitude, float | None)
    assert_type(capital.begins, date | None)
    assert_type(summit.number, int | None)
    assert_type(summit.sessions, tuple[SummitSession, ...])
    assert_type(candidate.record, Member | City)


def errors(error: UnknownNameError) -> None:
    """Type what an error carries."""
    assert_type(error.candidates, tuple[str, ...])
    assert_type(error.query, object)
    base: AseanfactsError = error
    lookup_error: LookupError = error
    assert_type(str(base), str)
    assert_type(str(lookup_error), str)


def for_tests() -> None:
    """Type the strategies."""
    assert_type(strategies.members(), st.SearchStrategy[Member])
    assert_type(strategies.cities(), st.SearchStrategy[City])
    assert_type(strategies.capitals(), st.SearchStrategy[Capital])
    assert_type(strategies.boundary_dates(), st.SearchStrategy[date])
    assert_type(strategies.languages(), st.SearchStrategy[str])
    assert_type(strategies.noisy(strategies.member_names()), st.SearchStrategy[tuple[str, str]])
    assert_type(strategies.noisy(st.just("Laos")), st.SearchStrategy[str])
    assert_type(strategies.unknown_names(), st.SearchStrategy[str])


def wrong(member: Member, city: City) -> None:
    """Show what a type checker refuses: an ignore that is not needed is itself an error."""
    aseanfacts.capital_of(7)  # type: ignore[arg-type]
    aseanfacts.capital_of(city)  # type: ignore[arg-type]
    aseanfacts.country_of(member)  # type: ignore[arg-type]
    aseanfacts.capital_of("Laos", on=2000)  # type: ignore[arg-type]
    aseanfacts.normalize_country("Laos", to="iso2")  # type: ignore[arg-type]
    aseanfacts.name_of("Laos", kind="nickname")  # type: ignore[arg-type]
    aseanfacts.chair_of("2023")  # type: ignore[arg-type]
    aseanfacts.capitol_of("Laos")  # type: ignore[attr-defined]
    aseanfacts.capitals(role="summer")  # type: ignore[arg-type]
    member.name = "Zembla"  # type: ignore[misc]
