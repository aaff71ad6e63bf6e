"""Rules for seasons, quarters, halves and ends: “last autumn”, “in the third quarter”, “by the end of the month”.

A season is an EDTF season (21 spring to 24 winter, of the year in which it begins), since the text says no months.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from regesta.extract.dates.calendar import interval, last_day, month_number, month_text
from regesta.extract.dates.rule import MONTH, YEAR, Context, Rule, rule

_SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}
_NAME = r"(?P<season>spring|summer|autumn|winter|fall)"
_WHICH = r"(?P<which>last|this|next|coming|upcoming|past|previous|following|that)"
_PLAIN = r"(?P<season>spring|summer|autumn|winter)"
_NOT = (
    r"(?! (?:of discontent|offensive|school|camp|olympics?|games|palace|house|break|holidays?|resort|time|festival|"
    r"water|rolls?|universiade|youth|deal)\b)"
)
_PART = r"(?:(?:the )?(?:early|late|middle of|mid|end of|close of|beginning of|start of|course of)[ -](?:the )?)?"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3}


def _start(year: int, month: int) -> date:
    return date(year, month, 1)


def _season(match: re.Match[str], context: Context) -> str | None:
    code, month = _SEASONS[match["season"].casefold()]
    groups = match.groupdict()
    if groups.get("year"):
        return f"{groups['year']}-{code}"
    if context.anchor is None:
        return None
    year = _season_year(month, (groups.get("which") or "").casefold(), groups.get("whose"), context)
    return f"{year}-{code}" if year else None


def _season_year(month: int, which: str, whose: str | None, context: Context) -> int | None:
    """The year in which the season begins that the words mean."""
    anchor = context.anchor
    if anchor is None:
        return None
    if whose:
        return anchor.year + {"last": -1, "next": 1}.get(whose.casefold(), 0)
    begins = [_start(y, month) for y in range(anchor.year - 2, anchor.year + 3)]
    ended = [b for b in begins if _end(b) < anchor]
    ahead = [b for b in begins if b > anchor]
    running = [b for b in begins if b <= anchor <= _end(b)]
    if which in ("last", "past", "previous"):
        return ended[-1].year
    if which in ("next", "following"):
        return ahead[0].year
    if which == "this":
        return running[0].year if running else anchor.year
    if which == "that":
        return int(context.previous[:4]) if context.previous and context.previous[:4].isdigit() else None
    if which in ("coming", "upcoming") or context.direction == "future":
        return (running or ahead)[0].year
    if context.direction == "past":
        return (running or ended[-1:])[0].year
    return min(begins, key=lambda b: abs((b + timedelta(45) - anchor).days)).year


def _end(begins: date) -> date:
    return last_day(month_text(begins.year, begins.month + 2))


def _quarter(match: re.Match[str], context: Context) -> str | None:
    number = _QUARTERS[match["part"].casefold()]
    return _months(3 * number - 2, 3 * number, match.groupdict().get("whose"), context)


def _half(match: re.Match[str], context: Context) -> str | None:
    low = 1 if match["part"].casefold() == "first" else 7
    return _months(low, low + 5, match.groupdict().get("whose"), context)


def _months(low: int, high: int, whose: str | None, context: Context) -> str | None:
    """Months of the year that is named, else of the one that the tense points to."""
    anchor = context.anchor
    if anchor is None:
        return None
    year = anchor.year
    if whose:
        year += {"last": -1, "next": 1}.get(whose.casefold(), 0)
    elif context.direction == "future" and anchor.month > high:
        year += 1
    elif context.direction == "past" and anchor.month < low:
        year -= 1
    return interval(month_text(year, low), month_text(year, high))


def _month_of(match: re.Match[str], context: Context) -> str | None:
    """The month that is named, of the year named or the nearest one that the tense allows."""
    month = month_number(match["month"])
    if match.groupdict().get("year"):
        return month_text(int(match["year"]), month)
    if context.anchor is None:
        return None
    anchor, year = context.anchor, context.year or context.anchor.year
    if context.year is None and context.direction == "future":
        year += month < anchor.month
    elif context.year is None and context.direction == "past":
        year -= month > anchor.month
    elif context.year is None:
        year = min((anchor.year + n for n in (-1, 0, 1)), key=lambda y: abs((date(y, month, 15) - anchor).days))
    return month_text(year, month)


def _half_of_month(match: re.Match[str], context: Context) -> str | None:
    value = _month_of(match, context)
    if value is None:
        return None
    if match["part"].casefold() == "first":
        return f"{value}-01/{value}-15"
    return f"{value}-16/{last_day(value).isoformat()}"


def _week_of_month(match: re.Match[str], context: Context) -> str | None:
    """“the first week of December” runs from the 1st to the 7th, the last one to the end."""
    value = _month_of(match, context)
    if value is None:
        return None
    word = match["part"].casefold()
    if word in ("last", "final"):
        end = last_day(value)
        return f"{(end - timedelta(6)).isoformat()}/{end.isoformat()}"
    first = {"first": 1, "opening": 1, "second": 8, "third": 15, "fourth": 22}[word]
    return f"{value}-{first:02d}/{value}-{first + 6:02d}"


def _month_range(match: re.Match[str], context: Context) -> str | None:
    """“from January to April”, “late October and early November last year”."""
    if context.anchor is None:
        return None
    low, high = month_number(match["month"]), month_number(match["month2"])
    whose = match.groupdict().get("whose")
    if whose:
        year = context.anchor.year + {"last": -1, "next": 1}.get(whose.casefold(), 0)
    else:
        year = context.anchor.year
        if context.direction == "future":
            year += context.anchor.month > high and low <= high
        else:
            year -= context.anchor.month < low
    return interval(month_text(year, low), month_text(year + (high < low), high))


def _end_of(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    anchor, first = context.anchor, match["part"].casefold() in ("beginning", "start")
    unit = match["unit"].casefold()
    if unit == "year":
        return month_text(anchor.year, 1 if first else 12)
    if unit == "month":
        return month_text(anchor.year, anchor.month)
    monday = anchor - timedelta(anchor.weekday())
    return interval(monday.isoformat(), (monday + timedelta(6)).isoformat())


def _span_back(match: re.Match[str], context: Context) -> str | None:
    """“in the past twelve months”: from so long before the anchor to it."""
    count = _NUMBERS.get(match["count"].casefold()) or (int(match["count"]) if match["count"].isdigit() else None)
    if context.anchor is None or not count:
        return None
    ahead = match["which"].casefold() in ("next", "coming", "following")
    other = _moved(context.anchor, match["unit"].casefold(), count if ahead else -count)
    return interval(*sorted((other.isoformat(), context.anchor.isoformat())))


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    year, month = map(int, month_text(day.year, day.month + count * (12 if unit == "year" else 1)).split("-"))
    return date(year, month, min(day.day, last_day(month_text(year, month)).day))


_NUMBERS = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True)  # noqa: SIM905  # reads as a count
)
_WHOSE = r"(?: (?:of )?(?:the )?(?P<whose>last|this|next) year)"
_IN = r"(?:(?:in|by|before|during|until|till|over|after|since|from|for|through|throughout|towards?) )"
_I = re.IGNORECASE
RULES: tuple[Rule, ...] = (
    rule("season", rf"{_IN}?{_PART}(?:the )?{_NAME}(?: of)?,? (?P<year>{YEAR})", _season, flags=_I),
    rule("season", rf"{_IN}?{_PART}(?:the )?{_PLAIN}{_WHOSE}", _season, relative=True, flags=_I),
    rule(
        "season",
        rf"{_IN}?{_PART}(?:the )?(?:(?:early|late) )?{_WHICH} (?:year[’']s )?(?:(?:early|late) "
        rf")?{_NAME}{_NOT}(?:[’']s)?",
        _season,
        relative=True,
        flags=_I,
    ),
    rule(
        "season",
        rf"{_IN}(?:(?:early|late) )?{_PART}(?:the )?(?:(?:early|late) )?(?-i:{_PLAIN}){_NOT}",
        _season,
        relative=True,
        confidence=0.7,
        flags=_I,
    ),
    rule("season", r"in the (?-i:(?P<season>fall))(?=[,.;”\"]|$)", _season, relative=True, confidence=0.6, flags=_I),
    rule(
        "quarter",
        (
            r"(?:(?:in|by|during|for|of|until) )?(?:the )?(?P<part>first|second|third|fourth|last|final|1st|2nd"
            r"|3rd) quarter"
            rf"(?:{_WHOSE}| of the year)?(?! (?:of|century|final|mile))"
        ),
        _quarter,
        relative=True,
        flags=_I,
    ),
    rule(
        "half_of_a_year",
        rf"(?:(?:in|by|during|for|of) )?(?:the )?(?P<part>first|second|latter) half(?:{_WHOSE}| of the year)",
        _half,
        relative=True,
        flags=_I,
    ),
    rule(
        "half_of_a_month",
        r"(?:(?:in|by|during|for) )?(?:the )?(?P<part>[Ff]irst|[Ss]econd|[Ll]atter) half of "
        rf"(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?",
        _half_of_month,
        relative=True,
    ),
    rule(
        "week_of_a_month",
        (
            r"(?:(?:in|by|during|for) )?(?:the )?(?P<part>[Ff]irst|[Oo]pening|[Ss]econd|[Tt]hird|[Ff]ourth"
            r"|[Ll]ast|[Ff]inal) week "
            rf"(?:of|in) (?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?"
        ),
        _week_of_month,
        relative=True,
    ),
    rule(
        "part_of_a_month",
        (
            r"(?:(?:in|by|before|around|at|until|till|from|for|since|towards?) )?(?:the )?(?:[Ee]nd|[Cc]lose"
            r"|[Bb]eginning|[Ss]tart|"
            rf"[Mm]iddle|first days|last days|final days|turn|course)[ -]of[ -](?P<month>{MONTH})(?! \d)"
        ),
        _month_of,
        relative=True,
    ),
    rule(
        "months_near_anchor",
        (
            rf"(?:[Ff]rom|[Bb]etween) (?:early |mid-?|late )?(?P<month>{MONTH})(?: to | until | till | through | "
            r"and |-|–)"
            rf"(?:early |mid-?|late )?(?P<month2>{MONTH})(?! \d){_WHOSE}?"
        ),
        _month_range,
        relative=True,
    ),
    rule(
        "months_near_anchor",
        (
            rf"(?:in )?(?:early |mid-?|late )?(?P<month>{MONTH})(?: to | until | till | through | and |-|–)"
            rf"(?:early |mid-?|late )?(?P<month2>{MONTH}),?{_WHOSE}"
        ),
        _month_range,
        relative=True,
    ),
    rule(
        "end_of_the_period",
        (
            r"(?:(?:by|at|before|until|till|towards?|around) )?the (?P<part>end|close|beginning|start|middle) of "
            r"the (?P<unit>month|year|week)"
            r"|before (?:the|this) (?P<unit2>month|year|week) (?P<out>is (?:out|over|through)|ends|closes)"
        ),
        lambda m, c: _end_of(m, c) if m["unit"] else _out(m, c),
        relative=True,
        flags=_I,
    ),
    rule(
        "end_of_the_period",
        r"(?:(?:by|at|before|until|till) )?(?:the )?(?:year[’']s[ -]end|year-end)",
        lambda _, c: month_text(c.anchor.year, 12) if c.anchor else None,
        relative=True,
        flags=_I,
    ),
    rule(
        "span_to_the_anchor",
        (
            r"(?:(?:in|over|during|for|within) )?the (?P<which>past|last|previous|coming|next|following) "
            rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month|year)s"
        ),
        _span_back,
        relative=True,
        flags=_I,
    ),
)


def _out(match: re.Match[str], context: Context) -> str | None:
    """“before the year is out”: its last month, as for “by the end of the year”."""
    anchor, unit = context.anchor, match["unit2"].casefold()
    if anchor is None:
        return None
    if unit == "week":
        sunday = anchor + timedelta(6 - anchor.weekday())
        return interval(anchor.isoformat(), sunday.isoformat())
    return month_text(anchor.year, 12 if unit == "year" else anchor.month)
