"""Rules for dates that name a day, a month or a year: British, American and ISO order, ranges, parts of years.

Where the year is missing, the one nearest to the anchor is taken; where the anchor is missing too, nothing.
"""

from __future__ import annotations

import re
from datetime import date

from regesta.extract.dates.calendar import bounds, interval, is_day, make_day, month_number, month_text
from regesta.extract.dates.rule import DAY, MONTH, TO, TO_AND, WEEKDAY, YEAR, Context, Rule, number, rule
from regesta.extract.vocabulary import any_of, words

ORDINAL_DAYS = any_of(words("ordinals")[:31])
_LEAD = rf"(?:(?:[Oo]n )?{WEEKDAY},? )?(?:the )?"


def nearest_year(month: int, day: int, context: Context) -> int | None:
    """The year that brings a month and day nearest to the anchor, the tense deciding between far ones."""
    if context.year:
        return context.year
    if context.anchor is None:
        return None
    anchor = context.anchor
    options = [(abs((d - anchor).days), d) for y in (-1, 0, 1) if (d := make_day(anchor.year + y, month, day))]
    if not options:
        return None
    nearest = min(options)[1]
    if min(options)[0] > _CLEAR and context.direction:
        sided = [d for _, d in options if (d <= anchor) == (context.direction == "past")]
        nearest = min(sided, key=lambda d: abs((d - anchor).days), default=nearest)
    return nearest.year


_CLEAR = 60
"""Days from the anchor beyond which the verb says whether a day without a year lies before or ahead."""


def _day(year: int | None, month: int, day: int) -> str | None:
    made = make_day(year, month, day) if year else None
    return made.isoformat() if made else None


def _one_day(match: re.Match[str], context: Context) -> str | None:
    month, day = month_number(match["month"]), number(match["day"])
    year = int(match["year"]) if match.groupdict().get("year") else nearest_year(month, day, context)
    return _day(year, month, day)


def _worded(match: re.Match[str], context: Context) -> str | None:
    """“the fifth of May”."""
    month, day = month_number(match["month"]), words("ordinals").index(match["word"]) + 1
    year = int(match["year"]) if match.groupdict().get("year") else nearest_year(month, day, context)
    return _day(year, month, day)


def _day_range(match: re.Match[str], context: Context) -> str | None:
    groups = match.groupdict()
    month, last_month = month_number(match["month"]), month_number(groups.get("month2") or match["month"])
    year = int(groups["year"]) if groups.get("year") else nearest_year(month, number(match["day"]), context)
    if year is None:
        return None
    first = year - 1 if groups.get("year") and last_month < month else year
    start = _day(first, month, number(match["day"]))
    end = _day(first + (last_month < month), last_month, number(match["day2"]))
    return interval(start, end) if start and end and start <= end else start


def _month_year(match: re.Match[str], _: Context) -> str:
    return month_text(int(match["year"]), month_number(match["month"]))


def _months_year(match: re.Match[str], _: Context) -> str:
    low, high, year = month_number(match["month"]), month_number(match["month2"]), int(match["year"])
    first = int(match["year1"]) if match["year1"] else year - (low > high)
    return interval(month_text(first, low), month_text(year, high))


def _bare_month(match: re.Match[str], context: Context) -> str | None:
    anchor = context.anchor
    if anchor is None:
        return None
    month = month_number(match["month"])
    if context.year:
        return month_text(context.year, month)
    past = month_text(anchor.year - (month > anchor.month), month)
    future = month_text(anchor.year + (month < anchor.month), month)
    if context.direction == "future":
        return future
    if context.direction == "past" or month == anchor.month:
        return past
    return month_text(nearest_year(month, 15, context) or anchor.year, month)


def _years(match: re.Match[str], _: Context) -> str | None:
    first = int(match["year"])
    last = int(match["year2"]) if len(match["year2"]) == 4 else first // 100 * 100 + int(match["year2"])
    return interval(str(first), str(last)) if first < last else None


def _decade(match: re.Match[str], _: Context) -> str:
    first = int(match["decade"])
    low, high = {"early": (0, 4), "mid": (4, 6), "late": (6, 9)}.get(
        (match["part"] or "").casefold()[:5].rstrip("-– d"), (0, 9)
    )
    return f"{first + low}~/{first + high}~" if match["part"] else f"{first}/{first + 9}"


def _part_of_year(match: re.Match[str], _: Context) -> str:
    year, word = int(match["year"]), match["part"].casefold()
    for cue, (low, high) in _PARTS.items():
        if cue in word:
            return interval(month_text(year, low), month_text(year, high))
    return str(year)


_PARTS = {
    "first half": (1, 6),
    "second half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "last quarter": (10, 12),
    "end": (12, 12),
    "beginning": (1, 1),
    "start": (1, 1),
    "middle": (6, 7),
}


def _day_of_month(match: re.Match[str], context: Context) -> str | None:
    start = nearest_day(number(match["day"]), context)
    if start is None:
        return None
    if not match.groupdict().get("day2"):
        return start.isoformat()
    later = make_day(start.year, start.month, number(match["day2"]))
    return interval(start.isoformat(), later.isoformat()) if later and later >= start else None


def nearest_day(day: int, context: Context) -> date | None:
    """The day of that number nearest to the last day in the sentence, else to the anchor, in its month or beside it."""
    beside = bounds(context.beside) if is_day(context.beside) else None
    anchor = beside[0] if beside else context.anchor
    if anchor is None:
        return None
    options = []
    for step in (-1, 0, 1):
        year, month = map(int, month_text(anchor.year, anchor.month + step).split("-"))
        made = make_day(year, month, day)
        if made:
            options.append((abs((made - anchor).days), made))
    return min(options)[1] if options else None


_GAP = r"(?: |(?<=\.))"
"""Between a month and its day: a space, which papers leave out after a full stop (“Dec.10”)."""
RULES: tuple[Rule, ...] = (
    rule(
        "explicit_day_range",
        rf"{_LEAD}(?P<month>{MONTH}){_GAP}(?P<day>{DAY}){TO_AND}(?P<day2>{DAY}),? (?P<year>{YEAR})",
        _day_range,
    ),
    rule(
        "explicit_day_range",
        (
            rf"(?:from |between )?{_LEAD}(?P<day>{DAY})(?: of)?(?: (?P<month>{MONTH}))?{TO_AND}(?:the "
            rf")?(?P<day2>{DAY})(?: of)? (?P<month2>{MONTH}),? (?P<year>{YEAR})"
        ),
        lambda m, c: _day_range(m, c) if m["month"] else _same_month_range(m, c),
    ),
    rule(
        "explicit_day_range",
        (
            rf"(?:from |between )?{_LEAD}(?P<month>{MONTH}){_GAP}"
            rf"(?P<day>{DAY}){TO}{_LEAD}(?P<month2>{MONTH}){_GAP}(?P<day2>{DAY}),? (?P<year>{YEAR})"
        ),
        _day_range,
    ),
    rule(
        "explicit_day",
        rf"{_LEAD}(?P<month>{MONTH}){_GAP}(?P<day>{DAY})(?:,| of)? ?,? ?(?P<year>{YEAR})",
        _one_day,
    ),
    rule(
        "explicit_day",
        rf"{_LEAD}(?P<day>{DAY})(?: day)?(?: of)?[ -](?P<month>{MONTH})(?:,| of)?[ -](?P<year>{YEAR})",
        _one_day,
    ),
    rule(
        "explicit_day",
        rf"(?:the )?(?P<word>{ORDINAL_DAYS}) (?:of|day of) (?P<month>{MONTH}),? (?P<year>{YEAR})",
        _worded,
    ),
    rule(
        "day_of_a_month_near_anchor",
        rf"(?:[Oo]n )?the (?P<word>{ORDINAL_DAYS}) (?:of|day of) (?P<month>{MONTH})",
        _worded,
        relative=True,
    ),
    rule(
        "days_of_a_month_near_anchor",
        (
            rf"(?:from |between )?(?:the )?{WEEKDAY},? (?:the )?(?P<day>{DAY}){TO_AND}(?:the )?{WEEKDAY},? (?:the )?"
            rf"(?P<day2>{DAY})(?: of)? (?P<month2>{MONTH})(?:,? (?P<year>{YEAR}))?"
        ),
        lambda m, c: _same_month_range(m, c),
        relative=True,
    ),
    rule(
        "days_of_a_month_near_anchor",
        (
            rf"(?:from |between )?{_LEAD}(?P<month>{MONTH}){_GAP}(?P<day>{DAY}){TO_AND}(?P<day2>{DAY})(?! "
            rf"(?:percent|per))"
        ),
        _day_range,
        relative=True,
    ),
    rule(
        "days_of_a_month_near_anchor",
        (
            rf"(?:from |between )?{_LEAD}(?P<month>{MONTH}){_GAP}"
            rf"(?P<day>{DAY}){TO}{_LEAD}(?P<month2>{MONTH}){_GAP}(?P<day2>{DAY})"
        ),
        _day_range,
        relative=True,
    ),
    rule(
        "days_of_a_month_near_anchor",
        (
            rf"(?:from |between )?{_LEAD}(?P<day>{DAY})(?: of)?(?: (?P<month>{MONTH}))?{TO_AND}(?:the "
            rf")?(?P<day2>{DAY})(?: of)? (?P<month2>{MONTH})"
        ),
        lambda m, c: _day_range(m, c) if m["month"] else _same_month_range(m, c),
        relative=True,
    ),
    rule("day_of_a_month_near_anchor", rf"{_LEAD}(?P<month>{MONTH}){_GAP}(?P<day>{DAY})", _one_day, relative=True),
    rule(
        "day_of_a_month_near_anchor", rf"{_LEAD}(?P<day>{DAY})(?: of)?[ -](?P<month>{MONTH})", _one_day, relative=True
    ),
    rule(
        "months_of_a_year",
        rf"(?:[Ff]rom |[Bb]etween )?(?P<month>{MONTH})(?: (?P<year1>{YEAR}))?{TO_AND}(?P<month2>{MONTH}),? "
        rf"(?P<year>{YEAR})",
        _months_year,
    ),
    rule(
        "explicit_month",
        (
            rf"(?:(?:early|mid|late)[ -])?(?:the (?:end|beginning|start|middle) of "
            rf")?(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})"
        ),
        _month_year,
    ),
    rule(
        "month_near_anchor",
        (
            rf"(?:[Ii]n|[Bb]y|[Uu]ntil|[Ff]rom|[Ee]arly|[Mm]id|[Ll]ate|[Bb]efore|[Aa]fter|[Ff]or|"
            rf"[Dd]uring|[Ss]ince|(?:end|beginning|start|middle) of)[ -](?:early |mid-?|late "
            rf")?(?P<month>{MONTH})(?! \d)"
        ),
        _bare_month,
        relative=True,
    ),
    rule(
        "month_near_anchor",
        (
            r"(?P<month>January|February|April|June|July|August|September|October|November|"
            r"December)(?! \d)"
        ),
        _bare_month,
        relative=True,
        confidence=0.7,
    ),
    rule("years", rf"(?P<year>{YEAR})\s?(?:-|–|—|/)\s?(?P<year2>{YEAR}|\d\d)(?![-/.]\d)", _years),
    rule("years", rf"(?:from|between) (?P<year>{YEAR}) (?:to|and|until|through) (?P<year2>{YEAR})", _years),
    rule(
        "decade",
        (
            r"(?:the )?(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -])?(?:the )?(?P<decade>(?:19|"
            r"20)\d0)[’']?s"
        ),
        _decade,
        confidence=0.8,
    ),
    rule(
        "part_of_a_year",
        (
            rf"(?:the )?(?P<part>(?:first|second) half|(?:first|second|third|fourth|last) quarter|end|"
            rf"beginning|start|middle) of (?P<year>{YEAR})"
        ),
        _part_of_year,
    ),
    rule(
        "explicit_year",
        (
            rf"(?<![$€£¥*#@])(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?(?P<year>{YEAR})(?!\s?(?:percent|per "
            rf"cent|%|km|kilomet|people|troops|soldiers|tonnes|tons|dollars|yuan|rounds|times|million|"
            rf"billion)|[,.]\d|:\d)"
        ),
        lambda m, _: m["year"],
        confidence=0.8,
    ),
    rule(
        "day_of_the_anchors_month",
        (
            r"(?:[Oo]n|[Ff]rom|[Uu]ntil|[Bb]y|[Bb]etween)? ?the (?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|"
            r"th))(?: (?:to|through|until|and|till) (?:the )?(?P<day2>(?:[12]?\d|3[01])(?:st|nd|rd|"
            r"th)))(?!,? (?:[a-z]+ )?(?:round|meeting|session|edition|anniversary|summit|dialogue|"
            r"century))"
        ),
        _day_of_month,
        relative=True,
    ),
    rule(
        "day_of_the_anchors_month",
        (
            r"(?:(?:[Oo]n|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|(?:morning|afternoon|evening|night"
            r"|day) of) the "
            rf"|{WEEKDAY},? the )(?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|th))(?=[,.;:”\"’')]|$|\s(?:to|and|in|at|for"
            r"|with|when|"
            r"as|after|before|that|he|she|they|of (?:this|last|next)))"
        ),
        _day_of_month,
        relative=True,
    ),
)


def _same_month_range(match: re.Match[str], context: Context) -> str | None:
    """“5 to 7 June 2019”: the month stands only after the second day."""
    month = month_number(match["month2"])
    year = int(match["year"]) if match.groupdict().get("year") else nearest_year(month, number(match["day"]), context)
    start, end = _day(year, month, number(match["day"])), _day(year, month, number(match["day2"]))
    return interval(start, end) if start and end and start <= end else None
