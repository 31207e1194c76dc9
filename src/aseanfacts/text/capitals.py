"""The claims of a text about capitals, told in lists and in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from aseanfacts.text.model import Claim
from aseanfacts.text.pairs import list_claims
from aseanfacts.text.reading import Reading
from aseanfacts.text.sentences import sentence_claims

__all__ = ["capital_claims"]


def capital_claims(reading: Reading) -> Iterator[Claim]:
    """Yield the claims of a text about capitals; where a list and a sentence claim the same slot, the list's.

    Args:
        reading: The text.

    Yields:
        The claims, those of lists before those of sentences.

    """
    taken: set[int] = set()
    for source in (list_claims, sentence_claims):
        for claim in source(reading):
            slots = {slot.start for slot in (claim.country, claim.capital) if slot}
            if not slots & taken:
                taken |= slots
                yield claim
