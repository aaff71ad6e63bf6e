"""Kinds for time: date (EDTF), duration and frequency (ISO 8601), with wording and `approximate` beside them."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from typing_extensions import override

from regesta.domain.span import Frozen
from regesta.domain.values.edtf import EdtfDate, Shape
from regesta.domain.values.edtf_parts import Moment
from regesta.domain.values.kind import Comparison, JsonValue, Kind, ValueProblem, checked_text

_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?", re.ASCII
)
_FREQUENCY = re.compile(r"R(\d*)/(P.+)", re.ASCII)
_DAYS = {"Y": 365.2425, "M": 30.436875, "W": 7.0, "D": 1.0}
_SECONDS = {"H": 3600, "M": 60, "S": 1}
_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_SHORT = re.compile(r"(\d+)\s*(year|month|week|day)s?", re.ASCII | re.IGNORECASE)
_ADVERBS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "annual": "P1Y", "biennial": "P2Y"}
_ADVERBS |= {"annually": "P1Y", "yearly": "P1Y", "every year": "P1Y"}


class WordingDetail(Frozen):
    """Whether the value is approximate, and how the source words it."""

    approximate: bool | None = None
    wording: str | None = None


class DateKind(Kind):
    """A date in our part of EDTF; see `edtf`."""

    name: ClassVar[str] = "date"
    editor: ClassVar[str] = "date"

    @override
    def parse(self, text: str) -> JsonValue:
        """An EDTF text."""
        checked_text(self.name, text, 1_000)
        return str(EdtfDate.parse(text))

    @override
    def validate(self, value: object) -> JsonValue:
        """An EDTF text as `EdtfDate` writes it."""
        return str(EdtfDate.parse(checked_text(self.name, value, 1_000)))

    @override
    def normalise(self, value: JsonValue) -> JsonValue:
        """Members of a set in order."""
        parsed = EdtfDate.parse(str(value))
        if parsed.shape is not Shape.EITHER:
            return str(parsed)
        members = sorted(EdtfDate(Shape.EITHER, (part,)) for part in parsed.parts)
        return str(EdtfDate(Shape.EITHER, tuple(member.parts[0] for member in members)))

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Equal; precision where one lies in the other; contradict where no day fits both and none is approximate."""
        one, other = EdtfDate.parse(str(left)), EdtfDate.parse(str(right))
        if one.equals(other):
            return Comparison.EQUAL
        vague = one.approximate or other.approximate or one.uncertain or other.uncertain
        if not one.overlaps(other):
            return Comparison.DIFFER if vague else Comparison.CONTRADICT
        if one.contains(other) or other.contains(one):
            return Comparison.PRECISION
        closed = all(None not in (date.earliest, date.latest) for date in (one, other))
        stretches = one.lasts and other.lasts and closed
        return Comparison.CONTRADICT if stretches and not vague else Comparison.DIFFER

    @override
    def format(self, value: JsonValue) -> str:
        """The date in signs: `2024-04-21 – 2024-04-28`, `≈ 2024-03`, `2024-05 ?`, `2024-04-21 … 2024-04-28`."""
        parsed = EdtfDate.parse(str(value))
        if parsed.shape is Shape.ON:
            return " | ".join(_shown(moment) for moment in parsed.moments)
        joint = " – " if parsed.lasts else " … "
        pieces = []
        for part, span in zip(parsed.parts, parsed.ranges, strict=True):
            if isinstance(part, Moment):
                pieces.append(_shown(part))
            else:
                ends = (span.start, span.end)
                pieces.append(joint.join(_shown(end) if end else "" for end in ends).strip())
        return " | ".join(pieces)

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string of EDTF's letters."""
        return {"type": "string", "pattern": r"^[0-9X~?%/.,\[\]-]+$", "maxLength": 1_000, "format": "edtf"}


def _shown(moment: Moment) -> str:
    bare = str(Moment(moment.year, moment.month, moment.day))
    return ("≈ " if moment.approximate else "") + bare + (" ?" if moment.uncertain else "")


def length_in_days(duration: str) -> float:
    """The mean length of an ISO 8601 duration, in days.

    Raises:
        ValueProblem: it is no duration.
    """
    if len(duration) > 40 or _DURATION.fullmatch(duration) is None:
        raise ValueProblem(f"“{duration[:60]}” is no duration; write it as P4D, P2W, P1Y6M or PT90M, or as “4 days”")
    dates, _, times = duration[1:].partition("T")
    days = sum(int(count) * _DAYS[unit] for count, unit in re.findall(r"(\d+)([YMWD])", dates))
    seconds = sum(int(count) * _SECONDS[unit] for count, unit in re.findall(r"(\d+)([HMS])", times))
    return float(days) + seconds / 86_400


class DurationKind(Kind):
    """How long something lasts: ISO 8601 (`P4D`)."""

    name: ClassVar[str] = "duration"
    editor: ClassVar[str] = "duration"
    detail: ClassVar[type[Frozen] | None] = WordingDetail

    @override
    def parse(self, text: str) -> JsonValue:
        """ISO 8601, or a count of days, weeks, months or years in English."""
        stripped = text.strip()
        if short := _SHORT.fullmatch(stripped):
            stripped = f"P{short[1]}{_UNITS[short[2].lower()]}"
        return self.validate(stripped.upper())

    @override
    def validate(self, value: object) -> JsonValue:
        """ISO 8601."""
        text = checked_text(self.name, value, 40)
        length_in_days(text)
        return text

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Equal where the mean lengths are: P7D is P1W."""
        same = length_in_days(str(left)) == length_in_days(str(right))
        return Comparison.EQUAL if same else Comparison.CONTRADICT

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string in ISO 8601."""
        return {"type": "string", "pattern": r"^P[0-9YMWDTHS]+$", "maxLength": 40}


class FrequencyKind(Kind):
    """How often something happens: ISO 8601 repeat (`R/P1Y`). Two frequencies differ, never contradict."""

    name: ClassVar[str] = "frequency"
    editor: ClassVar[str] = "frequency"
    detail: ClassVar[type[Frozen] | None] = WordingDetail

    @override
    def parse(self, text: str) -> JsonValue:
        """`R/P1Y`, or an English adverb as “annual”."""
        stripped = text.strip()
        if period := _ADVERBS.get(stripped.casefold()):
            return f"R/{period}"
        return self.validate(stripped.upper())

    @override
    def validate(self, value: object) -> JsonValue:
        """ISO 8601 repeat."""
        text = checked_text(self.name, value, 60)
        match = _FREQUENCY.fullmatch(text)
        if match is None:
            raise ValueProblem(f"“{text}” is no frequency; write it as R/P1Y (every year) or R/P6M, or as “annual”")
        length_in_days(match[2])
        return text

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Equal or differ: “annual” and “almost every year” are both kept."""
        return Comparison.EQUAL if left == right else Comparison.DIFFER

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string in ISO 8601."""
        return {"type": "string", "pattern": r"^R[0-9]*/P[0-9YMWDTHS]+$", "maxLength": 60}
