"""The order of a series in time: rounds out of order, a cadence that the numbers break, a round that is overdue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from regesta.checks.rule import Thing, Where, problem, things
from regesta.checks.series import by_mechanism, label_of, ordinals, span_of
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity
from regesta.domain.values import EdtfDate, ValueProblem

_YEARS = re.compile(r"R\d*/P(\d+)Y")
_MONTHS = re.compile(r"R\d*/P(\d+)M")
_SLACK = 2
"""Numbers that a yearly series may be off before it is told: two in one year, a year left out."""
_LATE_MONTHS = 6


def _numbered(rounds: list[Thing]) -> list[tuple[int, str, str, Thing]]:
    """Numbered rounds with their earliest and latest day, by number."""
    found = []
    for thing in rounds:
        span = span_of(thing)
        if span is not None:
            found += [(number, *span, thing) for number in ordinals(thing)]
    return sorted(found, key=lambda entry: entry[:3])


def out_of_order(dataset: Dataset) -> Iterator[Problem]:
    """A round dated after one with a higher number."""
    for mechanism, rounds in sorted(by_mechanism(dataset).items()):
        for (low, start, _, one), (high, _, end, other) in pairwise(_numbered(rounds)):
            if low < high and start > end:
                claims = (*one.of("start"), *other.of("start"))
                words = {"label": label_of(dataset, mechanism), "one": low, "other": high, "start": start, "end": end}
                yield problem("series.order", Severity.WARNING, Where(one.id, "ordinal", claims), **words)


def _months(claim: Claim) -> int | None:
    """The months between rounds that a frequency says."""
    text = str(claim.value)
    if found := _YEARS.fullmatch(text):
        return 12 * int(found[1])
    if found := _MONTHS.fullmatch(text):
        return int(found[1])
    return None


def broken_cadence(dataset: Dataset) -> Iterator[Problem]:
    """Numbers that a stated frequency, counted from the founding or between two rounds, does not give."""
    grouped = by_mechanism(dataset)
    for thing in things(dataset, "mechanism"):
        marks = [(number, int(start[:4]), found) for number, start, _, found in _numbered(grouped.get(thing.id, []))]
        founded = _founding_year(thing)
        if founded is not None:
            marks.insert(0, (1, founded[0], thing))
        for claim in thing.of("frequency"):
            months = _months(claim)
            if months is None or len(marks) < 2:
                continue
            (first, from_year, _), (last, to_year, newest) = marks[0], marks[-1]
            wanted = first + (to_year - from_year) * 12 // months
            if abs(wanted - last) >= _SLACK:
                claims = (claim, *newest.of("ordinal"), *(founded[1] if founded else ()))
                words = {
                    "label": thing.label,
                    "frequency": claim.value,
                    "year": to_year,
                    "wanted": wanted,
                    "found": last,
                }
                yield problem("series.cadence", Severity.INFO, Where(thing.id, "frequency", claims), **words)


def _founding_year(thing: Thing) -> tuple[int, tuple[Claim, ...]] | None:
    for claim in thing.of("established"):
        try:
            earliest = EdtfDate.parse(str(claim.value)).earliest
        except ValueProblem:
            continue
        if earliest is not None:
            return earliest.year, (claim,)
    return None


def overdue(dataset: Dataset) -> Iterator[Problem]:
    """No round within the stated frequency and half a year before the project's as-of date."""
    as_of = dataset.info.get("as_of")
    try:
        today = EdtfDate.parse(str(as_of)).latest if as_of else None
    except ValueProblem:
        today = None
    if today is None:
        return
    grouped = by_mechanism(dataset)
    for thing in things(dataset, "mechanism"):
        months = [m for claim in thing.of("frequency") if (m := _months(claim))]
        ends = [span[1] for found in grouped.get(thing.id, []) if (span := span_of(found))]
        if months and ends and _months_between(max(ends), today) > max(months) + _LATE_MONTHS:
            words = {"label": thing.label, "last": max(ends), "as_of": as_of}
            yield problem(
                "series.overdue", Severity.INFO, Where(thing.id, "frequency", tuple(thing.of("frequency"))), **words
            )


def _months_between(earlier: str, later: date) -> int:
    return (later.year - int(earlier[:4])) * 12 + later.month - int(earlier[5:7])
