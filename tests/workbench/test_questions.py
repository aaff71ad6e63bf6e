"""Questions as forms: labels, types of completions, what is missing."""

from __future__ import annotations

from regesta.base.assets import resource
from regesta.domain.codebook import load_codebook
from regesta.services.questions.answer import Answer, Row, Words
from regesta.workbench import questions


def test_words_know_their_types() -> None:
    text = resource("codebooks/diplomacy.yaml").read_text(encoding="utf-8")
    found = {form.name: form for form in questions.forms(load_codebook(text, "diplomacy.yaml"))}
    assert [field.label for field in found["met"].fields] == ["person", "and person"]
    assert found["met"].fields[0].types == ("person",)
    assert found["holder"].fields[1].types == ()
    assert found["said"].fields[-1].optional
    assert questions.missing(found["holder"], ["the minister", ""]) == ["date"]
    assert questions.missing(found["said"], ["gas", ""]) == []


def test_summary_and_evidence() -> None:
    assert questions.summary(Answer("q", ("a",))) == "No source tells."
    assert questions.summary(Answer("q", ("a",), (), ("no source tells",))) == "No source tells."
    row = Row(("x",), (Words("s1", "Title", 3, 9, "quoted"),))
    assert questions.evidence_lines(row) == [("“quoted”\nTitle", "s1@3-9")]
