"""Visits told by the way: as one that was, by invitation, by who received whom, by what an office means."""

from __future__ import annotations

import pytest

from tests.extract.test_visits import visits


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
    text = "Norwegian minister Kari Solheim arrived in Lima on Monday, accompanied by the Norwegian Ambassador to Peru, Ola Lund."
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
