"""Buckets, lanes and what a click means."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from regesta.services.views import Highlight
from regesta.workbench.highlights import BUCKET, LANES, HighlightIndex, choose, lanes


def mention(key: int, start: int, end: int, **more: str) -> Highlight:
    return Highlight(f"m{key}", "mention", start, end, "person", "proposed", more.get("record", "r"))


SPANS = st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 9_000)), max_size=25)


@given(SPANS, st.integers(0, 40_000), st.integers(1, 10_000))
def test_a_window_finds_what_meets_it(spans: list[tuple[int, int]], start: int, length: int) -> None:
    every = [mention(number, at, at + size) for number, (at, size) in enumerate(spans)]
    index = HighlightIndex(50_000)
    missing = index.missing(start, start + length)
    assert missing is not None
    low, high = missing
    assert low <= start
    index.fill(low, high, [each for each in every if each.start < high and each.end > low])
    assert index.missing(start, min(start + length, 50_000)) is None
    found = {each.highlight.id for each in index.within(start, min(start + length, 50_000))}
    stop = min(start + length, 50_000)
    assert found == {each.id for each in every if each.start < stop and each.end > start}


@given(SPANS)
def test_overlapping_spans_lie_in_lanes(spans: list[tuple[int, int]]) -> None:
    laned = lanes([mention(number, at, at + size) for number, (at, size) in enumerate(spans)])
    assert all(0 <= each.lane < LANES for each in laned)
    for one in laned:
        for other in laned:
            if one is other or one.lane != other.lane or one.lane == LANES - 1:
                continue
            a, b = one.highlight, other.highlight
            assert a.end <= b.start or b.end <= a.start or (a.start, a.end) == (b.start, b.end)


def test_a_second_click_goes_to_what_lies_under() -> None:
    index = HighlightIndex(BUCKET)
    index.fill(0, BUCKET, [mention(1, 0, 30), mention(2, 5, 10)])
    first = choose(index.at(6), None)
    assert first is not None
    assert first.id == "m2"
    second = choose(index.at(6), "m2")
    assert second is not None
    assert second.id == "m1"
    assert choose(index.at(200), None) is None
