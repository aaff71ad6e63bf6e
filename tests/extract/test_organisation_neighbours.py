"""Organisations: words in a list with sure bodies, small-letter ministries, towns of missions, page credits."""

from __future__ import annotations

import pytest

from regesta.extract.organisation_neighbours import beside_bodies, bodies_in
from tests.extract.reader import run, surfaces


def found(text: str) -> set[str]:
    return surfaces(text, run(text, None), "organisation")


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        (
            "The Ministry of Foreign Affairs and Human Mobility of Ecuador agreed.",
            {"Ministry of Foreign Affairs and Human Mobility of Ecuador"},
        ),
        (
            "The Ministry of Information, Publicity and Broadcasting Services agreed.",
            {"Ministry of Information, Publicity and Broadcasting Services"},
        ),
        ("The ministry of natural resources of Laos agreed.", {"ministry of natural resources of Laos"}),
        ("The Peruvian ministry of Defense agreed.", {"Peruvian ministry of Defense"}),
        ("The State University of Rio de Janeiro agreed.", {"State University of Rio de Janeiro"}),
        ("The Danish Fishermen's Association agreed.", {"Danish Fishermen's Association"}),
        ("He saw the Attorney-General's Department.", {"Attorney-General's Department"}),
        ("The Embassy of India, Oslo thanked them.", {"Embassy of India, Oslo"}),
        ("The U.S. Embassy Oslo thanked them.", {"U.S. Embassy Oslo"}),
        (
            "He runs the European Union Chamber of Commerce in China.",
            {"European Union Chamber of Commerce in China"},
        ),
        (
            "The Department for Multilateral Diplomacy of the Ministry of Foreign Affairs agreed.",
            {"Department for Multilateral Diplomacy of the Ministry of Foreign Affairs", "Ministry of Foreign Affairs"},
        ),
        (
            "The Directorate General of International Cooperation of the Italian foreign ministry agreed.",
            {
                "Directorate General of International Cooperation of the Italian foreign ministry",
                "Italian foreign ministry",
            },
        ),
        ("The Geological Survey of Finland agreed.", {"Geological Survey of Finland"}),
        ("The Prime Minister's Department was consulted.", {"Prime Minister's Department"}),
        ("The Royal Government of Bhutan agreed.", {"Royal Government of Bhutan"}),
        ("It is a matter for the High Representative of the Union for Foreign Affairs and Trade.", set()),
        ("A Norwegian government source agreed.", set()),
        ("The General Staff of the Armed Forces agreed.", {"General Staff of the Armed Forces"}),
        ("The Danish People's Party's spokesman Lars Holm objected.", {"Danish People's Party"}),
    ],
)
def test_names_with_capitals_and_without(text: str, organisations: set[str]) -> None:
    assert found(text) == organisations


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The Rural Power Agency, Zelco and the Border Guard took part.", "Zelco"),
        ("The Japanese Cabinet Office and ZETI agreed.", "ZETI"),
        ("He spoke to the broadcaster QVN about it.", "QVN"),
        ("It was built with the Zambia-based firm Lunda Mining.", "Lunda Mining"),
        ("Tom Bakker, of Vlindael, said so.", "Vlindael"),
        ("They flew by BorRast and landed.", "BorRast"),
        ("Angelika Beer of the Greens asked.", "Greens"),
        ("Labour's foreign affairs spokesperson agreed.", "Labour"),
        ("They met.\n\nCopyright FJORD. All rights reserved.", "FJORD"),
        ("They met.\n\n© Copyright (c) The Fjord Times Colonist", "Fjord Times Colonist"),
        ("They met.\n\nVELDPRESS", "VELDPRESS"),
        ("They agreed on it. – Veldpa", "Veldpa"),
        ("By FJORD.COM STAFF 3 May 2021\n\nThey met.", "FJORD.COM"),
        ("He met the head of the XGB Ivan Orlov.", "XGB"),
        ("He met the head of SEGIX there.", "SEGIX"),
        ("He told the Bulletin last week that they agreed.", "Bulletin"),
        (
            "The International Fund for Saving the Grey Lake (IFGL) met.",
            "International Fund for Saving the Grey Lake (IFGL)",
        ),
    ],
)
def test_bodies_that_their_place_shows(text: str, organisation: str) -> None:
    assert organisation in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Border Guard, Norway and Chile agreed.",
        "The Ministry of Defence agreed, Separately he left.",
        "The Ministry of Trade and Bergen agreed.",
        "They met.\n\nTAGS",
    ],
)
def test_neighbours_that_are_no_bodies(text: str) -> None:
    assert found(text) <= {"Border Guard", "Ministry of Defence", "Ministry of Trade"}


def test_what_is_taken_is_no_neighbour() -> None:
    text = "The Border Guard and Lunde agreed. Anne Lunde left."
    low = text.index("Anne Lunde")
    assert list(beside_bodies(text, [(4, 16)], [])) == [(21, 26)]
    assert list(beside_bodies(text, [(4, 16)], [(low, low + 10)])) == []


def test_the_parties_of_talks_are_bodies() -> None:
    name = "talks between the Rivers Foundation (RF) and the Lakes Association (LA)"
    assert bodies_in(name) == " between the Rivers Foundation (RF) and the Lakes Association (LA)"
    assert bodies_in("Talks between the two sides") == ""
