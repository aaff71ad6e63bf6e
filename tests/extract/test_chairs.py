"""Who chairs a round: joint hosts, joined verbs, sides told in two sentences, words of translations."""

from __future__ import annotations

import pytest

from tests.extract.reader import run, values

KARI, OLA, JULIO, ROSA = "Kari Solheim", "Ola Berg", "Julio Quispe", "Rosa Mamani"


def chairs(text: str) -> set[str]:
    return {c for v in values(run(text, "2021-06-16"), "round") for c in v.get("chair", [])}


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Kari Solheim hosted her Peruvian counterpart Julio Quispe in Oslo on Monday for the third "
        "Norway-Peru Strategic Dialogue.",
        "Norwegian Foreign Minister Kari Solheim held the third Norway-Peru Strategic Dialogue with Foreign Minister "
        "Julio Quispe in Oslo on Monday.",
        "Deputy Minister Kari Solheim of Norway and Deputy Minister Julio Quispe of Peru held the third Norway-Peru "
        "political consultations in Oslo on Monday.",
        "On Monday, the Norwegian State Secretary, Kari Solheim, and the Peruvian Vice Minister, Julio Quispe, met in "
        "Lima for the third Norway-Peru political consultations.",
        "The third Norway-Peru political consultations took place in Oslo. The Norwegian delegation headed Deputy "
        "Minister Kari Solheim, the Peruvian delegation was led by Julio Quispe.",
        "The third Norway-Peru political consultations took place in Oslo. Deputy Minister Kari Solheim led the "
        "Norwegian panel. Across from them was Julio Quispe.",
        "The third Norway-Peru Joint Commission opened in Oslo under the co-presidency of the Secretary General of the "
        "Ministry of Trade, Kari Solheim, and Julio Quispe.",
        "The Norwegian Deputy Minister, Kari Solheim, spoke. The third Norway-Peru Joint Commission, which she and "
        "Julio Quispe, the Peruvian minister, chaired in Oslo, ended on Monday.",
        "The third Norway-Peru Joint Commission met in Oslo. Presiding over it were Kari Solheim and Julio Quispe.",
    ],
)
def test_both_sides_chair(text: str) -> None:
    assert chairs(text) == {KARI, JULIO}


def test_a_joined_verb_keeps_the_first_subject() -> None:
    text = (
        "Peruvian Foreign Minister Rosa Mamani will meet President Ola Berg in Oslo and co-chair the third Norway-Peru "
        "Strategic Dialogue with Foreign Minister Kari Solheim."
    )
    assert chairs(text) == {ROSA, KARI}


def test_at_the_head_of_a_side() -> None:
    text = "The third Norway-Peru Joint Commission met in Oslo, with Julio Quispe at the head of the Peruvian side."
    assert chairs(text) == {JULIO}


def test_leaders_of_the_sides_told_far_from_the_name() -> None:
    text = (
        "Norway and Peru held the third Human Rights Dialogue in Oslo on Monday. The rights of women were raised. "
        "Peru recalled its new law. Norway spoke of prisons. Both named the rights of children. Courts were a theme. "
        "The Norwegian delegation was led by Kari Solheim. The delegation of Peru was led by Julio Quispe."
    )
    assert chairs(text) == {KARI, JULIO}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Kari Solheim arrived in Lima on Sunday. She was welcomed by Foreign Minister Julio "
        "Quispe. The two foreign ministers will co-chair the third Norway-Peru Joint Commission on Monday.",
        "President Julio Quispe received Prime Minister Kari Solheim in Lima. The two leaders opened the third "
        "Norway-Peru Business Dialogue.",
        "State Secretary Kari Solheim met her Peruvian counterpart Julio Quispe in Lima on Monday for talks. The two "
        "diplomats chaired the third Norway-Peru political consultations.",
        "Deputy Minister Kari Solheim met Vice Minister Julio Quispe in Lima on Monday. They co-chaired the third "
        "round of the Norway-Peru political consultations.",
        "The Minister of Foreign Affairs of Norway, Kari Solheim, was received by the President of Peru, Rosa Mamani. "
        "The audience took place in the presence of the Peruvian Minister of Foreign Affairs, Julio Quispe. Earlier, "
        "Solheim and her Peruvian counterpart opened the work of the third Norway-Peru Joint Commission in Lima.",
        "Foreign Minister Kari Solheim arrives in Lima for a visit during which she and Foreign Minister Julio Quispe "
        "will open the third Norway-Peru Joint Commission.",
        "Foreign Minister Kari Solheim of Norway arrived in Lima on Sunday. Peru's Foreign Minister Julio Quispe and "
        "she chaired the third Norway-Peru Joint Commission on Monday.",
        "Foreign Minister Kari Solheim is visiting Lima, where the third Norway-Peru Joint Commission will be "
        "co-chaired by her and Foreign Minister Julio Quispe.",
        "Foreign Minister Julio Quispe was in Bergen on Sunday. He is due to arrive in Oslo on Monday and will co-host "
        "the third Norway-Peru Ministerial Meeting with Foreign Minister Kari Solheim on Tuesday.",
        "Spokesperson Ola Berg: As agreed, Vice Minister Julio Quispe will visit Oslo on Monday. He will co-chair the "
        "third Norway-Peru Strategic Dialogue with State Secretary Kari Solheim on Tuesday.",
        "Foreign Minister Kari Solheim of Norway co-chaired the third Norway-Peru Joint Commission in Lima on Monday. "
        "On Friday she had breakfast with the Foreign Minister of Peru, Julio Quispe.",
    ],
)
def test_chairs_meant_without_a_name(text: str) -> None:
    assert chairs(text) == {KARI, JULIO}


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Minister of Foreign Affairs, Kari Solheim, travels to Lima to head, together with Foreign Minister "
        "Julio Quispe, the third Norway-Peru Joint Commission on Monday.",
        "Norway's Foreign Minister, Kari Solheim, will preside, alongside her Peruvian counterpart, Julio Quispe, over "
        "the third Norway-Peru Joint Commission in Lima.",
        "The first Norway-Peru Joint Commission was held in Oslo in 2013 under then Vice Ministers Kari Solheim and "
        "Julio Quispe.",
        "Foreign Minister Julio Quispe is due to arrive in Oslo on Monday and will co-host the third Norway-Peru "
        "Ministerial Meeting with Foreign Minister Kari Solheim on Tuesday.",
        "The third Norway-Peru Joint Commission convened in Lima on Monday under the joint chairmanship of Foreign "
        "Ministers Kari Solheim and Julio Quispe.",
        "The third Norway-Peru Joint Economic Commission was held in Lima under the direction of Trade Minister Kari "
        "Solheim and Commerce Minister Julio Quispe.",
        "Co-chairing the third Norway-Peru Joint Commission in Lima, Foreign Ministers Kari Solheim and Julio Quispe "
        "praised the fishery accord.",
        "Acting as co-chairs of the third Norway-Peru Joint Commission in Lima were Foreign Minister Kari Solheim and "
        "Foreign Minister Julio Quispe.",
        "State Secretary Kari Solheim visited Lima on 12 June. In Lima she held the Norway-Peru political "
        "consultations with Julio Quispe, Vice Minister of Foreign Affairs, on 12 June. The third consultations dealt "
        "with fisheries.",
    ],
)
def test_chairs_told_together(text: str) -> None:
    assert chairs(text) == {KARI, JULIO}


@pytest.mark.parametrize(
    "sides",
    [
        "Heading the delegations were Deputy Minister Kari Solheim and Vice Minister Julio Quispe.",
        "Leading the Norwegian side was Deputy Minister Kari Solheim, while Vice Minister Julio Quispe headed the "
        "Peruvian one.",
        "On the Norwegian side, the consultations were led by Deputy Minister Kari Solheim; on the Peruvian side, by "
        "Vice Minister Julio Quispe.",
        "The heads of delegation were Deputy Minister Kari Solheim (Norway) and Vice Minister Julio Quispe (Peru).",
        "Its co-chairs, Deputy Minister Kari Solheim and Vice Minister Julio Quispe, signed the minutes.",
        "Deputy Minister Kari Solheim and Vice Minister Julio Quispe are chairing the two-day meeting.",
        "For Norway, Deputy Minister Kari Solheim led the talks; for Peru, Vice Minister Julio Quispe.",
    ],
)
def test_sides_told_side_by_side(sides: str) -> None:
    text = f"The third Norway-Peru political consultations were held in Lima on Monday. {sides}"
    assert chairs(text) == {KARI, JULIO}


def test_side_led_in_a_participle() -> None:
    text = (
        "The third Norway-Peru political consultations were held in Lima on Monday, with Deputy Minister Kari Solheim "
        "leading the Norwegian delegation and Vice Minister Julio Quispe the Peruvian."
    )
    assert chairs(text) == {KARI, JULIO}


def test_the_chair_is_no_office_of_the_next_name() -> None:
    text = (
        "The third Norway-Peru Joint Commission met in Lima in May with Foreign Minister Kari Solheim in the chair, "
        "Foreign Ministry spokesman Ola Berg said."
    )
    assert chairs(text) == {KARI}


@pytest.mark.parametrize(
    "after",
    [
        "Minister Kari Solheim will head a business delegation to Chile. Julio Quispe chaired the cabinet meeting.",
        "On Friday, Ola Berg led a seminar. Rosa Mamani presided over a wreath-laying ceremony.",
        "Kari Solheim arrived on Sunday. She was hosted to a working breakfast by Rosa Mamani.",
        "It was preceded by a meeting of senior officials, chaired by Kari Solheim and Julio Quispe.",
        "Trade Minister Kari Solheim met Foreign Minister Julio Quispe, Health Minister Rosa Mamani and Energy "
        "Minister Ola Berg. The two ministers led the talks.",
    ],
)
def test_who_leads_something_else_chairs_nothing(after: str) -> None:
    assert chairs(f"The third Norway-Peru Joint Commission was held in Lima in May. {after}") == set()
