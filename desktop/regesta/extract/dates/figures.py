"""Rules for dates in figures: ISO, day first with dots, and with slashes both readings where two are possible."""

from __future__ import annotations

import re

from regesta.extract.dates.calendar import interval, make_day
from regesta.extract.dates.rule import Context, Rule, rule

_YEAR = r"(?P<year>(?:19|20)\d\d)"


def _iso(match: re.Match[str], _: Context) -> str | None:
    made = make_day(int(match["year"]), int(match["m"]), int(match["d"]))
    return made.isoformat() if made else None


def _readings(match: re.Match[str], day: str) -> list[str]:
    """The days that a group and `b` can mean, day first before month first."""
    one, other, year = int(match[day]), int(match["b"]), int(match["year"])
    made = [make_day(year, other, one)]
    if match["dot"] != "." or made[0] is None:  # with dots the day leads everywhere
        made.append(make_day(year, one, other))
    return list(dict.fromkeys(m.isoformat() for m in made if m))


def _day(match: re.Match[str], context: Context) -> str | None:
    """Day first with dots; with slashes both readings, unless one of them is the anchor's own day."""
    readings = _readings(match, "a")
    if context.anchor and context.anchor.isoformat() in readings:
        return context.anchor.isoformat()
    return f"[{','.join(sorted(readings))}]" if len(readings) == 2 else next(iter(readings), None)


def _days(match: re.Match[str], _: Context) -> str | None:
    first, last = _readings(match, "a"), _readings(match, "a2")
    return interval(first[0], last[0]) if first and last and first[0] <= last[0] else None


RULES: tuple[Rule, ...] = (
    rule(
        "explicit_day",
        rf"{_YEAR}(?P<dash>[-/.])(?P<m>\d{{1,2}})(?P=dash)(?P<d>\d{{1,2}})(?:T\d\d:?\d\d\S*)?(?![-/.]\d)",
        _iso,
    ),
    rule(
        "explicit_day_range",
        rf"(?P<a>\d{{1,2}})\.?\s?[-–—]\s?(?P<a2>\d{{1,2}})(?P<dot>[./])(?P<b>\d{{1,2}})(?P=dot){_YEAR}",
        _days,
        confidence=0.7,
    ),
    rule(
        "numeric_day",
        rf"(?P<a>\d{{1,2}})(?P<dot>[./-])(?P<b>\d{{1,2}})(?P=dot){_YEAR}",
        _day,
        relative=True,
        confidence=0.7,
    ),
)
