"""Our EDTF dates against the `edtf` package, over generated values, and by hand where it says nothing."""

from __future__ import annotations

import time
import warnings
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from regesta.domain.values import KINDS, Comparison, EdtfDate, Precision, Shape, ValueProblem

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar warns about pyparsing at import
    from edtf import parse_edtf

years = st.integers(1000, 2999).map(lambda year: f"{year:04d}")
months = st.builds(lambda year, month: f"{year}-{month:02d}", years, st.integers(1, 12))
days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
seasons = st.builds(lambda year, season: f"{year}-{season}", years, st.integers(21, 23))
unspecified = st.one_of(
    years.map(lambda year: year[:3] + "X"),
    years.map(lambda year: year[:2] + "XX"),
    years.map(lambda year: year + "-XX"),
    months.map(lambda month: month + "-XX"),
    years.map(lambda year: year + "-XX-XX"),
)
plain = st.one_of(years, months, days)
qualified = st.builds(lambda text, mark: text + mark, plain, st.sampled_from("~?%"))
single = st.one_of(plain, qualified, seasons, unspecified)
anything = st.one_of(
    single,
    st.builds("{}/{}".format, plain, plain),
    plain.map("{}/..".format),
    plain.map("../{}".format),
    plain.map("{}/".format),
    plain.map("/{}".format),
    st.builds("[{}..{}]".format, plain, plain),
    st.builds("[{},{}]".format, plain, plain),
    plain.map("[..{}]".format),
    plain.map("[{}..]".format),
)


def parsed_or_none(text: str) -> EdtfDate | None:
    try:
        return EdtfDate.parse(text)
    except ValueProblem:
        return None


def as_day(value: object) -> date | None:
    return date(*value[:3]) if isinstance(value, time.struct_time) else None


@settings(max_examples=50)
@given(single)
def test_single_dates_mean_the_same_days_as_the_oracle(text: str) -> None:
    ours, theirs = EdtfDate.parse(text), parse_edtf(text)
    assert ours.earliest == as_day(theirs.lower_strict())
    assert ours.latest == as_day(theirs.upper_strict())


@settings(max_examples=50)
@given(plain, plain, st.sampled_from(["{}/{}", "[{}..{}]", "[{},{}]", "{}~/{}?"]))
def test_pairs_mean_the_same_days_as_the_oracle(first: str, second: str, form: str) -> None:
    low, high = sorted([EdtfDate.parse(first), EdtfDate.parse(second)])
    assume(not low.overlaps(high))
    assume("/" in form or low.precision == high.precision)  # the oracle's sets are of one precision
    text = form.format(low, high)
    ours, theirs = EdtfDate.parse(text), parse_edtf(text)
    assert ours.earliest == as_day(theirs.lower_strict())
    assert ours.latest == as_day(theirs.upper_strict())
    assert str(ours) == text


@settings(max_examples=50)
@given(plain, st.sampled_from(["{}/..", "../{}", "[{}..]", "[..{}]"]))
def test_open_ends_are_none_where_the_oracle_has_infinity(moment: str, form: str) -> None:
    text = form.format(moment)
    ours, theirs = EdtfDate.parse(text), parse_edtf(text)
    assert ours.earliest == as_day(theirs.lower_strict())
    assert ours.latest == as_day(theirs.upper_strict())
    assert None in (ours.earliest, ours.latest)


@given(anything)
def test_text_goes_round(text: str) -> None:
    ours = parsed_or_none(text)
    if ours is not None:
        assert EdtfDate.parse(str(ours)) == ours
        assert str(ours) == text
        KINDS["date"].validate(text)
        assert KINDS["date"].format(text)


@given(anything, anything)
def test_relations_hold_together(one: str, other: str) -> None:
    left, right = parsed_or_none(one), parsed_or_none(other)
    assume(left is not None and right is not None)
    assert left is not None
    assert right is not None
    assert left.overlaps(right) == right.overlaps(left)
    assert left.contains(left)
    if left.contains(right):
        assert left.overlaps(right)
    assert (left < right) + (right < left) + (left == right) == 1
    assert KINDS["date"].compare(one, other) == KINDS["date"].compare(other, one)
    assert (KINDS["date"].compare(one, other) is Comparison.EQUAL) == left.equals(right)


@given(st.text(max_size=30))
def test_any_other_text_is_refused_with_a_problem(text: str) -> None:
    ours = parsed_or_none(text)
    assert ours is None or EdtfDate.parse(str(ours)) == ours


@given(st.text("0123456789-X~?%/.,[] ", max_size=24))
def test_near_misses_are_dates_or_problems_and_never_anything_else(text: str) -> None:
    ours = parsed_or_none(text)
    if ours is not None and ours.earliest and ours.latest:
        assert ours.earliest <= ours.latest


@pytest.mark.parametrize(
    "text",
    ["", "2023-02-30", "2024-13", "2024-00", "24", "2024-5", "../..", "/", "2024-05-06/2024-05-05", "0000"]
    + ["[]", "[2024]", "[2024,2024]", "[2024,,2025]", "2X24", "201X-05", "2024-XX-05", "2024-21-05", "~2024"]
    + ["2024-05-06T10:00:00Z", "Y170000", "-0100", "٢٠٢٤", "2024-05-06\n2025", "1/2/3", "[2024..2023]"],
)
def test_refused(text: str) -> None:
    with pytest.raises(ValueProblem):
        EdtfDate.parse(text)


@pytest.mark.parametrize(
    ("text", "shape", "earliest", "latest", "precision"),
    [
        ("2024-05", Shape.ON, "2024-05-01", "2024-05-31", Precision.MONTH),
        ("2023-24", Shape.ON, "2023-12-01", "2024-02-29", Precision.SEASON),
        ("9999-24", Shape.ON, "9999-12-01", "9999-12-31", Precision.SEASON),
        ("2000~/2004~", Shape.FROM_TO, "2000-01-01", "2004-12-31", Precision.YEAR),
        ("2010/..", Shape.FROM_TO, "2010-01-01", None, Precision.YEAR),
        ("/2024-11-11", Shape.FROM_TO, None, "2024-11-11", Precision.DAY),
        ("[2024-04-21..2024-04-28]", Shape.WITHIN, "2024-04-21", "2024-04-28", Precision.DAY),
        ("[..2024-05]", Shape.BEFORE, None, "2024-05-31", Precision.MONTH),
        ("[2024-05..]", Shape.AFTER, "2024-05-01", None, Precision.MONTH),
        ("[2024-04-12,2024-04-19]", Shape.EITHER, "2024-04-12", "2024-04-19", Precision.DAY),
        ("[2023,2024-05..2024-06]", Shape.EITHER, "2023-01-01", "2024-06-30", Precision.YEAR),
    ],
)
def test_shapes(text: str, shape: Shape, earliest: str | None, latest: str | None, precision: Precision) -> None:
    ours = EdtfDate.parse(f" {text} ")
    assert ours.shape is shape
    assert ours.precision is precision
    assert ours.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert ours.latest == (date.fromisoformat(latest) if latest else None)


def test_constructors_make_what_the_editor_offers() -> None:
    assert str(EdtfDate.on(date(2024, 4, 21))) == "2024-04-21"
    assert str(EdtfDate.from_to("2010", None)) == "2010/.."
    assert str(EdtfDate.within("2024-04-21", "2024-04-28")) == "[2024-04-21..2024-04-28]"
    assert str(EdtfDate.before("2024")) == "[..2024]"
    assert str(EdtfDate.after("2024")) == "[2024..]"
    assert str(EdtfDate.either("2024-04-12", "2024-04-19")) == "[2024-04-12,2024-04-19]"
    with pytest.raises(ValueProblem, match="open at both ends"):
        EdtfDate.from_to(None, None)
    with pytest.raises(ValueProblem, match="earlier date first"):
        EdtfDate.within("2024-05", "2023")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("2024-05", "2024-05-06", Comparison.PRECISION),
        ("2024-05", "2024-05~", Comparison.PRECISION),
        ("2024-05-06", "2024-05-07", Comparison.CONTRADICT),
        ("2024-05-06~", "2024-05-07", Comparison.DIFFER),
        ("[2024-04-12,2024-04-19]", "[2024-04-19,2024-04-12]", Comparison.EQUAL),
        ("[2024-04-12,2024-04-19]", "2024-04-15", Comparison.CONTRADICT),
        ("[2024-04-21..2024-04-28]", "2024-04-21/2024-04-28", Comparison.PRECISION),
        ("2024-04-18/2024-04-21", "2024-04-19/2024-04-22", Comparison.CONTRADICT),
        ("2010/..", "[..2012]", Comparison.DIFFER),
    ],
)
def test_comparison(left: Any, right: Any, verdict: Comparison) -> None:
    assert KINDS["date"].compare(left, right) is verdict
