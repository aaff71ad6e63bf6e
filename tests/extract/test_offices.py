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


@pytest.mark.parametrize(
    ("text", "person", "position"),
    [
        (
            "Norway’s Minister for Defence, the Hon Kari Solheim MP, spoke.",
            "Kari Solheim",
            "Minister of Defence of Norway",
        ),
        ("Foreign Minister Lyonpo (Dr) Kari Solheim of Norway spoke.", "Kari Solheim", "Foreign Minister of Norway"),
        (
            "Kari Solheim, Deputy Director for Asia and the Pacific at the Nordic Council, spoke.",
            "Kari Solheim",
            "Deputy Director of the Nordic Council",
        ),
        ("Peruvian Defence Minister Admiral Julio Quispe spoke.", "Julio Quispe", "Defence Minister of Peru"),
        ("Acting Norwegian Commissioner for Fisheries Kari Solheim spoke.", "Kari Solheim", "Commissioner of Norway"),
        ("Kari Solheim, who heads the Nordic Council, spoke.", "Kari Solheim", "Head of the Nordic Council"),
    ],
)
def test_offices_with_honorifics_and_chains(text: str, person: str, position: str) -> None:
    wanted = set(position.casefold().split())
    assert any(p == person and wanted <= set(o.casefold().split()) for p, o in offices(text))


def test_offices_told_in_order_of_countries() -> None:
    text = "The defence ministers of Norway and Peru, Kari Solheim and Julio Quispe, met in Oslo."
    assert offices(text) == {
        ("Kari Solheim", "Defence minister of Norway"),
        ("Julio Quispe", "Defence minister of Peru"),
    }


def test_each_president_has_the_country_before_the_name() -> None:
    text = (
        "It was attended by the Presidents of Norway, Kari Solheim, of Peru, Julio Quispe, and of Kenya, Grace Njeri."
    )
    assert {p for _, p in offices(text)} == {"President of Norway", "President of Peru", "President of Kenya"}


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The Norwegian side was led by State Secretary Kari Solheim.", "State Secretary of Norway"),
        (
            "OSLO, May 17 – Norway and Peru agreed. Foreign Minister Kari Solheim was pleased.",
            "Foreign Minister of Norway",
        ),
        (
            "Norway and Peru met. Peruvian Foreign Minister Julio Quispe met Foreign Minister Kari Solheim in Lima.",
            "Foreign Minister of Norway",
        ),
    ],
)
def test_the_country_of_a_bare_office(text: str, position: str) -> None:
    assert ("Kari Solheim", position) in offices(text)


def test_an_office_of_a_foreign_agencys_dateline_is_left_open() -> None:
    text = "LIMA (Fjordline) – Norway and Peru agreed. Foreign Minister Kari Solheim was pleased."
    assert ("Kari Solheim", "Foreign Minister of Peru") not in offices(text)


def test_a_title_after_a_name_is_not_that_of_the_next_name() -> None:
    text = "At the invitation of Julio Quispe, director of the Nordic Council, Secretary Kari Solheim will visit Lima."
    assert ("Julio Quispe", "Secretary") not in offices(text)
