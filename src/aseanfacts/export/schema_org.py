"""JSON-LD in the words of schema.org: claim reviews, news articles, and the data set as a graph.

Members and cities name their Wikidata items, so that the graph joins with others. What schema.org has no word for (that a
city is a capital) is said with Wikidata's property.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from aseanfacts.dataset import Dataset
from aseanfacts.errors import AseanfactsError
from aseanfacts.model import Capital, Citation, City, Member, Name, Project, Source, Summit
from aseanfacts.plain import Json
from aseanfacts.text.model import Article, ArticlePerson, Finding, Mention, Quote
from aseanfacts.text.verdicts import label

__all__ = ["MissingAuthorError", "claim_review", "data_graph", "news_article"]

_CONTEXT = "https://schema.org"
_ITEM = "http://www.wikidata.org/entity/"
_CAPITAL = "http://www.wikidata.org/prop/direct/P36"
_ASEAN = f"{_ITEM}Q7768"


class MissingAuthorError(AseanfactsError, ValueError):
    """A claim review without an author: whoever publishes a verdict has to stand for it."""

    def _message(self) -> str:
        return "a claim review needs its author: the name of the person or organisation that publishes it"


def claim_review(
    finding: Finding,
    *,
    author: str,
    author_url: str = "",
    url: str = "",
    published: date | str | None = None,
    language: str = "en",
) -> dict[str, Json]:
    """Write a finding as a schema.org ``ClaimReview``, the mark-up search engines read fact checks from.

    The scale from 1 (false) to 5 (true) is ours; a verdict outside it has a name and no value.

    Args:
        finding: The finding.
        author: Who publishes the review; a library can not.
        author_url: The publisher's address.
        url: Address of the text in which the claim stands.
        published: When the review is published; a date, or text in ISO form.
        language: The language of verdict and reason.

    Returns:
        Plain JSON values.

    Raises:
        MissingAuthorError: If ``author`` is empty.

    Examples:
        >>> from aseanfacts.text.claims import check_claims
        >>> [finding] = check_claims("Ibu kota Laos: Hanoi")
        >>> review = claim_review(finding, author="Redaksi", language="id")
        >>> review["reviewRating"]["ratingValue"], review["reviewRating"]["alternateName"]
        (1, 'Salah')

    """
    if not isinstance(author, str) or not author.strip():
        raise MissingAuthorError(author, "author")
    rating: dict[str, Json] = {"@type": "Rating", "alternateName": label(finding.verdict, language)}
    if finding.rating is not None:
        rating.update(ratingValue=finding.rating, bestRating=5, worstRating=1)
    claim = _given(
        {
            "@type": "Claim",
            "text": finding.claim.surface,
            "appearance": {"@type": "CreativeWork", "url": url} if url else None,
        }
    )
    return _given(
        {
            "@context": _CONTEXT,
            "@type": "ClaimReview",
            "claimReviewed": finding.claim.surface,
            "itemReviewed": claim,
            "reviewRating": rating,
            "reviewBody": finding.reason(language),
            "reviewAspect": finding.kind,
            "inLanguage": language,
            "temporalCoverage": finding.on.isoformat(),
            "author": _given({"@type": "Organization", "name": author.strip(), "url": author_url}),
            "datePublished": published.isoformat() if isinstance(published, date) else published,
            "citation": [_cited(citation) for citation in finding.sources],
        }
    )


def _cited(citation: Citation) -> Json:
    work = _work(citation.source)
    return {**work, "pagination": citation.locator} if citation.locator else work


def _work(source: Source) -> dict[str, Json]:
    return _given(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "datePublished": source.published,
            "url": source.url,
        }
    )


def _given(values: Mapping[str, Json]) -> dict[str, Json]:
    """Leave out what is not known."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def news_article(article: Article, *, url: str = "", dataset: Dataset | None = None) -> dict[str, Json]:
    """Write an article as a schema.org ``NewsArticle`` with the words it quotes and the places it names.

    Args:
        article: The article.
        url: Its address.
        dataset: Another data set than the shipped one.

    Returns:
        Plain JSON values.

    """
    data = dataset or Dataset.bundled()
    return _given(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "headline": article.title.surface if article.title else None,
            "inLanguage": article.language,
            "datePublished": article.published,
            "dateline": article.source_label.surface if article.source_label else None,
            "url": url,
            "articleBody": article.text,
            "about": [_event(article, number) for number in range(len(article.events))],
            "mentions": [*_places(article.mentions, data), *map(_person, article.people)],
            "hasPart": [_quotation(quote, article) for quote in article.quotes],
        }
    )


def _event(article: Article, number: int) -> Json:
    event = article.events[number]
    return _given(
        {
            "@type": "Event",
            "name": event.surface,
            "startDate": event.when.iso_start if event.when else None,
            "endDate": event.when.iso_end if event.when else None,
            "location": {"@type": "Place", "name": event.place.surface} if event.place else None,
        }
    )


def _places(mentions: Iterable[Mention], data: Dataset) -> Iterator[Json]:
    """Yield each place once, in the order in which the text first names it."""
    for kind, identifier in dict.fromkeys((each.kind, each.id) for each in mentions):
        if kind == "country":
            yield _country_reference(data.member(identifier))
        elif kind == "city":
            yield _city_reference(data.city(identifier))


def _country_reference(member: Member) -> dict[str, Json]:
    return _given(
        {
            "@type": "Country",
            "name": member.name,
            "identifier": member.alpha_2,
            "sameAs": _item(member.wikidata_id),
        }
    )


def _city_reference(city: City) -> dict[str, Json]:
    return _given(
        {"@type": "City", "name": city.name, "identifier": city.id, "sameAs": _item(city.wikidata_id)}
    )


def _item(identifier: str) -> str:
    return f"{_ITEM}{identifier}" if identifier else ""


def _person(person: ArticlePerson) -> Json:
    return _given({"@type": "Person", "name": person.canonical_name, "jobTitle": person.role})


def _quotation(quote: Quote, article: Article) -> Json:
    speaker = next((person for person in article.people if person.id == quote.speaker_id), None)
    named = quote.speaker.surface if quote.speaker else ""
    creator: Json = _person(speaker) if speaker else {"@type": "Person", "name": named} if named else None
    return _given({"@type": "Quotation", "text": quote.surface, "creator": creator})


def data_graph(dataset: Dataset | None = None) -> dict[str, Json]:
    """Write the data set as one JSON-LD graph: members, capitals, cities, summits, offices and smart city projects.

    Args:
        dataset: Another data set than the shipped one.

    Returns:
        Plain JSON values: a description of the data set with version and licences, then an object for each record.

    Examples:
        >>> graph = data_graph()["@graph"]
        >>> graph[0]["@type"], len([item for item in graph if item["@type"] == "Country"])
        ('Dataset', 11)

    """
    data = dataset or Dataset.bundled()
    return {
        "@context": {
            "@vocab": f"{_CONTEXT}/",
            "capital": {"@id": _CAPITAL},
            **{name: {"@type": "@id"} for name in ("url", "license", "sameAs")},
        },
        "@graph": [
            _data_set(data),
            _organisation(data),
            *(_country(member, data) for member in data.members),
            *(_city(city, data) for city in data.cities),
            *(_summit(summit, data) for summit in data.summits),
            *_projects(data.projects, data),
            *({"@id": _source_id(source), **_work(source)} for source in data.sources),
        ],
    }


def _data_set(data: Dataset) -> Json:
    descriptor = json.loads(data.package.text)
    return _given(
        {
            "@type": "Dataset",
            "@id": "#dataset",
            "name": descriptor.get("title"),
            "description": descriptor.get("description"),
            "version": data.package.version,
            "temporalCoverage": f"../{data.package.as_of.isoformat()}",
            "license": [licence["path"] for licence in descriptor.get("licenses", [])],
        }
    )


def _organisation(data: Dataset) -> Json:
    memberships: list[Json] = [
        _role("member", {"@id": _member_id(data.member(span.member))}, span.role, span.begins, span.until)
        for span in data.memberships
        if span.verification != "unverified"
    ]
    chairs: list[Json] = [
        {
            "@type": "OrganizationRole",
            "member": {"@id": _member_id(data.member(chair.member))},
            "roleName": "chair",
            "startDate": str(chair.year),
            "endDate": str(chair.year),
        }
        for chair in data.chairs
    ]
    secretaries: list[Json] = [
        _role(
            "employee",
            {
                "@type": "Person",
                "name": term.name,
                "nationality": {"@id": _member_id(data.member(term.member))},
            },
            "Secretary-General",
            term.since,
            term.until,
        )
        for term in data.secretaries_general
    ]
    return {
        "@type": "Organization",
        "@id": _ASEAN,
        "name": "Association of Southeast Asian Nations",
        "alternateName": "ASEAN",
        "member": [*memberships, *chairs],
        "employee": secretaries,
    }


def _role(
    relation: str,
    holder: Json,
    name: str,
    since: date | None,
    until: date | None,
    kind: str = "OrganizationRole",
) -> dict[str, Json]:
    """Return a dated relation. Its end is the first day on which it holds no more, as everywhere in the data."""
    return _given(
        {
            "@type": kind,
            relation: holder,
            "roleName": name,
            "startDate": since.isoformat() if since else None,
            "endDate": until.isoformat() if until else None,
        }
    )


def _country(member: Member, data: Dataset) -> Json:
    capitals = [capital for capital in data.capitals if capital.member == member.alpha_2]
    return _given(
        {
            "@id": _member_id(member),
            **_country_reference(member),
            "identifier": [
                _code("ISO 3166-1 alpha-2", member.alpha_2),
                _code("ISO 3166-1 alpha-3", member.alpha_3),
                _code("ISO 3166-1 numeric", member.numeric),
            ],
            "alternateName": _alternate_names(member.names),
            "capital": [_capital(capital, data) for capital in capitals],
            "subjectOf": _references(member.sources),
        }
    )


def _code(system: str, code: str) -> Json:
    return {"@type": "PropertyValue", "propertyID": system, "value": code}


def _capital(capital: Capital, data: Dataset) -> Json:
    city: Json = {"@id": _city_id(data.city(capital.city))}
    return _role("capital", city, capital.role, capital.begins, capital.until, "Role")


def _alternate_names(names: Iterable[Name]) -> Json:
    return [{"@language": name.language, "@value": name.name} for name in names if name.preferred]


def _references(citations: Iterable[Citation]) -> Json:
    return [
        {"@id": identifier} for identifier in dict.fromkeys(_source_id(each.source) for each in citations)
    ]


def _city(city: City, data: Dataset) -> Json:
    point: Json = (
        {"@type": "GeoCoordinates", "latitude": city.latitude, "longitude": city.longitude}
        if city.latitude is not None
        else None
    )
    return _given(
        {
            "@id": _city_id(city),
            **_city_reference(city),
            "alternateName": _alternate_names(city.names),
            "containedInPlace": {"@id": _member_id(data.member(city.member))},
            "geo": point,
            "subjectOf": _references(city.sources),
        }
    )


def _summit(summit: Summit, data: Dataset) -> Json:
    place: Json = {
        "@type": "Place",
        "name": summit.city,
        "containedInPlace": {"@id": _member_id(data.member(summit.member))},
    }
    return _given(
        {
            "@type": "Event",
            "@id": f"#summit-{summit.id}",
            "name": str(summit),
            "startDate": summit.start.isoformat(),
            "endDate": summit.end.isoformat(),
            "organizer": {"@id": _ASEAN},
            "location": place if summit.city else None,
            "subjectOf": _references(summit.sources),
        }
    )


def _projects(projects: Iterable[Project], data: Dataset) -> Iterator[Json]:
    """Yield each project once, with the name and focus area of its latest report."""
    latest = {project.project_id: project for project in projects}
    for identifier, project in sorted(latest.items()):
        yield {
            "@type": "Project",
            "@id": f"#project-{identifier}",
            "name": project.name,
            "keywords": project.focus_area,
            "location": {"@id": _city_id(data.city(project.city))},
            "subjectOf": _references(project.sources),
        }


def _member_id(member: Member) -> str:
    return f"#member-{member.alpha_2}"


def _city_id(city: City) -> str:
    return f"#city-{city.id}"


def _source_id(source: Source) -> str:
    return f"#source-{source.id}"
