"""What is asked of a column of names, whatever engine holds it.

An adapter reduces its column to distinct values, lets a :class:`Question` place them, asks once for each place that occurs,
and takes the answers back to the rows. A column of dates is reduced in the same way: between two days on which something
changed, all days have the same answer. The answers are those of the scalar functions, because they are asked for them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from aseanfacts import _index
from aseanfacts.errors import InvalidDateError, NotCoveredError
from aseanfacts.lookup import _day, capital_of, is_member, normalize_country
from aseanfacts.matching import ColumnTypeError, InColumnError, PlaceKind, names_of, resolve_many

if TYPE_CHECKING:
    from aseanfacts.lookup import CodeOrNameSet

__all__ = [
    "Answer",
    "ColumnDateError",
    "Question",
    "capital",
    "city",
    "country",
    "membership",
    "periods",
    "width",
]

Answer: TypeAlias = "str | bool | None"


class ColumnDateError(InColumnError, InvalidDateError):
    """A column of dates that holds something else.

    Attributes:
        query: The value.
        row: Where it first stands, counted from 0; in engines that split a column, within the part at hand.
    """

    def _message(self) -> str:
        return f"row {self.row}: {super()._message()}"


@frozen
class Question:
    """Something to ask of every place a column names.

    Places and periods have fixed numbers, so that parts of a column, read one after another, fit together. Number 0 is no place,
    and the unknown day.

    Attributes:
        kind: Which places: members or cities.
        ask: The scalar function, from a code or id to the answer; with a column of dates also of ``on``.
        absent: The answer for what names no place.
    """

    kind: PlaceKind
    ask: Callable[..., Answer]
    absent: Answer = None

    @property
    def is_yes_or_no(self) -> bool:
        """Whether the answers are booleans, not texts."""
        return self.absent is not None

    def numbers(self, texts: Iterable[object]) -> list[int]:
        """Number the places that distinct values name.

        Args:
            texts: The distinct values of a column.

        Returns:
            For each value the number of its place.

        Raises:
            ColumnTypeError: If a value is not text; its row is that among the distinct values.

        """
        distinct = texts if isinstance(texts, list) else list(texts)
        # Engines that stream hand over many parts with much the same texts; among very many, few come again soon.
        if len(distinct) > MOST_REPEATED:
            return self.numbers_at_once(distinct)
        known = _remembered[self.kind]
        try:
            found = list(map(known.get, distinct))
        except TypeError:  # what has no hash is no text: the error tells which
            return self.numbers_at_once(distinct)
        rows = [row for row, number in enumerate(found) if number is None]
        if rows:
            try:
                new = self.numbers_at_once([distinct[row] for row in rows])
            except ColumnTypeError as error:
                raise error.at(rows[error.row]) from None
            if len(known) + len(rows) > _MOST_REMEMBERED:
                known.clear()
            for row, number in zip(rows, new, strict=True):
                found[row] = known[distinct[row]] = number
        return found  # type: ignore[return-value]  # no row is left open

    def numbers_at_once(self, texts: list[object]) -> list[int]:
        """Number the places as :meth:`numbers` does, without remembering."""
        number: dict[str | None, int] = {place: at for at, place in enumerate(_places(self.kind), 1)}
        number[None] = 0
        return list(map(number.__getitem__, resolve_many(texts, kind=self.kind)))

    def numbers_by_key(self) -> dict[str, int]:
        """Number the places by match keys, -1 where a key does not tell, as :meth:`aseanfacts.names.Names.by_key` has them."""
        number = {place: at for at, place in enumerate(_places(self.kind), 1)}
        return {key: number.get(place, -1) for key, place in names_of(self.kind).by_key().items()}

    def answers(self, occurring: Iterable[int] | None = None) -> list[Answer]:
        """Answer for places.

        Args:
            occurring: Their numbers; by default all.

        Returns:
            The answer at each number, at 0 that for no place; None at those that do not occur.

        """
        places = _places(self.kind)
        wanted = set(range(len(places) + 1) if occurring is None else occurring)
        return [
            self.absent,
            *(self.ask(place) if number in wanted else None for number, place in enumerate(places, 1)),
        ]

    def dated_answers(self, occurring: Iterable[int]) -> list[Answer]:
        """Answer for places on days.

        Args:
            occurring: Pairs, each as ``number of the place * width() + number of the period``.

        Returns:
            The answer at each pair; None for one that does not occur or has no day.

        """
        places, days = _places(self.kind), _first_days()
        table: list[Answer] = [None] * ((len(places) + 1) * width())
        for pair in occurring:
            place, period = divmod(pair, width())
            if period:
                table[pair] = self.ask(places[place - 1], on=days[period - 1]) if place else self.absent
        return table


MOST_REPEATED = 16_384
_MOST_REMEMBERED = 65_536
_remembered: dict[PlaceKind, dict[object, int]] = {"member": {}, "city": {}}


def _places(kind: PlaceKind) -> list[str]:
    return sorted(_index.MEMBERS if kind == "member" else _index.CITIES)


def _first_days() -> list[str]:
    """Return the first day of each period in which no membership and no capital changes."""
    spans = [
        span[:2]
        for table in (_index.MEMBERSHIPS, _index.CAPITALS)
        for spans in table.values()
        for span in spans
    ]
    return sorted({date.min.isoformat(), *(day for span in spans for day in span if day)})


def width() -> int:
    """Return how many numbers periods have."""
    return len(_first_days()) + 1


def periods(days: Iterable[object]) -> list[int]:
    """Number the periods, in which nothing changes, that distinct days fall into.

    Args:
        days: Dates, or texts ``YYYY-MM-DD``; None is an unknown day.

    Returns:
        For each day the number of its period; 0 for the unknown day.

    Raises:
        ColumnDateError: If a value is neither; its row is that among the distinct values.

    Examples:
        >>> before, unknown, after, later = periods(["2025-10-25", None, "2025-10-26", "2025-12-31"])
        >>> before < after == later, unknown
        (True, 0)

    """
    first_days = _first_days()
    return [
        0 if value is None else bisect_right(first_days, _checked_day(value, row))
        for row, value in enumerate(days)
    ]


def _checked_day(value: object, row: int) -> str:
    try:
        if isinstance(value, (str, date)):
            return _day(value)
    except ValueError:  # also an InvalidDateError, which knows no row
        pass
    raise ColumnDateError(value, "date", row=row)


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
