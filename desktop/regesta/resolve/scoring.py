"""Scores for pairs of one type: a number from 0 to 1, the features it rests on, and a line of reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from regesta.resolve.clusters import Clusters
from regesta.resolve.dates import closeness, span_of
from regesta.resolve.model import WEAK_FORMS, ResolvableRecord


@dataclass(frozen=True, slots=True)
class Score:
    """What a comparison found."""

    value: float
    features: dict[str, float]
    reason: str


Compare = Callable[[ResolvableRecord, ResolvableRecord, Clusters], "Score | None"]


def strong_names(record: ResolvableRecord) -> tuple[str, ...]:
    """The names that may feed scores, the label among them."""
    names = [n.text for n in record.names if (n.form or "") not in WEAK_FORMS]
    return tuple(dict.fromkeys([record.label, *names]))


def clustered(record: ResolvableRecord, property_: str, clusters: Clusters) -> frozenset[str]:
    """The values of a reference property, as ids of clusters."""
    return frozenset(clusters.of(v) for v in record.texts(property_))


def compare_rounds(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """Same mechanism and ordinal; without an ordinal on one side, overlapping days. Never two ordinals."""
    if not clustered(a, "mechanism", clusters) & clustered(b, "mechanism", clusters):
        return None
    ordinals = a.facts.get("ordinal", ()), b.facts.get("ordinal", ())
    near = closeness(_when(a), _when(b))
    features = {"mechanism": 1.0} | ({"date": near} if near is not None else {})
    if all(ordinals):
        if not set(ordinals[0]) & set(ordinals[1]):
            return None
        features["ordinal"] = 1.0
        value = 0.95 if near != 0 else 0.75
        return Score(value, features, "same mechanism and ordinal" + ("" if near != 0 else ", but different days"))
    if near and not (ordinals[0] or ordinals[1]):
        return Score(0.5 + 0.35 * near, features, "same mechanism, days that overlap, no ordinal")
    if near and near >= 0.75:
        return Score(0.4 + 0.25 * near, features, "same mechanism and days; only one has an ordinal")
    return None


def _when(record: ResolvableRecord) -> tuple[date, date] | None:
    return span_of(record.texts("start") or record.texts("date"), record.texts("end"))


def compare_visits(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """Same visitor, same goal (or a place within it), overlapping days."""
    if not clustered(a, "visitor", clusters) & clustered(b, "visitor", clusters):
        return None
    goal = _common_ground(clustered(a, "destination", clusters), clustered(b, "destination", clusters), clusters)
    near = closeness(_when(a), _when(b))
    if not goal or not near:
        return None
    return Score(
        min(0.95, 0.45 * near + 0.5 * goal),
        {"visitor": 1.0, "destination": goal, "date": near},
        "same visitor and goal, days that overlap",
    )


def _common_ground(one: frozenset[str], other: frozenset[str], clusters: Clusters) -> float:
    """1 where the places are the same, 0.8 where one lies within the other, else 0."""
    if one & other:
        return 1.0

    def around(places: frozenset[str]) -> set[str]:
        return {
            clusters.of(w)
            for p in places
            for m in clusters.members(p)
            if m in clusters.records
            for w in clusters.records[m].texts("within")
        }

    return 0.8 if around(one) & other or around(other) & one else 0.0


def compare_meetings(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """At least two participants in common and overlapping days."""
    people = clustered(a, "participant", clusters), clustered(b, "participant", clusters)
    shared = people[0] & people[1]
    near = closeness(_when(a), _when(b))
    if len(shared) < 2 or not near:
        return None
    cover = len(shared) / max(len(people[0]), len(people[1]))
    features = {"participants": round(cover, 2), "date": near}
    place = clustered(a, "place", clusters), clustered(b, "place", clusters)
    if all(place):
        features["place"] = _common_ground(place[0], place[1], clusters)
        if features["place"] == 0:
            return Score(0.35, features, "same people on days that overlap, in different places")
    return Score(min(0.95, (0.35 + 0.6 * near) * (0.7 + 0.3 * cover)), features, "same people, days that overlap")


def compare_tenures(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """Same person and same position, unless both say when and the times are apart."""
    if not clustered(a, "person", clusters) & clustered(b, "person", clusters) or not clustered(
        a, "position", clusters
    ) & clustered(b, "position", clusters):
        return None
    if (
        a.texts("start")
        and b.texts("start")
        and closeness(span_of(a.texts("start"), ()), span_of(b.texts("start"), ())) == 0
    ):
        return Score(
            0.35, {"person": 1.0, "position": 1.0, "date": 0.0}, "same person and position, different beginnings"
        )
    return Score(0.93, {"person": 1.0, "position": 1.0}, "same person in the same position")
