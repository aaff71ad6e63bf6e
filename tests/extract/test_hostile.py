"""Texts that no one writes in earnest: what looks like our own codes, endless lists, days at the calendar's edge."""

from __future__ import annotations

from time import process_time

import pytest

from tests.extract.reader import labels, run

DAY = "2024-05-17"


@pytest.mark.parametrize(
    "text",
    [
        "Wang Yi held the third <M9> round of talks with <P9>.",
        "“We agree,” <P7> said. <P1>, <P2> and <P3> co-chaired the 5th <M8>.",
        "He met <P99999999999999999999>. <L3> is here.",
        "OSLO, May 17 – <L0> and <O1> held the 5th <M0> in <L7> on <D2>.",
    ],
)
def test_what_looks_like_a_code_in_the_source_is_text(text: str) -> None:
    found = run(text, DAY)
    assert all(text[m.start : m.end] for m in found.mentions)
    assert not any("<" in label for label in labels(found, "person"))


@pytest.mark.parametrize("piece", ["Foreign Minister Wang Yi, ", "Aa-", "Aa Bb ", "May 17, ", "(", "vice ", "<P1>, "])
def test_time_grows_with_the_length_of_the_text_only(piece: str) -> None:
    run("Foreign Minister Kari Solheim met Julio Quispe in Oslo.", DAY)  # loads
    began = process_time()
    run(piece * (2500 // len(piece)), DAY)
    assert process_time() - began < 5  # was minutes; the bound leaves room for a busy machine


@pytest.mark.parametrize(
    ("anchor", "text"), [("0001-01-01", "He came on Friday."), ("9999-12-31", "He leaves tomorrow.")]
)
def test_days_beyond_the_calendar_have_no_value(anchor: str, text: str) -> None:
    assert [m.value for m in run(text, anchor).mentions if m.type == "date"] == [None]
