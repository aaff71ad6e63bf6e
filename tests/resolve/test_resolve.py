"""Reconciliation: what is joined, what is shown, what never is, and what decisions do."""

from __future__ import annotations

from typing import Any

import pytest

from regesta.resolve.model import Decision, JudgementDraft, Name, ResolvableRecord
from regesta.resolve.pipeline import JOINS, SHOWN, resolve


def record(type_: str, label: str, source: str, *names: str, **facts: Any) -> ResolvableRecord:
    """A record `source:label` with further names, and facts whose values may be single."""
    values = {k: v if isinstance(v, tuple) else (v,) for k, v in facts.items()}
    forms = tuple(Name(text=n, lang="en", form="canonical") for n in (label, *names))
    return ResolvableRecord(
        id=f"{source}:{type_}:{label}", type=type_, label=label, names=forms, facts=values, sources=(source,)
    )


def score(*records: ResolvableRecord, decided: tuple[Decision, ...] = ()) -> dict[tuple[str, str], float]:
    """Scores by pair of ids."""
    return {(d.left, d.right): d.score for d in resolve(records, decided)}


def only(*records: ResolvableRecord) -> float:
    """The score of the first two records, 0 where they are no pair."""
    left, right = sorted(r.id for r in records[:2])
    return score(*records).get((left, right), 0.0)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Kari Solheim", "Kari Solheim", 0.9, 1.0),
        ("Sergey Petrov", "Sergei Petrov", 0.8, 1.0),
        ("Kim Min-jun", "Kim Min Jun", 0.9, 1.0),
        ("Kishimoto Fumio", "Fumio Kishimoto", 0.9, 1.0),
        ("José Álvarez", "Jose Alvarez", 0.9, 1.0),
        ("Volodymyr Bondarenko", "Vladimir Kovalenko", 0.0, 0.29),
        ("Petrov", "Sergei Petrov", 0.0, 0.49),
        ("Lee Min-jun", "Lee Seo-yeon", 0.0, 0.49),
        ("Sergei Petrov", "Sergei Petrenko", 0.0, 0.49),
    ],
)
def test_persons(one: str, other: str, least: float, most: float) -> None:
    assert least <= only(record("person", one, "a"), record("person", other, "b")) <= most


def test_shared_office_raises_a_family_name_but_not_to_a_join() -> None:
    people = record("person", "Petrov", "a"), record("person", "Sergei Petrov", "b")
    offices = [record("position", "Foreign Minister of Norway", s) for s in "ab"]
    tenures = [
        record("tenure", "t", s, person=p.id, position=o.id) for s, p, o in zip("ab", people, offices, strict=True)
    ]
    found = only(*people, *offices, *tenures)
    assert SHOWN <= found < JOINS


def test_weak_and_misspelt_names_give_no_score() -> None:
    weak = record("person", "Sergei Petrov", "a").model_copy(
        update={"label": "S. P.", "names": (Name(text="Sergei Petrov", form="typo"),)}
    )
    assert only(weak, record("person", "Sergei Petrov", "b")) < JOINS


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Norwegian Foreign Ministry", "Ministry of Foreign Affairs of Norway", True),
        ("Norwegian Foreign Ministry", "Peruvian Foreign Ministry", False),
        ("Nordic Fisheries Organisation", "Nordic Fisheries Organization", True),
        ("Foreign Ministry", "Foreign Ministry", False),
        ("World Fisheries Council", "World Fisheries Council", True),
        ("Office of the Central Commission for Water Affairs", "Central Commission for Water Affairs", False),
        ("Norwegian National Security Council", "Security Council of Norway", True),
        ("Norwegian National Security Council", "Security Council of Peru", False),
        ("Central Commission for Water Affairs", "Water Affairs Commission of the NWP Central Committee", True),
        ("Water Affairs Office of the Party", "Water Affairs Commission of the Party", False),
        ("State Duma", "Duma", True),
        ("Politburo", "Political Bureau of the Workers' Party of Korea", True),
        ("Politburo", "Lok Sabha", False),
        ("Security Council", "Ministry of External Affairs", False),
    ],
)
def test_organisations(one: str, other: str, joined: bool) -> None:  # a parametrised flag
    found = only(record("organisation", one, "a"), record("organisation", other, "b"))
    assert (found >= JOINS) is joined


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [("U.S.", "United States", True), ("Slovak Republic", "Slovakia", True), ("Norway", "Peru", False)],
)
def test_names_of_one_country(one: str, other: str, joined: bool) -> None:  # a parametrised flag
    assert (only(record("place", one, "a"), record("place", other, "b")) >= JOINS) is joined


def test_places_by_code_and_kind() -> None:
    assert (
        only(record("place", "Norway", "a", iso3166="NO"), record("place", "Kingdom of Norway", "b", iso3166="NO"))
        >= 0.9
    )
    city, state = record("place", "Singapore", "a", kind="city"), record("place", "Singapore", "b", kind="country")
    assert only(city, state) < JOINS


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Norwegian-Peruvian strategic security consultations", "Peru-Norway strategic security consultation", True),
        ("Norway-Peru boundary talks", "border talks between Peru and Norway", True),
        ("Norway-Peru strategic security consultation", "Norway-Peru law enforcement cooperation mechanism", False),
        ("Norway-Peru strategic dialogue", "Norway-Chile strategic dialogue", False),
        ("Norway-Peru summit", "Norway-Peru dialogue", False),
        ("Nordic Fisheries Organisation meeting", "Nordic Fisheries Organization (NFO) summit", True),
        ("NFO leaders’ summit", "NFO summit", True),
        ("Nordic Fisheries Organisation meeting", "Nordic Water Organization summit", False),
        (
            "Meeting of Senior Officials on International Water Law",
            "meeting of senior officials on international water law",
            True,
        ),
        (
            "Meeting of Senior Officials on International Water Law",
            "Meeting of High Representatives on National Water",
            False,
        ),
    ],
)
def test_mechanisms(one: str, other: str, joined: bool) -> None:  # a parametrised flag
    found = only(record("mechanism", one, "a"), record("mechanism", other, "b"))
    assert (found >= JOINS) is joined


def rounds(a: dict[str, Any], b: dict[str, Any]) -> float:
    mechanisms = [record("mechanism", "Norway-Peru boundary talks", s) for s in "ab"]
    one = record("round", "x", "a", mechanism=mechanisms[0].id, **a)
    other = record("round", "y", "b", mechanism=mechanisms[1].id, **b)
    return only(one, other, *mechanisms)


def test_rounds_of_one_ordinal_are_one_and_of_two_never() -> None:
    assert rounds({"ordinal": 5}, {"ordinal": 5, "start": "2021-05"}) >= 0.9
    assert rounds({"ordinal": 5, "start": "2021-05-03"}, {"ordinal": 6, "start": "2021-05-03"}) == 0


def test_rounds_without_ordinal_need_their_days() -> None:
    assert rounds({"start": "2021-05-03"}, {"start": "2021-05-03", "end": "2021-05-04"}) >= JOINS
    assert rounds({"start": "2021-05-03"}, {"start": "2020-05-03"}) == 0
    assert rounds({}, {}) == 0


def test_two_rounds_are_not_joined_through_a_third() -> None:
    mechanisms = [record("mechanism", "Norway-Peru boundary talks", s) for s in "abc"]
    days = {"start": "2021-05-03"}
    five = record("round", "5th", "a", mechanism=mechanisms[0].id, ordinal=5, **days)
    six = record("round", "6th", "b", mechanism=mechanisms[1].id, ordinal=6, **days)
    none = record("round", "talks", "c", mechanism=mechanisms[2].id, **days)
    found = score(five, six, none, *mechanisms)
    joined = [pair for pair, value in found.items() if value >= JOINS and none.id in pair]
    assert len(joined) == 1


def test_visits_and_meetings_by_people_place_and_days() -> None:
    people = [record("person", n, s) for n in ("Kari Solheim", "Julio Quispe") for s in "ab"]
    peru = [record("place", "Peru", s, kind="country") for s in "ab"]
    visits = [
        record("visit", "v", s, visitor=p.id, destination=c.id, start=d)
        for s, p, c, d in zip("ab", people[:2], peru, ("2021-05-03", "2021-05"), strict=True)
    ]
    meetings = [
        record("meeting", "m", s, participant=(people[n].id, people[n + 2].id), start=d)
        for s, n, d in (("a", 0, "2021-05-03"), ("b", 1, "2021-05-03"))
    ]
    found = score(*people, *peru, *visits, *meetings)
    assert found[visits[0].id, visits[1].id] >= JOINS
    assert found[meetings[0].id, meetings[1].id] >= 0.9
    later = record("visit", "v", "c", visitor=people[0].id, destination=peru[0].id, start="2022-05-03")
    assert (visits[0].id, later.id) not in score(*people, *peru, visits[0], later)


def test_tenures_follow_person_and_position() -> None:
    people = [record("person", "Kari Solheim", s) for s in "ab"]
    offices = [record("position", "Foreign Minister of Norway", s) for s in "ab"]
    tenures = [
        record("tenure", "t", s, person=p.id, position=o.id) for s, p, o in zip("ab", people, offices, strict=True)
    ]
    found = score(*people, *offices, *tenures)
    assert found[tenures[0].id, tenures[1].id] >= 0.9


def test_positions_of_two_countries_stay_apart() -> None:
    assert only(record("position", "President of Norway", "a"), record("position", "President of Peru", "b")) < SHOWN
    assert only(record("position", "President", "a"), record("position", "President", "b")) < JOINS


def test_an_office_and_its_deputy_stay_apart_but_vice_and_deputy_are_one() -> None:
    chief = record("position", "National Security Adviser of Norway", "a")
    assert only(chief, record("position", "Deputy National Security Adviser of Norway", "b")) < SHOWN
    vice = record("position", "Vice Foreign Minister of Norway", "a")
    assert only(vice, record("position", "Deputy Foreign Minister of Norway", "b")) >= JOINS


def test_decisions_are_kept_and_not_asked_again() -> None:
    a, b, c = (record("person", "Kari Solheim", s) for s in "abc")
    apart = (Decision(left=a.id, right=b.id, verdict="not_same"), Decision(left=b.id, right=c.id, verdict="same"))
    assert score(a, b, c, decided=apart) == {}


def test_order_does_not_matter_and_features_are_shown() -> None:
    records = [record("person", n, s) for n in ("Kari Solheim", "Sergey Petrov", "Sergei Petrov") for s in "abc"]
    drafts = resolve(records)
    assert drafts == resolve(list(reversed(records)))
    for draft in drafts:
        assert isinstance(draft, JudgementDraft)
        assert draft.left < draft.right
        assert draft.score >= SHOWN
        assert draft.features
        assert all(0 <= value <= 1 for value in draft.features.values())
        assert draft.reason


def test_two_records_of_one_source_are_left_alone() -> None:
    assert score(record("person", "Sergey Petrov", "a"), record("person", "Sergei Petrov", "a")) == {}
