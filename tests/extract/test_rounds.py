"""Rounds and meetings told in other words: bare ordinals, sessions of bodies, chairs and days told elsewhere."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest

from tests.extract.reader import labels, run, surfaces, values

DAY = "2021-06-16"  # a Wednesday


def rounds(text: str) -> dict[int | None, dict[str, list[Any]]]:
    """The rounds of a text by their ordinal."""
    return {v.get("ordinal", [None])[0]: v for v in values(run(text, DAY), "round")}


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("The Norway-Peru Working Group on Migration held its fifth meeting in Oslo on 14 June.", {5}),
        ("The 8th Norway-Peru Security Dialogue met. The seventh was held in Lima in 2019.", {7, 8}),
        ("The 8th Norway-Peru Security Dialogue met. The first one was held in Lima in 2010.", {1, 8}),
        (
            "The Norway-Peru Joint Trade Commission met. The ninth session of the commission will be held in Lima.",
            {9},
        ),
        ("The 8th Norway-Peru Security Dialogue met. The dialogue was held for the first time in 2009.", {1, 8}),
        ("The fifteenth Norway-Peru High-Level Meeting is to be held in Lima in May 2022.", {15}),
    ],
)
def test_ordinals_in_other_words(text: str, ordinals: set[int]) -> None:
    assert ordinals <= rounds(text).keys()


def test_a_round_has_day_and_place_of_the_name_without_a_number() -> None:
    text = "The Norway-Peru Security Dialogue was held in Oslo on 14 June. It was the third Security Dialogue."
    assert rounds(text)[3]["start"] == ["2021-06-14"]
    assert rounds(text)[3]["place"] == ["Oslo"]


def test_a_round_after_a_semicolon_keeps_its_own_day() -> None:
    text = (
        "The Norway-Peru Security Dialogue was held in Oslo on 14 June. "
        "It was the eighth round of the Security Dialogue; the seventh was held in Lima in May 2019."
    )
    found = rounds(text)
    assert (found[8]["start"], found[7]["start"]) == (["2021-06-14"], ["2019-05"])


def test_the_day_from_which_it_was_put_off_is_not_its_day() -> None:
    text = "The 5th Norway-Kenya 2+2 Dialogue, postponed in April, will now be held on 3 July in Oslo."
    assert rounds(text)[5]["start"] == ["2021-07-03"]


@pytest.mark.parametrize(
    "chairs",
    [
        "The Norwegian delegation was led by Minister Kari Solheim, the Peruvian side by Minister Julio Quispe.",
        "It was co-chaired by the Minister of Trade, Ms Kari Solheim, and Minister Julio Quispe.",
        "Kari Solheim, Minister of Trade, and Julio Quispe, Minister of Energy, led the two delegations.",
    ],
)
def test_chairs_in_the_next_sentence(chairs: str) -> None:
    text = f"The third Norway-Peru Security Dialogue was held in Oslo on 14 June. {chairs}"
    assert sorted(rounds(text)[3]["chair"]) == ["Julio Quispe", "Kari Solheim"]


@pytest.mark.parametrize("verb", ["called on", "paid a courtesy call on", "held negotiations with", "was received by"])
def test_calls_are_meetings(verb: str) -> None:
    text = f"Norwegian Foreign Minister Kari Solheim {verb} Defence Minister General Julio Quispe on Monday."
    assert [sorted(v["participant"]) for v in values(run(text, DAY), "meeting")] == [["Julio Quispe", "Kari Solheim"]]


def test_a_colleague_has_the_same_office() -> None:
    text = "Norwegian Foreign Minister Kari Solheim spoke. Her Peruvian colleague Julio Quispe agreed."
    assert "Julio Quispe, Foreign Minister of Peru" in labels(run(text, DAY), "tenure")


def test_the_agency_of_a_dateline_is_an_organisation() -> None:
    text = "OSLO, June 16 (Fjord Press) – The envoys met."
    assert "Fjord Press" in surfaces(text, run(text, DAY), "organisation")


def test_a_portfolio_in_small_letters_belongs_to_the_title() -> None:
    text = "Julio Quispe, who was appointed minister of foreign affairs of Peru in May 2020, spoke."
    assert labels(run(text, DAY), "tenure") == ["Julio Quispe, Minister of foreign affairs of Peru"]


@pytest.mark.parametrize("end", ["", "talks"])
def test_parties_again_and_again_take_no_more_than_a_moment(end: str) -> None:
    text = "Norway-Peru " * 400 + end
    run("Oslo.", None, model="none")
    start = perf_counter()
    run(text, DAY, model="none")
    assert perf_counter() - start < 2.0


def test_the_subject_after_a_name_is_no_topic_of_it() -> None:
    text = "Speaking at the 4th Meeting of Envoys on Water and Border Issues, Rojas praised the hosts in Lima.\n"
    assert labels(run(text, DAY), "mechanism") == ["Meeting of Envoys on Water and Border Issues"]
