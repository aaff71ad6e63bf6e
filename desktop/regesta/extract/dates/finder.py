"""Find all time expressions of a text and resolve each against its anchor.

The anchor is the source's publication date, or the day of a dateline that stands close to it, for what
follows the dateline. Where the anchor leaves several days, an expression gets the set of its values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from regesta.extract.dates import absolute, relative, vague, weeks
from regesta.extract.dates.calendar import bounds, days_of, one_of
from regesta.extract.dates.rule import MONTH, Context, Rule
from regesta.extract.dates.tense import direction

RULES: tuple[Rule, ...] = (*weeks.RULES, *relative.RULES, *absolute.RULES, *vague.RULES)
_NEAR = 14
"""Most days between a dateline and the publication date for the dateline to become the anchor."""
_DATELINE = re.compile(
    rf"^[^\n]{{0,60}}?(?:\b{MONTH} \d|\d (?:of )?{MONTH})[^\n]{{0,40}}?(?:\)|--|–|—| - )", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Code points `start` to `end` of the text, the EDTF value (None: unresolved), the anchor's EDTF and the rule."""

    start: int
    end: int
    value: str | None
    anchor: str | None
    rule: str
    confidence: float


SentenceAt = Callable[[int], tuple[int, int]]


def find(text: str, published_on: str | None, sentence_at: SentenceAt) -> list[TimeExpression]:
    """All time expressions in order; `sentence_at` gives the sentence's span around a code point."""
    found: list[TimeExpression] = []
    anchor, previous = published_on, None
    datelines = {m.start(): m.end() for m in _DATELINE.finditer(text)}
    for match, rule_ in _matches(text):
        low, high = sentence_at(match.start())
        sentence = text[low:high]
        way = direction(sentence, match.start() - low, min(match.end() - low, len(sentence)))
        value = resolve(rule_, match, anchor, partial(Context, direction=way, previous=previous))
        found.append(
            TimeExpression(
                match.start(), match.end(), value, anchor if rule_.relative else None, rule_.name, rule_.confidence
            )
        )
        previous = value or previous
        if any(a <= match.start() < b for a, b in datelines.items()) and _can_anchor(value, published_on):
            anchor = value
    return found


def resolve(rule_: Rule, match: re.Match[str], anchor: str | None, context: Callable[..., Context]) -> str | None:
    """The value of one match: once for each day that the anchor may be, and what these have in common."""
    days = days_of(anchor)
    if not rule_.relative or not days:
        return rule_.resolve(match, context(anchor=None))
    values = [rule_.resolve(match, context(anchor=day)) for day in days]
    return one_of([v for v in values if v])


def _can_anchor(value: str | None, published_on: str | None) -> bool:
    """Whether a dateline's date is one day, and near the publication date where that is known."""
    day, published = bounds(value), bounds(published_on)
    if day is None or day[0] != day[1]:
        return False
    return published is None or min(abs((day[0] - p).days) for p in published) <= _NEAR


def _matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    """Matches of all rules that do not overlap: the longest at each place, earlier rules first."""
    hits = [(m.start(), -(m.end() - m.start()), n, m) for n, r in enumerate(RULES) for m in r.pattern.finditer(text)]
    hits.sort(key=lambda hit: hit[:3])
    out: list[tuple[re.Match[str], Rule]] = []
    end = -1
    for start, _, n, match in hits:
        if start >= end and match.group().strip():
            out.append((match, RULES[n]))
            end = match.end()
    return out
