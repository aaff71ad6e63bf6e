"""Journeys and meetings as agencies, ministries and translated pages tell them: towns, companions, stays and calls."""

from __future__ import annotations

import pytest

from tests.extract.test_meetings import pairs
from tests.extract.test_visits import visits

_WHO = "Norwegian Foreign Minister Kari Solheim"


def goals(text: str) -> set[tuple[str, str]]:
    """Visitor and destination of each visit."""
    return {(who, place) for who, place, *_ in visits(text)}


@pytest.mark.parametrize(
    "told",
    [
        f"{_WHO} embarked on Sunday on a five-day tour of Peru.",
        f"{_WHO} jetted out to Peru on Sunday.",
        f"{_WHO}, currently in Peru, met the press.",
        f"{_WHO}, in Peru for two days of talks, met the press.",
        f"{_WHO} is in Peru leading a delegation.",
        f"{_WHO} entered Peru on Sunday at the head of a delegation.",
        f"{_WHO} disembarked in Peru on Sunday.",
        f"{_WHO} arrived on an official visit in Peru.",
        f"{_WHO} follows an intense agenda in Peru.",
        f"{_WHO} is on a State Visit to Peru.",
        f"{_WHO} held talks with colleagues in Peru, the first stop of a long trip.",
        f"{_WHO}'s itinerary also includes Peru.",
        f"The trip takes {_WHO} first to Peru.",
        f"On June 14, during a working visit to Peru, {_WHO} met students.",
        f"President Julio Quispe receives {_WHO} of Norway in Peru for talks.",
        f"{_WHO} was received with military honours in Peru.",
        f"{_WHO} spoke. The visit to Peru by the Norwegian foreign minister is planned for July.",
        f"{_WHO} will lead the Norwegian delegation to Peru on Friday.",
        f"{_WHO} gave a talk; in Peru, where she lands tonight, others will host her.",
        f"{_WHO} began a tour in Peru.",
    ],
)
def test_ways_of_going_somewhere(told: str) -> None:
    assert goals(told) == {("Kari Solheim", "Peru")}


def test_two_capitals_in_a_list_are_two_towns() -> None:
    assert goals(f"{_WHO} went to Lima and Quito on 10 June.") == {("Kari Solheim", "Lima"), ("Kari Solheim", "Quito")}


def test_a_tour_that_ends_somewhere() -> None:
    text = f"{_WHO} arrived in Lima on Sunday. She will fly to Quito on Thursday and finish in Bogotá."
    assert goals(text) == {("Kari Solheim", town) for town in ("Lima", "Quito", "Bogota")}


@pytest.mark.parametrize(
    "told",
    [
        f"{_WHO} arrived in Lima in company with Trade Minister Ola Lund.",
        f"{_WHO} landed in Lima on Sunday. Travelling with her are Trade Minister Ola Lund and others.",
        f"{_WHO} will be in Lima on Sunday. She will be joined by Trade Minister Ola Lund.",
        f"Trade Minister Ola Lund is part of the delegation accompanying {_WHO}, who is on a visit to Lima.",
        f"Trade Minister Ola Lund accompanied {_WHO} to a summit in Lima.",
        f"{_WHO} arrived in Lima in the morning, along with Trade Minister Ola Lund.",
        f"{_WHO} arrived in Lima. With Kari Solheim on the trip to Lima are Minister Ola Lund and others.",
    ],
)
def test_who_comes_along(told: str) -> None:
    assert goals(told) == {("Kari Solheim", "Lima"), ("Ola Lund", "Lima")}


def test_the_delegation_without_a_country_is_the_visitors_own() -> None:
    text = f"{_WHO} left for Peru, where she will meet President Julio Quispe. The delegation will travel to Quito."
    assert goals(text) == {("Kari Solheim", "Peru"), ("Kari Solheim", "Quito")}


def test_the_leader_of_a_land_is_its_president() -> None:
    text = (
        "Norwegian President Kari Solheim arrived in Lima. Norwegian minister Ola Lund spoke. The Norwegian leader "
        "will visit Quito on Friday."
    )
    assert goals(text) == {("Kari Solheim", "Lima"), ("Kari Solheim", "Quito")}


def test_companions_share_the_visit_to_the_place_where_they_are_told_to_be() -> None:
    text = (
        f"{_WHO} arrived in Lima. President Julio Quispe had been in Quito. Also in Lima with the foreign minister "
        "are Trade Minister Ola Lund and others."
    )
    assert ("Ola Lund", "Lima") in goals(text)
    assert ("Ola Lund", "Quito") not in goals(text)


def test_who_joins_at_the_table_did_not_travel() -> None:
    text = f"{_WHO}, who arrived in Lima on Sunday, was joined by Minister Ola Lund."
    assert goals(text) == {("Kari Solheim", "Lima")}


def test_the_delegation_that_travels_on_is_that_of_the_guests() -> None:
    text = (
        "The talks were held in Lima. Kari Solheim led the Norwegian delegation, and Julio Quispe led the Peruvian "
        "side. Norwegian judge Ola Lund also took part. The delegation is to travel on to Quito on Saturday."
    )
    assert goals(text) == {("Kari Solheim", "Quito")}


def test_the_minister_is_not_the_prime_minister() -> None:
    text = (
        f"{_WHO} came for talks. President Julio Quispe sent his regards to Norwegian Prime Minister Ola Lund. "
        "The Norwegian minister arrived in Lima on Sunday."
    )
    assert goals(text) == {("Kari Solheim", "Lima")}


def test_the_latter_is_the_one_named_last() -> None:
    text = "President Julio Quispe and Minister Kari Solheim met in May, when the latter made a state visit to Peru."
    assert goals(text) == {("Kari Solheim", "Peru")}


@pytest.mark.parametrize(
    "told",
    ["who is due back on Friday", "who will stay until Friday", "before leaving Lima on Friday"],
)
def test_when_a_stay_ends(told: str) -> None:
    text = f"{_WHO} arrived in Lima on Sunday and will meet the press, {told}."
    assert visits(text)[0][1:] == ("Lima", "2021-06-13", "2021-06-18")


@pytest.mark.parametrize(
    "told",
    [
        "reached US$53 billion",
        "said that troops entered Peru",
    ],
)
def test_what_is_no_journey(told: str) -> None:
    assert goals(f"{_WHO} noted that trade {told}.") == set()


@pytest.mark.parametrize(
    "told",
    [
        f"{_WHO} spoke by phone with her Peruvian colleague Julio Quispe.",
        f"{_WHO} received in her office on Monday Peruvian minister Julio Quispe.",
        f"{_WHO} presented her credentials to President Julio Quispe.",
        f"{_WHO} poses with President Julio Quispe before the talks.",
        f"{_WHO}, left, and Peruvian minister Julio Quispe at the meeting in Lima.",
        f"{_WHO} received a Peruvian delegation led by Minister Julio Quispe.",
        f"{_WHO} told Peruvian minister Julio Quispe in a meeting in Lima that talks could resume.",
        f"{_WHO} co-chairs this Friday, in Lima, alongside Peruvian minister Julio Quispe, the commission.",
        f"{_WHO} and Peruvian minister Julio Quispe discussed fish.",
        f"The meeting was attended by {_WHO} of Norway and Julio Quispe of Peru.",
        f"A meeting took place at the Foreign Ministry between {_WHO} and Minister Julio Quispe.",
        f"The consultations were conducted by {_WHO} and, from the Peruvian side, by Minister Julio Quispe.",
        f"{_WHO} was seen off at the airport by President Julio Quispe.",
        f"{_WHO} was joined at the table by President Julio Quispe.",
        f"{_WHO} conveyed greetings to President Julio Quispe during their meeting in Lima.",
        f"When she received President Julio Quispe, {_WHO} praised the trade.",
        f"{_WHO} made a trip to launch the dialogue with Peruvian minister Julio Quispe.",
        f"The head of Norwegian diplomacy Kari Solheim held talks with {'Peruvian minister Julio Quispe'}.",
    ],
)
def test_ways_of_meeting(told: str) -> None:
    assert pairs(told) == [["Julio Quispe", "Kari Solheim"]]


def test_the_presidents_of_two_lands() -> None:
    text = (
        "Norwegian Foreign Minister Kari Solheim and Peruvian Foreign Minister Julio Quispe sent letters. "
        "The Norwegian and Peruvian foreign ministers last met in Quito in May."
    )
    assert ["Julio Quispe", "Kari Solheim"] in pairs(text)


def test_meetings_with_several_are_several() -> None:
    assert pairs(f"{_WHO} held meetings with Minister Julio Quispe and Minister Ana Ruiz.") == [
        ["Ana Ruiz", "Kari Solheim"],
        ["Julio Quispe", "Kari Solheim"],
    ]


def test_who_attends_from_one_side_meets_nobody() -> None:
    assert pairs("The meeting was attended by Minister Kari Solheim and adviser Ola Lund.") == []
