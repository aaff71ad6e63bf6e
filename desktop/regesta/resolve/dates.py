"""EDTF values as ranges of days, as far as comparing events needs them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date


def day_range(value: str | None) -> tuple[date, date] | None:
    """First and last day that a value allows; None for open or unreadable ones."""
    if not value:
        return None
    parts = re.split(r"/|\.\.|,", re.sub(r"[~?%\[\]{}]", "", value))
    first, last = _day(parts[0], end=False), _day(parts[-1], end=True)
    return (first, last) if first and last and first <= last else None


def _day(part: str, *, end: bool) -> date | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", part)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or (12 if end else 1)), int(match[3] or 0)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if end else 1))
    except ValueError:
        return None


def span_of(starts: tuple[str, ...], ends: tuple[str, ...]) -> tuple[date, date] | None:
    """The days from the first start to the last end of an event; None where no start is known."""
    ranges = [r for r in map(day_range, starts) if r]
    if not ranges:
        return None
    closing = [r for r in map(day_range, ends) if r]
    return min(r[0] for r in ranges), max(r[1] for r in (*ranges, *closing))


def closeness(one: tuple[date, date] | None, other: tuple[date, date] | None) -> float | None:
    """1 for the same days, less for vaguer ones that overlap, 0 for none in common; None where one is unknown."""
    if one is None or other is None:
        return None
    if one[0] > other[1] or other[0] > one[1]:
        return 0.0
    longest = max((one[1] - one[0]).days, (other[1] - other[0]).days)
    return 1.0 if longest <= 3 else 0.9 if longest <= 14 else 0.75 if longest <= 31 else 0.4
