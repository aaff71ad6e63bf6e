"""Persons, organisations and places: titles and particles, name orders, nested names, metonyms, furniture."""

from __future__ import annotations

import pytest

from regesta.domain.claim import MentionKind
from regesta.domain.proposal import KnownRecord, ReadingRequest
from regesta.domain.source import Passage, PassageKind
from regesta.extract.names import draft_names
from regesta.extract.pipeline import extract, read
from regesta.extract.reading import Entity, Found
from tests.extract.reader import labels, run, surfaces, values

ARTICLE = (
    "Norwegian Foreign Minister Kari Solheim met Peruvian Prime Minister Julio Quispe in Lima on Monday. "
    "Solheim said the talks were useful. Quispe thanked Norway."
)


def test_surnames_belong_to_the_full_name_before_them() -> None:
    found = run(ARTICLE, "2021-06-16")
    assert labels(found, "person") == ["Julio Quispe", "Kari Solheim"]
    linked = {ARTICLE[m.start : m.end]: m.record.key for m in found.mentions if m.type == "person" and m.record}
    assert linked["Solheim"] == linked["Kari Solheim"]
    assert linked["Quispe"] == linked["Julio Quispe"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Vietnamese Defence Minister Nguyen Quoc Bao arrived. Bao said so.", "Nguyen Quoc Bao"),
        ("South Korean envoy Han Ji-ho met them. Han said so.", "Han Ji-ho"),
        ("Chinese ambassador Song Weiguo left. Song said so.", "Song Weiguo"),
        ("President Ursula von der Burg spoke. Von der Burg left.", "Ursula von der Burg"),
        ("Crown Prince Khalid bin Rashid hosted the talks.", "Khalid bin Rashid"),
        ("Deputy Prime Minister of Kazakhstan Erlan Sadykov headed the delegation.", "Erlan Sadykov"),
        ("Secretary of Defense Martin Cole said so.", "Martin Cole"),
        ("Deputy Minister Gen. Tran Van Hoa spoke.", "Tran Van Hoa"),
        ("Gilberto Santos Jr. said so.", "Gilberto Santos Jr."),
        ("It met with counterpart Minister Nguyen Minh Vu in Seoul.", "Nguyen Minh Vu"),
        ("That A. N. Petrov, Deputy Chairman of the State Duma, spoke.", "A. N. Petrov"),
        ("The spokeswoman of the ministry, Anne-Claire Dupont, said so.", "Anne-Claire Dupont"),
    ],
)
def test_full_names_of_many_kinds(text: str, person: str) -> None:
    assert person in labels(run(text, "2021-06-16", model="none"), "person")


def test_title_fused_with_a_surname_is_one_mention() -> None:
    text = "Sergio Valdez, director of the council, spoke. Director Valdez left."
    found = run(text, None)
    assert "Director Valdez" in surfaces(text, found, "person")
    assert labels(found, "person") == ["Sergio Valdez"]


def test_office_of_a_country_stands_for_its_holder() -> None:
    text = "Peruvian PM, Norwegian envoy meet\n\nPeruvian Prime Minister Julio Quispe met the envoy in Lima."
    found = run(text, None)
    assert [text[m.start : m.end] for m in found.mentions if m.kind == MentionKind.NOMINAL and m.type == "person"] == [
        "Peruvian PM"
    ]


def test_misspelt_surname_is_the_same_person() -> None:
    text = "Spokeswoman Maria Kowalewska spoke. “We agree,” Kowalevska said."
    found = run(text, None)
    assert labels(found, "person") == ["Maria Kowalewska"]


def test_two_persons_with_one_family_name_stay_two() -> None:
    text = "Minister Lee Min-jun met the expert Lee Seo-yeon. Minister Lee Min-jun left."
    assert labels(run(text, None), "person") == ["Lee Min-jun", "Lee Seo-yeon"]


def test_names_in_credits_are_left_out() -> None:
    text = "The minister spoke in Oslo.\n\n(Reporting by Anna Smith; Editing by John Brown)"
    assert labels(run(text, None), "person") == []


def test_organisations_of_many_kinds() -> None:
    text = (
        "The Norwegian Foreign Ministry and Peru’s interior ministry signed it. The Office of "
        "the Fisheries Commission of "
        "the Nordic Council agreed. The UN Security Council met. Reuters reported it."
    )
    found = surfaces(text, run(text, None), "organisation")
    assert {
        "Norwegian Foreign Ministry",
        "Peru’s interior ministry",
        "Office of the Fisheries Commission of the Nordic Council",
        "Fisheries Commission of the Nordic Council",
        "Nordic Council",
        "UN Security Council",
        "Reuters",
    } <= found


def test_variants_of_a_ministry_are_one_record() -> None:
    text = "The Norwegian Foreign Ministry spoke. Norway’s foreign ministry agreed. The foreign ministry said so."
    assert len(labels(run(text, None), "organisation")) == 1


def test_capital_that_acts_stands_for_the_country() -> None:
    text = "Oslo said it would wait. They met in Oslo."
    kinds = [(m.kind, m.record.key) for m in run(text, None).mentions if m.type == "place" and m.record]
    assert kinds == [(MentionKind.METONYM, "place:norway"), (MentionKind.NAME, "place:oslo")]


def test_adjectives_are_no_places() -> None:
    text = "The Norwegian envoy met Peruvian officials."
    assert surfaces(text, run(text, None), "place") == set()


def test_nothing_but_mentions_comes_from_furniture() -> None:
    text = "The envoys met.\nMinister Kari Solheim will visit Lima on Friday"
    cut = text.index("\n") + 1
    passages = (
        Passage(start=0, end=cut, kind=PassageKind.BODY),
        Passage(start=cut, end=len(text), kind=PassageKind.VIDEO_TEASER),
    )
    found = extract(ReadingRequest(source="s", text=text, passages=passages, published_on="2021-06-16"))
    assert not {r.type for r in found.records} & {"visit", "tenure", "position", "statement", "meeting"}


def test_project_names_are_found_and_linked() -> None:
    known = (KnownRecord(id="rec-1", type="person", label="Oddny Birkeland", names=("Oddny Birkeland",)),)
    text = "It was oddny, but Oddny Birkeland left. Birkeland waved."
    found = run(text, None, model="none", known=known)
    assert [r.existing for r in found.records if r.type == "person"] == ["rec-1"]
    assert surfaces(text, found, "person") == {"Oddny Birkeland", "Birkeland"}


def test_places_know_their_country_and_code() -> None:
    found = run("They met in Lima, Peru.", None)
    by_name = {v["name"][0]: v for v in values(found, "place")}
    assert by_name["Peru"]["iso3166"] == ["PE"]
    assert by_name["Lima"]["within"] == ["Peru"]


def test_rules_alone_say_so_only_where_a_model_was_wanted() -> None:
    assert run("Oslo.", None, model="none").notices == ()
    assert run("Oslo.", None, model="no_such_pipeline").notices != ()


def test_what_has_no_words_is_no_name_and_a_name_is_never_empty() -> None:
    text = "Ostranford said that it would wait."
    request = ReadingRequest(source="s", text=text, passages=())
    empty = Entity(5, 5, "organisation", "organisation:nobody")
    seat = Entity(0, 10, "place", "place:unlisted", MentionKind.METONYM)
    found = draft_names(read(request, None).adding(Found(entities=(empty, seat))))
    assert [(r.key, r.label) for r in found.records] == [("place:unlisted", "Ostranford")]
    assert [(m.start, m.end) for m in found.mentions] == [(0, 10)]
