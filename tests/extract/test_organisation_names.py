"""Organisations: abbreviations in brackets, portfolios, missions, media, short forms; what is a mechanism instead."""

from __future__ import annotations

import pytest

from regesta.extract.organisation_names import bodies_within, no_body, with_seat
from tests.extract.reader import run, surfaces


def found(text: str) -> set[str]:
    return surfaces(text, run(text, None), "organisation")


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The State Border Service (SBS) signed it.", "State Border Service (SBS)"),
        ("The European External Action Service (EEAS) led the talks.", "European External Action Service (EEAS)"),
        ("The News Bureau of Norway (NBN) quoted an aide.", "News Bureau of Norway (NBN)"),
        ("It may go to the Tribunal for the Law of the Rivers (TLR).", "Tribunal for the Law of the Rivers (TLR)"),
        ("The director of the Department of Treaties and Conferences spoke.", "Department of Treaties and Conferences"),
        (
            "The Ministry of Foreign Affairs, Overseas Trade and Regional Cooperation announces the second round.",
            "Ministry of Foreign Affairs, Overseas Trade and Regional Cooperation",
        ),
        ("A press release by Norway's Embassy in Lima said so.", "Norway's Embassy in Lima"),
        (
            "The Permanent Mission of Chad to the United Nations spoke.",
            "Permanent Mission of Chad to the United Nations",
        ),
        ("Peru's Mission to the EU published a note.", "Peru's Mission to the EU"),
        (
            "The secretary of the Security Council under the President of Uzbekistan came.",
            "Security Council under the President of Uzbekistan",
        ),
        ("A Treasury spokesman said so.", "Treasury"),
        ("He told the Evening Courier by telephone that all was well.", "Evening Courier"),
        ("FjordWire.com reported it.", "FjordWire.com"),
        ("OSLO, June 3. /FJORDPRESS/. Foreign Minister Kari Solheim spoke.", "FJORDPRESS"),
        ("OSLO, 18 November (FjordWire – Landsblad) – The session opened.", "Landsblad"),
        ("“First tell us,” he posted on X, angrily.", "X"),
        ("The party's foreign affairs office agreed.", "party's foreign affairs office"),
        ("The Water Commission's Office for Treaties agreed.", "Water Commission's Office for Treaties"),
    ],
)
def test_names_of_many_kinds(text: str, organisation: str) -> None:
    assert organisation in found(text)


def test_the_abbreviation_alone_is_the_same_body() -> None:
    text = "The State Border Service (SBS) signed it. The SBS will act."
    proposals = run(text, None)
    keys = {text[m.start : m.end]: m.record for m in proposals.mentions if m.type == "organisation"}
    assert keys["SBS"] == keys["State Border Service (SBS)"]


def test_a_head_alone_stands_for_the_whole_name() -> None:
    assert "Union" in found("On 13 June, the European Union spoke. The Union raised the case.")


def test_a_body_is_known_by_its_initials_where_the_model_sees_something() -> None:
    assert "Adriatic Ionian Nine (AIN)" in found("He joined the Adriatic Ionian Nine (AIN), a club.")
    assert "Andean Agreement (AA)" not in found("They signed the Andean Agreement (AA) in Lima.")


@pytest.mark.parametrize(
    "text",
    [
        "The Joint Committee meets in autumn.",
        "The XV Cabinet will meet in Lima.",
        "They looked ahead to the Third Intergovernmental Council.",
        "It reports to the Joint Higher Ministerial Committee of the two ministers.",
        "The Ministries of Foreign Affairs of both agreed.",
        "The Special Representatives (SRs) met. The SRs agreed.",
        "The 19th round of talks (Foreign Office Consultations) took place.",
    ],
)
def test_what_is_joint_or_several_is_no_organisation(text: str) -> None:
    assert found(text) == set()


def test_a_bureau_of_a_committee_and_the_committee_are_bodies() -> None:
    text = "Ola Berg, a member of the Political Bureau of the People's Party Central Committee, spoke."
    assert {
        "Political Bureau of the People's Party Central Committee",
        "People's Party Central Committee",
    } <= found(text)


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("Political Bureau of the Reform Party of Peru Central Committee", ["Reform Party of Peru"]),
        ("CPX Central Committee", []),
        ("Senate Fisheries Committee", ["Senate"]),
        ("House of Commons Select Committee on Water", ["House of Commons"]),
        ("European Union Mission in Peru", ["European Union"]),
        ("UN Office for Coasts", []),
    ],
)
def test_bodies_within_a_name(name: str, inner: list[str]) -> None:
    assert [name[a:b] for a, b in bodies_within(name)] == inner


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The Consulate General of Japan in Bergen opened a fair.", {"Consulate General of Japan in Bergen"}),
        ("She saw the Peruvian Consulate General in Bergen on Monday.", {"Peruvian Consulate General in Bergen"}),
        ("The German Embassy in Bergen issued a statement.", {"German Embassy in Bergen"}),
        ("He met members of the Senate Fisheries Committee.", {"Senate Fisheries Committee", "Senate"}),
        (
            "The steps strengthen the National Commission on Coastal Guarantees, they said.",
            {"National Commission on Coastal Guarantees"},
        ),
        (
            "The State Commission on the Demarcation of the State Border between the Republic of Peru and Chile met.",
            {"State Commission on the Demarcation of the State Border between the Republic of Peru and Chile"},
        ),
        ("Soldiers of the 14th Airborne Brigade lined the road.", {"14th Airborne Brigade"}),
        ("The Norwegian Coast Agency (TİSA) paid for it. TİSA agreed.", {"Norwegian Coast Agency (TİSA)", "TİSA"}),
        ("He met representatives of the Ombudsman's Office.", {"Ombudsman's Office"}),
        ("In Lima, Peruvian Foreign Ministry spokeswoman Ana Quispe confirmed it.", {"Peruvian Foreign Ministry"}),
        (
            "The Government of the Autonomous Republic of Veldia will take part.",
            {"Government of the Autonomous Republic of Veldia"},
        ),
        ("It is overshadowed by sanctions on Banco Litoral Verde.", {"Banco Litoral Verde"}),
        ("From the QP, its leader, Ivo Reis, lamented it.", {"QP"}),
    ],
)
def test_names_of_bodies_of_many_kinds(text: str, organisations: set[str]) -> None:
    assert organisations == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "He saw the Chief of Army Staff there.",
        "The consequences of the escalation in the West Bank are clear.",
        "It was led by H.E. Lateef Olubunmi, SAN, who spoke.",
        "The minister and Keeper of the Seals spoke.",
    ],
)
def test_what_only_looks_like_a_body(text: str) -> None:
    assert found(text) == set()


def test_a_mission_keeps_its_town() -> None:
    text = "the Embassy in Bergen"
    assert text[: with_seat(text, 4, 11)] == text
    text = "the Embassy in Question"
    assert with_seat(text, 4, 11) == 11


def test_the_name_of_a_person_is_not_the_end_of_a_body() -> None:
    text = "The Chairman of the State Committee for Border Affairs Aibek Sydykov, the ministry said, agreed."
    proposals = run(text, None)
    assert "State Committee for Border Affairs" in surfaces(text, proposals, "organisation")
    assert surfaces(text, proposals, "person") == {"Aibek Sydykov"}


def test_joint_names() -> None:
    assert no_body("Joint Economic and Trade Commission")
    assert no_body("Heads of State of the South")
    assert not no_body("Intergovernmental Authority on Fisheries")
    assert not no_body("Joint Chiefs of Staff Committee")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Central Bank of Chad and Fjord Bank signed.", {"Central Bank of Chad", "Fjord Bank"}),
        ("Norway's XYO and the XYO spokesman agreed.", {"XYO"}),
        ("According to the Kazakh MFA, they met.", {"Kazakh MFA"}),
        ("It was told by Fjordalis chief executive Ana Reis.", {"Fjordalis"}),
        ("He called on Parliament.", {"Parliament"}),
        ("Published in Fjordposten, May 3.", {"Fjordposten"}),
        ("he told The Rising Fjord.", {"Rising Fjord"}),
        ("ISSUED BY THE DEPARTMENT OF FOREIGN TRADE AND COOPERATION", {"DEPARTMENT OF FOREIGN TRADE AND COOPERATION"}),
        ("The U.S. Embassy in Norway published it.", {"U.S. Embassy in Norway"}),
        ("Fjordalis Staff | 3 May 2021", {"Fjordalis"}),
        ("Staff Correspondent reports from the border.", set()),
        ("The Oslo-based Institute of Fisheries said so.", {"Institute of Fisheries"}),
        ("the Foreign Affairs ministry said", {"Foreign Affairs ministry"}),
        ("Share on: Facebook · X · WhatsApp", {"Facebook", "X", "WhatsApp"}),
        (
            "He is in the Foreign Affairs Committee of the Valdik, a house of ninety.",
            {"Foreign Affairs Committee of the Valdik", "Valdik"},
        ),
        ("Officials at MOXT said so.", {"MOXT"}),
        ("FATX Media Liaison: 555 0101", {"FATX"}),
        ("Officials of the Union Home Ministry were there.", {"Union Home Ministry"}),
        ("He leads the U.S. Northern Sea Command.", {"U.S. Northern Sea Command"}),
        (
            "It was led by the Ministry of Foreign Affairs of Brunei Darussalam, and others.",
            {"Ministry of Foreign Affairs of Brunei Darussalam"},
        ),
        ("DRASVIK, AUG 25: The four-day talks got under way.", set()),
        ("Subscribe to our Telegram channel", set()),
        (
            "The Ministry of Foreign Affairs, Regional Cooperation and Chadian Expatriates spoke.",
            {"Ministry of Foreign Affairs, Regional Cooperation and Chadian Expatriates"},
        ),
    ],
)
def test_words_beside_show_bodies(text: str, expected: set[str]) -> None:
    assert found(text) == expected


def test_letters_of_a_dialogue_are_no_body() -> None:
    text = "They opened the High Level Fisheries Dialogue (HLFD). The head of HLFD spoke."
    assert not {s for s in found(text) if "HLFD" in s}
