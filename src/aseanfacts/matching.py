"""Many names at once: which of them name a place, and what becomes of the rest.

:func:`resolve_many` is the kernel under every adapter for columns: it takes the distinct values of a column and answers each
as :func:`aseanfacts.normalize_country` or :func:`aseanfacts.normalize_city` would, many times faster than one call a value.
:func:`match_report` tells a person what a column holds before it is trusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from attrs import frozen

from aseanfacts import _index
from aseanfacts.city_names import CityNames
from aseanfacts.errors import AseanfactsError
from aseanfacts.lookup import _cities, _members, _text, normalize_country
from aseanfacts.member_names import MemberNames
from aseanfacts.names import pieces
from aseanfacts.normalize import match_keys, normalize_name

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = [
    "ColumnTypeError",
    "InColumnError",
    "Match",
    "MatchReport",
    "PlaceKind",
    "city_ids",
    "match_report",
    "member_codes",
    "names_city",
    "names_member",
    "names_of",
    "resolve_many",
]

PlaceKind: TypeAlias = Literal["member", "city"]

_BATCH = 4096


class InColumnError(AseanfactsError):
    """Something wrong with one row of a column.

    Attributes:
        query: The value.
        row: Where it first stands, counted from 0; in engines that split a column, within the part at hand.
    """

    def __init__(
        self,
        query: object,
        kind: str = "",
        candidates: tuple[str, ...] | None = (),
        detail: str = "",
        row: int = 0,
    ) -> None:
        super().__init__(query, kind, candidates, detail)
        self.row = row

    def at(self: _InColumn, row: int) -> _InColumn:
        """Return the same error for another row."""
        return type(self)(self.query, self.kind, self._candidates, self.detail, row)

    def __reduce__(self) -> tuple[Callable[..., InColumnError], tuple[object, ...]]:
        return type(self), (self.query, self.kind, self._candidates, self.detail, self.row)


_InColumn = TypeVar("_InColumn", bound=InColumnError)


class ColumnTypeError(InColumnError, TypeError):
    """A column that holds something other than text, such as a list, bytes or a number.

    Attributes:
        query: The value.
        row: Where it first stands, counted from 0; in engines that split a column, within the part at hand.
    """

    def _message(self) -> str:
        hint = " (codes are text: '096')" if isinstance(self.query, (int, float)) else ""
        return f"row {self.row} holds {_shown(self.query)}, of type {type(self.query).__name__}; names are text{hint}"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def resolve_many(values: Iterable[object], *, kind: PlaceKind = "member") -> list[str | None]:
    """Find what each of many texts names.

    The answers are those of :func:`aseanfacts.normalize_country` or :func:`aseanfacts.normalize_city`, in the order of the
    values. Repeated values are allowed, but a caller with millions of rows should ask for the distinct ones.

    Args:
        values: Names, codes or records; None, NaN and ``""`` name nothing.
        kind: ``"member"`` or ``"city"``.

    Returns:
        For each value the alpha-2 code or the city's id, or None.

    Raises:
        ColumnTypeError: If a value is none of these; it names the row and the value.
        ValueError: If ``kind`` is neither.

    Examples:
        >>> resolve_many(["Filipina", "VIETNAM", "Papua", None])
        ['PH', 'VN', None, None]
        >>> resolve_many(["Saigon", "Hà Nội"], kind="city")
        ['ho-chi-minh-city', 'hanoi']

    """
    names = names_of(kind)
    column = values if isinstance(values, list) else list(values)
    found: list[str | None] = []
    for start in range(0, len(column), _BATCH):
        found += _resolve_batch(names, _texts(column[start : start + _BATCH], start, kind))
    return found


def _texts(values: list[Any], start: int, kind: PlaceKind) -> list[str]:
    try:
        "".join(values)  # the quickest proof that all are texts
    except TypeError:
        return [_as_text(value, row, kind) for row, value in enumerate(values, start)]
    return values


def _resolve_batch(names: MemberNames | CityNames, texts: list[str]) -> list[str | None]:
    by_key = names.by_key()
    keys = match_keys(texts)
    found: list[str | None] = list(map(by_key.get, keys))
    first_pieces: dict[int, str] = {}
    for row in [row for row, place in enumerate(found) if not place]:
        text = texts[row]
        if found[row] is not None:
            found[row] = names.find(text)
        elif isinstance(names, CityNames):
            found[row] = names.find_by_rule(text, keys[row])
        elif place := names.find_styled(keys[row]):
            found[row] = place
        elif apart := pieces(text):
            first_pieces[row] = apart[0]
    # Of most texts that fall into pieces, the first names nothing.
    for row, key in zip(first_pieces, match_keys(list(first_pieces.values())), strict=True):
        if key in by_key:
            found[row] = names.find_by_rule(texts[row], keys[row])
    return found


def names_of(kind: PlaceKind) -> MemberNames | CityNames:
    """Return the finder of one kind of place."""
    if kind not in ("member", "city"):
        raise ValueError(f"unknown kind {kind!r}; choose member or city")
    return _members if kind == "member" else _cities


def _as_text(value: Any, row: int, kind: PlaceKind) -> str:
    try:
        return _text(value, "alpha_2" if kind == "member" else "id")
    except TypeError:
        raise ColumnTypeError(value, kind, row=row) from None


def names_member(value: object) -> bool:
    """Tell whether a value is text that names a member of ASEAN: a predicate for checks of data quality.

    Unlike :func:`aseanfacts.is_member` it asks nothing of dates, and it raises for no value at all.

    Args:
        value: Anything.

    Returns:
        True if :func:`aseanfacts.normalize_country` has an answer.

    Examples:
        >>> names_member("Burma"), names_member("Papua"), names_member(None), names_member([])
        (True, False, False, False)

    """
    return _names_place(value, "member")


def names_city(value: object) -> bool:
    """Tell whether a value is text that names a capital or smart city: a predicate for checks of data quality.

    Args:
        value: Anything.

    Returns:
        True if :func:`aseanfacts.normalize_city` has an answer.

    Examples:
        >>> names_city("Saigon"), names_city("Kota"), names_city(7)
        (True, False, False)

    """
    return _names_place(value, "city")


def _names_place(value: object, kind: PlaceKind) -> bool:
    try:
        return resolve_many([value], kind=kind)[0] is not None
    except ColumnTypeError:
        return False


def member_codes(to: CodeOrNameSet = "alpha_2") -> frozenset[str]:
    """Return the eleven codes or names of one set: what a clean column may hold.

    Args:
        to: As for :func:`aseanfacts.normalize_country`.

    Returns:
        The set.

    Raises:
        ValueError: If ``to`` is no such set.

    Examples:
        >>> sorted(member_codes("alpha_3"))[:3]
        ['BRN', 'IDN', 'KHM']

    """
    return frozenset(str(normalize_country(code, to=to)) for code in _index.MEMBERS)


def city_ids() -> frozenset[str]:
    """Return the ids of all cities: what a clean column may hold.

    Returns:
        The set.

    Examples:
        >>> "phnom-penh" in city_ids()
        True

    """
    return frozenset(_index.CITIES)


@frozen
class Match:
    """One distinct value of a column and what it names.

    Attributes:
        value: The value.
        count: How many rows hold it.
        answer: The alpha-2 code or city id it names, or None.
        kind: ``"member"`` or ``"city"``.
    """

    value: str
    count: int
    answer: str | None
    kind: PlaceKind

    @property
    def status(self) -> Literal["matched", "unmatched", "ambiguous"]:
        """Whether the value names one place, none, or several."""
        if self.answer is not None:
            return "matched"
        return "ambiguous" if self._several else "unmatched"

    @property
    def candidates(self) -> tuple[str, ...]:
        """What the value may mean: the codes or ids of several places, or names that come near."""
        if self.answer is not None:
            return ()
        if self._several:
            return self._several
        # Ranking is costly and rarely wanted: it loads only when somebody reads the candidates.
        from aseanfacts.suggestions import suggest

        return suggest(self.value, self.kind)

    @property
    def _several(self) -> tuple[str, ...]:
        ambiguous = _index.AMBIGUOUS_MEMBERS if self.kind == "member" else _index.AMBIGUOUS_CITIES
        return tuple(ambiguous.get(normalize_name(self.value), ())) if ambiguous else ()

    def __str__(self) -> str:
        return self.value


@frozen
class MatchReport:
    """What a column holds: each distinct value once, with its count and what it names.

    Attributes:
        lines: The distinct values, in the order in which they first stand.
        missing: How many rows hold nothing: None, NaN or the empty text.
        kind: ``"member"`` or ``"city"``.

    Examples:
        >>> report = match_report(["Filipina", "Papua", "Indonsia", "Papua", None])
        >>> [str(line) for line in report.unmatched]
        ['Papua', 'Indonsia']
        >>> print(report)
        5 rows: 1 matched, 3 unmatched, 0 ambiguous, 1 missing
        unmatched: 'Papua' (2)
        unmatched: 'Indonsia' (1), perhaps Indonesia

    """

    lines: tuple[Match, ...]
    missing: int = 0
    kind: PlaceKind = "member"

    @classmethod
    def from_counts(cls, counts: Iterable[tuple[object, int]], *, kind: PlaceKind = "member") -> MatchReport:
        """Make the report of a column whose distinct values have been counted, as databases do.

        Args:
            counts: Each distinct value with its number of rows.
            kind: ``"member"`` or ``"city"``.

        Returns:
            The report.

        Raises:
            ColumnTypeError: If a value is not text; its row is that of the counts.

        """
        pairs = list(counts)
        answers = resolve_many([value for value, _ in pairs], kind=kind)
        attribute = "alpha_2" if kind == "member" else "id"
        lines = []
        missing = 0
        for (value, count), answer in zip(pairs, answers, strict=True):
            text = _text(value, attribute)
            if text:
                lines.append(Match(text, count, answer, kind))
            else:
                missing += count
        return cls(tuple(lines), missing, kind)

    @property
    def matched(self) -> tuple[Match, ...]:
        """The values that name one place."""
        return self._of("matched")

    @property
    def unmatched(self) -> tuple[Match, ...]:
        """The values that name nothing."""
        return self._of("unmatched")

    @property
    def ambiguous(self) -> tuple[Match, ...]:
        """The values that name several places."""
        return self._of("ambiguous")

    def _of(self, status: str) -> tuple[Match, ...]:
        return tuple(line for line in self.lines if line.status == status)

    @property
    def rows(self) -> int:
        """How many rows the column has."""
        return self.missing + sum(line.count for line in self.lines)

    def as_rows(self) -> list[dict[str, object]]:
        """Return the lines as plain rows, to make a table of: value, count, status, answer, candidates.

        Returns:
            One row a distinct value.

        Examples:
            >>> match_report(["Laos", "Laos"]).as_rows()
            [{'value': 'Laos', 'count': 2, 'status': 'matched', 'answer': 'LA', 'candidates': ''}]

        """
        return [
            {
                "value": line.value,
                "count": line.count,
                "status": line.status,
                "answer": line.answer,
                "candidates": "; ".join(line.candidates),
            }
            for line in self.lines
        ]

    def __str__(self) -> str:
        counts: Counter[str] = Counter()
        for line in self.lines:
            counts[line.status] += line.count
        numbers = ", ".join(
            f"{counts[status]:,} {status}" for status in ("matched", "unmatched", "ambiguous")
        )
        troubled = [line for line in self.lines if line.answer is None]
        shown = sorted(troubled, key=lambda line: -line.count)[:20]
        rest = [f"… and {len(troubled) - 20:,} more values"] if len(troubled) > 20 else []
        return "\n".join(
            [f"{self.rows:,} rows: {numbers}, {self.missing:,} missing", *map(_line, shown), *rest]
        )


def _line(line: Match) -> str:
    near = f", perhaps {' or '.join(line.candidates)}" if line.candidates else ""
    return f"{line.status}: {_shown(line.value)} ({line.count:,}){near}"


def match_report(values: Iterable[object], *, kind: PlaceKind = "member") -> MatchReport:
    """Report what a column of names holds: matched, unmatched, ambiguous, with counts and candidates.

    Args:
        values: Names, codes or records; None, NaN and ``""`` are missing. Every adapter has its own, faster form
            for its engine's columns.
        kind: ``"member"`` or ``"city"``.

    Returns:
        The report, one line a distinct value, in the order in which they first stand.

    Raises:
        ColumnTypeError: If a value is not text; it names the row and the value.

    Examples:
        >>> report = match_report(["Burma", "Myanmar", "Burma", "Indochina"])
        >>> [(line.value, line.count, line.answer) for line in report.lines]
        [('Burma', 2, 'MM'), ('Myanmar', 1, 'MM'), ('Indochina', 1, None)]

    """
    column = list(values)
    for row, value in enumerate(column):
        if not isinstance(value, str):
            _as_text(value, row, kind)
    return MatchReport.from_counts(Counter(column).items(), kind=kind)
