"""Rounds in the many ways that reporters and ministries tell them: clauses, sessions, sides, datelines, neighbours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reader import labels, run, values

DAY = "2024-05-17"  # a Friday

Told = dict[int | None, dict[str, list[Any]]]


def rounds(text: str) -> Told:
    """The rounds of a text by their ordinal."""
    return {v.get("ordinal", [None])[0]: v for v in values(run(text, DAY), "round")}


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        (
            "Delegations from Ghana and Ireland came together in Dublin for a third round of bilateral consultations.",
            {3},
        ),
        ("The Norwegian and Peruvian sides held the XII session of the Joint Commission in Oslo.", {12}),
        ("Portugal and Brazil agreed that their 15th summit would go ahead in Lisbon on 24 and 25 July.", {15}),
        ("The Sixty-Second round of exploratory contacts between Norway and Peru took place in Oslo.", {62}),
        (
            "The 8th EU-Kenya Dialogue met in Nairobi. No date has been set for the ninth, although May is likely.",
            {8, 9},
        ),
        (
            "Norway and Peru will hold the Sixth Norway-Peru Trade Forum in Oslo. The group meets for the fifth time.",
            {5, 6},
        ),
        ("The Norway-Peru Joint Commission met. Round ten: Lima, in June. Round eleven: Oslo.", {10, 11}),
        ("The 5th Norway-Kenya Joint Committee met in Oslo. The committee last sat in Nairobi in 2021.", {4, 5}),
        ("The 5th Norway-Kenya Joint Committee met in Oslo, the first since May 2019.", {4, 5}),
        (
            "The 5th Norway-Kenya Joint Committee met in Oslo. Both sides agreed to meet again in Nairobi next year.",
            {5, 6},
        ),
        ("The 5th Norway-Kenya Joint Committee met in Oslo. Last year’s meeting was held in Nairobi.", {4, 5}),
        (
            "Norway and Kenya held a new round of political consultations. The second round was held in Oslo in 2019.",
            {2, 3},
        ),
        ("The 9th Norway-Kenya 2-plus-2 Dialogue met in Oslo. The eighth 2+2 was in Nairobi.", {8, 9}),
        ("The third Norway-Kenya 2+2 Meeting met in Oslo. The next 2+2 meeting will be held in Nairobi.", {3, 4}),
        ("The 3rd Norway-EU Energy Ministerial Meeting met in Oslo. The ministers meet next in 2027.", {3, 4}),
        ("Ministers gathered in Oslo for the second round of the U.S.-Norway Arctic Security Dialogue.", {2}),
        (
            "The 7th Norway-Kenya Energy Dialogue met in Oslo. The first meeting of this kind was in Nairobi in 2011.",
            {1, 7},
        ),
        ("Norway and Kenya held the eleventh edition of their High-Level Dialogue in Oslo on Thursday.", {11}),
        (
            "The seventh plenary session of the Kenyan-Norwegian High-Level Commission of Concertation (Kenor) met in "
            "Oslo. The sixth session of the Kenor occurred in May.",
            {6, 7},
        ),
        ("The General Border Committee of Norway and Kenya is expected to meet for the 17th time in May.", {17}),
        ("The 36th Norway-Kenya Joint Ministerial Commission (JMC) meeting concluded in Oslo.", {36}),
        ("The third Strategic Dialogue and Cooperation Platform (SDCP) of Norway and Kenya met in Oslo.", {3}),
        (
            "Norway's envoy held the annual Norwegian-Kenyan High Level Consultations with Ann Otieno in Nairobi on "
            "Monday. The consultations, the eleventh of their kind, dealt with trade.",
            {11},
        ),
        ("They prepared the next trilateral summit, due in Oslo. The ninth summit was held in Lima in May.", {9, 10}),
    ],
)
def test_numbers(text: str, ordinals: set[int]) -> None:
    assert ordinals <= rounds(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Kenya will hold the 6th Norway-Kenya Energy Dialogue, their first in about six years, on Monday.",
        "The 6th Norway-Kenya Energy Dialogue was in Oslo. It was the first dialogue since the change of government.",
        "The 6th Norway-Kenya Energy Dialogue was held in Oslo. It was their first session this year.",
        "The 6th Norway-Kenya Border Commission met in Oslo. It was the first meeting of the commission in 13 years.",
    ],
)
def test_a_first_that_counts_from_a_later_day_is_no_first_round(text: str) -> None:
    assert 1 not in rounds(text)


def test_the_last_meeting_is_the_one_before_the_round_that_the_text_is_about() -> None:
    found = rounds(
        "The 6th Norway-Kenya Joint Committee met in Oslo on Monday. The seventh session is scheduled for Nairobi in "
        "July. The committee last met in June 2022 in Mombasa."
    )
    assert (found[5]["start"], found[7]["start"]) == (["2022-06"], ["2024-07"])


def test_a_day_of_the_month_is_no_round() -> None:
    assert rounds(
        "The 5th Norway-Kenya Joint Committee met in Oslo. Talks went on until the 11th, he said."
    ).keys() == {5}


def test_the_round_before_has_the_day_after_since() -> None:
    found = rounds("The 5th Norway-Kenya Joint Committee met in Oslo on 14 May, the first since March 2019.")
    assert (found[5]["start"], found[4]["start"]) == (["2024-05-14"], ["2019-03"])


def test_a_bare_number_goes_to_the_mechanism_with_the_number_beside_it() -> None:
    text = (
        "The 12th Norway-Peru Security Dialogue and the 4th Norway-Peru Trade Forum were held in Oslo on 14 May. "
        "The third was hosted by Lima in 2021."
    )
    assert "Trade Forum" in rounds(text)[3]["mechanism"][0]


def test_consultations_of_two_countries_are_told_as_three_rounds_without_numbers() -> None:
    text = (
        "Norway and Kenya hold political consultations. Their state secretaries met in Oslo on 14 May "
        "for political consultations between Norway and Kenya. They were last held in Nairobi in March 2020. "
        "The next will be held in Nairobi in 2026."
    )
    found = values(run(text, DAY), "round")
    assert sorted(v.get("start", [""])[0] for v in found) == ["2020-03", "2024-05-14", "2026"]
    assert all("ordinal" not in v for v in found)


@pytest.mark.parametrize(
    "sentences",
    [
        "Kari Solheim of Norway and Grace Njeri of Kenya co-chaired the meeting.",
        "The Norwegian delegation was led by Kari Solheim, State Secretary, and the Kenyan one by Grace Njeri.",
        "Kari Solheim, State Secretary, led the Norwegian side. Grace Njeri, her host, headed that of Kenya.",
        "Kari Solheim, who had landed on Monday for a short stay, co-chaired it with Grace Njeri.",
        "In the chair were Kari Solheim and Grace Njeri.",
        "Kari Solheim and Grace Njeri served as co-chairs.",
        "Kari Solheim spoke for Norway; Grace Njeri led the Kenyan team.",
    ],
)
def test_chairs(sentences: str) -> None:
    found = rounds(f"The 5th Norway-Kenya Joint Committee met in Oslo on 14 May. {sentences}")
    assert set(found[5]["chair"]) == {"Kari Solheim", "Grace Njeri"}


def test_those_who_led_the_last_round_do_not_chair_this_one() -> None:
    text = (
        "The 5th Norway-Kenya Joint Committee met in Oslo on 14 May. The fourth was held in Nairobi in 2022. "
        "It was co-chaired by Kari Solheim and Grace Njeri."
    )
    assert "chair" not in rounds(text)[5]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("OSLO, May 17 (NTB) – Norway and Kenya held the 5th Norway-Kenya Joint Committee here on Thursday.", "Oslo"),
        ("OSLO, May 17 – The 5th Norway-Kenya Joint Committee ended on Thursday.", "Oslo"),
        ("They met in Nairobi on Tuesday. It was the 5th Norway-Kenya Joint Committee.", "Nairobi"),
        ("The 5th Norway-Kenya Joint Committee was held in the Kenyan capital. It rained in Nairobi.", "Nairobi"),
        ("He flew to Lima on Monday. There the 5th Norway-Peru Joint Committee was held on Tuesday.", "Lima"),
        (
            "The delegation travelled to Nairobi on 14 May for the 5th Norway-Kenya Joint Committee, then to Lima.",
            "Nairobi",
        ),
    ],
)
def test_places(text: str, place: str) -> None:
    assert rounds(text)[5]["place"] == [place]


def test_a_past_round_is_not_put_where_the_text_was_written() -> None:
    text = "OSLO, May 17 – The 5th Norway-Kenya Joint Committee, last year’s, was held on 3 March 2023."
    assert "place" not in rounds(text)[5]


def test_the_next_round_is_to_come() -> None:
    text = "The 5th Norway-Kenya Joint Committee met in Oslo on 14 May. He was invited to the next meeting in Nairobi."
    assert rounds(text)[6]["status"] == ["announced"]


def test_abbreviated_words_of_a_name_are_those_words() -> None:
    text = (
        "The 5th meeting of the Special Representatives (SRs) of Norway and Kenya took place in Oslo on 14 May. "
        "The next round of SR talks will be held in Nairobi."
    )
    assert len(labels(run(text, DAY), "mechanism")) == 1


def test_chairs_hold_the_office_that_the_talks_are_named_for() -> None:
    text = (
        "The 5th round of the Norway-Kenya Special Representatives’ Talks was held in Oslo on 14 May. "
        "Norwegian State Secretary Kari Solheim and Kenyan Principal Secretary Grace Njeri co-chaired the talks."
    )
    held = {(v["person"][0], v["position"][0]) for v in values(run(text, DAY), "tenure")}
    assert ("Grace Njeri", "Special representative of Kenya") in held


@pytest.mark.parametrize(
    ("text", "when", "where", "status"),
    [
        (
            "The JCT last met in 2019; a session proposed for Bergen in 2021 did not materialise.",
            "2021",
            "Bergen",
            "cancelled",
        ),
        ("A special JCT, floated for Bergen in May 2022, had been scrapped.", "2022-05", "Bergen", "cancelled"),
        ("A meeting scheduled for Bergen in May 2022 was postponed.", "2022-05", "Bergen", "postponed"),
        ("A meeting due to be held in Bergen in May 2022 could not take place.", "2022-05", "Bergen", "cancelled"),
    ],
)
def test_a_session_that_was_to_be_held_is_a_round_without_a_number(
    text: str, when: str, where: str, status: str
) -> None:
    found = rounds(f"The 7th Norway-Kenya Joint Commission on Trade (JCT) met in Oslo on Monday. {text}")
    lost = found[None]
    assert (lost["start"], lost["place"], lost["status"]) == ([when], [where], [status])


def test_a_next_round_is_of_the_series_that_counts() -> None:
    found = rounds(
        "The 10th Norway-Kenya Foreign Office Consultations were held in Oslo. A trilateral consultation of Norway, "
        "Kenya and Peru was discussed. It was decided to hold the next round of Consultations in Nairobi."
    )
    assert found[11]["place"] == ["Nairobi"]


def test_a_bare_number_of_the_mechanism_is_one_beside_its_number() -> None:
    found = labels(
        run(
            "Norway and Peru held the VI meeting of the Political Consultations Mechanism in Oslo. The High-Level "
            "Security Group will return to work in Lima in May. The Fifth Meeting of the Mechanism was held in Lima.",
            DAY,
        ),
        "round",
    )
    assert "5th Norway-Peru Political Consultations Mechanism" in found


def test_a_clause_about_a_gathering_dates_it() -> None:
    found = rounds(
        "The ministers met on Monday in Bergen to prepare the 16th Norway-Kenya Joint Cabinet, which both presidents "
        "will lead in Oslo in December."
    )
    assert (found[16]["start"], found[16]["place"], found[16]["status"]) == (["2024-12"], ["Oslo"], ["announced"])


def test_an_aside_after_the_name_does_not_date_it() -> None:
    found = rounds(
        "The 1st Norway-Kenya Security Dialogue, agreed on at a summit in May, will be held in Oslo on 10 June."
    )
    assert found[1]["start"] == ["2024-06-10"]


def test_persons_who_met_beside_something_else_held_no_session() -> None:
    found = rounds(
        "The 5th Norway-Kenya Joint Committee met in Oslo. Kari Solheim and Ann Otieno last met on the margins of a "
        "ministerial meeting in Brussels in December."
    )
    assert found.keys() == {5}
