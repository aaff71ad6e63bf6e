"""What a date rule is: a name, a pattern, and a pure function from a match and its context to an EDTF value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from regesta.extract.dates.tense import Direction

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JAN(?:UARY|\.)?|FEB(?:RUARY|\.)?|MAR(?:CH|\.)?|APR(?:IL|\.)?|MAY|JUNE?|JULY?|AUG(?:UST|\.)?|SEPT?(?:EMBER|\.)?|"
    r"OCT(?:OBER|\.)?|NOV(?:EMBER|\.)?|DEC(?:EMBER|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:1[89]\d\d|20\d\d)"
TO = r"\s?(?:-|–|—|to|through|until|till)\s?"
TO_AND = r"\s?(?:-|–|—|to|and|through|until|till)\s?"


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: one candidate day of the anchor, the tense around, what stands before."""

    anchor: date | None
    direction: Direction | None = None
    previous: str | None = None
    told: str | None = None
    """The day that the text is telling: a day, or a one-of set of days; None where the anchor must do."""
    beside: str | None = None
    """The last value before it in the same sentence."""
    year: int | None = None
    """The year that the clause gives for a month or day without one."""


Resolve = Callable[["re.Match[str]", Context], "str | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time expression. `relative` rules need an anchor; the others stand by themselves."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve
    relative: bool = False
    confidence: float = 0.9


def rule(
    name: str, pattern: str, resolve: Resolve, *, relative: bool = False, confidence: float = 0.9, flags: int = 0
) -> Rule:
    """A rule whose pattern must begin and end at word boundaries."""
    return Rule(name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", flags), resolve, relative, confidence)


def number(text: str) -> int:
    """The digits of `3rd`, `03` or `11` as a number."""
    return int(re.sub(r"\D", "", text))
