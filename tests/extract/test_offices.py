"""Positions and tenures: before and after the name, several, concurrent, past, counterparts, descriptors."""

from __future__ import annotations

import pytest

from tests.extract.reader import labels, run, values


def offices(text: str, anchor: str | None = "2021-06-16") -> set[tuple[str, str]]:
    return {(v["person"][0], v["position"][0]) for v in values(run(text, anchor), "tenure")}


@pytest.mark.parametrize(
    ("text", "person", "position"),
    [
        ("Norwegian Foreign Minister Kari Solheim spoke.", "Kari Solheim", "Foreign Minister of Norway"),
        (
            ("Deputy Foreign Minister Burak Aydin of Turkey met Peruvian Deputy Foreign Minister Julio Quispe."),
            "Julio Quispe",
            "Deputy Foreign Minister of Peru",
        ),
        ("Kari Solheim, the head of the Nordic Council, spoke.", "Kari Solheim", "Head of the Nordic Council"),
        ("The mayor of Bergen, Kari Solheim, spoke.", "Kari Solheim", "Mayor of Bergen"),
        (
            "Kari Solheim, Permanent Secretary, Ministry of Health, spoke.",
            "Kari Solheim",
            "Permanent Secretary of the Ministry of Health",
        ),
        ("Kari Solheim was elected president of Norway.", "Kari Solheim", "President of Norway"),
    ],
)
def test_one_office(text: str, person: str, position: str) -> None:
    assert (person, position) in offices(text)


def test_several_offices_at_once() -> None:
    text = "Kari Solheim, director of the Nordic Council (also serving as Minister of Health), spoke in Oslo."
    assert {p for _, p in offices(text)} == {"Director of the Nordic Council", "Minister of Health"}


def test_two_titles_before_one_name() -> None:
    found = offices("Norwegian State Secretary and Trade Minister Kari Solheim spoke.")
    assert len(found) == 2


def test_offices_given_in_order() -> None:
    found = offices("The Norwegian and Peruvian foreign ministers, Kari Solheim and Julio Quispe, travelled to Quito.")
    assert found == {("Kari Solheim", "Foreign minister of Norway"), ("Julio Quispe", "Foreign minister of Peru")}


def test_counterpart_holds_the_same_office_of_another_country() -> None:
    text = "Norwegian President Kari Solheim spoke. She and her Peruvian counterpart Julio Quispe signed it."
    assert ("Julio Quispe", "President of Peru") in offices(text)


def test_years_in_office_are_read() -> None:
    text = "Minister Kari Solheim spoke. She served as Minister of Defence from 2012 to last May."
    tenures = [v for v in values(run(text, "2021-06-16"), "tenure") if "start" in v]
    assert (tenures[0]["start"], tenures[0]["end"]) == (["2012"], ["2021-05"])


def test_office_is_attested_on_the_sources_day_but_a_former_one_is_not() -> None:
    found = values(run("President Kari Solheim met former President Julio Quispe.", "2021-06-16"), "tenure")
    attested = {v["person"][0]: v.get("attested_on") for v in found}
    assert attested == {"Kari Solheim": ["2021-06-16"], "Julio Quispe": None}


def test_descriptors_are_no_offices() -> None:
    found = run("Norway’s top diplomat Kari Solheim met the senior official Julio Quispe.", "2021-06-16")
    assert labels(found, "tenure") == []
    assert any("descriptor" in v for v in values(found, "person"))
