"""Visits, meetings and calls: the right visitor, goal, dates and people, planned against held."""

from __future__ import annotations

import pytest

from tests.extract.reader import labels, run, values

ANCHOR = "2021-06-16"


@pytest.mark.parametrize(
    ("text", "start", "status"),
    [
        ("Foreign Minister Kari Solheim will visit Peru from Sunday to 28 June.", "2021-06-20", "announced"),
        ("Foreign Minister Kari Solheim visited Peru in May 2020.", "2020-05", "held"),
        ("Kari Solheim’s visit to Peru took place on June 2.", "2021-06-02", "held"),
        ("Oslo sent defence chief Kari Solheim to Peru last month.", "2021-05", "held"),
        ("Foreign Minister Kari Solheim had postponed a trip to Peru planned for Friday.", "2021-06-18", "postponed"),
    ],
)
def test_visit(text: str, start: str, status: str) -> None:
    found = values(run(text, ANCHOR), "visit")
    assert [(v["visitor"], v["destination"], v["start"], v["status"]) for v in found] == [
        (["Kari Solheim"], ["Peru"], [start], [status])
    ]


def test_length_and_end_give_the_start() -> None:
    text = "Minister Kari Solheim began a four-day visit to Peru. Solheim will be in Peru until Saturday."
    found = values(run(text, ANCHOR), "visit")
    assert [(v["start"], v["end"], v["duration"]) for v in found] == [(["2021-06-16"], ["2021-06-19"], ["P4D"])]


def test_date_of_another_visit_is_not_taken() -> None:
    text = "Kari Solheim will visit Peru ahead of President Julio Quispe’s expected visit to Norway next month."
    found = {v["visitor"][0]: v.get("start") for v in values(run(text, ANCHOR), "visit")}
    assert found == {"Kari Solheim": None, "Julio Quispe": ["2021-07"]}


def test_during_his_visit_takes_the_visits_dates() -> None:
    text = (
        "Minister Julio Quispe will come to Norway from the 20th to the 22nd. During his visit, "
        "Minister Quispe will speak."
    )
    found = run(text, ANCHOR)
    mention = next(m for m in found.mentions if text[m.start : m.end] == "During his visit")
    assert mention.value == "2021-06-20/2021-06-22"


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Kari Solheim met with President Julio Quispe in Lima on Monday.",
        "President Julio Quispe received Foreign Minister Kari Solheim in Lima on Monday.",
        "Kari Solheim and Julio Quispe met in Lima on Monday.",
        "Talks between Kari Solheim and Julio Quispe were held in Lima on Monday.",
        "Foreign Minister Kari Solheim held talks with her Peruvian counterpart Julio Quispe in Lima on Monday.",
    ],
)
def test_meeting(text: str) -> None:
    found = values(run(text, ANCHOR), "meeting")
    assert [(sorted(v["participant"]), v["start"], v["place"], v["status"]) for v in found] == [
        (["Julio Quispe", "Kari Solheim"], ["2021-06-14"], ["Lima"], ["held"])
    ]


def test_pronoun_meets_three() -> None:
    text = "Minister Kari Solheim arrived in Lima. She met with President Julio Quispe and Mayor Ana Rojas."
    found = values(run(text, ANCHOR), "meeting")
    assert sorted(found[0]["participant"]) == ["Ana Rojas", "Julio Quispe", "Kari Solheim"]


def test_week_is_a_day_within_it() -> None:
    found = values(run("Kari Solheim met Julio Quispe in Lima last week.", ANCHOR), "meeting")
    assert found[0]["start"] == ["[2021-06-07..2021-06-13]"]


def test_phone_call_is_a_call() -> None:
    found = values(run("Kari Solheim held a phone call with Julio Quispe on Monday.", ANCHOR), "meeting")
    assert [v.get("mode") for v in found] == [["call"]]


def test_things_besides() -> None:
    text = (
        "The ministers discussed climate change and food security. They signed an access agreement on Monday. "
        "Bilateral trade reached $240 billion last year, up 26 per cent. At least 133 people were killed in the attack."
    )
    found = run(text, ANCHOR)
    assert labels(found, "topic") == ["climate change", "food security"]
    assert labels(found, "agreement") == ["access agreement"]
    statistic = values(found, "statistic")[0]
    assert (statistic["value"], statistic["unit"], statistic["change_percent"]) == (["240"], ["billion USD"], ["26"])
    assert values(found, "incident")[0]["deaths"] == [133]
