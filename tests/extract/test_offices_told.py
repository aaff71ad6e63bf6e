"""Offices told through others: joined titles, lists in order, a body's own officers, counterparts, sides, fields."""

from __future__ import annotations

import pytest

from tests.extract.reader import labels, run, values
from tests.extract.test_offices import offices

KARI, OLA, JULIO, ROSA = "Kari Solheim", "Ola Berg", "Julio Quispe", "Rosa Mamani"


@pytest.mark.parametrize(
    ("text", "person", "position"),
    [
        # the country of a title goes on to the next
        (
            "Peru hosted Norway's Foreign Minister Kari Solheim and Defence Minister Ola Berg on Monday.",
            OLA,
            "Defence Minister of Norway",
        ),
        (
            "The Norwegian foreign and defence ministers, Kari Solheim and Ola Berg, flew to Lima.",
            OLA,
            "Defence minister of Norway",
        ),
        # new, interim and long served offices
        (
            "Kari Solheim, Norway's new foreign minister, flew to Lima on Monday.",
            KARI,
            "Foreign minister of Norway",
        ),
        (
            "Kari Solheim has served as Norway's ambassador to Peru.",
            KARI,
            "Ambassador to Peru of Norway",
        ),
        # lists
        (
            "The foreign ministers of Norway, Peru and Ghana, Kari Solheim, Julio Quispe and Kofi Mensah, met in "
            "Accra.",
            "Kofi Mensah",
            "Foreign minister of Ghana",
        ),
        (
            "Foreign Ministers Kari Solheim of Norway and Julio Quispe of Peru met in Accra on Monday.",
            JULIO,
            "Foreign Minister of Peru",
        ),
        (
            "Foreign ministers Kari Solheim, Julio Quispe and Kofi Mensah met in Accra.",
            "Kofi Mensah",
            "Foreign minister",
        ),
        # counterparts
        (
            "Norwegian Foreign Minister Kari Solheim met her New Zealand counterpart Tom Barrow in Oslo.",
            "Tom Barrow",
            "Foreign Minister of New Zealand",
        ),
        (
            "Norwegian Foreign Minister Kari Solheim met her Peruvian and Ghanaian counterparts, Julio Quispe and Dr. "
            "Kofi Mensah, on Monday.",
            JULIO,
            "Foreign Minister of Peru",
        ),
        # what a body calls its own
        (
            "The Nordic Council, based in Copenhagen, will send its secretary-general, Kari Solheim.",
            KARI,
            "Secretary-general of the Nordic Council",
        ),
        (
            "The Nordic Council was set up in 1952; its secretary-general is Kari Solheim.",
            KARI,
            "Secretary-general of the Nordic Council",
        ),
        (
            "The European Union opened the session. Ms Kari Solheim, the bloc's foreign policy chief, was there.",
            KARI,
            "Foreign policy chief of the European Union",
        ),
        (
            "The Ministry of Trade of Norway sent two people. The Secretary General of the ministry, Kari "
            "Solheim, spoke.",
            KARI,
            "Secretary General of the Ministry of Trade of Norway",
        ),
        (
            "The National Security Adviser of Norway, Kari Solheim, stayed away and sent his deputy, Ola Berg.",
            OLA,
            "Deputy National Security Adviser of Norway",
        ),
        (
            "Norwegian Prime Minister Kari Solheim spoke. The last talks were held under Solheim's predecessor "
            "Ola Berg.",
            OLA,
            "Prime Minister of Norway",
        ),
        (
            "“Nobody says so,” said Kari Solheim of the Bergen Policy Institute.",
            KARI,
            "Expert of the Bergen Policy Institute",
        ),
        (
            "Kari Solheim, who directs the Bergen Policy Institute, was there.",
            KARI,
            "Head of the Bergen Policy Institute",
        ),
        (
            "Kari Solheim, a non-resident fellow at the Bergen Policy Institute, was there.",
            KARI,
            "Non-resident fellow of the Bergen Policy Institute",
        ),
        # sides
        (
            "On the Peruvian side were also Julio Quispe, Minister of State; and Rosa Mamani, Director of Protocol.",
            ROSA,
            "Director of Protocol of Peru",
        ),
        (
            "Norway was represented by Foreign Minister Kari Solheim and Defence Minister Ola Berg.",
            OLA,
            "Defence Minister of Norway",
        ),
        (
            "Nine Norwegian ministers came with him, among them Foreign Minister Kari Solheim and Trade Minister "
            "Ola Berg.",
            KARI,
            "Foreign Minister of Norway",
        ),
        # what an office is for
        (
            "Kari Solheim, Deputy Managing Director for Asia and the Pacific of the European External Action "
            "Service, spoke.",
            KARI,
            "Deputy Managing Director for Asia and the Pacific of the European External Action Service",
        ),
        (
            "Julio Quispe, Director-General for Africa, Asia and Latin America, spoke.",
            JULIO,
            "Director-General for Africa, Asia and Latin America",
        ),
        ("Additional Secretary (Europe) Kari Solheim led the team.", KARI, "Additional Secretary (Europe)"),
        ("Ambassador of Norway to Peru Kari Solheim was there.", KARI, "Ambassador to Peru of Norway"),
        # short forms
        ("Norway's PM Kari Solheim met Peru's FM Julio Quispe in Lima.", JULIO, "Foreign Minister of Peru"),
        ("Kari Solheim MEP wrote to the minister.", KARI, "Member of European Parliament (MEP)"),
        (
            "Minister of Trade and International Cooperation, Kari Solheim and Ola Berg opened the fair.",
            KARI,
            "Minister of Trade and International Cooperation",
        ),
    ],
)
def test_told_offices(text: str, person: str, position: str) -> None:
    assert (person, position) in offices(text)


def test_ministers_of_two_countries_who_act_together_share_no_country() -> None:
    found = offices(
        "Norwegian Foreign Minister Kari Solheim and Deputy Prime Minister Julio Quispe co-chaired the talks."
    )
    assert (JULIO, "Deputy Prime Minister of Norway") not in found


def test_two_offices_joined_after_a_name_stay_two() -> None:
    found = run("Julio Quispe, Minister for Europe and Deputy Prime Minister, spoke.", "2021-06-16")
    assert labels(found, "position") == ["Deputy Prime Minister", "Minister for Europe"]


def test_a_body_is_no_office_of_somebody_who_has_one() -> None:
    found = offices("Kari Solheim, the director, spoke. Kari Solheim of the Bergen Policy Institute stayed.")
    assert all("Expert" not in position for _, position in found)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "The talks were led by permanent secretaries Kari Solheim of Norway and Julio Quispe of Peru.",
            "ermanent",
        ),
        ("The treaty was signed in 2013 under then Vice Ministers Kari Solheim and Julio Quispe.", "Vice Minister"),
        ("Foreign Minister Kari Solheim left for Lima, where she meets Peruvian counterpart Julio Quispe.", "Foreign"),
    ],
)
def test_offices_beside_prepositions_and_bare_counterparts(text: str, office: str) -> None:
    held = {str(v["person"][0]): str(v["position"][0]) for v in values(run(text, "2021-06-16"), "tenure")}
    assert office in held["Julio Quispe"]
    assert not held["Kari Solheim"].startswith("Under")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Minister Delegate to the Prime Minister in charge of Defence Kari Solheim spoke.", "Minister Delegate"),
        ("Raksha Mantri Shri Kari Solheim met the guests on Friday.", "Raksha Mantri"),
        ("Taoiseach Kari Solheim met the guests on Friday.", "Taoiseach"),
        (
            "The Special Representative of the UN Secretary-General for the Sahel, Kari Solheim, spoke.",
            "Special Representative of the Secretary-General",
        ),
        ("Special Representative of the OSCE Chairpersonship Kari Solheim spoke.", "Special Representative"),
        (
            "The Attorney General of the Federation and Minister of Justice, Kari Solheim, spoke.",
            "Minister of Justice",
        ),
        ("Deputy Prime Minister - Minister of Foreign Affairs of Norway Kari Solheim spoke.", "Deputy Prime Minister"),
        ("Ghana's Chief of Defence Staff, Vice Admiral Kari Solheim, spoke.", "Chief of Defence Staff"),
        ("Foreign Minister of the Republic of Korea (ROK) Kari Solheim attended.", "Foreign Minister of South Korea"),
        ("Officially closing the session, Minister of Foreign Affairs, Dr Kari Solheim, said so.", "Minister of"),
        ("Vice President of the Ministry of Trade (MOT) of that country, Kari Solheim, spoke.", "Vice President"),
        ("The council met under then Minister of Trade Kari Solheim.", "Minister of Trade"),
    ],
)
def test_offices_of_anothers_office_and_of_other_lands(text: str, position: str) -> None:
    assert any(label.startswith(f"Kari Solheim, {position}") for label in labels(run(text), "tenure"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The Sultan's Special Envoy, Kari Solheim, spoke.", "Sultan"),
        ("The Attorney General of the Federation and Minister of Justice, Kari Solheim, spoke.", "Federation"),
        ("Ghana's Chief of Defence Staff, Vice Admiral Kari Solheim, spoke.", "Chief of Defence Staff, Vice"),
        ("The Special Representative of the UN Secretary-General, Kari Solheim, spoke.", "Secretary-General"),
    ],
)
def test_the_office_of_another_is_not_held(text: str, wrong: str) -> None:
    assert not any(label.startswith(f"Kari Solheim, {wrong}") for label in labels(run(text), "tenure"))


def test_ministers_with_each_field_before_the_name() -> None:
    text = "The guest came with the ministers of Health, Maria Borg, and Education, Paul Zammit."
    assert {"Maria Borg, Minister of Health", "Paul Zammit, Minister of Education"} <= set(labels(run(text), "tenure"))


def test_a_new_counterpart() -> None:
    text = "Norwegian Foreign Minister Kari Solheim met her new Chilean counterpart Pablo Rojas in Santiago."
    assert "Pablo Rojas, Foreign Minister of Chile" in labels(run(text), "tenure")


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        (
            "In Quito the minister Kari Solheim will be received by President Ana Ruiz.",
            "Ana Ruiz, President of Ecuador",
        ),
        ("Norwegian minister Kari Solheim was received in Lima by President Ana Ruiz.", "Ana Ruiz, President of Peru"),
        (
            "In Lima on Monday, Norwegian Under Secretary Kari Solheim and Foreign Secretary Ana Ruiz will co-chair "
            "the eighth dialogue.",
            "Ana Ruiz, Foreign Secretary of Peru",
        ),
        (
            "In Geneva, Norwegian minister Kari Solheim met Secretary of State Ana Ruiz on the margins of a forum.",
            "Ana Ruiz, Secretary of State",
        ),
    ],
)
def test_who_receives_where_a_visitor_is_serves_that_country(text: str, tenure: str) -> None:
    assert tenure in labels(run(text, "2021-06-16"), "tenure")
