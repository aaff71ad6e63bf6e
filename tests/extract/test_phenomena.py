"""The hard phenomena of the domain document, each under its number and name, on sentences made for it.

All persons and events are invented. What several tests elsewhere cover is asked here once more, so that the list
stands in one place; phenomena that no single source can decide are asked of the cross-source step instead (23, whose
quotations are in rewritten copy, of the checks in tests/checks/test_register.py).
"""

from __future__ import annotations

from typing import Any

import pytest

from regesta.domain.claim import Basis, MentionKind
from regesta.domain.proposal import MentionDraft, Proposals, ReadingRequest
from regesta.domain.source import Passage, PassageKind
from regesta.extract.pipeline import extract
from tests.extract.reader import dates, labels, run, surfaces, values

DAY = "2021-06-16"  # a Wednesday


def claims(found: Proposals, type_: str, property_: str) -> list[Any]:
    """All claims of one property on the records of a type."""
    return [c for r in found.records if r.type == type_ for c in r.claims if c.property == property_]


def keyed(text: str, found: Proposals, type_: str) -> dict[str, str]:
    """Surface to record key for the linked mentions of a type; the last of equal surfaces."""
    return {text[m.start : m.end]: m.record.key for m in found.mentions if m.type == type_ and m.record}


def places(found: Proposals, text: str, surface: str) -> list[MentionDraft]:
    """The mentions of one surface as a place."""
    return [m for m in found.mentions if m.type == "place" and text[m.start : m.end] == surface]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oslo said it would wait.", MentionKind.METONYM),
        ("Lima announced a new policy.", MentionKind.METONYM),
        ("The envoys met in Oslo.", MentionKind.NAME),
        ("She arrived in Lima on Monday.", MentionKind.NAME),
    ],
)
def test_01_a_capital_is_a_city_or_a_government(text: str, kind: MentionKind) -> None:
    found = run(text, DAY)
    assert [m.kind for m in found.mentions if m.type == "place"] == [kind]


def test_02_the_two_sides_are_no_person_and_no_party_by_themselves() -> None:
    text = "Norway and Peru held talks. Kenya and Ghana held talks. The two sides agreed to continue."
    found = run(text, DAY)
    linked = [m for m in found.mentions if text[m.start : m.end].casefold() == "the two sides"]
    assert [m for m in linked if m.record is not None] == []


def test_03_a_pronoun_after_respectively_is_not_forced_on_one() -> None:
    text = (
        "Foreign Minister Kari Solheim and Defence Minister Nils Aasen met Julio Quispe and Rosa Huaman, "
        "respectively. Spokesman Per Lund said so."
    )
    assert labels(run(text, DAY), "person") == ["Julio Quispe", "Kari Solheim", "Nils Aasen", "Per Lund", "Rosa Huaman"]


def test_04_an_unnamed_counterpart_gets_no_record() -> None:
    text = "Foreign Minister Kari Solheim and Defence Minister Nils Aasen arrived. She met her Peruvian counterpart."
    assert labels(run(text, DAY), "person") == ["Kari Solheim", "Nils Aasen"]


@pytest.mark.parametrize(
    ("full", "later"), [("Maria Kowalewska", "Kowalevska"), ("Aleksandr Volkovich", "Alexander Volkovich")]
)
def test_05_names_vary_within_a_source(full: str, later: str) -> None:
    text = f"Spokesperson {full} spoke on Monday. “We agree,” {later} said."
    assert len(labels(run(text, DAY), "person")) == 1


def test_05_names_of_a_ministry_vary() -> None:
    text = "The Norwegian Foreign Ministry spoke. Norway’s Ministry of Foreign Affairs agreed."
    assert len(labels(run(text, DAY), "organisation")) == 1


def test_06_homonyms_stay_apart() -> None:
    text = "Minister Lee Min-jun met Lee Seo-yeon. The UN Security Council and the Security Council of Kenya sat."
    found = run(text, DAY)
    assert labels(found, "person") == ["Lee Min-jun", "Lee Seo-yeon"]
    assert len(labels(found, "organisation")) == 2


def test_07_a_name_inside_a_name_is_a_mention_of_its_own() -> None:
    text = "The Office of the Fisheries Commission of the Nordic Council agreed."
    assert surfaces(text, run(text, DAY), "organisation") == {
        "Office of the Fisheries Commission of the Nordic Council",
        "Fisheries Commission of the Nordic Council",
        "Nordic Council",
    }


@pytest.mark.parametrize(("title", "name"), [("Adviser", "Valdez"), ("Director", "Valdez"), ("Assistant", "Valdez")])
def test_08_a_title_fused_with_a_surname_is_one_mention(title: str, name: str) -> None:
    text = f"Sergio Valdez, {title.lower()} of the council, spoke. {title} {name} left."
    found = run(text, DAY)
    assert f"{title} {name}" in surfaces(text, found, "person")
    assert labels(found, "person") == ["Sergio Valdez"]


def test_08_a_title_by_which_anyone_is_addressed_is_no_part_of_the_mention() -> None:
    text = "Sergio Valdez, minister of the council, spoke. Minister Valdez left."
    assert surfaces(text, run(text, DAY), "person") == {"Sergio Valdez", "Valdez"}


def test_09_offices_held_together_are_told_each() -> None:
    text = "Julio Quispe, Foreign Minister of Peru and Deputy Prime Minister, spoke."
    assert len(labels(run(text, DAY), "tenure")) == 2


def test_09_a_predecessor_keeps_an_office_without_end() -> None:
    text = "Foreign Minister Kari Solheim met former Foreign Minister Nils Aasen."
    found = run(text, DAY)
    assert len(labels(found, "tenure")) == 2
    assert claims(found, "tenure", "end") == []


def test_10_dates_stand_above_the_order_of_telling() -> None:
    text = (
        "Kari Solheim became director of the institute in March 2020. "
        "She visited Peru in July 2019. She visited Kenya in May 2018."
    )
    starts = {c.value for c in claims(run(text, DAY), "visit", "start")}
    assert starts == {"2019-07", "2018-05"}


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("They met last May.", "last May", "2021-05"),
        ("They met in July of last year.", "July of last year", "2020-07"),
        ("They met in 2018. That year trade grew.", "That year", "2018"),
    ],
)
def test_11_translated_relative_dates(text: str, surface: str, value: str) -> None:
    found = dates(text, DAY)
    assert [v for s, v in found.items() if surface in s] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "2021-06-11"),
        ("They will meet on Friday.", "2021-06-18"),
        ("They met over the weekend.", "2021-06-12/2021-06-13"),
        ("She will be there from Sunday to 28 June.", "2021-06-20/2021-06-28"),
        ("They met from Sunday to Monday.", "2021-06-13/2021-06-14"),
        ("It was held on Tuesday, 15 June.", "2021-06-15"),
    ],
)
def test_12_weekdays_without_a_stated_date(text: str, value: str) -> None:
    assert list(dates(text, DAY).values()) == [value]


def test_13_a_visit_of_another_year_keeps_its_own_date() -> None:
    text = (
        "Foreign Minister Kari Solheim visited Peru in May 2019. During her visit she met Julio Quispe.\n\n"
        "Nils Aasen will visit Kenya on Friday."
    )
    starts = {v["visitor"][0]: v.get("start") for v in values(run(text, DAY), "visit")}
    assert starts == {"Kari Solheim": ["2019-05"], "Nils Aasen": ["2021-06-18"]}


@pytest.mark.parametrize("text", ["They met on Friday.", "They met on 12 May.", "They met last week."])
def test_14_no_year_is_made_up_without_an_anchor(text: str) -> None:
    assert set(dates(text, None).values()) == {None}


def test_15_a_counted_ordinal_is_marked_as_inferred() -> None:
    text = "The 12th Norway-Peru Strategic Dialogue was held in Oslo. The previous round was held in Lima in May 2019."
    found = {c.value: c for c in claims(run(text, DAY), "round", "ordinal")}
    assert found[12].basis == Basis.STATED
    assert found[11].basis == Basis.INFERRED
    assert found[11].derived_from


def test_15_a_round_without_a_number_gets_none() -> None:
    text = "The Norway-Peru Strategic Dialogue was held in Oslo on 14 June."
    found = run(text, DAY)
    assert len(values(found, "round")) == 1
    assert claims(found, "round", "ordinal") == []


def test_16_visit_round_and_meeting_are_three_things() -> None:
    text = (
        "Foreign Minister Kari Solheim visited Peru from 7 to 11 June. "
        "On 8 June she met President Julio Quispe in Lima. "
        "The 3rd Norway-Peru Strategic Dialogue was held in Lima on 9 June."
    )
    found = run(text, DAY)
    assert [v["start"] for v in values(found, "visit")] == [["2021-06-07"]]
    assert [v["start"] for v in values(found, "meeting")] == [["2021-06-08"]]
    assert [v["start"] for v in values(found, "round")] == [["2021-06-09"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kari Solheim will visit Peru on Friday.", "announced"),
        ("Kari Solheim visited Peru on Monday.", "held"),
        ("Kari Solheim may visit Peru on 28 June.", "possible"),
        ("The visit of Kari Solheim to Peru on 28 June was cancelled.", "cancelled"),
    ],
)
def test_17_planned_and_held(text: str, status: str) -> None:
    assert [c.value for c in claims(run(text, DAY), "visit", "status")] == [status]


def test_18_an_agency_that_is_cited_is_in_the_chain() -> None:
    text = "“We will go on with the talks,” Minister Kari Solheim said, according to the Reuters news agency."
    found = run(text, DAY)
    assert [v["speaker"] for v in values(found, "statement")] == [["Kari Solheim"]]
    links = [
        link.record.key
        for c in claims(found, "statement", "quote")
        for e in c.evidence
        for link in e.chain
        if link.record
    ]
    assert any("reuters" in link for link in links)


def test_19_free_indirect_speech_is_nobodys_statement_for_certain() -> None:
    told = "Kari Solheim, an expert at the University of Bergen, said on Monday that trade would go on growing."
    found = values(run(f"{told} The two countries would also build a bridge over the sound.", DAY), "statement")
    assert [(s["speaker"], s["text"]) for s in found] == [(["Kari Solheim"], ["trade would go on growing"])]


@pytest.mark.parametrize(
    "text", ["Trade continues to grow between Norway and Peru.", "In a significant move, talks began."]
)
def test_20_the_voice_of_the_article_is_no_statement_of_a_person(text: str) -> None:
    assert [v for v in values(run(text, DAY), "statement") if "speaker" in v] == []


@pytest.mark.parametrize("words", ["bloc thinking", "core concerns", "three evils"])
def test_21_scare_quotes_are_no_statements(words: str) -> None:
    text = f"The text opposes “{words}” in the region. It was signed in Oslo."
    assert labels(run(text, DAY), "statement") == []


def test_22_a_quotation_cut_in_two_is_one_statement() -> None:
    text = "“We will keep talking,” Minister Kari Solheim said, “until the border is settled.”"
    found = values(run(text, DAY), "statement")
    assert {v["speaker"][0] for v in found} == {"Kari Solheim"}
    assert any("keep talking" in str(v) for v in found)
    assert any("border is settled" in str(v) for v in found)


@pytest.mark.parametrize(
    "text",
    [
        "“We need time … and patience to settle this,” Minister Kari Solheim said.",
        "Minister Kari Solheim said it needed “time and patience to settle this.”",
        "Minister Kari Solheim said: 'We need time and patience to settle this.'",
        "Oslo was quiet.” Then “we need time and patience to settle this,” Minister Kari Solheim said.",
    ],
)
def test_22_quotation_marks_of_many_kinds(text: str) -> None:
    found = values(run(text, DAY), "statement")
    assert [v["speaker"] for v in found if "patience" in str(v)] == [["Kari Solheim"]]


def test_24_a_formula_said_again_is_a_second_statement() -> None:
    text = (
        "“We keep close communication on all matters,” Minister Kari Solheim said on Monday. "
        "“We keep close communication on all matters,” Minister Nils Aasen said on Tuesday."
    )
    assert len(labels(run(text, DAY), "statement")) == 2


def test_25_mechanisms_that_nearly_agree_stay_apart() -> None:
    text = (
        "The Norway-Peru Security Consultation was held in Oslo on 7 June. "
        "The Norway-Peru Law Enforcement Cooperation Mechanism met on 8 June. "
        "The Norway-Peru Human Rights Dialogue was held in Lima on 9 June."
    )
    assert len(labels(run(text, DAY), "mechanism")) == 3


def test_26_visits_under_a_mechanism_are_no_rounds_of_it() -> None:
    text = (
        "Kari Solheim visited Lima in May 2020 and Julio Quispe visited Oslo in March 2021. "
        "The visits took place under the Norway-Peru Law Enforcement Cooperation Mechanism."
    )
    found = run(text, DAY)
    assert len(labels(found, "visit")) == 2
    assert labels(found, "mechanism") == ["Norway-Peru Law Enforcement Cooperation Mechanism"]
    assert labels(found, "round") == []


@pytest.mark.parametrize(
    "text",
    ["Trade was up 26 per cent from the previous year.", "Peru is the sixth largest partner.", "Trade set a record."],
)
def test_27_ranks_and_growth_are_no_rounds(text: str) -> None:
    assert labels(run(text, DAY), "round") == []


@pytest.mark.parametrize(
    ("text", "exact"), [("It ran for more than four years.", None), ("It ends almost every year.", None)]
)
def test_28_approximate_expressions_get_no_exact_day(text: str, exact: str | None) -> None:
    assert set(dates(text, DAY).values()) <= {exact}


def test_28_early_in_a_decade_is_approximate() -> None:
    assert list(dates("It began in the early 2000s.", DAY).values()) == ["2000~/2004~"]


@pytest.mark.parametrize(
    "text",
    [
        "It was his second visit to Oslo since February.",
        "After two useful meetings the envoys left.",
        "There have been a dozen rounds of talks so far.",
    ],
)
def test_29_counts_are_no_ordinals(text: str) -> None:
    assert claims(run(text, DAY), "round", "ordinal") == []


def test_30_furniture_that_reads_like_news_gives_no_claims() -> None:
    text = "The envoys met in Oslo.\nMinister Kari Solheim will visit Lima on Friday\n29"
    cut = text.index("\n") + 1
    passages = (
        Passage(start=0, end=cut, kind=PassageKind.BODY),
        Passage(start=cut, end=len(text), kind=PassageKind.VIDEO_TEASER),
    )
    found = extract(ReadingRequest(source="s", text=text, passages=passages, published_on=DAY))
    assert {r.type for r in found.records} <= {"place", "person", "organisation"}


@pytest.mark.parametrize(
    "text",
    [
        "Minister Kari Solheim of The Norway Federation met. between Norway and Peru. The talks continents.",
        "🕊 “Peace…” • Minister Kari Solheim said “we all want the same”.",
    ],
)
def test_31_and_32_offsets_hold_on_garbled_text_and_any_character(text: str) -> None:
    found = run(text, DAY)
    assert "Kari Solheim" in surfaces(text, found, "person")
    ends = [m.end for m in found.mentions] + [e.end for r in found.records for c in r.claims for e in c.evidence]
    assert max(ends) <= len(text)


def test_33_spokesman_and_spokeswoman_are_one_office() -> None:
    text = "Peruvian government spokesman Kim Lunde spoke. Peruvian government spokeswoman Kim Lunde spoke again."
    found = run(text, DAY)
    assert labels(found, "person") == ["Kim Lunde"]
    assert len(labels(found, "tenure")) == 1


def test_33_spokesperson_says_nothing_of_gender() -> None:
    found = run("Peruvian government spokesperson Kim Lunde spoke on Monday.", DAY)
    assert claims(found, "person", "gender") == []


@pytest.mark.parametrize("name", ["Hong Kong", "Taiwan", "mainland China", "Macao"])
def test_34_territories_keep_the_words_of_the_source(name: str) -> None:
    text = f"Trade with {name} grew."
    assert surfaces(text, run(text, DAY), "place") & {name, name.removeprefix("mainland ")}


def test_35_nothing_is_made_up_where_byline_and_date_are_missing() -> None:
    text = "Minister Kari Solheim met Julio Quispe in Oslo on Friday."
    found = run(text, None)
    assert claims(found, "meeting", "start") == []
    assert labels(found, "person") == ["Julio Quispe", "Kari Solheim"]
