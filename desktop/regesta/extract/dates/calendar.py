"""Days, months and EDTF strings, as the date rules need them; knows nothing of texts.

All values are EDTF (level 1 with one-of sets): `2024-05-03`, `2024-05`, `2024`, `A/B`, `A/..`, `[a,b]`, `[a..b]`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905  # reads as a calendar
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each EDTF season; a winter ends in the next year."""
MOST_DAYS = 366
"""The longest anchor, in days, that relative expressions are resolved against."""


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation (`Sept.`, `Aug`)."""
    head = name.strip(". ").casefold()[:3]
    return next(i for i, month in enumerate(MONTHS, 1) if month.casefold().startswith(head))


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for an English weekday or its abbreviation."""
    head = name.strip(". ").casefold()[:3]
    return next(i for i, day in enumerate(WEEKDAYS) if day.casefold().startswith(head))


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_text(year: int, month: int) -> str:
    """`YYYY-MM`, months outside 1 to 12 counted on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def interval(start: str, end: str) -> str:
    """`A/B`, or just `A` where both are the same."""
    return start if start == end else f"{start}/{end}"


def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day that an EDTF value allows; None for none, open or unreadable values."""
    if not value:
        return None
    parts = re.split(r"/|\.\.|,", re.sub(r"[~?%\[\]{}]", "", value))
    first, last = _first_day(parts[0]), _last_day(parts[-1])
    return (first, last) if first and last and first <= last else None


def _numbers(part: str) -> list[int] | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", part.strip())
    return [int(x) for x in match.groups() if x] if match else None


def last_day(month: str) -> date:
    """The last day of a month `YYYY-MM`."""
    year, number = map(int, month.split("-"))
    return date(year, number, monthrange(year, number)[1])


def _first_day(part: str) -> date | None:
    numbers = _numbers(part)
    if numbers and len(numbers) == 2 and numbers[1] in _SEASON_MONTHS:
        numbers[1] = _SEASON_MONTHS[numbers[1]]
    return make_day(*(numbers + [1, 1])[:3]) if numbers else None


def _last_day(part: str) -> date | None:
    numbers = _numbers(part)
    if not numbers:
        return None
    if len(numbers) == 1:
        return date(numbers[0], 12, 31)
    if len(numbers) == 2 and numbers[1] in _SEASON_MONTHS:
        return last_day(month_text(numbers[0], _SEASON_MONTHS[numbers[1]] + 2))
    if len(numbers) == 2 and 1 <= numbers[1] <= 12:
        return last_day(month_text(numbers[0], numbers[1]))
    return make_day(numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None


def days_of(value: str | None) -> tuple[date, ...]:
    """The days an anchor may be, in order; none where it is missing, open or longer than `MOST_DAYS`."""
    if value and value.startswith("[") and "," in value:
        days = [bounds(part) for part in value.strip("[]").split(",")]
        return tuple(day[0] for day in days if day)
    limits = bounds(value)
    if limits is None or (limits[1] - limits[0]).days >= MOST_DAYS:
        return ()
    return tuple(limits[0] + timedelta(n) for n in range((limits[1] - limits[0]).days + 1))


def one_of(values: list[str]) -> str | None:
    """One value where all agree, else an EDTF one-of set of them; None for nothing."""
    distinct = sorted(set(values))
    if len(distinct) <= 1:
        return distinct[0] if distinct else None
    if any("/" in value for value in distinct):
        starts = [b for b in map(bounds, distinct) if b]
        return (
            interval(min(b[0] for b in starts).isoformat(), max(b[1] for b in starts).isoformat()) if starts else None
        )
    if len(distinct) <= 8:
        return f"[{','.join(distinct)}]"
    return f"[{distinct[0]}..{distinct[-1]}]"


def overlap(one: str | None, other: str | None) -> bool:
    """Whether two values can share a day; false where either is missing or open."""
    a, b = bounds(one), bounds(other)
    return bool(a and b and a[0] <= b[1] and b[0] <= a[1])


def shift_month(day: date, months: int) -> str:
    """The month so many months from a day's, as `YYYY-MM`."""
    return month_text(day.year, day.month + months)


_DAY = r"\d{4}-\d\d-\d\d"


def is_day(value: str | None) -> bool:
    """Whether a value is a day, or a one-of set of days."""
    return bool(value and re.fullmatch(rf"{_DAY}[~?%]?|\[{_DAY}(?:,{_DAY})*\]", value))


def shift_days(value: str, days: int) -> str:
    """A day, or each day of a one-of set, so many days later."""
    return re.sub(_DAY, lambda m: (date.fromisoformat(m.group()) + timedelta(days)).isoformat(), value)
