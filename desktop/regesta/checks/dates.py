"""Dates against the words that carry them: weekdays, “last May”, one event dated more and less exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from regesta.checks.rule import Thing, Where, problem, things
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Evidence, Problem, Severity
from regesta.domain.values import EdtfDate, ValueProblem

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY = re.compile(rf"\b({'|'.join(DAYS)})\b", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b|\b({'|'.join(MONTHS)}) (\d{{1,2}})\b", re.IGNORECASE)
_LAST = re.compile(rf"\blast ({'|'.join(MONTHS)})\b", re.IGNORECASE)
_PROPERTIES = ("start", "end")


def parsed(value: object) -> EdtfDate | None:
    """A date, or None where the value is none."""
    try:
        return EdtfDate.parse(str(value))
    except ValueProblem:
        return None


def _dated(dataset: Dataset) -> Iterator[tuple[Thing, Claim, EdtfDate, Evidence]]:
    """Every piece of evidence of a date of an event or a tenure."""
    for thing in things(dataset):
        for prop in _PROPERTIES:
            for claim in thing.of(prop):
                if (when := parsed(claim.value)) is not None:
                    for each in claim.evidence:
                        yield thing, claim, when, each


def weekday(dataset: Dataset) -> Iterator[Problem]:
    """A day whose weekday is none of those that the words name."""
    for thing in things(dataset):
        for claim in (claim for prop in _PROPERTIES for claim in thing.of(prop)):
            quotes = [each.quote for each in claim.evidence]
            named = {word.casefold() for quote in quotes for word in _DAY.findall(quote)}
            day = when.one_day if (when := parsed(claim.value)) else None
            if day and named and DAYS[day.weekday()] not in named:
                where = Where(thing.id, claim.property, (claim,), fix="fix_chronology_weekday")
                quote = "; ".join(quotes)[:80]
                words = {"label": thing.label, "day": day.isoformat(), "weekday": _name(day), "quote": quote}
                yield problem("chronology.weekday", Severity.WARNING, where, **words)


def _name(day: date) -> str:
    return DAYS[day.weekday()].capitalize()


def weekday_twice(dataset: Dataset) -> Iterator[Problem]:
    """“From Sunday to 28 April”, where the 28th is a Sunday too: which Sunday is meant is the reader's guess."""
    seen: set[tuple[str, int]] = set()
    for thing, claim, when, each in _dated(dataset):
        year = when.earliest.year if when.earliest else None
        if year is None or (each.source, each.start) in seen or len(found := _DAY.findall(each.quote)) != 1:
            continue
        for day in _days_of_month(each.quote, year):
            if DAYS[day.weekday()] == found[0].casefold():
                seen.add((each.source, each.start))
                where = Where(thing.id, claim.property, (claim,), source=each.source)
                words = {"label": thing.label, "quote": each.quote[:80], "day": day.isoformat(), "weekday": _name(day)}
                yield problem("chronology.which_week", Severity.INFO, where, **words)


def _days_of_month(quote: str, year: int) -> Iterator[date]:
    for before, month, other, after in _DAY_OF_MONTH.findall(quote):
        try:
            yield date(year, MONTHS.index((month or other).casefold()) + 1, int(before or after))
        except ValueError:
            continue  # 31 June


def last_month_named(dataset: Dataset) -> Iterator[Problem]:
    """“Last May”, written after this year's May: this year's or last year's."""
    seen: set[tuple[str, int]] = set()
    for thing, claim, _, each in _dated(dataset):
        said = _LAST.search(each.quote)
        written = parsed(dataset.published_on(each.source))
        if not said or not written or not written.latest or (each.source, each.start) in seen:
            continue
        month = MONTHS.index(said[1].casefold()) + 1
        if month < written.latest.month:
            seen.add((each.source, each.start))
            year = written.latest.year
            where = Where(thing.id, claim.property, (claim,), source=each.source, fix="fix_chronology_last")
            words = {
                "label": thing.label,
                "quote": said[0],
                "one": f"{year}-{month:02}",
                "other": f"{year - 1}-{month:02}",
            }
            yield problem("chronology.last", Severity.INFO, where, value=claim.value, **words)


def precision(dataset: Dataset) -> Iterator[Problem]:
    """Sources that date one event more and less exactly: no contradiction, and a reason to look whether it is one."""
    for thing in things(dataset):
        if not (dataset.codebook.has_type(thing.type) and dataset.codebook.type(thing.type).event):
            continue
        said = [(day, claim, _sources(claim)) for claim in thing.of("start") if (day := parsed(claim.value))]
        for (left, one, here), (right, other, there) in combinations(said, 2):
            apart = here and there and not here & there
            if apart and left.contains(right) != right.contains(left):
                where = Where(thing.id, "start", (one, other))
                words = {"label": thing.label, "one": one.value, "other": other.value}
                yield problem("chronology.precision", Severity.INFO, where, **words)
                break


def _sources(claim: Claim) -> set[str]:
    return {each.source for each in claim.evidence}
