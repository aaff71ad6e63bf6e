"""Visits told without “to X”: arrivals, stays, departures, offices as subjects, and what is no journey at all."""

from __future__ import annotations

import pytest

from tests.extract.reader import run, values

ANCHOR = "2021-06-16"


def visits(text: str, anchor: str = ANCHOR) -> list[tuple[str, str, str | None, str | None]]:
    """Visitor, destination, start and end of each visit."""
    return [
        (v["visitor"][0], v["destination"][0], v.get("start", [None])[0], v.get("end", [None])[0])
        for v in values(run(text, anchor), "visit")
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Norwegian Foreign Minister Kari Solheim arrived here on Sunday.",
        "Norwegian Foreign Minister Kari Solheim, who arrived on Sunday, laid a wreath.",
        "Norwegian Foreign Minister Kari Solheim had flown in late on Sunday from Bogotá.",
        "Norwegian Foreign Minister Kari Solheim reached the capital on Sunday.",
        "Norwegian Foreign Minister Kari Solheim reached the Peruvian capital on Sunday.",
        "Norwegian Foreign Minister Kari Solheim has been in Lima since Sunday.",
        "Norwegian Foreign Minister Kari Solheim, in Lima since Sunday, was in good spirits.",
        "Norwegian Foreign Minister Kari Solheim landed at Jorge Chávez Airport on Sunday.",
        "Norwegian Foreign Minister Kari Solheim’s plane landed in Lima on Sunday.",
        "A delegation led by Norwegian Foreign Minister Kari Solheim arrived in Lima on Sunday.",
        "Norwegian Foreign Minister Kari Solheim spoke of fish. She arrived in this city on Sunday.",
        "Norwegian Foreign Minister Kari Solheim spoke of fish. The Norwegian minister landed on Sunday.",
        "Norwegian Foreign Minister Kari Solheim spoke of fish. The guest arrived on Sunday.",
    ],
)
def test_arrival_where_the_text_is_set(told: str) -> None:
    assert visits(f"LIMA, June 15 (Andina) -- {told}") == [("Kari Solheim", "Lima", "2021-06-13", None)]


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("Norwegian Foreign Minister Kari Solheim arrived on Sunday. She stays until Thursday.", "13", "17"),
        ("Norwegian Foreign Minister Kari Solheim arrived on Sunday. She returns to Oslo on Thursday.", "13", "17"),
        ("Norwegian Foreign Minister Kari Solheim arrived on Sunday. She flies home on Thursday.", "13", "17"),
        (
            "Norwegian Foreign Minister Kari Solheim arrived on Sunday. She is expected back in Oslo on Thursday.",
            "13",
            "17",
        ),
        ("Norwegian Foreign Minister Kari Solheim arrived here on Sunday for a three-day visit.", "13", "15"),
        ("Norwegian Foreign Minister Kari Solheim remains in Lima until Thursday.", None, "17"),
        ("Norwegian Foreign Minister Kari Solheim ended a two-day visit to Lima on Monday.", "13", "14"),
        ("Norwegian Foreign Minister Kari Solheim spoke during her visit, which ends tomorrow.", None, "16"),
    ],
)
def test_end_of_a_stay(told: str, start: str | None, end: str) -> None:
    found = visits(f"LIMA, June 15 (Andina) -- {told}")
    assert found == [("Kari Solheim", "Lima", f"2021-06-{start}" if start else None, f"2021-06-{end}")]


def test_leaving_for_another_country_ends_one_visit_and_begins_the_next() -> None:
    text = (
        "LIMA, June 15 (Andina) -- Norwegian Foreign Minister Kari Solheim arrived on Sunday. "
        "On Thursday she travels on to Quito."
    )
    assert visits(text) == [
        ("Kari Solheim", "Lima", "2021-06-13", "2021-06-17"),
        ("Kari Solheim", "Quito", "2021-06-17", None),
    ]


def test_each_country_of_a_tour() -> None:
    text = "Foreign Minister Kari Solheim will set out on a tour of Peru, Ecuador and Chile on Sunday."
    assert [(v[1], v[2]) for v in visits(text)] == [(c, "2021-06-20") for c in ("Peru", "Ecuador", "Chile")]


@pytest.mark.parametrize(
    "text",
    [
        "Kari Solheim and Ana Rojas both flew in to Lima on Sunday.",
        "Kari Solheim and Ana Rojas had arrived in Lima on Sunday.",
    ],
)
def test_two_who_travel_together(text: str) -> None:
    assert sorted(v[0] for v in visits(text)) == ["Ana Rojas", "Kari Solheim"]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Kari Solheim is expected in Lima on Friday.",
        "Foreign Minister Kari Solheim is due in Lima on Friday.",
        "Foreign Minister Kari Solheim was to have travelled to Lima on June 18.",
        "Foreign Minister Kari Solheim leaves for Lima on Friday.",
        "On Friday Foreign Minister Kari Solheim is to attend a conference in Lima.",
        "Coming up: Foreign Minister Kari Solheim in Lima (Friday).",
        "Foreign Minister Kari Solheim has accepted an invitation to come to Lima on Friday.",
        "President Julio Quispe has invited Kari Solheim to visit Lima on Friday.",
        "President Julio Quispe has invited Kari Solheim to pay an official visit to Lima on Friday.",
        "Kari Solheim has been invited to Lima on June 18.",
        "Kari Solheim was invited to come to Lima on June 18.",
        "President Julio Quispe will receive Norwegian Foreign Minister Kari Solheim in Lima on Friday.",
        "The ministry said that Foreign Minister Kari Solheim would visit Lima on Friday.",
        "Foreign Minister Kari Solheim will leave Oslo for Lima on Friday.",
        "State Secretary Kari Solheim will lead a delegation to Lima on Friday.",
    ],
)
def test_a_journey_to_come(text: str) -> None:
    assert visits(text) == [("Kari Solheim", "Lima", "2021-06-18", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Kari Solheim did not travel to Lima.",
        "Kari Solheim arrived at a compromise with Ana Rojas on Monday.",
        "Kari Solheim landed a blow against her critics on Monday.",
        "Kari Solheim stayed silent on the issue until Friday.",
        "Kari Solheim left the ministry in 2019.",
        "Speaking in Lima, Kari Solheim praised it.",
        "Kari Solheim will travel to the Caribbean.",
        "Kari Solheim went from the airport straight to Hyderabad House.",
        "OSLO, June 15 (NTB) -- Norwegian Foreign Minister Kari Solheim has returned to Oslo.",
        "Kari Solheim invited Ana Rojas to Oslo.",
    ],
)
def test_no_visit(text: str) -> None:
    assert visits(text) == []


def test_the_visiting_minister_is_where_the_text_is_set() -> None:
    text = "LIMA, June 15 (Andina) -- Visiting Norwegian Foreign Minister Kari Solheim praised the fleet on Monday."
    found = values(run(text, ANCHOR), "visit")
    assert [(v["visitor"], v["destination"], v.get("start")) for v in found] == [(["Kari Solheim"], ["Lima"], None)]


def test_who_invited() -> None:
    text = "LIMA, June 15 (Andina) -- Minister Kari Solheim, who came at Minister Ana Rojas’s invitation, praised it."
    assert values(run(text, ANCHOR), "visit")[0]["invited_by"] == ["Ana Rojas"]


def test_there_is_the_place_told_last() -> None:
    text = "Kari Solheim visited Lima in May 2020; the Chilean minister, Pedro Diaz, went there in June 2020."
    assert [(v[0], v[1], v[2]) for v in visits(text)] == [
        ("Kari Solheim", "Lima", "2020-05"),
        ("Pedro Diaz", "Lima", "2020-06"),
    ]


def places(text: str, anchor: str = "2024-05-17") -> list[tuple[str, str]]:
    """Visitor and destination of each visit."""
    return [(visitor, place) for visitor, place, _, _ in visits(text, anchor)]


@pytest.mark.parametrize(
    "told",
    [
        "PRAGUE, 3 May - Minister Karel Dvorak welcomed the Minister of Foreign Affairs of Kenya, Hon. Peter Otieno, "
        "to Prague on Thursday.",
        "Minister Karel Dvorak hosted the Kenyan Foreign Minister, Peter Otieno, in Prague today.",
        "The visit of Foreign Minister and Deputy Prime Minister Peter Otieno to Prague was discussed.",
        "As part of the working visit to Prague, Kenyan Foreign Minister Peter Otieno met Karel Dvorak.",
        "During his stay in Prague, Kenyan Foreign Minister Peter Otieno called on Minister Karel Dvorak.",
        "Kenyan Foreign Minister Peter Otieno jetted out of Nairobi yesterday for Prague.",
        "Kenyan Foreign Minister Peter Otieno will be on an official visit in Prague from 20 to 22 May.",
        "Kenyan Foreign Minister Peter Otieno stopped over in Prague on Monday.",
        "Kenyan Foreign Minister Peter Otieno will represent Kenya at the commission's session in Prague on 20 May.",
        "Kenyan Foreign Minister Peter Otieno left Prague on Thursday after a three-day visit.",
        "Kenyan Foreign Minister Peter Otieno was accorded a guard of honour on his arrival in Prague on Sunday.",
    ],
)
def test_guests_and_phrases_that_hold_a_visit(told: str) -> None:
    """A guest whom somebody has at home, a visit in an opening phrase, a stop and a session abroad are visits."""
    assert ("Peter Otieno", "Prague") in places(told)


def test_stops_that_follow_and_days_between_goals() -> None:
    """“Followed by stops in” and days between the goals of a list give further visits."""
    told = "Minister Pekka Virtanen is heading to Lima this weekend, followed by stops in Quito and Montevideo."
    assert len(places(told)) == 3


def test_the_end_of_a_session_is_not_that_of_a_visit() -> None:
    """“Which runs until Friday” tells of the session; the day of departure ends the visit."""
    told = (
        "HANOI, May 8 (VNA) – Kenyan Foreign Minister Peter Otieno arrived in Hanoi on Tuesday for the second session "
        "of the Kenya-Vietnam Joint Committee, which runs until Friday. He is due to leave for Nairobi on Saturday."
    )
    assert visits(told, "2024-05-08") == [("Peter Otieno", "Hanoi", "2024-05-07", "2024-05-11")]


def test_what_is_left_is_not_always_a_place() -> None:
    """A visitor who leaves no stone unturned has not left."""
    told = (
        "Kenyan Foreign Minister Peter Otieno, who landed in Prague on Monday, said his government would leave "
        "no stone unturned."
    )
    assert visits(told, "2024-05-16") == [("Peter Otieno", "Prague", "2024-05-13", None)]


@pytest.mark.parametrize(
    "told",
    [
        "Kenyan Foreign Minister Peter Otieno said a visit to Prague was out of the question.",
        "President Anders Holm received Kenyan Foreign Minister Peter Otieno at Bellevue Palace.",
    ],
)
def test_visits_ruled_out_and_receptions_without_a_town(told: str) -> None:
    """A visit that is ruled out, and a reception at a palace, are no visits."""
    assert places(told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Kenyan Foreign Minister Peter Otieno will stop in Prague on Friday for a courtesy call.",
        "We will welcome to Prague our Kenyan friend, Foreign Minister Peter Otieno, on Friday.",
        "Kenyan Foreign Minister Peter Otieno brought a dozen aides with him to Prague.",
        "Kenyan Foreign Minister Peter Otieno went to Prague in May 2020. He was there again last month.",
        "PRAGUE, June 15 (CTK) -- Kenyan Foreign Minister Peter Otieno crossed over by air from Vienna.",
        "PRAGUE, June 15 (CTK) -- Kenyan Foreign Minister Peter Otieno landed on Monday after a visit to Vienna.",
        "PRAGUE, June 15 (CTK) -- Kenyan Foreign Minister Peter Otieno will fly in from Vienna on Friday.",
        "PRAGUE, June 15 (CTK) -- During his stay, Kenyan Foreign Minister Peter Otieno laid a wreath.",
        "Peter Otieno, who is in Prague through Saturday, laid a wreath.",
    ],
)
def test_stops_parties_and_arrivals_from_elsewhere(told: str) -> None:
    """A stop, a party brought along, a second stay and an arrival from somewhere else tell where somebody goes."""
    assert ("Peter Otieno", "Prague") in places(told)


def test_both_are_taken_there() -> None:
    """What takes both men somewhere gives each a visit."""
    told = "Peter Otieno and Pekka Virtanen met on Monday. A trade fair takes both men to Prague on Friday."
    assert sorted(places(told)) == [("Pekka Virtanen", "Prague"), ("Peter Otieno", "Prague")]


def test_who_is_met_at_a_place_need_not_have_gone_there() -> None:
    """Of two who meet in a town, the one named last is not the visitor by that alone."""
    told = "Secretary Anna Holm met Deputy Minister Peter Otieno in Prague on Friday for talks."
    assert places(told) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Norwegian Foreign Minister Kari Solheim came to Peru from Quito, where she saw Ana Ruiz on Monday.",
            [("Kari Solheim", "Peru", None), ("Kari Solheim", "Quito", "2021-06-14")],
        ),
        (
            "A team led by Norwegian Foreign Minister Kari Solheim is in Lima for the 2nd Norway-Peru Dialogue.",
            [("Kari Solheim", "Lima", None)],
        ),
        (
            "Norwegian Foreign Minister Kari Solheim goes on to The Hague today.",
            [("Kari Solheim", "The Hague", "2021-06-16")],
        ),
        ("Norwegian Foreign Minister Kari Solheim arrived back in Oslo on Monday.", []),
        (
            "President Kari Solheim flew in from Quito, where President Ana Ruiz received her on Monday.",
            [("Kari Solheim", "Quito", "2021-06-14")],
        ),
        ("While in Lima, Norwegian minister Kari Solheim called on Ana Ruiz.", [("Kari Solheim", "Lima", None)]),
        ("In Lima (June 14), Minister Kari Solheim will call on Ana Ruiz.", [("Kari Solheim", "Lima", "2021-06-14")]),
        (
            "Norwegian minister Kari Solheim and her husband, Mr Ola Lund, arrived in Lima on Monday.",
            [("Kari Solheim", "Lima", "2021-06-14"), ("Ola Lund", "Lima", "2021-06-14")],
        ),
    ],
)
def test_from_where_to_where(told: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert sorted((who, place, start) for who, place, start, _ in visits(told)) == expected


def test_a_country_and_its_capital_are_both_told_as_the_goal() -> None:
    text = "Norwegian Foreign Minister Kari Solheim is on a visit to Peru. She arrived in Lima on Sunday."
    (visit,) = values(run(text, ANCHOR), "visit")
    assert set(visit["destination"]) == {"Lima", "Peru"}


def test_a_visit_under_way_is_not_still_to_come() -> None:
    text = "The Norwegian minister Kari Solheim, who is making a visit to Peru, will be received by Ana Ruiz."
    (visit,) = values(run(text, ANCHOR), "visit")
    assert visit["status"] == ["held"]


def test_who_arrives_again_is_where_the_text_put_the_visitor_before() -> None:
    text = "President Kari Solheim is on a visit to Peru. Talks are planned in Quito. She flew in on Monday."
    assert visits(f"LIMA, June 15 (Andina) -- {text}") == [("Kari Solheim", "Peru", "2021-06-14", None)]


def test_a_visit_said_to_be_one_is_abroad_whatever_country_a_bare_office_was_given() -> None:
    text = "They reviewed what was agreed during the state visit of President Kari Solheim to Peru in May."
    assert visits(f"LIMA, June 15 (Andina) -- {text}")[0][:2] == ("Kari Solheim", "Peru")


@pytest.mark.parametrize(
    "told",
    [
        "She is accompanied by Trade Minister Ola Lund, and will return on Friday.",
        "Two ministers travelled with her, among them Trade Minister Ola Lund.",
        "The minister, accompanied on the visit by the First Gentleman, Ola Lund, laid a wreath.",
        "Ms Solheim is travelling with Trade Minister Ola Lund and four senior officials.",
        "Trade Minister Ola Lund, who is travelling with the minister, had talks of his own.",
        "She is leading a delegation which includes Trade Minister Ola Lund.",
        "Trade Minister Ola Lund is accompanying her.",
    ],
)
def test_companions_share_the_visit(told: str) -> None:
    text = f"Norwegian Foreign Minister Kari Solheim arrived in Lima on Monday. {told}"
    found = {(who, place, start) for who, place, start, _ in visits(text)}
    assert found == {("Kari Solheim", "Lima", "2021-06-14"), ("Ola Lund", "Lima", "2021-06-14")}


def test_the_host_does_not_travel_with_the_guest() -> None:
    text = "Norwegian minister Kari Solheim arrived in Lima on Monday, accompanied by Peru's ambassador Julio Quispe."
    assert [who for who, *_ in visits(text)] == ["Kari Solheim"]


def test_the_minister_who_leaves_is_the_guest() -> None:
    text = (
        "Norwegian Foreign Minister Kari Solheim arrived in Lima on Sunday. She met Peruvian Foreign Minister Julio "
        "Quispe. The Foreign Minister leaves for Quito on Wednesday."
    )
    assert {(who, place) for who, place, *_ in visits(text)} == {("Kari Solheim", "Lima"), ("Kari Solheim", "Quito")}


def test_who_did_what_a_clause_tells_is_the_one_it_is_about() -> None:
    text = "Kari Solheim will lunch with Julio Quispe, who flew in on Monday after a stop in Quito."
    assert ("Julio Quispe", "Quito") in {(who, place) for who, place, *_ in visits(text)}


def test_a_visit_that_has_begun_is_held_whatever_is_planned() -> None:
    text = "Minister Kari Solheim arrived in Lima on Wednesday for talks, which she will co-chair with Julio Quispe."
    (visit,) = values(run(text, ANCHOR), "visit")
    assert visit["status"] == ["held"]


def test_who_flies_back_visits_nobody() -> None:
    text = "Norwegian minister Kari Solheim visited Lima before she flew back to Bergen from Quito on Monday."
    assert "Bergen" not in {place for _, place, *_ in visits(text)}
