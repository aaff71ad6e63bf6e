"""Find all time expressions of a text and resolve each against its anchor.

The anchor is the source's publication date, or the day of a dateline that stands close to it, for what
follows the dateline. Where the anchor leaves several days, an expression gets the set of its values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from regesta.extract.dates import absolute, calendars, day_parts, figures, relative, seasons, vague, weeks
from regesta.extract.dates.calendar import bounds, days_of, one_of
from regesta.extract.dates.calendars import beside_each_other
from regesta.extract.dates.ranges import joined
from regesta.extract.dates.rule import MONTH, WEEKDAY, YEAR, Context, Rule
from regesta.extract.dates.telling import Telling
from regesta.extract.dates.tense import Direction, direction
from regesta.extract.dates.time_expression import TimeExpression

__all__ = ["RULES", "TimeExpression", "find"]
RULES: tuple[Rule, ...] = (
    *weeks.RULES,
    *day_parts.RULES,
    *relative.RULES,
    *seasons.RULES,
    *absolute.RULES,
    *figures.RULES,
    *calendars.RULES,
    *vague.RULES,
)
_NEAR = 14
"""Most days between a dateline and the publication date for the dateline to become the anchor."""
_DAY_OF_MONTH = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} (?:of )?{MONTH})"
_DATELINE = re.compile(
    rf"^[A-Z][\w .’'-]{{2,40}}, {_DAY_OF_MONTH}(?:,? \d{{4}})?\. (?=[A-Z“\"])"
    rf"|^[^\n]{{0,60}}?(?:\b{MONTH} \d|\d (?:of )?{MONTH})[^\n]{{0,40}}?(?:\)|--|–|—| - |/[^/\n]{{2,20}}/\.? )",
    re.MULTILINE,
)
_HEAD = 800
"""How far from its beginning a page's stamp of its date may stand."""
_STAMP = re.compile(
    rf"^(?:[^\n]{{0,60}}[|–—/] )?(?:(?:Published|Posted|Updated|Issued|Released|Date)(?: on)?:? "
    rf")?(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?),? \d{{4}}(?:[ ,|-]+\d{{1,2}}[:.]\d\d)?$",
    re.MULTILINE,
)


SentenceAt = Callable[[int], tuple[int, int]]


def find(text: str, published_on: str | None, sentence_at: SentenceAt) -> list[TimeExpression]:
    """All time expressions in order; `sentence_at` gives the sentence's span around a code point."""
    found: list[TimeExpression] = []
    anchor, previous = published_on, None
    datelines = {m.start(): m.end() for m in _DATELINE.finditer(text)}
    datelines |= {m.start(): m.end() for m in _STAMP.finditer(text, 0, _HEAD)}
    telling = Telling(text, anchor)
    for match, rule_ in _matches(text):
        around = sentence_at(match.start())
        way = _way(text, match, around)
        context = partial(
            Context,
            direction=way,
            previous=previous,
            told=telling.day(match.start(), around, way, back=rule_.name in day_parts.COUNTS_BACK),
            beside=telling.beside(around),
            year=_year_of_clause(text, match.start(), around, published_on),
        )
        value = resolve(rule_, match, anchor, context)
        found.append(
            TimeExpression(
                match.start(), match.end(), value, anchor if rule_.relative else None, rule_.name, rule_.confidence
            )
        )
        previous = value or previous
        if any(a <= match.start() < b for a, b in datelines.items()) and _can_anchor(value, published_on):
            anchor = value
            telling.anchor = value
        else:
            telling.add(match.start(), None if _opens(text, match) else value, around, relative=_tells(rule_))
    return joined(text, beside_each_other(text, found))


_SINCE = re.compile(r"since (?:the )?$", re.IGNORECASE)
_LIMIT = re.compile(r"(?:until|till) (?:the )?$", re.IGNORECASE)


def _way(text: str, match: re.Match[str], around: tuple[int, int]) -> Direction | None:
    """The tense around a match; “since” always looks back."""
    low, high = around
    before = text[max(0, match.start() - 12) : _content(match)]
    if _SINCE.search(before):
        return "past"
    sentence = text[low:high]
    start, end = match.start() - low, min(match.end() - low, len(sentence))
    return direction(sentence, start, end, limit=bool(_LIMIT.search(before)))


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a match only opens or closes a stretch of time: nothing is told on that day."""
    return bool(
        re.search(
            r"\b(?:since|until|till)\s+(?:the )?$", text[max(0, match.start() - 12) : _content(match)], re.IGNORECASE
        )
    )


def _tells(rule_: Rule) -> bool:
    """Whether a rule's days may count in a heading too: “tomorrow” tells a day there, a full date stamps the page."""
    return rule_.relative and not rule_.name.startswith("day_of_a_month")


_YEAR_BESIDE = re.compile(r"\b(?P<which>next|last|this) year\b[^,;.]{0,40}$", re.IGNORECASE)
_YEAR_OPENS = re.compile(rf"^In (?P<year>{YEAR})\b[^;.]*$")


def _year_of_clause(text: str, start: int, around: tuple[int, int], published_on: str | None) -> int | None:
    """The year that the words before in the sentence give: “In 2016, … on 5 May”, “which next year ends "
    "on March 30”."""
    before = text[around[0] : start]
    if match := _YEAR_OPENS.match(before):
        return int(match["year"])
    now = bounds(published_on)
    if now and (match := _YEAR_BESIDE.search(before)):
        return now[0].year + {"next": 1, "last": -1}.get(match["which"].casefold(), 0)
    return None


def resolve(rule_: Rule, match: re.Match[str], anchor: str | None, context: Callable[..., Context]) -> str | None:
    """The value of one match: once for each day that the anchor may be, and what these have in common."""
    days = days_of(anchor)
    try:
        if not rule_.relative or not days:
            return rule_.resolve(match, context(anchor=None))
        values = [rule_.resolve(match, context(anchor=day)) for day in days]
    except OverflowError:  # beyond the first or the last day that the calendar has
        return None
    return one_of([v for v in values if v])


def _can_anchor(value: str | None, published_on: str | None) -> bool:
    """Whether a dateline's date is one day, and near the publication date where that is known."""
    day, published = bounds(value), bounds(published_on)
    if day is None or day[0] != day[1]:
        return False
    return published is None or min(abs((day[0] - p).days) for p in published) <= _NEAR


_LEADING = re.compile(
    r"(?:(?:on|in|at|by|until|till|from|before|after|for|during|over|of|between|about|around|since|the) )+",
    re.IGNORECASE,
)


def _content(match: re.Match[str]) -> int:
    """Where a match's words begin, prepositions and article left out."""
    opening = _LEADING.match(match.string, match.start(), match.end())
    return opening.end() if opening else match.start()


def _matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    """Matches of all rules that do not overlap: the longest at each place, earlier rules first.

    Prepositions and the article do not count for the place: “November of 2019” wins over “in November”.
    """
    hits = [(_content(m), -m.end(), n, m) for n, r in enumerate(RULES) for m in r.pattern.finditer(text)]
    spans = sorted((m.start(), m.end()) for _, _, n, m in hits if RULES[n].name != vague.SINCE_AN_EVENT)
    hits = [h for h in hits if RULES[h[2]].name != vague.SINCE_AN_EVENT or not _holds(spans, h[3].start(), h[3].end())]
    hits.sort(key=lambda hit: (hit[0], hit[1], hit[3].start(), hit[2]))
    out: list[tuple[re.Match[str], Rule]] = []
    end = -1
    for _, _, n, match in hits:
        if match.start() >= end and match.group().strip():
            out.append((match, RULES[n]))
            end = match.end()
    return out


def _holds(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start <= a and b <= end + 1 for a, b in spans)
