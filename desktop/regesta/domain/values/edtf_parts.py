"""One date of an EDTF expression: a year, month, day, season, or a date with unspecified digits."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from typing_extensions import override

from regesta.domain.values.kind import ValueProblem

_MOMENT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%]?)", re.ASCII)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}

EXAMPLES = "2024, 2024-05, 2024-05-06, 2024-05~, 201X, 2010/2012, 2010/.., [2024-04-21..2024-04-28] or [2023,2024]"


class Precision(IntEnum):
    """How much of a date is known; the larger, the more."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """A single date as it was written; `XX` and `X` are digits that nobody specified.

    Attributes:
        year: four characters, the last one or two may be `X`.
        month: `01`–`12`, a season `21`–`24`, `XX`, or empty.
        day: `01`–`31`, `XX`, or empty.
        qualifier: empty, `~` approximate, `?` uncertain, `%` both.
    """

    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""

    @staticmethod
    def parse(text: str) -> Moment:
        """A moment from its EDTF text.

        Raises:
            ValueProblem: it is none, or a day that the calendar does not have.
        """
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise ValueProblem(f"“{text[:60]}” is no date; write {EXAMPLES}")
        moment = Moment(match[1], match[2] or "", match[3] or "", match[4])
        moment._check(text)
        return moment

    def _check(self, text: str) -> None:
        if self.year == "0000":
            raise ValueProblem(f"“{text}” has the year 0; years run from 0001 to 9999")
        if "X" in self.year and (self.month or self.day) and (self.month, self.day) not in {("XX", ""), ("XX", "XX")}:
            raise ValueProblem(f"“{text}” has a month but no full year; write the year in full or leave the month out")
        if self.month == "XX" and self.day not in {"", "XX"}:
            raise ValueProblem(f"“{text}” has a day but no month; write XX for the day too")
        if self.month.isdigit():
            self._check_month(text, int(self.month))

    def _check_month(self, text: str, month: int) -> None:
        season = month in _SEASON_MONTHS
        if not season and not 1 <= month <= 12:
            raise ValueProblem(f"“{text}” has the month {self.month}; months run from 01 to 12, seasons from 21 to 24")
        if season and self.day:
            raise ValueProblem(f"“{text}” has a season and a day; leave one out")
        if self.day.isdigit() and not 1 <= int(self.day) <= monthrange(int(self.year), month)[1]:
            raise ValueProblem(f"“{text}” has the day {self.day}, which that month does not have; correct it")

    @override
    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier

    @property
    def precision(self) -> Precision:
        """How much of the date is known, unspecified digits not counted."""
        if self.day.isdigit():
            return Precision.DAY
        if self.month.isdigit():
            return Precision.SEASON if int(self.month) in _SEASON_MONTHS else Precision.MONTH
        unspecified = self.year.count("X")
        return (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[unspecified]

    @property
    def approximate(self) -> bool:
        """Marked `~` or `%`."""
        return self.qualifier in {"~", "%"}

    @property
    def uncertain(self) -> bool:
        """Marked `?` or `%`."""
        return self.qualifier in {"?", "%"}

    @property
    def earliest(self) -> date:
        """The first day that the date can mean; an approximate date is taken at its word."""
        year = max(1, int(self.year.replace("X", "0")))
        return date(year, self._months()[0], int(self.day) if self.day.isdigit() else 1)

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        year, month = int(self.year.replace("X", "9")), self._months()[1]
        if self.day.isdigit():
            return date(year, month, int(self.day))
        if month < 12:
            return date(year, month + 1, 1) - timedelta(days=1)
        if month == 12 or year == date.max.year:
            return date(year, 12, 31)
        return date(year + 1, month - 11, 1) - timedelta(days=1)  # a winter ends in the next year

    def _months(self) -> tuple[int, int]:
        """First and last month, the last counted on past 12 into the next year."""
        if not self.month.isdigit():
            return 1, 12
        month = int(self.month)
        return _SEASON_MONTHS.get(month, (month, month))


def day(value: date) -> Moment:
    """The moment of one day."""
    return Moment(f"{value.year:04d}", f"{value.month:02d}", f"{value.day:02d}")
