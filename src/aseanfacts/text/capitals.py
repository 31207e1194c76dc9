"""The claims of a text about capitals, told in lists and in sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from aseanfacts.text.flattened import flattened_claims, stacked_claims
from aseanfacts.text.model import Claim
from aseanfacts.text.pairs import bracket_claims, run_claims
from aseanfacts.text.reading import Reading
from aseanfacts.text.rows import loose_row_claims, row_claims, table_claims
from aseanfacts.text.sentences import sentence_claims
from aseanfacts.text.slips import slip_claims

__all__ = ["capital_claims"]


# What is told in so many words goes before what only looks like a list.
_SOURCES = (
    bracket_claims,
    table_claims,
    row_claims,
    sentence_claims,
    loose_row_claims,
    flattened_claims,
    run_claims,
    stacked_claims,
    slip_claims,
)


def capital_claims(reading: Reading) -> Iterator[Claim]:
    """Yield the claims of a text about capitals; where two forms fit one stretch, the plainer.

    Args:
        reading: The text.

    Yields:
        The claims, which do not overlap.

    """
    starts: list[int] = []
    kept: list[Claim] = []
    for source in _SOURCES:
        for claim in source(reading):
            at = bisect_left(starts, claim.end)
            if not at or kept[at - 1].end <= claim.start:
                starts.insert(at, claim.start)
                kept.insert(at, claim)
    yield from kept
