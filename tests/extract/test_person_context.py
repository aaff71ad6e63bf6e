"""Persons that their surroundings show, names written in several ways, and names of those who wrote the story."""

from __future__ import annotations

import pytest

from regesta.extract.name_forms import misspelt, spelt_otherwise, written_forms
from tests.extract.reader import labels, run, surfaces


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Secretary of the Security Council of the Republic of Peru Nasrul Rahmonov; others came.", "Nasrul Rahmonov"),
        ("Advisor to the Prime Minister of India on National Security Anil Dorval; others came.", "Anil Dorval"),
        ("The Chair of the Committee of the Senate Mairéad Ó Briain and the envoy spoke.", "Mairéad Ó Briain"),
        ("The ambassador in Lima Tomasz Wrona spoke.", "Tomasz Wrona"),
        ("the visit of Prime Minister of the Republic of Peru Nikol Varosyan to Oslo was recalled.", "Nikol Varosyan"),
        ("The leadership of His Majesty King Olaf IX was hailed.", "Olaf IX"),
        ("They were received by Sultan Haroun III and Queen Mirela II.", "Mirela II"),
        ('The side will be presided by "Mherad Grigor", Deputy Prime Minister of this country.', "Mherad Grigor"),
        ("He asked for mercy in the case of Mary Jane Solis.", "Mary Jane Solis"),
        ("Prime Minister Datuk Seri Anwar Haroun spoke.", "Anwar Haroun"),
        ("“We share a border,” said Secretary Manola in his remarks.", "Manola"),
        ("Additional Secretary (Europe) Shahid Anwar Duran was there.", "Shahid Anwar Duran"),
        ("Principal Secretary for Internal Security Jonah ole Sankan will lead the team.", "Jonah ole Sankan"),
        ("Mme Ama d’Oliveira-Mensah, director of the service, spoke.", "Ama d’Oliveira-Mensah"),
        ("It was held under the chairmanship of Oumar Diallo.", "Oumar Diallo"),
        ("It dates from 1999, when Tembo Mkize and the then President Olu Adeyemi set it up.", "Tembo Mkize"),
        ("Chairs: Elnur Mamedli-Rza for Oslo, Kari Solheim for Lima.", "Elnur Mamedli-Rza"),
        ("“It is no footnote,” Eamon Gilmartin of the Fisheries Council said.", "Eamon Gilmartin"),
        ("The session brought Sun Weiming to Manila.", "Sun Weiming"),
        ("The vice-premier, He Lidong, chaired it.", "He Lidong"),
        ("Defence Minister Gen Nakamori is the host.", "Gen Nakamori"),
        ("The director welcomed Sh. Odonbayar.", "Sh. Odonbayar"),
        ("Oslo hosts China's Zhao Lijun for talks.", "Zhao Lijun"),
        ("The chair of the Foreign Affairs Committee of the Valdik Arno Terav, said it.", "Arno Terav"),
        ("The Hon Robert Marlin MP, Minister for Defence, spoke.", "Robert Marlin"),
        ("With him came Commodore Jay Tarrino of the Coast Guard.", "Jay Tarrino"),
        ("It goes back to 1999, when Tembo Mkize and Olu Adeyemi were the deputy presidents.", "Olu Adeyemi"),
        ("It met with Alexis Tsirakis and Ahmet Davutsoy in the chair.", "Ahmet Davutsoy"),
        ("Present were Kimo Kilen of the Valdik; Remig Motuzis of the Senta; and others.", "Remig Motuzis"),
        ("His predecessor, Heo Tae-won, did the same.", "Heo Tae-won"),
        ("North Tavira MLA Dipak Senar said so.", "Dipak Senar"),
    ],
)
def test_surroundings_show_persons(text: str, person: str) -> None:
    assert person in surfaces(text, run(text, None), "person")


def test_a_name_found_once_is_found_again() -> None:
    text = "The minister, Gunnar Thor Sigursson, met them. Gunnar Thor Sigursson stays until Friday."
    assert sum(m.type == "person" for m in run(text, None).mentions) == 2


def test_marks_left_out_later_make_no_second_person() -> None:
    text = "Foreign Minister Marko Đurović spoke. Djurovic left. Deputy Minister Mehmet Önel agreed. Onel smiled."
    found = run(text, None)
    assert labels(found, "person") == ["Marko Đurović", "Mehmet Önel"]
    assert {"Djurovic", "Onel"} <= surfaces(text, found, "person")


def test_a_given_name_that_speaks_is_the_person() -> None:
    text = "The spokesperson of the ministry, Tirunesh Bekele, confirmed it. Tirunesh said all was well."
    found = run(text, None, model="none")
    assert "Tirunesh" in surfaces(text, found, "person")
    assert labels(found, "person") == ["Tirunesh Bekele"]


def test_part_of_a_longer_name_is_not_the_person() -> None:
    text = "Minister Paulo Nogueira spoke. He studied in São Paulo."
    assert surfaces(text, run(text, None, model="none"), "person") == {"Paulo Nogueira"}


@pytest.mark.parametrize(
    "text",
    [
        "Talks\n\nby Mei-Lin Ong in Oslo\n\nThe talks were held.",
        "The talks were held.\nReporter: Yuni A. S., Editor: Rahmad N.\n",
        "Comment | 20 September 2023 | Ingrid Aasland, Fjord Institute\n\nThe talks were held.",
        "The talks were held in Oslo.\n\nB. Nomin\n",
    ],
)
def test_those_who_wrote_it_are_not_in_the_story(text: str) -> None:
    assert surfaces(text, run(text, None), "person") == set()


def test_spellings() -> None:
    assert written_forms("Đurović") == {"Đurović", "Durovic", "Djurovic"}
    assert spelt_otherwise("Sergei Petrov", "Sergey Petrov")
    assert not spelt_otherwise("Ivan Petrov", "Pavel Petrov")
    assert misspelt("Kowalevska", ["Kowalewska"]) == "Kowalewska"
    assert misspelt("Kim", ["Kin"]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His counterpart Elnur Mamedli and Georgia's Davit Lomidzeli come.", {"Elnur Mamedli", "Davit Lomidzeli"}),
        ("It was founded by Presidents Nkosana and Adeyemo.", {"Nkosana", "Adeyemo"}),
        ("Siti LP Wahyuni and Ahmad Zakir still led them.", {"Siti LP Wahyuni", "Ahmad Zakir"}),
        ("They raised the cases of Trần Đức Minh and others.", {"Trần Đức Minh"}),
        ('Spokesperson Hendra "Roy" Wijaya told them.', {'Hendra "Roy" Wijaya'}),
        ("The Director General of the Department of Survey Prakash Koirala spoke.", {"Prakash Koirala"}),
        ("The Governor of Osaka Kenji Morita signed.", {"Kenji Morita"}),
        ("The Assistant Secretary of War Mark Lewison spoke.", {"Mark Lewison"}),
    ],
)
def test_names_beside_names_are_persons(text: str, expected: set[str]) -> None:
    assert surfaces(text, run(text, None), "person") == expected


@pytest.mark.parametrize("text", ["Ana Reisova (The Fjord Post)\n\nThey met.", "The frigate KRI Raden Edi sailed."])
def test_writers_and_ships_are_no_persons_of_the_story(text: str) -> None:
    assert not surfaces(text, run(text, None), "person")


def test_a_headline_in_capitals_names_the_person_of_the_text() -> None:
    text = "PRESIDENT ADEYEMO OPENS THE SESSION\n\nPresident Olu Adeyemo opened it."
    assert "ADEYEMO" in surfaces(text, run(text, None), "person")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ambassador Tarik bin Saif bin Rashid Al Marzuk handed it over.", "Tarik bin Saif bin Rashid Al Marzuk"),
        ("The Secretary-General of the League, Jasir Mohamed AlBader, spoke.", "Jasir Mohamed AlBader"),
        ("“Somebody waits,” says Lt Gen (retd) Harbir Dhillar, who led it.", "Harbir Dhillar"),
        ("He was received by Vice-President Hanno Zeng.", "Hanno Zeng"),
        ("Emeric Mwangaga made an official visit to Minsk.", "Emeric Mwangaga"),
        ("Maria Lopatina and Recep Tavir Erdan revived it.", "Recep Tavir Erdan"),
        ("Read also: President Dahlan receives the envoy.", "Dahlan"),
        ("Rahmonov, for his part, has proposed it.", "Rahmonov"),
        ("Halima Dida Guyar keeps a stall there.", "Halima Dida Guyar"),
    ],
)
def test_deeds_titles_and_long_names_show_persons(text: str, person: str) -> None:
    assert person in surfaces(text, run(text, None), "person")


@pytest.mark.parametrize(
    "text",
    [
        "The Raksha Mandar said so.",
        "The crew of the trawler KM Sinar Lautan was freed.",
        "The Ministry of Ecology and Circular Economy will fund it.",
        "Lena Fischer Published May 3, 2024\n\nThey met.",
        "Published on 30/04/2025 - 19:26 By Lena Fischer - Fjord Reporter - Oslo\n\nThey met.",
        "He is Minister of Lands, Agriculture, and Water.",
    ],
)
def test_offices_ships_portfolios_and_bylines_are_no_persons(text: str) -> None:
    assert surfaces(text, run(text, None), "person") == set()


def test_an_arabic_family_name_stands_alone_with_its_article() -> None:
    text = "Minister Hamad bin Saleh Al Khulaf came. Al-Khulaf left."
    proposals = run(text, None)
    assert labels(proposals, "person") == ["Hamad bin Saleh Al Khulaf"]
    assert "Al-Khulaf" in surfaces(text, proposals, "person")
