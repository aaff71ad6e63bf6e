"""Bodies that the words beside them show, and names that only a model could take for bodies."""

from __future__ import annotations

import pytest

from regesta.extract.given_names import is_given
from regesta.extract.organisation_context import by_surroundings
from regesta.extract.organisation_evidence import goes_on, no_name, shown_body, with_namesake, without_office
from tests.extract.reader import run, surfaces


def found(text: str) -> set[str]:
    return surfaces(text, run(text, None), "organisation")


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Ivo Brandt of Fjellhaug Analytics, a consultancy in Bergen, disagreed.", "Fjellhaug Analytics"),
        ("The state oil company Petrovar had no say.", "Petrovar"),
        ("FJORDPOST | Lima\n\nThey held the third round.", "FJORDPOST"),
        ("Lima. 16 January. VELDNEWS:\n\nThe commission met.", "VELDNEWS"),
        ("Lima, March 3. /QPN/\n\nThe round will be held.", "QPN"),
        ("They met.\n\nVeldinform informs, citing the cabinet, that they agreed.", "Veldinform"),
        ("He told the Herald that it was off.", "Herald"),
        ("They handed Harland Heavy Industries Ltd. the order.", "Harland Heavy Industries Ltd"),
        ("It was headed by Sturovo Group Chairman Pavol Hric.", "Sturovo Group"),
        ("Members of the Skupstina objected.", "Skupstina"),
        ("Mirela Tadic, then deputy speaker of the Vejdan, came.", "Vejdan"),
        ("He is a member of the House of Deputies.", "House of Deputies"),
        ("He commanded the 5th Mountain Brigade until May.", "5th Mountain Brigade"),
        ("It was told by the Directorate General of Customs and Excise.", "Directorate General of Customs and Excise"),
        ("The Office of the Danubia Trade Representative may undo it.", "Office of the Danubia Trade Representative"),
        ("The International Partnership for Clean Rivers took part.", "International Partnership for Clean Rivers"),
        ("By Lena Fischer | Alpine Shoals | 3 May 2023\n\nThey met.", "Alpine Shoals"),
        ("Talks end\n\nFjord Online, Friday 17 Jan 2025\n\nThey met.", "Fjord Online"),
        ("They met.\n\n© 2024 Corner House Letter", "Corner House Letter"),
        ("He lectures at King Harald University.", "King Harald University"),
        ("Chairman MOXT Dr Ana Reis was present.", "MOXT"),
        ("Lima-based Verdad Research and others disagree.", "Verdad Research"),
        ("The chief executive of Transgaz Nord, Piotr Zaleski, agreed.", "Transgaz Nord"),
        ("Zamorastat data show a rise.", "Zamorastat"),
        ("The Tarsa Fisheries Association, TFAS, will hold a fair. He asked TFAS.", "TFAS"),
        (
            "The Ministry of Trade, Tourism and Artisanal Mining hosted it.",
            "Ministry of Trade, Tourism and Artisanal Mining",
        ),
        (
            "An aide of the Malian Ministry of Foreign Affairs, of Cooperation and of Malians Abroad came.",
            "Malian Ministry of Foreign Affairs, of Cooperation and of Malians Abroad",
        ),
        ("The League of Upper States met. The League “chooses with open eyes”.", "League"),
    ],
)
def test_words_beside_a_name_make_it_a_body(text: str, organisation: str) -> None:
    assert organisation in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "They took note of the Convention against Bribery of Officials.",
        "The Programme of Cooperation for 2024 was signed.",
        "Operation Sea Guardian and Exercise Blue Lagoon were named.",
        "The Mutual Defence Board met in Oslo.",
        "Norway gave NOK 12.4 million.",
        "She leads the team at the Bilateral Fisheries Dialogue, or BFD, in Oslo.",
        "Press contact: the Press Team in Oslo.",
        "They met. (ATTN: UPDATES with remarks; ADDS photo)",
        "He is the Minister of Lands, Fisheries and Rural Development.",
        "The North Korean leader Kim spoke.",
        "They met.\n\nLena Fischer | 3 May 2023",
    ],
)
def test_treaties_programmes_drills_and_marks_are_no_bodies(text: str) -> None:
    assert found(text) == set()


def test_a_land_a_town_and_a_bare_head_are_no_bodies() -> None:
    for text in (
        "A member of the Committee spoke.",
        "He is a member of the Union.",
        "The speaker of the Gambia left.",
        "The Oslo-based Ana Reis spoke.",
        "Nuuk, Friday 17 Jan 2025",
    ):
        assert not {text[a:b] for a, b in by_surroundings(text)}


def test_offices_before_and_after_a_body_are_not_its_name() -> None:
    text = "Vice-President of the Nordic Commission"
    assert text[slice(*without_office(text, 0, len(text)))] == "Nordic Commission"
    text = "National Centre for Rivers and First Deputy Speaker"
    assert text[slice(*without_office(text, 0, len(text)))] == "National Centre for Rivers"
    text = "Ministry of Foreign Affairs Dr"
    assert text[slice(*without_office(text, 0, len(text)))] == "Ministry of Foreign Affairs"


def test_what_shows_a_body_that_only_the_model_sees() -> None:
    def shown(before: str, name: str, after: str = " spoke.") -> bool:
        return shown_body(before + name + after, len(before), len(before) + len(name))

    assert shown("He joined the ", "Bright Rivers")
    assert shown("He told ", "Bright Rivers")
    assert shown("", "Bright Rivers", ", whose members object,")
    assert shown("", "Badan Sungai")
    assert shown("", "Rivers Canada")
    assert not shown("", "Bright Rivers")
    assert not shown("Then ", "Maria Rivers")


def test_heads_in_the_middle_and_names_that_are_none() -> None:
    assert goes_on("The Fjord Press Team came", 4, 15)
    assert not goes_on("The Fjord Press Minister came", 4, 15)
    assert no_name("Convention on Rivers", 0, 20)
    assert not no_name("Union of Rivers", 0, 15)
    assert with_namesake("at King Harald University", 8, 25) == 3


def test_given_names() -> None:
    assert is_given("María")
    assert is_given("Jean-Paul")
    assert not is_given("Ministry")
