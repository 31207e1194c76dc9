"""The records of a text: spans, places named, claims, verdicts, and the parts of an article.

All offsets count code points of the text they were found in, the end exclusive: ``text[span.start:span.end] == span.surface``.
A span is never empty; what is missing from a text (an empty bracket) is shown by the signs around the gap.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from attrs import frozen

from aseanfacts.model import Citation

__all__ = [
    "Abbreviation",
    "Article",
    "ArticleEvent",
    "ArticleOrganisation",
    "ArticlePerson",
    "ArticlePlace",
    "Claim",
    "ClaimKind",
    "Correction",
    "DateSpan",
    "Finding",
    "Gloss",
    "Mention",
    "Paragraph",
    "Quote",
    "Reason",
    "Scope",
    "Slot",
    "Span",
    "Verdict",
]

MentionKind: TypeAlias = Literal["country", "city", "organisation"]
MentionForm: TypeAlias = Literal["canonical", "exonym", "native", "abbreviation", "misspelt", "historical"]
ParagraphKind: TypeAlias = Literal["title", "lead", "body", "claim-list", "navigation", "caption"]
SlotKind: TypeAlias = Literal["country", "city", "number", "date", "text", "placeholder", "unknown", "empty"]
Scope: TypeAlias = Literal["current", "historical", "planned", "negated", "question"]
ClaimKind: TypeAlias = Literal[
    "capital",
    "membership",
    "member-count",
    "member-list",
    "accession",
    "founding",
    "summit",
    "chair",
    "ascn-count",
    "ascn-city",
    "secretariat",
    "pillars",
]
Verdict: TypeAlias = Literal[
    "correct", "misspelt", "imprecise", "anachronistic", "wrong", "placeholder", "unknown", "not-checkable"
]


@frozen
class Span:
    """A stretch of a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        surface: The characters themselves.
    """

    start: int
    end: int
    surface: str

    def __str__(self) -> str:
        return self.surface


@frozen
class Mention(Span):
    """A place or organisation named in a text.

    Attributes:
        kind: ``country``, ``city`` or ``organisation``.
        id: ISO 3166-1 alpha-2 code, city id or organisation id.
        form: What kind of name was used: ``canonical``, ``exonym``, ``native``, ``abbreviation``, ``misspelt`` or
            ``historical``.
        nested_in: The longer name it is part of. Always None in what :func:`find_mentions` returns: of names inside one another it
            gives the longest alone (of *ASEAN Smart Cities Network* the network, not ASEAN). Whoever adds the shorter names says
            here what they are part of, and readers of claims pass over them.
    """

    kind: MentionKind
    id: str
    form: MentionForm
    nested_in: Span | None = None


@frozen
class Paragraph(Span):
    """A paragraph of an article; between two paragraphs there is only white space.

    Attributes:
        index: Its place among the paragraphs, from 0.
        kind: ``title``, ``lead``, ``body``, ``claim-list``, ``navigation`` or ``caption``.
    """

    index: int
    kind: ParagraphKind


@frozen
class Quote(Span):
    """Words an article gives as somebody's.

    Attributes:
        kind: ``direct`` (with its quotation marks) or ``indirect``.
        speaker: The words that name the speaker; a clitic such as *-nya* counts.
        speaker_id: Id of the person in the article, when the speaker is resolved.
        cue: The word that tells it is a quote: *kata*, *ujar*, *Menurut*, *said*.
        cue_position: Where the cue stands: ``before``, ``after`` or ``inside`` the words quoted.
        paragraph: Index of the paragraph.
    """

    kind: Literal["direct", "indirect"]
    speaker: Span | None
    speaker_id: str | None
    cue: Span | None
    cue_position: Literal["before", "after", "inside"] | None
    paragraph: int


@frozen
class ArticlePerson:
    """A person an article names.

    Attributes:
        id: Id in the table of people, else a slug of the name.
        canonical_name: The name as the table has it, else as the article first gives it.
        role: The office or description the article gives; empty when it gives none.
        mentions: Where the article refers to the person by name.
        misspelling: The spelling the article uses where the table has another; empty when there is nothing to correct.
    """

    id: str
    canonical_name: str
    role: str
    mentions: tuple[Span, ...]
    misspelling: str = ""

    @property
    def start(self) -> int:
        """Offset of the first mention."""
        return self.mentions[0].start

    def __str__(self) -> str:
        return self.canonical_name


@frozen
class ArticleOrganisation:
    """An organisation an article names.

    Attributes:
        id: Slug of the name.
        name: Name as the article first gives it.
        mentions: Where it is named.
    """

    id: str
    name: str
    mentions: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of the first mention."""
        return self.mentions[0].start

    def __str__(self) -> str:
        return self.name


@frozen
class ArticlePlace:
    """A place an article names.

    Attributes:
        id: ISO 3166-1 alpha-2 code or city id; None for a place the data does not know, such as a venue.
        name: Name as the article first gives it.
        kind: ``country``, ``city`` or ``venue``.
        mentions: Where it is named.
    """

    id: str | None
    name: str
    kind: Literal["country", "city", "venue"]
    mentions: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of the first mention."""
        return self.mentions[0].start

    def __str__(self) -> str:
        return self.name


@frozen
class DateSpan(Span):
    """A date or range of dates in a text.

    Attributes:
        iso_start: First day, ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; empty while it is not resolved.
        iso_end: Last day, inclusive, in the same form.
        precision: ``day``, ``month`` or ``year``.
        relative: Whether it needs another date to be resolved: a weekday, *kemarin*.
    """

    iso_start: str
    iso_end: str
    precision: Literal["day", "month", "year"]
    relative: bool = False


@frozen
class ArticleEvent(Span):
    """An event an article reports.

    Attributes:
        name: Its name without number or year.
        ordinal: Its number or year in its series; empty when it has none.
        when: When the article says it was.
        place: Where the article says it was, as written.
    """

    name: str
    ordinal: str
    when: DateSpan | None
    place: Span | None


@frozen
class Abbreviation(Span):
    """An abbreviation.

    Attributes:
        short: The letters.
        long: What they stand for; None when the text does not say.
    """

    short: str
    long: str | None


@frozen
class Gloss(Span):
    """A bracket that says the same in other words: *kota global (global city)*.

    Attributes:
        term: The words explained.
        gloss: The words in the bracket.
        gloss_language: BCP 47 tag of the bracket's language; ``und`` when not known.
    """

    term: str
    gloss: str
    gloss_language: str


@frozen
class Slot(Span):
    """A place in a claim and whatever stands in it, right or wrong.

    Attributes:
        kind: ``country``, ``city``, ``number``, ``date``, ``text``, ``placeholder``, ``unknown`` or ``empty``.
        id: What the whole slot names: an alpha-2 code or city id; a number or date in ISO form; None for none.
        form: The kind of name used, as in :class:`Mention`; empty where it names nothing.
        several: What it names, when that is more than one place.
    """

    kind: SlotKind
    id: str | None = None
    form: str = ""
    several: tuple[str, ...] = ()


@frozen
class Claim(Span):
    """A statement in a text that the data can judge.

    Attributes:
        country: The country's slot; None when the statement names none.
        capital: The capital's slot; None in claims of other kinds.
        pattern: Id of the pattern that found it.
        scope: ``current``, ``historical``, ``planned``, ``negated`` or ``question``.
        asserts_membership: Whether the text says the country is a member of ASEAN.
        kind: What it is about: ``capital``, ``member-count``, ``summit`` …
        values: The other slots, of claims that are not about a capital.
        language: BCP 47 tag of the words around the claim; ``und`` when there are none.
        ground: What makes it a claim about a capital: ``words`` that say so, its ``sisters`` in a list, or ``none``.
    """

    country: Slot | None
    capital: Slot | None
    pattern: str
    scope: Scope
    asserts_membership: bool
    kind: ClaimKind = "capital"
    values: tuple[Slot, ...] = ()
    language: str = "und"
    ground: Literal["words", "sisters", "none"] = "words"


@frozen
class Reason:
    """One line that says why a finding is as it is, in one language."""

    language: str
    text: str

    def __str__(self) -> str:
        return self.text


@frozen
class Correction(Span):
    """What to write instead of a stretch of the text.

    Attributes:
        replacement: The words to put there.
    """

    replacement: str


@frozen
class Finding:
    """A verdict on one claim as of one day.

    Attributes:
        claim: The claim.
        kind: What was judged: the claim's own kind, or ``membership`` for the second finding on a capital claim.
        verdict: The verdict.
        rating: Five for true to one for false; None where the scale does not apply.
        codes: What else there is to say: ``exonym``, ``same-name``, ``country-name-as-capital`` …
        expected: What the data says stands there: a name in the text's language, a number, a date; may be empty.
        on: The day it was judged for.
        reasons: Why, in every language of the table of reasons.
        corrections: What to write instead, and where.
        sources: Where the fact stands.
    """

    claim: Claim
    kind: ClaimKind
    verdict: Verdict
    rating: int | None
    codes: tuple[str, ...]
    expected: str
    on: date
    reasons: tuple[Reason, ...]
    corrections: tuple[Correction, ...]
    sources: tuple[Citation, ...]

    def reason(self, language: str = "en") -> str:
        """Return the reason in a language; empty when the table has none."""
        return next((reason.text for reason in self.reasons if reason.language == language), "")

    def __str__(self) -> str:
        return f"{self.claim.surface}: {self.verdict}"


@frozen
class Article:
    """A text taken apart: every part with its place in ``text``, every tuple by first offset.

    Attributes:
        text: The text, untouched.
        language: BCP 47 tag of its main language.
        title: Its title; None when it has none.
        source_label: The label its lead opens with, such as a dateline.
        paragraphs: Its paragraphs.
        quotes: What it quotes.
        people: Whom it names.
        organisations: Which organisations it names.
        places: Which places it names.
        events: Which events it reports.
        abbreviations: Its abbreviations.
        glosses: Its glosses.
        mentions: Every mention of a country, city or organisation of the data.
        claims: What it claims.
        dates: Its dates.
        published: When it was published, as the caller said: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None when not said.
    """

    text: str
    language: str
    title: Span | None
    source_label: Span | None
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[Quote, ...]
    people: tuple[ArticlePerson, ...]
    organisations: tuple[ArticleOrganisation, ...]
    places: tuple[ArticlePlace, ...]
    events: tuple[ArticleEvent, ...]
    abbreviations: tuple[Abbreviation, ...]
    glosses: tuple[Gloss, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    dates: tuple[DateSpan, ...] = ()
    published: str | None = None

    def __str__(self) -> str:
        return self.title.surface if self.title else self.text[:60]
