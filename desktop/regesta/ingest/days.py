"""Full calendar dates in one line of text, and what a document's metadata writes for a date."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMES = (
    "january february march april may june july august september october november december sept "
    "jan feb mar apr jun jul aug sep oct nov dec"
)
_NAME = "(?:" + "|".join(sorted(_NAMES.split(), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_WORDS = re.IGNORECASE | re.ASCII
_PATTERNS = (
    re.compile(rf"(?<!\d){_DAY}(?: of)? (?P<name>{_NAME}),? {_YEAR}", _WORDS),
    re.compile(rf"\b(?P<name>{_NAME}) {_DAY},? {_YEAR}", _WORDS),
    re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日", re.ASCII),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)", re.ASCII),
)
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}.*)?", re.ASCII | re.DOTALL)


class Day(NamedTuple):
    """A day written out in a text: EDTF, and the code points of its words."""

    edtf: str
    start: int
    end: int


def full_dates(text: str) -> list[Day]:
    """The days that a short text writes out with day, month and year, in order; ambiguous forms are left out."""
    found: dict[int, Day] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = int(parts["month"]) if "month" in parts else _MONTHS.index(parts["name"][:3].lower()) + 1
            edtf = _checked(int(parts["year"]), month, int(parts["day"]))
            if edtf is not None:
                found.setdefault(match.start(), Day(edtf, match.start(), match.end()))
    return [found[start] for start in sorted(found)]


def stated_date(value: str) -> str | None:
    """The EDTF date that a document's metadata means: an ISO date with or without time, or a date in words."""
    plain = " ".join(value.split())[:100]
    iso = _ISO.fullmatch(plain)
    if iso is not None:
        numbers = [int(part) for part in iso[1].split("-")]
        known = _checked(numbers[0], numbers[1] if len(numbers) > 1 else 1, numbers[2] if len(numbers) > 2 else 1)
        return iso[1] if known is not None else None
    written = full_dates(plain)
    return written[0].edtf if len(written) == 1 else None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1400 <= year <= 2200 else None
    except ValueError:
        return None
