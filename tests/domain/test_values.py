"""Every kind: parse, validate, normalise, compare, format, schema."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.domain.values import KINDS, Comparison, EnumKind, JsonValue, NameForm, ValueProblem, checked_language

GOOD: dict[str, list[tuple[str, JsonValue]]] = {
    "text": [("  a\nb ", "a\nb")],
    "name": [(" Sergei Shoigu ", "Sergei Shoigu"), ("王毅", "王毅")],
    "integer": [("19", 19), ("19th", 19), ("1,200", 1200), ("−3", -3)],
    "number": [("240", "240"), ("1,234.50", "1234.50"), ("-0.5", "-0.5")],
    "quantity": [("240 billion USD", {"amount": "240", "unit": "billion USD"}), ("26%", {"amount": "26", "unit": "%"})],
    "boolean": [("Yes", True), ("0", False)],
    "date": [("2024-05~", "2024-05~")],
    "duration": [("P4D", "P4D"), ("4 days", "P4D"), ("pt90m", "PT90M")],
    "frequency": [("annual", "R/P1Y"), ("R5/P6M", "R5/P6M")],
    "enum": [("In progress", "in_progress")],
    "identifier": [("Wikidata:Q42", "wikidata:Q42"), ("urn:isbn:123", "urn:isbn:123")],
    "url": [("example.org/a", "https://example.org/a"), ("http://[::1]:80/x", "http://[::1]:80/x")],
    "geo": [("51.88, 128.33", "51.88,128.33")],
    "reference": [(" p:1a ", "p:1a")],
}
BAD = {
    "text": ["", "  ", "a\0b", "a\ud800"],
    "name": ["a\nb", "x" * 501],
    "integer": ["1.5", "nineteen", "9" * 30, "٣"],
    "number": ["1e5", "NaN", "Infinity", "1,23", "x", "9" * 61],
    "quantity": ["240", "billion", ""],
    "boolean": ["maybe"],
    "date": ["yesterday", ""],
    "duration": ["P", "PT", "4", "P-1D", "P1S", "P1.5D"],
    "frequency": ["P1Y", "sometimes"],
    "enum": [""],
    "identifier": ["Q42", "wikidata:", "a b:c", "wikidata:Q 42"],
    "url": ["", "ftp://example.org", "javascript:alert(1)", "https://", "https://a b", "https://me@x", "http://[x]"]
    + ["https://example.org:99999", "file:///etc/passwd"],
    "geo": ["91,0", "0,181", "1", "a,b", "1,2,3"],
    "reference": ["", "a b", "../x", "x" * 101],
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_reads_checks_and_describes_its_values(kind: str) -> None:
    for text, value in GOOD[kind]:
        parsed = KINDS[kind].parse(text)
        assert parsed == value
        assert type(parsed) is type(value)
        assert KINDS[kind].validate(value) == value
        assert KINDS[kind].compare(value, value) is Comparison.EQUAL
        assert KINDS[kind].format(value)
        jsonschema_rs.Draft202012Validator(KINDS[kind].json_schema()).validate(value)
    for text in BAD[kind]:
        with pytest.raises(ValueProblem, match=r"[;,]"):  # says what to do
            KINDS[kind].parse(text)
    assert KINDS[kind].name == kind
    assert KINDS[kind].editor


@pytest.mark.parametrize("kind", KINDS)
@given(
    value=st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dictionaries(st.text(), st.text())
    )
)
def test_a_value_is_taken_or_refused_and_nothing_else_happens(kind: str, value: object) -> None:
    try:
        checked = KINDS[kind].validate(value)
    except ValueProblem:
        return
    jsonschema_rs.Draft202012Validator(KINDS[kind].json_schema()).validate(checked)
    assert KINDS[kind].validate(checked) == checked
    assert KINDS[kind].compare(checked, checked) is Comparison.EQUAL


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text(max_size=40))
def test_a_typed_text_is_taken_or_refused(kind: str, text: str) -> None:
    try:
        parsed = KINDS[kind].parse(text)
    except ValueProblem:
        return
    assert KINDS[kind].validate(parsed) == parsed


@pytest.mark.parametrize(
    ("kind", "left", "right", "verdict"),
    [
        ("number", "240", "240.0", "equal"),
        ("number", "240", "240.11", "precision"),
        ("number", "240.1", "240.14", "precision"),
        ("number", "240.1", "240.24", "contradict"),
        ("integer", 133, 144, "contradict"),
        ("quantity", {"amount": "1", "unit": "km"}, {"amount": "1000", "unit": "m"}, "differ"),
        ("quantity", {"amount": "1", "unit": "km"}, {"amount": "2", "unit": "km"}, "contradict"),
        ("text", "A  “b”", 'a "B"', "equal"),
        ("name", "Sergei Lavrov", "Sergey Lavrov", "differ"),
        ("name", "Ｗang－Yi", "wang-yi", "equal"),
        ("enum", "held", "cancelled", "contradict"),
        ("identifier", "wikidata:Q1", "wikidata:Q2", "contradict"),
        ("identifier", "wikidata:Q1", "viaf:2", "differ"),
        ("url", "http://Example.org:80/a/", "https://example.org/a#b", "equal"),
        ("url", "https://example.org/a", "https://example.org/b", "differ"),
        ("duration", "P7D", "P1W", "equal"),
        ("duration", "P4D", "P5D", "contradict"),
        ("frequency", "R/P1Y", "R/P2Y", "differ"),
        ("geo", "51.9,128.3", "51.88,128.33", "precision"),
        ("geo", "51.9,128.3", "50.0,128.3", "contradict"),
        ("reference", "a", "b", "contradict"),
        ("boolean", True, False, "contradict"),
    ],
)
def test_comparison(kind: str, left: Any, right: Any, verdict: Comparison) -> None:
    assert KINDS[kind].compare(left, right) == verdict
    assert KINDS[kind].compare(right, left) == verdict


def test_an_enum_with_terms_takes_only_them() -> None:
    kind = EnumKind(["held", "in_progress"])
    assert kind.parse("in-progress") == "in_progress"
    with pytest.raises(ValueProblem, match="choose one of held, in_progress"):
        kind.parse("cancelled")
    assert kind.json_schema()["enum"] == ["held", "in_progress"]


def test_details() -> None:
    name = KINDS["name"]
    assert name.validate_detail({"lang": "ZH-hant", "form": "typo"}) == {"lang": "zh-Hant", "form": "typo"}
    assert name.validate_detail({"lang": None}) is None
    with pytest.raises(ValueProblem, match="detail"):
        name.validate_detail({"form": "nonsense"})
    with pytest.raises(ValueProblem, match="has no detail"):
        KINDS["integer"].validate_detail({"x": 1})
    assert KINDS["duration"].validate_detail({"approximate": True}) == {"approximate": True}
    assert not NameForm.GARBLED.reliable
    assert NameForm.FORMER.reliable
    with pytest.raises(ValueProblem):
        checked_language("english")


def test_shown_dates_use_signs_and_no_words() -> None:
    shown = {text: KINDS["date"].format(text) for text in ["2024-03~", "2024?", "2024-04-21/2024-04-28", "[..2024]"]}
    assert shown["2024-03~"] == "≈ 2024-03"
    assert shown["2024?"] == "2024 ?"
    assert shown["2024-04-21/2024-04-28"] == "2024-04-21 – 2024-04-28"
    assert shown["[..2024]"] == "… 2024"
