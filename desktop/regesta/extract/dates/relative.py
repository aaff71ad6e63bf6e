"""Rules for dates that only an anchor can fix: weekdays, weeks, “last May”, “that year”, “two months ago”."""

from __future__ import annotations

import re
from datetime import date, timedelta

from regesta.extract.dates.absolute import nearest_day
from regesta.extract.dates.calendar import (
    bounds,
    interval,
    make_day,
    month_number,
    month_text,
    shift_month,
)
from regesta.extract.dates.rule import DAY, MONTH, Context, Rule, number, rule

_NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(?P<count>\d+|an?|one|{'|'.join(_NUMBERS[1:])}|several|a few|a couple of)"
_UNIT = r"(?P<unit>day|week|month|year)s?"


def _count(text: str) -> int | None:
    word = text.casefold()
    if word.isdigit():
        return int(word)
    if word in ("a", "an", "one"):
        return 1
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def _month(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    which, part = match["which"].casefold(), (match["part"] or "").casefold()
    if which in ("past", "coming"):
        other = _shift(context.anchor, -1 if which == "past" else 1)
        return interval(*sorted((other.isoformat(), context.anchor.isoformat())))
    if which in ("that", "same") and context.previous:
        return context.previous[:7] if len(context.previous) >= 7 else None
    value = shift_month(context.anchor, {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0))
    if which == "this" and part.startswith("earlier"):
        return interval(f"{value}-01", context.anchor.isoformat())
    if which == "this" and part.startswith("later"):
        limits = bounds(value)
        return interval(context.anchor.isoformat(), limits[1].isoformat()) if limits else value
    return value


def _shift(day: date, months: int) -> date:
    year, month = map(int, shift_month(day, months).split("-"))
    return next(d for n in range(4) if (d := make_day(year, month, day.day - n)))


def _relative_year(which: str, context: Context) -> int | None:
    which = which.casefold()
    previous = bounds(context.previous)
    if which in ("that", "same", "the same") and previous:
        return previous[0].year
    if (
        which in ("previous", "preceding", "following", "prior")
        and previous
        and context.anchor
        and previous[0].year != context.anchor.year
    ):
        return previous[0].year + (1 if which == "following" else -1)
    if context.anchor is None or which in ("that", "same", "the same"):
        return None
    return context.anchor.year + {
        "last": -1,
        "previous": -1,
        "preceding": -1,
        "prior": -1,
        "next": 1,
        "coming": 1,
        "following": 1,
    }.get(which, 0)


def _year(match: re.Match[str], context: Context) -> str | None:
    if match["which"].casefold() == "past":
        return interval(_shift(context.anchor, -12).isoformat(), context.anchor.isoformat()) if context.anchor else None
    year = _relative_year(match["which"], context)
    if year is None:
        return None
    part = (match["part"] or "").casefold()
    if "end" in part:
        return month_text(year, 12)
    if "beginning" in part or "start" in part:
        return month_text(year, 1)
    if part.startswith("earlier") and context.anchor and year == context.anchor.year:
        return interval(f"{year}-01-01", context.anchor.isoformat())
    if part.startswith("later") and context.anchor and year == context.anchor.year:
        return interval(context.anchor.isoformat(), f"{year}-12-31")
    return str(year)


def _other_year(match: re.Match[str], context: Context) -> str | None:
    """“the year after it”: beside the year of the last date in the sentence."""
    beside = bounds(context.beside)
    return str(beside[0].year + (1 if match["way"].casefold() == "after" else -1)) if beside else None


def _month_of_year(match: re.Match[str], context: Context) -> str | None:
    year = _relative_year(match["which"], context)
    if year is None:
        return None
    month = month_number(match["month"])
    groups = match.groupdict()
    day = groups.get("day") or groups.get("day1")
    made = make_day(year, month, number(day)) if day else None
    return made.isoformat() if made else month_text(year, month)


def _named_month(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    month, anchor = month_number(match["month"]), context.anchor
    if match["which"].casefold() == "last":
        return month_text(anchor.year - (month >= anchor.month), month)
    if match["which"].casefold() == "next":
        return month_text(anchor.year + (month <= anchor.month), month)
    return month_text(anchor.year, month)


def _near_day(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    word = match.group().casefold()
    shift = {"day before yesterday": -2, "yesterday": -1, "day after tomorrow": 2, "tomorrow": 1}
    days = next((n for cue, n in shift.items() if cue in word), 0)
    return (context.anchor + timedelta(days)).isoformat()


def _ago(match: re.Match[str], context: Context) -> str | None:
    count = _count(match["count"])
    unit = match["unit"].casefold()
    mark = "~" if match["about"] else ""
    beside = bounds(context.beside)
    if count is not None and beside and match["from"].casefold() == "earlier" and unit in ("year", "month"):
        return shift_month(beside[0], -count) + mark if unit == "month" else f"{beside[0].year - count}{mark}"
    if context.anchor is None or count is None:
        return None
    if unit == "day":
        return (context.anchor - timedelta(count)).isoformat() + mark
    if unit == "week":
        monday = context.anchor - timedelta(context.anchor.weekday() + 7 * count)
        return interval(monday.isoformat() + mark, (monday + timedelta(6)).isoformat() + mark)
    return shift_month(context.anchor, -count) + mark if unit == "month" else f"{context.anchor.year - count}{mark}"


def _after_event(match: re.Match[str], context: Context) -> str | None:
    """“about a month after …”: the thing that it follows lies so long before the anchor."""
    if context.anchor is None:
        return None
    unit = match["unit"].casefold()
    count = _count(match["count"]) if match["count"] else None
    if unit in ("hour", "day") or count is None:
        return context.anchor.isoformat() if unit in ("hour", "day") else None
    mark = "~" if match["about"] else ""
    if unit == "week":
        return (context.anchor - timedelta(7 * count)).isoformat() + "~"
    return shift_month(context.anchor, -count) + mark if unit == "month" else f"{context.anchor.year - count}{mark}"


def _days_off(context: Context, days: int) -> str | None:
    return (context.anchor + timedelta(days)).isoformat() if context.anchor else None


def _ahead(match: re.Match[str], context: Context) -> str | None:
    """“two weeks from now”, “in ten days’ time”."""
    count = _count(match["count"] or match["count2"])
    unit = (match["unit"] or match["unit2"]).casefold()
    if context.anchor is None or count is None:
        return None
    if unit in ("day", "week"):
        day = context.anchor + timedelta(count * (7 if unit == "week" else 1))
        return day.isoformat() + ("~" if unit == "week" else "")
    return shift_month(context.anchor, count) if unit == "month" else str(context.anchor.year + count)


def _day_of_relative_month(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    step = {"last": -1, "next": 1}.get(match["which"].casefold(), 0)
    year, month = map(int, shift_month(context.anchor, step).split("-"))
    made = make_day(year, month, number(match["day"]))
    return made.isoformat() if made else None


def _to_day(match: re.Match[str], context: Context) -> str | None:
    day = nearest_day(number(match["day"]), context)
    return day.isoformat() if day else None


_I = re.IGNORECASE
RULES: tuple[Rule, ...] = (
    rule(
        "day_of_a_month_beside_anchor",
        rf"(?:on )?the (?P<day>{DAY}) (?:of )?(?P<which>this|last|next) month",
        _day_of_relative_month,
        relative=True,
        flags=_I,
    ),
    rule(
        "month_of_anchor",
        (
            r"(?P<part>earlier |later |early |late |the end of |end of |the beginning of )?(?:over |"
            r"during |in )?(?:the )?(?P<which>last|this|next|past|previous|coming|following|that|"
            r"same) month(?:['’]s)?"
        ),
        _month,
        relative=True,
        flags=_I,
    ),
    rule(
        "month_in_a_year_beside_anchor",
        (
            rf"(?:[Ii]n |[Oo]n |the )?(?:(?:early|mid|late)[ -])?(?:(?P<day1>{DAY})(?: of)? "
            rf")?(?P<month>{MONTH})(?: (?P<day>{DAY}))?,? "
            rf"(?:of )?(?:the )?(?P<which>last|this|next|that|same|previous|preceding|following) year"
        ),
        _month_of_year,
        relative=True,
    ),
    rule(
        "month_in_a_year_beside_anchor",
        rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat) year in (?P<month>{MONTH})",
        _month_of_year,
        relative=True,
    ),
    rule(
        "named_month_beside_anchor",
        rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<month>{MONTH})",
        _named_month,
        relative=True,
    ),
    rule(
        "year_after_or_before_another",
        r"(?:in )?the (?:year|(?P<next>next|following) year) (?P<way>after|before) (?:it|that|this)(?=[,.;:)]"
        r"|$| (?:the|a|he|she|in|at)\b)",
        _other_year,
        relative=True,
        confidence=0.6,
        flags=_I,
    ),
    rule(
        "year_beside_anchor",
        (
            r"(?P<part>earlier |later |early |late |(?:by |at |before |until )?(?:the )?end of |"
            r"(?:the )?(?:beginning|start) of )?(?:over |during |in )?(?:the )?(?P<which>last|this|"
            r"next|that|same|previous|preceding|following|past|coming) year(?:['’]s)?"
        ),
        _year,
        relative=True,
        flags=_I,
    ),
    rule(
        "day_near_anchor",
        (
            r"(?:on )?(?:the day before yesterday|the day after tomorrow|(?:earlier|later|late) today|"
            r"(?:today|yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?|(?<!to )(?:on )?this day)(?:['’]s)?"
        ),
        _near_day,
        relative=True,
        flags=_I,
    ),
    rule(
        "ago",
        (
            rf"(?P<about>about |around |some |nearly |almost |more than |over )?(?<!half ){_COUNT} {_UNIT} "
            rf"(?P<from>ago|earlier)"
        ),
        _ago,
        relative=True,
        flags=_I,
    ),
    rule(
        "in_so_long",
        (
            rf"(?:in )?{_COUNT} {_UNIT}(?:[’']s?)? (?:from (?:now|today)|hence)|in {_COUNT.replace('count', 'count2')} "
            rf"{_UNIT.replace('unit', 'unit2')}[’']s? time"
        ),
        _ahead,
        relative=True,
        flags=_I,
    ),
    rule("ago", r"a fortnight ago", lambda _, c: _days_off(c, -14), relative=True, flags=_I),
    rule("in_so_long", r"in a fortnight(?:[’']s time)?", lambda _, c: _days_off(c, 14), relative=True, flags=_I),
    rule(
        "day_near_anchor",
        r"(?:late )?last (?:night|evening)(?:[’']s)?",
        lambda _, c: _days_off(c, -1),
        relative=True,
        flags=_I,
    ),
    rule(
        "so_long_after_an_event",
        (
            rf"(?P<about>about |around |some |nearly |almost )?(?:just |only |barely )?(?:(?:{_COUNT}) "
            rf")?(?P<unit>hour|day|week|month|year)s? after(?! tomorrow)"
        ),
        _after_event,
        relative=True,
        confidence=0.6,
        flags=_I,
    ),
    rule(
        "day_of_the_anchors_month", rf"until (?:the )?(?P<day>{DAY})(?= of (?:this|the) month)", _to_day, relative=True
    ),
)
