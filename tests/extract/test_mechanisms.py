"""Mechanisms and rounds: names that vary, ordinals, counting back and on, near-identical ones kept apart."""

from __future__ import annotations

import pytest

from regesta.domain.proposal import KnownRecord
from tests.extract.reader import labels, run, values


def test_names_of_one_mechanism_in_one_source() -> None:
    text = (
        "Norway, Peru to hold new round of maritime security consultations. "
        "The Norwegian-Peruvian maritime security consultation is useful. "
        "The bilateral consultation on maritime security began in the early 2000s. "
        "The 3rd round of Norway-Peru maritime security consultations was held in Lima in May 2020."
    )
    found = run(text, "2021-06-16")
    assert len(labels(found, "mechanism")) == 1


def test_near_identical_mechanisms_stay_apart() -> None:
    text = (
        "The 4th Norway-Peru Strategic Security Consultation took place in Lima on Monday. The "
        "9th meeting of the Norway-Peru "
        "Law Enforcement and Security Cooperation Mechanism was held in Lima on Tuesday."
    )
    found = run(text, "2021-06-16")
    assert len(labels(found, "mechanism")) == 2
    assert sorted(v["ordinal"][0] for v in values(found, "round")) == [4, 9]


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("The 15th round of Norway-Peru boundary talks was held in Lima.", 15),
        ("The fifteenth session of the Norway-Peru Joint Commission was held in Lima.", 15),
        ("Lima hosted the third Nordic-Andean Dialogue between Norway and Peru.", 3),
        ("The Norway-Peru summit, the 23rd of its kind, took place in Lima.", 23),
        ("The inaugural Norway-Peru Strategic Dialogue was held in Lima.", 1),
        ("The XII session of the Norwegian-Peruvian Intergovernmental Commission on Fisheries was held in Lima.", 12),
        ("The 2nd Norway-Peru 2+2 Ministerial Dialogue was held in Lima.", 2),
    ],
)
def test_ordinals(text: str, ordinal: int) -> None:
    assert [v.get("ordinal") for v in values(run(text, "2021-06-16"), "round")] == [[ordinal]]


def test_counts_are_no_ordinals() -> None:
    text = "The two countries have completed 21 rounds of Norway-Peru boundary talks. A dozen rounds were held so far."
    assert all("ordinal" not in v for v in values(run(text, "2021-06-16"), "round"))


def test_previous_and_next_round_are_counted() -> None:
    text = (
        "The fourth round of the Norwegian-Peruvian Political Consultations was held in Oslo on Tuesday. "
        "The previous round took place in Lima in May 2019. The next round will be held in Lima in 2023."
    )
    found = {v["ordinal"][0]: v for v in values(run(text, "2021-06-16"), "round")}
    assert {n: (v["start"], v["place"], v["status"]) for n, v in found.items()} == {
        3: (["2019-05"], ["Lima"], ["held"]),
        4: (["2021-06-15"], ["Oslo"], ["held"]),
        5: (["2023"], ["Lima"], ["announced"]),
    }


def test_chairs_and_status_of_a_round() -> None:
    text = (
        "The 7th meeting of the Norway-Peru fisheries cooperation mechanism was co-chaired in Bergen on Monday by "
        "Kari Solheim, director of the Nordic Council, and Julio Quispe, secretary of the Council of Peru."
    )
    found = values(run(text, "2021-06-16"), "round")[0]
    assert (sorted(found["chair"]), found["status"]) == (["Julio Quispe", "Kari Solheim"], ["held"])


def test_announced_round_lies_ahead() -> None:
    text = (
        "Norway and Peru will hold the 8th round of the Norway-Peru human rights dialogue in "
        "Lima from Sunday to Monday."
    )
    found = values(run(text, "2021-06-16"), "round")[0]
    assert (found["start"], found["end"], found["status"]) == (["2021-06-20"], ["2021-06-21"], ["announced"])


def test_mechanism_of_two_is_not_that_of_three() -> None:
    text = (
        "Ministers met for the 5th Norway-Peru-Chile Trilateral Foreign Ministers' Dialogue. Before, they had "
        "co-chaired the fourth round of the Norway-Peru Foreign Ministers' Strategic Dialogue."
    )
    assert len(labels(run(text, "2021-06-16"), "mechanism")) == 2


def test_two_states_meeting_once_are_no_mechanism() -> None:
    assert labels(run("It led to a Norway-Peru summit in May.", "2021-06-16"), "mechanism") == []


def test_parties_founding_and_frequency() -> None:
    text = (
        "The Norwegian-Peruvian maritime cooperation mechanism established in 2014 meets. The "
        "annual mechanism is useful."
    )
    found = values(run(text, "2021-06-16"), "mechanism")[0]
    assert (sorted(found["party"]), found["established"]) == (["Norway", "Peru"], ["2014"])


def test_round_is_linked_to_the_projects() -> None:
    known = (
        KnownRecord(
            id="m1", type="mechanism", label="Norway-Peru boundary talks", names=("Norway-Peru boundary talks",)
        ),
        KnownRecord(id="r5", type="round", label="5th", facts={"mechanism": ("m1",), "ordinal": (5,)}),
        KnownRecord(id="r6", type="round", label="6th", facts={"mechanism": ("m1",), "ordinal": (6,)}),
    )
    found = run("The 6th round of the Peruvian-Norwegian boundary talks ended in Lima.", "2021-06-16", known=known)
    existing = {r.type: r.existing for r in found.records if r.type in ("mechanism", "round")}
    assert existing == {"mechanism": "m1", "round": "r6"}
