"""The data, and what was found in texts, in the forms other programs read.

>>> from aseanfacts.text.claims import check_claims
>>> from aseanfacts.export import claim_review
>>> [finding] = check_claims("Ibu kota Laos: Hanoi")
>>> claim_review(finding, author="Redaksi")["reviewRating"]["alternateName"]
'False'

Everything here takes records and returns plain JSON values, text or bytes; only :func:`export_tables` writes files.
"""

from aseanfacts.export.annotations import (
    Selector,
    TextPositionSelector,
    TextQuoteSelector,
    anchor,
    from_utf16,
    selectors,
    to_utf16,
)
from aseanfacts.export.findings import CheckedText, finding_objects, github_annotations, sarif_log
from aseanfacts.export.geojson import city_features
from aseanfacts.export.schema_org import MissingAuthorError, claim_review, data_graph, news_article
from aseanfacts.export.tables import MissingPackageError, TableFormat, export_tables, tables_as

__all__ = [
    "CheckedText",
    "MissingAuthorError",
    "MissingPackageError",
    "Selector",
    "TableFormat",
    "TextPositionSelector",
    "TextQuoteSelector",
    "anchor",
    "city_features",
    "claim_review",
    "data_graph",
    "export_tables",
    "finding_objects",
    "from_utf16",
    "github_annotations",
    "news_article",
    "sarif_log",
    "selectors",
    "tables_as",
    "to_utf16",
]
