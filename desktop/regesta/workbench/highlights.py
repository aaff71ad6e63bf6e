"""The spans to paint, fetched by window and kept by bucket; lanes for those that overlap; what lies at a point.

Positions are code points of the canonical text. Knows nothing of Qt and nothing of the project.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.services.views import Highlight

BUCKET = 8_192
"""Code points of one bucket: about three screens of text."""

_GENERATIONS = itertools.count()
"""No two indexes share a generation, so that an answer for one never fills another."""

LANES = 3
"""Overlapping spans are drawn in at most so many lanes; further ones share the last."""


@dataclass(frozen=True)
class Laned:
    """A highlight and its lane: 0 for the widest, then those within or across it."""

    highlight: Highlight
    lane: int


class HighlightIndex:
    """Highlights of one source by bucket. A bucket that is not there is to be fetched."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._buckets: dict[int, tuple[Laned, ...]] = {}
        self._fresh: set[int] = set()
        self.generation = next(_GENERATIONS)

    def missing(self, start: int, end: int) -> tuple[int, int] | None:
        """The span to fetch so that a window can be painted; None where all of it is there."""
        if not self._length:
            return None
        wanted = [number for number in _numbers(start, end, self._length) if number not in self._fresh]
        if not wanted:
            return None
        return wanted[0] * BUCKET, min(self._length, (wanted[-1] + 1) * BUCKET)

    def fill(self, start: int, end: int, found: Iterable[Highlight]) -> None:
        """Keep what a fetch of whole buckets found."""
        laned = lanes(found)
        for number in _numbers(start, end, self._length):
            self._fresh.add(number)
            low, high = number * BUCKET, (number + 1) * BUCKET
            self._buckets[number] = tuple(
                each for each in laned if each.highlight.start < high and each.highlight.end > low
            )

    def clear(self) -> None:
        """The project changed: all is to be fetched again; what is there is painted until it comes."""
        self._fresh.clear()
        self.generation = next(_GENERATIONS)

    def within(self, start: int, end: int) -> list[Laned]:
        """The known highlights that meet a window, wide ones first."""
        found: dict[str, Laned] = {}
        for number in _numbers(start, end, self._length):
            for each in self._buckets.get(number, ()):
                if each.highlight.start < end and each.highlight.end > start:
                    found[each.highlight.id] = each
        return sorted(found.values(), key=lambda each: (each.lane, each.highlight.start))

    def at(self, position: int) -> list[Highlight]:
        """The highlights over one code point, the narrowest first, evidence before mentions of the same width."""
        over = [each.highlight for each in self.within(position, position + 1)]
        return sorted(over, key=lambda each: (each.end - each.start, each.kind != "evidence"))


def lanes(found: Iterable[Highlight]) -> list[Laned]:
    """Give each mention the lowest lane that is free over its whole length; equal spans share one.

    Evidence has no underline and takes no lane; of several claims on the same words one is painted.
    """
    ends: list[int] = []
    last: dict[int, tuple[int, int]] = {}
    laned = []
    for each in sorted(found, key=lambda one: (one.start, -one.end, one.kind, one.id)):
        if each.kind == "evidence":
            laned.append(Laned(each, 0))
            continue
        lane = next(
            (n for n, end in enumerate(ends) if end <= each.start or last[n] == (each.start, each.end)), len(ends)
        )
        lane = min(lane, LANES - 1)
        while len(ends) <= lane:
            ends.append(0)
        ends[lane] = max(ends[lane], each.end)
        last[lane] = (each.start, each.end)
        laned.append(Laned(each, lane))
    return laned


def choose(over: Sequence[Highlight], current: str | None) -> Highlight | None:
    """What a click on a point means: the narrowest; a second click on the current one goes to the next.

    A mention that is linked to nothing is chosen only where nothing else lies.
    """
    picks = [each for each in over if each.claim or each.record]
    picks = picks or [each for each in over if each.kind == "mention" and each.type != "date"]
    if not picks:
        return None
    for number, each in enumerate(picks):
        if each.id == current:
            return picks[(number + 1) % len(picks)]
    return picks[0]


def _numbers(start: int, end: int, length: int) -> range:
    return range(max(0, start) // BUCKET, max(start, min(end, max(length, 1)) - 1) // BUCKET + 1)
