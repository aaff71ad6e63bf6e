"""Spans of a source's canonical text, counted in Unicode code points."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, model_validator

CONTEXT = 32
"""Code points of prefix and suffix kept beside a quote (W3C TextQuoteSelector)."""


class Frozen(BaseModel):
    """Base of every domain model: immutable, no unknown fields, no NaN."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Span(Frozen):
    """A half-open range of code points: `start` inclusive, `end` exclusive."""

    start: int
    end: int

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")
        return self

    def quote(self, text: str) -> str:
        """The words of the span in its canonical text."""
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether this span lies wholly inside the other."""
        return other.start <= self.start and self.end <= other.end


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Prefix and suffix of a span: at most `CONTEXT` code points either side."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
