"""Visits told by the way: as one that was, by invitation, by who received whom, by what an office means."""

from __future__ import annotations

import pytest

from tests.extract.reader import run, values
from tests.extract.test_visits import ANCHOR, visits


@pytest.mark.parametrize(
    "told",
    [
        "The plan was signed during the state visit to Peru of the Norwegian Prime Minister Kari Solheim in May 2020.",
        "It was signed in Lima in May 2020 during the visit of then Norwegian Prime Minister Kari Solheim.",
        "The visit of the Norwegian Prime Minister, Kari Solheim, to Lima in May 2020 was recalled.",
        "Kari Solheim made her first foreign trip as minister to Lima in May 2020.",
        "Norwegian Foreign Minister Kari Solheim left Oslo for Lima in May 2020.",
        "In May 2020 Norwegian Foreign Minister Kari Solheim was in Lima, where she held talks with Ana Rojas.",
        "Norwegian Foreign Minister Kari Solheim arrived at Jorge Chavez International Airport in Lima in May 2020.",
        "9 May 2020 - Kari Solheim visits Lima.",
    ],
)
def test_a_visit_of_last_year(told: str) -> None:
    (found,) = visits(told)
    assert found[0] == "Kari Solheim"
    assert found[1] in ("Lima", "Peru")
    assert (found[2] or "").startswith("2020-05")


def test_would_visit_is_no_plan_where_nobody_says_so() -> None:
    assert visits("If the talks went well, Kari Solheim would visit Lima.") == []


def test_bodies_visited_in_a_town() -> None:
    text = "She arrived in Lima on Monday. Kari Solheim will visit the Ministry of Fisheries in Callao on Friday."
    assert ("Kari Solheim", "Callao", "2021-06-18") in {v[:3] for v in visits(text)}


def test_the_ambassador_at_the_side_of_a_visitor_did_not_travel() -> None:
    text = "Norwegian minister Kari Solheim came to Lima on Monday, accompanied by the Ambassador to Peru, Ola Lund."
    assert [who for who, *_ in visits(text)] == ["Kari Solheim"]


def test_they_who_leave_are_the_two_who_came() -> None:
    text = (
        "Norwegian ministers Kari Solheim and Ola Lund met the press on Sunday. They arrived in Lima on Monday. "
        "They leave Peru on Saturday."
    )
    assert {(who, end) for who, _, _, end in visits(text)} == {
        ("Kari Solheim", "2021-06-19"),
        ("Ola Lund", "2021-06-19"),
    }


def test_an_office_that_a_country_owns_is_its_holder() -> None:
    text = "Ola Lund spoke of Julio Quispe as Ecuador's foreign minister visited Lima."
    assert visits(text) == []


def test_when_a_visit_takes_in_something_else_is_not_when_it_is() -> None:
    text = "Minister Kari Solheim is in Peru on a working visit, which also takes in a forum in Cusco today."
    assert visits(text)[0][2] is None


def test_who_calls_shortly_after_an_arrival_came_that_day() -> None:
    text = (
        "Kari Solheim, Norway's foreign minister, is in Peru on a working visit. On Monday evening, shortly after her "
        "arrival from Quito, the Norwegian minister called on President Julio Quispe."
    )
    assert ("Kari Solheim", "Peru", "2021-06-14") in {v[:3] for v in visits(text)}


def test_each_stop_of_a_journey_has_its_own_day() -> None:
    text = "Kari Solheim will be in Peru on Friday, in Ecuador on Saturday and in Chile on Sunday and Monday."
    assert [(place, start) for _, place, start, _ in visits(text)] == [
        ("Peru", "2021-06-18"),
        ("Ecuador", "2021-06-19"),
        ("Chile", "2021-06-20"),
    ]


def test_the_day_of_a_stop_goes_before_the_days_of_the_tour_which_end_its_last_stop() -> None:
    text = (
        "Kari Solheim visited Peru and Ecuador from June 1 to 6, 2021. She arrived in Ecuador on June 4, 2021 and met "
        "the president."
    )
    assert [v[1:] for v in visits(text)] == [
        ("Peru", "2021-06-01", "2021-06-06"),
        ("Ecuador", "2021-06-04", "2021-06-06"),
    ]


def test_several_dates_are_several_visits() -> None:
    text = "Kari Solheim has visited Peru twice, in July 2016 and in June 2017."
    assert [(place, start) for _, place, start, _ in visits(text)] == [("Peru", "2016-07"), ("Peru", "2017-06")]


@pytest.mark.parametrize(
    "told",
    [
        "Travelling with the Minister are Trade Minister Ola Lund and a business delegation.",
        "She will be joined by Trade Minister Ola Lund.",
        "Also in Lima with the minister is Trade Minister Ola Lund.",
        "She came to Lima along with Trade Minister Ola Lund.",
    ],
)
def test_companions_told_in_other_words(told: str) -> None:
    found = {(who, place) for who, place, *_ in visits(f"Foreign Minister Kari Solheim arrived in Lima today. {told}")}
    assert found == {("Kari Solheim", "Lima"), ("Ola Lund", "Lima")}


def test_a_visit_that_names_no_place_is_to_the_country_or_to_its_capital() -> None:
    text = (
        "LIMA, June 15 (Andina) -- Peru and Norway held talks. Visiting Norwegian minister Kari Solheim praised them."
    )
    found = next(v for v in values(run(text, ANCHOR), "visit"))
    assert set(found["destination"]) == {"Lima", "Peru"}


def test_what_somebody_else_did_on_a_day_does_not_date_a_stay() -> None:
    text = (
        "Kari Solheim arrived in Lima on Saturday. During her stay, the Norwegian minister will meet Julio Quispe, who "
        "returned from Quito last Tuesday."
    )
    assert [v[2] for v in visits(text) if v[0] == "Kari Solheim"] == ["2021-06-12"]


def test_who_lands_at_an_airport_is_in_the_town_that_the_text_is_set_in() -> None:
    text = "ROME, June 15 (ANSA) -- Norwegian minister Kari Solheim landed at Ciampino Airport on Monday for talks."
    assert [place for _, place, *_ in visits(text)] == ["Rome"]


def test_two_days_of_one_stay_are_one_visit() -> None:
    text = "Norwegian minister Kari Solheim arrived in Lima on Monday. She visited Lima on Tuesday to open a fair."
    assert [v[:3] for v in visits(text)] == [("Kari Solheim", "Lima", "2021-06-14")]


def test_a_country_and_the_town_in_it_that_is_reached_are_one_visit() -> None:
    text = "Norwegian minister Kari Solheim concluded a visit to Peru on Monday. She had arrived in Cusco on Saturday."
    assert [v[:2] for v in visits(text)] == [("Kari Solheim", "Peru")]


def test_a_town_still_to_come_is_a_stop_of_its_own() -> None:
    text = "Norwegian minister Kari Solheim arrived in Peru on Monday. She will travel to Cusco on Thursday."
    assert [v[:2] for v in visits(text)] == [("Kari Solheim", "Peru"), ("Kari Solheim", "Cusco")]


@pytest.mark.parametrize(
    ("told", "places"),
    [
        ("Speaking in Lima during her visit, Norwegian Foreign Minister Kari Solheim praised it.", {"Lima"}),
        ("Norwegian minister Kari Solheim made a stopover in Quito on her way to Lima.", {"Quito", "Lima"}),
        ("Prior to arriving in Lima, Norwegian minister Kari Solheim had visited Quito.", {"Quito", "Lima"}),
        ("On her arrival at the airport in Lima, minister Kari Solheim was received by Julio Quispe.", {"Lima"}),
        ("Minister Kari Solheim's tour also includes stops in Ecuador and Chile.", {"Ecuador", "Chile"}),
        ("The two ministers will meet again when Kari Solheim visits Lima in September.", {"Lima"}),
        ("Visit of the Minister of Foreign Affairs of Norway, Kari Solheim, to Peru", {"Peru"}),
        ("Minister Kari Solheim will lead the Norwegian delegation to the meeting in Lima on 20 June.", {"Lima"}),
        ("Welcoming Kari Solheim to Lima, Julio Quispe said that ties were good.", {"Lima"}),
        ("Kari Solheim was welcomed on arrival in Lima by Deputy Minister Julio Quispe.", {"Lima"}),
    ],
)
def test_visits_in_still_other_words(told: str, places: set[str]) -> None:
    assert {(who, place) for who, place, *_ in visits(told)} == {("Kari Solheim", place) for place in places}
