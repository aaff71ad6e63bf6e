"""Code points and UTF-16 positions: every position of every text goes there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.ui.positions import Positions

TEXTS = st.text(alphabet=st.sampled_from("aé€中😀𝒳👩🏽\u200d \n"), max_size=60)


@given(TEXTS)
def test_there_and_back(text: str) -> None:
    positions = Positions(text)
    for point in range(len(text) + 1):
        unit = positions.to_qt(point)
        assert unit == len(text[:point].encode("utf-16-le")) // 2
        assert positions.from_qt(unit) == point


@given(TEXTS)
def test_inside_a_pair_is_the_pairs_character(text: str) -> None:
    positions = Positions(text)
    for unit in range(positions.units + 1):
        point = positions.from_qt(unit)
        assert positions.to_qt(point) in {unit, unit - 1}


def test_outside_the_text() -> None:
    positions = Positions("a😀")
    for bad in (-1, 3):
        with pytest.raises(IndexError):
            positions.to_qt(bad)
    with pytest.raises(IndexError):
        positions.from_qt(4)
