"""Rounds told beside others of their series, by whose ministries hold them, and mechanisms named by the text alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reader import labels, run, surfaces, values

DAY = "2024-05-17"  # a Friday

Told = dict[int | None, dict[str, list[Any]]]
JC = "Norway-Ghana Joint Commission"


def rounds(text: str) -> Told:
    """The rounds of a text by their ordinal."""
    return {v.get("ordinal", [None])[0]: v for v in values(run(text, DAY), "round")}


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        (
            "The 11th Norway-Ghana Annual Leaders' Retreat took place in Oslo on 12 May. The 10th Retreat was held.",
            {10, 11},
        ),
        (
            "Norway and Ghana held the 12th Norway-Ghana Joint Council in Oslo. Ghana will host the 13th next year.",
            {12, 13},
        ),
        (f"It was the third meeting of the {JC} this year, held in Oslo on 14 May.", {None}),
        ("The next edition of the India-Norway Water Dialogue, the fifth, will be convened in Bergen in June.", {5}),
        ("The fourth and last round of the Norway-Ghana Border Talks ended in Oslo on Monday.", {4}),
        ("The fourth and fifth rounds of the Norway-Ghana Energy Talks took place in Oslo.", {4, 5}),
        ("Norway and Ghana held the 25th round of boundary talks in Oslo on 13 May.", {25}),
        ("Norway, Ghana and Kenya met in Oslo on Monday for the fourth round of trilateral talks on the dam.", {4}),
        (
            "Officials of Norway and Ghana met in Accra for the twelfth time under the Norway-Ghana Forum.",
            {12},
        ),
        (f"The 3rd {JC} met in Oslo. It praised the exercise Fjord, whose 20th edition ended on Monday.", {3}),
        (
            "The bilateral consultation mechanism, the tenth of its kind, will meet in Oslo, Norway said. The ninth "
            "Norway-Ghana BCM was held in Accra, Ghana, in 2023.",
            {9, 10},
        ),
    ],
)
def test_numbers(text: str, ordinals: set[int | None]) -> None:
    assert set(rounds(text)) == ordinals


def test_two_rounds_told_together_have_their_days_and_places_in_order() -> None:
    found = rounds(
        "The Norway-Ghana Water Dialogue is new. The second and third meetings were held in Oslo in 2019 and in Accra "
        "in 2021 respectively. Bergen hosted the fourth meeting in July 2022 and Lima the fifth in June 2023."
    )
    assert [(n, found[n]["start"], found[n]["place"]) for n in (2, 3, 4, 5)] == [
        (2, ["2019"], ["Oslo"]),
        (3, ["2021"], ["Accra"]),
        (4, ["2022-07"], ["Bergen"]),
        (5, ["2023-06"], ["Lima"]),
    ]


@pytest.mark.parametrize(
    ("text", "ordinal", "day"),
    [
        (
            "Norway on Wednesday concluded the 6th Norway-Peru Forum, with the 7th Forum to be held in 2025.",
            6,
            "2024-05-15",
        ),
        ("The 11th Norway-Peru Forum met last June, and the 12th Forum is to be held in late 2025.", 12, "2025"),
        (
            "The second Norway-Peru Forum met in May 2022, and the third, after a delay of some days, in June 2023.",
            3,
            "2023-06",
        ),
        (
            "Norway and Peru will hold the 4th Norway-Peru Forum next month. The 4th Forum opens on June 14.",
            4,
            "2024-06-14",
        ),
        (
            "He leaves for Lima on Monday to attend the 3rd Norway-Peru Forum, which takes place on Wednesday.",
            3,
            "2024-05-22",
        ),
    ],
)
def test_the_day_is_that_of_the_round_itself(text: str, ordinal: int, day: str) -> None:
    assert rounds(text)[ordinal]["start"] == [day]


@pytest.mark.parametrize(
    ("text", "ordinal", "place"),
    [
        (f"The 12th {JC} took place in Accra in March 2023, and the 13th is scheduled there for 2025.", 13, "Accra"),
        (f"He leaves for Accra on Tuesday to attend the third {JC}.", 3, "Accra"),
    ],
)
def test_the_place_is_where_it_is_held(text: str, ordinal: int, place: str) -> None:
    assert rounds(text)[ordinal]["place"] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Political consultations between the Ministries of Foreign Affairs of Norway and Kenya met in Oslo on 14 May.",
        "On 14 May, political consultations between the Ministry of Foreign Affairs of the Republic of Kenya and the "
        "Ministry of Foreign Affairs of the Kingdom of Norway were held in Oslo.",
    ],
)
def test_consultations_of_two_ministries(text: str) -> None:
    proposals = run(text, DAY)
    (mechanism,) = values(proposals, "mechanism")
    assert set(mechanism["party"]) == {"Norway", "Kenya"}
    assert [(v["start"], v["place"]) for v in values(proposals, "round")] == [(["2024-05-14"], ["Oslo"])]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Norway and Ghana held the 25th round of boundary talks in Oslo.", "Ghana-Norway boundary talks"),
        (
            "Norway and Ghana met. It was the 12th round of so-called two-plus-two talks between the two countries.",
            "Ghana-Norway two-plus-two talks",
        ),
        ("Norway And Ghana Hold Inaugural Strategic Dialogue", "Ghana-Norway Strategic Dialogue"),
    ],
)
def test_a_mechanism_without_parties_in_its_name_has_those_the_text_is_about(text: str, label: str) -> None:
    assert labels(run(text, DAY), "mechanism") == [label]


def test_the_ministries_that_hold_consultations_are_bodies_too() -> None:
    text = (
        "Consultations between the Ministry of Foreign Affairs of Peru and the Ministry of Foreign Affairs of Kenya "
        "took place in Oslo."
    )
    found = surfaces(text, run(text, DAY), "organisation")
    assert found == {"Ministry of Foreign Affairs of Peru", "Ministry of Foreign Affairs of Kenya"}


def test_a_trilateral_meeting_has_three_parties() -> None:
    text = "Norway, Ghana and Kenya met in Oslo for the third trilateral meeting of the three countries."
    assert set(values(run(text, DAY), "mechanism")[0]["party"]) == {"Norway", "Ghana", "Kenya"}


def test_a_summit_of_a_series_is_a_round() -> None:
    text = "The last Norway-Ghana Summit was held in Oslo in 2019. This year's summit will be held in Accra on 3 June."
    assert sorted(v["start"][0] for v in values(run(text, DAY), "round")) == ["2019", "2024-06-03"]


@pytest.mark.parametrize(
    "sentences",
    [
        "The co-chairs were Kari Solheim of Norway, Ola Berg of Sweden and Grace Njeri of Ghana.",
        "Norway's delegation was led by Kari Solheim and Ola Berg; Ghana's by Ambassador Grace Njeri.",
        "Kari Solheim led the Norwegian delegation with Ola Berg. They met in the old hall. It rained. Tea was served. "
        "The Ghanaian delegation was led by Grace Njeri, Kari Solheim led the Norwegian side, with Ola Berg.",
    ],
)
def test_chairs_of_the_sides(sentences: str) -> None:
    assert {"Kari Solheim", "Grace Njeri"} <= set(
        rounds(f"The 5th {JC} met in Oslo on 14 May. {sentences}")[5]["chair"]
    )


def test_one_who_travels_to_co_chair_is_a_chair() -> None:
    text = f"Foreign Minister Kari Solheim arrived in Accra on Tuesday to co-chair the 3rd {JC} with Kofi Mensah."
    assert set(rounds(text)[3]["chair"]) == {"Kari Solheim", "Kofi Mensah"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"He spoke ahead of the 5th {JC}, which is taking place in Accra today.", "in_progress"),
        (f"The 5th {JC} kicked off in Accra on Friday.", "in_progress"),
        (f"The 5th {JC}, which was to be held in Accra in late May this year, has been postponed.", "postponed"),
        (f"Norway hosts Ghana on 30 May. It is the 5th {JC}, held on 30 May.", "announced"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert status in rounds(text)[5]["status"]


TWO = (
    "Norway and Ghana held the 6th Norway-Ghana Strategic Dialogue in Oslo on Monday. The day before, the 6th "
    "Norway-Ghana-Togo Trilateral Ministers' Meeting was held in Bergen. "
)


def test_a_number_next_to_two_series_is_of_the_one_told_first() -> None:
    found = values(run(TWO + "The fifth round took place in Accra in May 2022.", DAY), "round")
    fifth = [v["mechanism"] for v in found if v.get("ordinal") == [5]]
    assert len(fifth) == 1
    assert "Strategic Dialogue" in fifth[0][0]


def test_an_ordinal_without_a_noun_is_of_the_series_told_last() -> None:
    found = values(run(TWO + "The fifth was in Accra in May 2022.", DAY), "round")
    fifth = [v["mechanism"] for v in found if v.get("ordinal") == [5]]
    assert len(fifth) == 1
    assert "Trilateral" in fifth[0][0]
