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
