"""The order of a series in time: rounds out of order, a cadence that the numbers break, a round that is overdue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from regesta.checks.dates import parsed
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
        rounds = _numbered(grouped.get(thing.id, []))
        claim = next((c for c in thing.of("frequency") if _months(c) and not _approximate(c)), None)
        first, founding = _first(thing, rounds)
        if claim is None or first is None or not rounds or (not founding and len(rounds) < 2):
            continue
        months, (number, early, late) = _months(claim) or 12, first
        found, year, newest = rounds[-1][0], int(rounds[-1][1][:4]), rounds[-1][3]
        least, most = (number + (year - start) * 12 // months for start in (late, early))
        if max(least - found, found - most) >= _SLACK:
            claims = (claim, *newest.of("ordinal"), *founding)
            wanted = least if least == most else f"{least} to {most}"
            words = {"label": thing.label, "frequency": _wording(claim), "year": year, "wanted": wanted, "found": found}
            yield problem("series.cadence", Severity.INFO, Where(thing.id, "frequency", claims), **words)


def _first(
    thing: Thing, rounds: list[tuple[int, str, str, Thing]]
) -> tuple[tuple[int, int, int] | None, tuple[Claim, ...]]:
    """The number to count from, with its earliest and latest year: the founding's, else the first known round's."""
    for claim in thing.of("established"):
        when = parsed(claim.value)
        if when and when.earliest and when.latest:
            return (1, when.earliest.year, when.latest.year), (claim,)
    if not rounds:
        return None, ()
    return (rounds[0][0], int(rounds[0][1][:4]), int(rounds[0][1][:4])), ()


def _approximate(claim: Claim) -> bool:
    return bool((claim.value_detail or {}).get("approximate"))


def _wording(claim: Claim) -> str:
    return str((claim.value_detail or {}).get("wording") or claim.value)


def two_frequencies(dataset: Dataset) -> Iterator[Problem]:
    """One mechanism said to meet “annually” and “almost every year”, or every year and every two: both are kept."""
    for thing in things(dataset, "mechanism"):
        claims = tuple(thing.of("frequency"))
        if len({(claim.value, _approximate(claim)) for claim in claims}) > 1:
            shown = "; ".join(dict.fromkeys(_wording(claim) for claim in claims))
            yield problem(
                "series.frequency", Severity.INFO, Where(thing.id, "frequency", claims), label=thing.label, said=shown
            )


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
