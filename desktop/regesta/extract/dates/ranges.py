"""Ranges whose ends are expressions of their own: “from July 2019 to last August”, “since the summer of 2020”.

The ends stay dates too: a range carries them as `ends`, and each becomes a mention inside the range's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.extract.dates.calendar import bounds, interval
from regesta.extract.dates.rule import DAY, MONTH, WEEKDAY
from regesta.extract.dates.time_expression import TimeExpression

_JOIN = re.compile(r"\s?(?:to|until|till|through|–|—|-)\s?|,? and ")
_OPENS = re.compile(r"(?:^|\W)(?P<word>(?:from|between) )(?:the )?$", re.IGNORECASE)
_SINCE = re.compile(r"(?:^|\W)(?P<word>since (?:at least |about |around )?(?:the )?)$", re.IGNORECASE)
_END = re.compile(
    rf"\b(?:{WEEKDAY}(?:,? (?:the )?{DAY}(?: (?:of )?{MONTH})?)?|{MONTH} {DAY}|{DAY}(?: of)? {MONTH})(?!\w)"
)
_SINGLE = frozenset({"weekdays", "weekday_to_day", "explicit_day_range", "days_of_a_month_near_anchor"})


def joined(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """The expressions in order, ranges put together from their ends, and ranges of one rule given theirs."""
    out: list[TimeExpression] = []
    for expression in found:
        last = out[-1] if out else None
        merged = _range(text, last, expression) if last else None
        if merged:
            out[-1] = merged
        else:
            out.append(_with_ends(text, _since(text, expression)))
    return out


def _range(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    between = _JOIN.fullmatch(text[first.end : second.start])
    opener = _OPENS.search(text, max(0, first.start - 14), first.start)
    inside = re.match(r"(?:from|between) ", text[first.start : first.end], re.IGNORECASE)
    if between is None or not (opener or inside) or first.ends or not first.value or not second.value:
        return None
    wants = "and" if (opener["word"] if opener else text[first.start :][:4]).casefold().startswith("betw") else None
    if (between.group().strip(", ") == "and") != (wants == "and"):
        return None
    low, high = bounds(first.value), bounds(second.value)
    if not low or not high or low[0] >= high[1] or "/" in first.value or "[" in first.value + second.value:
        return None
    start = opener.start("word") if opener else first.start
    value = interval(first.value, second.value.split("/")[-1])
    return replace(first, start=start, end=second.end, value=value, rule="from_to", ends=(first, second))


def _since(text: str, inner: TimeExpression) -> TimeExpression:
    opener = _SINCE.search(text, max(0, inner.start - 24), inner.start)
    own = re.match(r"since ", text[inner.start : inner.end], re.IGNORECASE)
    if not inner.value or inner.value.startswith(("[", "..")) or not (opener or own):
        return inner
    begins = inner.value.split("/")[0]
    start = opener.start("word") if opener else inner.start
    if own and not opener:
        inner = replace(inner, start=inner.start + own.end())
    return replace(inner, start=start, value=f"{begins}/..", rule="open_start", ends=(inner,))


def _with_ends(text: str, found: TimeExpression) -> TimeExpression:
    """A range found by one rule, with its two days where each of them is written out."""
    if found.ends or found.rule not in _SINGLE or not found.value or found.value.count("/") != 1:
        return found
    spans = [m.span() for m in _END.finditer(text, found.start, found.end)]
    if len(spans) != 2:
        return found
    ends = tuple(
        replace(found, start=a, end=b, value=value) for (a, b), value in zip(spans, found.value.split("/"), strict=True)
    )
    return replace(found, ends=ends)
