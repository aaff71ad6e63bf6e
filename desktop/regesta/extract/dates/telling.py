"""The day that a text is telling at a place: what “in the afternoon” and “the day before” are counted from.

It is a day named before in the same sentence or paragraph, else the day that the article is about (the first
day told in a full sentence that lies near the anchor). Days in a relative clause (“who arrived on Monday”) and
in the pluperfect are asides: they move nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from regesta.extract.dates.calendar import bounds, is_day, shift_days
from regesta.extract.dates.tense import Direction

_NEAR = 14
"""Most days between the anchor and the day that an article is about."""
_RELATIVE = re.compile(r"\b(?:who|whose|which|when|where)\b[^,;—–()]*$")
_PLUPERFECT = re.compile(r"\bhad (?:[a-z-]+ ){0,2}[^,;.]*$")
_STOP = re.compile(r"[.!?…][”\"’')\]»]*$")


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    value: str
    sentence: int
    line: int
    aside: bool
    back: bool
    heading: bool


@dataclass(slots=True)
class Telling:
    """The days of one text as they are found, from left to right."""

    text: str
    anchor: str | None
    days: list[_Day] = field(default_factory=list)
    last: tuple[int, str] | None = None

    def add(self, start: int, value: str | None, sentence: tuple[int, int], *, relative: bool) -> None:
        """Take note of an expression's value; stamps (full dates in lines that are no sentences) tell nothing."""
        if value is None:
            return
        self.last = (sentence[0], value)
        words = self.text[sentence[0] : sentence[1]].rstrip()
        heading = not _STOP.search(words)
        if not is_day(value) or (heading and not relative):
            return
        before = self.text[sentence[0] : start]
        aside = bool(_RELATIVE.search(before)) or self.text[start - 1 : start] == "("
        back = bool(_PLUPERFECT.search(before))
        self.days.append(_Day(start, value, sentence[0], self._line(start), aside, back, heading))

    def beside(self, sentence: tuple[int, int]) -> str | None:
        """The last value found in the same sentence."""
        return self.last[1] if self.last and self.last[0] == sentence[0] else None

    def day(self, start: int, sentence: tuple[int, int], way: Direction | None, *, back: bool) -> str | None:
        """The day told at `start`; with `back`, any day told before it counts (“the day before”, “that evening”)."""
        near = [d for d in self.days if d.sentence == sentence[0] and not d.aside]
        near = near or [d for d in self.days if d.line == self._line(start) and not d.aside and (back or not d.back)]
        if not back:
            near = [d for d in near if self._fits(d.value, way)]
        if near:
            return near[-1].value
        return self._main(way)

    def _main(self, way: Direction | None) -> str | None:
        """The day that the article is about: of those behind for the past, of those ahead for the future."""
        main = [d for d in self.days if not d.aside and not d.back and self._close(d.value)]
        fitting = [d for d in main if self._fits(d.value, way) and (way != "future" or not self._is_past(d.value))]
        if way == "future":
            return fitting[0].value if fitting else self.anchor if is_day(self.anchor) else None
        return next((d.value for d in fitting if not d.heading), fitting[0].value if fitting else None)

    def _line(self, start: int) -> int:
        return self.text.rfind("\n", 0, start) + 1

    def _fits(self, value: str, way: Direction | None) -> bool:
        now = bounds(self.anchor)
        day = bounds(value)
        if now is None or day is None:
            return True
        return day[1] >= now[0] if way == "future" else day[0] <= now[1]

    def _is_past(self, value: str) -> bool:
        now, day = bounds(self.anchor), bounds(value)
        return bool(now and day and day[1] < now[0])

    def _close(self, value: str) -> bool:
        now, day = bounds(self.anchor), bounds(value)
        return now is None or (day is not None and min(abs((day[0] - n).days) for n in now) <= _NEAR)


def counted(told: str | None, anchor: date | None, days: int) -> str | None:
    """The day so many days after the one told, or after the anchor where none is told."""
    base = told or (anchor.isoformat() if anchor else None)
    return shift_days(base, days) if base else None
