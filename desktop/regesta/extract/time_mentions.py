"""The step that finds dates, and the mentions that carry their values."""

from __future__ import annotations

from regesta.domain.proposal import MentionDraft, Resolution
from regesta.extract.dates.finder import TimeExpression, find
from regesta.extract.reading import Found, Reading


def find_times(reading: Reading) -> Found:
    """All time expressions of the text with their values; those in page furniture as well, as mentions only.

    The two ends of a range are mentions too, inside the range's; later steps see the range alone.
    """
    times = tuple(find(reading.text, reading.anchor, reading.sentence_span))
    return Found(times=times, mentions=tuple(time_mention(reading.text, t) for each in times for t in _all(each)))


def _all(time: TimeExpression) -> list[TimeExpression]:
    return [time, *(inner for end in time.ends for inner in _all(end))]


def time_mention(text: str, time: TimeExpression) -> MentionDraft:
    """The mention of a time expression, with its value and how it was resolved."""
    return MentionDraft(
        start=time.start,
        end=time.end,
        type="date",
        value=time.value,
        resolution=resolution(text, time),
        confidence=time.confidence,
        step="dates",
    )


def resolution(text: str, time: TimeExpression) -> Resolution:
    """Surface, anchor and rule of a time expression."""
    return Resolution(surface=text[time.start : time.end], anchor=time.anchor, rule=time.rule)
