"""Meetings told by many verbs and nouns, with offices and pronouns on either side, and what is no meeting."""

from __future__ import annotations

import pytest

from tests.extract.reader import run, values

ANCHOR = "2021-06-16"


def pairs(text: str) -> list[list[str]]:
    """The participants of each meeting, in alphabetical order."""
    return sorted(sorted(v["participant"]) for v in values(run(text, ANCHOR), "meeting"))


@pytest.mark.parametrize(
    "text",
    [
        "Minister Kari Solheim called on President Julio Quispe on Monday.",
        "Minister Kari Solheim paid a courtesy call on President Julio Quispe.",
        "Minister Kari Solheim was received in Lima by President Julio Quispe.",
        "Minister Kari Solheim had a separate meeting with President Julio Quispe.",
        "Minister Kari Solheim had a tête-à-tête with President Julio Quispe.",
        "Minister Kari Solheim exchanged views on Monday morning with President Julio Quispe.",
        "Minister Kari Solheim saw President Julio Quispe separately.",
        "Minister Kari Solheim is due to see the president, Julio Quispe, on Friday.",
        "Minister Kari Solheim sat across from President Julio Quispe on Monday.",
        "Minister Kari Solheim and President Julio Quispe had lunch together on Monday.",
        "Minister Kari Solheim and President Julio Quispe, however, saw each other in Quito last month.",
        "Minister Kari Solheim and President Julio Quispe agreed on a dialogue when they met in Quito last month.",
        "Minister Kari Solheim thanked President Julio Quispe, with whom she spent half an hour on Monday.",
        "Minister Kari Solheim went straight to the palace, where President Julio Quispe was waiting.",
        "A conversation between Kari Solheim and Julio Quispe is planned for the evening.",
        "The two meetings that Kari Solheim and Julio Quispe have had this year changed little.",
        "President Julio Quispe gave an audience to Minister Kari Solheim on Monday.",
        "President Julio Quispe hosted a dinner in honour of Minister Kari Solheim on Monday.",
        "Before calling on President Julio Quispe, Kari Solheim laid a wreath.",
        "President Julio Quispe had Kari Solheim over on Tuesday.",
        "President Julio Quispe welcomed Kari Solheim to Torre Tagle Palace for the talks.",
        "Minister Kari Solheim arrived in Lima. Her call on President Julio Quispe followed at 5 p.m.",
        "Norwegian Minister Kari Solheim arrived in Lima. The minister later met President Julio Quispe.",
        "Minister Kari Solheim attends, together with Julio Quispe, the opening.",
        "Minister Kari Solheim held bilateral talks with her Peru counterpart Julio Quispe.",
        "Minister Kari Solheim met her New Zealand counterpart Julio Quispe.",
        "Minister Kari Solheim will be granted a royal audience by King Julio Quispe on Monday.",
        "On the sidelines of the meeting Minister Kari Solheim met with President Julio Quispe.",
        "Minister Kari Solheim visited Lima and signed the Lima Declaration with President Julio Quispe.",
        "They noted the outcome of the talks that Kari Solheim and Julio Quispe had in Lima in May.",
    ],
)
def test_two_who_meet(text: str) -> None:
    assert pairs(text) == [["Julio Quispe", "Kari Solheim"]]


def test_one_verb_and_two_hosts() -> None:
    text = "Kari Solheim called on President Julio Quispe and, in the afternoon, on Speaker Pedro Diaz."
    assert pairs(text) == [["Julio Quispe", "Kari Solheim"], ["Kari Solheim", "Pedro Diaz"]]


def test_second_verb_keeps_the_subject() -> None:
    text = (
        "Later the minister, Kari Solheim, called on Julio Quispe and had a separate meeting with General Pedro Diaz."
    )
    assert pairs(text) == [["Julio Quispe", "Kari Solheim"], ["Kari Solheim", "Pedro Diaz"]]


def test_received_together() -> None:
    text = "Kari Solheim and Ana Rojas had flown in on Friday, when President Julio Quispe received them together."
    assert pairs(text) == [["Ana Rojas", "Julio Quispe", "Kari Solheim"]]


def test_the_guest_is_the_one_from_abroad() -> None:
    text = (
        "LIMA, June 15 (Andina) -- Norwegian Foreign Minister Kari Solheim and Peruvian Foreign Minister Ana Rojas "
        "signed a treaty. Later the guest called on President Julio Quispe."
    )
    assert ["Julio Quispe", "Kari Solheim"] in pairs(text)


def test_he_is_the_subject_of_the_office_before() -> None:
    text = (
        "LIMA, June 15 (Andina) -- Norwegian Foreign Minister Kari Solheim praised Ana Rojas. The Norwegian minister "
        "called on President Julio Quispe. She met Speaker Pedro Diaz on Monday."
    )
    assert ["Kari Solheim", "Pedro Diaz"] in pairs(text)


def test_where_he_is_the_one_who_was_sent() -> None:
    text = "Ana Rojas spoke on Friday. Peru sent envoy Pedro Diaz to Oslo, where he met Minister Kari Solheim."
    assert pairs(text) == [["Kari Solheim", "Pedro Diaz"]]


@pytest.mark.parametrize(
    "text",
    [
        "Kari Solheim refused to meet Julio Quispe in Lima on Monday.",
        "Kari Solheim met reporters before Julio Quispe spoke.",
        "Kari Solheim saw Julio Quispe as a partner.",
        "Kari Solheim met Julio Quispe’s critics.",
        "Kari Solheim and Julio Quispe talked to reporters.",
        "The adviser met Kari Solheim.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kari Solheim dined with Julio Quispe on Monday.",
        "Minister Kari Solheim held a bilateral encounter with her counterpart Julio Quispe.",
        "A meeting took place between Minister Kari Solheim and Minister Julio Quispe on Monday.",
        "Minister Kari Solheim received the newly appointed Ambassador of Peru, Julio Quispe.",
        "Minister Kari Solheim and Minister Julio Quispe exchanged views in Oslo on Monday.",
        "Minister Kari Solheim took part in a meeting with Julio Quispe on Monday.",
        "Welcoming her guest Julio Quispe to Oslo on Monday, Kari Solheim said little.",
        "“I met Minister Julio Quispe in Oslo last week,” Kari Solheim told reporters.",
        "“My meeting with Julio Quispe in Oslo on Monday was frank,” Kari Solheim told the paper.",
        "Kari Solheim was in Lima on Monday, when she and Julio Quispe put their names to the memorandum.",
        "The protocol was last discussed by Kari Solheim and Julio Quispe in Lima on May 3.",
        "The forum was co-chaired by Ms Kari Solheim, Deputy Minister of Foreign Affairs, and Mr Julio Quispe.",
        "The Norwegian side was headed by Kari Solheim, the Peruvian side by Julio Quispe. The two sides met in Lima.",
        "The two ministers – Kari Solheim and Julio Quispe – met in Lima on Monday.",
        "Kari Solheim met with the chairman of parliament Julio Quispe.",
    ],
)
def test_more_ways_of_meeting(text: str) -> None:
    """Meals, encounters, first-person words, joint acts with day and town, and leaders of two sides."""
    assert pairs(text) == [["Julio Quispe", "Kari Solheim"]]


def test_a_diplomat_of_a_country_and_the_visitors() -> None:
    """An office that nobody holds in the text, with a country, and “the visitors” are persons told before."""
    text = (
        "LIMA, 14 June – Norwegian State Secretary Kari Solheim arrived in Lima on Sunday. "
        "The Norwegian diplomat called on Minister Julio Quispe on Monday."
    )
    assert pairs(text) == [["Julio Quispe", "Kari Solheim"]]
    text = (
        "Norwegian State Secretary Kari Solheim arrived in Lima on Sunday. "
        "Peruvian Vice Minister Julio Quispe met the visitors on Monday."
    )
    assert pairs(text) == [["Julio Quispe", "Kari Solheim"]]


def test_place_and_day_of_a_meeting_come_from_its_own_clause() -> None:
    """Where one goes next, and when, is not where and when one meets."""
    text = "Kari Solheim will meet Julio Quispe before travelling on to Quito on Thursday."
    found = values(run(text, ANCHOR), "meeting")[0]
    assert "place" not in found
    text = "Kari Solheim left Oslo on Monday for Lima, where she will hold talks with Julio Quispe."
    found = values(run(text, ANCHOR), "meeting")[0]
    assert found["place"] == ["Lima"]
    assert "start" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Minister Kari Solheim arrived in Lima for talks. She dined alone after a visit to President Julio Quispe.",
        "Kari Solheim and Julio Quispe signed a declaration on Monday, on the margins of the summit.",
        "The talks were chaired by his Norwegian counterpart, Kari Solheim. The Norwegian minister was received by "
        "President Julio Quispe.",
    ],
)
def test_visits_to_people_and_offices_of_a_land(text: str) -> None:
    """A visit to a person, a signing beside a summit and an office known by its land."""
    assert ["Julio Quispe", "Kari Solheim"] in pairs(text)


def test_the_day_on_which_someone_came_is_not_that_of_the_meeting() -> None:
    text = "Minister Kari Solheim, who arrived on Monday, was later received by President Julio Quispe."
    (meeting,) = values(run(text, ANCHOR), "meeting")
    assert "start" not in meeting


def test_she_who_flies_on_meets_the_host_there_and_on_that_day() -> None:
    text = "Kari Solheim met Julio Quispe in Lima and flew to Quito on Monday, where she met President Ana Ruiz."
    found = {tuple(sorted(v["participant"])): v.get("start") for v in values(run(text, ANCHOR), "meeting")}
    assert found == {("Julio Quispe", "Kari Solheim"): None, ("Ana Ruiz", "Kari Solheim"): ["2021-06-14"]}


def test_those_who_meet_beside_a_conference_do_not_chair_it() -> None:
    text = "Kari Solheim met Julio Quispe on the sidelines of the 57th Norway-Peru Trade Dialogue in Lima on Monday."
    (held,) = values(run(text, ANCHOR), "round")
    assert "chair" not in held


@pytest.mark.parametrize(
    "told",
    [
        "A meeting with President Julio Quispe is planned.",
        "Her programme includes a meeting with President Julio Quispe.",
        "In the afternoon the visiting minister met President Julio Quispe.",
        "The Prime Minister, Julio Quispe, received in audience on Monday the Norwegian minister, Kari Solheim.",
        "President Julio Quispe also received her.",
        "President Julio Quispe welcomed her at the ministry.",
        "There was also a meeting of Kari Solheim with President Julio Quispe.",
        "A meeting between the two ministers, Kari Solheim and Julio Quispe, was held on Monday.",
        "A meeting planned for Friday between Minister Kari Solheim and Julio Quispe was put off.",
        "She was first received by President Julio Quispe.",
        "The visit coincides with that of the minister Kari Solheim, whom President Julio Quispe received.",
        "Norwegian Energy Minister Kari Solheim and Peruvian Energy Minister Julio Quispe signed the agreement.",
        "The agreement was exchanged between Norwegian minister Kari Solheim and Peruvian minister Julio Quispe.",
        "She also met with students of the university and with President Julio Quispe.",
        "The tour began in Lima with talks with President Julio Quispe.",
    ],
)
def test_meetings_told_by_the_way(told: str) -> None:
    text = f"Norwegian Foreign Minister Kari Solheim arrived in Lima on Monday. {told}"
    assert ["Julio Quispe", "Kari Solheim"] in pairs(text)


@pytest.mark.parametrize(
    "told",
    [
        "held separate meetings with President Julio Quispe, Prime Minister Ana Ruiz and Minister Ola Lund",
        "met separately with President Julio Quispe, Prime Minister Ana Ruiz and Minister Ola Lund",
        "paid courtesy calls on President Julio Quispe, Prime Minister Ana Ruiz and Minister Ola Lund",
    ],
)
def test_whom_somebody_meets_apart_did_not_meet_each_other(told: str) -> None:
    assert pairs(f"Norwegian Foreign Minister Kari Solheim {told}.") == [
        ["Ana Ruiz", "Kari Solheim"],
        ["Julio Quispe", "Kari Solheim"],
        ["Kari Solheim", "Ola Lund"],
    ]


def test_two_calls_at_two_places() -> None:
    text = "Kari Solheim called on President Julio Quispe at the Government Palace and Minister Ana Ruiz at her office."
    assert pairs(text) == [["Ana Ruiz", "Kari Solheim"], ["Julio Quispe", "Kari Solheim"]]


def test_those_of_one_land_who_sign_a_paper_need_not_have_met() -> None:
    assert pairs("Norwegian ministers Kari Solheim and Ola Lund signed the letter.") == []
