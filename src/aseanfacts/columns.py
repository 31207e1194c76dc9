"""What is asked of a column of names, whatever engine holds it.

An adapter reduces its column to distinct values, lets a :class:`Question` place them, asks once for each place that occurs,
and takes the answers back to the rows. A column of dates is reduced in the same way: between two days on which something
changed, all days have the same answer. The answers are those of the scalar functions, because they are asked for them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from aseanfacts import _index
from aseanfacts.errors import InvalidDateError, NotCoveredError
from aseanfacts.lookup import _day, capital_of, is_member, normalize_country
from aseanfacts.matching import PlaceKind, resolve_many

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = ["Answer", "ColumnDateError", "Question", "capital", "city", "country", "membership"]

Answer: TypeAlias = "str | bool | None"


class ColumnDateError(InvalidDateError):
    """A column of dates that holds something else.

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

    def at(self, row: int) -> ColumnDateError:
        """Return the same error for another row."""
        return ColumnDateError(self.query, self.kind, self._candidates, self.detail, row)

    def _message(self) -> str:
        return f"row {self.row}: {super()._message()}"

    def __reduce__(self) -> tuple[Callable[..., ColumnDateError], tuple[object, ...]]:
        return type(self), (self.query, self.kind, self._candidates, self.detail, self.row)


@frozen
class Question:
    """Something to ask of every place a column names.

    Attributes:
        kind: Which places: members or cities.
        ask: The scalar function, from a code or id to the answer; with a column of dates also of ``on``.
        absent: The answer for what names no place.
    """

    kind: PlaceKind
    ask: Callable[..., Answer]
    absent: Answer = None

    def place(self, texts: Iterable[object]) -> tuple[list[int], list[str]]:
        """Find the places that distinct values name.

        Args:
            texts: The distinct values of a column.

        Returns:
            For each value a position, and the places that occur. Position 0 stands for no place, position 1 for the first.

        Raises:
            ColumnTypeError: If a value is not text; its row is that among the distinct values.

        """
        found = resolve_many(texts, kind=self.kind)
        places = sorted({place for place in found if place is not None})
        position: dict[str | None, int] = {place: number for number, place in enumerate(places, 1)}
        position[None] = 0
        return [position[place] for place in found], places

    def answers(self, places: Iterable[str]) -> list[Answer]:
        """Answer for places.

        Args:
            places: Those that occur.

        Returns:
            The answer at each position; at position 0 that for no place.

        """
        return [self.absent, *map(self.ask, places)]

    def dated_answers(
        self, places: Sequence[str], days: Sequence[str], wanted: Iterable[int]
    ) -> list[Answer]:
        """Answer for places on days.

        Args:
            places: Those that occur.
            days: One for each period that occurs, as :func:`periods` gives them.
            wanted: The pairs that occur: ``position of the place * (len(days) + 1) + position of the day``.

        Returns:
            The answer for each pair; None for one that does not occur or has no day.

        """
        width = len(days) + 1
        table: list[Answer] = [None] * (width * (len(places) + 1))
        for pair in wanted:
            place, day = divmod(pair, width)
            if day:
                table[pair] = self.ask(places[place - 1], on=days[day - 1]) if place else self.absent
        return table


def periods(days: Iterable[object]) -> tuple[list[int], list[str]]:
    """Sort distinct days into the periods in which nothing changes.

    Args:
        days: Dates, or texts ``YYYY-MM-DD``; None is an unknown day.

    Returns:
        For each day a position, and one day for each period that occurs. Position 0 stands for the unknown day.

    Raises:
        ColumnDateError: If a value is neither; its row is that among the distinct values.

    Examples:
        >>> periods(["2025-10-25", None, "2025-10-26", "2025-12-31"])
        ([1, 0, 2, 2], ['2025-10-25', '2025-10-26'])

    """
    changes = _changes()
    position: dict[int, int] = {}
    occurring: list[str] = []
    found = []
    for row, value in enumerate(days):
        if value is None:
            found.append(0)
            continue
        day = _checked_day(value, row)
        period = bisect_right(changes, day)
        if period not in position:
            occurring.append(day)
            position[period] = len(occurring)
        found.append(position[period])
    return found, occurring


def _changes() -> list[str]:
    spans = [
        span[:2]
        for table in (_index.MEMBERSHIPS, _index.CAPITALS)
        for spans in table.values()
        for span in spans
    ]
    return sorted({day for span in spans for day in span if day})


def _checked_day(value: object, row: int) -> str:
    if not isinstance(value, (str, date)):
        raise ColumnDateError(value, "date", row=row)
    try:
        return _day(value)
    except (InvalidDateError, ValueError):
        raise ColumnDateError(value, "date", row=row) from None


def country(to: CodeOrNameSet = "alpha_2") -> Question:
    """Ask which member a text names, as :func:`aseanfacts.normalize_country` does.

    Args:
        to: The code or name set of the answers.

    Returns:
        The question.

    Raises:
        ValueError: If ``to`` is no such set.

    """
    normalize_country("ID", to=to)
    return Question("member", partial(_country, to=to))


def _country(code: str, to: CodeOrNameSet) -> Answer:
    return normalize_country(code, to=to)


def city() -> Question:
    """Ask which city a text names, as :func:`aseanfacts.normalize_city` does."""
    return Question("city", str)


def membership(on: date | str | None = None) -> Question:
    """Ask whether a text names a member of ASEAN, as :func:`aseanfacts.is_member` does.

    Args:
        on: The day; left open for a column of dates.

    Returns:
        The question.

    Raises:
        InvalidDateError: If ``on`` is no date.

    """
    return Question("member", partial(is_member, on=_day(on)), absent=False)


def capital(on: date | str | None = None, language: str = "en") -> Question:
    """Ask for the capital of the member a text names, as :func:`aseanfacts.capital_of` does, None where none is recorded.

    Args:
        on: The day; left open for a column of dates.
        language: The language of the answers.

    Returns:
        The question.

    Raises:
        InvalidDateError: If ``on`` is no date.

    """
    return Question("member", partial(_capital, on=_day(on), language=language))


def _capital(code: str, on: str, language: str) -> Answer:
    try:
        return capital_of(code, on=on, language=language)
    except NotCoveredError:
        return None
