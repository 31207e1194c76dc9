"""What can go wrong when asking about ASEAN, as one small family of exceptions.

Every error says what was asked, of which kind of thing, and which known names come near:

>>> from aseanfacts import capital_of
>>> from aseanfacts.errors import UnknownNameError
>>> try:
...     capital_of("Indonsia")
... except UnknownNameError as error:
...     print(error)
...     print(error.candidates[0])
'Indonsia' names no ASEAN member. Did you mean 'Indonesia'?
Indonesia
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "AmbiguousNameError",
    "AseanfactsError",
    "DataError",
    "InvalidDateError",
    "NotCoveredError",
    "UnknownLanguageError",
    "UnknownNameError",
]

_KINDS = {
    "member": "ASEAN member",
    "city": "capital or smart city",
    "entity": "ASEAN member, capital or smart city",
}
_LONGEST_SHOWN = 120


class AseanfactsError(Exception):
    """The base of every error this package raises on purpose.

    Attributes:
        query: What was asked, as given.
        kind: What kind of thing was looked for, such as ``"member"``, ``"city"`` or ``"language"``.
        candidates: Known answers that come near, best first; computed when first read.
    """

    _candidates: tuple[str, ...] | None

    def __init__(
        self, query: object, kind: str = "", candidates: tuple[str, ...] | None = None, detail: str = ""
    ) -> None:
        super().__init__(query, kind, candidates, detail)
        self.query = query
        self.kind = kind
        self.detail = detail
        self._candidates = candidates

    @property
    def candidates(self) -> tuple[str, ...]:
        """Known answers that come near the query, best first; empty when none does."""
        if self._candidates is None:
            self._candidates = self._find_candidates()
        return self._candidates

    def _find_candidates(self) -> tuple[str, ...]:
        return ()

    @property
    def _shown(self) -> str:
        """The query as the message shows it: not all of a whole book."""
        shown = repr(self.query)
        return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"

    def _message(self) -> str:
        return self.detail or f"{self._shown} cannot be used"

    def __str__(self) -> str:
        return self._message()

    def __reduce__(self) -> tuple[Callable[..., AseanfactsError], tuple[object, ...]]:
        return type(self), (self.query, self.kind, self._candidates, self.detail)


class UnknownNameError(AseanfactsError, LookupError):
    """A text that names no member, city or other thing in the data."""

    def _find_candidates(self) -> tuple[str, ...]:
        # Ranking is costly and rarely wanted: it loads only when somebody reads the candidates.
        from aseanfacts.suggestions import suggest

        return suggest(self.query, self.kind) if isinstance(self.query, str) else ()

    def _message(self) -> str:
        if self.detail:
            return self.detail
        message = f"{self._shown} names no {_KINDS.get(self.kind, self.kind)}."
        return f"{message} Did you mean {self.candidates[0]!r}?" if self.candidates else message


class AmbiguousNameError(AseanfactsError, LookupError):
    """A text that names more than one thing of the kind asked for; ``candidates`` lists them."""

    def _message(self) -> str:
        return f"{self._shown} names more than one {_KINDS.get(self.kind, self.kind)}: {', '.join(self.candidates)}."


class NotCoveredError(AseanfactsError, LookupError):
    """A question the data has no answer to, such as a date before the first recorded capital."""


class UnknownLanguageError(AseanfactsError, LookupError):
    """A language tag that is unknown, or a language in which the data lacks the name asked for.

    ``candidates`` lists the languages in which the name is there.
    """

    def _message(self) -> str:
        if not self.candidates:
            return f"no name in language {self._shown}"
        shown = ", ".join(self.candidates[:12]) + (", …" if len(self.candidates) > 12 else "")
        return f"no {self.detail or 'name'} in language {self._shown}; there is one in: {shown}"


class InvalidDateError(AseanfactsError, ValueError):
    """A value for ``on`` that is neither a date nor text of the exact form ``YYYY-MM-DD``."""

    def _message(self) -> str:
        return self.detail or f"{self._shown} is no date: give a datetime.date or text like '2025-10-26'"


class DataError(AseanfactsError, ValueError):
    """A table that breaks its own schema; the message names the resource, the row and the field."""
