"""Figures, counts and lists that a source may give too early, or not whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from regesta.checks.dates import parsed
from regesta.checks.rule import Where, problem, things
from regesta.domain.claim import Basis
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

EARLY = timedelta(days=60)
_SINCE = re.compile(
    r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))\b[^.;]{0,60}\bsince\b",
    re.IGNORECASE,
)
_LISTED = 3


def early_toll(dataset: Dataset) -> Iterator[Problem]:
    """A number of dead or injured given within two months, and no later source: such figures are revised."""
    for thing in things(dataset, "incident"):
        when = next((day for claim in thing.of("start") if (day := parsed(claim.value)) and day.latest), None)
        for prop in ("deaths", "injured"):
            claims = [claim for claim in thing.of(prop) if claim.as_of is None]
            days = [_written(dataset, claim) for claim in claims]
            known = [day for day in days if day]
            if when and when.latest and known and max(known) <= (when.latest + EARLY).isoformat():
                words = {"label": thing.label, "value": claims[0].value, "day": max(known)}
                where = Where(thing.id, prop, tuple(claims), fix="fix_figures_early")
                yield problem("figures.early", Severity.INFO, where, **words)


def _written(dataset: Dataset, claim: Claim) -> str | None:
    days = [parsed(dataset.published_on(each.source)) for each in claim.evidence]
    return max((str(day.latest) for day in days if day and day.latest), default=None)


def counted_since(dataset: Dataset) -> Iterator[Problem]:
    """“The second since February”: whether the one in February is counted is left open."""
    seen: set[tuple[str, str]] = set()
    for thing in things(dataset, "statistic"):
        for claim in thing.claims:
            for each in claim.evidence:
                said = _SINCE.search(each.quote)
                if said and (thing.id, each.source) not in seen:
                    seen.add((thing.id, each.source))
                    where = Where(thing.id, claim.property, (claim,), source=each.source)
                    yield problem("figures.since", Severity.INFO, where, label=thing.label, quote=said[0])


def inferred_list(dataset: Dataset) -> Iterator[Problem]:
    """A list of members that was inferred whole from one passage: the source does not say that it is complete."""
    for thing in things(dataset):
        by_span: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
        claims = thing.of("member")
        for claim in claims:
            for each in claim.evidence:
                by_span[each.source, each.start, each.end].append(claim)
        for listed in by_span.values():
            if len(listed) >= _LISTED and len(listed) == len(claims) and all(c.basis is Basis.INFERRED for c in listed):
                where = Where(thing.id, "member", tuple(listed))
                yield problem("figures.list", Severity.INFO, where, label=thing.label, number=len(listed))
