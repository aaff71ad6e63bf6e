"""Official names of states, regions with their kind, agencies on a page, and names after words of an office."""

from __future__ import annotations

import pytest

from regesta.extract.organisation_evidence import narrowed, no_name
from regesta.extract.organisation_names import no_body, of_union, with_cause
from regesta.extract.outlets import outlets, signed_off
from regesta.extract.person_context import after_office, after_seat
from regesta.extract.place_parts import whole_region, with_area
from regesta.extract.state_names import is_form
from tests.extract.reader import run, surfaces


def found(text: str, kind: str) -> set[str]:
    return surfaces(text, run(text, None), kind)


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (
            "The Ministry for Foreign Affairs of the Republic of Finland hosted it.",
            "Ministry for Foreign Affairs of the Republic of Finland",
        ),
        (
            "The Ministry of Transport of the Democratic Socialist Republic of Sri Lanka replied.",
            "Ministry of Transport of the Democratic Socialist Republic of Sri Lanka",
        ),
        (
            "The Embassy of the Kingdom of Norway in the Republic of Estonia wrote.",
            "Embassy of the Kingdom of Norway in the Republic of Estonia",
        ),
        (
            "The National Assembly of the Kingdom of Bhutan met.",
            "National Assembly of the Kingdom of Bhutan",
        ),
        ("It was done by the General Prosecutor’s Office.", "General Prosecutor’s Office"),
        ("He came to the 12th session of the Arab League Council in Cairo.", "Arab League Council"),
        ("She heads the Regional Centre for water diplomacy, he said.", "Regional Centre for water diplomacy"),
        ("The head of the Office for Ilmen and Ladva Petar Kovac spoke.", "Office for Ilmen and Ladva"),
        ("He spoke at the Oslo Stock Exchange.", "Oslo Stock Exchange"),
        ("They talked to the Sunrise List, the party which left the coalition.", "Sunrise List"),
        ("He called on Senate President Ana Reis.", "Senate"),
    ],
)
def test_bodies_of_states_unions_and_causes(text: str, organisation: str) -> None:
    assert organisation in found(text, "organisation")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Tallinn, March 3, 2024 (BNX) – They met.", "BNX"),
        ("Tashkent, 3 March 2024. IA “Tongi”. They met.", "Tongi"),
        ("The talks were held in Baku on Friday, Xazar reports.", "Xazar"),
        ("This was told to the correspondent of the agency Tengri.", "Tengri"),
        ("Posted On: 3 MAR 2024 5:48PM by PQR Delhi", "PQR"),
        ("They met.\n\nSource: MFA Latvia", "MFA Latvia"),
        ("They met.\n\nTongi IA", "Tongi IA"),
        ("Talks end\n\nAndor/Noticias\n\nThey met.", "Andor/Noticias"),
        ("Talks end\n\nQ1 Skopje\n23. nov. 2023. 13:07\n\nThey met.", "Q1 Skopje"),
        ("Follow Fjord English Edition on Google News", "Fjord English Edition"),
        ("(This story has not been edited by THE MONTH and is auto-generated)", "THE MONTH"),
        ("He asked the journalists of the Harbour Live channel.", "Harbour Live"),
    ],
)
def test_outlets_on_a_page(text: str, outlet: str) -> None:
    assert outlet in {text[a:b] for a, b in outlets(text)}


def test_towns_persons_and_clocks_are_no_outlets() -> None:
    for text in (
        "OSLO (GMT) – They met.",
        "Source: Own",
        "Photo: Maria Reis",
        "Talks end\nOslo\n3 May 2024\nThey met.",
        "They met, he reports.",
    ):
        assert not list(outlets(text))


def test_letters_at_the_end_of_a_story_name_nobody() -> None:
    for text, name in (("They met.\n(END) ABC/DEF", "DEF"), ("They met.\n— Ends/Omar", "Omar"), ("//Qalam// AF", "AF")):
        assert signed_off(text, text.index(name))
    text = "They met.\n//Qalam// AF"
    assert not signed_off(text, text.index("Qalam"))


def test_mechanisms_strategies_and_turns_in_the_chair_are_no_bodies() -> None:
    for name in (
        "General Border Committee",
        "Association Council",
        "Free Trade Commission",
        "Malta-Peru Joint Cooperation Fund",
    ):
        assert no_body(name)
    assert not no_body("Border Guard Committee")
    assert not no_body("Association of Inland Ports")
    text = "the “Open Skies” strategy, the ABCDEF corridor and South Africa’s G20 Presidency"
    for name in ("Open Skies", "ABCDEF", "South Africa’s G20 Presidency"):
        start = text.index(name)
        assert no_name(text, start, start + len(name))


def test_a_body_ends_where_another_name_is_joined() -> None:
    text = "in charge of the Secretariat of River Affairs, and Prasit Boonma"
    start = text.index("Secretariat")
    low, high = narrowed(text, start, len(text))
    assert text[low:high] == "Secretariat of River Affairs"
    text = "the Under-Secretary of the Foreign Ministry for Diplomatic Affairs"
    start = text.index("Foreign")
    assert text[slice(*narrowed(text, start, len(text)))] == "Foreign Ministry"
    text = "the Prime Minister’s Office of Peru"
    start = text.index("Office")
    assert narrowed(text, start, len(text)) == (start, start)
    assert of_union("Arab League Council")
    assert not of_union("Fjord Council")
    text = "the Regional Centre for a while"
    assert with_cause(text, 4, 19) == 19


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Special Envoy for the Western Balkans Tomas Hruby and others met.", "Tomas Hruby"),
        ("The Director General of the Legal Section Marek Hruby, spoke.", "Marek Hruby"),
        ("The Minister of Foreign Affairs and Rural Mobility Gabriela Reis arrived.", "Gabriela Reis"),
        ("The Minister of State for Foreign Affairs Hina Rabbani Dar spoke.", "Hina Rabbani Dar"),
        ("The Speaker of the Senate of Nigeria, Bola Ahmed Ojo, spoke.", "Bola Ahmed Ojo"),
        ("The Secretary of the Republic of Fiji General (Retd) Kamal Perera left.", "Kamal Perera"),
        ("It was founded by the late Jomo Otieno and Peter Mwangi.", "Peter Mwangi"),
        ("He laid a wreath at the monument to Rafael Moreno.", "Rafael Moreno"),
        ("It was chaired by Ana Reis and Prasit Boonma, the Thai co-chair.", "Prasit Boonma"),
        ("From Doha Saeed Kaabi will fly on.", "Saeed Kaabi"),
    ],
)
def test_names_after_an_office_a_town_or_the_late(text: str, person: str) -> None:
    assert person in found(text, "person")


def test_words_of_an_office_are_no_part_of_a_name() -> None:
    text = "the head of the Office for Ilmen and Ladva Petar Kovac spoke"
    assert {text[a:b] for a, b in after_office(text)} == {"Petar Kovac"}
    text = "From Doha Bagheri will fly"
    assert text[slice(*after_seat(text, 0, 17))] == "Bagheri"
    text = "from Victoria Reis"
    assert text[slice(*after_seat(text, 5, 18))] == "Victoria Reis"


def test_adjectives_of_two_words_are_nobody() -> None:
    for text in ("The Sri Lankan official met him.", "A Cabo Verdean adviser spoke.", "The Costa Rican envoy left."):
        assert not found(text, "person") | found(text, "place")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They discussed the Eastern Mediterranean.", "Eastern Mediterranean"),
        ("They discussed the Black Sea region and trade.", "Black Sea region"),
        ("They discussed the Indian Ocean Region.", "Indian Ocean Region"),
        ("They discussed southern Africa.", "southern Africa"),
        ("They discussed the Asia-Pacific region.", "Asia-Pacific"),
        ("They discussed the Horn of Africa and Sudan, the Horn of Africa again.", "Horn of Africa"),
        ("They will meet in Ostmark province next month.", "Ostmark province"),
        ("He laid a wreath at the Monument to General José Reis.", "Monument to General José Reis"),
        ("The building of the Ilmen HPP-2 goes on.", "Ilmen HPP-2"),
        ("The border post at Kasumba is open.", "Kasumba"),
        ("They looked at the Preah Mor and Ta Lam temples.", "Ta Lam"),
        ("They discussed Jammu and Kashmir.", "Jammu and Kashmir"),
    ],
)
def test_places_with_all_their_words(text: str, place: str) -> None:
    assert place in found(text, "place")


def test_a_states_word_for_itself_is_no_place() -> None:
    assert is_form("Kingdom")
    assert not found("It is his second trip to the Kingdom since May.", "place")


def test_how_far_a_region_reaches() -> None:
    text = "the Great Lakes region, the Gulf region and Asia"
    assert text[slice(*whole_region(text, 4, 15))] == "Great Lakes region"
    text = "the Sahel region"
    assert text[slice(*whole_region(text, 4, 9))] == "Sahel"
    text = "in Ostmark region officials"
    assert with_area(text, 10) == 10
