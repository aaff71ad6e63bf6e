"""Rules for weekdays, weekends and weeks: on, before or after the anchor, as the verb says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from regesta.extract.dates.calendar import interval, make_day, month_number, weekday_number
from regesta.extract.dates.rule import DAY, MONTH, WEEKDAY, Context, Rule, number, rule


def _on_weekday(name: str, context: Context) -> date | None:
    """The weekday on or before the anchor; on or after it where the verb looks ahead."""
    if context.anchor is None:
        return None
    back = (context.anchor.weekday() - weekday_number(name)) % 7
    if context.direction == "future" and back:
        return context.anchor + timedelta(7 - back)
    return context.anchor - timedelta(back)


def _weekday(match: re.Match[str], context: Context) -> str | None:
    if (match["prefix"] or "").casefold() in ("until", "till", "through"):
        context = Context(context.anchor, "future", context.previous)
    day = _on_weekday(match["weekday"], context)
    if day is None or context.anchor is None:
        return None
    which = (match["which"] or "").casefold()
    if match["zone"] and day == context.anchor - timedelta(6):
        return (context.anchor + timedelta(1)).isoformat()  # it is the next day already, further east
    if which in ("last", "past", "previous") and day >= context.anchor:
        day = context.anchor - timedelta((context.anchor.weekday() - weekday_number(match["weekday"]) - 1) % 7 + 1)
    elif which in ("next", "coming", "following"):
        day = context.anchor + timedelta((weekday_number(match["weekday"]) - context.anchor.weekday() - 1) % 7 + 1)
    elif which == "this":
        day = context.anchor + timedelta(weekday_number(match["weekday"]) - context.anchor.weekday())
        if context.direction == "future" and day < context.anchor:  # on a Sunday the coming week is meant
            day += timedelta(7)
        elif context.direction == "past" and day > context.anchor:
            day -= timedelta(7)
    return day.isoformat()


def _weekday_of_week(match: re.Match[str], context: Context) -> str | None:
    """“Tuesday of last week”, “Friday next”, “Monday week” (the one after the coming one)."""
    if context.anchor is None:
        return None
    day = context.anchor + timedelta((weekday_number(match["weekday"]) - context.anchor.weekday() - 1) % 7 + 1)
    if match["which"]:
        monday = context.anchor - timedelta(context.anchor.weekday())
        weeks = {"last": -1, "next": 1}.get(match["which"].casefold(), 0)
        day = monday + timedelta(7 * weeks + weekday_number(match["weekday"]))
    elif match["after"]:
        day += timedelta(7)
    elif match["side"].casefold() == "last":
        day -= timedelta(7 if day - timedelta(7) < context.anchor else 14)
    return day.isoformat()


def _weekday_range(match: re.Match[str], context: Context) -> str | None:
    start = _on_weekday(match["weekday"], context)
    if start is None:
        return None
    length = (weekday_number(match["weekday2"]) - start.weekday()) % 7
    return interval(start.isoformat(), (start + timedelta(length)).isoformat())


def _weekday_to_day(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    end = make_day(context.anchor.year, month_number(match["month"]), number(match["day"]))
    if end is None:
        return None
    start = _on_weekday(match["weekday"], Context(context.anchor, "future" if end >= context.anchor else "past"))
    if start is None or start > end:
        start = end - timedelta((end.weekday() - weekday_number(match["weekday"])) % 7 or 7)
    return interval(start.isoformat(), end.isoformat())


def _weekend(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    saturday = context.anchor + timedelta(5 - context.anchor.weekday())
    which = (match["which"] or "").casefold()
    if which == "last" or (which != "next" and context.direction != "future" and saturday > context.anchor):
        saturday -= timedelta(7)
    elif which == "next" and context.anchor >= saturday:
        saturday += timedelta(7)
    return interval(saturday.isoformat(), (saturday + timedelta(1)).isoformat())


def _week(match: re.Match[str], context: Context) -> str | None:
    if context.anchor is None:
        return None
    which = match["which"].casefold()
    monday = context.anchor - timedelta(context.anchor.weekday())
    if which == "past":
        return interval((context.anchor - timedelta(7)).isoformat(), context.anchor.isoformat())
    if which == "coming":
        return interval(context.anchor.isoformat(), (context.anchor + timedelta(7)).isoformat())
    monday += timedelta({"last": -7, "previous": -7, "next": 7, "following": 7}.get(which, 0))
    part = (match["part"] or "").casefold()
    if which == "this" and part.startswith("earlier"):
        return interval(monday.isoformat(), context.anchor.isoformat())
    if which == "this" and part.startswith("later"):
        return interval(context.anchor.isoformat(), (monday + timedelta(6)).isoformat())
    return interval(monday.isoformat(), (monday + timedelta(6)).isoformat())


_I = re.IGNORECASE
RULES: tuple[Rule, ...] = (
    rule(
        "weekday_to_day",
        (
            rf"(?:from )?(?P<weekday>{WEEKDAY}) (?:to|until|through|till) (?:the "
            rf")?(?:(?P<day>{DAY})(?: of)? (?P<month>{MONTH}))"
        ),
        _weekday_to_day,
        relative=True,
    ),
    rule(
        "weekday_to_day",
        (
            rf"(?:from )?(?P<weekday>{WEEKDAY}) (?:to|until|through|till) (?:(?P<month>{MONTH}) "
            rf"(?P<day>{DAY}))"
        ),
        _weekday_to_day,
        relative=True,
    ),
    rule(
        "weekdays",
        (
            rf"(?:[Ff]rom |[Oo]n |[Bb]etween )?(?P<weekday>{WEEKDAY})(?: to | through | until | and |-|"
            rf"–)(?P<weekday2>{WEEKDAY})"
        ),
        _weekday_range,
        relative=True,
    ),
    rule(
        "weekday_of_a_week",
        rf"(?:on )?(?P<weekday>{WEEKDAY}),? (?:(?:of )?(?P<which>last|next|this) week|(?P<after>week)(?=[,.;]"
        r"|$)|(?P<side>last|next)(?=[,.;]|$))",
        _weekday_of_week,
        relative=True,
        flags=_I,
    ),
    rule(
        "weekday_near_anchor",
        (
            rf"(?:(?P<prefix>on|until|till|through|by|from|for) )?(?:(?:the )?(?P<which>last|next|this|"
            rf"past|previous|coming|"
            rf"following) )?(?P<weekday>{WEEKDAY})(?:['’]s)?(?: (?:morning|afternoon|evening|night))?"
            r"(?=(?P<zone>(?: (?:[A-Z]\w+|local))? time\b|, (?:[A-Z]\w+|local) time\b)?)"
        ),
        _weekday,
        relative=True,
        flags=_I,
    ),
    rule(
        "weekend_near_anchor",
        r"(?:(?:over|at|during|on) )?(?:the )?(?:(?P<which>last|next|this|past|coming) )?weekend",
        _weekend,
        relative=True,
        flags=_I,
    ),
    rule(
        "week_of_anchor",
        (
            r"(?P<part>earlier |later )?(?:over |during |in )?(?:the )?(?P<which>last|this|next|past|"
            r"previous|coming|following) week(?:['’]s)?(?!end)"
        ),
        _week,
        relative=True,
        flags=_I,
    ),
)
