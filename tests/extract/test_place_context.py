"""Places that their surroundings show: towns, provinces, datelines, buildings; and what only looks like one."""

from __future__ import annotations

import pytest

from regesta.extract.place_context import places_in_context
from regesta.extract.towns import country_of_town, plain_name, plain_text
from tests.extract.reader import labels, run, surfaces


def found(text: str) -> set[str]:
    return {text[p.start : p.end] for p in places_in_context(text, ())}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met in Szombathely on Tuesday.", {"Szombathely"}),
        ("He toured the State of Zulia by car.", {"State of Zulia"}),
        ("They saw the Port of Tolvik in the morning.", {"Port of Tolvik"}),
        ("The Baltic presidents met for a day.", set()),
        ("The ships met on the Baltic.", {"Baltic"}),
        ("NOVI PAZAR – The fourth session opened.", {"NOVI PAZAR"}),
        ("HẢI DƯƠNG — The ministers met.", {"HẢI DƯƠNG"}),
        ("ARKLOW, 4 May 2021. The session opened.", {"ARKLOW"}),
        ("Leaders of Quang Nam and Thai Binh provinces were there.", {"Quang Nam", "Thai Binh"}),
        ("They came through the Zarnuk border on Sunday.", {"Zarnuk"}),
        ("The talks took place in the border town of Garisk.", {"Garisk"}),
        ("The railway from Lai Chau to Nam Dinh was a topic.", {"Lai Chau", "Nam Dinh"}),
        (
            "They met back to back at Ashgrove House and at the Fjord Convention Centre.",
            {"Ashgrove House", "Fjord Convention Centre"},
        ),
        ("He was received in the Kremlin by the president.", {"Kremlin"}),
        ("They met at the Aiwan-i-Noor in the evening.", {"Aiwan-i-Noor"}),
        ("They were met at the Rana Dil airbase by the minister.", {"Rana Dil airbase"}),
        ("Machakos officials said so.", {"Machakos"}),
        ("DRASVIK, AUG 25: The four-day talks got under way.", {"DRASVIK"}),
        ("They praised the Baku-Tbilisi-Erzurum pipeline.", {"Baku", "Tbilisi", "Erzurum"}),
        ("Flash floods hit Garissa. They met in Garissa.", {"Garissa"}),
        ("The Zarnuk border crossing reopened.", {"Zarnuk"}),
        (
            "It lies between the villages of Baghis, Upper Askir and Gizil of the district.",
            {"Baghis", "Upper Askir", "Gizil"},
        ),
        ("There are three areas of disagreement, Kotch, Rumsik and Tourel.", {"Kotch", "Rumsik", "Tourel"}),
        ("Dokal in the west and Jakur and Pasam in the north are disputed.", {"Dokal", "Jakur", "Pasam"}),
        ("She visited Anitkab, where she laid a wreath.", {"Anitkab"}),
        ('The meeting passed at the state residence "Ala-Bulak".', {"Ala-Bulak"}),
        ("He called on the president at Sheetal Mandir and left.", {"Sheetal Mandir"}),
        ("They spoke about the Lomond naval base on Monday.", {"Lomond naval base"}),
        ("The ninth was held at the White House in May.", {"White House"}),
        ("They met at the Northern Trade Convention Center (NTCC) today.", {"Northern Trade Convention Center (NTCC)"}),
    ],
)
def test_surroundings_show_places(text: str, places: set[str]) -> None:
    assert found(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "The talks with Lavrenko ended on Monday.",
        "They agreed in principle. In January they met.",
        "The Norwegian border was closed.",
        "It was raised with Chatham House and with the White House.",
        "He spoke to Reuters at Monday's briefing.",
    ],
)
def test_surroundings_that_show_no_place(text: str) -> None:
    assert found(text) == set()


def test_a_place_is_neither_person_nor_organisation() -> None:
    text = "The envoys met at Ashgrove House. Farmers in the provinces of Quang Nam and Thai Binh agreed."
    proposals = run(text, None)
    assert surfaces(text, proposals, "person") == set()
    assert surfaces(text, proposals, "organisation") == set()


def test_names_without_their_marks_are_known() -> None:
    text = "They met in Hà Nội and in Bogota."
    assert {"Hà Nội", "Bogota"} <= surfaces(text, run(text, None), "place")


def test_a_region_that_is_part_of_a_name_is_no_mention() -> None:
    text = "The Director General for Asian, Pacific and African Affairs spoke."
    assert surfaces(text, run(text, None), "place") == set()


def test_towns_are_found_however_spaced_and_marked() -> None:
    assert country_of_town("Hai Phong") == country_of_town("Haiphong") == country_of_town("Hải Phòng") == "VN"
    assert country_of_town("Kari Solheim") is None


def test_plain_letters_keep_the_length() -> None:
    text = "Đorđe Öztürk in Hà Nội ’26 – ßæ"
    assert len(plain_text(text)) == len(text)
    assert plain_name("Đorđe Öztürk") == "Dorde Ozturk"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks were held at Villa Madonna.", {"Villa Madonna"}),
        ("They stayed near the Mausoleum of Habib Bourgas.", {"Mausoleum of Habib Bourgas"}),
        ("It took place at Vulupindi Haus.", {"Vulupindi Haus"}),
        ("He was seen at the Great Hall of the People.", {"Great Hall of the People"}),
    ],
)
def test_words_before_a_name_make_it_a_place(text: str, expected: set[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The President of the Federal Republic of Nigeria came.", {"Federal Republic of Nigeria"}),
        ("The Minister of State of the United Arab Emirates came.", {"United Arab Emirates"}),
        ("They flew to the new Lal-lona Airport.", {"Lal-lona Airport"}),
        ("The Nankoku Trough was named.", {"Nankoku Trough"}),
    ],
)
def test_official_names_and_what_is_built(text: str, expected: set[str]) -> None:
    assert surfaces(text, run(text, None), "place") == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They want a fence along the Muhari river soon.", "Muhari river"),
        ("He is Assistant Deputy Minister, Asia-Pacific, Global Affairs.", "Asia-Pacific"),
        ("The water stands high in the Mahali and Mechari rivers.", "Mechari"),
        ("The talks were about N. Korea and its arms.", "N. Korea"),
        ("Trade and the Sandra Canal Economic Zone were on the table.", "Sandra Canal Economic Zone"),
    ],
)
def test_waters_zones_and_short_forms(text: str, place: str) -> None:
    assert place in surfaces(text, run(text, None), "place")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two trawlers were held off Nouakro.", {"Nouakro"}),
        ("They spoke of the enclave of Oa-Cassa, and left.", {"Oa-Cassa"}),
        ("He opened the bridge at Kapoi-Isala among others.", {"Kapoi", "Isala"}),
        ("Trade goes by the road Tandouf-Zerate, he said.", {"Tandouf", "Zerate"}),
        ("The consulate has stood on Tamarind Lane street for long.", {"Tamarind Lane street"}),
        ("They will build it at Avalar near Geelong, he said.", {"Avalar", "Geelong"}),
        ("A session was held yesterday at the Rosewood Centre.", {"Rosewood Centre"}),
        ("The delegations gathered at the NATIF Headquarters.", {"NATIF Headquarters"}),
        ("It ended in the Palace of Nations.", {"Palace of Nations"}),
        ("Skive has been named as the venue for the next year.", {"Skive"}),
        ("They were met at Nur Dil Airbase by the deputy.", {"Nur Dil Airbase"}),
        ("They spoke of energy and the Zarnuk port.", {"Zarnuk"}),
        ("It met in Avaza, on the Caspian.", {"Avaza", "Caspian"}),
    ],
)
def test_phrases_show_places(text: str, places: set[str]) -> None:
    assert places <= surfaces(text, run(text, None), "place")


@pytest.mark.parametrize(
    "text", ["They sat down in an Oslo hotel.", "They met the analyst at the Lind Centre for Peace."]
)
def test_any_hotel_and_a_think_tank_are_no_places(text: str) -> None:
    assert not {p for p in found(text) if "hotel" in p or "Centre" in p}


def test_the_name_of_a_capital_holds_no_person() -> None:
    text = "Minister Kari Solheim met President Julio Quispe in Bandar Seri Begawan on Monday."
    read = run(text, "2024-05-17")
    assert "Bandar Seri Begawan" in labels(read, "place")
    assert set(labels(read, "person")) == {"Kari Solheim", "Julio Quispe"}


def test_places_with_their_kind_and_their_initials() -> None:
    text = (
        "They toured the Zarnuk border crossing in Garisk district. The talks on the Upper Veld Reservoir Dam (UVRD) "
        "failed. The UVRD is a worry. Villagers saw the Blue Nile."
    )
    places = surfaces(text, run(text, None), "place")
    assert {
        "Zarnuk border crossing",
        "Garisk district",
        "Upper Veld Reservoir Dam (UVRD)",
        "UVRD",
        "Blue Nile",
    } <= places


@pytest.mark.parametrize(
    "text",
    [
        "The Trans-Kalahari railway was praised by the minister.",
        "The Permanent Indus Commission agreed.",
        "The North-South corridor was praised.",
    ],
)
def test_regions_in_other_names_are_no_places(text: str) -> None:
    assert surfaces(text, run(text, None), "place") == set()
