"""The expert's conflicts, and by which rule each counts as found.

A conflict counts as found when a problem of one of its rules is about all of its things: `about` lists ids of which
each must be the problem's record, its source, a record that one of its claims belongs to or refers to, or a candidate
of the mention that it is about. The table was written by hand from the conflicts' evidence; nothing else is matched,
neither wording nor severity. What no rule is meant to find stands in `BEYOND`, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem


@dataclass(frozen=True)
class Wanted:
    """What a problem must be to count for a conflict."""

    rules: tuple[str, ...]
    about: tuple[str, ...]


def _w(rules: str, *about: str) -> Wanted:
    return Wanted(tuple(rules.split()), about)


CONFLICTS: dict[str, tuple[Wanted, ...]] = {
    "conf:zakaharova": (_w("spelling.near", "per:maria-zakharova", "002"),),
    "conf:lavrov-spelling": (_w("spelling.near", "per:sergei-lavrov"),),
    "conf:mao-ning-gender": (_w("contradiction.sources", "per:mao-ning"),),
    "conf:sc-name": (_w("naming.wordings", "org:ru-security-council"),),
    "conf:sc-head": (_w("offices.roles", "pos:ru-sc-secretary"),),
    "conf:wang-titles": (_w("offices.left_out", "ten:wang-yi--cn-foreign-minister", "004"),),
    "conf:cfao-name": (_w("naming.wordings", "org:cpc-cfao"),),
    "conf:cfao-succession": (_w("offices.succession", "pos:cn-cfao-director"),),
    "conf:sc-succession": (_w("offices.succession", "pos:ru-sc-secretary"),),
    "conf:shoigu-chronology": (_w("chronology.title", "vis:shoigu-dprk-2023", "per:sergei-shoigu"),),
    "conf:last-may": (_w("chronology.last", "ten:sergei-shoigu--ru-defence-minister", "000"),),
    "conf:trump-former": (_w("offices.passing", "pos:us-president", "000"),),
    "conf:announced-sunday": (_w("plans.today", "vis:patrushev-china-2022", "003"),),
    "conf:sunday-28-april": (
        _w("chronology.which_week", "vis:chen-russia-2024", "001"),
        _w("chronology.which_week", "rnd:som-12", "001"),
    ),
    "conf:conference-vs-som": (_w("identity.near", "mech:moscow-sec-conf", "mech:som"),),
    "conf:strategic-negotiations": (_w("identity.near", "mech:us-cn-strategic", "mech:ssc"),),
    "conf:peace-plan-vs-six-point": (_w("identity.proposer", "agr:peace-plan", "agr:six-point"),),
    "conf:visits-under-lesc": (_w("series.under", "vis:chen-russia-2023", "mech:lesc"),),
    "conf:lesc-ordinals": (_w("series.cadence", "mech:lesc"),),
    "conf:ssc-ordinals": (_w("series.cadence", "mech:ssc"),),
    "conf:annual-vs-almost": (_w("series.frequency", "mech:ssc"),),
    "conf:wang-counterpart": (_w("reference.open", "per:nikolai-patrushev", "per:sergei-lavrov", "002"),),
    "conf:putin-visit": (_w("plans.firmness", "vis:putin-china-2024"),),
    "conf:chen-role": (_w("offices.called", "per:chen-wenqing"),),
    "conf:mironov-title": (_w("offices.called", "per:dmitry-mironov"),),
    "conf:liu-title": (_w("offices.called", "per:liu-jianchao"),),
    "conf:sullivan-title": (_w("offices.wordings", "pos:us-nsa", "002"),),
    "conf:brics-members": (_w("figures.list", "org:brics"),),
    "conf:toll": (_w("figures.early", "inc:concert-hall"),),
    "conf:dprk-summit": (_w("chronology.precision", "rnd:dprk-ru-2023"),),
    "conf:war-framing": (_w("naming.framing", "inc:ukraine-war"),),
    "conf:formula": (_w("independence.formula", "stm:000-02", "stm:002-05"),),
    "conf:ordinal-dates": (
        _w("series.bounds", "rnd:ssc-17", "003"),
        _w("series.bounds", "rnd:ssc-18", "002"),
        _w("series.bounds", "rnd:ssc-19", "000"),
    ),
    "conf:second-visit": (_w("figures.since", "sta:wang-visits", "002"),),
    "conf:mirror-quotes": (_w("independence.quotes", "004"),),
    "conf:video-teaser": (
        _w("evidence.boilerplate", "call:cn-ru-after-saudi", "002"),
        _w("evidence.boilerplate", "rnd:saudi-talks", "002"),
        _w("evidence.boilerplate", "mech:saudi-ukraine-talks", "002"),
        _w("evidence.boilerplate", "vis:kim-russia-2023", "002"),
    ),
    "conf:yang-yang": (_w("naming.namesakes", "per:yang-jiechi", "per:yang-jin", "003"),),
}
BEYOND = {
    "conf:lin-zhen": "a wrong name that stands alone: only outside knowledge tells it from a right one",
    "conf:som-name": "two names of which one may be a translation of the other: they share no telling word",
    "conf:senior-diplomats": "a description of participants set against the offices of others: a matter of reading",
}
GAPS: tuple[Wanted, ...] = (
    _w("series.missing series.missing_fits", "mech:ssc"),
    _w("series.missing series.missing_fits", "mech:lesc"),
)


def things_of(dataset: Dataset, problem: Problem) -> set[str]:
    """Every id that a problem is about."""
    found = {problem.record or "", problem.source or "", *_candidates(dataset, problem)}
    for key in problem.claims:
        claim = dataset.claim_by_id[key]
        found |= {claim.record, *claim.members, *(each.source for each in claim.evidence)}
        if isinstance(claim.value, str) and claim.value in dataset.records:
            found.add(claim.value)
    return found


def _candidates(dataset: Dataset, problem: Problem) -> Iterable[str]:
    return next((each.members for each in dataset.mentions if each.id == problem.property), ())


def matches(dataset: Dataset, problem: Problem, wanted: Wanted) -> bool:
    """Whether a problem is what a conflict wants."""
    return problem.rule in wanted.rules and set(wanted.about) <= things_of(dataset, problem)


@dataclass(frozen=True)
class Found:
    """The conflicts with the problems that find them, and the problems that belong to none."""

    by_conflict: dict[str, list[Problem]]
    gaps: list[Problem]
    false_alarms: list[Problem]


def sort_out(dataset: Dataset, problems: list[Problem]) -> Found:
    """Which problem belongs to which conflict."""
    by_conflict = {
        key: [each for each in problems if any(matches(dataset, each, wanted) for wanted in CONFLICTS.get(key, ()))]
        for key in (*CONFLICTS, *BEYOND)
    }
    gaps = [each for each in problems if any(matches(dataset, each, wanted) for wanted in GAPS)]
    known = {each.key for found in (*by_conflict.values(), gaps) for each in found}
    return Found(by_conflict, gaps, [each for each in problems if each.key not in known])
