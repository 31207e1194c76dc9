"""ASEAN's members, capitals, summits and smart cities: dated, sourced facts and pure look-ups in every language.

>>> from aseanfacts import capital_of, is_member, normalize_country
>>> capital_of("Filipina")
'Manila'
>>> is_member("Timor-Leste", on="2025-10-25"), is_member("Timor-Leste", on="2025-10-26")
(False, True)
>>> normalize_country("Philipina"), normalize_country("Republic of Vietnam")
('PH', None)

Importing reads no file; names load when first used. Plain answers come from :mod:`aseanfacts.lookup`, records with
their sources from :mod:`aseanfacts.records`, text tools from :mod:`aseanfacts.text`.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aseanfacts.ascn import (
        ascn_focus_areas,
        ascn_meetings,
        ascn_plans,
        ascn_project,
        ascn_projects,
        ascn_reports,
    )
    from aseanfacts.dataset import Dataset
    from aseanfacts.errors import (
        AmbiguousNameError,
        AseanfactsError,
        DataError,
        InvalidDateError,
        NotCoveredError,
        UnknownLanguageError,
        UnknownNameError,
    )
    from aseanfacts.export.tables import export_tables
    from aseanfacts.lookup import (
        capital_of,
        chair_of,
        choices,
        country_of,
        data_as_of,
        data_version,
        is_member,
        name_of,
        normalize_city,
        normalize_country,
    )
    from aseanfacts.matching import ColumnTypeError, Match, MatchReport, match_report, resolve_many
    from aseanfacts.model import (
        Alternative,
        AscnMembership,
        Capital,
        Chairmanship,
        Citation,
        City,
        Event,
        FocusArea,
        Language,
        Member,
        Membership,
        Name,
        NetworkMeeting,
        OrganisationFact,
        Person,
        Plan,
        Project,
        ProjectHistory,
        ProjectLink,
        ProjectReport,
        ReportContradiction,
        ReportTotal,
        SecretaryGeneral,
        Source,
        Summit,
        SummitSession,
    )
    from aseanfacts.normalize import normalize_name
    from aseanfacts.plain import from_json, to_json
    from aseanfacts.records import (
        Candidate,
        MemberYear,
        alternatives,
        ascn_cities,
        capitals,
        chairs,
        cities,
        events,
        get_city,
        get_member,
        get_summit,
        languages,
        lookup_city,
        lookup_member,
        members,
        membership_panel,
        memberships,
        organisation_facts,
        people,
        search_city,
        search_member,
        secretaries_general,
        sources,
        summits,
    )
    from aseanfacts.text.articles import article, parse_article
    from aseanfacts.text.claims import check_claims
    from aseanfacts.text.mentions import find_mentions
    from aseanfacts.text.model import (
        Abbreviation,
        Article,
        ArticleEvent,
        ArticleOrganisation,
        ArticlePerson,
        ArticlePlace,
        Claim,
        Correction,
        DateSpan,
        Finding,
        Gloss,
        Mention,
        Paragraph,
        Quote,
        Reason,
        Slot,
        Span,
    )

_HOMES = {
    "ascn": "ascn_focus_areas ascn_meetings ascn_plans ascn_project ascn_projects ascn_reports",
    "dataset": "Dataset",
    "errors": "AmbiguousNameError AseanfactsError DataError InvalidDateError NotCoveredError UnknownLanguageError"
    " UnknownNameError",
    "export.tables": "export_tables",
    "lookup": "capital_of chair_of choices country_of data_as_of data_version is_member name_of normalize_city normalize_country",
    "matching": "ColumnTypeError Match MatchReport match_report resolve_many",
    "model": "Alternative AscnMembership Capital Chairmanship Citation City Event FocusArea Language Member"
    " Membership Name NetworkMeeting OrganisationFact Person Plan Project ProjectHistory ProjectLink"
    " ProjectReport ReportContradiction ReportTotal SecretaryGeneral Source Summit SummitSession",
    "normalize": "normalize_name",
    "plain": "from_json to_json",
    "records": "Candidate MemberYear alternatives ascn_cities capitals chairs cities events get_city get_member get_summit"
    " languages lookup_city lookup_member members membership_panel memberships organisation_facts people search_city"
    " search_member secretaries_general sources summits",
    "text.articles": "article parse_article",
    "text.claims": "check_claims",
    "text.mentions": "find_mentions",
    "text.model": "Abbreviation Article ArticleEvent ArticleOrganisation ArticlePerson ArticlePlace Claim Correction"
    " DateSpan Finding Gloss Mention Paragraph Quote Reason Slot Span",
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Abbreviation",
    "Alternative",
    "AmbiguousNameError",
    "Article",
    "ArticleEvent",
    "ArticleOrganisation",
    "ArticlePerson",
    "ArticlePlace",
    "AscnMembership",
    "AseanfactsError",
    "Candidate",
    "Capital",
    "Chairmanship",
    "Citation",
    "City",
    "Claim",
    "ColumnTypeError",
    "Correction",
    "DataError",
    "Dataset",
    "DateSpan",
    "Event",
    "Finding",
    "FocusArea",
    "Gloss",
    "InvalidDateError",
    "Language",
    "Match",
    "MatchReport",
    "Member",
    "MemberYear",
    "Membership",
    "Mention",
    "Name",
    "NetworkMeeting",
    "NotCoveredError",
    "OrganisationFact",
    "Paragraph",
    "Person",
    "Plan",
    "Project",
    "ProjectHistory",
    "ProjectLink",
    "ProjectReport",
    "Quote",
    "Reason",
    "ReportContradiction",
    "ReportTotal",
    "SecretaryGeneral",
    "Slot",
    "Source",
    "Span",
    "Summit",
    "SummitSession",
    "UnknownLanguageError",
    "UnknownNameError",
    "alternatives",
    "article",
    "ascn_cities",
    "ascn_focus_areas",
    "ascn_meetings",
    "ascn_plans",
    "ascn_project",
    "ascn_projects",
    "ascn_reports",
    "capital_of",
    "capitals",
    "chair_of",
    "chairs",
    "check_claims",
    "choices",
    "cities",
    "country_of",
    "data_as_of",
    "data_version",
    "events",
    "export_tables",
    "find_mentions",
    "from_json",
    "get_city",
    "get_member",
    "get_summit",
    "is_member",
    "languages",
    "lookup_city",
    "lookup_member",
    "match_report",
    "members",
    "membership_panel",
    "memberships",
    "name_of",
    "normalize_city",
    "normalize_country",
    "normalize_name",
    "organisation_facts",
    "parse_article",
    "people",
    "resolve_many",
    "search_city",
    "search_member",
    "secretaries_general",
    "sources",
    "summits",
    "to_json",
]

if not TYPE_CHECKING:

    def __getattr__(name):  # noqa: ANN001, ANN202
        # PEP 562: a name is imported when it is first asked for, so that importing the package costs nothing.
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = __import__(f"{__name__}.{_MODULES[name]}", fromlist=[name])
        value = globals()[name] = getattr(home, name)
        return value

    def __dir__():  # noqa: ANN202
        return sorted({*globals(), *__all__})
