"""Dates as historians write them: the part of EDTF (ISO 8601-2:2019) that sources need, with its exact days.

Level 1 without long and negative years: a date, month, season or year, unspecified digits (`201X`, `2024-05-XX`),
approximate and uncertain (`~ ? %`), intervals with an open (`..`) or unknown (empty) end; and of level 2 the
one-of sets. How they are read (design, section 3):

- `A/B` only where the thing *lasts* from A to B;
- `[A..B]` is one day (or month, or year) within; `[A,B]` is the one or the other; both ends included.

`earliest` and `latest` are days, or None where the expression is open; precision is kept: 2024-05 stays a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering

from typing_extensions import override

from regesta.domain.values.edtf_parts import EXAMPLES, Moment, Precision
from regesta.domain.values.kind import ValueProblem

__all__ = ["EdtfDate", "Moment", "Precision", "Shape"]

MAX_MEMBERS = 50
_LONGEST = 1_000


class Shape(StrEnum):
    """What the date editor offers."""

    ON = "on"
    FROM_TO = "from_to"
    WITHIN = "within"
    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Range:
    """From one moment to another inside an interval or a set.

    Attributes:
        start: the first moment; None where it is open, or unknown in an interval.
        end: the last moment; None likewise.
        start_unknown: the interval was written with an empty start, not with `..`.
        end_unknown: the interval was written with an empty end.
    """

    start: Moment | None
    end: Moment | None
    start_unknown: bool = False
    end_unknown: bool = False

    @property
    def earliest(self) -> date | None:
        """First day, None where open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """Last day, None where open."""
        return self.end.latest if self.end else None


@total_ordering
@dataclass(frozen=True, slots=True, eq=True)
class EdtfDate:
    """An EDTF expression. Equal when written the same; ordered by earliest day, then latest, then text.

    Attributes:
        shape: which editor shape it has.
        parts: one `Moment` (on), one `Range` (from–to, within, before, after), or several of both (either).
    """

    shape: Shape
    parts: tuple[Moment | Range, ...]

    @staticmethod
    def parse(text: str) -> EdtfDate:
        """An EDTF expression from its text; blanks around it and inside a set are ignored.

        Raises:
            ValueProblem: it is none, an interval or range ends before it starts, or the calendar lacks the day.
        """
        stripped = text.strip()
        if len(stripped) > _LONGEST:
            raise ValueProblem(f"a date has at most {_LONGEST:,} characters; write {EXAMPLES}")
        if stripped.startswith("[") and stripped.endswith("]"):
            return _parse_set(stripped[1:-1])
        if "/" in stripped:
            return _parse_interval(stripped)
        return EdtfDate(Shape.ON, (Moment.parse(stripped),))

    @staticmethod
    def on(moment: str | date) -> EdtfDate:
        """A date, month, season or year.

        Raises:
            ValueProblem: `moment` is none.
        """
        return EdtfDate(Shape.ON, (_moment(moment),))

    @staticmethod
    def from_to(start: str | date | None, end: str | date | None) -> EdtfDate:
        """Something that lasts from `start` to `end`; None is an open end.

        Raises:
            ValueProblem: neither end is given, or the end comes first.
        """
        first = None if start is None else _moment(start)
        last = None if end is None else _moment(end)
        return EdtfDate(Shape.FROM_TO, (_checked(Range(first, last)),))

    @staticmethod
    def within(start: str | date, end: str | date) -> EdtfDate:
        """One day within the two, both included.

        Raises:
            ValueProblem: the end comes first.
        """
        return EdtfDate(Shape.WITHIN, (_checked(Range(_moment(start), _moment(end))),))

    @staticmethod
    def before(end: str | date) -> EdtfDate:
        """That day or earlier."""
        return EdtfDate(Shape.BEFORE, (Range(None, _moment(end)),))

    @staticmethod
    def after(start: str | date) -> EdtfDate:
        """That day or later."""
        return EdtfDate(Shape.AFTER, (Range(_moment(start), None),))

    @staticmethod
    def either(*choices: str | date) -> EdtfDate:
        """One of several dates.

        Raises:
            ValueProblem: fewer than two or more than 50 dates, or the same one twice.
        """
        return _either(tuple(_moment(choice) for choice in choices))

    @override
    def __str__(self) -> str:
        if self.shape is Shape.ON:
            return str(self.parts[0])
        if self.shape is Shape.FROM_TO:
            (span,) = self.ranges
            start = str(span.start) if span.start else "" if span.start_unknown else ".."
            end = str(span.end) if span.end else "" if span.end_unknown else ".."
            return f"{start}/{end}"
        return "[" + ",".join(_member_text(part) for part in self.parts) + "]"

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The parts, each as a range; a single moment starts and ends with itself."""
        return tuple(part if isinstance(part, Range) else Range(part, part) for part in self.parts)

    @property
    def moments(self) -> Iterator[Moment]:
        """Every moment that is written in the expression."""
        for part in self.parts:
            if isinstance(part, Moment):
                yield part
            else:
                yield from (end for end in (part.start, part.end) if end is not None)

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean; None where it is open or unknown."""
        days = [span.earliest for span in self.ranges]
        return None if None in days else min(day for day in days if day is not None)

    @property
    def latest(self) -> date | None:
        """The last day that it can mean; None where it is open or unknown."""
        days = [span.latest for span in self.ranges]
        return None if None in days else max(day for day in days if day is not None)

    @property
    def precision(self) -> Precision:
        """The coarsest precision among its moments: 2024/2024-05 is known to the year."""
        return min(moment.precision for moment in self.moments)

    @property
    def approximate(self) -> bool:
        """Whether any moment is marked `~` or `%`."""
        return any(moment.approximate for moment in self.moments)

    @property
    def uncertain(self) -> bool:
        """Whether any moment is marked `?` or `%`."""
        return any(moment.uncertain for moment in self.moments)

    @property
    def lasts(self) -> bool:
        """Whether it is a stretch of time (`A/B`) and not one date within."""
        return self.shape is Shape.FROM_TO

    @property
    def one_day(self) -> date | None:
        """The day, where it means exactly one."""
        first = self.earliest
        return first if first is not None and first == self.latest else None

    def overlaps(self, other: EdtfDate) -> bool:
        """Whether some day can belong to both."""
        return any(_meet(left, right) for left in self.ranges for right in other.ranges)

    def contains(self, other: EdtfDate) -> bool:
        """Whether every day that the other can mean is one that this can mean."""
        return all(any(_covers(mine, theirs) for mine in self.ranges) for theirs in other.ranges)

    def equals(self, other: EdtfDate) -> bool:
        """Whether both say the same, whatever the order of a set's members."""
        return self.shape is other.shape and sorted(map(str, self.parts)) == sorted(map(str, other.parts))

    def __lt__(self, other: EdtfDate) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[date, date, str]:
        return self.earliest or date.min, self.latest or date.max, str(self)


def _moment(value: str | date) -> Moment:
    return Moment.parse(value.isoformat() if isinstance(value, date) else value.strip())


def _parse_interval(text: str) -> EdtfDate:
    start, _, end = text.partition("/")
    first = None if start in {"", ".."} else Moment.parse(start)
    last = None if end in {"", ".."} else Moment.parse(end)
    return EdtfDate(Shape.FROM_TO, (_checked(Range(first, last, start == "", end == "")),))


def _parse_set(text: str) -> EdtfDate:
    pieces = [piece.strip() for piece in text.split(",")]
    members = tuple(_parse_member(piece, text) for piece in pieces)
    if len(members) == 1 and isinstance(members[0], Range):
        span = members[0]
        shape = Shape.BEFORE if span.start is None else Shape.AFTER if span.end is None else Shape.WITHIN
        return EdtfDate(shape, members)
    return _either(members)


def _parse_member(piece: str, text: str) -> Moment | Range:
    if not piece:
        raise ValueProblem(f"“[{text[:60]}]” has an empty member; write {EXAMPLES}")
    if ".." not in piece:
        return Moment.parse(piece)
    start, _, end = piece.partition("..")
    first = Moment.parse(start.strip()) if start.strip() else None
    last = Moment.parse(end.strip()) if end.strip() else None
    return _checked(Range(first, last))


def _either(members: tuple[Moment | Range, ...]) -> EdtfDate:
    if not 2 <= len(members) <= MAX_MEMBERS:
        raise ValueProblem(f"“either” takes 2 to {MAX_MEMBERS} dates, got {len(members)}; write {EXAMPLES}")
    if len(set(members)) < len(members):
        raise ValueProblem("“either” has the same date twice; leave one out")
    return EdtfDate(Shape.EITHER, members)


def _checked(span: Range) -> Range:
    if span.start is None and span.end is None:
        raise ValueProblem("the date is open at both ends; give at least one")
    if (
        span.start
        and span.end
        and (span.earliest, span.latest) != (None, None)
        and span.start.earliest > span.end.latest
    ):
        raise ValueProblem(f"“{span.start}” comes after “{span.end}”; put the earlier date first")
    return span


def _member_text(part: Moment | Range) -> str:
    if isinstance(part, Moment):
        return str(part)
    return f"{part.start or ''}..{part.end or ''}"


def _meet(left: Range, right: Range) -> bool:
    return (left.earliest or date.min) <= (right.latest or date.max) and (right.earliest or date.min) <= (
        left.latest or date.max
    )


def _covers(outer: Range, inner: Range) -> bool:
    starts = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends
