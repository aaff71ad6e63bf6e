"""The questions on the small register: rows with their words, doubts with them, and “no source tells”."""

from __future__ import annotations

import pytest

from regesta.services import asking
from regesta.services.questions.answer import NO_SOURCE, Answer
from tests.tools.expert_questions import Asked, grade, lines
from tests.tools.register import load


def ask(name: str, *words: str) -> Answer:
    return asking.answer(load().dataset, name, *words)


def test_rounds_with_gap_turns_and_who_invited_whom() -> None:
    answer = ask("rounds", "border consultation")
    shown = [(row.cells[0], row.cells[3], row.cells[6], row.cells[7]) for row in answer.rows]
    assert shown == [
        ("4", "Korvin", "", ""),
        ("5", "Velmar", "Pell Ravn", "Jorun Aske"),
        ("6", "", "", ""),
        ("7", "Ansel", "", ""),
        ("", "Korvin", "", "Jorun Aske"),
    ]
    assert answer.notes == ("missing: 6", "unnumbered: 1", "alternating: Ostrania, Velmar, Ostrania, Velmar")
    assert answer.rows[2].cells[1] == NO_SOURCE
    assert {words.quote for words in answer.rows[1].evidence} >= {"5th border", "At the invitation of Pell Ravn"}


def test_rounds_come_with_what_is_filed_under_the_mechanism_and_with_doubts() -> None:
    answer = ask("rounds", "mechanism:river")
    assert answer.rows[-1].cells[0] == "no round: Aske to Tarn"
    assert any("would be number 15, not 7" in note for note in answer.notes)


def test_several_mechanisms_of_one_name_are_told_apart() -> None:
    answer = ask("rounds", "velmar")
    assert "Velmar-Ostrania border consultation: missing: 6" in answer.notes
    assert not any("customs" in note and "missing" in note for note in answer.notes)


def test_what_is_said_of_a_mechanism_and_on_whose_word() -> None:
    row = next(row for row in ask("about", "mechanism:border").rows if row.cells[1] == "lead")
    assert row.cells == (
        "Velmar-Ostrania border consultation",
        "lead",
        "Pell Ravn",
        "stated",
        "Foreign ministry of Velmar",
        "s23 Neighbours meet again",
    )
    frequencies = [row.cells[2] for row in ask("about", "mechanism:border", "frequency").rows]
    assert frequencies == ["R/P1Y (annual)", "R/P1Y (almost every year)"]


def test_what_no_source_says_is_said() -> None:
    answer = ask("about", "mechanism:border", "established")
    assert answer.rows == ()
    assert answer.notes[0] == f"Velmar-Ostrania border consultation, established: {NO_SOURCE}"
    assert ask("about", "nothing of the kind").notes == (NO_SOURCE,)


def test_when_an_office_changed_hands() -> None:
    answer = ask("succession", "position:trade")
    assert [row.cells[:3] for row in answer.rows] == [
        ("Inga Solheim", "2022-06-12", "2022-06-12"),
        ("Nils Hovland", "2023-06-12", "2023-06-12"),
    ]
    assert answer.notes == (f"changed hands after 2022-06-12 and by 2023-06-12; {NO_SOURCE} when",)
    assert ask("succession", "position:secretary").notes == ("changed hands: 2023-12",)
    assert ask("succession", "Chief Cook").notes == ("no office is called “Chief Cook”",)


def test_the_office_of_a_person_on_a_date_with_the_doubt_about_it() -> None:
    answer = ask("offices", "Olaf Halvor", "2023-07")
    assert [row.cells[:2] for row in answer.rows] == [
        ("Minister of War", "within the stated tenure"),
        ("Secretary of the State Council", "first attested 2024-09-11"),
    ]
    assert "the words call Olaf Halvor by the title of Secretary" in answer.notes[0]
    assert ask("offices", "Olaf Halvor", "some time").notes == ("“some time” is no date",)


def test_offices_by_source_say_what_is_left_out() -> None:
    answer = ask("offices", "Brekke")
    assert len({row.cells[-1] for row in answer.rows}) == 3
    assert any("Left out is not ended" in note for note in answer.notes)


def test_meetings_say_through_whom_and_as_part_of_what() -> None:
    rows = ask("met", "Pell Ravn", "Jorun Aske").rows
    assert [(row.cells[1], row.cells[6]) for row in rows if row.cells[0] == "Ravn and Aske in Ansel"] == [
        ("2023-03", NO_SOURCE),
        ("2023-03-14", NO_SOURCE),
    ]
    (held,) = (row for row in rows if row.cells[0] == "border consultation of 2023")
    assert held.cells[5:] == ("Foreign ministry of Velmar", "Velmar-Ostrania border consultation")


def test_what_was_said_and_through_whom() -> None:
    (row,) = ask("said", "delta").rows
    assert (row.cells[0], row.cells[3]) == ("Olaf Halvor", "the agency")


def test_same_or_not_comes_with_the_names_that_the_sources_use() -> None:
    answer = ask("same", "mechanism:river", "mechanism:border")
    assert answer.notes == ("judged not the same",)
    assert answer.rows[0].cells[3] == "two commissions with their own numbers"
    assert {words.source for words in answer.rows[0].evidence} == {"s21", "s22"}
    unjudged = ask("same", "mechanism:rail", "mechanism:energy")
    assert unjudged.rows[0].cells[0] == "not judged"
    assert unjudged.notes == ("two things; nothing in the sources joins them",)


def test_what_rests_on_one_report_alone() -> None:
    assert ask("rests-on", "s26").notes == (NO_SOURCE,)
    assert any(row.cells[0] == "League of Rivers" for row in ask("rests-on", "s23").rows)


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        (Asked((("holder", "position:war", "2015"),), ("Olaf Halvor",), (), ("tr",)), ()),
        (Asked((("holder", "position:war", "2015"),), ("Pell Ravn",), ("Halvor",), ("s21",)), 3),
    ],
)
def test_an_answer_is_graded_by_what_it_must_and_must_not_hold(asked: Asked, faults: int | tuple[()]) -> None:
    graded = grade(load().dataset, asked)
    assert len(graded.faults) == (faults or 0)
    assert lines(graded.answers[0])
