"""A time expression of a text with its value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Code points `start` to `end` of the text, the EDTF value (None: unresolved), the anchor's EDTF and the rule.

    `ends` are the expressions inside it that give its start and its end.
    """

    start: int
    end: int
    value: str | None
    anchor: str | None
    rule: str
    confidence: float
    ends: tuple[TimeExpression, ...] = ()
